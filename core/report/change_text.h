// How the workforce changed over a year: one sentence about one group, how it is worked out, a check, and the JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/measures/measure.h"
#include "core/report/report.h"

namespace evenhand::report {

/// Says from what to what the group's share moved, what each flow did to it, and how it stands without contracts that
/// came or went.
std::string change_sentence(const measures::Change& change);
std::string change_how(const measures::Change& change);

/// Whether people add up over the year: everybody, every category of every view, and the workforce at the end.
void check_change(const std::vector<measures::Measure>& list, std::uint64_t headcount, std::vector<Check>& out);

void write_change(nlohmann::ordered_json& out, const measures::Measure& measure, const measures::Change& change);

}  // namespace evenhand::report
