// What staff surveys say of each group: WRES 5–8, WDES 4–9a, and every question by every characteristic.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/intake/settings.h"
#include "core/intake/survey.h"
#include "core/measures/measure.h"
#include "core/standards/standards.h"

namespace evenhand::measures {

/// Every measure that survey files give. `file_given`: there is one, usable or not.
std::vector<Measure> survey_measures(std::span<const intake::Survey* const> surveys, bool file_given,
                                     const intake::Settings& settings, const standards::Standards& standards);

/// Score of one answer of an item: 0, 2.5, 5, 7.5 or 10 from the first category to the fifth.
double item_score(std::uint8_t category);

/// Mean score of an item from the shares of its five answers, first to fifth.
double item_score(std::span<const double> shares);

/// A theme from the scores of its items, NaN for none: the mean of its parts. NaN when fewer than `least` parts are
/// there, or any is missing while `all_needed`.
double theme_score(const standards::Survey& survey, const standards::SurveyTheme& theme,
                   const std::function<double(const std::string&)>& item, bool all_needed);

}  // namespace evenhand::measures
