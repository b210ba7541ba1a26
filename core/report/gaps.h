// Gaps: how far each figure is from where it should be, and how sure one can be of it. What the colours are made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/past.h"
#include "core/report/rating.h"

namespace evenhand::report {

/// Answers of fewer people are not spoken of (staff-survey.md §5).
inline constexpr std::uint64_t least_answers = 11;

struct Gap {
  std::string threshold;  // id
  bool within = false;
  bool clear = false;
  double badness = 0;   // the larger the worse, in the threshold's unit; only differences between years matter
  double distance = 0;  // from parity or from what is wanted, 0 or more
  double relative = 0;  // to find the worst of several, whatever their size
  std::string group;    // where several groups are looked at
  std::string group_label;
  std::string others;                // the group on the other side, where shares of two are compared
  std::optional<double> comparator;  // percent, of shares compared with one
  std::string reason;
  /// The badness of the same figure in an earlier year, when that report has it.
  std::optional<double> (*then)(const Gap& now, const PastFigure& past) = nullptr;
};

/// Every gap of a measure that can be rated; none: `why_none` is a sentence.
struct Gaps {
  std::vector<Gap> list;
  std::string why_none;
};

Gaps gaps_of(const measures::Measure& measure, const Limits& limits);

// One for each sort of figure.
Gaps likelihood_gaps(const measures::Measure& m, const measures::Likelihood& l, const Limits& limits);
Gaps rate_gaps(const measures::Measure& m, const measures::Rate& r, const Limits& limits);
Gaps score_gaps(const measures::Score& s, const Limits& limits);
Gaps pay_gaps(const measures::PayGap& p, const Limits& limits);
Gaps quartile_gaps(const measures::Quartiles& q, const Limits& limits);
Gaps grid_gaps(const measures::Grid& g, const Limits& limits);
Gaps difference_gaps(const measures::Difference& d, const Limits& limits);
Gaps composition_gaps(const measures::Composition& c, const Limits& limits);
Gaps compliance_gaps(const measures::Compliance& c, const Limits& limits);

/// A share that ought to reach so much of another: 0.8 of a comparator's.
struct Share {
  std::string id;
  std::string label;
  std::uint64_t count = 0;
  std::uint64_t base = 0;
  double comparator = 0;  // percent
  std::string of;         // "of the upper quarter"
  std::string against;    // "in England, all ages, Census 2021"
};
/// `below`: whether the interval lies below the comparator.
Gap representation_gap(const Share& share, bool within, bool below, const Limits& limits);

/// Exactly: x1/n1 >= factor × x2/n2, for a factor of at most six decimals. n1, n2 > 0.
bool reaches(std::uint64_t x1, std::uint64_t n1, double factor, std::uint64_t x2, std::uint64_t n2);
/// Exactly: |x1/n1 − x2/n2| in points is at most `points`. n1, n2 > 0.
bool within_points(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2, double points);

/// A limit as it is written: 5 → "5", 0.8 → "0.80" with two places.
std::string limit_text(double value, int places = 0);
/// ", and … : the evidence is clear." or ", but … : it may be chance."
std::string evidence_text(bool clear, const std::optional<std::string>& interval, std::string_view parity);
/// "Not rated: fewer than 5 people in the group “x”."
std::string too_few(const Limits& limits, std::string_view where);

}  // namespace evenhand::report
