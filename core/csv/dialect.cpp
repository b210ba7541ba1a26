#include "core/csv/dialect.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "core/csv/text.h"

namespace evenhand::csv {
namespace {

constexpr std::size_t sample_records = 200;
constexpr std::size_t header_records = 40;
constexpr char no_delimiter = '\x1F';  // never in text: lines stay whole
constexpr std::array<char, 6> delimiters = {',', '\t', ';', '|', '~', ' '};

/// How a sample looks through one dialect.
struct Trial {
  Syntax syntax;
  std::size_t records = 0;        // not blank
  std::size_t width = 0;          // most common number of cells, from 2
  double regular = 0;             // share of records with that width
  double close = 0;               // share with at least two cells and no more than that
  std::size_t narrow_before = 0;  // narrower records before the first of that width
  bool text_first = false;        // the first record of that width could be a header
  std::size_t hits = 0;           // known header words in the best of the first records
  std::size_t quoted = 0;
  std::size_t stray = 0;
  bool broken = false;  // quotes do not close

  double shape() const {
    if (width < 2) return 0;
    const auto w = static_cast<double>(width);
    double score = (regular + close) / 2 * (w - 1) / w + (text_first ? 0.25 : 0);
    // One odd line on top and then regular data is the header of a single column with marks in its values.
    if (narrow_before == 1 && !text_first) score *= 0.25;
    return broken ? score / 2 : score;
  }
};

struct Line {
  std::size_t width;
  std::vector<std::string_view> cells;
};

/// Words, none of which stands in the next record again: `NHS|XR05|…` above `NHS|XR06|…` is no header.
bool could_be_header(const Line& line, const Line* next) {
  if (looks_like_data(line.cells)) return false;
  for (std::size_t i = 0; next != nullptr && i < std::min(line.cells.size(), next->cells.size()); ++i) {
    if (!is_blank(line.cells[i]) && line.cells[i] == next->cells[i]) return false;
  }
  return true;
}

std::size_t count_hits(const Record& record, const KnownHeader& known_header) {
  if (!known_header) return 0;
  std::size_t hits = 0;
  for (const std::string_view cell : record.cells) hits += !is_blank(cell) && known_header(tidy(cell));
  return hits;
}

void measure(Trial& trial, const std::vector<Line>& lines) {
  trial.records = lines.size();
  std::vector<std::size_t> widths;
  for (const Line& line : lines) {
    if (line.width > 1) widths.push_back(line.width);
  }
  std::sort(widths.begin(), widths.end());
  std::size_t most = 0;
  for (std::size_t i = 0; i < widths.size();) {
    std::size_t j = i;
    while (j < widths.size() && widths[j] == widths[i]) ++j;
    if (j - i >= most) {
      most = j - i;
      trial.width = widths[i];
    }
    i = j;
  }
  if (most == 0) return;
  const auto n = static_cast<double>(lines.size());
  const auto fits = [&](const Line& line) { return line.width > 1 && line.width <= trial.width; };
  trial.regular = static_cast<double>(most) / n;
  trial.close = static_cast<double>(std::count_if(lines.begin(), lines.end(), fits)) / n;
  const auto first = std::find_if(lines.begin(), lines.end(), [&](const Line& l) { return l.width == trial.width; });
  trial.narrow_before = static_cast<std::size_t>(first - lines.begin());
  trial.text_first = could_be_header(*first, first + 1 == lines.end() ? nullptr : &*(first + 1));
}

Trial try_syntax(Syntax syntax, std::string_view window, bool final, const KnownHeader& known, bool force_scalar) {
  Trial trial{.syntax = syntax};
  std::vector<Line> lines;
  Tokenizer tokenizer(syntax, force_scalar);
  const Walked walked = tokenizer.run(window, final, [&](Record& record) {
    trial.quoted += record.quoted;
    trial.stray += record.stray;
    std::size_t width = record.cells.size();
    while (width > 0 && is_blank(record.cells[width - 1])) --width;
    if (width == 0) return true;
    // Blank last cells count if they are there in the raw line; a line of nothing but delimiters does not.
    lines.push_back({width == 1 ? 1 : record.cells.size(), record.cells});
    // A line that this dialect does not cut says nothing for it, unless lines are meant to stay whole.
    if (width == 1 && syntax.delimiter != no_delimiter) return lines.size() < sample_records;
    if (lines.size() <= header_records) trial.hits = std::max(trial.hits, count_hits(record, known));
    return lines.size() < sample_records;
  });
  trial.broken = walked.stop == Stop::unclosed_quote || (walked.in_quotes && walked.stop == Stop::needs_more);
  measure(trial, lines);
  return trial;
}

/// Space needs more than regularity: prose and names are full of spaces.
bool space_is_certain(const Trial& trial, std::size_t whole_line_hits, bool has_known_header) {
  if (trial.regular < 1 || trial.records < 3 || whole_line_hits > 0 || trial.broken) return false;
  return trial.width >= 3 ? !has_known_header || trial.hits > 0 || trial.text_first : trial.hits >= 2;
}

double score(const Trial& trial, std::size_t most_hits) {
  const double hits = most_hits == 0 ? 0 : static_cast<double>(trial.hits) / static_cast<double>(most_hits);
  return trial.shape() + (trial.width < 2 ? 0 : 2 * hits);
}

char choose_delimiter(std::string_view window, bool final, const KnownHeader& known, bool force_scalar) {
  // Each delimiter with its better quote; the quote proper is chosen afterwards.
  std::vector<Trial> trials;
  for (const char delimiter : delimiters) {
    if (std::memchr(window.data(), delimiter, window.size()) == nullptr) continue;
    for (const char quote : {'"', '\''}) {
      if (quote == '\'' && window.find('\'') == std::string_view::npos) continue;
      trials.push_back(try_syntax({delimiter, quote, false}, window, final, known, force_scalar));
    }
  }
  // Lines taken whole: if they hold a header word, the file may have a single column.
  const Trial whole = try_syntax({no_delimiter, '"', false}, window, final, known, force_scalar);
  std::size_t most_hits = whole.hits;
  for (const Trial& trial : trials) most_hits = std::max(most_hits, trial.hits);
  double best = 0.2 + (most_hits == 0 ? 0 : 2.0 * static_cast<double>(whole.hits) / static_cast<double>(most_hits));
  char chosen = ',';
  bool found = false;
  for (const Trial& trial : trials) {
    if (trial.syntax.delimiter == ' ' && (found || !space_is_certain(trial, whole.hits, bool(known)))) continue;
    const double value = score(trial, most_hits);
    if (value <= best) continue;
    best = value;
    chosen = trial.syntax.delimiter;
    found = true;
  }
  return chosen;
}

Syntax choose_quoting(char delimiter, std::string_view window, bool final, const KnownHeader& known, bool scalar) {
  const bool apostrophes = window.find('\'') != std::string_view::npos;
  Trial best = try_syntax({delimiter, '"', false}, window, final, known, scalar);
  if (apostrophes && best.quoted == 0) {
    // Only if no cell begins with an apostrophe without ending with one ('Tis), and either it makes the lines more
    // regular or quoting is plainly the habit of this file.
    const Trial other = try_syntax({delimiter, '\'', false}, window, final, known, scalar);
    const bool sound = other.quoted > 0 && other.stray == 0 && !other.broken;
    const bool habit = other.quoted >= 2 && other.quoted * 20 >= other.records * std::max<std::size_t>(1, other.width);
    const bool clearer = other.shape() > best.shape() + 0.01 || other.hits > best.hits;
    if (sound && (clearer || habit)) best = other;
  }
  const char slashed[3] = {'\\', best.syntax.quote, 0};
  if (window.find(slashed) != std::string_view::npos) {
    const Trial other = try_syntax({delimiter, best.syntax.quote, true}, window, final, known, scalar);
    const bool clearer = other.stray < best.stray || (other.stray == best.stray && other.shape() > best.shape());
    if (other.broken < best.broken || (other.broken == best.broken && clearer)) best = other;
  }
  return best.syntax;
}

/// A first line `sep=;`, Excel's own hint.
std::optional<DialectGuess> read_hint(std::string_view window) {
  const std::size_t quoted = window.starts_with('"');
  const std::string_view rest = window.substr(quoted);
  if (!starts_ignoring_case(rest, "sep=") || rest.size() < 6 + quoted) return std::nullopt;
  const char delimiter = rest[4];
  if (quoted && rest[5] != '"') return std::nullopt;
  const std::size_t at = quoted + 5 + quoted;
  if (is_letter(delimiter) || is_digit(delimiter) || delimiter == '"' || delimiter == '\n' || delimiter == '\r' ||
      (delimiter & 0x80) || (window[at] != '\n' && window[at] != '\r')) {
    return std::nullopt;
  }
  DialectGuess guess;
  guess.syntax.delimiter = delimiter;
  guess.skip = at + 1 + (window[at] == '\r' && at + 1 < window.size() && window[at + 1] == '\n');
  return guess;
}

}  // namespace

bool looks_like_value(std::string_view cell) {
  const std::string text = tidy(cell);
  std::size_t digits = 0;
  std::size_t letters = 0;
  std::size_t others = 0;
  for (const char c : text) {
    digits += is_digit(c);
    letters += is_letter(c);
    others += !is_digit(c) && !is_letter(c) && c != ' ';
  }
  if (text.size() == 1) return digits + letters == 1;
  if (digits == 0) return false;
  if (letters == 0) return true;                                                     // 1,234.50  01/02/1980  £5
  if (digits >= 3 && letters == 3 && others <= 2 && is_digit(text[0])) return true;  // 31-Mar-2026
  return digits >= 3 && letters <= 4 && text.find(' ') == std::string::npos;         // E00123
}

bool looks_like_data(const std::vector<std::string_view>& cells) {
  std::size_t filled = 0;
  std::size_t values = 0;
  for (const std::string_view cell : cells) {
    if (is_blank(cell)) continue;
    ++filled;
    values += looks_like_value(cell);
  }
  return values * 3 >= filled && values > 0;
}

DialectGuess guess_dialect(std::string_view window, bool final, const KnownHeader& known_header, bool force_scalar) {
  DialectGuess guess;
  const auto hint = read_hint(window);
  if (hint) guess = *hint;
  const std::string_view text = window.substr(guess.skip);
  const char delimiter = hint ? guess.syntax.delimiter : choose_delimiter(text, final, known_header, force_scalar);
  guess.syntax = choose_quoting(delimiter, text, final, known_header, force_scalar);
  return guess;
}

}  // namespace evenhand::csv
