#include <algorithm>
#include <cmath>

#include "core/statistics/interval.h"

namespace evenhand::statistics {

Bounds wilson(std::uint64_t x, std::uint64_t n, double z) {
  const auto size = static_cast<double>(n);
  const auto p = static_cast<double>(x) / size;
  const auto centre = p + z * z / (2 * size);
  const auto spread = z * std::sqrt(p * (1 - p) / size + z * z / (4 * size * size));
  const auto scale = 1 + z * z / size;
  // At the ends the bound is exact; the closed form would leave a rounding error.
  return {x == 0 ? 0.0 : std::max(0.0, (centre - spread) / scale),
          x == n ? 1.0 : std::min(1.0, (centre + spread) / scale)};
}

}  // namespace evenhand::statistics
