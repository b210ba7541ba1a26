// Where a function that falls crosses zero, to the last digits of a double.
#pragma once

#include <algorithm>

namespace evenhand::statistics {

/// Between `low` (above zero) and `high` (below), halving.
template <class Falling>
double root_between(double low, double high, Falling falling) {
  for (;;) {
    const auto middle = (low + high) / 2;
    if (!(middle > low && middle < high)) return middle;
    (falling(middle) < 0 ? high : low) = middle;
  }
}

/// The same for a ratio, anywhere above 0: brackets it from `start` in growing factors, then narrows by the Illinois
/// rule (a chord, with the end that stays halved) with a halving every fourth time. Ten evaluations or so instead of
/// fifty.
template <class Falling>
double positive_root(double start, Falling falling) {
  constexpr double largest_factor = 1e100;
  auto low = start;
  auto high = start;
  auto at_low = falling(start);
  auto at_high = at_low;
  if (at_low < 0) {
    for (double factor = 2; at_low < 0 && factor < largest_factor; factor *= factor) {
      high = low;
      at_high = at_low;
      low /= factor;
      at_low = falling(low);
    }
  } else {
    for (double factor = 2; at_high >= 0 && factor < largest_factor; factor *= factor) {
      low = high;
      at_low = at_high;
      high *= factor;
      at_high = falling(high);
    }
  }
  int stayed = 0;  // the end that stayed last time: -1 low, 1 high
  for (int step = 1;; ++step) {
    const auto least = high * 0x1p-51;
    if (!(high - low > 2 * least)) return (low + high) / 2;
    const auto chord = low + (high - low) * (at_low / (at_low - at_high));
    // A little past the end it has all but reached, so that the other end follows.
    const auto middle = step % 4 == 0 ? (low + high) / 2 : std::clamp(chord, low + least, high - least);
    const auto at_middle = falling(middle);
    if (at_middle < 0) {
      high = middle;
      at_high = at_middle;
      if (stayed == -1) at_low /= 2;
      stayed = -1;
    } else {
      low = middle;
      at_low = at_middle;
      if (stayed == 1) at_high /= 2;
      stayed = 1;
    }
  }
}

}  // namespace evenhand::statistics
