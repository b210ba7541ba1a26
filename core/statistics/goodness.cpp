#include "core/statistics/goodness.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "core/statistics/chance.h"
#include "core/statistics/elementary.h"

namespace evenhand::statistics {
namespace {

// ln k! for k up to n: a table for the first ones, Stirling's series beyond.
class LogFactorials {
 public:
  explicit LogFactorials(std::uint64_t n) : table_(static_cast<std::size_t>(std::min<std::uint64_t>(n, 20'000)) + 1) {
    for (std::size_t i = 2; i < table_.size(); ++i) table_[i] = table_[i - 1] + logarithm(static_cast<double>(i));
  }

  double operator()(std::uint64_t k) const {
    if (k < table_.size()) return table_[static_cast<std::size_t>(k)];
    constexpr double half_log_2pi = 0.918938533204672741780;
    const auto x = static_cast<double>(k);
    return (x + 0.5) * logarithm(x) - x + half_log_2pi + (1.0 / 12 - 1 / (360 * x * x)) / x;
  }

 private:
  std::vector<double> table_;
};

// Binomials of one chance (at most ½) and any number of trials.
class Binomial {
 public:
  explicit Binomial(double p) : p_(p), log_p_(logarithm(p)), log_q_(logarithm(1 - p)), odds_(p / (1 - p)) {}

  std::uint64_t draw(std::uint64_t n, double u, const LogFactorials& log_factorial) const {
    const auto mode = std::min(n, static_cast<std::uint64_t>((static_cast<double>(n) + 1) * p_));
    const auto at_mode = exponential(log_factorial(n) - log_factorial(mode) - log_factorial(n - mode) +
                                     static_cast<double>(mode) * log_p_ + static_cast<double>(n - mode) * log_q_);
    u -= at_mode;
    auto up = at_mode;
    auto down = at_mode;
    auto high = mode;
    auto low = mode;
    while (u >= 0 && (high < n || low > 0)) {
      if (high < n) {
        up *= static_cast<double>(n - high) / static_cast<double>(high + 1) * odds_;
        ++high;
        u -= up;
        if (u < 0) return high;
      }
      if (low > 0) {
        down *= static_cast<double>(low) / (static_cast<double>(n - low + 1) * odds_);
        --low;
        u -= down;
        if (u < 0) return low;
      }
      // What rounding left over.
      if (up + down < 1e-18) break;
    }
    return mode;
  }

 private:
  double p_;
  double log_p_;
  double log_q_;
  double odds_;
};

double pearson(std::span<const std::uint64_t> counts, std::span<const double> expected) {
  double out = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto apart = static_cast<double>(counts[i]) - expected[i];
    out += apart * apart / expected[i];
  }
  return out;
}

// Share of draws from the population that are at least as far off.
double simulate(double statistic, std::uint64_t n, std::span<const double> shares, std::span<const double> expected,
                std::uint64_t seed, int draws) {
  const auto k = shares.size();
  // Rare categories first: the commonest is what is left over, and costs nothing.
  std::vector<std::size_t> order(k);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return shares[a] != shares[b] ? shares[a] < shares[b] : a < b; });
  std::vector<double> left(k);  // share of a category and all after it
  double sum = 0;
  for (auto i = k; i-- > 0;) left[i] = sum += shares[order[i]];
  // In that order a category is never more than half of what is left.
  std::vector<Binomial> binomials;
  for (std::size_t i = 0; i + 1 < k; ++i) binomials.emplace_back(shares[order[i]] / left[i]);
  Chance chance(seed);
  const LogFactorials log_factorial(n);
  std::vector<std::uint64_t> drawn(k);
  int as_far = 0;
  for (int draw = 0; draw < draws; ++draw) {
    auto people = n;
    for (std::size_t i = 0; i + 1 < k; ++i) {
      const auto x = binomials[i].draw(people, chance.uniform(), log_factorial);
      drawn[order[i]] = x;
      people -= x;
    }
    drawn[order[k - 1]] = people;
    // Equal statistics may differ in the last digits.
    as_far += pearson(drawn, expected) >= statistic * (1 - 1e-9);
  }
  return (1.0 + as_far) / (1.0 + draws);
}

}  // namespace

double chi_square_upper_tail(double x, int df) {
  if (df < 1 || !(x > 0)) return 1;
  // In two halves, so that neither the sum nor the exponential leaves the range of numbers.
  const auto half = exponential(-x / 4);
  if (df % 2 == 0) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k < df / 2; ++k) sum += term *= x / 2 / k;
    return std::min(1.0, half * sum * half);
  }
  constexpr double sqrt_2_over_pi = 0.797884560802865355880;
  const auto root = std::sqrt(x);
  double term = root;
  double sum = 0;
  for (int k = 3; k <= df; k += 2) {
    sum += term;
    term *= x / k;
  }
  return std::min(1.0, 2 * normal_upper_tail(root) + half * (sqrt_2_over_pi * sum) * half);
}

Fit goodness_of_fit(std::span<const std::uint64_t> counts, std::span<const double> shares, std::uint64_t seed,
                    int draws) {
  Fit out;
  const auto n = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
  const auto sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  if (n == 0 || shares.size() < 2) return out;
  std::vector<double> scaled;
  std::vector<double> expected;
  for (const auto share : shares) {
    scaled.push_back(share / sum);
    expected.push_back(static_cast<double>(n) * (share / sum));
  }
  out.statistic = pearson(counts, expected);
  out.df = static_cast<int>(shares.size()) - 1;
  if (*std::min_element(expected.begin(), expected.end()) >= 5) {
    out.method = FitMethod::chi_square;
    out.p = chi_square_upper_tail(out.statistic, out.df);
  } else {
    out.method = FitMethod::monte_carlo;
    out.p = simulate(out.statistic, n, scaled, expected, seed, draws);
  }
  return out;
}

double standardised_residual(std::uint64_t x, std::uint64_t n, double p) {
  const auto people = static_cast<double>(n);
  return (static_cast<double>(x) - people * p) / std::sqrt(people * p * (1 - p));
}

}  // namespace evenhand::statistics
