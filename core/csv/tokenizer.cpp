#include "core/csv/tokenizer.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "core/csv/encoding.h"

namespace evenhand::csv {
namespace {

enum class Mode { plain, quoted, after_quote };

bool only_spaces(std::string_view text, char delimiter) {
  for (const char c : text) {
    if ((c != ' ' && c != '\t') || c == delimiter) return false;
  }
  return true;
}

/// The state between two marked bytes. `step` returns false when walking must stop.
struct Walk {
  std::string_view text;
  const Syntax syntax;
  const bool final;
  const RecordSink& sink;
  Record& record;
  Walked result;

  Mode mode = Mode::plain;
  std::size_t cell_start = 0;
  std::size_t skip_until = 0;  // marks before this position were dealt with already
  std::size_t open = 0;        // first byte inside the quotes
  std::size_t close = 0;       // the closing quote
  std::size_t count = 0;       // cells so far
  std::string_view* cells = nullptr;
  std::size_t room = 0;  // cells that fit in without asking
  bool escaped = false;  // the cell holds an escape
  bool spread = false;   // the quoted cell holds a line end

  void push(std::string_view cell) {
    if (count == record.cells.size()) {
      record.cells.resize(std::max<std::size_t>(32, count * 2));
      find_room();
    }
    record.cells[count++] = cell;
  }

  void find_room() {
    cells = record.cells.data();
    room = std::min(record.cells.size(), max_cells);
  }

  bool ends_plain_cell(std::size_t pos) const {
    return mode == Mode::plain && !escaped && pos >= cell_start && count < room;
  }

  void push_plain(std::size_t pos) {
    cells[count++] = std::string_view(text.data() + cell_start, pos - cell_start);
    cell_start = pos + 1;
  }

  bool end_cell(std::size_t pos) {
    if (mode == Mode::plain) {
      if (escaped) record.odd.push_back({count, false});
      push(text.substr(cell_start, pos - cell_start));
    } else if (only_spaces(text.substr(close + 1, pos - close - 1), syntax.delimiter)) {
      if (escaped) record.odd.push_back({count, true});
      ++record.quoted;
      push(text.substr(open, close - open));
    } else {
      // A cell that spans lines and then goes on after its quote has swallowed rows: its quote was never closed.
      if (spread) return stop(Stop::unclosed_quote);
      record.stray = true;
      record.odd.push_back({count, false});
      push(text.substr(open - 1, pos - open + 1));
    }
    mode = Mode::plain;
    escaped = spread = false;
    cell_start = pos + 1;
    if (count <= max_cells) return true;
    return stop(Stop::too_many_cells);
  }

  bool stop(Stop why) {
    result.stop = why;
    return false;
  }

  bool end_record(std::size_t pos, std::size_t next, std::uint32_t line_end) {
    if (!end_cell(pos)) return false;
    record.cells.resize(count);
    record.seen |= line_end;
    record.end = next;
    result.consumed = next;
    if (!sink(record)) return stop(Stop::sink);
    begin_record(next);
    return true;
  }

  void begin_record(std::size_t pos) {
    record.odd.clear();
    record.seen = record.quoted = record.line_ends = 0;
    record.high = record.stray = false;
    record.begin = pos;
    cell_start = skip_until = pos;
    count = 0;
    find_room();
  }

  bool step(std::size_t pos) {
    const char c = text[pos];
    if (pos < skip_until) return true;
    if (c == syntax.delimiter && mode != Mode::quoted) return end_cell(pos);
    if (c == syntax.quote && c != '\n') return on_quote(pos);
    if (c == '\\' && syntax.backslash) return on_backslash(pos);
    if (c != '\n' && c != '\r') return true;
    if (mode == Mode::quoted) {
      spread = true;
      ++record.line_ends;
      return true;
    }
    if (c == '\n') return end_record(pos, pos + 1, seen_lf);
    return on_cr(pos);
  }

  /// CR, CRLF, or the CRCRLF that a program writes when it translates line ends twice.
  bool on_cr(std::size_t pos) {
    std::size_t lf = pos + 1;
    if (lf < text.size() && text[lf] == '\r') ++lf;
    if (lf == text.size() && !final) return false;  // LF may follow
    if (lf < text.size() && text[lf] == '\n') return end_record(pos, lf + 1, seen_crlf);
    return end_record(pos, pos + 1, seen_cr);
  }

  bool on_quote(std::size_t pos) {
    if (mode == Mode::plain) {
      if (only_spaces(text.substr(cell_start, pos - cell_start), syntax.delimiter)) {
        mode = Mode::quoted;
        open = pos + 1;
      } else {
        record.stray |= syntax.quote == '"';  // an apostrophe inside a word is nothing odd
      }
      return true;
    }
    if (mode == Mode::after_quote) return true;
    if (pos + 1 < text.size() && text[pos + 1] == syntax.quote) {
      escaped = true;
      record.seen |= seen_doubled;
      skip_until = pos + 2;
      return true;
    }
    if (!escaped && pos + 1 < text.size() && text[pos + 1] == syntax.delimiter && count < room) {
      // The usual end of a quoted cell, without waiting for the delimiter.
      cells[count++] = std::string_view(text.data() + open, pos - open);
      ++record.quoted;
      mode = Mode::plain;
      spread = false;
      cell_start = skip_until = pos + 2;
      return true;
    }
    mode = Mode::after_quote;
    close = pos;
    return true;
  }

