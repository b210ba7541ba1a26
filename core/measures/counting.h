// From rows to counts: which rows a definition means, and how many of them stand in each group.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/intake/population.h"
#include "core/intake/settings.h"
#include "core/intake/survey.h"
#include "core/measures/measure.h"
#include "core/standards/standards.h"

namespace evenhand::intake {
struct Benchmark;
struct Register;
}  // namespace evenhand::intake

namespace evenhand::measures {

/// What was read of one file.
struct ReadFile {
  std::string kind;
  std::string name;
  std::vector<const intake::Population*> populations;
  const intake::Survey* survey = nullptr;  // of a survey
};

/// Everything that was read, by kind of file.
struct Material {
  const intake::Population* workforce = nullptr;  // never null when measures are made
  std::map<std::string, std::vector<const intake::Population*>, std::less<>> populations;
  std::vector<const intake::Survey*> surveys;
  std::set<std::string, std::less<>> given;  // kinds of file that were read
  std::vector<ReadFile> files;               // in the order they were read, the populations above among them
  const intake::Register* people = nullptr;  // of the staff list, where it is kept
  const intake::Benchmark* benchmark = nullptr;

  std::span<const intake::Population* const> of(std::string_view kind) const;
  bool has(std::string_view kind) const { return given.contains(kind); }
};

/// The groups of a view of a characteristic, and the group of each category; whoever is in none is unknown.
struct ViewGroups {
  const standards::View* view = nullptr;
  const standards::Vocabulary* vocabulary = nullptr;
  std::vector<standards::Group> groups;
  std::array<std::uint8_t, 256> of{};  // index into `groups`, or groups.size() for unknown

  std::uint8_t unknown() const { return static_cast<std::uint8_t>(groups.size()); }
  /// Index of a group, or `unknown()`.
  std::uint8_t find(std::string_view id) const;
};

/// `vocabulary` is that of the column counted: patients and survey answers may have one of their own.
ViewGroups groups_of(const standards::View& view, const standards::Vocabulary& vocabulary,
                     const intake::Settings& settings, const standards::Standards& standards);
/// The same, by the vocabulary of the characteristic.
ViewGroups groups_of(const standards::View& view, const intake::Settings& settings,
                     const standards::Standards& standards);

struct Entry {
  std::uint32_t row = 0;
  std::uint32_t people = 0;
};

/// Rows picked out of one population. `all`: every row, with its own weight.
struct Part {
  const intake::Population* population = nullptr;
  bool all = false;
  std::vector<Entry> entries;
};

struct Gathered {
  std::vector<Part> parts;
  std::string lacking;     // role of a column without which nothing can be picked
  bool last_year = false;  // the files reach back into the year before
};

/// The rows that a selection means. With `this_year_only`, counts of last year are left out.
Gathered gather(const Material& material, const standards::Selection& selection, bool this_year_only = false);

struct Tally {
  /// The codes of each group, then of unknown, in the rows of one population.
  struct Rows {
    std::shared_ptr<const Coding> coding;
    std::vector<Codes> codes;
  };

  bool supplied = false;              // some file carries the characteristic
  std::vector<std::uint64_t> counts;  // one a group, then unknown
  std::vector<std::string> notes;     // footnotes of the columns counted
  std::vector<Rows> rows;

  std::uint64_t total() const;
  /// Whom the counts of these groups count.
  Whom whom(std::initializer_list<std::size_t> groups) const;
  /// Of all groups but unknown, and but `except`.
  Whom whom_known(std::size_t except = 0xFFFF) const;
  Whom whom_all() const;
};

/// How many of the rows stand in each group.
Tally tally(const Gathered& gathered, const ViewGroups& view);

/// The grouping that a view uses: where Chinese stands among five groups is a rule.
std::string_view chosen_grouping(std::string_view grouping, const intake::Settings& settings,
                                 const standards::Standards& standards);

/// "No file of applications was given. Add one to work this out."
std::string no_file(std::string_view kind, const standards::Standards& standards);
/// "The file of formal cases has no column for the type of case."
std::string no_column(std::string_view kind, std::string_view role, const standards::Standards& standards);

/// What files call a characteristic, inside a sentence: "ethnicity", where the law says race.
std::string name_in_files(std::string_view characteristic, const standards::Standards& standards);

/// Where random draws of a measure start: the same draws for the same measure in every run.
std::uint64_t seed_of(std::string_view id);

/// Lower case at the start, unless the word is an abbreviation.
std::string lower_first(std::string text);
std::string upper_first(std::string text);

}  // namespace evenhand::measures
