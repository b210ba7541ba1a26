// Files other than the staff list: which rows count, whose characteristics, and how files find one another.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/support.h"

namespace evenhand::records_test {
namespace {

using test::accounts_for_every_row;
using test::Files;
using test::has;
using test::Input;
using test::Json;
using test::settings;

// 1 and 2 in post, 3 on the bank, 4 left in May 2024, 5 non-executive, 6 bank and permanent.
const std::string staff =
    "Employee Number,Ethnic Origin,Disability,Assignment Category,Termination Date\n"
    "1,White - British,No,Permanent,\n2,Indian,Yes,Permanent,\n3,Indian,No,Bank,\n4,Indian,No,Permanent,2024-05-31\n"
    "5,Indian,No,Non-Exec Director/Chair,\n6,African,No,Bank,\n6,African,No,Permanent,\n";

std::string disciplinary(std::string_view id, std::string_view date = "2024-06-01") {
  return std::string(id) + ",Disciplinary," + std::string(date) + "\n";
}

const std::string header = "Employee Number,Case Type,Start Date\n";

std::string cases_of(std::initializer_list<std::string_view> ids) {
  auto out = header;
  for (const auto id : ids) out += disciplinary(id);
  return out;
}

TEST(Records, ThePeriodIsTheYearThatEndsOnTheSnapshotDate) {
  const auto csv = header + disciplinary("1", "2025-03-31") + disciplinary("2", "2024-04-01") +
                   disciplinary("1", "2025-04-01") + disciplinary("1", "2024-03-31") + disciplinary("1", "2023-04-01") +
                   disciplinary("1", "2023-03-31") + disciplinary("6", "");
  const Files files({{"staff", staff, ""}, {"cases", csv, ""}});
  EXPECT_EQ(files.set_aside("cases", "outside_period"), 2);  // tomorrow's, and the one of two years ago
  EXPECT_EQ(files.inspection("cases")["rows_used"], 5);
  EXPECT_EQ(files.problem("cases", "no_date")["row"], 8);  // counted in the year, and said
  EXPECT_EQ(files.events("wres.3"), "bme 2/2, white 1/1");
  const Files two_years({{"staff", staff, ""}, {"cases", csv, ""}},
                        settings(R"(, "rules": {"wres_3_years": "two_year"})"));
  // 1 has two cases in the year before and counts once for it.
  EXPECT_EQ(two_years.events("wres.3"), "bme 2/4, white 2/2");
}

TEST(Records, OnlyCasesReachBackAYear) {
  const Files files(
      {{"staff", staff, ""},
       {"training", "Employee Number,Mandatory,Date\n1,No,2024-03-31\n2,No,2024-04-01\n", ""},
       {"promotions", "Employee Number,To Band,Promotion Date\n1,Band 6,2024-03-31\n2,Band 6,2025-03-31\n", ""},
       {"leavers", "Employee Number,Leaving Date\n1,2025-04-01\n4,2024-05-31\n", ""},
       {"patients", "Type,Date Received\nComplaint,2024-03-31\nComplaint,2024-04-01\n", ""}});
  for (const auto* kind : {"training", "promotions", "leavers", "patients"}) {
    EXPECT_EQ(files.set_aside(kind, "outside_period"), 1) << kind;
    EXPECT_EQ(files.inspection(kind)["rows_used"], 1) << kind;
  }
}

TEST(Records, WithoutASnapshotDateEverythingCounts) {
  auto chosen = settings();
  chosen.erase("snapshot_date");
  const Files files({{"staff", staff, ""}, {"cases", header + disciplinary("1", "1999-01-01"), ""}}, chosen);
  EXPECT_EQ(files.inspection("cases")["rows_used"], 1);
}

TEST(Records, CharacteristicsComeFromTheStaffListById) {
  const Files files({{"staff", staff, ""}, {"cases", cases_of({"1", "2", "6"}), ""}});
  EXPECT_EQ(files.events("wres.3"), "bme 2/2, white 1/1");
  EXPECT_TRUE(files.problem("cases", "unknown_person_id").is_null());
}

TEST(Records, TheirOwnAnswerComesFirst) {
  // The row of 1 says Indian; that of 2 declines, so the staff list speaks.
  const Files files({{"staff", staff, ""},
                     {"cases",
                      "Employee Number,Case Type,Ethnic Origin\n1,Disciplinary,Indian\n2,Disciplinary,Not stated\n"
                      "6,Disciplinary,Gibberish\n",
                      ""}});
  EXPECT_EQ(files.events("wres.3"), "bme 3/2, white 0/1");
  EXPECT_EQ(files.measure("wres.3")["unknown_events"], 0);
}

TEST(Records, UnknownIdsAreNamedByRowAndCountAsUnknown) {
  const Files files({{"staff", staff, ""}, {"cases", cases_of({"1", "77", "2", "88"}), ""}});
  const auto problem = files.problem("cases", "unknown_person_id");
  EXPECT_EQ(problem["severity"], "warning");
  EXPECT_EQ(problem["row"], 3);
  EXPECT_EQ(files.measure("wres.3")["unknown_events"], 2);
  EXPECT_EQ(files.inspection("cases")["rows_used"], 4);
}

TEST(Records, CasesOfBankStaffAndNonExecutivesAreSetAside) {
  const Files files({{"staff", staff, ""}, {"cases", cases_of({"1", "3", "5", "6"}), ""}});
  EXPECT_EQ(files.set_aside("cases", "person_set_aside"), 2);
  EXPECT_EQ(files.events("wres.3"), "bme 1/2, white 1/1");
  // The user wants bank staff in: then their cases are in too.
  const Files with_bank({{"staff", staff, ""}, {"cases", cases_of({"1", "3"}), ""}},
                        settings(R"(, "include": ["bank"])"));
  EXPECT_EQ(with_bank.set_aside("cases", "person_set_aside"), 0);
  EXPECT_EQ(with_bank.events("wres.3"), "bme 1/3, white 1/1");
}

TEST(Records, PeopleWhoLeftCountWithTheirCharacteristics) {
  const Files files({{"staff", staff, ""},
                     {"cases", cases_of({"1", "4"}), ""},
                     {"leavers", "Employee Number,Leaving Date\n4,2024-05-31\n99,2024-07-31\n", ""}});
  EXPECT_EQ(files.events("wres.3"), "bme 1/2, white 1/1");
  EXPECT_EQ(files.measure("leaving.ethnicity.bme")["groups"][0]["events"], 1);
  EXPECT_EQ(files.measure("leaving.ethnicity.bme")["unknown_events"], 1);
  EXPECT_EQ(files.problem("leavers", "unknown_person_id")["severity"], "notice");
}

TEST(Records, WithoutIdsInTheStaffListTheFileStandsAlone) {
  const Files files(
      {{"staff", "Ethnic Origin,count\nA,10\nH,10\n", ""},
       {"cases", "Employee Number,Case Type,Ethnic Origin\n1,Disciplinary,A\n2,Disciplinary,H\n3,Disciplinary,\n",
        ""}});
  EXPECT_EQ(files.problem("cases", "no_staff_ids")["severity"], "warning");
  EXPECT_EQ(files.events("wres.3"), "bme 1/10, white 1/10");
}

TEST(Records, ACountStandsForThatManyPeople) {
  const Files files({{"staff", "Ethnic Origin,count\nA,\"1,000\"\nH,500\n", ""},
                     {"cases",
                      "Case Type,Ethnic Origin,count\nDisciplinary,A,12\nDisciplinary,H,\"1,000\"\nDisciplinary,H,0\n"
                      "Disciplinary,A,many\nDisciplinary,A,2.5\nDisciplinary,A,-3\nDisciplinary,A,\n",
                      ""}});
  EXPECT_EQ(files.events("wres.3"), "bme 1000/500, white 12/1000");
  EXPECT_EQ(files.set_aside("cases", "unreadable_count"), 4);
  EXPECT_EQ(files.problem("cases", "unreadable_count")["row"], 5);
  EXPECT_TRUE(accounts_for_every_row(files.inspection("cases")));
}

TEST(Records, SeveralFilesOfAKindAddUpAndKnowOnePerson) {
  Files files({{"staff", staff, ""},
               {"cases", cases_of({"1", "2"}), "north.csv"},
               {"cases", cases_of({"2", "6"}), "south.csv"}});
  EXPECT_EQ(files.events("wres.3"), "bme 2/2, white 1/1");  // 2 stands in both
  EXPECT_EQ(files.report()["files"].size(), 3U);
  files.remove(files.inspection("south.csv")["id"].get<int>());
  EXPECT_EQ(files.events("wres.3"), "bme 1/2, white 1/1");
}

TEST(Records, TheSameNameReplaces) {
  Files files({{"staff", staff, ""}, {"cases", cases_of({"1", "2", "6"}), ""}});
  const auto id = files.inspection("cases")["id"];
  files.add({"cases", cases_of({"1"}), ""});
  EXPECT_EQ(files.inspection("cases")["id"], id);
  EXPECT_EQ(files.events("wres.3"), "bme 0/2, white 1/1");
  // The same name of another kind is another file.
  files.add({"training", "Employee Number,Mandatory\n2,No\n", "cases.csv"});
  EXPECT_EQ(files.report()["files"].size(), 3U);
}

TEST(Records, TheStaffListMayComeLastAndGo) {
  Files files({{"cases", cases_of({"1", "2", "3"}), ""}});
  EXPECT_EQ(files.measure("wres.3")["status"], "not_supplied");
  EXPECT_EQ(files.problem("cases", "no_staff_ids")["severity"], "warning");
  files.add({"staff", staff, ""});
  EXPECT_EQ(files.events("wres.3"), "bme 1/2, white 1/1");
  EXPECT_TRUE(files.problem("cases", "no_staff_ids").is_null());
  EXPECT_EQ(files.set_aside("cases", "person_set_aside"), 1);
  files.remove(files.inspection("staff")["id"].get<int>());
  EXPECT_EQ(files.measure("wres.3")["status"], "not_supplied");
  EXPECT_EQ(files.inspection("cases")["rows_used"], 3);
  EXPECT_EQ(files.report()["organisation"]["headcount"], 0);
}

TEST(Records, OrderOfFilesDoesNotMatter) {
  const Input list{"staff", staff, ""};
  const Input cases{"cases", cases_of({"1", "2", "4"}), ""};
  const Input training{"training", "Employee Number,Mandatory\n2,No\n6,No\n", ""};
  const Files one({list, cases, training});
  const Files other({training, cases, list});
  EXPECT_EQ(one.report()["measures"], other.report()["measures"]);
}

TEST(Records, EveryRowOfEveryKindIsAccountedFor) {
  // A title, a blank row, a total, too many cells: each kind must say where they went.
  const auto dirty = [](std::string_view head, std::string_view row) {
    const auto commas = std::string(static_cast<std::size_t>(std::count(head.begin(), head.end(), ',')), ',');
    const std::string r(row);
    return std::string(head) + "\n" + r + "\n" + commas + "\n" + r + "\n" + std::string(head) + "\n" + r +
           ",x,y\nTotal" + commas + "\n" + r + "\n";
  };
  Files files({{"staff", dirty("Employee Number,Gender,Start Date", "1,Female,2020-01-01"), ""},
               {"applicants", dirty("Gender,Stage,Clinical", "Female,Appointed,Yes"), ""},
               {"cases", dirty("Employee Number,Case Type,Start Date", "1,Grievance,2020-01-01"), ""},
               {"training", dirty("Employee Number,Mandatory,Date", "1,No,2024-07-01"), ""},
               {"promotions", dirty("Employee Number,To Band,Date", "1,Band 5,2024-07-01"), ""},
               {"survey", dirty("Gender,q14a,q15", "Female,Never,Yes"), ""},
               {"board", dirty("Voting,Executive,Gender", "Yes,Yes,Female"), ""},
               {"leavers", dirty("Employee Number,Leaving Date,Reason", "1,2024-07-01,Retired"), ""},
               {"patients", dirty("Type,Date,Gender", "Complaint,2024-07-01,Female"), ""},
               {"benchmark", dirty("Characteristic,Category,Percent", "Sex,Female,51"), ""}});
  for (const auto* kind : {"staff", "applicants", "cases", "training", "promotions", "survey", "board", "leavers",
                           "patients", "benchmark"}) {
    const auto inspection = files.inspection(kind);
    ASSERT_FALSE(inspection.is_null()) << kind;
    EXPECT_EQ(inspection["rows_read"], 7) << kind;
    EXPECT_TRUE(accounts_for_every_row(inspection)) << inspection.dump();
    for (const auto* reason : {"blank", "repeated_header", "too_many_cells", "total"}) {
      EXPECT_EQ(test::set_aside_for(inspection, reason), 1) << kind << " " << reason;
    }
  }
  for (const auto& check : files.report()["checks"]) {
    if (!check["id"].get<std::string>().starts_with("rows.")) continue;
    EXPECT_TRUE(check["passed"].get<bool>()) << check.dump();
  }
}

TEST(Records, MandatoryTrainingAsListsOfTrainingSayIt) {
  // Each of these alone: one White and one Indian person in post, and the White one took the course.
  const auto took = [](const std::string& column, const std::string& word) {
    const Files files({{"staff", "Employee Number,Ethnic Origin\n1,A\n2,H\n", ""},
                       {"training", "Employee Number,Date," + column + "\n1,2024-06-01," + word + "\n", ""}});
    EXPECT_TRUE(files.problem("training", "unmatched_value").is_null()) << word;
    return files.events("wres.4");
  };
  for (const auto* no : {"Non-mandatory", "Not mandatory", "Optional", "CPD", "non mandatory training", "Voluntary",
                         "Desirable", "Development", "No", "N", "0"}) {
    EXPECT_EQ(took("Mandatory", no), "white 1/1, bme 0/1") << no;
  }
  for (const auto* yes : {"Mandatory", "Statutory", "Statutory and mandatory", "Statutory & Mandatory", "Stat/Mand",
                          "Essential", "Required", "Core", "Mandatory training", "Yes", "Y", "1", "✓"}) {
    EXPECT_EQ(took("Mandatory", yes), "white 0/1, bme 0/1") << yes;
  }
  EXPECT_EQ(took("Course Type", "Optional"), "white 1/1, bme 0/1");
  EXPECT_EQ(took("Training Type", "Optional"), "white 1/1, bme 0/1");
}

TEST(Records, AssignmentNumbersFindTheirPeople) {
  const std::string people = "Employee Number,Ethnic Origin\n20012345,A\n20012346,H\n";
  for (const auto* name : {"Assignment Number", "Assignment No", "Assignment", "Asg No"}) {
    const Files files({{"staff", people, ""},
                       {"cases",
                        std::string(name) + ",Case Type,Start Date\n20012345,Disciplinary,2024-06-01\n"
                                            "20012346-2,Disciplinary,2024-06-01\n",
                        ""}});
    EXPECT_EQ(files.events("wres.3"), "bme 1/1, white 1/1") << name;
    EXPECT_TRUE(files.problem("cases", "unknown_person_id").is_null()) << name;
  }
  // The person's own number comes first where a file has both.
  const Files both(
      {{"staff", people, ""},
       {"cases", "Assignment Number,Employee Number,Case Type,Start Date\n9-2,20012346,Disciplinary,2024-06-01\n",
        ""}});
  EXPECT_EQ(both.events("wres.3"), "bme 1/1, white 0/1");
}

TEST(Records, DatesUnderTheHeadersOfOtherSystems) {
  // One row in the year, one three years before it.
  const auto outside = [](const std::string& kind, const std::string& date) {
    const Files files({{kind, "Employee Number,Gender," + date + "\n1,Male,2024-06-01\n2,Male,2021-06-01\n", ""}});
    return files.set_aside(kind, "outside_period");
  };
  for (const auto* date :
       {"Date Investigation Commenced", "Investigation Commenced", "Commenced", "Date Commenced", "Start Date"}) {
    EXPECT_EQ(outside("cases", date), 1) << date;
  }
  for (const auto* date : {"Left On", "Left", "Date Left Organisation"}) EXPECT_EQ(outside("leavers", date), 1) << date;
  for (const auto* date : {"Completed", "Attended On", "Date of Training"}) {
    EXPECT_EQ(outside("training", date), 1) << date;
  }
}

}  // namespace
}  // namespace evenhand::records_test
