// Exact distributions of a count, cut at what was observed. Every probability is reached from the likeliest count by
// multiplying; no logarithm of a factorial, no tail as 1 − the rest, so that no digits are lost (statistics.md, 3).
#pragma once

#include <algorithm>
#include <cstdint>

namespace evenhand::statistics {

/// Probabilities of the counts below the observed, of it, of those above, and of all no likelier than it (to 1e−7).
/// Right to about 1e-13 relative down to 1e-300; what is rarer may come out as 0.
struct Split {
  double below = 0;
  double at = 0;
  double above = 0;
  double no_likelier = 0;

  double smaller_side() const { return std::min(below, above); }
};

/// x of n, each with chance p (0 to 1). x <= n.
Split binomial_split(std::uint64_t x, std::uint64_t n, double p);

/// x1 of n1, given that x1 + x2 happened in n1 + n2 together and that the odds ratio is `odds_ratio` (> 0).
Split hypergeometric_split(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2,
                           double odds_ratio = 1);

}  // namespace evenhand::statistics
