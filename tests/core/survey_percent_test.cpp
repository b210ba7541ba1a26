// Percentages as survey tables print them: weighted ones, the wording of indicators, and what is said beside them.
#include <gtest/gtest.h>

#include "tests/core/support.h"

namespace evenhand::survey_percent_test {
namespace {

using test::Files;
using test::has;
using test::Json;

const std::string head = "Question,Characteristic,Group,Percent,Base\n";

Json of_year(int year) { return test::settings(R"(, "survey_year": )" + std::to_string(year)); }

Json measure(const std::string& lines, std::string_view id, int year = 2024) {
  Files files({{.kind = "survey", .csv = lines, .name = {}}}, of_year(year));
  return files.measure(id);
}

int notes(const Json& measure, std::string_view part) {
  int n = 0;
  for (const auto& note : measure["notes"]) n += has(note, part);
  return n;
}

// 3 of 12 are 25.0% and 4 are 33.3%: no whole people give 28.6%, so the file's figure stands. 62.2% of 45 are 28.
TEST(SurveyPercent, StandsAsGivenWhereNoWholePeopleGiveIt) {
  const auto m = measure(head + "16b,Ethnicity,BME,28.6,12\n16b,Ethnicity,White,62.2,45\n", "wres.8");
  const auto& bme = m["groups"][0];
  EXPECT_EQ(bme["percent"], 28.6);
  EXPECT_EQ(bme["numerator"], 3);
  EXPECT_EQ(bme["denominator"], 12);
  // Wilson of 3 of 12: 8.9% to 53.2%.
  EXPECT_NEAR(bme["interval"]["low"].get<double>(), 8.9, 0.05);
  EXPECT_NEAR(bme["interval"]["high"].get<double>(), 53.2, 0.05);
  EXPECT_NEAR(m["groups"][1]["percent"].get<double>(), 100 * 28.0 / 45, 1e-9);
  EXPECT_NEAR(m["value"].get<double>(), 28.6 - 2800.0 / 45, 1e-9);
  EXPECT_NEAR(m["ratio"].get<double>(), 28.6 * 45 / 2800, 1e-9);
  EXPECT_TRUE(has(m["sentence"], "28.6% of BME staff")) << m["sentence"].dump();
  EXPECT_TRUE(
      has(m["sentence"], "(about 3 of 12), against 62.2% of White staff (28 of 45): 33.6 percentage points lower"))
      << m["sentence"].dump();
  EXPECT_FALSE(has(m["how"], "3 ÷ 12")) << m["how"].dump();
  EXPECT_EQ(notes(m, "weighted results"), 1);
}

TEST(SurveyPercent, OfWholePeopleIsCounted) {
  const auto m = measure(head + "16b,Ethnicity,White,54.2,932\n16b,Ethnicity,BME,62.2,45\n", "wres.8");
  EXPECT_NEAR(m["groups"][0]["percent"].get<double>(), 100 * 28.0 / 45, 1e-9);
  EXPECT_NEAR(m["groups"][1]["percent"].get<double>(), 100 * 505.0 / 932, 1e-9);
  EXPECT_TRUE(has(m["sentence"], "(28 of 45)"));
  EXPECT_EQ(notes(m, "weighted results"), 0);
}

// (28.6 × 12 + 50 × 28) ÷ 40 = 43.58; 14 of 28 are whole people.
TEST(SurveyPercent, OfSeveralLinesIsPutTogetherByTheirBases) {
  for (const std::string lines : {"16b,Ethnicity,Indian,28.6,12\n16b,Ethnicity,African,50.0,28\n",
                                  "16b,Ethnicity,African,50.0,28\n16b,Ethnicity,Indian,28.6,12\n"}) {
    const auto m = measure(head + lines + "16b,Ethnicity,White - British,10.0,100\n", "wres.8");
    EXPECT_NEAR(m["groups"][0]["percent"].get<double>(), 43.58, 1e-9);
    EXPECT_EQ(m["groups"][0]["denominator"], 40);
    EXPECT_NEAR(m["value"].get<double>(), 33.58, 1e-9);
  }
}

// The indicators' own words, as WRES and WDES reports print them.
TEST(SurveyPercent, WordsOfIndicatorsAreQuestions) {
  const std::pair<const char*, const char*> of_ethnicity[] = {
      {"Percentage of staff experiencing harassment, bullying or abuse from patients, relatives or the public in last "
       "12 "
       "months",
       "wres.5"},
      {"Percentage of BME staff experiencing harassment, bullying or abuse from patients, relatives or the public in "
       "the "
       "last 12 months",
       "wres.5"},
      {"% of staff experiencing harassment, bullying or abuse from staff in last 12 months", "wres.6"},
      {"KF 26. Percentage of staff experiencing harassment, bullying or abuse from staff in last 12 months", "wres.6"},
      {"Percentage of staff believing that the organisation provides equal opportunities for career progression or "
       "promotion",
       "wres.7"},
      {"WRES 7: % of staff believing that the Trust provides equal opportunities for career progression or promotion",
       "wres.7"},
      {"Percentage of staff who personally experienced discrimination at work from a manager/team leader or other "
       "colleagues in the last 12 months",
       "wres.8"},
      {"% of BME staff experienced discrimination at work from manager / team leader or other colleagues", "wres.8"},
  };
  const auto count = [](const std::string& words, const std::string& by, const std::string& a, const std::string& b,
                        std::string_view id) {
    const auto m = measure(
        head + "\"" + words + "\"," + by + "," + a + ",25.0,40\n\"" + words + "\"," + by + "," + b + ",10.0,100\n", id);
    EXPECT_EQ(m["status"], "ok") << words;
    EXPECT_EQ(m["groups"][0]["numerator"], 10) << words;
  };
  for (const auto& [words, id] : of_ethnicity) count(words, "Ethnicity", "BME", "White", id);
  const std::pair<const char*, const char*> of_disability[] = {
      {"Percentage of Disabled staff compared to non-disabled staff experiencing harassment, bullying or abuse from "
       "patients/service users, their relatives or other members of the public",
       "wdes.4a.patients"},
      {"Percentage of staff experiencing harassment, bullying or abuse from managers in last 12 months",
       "wdes.4a.managers"},
      {"% of Disabled staff experiencing harassment, bullying or abuse from other colleagues", "wdes.4a.colleagues"},
      {"Percentage of Disabled staff compared to non-disabled staff saying that the last time they experienced "
       "harassment, bullying or abuse at work, they or a colleague reported it",
       "wdes.4b"},
      {"Percentage of Disabled staff compared to non-disabled staff believing that the Trust provides equal "
       "opportunities "
       "for career progression or promotion",
       "wdes.5"},
      {"Percentage of staff who felt pressure from their manager to come to work despite not feeling well enough to "
       "perform their duties",
       "wdes.6"},
      {"% of staff saying that they have felt pressure from their manager to come to work, despite not feeling well "
       "enough",
       "wdes.6"},
      {"Percentage of staff satisfied with the extent to which their organisation values their work", "wdes.7"},
      {"Percentage of Disabled staff saying that their employer has made adequate adjustment(s) to enable them to "
       "carry "
       "out their work",
       "wdes.8"},
      {"% of Disabled staff who say their employer has made reasonable adjustments to enable them to carry out their "
       "work",
       "wdes.8"},
  };
  for (const auto& [words, id] : of_disability) count(words, "Disability", "Disabled", "Non-disabled", id);
}

// The group may stand in the words alone; staff of another kind are not everyone.
TEST(SurveyPercent, WordsThatNameAGroupAreOfThatGroup) {
  const std::string tail = " staff experiencing harassment, bullying or abuse from staff in last 12 months";
  const auto lines = "Question;Percent;Base\nPercentage of BME" + tail + ";25.0;40\n% of White" + tail +
                     ";10.0;100\nPercentage of night" + tail + ";50.0;20\nPercentage of" + tail + ";14.0;150\n";
  const auto m = measure(lines, "wres.6");
  EXPECT_EQ(m["groups"][0]["numerator"], 10);
  EXPECT_EQ(m["groups"][1]["numerator"], 10);
  const auto all = measure(lines, "survey.q14bc.all");
  EXPECT_EQ(all["groups"][0]["denominator"], 150);
}

// Don't know left the answer out of the base before 2021 (staff-survey.md §6).
TEST(SurveyPercent, ProgressionBefore2021IsNeverSetAgainstLaterYears) {
  const std::string lines = head + "14,Ethnicity,BME,75.0,40\n14,Ethnicity,White,87.0,100\n";
  for (const int year : {2018, 2019, 2020}) {
    const auto m = measure(lines, "wres.7", year);
    EXPECT_EQ(m["status"], "ok");
    EXPECT_EQ(notes(m, "Never set them against 2021"), 1) << year;
  }
  const auto later = measure(head + "15,Disability,Disabled,50.0,40\n15,Disability,No,60.0,100\n", "wdes.5", 2024);
  EXPECT_EQ(notes(later, "Never set them against 2021"), 0);
}

TEST(SurveyPercent, ReportedIsSaidOfThoseWhoWereHarassed) {
  const auto lines = head + "14d,Disability,Disabled,52.0,152\n14d,Disability,Non-disabled,50.0,300\n";
  const auto m = measure(lines, "wdes.4b");
  EXPECT_TRUE(has(m["sentence"],
                  "52.0% of Disabled staff who were harassed, bullied or abused said that they or a colleague reported "
                  "it (79 of 152), against 50.0% of Non-disabled staff (150 of 300)"))
      << m["sentence"].dump();
  EXPECT_TRUE(has(m["how"],
                  "Share = those who were harassed, bullied or abused who said that they or a colleague reported it ÷"))
      << m["how"].dump();
}

// Shown in an internal report, not to be published (staff-survey.md §5: fewer than 11).
TEST(SurveyPercent, SmallGroupsAreToBeKeptOutOfAnythingPublished) {
  const auto of = [](const char* base) {
    return measure(head + "16b,Ethnicity,BME,50.0," + base + "\n16b,Ethnicity,White,50.0," + base + "\n", "wres.8");
  };
  EXPECT_EQ(notes(of("10"), "Groups of fewer than 11 answers"), 1);
  EXPECT_EQ(notes(of("12"), "Groups of fewer than 11 answers"), 0);
  const auto scores = measure(
      "Theme,Characteristic,Group,Score,Base\nStaff engagement,Disability,Disabled,6.4,1\n"
      "Staff engagement,Disability,Non-disabled,6.9,11\n",
      "wdes.9a");
  EXPECT_EQ(notes(scores, "Groups of fewer than 11 answers"), 1);
  EXPECT_TRUE(has(scores["sentence"], "(1 answer)")) << scores["sentence"].dump();
  EXPECT_TRUE(has(scores["sentence"], "(11 answers)")) << scores["sentence"].dump();
}

}  // namespace
}  // namespace evenhand::survey_percent_test
