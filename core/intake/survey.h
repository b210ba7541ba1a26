// Staff survey files: ready-made lines (a question, a group, a figure), or a row for each respondent.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/intake/population.h"
#include "core/standards/standards.h"

namespace evenhand::intake {

struct File;
struct Resolved;
struct Settings;

/// What a table says of one group: people counted and all who answered, or a score.
struct SurveyLine {
  std::string question;                               // q14a … by the newest questionnaire, or a theme
  std::string characteristic;                         // or "all"
  const standards::Vocabulary* vocabulary = nullptr;  // null for all
  std::uint8_t category = 0;                          // or `unmatched`: counted nowhere
  std::uint64_t numerator = 0;
  std::uint64_t denominator = 0;
  double percent = std::numeric_limits<double>::quiet_NaN();  // as given, where no whole people give it
  double score = std::numeric_limits<double>::quiet_NaN();
  std::uint64_t base = 0;                                        // answers behind the score
  double comparator = std::numeric_limits<double>::quiet_NaN();  // percent or score elsewhere
};

struct Survey {
  std::vector<SurveyLine> lines;
  bool tells_whom = false;              // as of a population
  std::vector<Population> respondents;  // characteristics, and a column for each question: q14a …
  bool empty() const { return lines.empty() && respondents.empty(); }
};

Resolved resolve_survey(const File& file, const Settings& settings, const standards::Standards& standards);

}  // namespace evenhand::intake
