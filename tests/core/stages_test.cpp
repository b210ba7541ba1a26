// Stages of applications in lists: as words, as ticks, and as numbers of applications.
#include <gtest/gtest.h>

#include "tests/core/support.h"

namespace evenhand::stages_test {
namespace {

using test::accounts_for_every_row;
using test::Files;
using test::has;

std::string funnel_of(const test::Json& measure) {
  std::string out;
  for (const auto& s : measure["funnel"]) {
    out += s["id"].get<std::string>() + " " + s["group"].dump() + "+" + s["rest"].dump() + " ";
  }
  return out;
}

TEST(Stages, NumbersAboveOneAreCountsOfApplications) {
  const Files files({{"applicants",
                      "Ethnic Origin,Disability,Gender,Applied,Shortlisted,Appointed\nA,No,Male,10,5,2\n"
                      "H,Yes,Female,\"1,020\",6,1\nA,No,Male,1,1,1\nA,No,Male,3,0,0\n",
                      ""}});
  EXPECT_EQ(files.events("wres.2"), "white 3/6, bme 1/6");
  EXPECT_EQ(files.events("wdes.2"), "non_disabled 3/6, disabled 1/6");
  EXPECT_EQ(funnel_of(files.measure("recruitment.sex.female")), "applied 1020+14 shortlisted 6+6 appointed 1+3 ");
  EXPECT_TRUE(files.problem("applicants", "unmatched_value").is_null());
}

TEST(Stages, CountedRowsThatCannotBeRightAreSetAside) {
  const Files files({{"applicants",
                      "Ethnic Origin,Applied,Shortlisted,Offered,Appointed\nA,10,5,,2\nH,20,6,3,1\nH,5,6,1,1\n"
                      "H,5,<5,1,1\nA,4,,2,2\n",
                      ""}});
  const auto inspection = files.inspection("applicants");
  EXPECT_EQ(files.events("wres.2"), "white 2/5, bme 1/6");
  EXPECT_EQ(funnel_of(files.measure("recruitment.ethnicity.bme")), "applied 20+10 shortlisted 6+5 appointed 1+2 ");
  EXPECT_EQ(test::find_problem(inspection, "stage_missing")["row"], 2);
  EXPECT_EQ(test::set_aside_for(inspection, "stages_do_not_fit"), 1);
  EXPECT_EQ(test::set_aside_for(inspection, "unreadable_count"), 2);
  EXPECT_TRUE(accounts_for_every_row(inspection));
}

TEST(Stages, OnesAndZerosAreYesAndNo) {
  // A stage implies the earlier ones, and the count says how many applications the row is.
  const Files files(
      {{"applicants", "Ethnic Origin,Shortlisted,Appointed,Count\nA,1,0,3\nA,0,1,2\nH,1,1,1\nH,1,0,4\n", ""}});
  EXPECT_EQ(files.events("wres.2"), "white 2/5, bme 1/5");
}

TEST(Stages, OneSlipOfThePenDoesNotMakeYesAndNoNumbers) {
  const Files files(
      {{"applicants", "Ethnic Origin,Shortlisted,Appointed\nA,Yes,No\nA,Yes,Yes\nH,Yes,12\nH,Yes,Yes\n", ""}});
  EXPECT_EQ(files.events("wres.2"), "white 1/2, bme 1/2");
  EXPECT_EQ(files.problem("applicants", "unmatched_value")["value"], "12");
}

TEST(Stages, TicksMeanYes) {
  const Files files(
      {{"applicants", "Ethnic Origin,Shortlisted,Appointed\nA,✓,✔\nA,☑,\nH,x,X\nH,✔️,\nH,x,\n", ""}});
  EXPECT_EQ(files.events("wres.2"), "white 1/2, bme 1/3");
  EXPECT_TRUE(files.problem("applicants", "unmatched_value").is_null());
}

TEST(Stages, WordsOfRecruitmentSystems) {
  // Everybody but the first two was shortlisted; three were interviewed and went no further, one has an offer, one
  // works.
  const Files files({{"applicants",
                      "Ethnic Origin,Gender,Application Status\nA,Male,Not shortlisted\nA,Male,Applied\n"
                      "A,Female,Did not attend interview\nA,Female,Rejected at interview\n"
                      "H,Female,Unsuccessful at interview\nH,Female,Reserve\nA,Female,Withdrawn after interview\n"
                      "H,Female,Pre-employment checks\nA,Male,Appointed\n",
                      ""}});
  EXPECT_TRUE(files.problem("applicants", "unmatched_value").is_null());
  EXPECT_EQ(funnel_of(files.measure("recruitment.sex.female")),
            "applied 6+3 shortlisted 6+1 interviewed 5+1 offered 1+1 appointed 0+1 ");
  EXPECT_EQ(files.events("wres.2"), "white 1/4, bme 0/3");
}

TEST(Stages, WhoWasOfferedThePostAndDeclinedIsLeftOut) {
  // wres-wdes.md §4, indicator 2.
  const Files files({{"applicants",
                      "Ethnic Origin,Stage\nA,Appointed\nA,Shortlisted\nA,Offered - declined\nH,Offer declined\n"
                      "H,Declined offer\nH,Appointed\nH,Shortlisted\nH,Shortlisted\n",
                      ""}});
  const auto inspection = files.inspection("applicants");
  EXPECT_EQ(files.events("wres.2"), "white 1/2, bme 1/3");
  EXPECT_EQ(test::set_aside_for(inspection, "offer_declined"), 3);
  EXPECT_TRUE(has(inspection["set_aside"][0]["label"], "declined")) << inspection["set_aside"].dump();
  EXPECT_TRUE(accounts_for_every_row(inspection));
}

TEST(Stages, WordsThatDoNotSayFromWhereAreForTheUser) {
  for (const auto* word : {"Withdrawn", "Rejected", "Unsuccessful"}) {
    const Files files(
        {{"applicants", "Ethnic Origin,Stage\nA,Appointed\nH,Appointed\nH," + std::string(word) + "\n", ""}});
    const auto problem = files.problem("applicants", "unmatched_value");
    EXPECT_EQ(problem["value"], word);
    EXPECT_TRUE(has(problem["message"], "counts as applied")) << problem.dump();
    EXPECT_EQ(files.events("wres.2"), "white 1/1, bme 1/1");
  }
}

}  // namespace
}  // namespace evenhand::stages_test
