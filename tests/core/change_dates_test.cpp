// The change over the year by dates, where last year's list is not given or cannot be matched.
#include <gtest/gtest.h>

#include "tests/core/change_support.h"

namespace evenhand::change_dates_test {
namespace {

using test::adds_up;
using test::category;
using test::counts;
using test::Files;
using test::flows;
using test::has;
using test::notes;

const std::string dated_staff =
    "Employee Number,Ethnic Origin,Start Date,Contract,Date transferred "
    "in\n1,A,2010-01-01,Alpha,\n2,H,2024-03-31,Alpha,\n"
    "3,A,2024-04-01,Alpha,\n4,H,2025-03-31,Alpha,\n5,H,2001-01-01,Gamma,2024-04-01\n6,A,2001-01-01,Gamma,2024-03-31\n";

TEST(ChangeByDates, ByDatesWithAFileOfLeavers) {
  // Joined: 3 and 4; with Gamma: 5 (6 came the year before). Left: 7, 8 and one without an id; 9 transferred; 1 is
  // still here; 10 is dated outside the year.
  const std::string leavers =
      "Employee Number,Leaving Date,Reason for leaving,Ethnic Origin\n7,2024-06-01,Retirement Age,A\n"
      "8,2024-06-01,Dismissal,H\n8,2024-07-01,Dismissal,H\n,2024-06-01,Death in Service,Z\n9,2024-12-31,TUPE,H\n"
      "1,2024-12-31,Flexi Retirement,A\n10,2023-12-31,TUPE,H\n";
  const Files files({{"staff", dated_staff, ""}, {"leavers", leavers, ""}});
  const auto m = files.measure("change.ethnicity");
  EXPECT_EQ(m["status"], "ok") << m["reason"].dump();
  EXPECT_EQ(m["basis"], "dates");
  EXPECT_EQ(flows(m), "joiners 2, leavers 3, transferred_in 1, transferred_out 1, answers 0");
  EXPECT_EQ(m["before"], 7);
  EXPECT_EQ(m["after"], 6);
  EXPECT_EQ(m["stayers"], 3);
  EXPECT_EQ(counts(category(m, "bme")), "3 → 3: 1 stay, 1 join, 1 leave, 1 in, 1 out, +0 −0");
  EXPECT_EQ(counts(category(m, "declined")), "1 → 0: 0 stay, 0 join, 1 leave, 0 in, 0 out, +0 −0");
  EXPECT_EQ(m["contracts_in"].dump(), R"(["Gamma"])");
  EXPECT_TRUE(has(notes(m), "worked out from dates")) << notes(m);
  EXPECT_TRUE(has(notes(m), "1 person is in the file of leavers and counted on the snapshot date")) << notes(m);
  // Ages and leave change by themselves.
  EXPECT_EQ(files.measure("change.pregnancy_maternity")["status"], "not_supplied");
  const Files aged({{"staff", "Employee Number,Age,Start Date\n1,30,2020-01-01\n", ""},
                    {"leavers", "Employee Number,Age\n2,40\n", ""}});
  EXPECT_EQ(aged.measure("change.age")["status"], "not_calculable");
  EXPECT_TRUE(has(aged.measure("change.age")["reason"], "grown a year older"));
  adds_up(files);
}

TEST(ChangeByDates, ByDatesFromTheStaffListAlone) {
  // 5 left in the year, 6 before it, 7 joined and left in it, 8 has another post; on the last day 9 is still counted.
  const std::string staff =
      "Employee Number,Assignment Status,Ethnic Origin,Start Date,Leaving Date\n1,Active,A,2010-01-01,\n"
      "2,Active,H,2024-10-01,\n5,Active,A,2010-01-01,2024-09-30\n6,Active,H,2010-01-01,2024-03-31\n"
      "7,Active,H,2024-05-01,2024-09-30\n8,Active,H,2010-01-01,2024-09-30\n8,Active,H,2010-01-01,\n"
      "9,Active,A,2010-01-01,2025-03-31\n10,Ended,H,2010-01-01,2024-11-30\n";
  const Files files({{"staff", staff, ""}});
  const auto m = files.measure("change.ethnicity");
  EXPECT_EQ(m["status"], "ok") << m["reason"].dump();
  EXPECT_EQ(m["basis"], "dates");
  EXPECT_EQ(flows(m), "joiners 1, leavers 2, transferred_in 0, transferred_out 0, answers 0");
  EXPECT_EQ(m["before"], 5);
  EXPECT_EQ(m["after"], 4);
  EXPECT_TRUE(has(notes(m), "no date of transfer")) << notes(m);
  adds_up(files);
  // With nobody who left, a list of those in post looks the same as a list without leavers.
  const Files in_post({{"staff", "Employee Number,Ethnic Origin,Start Date,Leaving Date\n1,A,2010-01-01,\n", ""}});
  EXPECT_EQ(in_post.measure("change.ethnicity")["status"], "not_supplied");
  EXPECT_TRUE(has(in_post.measure("change.ethnicity")["reason"], "nothing says who left"));
}

TEST(ChangeByDates, LeaversFoundInTheStaffList) {
  // The file names them only; the list knows what they are, and that 3 had joined in the year.
  const std::string staff =
      "Employee Number,Ethnic Origin,Start Date,Leaving Date\n1,A,2010-01-01,\n2,H,2010-01-01,2024-09-30\n"
      "3,H,2024-06-01,2024-09-30\n";
  const Files files(
      {{"staff", staff, ""}, {"leavers", "Employee Number,Leaving Date\n2,2024-09-30\n3,2024-09-30\n", ""}});
  const auto m = files.measure("change.ethnicity");
  EXPECT_EQ(flows(m), "joiners 0, leavers 1, transferred_in 0, transferred_out 0, answers 0");
  EXPECT_EQ(counts(category(m, "bme")), "1 → 0: 0 stay, 0 join, 1 leave, 0 in, 0 out, +0 −0");
  EXPECT_TRUE(has(notes(m), "1 person has joined and left within the year")) << notes(m);
}

TEST(ChangeByDates, WithoutIdsTheDatesAreTaken) {
  const std::string nameless = "Ethnic Origin\nA\nA\nH\n";
  const std::string leavers = "Employee Number,Leaving Date,Ethnic Origin\n7,2024-06-01,A\n";
  const Files files({{"staff", dated_staff, ""}, {"staff_last_year", nameless, ""}, {"leavers", leavers, ""}});
  const auto m = files.measure("change.ethnicity");
  EXPECT_EQ(m["basis"], "dates");
  EXPECT_TRUE(has(notes(m), "Last year's staff list has no person ids")) << notes(m);
  EXPECT_TRUE(has(notes(m), "Last year's staff list counts 3; the dates give 4 for a year ago.")) << notes(m);
  adds_up(files);
  // Ids of another sort are as good as none.
  const Files strangers(
      {{"staff", "Employee Number,Sex\nA1,Female\n", ""}, {"staff_last_year", "Employee Number,Sex\nB1,Female\n", ""}});
  const auto none = strangers.measure("change.sex");
  EXPECT_EQ(none["status"], "not_calculable");
  EXPECT_TRUE(has(none["reason"], "Check that both lists use the same ids.")) << none["reason"].dump();
  EXPECT_TRUE(has(none["reason"], "the staff list has no start dates")) << none["reason"].dump();
  EXPECT_EQ(none["categories"].size(), 0U);
}

}  // namespace
}  // namespace evenhand::change_dates_test
