// The way out as CSV: clean UTF-8 that any spreadsheet opens, and that runs nothing when it is opened.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace evenhand::csv {

/// Appends one record, ended by LF. Cells are quoted as RFC 4180 says. A cell that a spreadsheet would take for a
/// formula (it begins with = + - @, a tab or CR) gets an apostrophe in front, unless it is a plain number.
void append_csv_row(std::string& out, std::span<const std::string_view> cells);

}  // namespace evenhand::csv
