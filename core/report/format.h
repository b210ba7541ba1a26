// Numbers (and names) as a person reads them: rounded once, from the exact fraction, half away from zero.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace evenhand::report {

/// 12345 → "12,345"
std::string count_text(std::uint64_t n);

/// "79.0%": numerator ÷ denominator with one decimal. `denominator` > 0.
std::string percent_text(std::uint64_t numerator, std::uint64_t denominator);

/// "908 of 3,676 (24.7%)", or "0 of 0" when nobody is in the base.
std::string share_text(std::uint64_t numerator, std::uint64_t denominator);

/// 100 × numerator ÷ denominator, unrounded. `denominator` > 0.
double percent(std::uint64_t numerator, std::uint64_t denominator);

/// “text”
std::string in_quotes(std::string_view text);

}  // namespace evenhand::report
