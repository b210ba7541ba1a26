// A measure: counts first, every figure derived from them. No words beyond its title, no colours, no hiding.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/standards/standards.h"

namespace evenhand::measures {

enum class Status : std::uint8_t { ok, not_calculable, not_supplied };

struct CategoryCount {
  std::string id;
  std::string label;
  std::uint64_t count = 0;
  bool known = true;
};

/// Everybody once, by category; known answers and the three unknowns apart.
struct Composition {
  std::vector<CategoryCount> categories;
  std::uint64_t known = 0;
};

struct GroupRate {
  std::string id;
  std::string label;
  std::uint64_t numerator = 0;
  std::uint64_t denominator = 0;
};

/// A share of each group; the first group is everybody.
struct Rate {
  std::vector<GroupRate> groups;
};

struct GridRow {
  std::string id;
  std::string label;
  std::string section;  // label of the block
  bool of_which = false;
  std::uint64_t headcount = 0;
  std::vector<std::uint64_t> counts;  // one a group
};

/// Groups across, rows down. Rows that are not "of which" add up to everybody.
struct Grid {
  std::vector<standards::Group> groups;
  std::size_t focus = 0;  // the group its sentence speaks of
  std::string how;
  std::vector<GridRow> rows;
  GridRow overall;
};

struct Measure {
  std::string id;
  std::string title;
  std::string characteristic;  // empty for none
  Status status = Status::ok;
  std::string reason;  // when not ok
  std::uint64_t base = 0;
  std::uint64_t unknown = 0;
  standards::Source source;
  std::vector<std::string> notes;
  std::variant<Composition, Rate, Grid> figures;
};

}  // namespace evenhand::measures
