#include "core/measures/pay_gap.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/report/decimal.h"
#include "core/report/pay_sentences.h"
#include "tests/core/acme.h"
#include "tests/core/support.h"

namespace evenhand::pay_gap_test {
namespace {

using intake::Population;
using measures::Measure;
using measures::PayGap;
using measures::Quartiles;
using measures::Rate;
using measures::Status;
using test::PaidRow;

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// People by hand: everybody has a sex, an ethnicity and a disability answer.
class Staff {
 public:
  Staff() {
    const auto& s = standards::standards();
    for (const auto* id : {"sex", "ethnicity", "disability"}) {
      intake::CodedColumn column;
      column.id = id;
      column.vocabulary = standards::find_vocabulary(s, id);
      column.supplied = true;
      population_.coded.push_back(std::move(column));
    }
    population_.pay.hourly_supplied = true;
    population_.pay.bonus_supplied = true;
  }

  struct Person {
    std::string sex = "not_recorded";
    std::string ethnicity = "not_recorded";
    std::string disability = "not_recorded";
    double rate = none;
    double bonus = none;
    bool full_pay = true;
    std::uint8_t quarter = 0;
  };

  Staff& add(const Person& p, std::size_t people = 1) {
    for (std::size_t i = 0; i < people; ++i) {
      code(0, p.sex);
      code(1, p.ethnicity);
      code(2, p.disability);
      population_.pay.hourly.push_back(p.rate);
      population_.pay.bonus.push_back(p.bonus);
      population_.pay.full_pay.push_back(p.full_pay ? 1 : 0);
      population_.pay.quarter.push_back(p.quarter);
      ++population_.size;
      ++population_.headcount;
    }
    return *this;
  }

  Staff& rates(const std::vector<PaidRow>& rows) {
    for (const auto& row : rows) add({.sex = lower(row.sex), .rate = row.rate}, row.people);
    return *this;
  }

  Staff& bonuses(const std::vector<PaidRow>& rows) {
    for (const auto& row : rows) {
      add({.sex = lower(row.sex), .bonus = row.rate > 0 ? row.rate : none, .full_pay = false}, row.people);
    }
    return *this;
  }

  Population& population() { return population_; }

  Measure measure(std::string_view id, const std::string& least = {}) const {
    intake::Settings chosen;
    if (!least.empty()) chosen.rules["pay_gap_least_group"] = least;
    for (auto& m : measures::pay_gap_measures(population_, chosen, standards::standards())) {
      if (m.id == id) return m;
    }
    ADD_FAILURE() << "no measure " << id;
    return {};
  }

 private:
  static std::string lower(const std::string& sex) { return sex == "Male" ? "male" : "female"; }

  void code(std::size_t column, const std::string& category) {
    auto& c = population_.coded[column];
    c.codes.push_back(standards::find_category(*c.vocabulary, category).value());
  }

