// Small looks at text that every part of this room needs. ASCII only, no locale.
#pragma once

#include <string>
#include <string_view>

namespace evenhand::csv {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Bytes of white space at the start of `text`: space, tab, line break, or the no-break space of spreadsheets.
inline std::size_t space_length(std::string_view text) {
  const char c = text.empty() ? 'x' : text[0];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  return text.starts_with("\xC2\xA0") ? 2 : 0;
}

inline bool is_blank(std::string_view text) {
  while (const std::size_t n = space_length(text)) text.remove_prefix(n);
  return text.empty();
}

/// Trimmed, and every run of white space inside made one space.
inline std::string tidy(std::string_view text) {
  std::string out;
  bool gap = false;
  while (!text.empty()) {
    if (const std::size_t n = space_length(text)) {
      gap = true;
      text.remove_prefix(n);
      continue;
    }
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += text[0];
    text.remove_prefix(1);
  }
  return out;
}

inline bool equals_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

inline bool starts_ignoring_case(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && equals_ignoring_case(text.substr(0, start.size()), start);
}

}  // namespace evenhand::csv
