// Intervals: counts in, bounds out. Knows nothing of staff.
#pragma once

#include <cstdint>

namespace evenhand::statistics {

/// Standard normal quantile for 95 % (statistics.md, Decision).
constexpr double z_95 = 1.959963984540054;

struct Bounds {
  double low = 0;
  double high = 0;
};

/// Wilson score interval of a proportion, as fractions of 1. `n` > 0 and `x` <= `n`.
/// Source: Wilson 1927; Brown, Cai & DasGupta 2001.
Bounds wilson(std::uint64_t x, std::uint64_t n, double z = z_95);

}  // namespace evenhand::statistics
