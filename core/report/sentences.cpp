#include <algorithm>

#include "core/measures/measures.h"
#include "core/report/format.h"
#include "core/report/report.h"

namespace evenhand::report {
namespace {

using measures::Composition;
using measures::Grid;
using measures::Measure;
using measures::Rate;

std::string unknown_sentence(const Measure& m) {
  if (m.unknown == 0) return " Known for everybody.";
  return " Not known: " + share_text(m.unknown, m.base) + ".";
}

std::string sentence(const Measure& m, const Composition& c) {
  std::vector<const measures::CategoryCount*> known;
  std::vector<std::uint64_t> counts;
  for (const auto& category : c.categories) {
    if (!category.known) continue;
    known.push_back(&category);
    counts.push_back(category.count);
  }
  const auto people = count_text(m.base) + (m.base == 1 ? " person" : " staff");
  if (c.known == 0) return "Known for nobody of " + people + ".";
  // Age and pay have an order of their own, but the sentence is about size.
  const auto order = measures::largest_first(counts);
  const auto people_in = std::count_if(counts.begin(), counts.end(), [](auto n) { return n > 0; });
  const bool all = people_in <= 3;
  std::string out = (all ? "Of " : "The largest groups of ") + people + ": ";
  for (std::size_t i = 0; i < std::min<std::size_t>(known.size(), 3); ++i) {
    const auto& category = *known[order[i]];
    if (category.count == 0 && known.size() > 3) break;
    if (i > 0) out += ", ";
    out += category.label + " (" + count_text(category.count) + ", " + percent_text(category.count, m.base) + ")";
  }
  return out + "." + unknown_sentence(m);
}

std::string sentence(const Measure& m, const Rate& r) {
  const auto& all = r.groups.front();
  return "The answer is known for " + count_text(all.numerator) + " of " + count_text(m.base) + " staff (" +
         percent_text(all.numerator, m.base) + ").";
}

std::string row_name(const measures::GridRow& row) { return row.label + ", " + row.section; }

std::string sentence(const Measure& m, const Grid& g) {
  const auto& group = g.groups[g.focus].label;
  std::string out = group + " staff are " + count_text(g.overall.counts[g.focus]) + " of the " + count_text(m.base) +
                    " in the workforce (" + percent_text(g.overall.counts[g.focus], m.base) + ").";
  // Rows of fewer than ten people say little; comparing counts × counts keeps it exact.
  const measures::GridRow* highest = nullptr;
  const measures::GridRow* lowest = nullptr;
  const auto share_less = [&](const measures::GridRow& a, const measures::GridRow& b) {
    return a.counts[g.focus] * b.headcount < b.counts[g.focus] * a.headcount;
  };
  for (const auto& row : g.rows) {
    if (row.headcount < 10 || row.of_which || row.id.starts_with("not_placed")) continue;
    if (highest == nullptr || share_less(*highest, row)) highest = &row;
    if (lowest == nullptr || share_less(row, *lowest)) lowest = &row;
  }
  if (highest != nullptr && share_less(*lowest, *highest)) {
    out += " Among rows of ten or more people their share is highest in " + row_name(*highest) + ": " +
           share_text(highest->counts[g.focus], highest->headcount) + "; and lowest in " + row_name(*lowest) + ": " +
           share_text(lowest->counts[g.focus], lowest->headcount) + ".";
  }
  return out + (m.unknown == 0 ? "" : " Not known: " + share_text(m.unknown, m.base) + ".");
}

std::string how(const Measure& m, const Composition& c) {
  std::string out = "Share of all = people in the category ÷ " + count_text(m.base) + " staff, unknown included.";
  if (m.unknown > 0 && c.known > 0) {
    out += " Share of those known = people in the category ÷ " + count_text(c.known) + " staff whose answer is known.";
  }
  return out + " Each person is counted once, on the snapshot date.";
}

std::string how(const Measure& m, const Rate& r) {
  const auto& all = r.groups.front();
  return count_text(all.numerator) + " staff whose answer is known ÷ " + count_text(m.base) +
         " staff = " + percent_text(all.numerator, m.base) +
         ". Declined, not recorded, undecided and unmatched answers are not known. Intervals are Wilson's, 95%.";
}

std::string how(const Measure& m, const Grid& g) {
  return g.how + " Whole workforce: " + g.groups[g.focus].label + " " + count_text(g.overall.counts[g.focus]) + " ÷ " +
         count_text(m.base) + " = " + percent_text(g.overall.counts[g.focus], m.base) + ".";
}

}  // namespace

std::string sentence_of(const Measure& m) {
  if (m.status != measures::Status::ok) return m.reason;
  return std::visit([&](const auto& figures) { return sentence(m, figures); }, m.figures);
}

std::string how_of(const Measure& m) {
  if (m.status != measures::Status::ok) return {};
  return std::visit([&](const auto& figures) { return how(m, figures); }, m.figures);
}

}  // namespace evenhand::report
