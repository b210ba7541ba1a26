// What pay gaps and quarters of pay hold. The averages are the only figures of a measure that are not whole numbers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/statistics/interval.h"

namespace evenhand::measures {

/// People of the workforce that a figure does not cover, and why.
struct LeftOut {
  std::string reason;
  std::string label;
  std::uint64_t count = 0;
};

struct PayGroup {
  std::string id;
  std::string label;
  std::string plural;       // inside a sentence: "women"
  std::uint64_t count = 0;  // on full pay with a rate; of a bonus gap: who had a bonus
  std::optional<double> mean;
  std::optional<double> median;
  std::optional<double> gap;  // percent less than the comparator
  std::optional<statistics::Bounds> interval;
};

/// The average of every group against that of the comparator, which stands first. The counts of the groups and of
/// those left out add to the workforce.
struct PayGap {
  std::vector<PayGroup> groups;
  std::string comparator;
  bool bonus = false;
  bool median = false;          // the average that the gap is made of
  std::optional<double> value;  // of two groups only
  std::optional<statistics::Bounds> interval;
  std::string method;          // "fieller", "bootstrap", or empty
  std::uint64_t relevant = 0;  // people of the groups
  std::uint64_t full_pay = 0;  // of these, on full pay with a rate
  std::vector<LeftOut> left_out;
};

struct QuarterGroup {
  std::string id;
  std::string label;
  std::string plural;
};

struct Quarter {
  std::string id;
  std::string label;
  std::uint64_t count = 0;
  std::vector<std::uint64_t> counts;  // one a group
};

/// The people on full pay, ranked by hourly rate and cut into four.
struct Quartiles {
  std::vector<QuarterGroup> groups;  // the comparator first
  std::array<Quarter, 4> quarters;   // lowest pay first
  std::vector<std::uint64_t> overall;
  std::uint64_t relevant = 0;
  std::uint64_t full_pay = 0;
  std::vector<LeftOut> left_out;
};

}  // namespace evenhand::measures
