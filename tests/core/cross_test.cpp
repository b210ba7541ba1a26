// Two characteristics at once, or a characteristic by a column of the staff list.
#include <gtest/gtest.h>

#include "tests/core/support.h"

namespace evenhand::cross_test {
namespace {

using test::Files;
using test::has;
using test::Json;
using test::settings;

const std::string staff =
    "Employee Number,Gender,Ethnic Origin,Disability,Pay Scale,Site\n1,Female,Indian,Yes,Band 5,North\n"
    "2,Female,White - British,No,Band 5,North\n3,Male,White - British,No,Band 6,South\n4,Male,,No,Band 6,\n"
    "5,,African,,Banana,South\n";

// "female 1, unknown 2"
std::string cells(const Json& row) {
  std::string out;
  for (const auto& g : row["groups"])
    out += (out.empty() ? "" : ", ") + g["id"].get<std::string>() + " " + g["count"].dump();
  return out;
}

std::string row(const Json& m, std::string_view id) {
  for (const auto& r : m["rows"]) {
    if (r["id"] == id) return cells(r);
  }
  return "none";
}

TEST(Cross, RowsAreTheFirstAndColumnsTheSecond) {
  const auto m = Files({{"staff", staff, ""}}).measure("cross.ethnicity.sex");
  EXPECT_EQ(m["kind"], "grid");
  EXPECT_EQ(m["base"], 5);
  EXPECT_EQ(row(m, "white"), "female 1, male 1, unknown 0");
  EXPECT_EQ(row(m, "bme"), "female 1, male 0, unknown 1");
  EXPECT_EQ(row(m, "unknown"), "female 0, male 1, unknown 0");
  EXPECT_EQ(cells(m["overall"]), "female 2, male 2, unknown 1");
  EXPECT_DOUBLE_EQ(m["rows"][0]["groups"][0]["percent"].get<double>(), 50.0);
}

TEST(Cross, AddsToTheWorkforceWhicheverWayItIsCut) {
  const Files files({{"staff", staff, ""}});
  int seen = 0;
  for (const auto& check : files.report()["checks"]) {
    if (!check["id"].get<std::string>().starts_with("sum.cross.")) continue;
    ++seen;
    EXPECT_TRUE(check["passed"].get<bool>()) << check.dump();
  }
  EXPECT_GT(seen, 5);
  for (const auto& m : files.report()["measures"]) {
    if (!m["id"].get<std::string>().starts_with("cross.") || m["status"] != "ok") continue;
    for (const auto& r : m["rows"]) {
      int sum = 0;
      for (const auto& g : r["groups"]) sum += g["count"].get<int>();
      EXPECT_EQ(sum, r["headcount"].get<int>()) << m["id"].dump() << r["id"].dump();
    }
  }
}

TEST(Cross, ByPayBandAndSiteWithTheUnmatched) {
  const Files files({{"staff", staff, ""}}, settings(R"(, "crossings": [["sex", "pay_band"], ["sex", "site"]])"));
  EXPECT_EQ(row(files.measure("cross.sex.pay_band"), "female"), "band_5 2, band_6 0, unmatched 0");
  EXPECT_EQ(row(files.measure("cross.sex.pay_band"), "unknown"), "band_5 0, band_6 0, unmatched 1");
  const auto sites = files.measure("cross.sex.site");
  EXPECT_EQ(row(sites, "male"), "not_recorded 1, label_1 0, label_2 1");
  EXPECT_EQ(sites["group_labels"]["label_2"], "South");
}

TEST(Cross, OnlyTheChosenOnes) {
  const Files files({{"staff", staff, ""}}, settings(R"(, "crossings": [["disability", "ethnicity_5"]])"));
  int crossings = 0;
  for (const auto& m : files.report()["measures"])
    crossings += m["id"].get<std::string>().starts_with("cross.") ? 1 : 0;
  EXPECT_EQ(crossings, 1);
  EXPECT_EQ(row(files.measure("cross.disability.ethnicity_5"), "disabled"), "white 0, asian 1, black 0, unknown 0");
  const Files none({{"staff", staff, ""}}, settings(R"(, "crossings": [])"));
  EXPECT_TRUE(none.measure("cross.ethnicity.sex").is_null());
}

TEST(Cross, ImpossibleChoicesAreSettingsProblems) {
  session::Session session;
  const auto problems = Json::parse(session.configure(
      settings(R"(, "crossings": [["sex", "sex"], ["banana", "sex"], ["sex", "fte"], ["site", "sex"], "sex", ["sex"],
                  ["sex", "age"]])")
          .dump()));
  EXPECT_EQ(problems.size(), 6U) << problems.dump();
}

TEST(Cross, UnknownColumnsAreNamed) {
  const Files files({{"staff", "Employee Number,Gender\n1,Female\n", ""}},
                    settings(R"(, "crossings": [["sex", "site"], ["religion", "sex"], ["sex", "pay_band"]])"));
  EXPECT_EQ(files.measure("cross.sex.site")["status"], "not_supplied");
  EXPECT_TRUE(has(files.measure("cross.sex.site")["reason"], "site")) << files.measure("cross.sex.site").dump();
  EXPECT_TRUE(has(files.measure("cross.religion.sex")["reason"], "religion"));
  EXPECT_TRUE(has(files.measure("cross.sex.pay_band")["reason"], "pay band"));
  const Files no_staff({{"board", "Voting\nYes\n", ""}});
  EXPECT_TRUE(has(no_staff.measure("cross.ethnicity.sex")["reason"], "staff"));
}

}  // namespace
}  // namespace evenhand::cross_test
