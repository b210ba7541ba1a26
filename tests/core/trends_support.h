// Two years of one measure, from counts: last year's report is written as JSON and read back, as in a session.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "core/report/past.h"
#include "core/report/report.h"
#include "tests/core/support.h"

namespace evenhand::test {

using measures::Measure;

inline Measure measure(std::string id, decltype(Measure::figures) figures, std::uint64_t base = 1000) {
  Measure m;
  m.id = std::move(id);
  m.title = m.id;
  m.base = base;
  m.figures = std::move(figures);
  return m;
}

inline Measure ratio(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, bool harm = true,
                     const std::string& id = "wres.3") {
  measures::Likelihood l;
  l.groups = {{{"bme", "BME", x1, n1}, {"white", "White", x2, n2}}};
  l.harm = harm;
  l.people = "staff";
  l.outcome = "to enter the formal disciplinary process";
  l.event_label = "entered";
  l.base_label = "staff in post";
  return measure(id, l);
}

inline Measure compared(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2,
                        const std::string& id = "wres.5") {
  measures::Rate r;
  r.groups = {{"bme", "BME", x1, n1, {}, {}}, {"white", "White", x2, n2, {}, {}}};
  r.compared = true;
  r.harm = true;
  r.people = "staff";
  r.what = "said they were harassed";
  return measure(id, r);
}

inline Measure shares(std::vector<measures::GroupRate> groups, const std::string& what,
                      const std::string& id = "survey.q14a.ethnicity_5") {
  measures::Rate r;
  r.groups = std::move(groups);
  r.harm = true;
  r.people = "staff";
  r.what = what;
  return measure(id, r);
}

/// A composition of `count` of `known` in the one group, and all others in another.
inline Measure beside_census(std::uint64_t count, std::uint64_t known, double census,
                             const std::string& label = "England, all ages, Census 2021") {
  measures::Composition c;
  c.known = known;
  const auto category = [&](std::string id, std::string name, std::uint64_t n, double there) {
    measures::CategoryCount out{std::move(id), std::move(name), n, true, {}};
    const auto b = statistics::wilson(n, known);
    out.benchmark = measures::CategoryBenchmark{there, {b.low * 100, b.high * 100}, {}, {}, {}, true};
    return out;
  };
  c.categories = {category("muslim", "Muslim", count, census), category("other", "Other", known - count, 100 - census)};
  c.comparison = measures::Comparison{label, "all ages", true, {}, {}, {}, {}, {}};
  return measure("representation.religion", c, known);
}

inline Measure grid(std::uint64_t in_row, std::uint64_t row, std::uint64_t in_all, std::uint64_t all) {
  measures::Grid g;
  g.groups = {{"white", "White"}, {"bme", "BME"}, {"unknown", "Unknown"}};
  g.focus = 1;
  g.rows = {
      {"clinical.band_8a", "Band 8a", "Clinical", false, row, {row - in_row, in_row, 0}},
      {"clinical.band_5", "Band 5", "Clinical", false, all - row, {all - row - (in_all - in_row), in_all - in_row, 0}}};
  g.overall = {"all", "All", "", false, all, {all - in_all, in_all, 0}};
  return measure("wres.1", g, all);
}

inline Measure board(std::uint64_t part, std::uint64_t part_base, std::uint64_t whole, std::uint64_t whole_base) {
  measures::Difference d;
  d.groups = {{"white", "White", part_base - part, whole_base - whole}, {"bme", "BME", part, whole}};
  d.focus = 1;
  d.part_base = part_base;
  d.whole_base = whole_base;
  d.part_label = "voting board members";
  return measure("wres.9.voting", d, whole_base);
}

inline Measure pay(double gap, double low, double high, const std::string& id = "pay_gap.sex.mean_hourly") {
  measures::PayGap p;
  p.comparator = "male";
  p.groups = {{"male", "Men", "men", 200, 20.0, 20.0, {}, {}},
              {"female", "Women", "women", 800, 20 * (1 - gap / 100), 19.0, gap, statistics::Bounds{low, high}}};
  p.value = gap;
  p.interval = statistics::Bounds{low, high};
  p.method = "fieller";
  return measure(id, p);
}

inline Measure quarters(std::uint64_t women_above, std::uint64_t above, std::uint64_t women, std::uint64_t all) {
  measures::Quartiles q;
  q.groups = {{"male", "Men", "men"}, {"female", "Women", "women"}};
  q.overall = {all - women, women};
  q.full_pay = all;
  const auto rest = (all - above) / 3;
  for (std::size_t i = 0; i < 3; ++i) {
    q.quarters[i] = {i == 0   ? "lower"
                     : i == 1 ? "lower_middle"
                              : "upper_middle",
                     "",
                     rest,
                     {rest / 3, rest - rest / 3}};
  }
  q.quarters[3] = {"upper", "Upper", above, {above - women_above, women_above}};
  return measure("pay_gap.sex.quartiles", q);
}

inline Measure scores(double one, double other, std::uint64_t base = 200) {
  measures::Score s;
  s.groups = {{"disabled", "Disabled", base, one, {}}, {"non_disabled", "Non-disabled", base * 4, other, {}}};
  s.compared = true;
  s.what = "staff engagement";
  return measure("wdes.9a", s);
}

inline Measure done(std::uint64_t n, std::uint64_t due) {
  measures::Compliance c;
  c.all = {"all", "All", due, n};
  c.outcome = "equality training";
  return measure("training.equality", c, due);
}

inline intake::Settings of(int year, int survey_year = 0) {
  intake::Settings s;
  s.organisation_name = "Example Trust";
  s.snapshot_date = intake::Date{year, 3, 31};
  if (survey_year > 0) s.survey_year = survey_year;
  return s;
}

inline std::string report_text(const intake::Settings& settings, std::vector<Measure> list) {
  const auto& s = standards::standards();
  return report::to_json(report::make_report(settings, s, {}, std::move(list), 1000), s);
}

inline report::PastReport past(const std::string& text, const std::string& name = "2024.json") {
  report::PastReport out;
  out.name = name;
  const auto refused = report::read_past(text, standards::standards(), out);
  EXPECT_FALSE(refused) << refused->message;
  return out;
}

/// This year's report as JSON, made beside earlier ones.
inline Json report_beside(const std::vector<report::PastReport>& earlier, std::vector<Measure> list,
                          const intake::Settings& settings = of(2025)) {
  std::vector<const report::PastReport*> pointers;
  for (const auto& r : earlier) pointers.push_back(&r);
  const auto& s = standards::standards();
  return Json::parse(report::to_json(report::make_report(settings, s, {}, std::move(list), 1000, pointers), s));
}

/// This year's measure beside last year's.
inline Json two_years(Measure then, Measure now, const intake::Settings& before = of(2024),
                      const intake::Settings& settings = of(2025)) {
  const auto id = now.id;
  return find_measure(report_beside({past(report_text(before, {std::move(then)}))}, {std::move(now)}, settings), id);
}

/// The sentence of its change.
inline std::string sentence(const Json& m) {
  return m["change"].is_null() ? "none" : m["change"]["sentence"].get<std::string>();
}

/// The rating's trend; the change has to say the same.
inline std::string trend(const Json& m) {
  EXPECT_TRUE(m["change"].is_null() || m["change"]["direction"] == m["rating"]["trend"]) << m["id"].dump();
  return m["rating"]["trend"];
}

}  // namespace evenhand::test
