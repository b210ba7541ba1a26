// What the workforce of last year became: who stayed, joined, left, and came or went with a contract.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/measures/counting.h"

namespace evenhand::measures {

/// One person, or the people of a row with a count, between last year and this.
struct Move {
  enum class Kind : std::uint8_t { stayed, joined, left, transferred_in, transferred_out };
  static constexpr std::uint32_t nowhere = static_cast<std::uint32_t>(-1);

  std::uint32_t before = nowhere;  // row of `lists[list]`
  std::uint32_t after = nowhere;   // row of `lists[0]`
  std::uint32_t people = 1;
  std::uint16_t list = 0;
  Kind kind = Kind::stayed;
};

/// Everybody of either year, once. Made once for all views.
struct Movement {
  Status status = Status::ok;
  std::string reason;                            // when not ok
  bool two_lists = false;                        // matched by person id; else by dates of joining and leaving
  std::vector<const intake::Population*> lists;  // this year's workforce, then those that know who was there before
  std::vector<Move> moves;
  std::vector<std::string> notes;
  std::vector<std::string> contracts_in;
  std::vector<std::string> contracts_out;
};

/// By person id where last year's staff list is given and both lists have ids; else by dates; else why not.
Movement movement(const Material& material, const intake::Settings& settings, const standards::Standards& standards);

/// People in one category of a coded column that both years' lists carry, such as `analysis.1`, `chosen`.
struct Subset {
  std::string_view column;
  std::string_view category;
};

/// The change of one view of a characteristic, of everybody or of a subset. Id, title and source are the caller's to
/// set. Who moved into the subset from elsewhere counts as a joiner, who moved out as a leaver. A subset needs two
/// lists.
Measure change(const Movement& movement, const standards::View& view, const intake::Settings& settings,
               const standards::Standards& standards, const Subset* subset = nullptr);

/// `change.<view>` for every view.
std::vector<Measure> changes(const Movement& movement, const intake::Settings& settings,
                             const standards::Standards& standards);

}  // namespace evenhand::measures
