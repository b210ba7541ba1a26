#include <cmath>

#include "core/statistics/bootstrap.h"

namespace evenhand::statistics {
namespace {

// Neumaier's sum: what each addition loses is kept, and added at the end.
class Sum {
 public:
  void add(double value) {
    const auto next = sum_ + value;
    lost_ += std::abs(sum_) >= std::abs(value) ? (sum_ - next) + value : (value - next) + sum_;
    sum_ = next;
  }
  double value() const { return sum_ + lost_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

}  // namespace

double mean(std::span<const double> values) {
  if (values.empty()) return 0;
  Sum sum;
  for (const auto value : values) sum.add(value);
  return sum.value() / static_cast<double>(values.size());
}

double median(std::span<const double> sorted) {
  if (sorted.empty()) return 0;
  const auto middle = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

Sample sample_of(std::span<const double> values) {
  Sample out{mean(values), 0, values.size()};
  if (values.size() < 2) return out;
  Sum squares;
  for (const auto value : values) squares.add((value - out.mean) * (value - out.mean));
  out.variance = squares.value() / static_cast<double>(values.size() - 1);
  return out;
}

std::optional<Bounds> mean_gap_interval(const Sample& a, const Sample& b, double z) {
  if (a.n < 2 || b.n < 2) return std::nullopt;
  const auto error_a = a.variance / static_cast<double>(a.n);
  const auto error_b = b.variance / static_cast<double>(b.n);
  // The ratios R with (mean b − R mean a)² <= z² (error b + R² error a) lie between two ends only while this is above
  // 0.
  const auto clear = a.mean * a.mean - z * z * error_a;
  if (!(a.mean > 0 && clear > 0)) return std::nullopt;
  const auto spread = z * std::sqrt(error_b * clear + b.mean * b.mean * error_a);
  const auto middle = a.mean * b.mean;
  return Bounds{(1 - (middle + spread) / clear) * 100, (1 - (middle - spread) / clear) * 100};
}

}  // namespace evenhand::statistics
