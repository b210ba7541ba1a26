// Which section of the report each measure stands in, and in which order.
#pragma once

#include <vector>

#include "core/report/report.h"

namespace evenhand::report {

std::vector<ReportSection> place(const std::vector<measures::Measure>& measures, const standards::Standards& standards);

}  // namespace evenhand::report
