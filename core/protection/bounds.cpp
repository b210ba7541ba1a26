#include "core/protection/bounds.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/protection/interior.h"
#include "core/protection/simplex.h"

namespace evenhand::protection {
namespace {

constexpr std::uint32_t no_group = 0xFFFFFFFF;
constexpr double endless = std::numeric_limits<double>::infinity();
constexpr double aside = 1e-6;  // of the way back to the truth, for the rounding of worlds
constexpr int most_steps = 20;  // of one primary count by itself
constexpr double near = 0.01;   // as good as the optimum
constexpr int batches = 8;      // in which many are moved at once
constexpr int batch_steps = 4;
constexpr std::size_t exact_rank = 1500;  // up to which what is not proven is worked out
constexpr std::size_t stiff_room = 10;
constexpr std::uint64_t exact_work = 10'000'000'000;  // squares of the rank that the steps may cost in all
constexpr std::size_t exact_steps = 20'000;

// What is left to know: cells that nobody can tell apart by what is shown are one group.
struct Groups {
  std::vector<std::vector<std::uint32_t>> rows;  // groups of each shown count
  std::vector<double> start;                     // the true number in each
  std::vector<std::uint32_t> sizes;              // cells of each
  std::vector<std::uint32_t> of_cell;            // no_group: known, or in no shown count
  std::vector<char> known;                       // by cell
};

// A hidden count: at most all of `touched` and at least all of `whole`.
struct Target {
  std::vector<std::uint32_t> touched, whole;
  double fixed = 0;
  bool open_ended = false;  // some of its cells are in no shown count
};

Groups make_groups(const System& system, std::span<const State> states, std::span<const std::uint32_t> known_cells) {
  Groups out;
  const auto n = system.cells.size();
  out.known.assign(n, 0);
  out.of_cell.assign(n, no_group);
  for (const auto cell : known_cells) out.known[cell] = 1;
  std::vector<std::vector<std::uint32_t>> patterns(n);
  for (std::uint32_t c = 0; c < states.size(); ++c) {
    if (states[c] != State::shown) continue;
    const bool empty = system.value(c) == 0;
    for (const auto cell : system.counts[c].cells) {
      if (empty) out.known[cell] = 1;
      patterns[cell].push_back(c);
    }
  }
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return patterns[a] < patterns[b]; });
  std::vector<std::vector<std::uint32_t>> rows(states.size());
  const std::vector<std::uint32_t>* last = nullptr;
  for (const auto cell : order) {
    if (out.known[cell] || patterns[cell].empty()) continue;
    if (!last || *last != patterns[cell]) {
      last = &patterns[cell];
      for (const auto c : *last) rows[c].push_back(static_cast<std::uint32_t>(out.start.size()));
      out.start.push_back(0);
      out.sizes.push_back(0);
    }
    const auto group = static_cast<std::uint32_t>(out.start.size() - 1);
    out.of_cell[cell] = group;
    out.start[group] += static_cast<double>(system.cells[cell]);
    ++out.sizes[group];
  }
  for (auto& row : rows) {
    if (!row.empty()) out.rows.push_back(std::move(row));
  }
  return out;
}

Target make_target(const System& system, const Groups& groups, std::size_t count) {
  Target out;
  for (const auto cell : system.counts[count].cells) {
    if (groups.known[cell]) {
      out.fixed += static_cast<double>(system.cells[cell]);
    } else if (groups.of_cell[cell] == no_group) {
      out.open_ended = true;
    } else {
      out.touched.push_back(groups.of_cell[cell]);
    }
  }
  std::sort(out.touched.begin(), out.touched.end());
  std::vector<std::uint32_t> once;
  for (std::size_t i = 0; i < out.touched.size();) {
    const auto group = out.touched[i];
    std::uint32_t cells = 0;
    for (; i < out.touched.size() && out.touched[i] == group; ++i) ++cells;
    once.push_back(group);
    if (cells == groups.sizes[group]) out.whole.push_back(group);
  }
  out.touched = std::move(once);
  return out;
}

double sum_of(std::span<const std::uint32_t> groups, std::span<const double> world) {
  double sum = 0;
  for (const auto group : groups) sum += world[group];
  return sum;
}

double lowest(const Target& target, std::span<const double> world) {
  return target.fixed + sum_of(target.whole, world);
}

double highest(const Target& target, std::span<const double> world) {
  return target.open_ended ? endless : target.fixed + sum_of(target.touched, world);
}

void widen(Bounds& bounds, double low, double high) {
  bounds.low = std::min(bounds.low, low);
  bounds.high = std::max(bounds.high, high);
}

// The groups and rows that hang together with a target, numbered anew.
struct Part {
  std::vector<std::vector<std::uint32_t>> rows;
  std::vector<double> start;
  Target target;
};

