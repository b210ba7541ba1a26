// Equality analyses: the people whom the user chose beside everybody else, in composition, pay and what happens to
// them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/measures/change.h"
#include "core/measures/counting.h"

namespace evenhand::measures {

/// Who is compared with whom. With another status than ok there is nothing to compare, and `reason` says why.
struct AnalysedPeople {
  std::string id;     // "analysis.1": every measure of it begins so
  std::string label;  // the user's title, or what the people were chosen by
  std::uint64_t chosen = 0;
  std::uint64_t others = 0;
  std::uint64_t not_known = 0;
  Status status = Status::ok;
  std::string reason;
  std::vector<std::string> notes;
};

/// One for each choice in the settings, in their order.
std::vector<AnalysedPeople> analysed_people(const Material& material, const intake::Settings& settings,
                                            const standards::Standards& standards);

/// The measures of every analysis that can be made: `analysis.<n>.<view>.<category>`, `analysis.<n>.pay.…`,
/// `analysis.<n>.<family>`, and `analysis.<n>.change.<view>` where there is a staff list of last year.
std::vector<Measure> analysis_measures(const Material& material, const Movement& movement,
                                       const intake::Settings& settings, const standards::Standards& standards);

}  // namespace evenhand::measures
