#include "core/measures/survey.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "core/intake/file.h"
#include "core/intake/resolved.h"
#include "tests/core/support.h"

namespace evenhand::survey_test {
namespace {

using measures::GroupRate;
using measures::Measure;
using measures::Rate;
using measures::Score;
using measures::Status;
using standards::standards;

intake::Settings of_year(int year) {
  intake::Settings settings;
  settings.survey_year = year;
  return settings;
}

struct Survey {
  intake::File file;
  intake::Resolved resolved;
  std::vector<Measure> measures;

  explicit Survey(std::string_view csv, const intake::Settings& settings = of_year(2024)) {
    intake::FileIntake reader("survey.csv", "survey", settings, standards());
    EXPECT_FALSE(reader.push(test::bytes_of(csv)));
    EXPECT_FALSE(reader.finish());
    file = reader.take();
    resolved = intake::resolve_survey(file, settings, standards());
    const auto* survey = &resolved.survey;
    measures = measures::survey_measures({&survey, 1}, true, settings, standards());
    std::uint64_t rows = resolved.rows_used;
    for (const auto& item : resolved.set_aside) rows += item.rows;
    EXPECT_EQ(rows, file.rows_read);
  }

  const Measure* find(std::string_view id) const {
    for (const auto& m : measures) {
      if (m.id == id) return &m;
    }
    return nullptr;
  }

  // "bme 3/4, white 1/2"
  std::string rate(std::string_view id) const {
    const auto* m = find(id);
    if (m == nullptr) return "none";
    if (m->status != Status::ok) return m->status == Status::not_supplied ? "not supplied" : "not calculable";
    std::string out;
    for (const auto& g : std::get<Rate>(m->figures).groups) {
      out += (out.empty() ? "" : ", ") + g.id + " " + std::to_string(g.numerator) + "/" + std::to_string(g.denominator);
    }
    return out;
  }

  double score(std::string_view id, std::string_view group) const {
    const auto* m = find(id);
    if (m == nullptr) return -1;
    for (const auto& g : std::get<Score>(m->figures).groups) {
      if (g.id == group) return g.score.value_or(-2);
    }
    return -3;
  }

  std::uint64_t set_aside(std::string_view reason) const {
    for (const auto& item : resolved.set_aside) {
      if (item.reason == reason) return item.rows;
    }
    return 0;
  }

