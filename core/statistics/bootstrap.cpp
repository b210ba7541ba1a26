#include "core/statistics/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "core/statistics/chance.h"
#include "core/statistics/elementary.h"

namespace evenhand::statistics {
namespace {

class Variates : public Chance {
 public:
  using Chance::Chance;

  double exponential_variate() { return -logarithm(uniform()); }

  /// Polar method (Marsaglia & Bray 1964): two at a time.
  double normal() {
    if (has_spare_) {
      has_spare_ = false;
      return spare_;
    }
    for (;;) {
      const auto x = 2 * uniform() - 1;
      const auto y = 2 * uniform() - 1;
      const auto square = x * x + y * y;
      if (square >= 1 || square <= 0) continue;
      const auto scale = std::sqrt(-2 * logarithm(square) / square);
      spare_ = y * scale;
      has_spare_ = true;
      return x * scale;
    }
  }

 private:
  double spare_ = 0;
  bool has_spare_ = false;
};

// Gamma variates of one shape >= 1 (Marsaglia & Tsang 2000).
class Gamma {
 public:
  explicit Gamma(double shape) : d_(shape - 1.0 / 3), c_(1 / (3 * std::sqrt(d_))) {}

  double draw(Variates& chance) const {
    for (;;) {
      const auto x = chance.normal();
      const auto root = 1 + c_ * x;
      if (root <= 0) continue;
      const auto v = root * root * root;
      const auto u = chance.uniform();
      const auto square = x * x;
      if (u < 1 - 0.0331 * square * square || logarithm(u) < 0.5 * square + d_ * (1 - v + logarithm(v))) return d_ * v;
    }
  }

 private:
  double d_;
  double c_;
};

// Medians of resamples of one group.
class Resampled {
 public:
  explicit Resampled(std::span<const double> sorted)
      : sorted_(sorted), even_(sorted.size() % 2 == 0), lower_(static_cast<double>((sorted.size() + 1) / 2)) {}

  double median(Variates& chance) const {
    // Gaps between ordered uniforms are exponentials divided by their sum; a run of k of them is a gamma of shape k.
    // An odd n: (n + 1)/2 gaps below the middle one and as many above. An even n: n/2, one, n/2.
    const auto below = lower_.draw(chance);
    const auto between = even_ ? chance.exponential_variate() : 0.0;
    const auto above = lower_.draw(chance);
    const auto sum = below + between + above;
    const auto low = at(below / sum);
    return even_ ? (low + at((below + between) / sum)) / 2 : low;
  }

 private:
  double at(double u) const {
    const auto index = static_cast<std::size_t>(u * static_cast<double>(sorted_.size()));
    return sorted_[std::min(index, sorted_.size() - 1)];
  }

  std::span<const double> sorted_;
  bool even_;
  Gamma lower_;
};

}  // namespace

Bounds median_gap_interval(std::span<const double> sorted_a, std::span<const double> sorted_b, std::uint64_t seed,
                           int replicates) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (sorted_a.empty() || sorted_b.empty() || replicates <= 0) return {-infinity, infinity};
  Variates chance(seed);
  const Resampled resampled_a(sorted_a);
  const Resampled resampled_b(sorted_b);
  std::vector<double> gaps(static_cast<std::size_t>(replicates));
  for (auto& gap : gaps) {
    const auto a = resampled_a.median(chance);
    const auto b = resampled_b.median(chance);
    gap = (a - b) / a * 100;
  }
  // As many replicates lie beyond either bound as 2.5 % are: 50 of 2,000.
  const auto beyond = gaps.size() / 40;
  const auto nth = [&](std::size_t index) {
    const auto position = gaps.begin() + static_cast<std::ptrdiff_t>(index);
    std::nth_element(gaps.begin(), position, gaps.end());
    return *position;
  };
  const auto low = nth(beyond);
  return {low, nth(gaps.size() - 1 - beyond)};
}

}  // namespace evenhand::statistics
