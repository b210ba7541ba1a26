#include "core/report/likelihood_text.h"

#include <algorithm>
#include <cmath>

#include "core/report/decimal.h"
#include "core/report/format.h"
#include "core/statistics/tests.h"

namespace evenhand::report {
namespace {

using measures::EventGroup;
using measures::Likelihood;
using measures::Measure;

std::string of(const EventGroup& g) { return count_text(g.events) + " of " + count_text(g.base); }

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string named(const Measure& m, const Likelihood& l, std::size_t i) {
  return people_of(l.groups[i].id, l.groups[i].label, l.people, !m.family_id.empty());
}

std::string rate_words(const Likelihood& l) {
  if (l.odds) return "People in " + l.event_label + " ÷ people in " + l.base_label + ".";
  return "Rate = those who " + l.event_label + " ÷ " + l.base_label + ".";
}

std::string stocks_sentence(const Likelihood& l, double value) {
  const auto one = [&](const EventGroup& g) {
    return g.label + ": " + count_text(g.events) + " in " + l.event_label + " for " + count_text(g.base) + " in " +
           l.base_label + ". ";
  };
  return one(l.groups[0]) + one(l.groups[1]) + "The ratio of the two is " + decimal_text(value, 2) +
         (value > 1 ? ": " + l.groups[1].label + " staff are fewer further up." : ".");
}

}  // namespace

LikelihoodFigures figures_of(const Likelihood& l) {
  LikelihoodFigures out;
  const auto& [a, b] = l.groups;
  if (a.base == 0 || b.base == 0) return out;
  if (b.events > 0) {
    out.value = static_cast<double>(a.events) * static_cast<double>(b.base) /
                (static_cast<double>(a.base) * static_cast<double>(b.events));
  }
  if (l.odds) {
    if (!out.value) return out;
    // Nobody upstairs is also downstairs, so these are odds: a ratio interval for shares would be too narrow.
    out.interval = statistics::odds_ratio_woolf(a.events, a.events + a.base, b.events, b.events + b.base);
    if (out.interval) out.method = "odds_ratio";
    out.p_method = "fisher_mid_p";
    out.p_value = statistics::fisher_mid_p(a.events, a.events + a.base, b.events, b.events + b.base);
    return out;
  }
  // Without a case below the line there is no ratio, yet a least one that the counts allow, and no upper limit.
  // More events than people: people who left, or rows without ids. A share above one has no such interval.
  if (a.events > a.base || b.events > b.base) return out;
  out.interval = statistics::koopman(a.events, a.base, b.events, b.base);
  out.method = "koopman";
  out.katz = statistics::katz_log(a.events, a.base, b.events, b.base);
  const bool exact = statistics::expects_few(a.events, a.base, b.events, b.base);
  out.p_method = exact ? "fisher_mid_p" : "score";
  out.p_value = exact ? statistics::fisher_mid_p(a.events, a.base, b.events, b.base)
                      : statistics::score_test_p(a.events, a.base, b.events, b.base);
  return out;
}

std::string people_of(std::string_view id, std::string_view label, std::string_view people, bool family) {
  if (id == "others") return "all other " + std::string(people);
  if (id == "rest") return "all other " + std::string(people) + " whose answer is known";
  if (family || id == "chosen") return std::string(people) + " in the group “" + std::string(label) + "”";
  return std::string(label) + " " + std::string(people);
}

std::string interval_text(const statistics::Bounds& bounds, int places) {
  const auto low = decimal_text(bounds.low, places);
  return std::isinf(bounds.high) ? low + " with no upper limit" : low + " to " + decimal_text(bounds.high, places);
}

std::string likelihood_sentence(const Measure& m, const Likelihood& l) {
  const auto f = figures_of(l);
  if (!f.value) return likelihood_hindrance(l);
  const auto& [a, b] = l.groups;
  if (l.odds) return stocks_sentence(l, *f.value);
  const auto over = named(m, l, 0);
  const auto under = named(m, l, 1);
  if (a.events == 0) {
    return "Of " + over + " " + of(a) + " " + l.event_label + "; of " + under + " " + of(b) +
           ". The ratio is 0: " + (l.harm ? "no cases" : "nobody") + " in the group “" + a.label + "”.";
  }
  std::string out = capital(over) + " were " + decimal_text(*f.value, 2) + " times as likely " + l.outcome + " as " +
                    under + " (" + of(a) + " against " + of(b) + (l.two_years ? ", counted over two years)." : ").");
  if (f.interval) {
    out += " The 95% interval is " + interval_text(*f.interval, 2) + ".";
  } else {
    out += " There is no interval, because more are counted than stand in the base.";
  }
  // One case more or fewer would change such a ratio a good deal.
  if (std::min(a.events, b.events) < 5) out += " The numbers are small, so read it with care.";
  return out;
}

std::string likelihood_hindrance(const Likelihood& l) {
  const auto& [a, b] = l.groups;
  if (l.odds) {
    const auto stocks = [&](const EventGroup& g) {
      return g.label + " " + count_text(g.events) + " in " + l.event_label + ", " + count_text(g.base) + " in " +
             l.base_label;
    };
    return "There is nothing to divide by (" + stocks(a) + "; " + stocks(b) + ").";
  }
  auto counts = a.label + " " + of(a) + ", " + b.label + " " + of(b);
  if (l.unknown_events > 0) counts += "; of " + count_text(l.unknown_events) + " more the group is not known";
  if (a.base == 0 || b.base == 0) {
    return "Nobody is known to be in the group “" + (a.base == 0 ? a.label : b.label) + "” among the " + l.base_label +
           " (" + counts + ").";
  }
  const std::string none = l.harm ? "No cases" : "Nobody counted";
  if (a.events == 0 && b.events == 0) return none + " in either group (" + l.event_label + ": " + counts + ").";
  return none + " in the group “" + b.label + "”, so there is nothing to divide by (" + l.event_label + ": " + counts +
         ").";
}

std::string likelihood_how(const Measure& m, const Likelihood& l) {
  const auto& [a, b] = l.groups;
  const auto f = figures_of(l);
  const auto rate = [](const EventGroup& g) { return count_text(g.events) + " ÷ " + count_text(g.base); };
  std::string out = rate_words(l) + " " + a.label + " (" + rate(a) + ") ÷ " + b.label + " (" + rate(b) + ")";
  if (!f.value) return out + ".";
  out += " = " + decimal_text(*f.value, 2) + ", divided once, from counts.";
  if (f.interval && f.method == "koopman") {
    out += " 95% interval, Koopman score: " + interval_text(*f.interval, 2) + ".";
    if (f.katz) out += " Katz logarithm, for comparison with a spreadsheet: " + interval_text(*f.katz, 2) + ".";
  } else if (f.interval) {
    out += " 95% interval of an odds ratio: " + interval_text(*f.interval, 2) + ".";
  } else {
    out += " No interval: " +
           std::string(l.odds ? "a group has nobody in one of the two." : "more are counted than stand in the base.");
  }
  if (!m.hides_unknown && (m.unknown > 0 || l.unknown_events > 0)) {
    out += " Left out, because the group is not known: " + count_text(m.unknown) + " in the base and " +
           count_text(l.unknown_events) + " of those counted.";
  }
  return out;
}

}  // namespace evenhand::report
