// What stands where in a table: the header under its titles, and what sort of row each later record is.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/csv/dialect.h"
#include "core/csv/reader.h"

namespace evenhand::csv {

/// One of the first records, copied.
struct SampleRow {
  std::vector<std::string> cells;  // tidied
  std::size_t end = 0;             // byte after the record
};

struct Layout {
  Header header;
  std::vector<std::vector<std::string>> header_rows;  // tidied cells of the joined rows, to recognise repetitions
  std::size_t last_row = 0;                           // index of the last header row in the sample
};

/// How many of the first records are looked at for a header.
inline constexpr std::size_t sample_size = 60;

/// Nothing if no row of the sample can be the header.
std::optional<Layout> find_layout(std::span<const SampleRow> sample, const KnownHeader& known_header);

/// Remembers what came before: a blank row, the start of a second table.
class RowClassifier {
 public:
  RowClassifier() = default;
  RowClassifier(const Layout& layout, KnownHeader known_header);
  RowClass classify(std::span<const std::string_view> cells);

 private:
  bool repeats_header(std::span<const std::string_view> cells) const;
  bool starts_second_table(std::span<const std::string_view> cells) const;

  std::vector<std::vector<std::string>> header_rows_;
  std::size_t width_ = 0;
  KnownHeader known_header_;
  bool after_blank_ = false;
  bool second_table_ = false;
};

}  // namespace evenhand::csv