Part part_of(const Groups& groups, const Target& target) {
  std::vector<std::uint32_t> number(groups.start.size(), no_group);
  std::vector<std::vector<std::uint32_t>> rows_of(groups.start.size());
  for (std::uint32_t i = 0; i < groups.rows.size(); ++i) {
    for (const auto group : groups.rows[i]) rows_of[group].push_back(i);
  }
  std::vector<char> reached(groups.rows.size(), 0);
  Part out;
  std::vector<std::uint32_t> queue;
  const auto reach = [&](std::uint32_t group) {
    if (number[group] != no_group) return;
    number[group] = static_cast<std::uint32_t>(out.start.size());
    out.start.push_back(groups.start[group]);
    queue.push_back(group);
  };
  for (const auto group : target.touched) reach(group);
  for (std::size_t next = 0; next < queue.size(); ++next) {
    for (const auto row : rows_of[queue[next]]) {
      if (reached[row]) continue;
      reached[row] = 1;
      for (const auto group : groups.rows[row]) reach(group);
    }
  }
  for (std::size_t i = 0; i < groups.rows.size(); ++i) {
    if (!reached[i]) continue;
    out.rows.emplace_back();
    for (const auto group : groups.rows[i]) out.rows.back().push_back(number[group]);
  }
  out.target = target;
  for (auto& group : out.target.touched) group = number[group];
  for (auto& group : out.target.whole) group = number[group];
  return out;
}

// Widens the bounds to the optimum; false if it was not reached.
bool work_out(Simplex& simplex, const Target& target, Bounds& bounds, std::uint64_t& steps_left) {
  auto steps = static_cast<std::size_t>(std::min<std::uint64_t>(exact_steps, steps_left));
  steps_left -= steps;
  simplex.restart();
  bool done = simplex.optimise(target.whole, -1, -1, steps) == Simplex::Outcome::optimum;
  if (done) bounds.low = std::min(bounds.low, lowest(target, simplex.world()));
  steps_left += steps;
  if (target.open_ended) return done;
  steps = static_cast<std::size_t>(std::min<std::uint64_t>(exact_steps, steps_left));
  steps_left -= steps;
  simplex.restart();
  const bool top = simplex.optimise(target.touched, 1, endless, steps) == Simplex::Outcome::optimum;
  steps_left += steps;
  if (top) bounds.high = std::max(bounds.high, highest(target, simplex.world()));
  return done && top;
}

class BoundsSearch {
 public:
  BoundsSearch(const Groups& groups, std::vector<Target> targets, std::vector<Bounds> bounds, double width)
      : interior_(groups.rows, groups.start),
        start_(groups.start),
        targets_(std::move(targets)),
        bounds_(std::move(bounds)),
        width_(width) {}

  bool closed(std::size_t t) const { return wide_enough(bounds_[t], width_); }
  const std::vector<Bounds>& bounds() const { return bounds_; }
  std::size_t rank() const { return interior_.rank(); }

  /// Moves all that are not closed at once, up or down at random.
  void batch() {
    std::vector<double> weights(start_.size());
    std::vector<signed char> way(targets_.size(), 0);
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      if (!closed(t)) way[t] = chance() < 0.3 ? 1 : -1;
    }
    auto world = start_;
    for (int i = 0; i < batch_steps; ++i) {
      std::fill(weights.begin(), weights.end(), 0.0);
      for (std::size_t t = 0; t < targets_.size(); ++t) {
        const bool there = way[t] > 0 && highest(targets_[t], world) > bounds_[t].low + width_ * 1.1;
        if (way[t] == 0 || there) continue;
        for (const auto group : way[t] > 0 ? targets_[t].touched : targets_[t].whole) weights[group] += way[t];
      }
      if (!move(weights, world)) break;
    }
  }

  /// Moves one up and, from the truth again, down, until it is closed or there is hardly any gain. Whether the bounds
  /// are then known to be the optimum, nearly.
  bool alone(std::size_t t) {
    const auto& target = targets_[t];
    std::vector<double> up(start_.size(), 0.0);
    std::vector<double> down(start_.size(), 0.0);
    for (const auto group : target.touched) up[group] = 1;
    for (const auto group : target.whole) down[group] = -1;
    auto above = start_;
    auto below = start_;
    bool rising = !target.open_ended && !target.touched.empty();
    bool falling = !target.whole.empty();
    double top = rising ? endless : bounds_[t].high;
    double bottom = falling ? -endless : bounds_[t].low;
    double last = -1;
    for (int i = 0; i < most_steps && (rising || falling) && !closed(t); ++i) {
      if (rising) {
        rising = move(up, above);
        top = std::min(top, target.fixed + limit_);
      }
      if (closed(t)) break;
      if (falling) {
        falling = move(down, below);
        bottom = std::max(bottom, target.fixed - limit_);
      }
      centring_ *= 0.4;
      if (top - bottom < width_ - 2 * slack) break;
      const double high = target.open_ended ? bounds_[t].high : highest(target, above);
      const double missing = width_ - high + lowest(target, below);
      // What is missing should become less by a twelfth at least, unless it is little.
      if (i > 0 && missing > 0.92 * last && missing > 0.3) break;
      last = missing;
    }
    centring_ = first_centring;
    return top - bounds_[t].high < near && bounds_[t].low - bottom < near;
  }

 private:
  static constexpr double first_centring = 0.1;

  bool move(std::span<const double> weights, std::vector<double>& world) {
    const bool gained = interior_.step(weights, centring_, world, limit_);
    auto safer = world;
    for (std::size_t j = 0; j < safer.size(); ++j) safer[j] += aside * (start_[j] - safer[j]);
    if (!interior_.possible(safer)) return false;
    for (std::size_t t = 0; t < targets_.size(); ++t) {
      widen(bounds_[t], lowest(targets_[t], safer), highest(targets_[t], safer));
    }
    return gained;
  }

  // Between 0 and 1, the same everywhere: a congruential generator's upper half.
  double chance() {
    seed_ = seed_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<double>(seed_ >> 32) * 0x1p-32;
  }

  Interior interior_;
  std::vector<double> start_;
  std::vector<Target> targets_;
  std::vector<Bounds> bounds_;
  double width_;
  double centring_ = first_centring;
  std::uint64_t seed_ = 1;
  double limit_ = 0;
};

}  // namespace

