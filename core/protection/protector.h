// Hides counts until no primary one can be worked out, nor bounded too closely, by anybody or by somebody who knows
// that they are alone in one: all that is shown is then proved to be safe together (disclosure.md §5, steps 4 to 6).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/protection/bounds.h"
#include "core/protection/system.h"

namespace evenhand::protection {

struct Wanted {
  System system;                      // counts in order of importance; forced ones are never hidden
  std::vector<std::uint8_t> primary;  // by count: 1 = may never be shown; it can be listed only to be protected
  double width = 4;                   // how wide the range of a primary count has to stay
  /// Counts: part can never be more than whole, though they are not sums of the same cells.
  struct Limit {
    std::uint32_t part, whole;
  };
  std::vector<Limit> limits;
  bool secondary = true;  // false: only primary counts are hidden (for showing that a check can fail)
};

struct Outcome {
  std::vector<State> states;             // by count
  std::vector<std::uint8_t> for_bounds;  // by count: secondary because a range was too narrow, not for exact recovery
  std::vector<Result> primaries;         // every primary count, in order
  /// Primary counts that are not proved safe in the end. With `secondary`, only forced ones, and those that the forced
  /// ones give away or keep too narrow.
  std::vector<std::uint32_t> unsafe;
  std::size_t singles = 0;  // people who are alone in a hidden count, each checked as an attacker
  /// What was proved: no exact recovery; all ranges wide enough; the same for each single.
  bool exact = false, bounded = false, alone = false;
  bool verified() const { return exact && bounded && alone; }
};

/// All limits are counts of steps, so the same wish has the same outcome everywhere.
class Protector {
 public:
  explicit Protector(Wanted wanted);
  ~Protector();
  Protector(Protector&&) noexcept;
  Protector& operator=(Protector&&) noexcept;

  /// A small piece of work; true while there is more.
  bool step();

  struct Progress {
    enum class Phase { choosing, bounding, checking, done } phase = Phase::choosing;
    std::size_t done = 0, of = 0;
  };
  Progress progress() const;

  /// Whole after the last step.
  const Outcome& outcome() const;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace evenhand::protection
