// What is known of the workforce and whom to ask first, counted by hand.
#include <gtest/gtest.h>

#include "tests/core/support.h"

namespace evenhand::data_quality_test {
namespace {

using test::Files;
using test::has;
using test::Json;
using test::Loaded;

// Disability is known of 1, 5 and 6; 4 declined; 2, 3 and 7 are blank. Ethnicity is known of 1, 2, 3 and 6; 4 and 7
// declined (Z); 5 is blank.
const std::string staff =
    "Employee Number,Gender,Disability,Ethnic Origin,Site,Contract,Start Date\n"
    "1,Female,No,A,Riverside House,Oak,2024-05-01\n"
    "2,Female,,A,Riverside House,Oak,2010-05-01\n"
    "3,Male,,H,riverside house,Elm,2024-04-01\n"
    "4,Male,Prefer Not To Answer,Z,Riverside House,,2024-03-31\n"
    "5,Female,Yes,,Hill,Elm,\n"
    "6,Male,No,A,Hill,Elm,2025-03-15\n"
    "7,Female,,Z,,Oak,2020-01-01\n";

/// "disability 3/7, sex 7/7"
std::string groups(const Json& measure, std::string_view start = "") {
  std::string out;
  for (const auto& g : measure["groups"]) {
    const auto id = g["id"].get<std::string>();
    if (!id.starts_with(start)) continue;
    out += (out.empty() ? "" : ", ") + id + " " + g["numerator"].dump() + "/" + g["denominator"].dump();
  }
  return out;
}

TEST(DataQuality, LeastKnownFirst) {
  const Loaded loaded(staff);
  const auto m = loaded.measure("data_quality.declaration");
  EXPECT_EQ(m["status"], "ok");
  EXPECT_EQ(groups(m), "disability 3/7, ethnicity 4/7, sex 7/7");
  EXPECT_EQ(m["base"], 7);
  EXPECT_EQ(m["unknown"], 4);
  EXPECT_EQ(m["sentence"],
            "Least is known about disability: 3 of 7 staff (42.9%). Most is known about sex: 7 of 7 staff (100.0%).");
  // The worst characteristic decides: 42.9% is under 70%.
  EXPECT_EQ(m["rating"]["colour"], "red");
  EXPECT_EQ(m["rating"]["group"], "disability");
}

TEST(DataQuality, EverythingKnown) {
  const Loaded loaded("Employee Number,Gender,Ethnic Origin\n1,Female,A\n2,Male,H\n");
  EXPECT_EQ(loaded.measure("data_quality.declaration")["sentence"],
            "Nothing is missing: every answer of all 2 staff is known.");
}

TEST(DataQuality, WhatWasWorkedOutIsNotAsked) {
  // Pregnancy and maternity is read from the status; nobody was asked.
  const Loaded loaded(
      "Employee Number,Gender,Assignment Status,Site\n1,Female,Maternity & Adoption,Hill\n2,Male,,Hill\n");
  EXPECT_EQ(groups(loaded.measure("data_quality.declaration")), "sex 2/2");
  EXPECT_EQ(loaded.measure("data_quality.ask_first")["status"], "not_calculable");
}

TEST(DataQuality, AsksWhereMostAreBlank) {
  const Loaded loaded(staff);
  const auto m = loaded.measure("data_quality.ask_first");
  EXPECT_EQ(m["status"], "ok");
  // Riverside House is site 1 and Oak contract 1; whoever has no site or contract cannot be found by it.
  EXPECT_EQ(groups(m),
            "disability.site.1 2/4, disability.contract.1 2/3, disability.contract.2 1/3, ethnicity.site.2 1/2, "
            "ethnicity.contract.2 1/3");
  EXPECT_EQ(m["groups"][0]["label"], "Disability, at Riverside House");
  EXPECT_EQ(m["groups"][1]["label"], "Disability, on the contract Oak");
  EXPECT_EQ(m["sentence"], "Asking first: 2 of 4 people at Riverside House have no recorded answer on disability.");
  EXPECT_EQ(m["rating"]["colour"], "none");
}

TEST(DataQuality, OnePersonToAsk) {
  const Loaded loaded("Employee Number,Gender,Contract\n1,,Oak\n2,Male,Elm\n");
  const auto m = loaded.measure("data_quality.ask_first");
  EXPECT_EQ(m["sentence"], "Asking first: 1 of 1 person on the contract Oak has no recorded answer on sex.");
}

TEST(DataQuality, TenGroupsAtMost) {
  std::string list = "Employee Number,Gender,Site\n";
  for (int i = 1; i <= 12; ++i) {
    // Site i has i people, all blank.
    for (int n = 0; n < i; ++n) list += std::to_string(100 * i + n) + ",,Site " + std::to_string(i) + "\n";
  }
  const Loaded loaded(list);
  const auto m = loaded.measure("data_quality.ask_first");
  ASSERT_EQ(m["groups"].size(), 10U);
  EXPECT_EQ(m["groups"][0]["label"], "Sex, at Site 12");
  EXPECT_EQ(m["groups"][0]["numerator"], 12);
  EXPECT_EQ(m["groups"][9]["label"], "Sex, at Site 3");
}

TEST(DataQuality, RowsWithACountCountThatMany) {
  const Loaded loaded("Number of people,Gender,Site\n40,Female,Hill\n9,,Hill\n1,,River\n");
  EXPECT_EQ(groups(loaded.measure("data_quality.declaration")), "sex 40/50");
  EXPECT_EQ(groups(loaded.measure("data_quality.ask_first")), "sex.site.1 9/49, sex.site.2 1/1");
}

TEST(DataQuality, WithoutSiteOrContractNobodyCanBeFound) {
  const Loaded loaded("Employee Number,Gender\n1,\n2,Male\n");
  const auto m = loaded.measure("data_quality.ask_first");
  EXPECT_EQ(m["status"], "not_supplied");
  EXPECT_TRUE(has(m["reason"], "no column for a site or a contract")) << m.dump();
  EXPECT_EQ(loaded.measure("data_quality.declaration")["status"], "ok");
}

TEST(DataQuality, WithoutAStaffListNothing) {
  const Files files({{"leavers", "Employee Number,Leaving Date\n1,2024-05-01\n", ""}});
  for (const auto* id : {"data_quality.declaration", "data_quality.ask_first"}) {
    EXPECT_EQ(files.measure(id)["status"], "not_supplied") << id;
    EXPECT_TRUE(has(files.measure(id)["reason"], "No staff list was given")) << id;
  }
}

TEST(DataQuality, JoinersApart) {
  // The year is 1 April 2024 to 31 March 2025. 1, 3 and 6 joined in it; 2, 4 and 7 before; of 5 it is not known.
  const Loaded loaded(staff);
  EXPECT_EQ(groups(loaded.measure("declaration.disability"), "joined"), "joined.before 0/3, joined.within 2/3");
  EXPECT_EQ(groups(loaded.measure("declaration.sex"), "joined"), "joined.before 3/3, joined.within 3/3");
  // Without a snapshot date there is no year.
  const Loaded undated(staff, Json::parse(R"({"format": "evenhand-settings/1"})"));
  EXPECT_EQ(groups(undated.measure("declaration.sex"), "joined"), "");
}

TEST(DataQuality, HasASectionOfItsOwn) {
  const Loaded loaded(staff);
  const auto whole = loaded.report();
  for (const auto& section : whole["sections"]) {
    if (section["id"] != "data_quality") continue;
    EXPECT_EQ(section["measures"], Json::parse(R"(["data_quality.declaration", "data_quality.ask_first"])"));
    return;
  }
  FAIL();
}

}  // namespace
}  // namespace evenhand::data_quality_test
