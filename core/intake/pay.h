// What each person is paid: an hourly rate, given or worked out from its parts, and the bonus of twelve months.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/standards/standards.h"

namespace evenhand::intake {

struct File;
struct Settings;
class Translator;

/// One entry a person of the workforce.
struct Pay {
  bool hourly_supplied = false;        // the file says how to get an hourly rate
  bool bonus_supplied = false;         // the file has a column of bonuses
  std::vector<double> hourly;          // pounds an hour, NaN for none
  std::vector<double> bonus;           // pounds in twelve months, NaN for none
  std::vector<std::uint8_t> full_pay;  // 1 unless pay was reduced because of leave
  std::vector<std::uint8_t> quarter;   // 1–4 as the file says, 0 for none
};

/// Reads the pay of `rows` of a staff file; what cannot be used is told in the translator's problems.
Pay read_pay(const File& file, Translator& translator, const Settings& settings, const standards::Standards& standards,
             std::span<const std::uint32_t> rows);

}  // namespace evenhand::intake
