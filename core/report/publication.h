// A report for everybody: the same rules, over measures from which all that must not be told is gone.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/report/report.h"

namespace evenhand::report {

/// What a publication is made of. `measures` are the true ones, `hidden` has one entry for each.
struct Unpublished {
  const intake::Settings& settings;
  const standards::Standards& standards;
  std::span<const FileAccount> files;
  std::span<const measures::Measure> measures;
  std::span<const Hidden> hidden;
  std::uint64_t headcount = 0;
  std::span<const PastReport* const> earlier;  // those that are publications are used
};

Report publish(const Unpublished& all);

/// Takes out of analyses and of the population compared with what counts people in no table.
void keep_publishable(Report& report);

/// What the preset of rounding hides of a measure: counts of 1 to 7, and averages of fewer than 8.
Hidden hidden_by_rounding(const measures::Measure& measure);

/// What a place of a measure (measures::visit_counts) is called in its tables: "Band 5, BME".
std::string place_label(const measures::Measure& measure, const std::string& place);

/// A number that differs by few people from what another report has in the same place, or that is hidden here and told
/// there.
struct SmallDifference {
  std::size_t measure = 0;
  std::string label;
  std::uint64_t value = 0;
  std::uint64_t other = 0;
  bool hidden_here = false;
};

/// Beside another publication: differences of 1 to `threshold` - 1 people. `same_day`: it is of the same people, so
/// that what it tells and this one hides is known.
std::vector<SmallDifference> small_differences(std::span<const measures::Measure> measures,
                                               std::span<const Hidden> hidden, const PastReport& other,
                                               std::uint64_t threshold, bool same_day);

}  // namespace evenhand::report
