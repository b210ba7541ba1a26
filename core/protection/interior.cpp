#include "core/protection/interior.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace evenhand::protection {
// The arithmetic of Interior.
namespace {

constexpr std::size_t panel = 8;  // columns factorised at once
constexpr double follows = 1e-9;  // a row with this share of itself left follows from others
constexpr double off = 1e-7;      // of a person: how far a row may be from its sum
constexpr double solved = 1e-4;   // how far the multipliers need be worked out: the step is put right after
constexpr int most_rounds = 30;   // of the conjugate gradients
constexpr double nearly = 0.9;    // of the way to the first empty cell

// Two numbers that are worked on at once, wherever they are.
typedef double Pair __attribute__((vector_size(16), aligned(8), may_alias));

double product(const double* a, const double* b, std::size_t n) {
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

// a -= value × b
void take_away(double* a, double value, const double* b, std::size_t n) {
  const Pair values = {value, value};
  std::size_t k = 0;
  for (; k + 2 <= n; k += 2) *reinterpret_cast<Pair*>(a + k) -= values * *reinterpret_cast<const Pair*>(b + k);
  for (; k < n; ++k) a[k] -= value * b[k];
}

// Two rows less what the columns before the panel explain of them.
void reduce_two(double* first, double* second, const double* packed, std::size_t before, std::size_t width) {
  double x[panel] = {};
  double y[panel] = {};
  for (std::size_t k = 0; k < before; ++k, packed += panel) {
    const double f = first[k];
    const double g = second[k];
    for (std::size_t c = 0; c < panel; ++c) {
      x[c] += f * packed[c];
      y[c] += g * packed[c];
    }
  }
  for (std::size_t c = 0; c < width; ++c) {
    first[before + c] -= x[c];
    if (second != first) second[before + c] -= y[c];
  }
}

// Lower factor in place (Cholesky's), by panels. Rows that follow from those before are marked and emptied.
std::vector<char> factor_in_place(std::vector<double>& a, std::size_t m) {
  std::vector<char> dependent(m, 0);
  std::vector<double> diagonal(m);
  for (std::size_t i = 0; i < m; ++i) diagonal[i] = a[i * m + i];
  std::vector<double> packed;
  for (std::size_t from = 0; from < m; from += panel) {
    const auto width = std::min(panel, m - from);
    packed.assign(from * panel, 0);
    for (std::size_t c = 0; c < width; ++c) {
      for (std::size_t k = 0; k < from; ++k) packed[k * panel + c] = a[(from + c) * m + k];
    }
    for (std::size_t i = from; i < m; i += 2) {
      double* row = &a[i * m];
      reduce_two(row, i + 1 < m ? row + m : row, packed.data(), from, width);
    }
    for (std::size_t j = from; j < from + width; ++j) {
      double* row = &a[j * m];
      const double left = row[j] - product(row + from, row + from, j - from);
      const bool drop = left <= follows * diagonal[j];
      if (drop) {
        dependent[j] = 1;
        std::fill(row, row + j, 0.0);
      }
      const double root = drop ? 1 : std::sqrt(left);
      row[j] = root;
      for (std::size_t i = j + 1; i < m; ++i) {
        double* below = &a[i * m];
        below[j] = drop ? 0 : (below[j] - product(below + from, row + from, j - from)) / root;
      }
    }
  }
  return dependent;
}

}  // namespace

Interior::Interior(std::span<const std::vector<std::uint32_t>> rows, std::span<const double> start)
    : all_(rows.begin(), rows.end()), start_(start.begin(), start.end()) {
  for (const double x : start_) squares_.push_back(x * x);
  rows_ = all_;
  // Short rows first: what follows from them are the totals.
  std::stable_sort(rows_.begin(), rows_.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  factorise();
}

void Interior::factorise() {
  const auto m = rows_.size();
  std::vector<std::vector<std::uint32_t>> columns(start_.size());
  for (std::uint32_t i = 0; i < m; ++i) {
    for (const auto j : rows_[i]) columns[j].push_back(i);
  }
  factor_.assign(m * m, 0);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    for (std::size_t a = 0; a < columns[j].size(); ++a) {
      for (std::size_t b = 0; b <= a; ++b) factor_[columns[j][a] * m + columns[j][b]] += squares_[j];
    }
  }
  const auto dependent = factor_in_place(factor_, m);
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < m; ++i) {
    if (!dependent[i]) kept.push_back(i);
  }
  const auto r = kept.size();
  std::vector<std::vector<std::uint32_t>> left;
  for (std::size_t a = 0; a < r; ++a) {
    // In place: what is read is never behind what is written.
    for (std::size_t b = 0; b <= a; ++b) factor_[a * r + b] = factor_[kept[a] * m + kept[b]];
    left.push_back(std::move(rows_[kept[a]]));
  }
  factor_.resize(r * r);
  rows_ = std::move(left);
  most_.assign(start_.size(), std::numeric_limits<double>::infinity());
  for (const auto& row : rows_) {
    double sum = 0;
    for (const auto j : row) sum += start_[j];
    for (const auto j : row) most_[j] = std::min(most_[j], sum);
    sums_.push_back(sum);
  }
}

