#include "core/report/years.h"

#include <cmath>

#include "core/report/values.h"

namespace evenhand::report {
namespace {

using Json = nlohmann::ordered_json;

Json number_or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json number_or_null(const std::optional<std::uint64_t>& value) { return value ? Json(*value) : Json(nullptr); }

Json interval_json(const std::optional<statistics::Bounds>& bounds, std::string_view method) {
  if (!bounds) return nullptr;
  return Object()
      .add("low", bounds->low)
      .add("high", std::isfinite(bounds->high) ? Json(bounds->high) : Json(nullptr))
      .add("level", 0.95)
      .add("method", method);
}

Json previous_json(const ReportedMeasure& item) {
  if (!item.previous) return nullptr;
  const auto& f = item.previous->figure;
  const auto* group = item.rating.group.empty() ? nullptr : f.find(item.rating.group);
  return Object()
      .add("snapshot", item.previous->snapshot)
      .add("value", number_or_null(f.value))
      .add("interval", interval_json(f.interval, f.method))
      .add("base", f.base)
      .add("unknown", f.unknown)
      .add("status", f.status)
      .add("colour", to_string(f.colour))
      .add("within", f.within)
      .add("group", group != nullptr ? Json(group->id) : Json(nullptr))
      .add("group_percent", group != nullptr ? number_or_null(group->percent) : Json(nullptr));
}

Json change_json(const ReportedMeasure& item) {
  if (!item.change) return nullptr;
  const auto& c = *item.change;
  return Object()
      .add("value", number_or_null(c.value))
      .add("unit", c.unit)
      .add("interval", interval_json(c.interval, "mover"))
      .add("direction", to_string(c.direction))
      .add("sentence", c.sentence);
}

// A year that cannot be compared has no figure here: drawn beside the others it would mislead.
Json history_json(const HistoryYear& year) {
  const auto& f = year.figure;
  auto groups = Json::array();
  for (const auto& g : f.groups) {
    if (!year.comparable) break;
    groups.push_back(Object()
                         .add("id", g.id)
                         .add("label", g.label)
                         .add("percent", number_or_null(g.percent))
                         .add("count", number_or_null(g.count))
                         .add("base", number_or_null(g.base)));
  }
  const bool shown = year.comparable;
  return Object()
      .add("snapshot", year.snapshot)
      .add("value", shown ? number_or_null(f.value) : Json(nullptr))
      .add("interval", shown ? interval_json(f.interval, f.method) : Json(nullptr))
      .add("base", f.base)
      .add("colour", to_string(f.colour))
      .add("groups", std::move(groups));
}

}  // namespace

void write_years(nlohmann::ordered_json& out, const ReportedMeasure& item) {
  out["previous"] = previous_json(item);
  out["change"] = change_json(item);
  auto& history = out["history"] = Json::array();
  for (const auto& year : item.history) history.push_back(history_json(year));
  out["breaks"] = item.breaks;
}

nlohmann::ordered_json years_json(const std::vector<YearUsed>& years) {
  auto out = Json::array();
  for (const auto& y : years) {
    out.push_back(Object()
                      .add("snapshot", y.snapshot)
                      .add("name", y.name)
                      .add("organisation", y.organisation)
                      .add("rule_packs", y.rule_packs));
  }
  return out;
}

}  // namespace evenhand::report
