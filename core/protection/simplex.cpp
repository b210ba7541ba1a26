#include "core/protection/simplex.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/protection/field.h"

namespace evenhand::protection {
namespace {

constexpr std::uint32_t outside = 0xFFFFFFFF;
constexpr double no_pivot = 1e-8;       // an entry this small is rounding
constexpr double no_gain = 1e-9;        // a reduced cost this small is none
constexpr double no_people = 1e-9;      // a cell this small is empty
constexpr double too_rough = 1e-7;      // a row this far off its sum is not kept
constexpr std::size_t fresh_for = 400;  // pivots until the inverse is worked out again
constexpr std::size_t stalled = 60;     // steps without gain until the careful rule is used

}  // namespace

Simplex::Simplex(std::span<const std::vector<std::uint32_t>> rows, std::span<const double> start)
    : rows_(rows.begin(), rows.end()), start_(start.begin(), start.end()), x_(start_) {
  // Short rows first: what follows from them are the totals, which would fill the inverse.
  std::stable_sort(rows_.begin(), rows_.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  most_.assign(x_.size(), std::numeric_limits<double>::infinity());
  drop_dependent_rows();
  columns_.assign(x_.size(), {});
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    double sum = 0;
    for (const auto j : rows_[i]) sum += start_[j];
    for (const auto j : rows_[i]) {
      most_[j] = std::min(most_[j], sum);
      columns_[j].push_back(i);
    }
    sums_.push_back(sum);
  }
  broken_ = !factorise();
}

void Simplex::restart() { x_ = start_; }

// Drops rows that follow from others, by elimination modulo a prime: doubles could not tell a small rest from none.
void Simplex::drop_dependent_rows() {
  using F = Field<31>;
  std::vector<std::vector<std::uint32_t>> kept;
  std::vector<std::vector<std::uint32_t>> reduced;
  std::vector<std::size_t> pivots;
  for (auto& row : rows_) {
    std::vector<std::uint32_t> rest(x_.size(), 0);
    for (const auto j : row) rest[j] = 1;
    for (std::size_t k = 0; k < reduced.size(); ++k) {
      const std::uint64_t factor = rest[pivots[k]];
      if (factor == 0) continue;
      for (std::size_t j = 0; j < rest.size(); ++j) {
        if (reduced[k][j] == 0) continue;
        rest[j] = static_cast<std::uint32_t>(F::minus(rest[j], F::times(factor, reduced[k][j])));
      }
    }
    const auto found = std::find_if(rest.begin(), rest.end(), [](auto entry) { return entry != 0; });
    if (found == rest.end()) continue;
    const auto scale = F::inverse(*found);
    pivots.push_back(static_cast<std::size_t>(found - rest.begin()));
    for (auto& entry : rest) entry = static_cast<std::uint32_t>(F::times(entry, scale));
    reduced.push_back(std::move(rest));
    kept.push_back(std::move(row));
  }
  rows_ = std::move(kept);
}

// The inverse of the basis, or first of all of one made for it: the largest entry of each row.
bool Simplex::factorise() {
  const auto m = rows_.size();
  const auto n = x_.size();
  std::vector<char> usable(n, basis_.empty() ? 1 : 0);
  for (const auto j : basis_) usable[j] = 1;
  basis_.assign(m, outside);
  places_.assign(n, outside);
  inverse_.assign(m * m, 0);
  for (std::size_t i = 0; i < m; ++i) inverse_[i * m + i] = 1;
  std::vector<double> entries(n);
  for (std::size_t i = 0; i < m; ++i) {
    std::fill(entries.begin(), entries.end(), 0.0);
    for (std::size_t k = 0; k < m; ++k) {
      const double factor = inverse_[i * m + k];
      if (factor == 0) continue;
      for (const auto j : rows_[k]) entries[j] += factor;
    }
    std::size_t best = n;
    double most = 1e-9;
    for (std::size_t j = 0; j < n; ++j) {
      // Among equals a full cell, which leaves room to move.
      const double score = std::abs(entries[j]) * (1 + std::min(start_[j], 9.0) / 1000);
      if (!usable[j] || places_[j] != outside || score <= most) continue;
      most = score;
      best = j;
    }
    if (best == n) return false;
    pivot(i, best);
  }
  since_ = 0;
  return true;
}

// step_ = what the basis must give for one more in this column.
void Simplex::follow(std::size_t column) {
  const auto m = basis_.size();
  step_.assign(m, 0);
  for (std::size_t p = 0; p < m; ++p) {
    const double* row = &inverse_[p * m];
    double sum = 0;
    for (const auto i : columns_[column]) sum += row[i];
    step_[p] = std::abs(sum) < 1e-12 ? 0 : sum;
  }
}

void Simplex::pivot(std::size_t at, std::size_t column) {
  const auto m = basis_.size();
  follow(column);
  double* pivotal = &inverse_[at * m];
  const double scale = 1 / step_[at];
  std::vector<std::uint32_t> filled;
  for (std::uint32_t k = 0; k < m; ++k) {
    if (std::abs(pivotal[k]) < 1e-13) pivotal[k] = 0;
    if (pivotal[k] == 0) continue;
    pivotal[k] *= scale;
    filled.push_back(k);
  }
  const bool dense = filled.size() * 3 > m;
  for (std::size_t p = 0; p < m; ++p) {
    const double factor = step_[p];
    if (p == at || factor == 0) continue;
    double* row = &inverse_[p * m];
    if (dense) {
      for (std::size_t k = 0; k < m; ++k) row[k] -= factor * pivotal[k];
    } else {
      for (const auto k : filled) row[k] -= factor * pivotal[k];
    }
  }
  if (basis_[at] != outside) places_[basis_[at]] = outside;
  basis_[at] = static_cast<std::uint32_t>(column);
  places_[column] = static_cast<std::uint32_t>(at);
  ++pivots_;
  ++since_;
}

// Multipliers of the rows, and what one more in a column gains.
void Simplex::price() {
  const auto m = basis_.size();
  multipliers_.assign(m, 0);
  for (std::size_t p = 0; p < m; ++p) {
    const double cost = costs_[basis_[p]];
    if (cost == 0) continue;
    for (std::size_t i = 0; i < m; ++i) multipliers_[i] += cost * inverse_[p * m + i];
  }
}

double Simplex::roughness() const {
  double out = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    double sum = -sums_[i];
    for (const auto j : rows_[i]) sum += x_[j];
    out = std::max(out, std::abs(sum));
  }
  return out;
}

