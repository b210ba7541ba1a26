// Random numbers that come out the same everywhere: the standard fixes the engine's numbers, not its distributions'.
#pragma once

#include <cstdint>
#include <random>

namespace evenhand::statistics {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}

  /// Strictly between 0 and 1, exactly halfway between neighbours of 2^−52.
  double uniform() { return (static_cast<double>(engine_() >> 12) + 0.5) * 0x1p-52; }

 private:
  std::mt19937_64 engine_;
};

}  // namespace evenhand::statistics
