#include <algorithm>
#include <cmath>
#include <limits>

#include "core/statistics/elementary.h"
#include "core/statistics/interval.h"
#include "core/statistics/root.h"

namespace evenhand::statistics {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// z(θ) of statistics.md 2, which falls as θ rises, against a limit.
class RatioScore {
 public:
  RatioScore(double x1, double n1, double x2, double n2)
      : n1_(n1),
        n2_(n2),
        events_(x1 + x2),
        rate1_(x1 / n1),
        rate2_(x2 / n2),
        slope_(n1 + x2),
        constant_(x1 + n2),
        without_(4 * (n1 - x1) * (n2 - x2)) {}

  /// Has the sign of z(θ) − z.
  double above(double theta, double z) const { return rate1_ - theta * rate2_ - z * std::sqrt(variance(theta)); }

 private:
  // The likeliest rates with this ratio. b² − 4ac is written as a sum of two terms that are never negative, and the
  // root without a subtraction.
  double variance(double theta) const {
    const auto apart = slope_ * theta - constant_;
    const auto root = std::sqrt(apart * apart + theta * without_);
    const auto p2 = std::min(1.0, 2 * events_ / (slope_ * theta + constant_ + root));
    const auto p1 = std::min(1.0, theta * p2);
    // Never quite 0: the estimate itself stays between the bounds when everybody has the event.
    return std::max(1e-300, p1 * (1 - p1) / n1_ + theta * theta * p2 * (1 - p2) / n2_);
  }

  double n1_, n2_, events_, rate1_, rate2_, slope_, constant_, without_;
};

Bounds score_interval(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z) {
  const auto a = static_cast<double>(x1);
  const auto b = static_cast<double>(x2);
  const auto of_a = static_cast<double>(n1);
  const auto of_b = static_cast<double>(n2);
  Bounds out{0, infinity};
  if (n1 == 0 || n2 == 0) return out;
  const RatioScore score(a, of_a, b, of_b);
  const auto start = (a + 0.5) / (of_a + 0.5) / ((b + 0.5) / (of_b + 0.5));
  if (x1 > 0) out.low = positive_root(start, [&](double theta) { return score.above(theta, z); });
  if (x2 > 0) out.high = positive_root(start, [&](double theta) { return score.above(theta, -z); });
  return out;
}

// estimate ÷ and × e^(z·error). No logarithm is needed.
Bounds log_interval(double estimate, double variance, double z) {
  const auto factor = exponential(z * std::sqrt(variance));
  return {estimate / factor, estimate * factor};
}

Bounds katz(double x1, double n1, double x2, double n2, double z) {
  const auto variance = (1 / x1 - 1 / n1) + (1 / x2 - 1 / n2);
  return log_interval((x1 / n1) / (x2 / n2), std::max(0.0, variance), z);
}

Bounds woolf(double x1, double y1, double x2, double y2, double z) {
  return log_interval((x1 * y2) / (y1 * x2), 1 / x1 + 1 / y1 + 1 / x2 + 1 / y2, z);
}

}  // namespace

Bounds koopman(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z) {
  return score_interval(x1, n1, x2, n2, z);
}

Bounds miettinen_nurminen_ratio(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z) {
  // A variance × N/(N − 1) is a limit × its root.
  const auto n = static_cast<double>(n1 + n2);
  return n1 == 0 || n2 == 0 ? Bounds{0, infinity} : score_interval(x1, n1, x2, n2, z * std::sqrt(n / (n - 1)));
}

std::optional<Bounds> katz_log(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z) {
  if (x1 == 0 || x2 == 0) return std::nullopt;
  return katz(static_cast<double>(x1), static_cast<double>(n1), static_cast<double>(x2), static_cast<double>(n2), z);
}

Bounds adjusted_log(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z) {
  if (n1 == 0 || n2 == 0) return {0, infinity};
  return katz(static_cast<double>(x1) + 0.5, static_cast<double>(n1) + 0.5, static_cast<double>(x2) + 0.5,
              static_cast<double>(n2) + 0.5, z);
}

std::optional<Bounds> odds_ratio_woolf(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2,
                                       double z) {
  if (x1 == 0 || x2 == 0 || x1 == n1 || x2 == n2) return std::nullopt;
  return woolf(static_cast<double>(x1), static_cast<double>(n1 - x1), static_cast<double>(x2),
               static_cast<double>(n2 - x2), z);
}

Bounds odds_ratio_gart(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z) {
  if (n1 == 0 || n2 == 0) return {0, infinity};
  return woolf(static_cast<double>(x1) + 0.5, static_cast<double>(n1 - x1) + 0.5, static_cast<double>(x2) + 0.5,
               static_cast<double>(n2 - x2) + 0.5, z);
}

}  // namespace evenhand::statistics
