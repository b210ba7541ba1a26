// What broke a series between two years is told beside the figure, and then there is no trend; what only asks for care
// is told, and the trend stands.
#include "core/standards/series.h"

#include "tests/core/trends_support.h"

namespace evenhand::test {
namespace {

void expect_broken(const Json& m, std::string_view why) {
  EXPECT_EQ(trend(m), "unknown");
  ASSERT_GE(m["breaks"].size(), 1U);
  EXPECT_TRUE(has(m["breaks"][0], why)) << m["breaks"].dump();
  EXPECT_EQ(m["change"]["value"], nullptr);
  EXPECT_EQ(m["change"]["interval"], nullptr);
  EXPECT_TRUE(has(m["change"]["sentence"], "cannot be compared")) << sentence(m);
  EXPECT_NE(m["previous"]["value"], nullptr);
  EXPECT_EQ(m["history"][0]["value"], nullptr);  // a chart would mislead
  EXPECT_EQ(m["history"][0]["groups"], Json::array());
}

void expect_noted(const Json& m, std::string_view what) {
  EXPECT_NE(trend(m), "unknown");
  EXPECT_TRUE(m["change"]["value"].is_number());
  bool found = false;
  for (const auto& b : m["breaks"]) found = found || has(b, what);
  EXPECT_TRUE(found) << m["breaks"].dump();
}

TEST(Series, SurveysThatAskedOtherwise) {
  const auto then = compared(120, 400, 320, 1400, "wres.7");
  const auto now = compared(115, 411, 349, 1460, "wres.7");
  // Don't know left the base before 2021: never a trend.
  expect_broken(two_years(then, now, of(2021, 2020), of(2022, 2021)), "Don’t know");
  expect_noted(two_years(then, now, of(2025, 2024), of(2026, 2025)), "reworded");
  EXPECT_EQ(two_years(then, now, of(2023, 2022), of(2024, 2023))["breaks"], Json::array());
  expect_noted(two_years(compared(120, 400, 320, 1400), compared(115, 411, 349, 1460), of(2021, 2020), of(2022, 2021)),
               "weighted");
  // A figure of the staff list does not mind.
  EXPECT_EQ(two_years(ratio(7, 725, 17, 2505), ratio(9, 725, 17, 2505), of(2022, 2020), of(2023, 2021))["breaks"],
            Json::array());
}

TEST(Series, TheSameSurveyTwiceIsNoNewFigure) {
  expect_broken(two_years(compared(120, 400, 320, 1400), compared(115, 411, 349, 1460), of(2024, 2023), of(2025, 2023)),
                "has the same staff survey, that of 2023");
}

TEST(Series, DefinitionsThatChanged) {
  auto then = grid(4, 40, 250, 1000);
  auto now = grid(6, 42, 260, 1010);
  then.id = now.id = "wdes.1";
  std::get<measures::Grid>(then.figures).groups[1].id = "disabled";
  std::get<measures::Grid>(now.figures).groups[1].id = "disabled";
  expect_noted(two_years(then, now, of(2022), of(2023)), "bank staff");
  EXPECT_EQ(two_years(then, now, of(2023), of(2024))["breaks"], Json::array());
}

TEST(Series, AChoiceMadeOtherwise) {
  auto other = of(2024);
  other.rules["wres_3_years"] = "two_year";
  const auto m = two_years(ratio(7, 725, 17, 2505), ratio(9, 725, 17, 2505), other);
  expect_broken(m,
                "“Years of disciplinary cases in WRES 3” is “The reporting year alone” here; in the report of 31 March "
                "2024 it was “The mean of this year and last year, as in older guidance”");
  // It touches nothing else.
  EXPECT_EQ(two_years(done(7, 10), done(8, 10), other)["breaks"], Json::array());
}

TEST(Series, BankStaffCountedInOneYearOnly) {
  auto with_bank = of(2024);
  with_bank.include = {"bank", "honorary"};
  expect_broken(two_years(ratio(7, 725, 17, 2505), ratio(9, 725, 17, 2505), with_bank), "it was “Bank, Honorary”");
  EXPECT_EQ(two_years(compared(120, 400, 320, 1400), compared(115, 411, 349, 1460), with_bank)["breaks"],
            Json::array());
}

TEST(Series, AnotherYearOfTheRulesIsOnlyNoted) {
  auto text = Json::parse(report_text(of(2024), {ratio(7, 725, 17, 2505), done(7, 10)}));
  for (auto& pack : text["rule_packs"]) {
    if (has(pack, "wres-")) pack = "wres-2024";
  }
  const auto report = report_beside({past(text.dump())}, {ratio(9, 725, 17, 2505), done(8, 10)});
  expect_noted(find_measure(report, "wres.3"), "those of wres-2024");
  EXPECT_EQ(find_measure(report, "training.equality")["breaks"], Json::array());
}

TEST(Series, OtherThresholdsAreNotedAndColoursNotCompared) {
  auto wide = of(2024);
  wide.thresholds["likelihood"]["within_high"] = 1.6;
  const auto m = two_years(ratio(7, 725, 17, 2505), ratio(9, 725, 17, 2505), wide);
  EXPECT_EQ(m["previous"]["colour"], "green");
  expect_noted(m, "What is accepted has changed");
  EXPECT_FALSE(has(m["rating"]["reason"], "when it was within"));
  // What counts as a change is this year's for both.
  auto strict = of(2024);
  strict.thresholds["likelihood"]["trend_ratio"] = 0.5;
  EXPECT_EQ(two_years(ratio(7, 725, 17, 2505), ratio(9, 725, 17, 2505), strict)["breaks"], Json::array());
}

TEST(Series, GroupsTheOtherWayRoundAreNotCompared) {
  auto swapped = ratio(7, 725, 17, 2505);
  auto& groups = std::get<measures::Likelihood>(swapped.figures).groups;
  std::swap(groups[0], groups[1]);
  expect_broken(two_years(swapped, ratio(9, 725, 17, 2505)), "other groups were compared");
}

TEST(Series, ABreakOfAnOlderYearLeavesLastYearsTrend) {
  auto other = of(2023);
  other.rules["wres_3_years"] = "two_year";
  const auto report = report_beside({past(report_text(other, {ratio(5, 725, 17, 2505)}), "2023.json"),
                                     past(report_text(of(2024), {ratio(7, 725, 17, 2505)}), "2024.json")},
                                    {ratio(9, 725, 17, 2505)});
  const auto m = find_measure(report, "wres.3");
  EXPECT_EQ(trend(m), "worse");
  EXPECT_EQ(m["history"][0]["value"], nullptr);
  EXPECT_TRUE(m["history"][1]["value"].is_number());
  EXPECT_EQ(m["breaks"].size(), 1U);
}

TEST(Series, PatternsFitAnyRunOfCharacters) {
  using standards::fits;
  EXPECT_TRUE(fits("wres.3", "wres.3"));
  EXPECT_FALSE(fits("wres.3", "wres.31"));
  EXPECT_TRUE(fits("survey.*.ethnicity_5", "survey.q14a.ethnicity_5"));
  EXPECT_FALSE(fits("survey.*.ethnicity_5", "survey.q14a.ethnicity"));
  EXPECT_TRUE(fits("*.ethnicity_5.*", "cross.ethnicity_5.pay_band"));
  EXPECT_FALSE(fits("wres.2.clinical", "wres.2"));
  EXPECT_EQ(standards::pack_stem("pay-gap-2025"), "pay-gap");
  EXPECT_EQ(standards::pack_stem("thresholds-default"), "thresholds-default");
}

// Every rule says which figures a change of it breaks; these are the ones that survey.json and the packs tell of.
TEST(Series, WhatTheSpecificationTellsIsThere) {
  const auto breaks = [](int survey, int snapshot, std::string_view measure) {
    std::string out;
    for (const auto& b : standards::standards().series_breaks) {
      if (b.survey_year == survey && b.snapshot_year == snapshot && standards::concerns(b, measure)) {
        out += b.breaks ? "B" : "n";
      }
    }
    return out;
  };
  EXPECT_EQ(breaks(2021, 0, "wres.7"), "Bn");
  EXPECT_EQ(breaks(2021, 0, "survey.q15.age"), "Bn");
  EXPECT_EQ(breaks(2021, 0, "wdes.4a.managers"), "n");
  EXPECT_EQ(breaks(2022, 0, "wdes.8"), "n");
  EXPECT_EQ(breaks(2022, 0, "wdes.7"), "");
  EXPECT_EQ(breaks(2025, 0, "wdes.5"), "n");
  EXPECT_EQ(breaks(2025, 0, "survey.q14a.ethnicity_detailed"), "n");
  EXPECT_EQ(breaks(0, 2023, "wdes.1"), "n");
  EXPECT_EQ(breaks(0, 2023, "wres.1"), "");
}

}  // namespace
}  // namespace evenhand::test