  int problems(std::string_view code) const {
    int n = 0;
    for (const auto& p : resolved.problems) n += p.code == code;
    return n;
  }
};

TEST(SurveyStandards, FitTheRestOfTheStandards) {
  std::vector<std::string> faults;
  standards::check_survey(standards(), faults);
  EXPECT_EQ(faults, std::vector<std::string>());
  EXPECT_EQ(standards().survey.measures.size(), 13U);
}

// staff-survey.md §7: all staff, 2024, shares of the five answers.
TEST(Survey, EngagementFollowsTheNationalVector) {
  const std::map<std::string, std::vector<double>> shares{
      {"q2a", {3.1369, 10.3313, 32.2934, 38.7121, 15.5264}}, {"q2b", {1.6335, 6.1169, 24.1955, 40.7299, 27.3242}},
      {"q2c", {1.8285, 4.6302, 23.0073, 36.3642, 34.1699}},  {"q3c", {2.9080, 7.3077, 16.5674, 44.6063, 28.6107}},
      {"q3d", {3.7931, 8.0052, 17.3697, 45.2602, 25.5718}},  {"q3f", {5.7205, 12.9768, 26.1178, 38.3867, 16.7982}},
      {"q25a", {2.4680, 6.9810, 16.1662, 48.6996, 25.6852}}, {"q25c", {5.2849, 9.6192, 24.2945, 42.9906, 17.8107}},
      {"q25d", {3.7908, 8.5588, 23.3679, 46.5347, 17.7478}}};
  EXPECT_NEAR(measures::item_score(shares.at("q2a")), 6.3290, 0.0001);
  EXPECT_NEAR(measures::item_score(shares.at("q25d")), 6.6473, 0.0001);
  const auto& survey = standards().survey;
  const auto item = [&](const std::string& id) { return measures::item_score(shares.at(id)); };
  EXPECT_NEAR(measures::theme_score(survey, *standards::find_theme(survey, "engagement"), item, false), 6.848, 0.0005);
}

// National percentages and bases (staff-survey.md §7, wres-wdes.md §2.3).
TEST(Survey, ReadyMadePercentagesGiveBackWholePeople) {
  const Survey s(
      "Question,Characteristic,Group,Percent,Base,Benchmark\n"
      "\"Q14a - In the last 12 months, patients\",Ethnic background (summary),White staff,23.51,\"533,036\",24.1\n"
      "Q14a,Ethnic background (summary),Staff from all other ethnic groups combined,28.63,201176,\n"
      "WRES 7,,White,58.85,533036,\n"
      "WRES 7,,BME,49.51,201176,\n");
  EXPECT_EQ(s.rate("wres.5"), "bme 57597/201176, white 125317/533036");
  const auto& m = *s.find("wres.5");
  EXPECT_EQ(m.base, 533036U + 201176U);
  EXPECT_EQ(m.unknown, 0U);
  const auto& rate = std::get<Rate>(m.figures);
  EXPECT_TRUE(rate.compared);
  EXPECT_TRUE(rate.harm);
  EXPECT_NEAR(percent(rate.groups[0]), 28.63, 0.005);
  EXPECT_NEAR(percent(rate.groups[1]), 23.51, 0.005);
  EXPECT_EQ(rate.groups[1].comparator, 24.1);
  EXPECT_FALSE(rate.groups[0].comparator);
  const auto& progression = std::get<Rate>(s.find("wres.7")->figures);
  EXPECT_FALSE(progression.harm);
  EXPECT_NEAR(percent(progression.groups[0]), 49.51, 0.005);
  EXPECT_EQ(s.problems("percent_not_whole"), 0);
  EXPECT_EQ(s.find("survey.q14a.ethnicity")->family_id, "survey.ethnicity");
}

// Trusts' values are fractions of whole people: 505/932, 28/45 (staff-survey.md §3). No one gives 50.0% of 45.
TEST(Survey, PercentagesThatNoWholePeopleGiveAreTold) {
  const Survey s(
      "Question,Characteristic,Group,Percent,Base\n"
      "16b,Ethnicity,White,54.2,932\n16b,Ethnicity,BME,62.2,45\n15,Ethnicity,BME,50.0,45\n");
  EXPECT_EQ(s.rate("wres.8"), "bme 28/45, white 505/932");
  EXPECT_EQ(s.problems("percent_not_whole"), 1);
  const Survey fractions(
      "Question,Characteristic,Group,Percent,Base\n16b,Ethnicity,White,0.542,932\n16b,Ethnicity,BME,0.622,45\n");
  EXPECT_EQ(fractions.rate("wres.8"), "bme 28/45, white 505/932");
  EXPECT_EQ(fractions.problems("percent_as_fraction"), 1);
}

TEST(Survey, MessyLinesAreSetAsideByReason) {
  const Survey s(
      "Question,Characteristic,Group,Numerator,Denominator\n"
      "14a,LTC,Yes,12,40\n"
      "q14A,Disability,No,20,160\n"
      "14a,Disability,Disabled,13,40\n"
      "14b,Disability,Disabled,50,40\n"
      "14b,Disability,Non-disabled,5,\n"
      "14c,Disability,Disabled,-,40\n"
      "14c,Shoe size,Big,4,40\n"
      "Canteen,Disability,Disabled,4,40\n"
      "Q3a,Disability,Disabled,4,40\n"
      "15,Disability,Sometimes,4,40\n"
      "11e,Ethnicity,4,4,40\n"
      "4b,Overall,,90,200\n");
  EXPECT_EQ(s.rate("wdes.4a.patients"), "disabled 12/40, non_disabled 20/160");
  EXPECT_EQ(s.set_aside("duplicate_line"), 1U);
  EXPECT_EQ(s.set_aside("numerator_over_denominator"), 1U);
  EXPECT_EQ(s.set_aside("no_base"), 1U);
  EXPECT_EQ(s.set_aside("hidden_figure"), 1U);
  EXPECT_EQ(s.set_aside("unknown_characteristic"), 1U);
  EXPECT_EQ(s.set_aside("unknown_question"), 1U);
  EXPECT_EQ(s.set_aside("question_not_used"), 1U);
  // A digit is no survey group: it is left to the user.
  EXPECT_EQ(s.set_aside("unmatched_group"), 2U);
  EXPECT_EQ(s.resolved.rows_used, 3U);
  EXPECT_EQ(s.rate("wdes.5"), "not supplied");
  EXPECT_EQ(s.rate("survey.q4b.all"), "all 90/200");
  ASSERT_FALSE(s.resolved.values.empty());
  EXPECT_EQ(s.resolved.values.front().text, "Sometimes");
  EXPECT_EQ(s.resolved.values.front().category, "");
  auto settings = of_year(2024);
  settings.values["disability"]["sometimes"] = "disabled";
  const Survey mapped("Question,Characteristic,Group,Numerator,Denominator\n15,Disability,Sometimes,4,40\n", settings);
  EXPECT_EQ(mapped.rate("survey.q15.disability"), "disabled 4/40");
}

TEST(Survey, CoarseAndDetailedLinesAreNeverAdded) {
  const std::string detailed =
      "Question,Characteristic,Group,Numerator,Denominator\n"
      "16b,Ethnicity,White - British,6,100\n16b,Ethnicity,White - Irish,1,10\n16b,Ethnicity,Indian,3,20\n"
      "16b,Ethnicity,African,4,20\n16b,Ethnicity,Prefer not to say,2,5\n";
  const Survey sums(detailed);
  EXPECT_EQ(sums.rate("wres.8"), "bme 7/40, white 7/110");
  EXPECT_EQ(sums.find("wres.8")->base, 155U);
  EXPECT_EQ(sums.find("wres.8")->unknown, 5U);
  EXPECT_EQ(sums.rate("survey.q16b.ethnicity_5"), "white 7/110, asian 3/20, black 4/20");
  const auto& notes = sums.find("survey.q16b.ethnicity_5")->notes;
  EXPECT_TRUE(std::any_of(notes.begin(), notes.end(), [](const auto& n) { return n.starts_with("Chinese people"); }));
  const Survey both(detailed + "16b,Ethnicity,White,8,115\n16b,Ethnicity,BME,9,50\n");
  EXPECT_EQ(both.rate("wres.8"), "bme 9/50, white 8/115");
  EXPECT_EQ(both.rate("survey.q16b.ethnicity_detailed"),
            "white_british 6/100, white_irish 1/10, asian_indian 3/20, black_african 4/20");
  const Survey coarse(
      "Question,Characteristic,Group,Numerator,Denominator\n16b,Ethnicity,White,8,115\n"
      "16b,Ethnicity,BME,9,50\n");
  EXPECT_EQ(coarse.rate("survey.q16b.ethnicity_5"), "none");
  EXPECT_EQ(coarse.rate("survey.ethnicity_5"), "not supplied");
}

TEST(Survey, SixNeedsTheUnionAndNeverAddsItsParts) {
  const std::string apart =
      "Question,Characteristic,Group,Numerator,Denominator\n"
      "14b,Ethnicity,White,10,100\n14c,Ethnicity,White,15,100\n14b,Ethnicity,BME,5,40\n14c,Ethnicity,BME,8,40\n";
  const Survey s(apart);
  EXPECT_EQ(s.rate("wres.6"), "not supplied");
  EXPECT_NE(s.find("wres.6")->reason.find("must not be added"), std::string::npos) << s.find("wres.6")->reason;
  const Survey whole(apart + "Q14b or Q14c,Ethnicity,White,20,100\n14b/c,Ethnicity,BME,11,40\n");
  EXPECT_EQ(whole.rate("wres.6"), "bme 11/40, white 20/100");
}

TEST(Survey, SixFromRespondentsIsAUnion) {
  // Both; only managers; only colleagues with the other blank; neither; no answer at all.
  const Survey s(
      "q14b,q14c,Ethnic group\n"
      "2,3,1\n5,1,01\n,2,4\n1,Never,2\n,,3\n"
      "1,2,9\n1,1,18\n4,,\n");
  EXPECT_EQ(s.rate("survey.q14b.ethnicity"), "bme 0/2, white 2/3");
  EXPECT_EQ(s.rate("survey.q14c.ethnicity"), "bme 1/2, white 2/4");
  EXPECT_EQ(s.rate("wres.6"), "bme 1/2, white 3/4");
  EXPECT_EQ(s.find("wres.6")->unknown, 1U);
  EXPECT_EQ(s.find("wres.6")->base, 7U);
  EXPECT_EQ(s.rate("survey.q14bc.all"), "all 5/7");
}

TEST(Survey, ReportedLeavesOutNotApplicableAndDontKnow) {
  const std::string csv = "Q14d,LTC\n1,1\n2,1\nboth,1\n3,1\n4,1\n9,1\n,1\nYes - I reported it,2\nNo,No\nDon't know,2\n";
  const Survey s(csv);
  EXPECT_EQ(s.rate("wdes.4b"), "disabled 3/4, non_disabled 1/2");
  auto settings = of_year(2024);
  settings.rules["survey_reported_dont_know"] = "keep";
  EXPECT_EQ(Survey(csv, settings).rate("wdes.4b"), "disabled 3/5, non_disabled 1/3");
}

TEST(Survey, ProgressionKeepsDontKnowInItsBase) {
  const std::string csv = "Q15,Disability,count\n1,Yes,30\n2,Yes,10\n9,Yes,20\n,Yes,7\nYes,No,50\nDon't know,No,50\n";
  EXPECT_EQ(Survey(csv).rate("wdes.5"), "disabled 30/60, non_disabled 50/100");
  auto settings = of_year(2024);
  settings.rules["survey_progression_dont_know"] = "leave_out";
  EXPECT_EQ(Survey(csv, settings).rate("wdes.5"), "disabled 30/40, non_disabled 50/50");
  const Survey reworded(csv, of_year(2025));
  const auto& notes = reworded.find("wdes.5")->notes;
  EXPECT_TRUE(std::any_of(notes.begin(), notes.end(),
                          [](const auto& n) { return n.find("reworded in 2025") != std::string::npos; }));
}

TEST(Survey, AdjustmentsAreOfDisabledPeopleWhoNeedThem) {
  const Survey s("q31b,q31a\n1,1\n1,1\n2,1\n3,1\n,1\n1,2\n");
  EXPECT_EQ(s.rate("wdes.8"), "disabled 2/3");
  EXPECT_EQ(s.find("wdes.8")->base, 3U);
}

TEST(Survey, ValuedCountsTheTwoSatisfiedAnswers) {
  const Survey s("4b,11e,LTC\n1,1,Yes\n3,2,Yes\n4,,Yes\nVery satisfied,Yes,Yes\n5,No,No\nDissatisfied,2,No\n");
  EXPECT_EQ(s.rate("wdes.7"), "disabled 2/4, non_disabled 1/2");
  EXPECT_EQ(s.rate("wdes.6"), "disabled 2/3, non_disabled 0/2");
}

// A question's number belongs to its year (staff-survey.md §1).
TEST(Survey, NumbersAreThoseOfTheYear) {
  const auto role = [](int year, const std::string& header) {
    const auto kind = standards::survey_kind(standards(), year);
    return intake::match_headers({header}, kind, {}).front().role.value_or("none");
  };
  EXPECT_EQ(role(2019, "Q28b"), "adjustments_made");
  EXPECT_EQ(role(2020, "26b"), "adjustments_made");
  EXPECT_EQ(role(2021, "28b"), "adjustments_made");
  EXPECT_EQ(role(2022, "q30b"), "adjustments_made");
  EXPECT_EQ(role(2025, "q31b"), "adjustments_made");
  EXPECT_EQ(role(2022, "q31b"), "none");
  EXPECT_EQ(role(2021, "27"), "religion");
  EXPECT_EQ(role(2022, "27"), "ethnicity");
  EXPECT_EQ(role(2024, "27"), "none");
  EXPECT_EQ(role(2024, "Q28"), "ethnicity");
  EXPECT_EQ(role(2019, "q4b"), "makes_suggestions");
  EXPECT_EQ(role(2019, "q5f"), "work_valued");
  EXPECT_EQ(role(2019, "q17a"), "none");
  EXPECT_EQ(role(2021, "Q25a"), "none");
  EXPECT_EQ(role(2023, "Q25a"), "care_is_priority");
  // A whole question as a header is known by its number.
  const std::vector<std::string> headers{"Q15 - Does your organisation act fairly", "15 minutes"};
  const auto kind = standards::survey_kind(standards(), 2024, headers);
  const auto matches = intake::match_headers(headers, kind, {});
  EXPECT_EQ(matches[0].role, "fair_progression");
  EXPECT_FALSE(matches[1].role);
  const std::string lines =
      "Question,Characteristic,Group,Numerator,Denominator\n13a,Sex,Male,3,30\n13a,Sex,Female,4,50\n";
  EXPECT_EQ(Survey(lines, of_year(2019)).rate("survey.q14a.sex"), "female 4/50, male 3/30");
  EXPECT_EQ(Survey(lines, of_year(2024)).rate("survey.q14a.sex"), "none");
}

TEST(Survey, EthnicCodesMoveIn2025) {
  const std::string csv = "q16b,q28\n1,4\n2,13\n1,14\n2,12\n2,19\n";
  const Survey before(csv);
  EXPECT_EQ(before.rate("survey.q16b.ethnicity_detailed"),
            "white_other 1/1, asian_other 0/1, asian_chinese 0/1, black_african 1/1");
  EXPECT_EQ(before.find("survey.q16b.ethnicity_detailed")->unknown, 1U);
  EXPECT_EQ(before.problems("unmatched_value"), 1);
  const Survey after(csv, of_year(2025));
  EXPECT_EQ(after.rate("survey.q16b.ethnicity_detailed"),
            "white_other 1/1, asian_other 1/1, asian_chinese 0/1, other_any_other 0/2");
  EXPECT_EQ(after.rate("wres.8"), "bme 1/4, white 1/1");
}

TEST(Survey, EngagementOfRespondentsNeedsTwoOfThree) {
  const std::string csv =
      "q2a,q2b,q2c,q3c,q3d,q3f,q25a,q25c,q25d,Disability\n"
      "5,5,5,5,5,5,5,5,5,Yes\n"  // 10
      "1,1,1,1,1,1,3,3,3,Yes\n"  // (0 + 0 + 5) / 3
      "5,,5,1,,,4,4,,Yes\n"      // involvement has one item: (10 + 7.5) / 2
      "5,,,5,,,5,5,5,Yes\n"      // only advocacy: none
      "3,3,3,3,3,3,3,3,3,No\n"   // 5
      "4,4,4,4,4,4,4,4,4,\n";    // 7.5, of unknown group
  const Survey s(csv);
  EXPECT_NEAR(s.score("wdes.9a", "disabled"), (10 + 5.0 / 3 + 8.75) / 3, 1e-12);
  EXPECT_NEAR(s.score("wdes.9a", "non_disabled"), 5, 1e-12);
  EXPECT_NEAR(s.score("wdes.9a", "all"), (10 + 5.0 / 3 + 8.75 + 5 + 7.5) / 5, 1e-12);
  EXPECT_EQ(s.find("wdes.9a")->base, 5U);
  EXPECT_EQ(s.find("wdes.9a")->unknown, 1U);
  EXPECT_TRUE(std::get<Score>(s.find("wdes.9a")->figures).compared);
  EXPECT_NEAR(s.score("survey.motivation.disability", "disabled"), 20.0 / 3, 1e-12);
  auto settings = of_year(2024);
  settings.rules["survey_missing_items"] = "all";
  EXPECT_NEAR(Survey(csv, settings).score("wdes.9a", "disabled"), (10 + 5.0 / 3) / 2, 1e-12);
}

TEST(Survey, ReadyMadeScoresAreKept) {
  const Survey s(
      "Theme,Characteristic,Group,Score,Base,National average\n"
      "Staff engagement,Long lasting health conditions or illnesses,Staff with one or more long lasting health "
      "conditions or illnesses,6.435,190,6.4\n"
      "Staff engagement,Long lasting health conditions or illnesses,Staff without a long lasting health condition or "
      "illness,6.993,540,\n"
      "E,All staff,,6.846,745,6.9\n"
      "\"Equality, diversity and inclusion\",Sex,Female,9.1,400,\n"
      "Morale,Sex,Male,12,100,\n");
  EXPECT_DOUBLE_EQ(s.score("wdes.9a", "disabled"), 6.435);
  EXPECT_DOUBLE_EQ(s.score("wdes.9a", "non_disabled"), 6.993);
  EXPECT_DOUBLE_EQ(s.score("wdes.9a", "all"), 6.846);
  EXPECT_EQ(std::get<Score>(s.find("wdes.9a")->figures).groups[0].comparator, 6.4);
  EXPECT_DOUBLE_EQ(s.score("survey.equality_inclusion.sex", "female"), 9.1);
  EXPECT_FALSE(std::get<Score>(s.find("survey.equality_inclusion.sex")->figures).compared);
  EXPECT_EQ(s.set_aside("impossible_figure"), 1U);
}

TEST(Survey, CharacteristicsOfRespondentsFollowTheSurveysCodes) {
  const Survey s(
      "q17a,q27a,q27b,q27c,q29,q30\n"
      "2,1,1,1,1,2\n1,2,2,6,2,1\n3,3,9,3,5,9\n1,4,1,66+,4,6\n");
  EXPECT_EQ(s.rate("survey.q17a.sex"), "female 1/1, male 0/1, another 1/2");
  EXPECT_EQ(s.rate("survey.q17a.gender_reassignment"), "trans 0/1, cisgender 1/2");
  EXPECT_EQ(s.rate("survey.q17a.age"), "age_under_21 1/1, age_31_40 1/1, age_66_over 0/2");
  EXPECT_EQ(s.rate("survey.q17a.sexual_orientation"), "heterosexual 1/1, gay_or_lesbian 0/1, other 0/1");
  EXPECT_EQ(s.rate("survey.q17a.religion"), "no_religion 0/1, christian 1/1, muslim 0/1");
  EXPECT_EQ(s.find("survey.q17a.religion")->unknown, 1U);
  EXPECT_TRUE(std::get<Rate>(s.find("survey.q17a.sex")->figures).compared);
}

TEST(Survey, WhatIsMissingIsSaid) {
  const auto none = measures::survey_measures({}, false, of_year(2024), standards());
  std::size_t families = 0;
  for (const auto& m : none) {
    EXPECT_EQ(m.status, Status::not_supplied) << m.id;
    EXPECT_NE(m.reason.find("No staff survey file"), std::string::npos) << m.id;
    families += m.id.starts_with("survey.");
  }
  EXPECT_EQ(none.size(), standards().survey.measures.size() + families);
  EXPECT_EQ(families, standards().views.size());
  const Survey s("Question,Characteristic,Group,Numerator,Denominator\n14a,Ethnicity,White,3,30\n");
  EXPECT_NE(s.find("wdes.4a.patients")->reason.find("question Q14a by disability"), std::string::npos)
      << s.find("wdes.4a.patients")->reason;
  EXPECT_NE(s.find("wdes.6")->reason.find("question Q11e"), std::string::npos);
  // The figure of BME is not in the file: perhaps hidden, never zero.
  EXPECT_EQ(s.rate("wres.5"), "not calculable");
  EXPECT_NE(s.find("wres.5")->reason.find("BME"), std::string::npos);
  const Survey nothing("Gender,Ethnicity\nMale,White\n");
  EXPECT_EQ(nothing.set_aside("nothing_to_use"), 1U);
  EXPECT_EQ(nothing.problems("no_survey_question"), 1);
}

}  // namespace
}  // namespace evenhand::survey_test
