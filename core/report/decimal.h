// Numbers that are not made of counts (averages, gaps, money) as text: rounded once, half away from zero.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

namespace evenhand::report {

/// 12.25 with one place → "12.3"; never "-0.0". Halves that binary fractions miss by a hair (1.005) count as halves.
std::string decimal_text(double value, int places);

/// 1490 → "£1,490.00"
std::string money_text(double pounds);

/// Shares of two groups that are everybody, as the gender pay gap service wants them: the first is rounded and the
/// second is what is left of 100.0. 49 of 400 → "12.3%", "87.7%". `of` > 0.
std::pair<std::string, std::string> pair_text(std::uint64_t first, std::uint64_t of);

}  // namespace evenhand::report
