// Whom the counts of pay gaps count.
#pragma once

#include "core/intake/population.h"
#include "core/measures/measure.h"
#include "core/measures/paid_people.h"
#include "core/standards/standards.h"

namespace evenhand::measures {

/// Fills `m.made` of a measure of pay that has its figures.
void tell_paid(Measure& m, const intake::Population& staff, const standards::PayGapDefinition& definition,
               const PaidPeople& people);

}  // namespace evenhand::measures
