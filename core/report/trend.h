// This year beside earlier years: which figures of a measure are compared, by how much they differ, and in what words.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/report/past.h"
#include "core/report/report.h"

namespace evenhand::report {

/// The earlier reports that can be used, oldest first: told in `years` and, with those that cannot, in the checks.
std::vector<const PastReport*> add_years(Report& now, std::span<const PastReport* const> earlier);

/// Rates a measure, and sets its earlier years beside it. `now` has its dates, rules and thresholds already; `earlier`
/// are the reports that can be used, oldest first.
void rate_with_years(ReportedMeasure& item, std::span<const PastReport* const> earlier, const Report& now,
                     const Limits& limits);

/// One figure in two years.
struct TwoYears {
  double then = 0;
  double now = 0;
  std::optional<statistics::Bounds> then_interval;
  std::optional<statistics::Bounds> now_interval;
};

/// What the change of a measure speaks of: its own value, or the group that decides its rating. Nothing where either
/// year has no such figure.
struct Compared {
  const PastFigure* then = nullptr;
  const PastFigure* now = nullptr;
  const PastGroup* group_then = nullptr;  // the group, where there is one
  const PastGroup* group_now = nullptr;
  std::optional<TwoYears> value;  // of the measure
  std::optional<TwoYears> group;  // of the group
  bool by_group = false;          // the change is the group's
};

Compared compare_years(const ReportedMeasure& item, const PastFigure* then, const PastFigure& now);

/// When the earlier report was, in words. `last_year`: about a year before.
struct When {
  std::string date;  // "31 March 2024"
  bool last_year = true;
};

/// The sentence of a change. `interval` of the change; `comparable`: no break between the two.
std::string change_sentence(const ReportedMeasure& item, const Compared& years, const YearChange& change,
                            const When& when, bool comparable);
/// Where one of the two years has no figure, or `years.then` is null; empty where neither has, or nothing is rated.
std::string no_change_sentence(const ReportedMeasure& item, const Compared& years, const When& when);

}  // namespace evenhand::report
