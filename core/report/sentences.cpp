#include <algorithm>

#include "core/measures/measures.h"
#include "core/report/analyses.h"
#include "core/report/change_text.h"
#include "core/report/data_quality_text.h"
#include "core/report/decimal.h"
#include "core/report/format.h"
#include "core/report/likelihood_text.h"
#include "core/report/pay_sentences.h"
#include "core/report/report.h"
#include "core/report/representation_text.h"

namespace evenhand::report {
namespace {

using measures::Composition;
using measures::Grid;
using measures::Measure;
using measures::Rate;

std::string unknown_sentence(const Measure& m) {
  if (m.hides_unknown) return {};
  if (m.unknown == 0) return " Known for everybody.";
  return " Not known: " + share_text(m.unknown, m.base) + ".";
}

std::string sentence(const Measure& m, const Composition& c) {
  if (c.comparison) return representation_sentence(m, c);
  std::vector<const measures::CategoryCount*> known;
  std::vector<std::uint64_t> counts;
  for (const auto& category : c.categories) {
    if (!category.known) continue;
    known.push_back(&category);
    counts.push_back(category.count);
  }
  const auto people = count_text(m.base) + (c.people != "staff" ? (m.base == 1 ? " record" : " " + c.people)
                                            : m.base == 1       ? " person"
                                                                : " staff");
  if (c.known == 0) return "Known for nobody of " + people + ".";
  // Age and pay have an order of their own, but the sentence is about size.
  const auto order = measures::largest_first(counts);
  const auto people_in = std::count_if(counts.begin(), counts.end(), [](auto n) { return n > 0; });
  const bool all = people_in <= 3;
  std::string out = (all         ? "Of "
                     : m.partial ? "The largest groups of those shown, of "
                                 : "The largest groups of ") +
                    people + ": ";
  for (std::size_t i = 0; i < std::min<std::size_t>(known.size(), 3); ++i) {
    const auto& category = *known[order[i]];
    if (category.count == 0 && known.size() > 3) break;
    if (i > 0) out += ", ";
    out += category.label + " (" + count_text(category.count) + ", " + percent_text(category.count, m.base) + ")";
  }
  return out + "." + unknown_sentence(m);
}

std::string percent_of(const measures::GroupRate& g) {
  if (g.denominator == 0) return "none asked";
  return g.percent ? decimal_text(*g.percent, 1) + "%" : percent_text(g.numerator, g.denominator);
}

// Of a weighted percentage the people are only the nearest.
std::string of(const measures::GroupRate& g) {
  return (g.percent ? "about " : "") + count_text(g.numerator) + " of " + count_text(g.denominator);
}

bool is_less(const measures::GroupRate& a, const measures::GroupRate& b) {
  if (a.percent || b.percent) return measures::percent(a) < measures::percent(b);
  return a.numerator * b.denominator < b.numerator * a.denominator;
}

// "those who said that …"; where only some were asked, "those who were harassed … who said that …".
std::string those_who(const std::string& what) {
  return what.starts_with("who ") ? "those " + what.substr(0, what.find(" said ")) + " who" +
                                        what.substr(std::min(what.find(" said "), what.size()))
                                  : "those who " + what;
}

// "7.5 percentage points lower"; of 0.04 points "about the same".
std::string points_text(double points) {
  const auto size = decimal_text(points < 0 ? -points : points, 1);
  if (size == "0.0") return "the same to one decimal";
  return size + (size == "1.0" ? " percentage point " : " percentage points ") + (points < 0 ? "lower" : "higher");
}

std::string compared_sentence(const Rate& r) {
  const auto& a = r.groups[0];
  const auto& b = r.groups[1];
  return percent_of(a) + " of " + a.label + " " + r.people + " " + r.what + " (" + of(a) + "), against " +
         percent_of(b) + " of " + b.label + " " + r.people + " (" + of(b) +
         "): " + points_text(measures::percent(a) - measures::percent(b)) + ".";
}

// Everybody, and the groups with the highest and lowest share among those with ten answers or more.
std::string groups_sentence(const Rate& r, bool partial) {
  const auto& all = r.groups.front();
  std::string out;
  if (r.groups.size() == 1 || all.id == "all") {
    const auto who = all.id == "all" ? r.people : all.label + " " + r.people;
    out = percent_of(all) + " of " + who + " " + r.what + " (" + of(all) + ").";
  }
  const measures::GroupRate* high = nullptr;
  const measures::GroupRate* low = nullptr;
  for (const auto& g : r.groups) {
    if (g.id == "all" || g.id == "unknown" || g.denominator < 10) continue;
    if (high == nullptr || is_less(*high, g)) high = &g;
    if (low == nullptr || is_less(g, *low)) low = &g;
  }
  if (high != nullptr && is_less(*low, *high)) {
    out += (out.empty() ? "" : " ") + std::string("Among groups of ten or more ") + (partial ? "that are shown " : "") +
           "the share " + (r.what.starts_with("who ") ? "of " + those_who(r.what) : "who " + r.what) +
           " is highest for “" + high->label + "” (" + percent_of(*high) + ", " + of(*high) + ") and lowest for “" +
           low->label + "” (" + percent_of(*low) + ", " + of(*low) + ").";
  }
  return out.empty() ? r.groups.front().label + ": " + percent_of(all) + " " + r.what + " (" + of(all) + ")." : out;
}

bool is_bonus_share(const Measure& m) { return m.id.ends_with(".bonus_proportion"); }

std::string sentence(const Measure& m, const Rate& r) {
  const auto& all = r.groups.front();
  if (is_bonus_share(m)) return bonus_share_sentence(m, r);
  if (is_data_quality(m)) return data_quality_sentence(m, r);
  if (m.id.starts_with("analysis.")) return chosen_share_sentence(r);
  if (!r.what.empty()) return r.compared ? compared_sentence(r) : groups_sentence(r, m.partial);
  return "The answer is known for " + count_text(all.numerator) + " of " + count_text(m.base) + " staff (" +
         percent_text(all.numerator, m.base) + ").";
}

std::string row_name(const measures::GridRow& row) { return row.label + ", " + row.section; }

std::string sentence(const Measure& m, const Grid& g) {
  if (!g.focus)
    return "Each row shows how the people of one group are spread: " + count_text(m.base) + " staff in all.";
  const auto focus = *g.focus;
  const auto& group = g.groups[focus].label;
  std::string out = group + " staff are " + count_text(g.overall.counts[focus]) + " of the " + count_text(m.base) +
                    " in the workforce (" + percent_text(g.overall.counts[focus], m.base) + ").";
  // Rows of fewer than ten people say little; comparing counts × counts keeps it exact.
  const measures::GridRow* highest = nullptr;
  const measures::GridRow* lowest = nullptr;
  const auto share_less = [&](const measures::GridRow& a, const measures::GridRow& b) {
    return a.counts[focus] * b.headcount < b.counts[focus] * a.headcount;
  };
  for (const auto& row : g.rows) {
    if (row.headcount < 10 || row.of_which || row.id.starts_with("not_placed")) continue;
    if (highest == nullptr || share_less(*highest, row)) highest = &row;
    if (lowest == nullptr || share_less(row, *lowest)) lowest = &row;
  }
  if (highest != nullptr && share_less(*lowest, *highest)) {
    out += std::string(" Among rows of ten or more people ") + (m.partial ? "that are shown in full " : "") +
           "their share is highest in " + row_name(*highest) + ": " +
           share_text(highest->counts[focus], highest->headcount) + "; and lowest in " + row_name(*lowest) + ": " +
           share_text(lowest->counts[focus], lowest->headcount) + ".";
  }
  return out + (m.unknown == 0 ? "" : " Not known: " + share_text(m.unknown, m.base) + ".");
}

std::string sentence(const Measure& m, const measures::Likelihood& l) { return likelihood_sentence(m, l); }

std::string sentence(const Measure& m, const measures::PayGap& g) { return pay_sentence(m, g); }

std::string sentence(const Measure& m, const measures::Quartiles& q) { return pay_sentence(m, q); }

std::string sentence(const Measure&, const measures::Difference& d) {
  const auto& g = d.groups[d.focus];
  return percent_text(g.part, d.part_base) + " of " + d.part_label + " are " + g.label + " (" + count_text(g.part) +
         " of " + count_text(d.part_base) + "), against " + percent_text(g.whole, d.whole_base) +
         " of the workforce (" + count_text(g.whole) + " of " + count_text(d.whole_base) +
         "): " + points_text(percent(g.part, d.part_base) - percent(g.whole, d.whole_base)) + ".";
}

std::string sentence(const Measure&, const measures::Score& s) {
  const auto one = [&](const measures::Score::Group& g) {
    return g.label + " " + (g.score ? decimal_text(*g.score, 2) : std::string("no score")) + " (" + count_text(g.base) +
           (g.base == 1 ? " answer)" : " answers)");
  };
  std::string out = "Out of 10 for " + s.what + ": ";
  for (std::size_t i = 0; i < s.groups.size(); ++i) out += (i > 0 ? ", " : "") + one(s.groups[i]);
  if (s.compared && s.groups.size() > 1 && s.groups[0].score && s.groups[1].score) {
    const auto gap = *s.groups[0].score - *s.groups[1].score;
    const auto size = decimal_text(gap < 0 ? -gap : gap, 2);
    out += size == "0.00" ? ". The two are the same"
                          : ". " + s.groups[0].label + " staff score " + size + (gap < 0 ? " lower" : " higher") +
                                " than " + s.groups[1].label + " staff";
  }
  return out + ".";
}

std::string sentence(const Measure&, const measures::Compliance& c) {
  const auto late = c.all.due - c.all.done;
  return count_text(c.all.done) + " of the " + count_text(c.all.due) + " people who are due " + c.outcome + " (" +
         percent_text(c.all.done, c.all.due) + "). " + count_text(late) + (late == 1 ? " is" : " are") +
         " overdue, and " + count_text(c.not_yet_due) + (c.not_yet_due == 1 ? " is" : " are") + " not due yet.";
}

std::string sentence(const Measure&, const measures::Statement& s) { return s.text; }

std::string sentence(const Measure&, const measures::Collection& c) {
  std::string out;
  for (std::size_t i = 0; i < c.columns.size(); ++i) {
    if (!c.columns[i].supplied) continue;
    const auto held = std::count_if(c.rows.begin(), c.rows.end(), [&](const auto& row) { return row.cells[i].held; });
    out += (out.empty() ? "" : " ") + c.columns[i].label + ": " + std::to_string(held) + " of " +
           std::to_string(c.rows.size()) + " characteristics are held.";
  }
  return out;
}

std::string sentence(const Measure&, const measures::Change& c) {
  return (c.group.empty() ? "" : "In the group “" + c.group + "”: ") + change_sentence(c);
}

std::string how(const Measure& m, const Composition& c) {
  if (c.comparison) return representation_how(m, c);
  if (c.people != "staff") {
    return "Share = " + c.people + " of the group ÷ " + count_text(m.base) + " " + c.people + ", unknown included.";
  }
  std::string out = "Share of all = people in the category ÷ " + count_text(m.base) + " staff, unknown included.";
  if (m.unknown > 0 && c.known > 0) {
    out += " Share of those known = people in the category ÷ " + count_text(c.known) + " staff whose answer is known.";
  }
  return out + " Each person is counted once, on the snapshot date.";
}

std::string how(const Measure& m, const Rate& r) {
  const auto& all = r.groups.front();
  if (is_bonus_share(m)) return bonus_share_how(m, r);
  if (is_data_quality(m)) return data_quality_how(m, r);
  if (m.id.starts_with("analysis.")) return chosen_share_how(m, r);
  if (!r.what.empty()) {
    const auto share = [](const measures::GroupRate& g) {
      if (g.percent)
        return g.label + " " + percent_of(g) + " of " + count_text(g.denominator) + ", as the file gives it";
      return g.label + " " + count_text(g.numerator) + " ÷ " + count_text(g.denominator);
    };
    std::string out = "Share = " + those_who(r.what) + " ÷ all counted in the group.";
    if (r.compared) {
      out += " " + share(all) + ", " + share(r.groups[1]) +
             "; the difference is taken before rounding. Its interval is Newcombe's, 95%.";
    }
    return out + " Intervals of shares are Wilson's, 95%.";
  }
  return count_text(all.numerator) + " staff whose answer is known ÷ " + count_text(m.base) +
         " staff = " + percent_text(all.numerator, m.base) +
         ". Declined, not recorded, undecided and unmatched answers are not known. Intervals are Wilson's, 95%.";
}

std::string how(const Measure& m, const Grid& g) {
  if (!g.focus) return g.how;
  return g.how + " Whole workforce: " + g.groups[*g.focus].label + " " + count_text(g.overall.counts[*g.focus]) +
         " ÷ " + count_text(m.base) + " = " + percent_text(g.overall.counts[*g.focus], m.base) + ".";
}

std::string how(const Measure& m, const measures::Likelihood& l) { return likelihood_how(m, l); }

std::string how(const Measure& m, const measures::PayGap& g) { return pay_how(m, g); }

std::string how(const Measure& m, const measures::Quartiles& q) { return pay_how(m, q); }

std::string how(const Measure&, const measures::Difference& d) {
  const auto& g = d.groups[d.focus];
  return g.label + ": " + count_text(g.part) + " ÷ " + count_text(d.part_base) + " " + d.part_label + " − " +
         count_text(g.whole) + " ÷ " + count_text(d.whole_base) +
         " staff, unknown included in both; taken before rounding. The interval is Newcombe's, 95%.";
}

std::string how(const Measure&, const measures::Score&) {
  return "Scores run from 0 to 10, higher is better. Engagement is the mean of motivation, involvement and advocacy, "
         "each the mean of three questions scored 0, 2.5, 5, 7.5 or 10.";
}

std::string how(const Measure&, const measures::Compliance& c) {
  return c.how + " " + count_text(c.all.done) + " ÷ " + count_text(c.all.due) + " = " +
         percent_text(c.all.done, c.all.due) + ". The interval is Wilson's, 95%.";
}

std::string how(const Measure&, const measures::Statement&) { return "The provider's own words."; }

std::string how(const Measure&, const measures::Collection&) {
  return "Held: a column of the file carries it. Known: answers other than declined, not recorded, undecided and "
         "unmatched ÷ all rows of the file.";
}

std::string how(const Measure&, const measures::Change& c) {
  return (c.group.empty() ? "" : "Staff are those of the group “" + c.group + "” in either year. ") + change_how(c);
}

}  // namespace

std::string sentence_of(const Measure& m) {
  if (m.status != measures::Status::ok) return m.reason;
  return std::visit([&](const auto& figures) { return sentence(m, figures); }, m.figures);
}

std::string hindrance_of(const Measure& m) {
  const auto* likelihood = std::get_if<measures::Likelihood>(&m.figures);
  return likelihood != nullptr ? likelihood_hindrance(*likelihood) : std::string();
}

std::string how_of(const Measure& m) {
  if (m.status != measures::Status::ok) return {};
  return std::visit([&](const auto& figures) { return how(m, figures); }, m.figures);
}

}  // namespace evenhand::report
