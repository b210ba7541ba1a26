// The board against the workforce, equality training, feedback from patients, what is collected, and two at once.
#pragma once

#include <vector>

#include "core/measures/counting.h"

namespace evenhand::measures {

std::vector<Measure> board_differences(const Material& material, const intake::Settings& settings,
                                       const standards::Standards& standards);

/// Who holds training that has to be renewed, and who of this year's joiners had it in time.
std::vector<Measure> equality_training(const Material& material, const intake::Settings& settings,
                                       const standards::Standards& standards);

/// Feedback, complaints and compliments by group, against the people served where they are known.
std::vector<Measure> patients_voice(const Material& material, const intake::Settings& settings,
                                    const standards::Standards& standards);

/// Which characteristics are held for the workforce, in recruitment and for patients.
Measure collection(const Material& material, const standards::Standards& standards);

/// A characteristic by another, or by pay band, staff group, site or contract.
std::vector<Measure> cross_grids(const Material& material, const intake::Settings& settings,
                                 const standards::Standards& standards);

/// What only the provider can say.
std::vector<Measure> statements(const intake::Settings& settings, const standards::Standards& standards);

}  // namespace evenhand::measures