  bool on_backslash(std::size_t pos) {
    if (mode == Mode::after_quote) return true;
    if (pos + 1 == text.size()) return true;
    const char next = text[pos + 1];
    if (next != syntax.quote && next != '\\' && next != syntax.delimiter) return true;
    escaped = true;
    record.seen |= seen_backslash;
    skip_until = pos + 2;
    return true;
  }
};

/// Whether nothing of the last record is left over at the end of the text.
void end_of_text(Walk& walk) {
  const std::size_t size = walk.text.size();
  walk.result.in_quotes = walk.mode == Mode::quoted;
  if (!walk.final || walk.result.consumed == size || walk.mode == Mode::quoted) return;
  walk.end_record(size, size, 0);
}

void unescape(std::string_view in, const Syntax& syntax, std::string& out) {
  for (std::size_t i = 0; i < in.size(); ++i) {
    const char next = i + 1 < in.size() ? in[i + 1] : '\n';
    const bool doubled = in[i] == syntax.quote && next == syntax.quote;
    const bool slashed = syntax.backslash && in[i] == '\\' &&
                         (next == syntax.quote || next == '\\' || next == syntax.delimiter) && i + 1 < in.size();
    if (doubled || slashed) ++i;
    out += in[i];
  }
}

/// A stray quote: if the cell at least begins and ends with one, those two are the quotes and the rest is text;
/// otherwise only the opening and the first closing quote go, as in a spreadsheet.
void read_odd_cell(std::string_view raw, bool inside_quotes, const Syntax& syntax, std::string& out) {
  if (inside_quotes || raw.empty() || raw[0] != syntax.quote) return unescape(raw, syntax, out);
  if (raw.size() >= 2 && raw.back() == syntax.quote) return unescape(raw.substr(1, raw.size() - 2), syntax, out);
  const std::size_t close = raw.find(syntax.quote, 1);
  out += raw.substr(1, close - 1);
  if (close != std::string_view::npos) out += raw.substr(close + 1);
}

}  // namespace

Tokenizer::Tokenizer(Syntax syntax, bool force_scalar)
    : syntax_(syntax), kernel_(force_scalar ? scan_scalar : scan_simd) {}

Walked Tokenizer::run(std::string_view text, bool final, const RecordSink& sink) {
  constexpr std::size_t batch = 64;  // blocks: 4 KiB of text, whose masks stay in the nearest cache
  std::uint64_t structural[batch];
  std::uint8_t high[batch];
  const Needles needles{syntax_.delimiter, syntax_.quote, syntax_.backslash ? '\\' : '\n'};
  Walk walk{.text = text, .syntax = syntax_, .final = final, .sink = sink, .record = record_, .result = {}};
  walk.begin_record(0);
  for (std::size_t base = 0; base < text.size();) {
    std::size_t blocks = std::min(batch, (text.size() - base) / 64);
    if (blocks > 0) {
      kernel_(text.data() + base, blocks, needles, structural, high);
    } else {
      char last[64] = {};
      std::memcpy(last, text.data() + base, text.size() - base);
      blocks = 1;
      kernel_(last, 1, needles, structural, high);
    }
    for (std::size_t block = 0; block < blocks; ++block, base += 64) {
      const bool any_high = high[block] != 0;
      record_.high |= any_high;
      for (std::uint64_t bits = structural[block]; bits != 0; bits &= bits - 1) {
        const std::size_t pos = base + static_cast<std::size_t>(std::countr_zero(bits));
        // Nine marks in ten end a plain cell: that must not cost a call.
        if (text[pos] == syntax_.delimiter && walk.ends_plain_cell(pos)) {
          walk.push_plain(pos);
          continue;
        }
        if (!walk.step(pos)) return walk.result;
        record_.high |= any_high;  // a record that begins in this block
      }
    }
  }
  end_of_text(walk);
  return walk.result;
}

bool Tokenizer::finish_cells(Record& record, bool& utf8, bool& windows_1252) const {
  if (record.odd.empty() && !record.high) return false;
  record.scratch.clear();
  // Views into the scratch space must stay good, so it must not grow: a byte of Windows-1252 becomes three at most.
  record.scratch.reserve((record.end - record.begin) * 4);
  const auto since = [&](std::size_t start) { return std::string_view(record.scratch).substr(start); };
  for (const OddCell& odd : record.odd) {
    const std::size_t start = record.scratch.size();
    read_odd_cell(record.cells[odd.index], odd.inside_quotes, syntax_, record.scratch);
    record.cells[odd.index] = since(start);
  }
  bool transcoded = false;
  if (!record.high) return false;
  for (std::string_view& cell : record.cells) {
    if (is_ascii(cell)) continue;
    if (is_utf8(cell)) {
      utf8 = true;
      continue;
    }
    transcoded = windows_1252 = true;
    const std::size_t start = record.scratch.size();
    append_windows_1252(record.scratch, cell);
    cell = since(start);
  }
  return transcoded;
}

}  // namespace evenhand::csv
