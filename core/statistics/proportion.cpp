#include <boost/math/special_functions/beta.hpp>

#include "core/statistics/boost_policy.h"
#include "core/statistics/elementary.h"
#include "core/statistics/interval.h"
#include "core/statistics/root.h"

namespace evenhand::statistics {
namespace {

// P(X >= x) of n with chance p.
double at_least(std::uint64_t x, std::uint64_t n, double p) {
  if (x == 0) return 1;
  if (x > n) return 0;
  return boost::math::ibeta(static_cast<double>(x), static_cast<double>(n - x + 1), p, BoostPolicy());
}

// P(X <= x), not as 1 − the rest.
double at_most(std::uint64_t x, std::uint64_t n, double p) {
  if (x >= n) return 1;
  return boost::math::ibetac(static_cast<double>(x + 1), static_cast<double>(n - x), p, BoostPolicy());
}

}  // namespace

Bounds clopper_pearson(std::uint64_t x, std::uint64_t n, double z) {
  const auto tail = normal_upper_tail(z);
  const auto events = static_cast<double>(x);
  const auto others = static_cast<double>(n - x);
  return {x == 0 ? 0.0 : boost::math::ibeta_inv(events, others + 1, tail, BoostPolicy()),
          x == n ? 1.0 : boost::math::ibetac_inv(events + 1, others, tail, BoostPolicy())};
}

Bounds mid_p_interval(std::uint64_t x, std::uint64_t n, double z) {
  const auto tail = normal_upper_tail(z);
  Bounds out{0, 1};
  // Half the weight on x: the mean of the tail with it and the tail without.
  if (x > 0) {
    out.low = root_between(0, 1, [&](double p) { return tail - (at_least(x, n, p) + at_least(x + 1, n, p)) / 2; });
  }
  if (x < n) {
    out.high = root_between(0, 1, [&](double p) {
      const auto without = x == 0 ? 0.0 : at_most(x - 1, n, p);
      return (at_most(x, n, p) + without) / 2 - tail;
    });
  }
  return out;
}

}  // namespace evenhand::statistics
