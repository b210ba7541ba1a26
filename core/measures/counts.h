// Every whole number of people that a measure prints, each with a name of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/measures/measure.h"

namespace evenhand::measures {

/// Calls with each count and its place: "base", "categories/female", "rows/band_5/white", "groups/bme/events".
/// Nothing that a report prints as a number of people is left out.
void visit_counts(const Measure& measure,
                  const std::function<void(const std::string& place, std::uint64_t count)>& see);

/// The same, to put other numbers in their place. What is worked out when it is printed ("overdue") only looks.
void change_counts(Measure& measure, const std::function<void(const std::string& place, std::uint64_t& count)>& change);

}  // namespace evenhand::measures
