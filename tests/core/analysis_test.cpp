// People chosen by the user beside everybody else: whom they are, and figures by hand.
#include <gtest/gtest.h>

#include <regex>

#include "tests/core/analysis_support.h"

namespace evenhand::analysis_test {
namespace {

using test::analysis;
using test::chosen;
using test::Files;
using test::has;
using test::Json;
using test::Loaded;
using test::people;
using test::river;
using test::settings;
using test::staff;

/// Who is chosen of a staff list.
std::string choose(const std::string& csv, std::string_view analyses) {
  const Loaded loaded(csv, chosen(analyses));
  return people(analysis(loaded.report()));
}

TEST(Analysis, SaysWhoIsCompared) {
  const Loaded loaded(staff(), river);
  const auto a = analysis(loaded.report());
  EXPECT_EQ(people(a), "12 beside 18, not known 0");
  EXPECT_EQ(a["title"], "River");
  EXPECT_EQ(a["description"], "Staff at “River”: 12 of 30.");
  EXPECT_EQ(a["conclusion"], "No action needed.");
  EXPECT_EQ(a["status"], "ok");
  EXPECT_EQ(a["notes"], Json::array());
  // Every measure that it names is there, and in the section of its own.
  const auto whole = loaded.report();
  for (const auto& section : whole["sections"]) {
    if (section["id"] != "analysis") continue;
    EXPECT_EQ(section["measures"], a["measures"]);
  }
  EXPECT_GT(a["measures"].size(), 5U);
}

TEST(Analysis, ComparesShares) {
  const Loaded loaded(staff(), river);
  const auto m = loaded.measure("analysis.1.sex.female");
  EXPECT_EQ(m["kind"], "rate");
  EXPECT_EQ(m["compared"], Json::parse(R"(["chosen", "others"])"));
  EXPECT_EQ(m["groups"][0]["numerator"], 9);
  EXPECT_EQ(m["groups"][0]["denominator"], 12);
  EXPECT_EQ(m["groups"][1]["numerator"], 6);
  EXPECT_EQ(m["groups"][1]["denominator"], 18);
  EXPECT_NEAR(m["value"].get<double>(), 75.0 - 100.0 / 3, 1e-9);
  EXPECT_EQ(m["family"]["id"], "analysis.1.sex");
  EXPECT_EQ(m["base"], 30);
  EXPECT_EQ(m["unknown"], 0);
  EXPECT_EQ(m["sentence"],
            "The share of staff who are in the group “Female” is 41.7 percentage points higher in the group “River” "
            "(75.0%, 9 of 12) than among everybody else (33.3%, 6 of 18).");
  EXPECT_TRUE(has(loaded.measure("analysis.1.sex.male")["sentence"], "is 41.7 percentage points lower in the group"));
}

TEST(Analysis, TheUnknownStandOnNeitherSide) {
  // Of 4 people at River one is blank; of 4 at Hill one declined; one has no site.
  const Loaded loaded(
      "Employee Number,Disability,Site\n1,Yes,River\n2,No,River\n3,No,River\n4,,River\n5,No,Hill\n6,No,Hill\n"
      "7,Yes,Hill\n8,Prefer Not To Answer,Hill\n9,No,\n",
      river);
  EXPECT_EQ(people(analysis(loaded.report())), "4 beside 4, not known 1");
  EXPECT_TRUE(has(analysis(loaded.report())["description"], "4 of 9. Of 1 it is not known"))
      << loaded.report()["analyses"].dump();
  const auto m = loaded.measure("analysis.1.disability.disabled");
  EXPECT_EQ(m["groups"][0]["denominator"], 3);
  EXPECT_EQ(m["groups"][1]["denominator"], 3);
  EXPECT_EQ(m["unknown"], 3);
  EXPECT_TRUE(has(m["sentence"], "is the same to one decimal in the group “River” (33.3%, 1 of 3) and among"))
      << m["sentence"].dump();
}

TEST(Analysis, NobodyKnownOnOneSide) {
  const Loaded loaded("Employee Number,Gender,Site\n1,,River\n2,Male,Hill\n", river);
  const auto m = loaded.measure("analysis.1.sex");
  EXPECT_EQ(m["status"], "not_calculable");
  EXPECT_EQ(m["reason"], "Of the group “River” nobody’s sex is known.");
  EXPECT_EQ(m["groups"], Json::array());
}

TEST(Analysis, ComparesPay) {
  // Means and medians are £12 and £15: (15 − 12) ÷ 15 = 20%.
  const Loaded loaded(staff(), river);
  for (const auto* id : {"analysis.1.pay.mean_hourly", "analysis.1.pay.median_hourly"}) {
    const auto m = loaded.measure(id);
    EXPECT_EQ(m["kind"], "pay_gap") << id;
    EXPECT_EQ(m["comparator"], "others");
    EXPECT_NEAR(m["value"].get<double>(), 20, 1e-9) << id;
    EXPECT_EQ(m["groups"][0]["count"], 18);
    EXPECT_EQ(m["groups"][1]["count"], 12);
    EXPECT_EQ(m["interval"].is_object(), true) << id;
    EXPECT_EQ(m["characteristic"], nullptr);
  }
  EXPECT_EQ(loaded.measure("analysis.1.pay.mean_hourly")["sentence"],
            "On average (mean), staff in the group “River” are paid 20.0% less an hour than other staff: £12.00 "
            "against £15.00 (12 staff in the group “River”, 18 other staff).");
}

TEST(Analysis, AFewPeopleHaveNoPayGap) {
  // Ten people are enough for ten, as the rule has it, and too few for twenty.
  const Loaded loaded(staff(), chosen(R"([{"by": "pay_band", "is": ["Band 5"]}])"));
  EXPECT_EQ(people(analysis(loaded.report())), "10 beside 20, not known 0");
  EXPECT_EQ(loaded.measure("analysis.1.pay.mean_hourly")["status"], "ok");
  const Loaded few(staff(),
                   chosen(R"([{"by": "pay_band", "is": ["band_5"]}])", R"(, "rules": {"pay_gap_least_group": "20"})"));
  EXPECT_EQ(few.measure("analysis.1.pay.mean_hourly")["status"], "not_calculable");
}

TEST(Analysis, ComparesWhatHappensToPeople) {
  // Disciplinary: 1, 2, 3 of River, 13 of Hill, and 99, who is nowhere. Training: 1 of River, 13 to 15 of Hill.
  const Files files({{"staff", staff(), ""},
                     {"cases",
                      "Employee Number,Case Type,Start Date\n1,Disciplinary,2024-05-01\n2,Disciplinary,2024-05-01\n"
                      "3,Disciplinary,2024-05-01\n13,Disciplinary,2024-05-01\n99,Disciplinary,2024-05-01\n"
                      "1,Disciplinary,2024-06-01\n",
                      ""},
                     {"training",
                      "Employee Number,Course,Mandatory\n1,Leading,No\n13,Leading,No\n14,Leading,No\n15,Leading,No\n"
                      "2,Fire,Yes\n",
                      ""},
                     {"promotions", "From Band,To Band,Date\nBand 5,Band 6,2024-05-01\n", ""}},
                    river);
  const auto cases = files.measure("analysis.1.cases.disciplinary");
  EXPECT_EQ(files.events("analysis.1.cases.disciplinary"), "chosen 3/12, others 1/18");
  EXPECT_NEAR(cases["value"].get<double>(), 4.5, 1e-9);
  EXPECT_EQ(cases["unknown_events"], 1);
  EXPECT_EQ(cases["title"], "Disciplinary cases");
  EXPECT_EQ(cases["family"], Json::parse(R"({"id": "analysis.1.cases",
                                            "title": "Formal cases: “River” and everybody else"})"));
  EXPECT_TRUE(
      has(cases["sentence"],
          "Staff in the group “River” were 4.50 times as likely to enter the formal disciplinary process as all "
          "other staff (3 of 12 against 1 of 18)."))
      << cases["sentence"].dump();
  // Something good: everybody else on top, so that above 1 always means that the chosen people fare worse.
  EXPECT_EQ(files.events("analysis.1.training"), "others 3/18, chosen 1/12");
  EXPECT_EQ(files.measure("analysis.1.training")["title"], "Non-mandatory training: “River” and everybody else");
  EXPECT_TRUE(has(files.measure("analysis.1.training")["sentence"],
                  "All other staff were 2.00 times as likely to take part in non-mandatory training as staff in the "
                  "group “River” (3 of 18 against 1 of 12)."))
      << files.measure("analysis.1.training")["sentence"].dump();
  EXPECT_NEAR(files.measure("analysis.1.training")["value"].get<double>(), 2, 1e-9);
  // Nobody can be found by no id, and no file is said once.
  EXPECT_EQ(
      files.measure("analysis.1.promotion")["reason"],
      "The file of promotions has no person ids, so nobody in it can be found in the staff list. Add them to work "
      "this out.");
  EXPECT_TRUE(has(files.measure("analysis.1.leaving")["reason"], "No file of leavers was given"));
  EXPECT_TRUE(files.measure("analysis.1.recruitment").is_null());
}

TEST(Analysis, AStaffListWithoutIdsFindsNobody) {
  const Files files({{"staff", staff("River", false), ""},
                     {"cases", "Employee Number,Case Type,Start Date\n1,Disciplinary,2024-05-01\n", ""}},
                    river);
  const auto m = files.measure("analysis.1.cases");
  EXPECT_EQ(m["status"], "not_supplied");
  EXPECT_TRUE(has(m["reason"], "The staff list has no person ids, so nobody in the file of formal cases")) << m.dump();
  EXPECT_EQ(files.measure("analysis.1.sex.female")["status"], "ok");
}

TEST(Analysis, LeaversAreFoundWhereTheListStillHasThem) {
  // 31 left in December and stands in the list; 77 does not.
  auto list = staff();
  list.insert(list.find('\n'), ",Leaving Date");
  std::string dated;
  for (std::size_t from = 0; from < list.size();) {
    const auto end = list.find('\n', from);
    dated += list.substr(from, end - from) + (from == 0 ? "\n" : ",\n");
    from = end + 1;
  }
  const Files files({{"staff", dated + "31,Female,12,Band 5,River,Oak,2024-12-01\n", ""},
                     {"leavers", "Employee Number,Leaving Date\n31,2024-12-01\n77,2024-12-01\n13,2025-01-01\n", ""}},
                    river);
  EXPECT_EQ(files.events("analysis.1.leaving"), "chosen 1/12, others 1/18");
  EXPECT_EQ(files.measure("analysis.1.leaving")["unknown_events"], 1);
  EXPECT_TRUE(has(files.measure("analysis.1.leaving")["notes"].dump(), "whom the staff list still has"));
}

TEST(Analysis, ChoosesByEveryColumn) {
  const std::string list =
      "Employee Number,Gender,Site,Contract,Pay Scale,Staff Group,Own Group,Date Transferred In\n"
      "1,Female,River,Oak,Band 5,Nursing and Midwifery Registered,first wave,2010-01-01\n"
      "2,Female,river ,Elm,NHS|XR06|Review Body Band 6,Nursing and Midwifery Registered,Second wave,2024-06-01\n"
      "3,Male,Hill,Oak,Band 5,Administrative and Clerical,,\n"
      "4,Male,Hill,Ash,Banana,Administrative and Clerical,First  Wave,2026-01-01\n"
      "5,Male,,,,,Third,soon\n";
  EXPECT_EQ(choose(list, R"([{"by": "site", "is": ["RIVER"]}])"), "2 beside 2, not known 1");
  EXPECT_EQ(choose(list, R"([{"by": "contract", "is": ["Oak", "Ash"]}])"), "3 beside 1, not known 1");
  // By id or by label; a word that is not matched is not known.
  EXPECT_EQ(choose(list, R"([{"by": "pay_band", "is": ["band_5"]}])"), "2 beside 1, not known 2");
  EXPECT_EQ(choose(list, R"([{"by": "pay_band", "is": ["Band 6", "Band 5"]}])"), "3 beside 0, not known 2");
  EXPECT_EQ(choose(list, R"([{"by": "staff_group", "is": ["Administrative and Clerical"]}])"),
            "2 beside 2, not known 1");
  // Nobody marks those whom the mark is not about.
  EXPECT_EQ(choose(list, R"([{"by": "own_group", "is": ["First wave"]}])"), "2 beside 3, not known 0");
  // A transfer still to come has not happened; no date means no transfer; a word is no date.
  EXPECT_EQ(choose(list, R"([{"by": "transferred_in", "is": []}])"), "2 beside 2, not known 1");
  EXPECT_EQ(choose(list, R"([{"by": "transferred_in", "is": ["ever"]}])"), "2 beside 2, not known 1");
  EXPECT_EQ(choose(list, R"([{"by": "transferred_in", "is": ["year"]}])"), "1 beside 3, not known 1");
}

TEST(Analysis, DescribesEveryChoice) {
  const auto described = [](std::string_view analyses) {
    const Loaded loaded(
        "Employee Number,Site,Contract,Pay Scale,Staff Group,Own Group,Date Transferred In\n"
        "1,A,B,Band 5,Administrative and Clerical,C,2020-01-01\n2,D,E,Band 6,Estates and Ancillary,F,\n",
        chosen(analyses));
    return analysis(loaded.report())["description"].get<std::string>();
  };
  EXPECT_EQ(described(R"([{"by": "site", "is": ["A", "X", "Y"]}])"), "Staff at “A”, “X” and “Y”: 1 of 2.");
  EXPECT_EQ(described(R"([{"by": "contract", "is": ["B"]}])"), "Staff on the contract “B”: 1 of 2.");
  EXPECT_EQ(described(R"([{"by": "pay_band", "is": ["band_5"]}])"), "Staff in the pay band “Band 5”: 1 of 2.");
  EXPECT_EQ(described(R"([{"by": "staff_group", "is": ["Estates and Ancillary"]}])"),
            "Staff in the staff group “Estates and ancillary”: 1 of 2.");
  EXPECT_EQ(described(R"([{"by": "own_group", "is": ["C"]}])"), "Staff whom the file marks as “C”: 1 of 2.");
  EXPECT_EQ(described(R"([{"by": "transferred_in", "is": []}])"),
            "Staff who have transferred in from another employer: 1 of 2.");
}

TEST(Analysis, RowsWithACountCountThatMany) {
  EXPECT_EQ(choose("Number of people,Gender,Site\n40,Female,River\n9,Male,Hill\n1,Male,\n",
                   R"([{"by": "site", "is": ["River"]}])"),
            "40 beside 9, not known 1");
}

TEST(Analysis, SaysWhatStandsInTheWay) {
  const auto run = [](const std::string& csv, std::string_view analyses) {
    const Loaded loaded(csv, chosen(analyses));
    const auto a = analysis(loaded.report());
    EXPECT_EQ(a["measures"], Json::array());
    return a["status"].get<std::string>() + ": " + a["reason"].get<std::string>();
  };
  EXPECT_EQ(run(staff(), R"([{"by": "site", "is": ["Lake"]}])"),
            "not_calculable: Nobody in the staff list is in the group “Lake”.");
  EXPECT_EQ(run(staff(), R"([{"by": "site", "is": ["River", "Hill"], "title": "All"}])"),
            "not_calculable: Nobody is known to be outside the group “All”, so there is nobody to compare with.");
  EXPECT_EQ(run(staff(), R"([{"by": "own_group", "is": ["x"]}])"),
            "not_supplied: The staff file has no column for a group of your own. Add the column to work this out.");
  EXPECT_EQ(run("Employee Number,Gender\n1,Male\n", R"([{"by": "transferred_in", "is": []}])"),
            "not_supplied: The staff file has no column for date transferred in. Add the column to work this out.");
  const Loaded undated("Employee Number,Date Transferred In\n1,2024-05-01\n",
                       Json::parse(R"({"format": "evenhand-settings/1",
                                       "analyses": [{"by": "transferred_in", "is": ["year"]}]})"));
  EXPECT_EQ(analysis(undated.report())["reason"], "The snapshot date is needed to work this out.");
  const Files none({{"leavers", "Employee Number,Leaving Date\n1,2024-05-01\n", ""}}, river);
  EXPECT_TRUE(has(analysis(none.report())["reason"], "No staff list was given"));
}

TEST(Analysis, NamesLabelsThatStandNowhere) {
  const Loaded loaded(staff(), chosen(R"([{"by": "site", "is": ["River", "Lake"]}])"));
  const auto a = analysis(loaded.report());
  EXPECT_EQ(people(a), "12 beside 18, not known 0");
  EXPECT_EQ(a["notes"], Json::parse(R"(["“Lake” stands nowhere in the staff list."])"));
  // It is said with the analysis, not beside every figure.
  const auto whole = loaded.report();
  for (const auto& m : whole["measures"]) EXPECT_FALSE(has(m["notes"].dump(), "Lake")) << m["id"].dump();
}

TEST(Analysis, SeveralAtOnce) {
  session::Session session;
  const auto several = chosen(R"([{"by": "site", "is": ["River"]}, {"by": "weather", "is": ["wet"]},
                                  {"by": "pay_band", "is": ["Band 5", "Banana"], "title": "Band five"}, "x",
                                  {"by": "site", "is": []}, {"by": "transferred_in", "is": ["never"]}])",
                              R"(, "words": {"analysis.3": "Three.", "analysis.9": "None."})");
  const auto problems = Json::parse(session.configure(several.dump()));
  // Numbers stay with their places, and each fault is told once.
  std::string places;
  for (const auto& p : problems) places += p["column"].get<std::string>() + "; ";
  EXPECT_EQ(places, "words; analyses 2; analyses 3; analyses 4; analyses 5; analyses 6; ");
  const Loaded loaded(staff(), several);
  const auto report = loaded.report();
  ASSERT_EQ(report["analyses"].size(), 3U);
  EXPECT_EQ(people(analysis(report, "analysis.1")), "12 beside 18, not known 0");
  EXPECT_EQ(people(analysis(report, "analysis.3")), "10 beside 20, not known 0");
  EXPECT_EQ(analysis(report, "analysis.3")["title"], "Band five");
  EXPECT_EQ(analysis(report, "analysis.3")["conclusion"], "Three.");
  EXPECT_EQ(loaded.measure("analysis.3.sex.female")["groups"][0]["label"], "Band five");
}

