// What a reader of the shown counts can still not rule out of a hidden one, and whether that is enough.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/protection/system.h"

namespace evenhand::protection {

/// A range this much too narrow is still taken as wide enough: optima are neared from inside, and rounded.
constexpr double slack = 1e-3;

/// At least so wide, and with two whole numbers in it.
bool wide_enough(const Bounds& bounds, double width);

/// Lowest and highest value of a hidden count over all worlds (cells >= 0, real numbers) with the shown counts as they
/// are and the known cells as they truly are. `optimum`, if given: whether both were reached; if not, they are some
/// that are possible, and the truth may be wider. Takes seconds where more than a thousand shown counts matter.
Bounds exact_bounds(const System& system, std::span<const State> states, std::size_t target,
                    std::span<const std::uint32_t> known_cells, bool* optimum = nullptr);

/// Two possible worlds between which the hidden count differs by `width`, if they are found; the bounds are its values
/// there. Nothing found proves nothing. Worlds keep every shown count within 1e-7 of a person.
std::optional<Bounds> proven_bounds(const System& system, std::span<const State> states, std::size_t target,
                                    double width, std::span<const std::uint32_t> known_cells);

struct Result {
  std::size_t count = 0;
  Bounds bounds;
  bool safe = false;
  bool exact = false;  // the bounds are the optimum, within 0.01; otherwise the truth may be wider
};

/// Told how many primary counts are done, of how many; false stops, and what is not done counts as not safe.
using Progress = std::function<bool(std::size_t done, std::size_t of)>;

/// Every primary count, in order. Safe is proven. Not safe is proven only where `exact`.
std::vector<Result> attack(const System& system, std::span<const State> states, double width,
                           std::span<const std::uint32_t> known_cells, const Progress& progress = {});

}  // namespace evenhand::protection
