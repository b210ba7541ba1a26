// Indicators as data: which rows, which event, which groups, which way round, and where it is written.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/standards/source.h"

namespace evenhand::standards {

class Scan;
struct Standards;

/// A way of looking at a characteristic: `ethnicity` (two groups), `ethnicity_5`, `ethnicity_detailed`, `sex` …
struct View {
  std::string id;
  std::string title;
  std::string characteristic;
  std::string grouping;  // empty: the vocabulary's own categories
};

/// A row counts when its category in `role` is one of `is` (or none of them, when negated). Role `work` is whether the
/// work is clinical.
struct Condition {
  std::string role;
  std::vector<std::string> is;
  bool negate = false;
};

/// Which rows of which kind of file, and what they count as.
struct Selection {
  std::string kind;
  std::vector<std::string> counts;  // columns of counts to add up; empty: people
  std::vector<Condition> where;
  bool people = false;  // the same person counts once
};

/// A definition that holds only under one option of a rule.
struct When {
  std::string rule;
  std::string option;
};

/// Relative likelihood. With an empty characteristic: a family, run for each category of each view.
struct LikelihoodDefinition {
  std::string id;
  std::string title;
  std::string file;    // kind of file without which there is nothing
  std::string family;  // table in which it is a row; empty for none
  std::string family_title;
  std::string characteristic;
  std::string grouping;
  std::string over;   // group on top of the ratio
  std::string under;  // group below
  Selection base;
  Selection events;
  std::string people;
  std::string outcome;
  std::string event_label;
  std::string base_label;
  bool harm = false;       // the event is something bad
  bool odds = false;       // two stocks are compared, not a part with its whole
  bool optional = false;   // left out unless the file has the columns of its conditions
  bool two_years = false;  // the mean of this year and last year
  bool funnel = false;
  std::optional<When> when;
  std::vector<std::string> notes;
  Source source;
};

/// The share of a group in a part against its share in the workforce.
struct DifferenceDefinition {
  std::string id;
  std::string title;
  std::string characteristic;
  std::string grouping;
  std::vector<Group> groups;  // in order, `unknown` last
  std::string focus;
  Selection part;
  std::string part_label;
  Source source;
};

/// Something that only the provider's own words can answer.
struct StatementDefinition {
  std::string id;
  std::string title;
  std::string characteristic;
  std::string prompt;
  Source source;
};

struct TrainingDefinition {
  std::string role;  // column with the date it was done
  int renewal_years = 0;
  int joining_months = 0;
  Source source;
};

struct PatientRecord {
  std::string id;
  std::string title;
  std::string outcome;
  bool satisfaction = false;  // whether people were satisfied is what counts
};

struct PatientDefinition {
  std::vector<std::string> views;
  std::vector<PatientRecord> records;
  Source source;
};

struct Indicators {
  std::vector<LikelihoodDefinition> likelihoods;
  std::vector<LikelihoodDefinition> families;
  std::vector<DifferenceDefinition> differences;
  std::vector<StatementDefinition> statements;
  TrainingDefinition training;
  PatientDefinition patients;
  Source change;                                               // of the workforce over a year
  Source analysis;                                             // of people whom the user chose beside everybody else
  std::vector<std::pair<std::string, std::string>> crossings;  // pairs shown unless the user chooses others
};

/// Adds what one rule pack defines.
void read_indicators(const nlohmann::ordered_json& j, Scan& scan, Indicators& out);

/// Faults between the definitions and the rest of the standards.
void check_indicators(const Standards& standards, std::vector<std::string>& faults);

}  // namespace evenhand::standards
