// Ready-made tables of survey results: one line a question and group.
#pragma once

#include "core/intake/survey_words.h"

namespace evenhand::intake {

/// Whether a file is such a table and not a list of respondents.
bool has_survey_lines(const File& file);

void resolve_survey_lines(const File& file, const standards::Standards& standards, SurveyWords& words, Resolved& out);

}  // namespace evenhand::intake
