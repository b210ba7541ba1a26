#include <gtest/gtest.h>

#include "tests/core/support.h"

namespace evenhand::staff_test {
namespace {

using test::Json;
using test::Loaded;
using test::settings;
using Codes = std::vector<std::string>;

void expect_reconciled(const Loaded& loaded) {
  std::uint64_t sum = loaded.inspection["rows_used"].get<std::uint64_t>();
  for (const auto& item : loaded.inspection["set_aside"]) sum += item["rows"].get<std::uint64_t>();
  EXPECT_EQ(sum, loaded.inspection["rows_read"].get<std::uint64_t>()) << loaded.inspection.dump(1);
  const auto report = loaded.report();
  for (const auto& check : report["checks"]) EXPECT_TRUE(check["passed"].get<bool>()) << check.dump();
}

TEST(Staff, OnePersonIsCountedOnceByThePrimaryAssignment) {
  const Loaded loaded(
      "Employee Number,Primary,Gender,FTE\n"
      "1,Y,Female,0.2\n"
      "1,N,Female,0.8\n"
      "2,N,Male,0.4\n"
      "2,N,Male,0.6\n"
      "3,Y,Female,1\n");
  EXPECT_EQ(loaded.inspection["rows_used"], 3);
  EXPECT_EQ(loaded.set_aside("second_assignment"), 2);
  EXPECT_EQ(loaded.count("profile.sex", "female"), 2);
  EXPECT_EQ(loaded.count("profile.sex", "male"), 1);
  expect_reconciled(loaded);
}

TEST(Staff, WithoutPrimaryTheFirstPostThenTheMostHoursCounts) {
  const Loaded posts("Assignment Number,FTE,Pay Scale\n20000010-2,1,Band 2\n20000010,0.2,Band 7\n20000011,1,Band 3\n");
  EXPECT_EQ(posts.count("profile.pay_band", "band_7"), 1);
  EXPECT_EQ(posts.count("profile.pay_band", "band_2"), 0);
  const Loaded hours("Employee Number,FTE,Pay Scale\n10,0.2,Band 2\n10,0.7,Band 7\n");
  EXPECT_EQ(hours.count("profile.pay_band", "band_7"), 1);
  expect_reconciled(posts);
  expect_reconciled(hours);
}

TEST(Staff, BankHonoraryAndNonExecutiveAreSetAsideByRule) {
  const auto csv =
      "Employee Number,Assignment Category,Pay Scale\n"
      "1,Permanent,Band 5\n2,Bank,Band 5\n3,Honorary,Band 5\n4,Non-Exec Director/Chair,\n5,Fixed Term Temp,Band 5\n"
      "6,Permanent,NHS|XR05|Review Body Band 5|Bank\n7,Locum,Band 5\n";
  const Loaded loaded(csv);
  EXPECT_EQ(loaded.inspection["rows_used"], 3);
  EXPECT_EQ(loaded.set_aside("bank"), 2);
  EXPECT_EQ(loaded.set_aside("honorary"), 1);
  EXPECT_EQ(loaded.set_aside("non_executive"), 1);
  expect_reconciled(loaded);
  const Loaded with_bank(csv, settings(R"(, "include": ["bank"])"));
  EXPECT_EQ(with_bank.inspection["rows_used"], 5);
  expect_reconciled(with_bank);
}

TEST(Staff, SomebodyWithABankPostAndAnotherCountsByTheOther) {
  const Loaded loaded("Employee Number,Primary,Assignment Category\n1,Y,Bank\n1,N,Permanent\n");
  EXPECT_EQ(loaded.inspection["rows_used"], 1);
  EXPECT_EQ(loaded.set_aside("bank"), 1);
}

TEST(Staff, LeaversAndStartersAroundTheSnapshot) {
  const Loaded loaded(
      "Employee Number,Start Date,Leave Date\n"
      "1,01/04/2020,30/03/2025\n"  // left the day before
      "2,01/04/2020,31/03/2025\n"  // the last day is the snapshot
      "3,31/03/2025,\n"            // first day
      "4,01/04/2025,\n");
  EXPECT_EQ(loaded.set_aside("left_before_snapshot"), 1);
  EXPECT_EQ(loaded.set_aside("starts_after_snapshot"), 1);
  EXPECT_EQ(loaded.inspection["rows_used"], 2);
  expect_reconciled(loaded);
}

TEST(Staff, AgesComeFromDatesOfBirthAtTheSnapshot) {
  const Loaded loaded(
      "Employee Number,Date of Birth,Age,Age Band\n"
      "1,31/03/2004,,\n"  // 21 that day
      "2,01/04/2004,,\n"  // still 20
      "3,,44,21-25\n"     // age before band
      "4,,,66-70\n"
      "5,soon,,\n"
      "6,31/12/1880,,\n"
      "7,,,\n");
  EXPECT_EQ(loaded.count("profile.age", "age_under_21"), 1);
  EXPECT_EQ(loaded.count("profile.age", "age_21_25"), 1);
  EXPECT_EQ(loaded.count("profile.age", "age_41_45"), 1);
  EXPECT_EQ(loaded.count("profile.age", "age_66_70"), 1);
  EXPECT_EQ(loaded.count("profile.age", "not_recorded"), 3);
  EXPECT_EQ(loaded.problem_codes(), (Codes{"implausible_age", "unreadable_date"}));
  EXPECT_EQ(loaded.problem("unreadable_date")["row"], 6);
  EXPECT_EQ(loaded.problem("unreadable_date")["value"], "");  // a birthday stays out of every report
  EXPECT_EQ(loaded.problem("implausible_age")["row"], 7);
}

TEST(Staff, WithoutASnapshotDateAgesAreRefusedNotGuessed) {
  const Loaded loaded("Employee Number,Date of Birth\n1,25/03/1980\n",
                      Json::parse(R"({"format": "evenhand-settings/1"})"));
  EXPECT_EQ(loaded.count("profile.age", "not_recorded"), 1);
  EXPECT_EQ(loaded.problem_codes(), Codes{"no_snapshot_date"});
}

TEST(Staff, UnmatchedValuesAreShownWithRowsAndCountAsUnknown) {
  const Loaded loaded(
      "Employee Number,Ethnic Origin\n1,White - British\n2,Wite British\n3,Wite British\n4,Martian\n5,\n6,Not "
      "stated\n");
  EXPECT_EQ(loaded.problem_codes(), (Codes{"unmatched_value", "unmatched_value"}));
  const auto problem = loaded.problem("unmatched_value");
  EXPECT_EQ(problem["value"], "Wite British");
  EXPECT_EQ(problem["rows_affected"], 2);
  EXPECT_EQ(problem["rows"], Json::parse("[3, 4]"));
  EXPECT_EQ(loaded.count("profile.ethnicity", "white"), 1);
  EXPECT_EQ(loaded.count("profile.ethnicity", "unmatched"), 3);
  EXPECT_EQ(loaded.count("profile.ethnicity", "not_recorded"), 1);
  EXPECT_EQ(loaded.count("profile.ethnicity", "declined"), 1);
  EXPECT_EQ(loaded.measure("profile.ethnicity")["unknown"], 5);
  expect_reconciled(loaded);
}

TEST(Staff, AMappingActsAtOnceWithoutReadingAgain) {
  Loaded loaded("Employee Number,Ethnic Origin\n1,Wite British\n2,Indian\n");
  EXPECT_EQ(loaded.count("profile.ethnicity", "white"), 0);
  loaded.session.configure(settings(R"(, "values": {"ethnicity": {"WITE  british": "white_british"}})").dump());
  EXPECT_EQ(loaded.count("profile.ethnicity", "white"), 1);
  EXPECT_EQ(loaded.count("profile.ethnicity", "unmatched"), -1);
}

TEST(Staff, BlankIsNotRecordedNeverDeclined) {
  const Loaded loaded("Employee Number,Religious Belief\n1,\n2, \n3,-\n4,N/A\n5,NULL\n6,#N/A\n7,None\n");
  EXPECT_EQ(loaded.count("profile.religion", "not_recorded"), 6);
  EXPECT_EQ(loaded.count("profile.religion", "declined"), 0);
  EXPECT_EQ(loaded.count("profile.religion", "no_religion"), 1);
  EXPECT_TRUE(loaded.problem_codes().empty());
}

TEST(Staff, NotDeclaredIsNotRecordedUnlessTheRuleSaysOtherwise) {
  const auto csv = "Employee Number,Disability\n1,Not Declared\n2,Yes\n";
  EXPECT_EQ(Loaded(csv).count("profile.disability", "not_recorded"), 1);
  const Loaded declined(csv, settings(R"(, "rules": {"disability_not_declared": "declined"})"));
  EXPECT_EQ(declined.count("profile.disability", "declined"), 1);
}

TEST(Staff, ACountColumnMakesARowStandForManyPeople) {
  const Loaded loaded(
      "Gender,Ethnic Origin,count\nFemale,White - British,40\nMale,Indian,2\nMale,African,0\nMale,Indian,x\n");
  EXPECT_EQ(loaded.report()["organisation"]["headcount"], 42);
  EXPECT_EQ(loaded.count("profile.ethnicity", "white"), 40);
  EXPECT_EQ(loaded.count("profile.ethnicity", "bme"), 2);
  EXPECT_EQ(loaded.set_aside("unreadable_count"), 1);
  EXPECT_EQ(loaded.inspection["rows_used"], 3);
  expect_reconciled(loaded);
}

TEST(Staff, MissingIdsCountAndAreSaid) {
  const Loaded loaded("Employee Number,Gender\n1,Male\n,Female\n,Female\n");
  EXPECT_EQ(loaded.inspection["rows_used"], 3);
  EXPECT_EQ(loaded.problem_codes(), Codes{"missing_person_id"});
  EXPECT_EQ(loaded.problem("missing_person_id")["rows"], Json::parse("[3, 4]"));
}

TEST(Staff, ConflictingAnswersOfOnePersonAreSaid) {
  const Loaded loaded("Employee Number,Primary,Gender\n1,Y,Male\n1,N,Female\n");
  EXPECT_EQ(loaded.problem_codes(), Codes{"conflicting_person"});
  EXPECT_EQ(loaded.problem("conflicting_person")["row"], 3);
}

TEST(Staff, MaternityLeaveIsSeenFromTheAssignmentStatus) {
  const Loaded loaded("Employee Number,Assignment Status\n1,Active Assignment\n2,Maternity & Adoption\n3,\n");
  EXPECT_EQ(loaded.count("profile.pregnancy_maternity", "pregnant_or_maternity"), 1);
  EXPECT_EQ(loaded.count("profile.pregnancy_maternity", "not_recorded"), 1);
  const Loaded off("Employee Number,Assignment Status\n1,Maternity & Adoption\n",
                   settings(R"(, "rules": {"pregnancy_from_status": "leave_out"})"));
  EXPECT_EQ(off.measure("profile.pregnancy_maternity")["status"], "not_supplied");
  EXPECT_EQ(loaded.measure("declaration.pregnancy_maternity")["status"], "not_calculable");
}

TEST(Staff, DifferentIdsAreDifferentPeople) {
  for (const std::string prefix : {"", "A", "AB", "10000", "x-"}) {
    std::string csv = "Employee Number,Gender\n";
    for (int i = 1; i <= 20000; ++i) csv += prefix + std::to_string(i) + ",Male\n";
    EXPECT_EQ(Loaded(csv).inspection["rows_used"], 20000) << prefix;
  }
}

TEST(Staff, AHyphenInAnAssignmentNumberIsNotAlwaysASecondPost) {
  EXPECT_EQ(
      Loaded("Assignment Number,Gender\nEMP-01,Male\nEMP-02,Male\nHR-1,Male\nHR-2,Male\n").inspection["rows_used"], 4);
  // Beside a person id the ending is the number of the post, however short the id is.
  EXPECT_EQ(Loaded("Employee Number,Assignment Number,Pay Scale\n7,7-2,Band 2\n7,7,Band 3\n")
                .count("profile.pay_band", "band_3"),
            1);
  EXPECT_EQ(Loaded("Assignment Number,Gender\n2024-01,Male\n2024-02,Male\n").inspection["rows_used"], 2);
  EXPECT_EQ(Loaded("Assignment Number,Gender\n20000017,Male\n20000017-2,Male\n").inspection["rows_used"], 1);
}

TEST(Staff, OneIdInManyRowsIsSaid) {
  std::string csv = "Employee Number,Gender\n";
  for (int i = 0; i < 8; ++i) csv += "TBC,Male\n";
  const Loaded loaded(csv);
  EXPECT_EQ(loaded.problem_codes(), Codes{"repeated_person_id"});
  EXPECT_EQ(loaded.problem("repeated_person_id")["rows_affected"], 7);
  EXPECT_EQ(loaded.inspection.dump().find("TBC"), std::string::npos);
}

TEST(Staff, RowsOfTotalsAreNotPeople) {
  for (const auto* word : {"Total", "Subtotal", "Sub-total", "Total staff", "Total: 2", "TOTALS (all)",
                           "Grand Total (all sites)", "Overall"}) {
    const Loaded loaded(std::string("Employee Number,Gender,FTE\n1,Male,1\n2,Female,1\n") + word + ",,2\n");
    EXPECT_EQ(loaded.inspection["rows_used"], 2) << word;
    EXPECT_EQ(loaded.set_aside("total"), 1) << word;
  }
  EXPECT_EQ(Loaded("Surname,Gender,Site\nTotal Smith,Male,North\n").set_aside("total"), 0);
}

TEST(Staff, AMappingSpeaksOnlyOfItsOwnValue) {
  const Loaded loaded("Employee Number,Ethnic Origin\n1,Zog (Asian)\n2,Zog (Black)\n3,Zog\n",
                      settings(R"x(, "values": {"ethnicity": {"Zog (Asian)": "asian_other"}})x"));
  EXPECT_EQ(loaded.count("profile.ethnicity_detailed", "asian_other"), 1);
  EXPECT_EQ(loaded.count("profile.ethnicity_detailed", "unmatched"), 2);
}

TEST(Staff, SitesThatDifferInBracketsAreTwo) {
  const auto m = Loaded("Employee Number,Site\n1,Ward (A)\n2,Ward (B)\n3,ward (a)\n").measure("profile.site");
  EXPECT_EQ(m["known"], 3);
  EXPECT_EQ(m["categories"].size(), 3U);  // two wards and not recorded
}

TEST(Staff, ANumberIsNotACount) {
  const Loaded loaded("Employee Number,Sex,Number\n1,Male,5135\n2,Male,5136\n");
  EXPECT_EQ(loaded.report()["organisation"]["headcount"], 2);
  const Loaded both("Employee Number,Sex,count\n1,Male,2\n1,Male,2\n");
  EXPECT_EQ(both.problem_codes(), Codes{"count_with_person_id"});
}

TEST(Staff, AFileWithoutAKnownColumnCountsNobody) {
  const Loaded loaded("Date of invoice,Description,Amount\n01/02/2025,Paper,3\n");
  EXPECT_EQ(loaded.inspection["rows_used"], 0);
  EXPECT_EQ(loaded.set_aside("no_known_column"), 1);
  EXPECT_EQ(loaded.problem("no_known_column")["severity"], "error");
  expect_reconciled(loaded);
}

TEST(Staff, AnEsrInterfaceFileIsRefusedInItsOwnWords) {
  for (const std::size_t chunk : {1U, 100U}) {
    session::Session session;
    session.begin("esr.txt", "");
    const std::string text = "HDR~20250331~1\nPRA~20000017~Smith\n";
    for (std::size_t at = 0; at < text.size(); at += chunk)
      session.push(test::bytes_of(text).subspan(at, std::min(chunk, text.size() - at)));
    EXPECT_EQ(Json::parse(session.finish())["code"], "esr_interface") << chunk;
  }
}

TEST(Staff, OldSingleDigitCodesAreReadAndSaid) {
  const Loaded loaded("Employee Number,Ethnic Origin\n1,0\n2,4\n3,4\n");
  EXPECT_EQ(loaded.count("profile.ethnicity", "bme"), 2);
  EXPECT_EQ(loaded.problem_codes(), (Codes{"old_code", "old_code"}));
}

TEST(Staff, DatesThatDoNotExistAreSaid) {
  const Loaded loaded(
      "Employee Number,Start Date,Leave "
      "Date\n1,25/01/2020,31/02/2020\n2,01/02/2021,31/12/4712\n3,01/02/2021,31-DEC-12\n");
  EXPECT_EQ(loaded.inspection["rows_used"], 3);
  EXPECT_EQ(loaded.problem_codes(), Codes{"impossible_date"});
  EXPECT_EQ(loaded.problem("impossible_date")["row"], 2);
}

TEST(Staff, AgesJustOutsideAreSaidToo) {
  const Loaded loaded("Employee Number,Date of Birth,Age\n1,25/12/2025,\n2,,-1\n3,31/12/1880,44\n");
  EXPECT_EQ(loaded.problem_codes(), (Codes{"implausible_age", "implausible_age"}));
  EXPECT_EQ(loaded.problem("implausible_age")["rows"], Json::parse("[2, 4]"));
  EXPECT_EQ(loaded.count("profile.age", "age_41_45"), 1);  // the age stands in for an impossible birth date
}

TEST(Staff, RowsHiddenInAQuotedCellAreSaid) {
  std::string csv = "Employee Number,Job,Gender\n1,\"Temp,F\n";
  for (int i = 2; i < 20; ++i) csv += std::to_string(i) + ",Nurse,Female\n";
  csv += "20,Temp\",Female\n";
  EXPECT_EQ(Loaded(csv).problem_codes(), Codes{"long_quoted_cell"});
}

TEST(Staff, FreeTextInAColumnOfSitesStaysSmall) {
  std::string csv = "Employee Number,Site,Ethnic Origin\n";
  for (int i = 0; i < 20000; ++i)
    csv += std::to_string(i) + ",Site " + std::to_string(i) + ",Word " + std::to_string(i) + "\n";
  const Loaded loaded(csv);
  EXPECT_LT(loaded.session.report().size(), 1'000'000U);
  EXPECT_FALSE(loaded.problem("too_many_labels").is_null());
  EXPECT_FALSE(loaded.problem("too_many_unmatched_values").is_null());
  expect_reconciled(loaded);
}

TEST(Staff, ThousandsOfEqualHeadersAreRead) {
  std::string csv = "Employee Number";
  for (int i = 0; i < 8000; ++i) csv += ",Notes";
  csv += "\n1";
  for (int i = 0; i < 8000; ++i) csv += ",x";
  EXPECT_EQ(Loaded(csv + "\n").inspection["rows_used"], 1);
}

TEST(Staff, PersonIdsNeverComeOut) {
  const Loaded loaded("Employee Number,Gender\nsecret-77,Male\nsecret-77,Female\n,X\n");
  EXPECT_EQ(loaded.inspection.dump().find("secret-77"), std::string::npos);
  EXPECT_EQ(loaded.session.report().find("secret-77"), std::string::npos);
}

TEST(Session, ARefusedFileLeavesWhatWasLoaded) {
  Loaded loaded("Employee Number,Gender\n1,Male\n");
  const auto before = loaded.session.report();
  loaded.session.begin("picture.csv", "");
  const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  const auto refusal = loaded.session.push(test::bytes_of(png));
  const auto answer = Json::parse(loaded.session.finish());
  EXPECT_EQ(answer["format"], "evenhand-refusal/1");
  EXPECT_NE(answer["message"].get<std::string>().find("picture.csv"), std::string::npos);
  EXPECT_EQ(loaded.session.report(), before);
}

TEST(Session, TheSameNameReplacesAnotherNameIsRefused) {
  Loaded loaded("Employee Number,Gender\n1,Male\n");
  const auto read = [&](const char* name, const char* csv) {
    loaded.session.begin(name, "staff");
    loaded.session.push(test::bytes_of(csv));
    return Json::parse(loaded.session.finish());
  };
  EXPECT_EQ(read("other.csv", "Employee Number,Gender\n1,Female\n")["code"], "second_staff_file");
  EXPECT_EQ(loaded.count("profile.sex", "male"), 1);
  const auto again = read("staff.csv", "Employee Number,Gender\n1,Female\n2,Female\n");
  EXPECT_EQ(again["id"], loaded.inspection["id"]);
  EXPECT_EQ(loaded.count("profile.sex", "female"), 2);
}

TEST(Session, OddSettingsAreProblemsNeverACrash) {
  session::Session session;
  for (const auto* text : {"", "[]", "{", "null", R"({"format": "evenhand-settings/2"})",
                           R"({"format": "evenhand-settings/1", "snapshot_date": 3})",
                           R"({"format": "evenhand-settings/1", "snapshot_date": "31/03/2025"})",
                           R"({"format": "evenhand-settings/1", "organisation": []})",
                           R"({"format": "evenhand-settings/1", "include": ["cats"]})",
                           R"({"format": "evenhand-settings/1", "columns": {"staff": {"X": "shoe_size"}}})",
                           R"({"format": "evenhand-settings/1", "values": {"sex": {"X": 4}}})",
                           R"({"format": "evenhand-settings/1", "rules": {"chinese_five_groups": "north"}})",
                           R"({"format": "evenhand-settings/1", "audience": "everybody"})",
                           R"({"format": "evenhand-settings/1", "protection": {"threshold": 0}})",
                           R"({"format": "evenhand-settings/1", "protection": {"mode": "guess"}})",
                           R"({"format": "evenhand-settings/1", "protection": {"zero": true}})",
                           R"({"format": "evenhand-settings/1", "colour": "blue"})"}) {
    EXPECT_NE(session.configure(text), "[]") << text;
  }
  EXPECT_EQ(session.configure(settings().dump()), "[]");
}

}  // namespace
}  // namespace evenhand::staff_test