void Interior::solve(std::vector<double>& b) const {
  const auto m = rows_.size();
  for (std::size_t i = 0; i < m; ++i) {
    const double* row = &factor_[i * m];
    b[i] = (b[i] - product(row, b.data(), i)) / row[i];
  }
  for (std::size_t i = m; i-- > 0;) {
    const double* row = &factor_[i * m];
    const double value = b[i] /= row[i];
    take_away(b.data(), value, row, i);
  }
}

void Interior::gather(std::span<const double> columns, std::vector<double>& out) const {
  out.resize(rows_.size());
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    double sum = 0;
    for (const auto j : rows_[i]) sum += columns[j];
    out[i] = sum;
  }
}

void Interior::scatter(std::span<const double> multipliers, std::vector<double>& out) const {
  out.assign(start_.size(), 0);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    for (const auto j : rows_[i]) out[j] += multipliers[i];
  }
}

bool Interior::possible(std::span<const double> world) const {
  for (const double x : world) {
    if (!(x >= 0)) return false;
  }
  for (const auto& row : all_) {
    double apart = 0;
    for (const auto j : row) apart += world[j] - start_[j];
    if (!(std::abs(apart) <= off)) return false;
  }
  return true;
}

// Affine scaling: the steepest way up where each cell is measured by its own size. The rows' multipliers come from
// conjugate gradients, with the factor at the start as a guide; the small rest by which the rows would be off is then
// taken out with that factor alone.
bool Interior::step(std::span<const double> weights, double centring, std::vector<double>& world, double& limit) const {
  const auto m = rows_.size();
  const auto n = start_.size();
  std::vector<double> scale(n), gain(n), columns(n), rest, toward, image, y(m, 0.0);
  double largest = 0;
  for (std::size_t j = 0; j < n; ++j) largest = std::max(largest, std::abs(weights[j]));
  if (largest == 0) return false;
  for (std::size_t j = 0; j < n; ++j) {
    scale[j] = world[j] * world[j];
    gain[j] = weights[j] * scale[j] + centring * world[j];
  }
  gather(gain, rest);
  auto guided = rest;
  solve(guided);
  toward = guided;
  double size = product(rest.data(), guided.data(), m);
  const double enough = size * solved * solved;
  for (int round = 0; round < most_rounds && size > enough && size > 0; ++round) {
    scatter(toward, columns);
    for (std::size_t j = 0; j < n; ++j) columns[j] *= scale[j];
    gather(columns, image);
    const double along = size / product(toward.data(), image.data(), m);
    for (std::size_t i = 0; i < m; ++i) {
      y[i] += along * toward[i];
      rest[i] -= along * image[i];
    }
    guided = rest;
    solve(guided);
    const double next = product(rest.data(), guided.data(), m);
    for (std::size_t i = 0; i < m; ++i) toward[i] = guided[i] + next / size * toward[i];
    size = next;
  }
  scatter(y, columns);
  limit = product(y.data(), sums_.data(), m);
  for (std::size_t j = 0; j < n; ++j) {
    gain[j] -= scale[j] * columns[j];
    if (weights[j] > columns[j]) limit += (weights[j] - columns[j]) * most_[j];
  }
  for (int twice = 0; twice < 2; ++twice) {
    gather(gain, rest);
    solve(rest);
    scatter(rest, columns);
    for (std::size_t j = 0; j < n; ++j) gain[j] -= squares_[j] * columns[j];
  }
  double fastest = 0;  // share of itself that a cell loses
  double grown = 0;
  for (std::size_t j = 0; j < n; ++j) {
    if (world[j] > 0) fastest = std::max(fastest, -gain[j] / world[j]);
    grown += weights[j] * gain[j];
  }
  if (!(fastest > 0)) return false;
  const double length = nearly / fastest;
  for (std::size_t j = 0; j < n; ++j) world[j] = std::max(0.0, world[j] + length * gain[j]);
  return grown * length > 1e-6 * largest;
}

}  // namespace evenhand::protection
