// The workforce beside a population: the census of some area, a trust's catchment, or a file of the user's own.
#pragma once

#include <vector>

#include "core/measures/counting.h"

namespace evenhand::measures {

/// `representation.<view>`, for every view of a characteristic that populations are counted by. Known answers against
/// people who answered. None when the user compares with nothing.
std::vector<Measure> representation(const Material& material, const intake::Settings& settings,
                                    const standards::Standards& standards);

}  // namespace evenhand::measures
