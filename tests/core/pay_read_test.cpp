#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "core/intake/file.h"
#include "core/intake/pay.h"
#include "core/intake/settings.h"
#include "core/intake/translate.h"
#include "tests/core/acme.h"
#include "tests/core/support.h"

namespace evenhand::pay_read_test {
namespace {

struct Read {
  intake::Pay pay;
  std::vector<intake::Problem> problems;

  std::vector<std::string> codes() const {
    std::vector<std::string> out;
    for (const auto& p : problems) out.push_back(p.code);
    return out;
  }
};

Read read(std::string_view csv, const std::string& leave = {}) {
  const auto& standards = standards::standards();
  intake::Settings settings;
  if (!leave.empty()) settings.rules["pay_gap_leave"] = leave;
  intake::FileIntake intake("staff.csv", "staff", settings, standards);
  const std::span bytes(reinterpret_cast<const std::uint8_t*>(csv.data()), csv.size());
  EXPECT_FALSE(intake.push(bytes));
  EXPECT_FALSE(intake.finish());
  const auto file = intake.take();
  intake::Translator translator(file, settings, standards);
  std::vector<std::uint32_t> rows(file.table.rows);
  std::iota(rows.begin(), rows.end(), 0U);
  Read out;
  out.pay = intake::read_pay(file, translator, settings, standards, rows);
  out.problems = translator.problems().sorted();
  return out;
}

constexpr auto parts = "Employee Number,Ordinary pay,Pay period,Weekly hours,Bonus in the pay period,Bonus period\n";

TEST(ReadPay, TheStatutoryRateFromItsParts) {
  // pay-gap.md §4: £3,000 a month for 37.5 hours; the same with an annual bonus of £6,000 paid that month.
  const auto r = read(std::string(parts) + "1,3000,monthly,37.5,,\n2,3000,Monthly,37.5,6000,Annual\n3,3000,,37.5,0,\n");
  ASSERT_TRUE(r.pay.hourly_supplied);
  EXPECT_FALSE(r.pay.bonus_supplied);
  ASSERT_EQ(r.pay.hourly.size(), 3U);
  EXPECT_NEAR(r.pay.hourly[0], 18.39684625, 5e-9);
  EXPECT_NEAR(r.pay.hourly[1], 21.46323914, 5e-9);
  EXPECT_NEAR(r.pay.hourly[2], 18.39684625, 5e-9);  // a blank period is a month
  EXPECT_TRUE(r.problems.empty());
}

TEST(ReadPay, PeriodsInWordsAndDays) {
  // £20 an hour for 35 hours: £700 a week, and as many weeks of that as the period has.
  const auto r = read(std::string(parts) +
                      "1,700,Weekly,35,,\n2,1400,fortnightly,35,,\n3,2800,4-weekly,35,,\n4,36525,per annum,35,,\n"
                      "5,3044,30.44,35,,\n6,3044,31 days,35,,\n7,700,7 days,35,,\n8,2800,28,35,,\n9,1000,10,35,,\n");
  ASSERT_EQ(r.pay.hourly.size(), 9U);
  for (std::size_t i = 0; i < 9; ++i) EXPECT_NEAR(r.pay.hourly[i], 20, 1e-9) << i + 1;
  EXPECT_TRUE(r.problems.empty());
}

TEST(ReadPay, ABonusForThePayPeriodIsNotScaled) {
  // £600 on top of £2,444: £3,044 a month. The bonus period is a month, or blank; a week's bonus is a month of it.
  const auto r = read(std::string(parts) +
                      "1,2444,monthly,35,600,monthly\n2,2444,monthly,35,600,\n3,2174,monthly,35,200,weekly\n");
  EXPECT_NEAR(r.pay.hourly[0], 20, 1e-9);
  EXPECT_NEAR(r.pay.hourly[1], 20, 1e-9);
  EXPECT_NEAR(r.pay.hourly[2], (2174 + 200 * 30.44 / 7) * 7 / 30.44 / 35, 1e-9);
}

TEST(ReadPay, APeriodThatCannotBeReadIsToldAndNotGuessed) {
  const auto r = read(
      std::string(parts) +
      "1,3000,monthly,37.5,,\n2,3000,now and then,37.5,,\n3,3000,monthly,37.5,100,soon\n4,3000,monthly,37.5,0,soon\n");
  EXPECT_FALSE(std::isnan(r.pay.hourly[0]));
  EXPECT_TRUE(std::isnan(r.pay.hourly[1]));
  EXPECT_TRUE(std::isnan(r.pay.hourly[2]));
  EXPECT_FALSE(std::isnan(r.pay.hourly[3]));  // no bonus, so its period does not matter
  ASSERT_EQ(r.codes(), (std::vector<std::string>{"unreadable_period", "unreadable_period"}));
  EXPECT_EQ(r.problems[0].row, 3U);
  EXPECT_EQ(r.problems[0].value, "now and then");
  EXPECT_EQ(r.problems[0].column, "Pay period");
  EXPECT_EQ(r.problems[1].column, "Bonus period");
  EXPECT_EQ(r.problems[1].rows_affected, 1U);
}

TEST(ReadPay, AGivenRateComesFirst) {
  const auto r = read(
      "Employee Number,Hourly rate,Ordinary pay,Weekly "
      "hours\n1,15.5,3000,37.5\n2,,3000,37.5\n3,,3000,\n4,,3000,0\n5,,,37.5\n6,0,3000,37.5\n");
  EXPECT_DOUBLE_EQ(r.pay.hourly[0], 15.5);
  EXPECT_NEAR(r.pay.hourly[1], 18.39684625, 5e-9);
  for (std::size_t i = 2; i < 6; ++i) EXPECT_TRUE(std::isnan(r.pay.hourly[i])) << i;
  EXPECT_TRUE(r.problems.empty());
}

TEST(ReadPay, ImplausiblePayIsLeftOutAndTold) {
  const auto r = read(
      "Employee Number,Hourly rate,Weekly hours,Ordinary pay,Bonus in twelve "
      "months\n1,-3,,,\n2,32000,,,\n3,1000,,,-5\n4,,370,3000,10\n");
  EXPECT_TRUE(std::isnan(r.pay.hourly[0]));
  EXPECT_TRUE(std::isnan(r.pay.hourly[1]));
  EXPECT_DOUBLE_EQ(r.pay.hourly[2], 1000);
  EXPECT_TRUE(std::isnan(r.pay.hourly[3]));
  EXPECT_TRUE(std::isnan(r.pay.bonus[2]));
  EXPECT_DOUBLE_EQ(r.pay.bonus[3], 10);
  ASSERT_EQ(r.codes(), (std::vector<std::string>{"implausible_pay", "implausible_pay", "implausible_pay"}));
  EXPECT_EQ(r.problems[0].rows, (std::vector<std::uint64_t>{2, 3}));
}

TEST(ReadPay, LeaveIsReadFromTheStatusOnlyWhereTheFileDoesNotSay) {
  const auto* csv =
      "Employee Number,Hourly rate,On full pay,Assignment status\n1,10,No,Active Assignment\n2,10,Yes,Maternity & "
      "Adoption\n"
      "3,10,,Maternity & Adoption\n4,10,,Career Break\n5,10,,Active Assignment\n6,10,,\n";
  using Flags = std::vector<std::uint8_t>;
  EXPECT_EQ(read(csv).pay.full_pay, (Flags{0, 1, 0, 0, 1, 1}));
  EXPECT_EQ(read(csv, "keep").pay.full_pay, (Flags{0, 1, 1, 1, 1, 1}));
}

TEST(ReadPay, WithoutPayNothingIsHeld) {
  const auto r = read("Employee Number,Ordinary pay\n1,3000\n");  // no hours
  EXPECT_FALSE(r.pay.hourly_supplied);
  EXPECT_TRUE(r.pay.hourly.empty());
}

TEST(ReadPay, QuartersOneToFour) {
  const auto r = read("Employee Number,Hourly rate,Pay quartile\n1,10,1\n2,10,4\n3,10,5\n4,10,\n5,10,2.5\n");
  EXPECT_EQ(r.pay.quarter, (std::vector<std::uint8_t>{1, 4, 0, 0, 0}));
}

TEST(ReadPay, AcmeAsAFile) {
  const auto r = read(test::acme_csv(test::acme_medians()));
  ASSERT_EQ(r.pay.hourly.size(), 4500U);
  double sum = 0;
  std::size_t on_full_pay = 0;
  std::size_t with_bonus = 0;
  for (std::size_t i = 0; i < 4500; ++i) {
    if (r.pay.full_pay[i] == 1) {
      sum += r.pay.hourly[i];
      ++on_full_pay;
    }
    if (r.pay.bonus[i] > 0) ++with_bonus;
  }
  EXPECT_EQ(on_full_pay, 4445U);
  EXPECT_NEAR(sum, 23550 + 46900, 1e-6);
  EXPECT_EQ(with_bonus, 3300U);
}

// From the file to the report. pay-gap.md §6.
TEST(PayReport, AcmeFromAFile) {
  const test::Loaded medians(test::acme_csv(test::acme_medians()));
  const test::Loaded quarters(test::acme_csv(test::acme_quarters()));
  const auto mean = quarters.measure("pay_gap.sex.mean_hourly");
  ASSERT_FALSE(mean.is_null());
  EXPECT_NEAR(mean["value"].get<double>(), 13.594274, 5e-7);
  EXPECT_EQ(mean["full_pay"], 4445);
  EXPECT_EQ(mean["relevant"], 4500);
  EXPECT_EQ(mean["base"], 4500);
  EXPECT_NEAR(medians.measure("pay_gap.sex.median_hourly")["value"].get<double>(), 6.666667, 5e-7);
  EXPECT_NEAR(medians.measure("pay_gap.sex.mean_bonus")["value"].get<double>(), 9.69697, 5e-6);
  EXPECT_NEAR(medians.measure("pay_gap.sex.median_bonus")["value"].get<double>(), 3.26087, 5e-6);
  const auto share = medians.measure("pay_gap.sex.bonus_proportion");
  EXPECT_NEAR(share["groups"][0]["percent"].get<double>(), 64, 1e-9);
  EXPECT_NEAR(share["groups"][1]["percent"].get<double>(), 94.545, 5e-4);
  const auto q = quarters.measure("pay_gap.sex.quartiles");
  const std::array<std::array<int, 2>, 4> expected{{{187, 925}, {110, 1001}, {298, 813}, {750, 361}}};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(q["bands"][i]["groups"][0]["count"], expected[i][0]);
    EXPECT_EQ(q["bands"][i]["groups"][1]["count"], expected[i][1]);
  }
}

TEST(PayReport, TheSameFileInAnyOrderGivesTheSameFigures) {
  auto csv = test::acme_csv(test::acme_quarters());
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < csv.size();) {
    const auto end = csv.find('\n', at);
    lines.push_back(csv.substr(at, end - at + 1));
    at = end + 1;
  }
  std::string turned = lines.front();
  for (std::size_t i = lines.size() - 1; i > 0; --i) turned += lines[i];
  const test::Loaded a(csv);
  const test::Loaded b(turned);
  for (const auto* id :
       {"pay_gap.sex.mean_hourly", "pay_gap.sex.median_hourly", "pay_gap.sex.quartiles", "pay_gap.sex.mean_bonus"}) {
    EXPECT_EQ(a.measure(id).dump(), b.measure(id).dump());
  }
}

}  // namespace
}  // namespace evenhand::pay_read_test
