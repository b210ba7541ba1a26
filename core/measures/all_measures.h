// Every measure that the files give, in the order of the standards.
#pragma once

#include <vector>

#include "core/measures/counting.h"

namespace evenhand::measures {

std::vector<Measure> all_measures(const Material& material, const intake::Settings& settings,
                                  const standards::Standards& standards);

}  // namespace evenhand::measures
