#include "core/report/report.h"

#include "core/report/format.h"

namespace evenhand::report {
namespace {

using measures::Composition;
using measures::Grid;
using measures::Measure;
using measures::Rate;

// Fewer people than this carry no rating (disclosure.md §1, counts of people).
constexpr std::uint64_t least_base = 5;

std::string threshold_text(double percent) { return std::to_string(static_cast<int>(percent)) + "%"; }

Rating rate_declaration(const Measure& m, const Rate& figures, const standards::DeclarationThreshold& threshold) {
  Rating out;
  if (m.base < least_base) {
    out.reason = "Fewer than " + std::to_string(least_base) + " people: not rated.";
    return out;
  }
  const auto share = percent(figures.groups.front().numerator, m.base);
  out.within = share >= threshold.within_percent;
  out.clear = share < threshold.clear_below_percent;
  out.colour = out.within ? Colour::green : out.clear ? Colour::red : Colour::amber;
  const auto shown = percent_text(figures.groups.front().numerator, m.base);
  const auto wanted = threshold_text(threshold.within_percent);
  const auto limit = threshold_text(threshold.clear_below_percent);
  out.reason = out.within  ? shown + " is known; at least " + wanted + " is wanted."
               : out.clear ? shown + " is known; under " + limit + " is too little to go by."
                           : shown + " is known; " + wanted + " is wanted, and it is not under " + limit + ".";
  return out;
}

Check sum_check(const Measure& m, std::uint64_t sum) {
  const bool passed = sum == m.base;
  return {"sum." + m.id, passed,
          m.title + ": its rows add to " + count_text(sum) +
              (passed ? ", the whole workforce." : ", but the workforce is " + count_text(m.base) + ".")};
}

}  // namespace

Rating rate(const Measure& m, const standards::Standards& standards) {
  if (m.status != measures::Status::ok) return {.reason = "Not rated: " + m.reason};
  if (const auto* figures = std::get_if<Rate>(&m.figures)) return rate_declaration(m, *figures, standards.declaration);
  return {.reason = "Not rated: there is nothing to compare it with yet."};
}

std::vector<Check> check(const std::vector<FileAccount>& files, const std::vector<Measure>& list,
                         std::uint64_t headcount) {
  std::vector<Check> out;
  for (const auto& file : files) {
    std::uint64_t aside = 0;
    for (const auto& item : file.set_aside) aside += item.rows;
    out.push_back({"rows." + file.kind, file.rows_read == file.rows_used + aside,
                   file.name + ": " + count_text(file.rows_read) + " rows read = " + count_text(file.rows_used) +
                       " used + " + count_text(aside) + " set aside."});
  }
  std::uint64_t compositions = 0;
  std::uint64_t agreeing = 0;
  for (const auto& m : list) {
    if (m.status != measures::Status::ok) continue;
    if (const auto* c = std::get_if<Composition>(&m.figures)) {
      std::uint64_t sum = 0;
      for (const auto& category : c->categories) sum += category.count;
      ++compositions;
      if (sum == headcount) {
        ++agreeing;
      } else {
        out.push_back(sum_check(m, sum));
      }
    } else if (const auto* g = std::get_if<Grid>(&m.figures)) {
      std::uint64_t sum = 0;
      for (const auto& row : g->rows) sum += row.of_which ? 0 : row.headcount;
      out.push_back(sum_check(m, sum));
    }
  }
  if (compositions > 0) {
    out.push_back({"sum.profiles", agreeing == compositions,
                   count_text(agreeing) + " of " + count_text(compositions) + " profiles add to the workforce of " +
                       count_text(headcount) + "."});
  }
  return out;
}

Report make_report(const intake::Settings& settings, const standards::Standards& standards,
                   std::vector<FileAccount> files, std::vector<Measure> list, std::uint64_t headcount) {
  Report out;
  out.organisation_name = settings.organisation_name;
  out.organisation_kind = settings.organisation_kind;
  out.headcount = headcount;
  out.snapshot = settings.snapshot_date;
  out.checks = check(files, list, headcount);
  out.files = std::move(files);
  for (auto& m : list) {
    ReportedMeasure item;
    item.sentence = sentence_of(m);
    item.how = how_of(m);
    item.rating = rate(m, standards);
    item.measure = std::move(m);
    out.measures.push_back(std::move(item));
  }
  return out;
}

}  // namespace evenhand::report