bool wide_enough(const Bounds& bounds, double width) {
  return bounds.high - bounds.low >= width - slack &&
         std::floor(bounds.high + slack) - std::ceil(bounds.low - slack) >= 1;
}

Bounds exact_bounds(const System& system, std::span<const State> states, std::size_t target,
                    std::span<const std::uint32_t> known_cells, bool* optimum) {
  const auto groups = make_groups(system, states, known_cells);
  const auto part = part_of(groups, make_target(system, groups, target));
  Bounds out{lowest(part.target, part.start), highest(part.target, part.start)};
  Simplex simplex(part.rows, part.start);
  std::uint64_t steps = 2 * exact_steps;
  const bool reached = work_out(simplex, part.target, out, steps);
  if (optimum) *optimum = reached;
  return out;
}

std::optional<Bounds> proven_bounds(const System& system, std::span<const State> states, std::size_t target,
                                    double width, std::span<const std::uint32_t> known_cells) {
  const auto groups = make_groups(system, states, known_cells);
  const auto part = part_of(groups, make_target(system, groups, target));
  const Bounds truth{lowest(part.target, part.start), highest(part.target, part.start)};
  if (wide_enough(truth, width)) return truth;
  Groups alone;
  alone.rows = part.rows;
  alone.start = part.start;
  BoundsSearch search(alone, {part.target}, {truth}, width);
  search.alone(0);
  if (!search.closed(0)) return std::nullopt;
  return search.bounds()[0];
}

std::vector<Result> attack(const System& system, std::span<const State> states, double width,
                           std::span<const std::uint32_t> known_cells, const Progress& progress) {
  std::vector<Result> out;
  const auto groups = make_groups(system, states, known_cells);
  std::vector<Target> targets;
  std::vector<Bounds> bounds;
  for (std::size_t c = 0; c < states.size(); ++c) {
    if (states[c] != State::primary) continue;
    out.push_back({c, {}, false, false});
    targets.push_back(make_target(system, groups, c));
    bounds.push_back({lowest(targets.back(), groups.start), highest(targets.back(), groups.start)});
  }
  std::vector<char> worked_out(out.size(), 0);
  const auto all_closed = [&](const auto& b) { return wide_enough(b, width); };
  std::size_t done = 0;
  const auto finish = [&](const std::vector<Bounds>& found) {
    for (std::size_t t = 0; t < out.size(); ++t) {
      if (worked_out[t]) continue;
      out[t].bounds = found[t];
      out[t].safe = wide_enough(found[t], width);
    }
    return out;
  };
  if (std::all_of(bounds.begin(), bounds.end(), all_closed)) return finish(bounds);
  BoundsSearch search(groups, targets, bounds, width);
  const auto closed = [&] {
    done = 0;
    for (std::size_t t = 0; t < out.size(); ++t) done += search.closed(t);
    return done;
  };
  for (int i = 0; i < batches && closed() < out.size(); ++i) {
    if (progress && !progress(done, out.size())) return finish(search.bounds());
    search.batch();
  }
  // Where hardly anything can move, the simplex method takes few steps.
  const auto room = groups.start.size() - search.rank();
  const bool stiff = search.rank() <= exact_rank && room <= stiff_room;
  std::uint64_t steps = exact_work / (search.rank() * search.rank() + 1000);
  std::optional<Simplex> simplex;
  for (std::size_t t = 0; t < out.size(); ++t) {
    if (search.closed(t)) continue;
    if (progress && !progress(closed(), out.size())) return finish(search.bounds());
    if (!stiff) out[t].exact = search.alone(t);
    if (search.closed(t) || out[t].exact || search.rank() > exact_rank || steps == 0) continue;
    if (!simplex) simplex.emplace(groups.rows, groups.start);
    auto found = search.bounds()[t];
    worked_out[t] = 1;
    out[t].exact = work_out(*simplex, targets[t], found, steps);
    out[t].bounds = found;
    out[t].safe = wide_enough(found, width);
  }
  return finish(search.bounds());
}

}  // namespace evenhand::protection
