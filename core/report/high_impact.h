// The six high-impact actions of the NHS improvement plan: which of their metrics this report answers, and with what.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "core/standards/standards.h"

namespace evenhand::report {

struct ReportedMeasure;

/// `elsewhere`: kept or collected outside the files that a report is made of.
enum class MetricStatus : std::uint8_t { filled, not_supplied, elsewhere };

struct MetricAnswer {
  std::string id;
  std::string title;
  std::vector<std::string> measures;  // of this report
  MetricStatus status = MetricStatus::not_supplied;
  std::string sentence;
};

struct ActionAnswer {
  int id = 0;
  std::string title;
  std::vector<MetricAnswer> metrics;
  standards::Source source;
};

std::vector<ActionAnswer> high_impact_actions(const standards::Standards& standards,
                                              const std::vector<ReportedMeasure>& measures);

nlohmann::ordered_json high_impact_json(const std::vector<ActionAnswer>& actions);

}  // namespace evenhand::report
