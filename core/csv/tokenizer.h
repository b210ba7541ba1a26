// Stage two: walks the marked bytes and cuts text into records and cells. One walker for every kernel.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/csv/kernels.h"

namespace evenhand::csv {

/// What the walker needs to know of a dialect. No quoting at all: `quote` is '\n'.
struct Syntax {
  char delimiter = ',';
  char quote = '"';
  bool backslash = false;
};

/// A cell whose text is not simply what stands between two marks.
struct OddCell {
  std::size_t index;
  bool inside_quotes;  // the quotes are off already; only escapes are left
};

/// What was met on the way; bits, so that it does not matter how often a record was looked at.
enum Seen : std::uint32_t {
  seen_lf = 1,
  seen_crlf = 2,
  seen_cr = 4,
  seen_doubled = 8,
  seen_backslash = 16,
};

struct Record {
  std::vector<std::string_view> cells;  // views into the text, or into `scratch` once `finish_cells` has run
  std::vector<OddCell> odd;
  std::uint32_t seen = 0;
  std::uint32_t quoted = 0;  // cells that were quoted and closed
  bool high = false;         // a byte outside ASCII in or near the record
  bool stray = false;
  std::uint32_t line_ends = 0;  // inside quoted cells
  std::size_t begin = 0;
  std::size_t end = 0;  // just after its line end
  std::string scratch;
};

enum class Stop {
  needs_more,      // the text ran out within a record (or just after the last one)
  sink,            // the sink returned false
  unclosed_quote,  // certain: a quoted cell ran over line ends and into something that cannot follow it
  too_many_cells,
};

struct Walked {
  std::size_t consumed = 0;  // bytes of complete records
  Stop stop = Stop::needs_more;
  bool in_quotes = false;  // with `needs_more`: the rest is a quoted cell that has not closed
};

/// More than any spreadsheet has columns.
inline constexpr std::size_t max_cells = 16384;

using RecordSink = std::function<bool(Record&)>;

class Tokenizer {
 public:
  explicit Tokenizer(Syntax syntax = {}, bool force_scalar = false);
  /// Hands every complete record to `sink`. `final`: no text follows, so the end of the text ends a record too.
  Walked run(std::string_view text, bool final, const RecordSink& sink);
  /// Puts the final text of odd cells and of Windows-1252 cells into the record's scratch space.
  /// `utf8` and `windows_1252` are set when a cell with bytes outside ASCII was one or the other; returns whether
  /// any was Windows-1252.
  bool finish_cells(Record& record, bool& utf8, bool& windows_1252) const;

 private:
  Syntax syntax_;
  Kernel kernel_;
  Record record_;
};

}  // namespace evenhand::csv
