// What stands in the report from the standards alone: national figures for its measures, and explanations.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "core/standards/standards.h"

namespace evenhand::report {

struct ReportedMeasure;

/// National figures of every measure that was supplied, year by year, in the order of the standards.
nlohmann::ordered_json national_json(const standards::Standards& standards,
                                     const std::vector<ReportedMeasure>& measures);

nlohmann::ordered_json explanations_json(const standards::Standards& standards);

}  // namespace evenhand::report
