#include "core/statistics/tests.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/statistics/elementary.h"
#include "core/statistics/exact.h"

namespace evenhand::statistics {

double binomial_test(std::uint64_t x, std::uint64_t n, double p0, BinomialTest kind) {
  const auto split = binomial_split(x, n, p0);
  double p = 1;
  switch (kind) {
    case BinomialTest::minimum_likelihood:
      p = split.no_likelier;
      break;
    case BinomialTest::mid_p:
      p = 2 * split.smaller_side() + split.at;
      break;
    case BinomialTest::doubled_tail:
      p = 2 * (split.smaller_side() + split.at);
      break;
    case BinomialTest::greater:
      p = split.at + split.above;
      break;
    case BinomialTest::less:
      p = split.below + split.at;
      break;
  }
  return std::min(1.0, p);
}

double fisher_exact_two_sided(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2) {
  return std::min(1.0, hypergeometric_split(x1, n1, x2, n2).no_likelier);
}

double fisher_mid_p(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2) {
  const auto split = hypergeometric_split(x1, n1, x2, n2);
  return std::min(1.0, 2 * split.smaller_side() + split.at);
}

double score_test_p(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2) {
  const auto events = x1 + x2;
  if (n1 == 0 || n2 == 0 || events == 0 || events == n1 + n2) return 1;
  const auto a = static_cast<double>(n1);
  const auto b = static_cast<double>(n2);
  const auto pooled = static_cast<double>(events) / (a + b);
  const auto difference = static_cast<double>(x1) / a - static_cast<double>(x2) / b;
  const auto error = std::sqrt(pooled * (1 - pooled) * (1 / a + 1 / b));
  return std::min(1.0, 2 * normal_upper_tail(std::abs(difference) / error));
}

bool expects_few(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2) {
  const auto events = x1 + x2;
  const auto all = n1 + n2;
  // The smallest expected cell is that of the smaller row and the smaller column.
  return std::min(n1, n2) * std::min(events, all - events) < 5 * all;
}

std::vector<double> benjamini_hochberg(std::span<const double> p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Equal ones by place: the order does not hang on the library's way of sorting.
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return p[a] < p[b] || (p[a] == p[b] && a < b); });
  std::vector<double> q(p.size());
  const auto tests = static_cast<double>(p.size());
  double least = 1;
  for (auto rank = order.size(); rank > 0; --rank) {
    const auto i = order[rank - 1];
    least = std::min(least, p[i] * (tests / static_cast<double>(rank)));
    q[i] = least;
  }
  return q;
}

}  // namespace evenhand::statistics
