// Numbers as people write them: thousands separators, £ and %, comma decimals, brackets for negatives.
#pragma once

#include <optional>
#include <string_view>

namespace evenhand::intake {

/// The number in a cell, or nothing. "1,234" is one thousand two hundred and thirty-four, "1,5" is one and a half.
std::optional<double> read_number(std::string_view text);

/// Whether a number can be a number of people.
bool is_count(double number);

}  // namespace evenhand::intake
