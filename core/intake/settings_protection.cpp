#include <algorithm>
#include <array>

#include "core/intake/settings_reader.h"

namespace evenhand::intake {
namespace {

using json = SettingsReader::json;

void read_whole(const json& j, const char* key, std::uint64_t from, std::uint64_t to, const std::string& what,
                SettingsReader& reader, std::uint64_t& out) {
  const auto it = j.find(key);
  if (it == j.end() || it->is_null()) return;
  const bool whole = it->is_number_integer() && it->get<std::int64_t>() >= 0;
  if (whole && it->get<std::uint64_t>() >= from && it->get<std::uint64_t>() <= to) {
    out = it->get<std::uint64_t>();
    return;
  }
  reader.fault("protection", it->dump().substr(0, 80),
               what + " should be a whole number from " + std::to_string(from) + " to " + std::to_string(to) + ".");
}

void read_switch(const json& j, const char* key, SettingsReader& reader, bool& out) {
  if (const auto* said = reader.member(j, key, json::value_t::boolean, "true or false")) out = said->get<bool>();
}

}  // namespace

void read_protection(const json& settings, SettingsReader& reader, Settings& out) {
  if (const auto* audience = reader.member(settings, "audience", json::value_t::string, "text")) {
    const auto said = audience->get<std::string>();
    out.publication = said == "publication";
    if (!out.publication && said != "internal") {
      reader.fault("audience", audience->dump(), "The audience should be \"internal\" or \"publication\".");
    }
  }
  const auto* j = reader.member(settings, "protection", json::value_t::object, "an object");
  if (j == nullptr) return;
  static constexpr std::array<std::string_view, 7> keys{"mode",  "threshold",  "survey_minimum", "pay_minimum",
                                                        "zeros", "complement", "secondary"};
  for (auto it = j->begin(); it != j->end(); ++it) {
    if (std::find(keys.begin(), keys.end(), it.key()) == keys.end())
      reader.fault("protection", it.key(), "The protection has no setting of this name.");
  }
  auto& p = out.protection;
  if (const auto* mode = reader.member(*j, "mode", json::value_t::string, "text")) {
    const auto said = mode->get<std::string>();
    p.round = said == "round";
    if (!p.round && said != "suppress") {
      reader.fault("protection", mode->dump(), "The way of protecting should be \"suppress\" or \"round\".");
    }
  }
  read_whole(*j, "threshold", 3, 20, "The smallest number shown", reader, p.threshold);
  read_whole(*j, "survey_minimum", 5, 50, "The fewest answers of a survey group", reader, p.survey_minimum);
  read_whole(*j, "pay_minimum", 10, 100, "The fewest people of a pay group", reader, p.pay_minimum);
  read_switch(*j, "zeros", reader, p.zeros);
  read_switch(*j, "complement", reader, p.complement);
  read_switch(*j, "secondary", reader, p.secondary);
}

}  // namespace evenhand::intake
