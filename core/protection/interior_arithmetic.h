// Sums of products, two numbers at once.
#pragma once

#include <cstddef>

namespace evenhand::protection {

/// Two numbers that are worked on at once, wherever they are.
typedef double Pair __attribute__((vector_size(16), aligned(8), may_alias));

inline double product(const double* a, const double* b, std::size_t n) {
  Pair even = {0, 0};
  Pair odd = {0, 0};
  std::size_t k = 0;
  for (; k + 4 <= n; k += 4) {
    even += *reinterpret_cast<const Pair*>(a + k) * *reinterpret_cast<const Pair*>(b + k);
    odd += *reinterpret_cast<const Pair*>(a + k + 2) * *reinterpret_cast<const Pair*>(b + k + 2);
  }
  double sum = (even[0] + even[1]) + (odd[0] + odd[1]);
  for (; k < n; ++k) sum += a[k] * b[k];
  return sum;
}

/// a -= value × b
inline void take_away(double* a, double value, const double* b, std::size_t n) {
  const Pair values = {value, value};
  std::size_t k = 0;
  for (; k + 2 <= n; k += 2) *reinterpret_cast<Pair*>(a + k) -= values * *reinterpret_cast<const Pair*>(b + k);
  for (; k < n; ++k) a[k] -= value * b[k];
}

}  // namespace evenhand::protection
