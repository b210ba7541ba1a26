// The rules of the domain as typed, read-only values: vocabularies, kinds of file, indicators, sections, thresholds.
// They come from the JSON files in `data/` and know nothing of how anything is computed.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/standards/benchmarks.h"
#include "core/standards/duties.h"
#include "core/standards/embedded.h"
#include "core/standards/indicators.h"
#include "core/standards/pay_gap.h"
#include "core/standards/series.h"
#include "core/standards/survey.h"

namespace evenhand::standards {

/// Whether work is clinical, as staff group or occupation code says it.
enum class Work : std::uint8_t { unknown, non_clinical, clinical, medical };

struct Ages {
  int from = 0;
  int to = 0;  // inclusive
};

struct Category {
  std::string id;
  std::string label;
  bool known = true;        // false: declined, not recorded, undecided
  bool show_always = true;  // false: listed only when somebody is in it
  std::vector<std::string> labels;
  std::vector<std::string> codes;
  std::vector<std::string> aliases;
  std::vector<std::pair<std::string, std::string>> groups;  // grouping id, group id
  Work work = Work::unknown;                                // staff groups only
  std::optional<Ages> ages;                                 // age bands only
  std::string note;
};

struct Grouping {
  std::string id;
  std::string label;
  std::string note;  // footnote for readers, where the grouping needs one
  std::vector<Group> groups;
};

/// How a cell may hold more than one part: `A White - British`, or `NHS|XR05|Review Body Band 5`.
enum class Split : std::uint8_t { none, code_label, pipe };

struct Vocabulary {
  std::string id;
  std::string label;
  Source source;
  Split split = Split::none;
  std::vector<std::string> drop_words;
  std::vector<Grouping> groupings;
  std::vector<Category> categories;  // fewer than 250: a category is one byte
};

enum class Values : std::uint8_t { identifier, vocabulary, labels, date, number, text };

struct Column {
  std::string role;
  std::string label;
  Values values = Values::text;
  std::string vocabulary;
  std::vector<std::string> aliases;
};

/// A column that a report misses when it is not there; any one of `roles` will do.
struct Expected {
  std::vector<std::string> roles;
  std::string label;
  std::string consequence;
};

struct Kind {
  std::string id;
  std::string label;
  std::string row;
  std::vector<std::string> needed;
  std::vector<Column> columns;  // its own, then the characteristics'
  std::size_t own_columns = 0;
  std::vector<Expected> expected;
  std::string like;  // another kind with the same columns; then only the user can say which of the two a file is
};

struct Profile {
  std::string id;
  std::string title;
  std::string grouping;  // empty: the vocabulary's own categories
};

/// One of the nine protected characteristics.
struct Characteristic {
  std::string id;
  std::string label;
  std::string vocabulary;
  Source source;
  std::vector<Profile> profiles;
  std::string not_supplied;  // what to add when no column carries it
};

/// A profile of the workforce by something that is not a characteristic.
struct Breakdown {
  std::string id;
  std::string title;
  std::string role;
  Source source;
};

struct GridRowRule {
  std::string id;
  std::string label;
  bool of_which = false;
  std::vector<std::string> pay_bands;
  std::vector<std::string> medical_grades;
};

struct GridBlock {
  std::string section;
  std::string label;
  Work work = Work::unknown;
  std::vector<GridRowRule> rows;
};

struct GridDefinition {
  std::string id;
  std::string title;
  std::string characteristic;
  std::string grouping;
  std::vector<Group> groups;  // in order, `unknown` last
  std::string focus;          // the group its sentence speaks of
  Source source;
  std::string how;
  std::vector<GridBlock> blocks;
};

struct RuleOption {
  std::string id;
  std::string label;
};

/// A choice the standards leave open, or that is not confirmed: a setting.
struct Rule {
  std::string id;
  std::string label;
  std::string default_option;
  std::vector<RuleOption> options;
  Source source;
};

struct SectionDefinition {
  std::string id;
  std::string title;
  std::vector<std::string> characteristics;  // whose families stand here, after `measures`
  std::vector<std::string> measures;         // ids, or the start of ids: `patients.*`
};

/// What is accepted of one sort of gap, and what counts as a change: numbers by name, such as `within_low`.
struct Threshold {
  std::string id;
  std::string label;
  std::vector<std::pair<std::string, double>> values;
  Source source;

  double value(std::string_view name) const;
};

struct OccupationPrefix {
  std::string prefix;
  Work work = Work::unknown;
};

struct Standards {
  std::vector<std::string> rule_packs;
  std::vector<Vocabulary> vocabularies;
  std::vector<Kind> kinds;
  std::vector<Characteristic> characteristics;
  std::vector<Breakdown> breakdowns;
  std::vector<GridDefinition> grids;
  std::vector<Rule> rules;
  std::vector<SectionDefinition> sections;
  std::vector<OccupationPrefix> occupations;
  std::vector<Threshold> thresholds;
  std::vector<View> views;
  Indicators indicators;
  std::vector<PayGapDefinition> pay_gaps;
  std::vector<PayPeriod> pay_periods;
  Survey survey;
  Duties duties;
  Benchmarks benchmarks;
  std::vector<SeriesBreak> series_breaks;
};

struct Loaded {
  Standards standards;
  std::vector<std::string> faults;  // sentences; empty when every file is well formed
};

/// Reads a set of data files. Never stops at the first fault: all are told.
Loaded load(std::span<const EmbeddedFile> files);

/// Faults between the files: labels that appear twice, ids that nothing defines.
std::vector<std::string> cross_faults(const Standards& standards);

/// The compiled-in standards, read once.
const Standards& standards();

const Vocabulary* find_vocabulary(const Standards& standards, std::string_view id);
const Kind* find_kind(const Standards& standards, std::string_view id);
const Column* find_column(const Kind& kind, std::string_view role);
const Characteristic* find_characteristic(const Standards& standards, std::string_view id);
const View* find_view(const Standards& standards, std::string_view id);
const Threshold* find_threshold(const Standards& standards, std::string_view id);
/// Whether a grid may set characteristics against this: a view, or a column of the staff list.
bool can_cross(const Standards& standards, std::string_view id);
const Grouping* find_grouping(const Vocabulary& vocabulary, std::string_view id);

/// Index of a category, if the vocabulary has it.
std::optional<std::uint8_t> find_category(const Vocabulary& vocabulary, std::string_view id);

/// Group of a category under a grouping; empty when it stands in none (the unknowns).
std::string_view group_of(const Category& category, std::string_view grouping);

std::string_view to_string(Values values);
std::string_view to_string(Work work);

}  // namespace evenhand::standards
