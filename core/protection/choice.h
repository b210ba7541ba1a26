// Which counts to show so that none that is too small can be worked out exactly from those that are shown: global
// Gaussian elimination (disclosure.md §4 and §5, steps 4 and 6). How closely they can be worked out is another matter.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/protection/system.h"

namespace evenhand::protection {

struct Choice {
  std::vector<State> states;  // by count; of a forced one: shown
  /// Primary counts that the forced ones and the known cells give away by themselves. They are protected no further.
  std::vector<std::uint32_t> given_away;
  /// Primary counts that these give away to somebody who is the only person of a hidden count.
  std::vector<std::uint32_t> told_to_one;
};

/// Walks the counts, the forced ones first, then in the order of the system, and shows each one unless a primary count
/// (`primary[c]` is not 0) would then be a combination of what is shown and of the single cells in `known_cells`. One
/// that is such a combination already is shown, if not primary: anybody can work it out.
///
/// The only person of a primary count (its value is 1) knows their own cell: no other primary count is then a
/// combination either, for each such person by themselves.
Choice choose_shown(const System& system, std::span<const std::uint8_t> primary,
                    std::span<const std::uint32_t> known_cells = {});

/// Hidden counts, primary or not, that are combinations of what is shown and of the known cells.
std::vector<std::uint32_t> given_away(const System& system, std::span<const State> states,
                                      std::span<const std::uint32_t> known_cells = {});

/// Primary counts for which it is not proved that they cannot be worked out, by anybody or by the only person of
/// another one. None if all is well. The proof does not rest on how the choice was made: it is other numbers for the
/// cells that sum to nothing over every shown count and not over a primary one, so the people could change like that
/// unnoticed.
std::vector<std::uint32_t> unproved(const System& system, std::span<const State> states,
                                    std::span<const std::uint32_t> known_cells = {});

}  // namespace evenhand::protection
