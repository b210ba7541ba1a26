// Finds delimiter, quote and escape: every combination is tried on the first records, the most regular one wins.
#pragma once

#include <functional>
#include <string_view>

#include "core/csv/tokenizer.h"

namespace evenhand::csv {

using KnownHeader = std::function<bool(std::string_view)>;

struct DialectGuess {
  Syntax syntax;
  std::size_t skip = 0;  // bytes of a first line `sep=;`, which is not a record
};

/// `final`: the window is the whole file.
DialectGuess guess_dialect(std::string_view window, bool final, const KnownHeader& known_header, bool force_scalar);

/// A number, date, code or single letter: what stands in data and hardly in a header.
bool looks_like_value(std::string_view cell);
/// At least a third of the cells that are not blank look like values.
bool looks_like_data(const std::vector<std::string_view>& cells);

}  // namespace evenhand::csv
