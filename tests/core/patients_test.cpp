// Feedback, complaints and compliments by group, and which characteristics are collected for whom.
#include <gtest/gtest.h>

#include "tests/core/support.h"

namespace evenhand::patients_test {
namespace {

using test::Files;
using test::has;
using test::Json;

const std::string complaints =
    "Type,Date,Gender,count\nComplaint,2024-05-01,Female,6\nComplaint,2024-06-01,Male,3\n"
    "Complaint,2024-06-01,Prefer not to say,1\nCompliment,2024-07-01,Female,4\nComplaint,2023-06-01,Male,50\n";

// "all 10/100, female 6/60"
std::string rates(const Json& m) {
  std::string out;
  for (const auto& g : m["groups"]) {
    out += (out.empty() ? "" : ", ") + g["id"].get<std::string>() + " " + g["numerator"].dump() + "/" +
           g["denominator"].dump();
  }
  return out;
}

int count(const Json& m, std::string_view id) {
  for (const auto& c : m["categories"]) {
    if (c["id"] == id) return c["count"].get<int>();
  }
  return -1;
}

TEST(Patients, WithoutPeopleServedItShowsWhoWrote) {
  const Files files({{"patients", complaints, ""}});
  EXPECT_EQ(files.set_aside("patients", "outside_period"), 1);
  const auto m = files.measure("patients.complaint.sex");
  EXPECT_EQ(m["kind"], "composition");
  EXPECT_EQ(m["base"], 10);
  EXPECT_EQ(m["unknown"], 1);
  EXPECT_EQ(count(m, "female"), 6);
  EXPECT_EQ(count(m, "male"), 3);
  EXPECT_EQ(count(m, "declined"), 1);  // a category of its own, as in every composition
  EXPECT_EQ(count(m, "unknown"), -1);
  EXPECT_TRUE(has(m["notes"].back(), "People served")) << m["notes"].dump();
  EXPECT_EQ(count(files.measure("patients.compliment.sex"), "female"), 4);
  EXPECT_EQ(files.measure("patients.response.sex")["status"], "not_calculable");
}

TEST(Patients, WithPeopleServedItIsARate) {
  const Files files(
      {{"patients", complaints + "People served,2024-12-31,Female,60\nPeople served,2024-12-31,Male,40\n", ""}});
  const auto m = files.measure("patients.complaint.sex");
  EXPECT_EQ(m["kind"], "rate");
  EXPECT_EQ(rates(m), "all 10/100, female 6/60, male 3/40");
  EXPECT_DOUBLE_EQ(m["value"].get<double>(), 10.0);
  EXPECT_EQ(rates(files.measure("patients.compliment.sex")), "all 4/100, female 4/60, male 0/40");
  EXPECT_TRUE(has(m["sentence"], "10.0%")) << m["sentence"].dump();
}

TEST(Patients, MoreComplaintsThanPeopleServedAreNoProportion) {
  // Eight women and three men complained, of six and forty: 8 of 6 has a percentage and no Wilson interval.
  const Files files({{"patients",
                      "Type,Gender,count\nComplaint,Female,8\nComplaint,Male,3\nPeople served,Female,6\n"
                      "People served,Male,40\n",
                      ""}});
  const auto m = files.measure("patients.complaint.sex");
  EXPECT_EQ(rates(m), "all 11/46, female 8/6, male 3/40");
  EXPECT_TRUE(m["groups"][1]["interval"].is_null()) << m["groups"][1].dump();
  EXPECT_FALSE(m["groups"][2]["interval"].is_null());
}

TEST(Patients, PeopleServedMayStandInAFileOfTheirOwn) {
  const Files files(
      {{"patients", complaints, "complaints.csv"},
       {"patients", "Type,Gender,count\nPeople served,Female,60\nPeople served,Male,40\n", "served.csv"}});
  EXPECT_EQ(rates(files.measure("patients.complaint.sex")), "all 10/100, female 6/60, male 3/40");
}

TEST(Patients, AnswersAndSatisfaction) {
  // Don't know and blank are no answer. Good and Very good are positive: 2 of 3 women, 1 of 2 men, 0 of 1 unknown.
  const Files answers({{"patients",
                        "Type,Date,Gender,Question,Answer\nFFT,2024-05-01,Female,How was it?,Very good\n"
                        "FFT,2024-05-01,Female,How was it?,Good\nFFT,2024-05-01,Female,How was it?,Poor\n"
                        "FFT,2024-05-01,Female,How was it?,Don't know\nFFT,2024-05-01,Male,How was it?,\n"
                        "FFT,2024-05-01,Male,How was it?,Neither good nor poor\nFFT,2024-05-01,Male,How was it?,Good\n"
                        "FFT,2024-05-01,,How was it?,Very poor\n",
                        ""}});
  const auto m = answers.measure("patients.response.sex");
  EXPECT_EQ(rates(m), "all 3/6, female 2/3, male 1/2, unknown 0/1");
  EXPECT_EQ(m["base"], 6);
  EXPECT_EQ(m["unknown"], 1);
  const Files satisfied(
      {{"patients", "Type,Gender,Satisfied\nResponse,Female,Yes\nResponse,Female,No\nResponse,Male,\n", ""}});
  EXPECT_EQ(rates(satisfied.measure("patients.response.sex")), "all 1/2, female 1/2");
}

TEST(Patients, ByAgeInBandsOfTheirOwn) {
  // On 31 March 2025 somebody born on 1 April 2007 is 17; a worker of 8 would be left out, a patient is not.
  const Files files(
      {{"patients", "Type,Date of Birth\nComplaint,2007-04-01\nComplaint,2017-01-01\nComplaint,1935-01-01\n", ""}});
  const auto m = files.measure("patients.complaint.age");
  EXPECT_EQ(count(m, "age_under_18"), 2);
  EXPECT_EQ(count(m, "age_85_over"), 1);
  EXPECT_EQ(m["unknown"], 0);
  const Files bands({{"patients", "Type,Age Band,Ethnic Group\nComplaint,85+,Indian\nComplaint,0-17,White\n", ""}});
  EXPECT_EQ(count(bands.measure("patients.complaint.age"), "age_85_over"), 1);
  EXPECT_EQ(count(bands.measure("patients.complaint.ethnicity_5"), "asian"), 1);
}

TEST(Patients, WhatIsMissingIsNamed) {
  const Files none({{"staff", "Employee Number\n1\n", ""}});
  EXPECT_TRUE(has(none.measure("patients.complaint.sex")["reason"], "patients"));
  const Files no_type({{"patients", "Date,Gender\n2024-05-01,Female\n", ""}});
  EXPECT_TRUE(has(no_type.measure("patients.complaint.sex")["reason"], "type"))
      << no_type.measure("patients.complaint.sex").dump();
  const Files no_sex({{"patients", "Type,Date\nComplaint,2024-05-01\n", ""}});
  EXPECT_TRUE(has(no_sex.measure("patients.complaint.sex")["reason"], "sex"));
}

TEST(Collection, SaysWhatIsHeldForWhom) {
  // Staff: sex known for 2 of 3 (one declined), religion for none of 3 though there is a column, no disability.
  const Files files(
      {{"staff", "Employee Number,Gender,Religious Belief\n1,Male,\n2,Female,\n3,Prefer not to say,\n", ""},
       {"applicants", "Disability,Stage,count\nYes,Applied,4\nUnspecified,Applied,6\n", ""}});
  const auto m = files.measure("collection.characteristics");
  EXPECT_EQ(m["status"], "ok");
  const auto cell = [&](std::string_view row, std::string_view column) -> std::string {
    for (const auto& r : m["rows"]) {
      if (r["id"] != row) continue;
      for (const auto& c : r["cells"]) {
        if (c["id"] == column)
          return (c["held"].get<bool>() ? "held " : "not held ") + c["known"].dump() + "/" + c["base"].dump();
      }
    }
    return "none";
  };
  EXPECT_EQ(cell("sex", "workforce"), "held 2/3");
  EXPECT_EQ(cell("religion", "workforce"), "held 0/3");
  EXPECT_EQ(cell("disability", "workforce"), "not held 0/3");
  EXPECT_EQ(cell("disability", "recruitment"), "held 4/10");
  EXPECT_EQ(cell("sex", "recruitment"), "not held 0/10");
  EXPECT_EQ(m["rows"].size(), 9U);  // the protected characteristics
  EXPECT_EQ(m["columns"][0]["supplied"], true);
  EXPECT_EQ(m["columns"][2]["supplied"], false);
}

TEST(Collection, WhatIsWorkedOutWasNotCollected) {
  const Files files(
      {{"staff", "Employee Number,Assignment Status\n1,Maternity & Adoption\n2,Active Assignment\n", ""}});
  const auto matrix = files.measure("collection.characteristics");
  for (const auto& row : matrix["rows"]) {
    if (row["id"] == "pregnancy_maternity") {
      EXPECT_EQ(row["cells"][0]["held"], false);
    }
  }
}

}  // namespace
}  // namespace evenhand::patients_test
