#include "core/report/figures_json.h"

#include <cmath>

#include "core/report/change_text.h"
#include "core/report/format.h"
#include "core/report/likelihood_text.h"
#include "core/report/values.h"
#include "core/statistics/interval.h"

namespace evenhand::report {
namespace {

using Json = nlohmann::ordered_json;
using measures::Composition;
using measures::Grid;
using measures::Measure;
using measures::Rate;

Json share_or_null(std::uint64_t numerator, std::uint64_t denominator) {
  return denominator > 0 ? Json(percent(numerator, denominator)) : Json(nullptr);
}

Json share_or_null(const measures::GroupRate& g) {
  return g.denominator > 0 ? Json(measures::percent(g)) : Json(nullptr);
}

Json or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

// No upper limit is null: infinity is no number in JSON.
Json interval_json(const statistics::Bounds& bounds, double scale, std::string_view method) {
  const auto number = [scale](double x) { return std::isfinite(x) ? Json(x * scale) : Json(nullptr); };
  return Object()
      .add("low", number(bounds.low))
      .add("high", number(bounds.high))
      .add("level", 0.95)
      .add("method", method);
}

// A proportion's interval, in percent as the value beside it. More than the whole, such as complaints of people who
// complained twice, is no proportion.
Json interval(std::uint64_t x, std::uint64_t n) {
  if (n == 0 || x > n) return nullptr;
  return interval_json(statistics::wilson(x, n), 100, "wilson");
}

Json category_benchmark(const measures::CategoryCount& category) {
  if (!category.benchmark) return nullptr;
  const auto& b = *category.benchmark;
  return Object()
      .add("percent", b.percent)
      .add("interval", interval_json(b.interval, 1, "wilson"))
      .add("p_value", or_null(b.p_value))
      .add("p_adjusted", or_null(b.p_adjusted))
      .add("residual", or_null(b.residual))
      .add("counts", b.counts);
}

Json comparison_json(const measures::Comparison& c) {
  return Object()
      .add("label", c.label)
      .add("ages", c.ages)
      .add("rated", c.rated)
      .add("why_not", c.why_not)
      .add("p_value", or_null(c.p_value))
      .add("p_method", c.p_value ? Json(c.p_method) : Json(nullptr))
      .add("source", source_json(c.source))
      .add("notes", c.notes);
}

void write(Json& out, const Measure& m, const Composition& c) {
  out["kind"] = "composition";
  auto& categories = out["categories"] = Json::array();
  for (const auto& category : c.categories) {
    categories.push_back(
        Object()
            .add("id", category.id)
            .add("label", category.label)
            .add("count", category.count)
            .add("percent_of_all", share_or_null(category.count, m.base))
            .add("percent_of_known", category.known ? share_or_null(category.count, c.known) : Json(nullptr))
            .add("known", category.known)
            .add("benchmark", category_benchmark(category)));
  }
  out["known"] = c.known;
  out["declaration_rate"] = share_or_null(c.known, m.base);
  out["comparison"] = c.comparison ? comparison_json(*c.comparison) : Json(nullptr);
}

// A declaration rate is one share; a compared rate is a difference in points, and a ratio.
void write_comparison(Json& out, const Measure& m, const Rate& r) {
  out["value"] = nullptr;
  out["interval"] = nullptr;
  out["ratio"] = nullptr;
  out["compared"] = nullptr;
  if (r.groups.empty()) return;
  const auto& a = r.groups.front();
  if (!r.compared || r.groups.size() < 2) {
    // Of several groups only everybody's share is the measure's own.
    if (m.status != measures::Status::ok || (!r.what.empty() && r.groups.size() > 1 && a.id != "all")) return;
    out["value"] = share_or_null(a);
    out["interval"] = interval(a.numerator, a.denominator);
    return;
  }
  const auto& b = r.groups[1];
  out["compared"] = Json::array({a.id, b.id});
  if (m.status != measures::Status::ok || a.denominator == 0 || b.denominator == 0) return;
  out["value"] = measures::percent(a) - measures::percent(b);
  const auto bounds = statistics::newcombe(a.numerator, a.denominator, b.numerator, b.denominator);
  out["interval"] = interval_json(bounds, 100, "newcombe");
  if (a.percent || b.percent) {
    if (measures::percent(b) > 0) out["ratio"] = measures::percent(a) / measures::percent(b);
  } else if (b.numerator > 0) {
    out["ratio"] = static_cast<double>(a.numerator) * static_cast<double>(b.denominator) /
                   (static_cast<double>(a.denominator) * static_cast<double>(b.numerator));
  }
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
                         .add("percent", share_or_null(group))
                         .add("interval", interval(group.numerator, group.denominator))
                         .add("comparator", or_null(group.comparator)));
  }
  write_comparison(out, m, r);
}

