#include "core/measures/quarters.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace evenhand::measures {
namespace {

using Places = std::array<std::uint64_t, 4>;

std::uint64_t sum(std::span<const std::uint64_t> counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

// `people` of one group over the places of the tied, by largest remainder, the lower quarter first where remainders are
// equal. Counts stay far below 2^32, so products do not overflow. Nobody finds a place full: a remainder is left only
// where the share is less than the places.
Places share(std::uint64_t people, const Places& places) {
  const auto all = sum(places);
  Places out{};
  Places remainders{};
  for (std::size_t q = 0; q < 4; ++q) {
    out[q] = people * places[q] / all;
    remainders[q] = people * places[q] % all;
  }
  for (auto left = people - sum(out); left > 0; --left) {
    const auto q =
        static_cast<std::size_t>(std::max_element(remainders.begin(), remainders.end()) - remainders.begin());
    ++out[q];
    remainders[q] = 0;
  }
  return out;
}

}  // namespace

std::array<std::uint64_t, 4> quarter_sizes(std::uint64_t people) {
  const auto k = people / 4;
  const auto r = people % 4;
  return {k + (r >= 1 ? 1U : 0U), k + (r == 3 ? 1U : 0U), k + (r >= 2 ? 1U : 0U), k};
}

std::vector<PayPoint> pay_points(std::span<const std::vector<double>> sorted_rates) {
  std::vector<PayPoint> out;
  std::vector<std::size_t> next(sorted_rates.size());
  const auto key = [](double rate) { return std::round(rate * 1e6); };
  while (true) {
    const double* lowest = nullptr;
    for (std::size_t g = 0; g < sorted_rates.size(); ++g) {
      if (next[g] == sorted_rates[g].size()) continue;
      const auto& rate = sorted_rates[g][next[g]];
      if (lowest == nullptr || rate < *lowest) lowest = &rate;
    }
    if (lowest == nullptr) return out;
    PayPoint point{*lowest, std::vector<std::uint64_t>(sorted_rates.size())};
    for (std::size_t g = 0; g < sorted_rates.size(); ++g) {
      for (; next[g] < sorted_rates[g].size() && key(sorted_rates[g][next[g]]) == key(point.rate); ++next[g]) {
        ++point.counts[g];
      }
    }
    out.push_back(std::move(point));
  }
}

std::array<std::vector<std::uint64_t>, 4> cut_quarters(std::span<const PayPoint> points, std::size_t groups) {
  std::array<std::vector<std::uint64_t>, 4> out;
  out.fill(std::vector<std::uint64_t>(groups));
  std::uint64_t people = 0;
  for (const auto& point : points) people += sum(point.counts);
  auto room = quarter_sizes(people);
  std::size_t quarter = 0;
  for (const auto& point : points) {
    Places places{};
    for (auto left = sum(point.counts); left > 0;) {
      while (room[quarter] == 0) ++quarter;
      const auto n = std::min(left, room[quarter]);
      places[quarter] = n;
      room[quarter] -= n;
      left -= n;
    }
    // Groups in order, each within what the ones before it left; so the last has the rest.
    for (std::size_t g = 0; g < groups; ++g) {
      if (point.counts[g] == 0) continue;
      const auto given = share(point.counts[g], places);
      for (std::size_t q = 0; q < 4; ++q) {
        out[q][g] += given[q];
        places[q] -= given[q];
      }
    }
  }
  return out;
}

}  // namespace evenhand::measures
