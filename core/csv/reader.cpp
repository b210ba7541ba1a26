#include "core/csv/reader.h"

#include <algorithm>
#include <cstring>

#include "core/csv/dialect.h"
#include "core/csv/encoding.h"
#include "core/csv/layout.h"
#include "core/csv/text.h"
#include "core/csv/tokenizer.h"

namespace evenhand::csv {
namespace {

// Text is looked at only when this many bytes have come (or the file has ended), so that the result cannot depend on
// how the file was cut, and chunks of one byte are not slow.
constexpr std::size_t block_size = std::size_t{256} << 10;
constexpr std::size_t longest_row = std::size_t{4} << 20;

Refusal refuse_empty() {
  return {"empty", 0, "This file is empty. Check that the export finished, then export it again."};
}

Refusal refuse_unclosed_quote(std::uint64_t row) {
  return {"unclosed_quote", row,
          "A quotation mark opens in row " + std::to_string(row) +
              " and is never closed. Close or remove it, or export the file again, as it may have been cut short."};
}

}  // namespace

struct Reader::State {
  Options options;
  HeaderHandler on_header;
  RowHandler on_row;

  std::string text;                 // not yet consumed, as bytes or (from UTF-16) as UTF-8
  std::vector<std::uint8_t> block;  // bytes before decoding: the first window, and all of a UTF-16 file
  std::size_t filled = 0;           // bytes of the current block
  std::size_t checked = 0;          // bytes of `text` known to hold no zero
  std::uint64_t taken = 0;

  bool opened = false;   // encoding known
  bool started = false;  // dialect and header known
  bool finished = false;
  std::optional<Refusal> refusal;

  Opening opening;
  Utf16Decoder utf16;
  Tokenizer tokenizer;
  RowClassifier classifier;
  Dialect dialect;
  std::uint32_t seen = 0;
  bool utf8 = false;
  bool windows_1252 = false;

  std::size_t width = 0;
  std::uint64_t record = 0;  // number of the last record
  std::uint64_t rows = 0;
  std::uint64_t data_rows = 0;
  Row row;

  bool into_block() const { return !opened || opening.transport != Transport::bytes; }

