#include "core/statistics/exact.h"

namespace evenhand::statistics {
namespace {

struct Step {
  double up = 1;  // P(k + 1) ÷ P(k) = up ÷ down
  double down = 1;
};

// Below this a weight counts as 0: the smallest doubles round up when multiplied, and would never end.
constexpr double nothing = 1e-300;

// Adds up one distribution over low … high, in units of the probability of its likeliest count.
template <class StepFrom>
class Walk {
 public:
  Walk(std::uint64_t x, std::uint64_t low, std::uint64_t high, StepFrom step_from)
      : x_(x), low_(low), high_(high), step_from_(step_from) {}

  Split split() {
    mode_ = mode();
    observed_ = weight_of_observed();
    // R's tolerance: equal probabilities may differ in the last digits.
    no_more_ = observed_ * (1 + 1e-7);
    sum_.at = sum_.no_likelier = observed_;
    add(mode_, 1);
    double weight = 1;
    for (auto k = mode_; k < high_; ++k) {
      const Step step = step_from_(k);
      weight *= step.up / step.down;
      add(k + 1, weight);
      if (weight < nothing || (k + 1 > x_ && negligible(weight, sum_.above))) break;
    }
    weight = 1;
    for (auto k = mode_; k > low_; --k) {
      const Step step = step_from_(k - 1);
      weight *= step.down / step.up;
      add(k - 1, weight);
      if (weight < nothing || (k - 1 < x_ && negligible(weight, sum_.below))) break;
    }
    const auto total = sum_.below + sum_.at + sum_.above;
    return {sum_.below / total, sum_.at / total, sum_.above / total, sum_.no_likelier / total};
  }

 private:
  // The ratio falls as k rises: the first k that is not followed by a likelier one.
  std::uint64_t mode() const {
    auto from = low_;
    auto to = high_;
    while (from < to) {
      const auto middle = from + (to - from) / 2;
      const Step step = step_from_(middle);
      if (step.up >= step.down) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  double weight_of_observed() const {
    double weight = 1;
    for (auto k = mode_; k < x_ && weight >= nothing; ++k) {
      const Step step = step_from_(k);
      weight *= step.up / step.down;
    }
    for (auto k = mode_; k > x_ && weight >= nothing; --k) {
      const Step step = step_from_(k - 1);
      weight *= step.down / step.up;
    }
    return weight < nothing ? 0 : weight;
  }

  void add(std::uint64_t k, double weight) {
    if (k == x_) return;
    (k < x_ ? sum_.below : sum_.above) += weight;
    if (weight <= no_more_) sum_.no_likelier += weight;
  }

  // Past the observed count, and past what is as unlikely as it: too little to change a digit of either sum.
  bool negligible(double weight, double side) const {
    return weight <= no_more_ && weight < 1e-20 * side && weight < 1e-20 * sum_.no_likelier;
  }

  std::uint64_t x_;
  std::uint64_t low_;
  std::uint64_t high_;
  StepFrom step_from_;
  std::uint64_t mode_ = 0;
  double observed_ = 0;
  double no_more_ = 0;
  Split sum_;
};

}  // namespace

Split binomial_split(std::uint64_t x, std::uint64_t n, double p) {
  return Walk(x, 0, n,
              [n, p](std::uint64_t k) {
                return Step{static_cast<double>(n - k) * p, static_cast<double>(k + 1) * (1 - p)};
              })
      .split();
}

Split hypergeometric_split(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double odds_ratio) {
  const auto events = x1 + x2;
  const auto low = events > n2 ? events - n2 : 0;
  const auto high = std::min(n1, events);
  return Walk(x1, low, high,
              [=](std::uint64_t k) {
                // k + 1 <= high keeps events - k above 0; n2 + k + 1 > events because k >= low.
                return Step{static_cast<double>(n1 - k) * static_cast<double>(events - k) * odds_ratio,
                            static_cast<double>(k + 1) * static_cast<double>(n2 + k + 1 - events)};
              })
      .split();
}

}  // namespace evenhand::statistics
