#include "core/protection/interior.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "core/protection/interior_arithmetic.h"

namespace evenhand::protection {
// The arithmetic of Interior.
namespace {

constexpr std::size_t panel = 8;    // columns factorised at once
constexpr double follows = 1e-9;    // a row with this share of itself left follows from others
constexpr double off = 1e-7;        // of a person: how far a row may be from its sum
constexpr double solved = 1e-4;     // how far the multipliers need be worked out: the step is put right after
constexpr int most_gradients = 14;  // of the conjugate gradients
constexpr double nearly = 0.9;      // of the way to the first empty cell
constexpr int settle_rounds = 6;

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
  prepare();
  factorise();
}

Interior::Interior(std::span<const std::vector<std::uint32_t>> rows, std::span<const double> start,
                   std::span<const std::size_t> basis, std::vector<double> factor)
    : all_(rows.begin(), rows.end()), start_(start.begin(), start.end()), factor_(std::move(factor)) {
  prepare();
  keep(basis);
}

void Interior::prepare() {
  for (const double x : start_) squares_.push_back(x * x);
  in_rows_.assign(start_.size(), 0);
  for (const auto& row : all_) {
    for (const auto j : row) in_rows_[j] = 1;
  }
}

void Interior::factorise() {
  const auto m = all_.size();
  // Short rows first: what follows from them are the totals.
  std::vector<std::size_t> order(m);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return all_[a].size() < all_[b].size(); });
  std::vector<std::vector<std::uint32_t>> columns(start_.size());
  for (std::uint32_t i = 0; i < m; ++i) {
    for (const auto j : all_[order[i]]) columns[j].push_back(i);
  }
  std::vector<double> square(m * m, 0);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    for (std::size_t a = 0; a < columns[j].size(); ++a) {
      for (std::size_t b = 0; b <= a; ++b) square[columns[j][a] * m + columns[j][b]] += squares_[j];
    }
  }
  const auto dependent = factor_in_place(square, m);
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < m; ++i) {
    if (!dependent[i]) kept.push_back(i);
  }
  std::vector<std::size_t> basis;
  for (const auto i : kept) {
    for (const auto k : kept) {
      if (k <= i) factor_.push_back(square[i * m + k]);
    }
    basis.push_back(order[i]);
  }
  keep(basis);
}

void Interior::keep(std::span<const std::size_t> basis) {
  places_.assign(basis.begin(), basis.end());
  most_.assign(start_.size(), std::numeric_limits<double>::infinity());
  for (const auto i : places_) {
    rows_.push_back(all_[i]);
    double sum = 0;
    for (const auto j : rows_.back()) sum += start_[j];
    for (const auto j : rows_.back()) most_[j] = std::min(most_[j], sum);
    sums_.push_back(sum);
  }
}

void Interior::solve(std::vector<double>& b) const {
  const auto m = rows_.size();
  for (std::size_t i = 0; i < m; ++i) {
    const double* row = &factor_[i * (i + 1) / 2];
    b[i] = (b[i] - product(row, b.data(), i)) / row[i];
  }
  for (std::size_t i = m; i-- > 0;) {
    const double* row = &factor_[i * (i + 1) / 2];
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

// Conjugate gradients, with the factor at the start as a guide.
std::vector<double> Interior::multiply(std::span<const double> scale, std::vector<double>& rest, double precision,
                                       int rounds) const {
  const auto m = rows_.size();
  std::vector<double> columns, image, y(m, 0.0);
  auto guided = rest;
  solve(guided);
  auto toward = guided;
  double size = product(rest.data(), guided.data(), m);
  const double enough = size * precision * precision;
  for (int round = 0; round < rounds && size > enough && size > 0; ++round) {
    scatter(toward, columns);
    for (std::size_t j = 0; j < columns.size(); ++j) columns[j] *= scale[j];
    gather(columns, image);
    const double bend = product(toward.data(), image.data(), m);
    if (!(bend > 0)) break;
    const double along = size / bend;
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
  return y;
}

bool Interior::settle(std::vector<double>& world, double nearly_empty) const {
  const auto n = start_.size();
  std::vector<double> scale(n), columns(n), rest(rows_.size());
  for (std::size_t j = 0; j < n; ++j) {
    if (in_rows_[j] && world[j] < nearly_empty) world[j] = 0;
  }
  for (int round = 0; round < settle_rounds; ++round) {
    for (std::size_t j = 0; j < n; ++j) scale[j] = in_rows_[j] ? world[j] * world[j] : 0;
    double apart = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      double sum = 0;
      for (const auto j : rows_[i]) sum += start_[j] - world[j];
      rest[i] = sum;
      apart = std::max(apart, std::abs(sum));
    }
    if (apart < off / 10) return true;
    const auto y = multiply(scale, rest, 1e-7, 2 * most_gradients);
    scatter(y, columns);
    for (std::size_t j = 0; j < n; ++j) world[j] = std::max(0.0, world[j] + scale[j] * columns[j]);
  }
  return false;
}

// Affine scaling: the steepest way up where each cell is measured by its own size. The small rest by which the rows
// would be off is taken out with the factor at the start alone.
bool Interior::step(std::span<const double> weights, double centring, std::vector<double>& world, double& limit,
                    std::span<const char> held) {
  const auto m = rows_.size();
  const auto n = start_.size();
  std::vector<double> scale(n), gain(n), columns(n), rest;
  double largest = 0;
  for (std::size_t j = 0; j < n; ++j) largest = std::max(largest, std::abs(weights[j]));
  if (largest == 0) return false;
  for (std::size_t j = 0; j < n; ++j) {
    if (!in_rows_[j] || (!held.empty() && held[j])) continue;
    scale[j] = world[j] * world[j];
    gain[j] = weights[j] * scale[j] + centring * world[j];
  }
  gather(gain, rest);
  const auto y = multiply(scale, rest, solved, most_gradients);
  multipliers_.assign(all_.size(), 0);
  for (std::size_t i = 0; i < m; ++i) multipliers_[places_[i]] = y[i];
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
