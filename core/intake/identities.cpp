#include "core/intake/identities.h"

#include <algorithm>

#include "core/intake/table.h"

namespace evenhand::intake {

Identities identities_of(const IdColumn* ids, std::span<const std::uint32_t> rows) {
  Identities out;
  if (ids == nullptr) return out;
  // Rows whose loosened id differs, in the order of the file.
  const auto& changed = ids->loosened;
  std::vector<std::uint64_t> loosened(ids->hashes.size());
  for (std::size_t row = 0; row < loosened.size(); ++row) loosened[row] = ids->hashes[row];
  for (const auto& [row, hash] : changed) loosened[row] = hash;
  out.ids.reserve(rows.size());
  out.loosened.reserve(rows.size());
  for (const auto row : rows) {
    out.ids.push_back(ids->hashes[row]);
    out.loosened.push_back(loosened[row]);
  }
  for (std::size_t row = 0; row < loosened.size(); ++row) {
    if (ids->hashes[row] != 0) out.everybody.emplace_back(loosened[row], ids->hashes[row]);
  }
  std::sort(out.everybody.begin(), out.everybody.end());
  out.everybody.erase(std::unique(out.everybody.begin(), out.everybody.end()), out.everybody.end());
  return out;
}

People::People(const Identities& list) : list_(list) {
  rows_.reserve(list.ids.size());
  for (std::size_t row = 0; row < list.ids.size(); ++row) {
    if (list.ids[row] != 0) rows_.emplace_back(list.ids[row], static_cast<std::uint32_t>(row));
  }
  std::sort(rows_.begin(), rows_.end());
}

std::span<const std::pair<std::uint64_t, std::uint64_t>> People::alike(std::uint64_t loosened) const {
  const auto& all = list_.everybody;
  const auto by_loosened = [](const auto& entry, std::uint64_t value) { return entry.first < value; };
  const auto from = std::lower_bound(all.begin(), all.end(), loosened, by_loosened);
  auto to = from;
  while (to != all.end() && to->first == loosened) ++to;
  return {all.data() + (from - all.begin()), static_cast<std::size_t>(to - from)};
}

std::uint32_t People::row_of(std::uint64_t id) const {
  const auto at = std::lower_bound(rows_.begin(), rows_.end(), std::pair<std::uint64_t, std::uint32_t>(id, 0));
  return at != rows_.end() && at->first == id ? at->second : nobody;
}

People::Found People::find(std::uint64_t id, std::uint64_t loosened) const {
  if (id == 0) return {};
  const auto found = alike(loosened);
  const bool known = std::any_of(found.begin(), found.end(), [id](const auto& entry) { return entry.second == id; });
  if (known) return {row_of(id), false};
  if (found.size() != 1) return {};
  return {row_of(found.front().second), true};
}

bool People::ambiguous(std::uint64_t loosened) const { return alike(loosened).size() > 1; }

}  // namespace evenhand::intake
