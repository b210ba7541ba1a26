// Which rows of a staff file are counted: rules set rows aside, and one person is counted once.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/intake/translate.h"

namespace evenhand::intake {

/// Why a row is not counted.
enum class Reason : std::uint8_t {
  used,
  no_known_column,
  bank,
  honorary,
  non_executive,
  ended,
  left,
  not_started,
  bad_count,
  second_assignment
};

struct Selection {
  std::vector<std::uint32_t> rows;  // used, in file order
  std::vector<Reason> reasons;      // of every row
  std::vector<std::uint8_t> away;   // of every row: ended, left or not started, whatever the contract
  std::vector<SetAside> set_aside;
};

/// Applies contract, date and primary-assignment rules, in that order.
Selection select_people(const File& file, Translator& translator, const Settings& settings);

}  // namespace evenhand::intake
