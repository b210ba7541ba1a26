// This year beside earlier years: each kind of figure has its trend, its change with an interval, and a sentence that
// is true; what broke the series in between is told, and then there is no trend.
#include <cmath>

#include "core/report/series.h"
#include "core/statistics/interval.h"
#include "tests/core/trends_support.h"

namespace evenhand::test {
namespace {

// The interval of a difference, against the published ones of the two figures (statistics.md §4).
TEST(Trends, MoverIsNewcombesForProportions) {
  // 18/20 and 4/20 with Wilson's limits, by hand: 0.7 − √(0.201034² + 0.216017²), 0.7 + √(0.072134² + 0.119342²).
  const auto b = statistics::mover_difference(0.9, {0.698966, 0.972134}, 0.2, {0.080658, 0.416017});
  EXPECT_NEAR(b.low, 0.404912, 2e-6);
  EXPECT_NEAR(b.high, 0.839450, 2e-6);
  for (const auto& [x1, n1, x2, n2] : std::vector<std::array<std::uint64_t, 4>>{{7, 34, 1, 34},
                                                                                {420, 1500, 180, 900},
                                                                                {5, 56, 0, 29},
                                                                                {0, 50, 3, 60},
                                                                                {9, 725, 17, 2505},
                                                                                {20, 20, 0, 20}}) {
    const auto expected = statistics::newcombe(x1, n1, x2, n2);
    const auto got =
        statistics::mover_difference(static_cast<double>(x1) / static_cast<double>(n1), statistics::wilson(x1, n1),
                                     static_cast<double>(x2) / static_cast<double>(n2), statistics::wilson(x2, n2));
    EXPECT_NEAR(got.low, expected.low, 1e-12);
    EXPECT_NEAR(got.high, expected.high, 1e-12);
  }
}

TEST(Trends, ARatioIsBetterNearerToOne) {
  // 12/2600 ÷ 9/900 = 0.4615 (0.2001 to 1.0660), then 9/725 ÷ 17/2505 = 1.8292 (0.8346 to 3.9988): published intervals.
  const auto m = two_years(ratio(12, 2600, 9, 900), ratio(9, 725, 17, 2505));
  EXPECT_NEAR(m["previous"]["value"].get<double>(), 0.461538, 1e-6);
  EXPECT_EQ(m["previous"]["snapshot"], "2024-03-31");
  EXPECT_EQ(m["change"]["unit"], "ratio");
  EXPECT_NEAR(m["change"]["value"].get<double>(), 1.367671, 1e-6);
  EXPECT_NEAR(m["change"]["interval"]["low"].get<double>(), 0.203832, 2e-5);
  EXPECT_NEAR(m["change"]["interval"]["high"].get<double>(), 3.552957, 2e-5);
  // 1 ÷ 0.4615 = 2.167 is 1.167 from 1, and 1.829 is 0.829.
  EXPECT_EQ(trend(m), "better");
  EXPECT_EQ(sentence(m),
            "Last year, on 31 March 2024, the ratio was 0.46 (interval 0.20 to 1.07); this year it is 1.83 (interval "
            "0.83 to 4.00): better, nearer to 1. The difference, 1.37 higher, is clear (95% interval 0.20 to 3.55 "
            "higher).");
}

TEST(Trends, WorseAndTheSameAreSaid) {
  const auto worse = two_years(ratio(7, 725, 17, 2505), ratio(9, 725, 17, 2505));
  EXPECT_EQ(trend(worse), "worse");
  EXPECT_TRUE(has(worse["change"]["sentence"], ": worse, further from 1. The difference, 0.41 higher, may be chance"));
  EXPECT_TRUE(has(worse["rating"]["reason"], "Worse than last year."));
  const auto same = two_years(ratio(90, 7250, 171, 25050), ratio(90, 7250, 170, 25050));
  EXPECT_EQ(trend(same), "same");
  EXPECT_TRUE(has(same["change"]["sentence"], ": about the same."));
  const auto fallen = two_years(ratio(8, 725, 26, 2505), ratio(9, 725, 17, 2505));
  EXPECT_EQ(fallen["previous"]["colour"], "green");
  EXPECT_TRUE(has(fallen["rating"]["reason"], "Worse than last year, when it was within what is accepted."));
}

TEST(Trends, ComparedSharesSayBothGroupsInBothYears) {
  const auto m = two_years(compared(120, 400, 320, 1400), compared(115, 411, 349, 1460));
  EXPECT_EQ(trend(m), "better");
  EXPECT_EQ(m["change"]["unit"], "points");
  EXPECT_TRUE(has(m["change"]["sentence"],
                  "it was 30.0% of BME staff against 22.9% of White staff, a gap of 7.1 points; this year it is 28.0% "
                  "against 23.9%, a gap of 4.1 points: better, a smaller gap. Set against White staff, the figure for "
                  "BME staff is now 3.1 points lower: this may be chance (95% interval"));
  const auto turned = two_years(compared(120, 400, 320, 1400), compared(80, 400, 448, 1400));
  EXPECT_TRUE(has(turned["change"]["sentence"],
                  "this year it is 20.0% against 32.0%, a gap of 12.0 points the other way "
                  "round: worse, a wider gap."));
}

TEST(Trends, AShareHasNewcombesIntervalOfTheChange) {
  const auto declared = [](std::uint64_t n, std::uint64_t of_all) {
    return shares({{"all", "All staff", n, of_all, {}, {}}}, "", "declaration.religion");
  };
  const auto m = two_years(declared(800, 1000), declared(867, 1020));
  const auto expected = statistics::newcombe(867, 1020, 800, 1000);
  EXPECT_NEAR(m["change"]["interval"]["low"].get<double>(), 100 * expected.low, 1e-9);
  EXPECT_NEAR(m["change"]["interval"]["high"].get<double>(), 100 * expected.high, 1e-9);
  EXPECT_EQ(m["change"]["interval"]["method"], "mover");
  EXPECT_EQ(trend(m), "better");
  EXPECT_TRUE(has(m["change"]["sentence"],
                  "the answer was known for 80.0%; this year for 85.0%: better. The difference, "
                  "5.0 points higher, is clear"));
  EXPECT_EQ(trend(two_years(done(90, 100), done(80, 100))), "worse");
  EXPECT_TRUE(has(two_years(done(90, 100), done(80, 100))["change"]["sentence"],
                  "the share done was 90.0%; this year it is 80.0%: worse."));
}

TEST(Trends, OfSeveralGroupsTheOneThatDecidesIsNamed) {
  const auto year = [](std::uint64_t black, std::uint64_t all) {
    return shares({{"all", "Everybody", all, 1000, {}, {}}, {"black", "Black", black, 100, {}, {}}}, "said so");
  };
  const auto m = two_years(year(40, 300), year(35, 290));
  EXPECT_EQ(m["rating"]["group"], "black");
  EXPECT_EQ(m["previous"]["group"], "black");
  EXPECT_EQ(m["previous"]["group_percent"], 40);
  EXPECT_EQ(m["change"]["value"], -1);  // of everybody
  // Against all others: 40 − 260/900 = 11.1 points, then 35 − 255/900 = 6.7.
  EXPECT_EQ(trend(m), "better");
  EXPECT_TRUE(has(m["change"]["sentence"], "the share of everybody was 30.0%; this year it is 29.0%. "));
  EXPECT_TRUE(has(m["change"]["sentence"],
                  "For the group “Black”, which decides the colour, it was 40.0% (40 of 100) "
                  "and is 35.0% (35 of 100): better, set against all others."));
}

TEST(Trends, TheLeastKnownCharacteristicIsComparedWithItself) {
  const auto year = [](std::vector<measures::GroupRate> groups) {
    return shares(std::move(groups), "", "data_quality.declaration");
  };
  const auto m =
      two_years(year({{"religion", "Religion", 800, 1000, {}, {}}, {"disability", "Disability", 830, 1000, {}, {}}}),
                year({{"disability", "Disability", 780, 1000, {}, {}}, {"religion", "Religion", 850, 1000, {}, {}}}));
  EXPECT_EQ(m["rating"]["group"], "disability");
  EXPECT_EQ(trend(m), "worse");
  EXPECT_EQ(m["change"]["value"], -5);
  EXPECT_TRUE(
      has(m["change"]["sentence"], "the figure for “Disability” was 83.0% (830 of 1,000); this year it is 78.0%"));
  const auto gone =
      two_years(year({{"religion", "Religion", 800, 1000, {}, {}}, {"sex", "Sex", 830, 1000, {}, {}}}),
                year({{"disability", "Disability", 780, 1000, {}, {}}, {"sex", "Sex", 850, 1000, {}, {}}}));
  EXPECT_EQ(trend(gone), "unknown");
}

TEST(Trends, AGroupBesideTheCensusIsFollowed) {
  const auto m = two_years(beside_census(30, 1000, 6.5), beside_census(45, 1000, 6.5));
  EXPECT_EQ(trend(m), "better");
  EXPECT_EQ(m["previous"]["value"], nullptr);
  EXPECT_EQ(m["previous"]["group_percent"], 3);
  EXPECT_NEAR(m["change"]["value"].get<double>(), 1.5, 1e-12);
  EXPECT_TRUE(has(m["change"]["sentence"],
                  "the group “Muslim” was 3.0% of those known (30 of 1,000); this year it is "
                  "4.5% (45 of 1,000): better."));
}

// 4.0% then against 6.5% fell short by 2.5; 4.5% now against 8.0% by 3.5. By this year's population both: 4.0,
// then 3.5.
TEST(Trends, AnotherPopulationDoesNotMakeATrend) {
  const auto m = two_years(beside_census(40, 1000, 6.5), beside_census(45, 1000, 8, "Kent, all ages, Census 2021"));
  EXPECT_EQ(trend(m), "same");
  ASSERT_EQ(m["breaks"].size(), 1U);
  EXPECT_TRUE(has(m["breaks"][0], "another population (England, all ages, Census 2021)"));
}

TEST(Trends, AGridHasItsShareOfTheWorkforceAndItsRow) {
  const auto m = two_years(grid(4, 40, 250, 1000), grid(6, 42, 260, 1010));
  EXPECT_EQ(m["previous"]["value"], 25);
  EXPECT_EQ(m["previous"]["group"], "clinical.band_8a");
  EXPECT_EQ(m["previous"]["group_percent"], 10);
  EXPECT_EQ(trend(m), "better");
  EXPECT_EQ(sentence(m).substr(0, 100),
            "Last year, on 31 March 2024, BME staff were 25.0% of the workforce; this year they are 25.7%. The di");
  EXPECT_TRUE(has(m["change"]["sentence"],
                  "In the row “Band 8a, Clinical”, which decides the colour, it was 10.0% (4 of "
                  "40) and is 14.3% (6 of 42): better, set against the workforce."));
}

TEST(Trends, BoardPayQuartersAndScores) {
  const auto b = two_years(board(1, 12, 220, 1000), board(2, 12, 242, 1000));
  EXPECT_EQ(trend(b), "better");
  EXPECT_TRUE(has(b["change"]["sentence"],
                  "BME people were 8.3% of voting board members and 22.0% of the workforce; this "
                  "year they are 16.7% and 24.2%: better. Set against the workforce, their share "
                  "of voting board members is now 6.1 points higher: this may be chance"));
  const auto p = two_years(pay(8.2, 4.0, 12.1), pay(6.1, 2.2, 9.9));
  EXPECT_EQ(trend(p), "better");
  // −2.1 ± : below √(3.9² + 3.9²) = 5.515, above √(3.8² + 4.2²) = 5.664.
  EXPECT_NEAR(p["change"]["interval"]["low"].get<double>(), -7.6154, 1e-4);
  EXPECT_NEAR(p["change"]["interval"]["high"].get<double>(), 3.5639, 1e-4);
  EXPECT_EQ(
      sentence(p),
      "Last year, on 31 March 2024, women were paid 8.2% less than men; this year they are paid 6.1% less: better, "
      "a smaller gap. The difference, 2.1 points in favour of women, may be chance (95% interval 7.6 in favour of "
      "women to 3.6 in favour of men).");
  const auto turned = two_years(pay(-3, -6, 0.5), pay(6.1, 2.2, 9.9));
  EXPECT_EQ(trend(turned), "worse");
  EXPECT_TRUE(has(turned["change"]["sentence"],
                  "women were paid 3.0% more than men; this year they are paid 6.1% less: "
                  "worse, a wider gap. The difference, 9.1 points in favour of men, is clear"));
  const auto q = two_years(quarters(120, 250, 800, 1000), quarters(130, 250, 800, 1000));
  EXPECT_EQ(trend(q), "better");
  EXPECT_EQ(q["change"]["value"], 4);
  EXPECT_TRUE(has(q["change"]["sentence"],
                  "the group “Women” was 48.0% of the upper quarter (120 of 250); this year it is "
                  "52.0% (130 of 250): better, set against its share of all four."));
  const auto s = two_years(scores(6.2, 7.0), scores(6.44, 6.98));
  EXPECT_EQ(trend(s), "better");
  EXPECT_EQ(s["change"]["unit"], "score");
  EXPECT_EQ(s["change"]["interval"], nullptr);
  EXPECT_EQ(sentence(s),
            "Last year, on 31 March 2024, Disabled staff scored 6.20 and Non-disabled staff 7.00; this year they score "
            "6.44 and 6.98: better, a smaller gap. Set against Non-disabled staff, the score of Disabled staff is now "
            "0.26 higher. It has no interval.");
}

TEST(Trends, OfSeveralGroupsWithPayGapsAndScoresTheWorstIsFollowed) {
  const auto gaps = [](double black) {
    measures::PayGap p;
    p.comparator = "white";
    p.groups = {{"white", "White", "White staff", 500, 20.0, 20.0, {}, {}},
                {"asian", "Asian", "Asian staff", 90, 20.0, 19.0, 1.0, statistics::Bounds{-2, 4}},
                {"black", "Black", "Black staff", 80, 18.0, 18.0, black, statistics::Bounds{black - 3, black + 3}}};
    return measure("pay_gap.ethnicity_detailed.mean_hourly", p);
  };
  const auto p = two_years(gaps(12), gaps(9));
  EXPECT_EQ(p["rating"]["group"], "black");
  EXPECT_EQ(trend(p), "better");
  EXPECT_EQ(p["change"]["value"], -3);
  EXPECT_TRUE(has(p["change"]["sentence"],
                  "Black staff were paid 12.0% less than White staff; this year they are paid 9.0% "
                  "less: better"));
  const auto ages = [](double young) {
    measures::Score s;
    s.groups = {{"young", "21 to 30", 200, young, {}}, {"older", "31 and over", 700, 6.9, {}}};
    s.what = "staff engagement";
    return measure("survey.engagement.age", s);
  };
  const auto s = two_years(ages(6.5), ages(6.2));
  EXPECT_EQ(s["rating"]["group"], "young");
  EXPECT_EQ(trend(s), "worse");
  EXPECT_TRUE(has(s["change"]["sentence"],
                  "the group “21 to 30” scored 6.50; this year it scores 6.20: worse, set against all others."));
}

TEST(Trends, OneGroupAgainstAFigureFromElsewhere) {
  const auto year = [](std::uint64_t n) {
    auto m = shares({{"disabled", "Disabled", n, 290, 73.4, {}}}, "said so", "wdes.8");
    std::get<measures::Rate>(m.figures).harm = false;
    return m;
  };
  const auto m = two_years(year(190), year(200));
  EXPECT_EQ(trend(m), "better");
  EXPECT_TRUE(has(m["change"]["sentence"], "the share was 65.5%; this year it is 69.0%: better."));
}

TEST(Trends, WhatDescribesHasNone) {
  const auto m = two_years(measure("wdes.9b", measures::Statement{"We listen."}),
                           measure("wdes.9b", measures::Statement{"We still listen."}));
  EXPECT_EQ(m["previous"], nullptr);
  EXPECT_EQ(m["change"], nullptr);
  EXPECT_EQ(m["history"], Json::array());
}

TEST(Trends, MissingHiddenAndNotWorkedOutAreSaid) {
  auto gone = ratio(9, 725, 17, 2505);
  gone.status = measures::Status::not_supplied;
  gone.reason = "There is no file of cases.";
  EXPECT_EQ(sentence(two_years(gone, ratio(9, 725, 17, 2505))),
            "Last year, on 31 March 2024, what it is made from was not supplied, so there is nothing to compare with.");
  const auto now = two_years(ratio(9, 725, 17, 2505), gone);
  EXPECT_EQ(sentence(now), "Last year, on 31 March 2024, there was a figure; this year there is none.");
  EXPECT_EQ(now["change"]["value"], nullptr);
  EXPECT_EQ(sentence(two_years(gone, gone)), "none");
  const auto other = report_beside({past(report_text(of(2024), {done(1, 2)}))}, {ratio(9, 725, 17, 2505)});
  EXPECT_EQ(sentence(find_measure(other, "wres.3")), "The report of 31 March 2024 does not have this figure.");
  EXPECT_EQ(find_measure(other, "wres.3")["previous"], nullptr);
  auto text = Json::parse(report_text(of(2024), {ratio(9, 725, 17, 2505), beside_census(30, 1000, 6.5)}));
  text["measures"][0]["status"] = "hidden";
  text["measures"][1]["categories"][0]["percent_of_known"] = nullptr;
  const auto hidden = report_beside({past(text.dump())}, {ratio(9, 725, 17, 2505), beside_census(45, 1000, 6.5)});
  EXPECT_EQ(sentence(find_measure(hidden, "wres.3")),
            "Last year, on 31 March 2024, this figure was hidden because numbers were small, so there is nothing to "
            "compare with.");
  EXPECT_EQ(trend(find_measure(hidden, "wres.3")), "unknown");
  EXPECT_EQ(sentence(find_measure(hidden, "representation.religion")),
            "Last year, on 31 March 2024, there was no figure for “Muslim”, or it was hidden, so there is nothing to "
            "compare with.");
}

TEST(Trends, ADateThatIsNotAYearBackIsNotCalledLastYear) {
  const auto m = two_years(ratio(7, 725, 17, 2505), ratio(9, 725, 17, 2505), of(2022));
  EXPECT_TRUE(has(m["change"]["sentence"], "On 31 March 2022 the ratio was 1.42"));
  EXPECT_TRUE(has(m["change"]["sentence"], "; now it is 1.83"));
  EXPECT_TRUE(has(m["rating"]["reason"], "Worse than on 31 March 2022."));
  EXPECT_FALSE(has(m["change"]["sentence"], "ast year"));
  EXPECT_FALSE(has(m["rating"]["reason"], "ast year"));
  const intake::Date day{2025, 3, 31};
  EXPECT_TRUE(report::about_a_year_before("2024-06-30", day));
  EXPECT_FALSE(report::about_a_year_before("2024-07-01", day));
  EXPECT_TRUE(report::about_a_year_before("2023-12-31", day));
  EXPECT_FALSE(report::about_a_year_before("2023-12-30", day));
}

TEST(Trends, UpToFourYearsStandInOrder) {
  std::vector<report::PastReport> earlier;
  for (const int year : {2022, 2024, 2020, 2023, 2021}) {
    earlier.push_back(past(report_text(of(year), {ratio(static_cast<std::uint64_t>(year - 2010), 725, 17, 2505)}),
                           std::to_string(year) + ".json"));
  }
  const auto report = report_beside(earlier, {ratio(9, 725, 17, 2505)});
  std::string years;
  for (const auto& y : report["years"]) years += y["name"].get<std::string>() + " ";
  EXPECT_EQ(years, "2021.json 2022.json 2023.json 2024.json ");
  const auto m = find_measure(report, "wres.3");
  ASSERT_EQ(m["history"].size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(m["history"][i]["snapshot"], std::to_string(2021 + i) + "-03-31");
    EXPECT_EQ(m["history"][i]["groups"][0]["count"], 11 + i);
  }
  EXPECT_EQ(m["previous"]["snapshot"], "2024-03-31");
  bool told = false;
  for (const auto& c : report["checks"]) told = told || has(c["sentence"], "2020.json: Only the latest four");
  EXPECT_TRUE(told);
}

// Only the year before last has the figure: it stands in the history, and is not called last year's.
TEST(Trends, AnOlderFigureIsNotLastYears) {
  const auto report = report_beside({past(report_text(of(2023), {ratio(7, 725, 17, 2505)}), "2023.json"),
                                     past(report_text(of(2024), {done(1, 2)}), "2024.json")},
                                    {ratio(9, 725, 17, 2505)});
  const auto m = find_measure(report, "wres.3");
  EXPECT_EQ(m["history"].size(), 1U);
  EXPECT_EQ(m["previous"], nullptr);
  EXPECT_EQ(trend(m), "unknown");
}

TEST(Trends, AnAnalysisIsFoundByWhomItIsAbout) {
  const auto chosen = [](const std::string& number, const std::string& who, std::uint64_t n) {
    measures::Rate r;
    r.groups = {{"chosen", who, n, 200, {}, {}}, {"others", "Everybody else", 300, 1000, {}, {}}};
    r.compared = true;
    r.people = "staff";
    r.what = "are in the group “BME”";
    return measure("analysis." + number + ".ethnicity.bme", r);
  };
  auto text = Json::parse(report_text(of(2024), {chosen("1", "Oak House", 20), chosen("2", "Riverside", 100)}));
  text["analyses"] =
      Json::parse(R"([{"id":"analysis.1","title":"Oak House"},{"id":"analysis.2","title":"Riverside"}])");
  const auto report = report_beside({past(text.dump())}, {chosen("1", "Riverside", 90), chosen("2", "Elm House", 30)});
  const auto m = find_measure(report, "analysis.1.ethnicity.bme");
  EXPECT_EQ(m["history"][0]["groups"][0]["count"], 100);
  EXPECT_EQ(trend(m), "better");  // 50% to 45%, against 30%
  EXPECT_TRUE(has(m["change"]["sentence"], "it was 50.0% of the group “Riverside” against 30.0% of everybody else"));
  EXPECT_EQ(find_measure(report, "analysis.2.ethnicity.bme")["previous"], nullptr);
}

// An interval without a limit, or none, makes none of the change.
TEST(Trends, NoIntervalWithoutBoth) {
  auto open = pay(8.2, 4.0, 12.1);
  auto& gap = std::get<measures::PayGap>(open.figures);
  gap.interval = gap.groups[1].interval = std::nullopt;
  const auto m = two_years(open, pay(6.1, 2.2, 9.9));
  EXPECT_EQ(m["change"]["interval"], nullptr);
  EXPECT_TRUE(has(m["change"]["sentence"],
                  "The difference, 2.1 points in favour of women, has no interval to tell whether "
                  "it may be chance."));
  auto text = Json::parse(report_text(of(2024), {ratio(7, 725, 17, 2505)}));
  text["measures"][0]["interval"]["high"] = nullptr;
  const auto report = report_beside({past(text.dump())}, {ratio(9, 725, 17, 2505)});
  EXPECT_EQ(find_measure(report, "wres.3")["change"]["interval"], nullptr);
  EXPECT_EQ(find_measure(report, "wres.3")["previous"]["interval"]["high"], nullptr);
}

// Of one and the same report nothing is better or worse, whatever it is about.
TEST(Trends, TheSameFiguresAgainAreAboutTheSame) {
  for (const auto& m : {ratio(9, 725, 17, 2505), compared(115, 411, 349, 1460), beside_census(45, 1000, 6.5),
                        grid(6, 42, 260, 1010), board(2, 12, 242, 1000), pay(6.1, 2.2, 9.9),
                        quarters(130, 250, 800, 1000), scores(6.44, 6.98), done(80, 100)}) {
    const auto again = two_years(m, m);
    EXPECT_EQ(trend(again), "same") << m.id;
    EXPECT_EQ(again["change"]["value"], 0) << m.id;
    EXPECT_FALSE(has(again["change"]["sentence"], "difference")) << sentence(again);
  }
}

}  // namespace
}  // namespace evenhand::test
