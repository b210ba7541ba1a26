// For the tests of core/csv: reads bytes and writes what came out as lines that a person can compare.
//
//   ascii comma " none lf              encoding, delimiter, quote, escape, line end
//   title Staff list                   each title above the header
//   header 3 Name|Sex|Column 3*        row of the (last) header row; * marks a name that was made
//   4 data Ann|F|                      row number, what it is, its cells
//   5 data Bob|| short stray 1252      what was odd about it
//   refused unclosed_quote 6           code and row
#pragma once

#include <array>
#include <set>
#include <string>
#include <string_view>

#include "core/csv/reader.h"

namespace evenhand::csv::test {

inline bool known_header(std::string_view cell) {
  static const std::set<std::string_view> words = {"Employee Number", "Name",       "Sex",  "Ethnic Origin",
                                                   "Pay Band",        "FTE",        "Site", "Start Date",
                                                   "End Date",        "Staff Group"};
  return words.contains(cell);
}

inline std::string describe(const Dialect& d) {
  constexpr std::array encodings = {"ascii", "utf-8", "utf-8-bom", "utf-16le", "utf-16be", "windows-1252", "mixed"};
  constexpr std::array escapes = {"none", "doubled", "backslash"};
  constexpr std::array ends = {"none", "lf", "crlf", "cr", "mixed"};
  std::string delimiter(1, d.delimiter);
  if (d.delimiter == '\t') delimiter = "tab";
  if (d.delimiter == ' ') delimiter = "space";
  return std::string(encodings[static_cast<std::size_t>(d.encoding)]) + " " + delimiter + " " + d.quote + " " +
         escapes[static_cast<std::size_t>(d.escape)] + " " + ends[static_cast<std::size_t>(d.line_end)] + "\n";
}

inline void append_row(std::string& out, const Row& row) {
  constexpr std::array kinds = {"data",     "blank",        "repeated_header", "total",
                                "footnote", "second_table", "too_many_cells"};
  out += std::to_string(row.number) + " " + kinds[static_cast<std::size_t>(row.kind)];
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    out += i == 0 ? ' ' : '|';
    for (const char c : row.cells[i])
      out += c == '\n' ? std::string("\\n") : c == '\r' ? std::string("\\r") : std::string(1, c);
  }
  if (row.short_row) out += " short";
  if (row.stray_quote) out += " stray";
  if (row.transcoded) out += " 1252";
  out += '\n';
}

struct How {
  std::size_t chunk = std::size_t{1} << 20;
  bool scalar = false;
  bool known = true;
};

inline std::string read(std::string_view bytes, How how = {}) {
  std::string header;
  std::string rows;
  Options options;
  if (how.known) options.known_header = known_header;
  options.force_scalar = how.scalar;
  Reader reader(
      options,
      [&](const Dialect&, const Header& h) {
        for (const std::string& title : h.titles) header += "title " + title + "\n";
        header += "header " + std::to_string(h.row) + " ";
        for (std::size_t i = 0; i < h.names.size(); ++i)
          header += (i ? "|" : "") + h.names[i] + (h.renamed[i] ? "*" : "");
        header += "\n";
      },
      [&](const Row& row) { append_row(rows, row); });
  std::optional<Refusal> refusal;
  for (std::size_t i = 0; i < bytes.size() && !refusal; i += how.chunk) {
    const std::string_view chunk = bytes.substr(i, how.chunk);
    refusal = reader.push({reinterpret_cast<const std::uint8_t*>(chunk.data()), chunk.size()});
  }
  if (!refusal) refusal = reader.finish();
  std::string out = describe(reader.dialect()) + header + rows;
  if (refusal) out += "refused " + refusal->code + " " + std::to_string(refusal->row) + "\n";
  return out;
}

/// UTF-16 of ASCII text and of the characters given as \x80-\xFF (Latin-1).
inline std::string utf16(std::string_view latin1, bool big_endian, bool mark) {
  std::string out;
  if (mark) out = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const char c : latin1) {
    if (big_endian) out += '\0';
    out += c;
    if (!big_endian) out += '\0';
  }
  return out;
}

struct OddInput {
  std::string id;
  std::string bytes;
  std::string expected;
  bool known = true;  // header words are lent to the reader
};

/// Every line of the table in core/csv/README.md.
std::vector<OddInput> odd_inputs();

}  // namespace evenhand::csv::test
