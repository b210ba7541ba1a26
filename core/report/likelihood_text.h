// Relative likelihoods in words and numbers: the figures that follow from the counts, and sentences that cannot be read
// the wrong way round.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/measures/measure.h"

namespace evenhand::report {

/// What follows from the counts of a likelihood. Zero cells as statistics.md says.
struct LikelihoodFigures {
  std::optional<double> value;  // ratio of the first rate to the second
  std::optional<statistics::Bounds> interval;
  std::string method;  // of the interval
  std::optional<statistics::Bounds> katz;
  std::optional<double> p_value;
  std::string p_method;
};

LikelihoodFigures figures_of(const measures::Likelihood& likelihood);

std::string likelihood_sentence(const measures::Measure& m, const measures::Likelihood& likelihood);
std::string likelihood_how(const measures::Measure& m, const measures::Likelihood& likelihood);
/// Why it cannot be worked out, with the counts.
std::string likelihood_hindrance(const measures::Likelihood& likelihood);

/// "BME staff", "staff who are not disabled", "applicants in the group “26 to 30”".
std::string people_of(std::string_view id, std::string_view label, std::string_view people, bool family);

/// "0.83 to 4.00", or "0.73 with no upper limit".
std::string interval_text(const statistics::Bounds& bounds, int places);

}  // namespace evenhand::report
