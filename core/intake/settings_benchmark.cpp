#include <algorithm>
#include <array>
#include <cmath>

#include "core/intake/settings_reader.h"
#include "core/standards/census.h"

namespace evenhand::intake {
namespace {

using json = SettingsReader::json;

// The ONS code of an area named by the user; a fault when there is none.
std::optional<std::string> area_code(const json& j, SettingsReader& reader, const std::string& what) {
  const auto text = j.is_string() ? j.get<std::string>() : j.dump().substr(0, 80);
  if (const auto* area = j.is_string() ? standards::census().find_area(text) : nullptr) return area->code;
  reader.fault("benchmark", text,
               what +
                   " is no district, unitary authority, region or country of the census, as of 2022. Give its name or "
                   "its ONS code. Of a county, give its districts.");
  return std::nullopt;
}

void read_areas(const json& list, SettingsReader& reader, BenchmarkChoice& out) {
  for (const auto& item : list) {
    const auto* area =
        item.is_object() ? reader.member(item, "area", json::value_t::string, "a name or a code") : nullptr;
    if (area == nullptr) {
      reader.fault("benchmark", item.dump().substr(0, 80),
                   "An area should look like {\"area\": \"Ashford\", \"weight\": 2}.");
      continue;
    }
    const auto code = area_code(*area, reader, "“" + area->get<std::string>() + "”");
    if (!code) continue;
    const auto same = [&](const auto& other) { return other.code == *code; };
    if (std::any_of(out.areas.begin(), out.areas.end(), same)) {
      reader.fault("benchmark", area->get<std::string>(), "The area stands here twice.");
      continue;
    }
    BenchmarkArea read{*code, std::nullopt};
    if (const auto it = item.find("weight"); it != item.end() && !it->is_null()) {
      const auto weight = it->is_number() ? it->get<double>() : 0.0;
      if (!std::isfinite(weight) || !(weight > 0) || weight > 1e12) {
        reader.fault(
            "benchmark", it->dump().substr(0, 80),
            "The weight of “" + area->get<std::string>() + "” should be a number above 0, so the area is not used.");
        continue;
      }
      read.weight = weight;
    }
    out.areas.push_back(std::move(read));
  }
  const auto weighted =
      std::count_if(out.areas.begin(), out.areas.end(), [](const auto& area) { return area.weight.has_value(); });
  if (weighted == 0 || weighted == static_cast<std::ptrdiff_t>(out.areas.size())) return;
  reader.fault(
      "benchmark", "weight",
      "Some areas have a weight and others have none, so the areas are added up without weights. Give every area "
      "a weight, or none.");
  for (auto& area : out.areas) area.weight.reset();
}

}  // namespace

void read_benchmark(const json& j, SettingsReader& reader, Settings& settings) {
  const auto* chosen =
      reader.member(j, "benchmark", json::value_t::object, "an object with use, areas, places or trust");
  if (chosen == nullptr) return;
  auto& out = settings.benchmark;
  static constexpr std::array<std::string_view, 5> keys{"use", "areas", "by", "places", "trust"};
  for (const auto& item : chosen->items()) {
    if (std::find(keys.begin(), keys.end(), item.key()) == keys.end()) {
      reader.fault("benchmark", item.key(), "A benchmark has no member of this name.");
    }
  }
  if (const auto* areas = reader.member(*chosen, "areas", json::value_t::array, "a list of areas")) {
    read_areas(*areas, reader, out);
  }
  if (const auto* by = reader.member(*chosen, "by", json::value_t::string, "\"site\" or \"contract\"")) {
    const auto text = by->get<std::string>();
    if (text == "site" || text == "contract") {
      out.by = text;
    } else {
      reader.fault("benchmark", text, "Areas can be given by \"site\" or by \"contract\".");
    }
  }
  if (const auto* places = reader.member(*chosen, "places", json::value_t::object, "an object of labels and areas")) {
    for (const auto& item : places->items()) {
      if (const auto code = area_code(item.value(), reader, "The area of “" + item.key() + "”")) {
        out.places[item.key()] = *code;
      }
    }
  }
  if (const auto* trust = reader.member(*chosen, "trust", json::value_t::string, "the code or name of a trust")) {
    const auto text = trust->get<std::string>();
    if (const auto* found = standards::census().find_trust(text)) {
      out.trust = found->code;
    } else {
      reader.fault("benchmark", text,
                   "No acute trust of 2022 has this code or name. Other trusts choose areas instead.");
    }
  }
  // Whoever names areas means to use them.
  out.use = chosen->contains("areas")    ? "areas"
            : chosen->contains("places") ? "places"
            : chosen->contains("trust")  ? "catchment"
                                         : "england";
  if (const auto* use = reader.member(*chosen, "use", json::value_t::string, "a way of choosing")) {
    static constexpr std::array<std::string_view, 5> ways{"england", "areas", "places", "catchment", "none"};
    const auto text = use->get<std::string>();
    if (std::find(ways.begin(), ways.end(), text) != ways.end()) {
      out.use = text;
    } else {
      reader.fault("benchmark", text, "A benchmark is \"england\", \"areas\", \"places\", \"catchment\" or \"none\".");
    }
  }
}

}  // namespace evenhand::intake
