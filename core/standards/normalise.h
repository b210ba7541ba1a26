// One way to compare words: headers, labels and values are tidied here before they meet (vocabularies.md §6 rule 1).
#pragma once

#include <string>
#include <string_view>

namespace evenhand::standards {

/// Lower case, ends trimmed, spaces, dots, dashes, underscores, colons and commas as one space, `&` as "and",
/// curly quotes straight, slashes without spaces, trailing `*` and bracketed notes dropped. UTF-8 in and out.
std::string normalise(std::string_view text);

/// The same, but a bracketed note stays: for telling one user's words from another.
std::string fold(std::string_view text);

/// The slow half of `trim`.
std::string_view trim_spaces(std::string_view text);

/// Spaces (also no-break spaces and tabs) taken off both ends. Most cells have none, and this is asked for every cell.
inline std::string_view trim(std::string_view text) {
  const auto plain = [](char c) { return c > ' ' && c <= '~'; };
  return text.empty() || (plain(text.front()) && plain(text.back())) ? text : trim_spaces(text);
}

}  // namespace evenhand::standards
