// Reads the pay gaps and pay periods of a rule pack.
#pragma once

#include "core/standards/scan.h"

namespace evenhand::standards {

/// Adds the members `pay_gaps` and `pay_periods` of a pack, where it has them, to the standards.
void read_pay_gaps(const Scan::json& pack, Scan& scan, Standards& out);

}  // namespace evenhand::standards
