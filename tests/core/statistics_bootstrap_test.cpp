#include <gtest/gtest.h>

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "core/statistics/bootstrap.h"

namespace evenhand::statistics {
namespace {

// Hourly rates without ties, skewed as pay is.
std::vector<double> rates(std::size_t n, double scale, std::uint64_t seed) {
  std::mt19937_64 engine(seed);
  std::vector<double> out(n);
  for (auto& rate : out) rate = scale * std::exp(static_cast<double>(engine() >> 11) * 0x1p-53);
  std::sort(out.begin(), out.end());
  return out;
}

double gap(double a, double b) { return (a - b) / a * 100; }

template <class Of>
Bounds slow_bootstrap(const std::vector<double>& a, const std::vector<double>& b, int replicates, Of of) {
  std::mt19937_64 engine(99);
  const auto resample = [&](const std::vector<double>& from) {
    std::vector<double> out(from.size());
    for (auto& value : out) value = from[engine() % from.size()];
    std::sort(out.begin(), out.end());
    return of(out);
  };
  std::vector<double> gaps;
  for (int i = 0; i < replicates; ++i) {
    const auto one = resample(a);
    gaps.push_back(gap(one, resample(b)));
  }
  std::sort(gaps.begin(), gaps.end());
  return {gaps[gaps.size() / 40], gaps[gaps.size() - 1 - gaps.size() / 40]};
}

TEST(MedianGap, AgreesWithResamplingPeople) {
  const std::size_t sizes[][2] = {{41, 60}, {200, 151}, {10, 11}, {333, 30}};
  for (const auto& [of_a, of_b] : sizes) {
    const auto a = rates(of_a, 15, 1);
    const auto b = rates(of_b, 14, 2);
    const auto slow = slow_bootstrap(a, b, 20000, [](const auto& v) { return median(v); });
    const auto fast = median_gap_interval(a, b, 5, 20000);
    // The error of a 2.5 % point of 20,000 replicates, twice over, is about a fiftieth of the width.
    const auto allowed = 0.04 * (slow.high - slow.low);
    EXPECT_NEAR(fast.low, slow.low, allowed) << of_a << " " << of_b;
    EXPECT_NEAR(fast.high, slow.high, allowed) << of_a << " " << of_b;
  }
}

// With b fixed only the median of a varies. Of an odd n, it lies at or below the i-th value (from 0) when at least half
// of n draws do, each with chance (i + 1)/n: a binomial tail, computed exactly.
TEST(MedianGap, TheMedianOfAnOddGroupHasItsExactDistribution) {
  for (const std::size_t n : {5, 21, 101, 1001}) {
    std::vector<double> a(n);
    for (std::size_t i = 0; i < n; ++i) a[i] = static_cast<double>(i + 1);
    const std::vector<double> b{1.0};
    const auto found = median_gap_interval(a, b, 11, 40000);
    const auto at_or_below = [&](double rank) {
      const auto half = static_cast<double>((n + 1) / 2);
      return rank <= 0 ? 0.0 : boost::math::ibeta(half, half, std::min(1.0, rank / static_cast<double>(n)));
    };
    // The gap is (a − 1) ÷ a × 100, so the bound gives back a, the rank.
    const auto low = std::round(1 / (1 - found.low / 100));
    const auto high = std::round(1 / (1 - found.high / 100));
    EXPECT_LT(at_or_below(low - 1), 0.0285) << n;
    EXPECT_GT(at_or_below(low), 0.0215) << n;
    EXPECT_LT(1 - at_or_below(high), 0.0285) << n;
    EXPECT_GT(1 - at_or_below(high - 1), 0.0215) << n;
  }
}

TEST(MedianGap, HoldsTheGapAndNarrowsWithMorePeople) {
  double last = std::numeric_limits<double>::infinity();
  for (const std::size_t n : {20, 200, 2000, 20000}) {
    const auto a = rates(n, 15, 3);
    const auto b = rates(n, 14, 4);
    const auto found = median_gap_interval(a, b, 1);
    const auto value = gap(median(a), median(b));
    EXPECT_LE(found.low, value);
    EXPECT_GE(found.high, value);
    EXPECT_LT(found.high - found.low, last);
    last = found.high - found.low;
  }
}

TEST(MedianGap, TheSeedDecidesAndNothingElse) {
  const auto a = rates(100, 15, 3);
  const auto b = rates(77, 14, 4);
  const auto once = median_gap_interval(a, b, 42);
  const auto again = median_gap_interval(a, b, 42);
  const auto other = median_gap_interval(a, b, 43);
  EXPECT_EQ(once.low, again.low);
  EXPECT_EQ(once.high, again.high);
  EXPECT_TRUE(once.low != other.low || once.high != other.high);
}

TEST(MedianGap, Ends) {
  const std::vector<double> one{20.0};
  const std::vector<double> two{10.0, 10.0};
  const auto certain = median_gap_interval(one, two, 1);
  EXPECT_EQ(certain.low, 50);
  EXPECT_EQ(certain.high, 50);
  // Two values are drawn as low–low, mixed or high–high with 1/4, 1/2, 1/4: both ends are reached.
  const std::vector<double> apart{10.0, 16.0};
  const auto ends = median_gap_interval(one, apart, 1);
  EXPECT_NEAR(ends.low, 20, 1e-12);
  EXPECT_NEAR(ends.high, 50, 1e-12);
  EXPECT_TRUE(std::isinf(median_gap_interval(one, {}, 1).high));
  EXPECT_TRUE(std::isinf(median_gap_interval({}, one, 1).low));
}

TEST(Sample, MeanMedianAndVariance) {
  const std::vector<double> values{2, 4, 4, 4, 5, 5, 7, 9};
  EXPECT_EQ(mean(values), 5);
  EXPECT_EQ(median(values), 4.5);
  EXPECT_EQ(median(std::vector<double>{1, 2, 9}), 2);
  EXPECT_NEAR(sample_of(values).variance, 32.0 / 7, 1e-15);
  EXPECT_EQ(sample_of(values).n, 8U);
  EXPECT_EQ(sample_of(std::vector<double>{3}).variance, 0);
  EXPECT_EQ(mean({}), 0);
  EXPECT_EQ(median({}), 0);
  // A plain sum loses the ones.
  EXPECT_EQ(mean(std::vector<double>{1, 1e100, 1, -1e100}), 0.5);
}

TEST(MeanGap, SolvesFiellersEquation) {
  std::mt19937_64 engine(3);
  for (int round = 0; round < 1000; ++round) {
    const auto number = [&](double from, double to) {
      return from + (to - from) * static_cast<double>(engine() >> 11) * 0x1p-53;
    };
    const Sample a{number(10, 30), number(1, 90), 2 + engine() % 500};
    const Sample b{number(10, 30), number(1, 90), 2 + engine() % 500};
    const auto error_a = a.variance / static_cast<double>(a.n);
    const auto error_b = b.variance / static_cast<double>(b.n);
    const auto found = mean_gap_interval(a, b);
    ASSERT_EQ(found.has_value(), a.mean > z_95 * std::sqrt(error_a));
    if (!found) continue;
    for (const auto bound : {found->low, found->high}) {
      const auto ratio = 1 - bound / 100;
      const auto z = (b.mean - ratio * a.mean) / std::sqrt(error_b + ratio * ratio * error_a);
      EXPECT_NEAR(std::abs(z), z_95, 1e-9);
    }
    EXPECT_LE(found->low, gap(a.mean, b.mean));
    EXPECT_GE(found->high, gap(a.mean, b.mean));
    // No gap lies outside exactly when the difference of the means does.
    const auto clear = std::abs(a.mean - b.mean) > z_95 * std::sqrt(error_a + error_b);
    EXPECT_EQ(found->low > 0 || found->high < 0, clear);
  }
}

TEST(MeanGap, AgreesWithResamplingPeople) {
  const auto a = rates(300, 15, 6);
  const auto b = rates(200, 14, 7);
  const auto slow = slow_bootstrap(a, b, 20000, [](const auto& v) { return mean(v); });
  const auto found = mean_gap_interval(sample_of(a), sample_of(b));
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->low, slow.low, 0.05 * (slow.high - slow.low));
  EXPECT_NEAR(found->high, slow.high, 0.05 * (slow.high - slow.low));
}

TEST(MeanGap, NothingWhenTheMeanIsNotClearlyAboveZeroOrHasNoSpread) {
  EXPECT_FALSE(mean_gap_interval({1, 100, 4}, {1, 1, 100}));
  EXPECT_FALSE(mean_gap_interval({-5, 1, 100}, {1, 1, 100}));
  EXPECT_FALSE(mean_gap_interval({10, 0, 1}, {9, 1, 100}));
  EXPECT_FALSE(mean_gap_interval({10, 1, 100}, {9, 0, 1}));
}

}  // namespace
}  // namespace evenhand::statistics
