// A whole composition against a population: counts and known shares in, one p-value out. Knows nothing of staff. The
// same to the last bit on every platform: + - × ÷ √ only, random numbers of a generator the standard fixes.
#pragma once

#include <cstdint>
#include <span>

namespace evenhand::statistics {

/// P(χ² > x) with `df` degrees of freedom, as the finite sums that hold for whole degrees. 1 for df < 1 or x <= 0.
/// To about 1e-13 relative. Source: Abramowitz & Stegun 1964, 26.4.4 and 26.4.5.
double chi_square_upper_tail(double x, int df);

enum class FitMethod { none, chi_square, monte_carlo };

struct Fit {
  double statistic = 0;  // Pearson's
  int df = 0;
  double p = 1;
  FitMethod method = FitMethod::none;  // fewer than two categories, or nobody: nothing to test
};

/// Whether `counts` may come from a population with these shares (all > 0; they are scaled to 1). The spans are equally
/// long. Where every expected count is 5 or more: χ². Otherwise draws of as many people from the population: p is
/// (1 + draws at least as far off) ÷ (1 + draws). Source: statistics.md §1; Hope 1968.
///
/// A draw costs about the same for any number of people: each category is one binomial, inverted from its mode.
Fit goodness_of_fit(std::span<const std::uint64_t> counts, std::span<const double> shares, std::uint64_t seed,
                    int draws = 2000);

/// (observed − expected) ÷ its standard deviation, of x in n with known share p (0 < p < 1, n > 0).
double standardised_residual(std::uint64_t x, std::uint64_t n, double p);

}  // namespace evenhand::statistics
