// The board against the workforce: WRES 9 and WDES 10.
#include <gtest/gtest.h>

#include "tests/core/support.h"

namespace evenhand::board_test {
namespace {

using test::Files;
using test::has;
using test::Json;

// 242 of 1,000 are BME, 60 of 1,000 disabled.
const std::string workforce =
    "Ethnic Origin,Disability,count\nIndian,Yes,60\nIndian,No,182\nWhite - British,No,700\nNot stated,No,58\n";

// wres-wdes.md §13, vector 5: twelve voting members, two BME and one unknown; two more do not vote.
const std::string board =
    "Voting,Executive,Ethnic Origin,Disability,count\nYes,Yes,Indian,No,1\nYes,No,Indian,No,1\n"
    "Yes,Yes,White - British,No,4\nYes,No,White - British,,5\nYes,No,Not stated,No,1\n"
    "No,Yes,White - British,Yes,1\nNo,No,Indian,No,1\n";

// "white 9/700, bme 2/242, unknown 1/58 of 12/1000"
std::string parts(const Json& m) {
  std::string out;
  for (const auto& g : m["groups"]) {
    out += (out.empty() ? "" : ", ") + g["id"].get<std::string>() + " " + g["part"].dump() + "/" + g["whole"].dump();
  }
  return out + " of " + m["part_base"].dump() + "/" + m["whole_base"].dump();
}

TEST(Board, DifferenceIsTakenBeforeRounding) {
  const Files files({{"staff", workforce, ""}, {"board", board, ""}});
  const auto m = files.measure("wres.9.voting");
  EXPECT_EQ(parts(m), "white 9/700, bme 2/242, unknown 1/58 of 12/1000");
  EXPECT_EQ(m["focus"], "bme");
  EXPECT_EQ(m["unknown"], 1);
  // 16.667 − 24.2 is −7.533: −7.5, not the −7.6 of 16.6 − 24.2.
  EXPECT_NEAR(m["value"].get<double>(), 100.0 / 6 - 24.2, 1e-12);
  EXPECT_TRUE(has(m["sentence"], "7.5 percentage points lower")) << m["sentence"].dump();
  EXPECT_TRUE(has(m["sentence"], "16.7%"));
  EXPECT_EQ(m["interval"]["method"], "newcombe");
  EXPECT_LT(m["interval"]["low"].get<double>(), m["value"].get<double>());
  EXPECT_GT(m["interval"]["high"].get<double>(), m["value"].get<double>());
}

TEST(Board, TotalVotingAndExecutive) {
  const Files files({{"staff", workforce, ""}, {"board", board, ""}});
  EXPECT_EQ(parts(files.measure("wres.9.total")), "white 10/700, bme 3/242, unknown 1/58 of 14/1000");
  EXPECT_EQ(parts(files.measure("wres.9.executive")), "white 5/700, bme 1/242, unknown 0/58 of 6/1000");
  EXPECT_EQ(parts(files.measure("wdes.10.total")), "disabled 1/60, non_disabled 8/940, unknown 5/0 of 14/1000");
  EXPECT_EQ(parts(files.measure("wdes.10.voting")), "disabled 0/60, non_disabled 7/940, unknown 5/0 of 12/1000");
  EXPECT_EQ(parts(files.measure("wdes.10.executive")), "disabled 1/60, non_disabled 5/940, unknown 0/0 of 6/1000");
}

TEST(Board, UnknownAnswersStayInTheBase) {
  // §13, vector 9: executives 0 disabled, 3 non-disabled, 2 unspecified are 0 / 60 / 40 %.
  const Files files({{"staff", workforce, ""},
                     {"board", "Voting,Executive,Disability,count\nYes,Yes,No,3\nYes,Yes,Unspecified,2\n", ""}});
  const auto m = files.measure("wdes.10.executive");
  EXPECT_DOUBLE_EQ(m["groups"][0]["part_percent"].get<double>(), 0.0);
  EXPECT_DOUBLE_EQ(m["groups"][1]["part_percent"].get<double>(), 60.0);
  EXPECT_DOUBLE_EQ(m["groups"][2]["part_percent"].get<double>(), 40.0);
  EXPECT_NEAR(m["value"].get<double>(), -6.0, 1e-12);
}

// Four members: a voting executive, one who does not vote, a voting non-executive, whose row is no member of staff, and
// an honorary one. A flag alone makes a member.
const std::string flagged =
    "Employee Number,Ethnic Origin,Assignment Category,Board Member,Board Voting,Board Executive\n"
    "1,H,Permanent,Yes,Yes,Yes\n2,A,Permanent,,No,Yes\n3,A,Non-Exec Director/Chair,Yes,Yes,No\n"
    "4,H,Honorary,Yes,No,No\n5,A,Permanent,No,,\n6,A,Permanent,,,\n7,H,Bank,Yes,Yes,Yes\n";

TEST(Board, MarkedInTheStaffList) {
  const Files files({{"staff", flagged, ""}});
  EXPECT_EQ(parts(files.measure("wres.9.total")), "white 2/3, bme 2/1, unknown 0/0 of 4/4");
  EXPECT_EQ(parts(files.measure("wres.9.voting")), "white 1/3, bme 1/1, unknown 0/0 of 2/4");
  EXPECT_EQ(parts(files.measure("wres.9.executive")), "white 1/3, bme 1/1, unknown 0/0 of 2/4");
  EXPECT_EQ(files.set_aside("staff", "non_executive"), 1);
}

TEST(Board, AFileOfMembersReplacesTheMarks) {
  Files files({{"staff", flagged, ""}, {"board", "Voting,Executive,Ethnic Origin\nYes,Yes,A\n", ""}});
  EXPECT_EQ(parts(files.measure("wres.9.total")), "white 1/3, bme 0/1, unknown 0/0 of 1/4");
  files.remove(files.inspection("board")["id"].get<int>());
  EXPECT_EQ(files.measure("wres.9.total")["part_base"], 4);
}

TEST(Board, WhatIsMissingIsNamed) {
  const Files none({{"staff", workforce, ""}});
  EXPECT_EQ(none.measure("wres.9.total")["status"], "not_supplied");
  EXPECT_TRUE(has(none.measure("wres.9.total")["reason"], "board members"));
  const Files no_votes({{"staff", workforce, ""}, {"board", "Executive,Ethnic Origin\nYes,A\n", ""}});
  EXPECT_EQ(no_votes.measure("wres.9.total")["status"], "ok");
  EXPECT_TRUE(has(no_votes.measure("wres.9.voting")["reason"], "file of board members"))
      << no_votes.measure("wres.9.voting").dump();
  EXPECT_TRUE(has(no_votes.measure("wres.9.voting")["reason"], "voting member"));
  EXPECT_TRUE(has(no_votes.measure("wdes.10.total")["reason"], "disability"));
  const Files nobody({{"staff", workforce, ""}, {"board", "Voting,Ethnic Origin\nNo,A\n", ""}});
  EXPECT_EQ(nobody.measure("wres.9.voting")["status"], "not_calculable");
  const Files no_staff({{"board", board, ""}});
  EXPECT_TRUE(has(no_staff.measure("wres.9.total")["reason"], "staff")) << no_staff.measure("wres.9.total").dump();
}

TEST(Board, MarkedPeopleCountOnceAndWhileTheyServe) {
  // 1 has two non-executive rows; 2 is marked on the second assignment only; 3 and 4 had gone by the snapshot date.
  const Files files({{"staff",
                      "Employee Number,Ethnic Origin,Assignment Category,Primary,Assignment Status,Leaving Date,"
                      "Board Member\n"
                      "1,H,Non-Exec Director/Chair,No,Active Assignment,,Yes\n"
                      "1,H,Non-Exec Director/Chair,Yes,Active Assignment,,Yes\n"
                      "2,A,Permanent,Yes,Active Assignment,,No\n2,A,Permanent,No,Active Assignment,,Yes\n"
                      "3,A,Non-Exec Director/Chair,Yes,Active Assignment,2025-03-30,Yes\n"
                      "4,H,Non-Exec Director/Chair,Yes,Terminate Assignment,,Yes\n"
                      "5,H,Permanent,Yes,Active Assignment,,No\n",
                      ""}});
  EXPECT_EQ(parts(files.measure("wres.9.total")), "white 1/1, bme 1/1, unknown 0/0 of 2/2");
}

TEST(Board, WithoutAVotingColumnInTheStaffListThatIsSaid) {
  const Files files({{"staff", "Employee Number,Ethnic Origin,Board Member\n1,A,Yes\n2,H,No\n", ""}});
  EXPECT_EQ(files.measure("wres.9.total")["part_base"], 1);
  const auto m = files.measure("wres.9.voting");
  EXPECT_EQ(m["status"], "not_supplied");
  EXPECT_TRUE(has(m["reason"], "The staff file has no column for")) << m["reason"].dump();
}

}  // namespace
}  // namespace evenhand::board_test