  Population population_;
};

const PayGap& gap_of(const Measure& m) { return std::get<PayGap>(m.figures); }
const Quartiles& quartiles_of(const Measure& m) { return std::get<Quartiles>(m.figures); }

std::uint64_t everybody(const PayGap& gap) {
  std::uint64_t out = 0;
  for (const auto& g : gap.groups) out += g.count;
  for (const auto& item : gap.left_out) out += item.count;
  return out;
}

TEST(PayGap, AcmeMeans) {
  // Men £23,550 ÷ 1,345, women £46,900 ÷ 3,100: 13.594274 (statutory guidance; pay-gap.md §6).
  for (const auto& rows : {test::acme_quarters(), test::acme_medians()}) {
    const auto m = Staff().rates(rows).measure("pay_gap.sex.mean_hourly");
    ASSERT_EQ(m.status, Status::ok) << m.reason;
    const auto& gap = gap_of(m);
    EXPECT_NEAR(gap.value.value(), 13.594274, 5e-7);
    EXPECT_EQ(gap.comparator, "male");
    EXPECT_EQ(gap.groups[0].count, 1345U);
    EXPECT_EQ(gap.groups[1].count, 3100U);
    EXPECT_NEAR(gap.groups[0].mean.value(), 23550.0 / 1345, 1e-9);
    EXPECT_NEAR(gap.groups[1].mean.value(), 46900.0 / 3100, 1e-9);
    EXPECT_EQ(report::pay_sentence(m, gap),
              "On average (mean), women are paid 13.6% less an hour than men: £15.13 against £17.51 (3,100 women, "
              "1,345 men).");
    EXPECT_TRUE(report::pay_how(m, gap).starts_with("(£17.51 − £15.13) ÷ £17.51 × 100 = 13.6%"))
        << report::pay_how(m, gap);
  }
}

TEST(PayGap, AcmeMedians) {
  const auto m = Staff().rates(test::acme_medians()).measure("pay_gap.sex.median_hourly");
  const auto& gap = gap_of(m);
  EXPECT_NEAR(gap.value.value(), 6.666667, 5e-7);
  EXPECT_DOUBLE_EQ(gap.groups[0].median.value(), 15);
  EXPECT_DOUBLE_EQ(gap.groups[1].median.value(), 14);
  EXPECT_EQ(report::pay_sentence(m, gap),
            "At the middle (median), women are paid 6.7% less an hour than men: £14.00 against £15.00 (3,100 women, "
            "1,345 men).");
}

TEST(PayGap, AcmeQuarters) {
  const auto m = Staff().rates(test::acme_quarters()).measure("pay_gap.sex.quartiles");
  const auto& q = quartiles_of(m);
  EXPECT_EQ(q.groups[0].id, "male");
  const std::array<std::array<std::uint64_t, 2>, 4> expected{{{187, 925}, {110, 1001}, {298, 813}, {750, 361}}};
  const std::array<std::array<std::string, 2>, 4> printed{
      {{"16.8%", "83.2%"}, {"9.9%", "90.1%"}, {"26.8%", "73.2%"}, {"67.5%", "32.5%"}}};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(q.quarters[i].counts, std::vector<std::uint64_t>(expected[i].begin(), expected[i].end())) << i;
    EXPECT_EQ(q.quarters[i].count, expected[i][0] + expected[i][1]);
    const auto text = report::pair_text(q.quarters[i].counts[0], q.quarters[i].count);
    EXPECT_EQ(text.first, printed[i][0]);
    EXPECT_EQ(text.second, printed[i][1]);
  }
  EXPECT_EQ(q.overall, (std::vector<std::uint64_t>{1345, 3100}));
  EXPECT_EQ(
      report::pay_sentence(m, q),
      "Women are 83.2% of the lowest-paid quarter and 32.5% of the highest-paid quarter. Of everybody on full pay "
      "they are 69.7%.");
}

TEST(PayGap, AcmeBonuses) {
  const auto staff = Staff().bonuses(test::acme_bonuses());
  const auto mean = staff.measure("pay_gap.sex.mean_bonus");
  EXPECT_NEAR(gap_of(mean).value.value(), 9.69697, 5e-6);
  EXPECT_EQ(gap_of(mean).groups[0].count, 1300U);
  EXPECT_EQ(gap_of(mean).groups[1].count, 2000U);
  EXPECT_EQ(gap_of(mean).relevant, 4500U);
  EXPECT_EQ(everybody(gap_of(mean)), 4500U);
  EXPECT_EQ(report::pay_sentence(mean, gap_of(mean)),
            "On average (mean), the bonuses of women are 9.7% lower than those of men: £1,490.00 against £1,650.00 "
            "(2,000 women and 1,300 men had a bonus).");
  EXPECT_NEAR(gap_of(staff.measure("pay_gap.sex.median_bonus")).value.value(), 3.26087, 5e-6);
  const auto share = staff.measure("pay_gap.sex.bonus_proportion");
  const auto& groups = std::get<Rate>(share.figures).groups;
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].id, "female");
  EXPECT_EQ(groups[0].numerator, 2000U);
  EXPECT_EQ(groups[0].denominator, 3125U);
  EXPECT_EQ(groups[1].numerator, 1300U);
  EXPECT_EQ(groups[1].denominator, 1375U);
  EXPECT_EQ(report::bonus_share_sentence(share, std::get<Rate>(share.figures)),
            "Had a bonus in the twelve months: Women: 2,000 of 3,125 (64.0%); Men: 1,300 of 1,375 (94.5%).");
}

