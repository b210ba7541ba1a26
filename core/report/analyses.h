// Equality analyses in words: who was chosen, and how they compare with everybody else.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "core/report/report.h"

namespace evenhand::report {

/// One for each that the settings ask for. `list`: every measure of the report.
std::vector<Analysis> analyses_of(const measures::Material& material, const intake::Settings& settings,
                                  const standards::Standards& standards, const std::vector<ReportedMeasure>& list);

nlohmann::ordered_json analyses_json(const std::vector<Analysis>& analyses);

/// Of a share that is compared between the chosen people and everybody else.
std::string chosen_share_sentence(const measures::Rate& rate);
std::string chosen_share_how(const measures::Measure& m, const measures::Rate& rate);

}  // namespace evenhand::report
