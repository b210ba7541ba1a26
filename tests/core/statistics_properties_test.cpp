// What must hold whatever the counts are (statistics.md, 5), on random counts and at the ends.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

#include "core/statistics/elementary.h"
#include "core/statistics/interval.h"
#include "core/statistics/tests.h"

namespace evenhand::statistics {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Table {
  std::uint64_t x1, n1, x2, n2;

  double rate1() const { return static_cast<double>(x1) / static_cast<double>(n1); }
  double rate2() const { return static_cast<double>(x2) / static_cast<double>(n2); }
};

std::ostream& operator<<(std::ostream& out, const Table& t) {
  return out << t.x1 << "/" << t.n1 << ", " << t.x2 << "/" << t.n2;
}

// Small and large groups, rare and common events, zero and all among them.
std::vector<Table> tables(int count) {
  std::mt19937_64 engine(20250331);
  const auto below = [&](std::uint64_t limit) { return engine() % limit; };
  std::vector<Table> out;
  while (out.size() < static_cast<std::size_t>(count)) {
    const std::uint64_t largest[] = {6, 60, 900, 12000};
    const auto n1 = 1 + below(largest[below(4)]);
    const auto n2 = 1 + below(largest[below(4)]);
    const auto rate = 1 + below(20);  // up to all, or up to a twentieth
    out.push_back({below(n1 / rate + 1), n1, below(n2 / rate + 1), n2});
    if (below(10) == 0) out.back().x1 = n1;
    if (below(10) == 0) out.back().x2 = n2;
  }
  return out;
}

void expect_near_relative(double found, double expected, double tolerance, const Table& t) {
  if (found == expected) return;  // infinity too
  EXPECT_NEAR(found / expected, 1, tolerance) << t;
}

using Interval = Bounds (*)(std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, double);

TEST(Properties, SwappingTheGroupsInvertsARatio) {
  for (const auto interval :
       {Interval(koopman), Interval(miettinen_nurminen_ratio), Interval(adjusted_log), Interval(odds_ratio_gart)}) {
    for (const auto& t : tables(3000)) {
      const auto there = interval(t.x1, t.n1, t.x2, t.n2, z_95);
      const auto back = interval(t.x2, t.n2, t.x1, t.n1, z_95);
      expect_near_relative(back.low, 1 / there.high, 1e-10, t);
      expect_near_relative(back.high, 1 / there.low, 1e-10, t);
    }
  }
}

TEST(Properties, SwappingGroupsOrEventsNegatesADifference) {
  for (const auto interval :
       {Interval(newcombe), Interval(miettinen_nurminen_difference), Interval(agresti_caffo), Interval(wald)}) {
    for (const auto& t : tables(500)) {
      const auto there = interval(t.x1, t.n1, t.x2, t.n2, z_95);
      const auto groups = interval(t.x2, t.n2, t.x1, t.n1, z_95);
      const auto events = interval(t.n1 - t.x1, t.n1, t.n2 - t.x2, t.n2, z_95);
      for (const auto& back : {groups, events}) {
        EXPECT_NEAR(back.low, -there.high, 1e-12) << t;
        EXPECT_NEAR(back.high, -there.low, 1e-12) << t;
      }
    }
  }
}

TEST(Properties, AnIntervalLeavesOutTheNullExactlyWhenItsOwnTestIsBelowFivePercent) {
  int clear = 0;
  for (const auto& t : tables(3000)) {
    const auto p = score_test_p(t.x1, t.n1, t.x2, t.n2);
    const auto leaves_out = [](const Bounds& b, double null) { return null < b.low || null > b.high; };
    EXPECT_EQ(leaves_out(koopman(t.x1, t.n1, t.x2, t.n2), 1), p < 0.05) << t << " p " << p;
    clear += p < 0.05;
    // Miettinen and Nurminen's twin: z² × (N − 1)/N.
    const auto n = static_cast<double>(t.n1 + t.n2);
    const auto pooled = static_cast<double>(t.x1 + t.x2) / n;
    const auto variance = pooled * (1 - pooled) * (1 / static_cast<double>(t.n1) + 1 / static_cast<double>(t.n2));
    const auto d = t.rate1() - t.rate2();
    const auto twin = variance > 0 && d * d / variance * (n - 1) / n > z_95 * z_95;
    EXPECT_EQ(leaves_out(miettinen_nurminen_ratio(t.x1, t.n1, t.x2, t.n2), 1), twin) << t;
    EXPECT_EQ(leaves_out(miettinen_nurminen_difference(t.x1, t.n1, t.x2, t.n2), 0), twin) << t;
  }
  EXPECT_GT(clear, 500);
  EXPECT_LT(clear, 2500);
}

TEST(Properties, BoundsHoldTheEstimate) {
  for (const auto& t : tables(2000)) {
    const auto holds = [&](const Bounds& b, double estimate) {
      EXPECT_LE(b.low, estimate) << t;
      EXPECT_GE(b.high, estimate) << t;
    };
    for (const auto interval : {wilson, clopper_pearson, mid_p_interval}) holds(interval(t.x1, t.n1, z_95), t.rate1());
    const auto d = t.rate1() - t.rate2();
    holds(newcombe(t.x1, t.n1, t.x2, t.n2), d);
    holds(miettinen_nurminen_difference(t.x1, t.n1, t.x2, t.n2), d);
    holds(wald(t.x1, t.n1, t.x2, t.n2), d);
    if (t.x1 + t.x2 == 0) continue;
    const auto ratio = t.rate1() / t.rate2();
    holds(koopman(t.x1, t.n1, t.x2, t.n2), ratio);
    holds(miettinen_nurminen_ratio(t.x1, t.n1, t.x2, t.n2), ratio);
    if (const auto katz = katz_log(t.x1, t.n1, t.x2, t.n2)) holds(*katz, ratio);
    if (const auto woolf = odds_ratio_woolf(t.x1, t.n1, t.x2, t.n2)) {
      const auto odds = t.rate1() / (1 - t.rate1()) / (t.rate2() / (1 - t.rate2()));
      holds(*woolf, odds);
      if (t.n1 + t.n2 < 1000) holds(odds_ratio_cornfield_mid_p(t.x1, t.n1, t.x2, t.n2), odds);
    }
  }
}

TEST(Properties, MoreDataAtTheSameRatesNarrows) {
  for (const auto& t : tables(1000)) {
    const Table more{7 * t.x1, 7 * t.n1, 7 * t.x2, 7 * t.n2};
    const auto within = [&](const Bounds& narrow, const Bounds& wide) {
      EXPECT_GE(narrow.low, wide.low) << t;
      EXPECT_LE(narrow.high, wide.high) << t;
    };
    within(clopper_pearson(more.x1, more.n1), clopper_pearson(t.x1, t.n1));
    within(mid_p_interval(more.x1, more.n1), mid_p_interval(t.x1, t.n1));
    for (const auto interval : {Interval(koopman), Interval(miettinen_nurminen_ratio), Interval(newcombe),
                                Interval(miettinen_nurminen_difference)}) {
      within(interval(more.x1, more.n1, more.x2, more.n2, z_95), interval(t.x1, t.n1, t.x2, t.n2, z_95));
    }
  }
}

// Where the score is z by definition, whatever the road to it: a bound put back into the closed form gives z.
TEST(Koopman, ItsBoundsSolveTheEquation) {
  for (const auto& t : tables(2000)) {
    const auto score = [&](double theta) {
      const auto n1 = static_cast<long double>(t.n1);
      const auto n2 = static_cast<long double>(t.n2);
      const auto x1 = static_cast<long double>(t.x1);
      const auto x2 = static_cast<long double>(t.x2);
      const auto a = (n1 + n2) * theta;
      const auto b = -(n1 * theta + x1 + n2 + x2 * theta);
      const auto p2 = (-b - std::sqrt(std::max(0.0L, b * b - 4 * a * (x1 + x2)))) / (2 * a);
      const auto p1 = theta * p2;
      return static_cast<double>((x1 / n1 - theta * x2 / n2) /
                                 std::sqrt(p1 * (1 - p1) / n1 + theta * theta * p2 * (1 - p2) / n2));
    };
    const auto bounds = koopman(t.x1, t.n1, t.x2, t.n2);
    EXPECT_EQ(bounds.low == 0, t.x1 == 0) << t;
    EXPECT_EQ(bounds.high == infinity, t.x2 == 0) << t;
    if (t.x1 > 0) {
      EXPECT_NEAR(score(bounds.low), z_95, 1e-6) << t;
    }
    if (t.x2 > 0) {
      EXPECT_NEAR(score(bounds.high), -z_95, 1e-6) << t;
    }
  }
}

TEST(Ends, NobodyGivesTheWidestIntervalAndNoEvidence) {
  for (const auto& t : {Table{0, 0, 3, 10}, Table{3, 10, 0, 0}, Table{0, 0, 0, 0}}) {
    for (const auto interval : {Interval(koopman), Interval(miettinen_nurminen_ratio), Interval(adjusted_log),
                                Interval(odds_ratio_gart), Interval(odds_ratio_cornfield_mid_p)}) {
      const auto b = interval(t.x1, t.n1, t.x2, t.n2, z_95);
      EXPECT_EQ(b.low, 0) << t;
      EXPECT_EQ(b.high, infinity) << t;
    }
    for (const auto interval :
         {Interval(newcombe), Interval(miettinen_nurminen_difference), Interval(agresti_caffo), Interval(wald)}) {
      const auto b = interval(t.x1, t.n1, t.x2, t.n2, z_95);
      EXPECT_EQ(b.low, -1) << t;
      EXPECT_EQ(b.high, 1) << t;
    }
    EXPECT_FALSE(katz_log(t.x1, t.n1, t.x2, t.n2)) << t;
    EXPECT_FALSE(odds_ratio_woolf(t.x1, t.n1, t.x2, t.n2)) << t;
    EXPECT_EQ(fisher_mid_p(t.x1, t.n1, t.x2, t.n2), 1) << t;
    EXPECT_EQ(fisher_exact_two_sided(t.x1, t.n1, t.x2, t.n2), 1) << t;
    EXPECT_EQ(score_test_p(t.x1, t.n1, t.x2, t.n2), 1) << t;
  }
  for (const auto interval : {wilson, clopper_pearson, mid_p_interval}) {
    EXPECT_EQ(interval(0, 0, z_95).low, 0);
    EXPECT_EQ(interval(0, 0, z_95).high, 1);
  }
}

TEST(Ends, NobodyWithEventsSaysNothingOfARatioAndAllBoundsOfADifference) {
  const auto none = koopman(0, 40, 0, 50);
  EXPECT_EQ(none.low, 0);
  EXPECT_EQ(none.high, infinity);
  EXPECT_EQ(newcombe(40, 40, 0, 50).high, 1);
  EXPECT_EQ(newcombe(0, 40, 50, 50).low, -1);
  EXPECT_EQ(score_test_p(0, 40, 0, 50), 1);
  EXPECT_EQ(score_test_p(40, 40, 50, 50), 1);
  // Everybody in both groups: z(θ)² = (θ − 1) n2 above 1 and (1 ÷ θ − 1) n1 below.
  const auto all = koopman(40, 40, 50, 50);
  EXPECT_NEAR(all.high, 1 + z_95 * z_95 / 50, 1e-12);
  EXPECT_NEAR(all.low, 1 / (1 + z_95 * z_95 / 40), 1e-12);
}

TEST(ExactTests, SmallTablesByHand) {
  // 3/3 against 0/3: 1 of 20 tables on either side. Mid-p: 2 × (1/20 − 1/40).
  EXPECT_NEAR(fisher_exact_two_sided(3, 3, 0, 3), 0.1, 1e-15);
  EXPECT_NEAR(fisher_mid_p(3, 3, 0, 3), 0.05, 1e-15);
  // 2/3 against 1/3: tables 1, 9, 9, 1 of 20. The upper tail is 10/20, less half of 9/20, doubled.
  EXPECT_NEAR(fisher_exact_two_sided(2, 3, 1, 3), 1, 1e-15);
  EXPECT_NEAR(fisher_mid_p(2, 3, 1, 3), 0.55, 1e-15);
  // Two heads of two: 1/4.
  EXPECT_NEAR(binomial_test(2, 2, 0.5, BinomialTest::greater), 0.25, 1e-15);
  EXPECT_NEAR(binomial_test(2, 2, 0.5, BinomialTest::mid_p), 0.25, 1e-15);
  EXPECT_NEAR(binomial_test(2, 2, 0.5, BinomialTest::doubled_tail), 0.5, 1e-15);
  EXPECT_EQ(binomial_test(0, 9, 0), 1);
  EXPECT_EQ(binomial_test(9, 9, 1), 1);
  EXPECT_EQ(binomial_test(1, 9, 0), 0);
}

// Against sums of whole-number binomial coefficients, which a double holds exactly for these sizes.
TEST(ExactTests, FisherAgreesWithCountingTables) {
  const auto choose = [](std::uint64_t n, std::uint64_t k) {
    std::uint64_t out = 1;
    for (std::uint64_t i = 1; i <= k; ++i) out = out * (n - k + i) / i;
    return static_cast<double>(out);
  };
  for (std::uint64_t n1 = 1; n1 <= 9; ++n1) {
    for (std::uint64_t n2 = 1; n2 <= 9; ++n2) {
      for (std::uint64_t x1 = 0; x1 <= n1; ++x1) {
        for (std::uint64_t x2 = 0; x2 <= n2; ++x2) {
          const auto ways = [&](std::uint64_t k) { return choose(n1, k) * choose(n2, x1 + x2 - k); };
          double below = 0, above = 0, no_likelier = 0;
          for (std::uint64_t k = 0; k <= n1; ++k) {
            if (k > x1 + x2 || x1 + x2 - k > n2) continue;
            if (k < x1) below += ways(k);
            if (k > x1) above += ways(k);
            if (ways(k) <= ways(x1)) no_likelier += ways(k);
          }
          const auto all = choose(n1 + n2, x1 + x2);
          EXPECT_NEAR(fisher_exact_two_sided(x1, n1, x2, n2), no_likelier / all, 1e-13);
          EXPECT_NEAR(fisher_mid_p(x1, n1, x2, n2), (2 * std::min(below, above) + ways(x1)) / all, 1e-13);
        }
      }
    }
  }
}

TEST(ExactTests, FisherMidPComesNearTheScoreTestWhenCountsAreLarge) {
  for (const auto& t :
       {Table{40300, 100000, 40000, 100000}, Table{900, 99000, 1000, 100000}, Table{50000, 100000, 50400, 100000}}) {
    const auto exact = fisher_mid_p(t.x1, t.n1, t.x2, t.n2);
    EXPECT_NEAR(exact / score_test_p(t.x1, t.n1, t.x2, t.n2), 1, 0.005) << t;
    EXPECT_NEAR(fisher_mid_p(t.x2, t.n2, t.x1, t.n1) / exact, 1, 1e-10) << t;
  }
}

TEST(ExactTests, ExpectsFewIsAnyExpectedCellBelowFive) {
  for (const auto& t : tables(2000)) {
    const auto all = static_cast<double>(t.n1 + t.n2);
    const auto events = static_cast<double>(t.x1 + t.x2);
    bool few = false;
    for (const auto row : {t.n1, t.n2}) {
      for (const auto column : {events, all - events}) few = few || static_cast<double>(row) * column < 5 * all;
    }
    EXPECT_EQ(expects_few(t.x1, t.n1, t.x2, t.n2), few) << t;
  }
}

TEST(BenjaminiHochberg, KeepsTheOrderAndNeverFallsBelowP) {
  std::mt19937_64 engine(7);
  for (int round = 0; round < 500; ++round) {
    std::vector<double> p(1 + engine() % 40);
    for (auto& value : p) value = static_cast<double>(engine() % 201) / 200;  // ties, 0 and 1 among them
    const auto q = benjamini_hochberg(p);
    ASSERT_EQ(q.size(), p.size());
    for (std::size_t i = 0; i < p.size(); ++i) {
      EXPECT_GE(q[i], p[i]);
      EXPECT_LE(q[i], 1);
      for (std::size_t j = 0; j < p.size(); ++j) {
        if (p[i] <= p[j]) {
          EXPECT_LE(q[i], q[j]);
        }
      }
    }
  }
  EXPECT_TRUE(benjamini_hochberg({}).empty());
}

TEST(ChiSquare, OfTwoGroupsIsTheSquaredScore) {
  for (const auto& t : tables(500)) {
    const std::uint64_t x[] = {t.x1, 0, t.x2};
    const std::uint64_t n[] = {t.n1, 0, t.n2};
    const auto found = chi_square_equal_proportions(x, n);
    EXPECT_EQ(found.df, 1) << t;
    const auto p = score_test_p(t.x1, t.n1, t.x2, t.n2);
    if (p > 1e-250) expect_near_relative(found.p, p, 1e-9, t);
  }
  EXPECT_EQ(chi_square_equal_proportions({}, {}).p, 1);
}

}  // namespace
}  // namespace evenhand::statistics
