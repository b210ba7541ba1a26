// People ranked by pay and cut into four (SI 2017/353, Schedule 1, paragraph 13).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace evenhand::measures {

/// How many people stand in each quarter, lowest pay first. Of 4k + 1 people the lower quarter has one more; of 4k + 2
/// the lower and the upper middle; of 4k + 3 all but the upper.
std::array<std::uint64_t, 4> quarter_sizes(std::uint64_t people);

/// Everybody on one rate: how many of each group.
struct PayPoint {
  double rate = 0;
  std::vector<std::uint64_t> counts;  // one a group
};

/// The pay points of groups, lowest first; each group's rates are sorted. Rates that differ by less than a millionth
/// of a pound are one point: they come from the same pay by different arithmetic.
std::vector<PayPoint> pay_points(std::span<const std::vector<double>> sorted_rates);

/// How many of each group stand in each quarter. People on one rate across a boundary are shared so that every quarter
/// has, as far as whole people allow, the groups in the proportion that they have on that rate.
std::array<std::vector<std::uint64_t>, 4> cut_quarters(std::span<const PayPoint> points, std::size_t groups);

}  // namespace evenhand::measures
