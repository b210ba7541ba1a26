// What is wrong with a staff file's columns as a whole: missing ones, cells that cannot be read, the order of dates.
#pragma once

#include <string>
#include <string_view>

#include "core/intake/file.h"
#include "core/intake/problems.h"

namespace evenhand::intake {

/// Adds what the columns lack under the present settings.
void report_columns(const File& file, const Settings& settings, const standards::Standards& standards,
                    Problems& problems);

/// The header of the column that has a role, or the role's own name when there is none.
std::string column_name(const File& file, std::string_view role);

}  // namespace evenhand::intake
