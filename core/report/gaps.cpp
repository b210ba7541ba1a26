#include "core/report/gaps.h"

#include <cmath>

#include "core/report/decimal.h"
#include "core/report/format.h"
#include "core/report/likelihood_text.h"
#include "core/statistics/interval.h"

namespace evenhand::report {
namespace {

using measures::Measure;

__extension__ using Wide = unsigned __int128;

Wide millionths(double x) { return static_cast<Wide>(static_cast<std::uint64_t>(std::llround(x * 1e6))); }

// A ratio and its inverse are equally far from 1: swapping the two groups changes nothing.
double folded(double ratio) { return ratio >= 1 ? ratio - 1 : ratio > 0 ? 1 / ratio - 1 : 1e9; }

std::optional<double> ratio_then(const Gap&, const PastFigure& past) {
  if (!past.value) return std::nullopt;
  return folded(*past.value);
}

std::optional<double> score_then(const Gap& now, const PastFigure& past) {
  if (now.group.empty()) {
    if (!past.value) return std::nullopt;
    return std::abs(*past.value);
  }
  const auto* group = past.find(now.group);
  if (group == nullptr || !group->percent || !group->base) return std::nullopt;
  double sum = 0;
  double answers = 0;
  for (const auto& g : past.groups) {
    if (g.id == "all" || g.id == "unknown" || g.id == now.group || !g.percent || !g.base) continue;
    sum += *g.percent * static_cast<double>(*g.base);
    answers += static_cast<double>(*g.base);
  }
  if (answers <= 0) return std::nullopt;
  return sum / answers - *group->percent;
}

std::optional<double> pay_then(const Gap& now, const PastFigure& past) {
  const auto* group = past.find(now.group);
  const auto gap = group != nullptr && group->percent ? group->percent : past.value;
  if (!gap) return std::nullopt;
  return std::abs(*gap);
}

std::optional<double> training_then(const Gap&, const PastFigure& past) {
  if (!past.value) return std::nullopt;
  return -*past.value;
}

// "1.83 is above", but of 1.254 against 1.25 "1.25 is just above".
std::string beyond(const std::string& value, const std::string& limit, bool above) {
  return value + " is " + (value == limit ? "just " : "") + (above ? "above " : "below ");
}

// Of two groups compared by score, or a group against everybody.
Gap score_gap(double gap, const std::string& lower, const std::string& higher, const Limits& limits) {
  const auto accepted = limits.value("score", "within_points");
  Gap out;
  out.threshold = "score";
  out.distance = std::abs(gap);
  out.badness = out.distance;
  out.within = out.distance <= accepted + 1e-9;
  out.then = score_then;
  const auto size = decimal_text(out.distance, 2);
  const auto limit = limit_text(accepted, 1);
  out.reason = out.within ? "A gap of " + size + " in the score: no more than the " + limit + " accepted."
                          : lower + " score " + size + " lower than " + higher + ", more than the " + limit +
                                " accepted. Scores alone do not tell whether it may be chance.";
  return out;
}

}  // namespace

bool reaches(std::uint64_t x1, std::uint64_t n1, double factor, std::uint64_t x2, std::uint64_t n2) {
  return Wide(x1) * n2 * millionths(1) >= millionths(factor) * x2 * n1;
}

bool within_points(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double points) {
  const auto a = Wide(x1) * n2;
  const auto b = Wide(x2) * n1;
  return (a > b ? a - b : b - a) * 100 * millionths(1) <= millionths(points) * n1 * n2;
}

std::string limit_text(double value, int places) {
  int needed = 0;
  for (double x = value; needed < 4 && std::abs(x - std::round(x)) > 1e-9; x *= 10) ++needed;
  return decimal_text(value, needed > places ? needed : places);
}

std::string evidence_text(bool clear, const std::optional<std::string>& interval, std::string_view parity) {
  if (!interval) return ". There is no interval to tell whether it may be chance.";
  if (clear)
    return ". The 95% interval, " + *interval + ", leaves out " + std::string(parity) + ": the evidence is clear.";
  return ". The 95% interval, " + *interval + ", includes " + std::string(parity) + ": it may be chance.";
}

std::string too_few(const Limits& limits, std::string_view where) {
  return "Not rated: fewer than " + std::to_string(limits.least_base()) + " people " + std::string(where) + ".";
}

Gaps likelihood_gaps(const Measure& m, const measures::Likelihood& l, const Limits& limits) {
  const auto f = figures_of(l);
  if (!f.value) return {{}, "Not rated: there is no ratio."};
  const auto least = limits.least_base();
  for (const auto& g : l.groups) {
    if (g.base < least) return {{}, too_few(limits, "in the group “" + g.label + "”")};
  }
  const auto low = limits.value("likelihood", "within_low");
  const auto high = limits.value("likelihood", "within_high");
  const auto& [a, b] = l.groups;
  Gap out;
  out.threshold = "likelihood";
  // r >= low, and 1/r >= 1/high.
  const bool not_low = reaches(a.events, a.base, low, b.events, b.base);
  const bool not_high = Wide(b.events) * a.base * millionths(high) >= Wide(a.events) * b.base * millionths(1);
  out.within = not_low && not_high;
  out.clear = f.interval && (f.interval->low > 1 || f.interval->high < 1);
  out.distance = folded(*f.value);
  out.badness = out.distance;
  out.then = ratio_then;
  const auto value = decimal_text(*f.value, 2);
  const auto range = limit_text(low, 2) + " to " + limit_text(high, 2);
  if (out.within) {
    out.reason = value + " lies within the accepted " + range + ".";
    return {{out}, {}};
  }
  const bool above = *f.value > 1;
  const auto worse = above == l.harm ? 0U : 1U;
  out.group = l.groups[worse].id;
  out.group_label = l.groups[worse].label;
  out.reason = beyond(value, limit_text(above ? high : low, 2), above) + "the accepted " + range +
               ", to the disadvantage of " +
               people_of(l.groups[worse].id, l.groups[worse].label, l.people, !m.family_id.empty()) +
               evidence_text(out.clear, f.interval ? std::optional(interval_text(*f.interval, 2)) : std::nullopt, "1");
  return {{out}, {}};
}

Gaps score_gaps(const measures::Score& s, const Limits& limits) {
  Gaps out;
  const auto least = limits.least_base();
  if (s.compared && s.groups.size() > 1) {
    const auto& a = s.groups[0];
    const auto& b = s.groups[1];
    if (!a.score || !b.score) return {{}, "Not rated: a group has no score."};
    if (a.base < least || b.base < least) return {{}, too_few(limits, "in one of the groups")};
    const bool lower = *a.score < *b.score;
    auto gap =
        score_gap(*a.score - *b.score, (lower ? a : b).label + " staff", (lower ? b : a).label + " staff", limits);
    if (!gap.within) {
      gap.group = (lower ? a : b).id;
      gap.group_label = (lower ? a : b).label;
    }
    gap.then = [](const Gap&, const PastFigure& past) -> std::optional<double> {
      if (!past.value) return std::nullopt;
      return std::abs(*past.value);
    };
    return {{gap}, {}};
  }
  if (s.groups.size() == 1 && s.groups[0].score && s.groups[0].comparator) {
    const auto& g = s.groups[0];
    if (g.base < least) return {{}, too_few(limits, "answered")};
    auto gap = score_gap(std::max(0.0, *g.comparator - *g.score), g.label + " staff", "the comparator", limits);
    gap.then = [](const Gap&, const PastFigure& past) -> std::optional<double> {
      if (!past.value || past.groups.empty() || !past.groups[0].comparator) return std::nullopt;
      return *past.groups[0].comparator - *past.value;
    };
    gap.badness = *g.comparator - *g.score;
    return {{gap}, {}};
  }
  // Several groups: each against everybody else together.
  double sum = 0;
  double answers = 0;
  for (const auto& g : s.groups) {
    if (g.id == "all" || g.id == "unknown" || !g.score) continue;
    sum += *g.score * static_cast<double>(g.base);
    answers += static_cast<double>(g.base);
  }
  for (const auto& g : s.groups) {
    if (g.id == "all" || g.id == "unknown" || !g.score || g.base < least_answers) continue;
    const auto rest = answers - static_cast<double>(g.base);
    if (rest < static_cast<double>(least_answers)) continue;
    const auto gap = (sum - *g.score * static_cast<double>(g.base)) / rest - *g.score;
    auto item = score_gap(std::max(0.0, gap), "Staff in the group “" + g.label + "”", "all others", limits);
    item.badness = gap;
    item.relative = gap;
    item.group = g.id;
    item.group_label = g.label;
    out.list.push_back(std::move(item));
  }
  if (out.list.empty()) {
    out.why_none =
        "Not rated: no group of " + std::to_string(least_answers) + " or more can be set against all others.";
  }
  return out;
}

Gaps pay_gaps(const measures::PayGap& p, const Limits& limits) {
  Gaps out;
  const auto accepted = limits.value("pay_gap", "within_percent");
  const auto least = limits.least_base();
  const measures::PayGroup* comparator = nullptr;
  for (const auto& g : p.groups) {
    if (g.id == p.comparator) comparator = &g;
  }
  if (comparator == nullptr || comparator->count < least) return {{}, too_few(limits, "in the group compared with")};
  for (const auto& g : p.groups) {
    if (&g == comparator || !g.gap || g.count < least) continue;
    Gap gap;
    gap.threshold = "pay_gap";
    gap.distance = std::abs(*g.gap);
    gap.badness = gap.distance;
    gap.relative = gap.distance;
    gap.within = gap.distance <= accepted + 1e-9;
    const auto& interval = p.groups.size() == 2 && p.interval ? p.interval : g.interval;
    gap.clear = interval && (interval->low > 0 || interval->high < 0);
    gap.group = g.id;
    gap.group_label = g.label;
    gap.then = pay_then;
    const auto size = decimal_text(gap.distance, 1) + "%";
    const auto limit = limit_text(accepted) + "%";
    const auto worse = *g.gap > 0 ? g.plural : comparator->plural;
    const auto better = *g.gap > 0 ? comparator->plural : g.plural;
    const auto text = [&](double x) { return decimal_text(x, 1) + "%"; };
    const auto bounds = interval ? std::optional(text(interval->low) + " to " + text(interval->high)) : std::nullopt;
    gap.reason = gap.within ? "A gap of " + size + ": no more than the " + limit + " accepted, either way."
                            : "A gap of " + size + ", more than the " + limit + " accepted: " + worse +
                                  " are paid less than " + better + evidence_text(gap.clear, bounds, "0");
    out.list.push_back(std::move(gap));
  }
  if (out.list.empty()) out.why_none = too_few(limits, "in every group with a gap");
  return out;
}

Gaps compliance_gaps(const measures::Compliance& c, const Limits& limits) {
  if (c.all.due < limits.least_base()) return {{}, too_few(limits, "are due")};
  const auto wanted = limits.value("training", "within_percent");
  const auto too_low = limits.value("training", "clear_below_percent");
  Gap out;
  out.threshold = "training";
  const auto share = percent(c.all.done, c.all.due);
  out.within = reaches(c.all.done, c.all.due, wanted / 100, 1, 1);
  out.clear = !reaches(c.all.done, c.all.due, too_low / 100, 1, 1);
  out.distance = std::max(0.0, wanted - share);
  out.badness = -share;
  out.then = training_then;
  const auto shown = percent_text(c.all.done, c.all.due);
  out.reason = out.within  ? shown + " is done; at least " + limit_text(wanted) + "% is wanted."
               : out.clear ? shown + " is done; under " + limit_text(too_low) + "% is too little."
                           : shown + " is done; " + limit_text(wanted) + "% is wanted, and it is not under " +
                                 limit_text(too_low) + "%.";
  return {{out}, {}};
}

Gaps gaps_of(const Measure& m, const Limits& limits) {
  if (m.status != measures::Status::ok) return {{}, "Not rated. " + m.reason};
  if (const auto* l = std::get_if<measures::Likelihood>(&m.figures)) return likelihood_gaps(m, *l, limits);
  if (const auto* r = std::get_if<measures::Rate>(&m.figures)) return rate_gaps(m, *r, limits);
  if (const auto* s = std::get_if<measures::Score>(&m.figures)) return score_gaps(*s, limits);
  if (const auto* p = std::get_if<measures::PayGap>(&m.figures)) return pay_gaps(*p, limits);
  if (const auto* q = std::get_if<measures::Quartiles>(&m.figures)) return quartile_gaps(*q, limits);
  if (const auto* g = std::get_if<measures::Grid>(&m.figures)) return grid_gaps(*g, limits);
  if (const auto* d = std::get_if<measures::Difference>(&m.figures)) return difference_gaps(*d, limits);
  if (const auto* c = std::get_if<measures::Composition>(&m.figures)) return composition_gaps(*c, limits);
  if (const auto* c = std::get_if<measures::Compliance>(&m.figures)) return compliance_gaps(*c, limits);
  return {{}, "Not rated: it describes, and has no gap to measure."};
}

}  // namespace evenhand::report
