#include "core/measures/quarters.h"

#include <gtest/gtest.h>

#include "core/report/decimal.h"

namespace evenhand::quarters_test {
namespace {

using measures::cut_quarters;
using measures::PayPoint;
using measures::quarter_sizes;
using Counts = std::vector<std::uint64_t>;
using Sizes = std::array<std::uint64_t, 4>;
using Cut = std::array<Counts, 4>;
using Pair = std::pair<std::string, std::string>;

TEST(Quarters, RemaindersGoWhereTheGuidancePutsThem) {
  EXPECT_EQ(quarter_sizes(4444), (Sizes{1111, 1111, 1111, 1111}));
  EXPECT_EQ(quarter_sizes(4445), (Sizes{1112, 1111, 1111, 1111}));
  EXPECT_EQ(quarter_sizes(4446), (Sizes{1112, 1111, 1112, 1111}));
  EXPECT_EQ(quarter_sizes(4447), (Sizes{1112, 1112, 1112, 1111}));
  EXPECT_EQ(quarter_sizes(23), (Sizes{6, 6, 6, 5}));
  EXPECT_EQ(quarter_sizes(1), (Sizes{1, 0, 0, 0}));
  EXPECT_EQ(quarter_sizes(0), (Sizes{0, 0, 0, 0}));
}

TEST(Quarters, TwentyThreePeople) {
  // pay-gap.md §6; men, women.
  const std::vector<PayPoint> points{{10, {3, 7}}, {11, {0, 4}}, {12, {2, 0}}, {15, {0, 3}}, {20, {4, 0}}};
  EXPECT_EQ(cut_quarters(points, 2), (Cut{{{2, 4}, {1, 5}, {2, 4}, {4, 1}}}));
}

TEST(Quarters, TheTiedAreSharedInTheirOwnProportion) {
  // Acme's tie: 36 women and 4 men, ten places in the lower quarter and thirty in the next.
  const std::vector<PayPoint> points{{1, {0, 30}}, {2, {4, 36}}, {3, {10, 0}}, {4, {40, 40}}};
  EXPECT_EQ(cut_quarters(points, 2), (Cut{{{1, 39}, {13, 27}, {20, 20}, {20, 20}}}));
}

TEST(Quarters, OneTieMaySpanAllFour) {
  // Ten people, three men, sizes 3, 2, 3, 2: floors 0, 0, 0, 0 with remainders 9, 6, 9, 6. The two largest come first,
  // then the lower of the equal ones.
  EXPECT_EQ(cut_quarters(std::vector<PayPoint>{{10, {3, 7}}}, 2), (Cut{{{1, 2}, {1, 1}, {1, 2}, {0, 2}}}));
  // Three groups of four people each in quarters of three: four places in each group, one in every quarter.
  EXPECT_EQ(cut_quarters(std::vector<PayPoint>{{10, {4, 4, 4}}}, 3),
            (Cut{{{1, 1, 1}, {1, 1, 1}, {1, 1, 1}, {1, 1, 1}}}));
}

TEST(Quarters, ManyGroupsNeverOverfillAQuarter) {
  // Every quarter has exactly its size, and everybody has a place, for any mixture.
  std::uint64_t state = 7;
  const auto random = [&](std::uint64_t below) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return (state >> 33) % below;
  };
  for (int round = 0; round < 500; ++round) {
    const auto groups = 1 + random(6);
    std::vector<PayPoint> points(1 + random(8));
    Counts totals(groups);
    std::uint64_t people = 0;
    for (std::size_t p = 0; p < points.size(); ++p) {
      points[p].rate = static_cast<double>(p);
      for (std::size_t g = 0; g < groups; ++g) {
        points[p].counts.push_back(random(9));
        totals[g] += points[p].counts[g];
        people += points[p].counts[g];
      }
    }
    const auto cut = cut_quarters(points, groups);
    const auto sizes = quarter_sizes(people);
    Counts found(groups);
    for (std::size_t q = 0; q < 4; ++q) {
      std::uint64_t in_quarter = 0;
      for (std::size_t g = 0; g < groups; ++g) {
        found[g] += cut[q][g];
        in_quarter += cut[q][g];
      }
      ASSERT_EQ(in_quarter, sizes[q]);
    }
    ASSERT_EQ(found, totals);
  }
}

TEST(Quarters, RatesWithTheSamePayAreOnePoint) {
  // 0.1 + 0.2 and 0.3 are the same pay by different arithmetic.
  const std::vector<std::vector<double>> rates{{0.3, 1, 1}, {0.1 + 0.2, 2}};
  const auto points = measures::pay_points(rates);
  ASSERT_EQ(points.size(), 3U);
  EXPECT_EQ(points[0].counts, (Counts{1, 1}));
  EXPECT_EQ(points[1].counts, (Counts{2, 0}));
  EXPECT_EQ(points[2].counts, (Counts{0, 1}));
}

TEST(PairText, TheSecondIsWhatIsLeft) {
  using report::pair_text;
  // 12.25 and 87.75: rounded on their own they would add to 100.1, which the service refuses.
  EXPECT_EQ(pair_text(49, 400), (Pair{"12.3%", "87.7%"}));
  // The statutory guidance's Acme.
  EXPECT_EQ(pair_text(187, 1112), (Pair{"16.8%", "83.2%"}));
  EXPECT_EQ(pair_text(110, 1111), (Pair{"9.9%", "90.1%"}));
  EXPECT_EQ(pair_text(298, 1111), (Pair{"26.8%", "73.2%"}));
  EXPECT_EQ(pair_text(750, 1111), (Pair{"67.5%", "32.5%"}));
  EXPECT_EQ(pair_text(0, 5), (Pair{"0.0%", "100.0%"}));
  EXPECT_EQ(pair_text(5, 5), (Pair{"100.0%", "0.0%"}));
}

TEST(DecimalText, RoundsHalfAwayFromZero) {
  using report::decimal_text;
  EXPECT_EQ(decimal_text(12.25, 1), "12.3");
  EXPECT_EQ(decimal_text(-12.25, 1), "−12.3");
  EXPECT_EQ(decimal_text(1.005, 2), "1.01");  // no binary fraction is 1.005
  EXPECT_EQ(decimal_text(13.594274, 1), "13.6");
  EXPECT_EQ(decimal_text(-0.0, 1), "0.0");
  EXPECT_EQ(decimal_text(-0.04, 1), "0.0");
  EXPECT_EQ(decimal_text(0.05, 1), "0.1");
  EXPECT_EQ(decimal_text(9.999, 2), "10.00");
  EXPECT_EQ(decimal_text(1234567.891, 2), "1,234,567.89");
  EXPECT_EQ(decimal_text(2.5, 0), "3");
  EXPECT_EQ(decimal_text(0.05, 2), "0.05");
}

TEST(MoneyText, PoundsAndPence) {
  using report::money_text;
  EXPECT_EQ(money_text(23550.0 / 1345), "£17.51");
  EXPECT_EQ(money_text(46900.0 / 3100), "£15.13");
  EXPECT_EQ(money_text(1490), "£1,490.00");
  EXPECT_EQ(money_text(-3.5), "−£3.50");
  EXPECT_EQ(money_text(-0.001), "£0.00");
}

}  // namespace
}  // namespace evenhand::quarters_test
