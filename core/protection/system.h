// Every printed count as a sum of inner cells. Nothing here knows what a count means; all are places in lists.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace evenhand::protection {

/// A printed count: the sum of these inner cells, each once, in rising order.
struct Count {
  std::vector<std::uint32_t> cells;
  bool forced = false;  // shown whatever happens: the headcount, figures that the law wants
};

/// Inner cells are the people (or answers, or events) that no printed count tells apart. They are whole numbers, 0 or
/// more, and that is all that a reader knows of them besides the counts that are shown.
struct System {
  std::vector<std::uint64_t> cells;  // the true number in each
  std::vector<Count> counts;         // the most important first; no two are sums of the same cells

  std::uint64_t value(std::size_t count) const {
    std::uint64_t sum = 0;
    for (const auto cell : counts[count].cells) sum += cells[cell];
    return sum;
  }
};

enum class State : std::uint8_t {
  shown,
  primary,    // too small to show
  secondary,  // hidden so that a primary one cannot be had back
};

/// What a reader of the shown counts can still not rule out.
struct Bounds {
  double low = 0;
  double high = 0;  // may be infinite
};

}  // namespace evenhand::protection
