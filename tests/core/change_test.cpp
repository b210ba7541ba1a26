// What the workforce of last year became, by hand: small lists whose flows are known.
#include <gtest/gtest.h>

#include "tests/core/change_support.h"

namespace evenhand::change_test {
namespace {

using test::adds_up;
using test::category;
using test::check_of_people;
using test::counts;
using test::Files;
using test::flows;
using test::has;
using test::Json;
using test::notes;
using test::points;
using test::settings;

const std::string header = "Employee Number,Ethnic Origin,Gender,Contract,Date transferred in\n";
// Eight people: 1, 2, 3 and 6 stay; 7 and 8 leave; Beta goes to another provider with 4 and 5.
const std::string last_year = header +
                              "1,A,Female,Alpha,\n2,A,Male,Alpha,\n3,H,Female,Alpha,\n4,A,Female,Beta,\n"
                              "5,H,Male,Beta,\n6,Z,Female,Alpha,\n7,A,Male,Alpha,\n8,H,Female,Alpha,\n";
// 6 says now what she is; 9 and 10 join; Gamma brings 11 and 12.
const std::string this_year = header +
                              "1,A,Female,Alpha,\n2,A,Male,Alpha,\n3,H,Female,Alpha,\n6,H,Female,Alpha,\n"
                              "9,A,Female,Alpha,\n10,H,Male,Alpha,\n11,H,Male,Gamma,2024-10-01\n"
                              "12,A,Female,Gamma,2024-10-01\n";

TEST(Change, TwoListsByPersonId) {
  const Files files({{"staff", this_year, ""}, {"staff_last_year", last_year, ""}});
  const auto m = files.measure("change.ethnicity");
  EXPECT_EQ(m["status"], "ok") << m["reason"].dump();
  EXPECT_EQ(m["basis"], "two_lists");
  EXPECT_EQ(m["before"], 8);
  EXPECT_EQ(m["after"], 8);
  EXPECT_EQ(m["stayers"], 4);
  EXPECT_EQ(m["base"], 8);
  EXPECT_EQ(m["unknown"], 0);
  EXPECT_EQ(flows(m), "joiners 2, leavers 2, transferred_in 2, transferred_out 2, answers 1");
  const auto bme = category(m, "bme");
  EXPECT_EQ(counts(bme), "3 → 4: 1 stay, 1 join, 1 leave, 1 in, 1 out, +1 −0");
  EXPECT_EQ(counts(category(m, "white")), "4 → 4: 2 stay, 1 join, 1 leave, 1 in, 1 out, +0 −0");
  EXPECT_EQ(counts(category(m, "declined")), "1 → 0: 0 stay, 0 join, 0 leave, 0 in, 0 out, +0 −1");
  // s0 = 3/8: joiners (1 − 2 × 3/8) ÷ 8, leavers the same the other way, answers 1 ÷ 8.
  EXPECT_DOUBLE_EQ(points(bme, "joiners"), 3.125);
  EXPECT_DOUBLE_EQ(points(bme, "leavers"), -3.125);
  EXPECT_DOUBLE_EQ(points(bme, "transferred_in"), 3.125);
  EXPECT_DOUBLE_EQ(points(bme, "transferred_out"), -3.125);
  EXPECT_DOUBLE_EQ(points(bme, "answers"), 12.5);
  EXPECT_EQ(m["like_for_like"].dump(), R"({"before":6,"after":6})");
  EXPECT_EQ(bme["like_for_like"]["before"], 2);
  EXPECT_EQ(bme["like_for_like"]["after"], 3);
  EXPECT_DOUBLE_EQ(bme["like_for_like"]["percent_after"].get<double>(), 50);
  EXPECT_EQ(m["contracts_in"].dump(), R"(["Gamma"])");
  EXPECT_EQ(m["contracts_out"].dump(), R"(["Beta"])");
  EXPECT_EQ(
      m["sentence"],
      "BME staff rose from 37.5% (3 of 8) to 50.0% (4 of 8): +12.5 points. Joiners added 3.1 points, leavers took "
      "away 3.1, a contract transferred in added 3.1, a contract transferred out took away 3.1 and one changed answer "
      "added 12.5. Without transferred contracts the change is +16.7 points.");
  adds_up(files);
  EXPECT_TRUE(has(check_of_people(files)["sentence"],
                  "8 staff before + 2 joined − 2 left + 2 transferred in − 2 transferred out = 8"))
      << check_of_people(files).dump();
  for (const auto& s : files.report()["sections"]) {
    if (s["id"] != "change") continue;
    EXPECT_EQ(s["measures"].size(), 11U);
  }
}

TEST(Change, TheGroupThatMovedMostWhereNoneIsMeant) {
  // Women 5 of 8, then 5 of 8: nobody moved. Of religion nothing is known.
  const Files files({{"staff", this_year, ""}, {"staff_last_year", last_year, ""}});
  EXPECT_TRUE(has(files.measure("change.sex")["sentence"], "No share moved: 8 staff before, 8 now."))
      << files.measure("change.sex")["sentence"].dump();
  EXPECT_EQ(files.measure("change.religion")["status"], "not_supplied");
  // Women 1 of 2, then 3 of 4: +25.0 for them, −25.0 for men; the first of two that moved alike.
  const Files other({{"staff", "Employee Number,Sex\n1,Female\n2,Male\n3,Female\n4,Female\n", ""},
                     {"staff_last_year", "Employee Number,Sex\n1,Female\n2,Male\n", ""}});
  EXPECT_EQ(other.measure("change.sex")["sentence"],
            "The share that moved most is Female: it rose from 50.0% (1 of 2) to 75.0% (3 of 4): +25.0 points. Joiners "
            "added 25.0 points.");
  adds_up(other);
}

TEST(Change, ReasonsOfTheFileOfLeavers) {
  // 4 and 5 stay on a contract that goes on, so only the reason says who moved with what.
  const std::string before = "Employee Number,Ethnic Origin\n1,A\n2,A\n3,H\n4,A\n5,H\n6,A\n7,H\n";
  const std::string after = "Employee Number,Ethnic Origin\n1,A\n2,A\n";
  const std::string leavers =
      "Employee Number,Leaving Date,Reason for leaving\n3,2024-06-01,Transfer - TUPE\n4,2024-06-01,Employee transfer\n"
      "5,2024-06-01,TUPE transfer out\n6,2024-06-01,Voluntary resignation – other\n7,2024-06-01,Transfer\n"
      "1,2024-06-01,Employee Transfer\n";
  const Files files({{"staff", after, ""}, {"staff_last_year", before, ""}, {"leavers", leavers, ""}});
  const auto m = files.measure("change.ethnicity");
  // Who is still here has not left, whatever the file says; "Transfer" alone may be a person's own move.
  EXPECT_EQ(flows(m), "joiners 0, leavers 2, transferred_in 0, transferred_out 3, answers 0");
  EXPECT_EQ(counts(category(m, "bme")), "3 → 0: 0 stay, 0 join, 1 leave, 0 in, 2 out, +0 −0");
  EXPECT_EQ(m["contracts_out"].size(), 0U);
  EXPECT_TRUE(has(m["sentence"], "people transferred out took away")) << m["sentence"].dump();
  EXPECT_TRUE(has(m["sentence"], "Without people transferred in or out the change is")) << m["sentence"].dump();
  EXPECT_EQ(files.problem("leavers", "unmatched_value")["value"], "Transfer");
  // Said by the user, it counts.
  Files said({{"staff", after, ""}, {"staff_last_year", before, ""}, {"leavers", leavers, ""}},
             settings(R"(, "values": {"leaving_reason": {"Transfer": "transferred_with_contract"}})"));
  EXPECT_EQ(flows(said.measure("change.ethnicity")),
            "joiners 0, leavers 1, transferred_in 0, transferred_out 4, answers 0");
  adds_up(files);
}

TEST(Change, AContractThatEndedOnTheDayOfLastYearsList) {
  // Counted on 31 March 2024, their last day; the file of leavers is of the year after it.
  const std::string before = "Employee Number,Sex\n1,Female\n2,Female\n3,Male\n";
  const std::string leavers =
      "Employee Number,Leaving Date,Reason for leaving\n2,2024-03-31,Employee Transfer\n3,2024-03-31,Retirement Age\n";
  const Files files(
      {{"staff", "Employee Number,Sex\n1,Female\n", ""}, {"staff_last_year", before, ""}, {"leavers", leavers, ""}});
  EXPECT_EQ(flows(files.measure("change.sex")), "joiners 0, leavers 1, transferred_in 0, transferred_out 1, answers 0");
  EXPECT_EQ(files.set_aside("leavers", "outside_period"), 2);
}

TEST(Change, IdsThatASpreadsheetChanged) {
  // 00123 became 123, AB7 became ab7. 0045 and 45 are two people of last year: 45 is the one with that very id, and
  // 0045 left. 0099 and 099 of this year cannot both be 99.
  const std::string before = "Employee Number,Sex\n00123,Female\nAB7,Male\n0045,Female\n45,Male\n99,Female\n";
  const std::string after = "Employee Number,Sex\n123,Female\nab7,Female\n45,Male\n0099,Female\n099,Female\n";
  const Files files({{"staff", after, ""}, {"staff_last_year", before, ""}});
  const auto m = files.measure("change.sex");
  EXPECT_EQ(m["stayers"], 3);
  EXPECT_EQ(flows(m), "joiners 2, leavers 2, transferred_in 0, transferred_out 0, answers 1");
  EXPECT_TRUE(has(notes(m), "2 people are the same in both lists only without leading zeros")) << notes(m);
  adds_up(files);
}

TEST(Change, OnePersonOnceAndBankStaffOut) {
  const std::string head = "Employee Number,Assignment Number,Primary,Assignment Category,Sex\n";
  const std::string before = head +
                             "20000001,20000001,Y,Permanent,Female\n20000001,20000001-2,N,Permanent,Male\n"
                             "20000002,20000002,Y,Bank,Female\n20000003,20000003,Y,Permanent,Male\n";
  const std::string after = head +
                            "20000001,20000001,N,Permanent,Male\n20000001,20000001-2,Y,Permanent,Female\n"
                            "20000002,20000002,Y,Permanent,Female\n20000003,20000003,Y,Bank,Male\n";
  const Files files({{"staff", after, ""}, {"staff_last_year", before, ""}});
  const auto inspection = files.inspection("staff_last_year");
  EXPECT_TRUE(test::accounts_for_every_row(inspection)) << inspection.dump();
  EXPECT_EQ(test::set_aside_for(inspection, "bank"), 1);
  EXPECT_EQ(test::set_aside_for(inspection, "second_assignment"), 1);
  const auto m = files.measure("change.sex");
  // From the bank to the staff is joining, and the other way leaving; the primary post answers in both years.
  EXPECT_EQ(flows(m), "joiners 1, leavers 1, transferred_in 0, transferred_out 0, answers 0");
  EXPECT_EQ(m["stayers"], 1);
  // Without person ids the number of the post tells the person.
  const std::string by_post = "Assignment Number,Sex\n20000001-2,Female\n20000003,Male\n";
  const Files posts({{"staff", after, ""}, {"staff_last_year", by_post, ""}});
  EXPECT_EQ(posts.measure("change.sex")["stayers"], 1);
  adds_up(files);
  adds_up(posts);
}

TEST(Change, LastYearsListOnItsOwnDate) {
  // On 31 March 2024 person 2 had left and 3 had not begun; 4 was 30 then and is 31 now.
  const std::string before =
      "Employee Number,Start Date,Leaving Date,Date of "
      "Birth\n1,2020-01-01,,1980-05-05\n2,2020-01-01,2024-02-01,1980-05-05\n"
      "3,2024-04-15,,1980-05-05\n4,2020-01-01,,1993-07-01\n";
  const std::string after = "Employee Number,Date of Birth\n1,1980-05-05\n3,1980-05-05\n4,1993-07-01\n";
  Files files({{"staff", after, ""}, {"staff_last_year", before, ""}});
  auto m = files.measure("change.age");
  EXPECT_EQ(m["before"], 2);
  EXPECT_EQ(flows(m), "joiners 1, leavers 0, transferred_in 0, transferred_out 0, answers 1");
  EXPECT_EQ(m["flows"][4]["label"], "A year older");
  EXPECT_EQ(counts(category(m, "age_26_30")), "1 → 0: 0 stay, 0 join, 0 leave, 0 in, 0 out, +0 −1");
  EXPECT_TRUE(test::accounts_for_every_row(files.inspection("staff_last_year")));
  files.configure(settings(R"(, "previous_snapshot_date": "2024-05-01")"));
  m = files.measure("change.age");
  EXPECT_EQ(m["before"], 3);
  EXPECT_EQ(flows(m), "joiners 0, leavers 0, transferred_in 0, transferred_out 0, answers 1");
  EXPECT_TRUE(has(m["sentence"], "One person who grew into another age group took away 33.3 points."))
      << m["sentence"].dump();
  // A date that is no date, or not before the snapshot, is told and left out.
  for (const auto* date : {"2025-03-31", "May"}) {
    session::Session session;
    const auto problems =
        Json::parse(session.configure(settings(R"(, "previous_snapshot_date": ")" + std::string(date) + "\"").dump()));
    ASSERT_EQ(problems.size(), 1U) << date;
    EXPECT_EQ(problems[0]["column"], "previous_snapshot_date");
  }
}

TEST(Change, MappingsOfTheStaffListHoldForLastYears) {
  const auto chosen = settings(
      R"(, "columns": {"staff": {"Heritage": "ethnicity", "Box": null}}, "values": {"ethnicity": {"Marsian": "asian_other"}})");
  const Files files({{"staff", "Employee Number,Heritage\n1,Marsian\n2,A\n", ""},
                     {"staff_last_year", "Employee Number,Heritage\n1,Marsian\n3,A\n", ""}},
                    chosen);
  const auto m = files.measure("change.ethnicity");
  EXPECT_EQ(counts(category(m, "bme")), "1 → 1: 1 stay, 0 join, 0 leave, 0 in, 0 out, +0 −0");
  const auto own = settings(
      R"(, "columns": {"staff": {"Heritage": "ethnicity"}, "staff_last_year": {"Heritage": null, "Origin": "ethnicity"}})");
  const Files other({{"staff", "Employee Number,Heritage\n1,H\n2,A\n", ""},
                     {"staff_last_year", "Employee Number,Heritage,Origin\n1,A,H\n3,H,A\n", ""}},
                    own);
  EXPECT_EQ(counts(category(other.measure("change.ethnicity"), "bme")),
            "1 → 1: 1 stay, 0 join, 0 leave, 0 in, 0 out, +0 −0");
}

TEST(Change, OnlyTheUserCanSayThatAListIsLastYears) {
  Files files({{"staff", this_year, "now.csv"}});
  const auto refusal = files.add({"", last_year, "then.csv"});
  EXPECT_EQ(refusal["code"], "second_staff_file");
  EXPECT_TRUE(has(refusal["message"], "\"now.csv\" is already loaded as the staff list.")) << refusal.dump();
  EXPECT_TRUE(has(refusal["message"], "Last year's staff list")) << refusal.dump();
  EXPECT_EQ(files.measure("change.ethnicity")["status"], "not_supplied");
  // By a setting, and by the kind given with the file; a second one of these is refused as well.
  files.configure(settings(R"(, "kinds": {"then.csv": "staff_last_year"})"));
  const auto inspection = files.add({"", last_year, "then.csv"});
  EXPECT_EQ(inspection["kind"], "staff_last_year");
  EXPECT_EQ(inspection["kind_matched_by"], "setting");
  EXPECT_TRUE(test::find_problem(inspection, "looks_like_another_kind").is_null()) << inspection.dump();
  EXPECT_EQ(files.measure("change.ethnicity")["status"], "ok");
  EXPECT_EQ(files.add({"staff_last_year", last_year, "earlier.csv"})["code"], "second_staff_file");
  // The order of the two does not matter, and one of the same name takes the other's place.
  Files turned({{"staff_last_year", this_year, "then.csv"}, {"staff", this_year, "now.csv"}});
  EXPECT_EQ(flows(turned.measure("change.sex")),
            "joiners 0, leavers 0, transferred_in 0, transferred_out 0, answers 0");
  EXPECT_EQ(turned.add({"staff_last_year", last_year, "then.csv"})["id"], 1);
  EXPECT_EQ(turned.measure("change.ethnicity")["sentence"], files.measure("change.ethnicity")["sentence"]);
}

TEST(Change, NothingElseIsDisturbed) {
  const std::string columns =
      "Employee Number,Ethnic Origin,Gender,Disability,Pay Scale,Staff Group,Board member,Hourly Rate,Start "
      "Date,Contract\n";
  const std::string now = columns +
                          "1,A,Female,No,Band 5,Nursing and Midwifery Registered,Yes,20,2020-01-01,Alpha\n"
                          "2,H,Male,Yes,Band 6,Administrative and Clerical,No,25,2024-08-01,Alpha\n";
  const std::string then = columns +
                           "3,A,Female,No,Band 7,Nursing and Midwifery Registered,Yes,30,2019-01-01,Beta\n"
                           "2,Z,Male,No,Band 5,Administrative and Clerical,Yes,20,2018-08-01,Beta\n";
  const std::string cases =
      "Employee Number,Case Type,Date Opened\n2,Disciplinary,2024-06-01\n3,Disciplinary,2024-06-01\n";
  Files files({{"staff", now, ""}, {"cases", cases, ""}});
  const auto without = files.report();
  files.add({"staff_last_year", then, ""});
  const auto& with = files.report();
  ASSERT_EQ(with["measures"].size(), without["measures"].size());
  for (std::size_t i = 0; i < with["measures"].size(); ++i) {
    if (with["measures"][i]["kind"] == "change") continue;
    EXPECT_EQ(with["measures"][i].dump(), without["measures"][i].dump());
  }
  EXPECT_EQ(with["organisation"].dump(), without["organisation"].dump());
  EXPECT_EQ(with["files"][2]["kind"], "staff_last_year");
  EXPECT_EQ(with["files"][2]["headcount"], 2);
  // Taken away, everything is as before.
  files.remove(3);
  EXPECT_EQ(files.report().dump(), without.dump());
}

TEST(Change, GroupsOfPeopleCannotBeFoundAgain) {
  const std::string counted = "Ethnic Origin,Number of staff\nA,10\nH,5\n";
  for (const bool now : {true, false}) {
    const Files files({{"staff", now ? counted : this_year, ""}, {"staff_last_year", now ? last_year : counted, ""}});
    const auto m = files.measure("change.ethnicity");
    EXPECT_EQ(m["status"], "not_calculable");
    EXPECT_TRUE(
        has(m["reason"], now ? "The staff list has a count column" : "Last year's staff list has a count column"))
        << m["reason"].dump();
  }
  // Dates do for rows with a count.
  const Files dated({{"staff", "Ethnic Origin,Start Date,Number of staff\nA,2010-01-01,10\nH,2024-09-01,5\n", ""},
                     {"leavers", "Ethnic Origin,Leaving Date,Number of staff\nH,2024-06-01,3\n", ""}});
  EXPECT_EQ(flows(dated.measure("change.ethnicity")),
            "joiners 5, leavers 3, transferred_in 0, transferred_out 0, answers 0");
  EXPECT_EQ(dated.measure("change.ethnicity")["before"], 13);
  adds_up(dated);
}

TEST(Change, WhatIsMissingIsSaid) {
  const Files none({{"cases", "Case Type,Date Opened\nDisciplinary,2024-06-01\n", ""}});
  EXPECT_TRUE(has(none.measure("change.sex")["reason"], "No staff list was given"));
  const Files one({{"staff", "Employee Number,Sex\n1,Female\n", ""}});
  EXPECT_EQ(one.measure("change.sex")["status"], "not_supplied");
  EXPECT_TRUE(has(one.measure("change.sex")["reason"], "No staff list of last year was given."));
  const Files lacking({{"staff", "Employee Number,Sex,Religion\n1,Female,Sikh\n", ""},
                       {"staff_last_year", "Employee Number,Sex\n1,Female\n", ""}});
  EXPECT_EQ(lacking.measure("change.sex")["status"], "ok");
  EXPECT_TRUE(
      has(lacking.measure("change.religion")["reason"], "Last year's staff list has no column for religion or belief."))
      << lacking.measure("change.religion")["reason"].dump();
  EXPECT_TRUE(has(lacking.measure("change.disability")["reason"], "The staff file has no column"));
  const Files only({{"staff_last_year", last_year, ""}});
  EXPECT_EQ(only.measure("change.sex")["status"], "not_supplied");
  EXPECT_EQ(only.measure("profile.sex")["status"], "not_supplied");
  EXPECT_EQ(only.report()["organisation"]["headcount"], 0);
}

TEST(Change, ContractsThatOnlyHaveAnotherName) {
  // Three of Beta's people are on "Beta Ward" now; the one who left counts as transferred, and that is told.
  const Files files(
      {{"staff", "Employee Number,Sex,Contract\n1,Female,Beta Ward\n2,Male,Beta Ward\n3,Male,beta  ward\n", ""},
       {"staff_last_year", "Employee Number,Sex,Contract\n1,Female,Beta\n2,Male,Beta\n3,Male,Beta\n4,Male,Beta\n",
        ""}});
  const auto m = files.measure("change.sex");
  EXPECT_EQ(m["contracts_out"].dump(), R"(["Beta"])");
  EXPECT_EQ(flows(m), "joiners 0, leavers 0, transferred_in 0, transferred_out 1, answers 0");
  EXPECT_TRUE(has(notes(m), "most of its people are still here")) << notes(m);
  // Small letters and spaces make no other contract.
  const Files same({{"staff", "Employee Number,Sex,Contract\n1,Female,ALPHA  ward\n", ""},
                    {"staff_last_year", "Employee Number,Sex,Contract\n1,Female,Alpha Ward\n2,Male,Alpha Ward\n", ""}});
  EXPECT_EQ(flows(same.measure("change.sex")), "joiners 0, leavers 1, transferred_in 0, transferred_out 0, answers 0");
}

}  // namespace
}  // namespace evenhand::change_test
