// A whole composition against known shares. Expectations: R's documented example of chisq.test, sums over every
// possible table in exact fractions, and χ² tails in 50-digit arithmetic.
#include "core/statistics/goodness.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "core/statistics/tests.h"

namespace evenhand::statistics {
namespace {

using Counts = std::vector<std::uint64_t>;
using Shares = std::vector<double>;

TEST(Goodness, TailsOfChiSquareForOddAndEvenDegrees) {
  const auto near = [](double x, int df, double p) {
    EXPECT_NEAR(chi_square_upper_tail(x, df), p, 1e-12 * p) << x << " " << df;
  };
  near(3.841458820694124, 1, 0.0500000000000000584);
  near(5.991464547107979, 2, 0.05);  // −2 ln 0.05
  near(11.070497693516351, 5, 0.0500000000000000614);
  near(18.307038053275146, 10, 0.0500000000000000135);
  near(27.58711163827534, 17, 0.0499999999999997946);
  near(11.11938768628861, 3, 0.0110975113665813341);
  near(60, 17, 1.05090334523984318e-6);
  near(60, 18, 2.04607590427056717e-6);
  near(60, 1, 9.48573757107384839e-15);
  near(1400, 2, std::exp(-700.0));
  EXPECT_EQ(chi_square_upper_tail(0, 3), 1);
  EXPECT_EQ(chi_square_upper_tail(5, 0), 1);
  EXPECT_EQ(chi_square_upper_tail(1e6, 4), 0);
}

TEST(Goodness, ChiSquareWhereEveryExpectedCountIsFiveOrMore) {
  // ?chisq.test in R: X-squared = 9.9901, df = 4, p-value = 0.04059.
  const auto fit = goodness_of_fit(Counts{89, 37, 30, 28, 2}, Shares{40, 20, 20, 15, 5}, 1);
  EXPECT_EQ(fit.method, FitMethod::chi_square);
  EXPECT_EQ(fit.df, 4);
  EXPECT_NEAR(fit.statistic, 9.990143369175627, 1e-12);
  EXPECT_NEAR(fit.p, 0.04059404334478121, 1e-12);
}

TEST(Goodness, DrawsWhereAnExpectedCountIsSmall) {
  // The same page: 1.86 expected of the last, X-squared = 5.7947.
  const auto fit = goodness_of_fit(Counts{89, 37, 30, 28, 2}, Shares{.40, .20, .20, .19, .01}, 1);
  EXPECT_EQ(fit.method, FitMethod::monte_carlo);
  EXPECT_NEAR(fit.statistic, 5.794708545557442, 1e-12);
  EXPECT_GT(fit.p, 0.15);
  EXPECT_LT(fit.p, 0.26);
}

TEST(Goodness, DrawsAgreeWithEveryPossibleTable) {
  constexpr int many = 200'000;
  const auto near = [](double found, double exact) {
    EXPECT_NEAR(found, exact, 4.5 * std::sqrt(exact * (1 - exact) / many) + 1.0 / many);
  };
  const Shares shares{0.1, 0.3, 0.6};
  near(goodness_of_fit(Counts{4, 2, 6}, shares, 7, many).p, 0.032104063936);
  near(goodness_of_fit(Counts{1, 4, 7}, shares, 7, many).p, 1);
  near(goodness_of_fit(Counts{3, 40, 57}, Shares{0.01, 0.39, 0.60}, 7, many).p, 0.11825250399148111);
  // Two categories: the draws are of one binomial, whatever the number of people. All counts at least as far from 0.4
  // of 1,000 as 4 are: 4 and more, as 0 expects least.
  EXPECT_EQ(goodness_of_fit(Counts{0, 1000}, Shares{0.0004, 0.9996}, 7, many).method, FitMethod::monte_carlo);
  const auto exact = binomial_test(4, 1000, 0.0004, BinomialTest::greater);
  near(goodness_of_fit(Counts{4, 996}, Shares{0.0004, 0.9996}, 7, many).p, exact);
  // Beyond the table of factorials, and with more than one expected of the small one.
  near(goodness_of_fit(Counts{12, 399'988}, Shares{0.00001, 0.99999}, 7, many).p,
       binomial_test(12, 400'000, 0.00001, BinomialTest::greater));
}

TEST(Goodness, TheSameSeedGivesTheSame) {
  const Counts counts{1, 2, 3, 50};
  const Shares shares{0.02, 0.02, 0.06, 0.9};
  EXPECT_EQ(goodness_of_fit(counts, shares, 3).p, goodness_of_fit(counts, shares, 3).p);
  // Nobody, or nothing to tell apart.
  EXPECT_EQ(goodness_of_fit(Counts{0, 0}, Shares{0.5, 0.5}, 3).method, FitMethod::none);
  EXPECT_EQ(goodness_of_fit(Counts{5}, Shares{1}, 3).p, 1);
}

TEST(Goodness, AResidualIsInStandardDeviations) {
  // 51 of 235 where 1/6 is expected: 11.8333 more, and a standard deviation of 5.7130.
  EXPECT_NEAR(standardised_residual(51, 235, 1.0 / 6), 2.0712829, 1e-7);
  EXPECT_EQ(standardised_residual(50, 100, 0.5), 0);
}

}  // namespace
}  // namespace evenhand::statistics
