// Why the figures of two years cannot be compared, or only with care: changes of the standards between the years, and
// other choices in the two reports.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/past.h"
#include "core/report/report.h"

namespace evenhand::report {

struct SeriesNote {
  bool breaks = false;  // not comparable; else to be compared with care
  std::string sentence;
};

/// Between an earlier report's figure and this year's. `now` has its rules, dates and packs already. Of years before
/// `latest`, only what breaks or is dated is told.
std::vector<SeriesNote> notes_between(const PastReport& then, const PastFigure& past, const Report& now,
                                      const PastFigure& figure, std::string_view measure,
                                      const standards::Standards& standards, bool latest);

/// What is accepted by this threshold, where it was another set of numbers then; empty when it was not.
std::string threshold_note(const PastReport& then, const Report& now, std::string_view threshold);

/// Why each of the earlier reports is not compared with, in their order; empty when it is.
std::vector<std::string> why_unused(std::span<const PastReport* const> reports, const std::optional<intake::Date>& now);

/// That an earlier report is of another organisation; empty when it is not, or when one of the two has no name.
std::string other_organisation(const PastReport& then, std::string_view organisation);

/// Whether the day is about a year before the other: nine to fifteen months.
bool about_a_year_before(std::string_view then, const intake::Date& now);

/// "31 March 2024"
std::string words_of(std::string_view iso_date);

/// `bank,honorary` as the option of the rule `include`, and in words.
std::string include_option(const intake::Settings& settings);
std::string include_words(std::string_view option, const standards::Standards& standards);

/// Years beside a report at most.
constexpr std::size_t most_years = 4;

}  // namespace evenhand::report
