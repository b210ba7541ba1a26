#include "core/report/pay_sentences.h"

#include <algorithm>
#include <cmath>

#include "core/measures/counting.h"
#include "core/report/decimal.h"
#include "core/report/format.h"

namespace evenhand::report {
namespace {

using measures::Measure;
using measures::PayGap;
using measures::PayGroup;
using measures::Quartiles;
using measures::Rate;
using measures::upper_first;

const std::optional<double>& average(const PayGap& gap, const PayGroup& g) { return gap.median ? g.median : g.mean; }

std::string percent_size(double gap) { return decimal_text(std::abs(gap), 1) + "%"; }

// A gap that prints as 0.0 has no direction.
bool is_even(double gap) { return decimal_text(std::abs(gap), 1) == "0.0"; }

std::string people(const PayGroup& g) {
  auto who = g.plural;
  if (g.count == 1 && who.ends_with("men")) who[who.size() - 2] = 'a';
  return count_text(g.count) + " " + who;
}

std::string lead_in(const PayGap& gap) { return gap.median ? "At the middle (median), " : "On average (mean), "; }

std::string bonus_comparison(const PayGap& gap, const PayGroup& a, const PayGroup& b) {
  const auto even = is_even(*b.gap);
  std::string out = lead_in(gap) + "the bonuses of " + b.plural + " are ";
  out += even ? "as high as" : percent_size(*b.gap) + (*b.gap > 0 ? " lower than" : " higher than");
  return out + " those of " + a.plural;
}

std::string hourly_comparison(const PayGap& gap, const PayGroup& a, const PayGroup& b) {
  const auto out = lead_in(gap) + b.plural + " are paid ";
  if (is_even(*b.gap)) return out + "the same an hour as " + a.plural;
  return out + percent_size(*b.gap) + (*b.gap > 0 ? " less" : " more") + " an hour than " + a.plural;
}

// Many groups: how many are paid less, and the widest gap.
std::string many_groups(const PayGap& gap) {
  const auto& a = gap.groups.front();
  std::uint64_t compared = 0;
  std::uint64_t less = 0;
  const PayGroup* widest = nullptr;
  for (const auto& g : gap.groups) {
    if (!g.gap) continue;
    ++compared;
    if (*g.gap > 0 && !is_even(*g.gap)) ++less;
    if (widest == nullptr || *g.gap > *widest->gap) widest = &g;
  }
  if (widest == nullptr) return "No group is large enough to compare with " + a.plural + ".";
  const std::string what = gap.bonus ? " had lower bonuses than " : " are paid less an hour than ";
  std::string out = lead_in(gap) + count_text(less) + " of the " + count_text(compared) +
                    (compared == 1 ? " group" : " groups") + " compared" +
                    (less == 1 && !gap.bonus ? " is paid less an hour than " : what) + a.plural + " (" +
                    money_text(*average(gap, a)) + ", " + count_text(a.count) + ").";
  if (*widest->gap > 0 && !is_even(*widest->gap)) {
    out += " The widest gap: " + widest->plural + ", " + percent_size(*widest->gap) +
           (gap.bonus ? " lower (" : " less (") + money_text(*average(gap, *widest)) + ", " +
           count_text(widest->count) + ").";
  }
  return out;
}

std::string left_out_text(const std::vector<measures::LeftOut>& left_out) {
  std::string out;
  for (const auto& item : left_out) {
    if (item.count > 0) out += (out.empty() ? "" : "; ") + item.label + ": " + count_text(item.count);
  }
  return out.empty() ? " Nobody is left out." : " Left out: " + out + ".";
}

std::string gap_interval_text(const PayGap& gap) {
  if (gap.method == "fieller") return " The interval is Fieller's, 95%.";
  if (gap.method != "bootstrap") return {};
  return " The interval is a bootstrap's, 95%: 2,000 draws of people of each group, always the same ones. Many people "
         "are "
         "on the same pay points, so it moves in steps.";
}

}  // namespace

std::string pay_sentence(const Measure&, const PayGap& gap) {
  if (!gap.value) return many_groups(gap);
  const auto& a = gap.groups[0];
  const auto& b = gap.groups[1];
  if (gap.bonus && b.count == 0) {
    return "None of the " + b.plural + " had a bonus, so the gap is 100%. " + upper_first(a.plural) +
           " who had one had " + money_text(*average(gap, a)) + " " +
           (gap.median ? "at the middle (median)" : "on average (mean)") + " (" + people(a) + ").";
  }
  const auto pounds = money_text(*average(gap, b)) + " against " + money_text(*average(gap, a));
  if (!gap.bonus) return hourly_comparison(gap, a, b) + ": " + pounds + " (" + people(b) + ", " + people(a) + ").";
  return bonus_comparison(gap, a, b) + ": " + pounds + " (" + people(b) + " and " + people(a) + " had a bonus).";
}

std::string pay_how(const Measure& m, const PayGap& gap) {
  const auto& a = gap.groups[0];
  const std::string kind = gap.median ? "median" : "mean";
  const std::string what = gap.bonus ? "bonus of those who had one" : "hourly pay";
  std::string out;
  if (gap.value && gap.groups[1].count > 0) {
    const auto pounds = money_text(*average(gap, a));
    out = "(" + pounds + " − " + money_text(*average(gap, gap.groups[1])) + ") ÷ " + pounds +
          " × 100 = " + decimal_text(*gap.value, 1) + "%. The " + kind + " " + what + " of " + a.plural +
          " comes first; the gap is worked out from the averages before rounding.";
  } else if (gap.value) {
    const auto pounds = money_text(*average(gap, a));
    out = "(" + pounds + " − £0.00) ÷ " + pounds + " × 100 = 100.0%.";
  } else {
    out = "(" + kind + " " + what + " of " + a.plural + " − that of the group) ÷ that of " + a.plural +
          " × 100, from the averages before rounding. Groups that are too small have no average.";
  }
  if (gap.bonus) {
    out += " Bonuses are those of the twelve months that end on the snapshot date.";
  } else {
    out += " Counted are people on full pay.";
  }
  return out + " The workforce is " + count_text(m.base) + "." + left_out_text(gap.left_out) + gap_interval_text(gap);
}

std::string pay_sentence(const Measure&, const Quartiles& q) {
  // Of two groups the one that the measure is named for; of many, the one they are compared with.
  const std::size_t focus = q.groups.size() == 2 ? 1 : 0;
  const auto share = [&](std::uint64_t first, std::uint64_t own, std::uint64_t of) {
    return focus == 1 ? pair_text(first, of).second : percent_text(own, of);
  };
  const auto of_quarter = [&](std::size_t i) {
    const auto& quarter = q.quarters[i];
    return share(quarter.counts[0], quarter.counts[focus], quarter.count);
  };
  return upper_first(q.groups[focus].plural) + " are " + of_quarter(0) + " of the lowest-paid quarter and " +
         of_quarter(3) + " of the highest-paid quarter. Of everybody on full pay they are " +
         share(q.overall[0], q.overall[focus], q.full_pay) + ".";
}

std::string pay_how(const Measure& m, const Quartiles& q) {
  std::string out = "The " + count_text(q.full_pay) +
                    " people on full pay are ranked by hourly rate, lowest first, and cut into four: ";
  for (std::size_t i = 0; i < 4; ++i) out += (i > 0 ? ", " : "") + count_text(q.quarters[i].count);
  out += ". Shares are of the people in the quarter.";
  out +=
      " People on one rate across a boundary are shared between the quarters in proportion to the groups on that rate.";
  return out + " The workforce is " + count_text(m.base) + "." + left_out_text(q.left_out);
}

std::string bonus_share_sentence(const Measure&, const Rate& rate) {
  if (!rate.compared) {
    std::uint64_t with = 0;
    std::uint64_t all = 0;
    for (const auto& g : rate.groups) {
      with += g.numerator;
      all += g.denominator;
    }
    return "Of staff whose group is known, " + share_text(with, all) + " had a bonus in the twelve months.";
  }
  const auto& b = rate.groups[0];
  const auto& a = rate.groups[1];
  const auto text = [](const measures::GroupRate& g) {
    return g.label + ": " + share_text(g.numerator, g.denominator);
  };
  return "Had a bonus in the twelve months: " + text(b) + "; " + text(a) + ".";
}

std::string bonus_share_how(const Measure& m, const Rate& rate) {
  std::string out =
      "People with a bonus above £0 in the twelve months that end on the snapshot date ÷ everybody of the group in the "
      "workforce.";
  for (const auto& g : rate.groups) {
    if (rate.compared && g.denominator > 0) {
      out += " " + g.label + ": " + count_text(g.numerator) + " ÷ " + count_text(g.denominator) + " = " +
             percent_text(g.numerator, g.denominator) + ".";
    }
  }
  if (m.unknown > 0) out += " Left out, group not known: " + count_text(m.unknown) + ".";
  return out;
}

}  // namespace evenhand::report
