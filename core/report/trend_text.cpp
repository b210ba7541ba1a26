// The sentence of a change: last year's figure, this year's, which of the two is better, and how sure that is.
#include <algorithm>
#include <cmath>

#include "core/measures/counting.h"
#include "core/report/decimal.h"
#include "core/report/format.h"
#include "core/report/likelihood_text.h"
#include "core/report/trend.h"

namespace evenhand::report {
namespace {

using measures::lower_first;
using measures::Measure;
using statistics::Bounds;

std::string lead(const When& when) {
  return when.last_year ? "Last year, on " + when.date + ", " : "On " + when.date + " ";
}

std::string here(const When& when) { return when.last_year ? "this year" : "now"; }

// How a figure is said in both years, and what its moving up or down is called.
struct Phrases {
  std::string then;    // "the ratio was 2.10"
  std::string now;     // "it is 1.83"
  std::string better;  // after the word: ", nearer to 1"
  std::string worse;
  std::string difference = "The difference, ";  // goes on with its size and which way
  std::string up = " higher";
  std::string down = " lower";
  std::string unit;  // " points"
  int places = 1;
};

std::string share_words(const PastGroup& g) {
  if (!g.percent) return "no figure";
  if (g.count && g.base && *g.base > 0 && percent(*g.count, *g.base) == *g.percent) {
    return percent_text(*g.count, *g.base);
  }
  return decimal_text(*g.percent, 1) + "%";
}

// "3.1% (100 of 3,200)"
std::string share_and_counts(const PastGroup& g) {
  if (!g.count || !g.base || *g.base == 0) return share_words(g);
  return share_words(g) + " (" + count_text(*g.count) + " of " + count_text(*g.base) + ")";
}

// Of a measure that is one share: exact, where its counts are there.
std::string main_share(const PastFigure& f, double value) {
  PastGroup g;
  if (!f.groups.empty() && f.groups.front().percent == value) g = f.groups.front();
  g.percent = value;
  return share_words(g);
}

std::string in_points(double x) {
  const auto text = decimal_text(std::abs(x), 1);
  return text + (text == "1.0" ? " point" : " points");
}

// The side of a comparison inside a sentence: "BME staff", "women", "the group “Riverside”", "everybody else".
std::string side(const Measure& m, const measures::Rate& r, const PastGroup& g) {
  if (m.id.starts_with("analysis.")) return g.id == "chosen" ? "the group " + in_quotes(g.label) : lower_first(g.label);
  if (m.id.starts_with("pay_gap.sex.")) return lower_first(g.label);
  return g.label + " " + r.people;
}

bool turned(const TwoYears& y) { return (y.then > 0) != (y.now > 0) && y.then != 0 && y.now != 0; }

Phrases likelihood_phrases(const Compared& c) {
  const auto bounds = [](const std::optional<Bounds>& b) { return b ? interval_text(*b, 2) : std::string(); };
  const auto then = bounds(c.then->interval);
  const auto now = bounds(c.now->interval);
  Phrases out;
  out.then = "the ratio was " + decimal_text(*c.then->value, 2) + (then.empty() ? "" : " (interval " + then + ")");
  out.now = "it is " + decimal_text(*c.now->value, 2) + (now.empty() ? "" : " (interval " + now + ")");
  out.better = ", nearer to 1";
  out.worse = ", further from 1";
  out.places = 2;
  return out;
}

Phrases rate_phrases(const Measure& m, const measures::Rate& r, const Compared& c) {
  Phrases out;
  out.unit = " points";
  if (c.now->sides.empty()) {
    const bool declared = r.what.empty();
    const auto what = std::string(declared              ? "the answer was known for "
                                  : r.groups.size() > 1 ? "the share of everybody was "
                                                        : "the share was ");
    out.then = what + main_share(*c.then, c.value->then);
    out.now = (declared ? "for " : "it is ") + main_share(*c.now, c.value->now);
    return out;
  }
  const auto gap = [](double x) { return "a gap of " + in_points(x); };
  const auto& a = c.now->groups[0];
  const auto& b = c.now->groups[1];
  const auto* a_then = c.then->find(a.id);
  const auto* b_then = c.then->find(b.id);
  out.then = "it was ";
  out.now = "it is ";
  if (a_then != nullptr && b_then != nullptr) {
    out.then += share_words(*a_then) + " of " + side(m, r, a) + " against " + share_words(*b_then) + " of " +
                side(m, r, b) + ", ";
  }
  out.then += gap(c.value->then);
  out.now += share_words(a) + " against " + share_words(b) + ", " + gap(c.value->now) +
             (turned(*c.value) ? " the other way round" : "");
  // An analysis is rated by the ratio of the two shares.
  if (!m.id.starts_with("analysis.")) {
    out.better = ", a smaller gap";
    out.worse = ", a wider gap";
  }
  out.difference = "Set against " + side(m, r, b) + ", the figure for " + side(m, r, a) + " is now ";
  return out;
}

Phrases pay_phrases(const measures::PayGap& p, const std::string& group, double then, double now) {
  const measures::PayGroup* named = nullptr;
  const measures::PayGroup* comparator = nullptr;
  for (const auto& g : p.groups) {
    if (g.id == p.comparator) comparator = &g;
    if (g.id == group || (group.empty() && g.id != p.comparator)) named = &g;
  }
  Phrases out;
  if (named == nullptr || comparator == nullptr) return out;
  const auto size = [](double gap) { return decimal_text(std::abs(gap), 1); };
  const auto compared = [&](double gap) {
    if (size(gap) == "0.0") return std::string("the same as ");
    return size(gap) + "% " +
           (p.bonus   ? (gap > 0 ? "lower than " : "higher than ")
            : gap > 0 ? "less than "
                      : "more than ");
  };
  out.then = (p.bonus ? "the bonuses of " + named->plural + " were " : named->plural + " were paid ") + compared(then) +
             (p.bonus ? "those of " : "") + comparator->plural;
  const auto text = compared(now);
  // "they are paid 4.0% less": than whom was just said.
  out.now = (p.bonus ? "they are " : "they are paid ") +
            (size(now) == "0.0" ? std::string("the same") : text.substr(0, text.rfind(" than")));
  out.better = ", a smaller gap";
  out.worse = ", a wider gap";
  out.unit = " points";
  out.up = " in favour of " + comparator->plural;
  out.down = " in favour of " + named->plural;
  return out;
}

Phrases difference_phrases(const measures::Difference& d, const Compared& c) {
  Phrases out;
  const auto* then = c.then->find(c.now->sides.front());
  const auto* now = c.now->find(c.now->sides.front());
  if (then == nullptr || now == nullptr) return out;
  const auto both = [&](const PastGroup& g, const std::string& part, const std::string& whole) {
    const auto of_all = g.comparator ? decimal_text(*g.comparator, 1) + "%" : std::string("no figure");
    return share_words(g) + part + " and " + of_all + whole;
  };
  out.then = now->label + " people were " + both(*then, " of " + d.part_label, " of the workforce");
  out.now = "they are " + both(*now, "", "");
  out.difference = "Set against the workforce, their share of " + d.part_label + " is now ";
  out.unit = " points";
  return out;
}

Phrases score_phrases(const Compared& c) {
  Phrases out;
  out.places = 2;
  const auto score = [](const PastGroup& g) {
    return g.percent ? decimal_text(*g.percent, 2) : std::string("nothing");
  };
  const auto& a = c.now->groups.front();
  const auto* a_then = c.then->find(a.id);
  if (a_then == nullptr) return out;
  if (c.now->sides.empty()) {
    out.then = "the score was " + score(*a_then);
    out.now = "it is " + score(a);
    return out;
  }
  const auto& b = c.now->groups[1];
  const auto* b_then = c.then->find(b.id);
  if (b_then == nullptr) return out;
  out.then = a.label + " staff scored " + score(*a_then) + " and " + b.label + " staff " + score(*b_then);
  out.now = "they score " + score(a) + " and " + score(b);
  out.better = ", a smaller gap";
  out.worse = ", a wider gap";
  out.difference = "Set against " + b.label + " staff, the score of " + a.label + " staff is now ";
  return out;
}

Phrases value_phrases(const Measure& m, const Compared& c) {
  if (std::holds_alternative<measures::Likelihood>(m.figures)) return likelihood_phrases(c);
  if (const auto* r = std::get_if<measures::Rate>(&m.figures)) return rate_phrases(m, *r, c);
  if (const auto* p = std::get_if<measures::PayGap>(&m.figures))
    return pay_phrases(*p, {}, c.value->then, c.value->now);
  if (const auto* d = std::get_if<measures::Difference>(&m.figures)) return difference_phrases(*d, c);
  if (std::holds_alternative<measures::Score>(m.figures)) return score_phrases(c);
  Phrases out;
  out.unit = " points";
  const auto text = [](double x) { return decimal_text(x, 1) + "%"; };
  if (const auto* g = std::get_if<measures::Grid>(&m.figures)) {
    const auto& group = g->groups[*g->focus].label;
    out.then = group + " staff were " + text(c.value->then) + " of the workforce";
    out.now = "they are " + text(c.value->now);
  } else {
    out.then = "the share done was " + text(c.value->then);
    out.now = "it is " + text(c.value->now);
  }
  return out;
}

// Of the group that decides the colour.
Phrases group_phrases(const Measure& m, const Compared& c) {
  if (const auto* p = std::get_if<measures::PayGap>(&m.figures)) {
    return pay_phrases(*p, c.group_now->id, c.group->then, c.group->now);
  }
  const auto& then = *c.group_then;
  const auto& now = *c.group_now;
  const auto name = "the group " + in_quotes(now.label);
  Phrases out;
  out.unit = " points";
  if (c.now->kind == "score") {
    out.then = name + " scored " + decimal_text(c.group->then, 2);
    out.now = "it scores " + decimal_text(c.group->now, 2);
    out.unit.clear();
    out.places = 2;
    out.better = out.worse = ", set against all others";
    return out;
  }
  if (c.now->kind == "composition" || c.now->kind == "quartiles") {
    if (c.now->kind == "quartiles") out.better = out.worse = ", set against its share of all four";
    const std::string of = c.now->kind == "composition" ? " of those known" : " of the upper quarter";
    out.then = name + " was " + share_words(then) + of +
               (then.count && then.base ? " (" + count_text(*then.count) + " of " + count_text(*then.base) + ")" : "");
    out.now = "it is " + share_and_counts(now);
    return out;
  }
  out.then = "the figure for " + in_quotes(now.label) + " was " + share_and_counts(then);
  out.now = "it is " + share_and_counts(now);
  return out;
}

std::string trend_words(const Phrases& p, Trend trend) {
  switch (trend) {
    case Trend::better:
      return ": better" + p.better;
    case Trend::worse:
      return ": worse" + p.worse;
    case Trend::same:
      return ": about the same";
    case Trend::unknown:
      return {};
  }
  return {};
}

std::string difference_words(const Phrases& p, const YearChange& change) {
  const auto size = [&](double x) { return decimal_text(std::abs(x), p.places); };
  const auto zero = decimal_text(0, p.places);
  const auto unit = [&](const std::string& number) {
    return p.unit == " points" && number == "1.0" ? std::string(" point") : p.unit;
  };
  const auto d = *change.value;
  const auto text = size(d);
  if (text == zero) return {};
  const bool inside = p.difference == "The difference, ";
  auto out = " " + p.difference + text + unit(text) + (d > 0 ? p.up : p.down);
  if (!change.interval)
    return out + (inside ? ", has no interval to tell whether it may be chance." : ". It has no interval.");
  const auto& b = *change.interval;
  const bool clear = b.low > 0 || b.high < 0;
  const auto near = size(std::min(std::abs(b.low), std::abs(b.high)));
  const auto far = size(std::max(std::abs(b.low), std::abs(b.high)));
  // "0.5 to 1.9 lower" on one side of no difference, "1.9 lower to 1.2 higher" on both.
  const auto end = [&](double x) { return size(x) + (size(x) == zero ? std::string() : x < 0 ? p.down : p.up); };
  const auto range = clear ? (near == zero ? "just over " + zero : near) + " to " + far + (d > 0 ? p.up : p.down)
                           : end(b.low) + " to " + end(b.high);
  return out +
         (clear ? (inside ? ", is clear" : ": this is clear") : (inside ? ", may be chance" : ": this may be chance")) +
         " (95% interval " + range + ").";
}

// The row of a grid, or the group of a rate, that decides beside the measure's own figure.
std::string group_clause(const Measure& m, const Compared& c, Trend trend) {
  if (c.by_group || !c.group) return {};
  const auto now = share_and_counts(*c.group_now);
  const auto then = share_and_counts(*c.group_then);
  const bool grid = std::holds_alternative<measures::Grid>(m.figures);
  const Phrases plain;
  return " " + std::string(grid ? "In the row " : "For the group ") + in_quotes(c.group_now->label) +
         ", which decides the colour, it was " + then + " and is " + now + trend_words(plain, trend) +
         (trend == Trend::unknown ? "."
          : grid                  ? ", set against the workforce."
                                  : ", set against all others.");
}

}  // namespace

std::string change_sentence(const ReportedMeasure& item, const Compared& c, const YearChange& change, const When& when,
                            bool comparable) {
  const auto& m = item.measure;
  const auto p = c.by_group ? group_phrases(m, c) : value_phrases(m, c);
  if (p.then.empty()) return {};
  auto out = lead(when) + p.then;
  if (!comparable) return out + ". It cannot be compared with this year’s figure: the reason stands beside it.";
  const bool beside = !c.by_group && c.group;
  out += "; " + here(when) + " " + p.now + (beside ? std::string() : trend_words(p, change.direction)) + ".";
  return out + difference_words(p, change) + group_clause(m, c, change.direction);
}

std::string no_change_sentence(const ReportedMeasure& item, const Compared& c, const When& when) {
  const bool now = c.now->status == "ok" && (c.by_group ? !item.rating.group.empty() : c.now->value.has_value());
  if (c.then == nullptr) {
    return now ? "The report of " + when.date + " does not have this figure." : std::string();
  }
  if (!now) {
    return c.then->value && c.now->status != "ok" ? lead(when) + "there was a figure; " + here(when) + " there is none."
                                                  : std::string();
  }
  if (c.then->status == "hidden") {
    return lead(when) + "this figure was hidden because numbers were small, so there is nothing to compare with.";
  }
  if (c.then->status == "not_supplied") {
    return lead(when) + "what it is made from was not supplied, so there is nothing to compare with.";
  }
  if (c.then->status != "ok") {
    return lead(when) + "it could not be worked out, so there is nothing to compare with.";
  }
  if (c.by_group) {
    return lead(when) + "there was no figure for " + in_quotes(item.rating.group_label) +
           ", or it was hidden, so there is nothing to compare with.";
  }
  return lead(when) + "there was no figure, or it was hidden, so there is nothing to compare with.";
}

}  // namespace evenhand::report
