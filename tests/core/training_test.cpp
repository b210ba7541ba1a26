// Equality training on 31 March 2025: within three months of joining, renewed every three years.
#include <gtest/gtest.h>

#include "tests/core/support.h"

namespace evenhand::training_test {
namespace {

using test::Files;
using test::has;
using test::Json;
using test::settings;

// "due/done/overdue/not yet due"
std::string account(const Json& m) {
  return m["due"].dump() + "/" + m["done"].dump() + "/" + m["overdue"].dump() + "/" + m["not_yet_due"].dump();
}

struct Person {
  std::string start;
  std::string trained;
  std::string site = "North";
};

Files staff_of(const std::vector<Person>& people, const std::string& snapshot = "2025-03-31") {
  auto chosen = settings();
  chosen["snapshot_date"] = snapshot;
  std::string csv = "Employee Number,Latest Start Date,Equality Training Date,Site\n";
  int id = 0;
  for (const auto& p : people) csv += std::to_string(++id) + "," + p.start + "," + p.trained + "," + p.site + "\n";
  return Files({{"staff", csv, ""}}, chosen);
}

std::string current(const Person& p) { return account(staff_of({p}).measure("training.equality")); }
std::string joiner(const Person& p) { return account(staff_of({p}).measure("training.equality_joiners")); }

TEST(EqualityTraining, LastsThreeYears) {
  EXPECT_EQ(current({"2015-01-01", "2025-03-31"}), "1/1/0/0");
  EXPECT_EQ(current({"2015-01-01", "2022-04-01"}), "1/1/0/0");  // the first day of the three years
  EXPECT_EQ(current({"2015-01-01", "2022-03-31"}), "1/0/1/0");
  EXPECT_EQ(current({"2015-01-01", ""}), "1/0/1/0");
  EXPECT_EQ(current({"2015-01-01", "2025-04-01"}), "1/0/1/0");  // booked, not done
}

TEST(EqualityTraining, IsDueThreeMonthsAfterJoining) {
  EXPECT_EQ(current({"2024-12-30", ""}), "1/0/1/0");  // three months were up on 30 March
  EXPECT_EQ(current({"2024-12-31", ""}), "0/0/0/1");  // up today: not more than three months
  EXPECT_EQ(current({"2025-03-01", ""}), "0/0/0/1");
  EXPECT_EQ(current({"2025-03-01", "2025-03-10"}), "1/1/0/0");  // trained already
  EXPECT_EQ(current({"2025-03-01", "2020-03-10"}), "1/0/1/0");  // trained elsewhere, long ago
  EXPECT_EQ(current({"", ""}), "1/0/1/0");                      // nobody knows since when
  EXPECT_EQ(current({"", "2024-01-01"}), "1/1/0/0");
}

TEST(EqualityTraining, JoinersHaveThreeMonths) {
  EXPECT_EQ(joiner({"2024-04-01", "2024-07-01"}), "1/1/0/0");  // the last day
  EXPECT_EQ(joiner({"2024-04-01", "2024-07-02"}), "1/0/1/0");
  EXPECT_EQ(joiner({"2024-04-01", ""}), "1/0/1/0");
  EXPECT_EQ(joiner({"2024-03-31", "2024-04-15"}), "0/0/0/0");  // joined the year before
  EXPECT_EQ(joiner({"2024-12-30", "2025-03-30"}), "1/1/0/0");
  EXPECT_EQ(joiner({"2024-12-31", "2025-01-05"}), "0/0/0/1");  // three months are not over
  EXPECT_EQ(joiner({"", "2024-12-01"}), "0/0/0/0");
}

TEST(EqualityTraining, EndsOfShortMonths) {
  // 30 November and three months is 28 February 2025, or 29 February 2024.
  EXPECT_EQ(joiner({"2024-11-30", "2025-02-28"}), "1/1/0/0");
  EXPECT_EQ(joiner({"2024-11-30", "2025-03-01"}), "1/0/1/0");
  const auto leap = [](const Person& p) {
    return account(staff_of({p}, "2024-03-31").measure("training.equality_joiners"));
  };
  EXPECT_EQ(leap({"2023-11-30", "2024-02-29"}), "1/1/0/0");
  EXPECT_EQ(leap({"2023-11-30", "2024-03-01"}), "1/0/1/0");
}

TEST(EqualityTraining, SnapshotOn29February) {
  // Three years before 29 February 2024 is 28 February 2021, so 1 March 2021 is the first day that counts.
  const auto on_leap_day = [](const Person& p) {
    return account(staff_of({p}, "2024-02-29").measure("training.equality"));
  };
  EXPECT_EQ(on_leap_day({"2015-01-01", "2021-03-01"}), "1/1/0/0");
  EXPECT_EQ(on_leap_day({"2015-01-01", "2021-02-28"}), "1/0/1/0");
  EXPECT_EQ(on_leap_day({"2023-11-29", ""}), "0/0/0/1");
  EXPECT_EQ(on_leap_day({"2023-11-28", ""}), "1/0/1/0");
}

TEST(EqualityTraining, BySiteAndInWords) {
  const auto files = staff_of({{"2015-01-01", "2024-05-01", "North"},
                               {"2015-01-01", "2024-05-01", "North"},
                               {"2015-01-01", "", "North"},
                               {"2015-01-01", "", "South"},
                               {"2025-03-01", "", "East"}});
  const auto m = files.measure("training.equality");
  EXPECT_EQ(account(m), "4/2/2/1");
  EXPECT_EQ(m["base"], 4);
  EXPECT_DOUBLE_EQ(m["percent"].get<double>(), 50.0);
  ASSERT_EQ(m["groups"].size(), 2U);  // nobody in the East is due
  EXPECT_EQ(m["groups"][0]["label"], "North");
  EXPECT_EQ(m["groups"][0]["due"], 3);
  EXPECT_EQ(m["groups"][0]["overdue"], 1);
  EXPECT_EQ(m["groups"][1]["label"], "South");
  EXPECT_DOUBLE_EQ(m["groups"][1]["percent"].get<double>(), 0.0);
  EXPECT_TRUE(has(m["sentence"], "2 of the 4 people who are due")) << m["sentence"].dump();
  // Wilson for 2 of 4: 0.5 ± 0.3499 (z² ÷ n = 0.960, so ± 1.96 × √(1/16 + 0.240/4) ÷ 1.960).
  EXPECT_NEAR(m["interval"]["low"].get<double>(), 15.0, 0.05);
  EXPECT_NEAR(m["interval"]["high"].get<double>(), 85.0, 0.05);
}

TEST(EqualityTraining, SecondPostsAndBankStaffAreNotAskedTwice) {
  const Files files({{"staff",
                      "Employee Number,Primary,Assignment Category,Latest Start Date,Equality Training Date\n"
                      "1,Yes,Permanent,2015-01-01,2024-05-01\n1,No,Permanent,2016-01-01,\n2,Yes,Bank,2015-01-01,\n",
                      ""}});
  EXPECT_EQ(account(files.measure("training.equality")), "1/1/0/0");
}

TEST(EqualityTraining, WhatIsMissingIsNamed) {
  const Files none({{"staff", "Employee Number,Latest Start Date\n1,2015-01-01\n", ""}});
  EXPECT_TRUE(has(none.measure("training.equality")["reason"], "equality training date"));
  // A column that is there is not called missing because everybody was set aside.
  const Files bank({{"staff", "Employee Number,Assignment Category,Equality Training Date\n1,Bank,2024-05-01\n", ""}});
  EXPECT_EQ(bank.measure("training.equality")["status"], "not_calculable");
  const Files no_start({{"staff", "Employee Number,Equality Training Date\n1,2024-05-01\n2,\n", ""}});
  EXPECT_EQ(account(no_start.measure("training.equality")), "2/1/1/0");
  EXPECT_TRUE(has(no_start.measure("training.equality")["notes"].back(), "start date"));
  EXPECT_TRUE(has(no_start.measure("training.equality_joiners")["reason"], "start date"));
  const Files no_staff({{"board", "Voting\nYes\n", ""}});
  EXPECT_EQ(no_staff.measure("training.equality")["status"], "not_supplied");
  EXPECT_EQ(current({"2025-03-01", ""}), "0/0/0/1");
  EXPECT_EQ(staff_of({{"2025-03-01", ""}}).measure("training.equality")["status"], "not_calculable");
}

}  // namespace
}  // namespace evenhand::training_test
