// WRES 2, 3 and 4, WDES 2 and 3 and the disparity ratio, from files to figures.
#include <gtest/gtest.h>

#include "tests/core/support.h"

namespace evenhand::likelihood_test {
namespace {

using test::events_of;
using test::Files;
using test::has;
using test::Json;
using test::settings;

// The workforce of wres-wdes.md §13, vector 1: 76 % and 22 % of 3,296.
const std::string workforce = "Ethnic Origin,count\nWhite - British,2505\nIndian,725\nNot stated,66\n";

std::string disciplinaries(int white, int bme) {
  return "Case Type,Start Date,Ethnic Origin,count\nDisciplinary,2024-06-01,White - British," + std::to_string(white) +
         "\nDisciplinary,2024-06-01,Indian," + std::to_string(bme) + "\n";
}

Json wres_3(int white, int bme) {
  return Files({{"staff", workforce, ""}, {"cases", disciplinaries(white, bme), ""}}).measure("wres.3");
}

std::string applicants(std::string_view column, std::string_view first, int shortlisted, int appointed,
                       std::string_view second, int other_shortlisted, int other_appointed) {
  const auto rows = [&](std::string_view group, int all, int hired) {
    return std::string(group) + ",Appointed," + std::to_string(hired) + "\n" + std::string(group) + ",Shortlisted," +
           std::to_string(all - hired) + "\n" + std::string(group) + ",Applied,7\n";
  };
  return std::string(column) + ",Stage,count\n" + rows(first, shortlisted, appointed) +
         rows(second, other_shortlisted, other_appointed);
}

TEST(Likelihood, DividesCountsAndNeverRoundedRates) {
  // §13, vector 1: 9 ÷ 725 over 17 ÷ 2,505 is 22,545 ÷ 12,325; 1.71 comes of dividing 1.2 % by 0.7 %.
  const auto m = wres_3(17, 9);
  EXPECT_EQ(m["status"], "ok");
  EXPECT_EQ(events_of(m), "bme 9/725, white 17/2505");
  EXPECT_DOUBLE_EQ(m["value"].get<double>(), 22545.0 / 12325.0);
  EXPECT_TRUE(has(m["sentence"], "1.83")) << m["sentence"].dump();
  EXPECT_FALSE(has(m["sentence"], "1.71"));
  EXPECT_TRUE(has(m["sentence"], "9 of 725 against 17 of 2,505"));
  EXPECT_EQ(m["base"], 3296);
  EXPECT_EQ(m["unknown"], 66);
  EXPECT_EQ(m["direction"], "bme / white");
  // statistics.md §4, last row.
  EXPECT_EQ(m["interval"]["method"], "koopman");
  EXPECT_NEAR(m["interval"]["low"].get<double>(), 0.834625, 5e-7);
  EXPECT_NEAR(m["interval"]["high"].get<double>(), 3.998806, 5e-7);
  EXPECT_EQ(m["audit"]["method"], "katz_log");
  EXPECT_NEAR(m["audit"]["low"].get<double>(), 0.818865, 5e-7);
  EXPECT_NEAR(m["audit"]["high"].get<double>(), 4.086149, 5e-7);
  // 26 events × 725 ÷ 3,230 people are 5.8 expected: no cell under 5.
  EXPECT_EQ(m["p_method"], "score");
}

TEST(Likelihood, FewExpectedCasesAreTestedExactly) {
  // 6 events × 725 ÷ 3,230 are 1.3 expected.
  EXPECT_EQ(wres_3(3, 3)["p_method"], "fisher_mid_p");
}

TEST(Likelihood, NoCasesAboveTheLineIsZeroInWords) {
  const auto m = wres_3(17, 0);  // §13, vector 7
  EXPECT_EQ(m["status"], "ok");
  EXPECT_EQ(m["value"], 0.0);
  EXPECT_EQ(m["interval"]["low"], 0.0);
  EXPECT_TRUE(m["audit"].is_null());
  EXPECT_TRUE(has(m["sentence"], "Of BME staff 0 of 725")) << m["sentence"].dump();
  EXPECT_TRUE(has(m["sentence"], "17 of 2,505"));
}

TEST(Likelihood, NoCasesBelowTheLineIsNotCalculable) {
  const auto m = wres_3(0, 9);  // §13, vector 7
  EXPECT_EQ(m["status"], "not_calculable");
  EXPECT_TRUE(m["value"].is_null());
  EXPECT_TRUE(has(m["reason"], "9 of 725")) << m["reason"].dump();
  EXPECT_TRUE(has(m["reason"], "0 of 2,505"));
  // statistics.md §2: a least ratio that the counts allow, and no upper limit.
  EXPECT_GT(m["interval"]["low"].get<double>(), 1);
  EXPECT_TRUE(m["interval"]["high"].is_null());
  EXPECT_EQ(wres_3(0, 0)["status"], "not_calculable");
}

TEST(Likelihood, NoCasesBelowTheLineHaveAnIntervalWithoutUpperLimit) {
  // statistics.md §4: 5 of 56 against 0 of 29 is 0.725689 to ∞, mid-p 0.1164524; Katz has no answer.
  const Files files(
      {{"staff", "Ethnic Origin,count\nWhite - British,29\nIndian,56\n", ""}, {"cases", disciplinaries(0, 5), ""}});
  const auto m = files.measure("wres.3");
  EXPECT_EQ(m["status"], "not_calculable");
  EXPECT_TRUE(m["value"].is_null());
  EXPECT_EQ(m["interval"]["method"], "koopman");
  EXPECT_NEAR(m["interval"]["low"].get<double>(), 0.725689, 5e-7);
  EXPECT_TRUE(m["interval"]["high"].is_null());
  EXPECT_TRUE(m["audit"].is_null());
  EXPECT_EQ(m["p_method"], "fisher_mid_p");
  EXPECT_NEAR(m["p_value"].get<double>(), 0.1164524, 5e-8);
}

TEST(Likelihood, NobodyInAGroupIsNotCalculable) {
  const Files files({{"staff", "Ethnic Origin,count\nWhite - British,100\n", ""}, {"cases", disciplinaries(2, 1), ""}});
  const auto m = files.measure("wres.3");
  EXPECT_EQ(m["status"], "not_calculable");
  EXPECT_TRUE(has(m["reason"], "BME")) << m["reason"].dump();
}

TEST(Likelihood, MoreCasesThanPeopleHaveNoInterval) {
  const Files files(
      {{"staff", "Ethnic Origin,count\nWhite - British,100\nIndian,2\n", ""}, {"cases", disciplinaries(10, 3), ""}});
  const auto m = files.measure("wres.3");
  EXPECT_DOUBLE_EQ(m["value"].get<double>(), 15.0);  // 3 ÷ 2 over 10 ÷ 100
  EXPECT_TRUE(m["interval"].is_null());
  EXPECT_TRUE(m["p_value"].is_null());
}

TEST(Likelihood, SwappingTheGroupsInverts) {
  const auto m = wres_3(17, 9);
  const Files swapped({{"staff", "Ethnic Origin,count\nWhite - British,725\nIndian,2505\nNot stated,66\n", ""},
                       {"cases", disciplinaries(9, 17), ""}});
  const auto s = swapped.measure("wres.3");
  EXPECT_NEAR(m["value"].get<double>() * s["value"].get<double>(), 1, 1e-12);
  EXPECT_NEAR(m["interval"]["low"].get<double>() * s["interval"]["high"].get<double>(), 1, 1e-9);
  EXPECT_NEAR(m["interval"]["high"].get<double>() * s["interval"]["low"].get<double>(), 1, 1e-9);
  EXPECT_NEAR(m["p_value"].get<double>(), s["p_value"].get<double>(), 1e-12);
}

TEST(Likelihood, TheIntervalHoldsTheRatioAndNarrowsWithMoreOfTheSame) {
  for (const auto& [white, bme] : {std::pair{17, 9}, {1, 1}, {40, 2}, {2, 40}, {300, 90}}) {
    const auto m = wres_3(white, bme);
    const auto low = m["interval"]["low"].get<double>();
    const auto high = m["interval"]["high"].get<double>();
    EXPECT_LT(low, m["value"].get<double>());
    EXPECT_GT(high, m["value"].get<double>());
    const Files ten({{"staff", "Ethnic Origin,count\nWhite - British,25050\nIndian,7250\n", ""},
                     {"cases", disciplinaries(white * 10, bme * 10), ""}});
    const auto more = ten.measure("wres.3");
    EXPECT_NEAR(more["value"].get<double>(), m["value"].get<double>(), 1e-12);
    EXPECT_GT(more["interval"]["low"].get<double>(), low);
    EXPECT_LT(more["interval"]["high"].get<double>(), high);
  }
}

TEST(Likelihood, DirectionsFollowTheStandards) {
  // §4 and §5: WRES 2, 4 and WDES 2 have the advantaged group on top, WRES 3 and WDES 3 the other.
  const Files files(
      {{"staff", "Ethnic Origin,Disability,count\nIndian,Yes,20\nWhite - British,No,80\n", ""},
       {"applicants", "Ethnic Origin,Disability,Stage\nIndian,Yes,Appointed\nWhite - British,No,Offered\n", ""},
       {"cases", "Case Type,Ethnic Origin,Disability\nDisciplinary,Indian,Yes\nCapability,Indian,Yes\n", ""},
       {"training", "Course,Mandatory,Ethnic Origin\nLeading,No,Indian\n", ""}});
  const auto report = files.report();
  const auto direction = [&](std::string_view id) { return test::find_measure(report, id)["direction"]; };
  EXPECT_EQ(direction("wres.2"), "white / bme");
  EXPECT_EQ(direction("wres.3"), "bme / white");
  EXPECT_EQ(direction("wres.4"), "white / bme");
  EXPECT_EQ(direction("wdes.2"), "non_disabled / disabled");
  EXPECT_EQ(direction("wdes.3"), "disabled / non_disabled");
  EXPECT_EQ(direction("wres.disparity.all.lower_upper"), "white / bme");
}

TEST(Likelihood, AppointmentFromShortlisting) {
  // §13, vector 2: 21.8 % of the non-disabled and 20.9 % of the disabled, per ten thousand. Those who only applied are
  // not in the base.
  const Files disability({{"applicants", applicants("Disability", "No", 10000, 2180, "Yes", 10000, 2090), ""}});
  const auto wdes = disability.measure("wdes.2");
  EXPECT_EQ(events_of(wdes), "non_disabled 2180/10000, disabled 2090/10000");
  EXPECT_NEAR(wdes["value"].get<double>(), 1.04306, 5e-6);  // 218 ÷ 209
  EXPECT_TRUE(has(wdes["sentence"], "1.04 times as likely"));
  // Vector 3: 46.99 % and 14.65 %.
  const Files ethnicity(
      {{"applicants", applicants("Ethnic Origin", "White - British", 10000, 4699, "Indian", 10000, 1465), ""}});
  EXPECT_TRUE(has(ethnicity.measure("wres.2")["sentence"], "3.21 times as likely"));
}

TEST(Likelihood, AppointmentNeedsNoStaffList) {
  const Files files({{"applicants", applicants("Ethnic Origin", "White - British", 40, 20, "Indian", 40, 10), ""}});
  EXPECT_EQ(files.measure("wres.2")["status"], "ok");
  EXPECT_EQ(files.measure("wres.2")["value"], 2.0);
  EXPECT_EQ(files.measure("wres.3")["status"], "not_supplied");
}

TEST(Likelihood, AStageReachedImpliesTheEarlierOnes) {
  // Four applications of White people: applied, shortlisted, offered, appointed; one column a stage, earlier ones
  // blank.
  const Files files({{"applicants",
                      "Ethnic Origin,Shortlisted,Interviewed,Offered,Appointed\nA,,,,\nA,Yes,,,\nA,,,Yes,\nA,,,,Yes\n"
                      "H,Yes,No,No,No\nH,No,No,No,Yes\n",
                      ""}});
  EXPECT_EQ(files.events("wres.2"), "white 1/3, bme 1/2");
}

TEST(Likelihood, VariantsAppearOnlyWhenTheFileSays) {
  const Files plain({{"applicants", applicants("Ethnic Origin", "White - British", 40, 20, "Indian", 40, 10), ""}});
  for (const auto* id : {"wres.2.clinical", "wres.2.non_clinical", "wres.2.without_abroad"}) {
    EXPECT_TRUE(plain.measure(id).is_null()) << id;
  }
  // By hand. All: White 2 of 4, BME 5 of 8. Clinical: 1 of 2 and 4 of 5. Non-clinical: 1 of 2 and 1 of 3. Without the
  // three clinical nurses recruited abroad, all appointed: White 2 of 4, BME 2 of 5.
  const Files files({{"applicants",
                      "Ethnic Origin,Stage,Clinical,Recruited Abroad,count\n"
                      "A,Appointed,Yes,No,1\nA,Shortlisted,Yes,No,1\nA,Appointed,No,No,1\nA,Shortlisted,No,,1\n"
                      "H,Appointed,Yes,Yes,3\nH,Appointed,Yes,No,1\nH,Shortlisted,Yes,No,1\n"
                      "H,Appointed,No,No,1\nH,Shortlisted,No,No,2\n",
                      ""}});
  EXPECT_EQ(files.events("wres.2"), "white 2/4, bme 5/8");
  EXPECT_EQ(files.events("wres.2.clinical"), "white 1/2, bme 4/5");
  EXPECT_EQ(files.events("wres.2.non_clinical"), "white 1/2, bme 1/3");
  EXPECT_EQ(files.events("wres.2.without_abroad"), "white 2/4, bme 2/5");
}

TEST(Likelihood, OneYearOfDisciplinariesUnlessTheRuleSaysTwo) {
  const auto cases =
      disciplinaries(4, 3) + "Disciplinary,2023-06-01,White - British,6\nDisciplinary,2023-06-01,Indian,1\n";
  const Files single({{"staff", workforce, ""}, {"cases", cases, ""}});
  EXPECT_EQ(single.events("wres.3"), "bme 3/725, white 4/2505");
  const Files both({{"staff", workforce, ""}, {"cases", cases, ""}},
                   settings(R"(, "rules": {"wres_3_years": "two_year"})"));
  EXPECT_EQ(both.events("wres.3"), "bme 4/1450, white 10/5010");
  EXPECT_EQ(both.measure("wres.3")["base"], 6592);
}

TEST(Likelihood, CapabilityOverTwoYearsInWholeCounts) {
  // (2 + 1) ÷ 2 of 100 disabled people over (3 + 4) ÷ 2 of 400: the halves cancel, 3 × 800 ÷ (200 × 7).
  const std::string staff = "Disability,count\nYes,100\nNo,400\nUnspecified,50\n";
  const std::string this_year =
      "Case Type,Ground,Start Date,Disability,count\nCapability,Performance,2024-05-01,Yes,2\n"
      "Capability,Performance,2024-05-01,No,3\nCapability,Ill health,2024-05-01,Yes,5\n"
      "Capability,Performance,2024-05-01,Unspecified,1\nDisciplinary,Conduct,2024-05-01,Yes,9\n";
  const auto both = this_year + "Capability,Performance,2023-05-01,Yes,1\nCapability,,2023-05-01,No,4\n";
  const auto m = Files({{"staff", staff, ""}, {"cases", both, ""}}).measure("wdes.3");
  EXPECT_EQ(events_of(m), "disabled 3/200, non_disabled 7/800");
  EXPECT_DOUBLE_EQ(m["value"].get<double>(), 2400.0 / 1400.0);
  EXPECT_EQ(m["base"], 1100);
  EXPECT_EQ(m["unknown"], 100);
  EXPECT_EQ(m["unknown_events"], 1);
  // Nobody a year ago: this year alone, and said.
  const auto one = Files({{"staff", staff, ""}, {"cases", this_year, ""}}).measure("wdes.3");
  EXPECT_EQ(events_of(one), "disabled 2/100, non_disabled 3/400");
  EXPECT_TRUE(has(one["notes"].back(), "year before")) << one["notes"].dump();
  // All grounds, by the rule.
  const Files all({{"staff", staff, ""}, {"cases", both, ""}}, settings(R"(, "rules": {"wdes_3_grounds": "all"})"));
  EXPECT_EQ(all.events("wdes.3"), "disabled 8/200, non_disabled 7/800");
  EXPECT_NE(all.measure("wdes.3")["title"], m["title"]);
}

TEST(Likelihood, ARowOfTheYearBeforeShowsThatTheFileCoversIt) {
  // The only case of 2023-24 is of somebody with a bank contract, who does not count: two years all the same.
  const Files files(
      {{"staff", "Employee Number,Disability,Assignment Category\n1,Yes,Permanent\n2,No,Permanent\n3,No,Bank\n", ""},
       {"cases",
        "Employee Number,Case Type,Ground,Start Date\n1,Capability,Performance,2024-05-01\n"
        "2,Capability,Performance,2024-05-01\n3,Capability,Performance,2023-05-01\n",
        ""}});
  EXPECT_EQ(files.set_aside("cases", "person_set_aside"), 1);
  EXPECT_EQ(files.events("wdes.3"), "disabled 1/2, non_disabled 1/2");
}

TEST(Likelihood, PeopleAreCountedOnceAYear) {
  const std::string staff =
      "Employee Number,Ethnic Origin,Disability\n1,A,No\n2,A,No\n3,A,No\n4,A,No\n5,H,Yes\n6,H,Yes\n";
  // 5 has two courses, 1 only a mandatory one, 2 one whose kind nobody noted.
  const Files files(
      {{"staff", staff, ""},
       {"training", "Employee Number,Course,Mandatory\n5,Leading,No\n5,Coaching,No\n1,Fire,Yes\n2,Talk,\n3,Talk,No\n",
        ""},
       {"cases",
        "Employee Number,Case Type,Ground,Start Date\n5,Disciplinary,Conduct,2024-05-01\n"
        "5,Disciplinary,Conduct,2024-09-01\n1,Disciplinary,Conduct,2024-09-01\n"
        "5,Capability,Performance,2024-05-01\n5,Capability,Performance,2023-05-01\n"
        "1,Capability,Performance,2024-06-01\n",
        ""}});
  EXPECT_EQ(files.events("wres.4"), "white 1/4, bme 1/2");
  EXPECT_EQ(files.events("wres.3"), "bme 1/2, white 1/4");
  EXPECT_EQ(files.events("wdes.3"), "disabled 2/4, non_disabled 1/8");
}

TEST(Likelihood, DisparityBetweenTiers) {
  // §13, vector 6: White 400/200/100, BME 150/50/10.
  const Files files({{"staff",
                      "Ethnic Origin,Pay Scale,Clinical,count\nA,Band 5,Yes,400\nA,Band 6,Yes,150\nA,Band 7,Yes,50\n"
                      "A,Band 8a,Yes,90\nA,VSM,Yes,10\nH,Band 2,Yes,150\nH,Band 6,Yes,50\nH,Band 9,Yes,10\n"
                      "H,Consultant,Yes,70\nZ,Band 6,Yes,8\n",
                      ""}});
  const auto report = files.report();
  const auto m = [&](std::string_view id) { return test::find_measure(report, id); };
  EXPECT_DOUBLE_EQ(m("wres.disparity.all.lower_middle")["value"].get<double>(), 1.5);
  EXPECT_DOUBLE_EQ(m("wres.disparity.all.middle_upper")["value"].get<double>(), 2.5);
  EXPECT_DOUBLE_EQ(m("wres.disparity.all.lower_upper")["value"].get<double>(), 3.75);
  EXPECT_DOUBLE_EQ(m("wres.disparity.clinical.lower_upper")["value"].get<double>(), 3.75);
  EXPECT_EQ(m("wres.disparity.non_clinical.lower_upper")["status"], "not_calculable");
  EXPECT_EQ(m("wres.disparity.all.lower_middle")["interval"]["method"], "odds_ratio");
  // ln 1.5 ± 1.96 × √(1/200 + 1/400 + 1/50 + 1/150): Woolf's limits are 1.0441 and 2.1549.
  EXPECT_NEAR(m("wres.disparity.all.lower_middle")["interval"]["low"].get<double>(), 1.0441, 5e-5);
  EXPECT_NEAR(m("wres.disparity.all.lower_middle")["interval"]["high"].get<double>(), 2.1549, 5e-5);
}

TEST(Likelihood, WhatIsMissingIsNamed) {
  const Files nothing({{"staff", workforce, ""}});
  EXPECT_TRUE(has(nothing.measure("wres.2")["reason"], "applications"));
  EXPECT_TRUE(has(nothing.measure("wres.3")["reason"], "formal cases"));
  EXPECT_TRUE(has(nothing.measure("wres.4")["reason"], "training"));
  const Files lacking({{"staff", workforce, ""},
                       {"cases", "Start Date,Ethnic Origin\n2024-05-01,A\n", ""},
                       {"training", "Course,Ethnic Origin\nLeading,A\n", ""},
                       {"applicants", "Disability,Stage\nYes,Appointed\nNo,Shortlisted\n", ""}});
  EXPECT_TRUE(has(lacking.measure("wres.3")["reason"], "type of case")) << lacking.measure("wres.3")["reason"].dump();
  EXPECT_TRUE(has(lacking.measure("wres.4")["reason"], "mandatory")) << lacking.measure("wres.4")["reason"].dump();
  EXPECT_TRUE(has(lacking.measure("wres.2")["reason"], "column for ethnicity"))
      << lacking.measure("wres.2")["reason"].dump();
  EXPECT_TRUE(has(lacking.measure("wdes.3")["reason"], "type of case")) << lacking.measure("wdes.3")["reason"].dump();
  const Files no_staff({{"cases", disciplinaries(1, 1), ""}});
  EXPECT_TRUE(has(no_staff.measure("wres.3")["reason"], "staff")) << no_staff.measure("wres.3")["reason"].dump();
  const Files no_answers({{"staff", workforce, ""}, {"cases", "Case Type\nDisciplinary\n", ""}});
  EXPECT_EQ(no_answers.measure("wres.3")["status"], "not_supplied");
  EXPECT_TRUE(has(no_answers.measure("wres.3")["reason"], "person ids"))
      << no_answers.measure("wres.3")["reason"].dump();
}

TEST(Likelihood, WithoutAStaffListTheFileThatIsNeededIsNamed) {
  const Files board_only({{"board", "Voting\nYes\n", ""}});
  EXPECT_TRUE(has(board_only.measure("wres.2")["reason"], "applications")) << board_only.measure("wres.2").dump();
  EXPECT_TRUE(has(board_only.measure("wres.3")["reason"], "staff"));
  EXPECT_TRUE(has(board_only.measure("wres.1")["reason"], "No staff list"));
  EXPECT_TRUE(has(board_only.measure("pay_gap.sex.mean_hourly")["reason"], "No staff list"));
  // The applications are there, but none of BME people: no word about a staff list.
  const Files white_only({{"applicants", "Ethnic Origin,Stage\nA,Appointed\nA,Shortlisted\n", ""}});
  EXPECT_EQ(white_only.measure("wres.2")["status"], "not_calculable");
  EXPECT_TRUE(has(white_only.measure("wres.2")["reason"], "BME")) << white_only.measure("wres.2").dump();
}

TEST(Likelihood, FamiliesCompareACategoryWithEverybodyElse) {
  // Of 60 women 6, of 30 men 1 and of 10 unknown 2 have a case: (6 ÷ 60) ÷ (1 ÷ 30) = 3 for women.
  const Files files({{"staff", "Gender,count\nFemale,60\nMale,30\n,10\n", ""},
                     {"cases", "Case Type,Gender,count\nGrievance,Female,6\nGrievance,Male,1\nGrievance,,2\n", ""},
                     {"training", "Mandatory,Gender,count\nNo,Female,6\nNo,Male,6\n", ""}});
  const auto m = files.measure("cases.grievance.sex.female");
  EXPECT_EQ(events_of(m), "female 6/60, rest 1/30");
  EXPECT_NEAR(m["value"].get<double>(), 3, 1e-12);
  EXPECT_EQ(m["family"]["id"], "cases.grievance.sex");
  EXPECT_EQ(m["base"], 100);
  EXPECT_EQ(m["unknown"], 10);
  EXPECT_EQ(m["unknown_events"], 2);
  EXPECT_EQ(files.events("cases.grievance.sex.male"), "male 1/30, rest 6/60");
  EXPECT_TRUE(files.measure("cases.grievance.sex.another").is_null());
  // Training is something good: (6 ÷ 30) ÷ (6 ÷ 60) = 2, so women fare worse.
  EXPECT_EQ(files.events("training.sex.female"), "rest 6/30, female 6/60");
  EXPECT_NEAR(files.measure("training.sex.female")["value"].get<double>(), 2, 1e-12);
  EXPECT_TRUE(has(files.measure("promotion.sex")["reason"], "promotions")) << files.measure("promotion.sex").dump();
}

}  // namespace
}  // namespace evenhand::likelihood_test
