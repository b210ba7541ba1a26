// Pay gaps as definitions: whose pay is compared with whose, and what the words for pay periods mean in days.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/standards/source.h"

namespace evenhand::standards {

/// The six measures of the law (SI 2017/353, Schedule 1, paragraphs 8 to 13).
enum class PayFigure : std::uint8_t {
  mean_hourly,
  median_hourly,
  mean_bonus,
  median_bonus,
  bonus_proportion,
  quartiles
};

struct PayMeasure {
  PayFigure figure = PayFigure::mean_hourly;
  std::string id;
  std::string title;
  Source source;
};

struct PayGroupDefinition {
  std::string id;
  std::string label;
  std::string plural;  // inside a sentence: "women"
};

struct PayGapDefinition {
  std::string id;  // `pay_gap.sex`
  std::string title;
  std::string characteristic;
  std::string grouping;                    // empty: the vocabulary's own categories
  std::vector<PayGroupDefinition> groups;  // the comparator first
  bool every_category = false;             // all other known categories too, each against the comparator
  bool least_group = false;                // only for groups of the size that the rule `pay_gap_least_group` asks for
  std::string unknown;                     // label of whoever is in none of the groups
  std::vector<PayMeasure> measures;
};

/// A length of time by which pay is paid, and the words for it.
struct PayPeriod {
  std::string id;
  double days = 0;
  std::vector<std::string> words;
};

}  // namespace evenhand::standards
