// National figures, straight from the tables of wres-wdes.md §11 and staff-survey.md §7; and the explanations.
#include <gtest/gtest.h>

#include <set>

#include "core/standards/standards.h"
#include "tests/core/support.h"

namespace evenhand::national_test {
namespace {

using test::Files;
using test::has;
using test::Json;

const std::vector<standards::NationalFigure>& figures() { return standards::standards().duties.national; }

// The value of a measure whose label begins so, in a year; NaN when there is none or more than one.
double value(std::string_view measure, std::string_view label, int year) {
  double out = std::numeric_limits<double>::quiet_NaN();
  int found = 0;
  for (const auto& f : figures()) {
    const bool is_its = std::find(f.measures.begin(), f.measures.end(), measure) != f.measures.end();
    if (!is_its || f.year != year || !f.label.starts_with(label) || !f.value) continue;
    out = *f.value;
    ++found;
  }
  return found == 1 ? out : std::numeric_limits<double>::quiet_NaN();
}

double group(std::string_view measure, std::string_view id, int year) {
  for (const auto& f : figures()) {
    const bool is_its = std::find(f.measures.begin(), f.measures.end(), measure) != f.measures.end();
    if (!is_its || f.year != year || f.groups.size() < 2) continue;
    for (const auto& [name, figure] : f.groups) {
      if (name == id) return figure;
    }
  }
  return std::numeric_limits<double>::quiet_NaN();
}

TEST(National, WorkforceAndBoards) {
  const std::vector<std::pair<int, double>> workforce{{2016, 17.7}, {2021, 22.4}, {2022, 24.2}, {2024, 28.6}};
  for (const auto& [year, percent] : workforce) EXPECT_EQ(value("wres.1", "BME share of the workforce", year), percent);
  const std::vector<std::pair<int, double>> vsm{{2021, 9.2}, {2022, 10.3}, {2023, 11.2}, {2024, 12.7}};
  for (const auto& [year, percent] : vsm)
    EXPECT_EQ(value("wres.1", "BME share of very senior managers", year), percent);
  const std::vector<std::pair<int, double>> boards{{2018, 7.4}, {2019, 8.4}, {2021, 12.6}, {2022, 13.2}, {2024, 16.5}};
  for (const auto& [year, percent] : boards) EXPECT_EQ(value("wres.9.total", "BME share of boards", year), percent);
  EXPECT_EQ(group("wres.9.total", "white", 2019), 86.6);
  EXPECT_EQ(group("wres.9.total", "unknown", 2019), 5.0);
}

TEST(National, LikelihoodsByYearAndRegion) {
  const std::vector<std::pair<int, double>> appointed{
      {2016, 1.57}, {2018, 1.45}, {2019, 1.46}, {2020, 1.61}, {2022, 1.54}};
  for (const auto& [year, ratio] : appointed) EXPECT_EQ(value("wres.2", "England", year), ratio);
  const std::vector<std::pair<std::string, double>> regions{
      {"East of England", 1.80}, {"London", 1.16},     {"Midlands", 1.71},  {"North East and Yorkshire", 1.74},
      {"North West", 2.01},      {"South East", 1.53}, {"South West", 1.93}};
  for (const auto& [region, ratio] : regions) EXPECT_EQ(value("wres.2", region, 2024), ratio);
  const std::vector<std::pair<int, double>> disciplined{{2016, 1.56}, {2018, 1.24}, {2021, 1.14}, {2022, 1.14}};
  for (const auto& [year, ratio] : disciplined) EXPECT_EQ(value("wres.3", "England", year), ratio);
  EXPECT_EQ(value("wdes.2", "England", 2023), 0.99);
  EXPECT_EQ(value("wdes.3", "England", 2023), 2.17);
}

TEST(National, SurveyIndicatorsOfTheReports) {
  EXPECT_EQ(group("wres.6", "bme", 2024), 24.9);
  EXPECT_EQ(group("wres.6", "white", 2024), 20.7);
  EXPECT_EQ(group("wres.8", "bme", 2021), 16.7);
  EXPECT_EQ(group("wres.8", "white", 2021), 6.2);
  EXPECT_EQ(value("wdes.1", "Disabled share declared", 2022), 4.2);
  EXPECT_EQ(value("wdes.1", "Disabled share declared", 2023), 4.9);
  EXPECT_EQ(value("wdes.1", "Disabled share at senior level", 2023), 3.9);
  EXPECT_EQ(value("wdes.1", "Disabled share at senior level", 2024), 5.1);
  EXPECT_EQ(value("wdes.8", "England", 2023), 73.4);
  EXPECT_EQ(value("wdes.8", "England", 2024), 74.5);
}

TEST(National, SurveyOf2024) {
  struct Row {
    const char* wres;
    const char* wdes;
    const char* question;
    double white, other, condition, none, all;
  };
  const std::vector<Row> rows{{"wres.5", "wdes.4a.patients", "q14a", 23.51, 28.63, 29.51, 23.28, 25.08},
                              {"", "wdes.4a.managers", "q14b", 8.97, 10.13, 14.06, 7.75, 9.46},
                              {"", "wdes.4a.colleagues", "q14c", 16.04, 20.86, 23.60, 15.27, 17.56},
                              {"", "wdes.4b", "q14d", 53.22, 56.22, 54.42, 53.76, 54.00},
                              {"wres.7", "wdes.5", "q15", 58.85, 49.51, 51.52, 57.67, 55.93},
                              {"wres.8", "", "q16b", 6.77, 15.20, 13.54, 7.58, 9.22},
                              {"", "wdes.6", "q11e", 20.08, 20.50, 25.40, 17.74, 20.34},
                              {"", "wdes.7", "q4b", 42.27, 51.45, 36.32, 47.41, 44.41},
                              {"", "wdes.9a", "engagement", 6.743, 7.171, 6.435, 6.993, 6.846},
                              {"", "", "motivation", 6.847, 7.299, 6.552, 7.102, 6.960},
                              {"", "", "involvement", 6.776, 6.944, 6.377, 6.963, 6.808},
                              {"", "", "advocacy", 6.607, 7.274, 6.378, 6.913, 6.770}};
  for (const auto& r : rows) {
    const auto survey = "survey." + std::string(r.question);
    for (const auto& id : {std::string(r.wres), survey + ".ethnicity"}) {
      if (id.empty()) continue;
      EXPECT_EQ(group(id, "white", 2024), r.white) << id;
      EXPECT_EQ(group(id, "bme", 2024), r.other) << id;
    }
    for (const auto& id : {std::string(r.wdes), survey + ".disability"}) {
      if (id.empty()) continue;
      EXPECT_EQ(group(id, "disabled", 2024), r.condition) << id;
      EXPECT_EQ(group(id, "non_disabled", 2024), r.none) << id;
    }
    EXPECT_EQ(value(survey + ".all", "NHS Staff Survey", 2024), r.all) << survey;
  }
  EXPECT_EQ(value("wdes.8", "NHS Staff Survey", 2024), 75.12);
}

TEST(National, EveryFigureSaysWhereItIsFrom) {
  for (const auto& f : figures()) {
    EXPECT_NE(f.source.document, "") << f.label;
    EXPECT_NE(f.source.place, "") << f.label;
    EXPECT_NE(f.source.year, "") << f.label;
  }
}

std::set<std::string> ids(const Json& report) {
  std::set<std::string> out;
  for (const auto& f : report["national"]) out.insert(f["id"].get<std::string>());
  return out;
}

TEST(National, OnlyWhatTheReportHas) {
  const std::string staff =
      "Pay Scale,Staff Group,Ethnic Origin,Disability,count\nBand 5,Nursing and Midwifery "
      "Registered,Indian,No,20\nBand 5,Nursing and Midwifery Registered,White - British,Yes,80\n";
  const Files alone({{"staff", staff, ""}});
  EXPECT_EQ(ids(alone.report()), (std::set<std::string>{"wdes.1", "wres.1"}));
  const Files more({{"staff", staff, ""},
                    {"applicants",
                     "Ethnic Origin,Stage,count\nIndian,Appointed,5\nIndian,Shortlisted,20\nWhite - British,Appointed,"
                     "20\nWhite - British,Shortlisted,50\n",
                     ""}});
  EXPECT_EQ(ids(more.report()), (std::set<std::string>{"wdes.1", "wres.1", "wres.2"}));
  std::vector<std::string> labels;
  for (const auto& f : more.report()["national"]) {
    if (f["id"] == "wres.2") labels.push_back(f["label"].get<std::string>() + " " + f["year"].dump());
  }
  EXPECT_EQ(labels, (std::vector<std::string>{"England 2016", "England 2018", "England 2019", "England 2020",
                                              "England 2022", "East of England 2024", "London 2024", "Midlands 2024",
                                              "North East and Yorkshire 2024", "North West 2024", "South East 2024",
                                              "South West 2024"}));
  const auto& first = more.report()["national"][0];
  EXPECT_EQ(first["id"], "wres.1");
  EXPECT_EQ(first["value"], 17.7);
  EXPECT_EQ(first["groups"], Json::parse(R"([{"id": "bme", "value": 17.7}])"));
  EXPECT_EQ(first["unit"], "percent");
}

TEST(Explanations, SayWhatEveryReportNeedsSaid) {
  const auto report = test::Loaded("Sex,count\nFemale,9\n").report();
  std::string how_sure;
  std::vector<std::string> subjects;
  for (const auto& e : report["explanations"]) {
    subjects.push_back(e["id"]);
    for (const auto& p : e["paragraphs"]) {
      EXPECT_FALSE(p.get<std::string>().empty());
      if (e["id"] == "how_sure") how_sure += p.get<std::string>();
    }
  }
  for (const auto* wanted : {"how_sure", "colours", "many_comparisons", "small_numbers", "known", "census"})
    EXPECT_NE(std::find(subjects.begin(), subjects.end(), wanted), subjects.end()) << wanted;
  EXPECT_TRUE(has(Json(how_sure), "the process behind the figures"));
}

}  // namespace
}  // namespace evenhand::national_test
