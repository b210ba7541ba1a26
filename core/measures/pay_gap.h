// Pay gaps, bonus gaps and quarters of pay, for any characteristic that the standards define them for.
#pragma once

#include <vector>

#include "core/intake/population.h"
#include "core/intake/settings.h"
#include "core/measures/measure.h"
#include "core/standards/standards.h"

namespace evenhand::measures {

/// All six measures of every pay gap in the standards, in their order.
std::vector<Measure> pay_gap_measures(const intake::Population& staff, const intake::Settings& settings,
                                      const standards::Standards& standards);

/// The measures of one definition. Its characteristic may be any column of codes.
std::vector<Measure> pay_gap_measures(const intake::Population& staff, const standards::PayGapDefinition& definition,
                                      const intake::Settings& settings, const standards::Standards& standards);

}  // namespace evenhand::measures
