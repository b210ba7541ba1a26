#include "core/report/publication.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "core/protection/secrets.h"
#include "tests/core/support.h"

namespace evenhand::publication_test {
namespace {

using protection::Rule;
using test::Files;
using test::Json;

// Nine colleagues: one man who is BME, one person of another religion, and so on.
const std::string nine =
    "Person ID,Sex,Ethnicity,Disability,Religion or belief\n"
    "1,Female,White British,No,Christian\n2,Male,White British,No,Christian\n3,Female,White Irish,No,Christian\n"
    "4,Female,White British,No,No religion\n5,Male,White and Asian,Yes,Muslim\n6,Male,White British,No,Christian\n"
    "7,Female,White British,No,Christian\n8,Male,White British,No,Christian\n9,Female,White British,No,Christian\n";

Json publication(const std::string& more = "") { return test::settings(R"(, "audience": "publication")" + more); }

// A hundred people: every number that matters is said here.
std::string hundred() {
  std::string out = "Person ID,Sex,Ethnicity\n";
  for (int i = 0; i < 100; ++i) {
    out += std::to_string(i + 1) + (i % 2 == 0 ? ",Female," : ",Male,") +
           (i < 57   ? "White British"
            : i < 97 ? "Asian or Asian British - Indian"
                     : "Black or Black British - African") +
           "\n";
  }
  return out;
}

Json category(const Json& measure, std::string_view id) {
  for (const auto& c : measure["categories"]) {
    if (c["id"] == id) return c;
  }
  return nullptr;
}

// disclosure.md §5, first vector: 3, 40 and 57 of 100.
TEST(Publication, ASmallCountIsHiddenAndOneMoreAndTheTotalStays) {
  const Files files({{"staff", hundred(), ""}}, publication());
  const auto report = files.report();
  ASSERT_EQ(report["format"], "evenhand-report/1") << report.dump().substr(0, 400);
  EXPECT_EQ(report["audience"], "publication");
  EXPECT_EQ(report["protection"]["verified"], true);
  const auto m = test::find_measure(report, "profile.ethnicity_detailed");
  EXPECT_EQ(m["base"], 100);
  std::size_t hidden = 0;
  std::uint64_t shown = 0;
  for (const auto& c : m["categories"]) {
    if (c["count"] == "[c]") {
      ++hidden;
      EXPECT_EQ(c["percent_of_all"], "[c]");
      EXPECT_EQ(c["percent_of_known"], "[c]");
    } else {
      shown += c["count"].get<std::uint64_t>();
    }
  }
  EXPECT_EQ(hidden, 2U);
  EXPECT_EQ(shown, 57U);  // 3 and 40 go, the largest stays
  EXPECT_EQ(m["hidden"], true);
  EXPECT_FALSE(test::has(m["sentence"], "40"));
}

// Every value of every measure, but for labels and words.
void each_number(const Json& j, const std::function<void(const std::string& key, const Json&)>& see,
                 const std::string& key = "") {
  if (j.is_object()) {
    for (const auto& [name, value] : j.items()) each_number(value, see, name);
  } else if (j.is_array()) {
    for (const auto& value : j) each_number(value, see, key);
  } else if (j.is_number()) {
    see(key, j);
  }
}

TEST(Publication, OfNineColleaguesNoCountOfOneToFourIsLeft) {
  const Files files({{"staff", nine, ""}}, publication());
  const auto report = files.report();
  ASSERT_EQ(report["format"], "evenhand-report/1") << report.dump().substr(0, 400);
  static const std::set<std::string> counts{"count",     "base",   "unknown", "known",   "numerator", "denominator",
                                            "events",    "due",    "done",    "overdue", "part",      "whole",
                                            "headcount", "before", "after",   "joiners", "leavers"};
  for (const auto& m : report["measures"]) {
    each_number(m, [&](const std::string& key, const Json& n) {
      if (!counts.contains(key)) return;
      EXPECT_TRUE(n == 0 || n.get<double>() >= 5) << m["id"].dump() << " " << key << " " << n.dump();
    });
    // Sentences: "1 of 9", "(1, 11.1%)".
    for (const auto* part : {"1 of 9", "2 of 9", "11.1%", "22.2%", "88.9%", "77.8%"})
      EXPECT_FALSE(test::has(m["sentence"], part)) << m["id"].dump() << " " << m["sentence"].dump();
  }
  EXPECT_EQ(report["organisation"]["headcount"], 9);
  EXPECT_EQ(category(test::find_measure(report, "profile.religion"), "muslim")["count"], "[c]");
}

TEST(Publication, AnInternalReportIsAsItWas) {
  const Files files({{"staff", nine, ""}});
  const auto report = files.report();
  EXPECT_EQ(report["audience"], "internal");
  EXPECT_EQ(report["protection"]["mode"], "none");
  for (const auto& m : report["measures"]) {
    EXPECT_EQ(m["hidden"], false);
    EXPECT_EQ(m.dump().find("[c]"), std::string::npos);
  }
}

// NHS hospital data: 1 to 7 hidden, others to the nearest 5, percentages from rounded parts (disclosure.md §6).
TEST(Publication, RoundingHidesOneToSevenAndWorksFromRoundedParts) {
  const Files files({{"staff", hundred(), ""}}, publication(R"(, "protection": {"mode": "round"})"));
  const auto report = files.report();
  EXPECT_EQ(report["protection"]["mode"], "round");
  const auto m = test::find_measure(report, "profile.ethnicity_detailed");
  EXPECT_EQ(category(m, "white_british")["count"], 55);
  EXPECT_EQ(category(m, "white_british")["percent_of_all"], 55);
  EXPECT_EQ(category(m, "asian_indian")["count"], 40);
  EXPECT_EQ(category(m, "black_african")["count"], "[c]");
  for (const auto& item : report["measures"]) {
    each_number(item, [&](const std::string& key, const Json& n) {
      if (key == "count" || key == "base" || key == "unknown" || key == "numerator" || key == "denominator") {
        EXPECT_EQ(n.get<std::uint64_t>() % 5, 0U) << item["id"].dump() << " " << key;
      }
    });
  }
}

TEST(Publication, TheAuditTellsWhatIsHiddenAndWhy) {
  const Files files({{"staff", hundred(), ""}}, publication());
  const auto audit = Json::parse(files.session.audit());
  EXPECT_EQ(audit["format"], "evenhand-audit/1");
  EXPECT_EQ(audit["verified"], true);
  bool found = false;
  for (const auto& cell : audit["cells"]) {
    if (cell["measure"] != "profile.ethnicity_detailed" || cell["place"] != "categories/black_african") continue;
    found = true;
    EXPECT_EQ(cell["value"], 3);
    EXPECT_EQ(cell["state"], "primary");
    EXPECT_EQ(cell["rule"], "small");
    EXPECT_GE(cell["high"].get<int>() - cell["low"].get<int>(), 4);
  }
  EXPECT_TRUE(found);
  for (const auto& check : audit["checks"]) EXPECT_EQ(check["passed"], true) << check["id"].dump();
}

TEST(Publication, ChangingAnythingForgetsWhatWasProved) {
  Files files({{"staff", hundred(), ""}}, publication());
  EXPECT_EQ(files.session.protect_start(), "");
  while (files.session.protect_step()) {
  }
  EXPECT_TRUE(test::has(Json::parse(files.session.protect_progress())["phase"], "done"));
  files.configure(publication(R"(, "protection": {"threshold": 10})"));
  EXPECT_FALSE(files.session.protect_step());
  const auto audit = Json::parse(files.session.audit());
  EXPECT_EQ(audit["threshold"], 10);
}

TEST(Publication, NothingLoadedIsRefused) {
  session::Session session;
  session.configure(publication().dump());
  EXPECT_EQ(Json::parse(session.report())["format"], "evenhand-refusal/1");
  EXPECT_EQ(Json::parse(session.audit())["format"], "evenhand-refusal/1");
}

TEST(Publication, SecondHidingCanBeSwitchedOffAndSaysSo) {
  const Files files({{"staff", hundred(), ""}}, publication(R"(, "protection": {"secondary": false})"));
  const auto report = files.report();
  EXPECT_EQ(report["protection"]["verified"], false);
  const auto m = test::find_measure(report, "profile.ethnicity_detailed");
  EXPECT_EQ(category(m, "asian_indian")["count"], 40);
  EXPECT_EQ(category(m, "black_african")["count"], "[c]");
}

TEST(Publication, FilesAndChecksAreNotTold) {
  const Files files({{"staff", nine + "9,Female,Martian,No,Christian\n", ""}}, publication());
  const auto report = files.report();
  EXPECT_EQ(report["checks"].size(), 0U);
  EXPECT_EQ(report["files"][0]["problems"].size(), 0U);
  EXPECT_EQ(report["files"][0]["rows_read"], "[c]");
  EXPECT_EQ(report.dump().find("Martian"), std::string::npos);
}

// Answers of small survey groups: 40 answers of which 12, and 7 of which 3 (fewer than 11).
TEST(Publication, SmallSurveyGroupsAreHidden) {
  const Files files(
      {{"staff", hundred(), ""},
       {"survey", "Question,Characteristic,Group,Numerator,Denominator\nq14a,Sex,Female,12,40\nq14a,Sex,Male,5,9\n",
        ""}},
      publication());
  const auto m = test::find_measure(files.report(), "survey.q14a.sex");
  for (const auto& g : m["groups"]) {
    if (g["id"] != "male") continue;
    EXPECT_EQ(g["numerator"], "[c]");
    EXPECT_EQ(g["percent"], "[c]");
  }
}

std::string men_and_women(int men, int women) {
  std::string out = "Person ID,Sex\n";
  for (int i = 0; i < men + women; ++i) out += std::to_string(i + 1) + (i < men ? ",Male\n" : ",Female\n");
  return out;
}

// disclosure.md §5, last vector: 12 this year, 10 last year.
TEST(Publication, TwoYearsThatSubtractAreFlagged) {
  const Files before({{"staff", men_and_women(10, 50), ""}},
                     Json::parse(R"({"format": "evenhand-settings/1", "snapshot_date": "2024-03-31",
                                     "audience": "publication"})"));
  const Files now({{"staff", men_and_women(12, 50), ""}, {"previous", before.report().dump(), "report-2024.json"}},
                  publication());
  const auto audit = Json::parse(now.session.audit());
  bool found = false;
  for (const auto& d : audit["differences"]) {
    if (d["measure"] != "profile.sex" || d["label"] != "Male") continue;
    found = true;
    EXPECT_EQ(d["value"], 12);
    EXPECT_EQ(d["other"], 10);
    EXPECT_EQ(d["other_date"], "2024-03-31");
  }
  EXPECT_TRUE(found) << audit["differences"].dump();
  EXPECT_FALSE(audit["warnings"].empty());
  // Last year's figures stand in a publication only if they were published.
  EXPECT_FALSE(test::find_measure(now.report(), "declaration.sex")["previous"].is_null());
  const Files internal({{"staff", men_and_women(12, 50), ""},
                        {"previous",
                         Files({{"staff", men_and_women(10, 50), ""}},
                               Json::parse(R"({"format": "evenhand-settings/1", "snapshot_date": "2024-03-31"})"))
                             .report()
                             .dump(),
                         "report-2024.json"}},
                       publication());
  EXPECT_TRUE(test::find_measure(internal.report(), "declaration.sex")["previous"].is_null());
}

// The same people under another threshold: what one report hides the other tells.
TEST(Publication, TwoReportsOfTheSameDayAreHeldAgainstEachOther) {
  const auto staff = men_and_women(4, 50);
  const Files loose({{"staff", staff, ""}}, publication(R"(, "protection": {"threshold": 3})"));
  const Files strict({{"staff", staff, ""}, {"previous", loose.report().dump(), "report-loose.json"}}, publication());
  const auto audit = Json::parse(strict.session.audit());
  bool found = false;
  for (const auto& d : audit["differences"])
    found = found || (test::has(d["sentence"], "hidden here") && d["value"] == 4);
  EXPECT_TRUE(found) << audit["differences"].dump();
}

TEST(Redact, NumbersInNotesAreFound) {
  for (const auto* told : {"12 people have no answer.", "One person joined.", "Of 1,200 rows (3 blank)."})
    EXPECT_TRUE(report::tells_a_number(told)) << told;
  for (const auto* plain : {"See the WRES guidance of 2025.", "Question Q14a changed in 2023.", "Census 2021",
                            "Since 31 March 2024 the wording is another."})
    EXPECT_FALSE(report::tells_a_number(plain)) << plain;
}

// Hidden counts are gone before anything is made of them.
TEST(Redact, NoughtStandsForAHiddenCountAndItsGroupIsNotSpokenOf) {
  measures::Measure m;
  m.id = "profile.sex";
  m.base = 50;
  measures::Composition c;
  c.categories = {{"a", "A", 46, true, {}}, {"b", "B", 4, true, {}}};
  c.known = 50;
  m.figures = c;
  report::Hidden hidden;
  hidden.places = {"categories/b"};
  const auto out = report::without_hidden(m, hidden);
  EXPECT_EQ(std::get<measures::Composition>(out.figures).categories[1].count, 0U);
  const auto words = report::speakable(m, hidden);
  EXPECT_EQ(std::get<measures::Composition>(words.figures).categories.size(), 1U);
  hidden.places = {"base"};
  EXPECT_EQ(report::speakable(m, hidden).status, measures::Status::not_calculable);
}

}  // namespace
}  // namespace evenhand::publication_test
