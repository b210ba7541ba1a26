// Ready-made tables of applications: headings and categories down, stages across (vocabularies.md §5).
#include <gtest/gtest.h>

#include "tests/core/support.h"

namespace evenhand::matrix_test {
namespace {

using test::accounts_for_every_row;
using test::events_of;
using test::Files;
using test::has;
using test::Json;
using test::settings;

Json read(const std::string& csv) { return Files({{"applicants", csv, ""}}).inspection("applicants"); }

// Category of a value of the inspection; "none" when it is not there, "unmatched" when it fits nothing.
std::string category(const Json& inspection, std::string_view vocabulary, std::string_view value) {
  for (const auto& v : inspection["values"]) {
    if (v["vocabulary"] == vocabulary && v["value"] == value)
      return v["category"].is_null() ? "unmatched" : v["category"].get<std::string>();
  }
  return "none";
}

const std::string nhs_jobs =
    "Heading,Category,Applications,Shortlisted,Appointed\n"
    "Gender,Male,\"1,200\",100,10\n"
    ",Female,\"2,000\",300,60\n"
    ",Prefer not to say,5,1,0\n"
    ",Total,\"3,205\",401,70\n"
    "Disability,Yes,120,40,8\n"
    ",No,\"3,000\",350,60\n"
    ",Prefer not to say,85,11,2\n"
    "Ethnicity,,,,\n"
    "White,,,,\n"
    ",Irish,50,20,4\n"
    ",Other,150,80,16\n"
    "Asian/Asian British,,,,\n"
    ",Indian,60,30,3\n"
    ",Other,40,10,1\n"
    "Black/Black British,,,,\n"
    ",African,30,10,1\n"
    ",Other,10,5,0\n"
    "Mixed,,,,\n"
    ",White and Black Caribbean,12,5,1\n"
    ",Other,2,0,0\n"
    ",Prefer not to say,9,3,1\n";

TEST(Matrix, HeadingIsCarriedDown) {
  const Files files({{"applicants", nhs_jobs, ""}});
  const auto inspection = files.inspection("applicants");
  EXPECT_EQ(category(inspection, "sex", "Female"), "female");
  EXPECT_EQ(category(inspection, "sex", "Prefer not to say"), "declined");
  EXPECT_EQ(category(inspection, "disability", "Prefer not to say"), "declined");
  // (60 ÷ 300) against (10 ÷ 100); the person who did not say is in neither.
  const auto m = files.measure("recruitment.sex.female");
  EXPECT_EQ(events_of(m), "rest 10/100, female 60/300");
  EXPECT_DOUBLE_EQ(m["value"].get<double>(), 0.5);
  EXPECT_EQ(m["base"], 401);
  EXPECT_EQ(m["unknown"], 1);
  EXPECT_EQ(events_of(files.measure("wdes.2")), "non_disabled 60/350, disabled 8/40");
}

TEST(Matrix, EthnicSubHeadingsMakeOthersDistinct) {
  const Files files({{"applicants", nhs_jobs, ""}});
  const auto inspection = files.inspection("applicants");
  EXPECT_EQ(category(inspection, "ethnicity", "White Irish"), "white_irish");
  EXPECT_EQ(category(inspection, "ethnicity", "White Other"), "white_other");
  EXPECT_EQ(category(inspection, "ethnicity", "Asian Indian"), "asian_indian");
  EXPECT_EQ(category(inspection, "ethnicity", "Asian Other"), "asian_other");
  EXPECT_EQ(category(inspection, "ethnicity", "Black Other"), "black_other");
  EXPECT_EQ(category(inspection, "ethnicity", "Mixed Other"), "mixed_other");
  // White 20 of 100; BME 3 + 1 + 1 + 0 + 1 + 0 of 30 + 10 + 10 + 5 + 5 + 0.
  EXPECT_EQ(files.events("wres.2"), "white 20/100, bme 6/60");
  EXPECT_DOUBLE_EQ(files.measure("wres.2")["value"].get<double>(), 2.0);
  EXPECT_EQ(files.measure("wres.2")["unknown"], 3);
}

TEST(Matrix, EveryRowIsAccountedFor) {
  const auto inspection = read(nhs_jobs);
  EXPECT_TRUE(accounts_for_every_row(inspection));
  EXPECT_EQ(inspection["rows_read"], 21);
  EXPECT_EQ(inspection["rows_used"], 15);
  EXPECT_EQ(test::set_aside_for(inspection, "total"), 1);
  EXPECT_EQ(test::set_aside_for(inspection, "section_heading"), 5);
}

TEST(Matrix, TheFunnelHasTheStagesOfTheFile) {
  const Files files({{"applicants", nhs_jobs, ""}});
  const auto m = files.measure("recruitment.sex.female");
  const auto& funnel = m["funnel"];
  ASSERT_EQ(funnel.size(), 3U);
  EXPECT_EQ(funnel[0]["id"], "applied");
  EXPECT_EQ(funnel[0]["group"], 2000);
  EXPECT_EQ(funnel[0]["rest"], 1200);
  EXPECT_EQ(funnel[0]["unknown"], 5);
  EXPECT_EQ(funnel[2]["id"], "appointed");
  EXPECT_EQ(funnel[2]["group"], 60);
}

TEST(Matrix, TracStyle) {
  const Files files({{"",
                      "characteristic,category,applications,shortlisted,appointed\nEthnicity,White,400,100,20\n"
                      "Ethnicity,Indian,300,100,10\nEthnicity,Not stated,9,4,1\nDisability,Yes,50,20,3\n"
                      "Disability,No,600,180,27\nSex,Male,300,90,9\nSex,Female,400,110,22\nAge,25-29,10,5,1\n",
                      "trac.csv"}});
  EXPECT_EQ(files.inspection("trac.csv")["kind"], "applicants");
  EXPECT_EQ(files.events("wres.2"), "white 20/100, bme 10/100");
  EXPECT_EQ(files.events("wdes.2"), "non_disabled 27/180, disabled 3/20");
  EXPECT_EQ(files.events("recruitment.sex.male"), "rest 22/110, male 9/90");
  EXPECT_TRUE(accounts_for_every_row(files.inspection("trac.csv")));
}

TEST(Matrix, HeadingInTheColumnOfCategories) {
  // One heading a row of its own, in the second column.
  const Files files({{"applicants",
                      "Characteristic,Category,Applications,Shortlisted,Appointed\n,Gender,,,\n,Male,10,5,1\n"
                      ",Female,20,8,4\n,Disability,,,\n,Yes,4,2,1\n,No,26,11,4\n",
                      ""}});
  EXPECT_EQ(files.events("recruitment.sex.female"), "rest 1/5, female 4/8");
  EXPECT_EQ(files.events("wdes.2"), "non_disabled 4/11, disabled 1/2");
}

TEST(Matrix, RowsThatCannotBeRightAreSetAsideAndNamed) {
  const Files files({{"applicants",
                      "Heading,Category,Applications,Shortlisted,Appointed\nGender,Male,100,20,2\n,Female,100,20,30\n"
                      "Safeguarding,Yes,5,3,1\n,No,95,17,1\nDisability,Yes,,,\n,No,50,,2\n,Unspecified,5,two,1\n"
                      ",Prefer not to say,5.5,1,1\n",
                      ""}});
  const auto inspection = files.inspection("applicants");
  EXPECT_TRUE(accounts_for_every_row(inspection));
  EXPECT_EQ(inspection["rows_used"], 1);
  EXPECT_EQ(test::set_aside_for(inspection, "stages_do_not_fit"), 1);
  EXPECT_EQ(test::find_problem(inspection, "stages_do_not_fit")["row"], 3);
  EXPECT_EQ(test::set_aside_for(inspection, "unknown_heading"), 2);
  EXPECT_EQ(test::find_problem(inspection, "unknown_heading")["value"], "Safeguarding");
  // Blank is not recorded, never zero.
  EXPECT_EQ(test::set_aside_for(inspection, "unreadable_count"), 4);
  EXPECT_EQ(test::find_problem(inspection, "unreadable_count")["row"], 6);
}

TEST(Matrix, AnUnknownHeadingEndsTheOneAbove) {
  // "Yes" under safeguarding must not become disabled.
  const Files files({{"applicants",
                      "Heading,Category,Applications,Shortlisted,Appointed\nDisability,Yes,10,5,1\n,No,10,5,2\n"
                      "Safeguarding,,,,\n,Yes,9,9,9\n,No,9,9,9\n",
                      ""}});
  EXPECT_EQ(files.events("wdes.2"), "non_disabled 2/5, disabled 1/5");
}

TEST(Matrix, UnmatchedCategoriesCountAsUnknownUntilMapped) {
  const std::string csv =
      "Heading,Category,Applications,Shortlisted,Appointed\nEthnicity,White,10,10,5\n,Indian,10,10,5\n,Martian,4,4,1\n";
  Files files({{"applicants", csv, ""}});
  EXPECT_EQ(category(files.inspection("applicants"), "ethnicity", "Martian"), "unmatched");
  EXPECT_EQ(files.problem("applicants", "unmatched_value")["row"], 4);
  EXPECT_EQ(files.measure("wres.2")["unknown"], 4);
  files.configure(settings(R"(, "values": {"ethnicity": {"Martian": "other_any_other"}})"));
  EXPECT_EQ(files.events("wres.2"), "white 5/10, bme 6/14");
}

TEST(Matrix, ApplicationsAloneAreNotEnoughForALikelihood) {
  const Files files({{"applicants", "Heading,Category,Count\nEthnicity,White,400\n,Indian,300\n", ""}});
  EXPECT_EQ(files.measure("wres.2")["status"], "not_supplied");
  EXPECT_TRUE(has(files.measure("wres.2")["reason"], "shortlisted")) << files.measure("wres.2").dump();
  EXPECT_EQ(files.inspection("applicants")["rows_used"], 2);
}

TEST(Matrix, TwoTablesAddUp) {
  const Files files({{"applicants", "Heading,Category,Shortlisted,Appointed\nSex,Male,10,1\n,Female,10,2\n", "a.csv"},
                     {"applicants", "Heading,Category,Shortlisted,Appointed\nSex,Male,20,3\n,Female,5,1\n", "b.csv"}});
  EXPECT_EQ(files.events("recruitment.sex.female"), "rest 4/30, female 3/15");
}

TEST(Matrix, AFirstColumnWithoutANameHoldsTheHeadings) {
  const std::string csv =
      "NHS Jobs Equal Opportunities Report,,,,\n,Category,Applications,Shortlisted,Appointed\n"
      "Ethnicity,White - British,\"2,000\",800,100\n,Indian,\"1,500\",200,15\nDisability,Yes,500,200,20\n"
      ",No,\"3,000\",800,95\n";
  Files files({{"applicants", csv, ""}});
  EXPECT_EQ(files.events("wres.2"), "white 100/800, bme 15/200");
  EXPECT_EQ(files.events("wdes.2"), "non_disabled 95/800, disabled 20/200");
  // Whoever says otherwise under Files is heard: then no heading says what the categories are.
  files.configure(settings(R"(, "columns": {"applicants": {"Column 1": null}})"));
  files.remove(files.inspection("applicants")["id"].get<int>());
  files.add({"applicants", csv, ""});
  EXPECT_EQ(files.measure("wres.2")["status"], "not_supplied");
}

TEST(Matrix, AColumnWithAHeadingIsPreferredToOneWithoutAName) {
  // Numbers of rows in front.
  const Files files(
      {{"applicants", ",Heading,Category,Shortlisted,Appointed\n1,Sex,Male,10,1\n2,Sex,Female,20,3\n", ""}});
  EXPECT_EQ(files.events("recruitment.sex.female"), "rest 1/10, female 3/20");
}

TEST(Matrix, WhenNothingIsUsableTheReasonIsNotAMissingColumn) {
  const Files files({{"applicants", "Heading,Category,Shortlisted,Appointed\nSafeguarding,White,10,5\n", ""}});
  const auto reason = files.measure("wres.2")["reason"];
  EXPECT_FALSE(has(reason, "no column")) << reason.dump();
  EXPECT_TRUE(has(reason, "no row about ethnicity that could be used")) << reason.dump();
}

TEST(Matrix, TotalsInTheColumnOfCategoriesAreSetAside) {
  const Files files({{"applicants",
                      "Heading,Category,Shortlisted,Appointed\nEthnicity,White,800,100\nEthnicity,BME,200,10\n"
                      "Ethnicity,Total,1000,110\nDisability,Yes,80,8\n,No,900,95\nDisability,All,980,103\n"
                      "Sex,Male,400,40\n,Female,600,70\nSex,Total applicants,1000,110\nSex,Grand Total,1000,110\n"
                      "Sex,All applicants,1000,110\nTotal,,1000,110\n",
                      ""}});
  const auto inspection = files.inspection("applicants");
  EXPECT_EQ(inspection["rows_used"], 6);
  EXPECT_EQ(test::set_aside_for(inspection, "total"), 6);
  EXPECT_EQ(inspection["set_aside"].size(), 1U);  // one line, whoever set them aside
  EXPECT_TRUE(accounts_for_every_row(inspection));
  EXPECT_EQ(files.events("wres.2"), "white 100/800, bme 10/200");
  EXPECT_EQ(files.measure("wres.2")["unknown"], 0);
  EXPECT_EQ(files.measure("wdes.2")["unknown"], 0);
  EXPECT_EQ(files.measure("recruitment.sex.female")["unknown"], 0);
}

TEST(Matrix, ABlankStageIsLeftOutForItsCharacteristicOnly) {
  const Files files({{"applicants",
                      "Heading,Category,Applied,Shortlisted,Interviewed,Offered,Appointed\n"
                      "Ethnicity,White,800,200,150,40,38\n,BME,500,100,80,10,9\n"
                      "Sex,Female,,200,150,,30\n,Male,400,100,80,18,17\n,Not stated,10,3,2,1,\n",
                      ""}});
  const auto stages = [&](std::string_view id) {
    std::string out;
    const auto m = files.measure(id);
    for (const auto& stage : m["funnel"]) out += stage["id"].get<std::string>() + " ";
    return out;
  };
  // A line without the number appointed would count on one side of the likelihood only.
  EXPECT_EQ(files.set_aside("applicants", "unreadable_count"), 1);
  EXPECT_EQ(files.problem("applicants", "unreadable_count")["row"], 6);
  EXPECT_EQ(files.problem("applicants", "stage_missing")["row"], 4);
  EXPECT_EQ(files.events("recruitment.sex.female"), "rest 17/100, female 30/200");
  EXPECT_EQ(stages("recruitment.sex.female"), "shortlisted interviewed appointed ");
  EXPECT_EQ(files.events("wres.2"), "white 38/200, bme 9/100");
  EXPECT_EQ(stages("recruitment.ethnicity.bme"), "applied shortlisted interviewed offered appointed ");
}

}  // namespace
}  // namespace evenhand::matrix_test
