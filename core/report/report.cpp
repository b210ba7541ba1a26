#include "core/report/report.h"

#include <algorithm>
#include <array>

#include "core/report/format.h"
#include "core/report/sections.h"

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

// The workforce in WRES 1, 3, 4 and 9 and in WDES 1, 3 and 10 has to be one number (wres-wdes.md §8).
std::optional<std::uint64_t> workforce_of(const Measure& m) {
  if (m.status == measures::Status::not_supplied) return std::nullopt;
  if (const auto* g = std::get_if<Grid>(&m.figures)) return g->overall.headcount;
  if (const auto* d = std::get_if<measures::Difference>(&m.figures)) return d->whole_base;
  if (const auto* l = std::get_if<measures::Likelihood>(&m.figures)) {
    return l->groups[0].base + l->groups[1].base + m.unknown;
  }
  return std::nullopt;
}

void same_workforce(const std::vector<Measure>& list, std::uint64_t headcount, std::vector<Check>& out) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> names{{{"wres.1", "WRES 1"},
                                                                                       {"wres.3", "WRES 3"},
                                                                                       {"wres.4", "WRES 4"},
                                                                                       {"wres.9.total", "WRES 9"},
                                                                                       {"wdes.1", "WDES 1"},
                                                                                       {"wdes.3", "WDES 3"},
                                                                                       {"wdes.10.total", "WDES 10"}}};
  for (const std::string_view standard : {"wres", "wdes"}) {
    std::string agreeing;
    std::string differing;
    std::size_t compared = 0;
    for (const auto& pair : names) {
      const auto id = pair.first;
      const auto name = pair.second;
      if (!id.starts_with(standard)) continue;
      const auto m = std::find_if(list.begin(), list.end(), [&](const auto& x) { return x.id == id; });
      const auto people = m == list.end() ? std::nullopt : workforce_of(*m);
      if (!people) continue;
      ++compared;
      if (*people == headcount) {
        agreeing += (agreeing.empty() ? "" : ", ") + std::string(name);
      } else if (*people == 2 * headcount) {
        // Two years of cases stand over two years of staff.
        agreeing += (agreeing.empty() ? "" : ", ") + std::string(name) + " (counted for two years)";
      } else {
        const auto more = *people > headcount;
        differing += " " + std::string(name) + " counts " + count_text(*people) + ", " +
                     count_text(more ? *people - headcount : headcount - *people) + (more ? " more" : " fewer") +
                     ", because some of its rows could not be placed in a group.";
      }
    }
    if (compared < 2) continue;
    out.push_back({"workforce." + std::string(standard), differing.empty(),
                   differing.empty()
                       ? "The workforce is the same in " + agreeing + ": " + count_text(headcount) + " people."
                       : "The workforce is " + count_text(headcount) + " people." + differing});
  }
}

}  // namespace

Rating rate(const Measure& m, const standards::Standards& standards) {
  if (m.status != measures::Status::ok) return {.reason = "Not rated: " + m.reason};
  const auto* figures = std::get_if<Rate>(&m.figures);
  if (figures != nullptr && figures->what.empty() && !figures->compared)
    return rate_declaration(m, *figures, standards.declaration);
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
      if (c->people != "staff") continue;
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
  same_workforce(list, headcount, out);
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
  for (auto& m : list) {
    if (m.status == measures::Status::not_calculable && m.reason.empty()) m.reason = hindrance_of(m);
  }
  out.sections = place(list, standards);
  out.survey_year = intake::survey_year(settings);
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
