#include "core/statistics/goodness.h"
#include "core/statistics/tests.h"

namespace evenhand::statistics {

ChiSquare chi_square_equal_proportions(std::span<const std::uint64_t> x, std::span<const std::uint64_t> n) {
  std::uint64_t events = 0;
  std::uint64_t all = 0;
  int groups = 0;
  for (std::size_t i = 0; i < n.size(); ++i) {
    events += x[i];
    all += n[i];
    groups += n[i] > 0;
  }
  ChiSquare out;
  out.df = groups > 0 ? groups - 1 : 0;
  if (out.df == 0 || events == 0 || events == all) return out;
  const auto rate = static_cast<double>(events) / static_cast<double>(all);
  for (std::size_t i = 0; i < n.size(); ++i) {
    if (n[i] == 0) continue;
    const auto size = static_cast<double>(n[i]);
    const auto apart = static_cast<double>(x[i]) - size * rate;
    out.statistic += apart * apart / (size * rate * (1 - rate));
  }
  out.p = chi_square_upper_tail(out.statistic, out.df);
  return out;
}

}  // namespace evenhand::statistics
