// How much is known of the workforce, in words.
#pragma once

#include <string>

#include "core/measures/measure.h"

namespace evenhand::report {

/// Whether these words are the measure's: `data_quality.*`.
bool is_data_quality(const measures::Measure& m);
std::string data_quality_sentence(const measures::Measure& m, const measures::Rate& rate);
std::string data_quality_how(const measures::Measure& m, const measures::Rate& rate);

}  // namespace evenhand::report
