#include "core/intake/settings.h"

#include <algorithm>
#include <array>

#include "core/intake/settings_reader.h"
#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

using json = nlohmann::ordered_json;  // one JSON type in the whole module keeps it small
using standards::Standards;

class MainReader : public SettingsReader {
 public:
  using SettingsReader::SettingsReader;

  void organisation(const json& j, Settings& out) {
    const auto* o = member(j, "organisation", json::value_t::object, "an object with name and kind");
    if (o == nullptr) return;
    if (const auto* name = member(*o, "name", json::value_t::string, "text")) {
      out.organisation_name = name->get<std::string>();
    }
    if (const auto* kind = member(*o, "kind", json::value_t::string, "text")) {
      static constexpr std::array<std::string_view, 4> kinds{"nhs_trust", "nhs_provider", "independent_provider",
                                                             "other"};
      const auto value = kind->get<std::string>();
      if (std::find(kinds.begin(), kinds.end(), value) == kinds.end()) {
        fault("organisation", value, "The kind of organisation is not one of those known.");
      } else {
        out.organisation_kind = value;
        out.organisation_kind_said = true;
      }
    }
    read_organisation_facts(*o, *this, out);
  }

  void snapshot(const json& j, Settings& out) {
    if (const auto* date = member(j, "snapshot_date", json::value_t::string, "a date such as 2025-03-31")) {
      const auto text = date->get<std::string>();
      out.snapshot_date = from_iso(text);
      if (!out.snapshot_date) fault("snapshot_date", text, "The snapshot date should look like 2025-03-31.");
    }
    if (const auto* assumed = member(j, "snapshot_date_assumed", json::value_t::boolean, "true or false")) {
      out.snapshot_date_assumed = assumed->get<bool>();
    }
    if (const auto* date = member(j, "previous_snapshot_date", json::value_t::string, "a date such as 2024-03-31")) {
      const auto text = date->get<std::string>();
      out.previous_snapshot_date = from_iso(text);
      if (!out.previous_snapshot_date) {
        fault("previous_snapshot_date", text, "The date of last year's staff list should look like 2024-03-31.");
      } else if (out.snapshot_date && to_day(*out.previous_snapshot_date) >= to_day(*out.snapshot_date)) {
        fault("previous_snapshot_date", text, "The date of last year's staff list should be before the snapshot date.");
        out.previous_snapshot_date.reset();
      }
    }
  }

  void include(const json& j, Settings& out) {
    const auto* list = member(j, "include", json::value_t::array, "a list");
    if (list == nullptr) return;
    const auto* types = standards::find_vocabulary(standards, "contract_type");
    for (const auto& item : *list) {
      const auto text = item.is_string() ? item.get<std::string>() : item.dump();
      if (types != nullptr && standards::find_category(*types, text)) {
        out.include.insert(text);
      } else {
        fault("include", text, "No contract type has this name.");
      }
    }
  }

  void columns(const json& j, Settings& out) {
    const auto* kinds = member(j, "columns", json::value_t::object, "an object by kind of file");
    if (kinds == nullptr) return;
    for (const auto& [kind_id, headers] : kinds->items()) {
      const auto* kind = standards::find_kind(standards, kind_id);
      if (kind == nullptr || !headers.is_object()) {
        fault("columns", kind_id, "No kind of file has this name.");
        continue;
      }
      for (const auto& [header, role] : headers.items()) {
        if (role.is_null()) {
          out.columns[kind_id][header] = std::nullopt;
        } else if (role.is_string() && standards::find_column(*kind, role.get<std::string>()) != nullptr) {
          out.columns[kind_id][header] = role.get<std::string>();
        } else {
          fault("columns", role.dump(),
                "\"" + header + "\" is matched to a column that " + kind_id + " files do not have.");
        }
      }
    }
  }

  void values(const json& j, Settings& out) {
    const auto* vocabularies = member(j, "values", json::value_t::object, "an object by vocabulary");
    if (vocabularies == nullptr) return;
    for (const auto& [id, map] : vocabularies->items()) {
      const auto* vocabulary = standards::find_vocabulary(standards, id);
      if (vocabulary == nullptr || !map.is_object()) {
        fault("values", id, "No vocabulary has this name.");
        continue;
      }
      for (const auto& [value, category] : map.items()) {
        if (category.is_string() && standards::find_category(*vocabulary, category.get<std::string>())) {
          out.values[id][standards::fold(value)] = category.get<std::string>();
        } else {
          fault("values", category.dump(), "\"" + value + "\" is matched to a category that " + id + " does not have.");
        }
      }
    }
  }

  void kinds(const json& j, Settings& out) {
    const auto* files = member(j, "kinds", json::value_t::object, "an object by file name");
    if (files == nullptr) return;
    for (const auto& [name, kind] : files->items()) {
      if (kind.is_string() && standards::find_kind(standards, kind.get<std::string>()) != nullptr) {
        out.kinds[name] = kind.get<std::string>();
      } else {
        fault("kinds", kind.dump(), "No kind of file has this name.");
      }
    }
  }

