#include "core/protection/protector_guide.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/protection/interior_arithmetic.h"

namespace evenhand::protection {
namespace {

constexpr double boundless = std::numeric_limits<double>::infinity();
constexpr double most_of_limit = 0.2;  // of its variance at first
constexpr double endless_room = 1e30;
constexpr double nothing_left = 1e-9;  // of a row: it follows from those before
constexpr double no_matter = 1e-7;     // of a variance: a row tells nothing of it

}  // namespace

Guide::Guide(Setting setting) : setting_(std::move(setting)) {
  for (const double x : setting_.cells) squares_.push_back(x * x);
  followers_.resize(rows());
  follows_.assign(rows(), 0);
  for (std::uint32_t f = 0; f < setting_.followers.size(); ++f) {
    followers_[setting_.followers[f].after].push_back(f);
    follows_[setting_.followers[f].row] = 1;
  }
  watched_of_cell_.resize(setting_.cells.size());
  for (const auto& single : setting_.singles) watch({{single.cell}, {1}, 0, 0});
  for (const auto& cells : setting_.targets) watch({cells, std::vector<double>(cells.size(), 1.0), 0, 0});
  for (auto& watched : watched_) watched.before = watched.first;
  for (const auto& single : setting_.singles) {
    std::vector<char> keep(watched_.size(), 1);
    for (std::size_t s = 0; s < setting_.singles.size(); ++s) keep[s] = 0;
    for (const auto t : single.own) keep[setting_.singles.size() + t] = 0;
    keep_.push_back(std::move(keep));
  }
}

void Guide::watch(Watched watched) {
  const auto w = static_cast<std::uint32_t>(watched_.size());
  for (std::size_t i = 0; i < watched.cells.size(); ++i) {
    const auto cell = watched.cells[i];
    watched_of_cell_[cell].push_back({w, watched.weights[i]});
    watched.first += watched.weights[i] * watched.weights[i] * squares_[cell];
  }
  watched_.push_back(std::move(watched));
}

void Guide::add(Limit limit) {
  const double much = limit.much;
  watch({std::move(limit.cells), std::move(limit.weights), 0, endless_room});
  limit_room_.push_back(std::min(much * much, most_of_limit * watched_.back().first));
  for (std::size_t s = 0; s < keep_.size(); ++s) keep_[s].push_back(s == limit.single);
}

double Guide::weight_of(std::size_t watched, std::uint32_t cell) const {
  for (const auto& share : watched_of_cell_[cell]) {
    if (share.watched == watched) return share.weight;
  }
  return 0;
}

void Guide::begin(std::vector<char> allowed, std::span<const double> room) {
  allowed_ = std::move(allowed);
  room_.assign(setting_.singles.size(), -1);
  room_.insert(room_.end(), room.begin(), room.end());
  room_.insert(room_.end(), limit_room_.begin(), limit_room_.end());
  shown_.assign(rows(), 0);
  shown_of_cell_.assign(setting_.cells.size(), {});
  variance_.clear();
  for (const auto& watched : watched_) variance_.push_back(watched.first);
  parts_.assign(watched_.size(), {});
  with_.clear();
  for (const auto& single : setting_.singles) {
    std::vector<double> with(watched_.size(), 0.0);
    for (const auto& share : watched_of_cell_[single.cell]) with[share.watched] = share.weight * squares_[single.cell];
    with_.push_back(std::move(with));
  }
  basis_.clear();
  factor_.clear();
  at_ = 0;
}

// What is left of a row that is not known, and how it hangs together with what is watched. False if nothing is left.
bool Guide::look_at(std::size_t row) {
  const auto k = basis_.size();
  part_.assign(k, 0.0);
  covariance_.assign(watched_.size(), 0.0);
  double all = 0;
  for (const auto cell : setting_.rows[row]) {
    all += squares_[cell];
    for (const auto place : shown_of_cell_[cell]) part_[place] += squares_[cell];
    for (const auto& share : watched_of_cell_[cell]) covariance_[share.watched] += share.weight * squares_[cell];
  }
  for (std::size_t i = 0; i < k; ++i) {
    const double* line = &factor_[i * (i + 1) / 2];
    part_[i] = (part_[i] - product(line, part_.data(), i)) / line[i];
  }
  worked_ += k * k / 2;
  left_ = all - product(part_.data(), part_.data(), k);
  if (!(left_ > nothing_left * all)) return false;
  for (std::size_t w = 0; w < covariance_.size(); ++w) {
    covariance_[w] -= product(parts_[w].data(), part_.data(), k);
  }
  worked_ += k * covariance_.size();
  return true;
}

double Guide::room_of(double variance, double before) const {
  const double gone = before - variance;
  return gone <= no_matter * before ? boundless : std::max(0.0, variance) * before / gone;
}

double Guide::room(std::size_t target) const {
  const auto singles = setting_.singles.size();
  const auto w = singles + target;
  double out = room_of(variance_[w], watched_[w].before);
  for (std::size_t s = 0; s < singles; ++s) {
    if (!keep_[s][w] || !(variance_[s] > no_matter)) continue;
    const double with = with_[s][w];
    const double weight = weight_of(w, setting_.singles[s].cell);
    const double before = watched_[w].before - weight * weight * watched_[s].first;
    out = std::min(out, room_of(variance_[w] - with * with / variance_[s], before));
  }
  return out;
}

// Whether every target keeps its room if this row is shown too, or loses nothing by it.
bool Guide::harmless() const {
  const auto singles = setting_.singles.size();
  const auto lost = [&](std::size_t w) { return covariance_[w] * covariance_[w] / left_; };
  for (std::size_t w = singles; w < watched_.size(); ++w) {
    const double less = lost(w);
    if (less <= no_matter * watched_[w].first) continue;
    if (room_of(variance_[w] - less, watched_[w].before) < room_[w]) return false;
  }
  for (std::size_t s = 0; s < singles; ++s) {
    if (!(variance_[s] > no_matter * watched_[s].first)) continue;
    const double after = variance_[s] - lost(s);
    const double share = covariance_[s] / left_;
    const double scale = after > no_matter * watched_[s].first ? 1 / after : 0;
    const double* with = with_[s].data();
    const char* keep = keep_[s].data();
    for (std::size_t w = singles; w < watched_.size(); ++w) {
      const double joint = with[w] - covariance_[w] * share;
      const double left = variance_[w] - covariance_[w] * covariance_[w] / left_ - joint * joint * scale;
      // room_of(left) >= room_, without the division, and first for the most that there can be before.
      if (left * watched_[w].before >= room_[w] * (watched_[w].before - left) || !keep[w]) continue;
      const double weight = weight_of(w, setting_.singles[s].cell);
      const double before = watched_[w].before - weight * weight * watched_[s].first;
      if (left * before >= room_[w] * (before - left)) continue;
      const double now = variance_[w] - with[w] * with[w] / variance_[s];
      if (now - left > no_matter * watched_[w].first) return false;
    }
  }
  return true;
}

void Guide::show(std::size_t row) {
  const auto place = static_cast<std::uint32_t>(basis_.size());
  const double root = std::sqrt(left_);
  factor_.insert(factor_.end(), part_.begin(), part_.end());
  factor_.push_back(root);
  basis_.push_back(row);
  for (const auto cell : setting_.rows[row]) shown_of_cell_[cell].push_back(place);
  for (std::size_t s = 0; s < setting_.singles.size(); ++s) {
    const double share = covariance_[s] / left_;
    for (std::size_t w = 0; w < covariance_.size(); ++w) with_[s][w] -= covariance_[w] * share;
  }
  for (std::size_t w = 0; w < covariance_.size(); ++w) {
    const double part = covariance_[w] / root;
    parts_[w].push_back(part);
    variance_[w] -= part * part;
  }
}

// Back to a basis of so many.
void Guide::take_back(std::size_t before) {
  for (auto i = before; i < basis_.size(); ++i) {
    for (const auto cell : setting_.rows[basis_[i]]) shown_of_cell_[cell].pop_back();
  }
  basis_.resize(before);
  factor_.resize(before * (before + 1) / 2);
  for (auto& parts : parts_) parts.resize(before);
}

bool Guide::try_followers(std::size_t row, bool forced) {
  for (const auto f : followers_[row]) {
    const auto& follower = setting_.followers[f];
    if (shown_[follower.unless]) continue;
    shown_[follower.row] = 1;
    if (!look_at(follower.row)) continue;
    if (!forced && !harmless()) return false;
    show(follower.row);
  }
  return true;
}

void Guide::try_row(std::size_t row) {
  const bool forced = setting_.forced[row] != 0;
  if (followers_[row].empty()) {
    const bool news = look_at(row);
    if (news && !forced && !harmless()) return;
    shown_[row] = 1;
    if (news) show(row);
    return;
  }
  const auto before = basis_.size();
  const auto variance = variance_;
  const auto with = with_;
  const bool news = look_at(row);
  if (news && !forced && !harmless()) return;
  shown_[row] = 1;
  if (news) show(row);
  if (try_followers(row, forced)) return;
  shown_[row] = 0;
  for (const auto f : followers_[row]) shown_[setting_.followers[f].row] = 0;
  take_back(before);
  variance_ = variance;
  with_ = with;
}

bool Guide::walk(std::uint64_t work) {
  // The forced rows first, then the others.
  const auto all = rows();
  for (worked_ = 0; worked_ < work && at_ < 2 * all; ++at_) {
    const auto row = at_ % all;
    const bool forced = setting_.forced[row] != 0;
    if (forced != (at_ < all) || !allowed_[row] || follows_[row]) continue;
    try_row(row);
    worked_ += setting_.singles.size() * watched_.size();
  }
  return at_ < 2 * all;
}

}  // namespace evenhand::protection
