// Reads what a workforce is compared with, from a rule pack.
#pragma once

#include <string>
#include <vector>

#include "core/standards/scan.h"

namespace evenhand::standards {

/// Adds the member `benchmarks` of a pack, where it has one, to the standards.
void read_benchmarks(const Scan::json& pack, Scan& scan, Standards& out);

/// Categories, rules and views that nothing else defines.
void check_benchmarks(const Standards& standards, std::vector<std::string>& faults);

}  // namespace evenhand::standards
