// Whole numbers modulo a prime that is a power of two less one: there is no division.
#pragma once

#include <cstdint>

namespace evenhand::protection {

/// Of 61 or 31 bits. All that comes in is below the prime, and so is what goes out.
template <int bits>
struct Field {
  static_assert(bits == 61 || bits == 31);
  static constexpr std::uint64_t prime = (std::uint64_t{1} << bits) - 1;

  static std::uint64_t plus(std::uint64_t a, std::uint64_t b) { return less(a + b); }

  static std::uint64_t minus(std::uint64_t a, std::uint64_t b) { return wrapped(a - b); }

  static std::uint64_t times(std::uint64_t a, std::uint64_t b) {
    if constexpr (bits == 31) return less(fold(a * b));
    // In halves, as WebAssembly has no product of 128 bits. 2^61 counts as 1 and 2^64 as 8.
    constexpr std::uint64_t half = 0xffff'ffff;
    const auto high = (a >> 32) * (b >> 32);
    const auto middle = (a >> 32) * (b & half) + (a & half) * (b >> 32);  // below 2^62
    const auto low = (a & half) * (b & half);
    return less(fold(8 * high + (middle >> 29) + ((middle & 0x1fff'ffff) << 32) + fold(low)));
  }

  /// 1 ÷ a, for a > 0: a to the power of prime - 2, by Fermat.
  static std::uint64_t inverse(std::uint64_t a) {
    if (a == 1 || a == prime - 1) return a;
    std::uint64_t out = 1;
    for (auto left = prime - 2; left > 0; left >>= 1) {
      if (left & 1) out = times(out, a);
      a = times(a, a);
    }
    return out;
  }

 private:
  // One prime more if it went below 0. Not a branch: that would be guessed wrongly half of the time.
  static std::uint64_t wrapped(std::uint64_t a) { return a + (prime & (0 - (a >> 63))); }
  static std::uint64_t less(std::uint64_t a) { return wrapped(a - prime); }
  static std::uint64_t fold(std::uint64_t a) { return (a & prime) + (a >> bits); }
};

}  // namespace evenhand::protection
