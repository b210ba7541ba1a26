// Sentences on pay gaps and quarters of pay, and how each is worked out. A gap has its direction in words, never a
// sign.
#pragma once

#include <string>

#include "core/measures/measure.h"

namespace evenhand::report {

std::string pay_sentence(const measures::Measure& m, const measures::PayGap& gap);
std::string pay_sentence(const measures::Measure& m, const measures::Quartiles& quartiles);
/// Of the measures `pay_gap.….bonus_proportion`.
std::string bonus_share_sentence(const measures::Measure& m, const measures::Rate& rate);

std::string pay_how(const measures::Measure& m, const measures::PayGap& gap);
std::string pay_how(const measures::Measure& m, const measures::Quartiles& quartiles);
std::string bonus_share_how(const measures::Measure& m, const measures::Rate& rate);

}  // namespace evenhand::report
