#include "core/protection/protector_worlds.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "core/protection/bounds.h"

namespace evenhand::protection {
namespace {

constexpr double without_end = std::numeric_limits<double>::infinity();
constexpr double step_back = 1e-6;  // of the way to the truth, for the rounding of worlds
constexpr double usual_centring = 0.1;
constexpr double nearly_empty = 0.05;
constexpr std::size_t most_cells_of_limit = 40;  // more are not clear
constexpr double nearly_there = 0.8;             // of a person missing
constexpr int most_moves = 12;                   // of one target by itself
constexpr int moves_held = 5;
constexpr int moves_of_pair = 8;
constexpr int moves_of_batch = 4;
constexpr double to_spare = 1.25;     // times the width are tried for, so that mixtures are wide enough as well
constexpr double share_rising = 0.3;  // small counts have more room above, and it is reached sooner

double sum_over(std::span<const std::uint32_t> columns, std::span<const double> world) {
  double sum = 0;
  for (const auto column : columns) sum += world[column];
  return sum;
}

// The highest that mixtures of these points reach at the place; without a point on both sides, only those at it count.
double highest_at(double place, std::span<const double> places, std::span<const double> heights, double sign) {
  constexpr double same = 1e-12;
  const auto n = places.size();
  std::size_t left = n;
  std::size_t right = n;
  const auto best = [&](double slope) {
    std::size_t out = n;
    double most = -without_end;
    for (std::size_t k = 0; k < n; ++k) {
      const double height = sign * heights[k] - slope * (places[k] - place);
      if (height > most) {
        most = height;
        out = k;
      }
    }
    return out;
  };
  // Support lines of falling and rising slopes, until the two points under the place are found.
  const auto first = best(0);
  if (std::abs(places[first] - place) <= same) return sign * heights[first];
  (places[first] < place ? left : right) = first;
  double exact = -without_end;
  for (std::size_t k = 0; k < n; ++k) {
    const double apart = places[k] - place;
    if (std::abs(apart) <= same) exact = std::max(exact, sign * heights[k]);
  }
  // The other side: the point that with the first makes the highest line at the place.
  const auto mixed = [&](std::size_t a, std::size_t b) {
    const double share = (place - places[a]) / (places[b] - places[a]);
    return sign * heights[a] + share * (sign * heights[b] - sign * heights[a]);
  };
  double most = exact;
  const bool first_left = left != n;
  auto other = n;
  for (std::size_t k = 0; k < n; ++k) {
    if (std::abs(places[k] - place) <= same || (places[k] < place) == first_left) continue;
    const double height = first_left ? mixed(first, k) : mixed(k, first);
    if (other == n || height > most) {
      most = std::max(most, height);
      other = k;
    }
  }
  if (other == n) return exact;
  (first_left ? right : left) = other;
  // Lines over the place are raised as long as there is a point above them.
  for (int round = 0; round < 30; ++round) {
    const double height = mixed(left, right);
    const double slope = (sign * heights[right] - sign * heights[left]) / (places[right] - places[left]);
    const auto next = best(slope);
    const double above = sign * heights[next] - slope * (places[next] - place);
    if (above <= height + 1e-9) break;
    if (std::abs(places[next] - place) <= same) return std::max(most, sign * heights[next]);
    (places[next] < place ? left : right) = next;
    most = std::max(most, mixed(left, right));
  }
  return std::max(most, exact);
}

}  // namespace

Worlds::Worlds(Setting setting)
    : width_(setting.width),
      start_(std::move(setting.cells)),
      rows_(std::move(setting.rows)),
      targets_(std::move(setting.targets)),
      singles_(std::move(setting.singles)) {
  values_.resize(targets_.size());
  owns_.resize(singles_.size());
  is_single_.assign(start_.size(), 0);
  for (const auto cell : singles_) is_single_[cell] = 1;
  extremes_.assign(targets_.size(), {without_end, -without_end});
  remember(start_);
}

void Worlds::know(std::span<const char> rows) {
  std::vector<Cells> known;
  known_.assign(start_.size(), 0);
  active_.clear();
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (!rows[i]) continue;
    active_.push_back(static_cast<std::uint32_t>(i));
    known.push_back(rows_[i]);
    for (const auto cell : rows_[i]) known_[cell] = 1;
  }
  open_.clear();
  for (const auto& target : targets_) {
    const auto open = [&](auto cell) { return known_[cell] == 0; };
    open_.push_back(static_cast<std::uint32_t>(std::count_if(target.begin(), target.end(), open)));
  }
  interior_.reset();  // first, as there is not room for two
  interior_ = std::make_unique<Interior>(known, start_);
}

