#include <algorithm>
#include <limits>

#include "core/statistics/elementary.h"
#include "core/statistics/exact.h"
#include "core/statistics/interval.h"
#include "core/statistics/root.h"

namespace evenhand::statistics {

Bounds odds_ratio_cornfield_mid_p(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double z) {
  const auto tail = normal_upper_tail(z);
  const auto events = x1 + x2;
  const auto least = events > n2 ? events - n2 : 0;
  const auto most = std::min(n1, events);
  const auto half = [](std::uint64_t count) { return static_cast<double>(count) + 0.5; };
  const auto start = half(x1) * half(n2 - x2) / (half(n1 - x1) * half(x2));
  Bounds out{0, std::numeric_limits<double>::infinity()};
  if (x1 > least) {
    out.low = positive_root(start, [&](double odds_ratio) {
      const auto split = hypergeometric_split(x1, n1, x2, n2, odds_ratio);
      return tail - (split.above + split.at / 2);
    });
  }
  if (x1 < most) {
    out.high = positive_root(start, [&](double odds_ratio) {
      const auto split = hypergeometric_split(x1, n1, x2, n2, odds_ratio);
      return split.below + split.at / 2 - tail;
    });
  }
  return out;
}

}  // namespace evenhand::statistics
