// Equality analyses: which people of the staff list the user chose, as a column of codes like that of a characteristic.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/intake/columns.h"
#include "core/intake/population.h"
#include "core/intake/settings.h"
#include "core/intake/translate.h"

namespace evenhand::intake {

/// Categories of such a column: `chosen`, `others`, `not_recorded`.
const standards::Vocabulary& chosen_vocabulary();

/// "analysis.1": the column, and how every id of the analysis begins.
std::string analysis_id(const AnalysisChoice& choice);

/// A column that nothing carries yet: rows of other files find theirs in the staff list.
CodedColumn empty_choice(const AnalysisChoice& choice);

/// Who of these rows is chosen. Not supplied when the file lacks the column that the choice asks about.
/// `people`: the same rows; pay band and staff group are taken from there, where they may have been mended.
/// The column's notes name the labels that stand nowhere in the file.
CodedColumn chosen_people(const AnalysisChoice& choice, const File& file, const Settings& settings, Columns& columns,
                          std::span<const std::uint32_t> rows, const Population& people);

}  // namespace evenhand::intake
