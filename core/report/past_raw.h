// A measure as it stands in the text of an earlier report, before its kind is known. Only for `past*.cpp`.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/report/past.h"

namespace evenhand::report::past {

// Numbers of a category, group, row or band, under the names that the kinds of measure give them.
inline constexpr std::array<std::string_view, 16> number_names{
    "count", "base",       "events",       "numerator",        "denominator", "due",
    "done",  "headcount",  "percent",      "percent_of_known", "rate",        "gap",
    "score", "comparator", "part_percent", "whole_percent"};

struct Item {
  std::string id;
  std::string label;
  std::string section;
  std::array<std::optional<double>, number_names.size()> numbers;
  std::optional<double> part;
  std::optional<double> benchmark;
  std::optional<statistics::Bounds> interval;
  bool known = true;
  std::vector<Item> cells;

  std::optional<double> number(std::string_view name) const {
    for (std::size_t i = 0; i < number_names.size(); ++i) {
      if (number_names[i] == name) return numbers[i];
    }
    return std::nullopt;
  }
};

// A measure as it stands in the text, before its kind is known.
struct Raw {
  std::string id;
  std::string focus;
  std::string comparator;
  std::vector<std::pair<std::string, std::string>> labels;
  std::vector<Item> items;
  Item overall;
  std::optional<double> percent;
  std::optional<double> known;
  std::optional<double> part_base;
  PastFigure figure;
};

/// A count; nothing when it cannot be one.
std::optional<std::uint64_t> whole(std::optional<double> x);

/// Makes the figure of what was read, by its kind.
void settle(Raw& raw, const standards::Standards& standards);

}  // namespace evenhand::report::past