TEST(PayGap, PublishedFigures) {
  for (const auto& item : test::read_json("tests/data/cases/published.json")) {
    const auto indicator = item["indicator"].get<std::string>();
    const auto id = item["id"].get<std::string>();
    if (indicator == "mean-hourly" || indicator == "median-hourly") {
      Staff staff;
      staff.add({.sex = "male", .rate = item["inputs"]["male"].get<double>()});
      staff.add({.sex = "female", .rate = item["inputs"]["female"].get<double>()});
      const auto m =
          staff.measure(indicator == "mean-hourly" ? "pay_gap.sex.mean_hourly" : "pay_gap.sex.median_hourly");
      const auto gap = gap_of(m).value.value();
      EXPECT_NEAR(gap, item["computed"]["gap"].get<double>(), 1e-9) << id;
      const auto published = item["published"]["gap"].get<std::string>();
      const auto places = static_cast<int>(published.size() - published.find('.')) - 2;
      EXPECT_EQ(report::decimal_text(gap, places) + "%", published) << id;
    } else if (indicator == "quartiles") {
      for (const auto& [quarter, n] : item["inputs"].items()) {
        const auto men = n["men"].get<std::uint64_t>();
        const auto text = report::pair_text(men, men + n["women"].get<std::uint64_t>());
        EXPECT_EQ(text.first, report::decimal_text(item["published"][quarter]["men"].get<double>(), 1) + "%") << id;
        EXPECT_EQ(text.second, report::decimal_text(item["published"][quarter]["women"].get<double>(), 1) + "%") << id;
      }
    } else if (indicator == "bonus-undefined") {
      Staff staff;
      staff.add({.sex = "male"}, 500);
      staff.add({.sex = "female", .bonus = 50}, 23).add({.sex = "female"}, 977);
      for (const auto* measure : {"pay_gap.sex.mean_bonus", "pay_gap.sex.median_bonus"}) {
        const auto m = staff.measure(measure);
        EXPECT_EQ(m.status, Status::not_calculable) << id;
        EXPECT_FALSE(gap_of(m).value) << id;
        EXPECT_NE(m.reason.find("None of the men had a bonus"), std::string::npos) << m.reason;
      }
      EXPECT_EQ(staff.measure("pay_gap.sex.bonus_proportion").status, Status::ok);
    }
  }
}

TEST(PayGap, BonusesOfNobodyOrOfMenOnly) {
  Staff nobody;
  nobody.add({.sex = "male"}, 20).add({.sex = "female"}, 20);
  const auto undefined = nobody.measure("pay_gap.sex.mean_bonus");
  EXPECT_EQ(undefined.status, Status::not_calculable);
  EXPECT_EQ(undefined.reason, "Nobody had a bonus in the twelve months.");
  Staff men;
  men.add({.sex = "male", .bonus = 100}, 2).add({.sex = "female"}, 3);
  const auto m = men.measure("pay_gap.sex.median_bonus");
  EXPECT_EQ(m.status, Status::ok);
  EXPECT_DOUBLE_EQ(gap_of(m).value.value(), 100);
  EXPECT_FALSE(gap_of(m).groups[1].median);
  EXPECT_EQ(report::pay_sentence(m, gap_of(m)),
            "None of the women had a bonus, so the gap is 100%. Men who had one had £100.00 at the middle (median) (2 "
            "men).");
}

TEST(PayGap, DirectionIsInWords) {
  const auto sentence = [](double men, double women) {
    Staff staff;
    staff.add({.sex = "male", .rate = men}).add({.sex = "female", .rate = women});
    const auto m = staff.measure("pay_gap.sex.mean_hourly");
    return report::pay_sentence(m, gap_of(m));
  };
  EXPECT_EQ(sentence(10, 10.21),
            "On average (mean), women are paid 2.1% more an hour than men: £10.21 against £10.00 (1 woman, 1 man).");
  EXPECT_EQ(sentence(20, 20.001),
            "On average (mean), women are paid the same an hour as men: £20.00 against £20.00 (1 woman, 1 man).");
}

TEST(PayGap, EverybodyIsCountedOrLeftOutForAReason) {
  Staff staff;
  staff.add({.sex = "male", .rate = 20}, 5).add({.sex = "female", .rate = 18}, 4);
  staff.add({.sex = "female", .rate = 9, .full_pay = false}, 3);
  staff.add({.sex = "male", .full_pay = false}, 1);  // on leave without a rate: leave is the reason
  staff.add({.sex = "male"}, 2);
  staff.add({.sex = "another", .rate = 20}, 1).add({.sex = "declined", .rate = 20}, 2).add({.rate = 20}, 1);
  const auto m = staff.measure("pay_gap.sex.mean_hourly");
  const auto& gap = gap_of(m);
  EXPECT_DOUBLE_EQ(gap.value.value(), 10);
  EXPECT_EQ(m.base, 19U);
  EXPECT_EQ(m.unknown, 4U);
  EXPECT_EQ(gap.relevant, 15U);
  EXPECT_EQ(gap.full_pay, 9U);
  EXPECT_EQ(everybody(gap), 19U);
  ASSERT_EQ(gap.left_out.size(), 3U);
  EXPECT_EQ(gap.left_out[0].reason, "unknown_group");
  EXPECT_EQ(gap.left_out[0].count, 4U);
  EXPECT_EQ(gap.left_out[1].reason, "leave");
  EXPECT_EQ(gap.left_out[1].count, 4U);
  EXPECT_EQ(gap.left_out[2].reason, "no_pay");
  EXPECT_EQ(gap.left_out[2].count, 2U);
}

