#include "core/report/json_walk.h"

#include <fast_float/fast_float.h>

#include <cmath>
#include <cstdint>

#include "core/csv/text.h"

namespace evenhand::report {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

int hex_digit(char c) {
  if (csv::is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void append_utf8(std::string& out, std::uint32_t code) {
  const auto byte = [&](std::uint32_t b) { out.push_back(static_cast<char>(b)); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xC0 | code >> 6);
    byte(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    byte(0xE0 | code >> 12);
    byte(0x80 | (code >> 6 & 0x3F));
    byte(0x80 | (code & 0x3F));
  } else {
    byte(0xF0 | code >> 18);
    byte(0x80 | (code >> 12 & 0x3F));
    byte(0x80 | (code >> 6 & 0x3F));
    byte(0x80 | (code & 0x3F));
  }
}

}  // namespace

JsonWalk::JsonWalk(std::string_view text) : text_(text) {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

bool JsonWalk::fail() {
  failed_ = true;
  at_ = text_.size();
  return false;
}

char JsonWalk::next() {
  while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  return at_ < text_.size() ? text_[at_] : '\0';
}

bool JsonWalk::take(char c) {
  if (next() != c || at_ >= text_.size()) return false;
  ++at_;
  return true;
}

bool JsonWalk::step_in(char open) {
  if (next() != open) {
    skip();
    return false;
  }
  if (++depth_ > deepest) return fail();
  ++at_;
  first_ = true;
  return true;
}

bool JsonWalk::object() { return step_in('{'); }

bool JsonWalk::array() { return step_in('['); }

bool JsonWalk::separated() {
  if (!first_ && !take(',')) return fail();
  first_ = false;
  return true;
}

bool JsonWalk::member(std::string& key) {
  if (failed_) return false;
  if (take('}')) {
    --depth_;
    first_ = false;
    return false;
  }
  key.clear();
  if (!separated() || next() != '"' || !scan_text(&key) || !take(':')) return fail();
  return true;
}

bool JsonWalk::item() {
  if (failed_) return false;
  if (take(']')) {
    --depth_;
    first_ = false;
    return false;
  }
  return separated();
}

std::optional<std::string> JsonWalk::text() {
  if (next() != '"') {
    skip();
    return std::nullopt;
  }
  std::string out;
  if (!scan_text(&out)) return std::nullopt;
  return out;
}

std::optional<double> JsonWalk::number() {
  const char c = next();
  if (c != '-' && !csv::is_digit(c)) {
    skip();
    return std::nullopt;
  }
  double out = 0;
  if (!scan_number(&out) || !std::isfinite(out)) return std::nullopt;
  return out;
}

std::optional<bool> JsonWalk::flag() {
  const char c = next();
  skip();
  if (failed_ || (c != 't' && c != 'f')) return std::nullopt;
  return c == 't';
}

bool JsonWalk::finish() {
  next();
  return !failed_ && depth_ == 0 && at_ == text_.size();
}

bool JsonWalk::scan_escape(std::string* out) {
  const auto four = [&]() -> int {
    if (text_.size() - at_ < 4) return -1;
    int code = 0;
    for (int i = 0; i < 4; ++i) {
      const auto digit = hex_digit(text_[at_++]);
      if (digit < 0) return -1;
      code = code * 16 + digit;
    }
    return code;
  };
  if (at_ >= text_.size()) return fail();
  static constexpr std::string_view names = "\"\\/bfnrt";
  static constexpr std::string_view values = "\"\\/\b\f\n\r\t";
  const char c = text_[at_++];
  if (const auto i = names.find(c); i != std::string_view::npos) {
    if (out != nullptr) out->push_back(values[i]);
    return true;
  }
  if (c != 'u') return fail();
  const auto code = four();
  if (code < 0) return fail();
  auto point = static_cast<std::uint32_t>(code);
  if (point >= 0xD800 && point < 0xDC00 && text_.substr(at_).starts_with("\\u")) {
    const auto before = at_;
    at_ += 2;
    const auto low = four();
    if (low < 0) return fail();
    if (low >= 0xDC00 && low < 0xE000) {
      point = 0x10000 + ((point - 0xD800) << 10) + (static_cast<std::uint32_t>(low) - 0xDC00);
    } else {
      at_ = before;
    }
  }
  // Half of a pair stands for nothing.
  if (point >= 0xD800 && point < 0xE000) point = 0xFFFD;
  if (out != nullptr) append_utf8(*out, point);
  return true;
}

bool JsonWalk::scan_text(std::string* out) {
  ++at_;
  for (;;) {
    const auto from = at_;
    while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
           static_cast<unsigned char>(text_[at_]) >= 0x20) {
      ++at_;
    }
    if (out != nullptr) out->append(text_.substr(from, at_ - from));
    if (at_ >= text_.size()) return fail();
    const char c = text_[at_++];
    if (c == '"') return true;
    if (c != '\\') return fail();
    if (!scan_escape(out)) return false;
  }
}

bool JsonWalk::scan_number(double* out) {
  const auto from = at_;
  const auto digits = [&] {
    const auto start = at_;
    while (at_ < text_.size() && csv::is_digit(text_[at_])) ++at_;
    return at_ - start;
  };
  const auto here = [&](char c) { return at_ < text_.size() && text_[at_] == c; };
  if (here('-')) ++at_;
  const bool zero = here('0');
  const auto whole = digits();
  if (whole == 0 || (zero && whole > 1)) return fail();
  if (here('.')) {
    ++at_;
    if (digits() == 0) return fail();
  }
  if (here('e') || here('E')) {
    ++at_;
    if (here('+') || here('-')) ++at_;
    if (digits() == 0) return fail();
  }
  if (out != nullptr) fast_float::from_chars(text_.data() + from, text_.data() + at_, *out);
  return true;
}

bool JsonWalk::scan_word(std::string_view word) {
  if (!text_.substr(at_).starts_with(word)) return fail();
  at_ += word.size();
  return true;
}

bool JsonWalk::scan_value() {
  switch (next()) {
    case '"':
      return scan_text(nullptr);
    case 't':
      return scan_word("true");
    case 'f':
      return scan_word("false");
    case 'n':
      return scan_word("null");
    default:
      return scan_number(nullptr);
  }
}

void JsonWalk::skip() {
  if (failed_) return;
  // Objects and lists that are open below this value, without recursion: hostile text may nest as deeply as it likes.
  std::string open;
  for (;;) {
    const char c = next();
    if (c == '{' || c == '[') {
      ++at_;
      if (depth_ + open.size() >= deepest) {
        fail();
        return;
      }
      open.push_back(c == '{' ? '}' : ']');
      if (next() == open.back()) {
        ++at_;
        open.pop_back();
      } else if (c == '{') {
        if (next() != '"' || !scan_text(nullptr) || !take(':')) {
          fail();
          return;
        }
        continue;
      } else {
        continue;
      }
    } else if (!scan_value()) {
      return;
    }
    // A value has ended: what it stands in goes on, or ends with it.
    while (!open.empty() && !take(',')) {
      if (!take(open.back())) {
        fail();
        return;
      }
      open.pop_back();
    }
    if (open.empty()) return;
    if (open.back() == '}' && (next() != '"' || !scan_text(nullptr) || !take(':'))) {
      fail();
      return;
    }
  }
}

}  // namespace evenhand::report
