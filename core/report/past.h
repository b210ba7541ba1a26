// Earlier reports: what of them is compared with this year's, measure by measure.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/rating.h"
#include "core/statistics/interval.h"

namespace evenhand::report {

/// A category, row or group as an earlier report has it.
struct PastGroup {
  std::string id;
  std::string label;
  std::optional<double> percent;     // 0 to 100; of a pay gap the gap, of a score the score
  std::optional<double> comparator;  // what the share was compared with
  std::optional<std::uint64_t> count;
  std::optional<std::uint64_t> base;
  std::optional<statistics::Bounds> interval;  // of `percent`
};

/// A measure as an earlier report has it; this year's is put into the same shape to be compared.
struct PastFigure {
  std::string kind;
  std::string status;
  /// Ratio, points, percent or score. Of a grid the share of the group it speaks of; of a composition there is none.
  std::optional<double> value;
  std::optional<statistics::Bounds> interval;  // its high may be infinite
  std::string method;
  std::uint64_t base = 0;
  std::uint64_t unknown = 0;
  Colour colour = Colour::none;
  bool within = false;
  std::string group;               // that decided the rating
  std::string compared_with;       // label of the population that shares are compared with
  std::vector<std::string> sides;  // ids of the groups that the value sets against each other
  std::vector<PastGroup> groups;   // categories, groups, or rows
  std::string when = "last year";  // or "on 31 March 2022", inside a sentence

  const PastGroup* find(std::string_view id) const;
};

struct PastReport {
  std::string name;  // of the file
  std::string organisation;
  std::string snapshot;      // ISO date
  int survey_year = 0;       // 0: none
  bool publication = false;  // for everybody, so that all in it is known
  std::vector<std::string> rule_packs;
  std::map<std::string, std::string, std::less<>> rules;                         // option of each; empty: not told
  std::map<std::string, std::map<std::string, double>, std::less<>> thresholds;  // empty: not told
  std::map<std::string, std::string, std::less<>> analyses;                      // title of each
  std::map<std::string, PastFigure, std::less<>> measures;
};

/// Why something is no earlier report: a code, and a sentence with what to do.
struct Unreadable {
  std::string code;
  std::string message;
};

/// Reads a report's JSON (`evenhand-report/1`), also one made before reports had all that they have now. Figures that
/// cannot be right are left out, never trusted. Gives why not when it is no such report.
std::optional<Unreadable> read_past(std::string_view json, const standards::Standards& standards, PastReport& out);

/// Wilson's interval of a share, in percent; nothing where there is no proportion.
std::optional<statistics::Bounds> share_interval(std::optional<std::uint64_t> count, std::optional<std::uint64_t> base);

/// Gives shares of a count and a base their interval, and takes away intervals that their figure does not lie in.
void settle_intervals(PastFigure& figure);

/// This year's measure in the shape of an earlier one, without its rating.
PastFigure figure_of(const measures::Measure& measure);

}  // namespace evenhand::report
