// The calculators: each runs any definition for any characteristic over the columns of the workforce.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/intake/population.h"
#include "core/intake/settings.h"
#include "core/measures/measure.h"
#include "core/standards/standards.h"

namespace evenhand::measures {

/// Indices in the order of their counts, largest first; equal counts keep their order.
std::vector<std::size_t> largest_first(std::span<const std::uint64_t> counts);

/// How many people have each category; the last entry counts the unmatched.
std::vector<std::uint64_t> count_categories(const intake::Population& workforce, const intake::CodedColumn& column);

/// Composition by the vocabulary's own categories, or by one of its groupings.
Measure composition(const intake::Population& workforce, const intake::CodedColumn& column, std::string_view grouping);

/// Composition by free labels, largest first.
Measure composition(const intake::Population& workforce, const intake::LabelColumn& column);

/// Known answers ÷ all staff: everybody, then each site or contract.
Measure declaration(const intake::Population& workforce, const intake::CodedColumn& column);

/// Pay rows against groups, as WRES 1 and WDES 1 want them.
Measure grid(const intake::Population& workforce, const standards::GridDefinition& definition);

/// Every measure that a staff file gives, in the order of the standards.
std::vector<Measure> staff_measures(const intake::Population& workforce, const intake::Settings& settings,
                                    const standards::Standards& standards);

}  // namespace evenhand::measures