  void take(std::span<const std::uint8_t> bytes) {
    if (into_block()) {
      block.insert(block.end(), bytes.begin(), bytes.end());
    } else {
      text.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
    filled += bytes.size();
    taken += bytes.size();
  }

  bool refuse(Refusal why) {
    refusal = std::move(why);
    text = {};
    block = {};
    return false;
  }

  void process(bool final) {
    filled = 0;
    if (!decode(final) || !check_zeros(final)) return;
    if (!started && !start(final)) return;
    if (started) walk(final);
  }

  bool decode(bool final) {
    std::span<const std::uint8_t> bytes = block;
    if (!opened) {
      opening = read_opening(bytes);
      if (auto why = refuse_unless_text(bytes, opening)) return refuse(*why);
      opened = true;
      utf16 = Utf16Decoder(opening.transport == Transport::utf16be);
      bytes = bytes.subspan(opening.mark);
      if (opening.transport == Transport::bytes) text.assign(bytes.begin(), bytes.end());
    }
    if (opening.transport == Transport::bytes) {
      block = {};
      return true;
    }
    utf16.feed(bytes, text);
    if (final) utf16.finish(text);
    block.clear();
    return true;
  }

  bool check_zeros(bool final) {
    if (final && text.ends_with('\x1A')) text.pop_back();  // the end mark of very old programs
    checked = std::min(checked, text.size());
    const bool zero = std::memchr(text.data() + checked, 0, text.size() - checked) != nullptr;
    checked = text.size();
    if (!zero) return true;
    return refuse({"not_text", 0,
                   "This file holds zero bytes, which a text file never does; it is damaged or not a table. "
                   "Export it again as CSV."});
  }

  bool check_stop(const Walked& walked, bool final) {
    if (walked.stop == Stop::unclosed_quote) return refuse(refuse_unclosed_quote(record + 1));
    if (walked.stop == Stop::too_many_cells) {
      return refuse({"too_many_columns", record + 1,
                     "Row " + std::to_string(record + 1) +
                         " has more than 16,384 cells, more than a spreadsheet holds. Check that it has line ends."});
    }
    if (walked.stop == Stop::sink) return true;
    if (final && walked.in_quotes) return refuse(refuse_unclosed_quote(record + 1));
    if (text.size() - walked.consumed <= longest_row) return true;
    if (walked.in_quotes) return refuse(refuse_unclosed_quote(record + 1));
    return refuse({"row_too_long", record + 1,
                   "Row " + std::to_string(record + 1) +
                       " is longer than 4 MB. Check that the file is a table with one line a row."});
  }

  bool start(bool final);
  void walk(bool final);
  void hand_on(Record& from);
  void describe();
};

/// Finds dialect and header in the first window. False: refused, or no record is complete yet.
bool Reader::State::start(bool final) {
  if (is_blank(text)) {
    if (final || text.size() > longest_row) return refuse(refuse_empty());
    return false;
  }
  const DialectGuess guess = guess_dialect(text, final, options.known_header, options.force_scalar);
  tokenizer = Tokenizer(guess.syntax, options.force_scalar);
  dialect.delimiter = guess.syntax.delimiter;
  dialect.quote = guess.syntax.quote;
  std::vector<SampleRow> sample;
  const Walked walked = tokenizer.run(std::string_view(text).substr(guess.skip), final, [&](Record& r) {
    tokenizer.finish_cells(r, utf8, windows_1252);
    seen |= r.seen;
    sample.push_back({.cells = {}, .end = r.end});
    for (const std::string_view cell : r.cells) sample.back().cells.push_back(tidy(cell));
    return sample.size() < sample_size;
  });
  if (sample.empty()) {
    check_stop(walked, final);
    return false;
  }
  describe();
  // A quote that goes wrong further down is met again, and refused, after the rows before it.
  std::optional<Layout> layout = find_layout(sample, options.known_header);
  if (!layout) {
    return refuse({"no_header", 0,
                   "No row with column names was found; the first full row looks like data. "
                   "Add a first row that names the columns, then choose the file again."});
  }
  classifier = RowClassifier(*layout, options.known_header);
  width = layout->header.names.size();
  record = layout->header.row;
  text.erase(0, guess.skip + sample[layout->last_row].end);
  checked = text.size();
  started = true;
  if (on_header) on_header(dialect, layout->header);
  return true;
}

void Reader::State::walk(bool final) {
  const Walked walked = tokenizer.run(text, final, [&](Record& r) {
    hand_on(r);
    return true;
  });
  describe();
  if (!check_stop(walked, final)) return;
  text.erase(0, walked.consumed);
  checked = text.size();
}

void Reader::State::hand_on(Record& from) {
  ++record;
  ++rows;
  seen |= from.seen;
  row.number = record;
  row.transcoded = tokenizer.finish_cells(from, utf8, windows_1252);
  row.stray_quote = from.stray;
  row.line_ends = from.line_ends;
  row.kind = classifier.classify(from.cells);
  row.short_row = from.cells.size() < width && row.kind != RowClass::blank;
  const bool as_read = row.kind == RowClass::second_table || row.kind == RowClass::too_many_cells;
  if (!as_read) from.cells.resize(width);
  row.cells = from.cells;
  data_rows += row.kind == RowClass::data;
  if (on_row) on_row(row);
}

/// Brings the dialect up to what was seen so far.
void Reader::State::describe() {
  const bool mark = opening.mark > 0;
  if (opening.transport == Transport::utf16le) {
    dialect.encoding = Encoding::utf16le;
  } else if (opening.transport == Transport::utf16be) {
    dialect.encoding = Encoding::utf16be;
  } else if (windows_1252) {
    dialect.encoding = utf8 || mark ? Encoding::mixed : Encoding::windows1252;
  } else {
    dialect.encoding = mark ? Encoding::utf8_bom : utf8 ? Encoding::utf8 : Encoding::ascii;
  }
  dialect.escape = (seen & seen_backslash) ? Escape::backslash : (seen & seen_doubled) ? Escape::doubled : Escape::none;
  const std::uint32_t ends = seen & (seen_lf | seen_crlf | seen_cr);
  dialect.line_end = ends == 0           ? LineEnd::none
                     : ends == seen_lf   ? LineEnd::lf
                     : ends == seen_crlf ? LineEnd::crlf
                     : ends == seen_cr   ? LineEnd::cr
                                         : LineEnd::mixed;
}

Reader::Reader(Options options, HeaderHandler on_header, RowHandler on_row) : state_(std::make_unique<State>()) {
  state_->options = std::move(options);
  state_->on_header = std::move(on_header);
  state_->on_row = std::move(on_row);
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

std::optional<Refusal> Reader::push(std::span<const std::uint8_t> bytes) {
  State& s = *state_;
  while (!bytes.empty() && !s.refusal && !s.finished) {
    const std::size_t n = std::min(bytes.size(), block_size - s.filled);
    s.take(bytes.first(n));
    bytes = bytes.subspan(n);
    if (s.filled == block_size) s.process(false);
  }
  return s.refusal;
}

std::optional<Refusal> Reader::finish() {
  State& s = *state_;
  if (s.finished || s.refusal) return s.refusal;
  s.finished = true;
  s.process(true);
  if (!s.refusal && !s.started) s.refuse(refuse_empty());
  if (!s.refusal && s.data_rows == 0) {
    s.refuse({"no_rows", 0,
              "There is a header but no row of data below it. Check that the export finished, then export it again."});
  }
  return s.refusal;
}

const Dialect& Reader::dialect() const { return state_->dialect; }
std::uint64_t Reader::bytes() const { return state_->taken; }
std::uint64_t Reader::rows() const { return state_->rows; }

}  // namespace evenhand::csv
