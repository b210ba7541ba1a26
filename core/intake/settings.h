// What the user chose: labels and names only, never a person. Read from JSON; anything odd is a problem, never a crash.
#pragma once

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

struct Settings {
  std::string organisation_name;
  std::string organisation_kind = "other";
  std::optional<Date> snapshot_date;
  bool snapshot_date_assumed = false;
  std::set<std::string> include;                                                     // contract types wanted after all
  std::map<std::string, std::map<std::string, std::optional<std::string>>> columns;  // kind, header, role or none
  std::map<std::string, std::map<std::string, std::string>> values;  // vocabulary, folded value, category
  std::map<std::string, std::string> kinds;                          // file name, kind
  std::map<std::string, std::string> rules;                          // rule, option
  std::optional<int> survey_year;
  std::optional<std::vector<std::pair<std::string, std::string>>> crossings;  // pairs for grids; nothing: the usual
  std::map<std::string, std::string> words;                                   // the provider's own, by measure
};

/// The autumn in which the survey was held: as chosen, else the one before the snapshot.
int survey_year(const Settings& settings);

/// The chosen option of a rule, or its default; empty for an unknown rule.
std::string_view rule(const Settings& settings, const standards::Standards& standards, std::string_view id);

/// Reads settings JSON (`format: "evenhand-settings/1"`). What cannot be used is left out and told in `problems`.
Settings read_settings(std::string_view text, const standards::Standards& standards, std::vector<Problem>& problems);

}  // namespace evenhand::intake
