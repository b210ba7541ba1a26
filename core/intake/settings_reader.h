// Reading settings: what cannot be used is left out and told. Parts of the settings have their own files.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/intake/settings.h"

namespace evenhand::intake {

class SettingsReader {
 public:
  using json = nlohmann::ordered_json;  // one JSON type in the whole module keeps it small

  SettingsReader(const standards::Standards& standards, std::vector<Problem>& problems)
      : standards(standards), problems_(problems) {}

  void fault(const std::string& place, const std::string& value, const std::string& message);
  void problem(Problem problem) { problems_.push_back(std::move(problem)); }
  /// A member of the wanted type, or null; the wrong type is a fault. `what`: "text", "a list of pairs".
  const json* member(const json& j, const char* key, json::value_t type, const std::string& what);

  const standards::Standards& standards;

 private:
  std::vector<Problem>& problems_;
};

/// Each reads its own member of the settings, when it is there.
void read_thresholds(const SettingsReader::json& j, SettingsReader& reader, Settings& out);
void read_benchmark(const SettingsReader::json& j, SettingsReader& reader, Settings& out);
void read_analyses(const SettingsReader::json& j, SettingsReader& reader, Settings& out);
void read_protection(const SettingsReader::json& j, SettingsReader& reader, Settings& out);
void read_eds(const SettingsReader::json& j, SettingsReader& reader, Settings& out);
/// Of the member `organisation`: what decides which duties fall on it.
void read_organisation_facts(const SettingsReader::json& organisation, SettingsReader& reader, Settings& out);

/// Whether the settings have an analysis of this id: "analysis.1".
bool is_analysis(std::string_view id, const SettingsReader::json& settings);

}  // namespace evenhand::intake
