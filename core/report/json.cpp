#include <nlohmann/json.hpp>

#include "core/report/figures_json.h"
#include "core/report/report.h"
#include "core/report/values.h"

namespace evenhand::report {
namespace {

using Json = nlohmann::ordered_json;
using measures::Measure;

std::string_view colour_text(Colour colour) {
  switch (colour) {
    case Colour::green:
      return "green";
    case Colour::amber:
      return "amber";
    case Colour::red:
      return "red";
    case Colour::none:
      return "none";
  }
  return "none";
}

std::string_view status_text(measures::Status status) {
  switch (status) {
    case measures::Status::ok:
      return "ok";
    case measures::Status::not_calculable:
      return "not_calculable";
    case measures::Status::not_supplied:
      return "not_supplied";
  }
  return "ok";
}

Json measure_json(const ReportedMeasure& item) {
  const auto& m = item.measure;
  Json out;
  out["id"] = m.id;
  out["title"] = m.title;
  write_figures(out, m);
  out["characteristic"] = m.characteristic.empty() ? Json(nullptr) : Json(m.characteristic);
  out["status"] = status_text(m.status);
  out["reason"] = m.reason;
  out["base"] = m.base;
  out["unknown"] = m.unknown;
  out["sentence"] = item.sentence;
  out["rating"] = Object()
                      .add("colour", colour_text(item.rating.colour))
                      .add("within", item.rating.within)
                      .add("evidence", item.rating.clear ? "clear" : "unclear")
                      .add("trend", "unknown")
                      .add("reason", item.rating.reason);
  out["source"] = source_json(m.source);
  out["how"] = item.how;
  out["notes"] = m.notes;
  out["family"] =
      m.family_id.empty() ? Json(nullptr) : Json(Object().add("id", m.family_id).add("title", m.family_title));
  return out;
}

Json file_json(const FileAccount& file) {
  Json out = Object()
                 .add("kind", file.kind)
                 .add("name", file.name)
                 .add("rows_read", file.rows_read)
                 .add("rows_used", file.rows_used)
                 .add("headcount", file.headcount);
  out["set_aside"] = set_aside_json(file.set_aside);
  out["problems"] = problems_json(file.problems, file.name);
  return out;
}

Json period_json(const Report& report) {
  if (!report.snapshot) return Object().add("snapshot", "").add("from", "").add("to", "").add("survey_year", nullptr);
  const auto to = intake::to_day(*report.snapshot);
  auto from = *report.snapshot;
  --from.year;
  // The day after the same date a year before; 29 February has no such day in a common year, so count from the 28th.
  if (!intake::is_valid(from)) from.day = 28;
  return Object()
      .add("snapshot", intake::to_iso(*report.snapshot))
      .add("from", intake::to_iso(intake::to_date(intake::to_day(from) + 1)))
      .add("to", intake::to_iso(intake::to_date(to)))
      .add("survey_year", report.survey_year);
}

}  // namespace

std::string to_json(const Report& report, const standards::Standards& standards) {
  Json out;
  out["format"] = "evenhand-report/1";
  out["organisation"] = {
      {"name", report.organisation_name}, {"kind", report.organisation_kind}, {"headcount", report.headcount}};
  out["period"] = period_json(report);
  out["audience"] = "internal";
  out["rule_packs"] = standards.rule_packs;
  auto& files = out["files"] = Json::array();
  for (const auto& file : report.files) files.push_back(file_json(file));
  auto& checks = out["checks"] = Json::array();
  for (const auto& c : report.checks)
    checks.push_back(Object().add("id", c.id).add("passed", c.passed).add("sentence", c.sentence));
  auto& sections = out["sections"] = Json::array();
  for (const auto& s : report.sections) {
    sections.push_back(Object()
                           .add("id", s.id)
                           .add("title", s.title)
                           .add("measures", s.measures)
                           .add("achievements", "")
                           .add("next_steps", ""));
  }
  auto& list = out["measures"] = Json::array();
  for (const auto& item : report.measures) list.push_back(measure_json(item));
  out["obligations"] = Json::array();
  out["objectives"] = Json::array();
  out["actions"] = Json::array();
  out["protection"] = Object()
                          .add("mode", "none")
                          .add("threshold", nullptr)
                          .add("hidden_primary", 0)
                          .add("hidden_secondary", 0)
                          .add("verified", false)
                          .add("cells", Json::array());
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace evenhand::report
