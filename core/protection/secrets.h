// What must not be told of the printed counts, by the rules of disclosure control (disclosure.md §1 and §5).
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/intake/settings.h"
#include "core/measures/measure.h"
#include "core/protection/protector.h"
#include "core/protection/register.h"
#include "core/standards/standards.h"

namespace evenhand::protection {

/// Why a count is hidden, the first rule that holds.
enum class Rule : std::uint8_t {
  none,        // of those that are shown
  small,       // fewer people than the threshold
  survey,      // of a group with too few answers
  complement,  // all but a few of a group
  linked,      // a small one would follow from it
  bounds,      // a small one could be told too closely with it
};

std::string_view to_string(Rule rule);
/// Why, in plain words.
std::string sentence_of(Rule rule, const intake::Protection& rules);

struct Secrets {
  Wanted wanted;            // its counts are those of the register, and after them some that are not printed
  std::vector<Rule> rules;  // by count of `wanted`; none or a first rule
  std::vector<std::uint32_t> count_of;  // of a count of the register, in `wanted`
  /// Printed numbers that are hidden by themselves, whatever else is shown: place in `Register::printed`.
  std::set<std::size_t> withheld;
};

/// The count of the whole workforce is always shown.
Secrets make_secrets(std::span<const measures::Measure> measures, const Register& printed,
                     const intake::Protection& rules, const standards::Standards& standards);

/// Averages that are not shown, because too few people are behind them, or behind one that follows from them: of each
/// measure, the ids of the groups.
std::vector<std::set<std::string>> hidden_averages(std::span<const measures::Measure> measures, const Register& printed,
                                                   const intake::Protection& rules);

}  // namespace evenhand::protection
