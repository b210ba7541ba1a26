// The figures of a measure as JSON members: `kind` and what it carries (results.md).
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/measures/measure.h"

namespace evenhand::report {

void write_figures(nlohmann::ordered_json& out, const measures::Measure& measure);

}  // namespace evenhand::report
