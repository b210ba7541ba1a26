// Measures without what must not be told: hidden numbers are gone before anything is worked out of them, so that no
// percentage, sentence, rating or test of a publication can give one away.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/measures/measure.h"

namespace evenhand::report {

/// Stands wherever a hidden number would.
constexpr std::string_view hidden_mark = "[c]";

/// What of one measure is hidden.
struct Hidden {
  std::set<std::string, std::less<>> places;  // of counts, as measures::visit_counts names them
  std::set<std::string> averages;             // groups
  bool all = false;

  bool any() const { return all || !places.empty() || !averages.empty(); }
  bool at(const std::string& place) const { return all || places.contains(place); }
  bool average(const std::string& group) const { return all || averages.contains(group); }
};

/// The measure with nought for every hidden number, and without the averages and tests that rest on one. Its other
/// numbers are as they were.
measures::Measure without_hidden(const measures::Measure& measure, const Hidden& hidden);

/// The measure with only those groups and rows of which nothing is hidden: what may be spoken of. Where that is too
/// little it is not calculable, and says why.
measures::Measure speakable(const measures::Measure& measure, const Hidden& hidden);

/// To the nearest 5; what is hidden by that preset (1 to 7) is left to `hidden`. Derived figures that would tell the
/// exact counts are worked out anew.
measures::Measure rounded(const measures::Measure& measure);

/// Puts the mark in the place of every hidden number, and of all that would be worked out of one. `json`: the figures
/// of `without_hidden`.
void mark_hidden(nlohmann::ordered_json& json, const measures::Measure& measure, const Hidden& hidden);

/// Whether a sentence holds a number that could be one of people: a number by itself that is no year, or "one person".
bool tells_a_number(std::string_view text);

}  // namespace evenhand::report