  void survey(const json& j, Settings& out) {
    const auto it = j.find("survey_year");
    if (it == j.end() || it->is_null()) return;
    if (it->is_number_integer() && it->get<int>() >= 2018 && it->get<int>() <= 2100) {
      out.survey_year = it->get<int>();
    } else {
      fault("survey_year", it->dump().substr(0, 80), "The survey year should be a year such as 2024.");
    }
  }

  void crossings(const json& j, Settings& out) {
    const auto* list = member(j, "crossings", json::value_t::array, "a list of pairs");
    if (list == nullptr) return;
    out.crossings.emplace();
    for (const auto& pair : *list) {
      const bool texts = pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string();
      const auto a = texts ? pair[0].get<std::string>() : std::string();
      const auto b = texts ? pair[1].get<std::string>() : std::string();
      if (texts && a != b && standards::find_view(standards, a) != nullptr && standards::can_cross(standards, b)) {
        out.crossings->emplace_back(a, b);
      } else {
        fault("crossings", pair.dump().substr(0, 80), "These two cannot be set against each other.");
      }
    }
  }

  void words(const json& j, Settings& out) {
    const auto* texts = member(j, "words", json::value_t::object, "an object by measure");
    if (texts == nullptr) return;
    for (const auto& item : texts->items()) {
      const auto& id = item.key();
      const auto& text = item.value();
      const auto known = [&](const auto& s) { return s.id == id; };
      const auto& statements = standards.indicators.statements;
      const bool is_known = std::any_of(statements.begin(), statements.end(), known) || is_analysis(id, j);
      if (text.is_string() && is_known) {
        out.words[id] = text.get<std::string>();
      } else {
        fault("words", id, "No part of the report takes words of this name.");
      }
    }
  }

  void rules(const json& j, Settings& out) {
    const auto* chosen = member(j, "rules", json::value_t::object, "an object by rule");
    if (chosen == nullptr) return;
    for (const auto& [id, option] : chosen->items()) {
      bool known = false;
      for (const auto& rule : standards.rules) {
        if (rule.id != id || !option.is_string()) continue;
        for (const auto& o : rule.options) known = known || o.id == option.get<std::string>();
      }
      if (known) {
        out.rules[id] = option.get<std::string>();
      } else {
        fault("rules", id, "No rule has this name and option.");
      }
    }
  }
};

}  // namespace

void SettingsReader::fault(const std::string& place, const std::string& value, const std::string& message) {
  problems_.push_back({.severity = Severity::error,
                       .code = "settings",
                       .column = place,
                       .value = value,
                       .message = message + " This setting was left out."});
}

const json* SettingsReader::member(const json& j, const char* key, json::value_t type, const std::string& what) {
  const auto it = j.find(key);
  if (it == j.end() || it->is_null()) return nullptr;
  if (it->type() == type) return &*it;
  fault(key, it->dump().substr(0, 80), std::string("\"") + key + "\" should be " + what + ".");
  return nullptr;
}

std::string_view rule(const Settings& settings, const Standards& standards, std::string_view id) {
  if (const auto it = settings.rules.find(std::string(id)); it != settings.rules.end()) return it->second;
  for (const auto& r : standards.rules) {
    if (r.id == id) return r.default_option;
  }
  return {};
}

std::optional<Date> previous_snapshot(const Settings& settings) {
  if (settings.previous_snapshot_date || !settings.snapshot_date) return settings.previous_snapshot_date;
  return to_date(months_after(*settings.snapshot_date, -12));
}

int survey_year(const Settings& settings) {
  constexpr int latest_national = 2024;
  if (settings.survey_year) return *settings.survey_year;
  return settings.snapshot_date ? settings.snapshot_date->year - 1 : latest_national;
}

Settings read_settings(std::string_view text, const Standards& standards, std::vector<Problem>& problems) {
  Settings out;
  MainReader reader(standards, problems);
  const auto j = json::parse(text, nullptr, false);
  if (!j.is_object()) {
    reader.fault("settings", "", "The settings are not a JSON object.");
    return out;
  }
  const auto format = j.find("format");
  if (format == j.end() || *format != "evenhand-settings/1") {
    reader.fault("format", "", "The settings should say \"format\": \"evenhand-settings/1\".");
    return out;
  }
  static constexpr std::array<std::string_view, 19> keys{"format",        "organisation",
                                                         "snapshot_date", "snapshot_date_assumed",
                                                         "audience",      "include",
                                                         "columns",       "values",
                                                         "kinds",         "rules",
                                                         "survey_year",   "crossings",
                                                         "words",         "previous_snapshot_date",
                                                         "benchmark",     "thresholds",
                                                         "analyses",      "eds",
                                                         "protection"};
  for (const auto& [key, value] : j.items()) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) reader.fault(key, "", "No setting has this name.");
  }
  reader.organisation(j, out);
  reader.snapshot(j, out);
  reader.include(j, out);
  reader.columns(j, out);
  reader.values(j, out);
  reader.kinds(j, out);
  reader.rules(j, out);
  reader.survey(j, out);
  reader.crossings(j, out);
  reader.words(j, out);
  read_thresholds(j, reader, out);
  read_benchmark(j, reader, out);
  read_analyses(j, reader, out);
  read_eds(j, reader, out);
  read_protection(j, reader, out);
  return out;
}

}  // namespace evenhand::intake
