// Intervals: counts in, bounds out. Knows nothing of staff. What each is for, and the closed forms: statistics.md, 1
// and 2. Everywhere x <= n is required; n = 0 says nothing, and gives the widest interval there is. `z` sets the level.
// "No upper limit" is infinity. Everything but clopper_pearson and mid_p_interval is + - × ÷ √ only, and the same to
// the last bit on every platform.
#pragma once

#include <cstdint>
#include <optional>

namespace evenhand::statistics {

/// Standard normal quantile for 95 % (statistics.md, Decision).
constexpr double z_95 = 1.959963984540054;

struct Bounds {
  double low = 0;
  double high = 0;
};

// One proportion x/n, as fractions of 1.

/// Wilson score interval. Exact at x = 0 and x = n.
/// Source: Wilson 1927; Brown, Cai & DasGupta 2001.
Bounds wilson(std::uint64_t x, std::uint64_t n, double z = z_95);

/// Clopper & Pearson's exact interval: never below its level, so too wide.
Bounds clopper_pearson(std::uint64_t x, std::uint64_t n, double z = z_95);

/// The exact interval with half the weight on x itself. Source: Lancaster's mid-p; Brown, Cai & DasGupta 2001.
Bounds mid_p_interval(std::uint64_t x, std::uint64_t n, double z = z_95);

// Ratio of two proportions, x1/n1 ÷ x2/n2. Low is 0 when x1 = 0, high is infinite when x2 = 0.

/// Koopman's score interval: the one printed. Leaves out 1 exactly when `score_test_p` is below the level. Both x 0:
/// (0, ∞). Source: Koopman 1984; Fagerland, Lydersen & Laake 2015.
Bounds koopman(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z = z_95);

/// Katz's log interval, for the audit column only. Nothing when x1 or x2 is 0; no width at all when x1 = n1 and x2 =
/// n2.
std::optional<Bounds> katz_log(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z = z_95);

/// Katz's with ½ added to every count. Finite, and around an estimate of its own, also at 0.
Bounds adjusted_log(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z = z_95);

/// As Koopman, with the variance × N/(N − 1). Source: Miettinen & Nurminen 1985.
Bounds miettinen_nurminen_ratio(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2,
                                double z = z_95);

// Difference of two proportions, x1/n1 − x2/n2, as fractions of 1 (−1 to 1).

/// Newcombe's hybrid score interval: the one printed. Source: Newcombe 1998b, method 10.
Bounds newcombe(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z = z_95);

/// Score interval with the variance × N/(N − 1). Source: Miettinen & Nurminen 1985.
Bounds miettinen_nurminen_difference(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2,
                                     double z = z_95);

/// Wald's with one event and one non-event added to each group. Source: Agresti & Caffo 2000.
Bounds agresti_caffo(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z = z_95);

/// The textbook interval: for comparison only. No width at all when both rates are 0 or 1.
Bounds wald(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z = z_95);

/// One estimate − another, each with its own interval around it: variances recovered from the limits (MOVER). Of two
/// proportions with Wilson's intervals it is Newcombe's; it serves ratios and gaps as well. Source: Newcombe 1998b;
/// Zou & Donner 2008 (Stat Med 27:1693).
Bounds mover_difference(double value1, const Bounds& one, double value2, const Bounds& two);

// Odds ratio, x1/(n1 − x1) ÷ x2/(n2 − x2).

/// Woolf's log interval. Nothing when one of the four cells is 0.
std::optional<Bounds> odds_ratio_woolf(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2,
                                       double z = z_95);

/// Woolf's with ½ added to every cell. Source: Gart 1966.
Bounds odds_ratio_gart(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z = z_95);

/// Cornfield's exact conditional interval with half the weight on the observed table. Low 0 or high infinite when the
/// table is the last one possible on its side.
Bounds odds_ratio_cornfield_mid_p(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2,
                                  double z = z_95);

}  // namespace evenhand::statistics
