// The way in: bytes of a delimited text file, in chunks of any size, become rows of UTF-8 cells.
// Knows encodings, dialects, rows and cells, and never what a cell means; whoever knows header words
// lends a function that recognises them. Holds a window of the file, never the file.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace evenhand::csv {

enum class Encoding { ascii, utf8, utf8_bom, utf16le, utf16be, windows1252, mixed };
enum class Escape { none, doubled, backslash };
enum class LineEnd { none, lf, crlf, cr, mixed };

/// How the file is written. `encoding`, `escape` and `line_end` are final only after `finish`.
struct Dialect {
  Encoding encoding = Encoding::ascii;
  char delimiter = ',';
  char quote = '"';
  Escape escape = Escape::none;
  LineEnd line_end = LineEnd::none;
};

/// The header and what stands above it. Row numbers count records from 1, blank ones too, as a spreadsheet does.
struct Header {
  std::vector<std::string> names;   // unique, never empty: "Column 5", "Name (2)"
  std::vector<bool> renamed;        // true where the name was empty or a duplicate
  std::uint64_t row = 0;            // record number of the (last) header row
  std::uint32_t rows = 1;           // header rows joined into one name
  std::uint32_t title_rows = 0;     // records above the header, blank ones too
  std::vector<std::string> titles;  // their non-blank text, cells joined with one space
};

/// What a row below the header is. Everything but `data` is to be set aside by that reason.
enum class RowClass { data, blank, repeated_header, total, footnote, second_table, too_many_cells };

struct Row {
  std::uint64_t number = 0;  // record number
  RowClass kind = RowClass::data;
  std::span<const std::string_view>
      cells;                    // UTF-8; exactly as many as header names, but for `second_table` and `too_many_cells`
  bool short_row = false;       // fewer cells than the header; the rest were filled with blanks
  bool stray_quote = false;     // a quote inside or after a cell that does not close it
  std::uint32_t line_ends = 0;  // inside its quoted cells
  bool transcoded = false;      // a cell was not UTF-8 and was read as Windows-1252
};

/// Why a file cannot be read: a code, the record (0: the whole file) and a sentence without the file's name.
struct Refusal {
  std::string code;
  std::uint64_t row = 0;
  std::string message;
};

struct Options {
  std::function<bool(std::string_view)> known_header;  // may be empty; asked for cells of candidate header rows
  bool force_scalar = false;                           // use the scalar kernel (tests compare the two)
};

using HeaderHandler = std::function<void(const Dialect&, const Header&)>;
using RowHandler = std::function<void(const Row&)>;

/// Streams one file. Handlers are called in file order; views in a `Row` live until the handler returns.
/// The result does not depend on how the bytes are cut into chunks.
class Reader {
 public:
  Reader(Options options, HeaderHandler on_header, RowHandler on_row);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  /// Takes the next bytes. Returns a refusal as soon as it is certain; further calls then do nothing.
  std::optional<Refusal> push(std::span<const std::uint8_t> bytes);
  /// Ends the file. Refuses an empty file, one without a header or rows, an unclosed quote.
  std::optional<Refusal> finish();

  const Dialect& dialect() const;
  std::uint64_t bytes() const;  // taken so far
  std::uint64_t rows() const;   // records handed on below the header so far

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace evenhand::csv
