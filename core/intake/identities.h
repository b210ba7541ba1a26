// The same person in two files, by hashes of ids: exactly, or as a spreadsheet may have left the id.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace evenhand::intake {

struct IdColumn;

/// Who the rows of a population are about. Kept only when another file is to be compared with it.
struct Identities {
  std::vector<std::uint64_t> ids;       // one a row, 0 for none; empty: not kept, or the file has no ids
  std::vector<std::uint64_t> loosened;  // the same ids without leading zeros, capitals or the number of a post
  /// Loosened id and id of everybody in the file, counted or not: sorted, each once.
  std::vector<std::pair<std::uint64_t, std::uint64_t>> everybody;

  bool kept() const { return !ids.empty(); }
};

/// Of `rows` of a file, in their order. `ids` may be null: then nothing is kept.
Identities identities_of(const IdColumn* ids, std::span<const std::uint32_t> rows);

/// Looks people up in one list.
class People {
 public:
  explicit People(const Identities& list);

  static constexpr std::uint32_t nobody = static_cast<std::uint32_t>(-1);

  struct Found {
    std::uint32_t row = nobody;  // of the population; `nobody` too for somebody whose rows are not counted
    bool loosely = false;        // not by the id as it stands
  };

  /// An id that is not in the list means the one person whose loosened id is the same, if there is just one.
  Found find(std::uint64_t id, std::uint64_t loosened) const;

  /// Whether several people of the list have this loosened id.
  bool ambiguous(std::uint64_t loosened) const;

 private:
  std::span<const std::pair<std::uint64_t, std::uint64_t>> alike(std::uint64_t loosened) const;
  std::uint32_t row_of(std::uint64_t id) const;

  const Identities& list_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> rows_;  // id and row, sorted
};

}  // namespace evenhand::intake
