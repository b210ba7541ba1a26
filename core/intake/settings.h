// What the user chose: labels and names only, never a person. Read from JSON; anything odd is a problem, never a crash.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/dates.h"
#include "core/intake/problems.h"
#include "core/standards/standards.h"

namespace evenhand::intake {

/// People to set beside everybody else.
struct AnalysisChoice {
  int number = 0;               // its place in the settings, from 1
  std::string title;            // may be empty
  std::string by;               // "site", "contract", "pay_band", "staff_group", "transferred_in" or "own_group"
  std::vector<std::string> is;  // labels as given, ids of categories, or "ever" and "year" of a transfer; never empty
};

/// The scores of one service over the outcomes of EDS 2022 that go by service.
struct EdsServiceScores {
  std::string name;
  std::map<std::string, int> scores;  // outcome, 0 to 3; one that is not scored yet is not here
};

struct EdsScores {
  std::vector<EdsServiceScores> services;
  std::map<std::string, int> scores;  // of the other outcomes
};

struct BenchmarkArea {
  std::string code;              // ONS
  std::optional<double> weight;  // above 0; all areas have one, or none
};

/// The population to compare with.
struct BenchmarkChoice {
  std::string use = "england";  // "england", "areas", "places", "catchment" or "none"
  std::vector<BenchmarkArea> areas;
  std::string by = "site";                    // or "contract": whose labels `places` has
  std::map<std::string, std::string> places;  // label in the staff list, ONS code
  std::string trust;                          // code of an acute trust
};

/// How a report for publication is protected (disclosure.md §1).
struct Protection {
  bool round = false;                 // to the nearest 5 instead of hiding in two steps
  std::uint64_t threshold = 5;        // the smallest count of people that is shown
  std::uint64_t survey_minimum = 11;  // answers
  std::uint64_t pay_minimum = 10;     // people behind an average
  bool zeros = false;                 // protects zeros and full groups too
  bool complement = true;             // k of n tells as much as n - k
  bool secondary = true;              // false: only to show what second hiding is for
};

struct Settings {
  bool publication = false;  // who the report is for: everybody, or the organisation itself
  Protection protection;
  std::string organisation_name;
  std::string organisation_kind = "other";
  bool organisation_kind_said = false;
  std::optional<std::uint64_t> employees;  // of the legal body
  std::optional<bool> nhs_standard_contract;
  std::optional<bool> public_authority;  // listed in the Regulations of 2017
  std::optional<Date> snapshot_date;
  bool snapshot_date_assumed = false;
  std::optional<Date> previous_snapshot_date;
  std::set<std::string> include;                                                     // contract types wanted after all
  std::map<std::string, std::map<std::string, std::optional<std::string>>> columns;  // kind, header, role or none
  std::map<std::string, std::map<std::string, std::string>> values;  // vocabulary, folded value, category
  std::map<std::string, std::string> kinds;                          // file name, kind
  std::map<std::string, std::string> rules;                          // rule, option
  std::optional<int> survey_year;
  std::optional<std::vector<std::pair<std::string, std::string>>> crossings;  // pairs for grids; nothing: the usual
  std::map<std::string, std::string> words;                                   // the provider's own, by measure
  std::map<std::string, std::map<std::string, double>> thresholds;            // threshold, name of the number
  std::vector<AnalysisChoice> analyses;
  EdsScores eds;
  BenchmarkChoice benchmark;
};

/// A threshold in use: the user's number, or the default; 0 for a name that no threshold has.
double threshold(const Settings& settings, const standards::Standards& standards, std::string_view id,
                 std::string_view name);

/// The day of last year's staff list: as chosen, else a year before the snapshot; nothing when that has no date.
std::optional<Date> previous_snapshot(const Settings& settings);

/// The autumn in which the survey was held: as chosen, else the one before the snapshot.
int survey_year(const Settings& settings);

/// The chosen option of a rule, or its default; empty for an unknown rule.
std::string_view rule(const Settings& settings, const standards::Standards& standards, std::string_view id);

/// Reads settings JSON (`format: "evenhand-settings/1"`). What cannot be used is left out and told in `problems`.
Settings read_settings(std::string_view text, const standards::Standards& standards, std::vector<Problem>& problems);

}  // namespace evenhand::intake
