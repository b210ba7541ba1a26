#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "core/report/analyses.h"
#include "core/report/benchmark_json.h"
#include "core/report/figures_json.h"
#include "core/report/national.h"
#include "core/report/report.h"
#include "core/report/rules.h"
#include "core/report/values.h"
#include "core/report/years.h"

namespace evenhand::report {
namespace {

using Json = nlohmann::ordered_json;
using measures::Measure;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json rating_json(const Rating& r) {
  return Object()
      .add("colour", to_string(r.colour))
      .add("within", r.within)
      .add("evidence", r.clear ? "clear" : "unclear")
      .add("trend", to_string(r.trend))
      .add("reason", r.reason)
      .add("threshold", text_or_null(r.threshold))
      .add("group", text_or_null(r.group))
      .add("group_label", text_or_null(r.group_label))
      .add("distance", r.distance ? Json(*r.distance) : Json(nullptr));
}

Json measure_json(const ReportedMeasure& item) {
  const auto& m = item.measure;
  Json out;
  out["id"] = m.id;
  out["title"] = m.title;
  write_figures(out, m);
  out["characteristic"] = m.characteristic.empty() ? Json(nullptr) : Json(m.characteristic);
  out["hidden"] = item.hidden.any();
  out["status"] = item.withheld ? std::string_view("hidden") : status_text(m.status);
  out["reason"] = m.reason;
  out["base"] = m.base;
  out["unknown"] = m.unknown;
  out["sentence"] = item.sentence;
  out["rating"] = rating_json(item.rating);
  out["source"] = source_json(m.source);
  out["how"] = item.how;
  out["notes"] = m.notes;
  out["p_value"] = item.tested ? Json(item.tested->p) : Json(nullptr);
  out["p_method"] = item.tested ? Json(item.tested->method) : Json(nullptr);
  out["p_adjusted"] = item.p_adjusted ? Json(*item.p_adjusted) : Json(nullptr);
  write_years(out, item);
  out["family"] =
      m.family_id.empty() ? Json(nullptr) : Json(Object().add("id", m.family_id).add("title", m.family_title));
  mark_hidden(out, m, item.hidden);
  return out;
}

// What was read, and what was not, counts people who are in no table.
Json named_only(const FileAccount& file) {
  return Object()
      .add("kind", file.kind)
      .add("name", file.name)
      .add("rows_read", hidden_mark)
      .add("rows_used", hidden_mark)
      .add("headcount", hidden_mark)
      .add("set_aside", Json::array())
      .add("problems", Json::array());
}

Json protection_json(const Protected& p) {
  return Object()
      .add("mode", p.mode)
      .add("threshold", p.mode == "none" ? Json(nullptr) : Json(p.threshold))
      .add("hidden", p.hidden)
      .add("verified", p.verified)
      .add("legend", p.mode == "none" ? "" : "[c] hidden, so that nobody can be recognised in a small number")
      .add("notes", p.notes);
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

Json sections_json(const Report& report) {
  std::map<std::string_view, Colour> colours;
  for (const auto& item : report.measures) colours[item.measure.id] = item.rating.colour;
  auto out = Json::array();
  for (const auto& s : report.sections) {
    std::array<std::size_t, 4> rated{};
    for (const auto& id : s.measures) ++rated[static_cast<std::size_t>(colours[id])];
    auto ratings = Json::object();
    for (const auto colour : {Colour::green, Colour::amber, Colour::red, Colour::none})
      ratings[std::string(to_string(colour))] = rated[static_cast<std::size_t>(colour)];
    out.push_back(Object()
                      .add("id", s.id)
                      .add("title", s.title)
                      .add("measures", s.measures)
                      .add("achievements", "")
                      .add("next_steps", "")
                      .add("comparisons", s.comparisons)
                      .add("comparisons_sentence", comparisons_sentence(s.comparisons))
                      .add("ratings", ratings));
  }
  return out;
}

}  // namespace

std::string to_json(const Report& report, const standards::Standards& standards) {
  Json out;
  out["format"] = "evenhand-report/1";
  out["organisation"] = {
      {"name", report.organisation_name}, {"kind", report.organisation_kind}, {"headcount", report.headcount}};
  out["period"] = period_json(report);
  const bool published = report.protection.publication;
  out["audience"] = published ? "publication" : "internal";
  out["rule_packs"] = standards.rule_packs;
  auto& files = out["files"] = Json::array();
  for (const auto& file : report.files) files.push_back(published ? named_only(file) : file_json(file));
  auto& checks = out["checks"] = Json::array();
  for (const auto& c : report.checks)
    checks.push_back(Object().add("id", c.id).add("passed", c.passed).add("sentence", c.sentence));
  out["sections"] = sections_json(report);
  auto& list = out["measures"] = Json::array();
  for (const auto& item : report.measures) list.push_back(measure_json(item));
  out["benchmark"] = benchmark_json(report.benchmark);
  out["national"] = national_json(standards, report.measures);
  out["thresholds"] = thresholds_json(report.thresholds);
  out["rules"] = rules_json(report.rules);
  out["years"] = years_json(report.years);
  out["obligations"] = obligations_json(report.obligations);
  out["eds"] = eds_json(report.eds);
  out["high_impact_actions"] = high_impact_json(report.high_impact_actions);
  out["analyses"] = analyses_json(report.analyses);
  out["explanations"] = explanations_json(standards);
  out["objectives"] = Json::array();
  out["actions"] = Json::array();
  out["protection"] = protection_json(report.protection);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace evenhand::report
