// How much is known of the workforce, and whom to ask first.
#pragma once

#include <vector>

#include "core/measures/counting.h"

namespace evenhand::measures {

/// `data_quality.declaration`, the least known characteristic first, and `data_quality.ask_first`.
std::vector<Measure> data_quality(const Material& material, const standards::Standards& standards);

/// Adds to a declaration rate the people who joined before and within the year up to the snapshot date
/// (`joined.before`, `joined.within`). Nothing is added without start dates or a snapshot date.
void add_joined(Measure& declaration, const intake::Population& staff, const intake::CodedColumn& column,
                const intake::Settings& settings);

/// Whether somebody who started that day joined within the year up to the snapshot date, which has to be set.
bool joined_within_year(intake::Day start, const intake::Settings& settings);

}  // namespace evenhand::measures
