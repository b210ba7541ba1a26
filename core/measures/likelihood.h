// Relative likelihood: how often something happens in one group against another.
#pragma once

#include <vector>

#include "core/measures/counting.h"

namespace evenhand::measures {

/// The indicators of the standards, in their order. Those of other options of a rule are left out.
std::vector<Measure> likelihoods(const Material& material, const intake::Settings& settings,
                                 const standards::Standards& standards);

/// The same question for every category of every characteristic: each category against everybody else known.
std::vector<Measure> likelihood_families(const Material& material, const intake::Settings& settings,
                                         const standards::Standards& standards);

/// A definition asked of two groups, `over` and `under`, that `groups` tells apart. Not supplied without a file, or
/// where its rows do not say who is in which.
Measure likelihood_between(const Material& material, const standards::LikelihoodDefinition& definition,
                           const ViewGroups& groups, const standards::Standards& standards);

}  // namespace evenhand::measures
