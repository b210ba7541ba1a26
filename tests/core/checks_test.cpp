// What the report checks about itself, and that a check can fail.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/report/report.h"
#include "tests/core/support.h"

namespace evenhand {
namespace {

using measures::Difference;
using measures::Grid;
using measures::Likelihood;
using measures::Measure;
using test::Files;
using test::has;
using test::Json;

Json check(const Files& files, std::string_view id) {
  for (const auto& c : files.report()["checks"]) {
    if (c["id"] == id) return c;
  }
  return nullptr;
}

const std::string staff =
    "Employee Number,Ethnic Origin,Disability,Pay Scale,Staff Group\n1,A,No,Band 5,Nursing and Midwifery Registered\n"
    "2,H,Yes,Band 6,Administrative and Clerical\n3,Z,,Banana,\n4,A,No,Consultant,Medical and Dental\n";
const std::string board = "Voting,Executive,Ethnic Origin,Disability\nYes,Yes,A,No\nYes,No,H,Yes\n";
const std::string training = "Employee Number,Course,Mandatory\n1,Leading,No\n2,Leading,No\n";

std::string cases(std::string_view capability_date) {
  return "Employee Number,Case Type,Ground,Start Date\n1,Disciplinary,Conduct,2024-05-01\n"
         "2,Disciplinary,Conduct,2024-05-01\n1,Capability,Performance," +
         std::string(capability_date) + "\n";
}

TEST(Checks, TheWorkforceIsTheSameInEveryIndicator) {
  // wres-wdes.md §8: the same workforce in 1, 3, 4 and 9; WDES 3 stands over two years of it.
  const Files files(
      {{"staff", staff, ""}, {"cases", cases("2023-05-01"), ""}, {"training", training, ""}, {"board", board, ""}});
  const auto wres = check(files, "workforce.wres");
  EXPECT_EQ(wres["passed"], true) << wres.dump();
  EXPECT_TRUE(has(wres["sentence"], "WRES 1, WRES 3, WRES 4, WRES 9: 4 people")) << wres.dump();
  const auto wdes = check(files, "workforce.wdes");
  EXPECT_EQ(wdes["passed"], true) << wdes.dump();
  EXPECT_TRUE(has(wdes["sentence"], "WDES 3 (counted for two years)")) << wdes.dump();
  EXPECT_EQ(files.measure("wres.1")["overall"]["headcount"], 4);
  EXPECT_EQ(files.measure("wres.3")["base"], 4);
  EXPECT_EQ(files.measure("wres.4")["base"], 4);
  EXPECT_EQ(files.measure("wres.9.total")["whole_base"], 4);
  EXPECT_EQ(files.measure("wdes.3")["base"], 8);
  const Files one_year({{"staff", staff, ""}, {"cases", cases("2024-06-01"), ""}});
  EXPECT_EQ(one_year.measure("wdes.3")["base"], 4);
  EXPECT_EQ(check(one_year, "workforce.wdes")["passed"], true);
}

TEST(Checks, EveryFileIsAccountedFor) {
  const Files files({{"staff", staff + ",,,,\nTotal,4,,,\n", ""},
                     {"cases", cases("2010-01-01"), ""},
                     {"training", training, ""},
                     {"board", board, ""}});
  for (const auto* id : {"rows.staff", "rows.cases", "rows.training", "rows.board"}) {
    EXPECT_EQ(check(files, id)["passed"], true) << id;
  }
  EXPECT_TRUE(has(check(files, "rows.cases")["sentence"], "3 rows read = 2 used + 1 set aside"))
      << check(files, "rows.cases").dump();
}

TEST(Checks, ADifferentWorkforceFails) {
  const auto run = [](std::uint64_t in_grid, std::uint64_t white, std::uint64_t unknown, std::uint64_t whole) {
    Measure one;
    one.id = "wres.1";
    one.base = 10;
    Grid grid;
    grid.overall.headcount = in_grid;
    one.figures = grid;
    Measure three;
    three.id = "wres.3";
    three.unknown = unknown;
    Likelihood likelihood;
    likelihood.groups[0].base = 3;
    likelihood.groups[1].base = white;
    three.figures = likelihood;
    Measure nine;
    nine.id = "wres.9.total";
    Difference difference;
    difference.whole_base = whole;
    nine.figures = difference;
    const auto checks = report::check({}, {one, three, nine}, 10);
    const auto at = std::find_if(checks.begin(), checks.end(), [](const auto& c) { return c.id == "workforce.wres"; });
    return at != checks.end() && at->passed;
  };
  EXPECT_TRUE(run(10, 5, 2, 10));
  EXPECT_FALSE(run(9, 5, 2, 10));
  EXPECT_FALSE(run(10, 5, 1, 10));
  EXPECT_FALSE(run(10, 5, 2, 11));
}

TEST(Checks, LostRowsFail) {
  report::FileAccount file;
  file.kind = "cases";
  file.rows_read = 5;
  file.rows_used = 3;
  file.set_aside = {{"outside_period", 1}};
  EXPECT_FALSE(report::check({file}, {}, 0).front().passed);
  file.set_aside.push_back({"blank", 1});
  EXPECT_TRUE(report::check({file}, {}, 0).front().passed);
}

TEST(Checks, EveryGroupAndTheUnknownAddToTheBase) {
  const Files files(
      {{"staff", staff, ""}, {"cases", cases("2023-05-01"), ""}, {"training", training, ""}, {"board", board, ""}});
  int seen = 0;
  for (const auto& m : files.report()["measures"]) {
    if (m["kind"] != "likelihood" || m["status"] == "not_supplied") continue;
    const auto& g = m["groups"];
    EXPECT_EQ(g[0]["base"].get<int>() + g[1]["base"].get<int>() + m["unknown"].get<int>(), m["base"].get<int>())
        << m["id"].dump();
    ++seen;
  }
  EXPECT_GT(seen, 10);
}

}  // namespace
}  // namespace evenhand
