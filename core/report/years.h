// Earlier years beside this one.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "core/report/report.h"

namespace evenhand::report {

/// `previous`, `change`, `history` and `breaks` of a measure.
void write_years(nlohmann::ordered_json& out, const ReportedMeasure& item);

nlohmann::ordered_json years_json(const std::vector<YearUsed>& years);

}  // namespace evenhand::report
