// Whom the counts of a change count: one row for everybody of either year.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "core/measures/change.h"

namespace evenhand::measures {

class ChangeWhom {
 public:
  static constexpr std::uint8_t absent = 255;

  explicit ChangeWhom(const Movement& movement);

  /// The category before and now, or `absent`.
  void add(const Move& move, std::uint8_t before, std::uint8_t after);

  /// Fills `m.made` for these categories; `index[c]` is the number that category c had in `add`.
  void tell(Measure& m, const std::vector<Change::Category>& categories, const std::vector<std::uint8_t>& index) const;

 private:
  /// Everything that a count asks of a person.
  struct Path {
    std::uint8_t before;
    std::uint8_t after;
    bool transferred;
    bool operator<(const Path& other) const {
      return std::tie(before, after, transferred) < std::tie(other.before, other.after, other.transferred);
    }
  };
  /// People are rows of this year's list where they are in it, and otherwise of the list that knows them.
  struct List {
    std::vector<std::uint16_t> codes;
    std::vector<std::uint32_t> people;
  };

  template <class Meets>
  Whom who(const Meets& meets) const;

  const Movement& movement_;
  std::vector<List> lists_;
  std::map<Path, std::uint16_t> code_of_;
  mutable std::vector<std::shared_ptr<const Coding>> codings_;
};

}  // namespace evenhand::measures
