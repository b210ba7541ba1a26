// The six high-impact actions: which of their metrics a report answers (report.md §3).
#include <gtest/gtest.h>

#include "tests/core/support.h"

namespace evenhand::high_impact_test {
namespace {

using test::Files;
using test::has;
using test::Json;

Json metric(const Json& report, std::string_view id) {
  for (const auto& action : report["high_impact_actions"]) {
    for (const auto& m : action["metrics"]) {
      if (m["id"] == id) return m;
    }
  }
  return nullptr;
}

// Ten people at band 8c and above, two of them BME and one disabled; a BME consultant; 102 and 6 of 113 in all.
const std::string staff =
    "Pay Scale,Staff Group,Ethnic Origin,Disability,count\n"
    "Band 8c,Administrative and Clerical,White - British,No,4\n"
    "Band 8d,Administrative and Clerical,Indian,No,1\n"
    "Band 9,Nursing and Midwifery Registered,Indian,Yes,1\n"
    "VSM,Administrative and Clerical,White - British,No,4\n"
    "Band 8b,Administrative and Clerical,Indian,No,2\n"
    "Consultant,Medical and Dental,Indian,No,1\n"
    "Band 5,Nursing and Midwifery Registered,White - British,Yes,5\n"
    "Band 5,Nursing and Midwifery Registered,White - British,No,75\n"
    "Band 5,Nursing and Midwifery Registered,Indian,No,20\n";

TEST(HighImpact, SixActionsWithTheirMetrics) {
  const auto report = test::Loaded(staff).report();
  std::vector<std::string> ids;
  for (const auto& action : report["high_impact_actions"]) {
    for (const auto& m : action["metrics"]) ids.push_back(m["id"]);
    EXPECT_EQ(action["source"]["year"], "2023");
  }
  EXPECT_EQ(report["high_impact_actions"].size(), 6U);
  EXPECT_EQ(ids, (std::vector<std::string>{"1a", "2a", "2b", "2c", "2d", "2e", "2f", "3a", "4a", "4b", "4c", "5a", "5b",
                                           "5c", "6a", "6b", "6c"}));
}

TEST(HighImpact, EveryMetricSaysWhatItHasOrWhyNot) {
  const auto report = test::Loaded(staff).report();
  for (const auto& action : report["high_impact_actions"]) {
    for (const auto& m : action["metrics"]) {
      EXPECT_NE(m["sentence"], "") << m["id"].dump();
      EXPECT_EQ(m["status"] == "elsewhere", m["measures"].empty()) << m["id"].dump();
      for (const auto& id : m["measures"]) EXPECT_FALSE(test::find_measure(report, id.get<std::string>()).is_null());
    }
  }
  for (const auto* nets : {"2f", "4b", "5c", "6c"}) {
    EXPECT_EQ(metric(report, nets)["status"], "elsewhere");
    EXPECT_TRUE(has(metric(report, nets)["sentence"], "National Education and Training Survey"));
  }
}

TEST(HighImpact, RepresentationAtBand8cAndAbove) {
  const auto m = metric(test::Loaded(staff).report(), "2d");
  EXPECT_EQ(m["status"], "filled");
  EXPECT_EQ(m["measures"], Json::parse(R"(["wres.1", "wdes.1"])"));
  EXPECT_EQ(
      m["sentence"],
      "BME staff are 2 of 10 (20.0%) at band 8c and above (very senior managers included, medical staff left out), "
      "against 25 of 113 (22.1%) in the workforce. Disabled staff are 1 of 10 (10.0%) at band 8c and above (very "
      "senior managers included, medical staff left out), against 6 of 113 (5.3%) in the workforce.");
}

TEST(HighImpact, NobodyAtBand8cIsSaid) {
  const auto m = metric(
      test::Loaded("Pay Scale,Staff Group,Ethnic Origin,count\nBand 5,Administrative and Clerical,Indian,9\n").report(),
      "2d");
  EXPECT_EQ(m["status"], "filled");
  EXPECT_TRUE(has(m["sentence"], "BME staff: nobody is at band 8c and above")) << m["sentence"].dump();
}

TEST(HighImpact, WhoWasShortlisted) {
  const Files files({{"staff", staff, ""},
                     {"applicants",
                      "Ethnic Origin,Disability,Stage,count\nIndian,Yes,Appointed,5\nIndian,No,Shortlisted,15\n"
                      "White - British,No,Appointed,20\nWhite - British,No,Shortlisted,40\nNot stated,,Shortlisted,7\n",
                      ""}});
  const auto m = metric(files.report(), "2e");
  EXPECT_EQ(m["status"], "filled");
  // 20 of 80 are BME, 5 of 80 disabled; seven have no known answer.
  EXPECT_EQ(
      m["sentence"],
      "Of 80 applicants shortlisted whose answer is known, 20 are BME (25.0%). Of 80 applicants shortlisted whose "
      "answer is known, 5 are Disabled (6.3%).");
  const auto likelihood = metric(files.report(), "2a");
  EXPECT_TRUE(has(likelihood["sentence"], files.measure("wres.2")["sentence"].get<std::string>()));
  EXPECT_TRUE(has(likelihood["sentence"], files.measure("wdes.2")["sentence"].get<std::string>()));
}

TEST(HighImpact, WhatIsNotSuppliedSaysWhatToAdd) {
  const auto report = test::Loaded(staff).report();
  for (const auto* id : {"2a", "2e"}) {
    EXPECT_EQ(metric(report, id)["status"], "not_supplied") << id;
    EXPECT_EQ(metric(report, id)["sentence"], "No file of applications was given. Add one to work this out.") << id;
  }
  EXPECT_EQ(metric(report, "6a")["sentence"], "No staff survey file was given. Add one to show it.");
}

TEST(HighImpact, AFigureThatIsMissingBesideOthersIsNamed) {
  const Files files({{"staff", staff, ""},
                     {"applicants",
                      "Ethnic Origin,Stage,count\nIndian,Appointed,5\nIndian,Shortlisted,15\nWhite - "
                      "British,Appointed,20\nWhite - British,Shortlisted,40\n",
                      ""}});
  const auto m = metric(files.report(), "2a");
  EXPECT_EQ(m["status"], "filled");
  EXPECT_TRUE(has(m["sentence"], "Without a figure: Appointment from shortlisting (WDES 2).")) << m["sentence"].dump();
}

TEST(HighImpact, CountsForTheDutyOfTheImprovementPlan) {
  auto chosen = test::settings();
  chosen["organisation"] = {{"kind", "nhs_trust"}};
  const auto report = test::Loaded(staff, chosen).report();
  for (const auto& o : report["obligations"]) {
    if (o["id"] != "edi_improvement_plan") continue;
    EXPECT_EQ(o["met"], "partly");
    EXPECT_EQ(o["met_sentence"],
              "2 metrics are filled in this report. Missing: 2a, 2b, 2e, 3a, 6a, 6b. 9 are collected or kept "
              "elsewhere.");
    EXPECT_EQ(o["parts"][0], "wres.2");
  }
}

}  // namespace
}  // namespace evenhand::high_impact_test
