#include "core/protection/elimination.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace evenhand::protection {
namespace {

constexpr std::uint64_t listed_mark = std::uint64_t{1} << 63;

}  // namespace

template <typename Field>
Elimination<Field>::Elimination(std::span<const Vector> vectors, std::size_t cells)
    : of_cell_(cells),
      is_basic_(vectors.size()),
      listed_(vectors.size()),
      parts_(vectors.size()),
      basic_(vectors.size()),
      sum_(vectors.size()) {
  for (std::size_t v = 0; v < vectors.size(); ++v) {
    sizes_.push_back(vectors[v].size());
    for (const auto cell : vectors[v]) of_cell_[cell].push_back(static_cast<std::uint32_t>(v));
  }
  // Cells of large vectors first: many are in nearly the same ones, and what tells them apart is little. The other way
  // round, everything depends on everything for most of the way, which takes a hundred times as long.
  std::vector<std::uint64_t> rarity(cells);
  for (std::size_t cell = 0; cell < cells; ++cell) {
    for (const auto v : of_cell_[cell]) rarity[cell] += (std::uint64_t{1} << 40) / sizes_[v];
  }
  std::vector<std::uint32_t> order(cells);
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return rarity[a] < rarity[b]; });
  for (const auto cell : order) look_at(cell);
}

// As far as the cells before this one go, each vector is a combination of the basic ones. If by this cell some are not,
// one of them becomes basic, and makes up for the difference in the others.
template <typename Field>
void Elimination<Field>::look_at(std::uint32_t cell) {
  std::vector<std::uint32_t> differ;
  const auto change = [&](std::uint32_t v, std::uint64_t by) {
    if (sum_[v] == 0) differ.push_back(v);
    sum_[v] = Field::plus(sum_[v], by);
  };
  for (const auto v : of_cell_[cell]) {
    if (!is_basic_[v]) {
      change(v, 1);
      continue;
    }
    for (const auto user : basic_[v].listed) {
      if (const auto much = basic_[v].much[user] & ~listed_mark; much != 0) change(user, Field::minus(0, much));
    }
  }
  // In order, and once each: a sum that came to nothing on the way has been noted again.
  std::sort(differ.begin(), differ.end());
  differ.erase(std::unique(differ.begin(), differ.end()), differ.end());
  std::erase_if(differ, [&](auto v) { return sum_[v] == 0; });
  if (differ.empty()) return;
  // The one that fewest have to change for, and of these the smallest: large ones are sums of small ones.
  const auto chosen = *std::min_element(differ.begin(), differ.end(), [&](auto a, auto b) {
    return std::pair(parts_[a], sizes_[a]) < std::pair(parts_[b], sizes_[b]);
  });
  Step step{cell, chosen, Field::inverse(sum_[chosen]), parts(chosen)};
  std::vector<Share> users;
  for (const auto v : differ) {
    users.push_back({v, v == chosen ? 1 : Field::times(sum_[v], step.factor)});
    sum_[v] = 0;
  }
  for (const auto& [basic, much] : step.before) take_away(much, users, basic);
  is_basic_[chosen] = 1;
  auto& entry = basic_[chosen];
  entry.much.resize(sizes_.size());
  std::erase_if(users, [&](const auto& user) { return user.vector == chosen; });
  take_away(Field::prime - 1, users, chosen);
  steps_.push_back(std::move(step));
}

template <typename Field>
std::uint64_t Elimination<Field>::part(std::uint32_t vector, std::uint32_t basic) const {
  if (vector == basic) return is_basic_[basic];
  return is_basic_[basic] ? basic_[basic].much[vector] & ~listed_mark : 0;
}

template <typename Field>
std::vector<Share> Elimination<Field>::parts(std::uint32_t vector) const {
  if (is_basic_[vector]) return {{vector, 1}};
  std::vector<Share> out;
  for (const auto b : listed_[vector]) {
    if (const auto much = part(vector, b); much != 0) out.push_back({b, much});
  }
  return out;
}

template <typename Field>
std::vector<Share> Elimination<Field>::users(std::uint32_t basic) const {
  std::vector<Share> out{{basic, 1}};
  for (const auto v : basic_[basic].listed) {
    if (const auto much = part(v, basic); much != 0) out.push_back({v, much});
  }
  return out;
}

template <typename Field>
std::uint32_t Elimination<Field>::pivot(std::uint32_t vector) const {
  std::pair<std::size_t, std::uint32_t> best{SIZE_MAX, vector};
  for (const auto& [b, much] : parts(vector)) best = std::min(best, std::pair(basic_[b].users, b));
  return best.second;
}

// Takes `factor` times so much of a basic vector from each.
template <typename Field>
void Elimination<Field>::take_away(std::uint64_t factor, const std::vector<Share>& users, std::uint32_t basic) {
  auto& from = basic_[basic];
  const auto negative = Field::minus(0, factor);
  auto* const slots = from.much.data();
  for (const auto& [v, much] : users) {
    const auto slot = slots[v];
    const auto old = slot & ~listed_mark;
    // Nearly all factors are 1 or -1.
    const auto now = factor == 1     ? Field::minus(old, much)
                     : negative == 1 ? Field::plus(old, much)
                                     : Field::plus(old, Field::times(negative, much));
    slots[v] = now | listed_mark;
    if (slot == 0) {
      from.listed.push_back(v);
      listed_[v].push_back(basic);
    }
    if ((old == 0) == (now == 0)) continue;
    if (old == 0) {
      ++parts_[v];
      ++from.users;
    } else {
      --parts_[v];
      --from.users;
    }
  }
}

// What is added counts as nothing from now on, so one basic vector of it is a combination of the others.
template <typename Field>
void Elimination<Field>::add(std::uint32_t vector) {
  if (in_span(vector)) return;
  const auto gone = pivot(vector);
  auto left = users(gone);
  std::sort(left.begin(), left.end(), [](const auto& a, const auto& b) { return a.vector < b.vector; });
  const auto whole = parts(vector);
  const auto factor = Field::inverse(part(vector, gone));
  for (const auto& user : left) {
    if (user.vector != gone) --parts_[user.vector];
  }
  is_basic_[gone] = 0;
  basic_[gone] = {};
  parts_[gone] = 0;
  for (const auto& [b, much] : whole) {
    if (b != gone) take_away(Field::times(much, factor), left, b);
  }
}

template <typename Field>
void Elimination<Field>::forget(std::uint32_t vector) {
  if (is_basic_[vector]) return;
  for (const auto& [b, much] : parts(vector)) {
    basic_[b].much[vector] = listed_mark;
    --basic_[b].users;
  }
  parts_[vector] = 0;
}

template <typename Field>
std::vector<std::uint64_t> Elimination<Field>::cells_with(std::vector<std::uint64_t> sums) const {
  std::vector<std::uint64_t> out(of_cell_.size());
  std::vector<std::uint8_t> was_basic(sums.size());
  for (const auto& step : steps_) was_basic[step.vector] = 1;
  // Back to front: the last cell makes up what the cells before it cannot.
  for (auto step = steps_.rbegin(); step != steps_.rend(); ++step) {
    auto much = sums[step->vector];
    for (const auto& [b, had] : step->before) much = Field::minus(much, Field::times(sums[b], had));
    much = Field::times(much, step->factor);
    out[step->cell] = much;
    was_basic[step->vector] = 0;
    for (const auto v : of_cell_[step->cell]) {
      if (was_basic[v]) sums[v] = Field::minus(sums[v], much);
    }
  }
  return out;
}

template class Elimination<Field<61>>;
template class Elimination<Field<31>>;

}  // namespace evenhand::protection
