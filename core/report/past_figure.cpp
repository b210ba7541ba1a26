// This year's measures in the shape of earlier ones, so that two years are compared by one rule.
#include <cmath>

#include "core/report/format.h"
#include "core/report/likelihood_text.h"
#include "core/report/past.h"
#include "core/report/values.h"

namespace evenhand::report {
namespace {

using measures::Measure;
using statistics::Bounds;

std::optional<double> percent_of(std::uint64_t count, std::uint64_t base) {
  return base > 0 ? std::optional(percent(count, base)) : std::nullopt;
}

Bounds in_percent(const Bounds& b) { return {b.low * 100, b.high * 100}; }

PastGroup counted(const std::string& id, const std::string& label, std::uint64_t count, std::uint64_t base) {
  PastGroup out;
  out.id = id;
  out.label = label;
  out.percent = percent_of(count, base);
  out.count = count;
  out.base = base;
  return out;
}

void fill(PastFigure& out, const Measure&, const measures::Composition& c) {
  out.kind = "composition";
  if (c.comparison) out.compared_with = c.comparison->label;
  for (const auto& category : c.categories) {
    if (!category.known) continue;
    out.groups.push_back(counted(category.id, category.label, category.count, c.known));
    if (category.benchmark) out.groups.back().comparator = category.benchmark->percent;
  }
}

void fill(PastFigure& out, const Measure&, const measures::Rate& r) {
  out.kind = "rate";
  for (const auto& g : r.groups) {
    auto item = counted(g.id, g.label, g.numerator, g.denominator);
    if (item.percent) item.percent = measures::percent(g);
    item.comparator = g.comparator;
    out.groups.push_back(std::move(item));
  }
  if (r.groups.empty()) return;
  const auto& a = r.groups.front();
  if (!r.compared || r.groups.size() < 2) {
    // Of several groups only everybody's share is the measure's own.
    if (!r.what.empty() && r.groups.size() > 1 && a.id != "all") return;
    out.value = out.groups.front().percent;
    out.interval = share_interval(a.numerator, a.denominator);
    out.method = "wilson";
    return;
  }
  const auto& b = r.groups[1];
  out.sides = {a.id, b.id};
  if (a.denominator == 0 || b.denominator == 0) return;
  out.value = measures::percent(a) - measures::percent(b);
  out.interval = in_percent(statistics::newcombe(a.numerator, a.denominator, b.numerator, b.denominator));
  out.method = "newcombe";
}

void fill(PastFigure& out, const Measure&, const measures::Grid& g) {
  out.kind = "grid";
  if (!g.focus) return;
  const auto focus = *g.focus;
  const auto all = percent_of(g.overall.counts[focus], g.overall.headcount);
  out.value = all;
  out.sides = {g.groups[focus].id};
  out.interval = share_interval(g.overall.counts[focus], g.overall.headcount);
  for (const auto& row : g.rows) {
    auto item = counted(row.id, row.section.empty() ? row.label : row.label + ", " + row.section, row.counts[focus],
                        row.headcount);
    item.comparator = all;
    out.groups.push_back(std::move(item));
  }
}

void fill(PastFigure& out, const Measure&, const measures::Likelihood& l) {
  out.kind = "likelihood";
  const auto f = figures_of(l);
  out.value = f.value;
  out.interval = f.interval;
  out.method = f.method;
  for (const auto& g : l.groups) {
    if (g.id.empty()) return;
    out.groups.push_back(counted(g.id, g.label, g.events, g.base));
  }
  if (f.value) out.sides = {l.groups[0].id, l.groups[1].id};
}

void fill(PastFigure& out, const Measure&, const measures::PayGap& p) {
  out.kind = "pay_gap";
  out.value = p.value;
  out.interval = p.interval;
  out.method = p.method;
  for (const auto& g : p.groups) {
    PastGroup item;
    item.id = g.id;
    item.label = g.label;
    item.percent = g.gap;
    item.count = g.count;
    item.interval = g.interval;
    out.groups.push_back(std::move(item));
  }
  if (p.value && p.groups.size() > 1) out.sides = {p.comparator, p.groups[1].id};
}

void fill(PastFigure& out, const Measure&, const measures::Quartiles& q) {
  out.kind = "quartiles";
  const auto& upper = q.quarters[3];
  std::uint64_t everybody = 0;
  for (const auto n : q.overall) everybody += n;
  if (upper.id.empty()) return;
  for (std::size_t g = 0; g < q.groups.size(); ++g) {
    auto item = counted(q.groups[g].id, q.groups[g].label, upper.counts[g], upper.count);
    item.comparator = percent_of(q.overall[g], everybody);
    out.groups.push_back(std::move(item));
  }
}

void fill(PastFigure& out, const Measure&, const measures::Difference& d) {
  out.kind = "difference";
  for (const auto& g : d.groups) {
    auto item = counted(g.id, g.label, g.part, d.part_base);
    item.comparator = percent_of(g.whole, d.whole_base);
    out.groups.push_back(std::move(item));
  }
  if (d.groups.empty()) return;
  const auto& g = d.groups[d.focus];
  out.sides = {g.id};
  if (d.part_base == 0 || d.whole_base == 0) return;
  out.value = percent(g.part, d.part_base) - percent(g.whole, d.whole_base);
  out.interval = in_percent(statistics::newcombe(g.part, d.part_base, g.whole, d.whole_base));
  out.method = "newcombe";
}

void fill(PastFigure& out, const Measure&, const measures::Score& s) {
  out.kind = "score";
  for (const auto& g : s.groups) {
    PastGroup item;
    item.id = g.id;
    item.label = g.label;
    item.percent = g.score;
    item.comparator = g.comparator;
    item.base = g.base;
    out.groups.push_back(std::move(item));
  }
  if (s.groups.empty()) return;
  const auto& first = s.groups.front().score;
  if (!s.compared) {
    if (s.groups.size() == 1) out.value = first;
  } else if (s.groups.size() > 1 && first && s.groups[1].score) {
    out.value = *first - *s.groups[1].score;
    out.sides = {s.groups[0].id, s.groups[1].id};
  }
}

void fill(PastFigure& out, const Measure&, const measures::Compliance& c) {
  out.kind = "compliance";
  out.value = percent_of(c.all.done, c.all.due);
  out.interval = share_interval(c.all.done, c.all.due);
  if (out.interval) out.method = "wilson";
  for (const auto& g : c.groups) out.groups.push_back(counted(g.id, g.label, g.done, g.due));
}

// What describes has no figure of its own to follow from year to year.
void fill(PastFigure& out, const Measure&, const measures::Statement&) { out.kind = "statement"; }
void fill(PastFigure& out, const Measure&, const measures::Collection&) { out.kind = "collection"; }
void fill(PastFigure& out, const Measure&, const measures::Change&) { out.kind = "change"; }

}  // namespace

std::optional<Bounds> share_interval(std::optional<std::uint64_t> count, std::optional<std::uint64_t> base) {
  if (!count || !base || *base == 0 || *count > *base) return std::nullopt;
  return in_percent(statistics::wilson(*count, *base));
}

void settle_intervals(PastFigure& f) {
  const auto holds = [](const Bounds& b, double x) {
    const auto slack = 1e-6 * (1 + std::abs(x));
    return b.low <= x + slack && b.high >= x - slack;
  };
  if (f.interval && !(f.value && holds(*f.interval, *f.value))) f.interval = std::nullopt;
  if (f.interval && f.method.empty()) f.method = "wilson";
  const bool shares = f.kind != "pay_gap" && f.kind != "score";
  for (auto& g : f.groups) {
    if (shares && !g.interval && g.percent) g.interval = share_interval(g.count, g.base);
    if (g.interval && !(g.percent && holds(*g.interval, *g.percent))) g.interval = std::nullopt;
  }
}

PastFigure figure_of(const Measure& m) {
  PastFigure out;
  out.status = std::string(status_text(m.status));
  out.base = m.base;
  out.unknown = m.unknown;
  std::visit([&](const auto& figures) { fill(out, m, figures); }, m.figures);
  if (m.status != measures::Status::ok) {
    out.value = std::nullopt;
    out.interval = std::nullopt;
  }
  settle_intervals(out);
  return out;
}

}  // namespace evenhand::report
