// Every published case through the real files, calculators and sentences. A case of an unknown indicator fails.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>

#include "core/report/decimal.h"
#include "core/report/format.h"
#include "tests/core/support.h"

namespace evenhand::cases_test {
namespace {

using report::count_text;
using report::decimal_text;
using report::pair_text;
using report::percent_text;
using test::Files;
using test::has;
using test::Json;

// "44.65%" → 44.65
double number(const Json& value) {
  return value.is_string() ? std::stod(value.get<std::string>()) : value.get<double>();
}

// Decimals of "44.65%": 2
int places(const std::string& text) {
  const auto point = text.find('.');
  if (point == std::string::npos) return 0;
  return static_cast<int>(text.find_first_not_of("0123456789", point + 1) - point - 1);
}

std::string row(std::string_view group, std::string_view more, int count) {
  return std::string(group) + "," + std::string(more) + "," + std::to_string(count) + "\n";
}

void share_of_the_workforce(const Json& item) {
  const auto bme = item["inputs"]["bme"].get<int>();
  const auto all = item["inputs"]["total_staff"].get<int>();
  const Files files(
      {{"staff",
        "Ethnicity,Band,Staff Group,count\n" + row("BME", "Band 5,AHP", bme) + row("White", "Band 5,AHP", all - bme),
        ""}});
  const auto m = files.measure("wres.1");
  EXPECT_NEAR(m["overall"]["groups"][1]["percent"].get<double>(), item["computed"]["bme_pct"].get<double>(), 1e-9);
  EXPECT_TRUE(has(m["sentence"], "(" + item["published"]["bme_pct"].get<std::string>() + ")")) << m["sentence"].dump();
}

// Counts from the shares, as whole people; the page that divided rounded rates is not to be had.
void disciplinaries(const Json& item) {
  const auto& in = item["inputs"];
  const auto people = [&](const char* share) {
    return static_cast<int>(std::lround(number(in[share]) * in["total_staff"].get<double>() / 100));
  };
  const auto white = people("white_pct_of_staff");
  const auto bme = people("bme_pct_of_staff");
  const Files files({{"staff",
                      "Ethnic Origin,count\nWhite," + std::to_string(white) + "\nBME," + std::to_string(bme) +
                          "\nNot stated," + std::to_string(in["total_staff"].get<int>() - white - bme) + "\n",
                      ""},
                     {"cases",
                      "Ethnic Origin,Case Type,count\n" + row("White", "Disciplinary", in["white_entered"].get<int>()) +
                          row("BME", "Disciplinary", in["bme_entered"].get<int>()),
                      ""}});
  const auto m = files.measure("wres.3");
  const auto value = m["value"].get<double>();
  EXPECT_EQ(m["base"], in["total_staff"]);
  EXPECT_GT(value, item["computed"]["possible_range"][0].get<double>());
  EXPECT_LT(value, item["computed"]["possible_range"][1].get<double>());
  EXPECT_EQ(decimal_text(value, 1),
            decimal_text(item["published"]["relative_likelihood_summary_page"].get<double>(), 1));
  EXPECT_NE(decimal_text(value, 1),
            decimal_text(item["published"]["relative_likelihood_indicator_page"].get<double>(), 1));
  EXPECT_FALSE(has(m["sentence"], decimal_text(item["computed"]["from_rounded_rates"].get<double>(), 2)));
}

// Published as rates with two decimals: of ten thousand shortlisted in each group.
void appointments(const Json& item) {
  const auto hired = [&](const char* rate) {
    return static_cast<int>(std::lround(number(item["inputs"][rate]) * 100));
  };
  const auto white = hired("white_rate");
  const auto bme = hired("bme_rate");
  const Files files(
      {{"applicants",
        "Ethnic Origin,Stage,count\n" + row("White", "Appointed", white) + row("White", "Shortlisted", 10000 - white) +
            row("BME", "Appointed", bme) + row("BME", "Shortlisted", 10000 - bme),
        ""}});
  const auto value = files.measure("wres.2")["value"].get<double>();
  EXPECT_NEAR(value, item["computed"]["relative_likelihood"].get<double>(), 1e-12);
  EXPECT_EQ(decimal_text(value, 1), decimal_text(item["published"]["relative_likelihood"].get<double>(), 1));
}

void board(const Json& item) {
  const auto& in = item["inputs"];
  const auto n = [&](const char* key) { return in[key].get<int>(); };
  const Files files(
      {{"staff", "Disability,count\nYes,6\nNo,94\n", ""},
       {"board",
        "Disability,Voting,Executive,count\n" + row("Yes", "Yes,No", n("non_exec_disabled")) +
            row("No", "Yes,No", n("non_exec_non_disabled")) + row("Yes", "Yes,Yes", n("exec_disabled")) +
            row("No", "Yes,Yes", n("exec_non_disabled")) + row("Unspecified", "Yes,Yes", n("exec_unspecified")),
        ""}});
  const auto executive = files.measure("wdes.10.executive");
  const auto voting = files.measure("wdes.10.voting");
  EXPECT_EQ(executive["part_base"], in["exec"]);
  EXPECT_EQ(voting["part_base"], in["voting_members"]);
  const std::array<const char*, 3> published{"exec_disabled_pct", "exec_non_disabled_pct", "exec_unspecified_pct"};
  for (std::size_t g = 0; g < published.size(); ++g) {
    const auto percent = executive["groups"][g]["part_percent"].get<double>();
    EXPECT_EQ(decimal_text(percent, 0) + "%", item["published"][published[g]].get<std::string>());
  }
  EXPECT_DOUBLE_EQ(executive["groups"][1]["part_percent"].get<double>(),
                   item["computed"]["exec_non_disabled"].get<double>());
  EXPECT_DOUBLE_EQ(executive["groups"][2]["part_percent"].get<double>(),
                   item["computed"]["exec_unspecified"].get<double>());
  EXPECT_DOUBLE_EQ(voting["groups"][0]["part_percent"].get<double>(), item["computed"]["board_disabled"].get<double>());
  EXPECT_NEAR(voting["value"].get<double>(), -6, 1e-12);  // of the note: 6 % of the workforce
  EXPECT_EQ(voting["groups"][1]["part"].get<int>() - executive["groups"][1]["part"].get<int>(), n("non_exec"));
}

// Everybody on the published average is on its mean and its median.
void hourly(const Json& item, std::string_view average) {
  const auto& in = item["inputs"];
  std::string csv = "Gender,Hourly Rate\n";
  for (int i = 0; i < 12; ++i) csv += "Male," + in["male"].dump() + "\nFemale," + in["female"].dump() + "\n";
  const Files files({{"staff", csv, ""}});
  const auto m = files.measure("pay_gap.sex." + std::string(average) + "_hourly");
  const auto gap = m["value"].get<double>();
  EXPECT_NEAR(gap, item["computed"]["gap"].get<double>(), 1e-9);
  const auto text = item["published"]["gap"].get<std::string>();
  EXPECT_EQ(decimal_text(gap, places(text)) + "%", text);
}

// 10,025 people, one more than four equal quarters: the guidance puts the odd person in the lower quarter, this
// publisher had it in the upper one (pay-gap.md §5). Everybody of a published quarter has one rate, so one of each
// tie moves down: a woman into the lower quarter (her group is the larger of its tie), then a man, then a man.
void quartiles(const Json& item) {
  std::string csv = "Gender,Hourly Rate\n";
  const std::array<std::pair<const char*, int>, 4> bands{
      {{"lower", 10}, {"lower_middle", 20}, {"upper_middle", 30}, {"upper", 40}}};
  for (const auto& [band, rate] : bands) {
    for (const auto& [who, sex] : {std::pair{"men", "Male"}, std::pair{"women", "Female"}}) {
      const auto people = item["inputs"][band][who].get<int>();
      for (int i = 0; i < people; ++i) csv += std::string(sex) + "," + std::to_string(rate) + "\n";
    }
  }
  const Files files({{"staff", csv, ""}});
  const auto m = files.measure("pay_gap.sex.quartiles");
  ASSERT_EQ(m["status"], "ok");
  const auto total = item["computed"]["total"].get<int>();
  EXPECT_EQ(m["overall"]["count"], total);
  const std::map<std::string, std::pair<int, int>> expected{// men, women
                                                            {"lower", {1163, 1344}},
                                                            {"lower_middle", {1244, 1262}},
                                                            {"upper_middle", {1300, 1206}},
                                                            {"upper", {1706, 800}}};
  const auto& sizes = item["computed"]["sizes"];
  for (const auto& band : m["bands"]) {
    const auto id = band["id"].get<std::string>();
    EXPECT_EQ(band["count"].get<int>(), total / 4 + (id == "lower" ? 1 : 0)) << id;
    std::map<std::string, int> counts;
    for (const auto& g : band["groups"]) counts[g["id"]] = g["count"].get<int>();
    EXPECT_EQ(counts["male"], expected.at(id).first) << id;
    EXPECT_EQ(counts["female"], expected.at(id).second) << id;
    // With one person moved every published share stays what it was.
    const auto pair = pair_text(static_cast<std::uint64_t>(counts["male"]), band["count"].get<std::uint64_t>());
    EXPECT_EQ(pair.first, decimal_text(item["published"][id]["men"].get<double>(), 1) + "%") << id;
    EXPECT_EQ(pair.second, decimal_text(item["published"][id]["women"].get<double>(), 1) + "%") << id;
  }
  EXPECT_EQ(sizes["upper"].get<int>(), total / 4 + 1);  // theirs
}

// No man had a bonus: nothing to divide by, whatever the women had.
void undefined_bonus(const Json& item) {
  const auto women = static_cast<int>(std::lround(item["inputs"]["female_bonus_pct"].get<double>() * 10));
  std::string csv = "Gender,Hourly Rate,Bonus in twelve months\n";
  for (int i = 0; i < 1000; ++i) {
    csv += "Male,20,0\nFemale,20," + std::string(i < women ? "500" : "0") + "\n";
  }
  const Files files({{"staff", csv, ""}});
  for (const auto* id : {"pay_gap.sex.mean_bonus", "pay_gap.sex.median_bonus"}) {
    const auto m = files.measure(id);
    EXPECT_EQ(m["status"], "not_calculable") << id;  // "Calculation not possible"
    EXPECT_TRUE(m["value"].is_null()) << id;
    EXPECT_FALSE(m["reason"].get<std::string>().empty());
  }
  const auto shares = files.measure("pay_gap.sex.bonus_proportion");
  for (const auto& g : shares["groups"]) {
    const auto* key = g["id"] == "male" ? "male_bonus_pct" : "female_bonus_pct";
    EXPECT_NEAR(g["percent"].get<double>(), item["inputs"][key].get<double>(), 1e-9);
  }
}

TEST(PublishedCases, EveryOne) {
  const auto cases = test::read_json("tests/data/cases/published.json");
  ASSERT_GE(cases.size(), 9U);
  for (const auto& item : cases) {
    SCOPED_TRACE(item["id"].get<std::string>());
    const auto indicator = item["indicator"].get<std::string>();
    if (indicator == "WRES1-total") {
      share_of_the_workforce(item);
    } else if (indicator == "WRES3") {
      disciplinaries(item);
    } else if (indicator == "WRES2") {
      appointments(item);
    } else if (indicator == "WDES10") {
      board(item);
    } else if (indicator == "mean-hourly" || indicator == "median-hourly") {
      hourly(item, indicator.substr(0, indicator.find('-')));
    } else if (indicator == "quartiles") {
      quartiles(item);
    } else if (indicator == "bonus-undefined") {
      undefined_bonus(item);
    } else {
      ADD_FAILURE() << "no calculator for " << indicator;
    }
  }
}

}  // namespace
}  // namespace evenhand::cases_test
