#include "core/csv/write.h"

#include "core/csv/text.h"

namespace evenhand::csv {
namespace {

/// An optional sign, digits with thousands commas, one decimal point, a percent sign: nothing that calculates.
bool is_plain_number(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (text.ends_with('%')) text.remove_suffix(1);
  bool digit = false;
  bool point = false;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
    } else if (is_digit(c)) {
      digit = true;
    } else if (c != ',' || !digit || point) {
      return false;
    }
  }
  return digit;
}

bool could_run(std::string_view cell) {
  if (cell.empty()) return false;
  // Spaces in front do not stop a spreadsheet from seeing a formula.
  const std::size_t start = cell.find_first_not_of(' ');
  if (start == std::string_view::npos) return false;
  const char c = cell[start];
  if (c == '\t' || c == '\r') return true;
  if (c == '-' && cell.find_first_not_of(" -") == std::string_view::npos) return false;  // a dash for "none"
  return (c == '=' || c == '+' || c == '-' || c == '@') && !is_plain_number(cell.substr(start));
}

}  // namespace

void append_csv_row(std::string& out, std::span<const std::string_view> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    const std::string_view cell = cells[i];
    const bool guard = could_run(cell);
    // A lone empty cell is quoted, or the record would read as a blank line.
    const bool quote = cell.find_first_of("\",\n\r") != std::string_view::npos || (cells.size() == 1 && cell.empty()) ||
                       cell.starts_with(' ') || cell.ends_with(' ');
    if (quote) out += '"';
    if (guard) out += '\'';
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    if (quote) out += '"';
  }
  out += '\n';
}

}  // namespace evenhand::csv
