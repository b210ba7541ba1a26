#include <algorithm>
#include <cmath>

#include "core/statistics/interval.h"
#include "core/statistics/root.h"

namespace evenhand::statistics {
namespace {

constexpr Bounds widest{-1, 1};

// d ± spread, kept within −1 and 1.
Bounds around(double d, double below, double above) { return {std::max(-1.0, d - below), std::min(1.0, d + above)}; }

double length(double a, double b) { return std::sqrt(a * a + b * b); }

Bounds wald_of(double x1, double n1, double x2, double n2, double z) {
  const auto p1 = x1 / n1;
  const auto p2 = x2 / n2;
  const auto spread = z * std::sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2);
  return around(p1 - p2, spread, spread);
}

// Miettinen & Nurminen's z(δ) against a limit, without the cubic's cosines: the likeliest rates are found by halving.
class DifferenceScore {
 public:
  DifferenceScore(double x1, double n1, double x2, double n2) : x1_(x1), n1_(n1), x2_(x2), n2_(n2) {}

  double estimate() const { return x1_ / n1_ - x2_ / n2_; }

  /// Has the sign of z(δ) − z.
  double above(double delta, double z) const { return estimate() - delta - z * std::sqrt(variance(delta)); }

 private:
  double variance(double delta) const {
    // The slope of the likelihood along p1 = p2 + δ falls from left to right.
    const auto p2 = root_between(std::max(0.0, -delta), std::min(1.0, 1 - delta), [&](double p) {
      const auto q = p + delta;
      return slope(x2_, n2_, p) + slope(x1_, n1_, q);
    });
    const auto p1 = std::clamp(p2 + delta, 0.0, 1.0);
    const auto n = n1_ + n2_;
    return (p1 * (1 - p1) / n1_ + p2 * (1 - p2) / n2_) * n / (n - 1);
  }

  static double slope(double x, double n, double p) { return (x > 0 ? x / p : 0) - (n > x ? (n - x) / (1 - p) : 0); }

  double x1_, n1_, x2_, n2_;
};

}  // namespace

Bounds newcombe(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z) {
  if (n1 == 0 || n2 == 0) return widest;
  const auto p1 = static_cast<double>(x1) / static_cast<double>(n1);
  const auto p2 = static_cast<double>(x2) / static_cast<double>(n2);
  const auto one = wilson(x1, n1, z);
  const auto two = wilson(x2, n2, z);
  return around(p1 - p2, length(p1 - one.low, two.high - p2), length(one.high - p1, p2 - two.low));
}

Bounds mover_difference(double value1, const Bounds& one, double value2, const Bounds& two) {
  const auto d = value1 - value2;
  return {d - length(value1 - one.low, two.high - value2), d + length(one.high - value1, value2 - two.low)};
}

Bounds miettinen_nurminen_difference(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z) {
  if (n1 == 0 || n2 == 0) return widest;
  const DifferenceScore score(static_cast<double>(x1), static_cast<double>(n1), static_cast<double>(x2),
                              static_cast<double>(n2));
  const auto d = score.estimate();
  const auto low = root_between(-1, d, [&](double delta) { return score.above(delta, z); });
  const auto high = root_between(d, 1, [&](double delta) { return score.above(delta, -z); });
  return {low, high};
}

Bounds agresti_caffo(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z) {
  if (n1 == 0 || n2 == 0) return widest;
  return wald_of(static_cast<double>(x1) + 1, static_cast<double>(n1) + 2, static_cast<double>(x2) + 1,
                 static_cast<double>(n2) + 2, z);
}

Bounds wald(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z) {
  if (n1 == 0 || n2 == 0) return widest;
  return wald_of(static_cast<double>(x1), static_cast<double>(n1), static_cast<double>(x2), static_cast<double>(n2), z);
}

}  // namespace evenhand::statistics
