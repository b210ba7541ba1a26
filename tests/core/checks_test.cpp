// What the report checks about itself, and that a check can fail.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/report/report.h"
#include "tests/core/support.h"

namespace evenhand::checks_test {
namespace {

using measures::Difference;
using measures::Grid;
using measures::Likelihood;
using measures::Measure;
using test::Files;
using test::has;
using test::Json;
using test::settings;

Json check(const Files& files, std::string_view id) {
  for (const auto& c : files.report()["checks"]) {
    if (c["id"] == id) return c;
  }
  return nullptr;
}

const std::string staff =
    "Employee Number,Ethnic Origin,Disability,Pay Scale,Staff Group\n1,A,No,Band 5,Nursing and Midwifery Registered\n"
    "2,H,Yes,Band 6,Administrative and Clerical\n3,Z,,Banana,\n4,A,No,Consultant,Medical and Dental\n";
const std::string board = "Voting,Executive,Ethnic Origin,Disability\nYes,Yes,A,No\nYes,No,H,Yes\n";
const std::string training = "Employee Number,Course,Mandatory\n1,Leading,No\n2,Leading,No\n";

std::string cases(std::string_view capability_date) {
  return "Employee Number,Case Type,Ground,Start Date\n1,Disciplinary,Conduct,2024-05-01\n"
         "2,Disciplinary,Conduct,2024-05-01\n1,Capability,Performance," +
         std::string(capability_date) + "\n";
}

TEST(Checks, TheWorkforceIsTheSameInEveryIndicator) {
  // wres-wdes.md §8: the same workforce in 1, 3, 4 and 9; WDES 3 stands over two years of it.
  const Files files(
      {{"staff", staff, ""}, {"cases", cases("2023-05-01"), ""}, {"training", training, ""}, {"board", board, ""}});
  const auto wres = check(files, "workforce.wres");
  EXPECT_EQ(wres["passed"], true) << wres.dump();
  EXPECT_TRUE(has(wres["sentence"], "WRES 1, WRES 3, WRES 4, WRES 9: 4 people")) << wres.dump();
  const auto wdes = check(files, "workforce.wdes");
  EXPECT_EQ(wdes["passed"], true) << wdes.dump();
  EXPECT_TRUE(has(wdes["sentence"], "WDES 3 (counted for two years)")) << wdes.dump();
  EXPECT_EQ(files.measure("wres.1")["overall"]["headcount"], 4);
  EXPECT_EQ(files.measure("wres.3")["base"], 4);
  EXPECT_EQ(files.measure("wres.4")["base"], 4);
  EXPECT_EQ(files.measure("wres.9.total")["whole_base"], 4);
  EXPECT_EQ(files.measure("wdes.3")["base"], 8);
  const Files one_year({{"staff", staff, ""}, {"cases", cases("2024-06-01"), ""}});
  EXPECT_EQ(one_year.measure("wdes.3")["base"], 4);
  EXPECT_EQ(check(one_year, "workforce.wdes")["passed"], true);
}

TEST(Checks, EveryFileIsAccountedFor) {
  const Files files({{"staff", staff + ",,,,\nTotal,4,,,\n", ""},
                     {"cases", cases("2010-01-01"), ""},
                     {"training", training, ""},
                     {"board", board, ""}});
  for (const auto* id : {"rows.staff", "rows.cases", "rows.training", "rows.board"}) {
    EXPECT_EQ(check(files, id)["passed"], true) << id;
  }
  EXPECT_TRUE(has(check(files, "rows.cases")["sentence"], "3 rows read = 2 used + 1 set aside"))
      << check(files, "rows.cases").dump();
}

TEST(Checks, ADifferentWorkforceFails) {
  const auto run = [](std::uint64_t in_grid, std::uint64_t white, std::uint64_t unknown, std::uint64_t whole) {
    Measure one;
    one.id = "wres.1";
    one.base = 10;
    Grid grid;
    grid.overall.headcount = in_grid;
    one.figures = grid;
    Measure three;
    three.id = "wres.3";
    three.unknown = unknown;
    Likelihood likelihood;
    likelihood.groups[0].base = 3;
    likelihood.groups[1].base = white;
    three.figures = likelihood;
    Measure nine;
    nine.id = "wres.9.total";
    Difference difference;
    difference.whole_base = whole;
    nine.figures = difference;
    const auto checks = report::check({}, {one, three, nine}, 10);
    const auto at = std::find_if(checks.begin(), checks.end(), [](const auto& c) { return c.id == "workforce.wres"; });
    return at != checks.end() && at->passed;
  };
  EXPECT_TRUE(run(10, 5, 2, 10));
  EXPECT_FALSE(run(9, 5, 2, 10));
  EXPECT_FALSE(run(10, 5, 1, 10));
  EXPECT_FALSE(run(10, 5, 2, 11));
}

TEST(Checks, LostRowsFail) {
  report::FileAccount file;
  file.kind = "cases";
  file.rows_read = 5;
  file.rows_used = 3;
  file.set_aside = {{"outside_period", 1}};
  EXPECT_FALSE(report::check({file}, {}, 0).front().passed);
  file.set_aside.push_back({"blank", 1});
  EXPECT_TRUE(report::check({file}, {}, 0).front().passed);
}

TEST(Checks, EveryGroupAndTheUnknownAddToTheBase) {
  const Files files(
      {{"staff", staff, ""}, {"cases", cases("2023-05-01"), ""}, {"training", training, ""}, {"board", board, ""}});
  int seen = 0;
  for (const auto& m : files.report()["measures"]) {
    if (m["kind"] != "likelihood" || m["status"] == "not_supplied") continue;
    const auto& g = m["groups"];
    EXPECT_EQ(g[0]["base"].get<int>() + g[1]["base"].get<int>() + m["unknown"].get<int>(), m["base"].get<int>())
        << m["id"].dump();
    ++seen;
  }
  EXPECT_GT(seen, 10);
}

std::string said(const Files& files, std::string_view id) {
  const auto c = check(files, id);
  if (c.is_null()) return "none";
  return (c["passed"] == true ? "passed: " : "failed: ") + c["sentence"].get<std::string>();
}

// 1 to 5 are in post, 6 left in May; 1, 2 and 3 started in the year up to 31 March 2025.
const std::string dated =
    "Employee Number,Gender,Start Date,Leaving Date\n1,Female,2024-05-01,\n2,Male,2024-06-01,\n3,Male,2025-03-01,\n"
    "4,Male,2010-01-01,\n5,Female,2011-01-01,\n6,Female,2012-01-01,2024-05-31\n";

TEST(Checks, LeaversWhoAreStillCounted) {
  const auto run = [](const std::string& rows) {
    const Files files({{"staff", dated, ""}, {"leavers", "Employee Number,Leaving Date\n" + rows, ""}});
    return said(files, "leavers.in_post");
  };
  EXPECT_EQ(run("6,2024-05-31\n77,2024-06-30\n"),
            "passed: leavers.csv: none of the 2 people it names is counted in the staff list any more.");
  EXPECT_EQ(run("6,2024-05-31\n4,2024-06-30\n"),
            "failed: leavers.csv: 1 of the 2 people it names is still counted in the staff list. Check the "
            "leaving dates in both files; somebody who came back may stand in both.");
  // Whoever has the snapshot date as the last day is in post on it.
  EXPECT_EQ(run("6,2024-05-31\n4,2025-03-31\n"),
            "passed: leavers.csv: the 1 person it names is not counted in the staff list any more.");
}

TEST(Checks, WhoWentAndIsNotAmongTheLeavers) {
  const auto run = [](const std::string& leavers) {
    const Files files({{"staff", dated, ""},
                       {"staff_last_year", "Employee Number,Gender\n4,Male\n5,Female\n6,Female\n8,Male\n", ""},
                       {"leavers", "Employee Number,Leaving Date\n" + leavers, ""}});
    return said(files, "leavers.last_year");
  };
  // 4 and 5 stayed; 6 stands in the list as somebody who left, and 8 not at all.
  EXPECT_EQ(run("6,2024-05-31\n08,2024-06-30\n"),
            "passed: 2 people of last year’s staff list are counted no longer, and all are in the file of leavers.");
  EXPECT_EQ(
      run("6,2024-05-31\n9,2024-06-30\n"),
      "failed: 2 people of last year’s staff list are counted no longer; 1 of them is not in the file of leavers. "
      "Check whether they left, went to the bank or were given another id.");
}

TEST(Checks, PeopleWhomTheStaffListDoesNotHave) {
  const std::string header = "Employee Number,Case Type,Start Date\n";
  const auto run = [&](const std::string& rows, const std::string& leavers) {
    const Files files({{"staff", dated, ""},
                       {"cases", header + rows, ""},
                       {"leavers", "Employee Number,Leaving Date\n" + leavers, ""}});
    return said(files, "people.cases");
  };
  EXPECT_EQ(run("1,Grievance,2024-05-01\n1,Grievance,2024-06-01\n6,Grievance,2024-05-02\n", ""),
            "passed: cases.csv: all 2 people it names are in the staff list.");
  EXPECT_EQ(run("1,Grievance,2024-05-01\n77,Grievance,2024-06-01\n", "77,2024-07-01\n"),
            "passed: cases.csv: 1 of the 2 people it names is not in the staff list, but among the leavers.");
  EXPECT_EQ(run("1,Grievance,2024-05-01\n77,Grievance,2024-06-01\n78,Grievance,2024-06-01\n", "77,2024-07-01\n"),
            "failed: cases.csv: 2 of the 3 people it names are not in the staff list; of these 1 is among the leavers. "
            "Check the ids. People who have left can be added to the staff list with their leaving date.");
  // A case of the year before is of people who may be long gone.
  EXPECT_EQ(run("1,Grievance,2024-05-01\n77,Grievance,2023-06-01\n", ""),
            "passed: cases.csv: the 1 person it names is in the staff list.");
  // Without ids in the staff list nobody can be missing from it.
  const Files blind({{"staff", "Gender\nFemale\n", ""}, {"cases", header + "1,Grievance,2024-05-01\n", ""}});
  EXPECT_EQ(said(blind, "people.cases"), "none");
}

TEST(Checks, AppointedAgainstStarted) {
  const auto run = [](int appointed, const std::string& internal = "") {
    std::string rows = "Gender,Shortlisted,Appointed" + std::string(internal.empty() ? "" : ",Internal") + "\n";
    for (int i = 0; i < appointed; ++i) rows += "Female,Yes,Yes" + (internal.empty() ? "" : "," + internal) + "\n";
    const Files files({{"staff", dated, ""}, {"applicants", rows + "Male,Yes,No\n", ""}});
    return said(files, "joiners");
  };
  EXPECT_EQ(run(1),
            "passed: Applications: 1 person was appointed; in the staff list 3 people started in the year up to 31 "
            "March 2025.");
  EXPECT_EQ(run(12),
            "passed: Applications: 12 people were appointed; in the staff list 3 people started in the year "
            "up to 31 March 2025.");
  EXPECT_EQ(run(13),
            "failed: Applications: 13 people were appointed; in the staff list 3 people started in the year "
            "up to 31 March 2025. The two are far apart: check that both files cover the same year.");
  EXPECT_TRUE(has(Json(run(13, "Yes")), "passed: Applications: 0 people were appointed, internal applicants left out"))
      << run(13, "Yes");
}

TEST(Checks, BoardMembersInBothFiles) {
  const auto run = [](const std::string& members) {
    const Files files({{"staff", "Employee Number,Gender,Board Member\n1,Female,Yes\n2,Male,Yes\n3,Male,No\n", ""},
                       {"board", "Gender,Voting,Executive\n" + members, ""}});
    return said(files, "board.members");
  };
  EXPECT_EQ(run("Female,Yes,Yes\nMale,Yes,Yes\n"),
            "passed: The staff list marks 2 board members, as many as the board file has.");
  EXPECT_EQ(run("Female,Yes,Yes\nMale,Yes,Yes\nMale,Yes,No\n"),
            "passed: The staff list marks 2 board members, the board file has 3. The board file is used. Non-executive "
            "members are often on no staff list.");
  EXPECT_EQ(run("Female,Yes,Yes\nMale,Yes,Yes\nMale,Yes,Yes\n"),
            "failed: The staff list marks 2 board members, the board file has 3. The board file is used. Check the "
            "marks: it has 3 executive members, who should be in the staff list.");
  EXPECT_EQ(
      run("Female,Yes,Yes\n"),
      "failed: The staff list marks 2 board members, the board file has 1. The board file is used. Check whom the "
      "board file leaves out.");
}

TEST(Checks, MoreAnswersThanStaff) {
  const auto run = [](const std::string& lines) {
    const Files files(
        {{"staff", dated, ""}, {"survey", "Question,Characteristic,Group,Numerator,Denominator\n" + lines, ""}},
        settings(R"(, "survey_year": 2024)"));
    return said(files, "survey.answers");
  };
  EXPECT_EQ(run("WRES 5,Ethnicity,White,1,4\n"), "passed: survey.csv: up to 4 answers to a question, for 5 staff.");
  EXPECT_EQ(run("WRES 5,Ethnicity,White,1,6\n"),
            "failed: survey.csv: up to 6 answers to a question, for 5 staff. There cannot be more answers than staff: "
            "check that both files are of the same organisation and year.");
}

}  // namespace
}  // namespace evenhand::checks_test