Json cells(const Grid& g, const measures::GridRow& row) {
  auto out = Json::array();
  for (std::size_t i = 0; i < row.counts.size(); ++i) {
    out.push_back(Object()
                      .add("id", g.groups[i].id)
                      .add("count", row.counts[i])
                      .add("percent", share_or_null(row.counts[i], row.headcount)));
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

void write(Json& out, const Measure&, const measures::Likelihood& l) {
  out["kind"] = "likelihood";
  auto& groups = out["groups"] = Json::array();
  // Of a table that cannot be made there are no two groups.
  const bool named = !l.groups[0].id.empty();
  for (const auto& g : l.groups) {
    if (!named) break;
    groups.push_back(Object()
                         .add("id", g.id)
                         .add("label", g.label)
                         .add("events", g.events)
                         .add("base", g.base)
                         .add("rate", g.base > 0 ? Json(static_cast<double>(g.events) / static_cast<double>(g.base))
                                                 : Json(nullptr)));
  }
  const auto f = figures_of(l);
  out["value"] = or_null(f.value);
  out["interval"] = f.interval ? interval_json(*f.interval, 1, f.method) : Json(nullptr);
  out["audit"] = f.katz ? Json(Object().add("method", "katz_log").add("low", f.katz->low).add("high", f.katz->high))
                        : Json(nullptr);
  out["direction"] = named ? l.groups[0].id + " / " + l.groups[1].id : std::string();
  out["event_label"] = l.event_label;
  out["base_label"] = l.base_label;
  out["unknown_events"] = l.unknown_events;
  out["funnel"] = nullptr;
  if (l.funnel.empty()) return;
  auto& funnel = out["funnel"] = Json::array();
  for (const auto& s : l.funnel) {
    funnel.push_back(Object()
                         .add("id", s.id)
                         .add("label", s.label)
                         .add("group", s.group)
                         .add("rest", s.rest)
                         .add("unknown", s.unknown));
  }
}

Json left_out_json(const std::vector<measures::LeftOut>& list) {
  auto out = Json::array();
  for (const auto& item : list) {
    out.push_back(Object().add("reason", item.reason).add("label", item.label).add("count", item.count));
  }
  return out;
}

Json gap_interval(const std::optional<statistics::Bounds>& bounds, const std::string& method) {
  return bounds ? interval_json(*bounds, 1, method) : Json(nullptr);
}

void write(Json& out, const Measure&, const measures::PayGap& p) {
  out["kind"] = "pay_gap";
  auto& groups = out["groups"] = Json::array();
  for (const auto& g : p.groups) {
    groups.push_back(Object()
                         .add("id", g.id)
                         .add("label", g.label)
                         .add("count", g.count)
                         .add("mean", or_null(g.mean))
                         .add("median", or_null(g.median))
                         .add("gap", or_null(g.gap))
                         .add("interval", gap_interval(g.interval, p.method)));
  }
  out["comparator"] = p.comparator;
  out["value"] = or_null(p.value);
  out["interval"] = gap_interval(p.interval, p.method);
  out["unit"] = p.bonus ? "bonus" : "hourly";
  out["average"] = p.median ? "median" : "mean";
  out["relevant"] = p.relevant;
  out["full_pay"] = p.full_pay;
  out["left_out"] = left_out_json(p.left_out);
}

void write(Json& out, const Measure&, const measures::Quartiles& q) {
  out["kind"] = "quartiles";
  auto& labels = out["group_labels"] = Json::object();
  for (const auto& group : q.groups) labels[group.id] = group.label;
  const auto cells_of = [&](const std::vector<std::uint64_t>& counts, std::uint64_t count) {
    auto list = Json::array();
    for (std::size_t g = 0; g < counts.size(); ++g) {
      list.push_back(Object()
                         .add("id", q.groups[g].id)
                         .add("count", counts[g])
                         .add("percent", share_or_null(counts[g], count))
                         .add("interval", interval(counts[g], count)));
    }
    return list;
  };
  auto& bands = out["bands"] = Json::array();
  std::uint64_t everybody = 0;
  for (const auto& quarter : q.quarters) {
    if (quarter.id.empty()) break;
    everybody += quarter.count;
    bands.push_back(Object()
                        .add("id", quarter.id)
                        .add("label", quarter.label)
                        .add("count", quarter.count)
                        .add("groups", cells_of(quarter.counts, quarter.count)));
  }
  out["overall"] = Object().add("count", everybody).add("groups", cells_of(q.overall, everybody));
  out["relevant"] = q.relevant;
  out["full_pay"] = q.full_pay;
  out["left_out"] = left_out_json(q.left_out);
}

void write(Json& out, const Measure& m, const measures::Difference& d) {
  out["kind"] = "difference";
  auto& groups = out["groups"] = Json::array();
  const bool both = d.part_base > 0 && d.whole_base > 0;
  const auto points = [&](const measures::PartGroup& g) {
    return both ? Json(percent(g.part, d.part_base) - percent(g.whole, d.whole_base)) : Json(nullptr);
  };
  for (const auto& g : d.groups) {
    groups.push_back(Object()
                         .add("id", g.id)
                         .add("label", g.label)
                         .add("part", g.part)
                         .add("part_percent", share_or_null(g.part, d.part_base))
                         .add("whole", g.whole)
                         .add("whole_percent", share_or_null(g.whole, d.whole_base))
                         .add("difference", points(g)));
  }
  out["part_label"] = d.part_label;
  out["part_base"] = d.part_base;
  out["whole_base"] = d.whole_base;
  const auto focus = d.groups.empty() ? measures::PartGroup{} : d.groups[d.focus];
  out["focus"] = focus.id;
  const bool ok = both && m.status == measures::Status::ok;
  out["value"] = ok ? points(focus) : Json(nullptr);
  out["interval"] =
      ok ? interval_json(statistics::newcombe(focus.part, d.part_base, focus.whole, d.whole_base), 100, "newcombe")
         : Json(nullptr);
}

void write(Json& out, const Measure& m, const measures::Score& s) {
  out["kind"] = "score";
  auto& groups = out["groups"] = Json::array();
  for (const auto& g : s.groups) {
    groups.push_back(Object()
                         .add("id", g.id)
                         .add("label", g.label)
                         .add("base", g.base)
                         .add("score", or_null(g.score))
                         .add("comparator", or_null(g.comparator)));
  }
  out["value"] = nullptr;
  if (m.status != measures::Status::ok || s.groups.empty()) return;
  const auto& first = s.groups.front().score;
  if (!s.compared) {
    if (s.groups.size() == 1) out["value"] = or_null(first);
  } else if (first && s.groups[1].score) {
    out["value"] = *first - *s.groups[1].score;
  }
}

void write(Json& out, const Measure&, const measures::Compliance& c) {
  out["kind"] = "compliance";
  out["due"] = c.all.due;
  out["done"] = c.all.done;
  out["overdue"] = c.all.due - c.all.done;
  out["not_yet_due"] = c.not_yet_due;
  out["percent"] = share_or_null(c.all.done, c.all.due);
  out["interval"] = interval(c.all.done, c.all.due);
  auto& groups = out["groups"] = Json::array();
  for (const auto& g : c.groups) {
    groups.push_back(Object()
                         .add("id", g.id)
                         .add("label", g.label)
                         .add("due", g.due)
                         .add("done", g.done)
                         .add("overdue", g.due - g.done)
                         .add("percent", share_or_null(g.done, g.due))
                         .add("interval", interval(g.done, g.due)));
  }
}

void write(Json& out, const Measure&, const measures::Statement& s) {
  out["kind"] = "statement";
  out["text"] = s.text;
}

void write(Json& out, const Measure&, const measures::Collection& c) {
  out["kind"] = "collection";
  auto& columns = out["columns"] = Json::array();
  for (const auto& column : c.columns) {
    columns.push_back(Object().add("id", column.id).add("label", column.label).add("supplied", column.supplied));
  }
  auto& rows = out["rows"] = Json::array();
  for (const auto& row : c.rows) {
    auto cells = Json::array();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto& cell = row.cells[i];
      cells.push_back(
          Object().add("id", c.columns[i].id).add("held", cell.held).add("known", cell.known).add("base", cell.base));
    }
    rows.push_back(Object().add("id", row.id).add("label", row.label).add("cells", cells));
  }
}

void write(Json& out, const Measure& m, const measures::Change& c) { write_change(out, m, c); }

}  // namespace

void write_figures(Json& out, const Measure& m) {
  std::visit([&](const auto& figures) { write(out, m, figures); }, m.figures);
}

}  // namespace evenhand::report
