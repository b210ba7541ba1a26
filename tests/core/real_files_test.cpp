// Files as people have them: ids that a spreadsheet changed, dates that are missing, the wrong file in the right place.
#include <gtest/gtest.h>

#include "tests/core/support.h"

namespace evenhand::real_files_test {
namespace {

using test::Files;
using test::has;
using test::Loaded;

const std::string staff =
    "Employee Number,Ethnic Origin\n00123,White - British\nAB7,Indian\n20000001,Indian\n0042,Indian\n42,African\n";

std::string cases(std::string_view ids) { return "Employee Number,Case Type,Start Date\n" + std::string(ids); }

TEST(RealFiles, IdsFindTheirPersonAfterASpreadsheet) {
  // Without its zeros, in small letters, and with the number of a second post.
  const Files files({{"staff", staff, ""},
                     {"cases",
                      cases("123,Disciplinary,2024-06-01\nab7,Disciplinary,2024-06-01\n"
                            "20000001-2,Disciplinary,2024-06-01\n"),
                      ""}});
  const auto m = files.measure("wres.3");
  EXPECT_EQ(m["groups"][0]["events"], 2);
  EXPECT_EQ(m["groups"][1]["events"], 1);
  EXPECT_EQ(m["unknown_events"], 0);
  EXPECT_EQ(files.problem("cases", "id_matched_loosely")["rows_affected"], 3);
}

TEST(RealFiles, AnIdThatCouldBeTwoPeopleIsNeither) {
  // 0042 and 42 are two colleagues; 042 is neither for certain, 42 is itself.
  const Files files({{"staff", staff, ""}, {"cases", cases("042,Disciplinary,2024-06-01\n"), ""}});
  EXPECT_EQ(files.measure("wres.3")["unknown_events"], 1);
  EXPECT_FALSE(files.problem("cases", "unknown_person_id").is_null());
  const Files exact({{"staff", staff, ""}, {"cases", cases("42,Disciplinary,2024-06-01\n"), ""}});
  EXPECT_EQ(exact.measure("wres.3")["groups"][0]["events"], 1);
}

TEST(RealFiles, ThePersonCountsOnceHoweverTheIdIsWritten) {
  const Files files(
      {{"staff", staff, ""}, {"cases", cases("00123,Disciplinary,2024-06-01\n123,Disciplinary,2024-07-01\n"), ""}});
  EXPECT_EQ(files.measure("wres.3")["groups"][1]["events"], 1);
}

TEST(RealFiles, AFileWithoutDatesSaysThatEveryRowCounts) {
  const Files files({{"staff", staff, ""}, {"cases", "Employee Number,Case Type\n00123,Disciplinary\n", ""}});
  EXPECT_FALSE(files.problem("cases", "no_date_column").is_null());
  EXPECT_NE(files.measure("wres.3")["notes"].dump().find("gives no dates"), std::string::npos);
}

TEST(RealFiles, AFileInTheWrongPlaceIsSaid) {
  const Files files({{"staff", staff, ""}, {"board", staff, ""}});
  EXPECT_FALSE(files.problem("board", "looks_like_another_kind").is_null());
  EXPECT_TRUE(files.problem("staff", "looks_like_another_kind").is_null());
}

TEST(RealFiles, HalfPayIsNotFullPay) {
  // The man on half pay is left out, so one man at £20 stands against one woman at £10.
  const Loaded loaded("Employee Number,Gender,Hourly Rate,Full Pay\n1,Male,20,Y\n2,Male,5,half pay\n3,Female,10,Y\n");
  EXPECT_DOUBLE_EQ(loaded.measure("pay_gap.sex.mean_hourly")["value"].get<double>(), 50);
}

TEST(RealFiles, NoBirthdayAndNoPayInAProblem) {
  const Loaded loaded("Employee Number,Gender,Date of Birth,Hourly Rate\n1,Male,1975-13-45,John 20\n");
  EXPECT_EQ(loaded.problem("unreadable_date")["value"], "");
  EXPECT_EQ(loaded.problem("unreadable_date")["row"], 2);
  EXPECT_EQ(loaded.problem("unreadable_number")["value"], "");
  EXPECT_EQ(loaded.session.report().find("John"), std::string::npos);
}

TEST(RealFiles, TwoYearsAreSaidInTheSentence) {
  const Files files({{"staff", "Employee Number,Disability\n1,Yes\n2,No\n3,No\n", ""},
                     {"cases",
                      "Employee Number,Case Type,Start Date,Ground\n1,Capability,2024-06-01,Performance\n"
                      "2,Capability,2023-06-01,Performance\n",
                      ""}});
  // 1 of 1 × 2 against 1 of 2 × 2.
  EXPECT_TRUE(has(files.measure("wdes.3")["sentence"], "1 of 2 against 1 of 4, counted over two years"));
}

}  // namespace
}  // namespace evenhand::real_files_test
