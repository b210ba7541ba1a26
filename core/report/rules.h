// The thresholds and choices that a report was made with: printed in it, and compared with next year's.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "core/report/report.h"

namespace evenhand::report {

std::vector<ThresholdUsed> thresholds_used(const Limits& limits);
std::vector<RuleUsed> rules_used(const intake::Settings& settings, const standards::Standards& standards);

nlohmann::ordered_json thresholds_json(const std::vector<ThresholdUsed>& thresholds);
nlohmann::ordered_json rules_json(const std::vector<RuleUsed>& rules);

/// "12 figures of this section were tested. …"; empty for none.
std::string comparisons_sentence(std::size_t comparisons);

}  // namespace evenhand::report