TEST(Analysis, LabelsNeverStandInIds) {
  const std::string label = "<b>R&D</b> “1”";
  const Loaded loaded(staff(label), settings(R"(, "analyses": [{"by": "site", "is": ["<b>R&D</b> “1”"]}])"));
  EXPECT_EQ(people(analysis(loaded.report())), "12 beside 18, not known 0");
  EXPECT_EQ(analysis(loaded.report())["title"], label);
  const std::regex pattern("^[a-z0-9][a-z0-9_.]*$");
  const auto whole = loaded.report();
  for (const auto& m : whole["measures"]) {
    EXPECT_TRUE(std::regex_match(m["id"].get<std::string>(), pattern)) << m["id"].dump();
    const auto family = m["family"].is_null() ? std::string("none") : m["family"]["id"].get<std::string>();
    EXPECT_TRUE(std::regex_match(family, pattern)) << family;
    if (!m.contains("groups")) continue;
    for (const auto& g : m["groups"])
      EXPECT_TRUE(std::regex_match(g["id"].get<std::string>(), pattern)) << g["id"].dump();
  }
}

TEST(Analysis, NoneUnlessAsked) {
  const Loaded loaded(staff());
  EXPECT_EQ(loaded.report()["analyses"], Json::array());
  const auto whole = loaded.report();
  for (const auto& m : whole["measures"]) EXPECT_FALSE(m["id"].get<std::string>().starts_with("analysis."));
}

}  // namespace
}  // namespace evenhand::analysis_test
