// Gaps of shares: of two groups, of a group against everybody else, of a group against a population.
#include <algorithm>
#include <cmath>

#include "core/report/decimal.h"
#include "core/report/format.h"
#include "core/report/gaps.h"
#include "core/statistics/interval.h"

namespace evenhand::report {
namespace {

using measures::GroupRate;
using measures::Measure;
using measures::Rate;

std::string points(double x) { return decimal_text(x, 1); }

std::optional<double> points_then(const Gap&, const PastFigure& past) {
  if (!past.value) return std::nullopt;
  return std::abs(*past.value);
}

std::optional<double> level_then(const Gap& now, const PastFigure& past) {
  // Of several characteristics the value is only that of the least known, which may have been another.
  if (!now.group.empty()) {
    const auto* group = past.find(now.group);
    return group != nullptr && group->percent ? std::optional(-*group->percent) : std::nullopt;
  }
  if (!past.value) return std::nullopt;
  return -*past.value;
}

std::optional<double> ratio_of_groups_then(const Gap& now, const PastFigure& past) {
  const auto* a = past.find(now.group);
  const auto* b = past.find(now.others);
  if (a == nullptr || b == nullptr || !a->percent || !b->percent || *a->percent <= 0 || *b->percent <= 0)
    return std::nullopt;
  const auto ratio = *a->percent / *b->percent;
  return ratio >= 1 ? ratio - 1 : 1 / ratio - 1;
}

// Everybody of an earlier report: as it says, or all groups together.
std::optional<std::pair<std::uint64_t, std::uint64_t>> everybody(const PastFigure& past) {
  std::pair<std::uint64_t, std::uint64_t> out{0, 0};
  for (const auto& g : past.groups) {
    if (g.id == "unknown") continue;
    if (!g.count || !g.base) return std::nullopt;
    if (g.id == "all") return std::pair{*g.count, *g.base};
    out.first += *g.count;
    out.second += *g.base;
  }
  return out;
}

// Of a group against everybody else; `harm`: more is worse.
template <bool harm>
std::optional<double> against_rest_then(const Gap& now, const PastFigure& past) {
  const auto* group = past.find(now.group);
  const auto all = everybody(past);
  if (group == nullptr || !all || !group->count || !group->base) return std::nullopt;
  if (*group->base == 0 || all->second <= *group->base || all->first < *group->count) return std::nullopt;
  const auto gap =
      percent(*group->count, *group->base) - percent(all->first - *group->count, all->second - *group->base);
  return harm ? gap : -gap;
}

// Of one group against the figure from elsewhere.
template <bool harm>
std::optional<double> against_elsewhere_then(const Gap& now, const PastFigure& past) {
  const auto* group = past.find(now.group);
  if (group == nullptr || !group->percent || !group->comparator) return std::nullopt;
  const auto gap = *group->percent - *group->comparator;
  return harm ? gap : -gap;
}

std::optional<double> shortfall_then(const Gap& now, const PastFigure& past) {
  const auto* group = past.find(now.group);
  if (group == nullptr || !group->percent) return std::nullopt;
  const auto comparator = group->comparator ? group->comparator : now.comparator;
  if (!comparator) return std::nullopt;
  return *comparator - *group->percent;
}

std::string bounds_text(const statistics::Bounds& b, double scale) {
  return points(b.low * scale) + " to " + points(b.high * scale) + " points";
}

// Exact of counts; a percentage that the file gave has no counts that are.
bool is_within(const GroupRate& a, const GroupRate& b, double accepted) {
  if (a.percent || b.percent) return std::abs(measures::percent(a) - measures::percent(b)) <= accepted + 1e-9;
  return within_points(a.numerator, a.denominator, b.numerator, b.denominator, accepted);
}

Gaps two_groups(const Measure& m, const Rate& r, const Limits& limits) {
  const auto& a = r.groups[0];
  const auto& b = r.groups[1];
  const auto least = limits.least_base();
  if (a.denominator < least || b.denominator < least) {
    return {{}, too_few(limits, "in the group “" + (a.denominator < least ? a : b).label + "”")};
  }
  const bool bonus = m.id.ends_with(".bonus_proportion");
  const auto accepted = bonus ? limits.value("pay_gap", "within_percent") : limits.value("survey", "within_points");
  const auto gap = measures::percent(a) - measures::percent(b);
  const auto interval = statistics::newcombe(std::min(a.numerator, a.denominator), a.denominator,
                                             std::min(b.numerator, b.denominator), b.denominator);
  Gap out;
  out.threshold = bonus ? "pay_gap" : "survey";
  out.within = is_within(a, b, accepted);
  out.clear = interval.low > 0 || interval.high < 0;
  out.distance = std::abs(gap);
  out.badness = out.distance;
  out.then = points_then;
  const auto limit = limit_text(accepted) + (accepted == 1 ? " point" : " points");
  if (out.within) {
    out.reason = "A gap of " + points(out.distance) + " points: no more than the " + limit + " accepted.";
    return {{out}, {}};
  }
  const auto& worse = (gap > 0) == r.harm ? a : b;
  out.group = worse.id;
  out.group_label = worse.label;
  out.reason = "A gap of " + points(out.distance) + " points, more than the " + limit +
               " accepted, to the disadvantage of " + worse.label + " " + r.people +
               evidence_text(out.clear, bounds_text(interval, 100), "0");
  return {{out}, {}};
}

// The people chosen for an equality analysis: too many of a group among them matters as much as too few.
Gaps chosen_people(const Rate& r, const Limits& limits) {
  const auto& a = r.groups[0];
  const auto& b = r.groups[1];
  const auto least = limits.least_base();
  if (a.denominator < least || b.denominator < least) return {{}, too_few(limits, "on one of the two sides")};
  // Where hardly anybody would be expected, no ratio says anything.
  const auto all = a.numerator + b.numerator;
  if (static_cast<double>(all) * static_cast<double>(a.denominator) <
      static_cast<double>(least) * static_cast<double>(a.denominator + b.denominator)) {
    return {{}, "Not rated: fewer than " + std::to_string(least) + " people of this group would be expected here."};
  }
  const auto low = limits.value("likelihood", "within_low");
  const auto high = limits.value("likelihood", "within_high");
  const auto interval = statistics::newcombe(a.numerator, a.denominator, b.numerator, b.denominator);
  Gap out;
  out.threshold = "likelihood";
  out.group = a.id;
  out.group_label = a.label;
  out.others = b.id;
  out.within = reaches(a.numerator, a.denominator, low, b.numerator, b.denominator) &&
               reaches(b.numerator, b.denominator, 1 / high, a.numerator, a.denominator);
  out.clear = interval.low > 0 || interval.high < 0;
  out.then = ratio_of_groups_then;
  const auto share_a = percent(a.numerator, a.denominator);
  const auto share_b = percent(b.numerator, b.denominator);
  const auto ratio = share_b > 0 ? share_a / share_b : 1e9;
  out.distance = ratio >= 1 ? ratio - 1 : ratio > 0 ? 1 / ratio - 1 : 1e9;
  out.badness = out.distance;
  const auto times = ratio >= 1e9 ? std::string("there is nobody of it among the others")
                                  : "the share is " + decimal_text(ratio, 2) + " times that of everybody else";
  const auto range = limit_text(low, 2) + " to " + limit_text(high, 2);
  out.reason = out.within ? "Here " + times + ": within the accepted " + range + "."
                          : "Here " + times + ", outside the accepted " + range +
                                evidence_text(out.clear, bounds_text(interval, 100), "no difference");
  return {{out}, {}};
}

// Everybody: the first group where it is that, else all groups together. Nothing where a file gave only percentages.
std::optional<GroupRate> everybody(const Rate& r) {
  GroupRate out{"all", "", 0, 0, {}, {}};
  for (const auto& g : r.groups) {
    if (g.id == "unknown") continue;
    if (g.percent) return std::nullopt;
    if (g.id == "all") return g;
    out.numerator += g.numerator;
    out.denominator += g.denominator;
  }
  return out;
}

// Each of several groups against everybody else.
Gaps several_groups(const Rate& r, const Limits& limits) {
  const auto all = everybody(r);
  if (!all) return {{}, "Not rated: of weighted percentages nobody else’s can be worked out."};
  const auto accepted = limits.value("survey", "within_points");
  const auto least = std::max(limits.least_base(), least_answers);
  Gaps out;
  for (const auto& g : r.groups) {
    if (g.id == "all" || g.id == "unknown" || g.denominator < least) continue;
    if (all->denominator < g.denominator + least || all->numerator < g.numerator) continue;
    GroupRate rest{"rest", "", all->numerator - g.numerator, all->denominator - g.denominator, {}, {}};
    if (rest.numerator > rest.denominator || g.numerator > g.denominator) continue;
    const auto gap = measures::percent(g) - measures::percent(rest);
    const bool worse = (gap > 0) == r.harm && gap != 0;
    const auto interval = statistics::newcombe(g.numerator, g.denominator, rest.numerator, rest.denominator);
    Gap item;
    item.threshold = "survey";
    item.group = g.id;
    item.group_label = g.label;
    item.within = !worse || is_within(g, rest, accepted);
    item.clear = worse && (interval.low > 0 || interval.high < 0);
    item.badness = r.harm ? gap : -gap;
    item.relative = item.badness;
    item.distance = std::max(0.0, item.badness);
    item.then = r.harm ? against_rest_then<true> : against_rest_then<false>;
    const auto limit = limit_text(accepted) + (accepted == 1 ? " point" : " points");
    item.reason =
        "The group “" + g.label + "” " +
        (item.within ? "is no more than " + limit + " worse off than all others"
                     : "is " + points(item.distance) + " points worse off than all others (" +
                           percent_text(g.numerator, g.denominator) + " against " +
                           percent_text(rest.numerator, rest.denominator) + "), more than the " + limit + " accepted") +
        (item.within ? "." : evidence_text(item.clear, bounds_text(interval, 100), "0"));
    out.list.push_back(std::move(item));
  }
  if (out.list.empty())
    out.why_none = "Not rated: no group of " + std::to_string(least) + " or more can be set against all others.";
  return out;
}

// `many`: each group is a characteristic, and the worst decides.
Gaps declaration_gaps(const Rate& r, const Limits& limits, bool many) {
  const auto wanted = limits.value("declaration", "within_percent");
  const auto too_low = limits.value("declaration", "clear_below_percent");
  Gaps out;
  for (const auto& g : r.groups) {
    if (!many && &g != &r.groups.front()) break;
    if (g.denominator < limits.least_base()) continue;
    Gap item;
    item.threshold = "declaration";
    const auto share = percent(g.numerator, g.denominator);
    item.within = reaches(g.numerator, g.denominator, wanted / 100, 1, 1);
    item.clear = !reaches(g.numerator, g.denominator, too_low / 100, 1, 1);
    item.badness = -share;
    item.relative = -share;
    item.distance = std::max(0.0, wanted - share);
    item.then = level_then;
    if (many) {
      item.group = g.id;
      item.group_label = g.label;
    }
    const auto shown = percent_text(g.numerator, g.denominator) + " is known" + (!many ? "" : " on " + g.label);
    item.reason = item.within  ? shown + "; at least " + limit_text(wanted) + "% is wanted."
                  : item.clear ? shown + "; under " + limit_text(too_low) + "% is too little to go by."
                               : shown + "; " + limit_text(wanted) + "% is wanted, and it is not under " +
                                     limit_text(too_low) + "%.";
    out.list.push_back(std::move(item));
  }
  if (out.list.empty()) out.why_none = too_few(limits, "in the base");
  return out;
}

Gaps one_group(const Rate& r, const Limits& limits) {
  const auto& g = r.groups.front();
  if (!g.comparator) return {{}, "Not rated: there is nothing to compare it with."};
  if (g.denominator < limits.least_base()) return {{}, too_few(limits, "answered")};
  const auto accepted = limits.value("survey", "within_points");
  const auto gap = measures::percent(g) - *g.comparator;
  const auto worse = r.harm ? gap : -gap;
  const auto interval = statistics::wilson(std::min(g.numerator, g.denominator), g.denominator);
  Gap out;
  out.threshold = "survey";
  out.within = worse <= accepted + 1e-9;
  out.clear = r.harm ? interval.low * 100 > *g.comparator : interval.high * 100 < *g.comparator;
  out.badness = worse;
  out.distance = std::max(0.0, worse);
  out.group = g.id;
  out.group_label = g.label;
  out.then = r.harm ? against_elsewhere_then<true> : against_elsewhere_then<false>;
  const auto limit = limit_text(accepted) + (accepted == 1 ? " point" : " points");
  const auto figures = points(measures::percent(g)) + "% against " + points(*g.comparator) + "% elsewhere: ";
  const auto bounds = points(interval.low * 100) + "% to " + points(interval.high * 100) + "%";
  out.reason = figures + (out.within ? "no more than " + limit + " worse."
                                     : points(out.distance) + " points worse, more than the " + limit + " accepted" +
                                           evidence_text(out.clear, bounds, points(*g.comparator) + "%"));
  return {{out}, {}};
}

}  // namespace

Gap representation_gap(const Share& s, bool within, bool below, const Limits& limits) {
  const auto share = percent(s.count, s.base);
  const auto accepted = limits.value("representation", "within_share_percent");
  Gap out;
  out.threshold = "representation";
  out.within = within;
  out.clear = below;
  out.badness = s.comparator - share;
  out.relative = s.comparator > 0 ? out.badness / s.comparator : 0;
  out.distance = std::max(0.0, out.badness);
  out.group = s.id;
  out.group_label = s.label;
  out.comparator = s.comparator;
  out.then = shortfall_then;
  out.reason = "“" + s.label + "” " + percent_text(s.count, s.base) + " " + s.of + " (" + count_text(s.count) + " of " +
               count_text(s.base) + ") against " + points(s.comparator) + "% " + s.against + ": ";
  const auto of_it = s.comparator > 0 ? decimal_text(100 * share / s.comparator, 0) + "% of it" : std::string("all");
  const auto limit = limit_text(accepted) + "%";
  if (within) {
    out.reason +=
        (share >= s.comparator ? std::string("no less.") : of_it + ", where " + limit + " or more is accepted.");
  } else {
    const auto interval = statistics::wilson(s.count, s.base);
    out.reason += (of_it == limit ? "just under " + of_it : of_it) + ", where " + limit +
                  " is accepted. The 95% interval, " + points(interval.low * 100) + "% to " +
                  points(interval.high * 100) + "%, " +
                  (below ? "lies below it: the evidence is clear." : "reaches it: it may be chance.");
  }
  return out;
}

Gaps rate_gaps(const Measure& m, const Rate& r, const Limits& limits) {
  if (r.groups.empty()) return {{}, "Not rated: it has no groups."};
  if (m.id == "data_quality.ask_first") return {{}, "Not rated: a list to work from."};
  if (m.id == "data_quality.declaration") return declaration_gaps(r, limits, true);
  for (std::size_t i = 0; i < (r.compared ? 2U : 1U); ++i) {
    if (r.groups.size() <= i || r.groups[i].denominator == 0) return {{}, "Not rated: nobody is in the base."};
  }
  if (r.compared) return m.id.starts_with("analysis.") ? chosen_people(r, limits) : two_groups(m, r, limits);
  if (r.what.empty()) return declaration_gaps(r, limits, false);
  return r.groups.size() == 1 ? one_group(r, limits) : several_groups(r, limits);
}

Gaps composition_gaps(const measures::Composition& c, const Limits& limits) {
  if (!c.comparison) return {{}, "Not rated: it describes, and is compared with nothing here."};
  if (!c.comparison->rated) return {{}, "Not rated. " + c.comparison->why_not};
  const auto factor = limits.value("representation", "within_share_percent") / 100;
  Gaps out;
  for (const auto& category : c.categories) {
    if (!category.known || !category.benchmark || !category.benchmark->counts || c.known == 0) continue;
    const auto& b = *category.benchmark;
    const auto share = percent(category.count, c.known);
    out.list.push_back(representation_gap({category.id, category.label, category.count, c.known, b.percent,
                                           "of those known", "in " + c.comparison->label},
                                          share >= factor * b.percent, b.interval.high < b.percent, limits));
  }
  if (out.list.empty()) {
    out.why_none = "Not rated: in no group would " + std::to_string(limits.least_base()) +
                   " people or more be expected among " + count_text(c.known) + ".";
  }
  return out;
}

Gaps grid_gaps(const measures::Grid& g, const Limits& limits) {
  if (!g.focus || g.overall.headcount == 0) return {{}, "Not rated: it describes, and is compared with nothing."};
  const auto focus = *g.focus;
  const auto factor = limits.value("representation", "within_share_percent") / 100;
  const auto people = g.overall.counts[focus];
  const auto everybody = g.overall.headcount;
  Gaps out;
  for (const auto& row : g.rows) {
    if (row.of_which || row.headcount == 0 || row.id.starts_with("not_placed")) continue;
    // As many of the group as would be expected there have to reach the least base.
    if (static_cast<double>(people) * static_cast<double>(row.headcount) <
        static_cast<double>(limits.least_base()) * static_cast<double>(everybody)) {
      continue;
    }
    const auto share = statistics::wilson(row.counts[focus], row.headcount);
    const auto whole = percent(people, everybody);
    auto gap = representation_gap(
        {row.id, row.label + (row.section.empty() ? "" : ", " + row.section), row.counts[focus], row.headcount, whole,
         "are " + g.groups[focus].label, "of the workforce"},
        reaches(row.counts[focus], row.headcount, factor, people, everybody), share.high * 100 < whole, limits);
    out.list.push_back(std::move(gap));
  }
  if (out.list.empty())
    out.why_none = "Not rated: no row is large enough to expect " + std::to_string(limits.least_base()) +
                   " people of the group in it.";
  return out;
}

Gaps quartile_gaps(const measures::Quartiles& q, const Limits& limits) {
  const auto& upper = q.quarters[3];
  const auto factor = limits.value("representation", "within_share_percent") / 100;
  std::uint64_t everybody = 0;
  for (const auto n : q.overall) everybody += n;
  Gaps out;
  if (upper.count == 0 || everybody == 0) return {{}, "Not rated: nobody is in the upper quarter."};
  for (std::size_t g = 0; g < q.groups.size(); ++g) {
    if (static_cast<double>(q.overall[g]) * static_cast<double>(upper.count) <
        static_cast<double>(limits.least_base()) * static_cast<double>(everybody)) {
      continue;
    }
    const auto whole = percent(q.overall[g], everybody);
    const auto share = statistics::wilson(upper.counts[g], upper.count);
    out.list.push_back(representation_gap(
        {q.groups[g].id, q.groups[g].label, upper.counts[g], upper.count, whole, "of the upper quarter", "of all four"},
        reaches(upper.counts[g], upper.count, factor, q.overall[g], everybody), share.high * 100 < whole, limits));
  }
  if (out.list.empty()) out.why_none = too_few(limits, "would be expected in the upper quarter");
  return out;
}

Gaps difference_gaps(const measures::Difference& d, const Limits& limits) {
  if (d.part_base < limits.least_base() || d.whole_base == 0) return {{}, too_few(limits, "are " + d.part_label)};
  const auto& g = d.groups[d.focus];
  const auto factor = limits.value("representation", "within_share_percent") / 100;
  const auto interval = statistics::newcombe(g.part, d.part_base, g.whole, d.whole_base);
  auto gap = representation_gap(
      {g.id, g.label, g.part, d.part_base, percent(g.whole, d.whole_base), "of " + d.part_label, "of the workforce"},
      reaches(g.part, d.part_base, factor, g.whole, d.whole_base), interval.high < 0, limits);
  return {{std::move(gap)}, {}};
}

}  // namespace evenhand::report