TEST(PayGap, SmallGroupsAreNotCompared) {
  Staff staff;
  staff.add({.ethnicity = "white_british", .rate = 20}, 30).add({.ethnicity = "black_african", .rate = 15}, 9);
  staff.add({.disability = "disabled", .rate = 10}, 10).add({.disability = "non_disabled", .rate = 16}, 10);
  const auto m = staff.measure("pay_gap.ethnicity.mean_hourly");
  EXPECT_EQ(m.status, Status::not_calculable);
  EXPECT_EQ(m.reason, "Both groups need at least 10 people on full pay with an hourly rate. BME: 9. White: 30.");
  EXPECT_FALSE(gap_of(m).value);
  EXPECT_FALSE(gap_of(m).groups[1].mean);
  EXPECT_EQ(staff.measure("pay_gap.ethnicity.quartiles").status, Status::not_calculable);
  const auto allowed = staff.measure("pay_gap.ethnicity.mean_hourly", "5");
  EXPECT_EQ(allowed.status, Status::ok);
  EXPECT_DOUBLE_EQ(gap_of(allowed).value.value(), 25);
  EXPECT_EQ(gap_of(allowed).comparator, "white");
  EXPECT_DOUBLE_EQ(gap_of(staff.measure("pay_gap.disability.median_hourly")).value.value(), 37.5);
  EXPECT_EQ(staff.measure("pay_gap.disability.median_hourly", "20").status, Status::not_calculable);
}

TEST(PayGap, EveryEthnicGroupAgainstWhiteBritish) {
  Staff staff;
  staff.add({.ethnicity = "white_british", .rate = 20}, 20).add({.ethnicity = "white_irish", .rate = 21}, 10);
  staff.add({.ethnicity = "asian_indian", .rate = 15}, 12).add({.ethnicity = "other_arab", .rate = 5}, 4);
  staff.add({.ethnicity = "mixed_other", .rate = 6}, 3).add({.rate = 50}, 7);
  const auto m = staff.measure("pay_gap.ethnicity_detailed.mean_hourly");
  const auto& gap = gap_of(m);
  EXPECT_EQ(m.status, Status::ok);
  EXPECT_FALSE(gap.value);
  ASSERT_EQ(gap.groups.size(), 5U);
  EXPECT_EQ(gap.groups[0].id, "white_british");
  EXPECT_FALSE(gap.groups[0].gap);
  for (const auto& g : gap.groups) {
    if (g.id == "white_irish") {
      EXPECT_DOUBLE_EQ(g.gap.value(), -5);
    }
    if (g.id == "asian_indian") {
      EXPECT_DOUBLE_EQ(g.gap.value(), 25);
    }
    if (g.id == "other_arab") {
      EXPECT_EQ(g.count, 4U);
      EXPECT_FALSE(g.gap);
      EXPECT_FALSE(g.mean);
    }
  }
  EXPECT_EQ(everybody(gap), 56U);
  EXPECT_EQ(
      report::pay_sentence(m, gap),
      "On average (mean), 1 of the 2 groups compared is paid less an hour than White: British staff (£20.00, 20). "
      "The widest gap: Asian: Indian staff, 25.0% less (£15.00, 12).");
  // In the quarters the small groups stand together.
  const auto quartiles = staff.measure("pay_gap.ethnicity_detailed.quartiles");
  const auto& q = quartiles_of(quartiles);
  ASSERT_EQ(q.groups.size(), 4U);
  EXPECT_EQ(q.groups.back().id, "smaller_groups");
  EXPECT_EQ(q.overall, (std::vector<std::uint64_t>{20, 10, 12, 7}));
  EXPECT_EQ(q.quarters[0].counts.back(), 7U);
}

