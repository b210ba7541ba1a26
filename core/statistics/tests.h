// Tests of hypotheses: counts in, p-values out. What each is for: statistics.md 1. x <= n is required; p is never
// above 1. All are + - × ÷ √ only, and the same to the last bit on every platform.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace evenhand::statistics {

enum class BinomialTest {
  minimum_likelihood,  // all counts no likelier than x, as R's binom.test
  mid_p,               // twice the smaller tail, with half the weight on x
  doubled_tail,        // twice the smaller tail
  greater,             // x or more
  less,                // x or fewer
};

/// Exact test of x/n against a known share p0 (0 to 1).
double binomial_test(std::uint64_t x, std::uint64_t n, double p0, BinomialTest kind = BinomialTest::mid_p);

/// Fisher's exact test of two proportions: all tables no likelier than the observed.
double fisher_exact_two_sided(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2);

/// Fisher's test, 2 × (smaller tail − ½ of the observed). 1 when only one table is possible (n1, n2 or the events are
/// 0).
double fisher_mid_p(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2);

/// Two-sided p of the score z at a ratio of 1: the test that Koopman's interval inverts. 1 when nothing or everything
/// happened, or a group is empty.
double score_test_p(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2);

/// Whether an expected cell of the two-by-two table is below 5: then Fisher's mid-p, else the score test.
bool expects_few(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2);

struct ChiSquare {
  double statistic = 0;
  int df = 0;
  double p = 1;
};

/// χ² of equal proportions x[i]/n[i], without correction. The spans are equally long; empty groups are left out.
ChiSquare chi_square_equal_proportions(std::span<const std::uint64_t> x, std::span<const std::uint64_t> n);

/// Benjamini & Hochberg's q-values of one family, in the order of `p`. Source: Benjamini & Hochberg 1995.
std::vector<double> benjamini_hochberg(std::span<const double> p);

}  // namespace evenhand::statistics
