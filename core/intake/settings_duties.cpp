#include <algorithm>

#include "core/intake/settings_reader.h"

namespace evenhand::intake {
namespace {

using json = SettingsReader::json;
using standards::EdsDefinition;

std::string shown(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace).substr(0, 80);
}

// Scores by outcome, of domain 1 (by service) or of the others.
void read_scores(const json& scores, bool by_service, const std::string& where, SettingsReader& reader,
                 std::map<std::string, int>& out) {
  const auto& eds = reader.standards.duties.eds;
  for (const auto& item : scores.items()) {
    const auto& id = item.key();
    const auto& value = item.value();
    const auto* domain = standards::find_eds_domain(eds, id);
    if (domain == nullptr) {
      reader.fault("eds", id, where + ": EDS 2022 has no outcome of this name.");
    } else if (domain->by_service != by_service) {
      reader.fault("eds", id,
                   where + ": outcome " + id +
                       (by_service ? " is not scored for each service." : " is scored for each service, under it."));
    } else if (value.is_null()) {
      continue;  // not scored yet
    } else if (!value.is_number_integer() || value.get<std::int64_t>() < 0 ||
               value.get<std::int64_t>() > eds.highest()) {
      reader.fault("eds", shown(value),
                   where + ": the score of " + id + " should be 0, 1, 2 or 3, from " + eds.grades.front() + " to " +
                       eds.grades.back() + ".");
    } else {
      out[id] = value.get<int>();
    }
  }
}

EdsServiceScores read_service(const json& j, std::size_t number, SettingsReader& reader) {
  EdsServiceScores out;
  out.name = "Service " + std::to_string(number);
  const auto where = "EDS 2022, service " + std::to_string(number);
  if (!j.is_object()) {
    reader.fault("eds", shown(j), where + " should be an object with a name and scores.");
    return out;
  }
  if (const auto* name = reader.member(j, "name", json::value_t::string, "text"); name != nullptr && *name != "") {
    out.name = name->get<std::string>();
  }
  if (const auto* scores = reader.member(j, "scores", json::value_t::object, "an object of scores by outcome")) {
    read_scores(*scores, true, where, reader, out.scores);
  }
  for (const auto& item : j.items()) {
    if (item.key() != "name" && item.key() != "scores")
      reader.fault("eds", item.key(), where + " has only name and scores.");
  }
  return out;
}

}  // namespace

void read_organisation_facts(const json& organisation, SettingsReader& reader, Settings& out) {
  if (const auto it = organisation.find("employees"); it != organisation.end() && !it->is_null()) {
    constexpr std::int64_t most = 10'000'000;
    const bool usable = it->is_number_integer() && it->get<std::int64_t>() >= 1 && it->get<std::int64_t>() <= most;
    if (usable) {
      out.employees = it->get<std::uint64_t>();
    } else {
      reader.fault("employees", shown(*it), "The number of employees should be a whole number, at least 1.");
    }
  }
  if (const auto* said =
          reader.member(organisation, "nhs_standard_contract", json::value_t::boolean, "true or false")) {
    out.nhs_standard_contract = said->get<bool>();
  }
  if (const auto* said = reader.member(organisation, "public_authority", json::value_t::boolean, "true or false")) {
    out.public_authority = said->get<bool>();
  }
}

void read_eds(const json& j, SettingsReader& reader, Settings& out) {
  const auto* eds = reader.member(j, "eds", json::value_t::object, "an object with services and scores");
  if (eds == nullptr) return;
  for (const auto& item : eds->items()) {
    if (item.key() != "services" && item.key() != "scores") {
      reader.fault("eds", item.key(), "EDS 2022 has only services and scores.");
    }
  }
  if (const auto* scores = reader.member(*eds, "scores", json::value_t::object, "an object of scores by outcome")) {
    read_scores(*scores, false, "EDS 2022", reader, out.eds.scores);
  }
  const auto* services = reader.member(*eds, "services", json::value_t::array, "a list of services");
  if (services == nullptr || services->empty()) return;
  const auto wanted = reader.standards.duties.eds.services;
  const auto asked = "EDS 2022 looks at " + std::to_string(wanted) + " services and takes the middle one; " +
                     std::to_string(services->size()) + (services->size() == 1 ? " is given." : " are given.");
  if (services->size() > wanted) {
    reader.fault("eds", std::to_string(services->size()), asked + " None of them could be chosen over the others.");
    return;
  }
  for (const auto& service : *services) {
    out.eds.services.push_back(read_service(service, out.eds.services.size() + 1, reader));
  }
  if (services->size() < wanted) {
    reader.problem({.severity = Severity::warning,
                    .code = "settings",
                    .column = "eds",
                    .value = std::to_string(services->size()),
                    .message = asked + " Until all are there, no total can be given."});
  }
}

}  // namespace evenhand::intake