TEST(PayGap, IntervalsDoNotDependOnTheOrderOfRowsAndAreTheSameEveryTime) {
  Staff forwards;
  Staff backwards;
  for (int i = 0; i < 40; ++i) {
    const auto man = [](int n) { return Staff::Person{.sex = "male", .rate = 12.0 + n % 13}; };
    const auto woman = [](int n) { return Staff::Person{.sex = "female", .rate = 11.0 + n % 11}; };
    forwards.add(man(i)).add(woman(i));
    backwards.add(woman(39 - i)).add(man(39 - i));
  }
  for (const auto* id : {"pay_gap.sex.mean_hourly", "pay_gap.sex.median_hourly"}) {
    const auto a = forwards.measure(id);
    const auto b = backwards.measure(id);
    const auto again = forwards.measure(id);
    ASSERT_TRUE(gap_of(a).interval) << id;
    EXPECT_EQ(gap_of(a).interval->low, gap_of(b).interval->low);
    EXPECT_EQ(gap_of(a).interval->high, gap_of(b).interval->high);
    EXPECT_EQ(gap_of(a).interval->low, gap_of(again).interval->low);
    EXPECT_EQ(gap_of(a).value, gap_of(b).value);
    EXPECT_LE(gap_of(a).interval->low, gap_of(a).value.value());
    EXPECT_GE(gap_of(a).interval->high, gap_of(a).value.value());
  }
  EXPECT_EQ(gap_of(forwards.measure("pay_gap.sex.mean_hourly")).method, "fieller");
  EXPECT_EQ(gap_of(forwards.measure("pay_gap.sex.median_hourly")).method, "bootstrap");
}

TEST(PayGap, ARowMayStandForManyPeople) {
  Staff staff;
  staff.add({.sex = "male", .rate = 20}).add({.sex = "female", .rate = 10}).add({.sex = "female", .rate = 16});
  staff.population().weights = {4, 1, 2};
  staff.population().headcount = 7;
  const auto m = staff.measure("pay_gap.sex.mean_hourly");
  EXPECT_DOUBLE_EQ(gap_of(m).groups[1].mean.value(), 14);
  EXPECT_DOUBLE_EQ(gap_of(m).value.value(), 30);
  EXPECT_EQ(everybody(gap_of(m)), 7U);
}

TEST(PayGap, QuartersOfTheFileAreComparedNotUsed) {
  Staff staff;
  for (int i = 0; i < 4; ++i) {
    const auto quarter = static_cast<std::uint8_t>(i + 1);
    staff.add({.sex = "male", .rate = 10.0 + i, .quarter = quarter}, 2);
    staff.add({.sex = "female", .rate = 10.0 + i, .quarter = quarter}, 2);
  }
  EXPECT_TRUE(staff.measure("pay_gap.sex.quartiles").notes.empty());
  staff.population().pay.quarter[0] = 2;
  const auto m = staff.measure("pay_gap.sex.quartiles");
  ASSERT_EQ(m.notes.size(), 1U);
  EXPECT_TRUE(m.notes[0].starts_with("The quarters in the file differ from these for 1 person")) << m.notes[0];
  EXPECT_EQ(quartiles_of(m).quarters[0].counts, (std::vector<std::uint64_t>{2, 2}));
}

TEST(PayGap, WhatIsMissingIsNamed) {
  Staff staff;
  staff.add({.sex = "male", .rate = 10});
  staff.population().pay.bonus_supplied = false;
  const auto bonus = staff.measure("pay_gap.sex.mean_bonus");
  EXPECT_EQ(bonus.status, Status::not_supplied);
  EXPECT_EQ(bonus.reason, "The staff file has no column for bonus in twelve months. Add the column to show it.");
  EXPECT_EQ(staff.measure("pay_gap.sex.mean_hourly").status, Status::not_calculable);
  staff.population().pay = {};
  EXPECT_EQ(
      staff.measure("pay_gap.sex.quartiles").reason,
      "The staff file has no column for hourly rate. Add hourly rates, or ordinary pay and weekly hours, to show it.");
  staff.population().coded[0].supplied = false;
  staff.population().coded[0].codes.clear();
  EXPECT_EQ(staff.measure("pay_gap.sex.bonus_proportion").reason,
            "The staff file has no column for sex and bonus in twelve months. Add the column to show it.");
}

}  // namespace
}  // namespace evenhand::pay_gap_test
