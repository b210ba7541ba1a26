// The kind of a file is recognised from its columns, and can be corrected.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "tests/core/support.h"

namespace evenhand::kinds_test {
namespace {

using test::Files;
using test::Json;
using test::settings;

constexpr std::array<const char*, 10> all_kinds{"staff",  "applicants", "cases",   "training", "promotions",
                                                "survey", "board",      "leavers", "patients", "benchmark"};

std::string kind_of(const std::string& csv) {
  Files files({});
  return files.add({"", csv, "file.csv"})["kind"].get<std::string>();
}

std::string line_of(const std::string& header, std::string_view cell) {
  const auto commas = std::count(header.begin(), header.end(), ',');
  std::string out(cell);
  for (std::ptrdiff_t i = 0; i < commas; ++i) out += "," + std::string(cell);
  return out + "\n";
}

TEST(Kinds, EveryTemplateIsRecognisedEntirely) {
  const session::Session session;
  for (const auto* kind : all_kinds) {
    const auto header = session.header_template(kind);
    ASSERT_FALSE(header.empty()) << kind;
    Files files({});
    const auto inspection =
        files.add({"", header + line_of(header.substr(0, header.find_last_not_of("\r\n") + 1), "1"), "a.csv"});
    EXPECT_EQ(inspection["kind"], kind);
    EXPECT_EQ(inspection["kind_matched_by"], "columns");
    for (const auto& column : inspection["columns"]) {
      // A board file says who they are by characteristics only, a survey asks questions: each column has a role.
      EXPECT_FALSE(column["role"].is_null()) << kind << ": " << column.dump();
    }
  }
  EXPECT_EQ(session.header_template("banana"), "");
}

TEST(Kinds, TheSurveyTemplateGoesByQuestionNumbers) {
  const session::Session session;
  const auto header = "," + session.header_template("survey");
  for (const auto* question : {",q14a,", ",q14b,", ",q14c,", ",q15,", ",q16b,", ",q31b,", ",q4b,", ",q11e,"}) {
    EXPECT_NE(header.find(question), std::string::npos) << question;
  }
}

TEST(Kinds, HeadersAsSystemsWriteThem) {
  // vocabularies.md §4 and §5.
  EXPECT_EQ(
      kind_of("Employee Number,Assignment Number,Pay Scale,Staff Group,Gender,Ethnic Origin\n1,1,Band 5,AHP,M,A\n"),
      "staff");
  EXPECT_EQ(kind_of("Employee Number,Gender,Ethnic Origin,Disability\n1,M,A,No\n"), "staff");
  EXPECT_EQ(kind_of("Vacancy Reference,Application Status,Gender,Ethnic Origin,Disability\nV1,Shortlisted,M,A,No\n"),
            "applicants");
  EXPECT_EQ(kind_of("Characteristic,Category,Applications,Shortlisted,Appointed\nSex,Male,10,5,1\n"), "applicants");
  EXPECT_EQ(kind_of("Heading,Category,Applications,Shortlisted,Appointed\nSex,Male,10,5,1\n"), "applicants");
  EXPECT_EQ(kind_of("Employee Number,Case Type,Ground,Date Opened,Outcome\n1,Grievance,Other,2024-05-01,None\n"),
            "cases");
  EXPECT_EQ(kind_of("Employee Number,Course Name,Mandatory,Completion Date\n1,Fire,Yes,2024-05-01\n"), "training");
  EXPECT_EQ(kind_of("Employee Number,From Band,To Band,Promotion Date\n1,Band 5,Band 6,2024-05-01\n"), "promotions");
  EXPECT_EQ(kind_of("q14a,q14b,q14c,q15,Ethnicity\nNever,Never,1-2,Yes,A\n"), "survey");
  EXPECT_EQ(kind_of("Question,Characteristic,Group,Numerator,Denominator\nq14a,Ethnicity,BME,5,20\n"), "survey");
  EXPECT_EQ(kind_of("Voting,Executive,Ethnic Origin\nYes,Yes,A\n"), "board");
  EXPECT_EQ(kind_of("Employee Number,Leaving Date,Leaving Reason\n1,2024-05-01,Retirement\n"), "leavers");
  EXPECT_EQ(kind_of("Type,Date Received,Question,Answer,Gender\nComplaint,2024-05-01,,,F\n"), "patients");
}

TEST(Kinds, AWrongGuessIsCorrectedBySettings) {
  // Nothing tells attendances from a staff list here.
  const std::string csv = "Employee Number,Mandatory,Gender\n1,No,M\n";
  Files files({});
  files.configure(settings(R"(, "kinds": {"mystery.csv": "leavers"})"));
  const auto inspection = files.add({"", csv, "mystery.csv"});
  EXPECT_EQ(inspection["kind"], "leavers");
  EXPECT_EQ(inspection["kind_matched_by"], "setting");
  const auto untouched = files.add({"", csv, "other.csv"});
  EXPECT_EQ(untouched["kind_matched_by"], "columns");
  // What the caller says comes before the settings.
  EXPECT_EQ(files.add({"promotions", csv, "mystery.csv"})["kind"], "promotions");
}

TEST(Kinds, ASecondStaffListIsRefusedAndTheFirstStays) {
  Files files({{"staff", "Employee Number,Gender\n1,Male\n", ""}});
  const auto refusal = files.add({"staff", "Employee Number,Gender\n2,Female\n3,Female\n", "more.csv"});
  EXPECT_EQ(refusal["format"], "evenhand-refusal/1");
  EXPECT_EQ(refusal["code"], "second_staff_file");
  EXPECT_EQ(files.report()["organisation"]["headcount"], 1);
}

TEST(Kinds, FiguresByGroupWithoutAQuestionAreAPopulations) {
  EXPECT_EQ(kind_of("Characteristic,Category,Percent\nSex,Female,51\nSex,Male,49\n"), "benchmark");
  EXPECT_EQ(kind_of("Question,Characteristic,Group,Percent,Base\nq15,Sex,Female,51,20\n"), "survey");
  EXPECT_EQ(kind_of("date,geography,geography code,\"Religion: Sikh\"\n2021,Leeds,E08000035,5\n"), "benchmark");
}

}  // namespace
}  // namespace evenhand::kinds_test
