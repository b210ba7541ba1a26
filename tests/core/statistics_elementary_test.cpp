#include <gtest/gtest.h>

#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <random>

#include "core/statistics/elementary.h"

namespace evenhand::statistics {
namespace {

// This platform's own functions are right to the last digit or the one before it.
constexpr double last_digits = 6e-16;

double uniform(std::mt19937_64& engine) { return static_cast<double>(engine() >> 11) * 0x1p-53; }

TEST(Elementary, ExponentialAgreesWithThePlatform) {
  std::mt19937_64 engine(1);
  for (int i = 0; i < 100000; ++i) {
    const auto x = i % 2 == 0 ? uniform(engine) * 1400 - 700 : uniform(engine) * 2 - 1;
    EXPECT_NEAR(exponential(x) / std::exp(x), 1, last_digits) << x;
  }
  EXPECT_EQ(exponential(0), 1);
  EXPECT_EQ(exponential(-1000), 0);
  EXPECT_GT(exponential(-745), 0);
  EXPECT_TRUE(std::isinf(exponential(710)));
  EXPECT_FALSE(std::isinf(exponential(709.7)));
}

TEST(Elementary, LogarithmAgreesWithThePlatform) {
  std::mt19937_64 engine(2);
  for (int i = 0; i < 100000; ++i) {
    const auto x = i % 2 == 0 ? std::exp(uniform(engine) * 1400 - 700) : uniform(engine) * 3 + 1e-3;
    EXPECT_NEAR(logarithm(x) / std::log(x), 1, last_digits) << x;
  }
  EXPECT_EQ(logarithm(1), 0);
  EXPECT_NEAR(logarithm(5e-324), std::log(5e-324), 1e-12);
}

TEST(Elementary, NormalTailAgreesWithBoostFarOut) {
  for (int i = 0; i <= 37000; ++i) {
    const auto z = i / 1000.0;
    const auto expected = boost::math::erfc(z / std::sqrt(2.0)) / 2;
    // The argument's own rounding, z / √2, moves erfc by about z² last digits.
    EXPECT_NEAR(normal_upper_tail(z) / expected, 1, 1e-12 + z * z * 4e-16) << z;
    EXPECT_EQ(normal_upper_tail(-z), i == 0 ? 0.5 : 1 - normal_upper_tail(z));
  }
}

// 2.5 % by the definition of the quantile; 5 and 10 standard deviations from tables of the normal distribution.
TEST(Elementary, NormalTailAtKnownPoints) {
  EXPECT_EQ(normal_upper_tail(0), 0.5);
  EXPECT_NEAR(normal_upper_tail(1.959963984540054), 0.025, 1e-16);
  EXPECT_NEAR(normal_upper_tail(5) / 2.866515718791939e-7, 1, 1e-13);
  EXPECT_NEAR(normal_upper_tail(10) / 7.619853024160526e-24, 1, 1e-13);
}

}  // namespace
}  // namespace evenhand::statistics
