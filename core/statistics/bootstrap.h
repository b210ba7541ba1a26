// Gaps between two groups' pay: how sure one can be of them. Plain numbers in, percent out, a gap being (a − b) ÷ a ×
// 100. The same to the last bit on every platform: + - × ÷ √ only, random numbers of a generator the standard fixes,
// sums in the order given.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/statistics/interval.h"

namespace evenhand::statistics {

/// Mean, with a compensated sum in the order given. 0 of nothing.
double mean(std::span<const double> values);

/// Middle value, or the mean of the two in the middle. `sorted` is ascending; 0 of nothing.
double median(std::span<const double> sorted);

struct Sample {
  double mean = 0;
  double variance = 0;  // of the people: sum of squares ÷ (n − 1)
  std::uint64_t n = 0;
};

/// Mean and variance, in two passes in the order given. The variance of fewer than two is 0.
Sample sample_of(std::span<const double> values);

/// Percentile bootstrap of the gap between the medians, 95 %, each group resampled by itself. Both spans ascending,
/// values above 0. Of 2,000 replicates the 51st from either end. A group of nobody: (−∞, ∞). Pay points are heavily
/// tied, so bounds jump: say so.
///
/// A replicate costs the same for any size: the median of a resample of n is the value at floor(n·U), U being the
/// middle one of n uniforms, which is drawn at once as a quotient of gammas.
Bounds median_gap_interval(std::span<const double> sorted_a, std::span<const double> sorted_b, std::uint64_t seed,
                           int replicates = 2000);

/// Fieller's interval of the gap between the means, with the normal z. Nothing when a group has fewer than two people,
/// or when the mean of `a` is not itself clearly above 0. Source: Fieller 1954.
std::optional<Bounds> mean_gap_interval(const Sample& a, const Sample& b, double z = z_95);

}  // namespace evenhand::statistics
