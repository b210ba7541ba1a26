#include "core/statistics/elementary.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <limits>

namespace evenhand::statistics {
namespace {

// ln 2 in two parts: the first ends in zeros, so that a whole multiple of it is exact.
constexpr double ln2_high = 6.93147180369123816490e-01;
constexpr double ln2_low = 1.90821492927058770002e-10;
constexpr double one_over_ln2 = 1.44269504088896338700;
constexpr double one_over_sqrt_2pi = 0.398942280401432677940;

// std::bit_cast is not in Emscripten's library yet.
template <class To, class From>
To same_bits(From from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

// 2 to the `power`, for a normal number.
double power_of_two(int power) { return same_bits<double>(static_cast<std::uint64_t>(power + 1023) << 52); }

// φ(z). z² would lose digits in the exponent for a large z: a short head of z is squared exactly, the rest is small.
double normal_density(double z) {
  if (z > 40) return 0;
  const auto head = static_cast<double>(static_cast<int>(z * 16)) / 16;
  return one_over_sqrt_2pi * exponential(-head * head / 2) * exponential(-(z - head) * (z + head) / 2);
}

}  // namespace

double exponential(double x) {
  if (x > 709.782712893384) return std::numeric_limits<double>::infinity();
  if (x < -745.2) return 0;
  const auto power = static_cast<int>(x * one_over_ln2 + (x < 0 ? -0.5 : 0.5));
  const auto whole = static_cast<double>(power);
  const auto rest = (x - whole * ln2_high) - whole * ln2_low;  // within ± ln 2 / 2
  constexpr int terms = 14;                                    // 0.35^15 / 15! < 1e-18
  double tail = 1;
  for (int k = terms; k >= 2; --k) tail = 1 + rest * tail / k;
  const auto value = 1 + rest * tail;
  // In two steps, because 2^power itself may be too large or too small.
  const auto half = power / 2;
  return value * power_of_two(half) * power_of_two(power - half);
}

double logarithm(double x) {
  int power = 0;
  if (x < std::numeric_limits<double>::min()) {
    x *= power_of_two(54);
    power = -54;
  }
  const auto bits = same_bits<std::uint64_t>(x);
  power += static_cast<int>(bits >> 52) - 1023;
  auto part = same_bits<double>((bits & 0x000fffffffffffffULL) | 0x3ff0000000000000ULL);  // 1 to 2
  if (part > 1.4142135623730951) {
    part /= 2;
    ++power;
  }
  // ln m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + …), |s| < 0.172
  static constexpr auto odd = [] {
    std::array<double, 13> out{};
    for (int k = 0; k < 13; ++k) out[static_cast<unsigned>(k)] = 2.0 / (2 * k + 3);
    return out;
  }();
  const auto f = part - 1;
  const auto s = f / (2 + f);
  const auto square = s * s;
  double series = 0;
  for (auto k = odd.size(); k-- > 0;) series = (series + odd[k]) * square;
  // 2s = f - s·f keeps the digits that the quotient lost.
  const auto whole = static_cast<double>(power);
  return whole * ln2_high + (f - (s * (f - series) - whole * ln2_low));
}

double normal_upper_tail(double z) {
  if (z < 0) return 1 - normal_upper_tail(-z);
  if (z > 40) return 0;
  const auto density = normal_density(z);
  if (z < 2.5) {
    // Φ(z) - ½ = φ(z) (z + z³/3 + z⁵/15 + …)
    double term = z;
    double sum = z;
    for (int odd = 3; term > 1e-18 * sum; odd += 2) {
      term *= z * z / odd;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  // Laplace's continued fraction: φ(z) ÷ (z + 1/(z + 2/(z + 3/…)))
  double below = z;
  for (int k = 100; k >= 1; --k) below = z + k / below;
  return density / below;
}

}  // namespace evenhand::statistics
