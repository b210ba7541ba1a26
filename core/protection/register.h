// Which inner cells every printed count is the sum of.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/measures/measure.h"
#include "core/protection/system.h"

namespace evenhand::protection {

/// One number of people in the report.
struct Printed {
  std::size_t measure = 0;  // index into the list of measures
  std::string place;        // as visit_counts names it
  std::uint64_t value = 0;
  std::uint32_t count = 0;  // index into the system's counts; `nothing` where the number is 0 of nobody
};

constexpr std::uint32_t nothing = 0xFFFFFFFF;

struct Register {
  System system;
  std::vector<Printed> printed;
  /// Measures with a number whose people are not known, or do not add up to it: these cannot be proved safe.
  struct Unproved {
    std::size_t measure = 0;
    std::string place;
  };
  std::vector<Unproved> unproved;
};

/// Of a measure that cannot be worked out the counts are there whose people are known: they are small, and must not
/// follow from others either. Of one that was not supplied there are none.
Register make_register(std::span<const measures::Measure> measures);

}  // namespace evenhand::protection
