// The chosen people of an equality analysis a year before, and those of them who left.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/analysis_support.h"

namespace evenhand::analysis_change_test {
namespace {

using test::analysis;
using test::Files;
using test::has;
using test::Loaded;
using test::river;
using test::staff;

// A year before, 41 and 42, women, were at River; 11 and 12 were not there; 10 was at Hill, and 50 too.
std::string last_year() {
  std::string out = "Employee Number,Gender,Site\n";
  for (int i = 1; i <= 9; ++i) out += std::to_string(i) + ",Female,River\n";
  out += "41,Female,River\n42,Female,River\n10,Male,Hill\n50,Male,Hill\n";
  for (int i = 13; i <= 30; ++i) out += std::to_string(i) + (i <= 18 ? ",Female" : ",Male") + ",Hill\n";
  return out;
}

TEST(AnalysisChange, BeforeAndAfter) {
  const Files files({{"staff", staff(), ""}, {"staff_last_year", last_year(), ""}}, river);
  const auto m = files.measure("analysis.1.change.sex");
  EXPECT_EQ(m["kind"], "change");
  EXPECT_EQ(m["basis"], "two_lists");
  EXPECT_EQ(m["before"], 11);
  EXPECT_EQ(m["after"], 12);
  EXPECT_EQ(m["stayers"], 9);
  for (const auto& c : m["categories"]) {
    if (c["id"] == "female") {
      EXPECT_EQ(c["before"], 11);
      EXPECT_EQ(c["after"], 9);
      EXPECT_EQ(c["leavers"], 2);
      EXPECT_EQ(c["joiners"], 0);
    } else if (c["id"] == "male") {
      // 10 came from Hill: to River somebody who joined.
      EXPECT_EQ(c["before"], 0);
      EXPECT_EQ(c["joiners"], 3);
    }
  }
  EXPECT_TRUE(has(m["sentence"], "In the group “River”: ")) << m.dump();
  EXPECT_TRUE(has(m["sentence"], "from 100.0% (11 of 11) to 75.0% (9 of 12)")) << m["sentence"].dump();
  EXPECT_EQ(m["characteristic"], nullptr);
  const auto listed = analysis(files.report())["measures"];
  EXPECT_NE(std::find(listed.begin(), listed.end(), "analysis.1.change.sex"), listed.end());
}

TEST(AnalysisChange, BeforeAndAfterOnlyWhereTheListsTell) {
  const std::string nowhere = "Employee Number,Gender,Site\n1,Female,Lake\n2,Male,Hill\n";
  const Files fresh({{"staff", staff(), ""}, {"staff_last_year", nowhere, ""}}, river);
  EXPECT_EQ(fresh.measure("analysis.1.change")["status"], "not_calculable");
  EXPECT_TRUE(has(fresh.measure("analysis.1.change")["reason"], "Nobody was counted before"));
  const Files silent({{"staff", staff(), ""}, {"staff_last_year", "Employee Number,Gender\n1,Female\n", ""}}, river);
  EXPECT_TRUE(has(silent.measure("analysis.1.change")["reason"], "does not say who these people were"));
  // Who transferred within the year is somebody else each year; without last year's list there is no before.
  for (const auto& f : {silent.report(), Loaded(staff(), river).report()}) {
    for (const auto& m : f["measures"]) EXPECT_NE(m["id"], "analysis.1.change.sex");
  }
}

TEST(AnalysisChange, LeaversAreFoundInLastYearsList) {
  const Files files(
      {{"staff", staff(), ""},
       {"staff_last_year", last_year(), ""},
       {"leavers", "Employee Number,Leaving Date\n41,2024-12-01\n42,2024-12-01\n50,2025-01-01\n77,2025-01-01\n", ""}},
      river);
  const auto m = files.measure("analysis.1.leaving");
  EXPECT_EQ(files.events("analysis.1.leaving"), "chosen 2/12, others 1/18");
  EXPECT_NEAR(m["value"].get<double>(), 3, 1e-9);
  EXPECT_EQ(m["unknown_events"], 1);
}

}  // namespace
}  // namespace evenhand::analysis_change_test
