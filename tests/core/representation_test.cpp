// The workforce beside a population, end to end: files in, measures out. Expected values come from statistics.md §4, or
// are worked out here.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/core/support.h"

namespace evenhand::representation_test {
namespace {

using test::Files;
using test::has;
using test::Json;
using test::settings;

Json category(const Json& measure, std::string_view id) {
  if (measure.is_object() && measure.contains("categories")) {
    for (const auto& c : measure["categories"]) {
      if (c["id"] == id) return c;
    }
  }
  return nullptr;
}

double number(const Json& value) { return value.is_number() ? value.get<double>() : std::nan(""); }

const std::string own_ethnicity = "Characteristic,Category,Percent\nEthnicity,White,81\nEthnicity,BME,19\n";

TEST(Representation, ASharePrintedWithItsIntervalAndItsExactTest) {
  const Files files({{"staff", "Ethnic Origin,Count\nA,2768\nH,908\nZ,120\n", ""}, {"benchmark", own_ethnicity, ""}});
  const auto m = files.measure("representation.ethnicity");
  EXPECT_EQ(m["kind"], "composition");
  EXPECT_EQ(m["status"], "ok");
  EXPECT_EQ(m["base"], 3796);
  EXPECT_EQ(m["known"], 3676);
  EXPECT_EQ(m["unknown"], 120);
  const auto bme = category(m, "bme");
  EXPECT_EQ(bme["count"], 908);
  EXPECT_NEAR(number(bme["percent_of_known"]), 100 * 908.0 / 3676, 1e-12);
  const auto& b = bme["benchmark"];
  EXPECT_EQ(b["percent"], 19.0);
  // statistics.md §4: 908/3,676, Wilson, and mid-p against 0.19.
  EXPECT_NEAR(number(b["interval"]["low"]), 23.3335, 5e-5);
  EXPECT_NEAR(number(b["interval"]["high"]), 26.1208, 5e-5);
  EXPECT_EQ(b["interval"]["method"], "wilson");
  EXPECT_NEAR(number(b["p_value"]), 1.639000e-17, 1e-23);
  // (908 − 698.44) ÷ √(3,676 × 0.19 × 0.81)
  EXPECT_NEAR(number(b["residual"]), 209.56 / std::sqrt(3676 * 0.19 * 0.81), 1e-9);
  EXPECT_EQ(b["counts"], true);
  // Of two groups, both tests are one, and so is χ² of the whole: the residual squared.
  EXPECT_NEAR(number(b["p_adjusted"]) / 1.639000e-17, 1, 1e-6);
  EXPECT_EQ(m["comparison"]["p_method"], "chi_square");
  EXPECT_NEAR(number(m["comparison"]["p_value"]) / std::erfc(8.810624 / std::sqrt(2)), 1, 1e-3);
  EXPECT_EQ(m["comparison"]["rated"], true);
  EXPECT_TRUE(category(m, "declined")["benchmark"].is_null());
  // A profile is not compared.
  const auto profile = files.measure("profile.ethnicity");
  EXPECT_TRUE(profile["comparison"].is_null());
  EXPECT_TRUE(category(profile, "bme")["benchmark"].is_null());
}

TEST(Representation, TheSentenceSaysWhoIsWhereWithTheBase) {
  Files files({{"staff", "Ethnic Origin,Gender,Religious Belief,Count\nA,Female,Islam,2768\nH,Male,Islam,908\n", ""}});
  EXPECT_EQ(files.measure("representation.ethnicity")["sentence"],
            "BME people are 24.7% of staff whose answer is known (908 of 3,676) against 19.0% of those who answered in "
            "England, all ages, Census 2021: above the benchmark. White people are 75.3% (2,768 of 3,676) against "
            "81.0%: below the benchmark.");
  // Women 75.3% against 28,833,831 of 56,490,040: the group below comes first.
  EXPECT_EQ(
      files.measure("representation.sex")["sentence"],
      "Men are 24.7% of staff whose answer is known (908 of 3,676) against 49.0% of those who answered in England, "
      "all ages, Census 2021: below the benchmark. Women are 75.3% (2,768 of 3,676) against 51.0%: above the "
      "benchmark.");
  // Nobody of seven religions; 3,676 × 0.49% Jewish would be 18.
  const auto religion = files.measure("representation.religion")["sentence"];
  EXPECT_TRUE(has(religion, "are 0.0% of staff whose answer is known (0 of 3,676) against ")) << religion.dump();
  EXPECT_TRUE(
      has(religion, "People in the group “Muslim” are 100.0% (3,676 of 3,676) against 7.2%: above the benchmark."));
  EXPECT_TRUE(has(religion, "By more than chance allows, 7 of the 8 groups are below the benchmark and 1 above."));
  EXPECT_TRUE(has(files.measure("representation.sex")["how"], "÷ 3,676 staff whose answer is known."));
}

TEST(Representation, SharesThatPrintAlikeAreNotCalledAboveOrBelow) {
  const Files files({{"staff", "Ethnic Origin,Count\nA,81\nH,19\n", ""}, {"benchmark", own_ethnicity, ""}});
  EXPECT_TRUE(has(files.measure("representation.ethnicity")["sentence"],
                  "(19 of 100) against 19.0% of those who answered in “benchmark.csv”, ages as in the file: as in the "
                  "benchmark, to one decimal."))
      << files.measure("representation.ethnicity")["sentence"].dump();
}

TEST(Representation, TestsOfSeveralGroupsAreAdjustedTogether) {
  const Files files(
      {{"staff", "Religious Belief,Count\nChristianity,14\nIslam,30\nHinduism,36\nSikhism,20\nUnspecified,7\n", ""},
       {"benchmark",
        "Characteristic,Category,Percent\nReligion,Christian,20\nReligion,Muslim,30\nReligion,Hindu,40\n"
        "Religion,Sikh,10\n",
        ""}});
  const auto m = files.measure("representation.religion");
  // statistics.md §4: 14/100 against 1/5.
  EXPECT_NEAR(number(category(m, "christian")["benchmark"]["p_value"]), 0.1273559583, 1e-10);
  std::vector<double> p;
  std::vector<double> q;
  for (const auto* id : {"christian", "muslim", "hindu", "sikh"}) {
    p.push_back(number(category(m, id)["benchmark"]["p_value"]));
    q.push_back(number(category(m, id)["benchmark"]["p_adjusted"]));
  }
  // Benjamini–Hochberg by hand: sikh is least likely, then christian, hindu, and muslim as expected.
  EXPECT_NEAR(q[3], 4 * p[3], 1e-15);
  EXPECT_NEAR(q[0], 4 * p[0] / 2, 1e-15);
  EXPECT_NEAR(q[2], 4 * p[2] / 3, 1e-15);
  EXPECT_NEAR(q[1], p[1], 1e-15);
  // 36/20 + 0 + 16/40 + 100/10 = 12.2, three degrees of freedom: 0.00672…
  EXPECT_EQ(m["comparison"]["p_method"], "chi_square");
  EXPECT_NEAR(number(m["comparison"]["p_value"]),
              std::erfc(std::sqrt(6.1)) + std::sqrt(2 / std::acos(-1.0)) * std::sqrt(12.2) * std::exp(-6.1), 1e-12);
  EXPECT_EQ(number(category(m, "muslim")["benchmark"]["residual"]), 0);
  // Groups that the figures do not have are not listed when nobody is in them.
  EXPECT_TRUE(category(m, "jewish").is_null());
}

TEST(Representation, FewPeopleAreTestedByDrawsAndTheSameEveryTime) {
  const std::string staff = "Religious Belief,Count\nChristianity,4\nIslam,5\nSikhism,1\n";
  const Files files({{"staff", staff, ""}});
  const auto m = files.measure("representation.religion");
  EXPECT_EQ(m["comparison"]["p_method"], "monte_carlo");
  // Half of the draws hold more Christians; five Muslims of ten, where 0.7 are expected, come by chance in hardly any.
  EXPECT_LT(number(m["comparison"]["p_value"]), 0.02);
  EXPECT_GT(number(m["comparison"]["p_value"]), 0);
  EXPECT_EQ(Files({{"staff", staff, ""}}).measure("representation.religion"), m);
  // Ten people: 4.9 Christians and 3.9 without religion would be expected, fewer than five.
  for (const auto& c : m["categories"]) {
    if (!c["benchmark"].is_null()) {
      EXPECT_EQ(c["benchmark"]["counts"], false) << c.dump();
    }
  }
  EXPECT_TRUE(has(m["sentence"],
                  "Too few people to compare with England, all ages, Census 2021: the answer is known for "
                  "10 staff"))
      << m["sentence"].dump();
}

TEST(Representation, TheLeastBaseIsASetting) {
  const std::string staff = "Gender,Count\nFemale,5\nMale,3\n";
  EXPECT_EQ(category(Files({{"staff", staff, ""}}).measure("representation.sex"), "female")["benchmark"]["counts"],
            false);
  const Files two({{"staff", staff, ""}}, settings(R"(, "thresholds": {"least_base": 2})"));
  EXPECT_EQ(category(two.measure("representation.sex"), "female")["benchmark"]["counts"], true);
}

TEST(Representation, AgeAndGenderReassignmentAreContextOnly) {
  const Files files({{"staff",
                      "Age Band,Gender reassignment,Count\n21-25,Same as registered at birth,90\n"
                      ">=71 Years,Gender differs from that registered at birth,10\n",
                      ""}});
  const auto age = files.measure("representation.age");
  EXPECT_EQ(age["status"], "ok");
  EXPECT_EQ(age["comparison"]["rated"], false);
  EXPECT_TRUE(has(age["comparison"]["why_not"], "shown as context, and not tested"));
  EXPECT_TRUE(age["comparison"]["p_value"].is_null());
  EXPECT_EQ(age["comparison"]["label"], "England, aged 16 to 70, mid-2020 estimates");
  // benchmarks.md §2: 9.2 % of 16 to 70 are 21 to 25.
  const auto young = category(age, "age_21_25")["benchmark"];
  EXPECT_NEAR(number(young["percent"]), 100 * 3544478.0 / 38568238, 1e-9);
  EXPECT_TRUE(young["p_value"].is_null());
  EXPECT_EQ(young["counts"], false);
  // 71 and over are in nobody's benchmark.
  EXPECT_EQ(age["known"], 90);
  EXPECT_EQ(age["unknown"], 10);
  EXPECT_EQ(category(age, "age_71_over")["known"], false);
  EXPECT_TRUE(has(age["notes"][0], "10 staff are left out"));
  EXPECT_EQ(age["rating"]["colour"], "none");
  const auto gender = files.measure("representation.gender_reassignment");
  EXPECT_EQ(gender["comparison"]["rated"], false);
  EXPECT_TRUE(has(gender["comparison"]["notes"][0], "26 March 2025"));
  EXPECT_NEAR(number(category(gender, "trans")["benchmark"]["percent"]), 100 * 262000.0 / 45662000, 1e-9);
}

TEST(Representation, WhoeverThePopulationHasNoGroupForIsLeftOutAndSaid) {
  const Files files({{"staff",
                      "Ethnic Origin,Sexual Orientation,Gender,Count\nA,Heterosexual or Straight,Female,40\n"
                      "BME,LGBT,Another term,7\nAsian,Bisexual,Male,3\nA,Undecided,Male,2\n",
                      ""}});
  const auto two = files.measure("representation.ethnicity");
  EXPECT_EQ(two["known"], 52);
  EXPECT_EQ(category(two, "bme")["count"], 10);
  const auto five = files.measure("representation.ethnicity_5");
  EXPECT_EQ(five["known"], 45);
  EXPECT_EQ(category(five, "asian")["count"], 3);
  EXPECT_EQ(category(five, "bme_unspecified")["count"], 7);
  EXPECT_EQ(category(five, "bme_unspecified")["known"], false);
  EXPECT_NE(five["notes"].dump().find("7 staff are left out"), std::string::npos) << five["notes"].dump();
  const auto all = files.measure("representation.ethnicity_detailed");
  EXPECT_EQ(all["known"], 42);
  const auto orientation = files.measure("representation.sexual_orientation");
  EXPECT_EQ(orientation["known"], 43);
  EXPECT_EQ(category(orientation, "undecided")["count"], 2);
  EXPECT_EQ(category(orientation, "lgb_unspecified")["count"], 7);
  EXPECT_EQ(files.measure("representation.sex")["known"], 45);
  // Everybody stands in some row.
  for (const auto& check : files.report()["checks"]) EXPECT_TRUE(check["passed"].get<bool>()) << check.dump();
}

TEST(Representation, WhatIsNotThereIsSaid) {
  const Files nothing({});
  const auto none = nothing.measure("representation.sex");
  EXPECT_EQ(none["status"], "not_supplied");
  EXPECT_TRUE(has(none["reason"], "No staff list was given"));
  const Files files({{"staff", "Employee Number,Gender,Ethnic Origin\n1,,Z\n", ""}, {"benchmark", own_ethnicity, ""}});
  EXPECT_TRUE(has(files.measure("representation.religion")["reason"], "no column for religion"));
  EXPECT_EQ(files.measure("representation.sex")["status"], "not_calculable");
  EXPECT_EQ(files.measure("representation.ethnicity")["status"], "not_calculable");
  // The user's own figures know White and BME only.
  EXPECT_EQ(files.measure("representation.ethnicity_5")["status"], "not_supplied");
  EXPECT_TRUE(has(files.measure("representation.ethnicity_5")["reason"], "not broken down this far"));
  for (const auto* view : {"age", "disability", "sexual_orientation", "gender_reassignment", "ethnicity_detailed"}) {
    EXPECT_EQ(files.measure(std::string("representation.") + view)["status"], "not_supplied") << view;
  }
  EXPECT_TRUE(files.measure("representation.marital_status").is_null());
}

TEST(Representation, TheUsersFileComesFirstForWhatItCarries) {
  const Files files(
      {{"staff", "Gender,Ethnic Origin,Count\nFemale,A,60\nMale,H,40\n", ""},
       {"benchmark", own_ethnicity, "ours.csv"},
       {"benchmark", "Characteristic,Category,Percent\nEthnicity,White,50\nEthnicity,BME,50\n", "theirs.csv"}});
  EXPECT_EQ(category(files.measure("representation.ethnicity"), "bme")["benchmark"]["percent"], 19.0);
  EXPECT_TRUE(has(files.measure("representation.sex")["comparison"]["label"], "England"));
  const auto& used = files.report()["benchmark"];
  EXPECT_EQ(used["file"], "ours.csv");
  EXPECT_TRUE(has(used["label"], "England, all ages"));
  EXPECT_NE(used["notes"].dump().find("“theirs.csv” also has figures"), std::string::npos) << used["notes"].dump();
}

}  // namespace
}  // namespace evenhand::representation_test
