// What sort of row a record below the header is. Called for every row, so the common case must look at few cells.
#include <algorithm>
#include <array>

#include "core/csv/layout.h"
#include "core/csv/text.h"

namespace evenhand::csv {
namespace {

std::string_view trim(std::string_view text) {
  while (const std::size_t n = space_length(text)) text.remove_prefix(n);
  while (!text.empty()) {
    if (space_length(text.substr(text.size() - 1)) == 1) {
      text.remove_suffix(1);
    } else if (text.ends_with("\xC2\xA0")) {
      text.remove_suffix(2);
    } else {
      break;
    }
  }
  return text;
}

std::size_t next_filled(std::span<const std::string_view> cells, std::size_t from) {
  while (from < cells.size() && is_blank(cells[from])) ++from;
  return from;
}

bool is_total(std::span<const std::string_view> cells, std::size_t first) {
  std::string_view word = cells[first];
  if (word.size() > 40) return false;
  word = trim(word);
  if (word == "FTR") return true;  // the trailer record of an ESR interface file
  if (word.ends_with(':')) word = trim(word.substr(0, word.size() - 1));
  constexpr std::array<std::string_view, 9> words = {"total",     "totals",        "grand total",
                                                     "sub total", "overall total", "grand totals",
                                                     "subtotal",  "sub-total",     "overall totals"};
  for (const std::string_view w : words) {
    if (equals_ignoring_case(word, w)) return true;
  }
  // "Total staff", "Total: 2" and "Grand Total (all sites)" too, and Sum, which is a surname as well: then the other
  // cells must all be figures.
  constexpr std::array<std::string_view, 7> starts = {"total ",     "total:",      "totals ", "subtotal ",
                                                      "sub-total ", "grand total", "overall "};
  const auto begins = [word](std::string_view start) { return starts_ignoring_case(word, start); };
  if (!equals_ignoring_case(word, "sum") && !equals_ignoring_case(word, "overall") &&
      std::none_of(starts.begin(), starts.end(), begins)) {
    return false;
  }
  const auto rest = cells.subspan(first + 1);
  const auto figure = [](std::string_view c) { return is_blank(c) || std::any_of(c.begin(), c.end(), is_digit); };
  return std::all_of(rest.begin(), rest.end(), figure);
}

/// One remark in a table of at least three columns, or a line that says that it is one, even where commas cut it.
bool is_footnote(std::span<const std::string_view> cells, std::size_t first, std::size_t width, bool after_blank) {
  const std::size_t second = next_filled(cells, first + 1);
  const std::string_view text = trim(cells[first]);
  if (second == cells.size() && width >= 3 && (after_blank || text.find(' ') != std::string_view::npos)) return true;
  if (first != 0) return false;
  if (second != cells.size() && (second >= width || next_filled(cells, width - 1) != cells.size())) return false;
  for (const std::string_view start : {"Source:", "Sources:", "Note:", "Notes:", "* ", "** ", "\xE2\x80\xA0 "}) {
    if (starts_ignoring_case(text, start)) return true;
  }
  return false;
}

}  // namespace

RowClassifier::RowClassifier(const Layout& layout, KnownHeader known_header)
    : header_rows_(layout.header_rows), width_(layout.header.names.size()), known_header_(std::move(known_header)) {}

bool RowClassifier::repeats_header(std::span<const std::string_view> cells) const {
  const auto equal = [&](const std::vector<std::string>& header) {
    for (std::size_t i = 0; i < header.size(); ++i) {
      const std::string_view cell = i < cells.size() ? cells[i] : std::string_view();
      if (cell != header[i] && tidy(cell) != header[i]) return false;
    }
    return next_filled(cells, std::min(cells.size(), header.size())) == cells.size();
  };
  // The first letters settle nearly every row without looking further.
  const auto may_equal = [&](const std::vector<std::string>& header) {
    if (header[0].empty()) return is_blank(cells[0]);
    const std::string_view cell = cells[0];
    return !cell.empty() && (cell[0] == header[0][0] || space_length(cell) > 0);
  };
  for (const auto& header : header_rows_) {
    if (may_equal(header) && equal(header)) return true;
  }
  return false;
}

bool RowClassifier::starts_second_table(std::span<const std::string_view> cells) const {
  if (!known_header_) return false;
  std::size_t filled = 0;
  std::size_t known = 0;
  for (const std::string_view cell : cells) {
    if (is_blank(cell)) continue;
    ++filled;
    known += known_header_(tidy(cell));
  }
  return known >= 2 && known * 2 >= filled;
}

RowClass RowClassifier::classify(std::span<const std::string_view> cells) {
  const std::size_t first = next_filled(cells, 0);
  if (first == cells.size()) {
    after_blank_ = true;
    return RowClass::blank;
  }
  if (second_table_) return RowClass::second_table;
  // Between a blank row and a second table's header there may be its title.
  const bool after_blank = after_blank_;
  if (after_blank && !repeats_header(cells) && starts_second_table(cells)) {
    second_table_ = true;
    return RowClass::second_table;
  }
  if (is_total(cells, first)) return RowClass::total;
  const bool too_many = cells.size() > width_ && next_filled(cells, width_) != cells.size();
  if (!too_many && is_footnote(cells, first, width_, after_blank)) return RowClass::footnote;
  after_blank_ = false;
  if (too_many) return RowClass::too_many_cells;
  return repeats_header(cells) ? RowClass::repeated_header : RowClass::data;
}

}  // namespace evenhand::csv
