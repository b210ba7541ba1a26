#include "core/standards/normalise.h"

#include <algorithm>
#include <array>

namespace evenhand::standards {
namespace {

struct Replacement {
  std::string_view from;
  std::string_view to;
};

// Characters outside ASCII that people type for a plain one.
constexpr std::array<Replacement, 14> replacements{{
    {"\u00a0", " "},
    {"\u2009", " "},
    {"\u202f", " "},
    {"\ufeff", ""},
    {"\u200b", ""},
    {"\u2010", " "},
    {"\u2011", " "},
    {"\u2013", " "},
    {"\u2014", " "},
    {"\u2212", " "},
    {"\u2018", "'"},
    {"\u2019", "'"},
    {"\u201c", "\""},
    {"\u201d", "\""},
}};

bool is_separator(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '.' || c == '-' || c == '_' || c == ':' || c == ',' ||
         c == ';';
}

void drop_trailing(std::string& out) {
  while (!out.empty() && (out.back() == ' ' || out.back() == '*')) out.pop_back();
}

// "Disability (self-declared)" is "disability"; a text that is nothing but a bracket stays.
void drop_bracketed_note(std::string& out) {
  while (!out.empty() && out.back() == ')') {
    const auto open = out.rfind('(');
    if (open == std::string::npos || open == 0) return;
    out.resize(open);
    drop_trailing(out);
  }
}

}  // namespace

std::string_view trim_spaces(std::string_view text) {
  const auto space_at_start = [](std::string_view t) -> std::size_t {
    if (t.empty()) return 0;
    if (t[0] == ' ' || t[0] == '\t' || t[0] == '\n' || t[0] == '\r') return 1;
    return t.substr(0, 2) == "\u00a0" ? 2 : 0;
  };
  const auto space_at_end = [](std::string_view t) -> std::size_t {
    if (t.empty()) return 0;
    const char c = t.back();
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return 1;
    return t.size() >= 2 && t.substr(t.size() - 2) == "\u00a0" ? 2 : 0;
  };
  while (const auto n = space_at_start(text)) text.remove_prefix(n);
  while (const auto n = space_at_end(text)) text.remove_suffix(n);
  return text;
}

// Every label, header and value passes here, so it writes into room made beforehand: only `&` grows, by four at most.
std::string fold(std::string_view text) {
  std::string out(text.size() + 4 * static_cast<std::size_t>(std::count(text.begin(), text.end(), '&')), ' ');
  char* const start = out.data();
  char* end = start;
  const auto space = [&] {
    if (end != start && end[-1] != ' ' && end[-1] != '/') *end++ = ' ';
  };
  const auto drop_trailing_signs = [&] {
    while (end != start && (end[-1] == ' ' || end[-1] == '*')) --end;
  };
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x80) {
      const Replacement* found = nullptr;
      for (const auto& r : replacements) {
        if (text.substr(i, r.from.size()) == r.from) found = &r;
      }
      if (found == nullptr) {
        *end++ = c;
        ++i;
      } else {
        if (found->to == " ") {
          space();
        } else {
          end = std::copy(found->to.begin(), found->to.end(), end);
        }
        i += found->from.size();
      }
      continue;
    }
    ++i;
    if (is_separator(c)) {
      space();
    } else if (c == '/') {
      drop_trailing_signs();
      *end++ = '/';
    } else if (c == '&') {
      space();
      for (const char letter : std::string_view("and ")) *end++ = letter;
    } else if (c >= 'A' && c <= 'Z') {
      *end++ = static_cast<char>(c - 'A' + 'a');
    } else {
      *end++ = c;
    }
  }
  drop_trailing_signs();
  out.resize(static_cast<std::size_t>(end - start));
  return out;
}

std::string normalise(std::string_view text) {
  auto out = fold(text);
  drop_bracketed_note(out);
  return out;
}

}  // namespace evenhand::standards