// Takes rounding out of the cells of the basis.
void Simplex::settle() {
  const auto m = basis_.size();
  std::vector<double> off(sums_);
  for (std::size_t i = 0; i < m; ++i) {
    for (const auto j : rows_[i]) off[i] -= x_[j];
  }
  for (std::size_t p = 0; p < m; ++p) {
    double sum = 0;
    for (std::size_t i = 0; i < m; ++i) sum += inverse_[p * m + i] * off[i];
    x_[basis_[p]] = std::max(0.0, x_[basis_[p]] + sum);
  }
}

// One step; false when there is none that gains.
bool Simplex::improve(bool& unbounded, bool careful) {
  const auto m = basis_.size();
  const auto n = x_.size();
  std::size_t enter = n;
  double best = 0;
  reduced_ = costs_;
  for (std::size_t i = 0; i < m; ++i) {
    const double y = multipliers_[i];
    if (y == 0) continue;
    for (const auto j : rows_[i]) reduced_[j] -= y;
  }
  for (std::size_t j = 0; j < n; ++j) {
    if (places_[j] != outside) continue;
    const double gain = reduced_[j];
    double score = 0;
    if (gain > no_gain) score = gain;
    if (gain < -no_gain && x_[j] > no_people) score = -gain;
    if (score > best) {
      best = score;
      enter = j;
      if (careful) break;
    }
  }
  if (enter == n) return false;
  follow(enter);
  const double direction = reduced_[enter] > 0 ? 1 : -1;
  // How far, until the first cell of the basis is empty; among those that are then, the largest entry.
  double far = std::numeric_limits<double>::infinity();
  for (std::size_t p = 0; p < m; ++p) {
    const double loss = direction * step_[p];
    if (loss > no_pivot) far = std::min(far, (std::max(0.0, x_[basis_[p]]) + no_people) / loss);
  }
  std::size_t leave = m;
  double length = far;
  for (std::size_t p = 0; p < m; ++p) {
    const double loss = direction * step_[p];
    if (loss <= no_pivot) continue;
    const double ratio = std::max(0.0, x_[basis_[p]]) / loss;
    if (ratio > far) continue;
    const bool better = leave == m || (careful ? basis_[p] < basis_[leave] : loss > direction * step_[leave]);
    if (better) {
      leave = p;
      length = ratio;
    }
  }
  const bool empties = direction < 0 && x_[enter] <= length;
  if (empties) length = x_[enter];
  if (!empties && leave == m) {
    unbounded = true;
    return false;
  }
  for (std::size_t p = 0; p < m; ++p) {
    if (step_[p] != 0) x_[basis_[p]] = std::max(0.0, x_[basis_[p]] - direction * length * step_[p]);
  }
  x_[enter] = empties ? 0 : x_[enter] + direction * length;
  if (empties) return true;
  x_[basis_[leave]] = 0;
  const double share = reduced_[enter] / step_[leave];
  for (std::size_t i = 0; i < m; ++i) multipliers_[i] += share * inverse_[leave * m + i];
  pivot(leave, enter);
  return true;
}

void Simplex::prove() {
  // Sum of costs <= multipliers times sums + what columns that are priced too high could still add.
  limit_ = 0;
  reduced_ = costs_;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    limit_ += multipliers_[i] * sums_[i];
    for (const auto j : rows_[i]) reduced_[j] -= multipliers_[i];
  }
  for (std::size_t j = 0; j < x_.size(); ++j) {
    if (reduced_[j] > 0) limit_ += reduced_[j] * most_[j];
  }
}

Simplex::Outcome Simplex::optimise(std::span<const std::uint32_t> columns, int sign, double enough,
                                   std::size_t& steps) {
  if (broken_) return Outcome::gave_up;
  costs_.assign(x_.size(), 0);
  for (const auto j : columns) costs_[j] = sign;
  const auto value = [&] {
    double sum = 0;
    for (const auto j : columns) sum += x_[j];
    return sum;
  };
  price();
  double last = value();
  std::size_t still = 0;
  bool again = false;
  while (true) {
    const double now = value();
    if ((now - enough) * sign >= 0 && roughness() < too_rough) return Outcome::enough;
    still = (now - last) * sign > no_gain ? 0 : still + 1;
    last = now;
    if (steps == 0) return Outcome::gave_up;
    --steps;
    if (since_ > fresh_for) {
      broken_ = !factorise();
      if (broken_) return Outcome::gave_up;
      settle();
      price();
    }
    bool unbounded = false;
    if (improve(unbounded, still > stalled)) {
      again = false;
      continue;
    }
    if (unbounded) return Outcome::unbounded;
    settle();
    price();
    prove();
    if (sign < 0) limit_ = -limit_;
    if (roughness() < too_rough && std::abs(limit_ - value()) < 1e-6) return Outcome::optimum;
    if (again) return Outcome::gave_up;
    again = true;
    broken_ = !factorise();
    if (broken_) return Outcome::gave_up;
    settle();
    price();
  }
}

}  // namespace evenhand::protection