void Worlds::remember(std::span<const double> world) {
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    const double value = sum_over(targets_[t], world);
    values_[t].push_back(value);
    extremes_[t] = {std::min(extremes_[t].low, value), std::max(extremes_[t].high, value)};
  }
  for (std::size_t s = 0; s < singles_.size(); ++s) owns_[s].push_back(world[singles_[s]]);
}

Bounds Worlds::range(std::size_t target, std::uint32_t single) const {
  auto out = extremes_[target];
  if (single == nobody) {
    if (open_[target] > 0) out.high = without_end;
    return out;
  }
  const auto own = singles_[single];
  const auto& cells = targets_[target];
  const bool own_open = !known_[own] && std::binary_search(cells.begin(), cells.end(), own);
  const double place = start_[own];
  out.low = -highest_at(place, owns_[single], values_[target], -1);
  out.high = open_[target] > own_open ? without_end : highest_at(place, owns_[single], values_[target], 1);
  return out;
}

bool Worlds::safe(std::size_t target, std::uint32_t single) const { return wide_enough(range(target, single), width_); }

bool Worlds::far_enough(std::size_t target, std::uint32_t single) const {
  if (single == everybody) {
    return sum_over(targets_[target], above_) - sum_over(targets_[target], below_) >= width_ * 1.02;
  }
  return wide_enough(range(target, single), single == nobody ? width_ * to_spare : width_);
}

// Between 0 and 1, the same everywhere: a congruential generator's upper half.
double Worlds::chance() {
  seed_ = seed_ * 6364136223846793005u + 1442695040888963407u;
  return static_cast<double>(seed_ >> 32) * 0x1p-32;
}

bool Worlds::move(std::span<const double> weights, std::vector<double>& world) {
  double limit = 0;
  const bool gained = interior_->step(weights, centring_, world, limit, held_);
  auto safer = world;
  for (std::size_t j = 0; j < safer.size(); ++j) safer[j] += step_back * (start_[j] - safer[j]);
  if (!interior_->possible(safer)) return false;
  remember(safer);
  return gained;
}

void Worlds::move_many(std::span<const std::uint32_t> targets, std::span<const signed char> way) {
  std::vector<double> weights(start_.size());
  auto world = start_;
  centring_ = usual_centring;
  for (int i = 0; i < moves_of_batch; ++i) {
    std::fill(weights.begin(), weights.end(), 0.0);
    for (std::size_t k = 0; k < targets.size(); ++k) {
      const auto t = targets[k];
      const auto& target = targets_[t];
      if (way[k] > 0 && sum_over(target, world) > extremes_[t].low + width_ * to_spare * 1.1) continue;
      for (const auto cell : target) weights[cell] += way[k];
    }
    if (!move(weights, world)) break;
  }
}

void Worlds::batch(std::span<const std::uint32_t> targets) {
  std::vector<signed char> way(targets.size(), 0);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (!far_enough(targets[i], nobody)) way[i] = chance() < share_rising ? 1 : -1;
  }
  if (std::all_of(way.begin(), way.end(), [](auto x) { return x == 0; })) return;
  held_.clear();
  move_many(targets, way);
}

