#include <nlohmann/json.hpp>

#include "core/report/format.h"
#include "core/report/report.h"
#include "core/report/values.h"
#include "core/statistics/interval.h"

namespace evenhand::report {
namespace {

using Json = nlohmann::ordered_json;
using measures::Composition;
using measures::Grid;
using measures::Measure;
using measures::Rate;

Json share(std::uint64_t numerator, std::uint64_t denominator) {
  return denominator > 0 ? Json(percent(numerator, denominator)) : Json(nullptr);
}

// A proportion's interval, in percent as the value beside it.
Json interval(std::uint64_t x, std::uint64_t n) {
  if (n == 0) return nullptr;
  const auto bounds = statistics::wilson(x, n);
  return Object()
      .add("low", bounds.low * 100)
      .add("high", bounds.high * 100)
      .add("level", 0.95)
      .add("method", "wilson");
}

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

void write(Json& out, const Measure& m, const Composition& c) {
  out["kind"] = "composition";
  auto& categories = out["categories"] = Json::array();
  for (const auto& category : c.categories) {
    categories.push_back(Object()
                             .add("id", category.id)
                             .add("label", category.label)
                             .add("count", category.count)
                             .add("percent_of_all", share(category.count, m.base))
                             .add("percent_of_known", category.known ? share(category.count, c.known) : Json(nullptr))
                             .add("known", category.known));
  }
  out["known"] = c.known;
  out["declaration_rate"] = share(c.known, m.base);
}

void write(Json& out, const Measure& m, const Rate& r) {
  out["kind"] = "rate";
  auto& groups = out["groups"] = Json::array();
  for (const auto& group : r.groups) {
    groups.push_back(Object()
                         .add("id", group.id)
                         .add("label", group.label)
                         .add("numerator", group.numerator)
                         .add("denominator", group.denominator)
                         .add("percent", share(group.numerator, group.denominator))
                         .add("interval", interval(group.numerator, group.denominator)));
  }
  const bool has_value = m.status == measures::Status::ok && !r.groups.empty();
  out["value"] = has_value ? share(r.groups.front().numerator, m.base) : Json(nullptr);
  out["interval"] = has_value ? interval(r.groups.front().numerator, m.base) : Json(nullptr);
}

Json cells(const Grid& g, const measures::GridRow& row) {
  auto out = Json::array();
  for (std::size_t i = 0; i < row.counts.size(); ++i) {
    out.push_back(Object()
                      .add("id", g.groups[i].id)
                      .add("count", row.counts[i])
                      .add("percent", share(row.counts[i], row.headcount)));
  }
  return out;
}

void write(Json& out, const Measure&, const Grid& g) {
  out["kind"] = "grid";
  auto& labels = out["group_labels"] = Json::object();
  for (const auto& group : g.groups) labels[group.id] = group.label;
  auto& rows = out["rows"] = Json::array();
  for (const auto& row : g.rows) {
    rows.push_back(Object()
                       .add("id", row.id)
                       .add("label", row.label)
                       .add("section", row.section)
                       .add("of_which", row.of_which)
                       .add("headcount", row.headcount)
                       .add("groups", cells(g, row)));
  }
  out["overall"] = Object().add("headcount", g.overall.headcount).add("groups", cells(g, g.overall));
}

Json measure_json(const ReportedMeasure& item) {
  const auto& m = item.measure;
  Json out;
  out["id"] = m.id;
  out["title"] = m.title;
  std::visit([&](const auto& figures) { write(out, m, figures); }, m.figures);
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
      .add("survey_year", report.snapshot->year - 1);
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
  for (const auto& s : standards.sections) {
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