void Worlds::batch_of_half(std::span<const std::uint32_t> targets) {
  std::vector<signed char> way(targets.size(), 0);
  held_ = is_single_;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (chance() < 0.5) continue;
    way[i] = chance() < share_rising ? 1 : -1;
    for (const auto cell : targets_[targets[i]]) held_[cell] = 0;
  }
  move_many(targets, way);
}

void Worlds::begin(std::size_t target, std::uint32_t single) {
  target_ = target;
  single_ = single;
  held_.clear();
  if (single == everybody) {
    held_ = is_single_;
    for (const auto cell : targets_[target]) held_[cell] = 0;
  } else if (single != nobody) {
    held_.assign(start_.size(), 0);
    held_[singles_[single]] = 1;
  }
  up_.assign(start_.size(), 0.0);
  down_.assign(start_.size(), 0.0);
  for (const auto cell : targets_[target]) {
    up_[cell] = 1;
    down_[cell] = -1;
  }
  above_ = below_ = start_;
  rising_ = falling_ = true;
  centring_ = usual_centring;
  moves_ = 0;
  last_ = -1;
  holds_up_.clear();
  holds_down_.clear();
}

// From near an edge onto it: what is to be reached may be just there.
void Worlds::settle(const std::vector<double>& world) {
  auto settled = world;
  if (!interior_->settle(settled, nearly_empty)) return;
  for (std::size_t j = 0; j < settled.size(); ++j) settled[j] += step_back * (start_[j] - settled[j]);
  if (interior_->possible(settled)) remember(settled);
}

bool Worlds::move_on() {
  if (!(rising_ || falling_) ||
      moves_ >= (single_ == everybody ? moves_held
                 : single_ == nobody  ? most_moves
                                      : moves_of_pair) ||
      far_enough(target_, single_))
    return false;
  if (rising_) {
    rising_ = move(up_, above_);
    holds_up_ = interior_->multipliers();
    if (far_enough(target_, single_)) return false;
  }
  if (falling_) {
    falling_ = move(down_, below_);
    holds_down_ = interior_->multipliers();
  }
  centring_ *= 0.4;
  const auto& target = targets_[target_];
  const double missing = width_ - sum_over(target, above_) + sum_over(target, below_);
  if (moves_ > 0) {
    if (missing > 0 && missing < nearly_there && (single_ == everybody || !safe(target_, single_))) {
      settle(above_);
      settle(below_);
      if (single_ != everybody && safe(target_, single_)) return false;
    }
    // What is missing should become less by a twelfth at least, unless it is little; what is to spare, more.
    const bool slow = missing > 0 ? missing > 0.92 * last_ && missing > 0.1 : missing > last_ - 0.02 * width_;
    if (slow) return false;
  }
  last_ = missing;
  ++moves_;
  return true;
}

// Near an optimum the rows that matter are few, and come in halves at least.
Worlds::Limit Worlds::limit_of(std::span<const double> multipliers) const {
  std::vector<double> weights(start_.size(), 0.0);
  for (std::size_t i = 0; i < multipliers.size(); ++i) {
    const double rounded = std::round(multipliers[i] * 4) / 4;
    if (rounded == 0) continue;
    for (const auto cell : rows_[active_[i]]) weights[cell] += rounded;
  }
  Limit out;
  for (std::uint32_t j = 0; j < weights.size() && out.cells.size() <= most_cells_of_limit; ++j) {
    if (weights[j] == 0) continue;
    out.cells.push_back(j);
    out.weights.push_back(weights[j]);
  }
  return out;
}

std::vector<Worlds::Limit> Worlds::limits() const {
  std::vector<Limit> out;
  for (const auto* holds : {&holds_up_, &holds_down_}) {
    auto limit = limit_of(*holds);
    if (!limit.cells.empty() && limit.cells.size() <= most_cells_of_limit) out.push_back(std::move(limit));
  }
  return out;
}

}  // namespace evenhand::protection
