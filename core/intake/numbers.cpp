#include "core/intake/numbers.h"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>

#include "core/csv/text.h"
#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

// Groups of three after the first: 1,234,567.
bool looks_like_thousands(std::string_view text, char separator) {
  std::size_t group = 0;
  bool first = true;
  for (const char c : text) {
    if (c == separator) {
      if (group == 0 || group > 3 || (!first && group != 3)) return false;
      first = false;
      group = 0;
    } else if (csv::is_digit(c)) {
      ++group;
    } else {
      break;
    }
  }
  return !first && group == 3;
}

void take(std::string_view& text, std::string_view part) {
  if (text.starts_with(part)) text.remove_prefix(part.size());
}

// Digits with at most one point, few enough that the division below is exact to the last bit (Clinger's fast path).
std::optional<double> read_plain(std::string_view text) {
  static constexpr std::array<double, 16> powers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  if (text.empty() || text.size() > 15) return std::nullopt;
  std::uint64_t value = 0;
  std::size_t decimals = 0;
  bool point = false;
  bool digit = false;
  for (const char c : text) {
    if (csv::is_digit(c)) {
      value = value * 10 + static_cast<std::uint64_t>(c - '0');
      decimals += point ? 1 : 0;
      digit = true;
    } else if (c == '.' && !point) {
      point = true;
    } else {
      return std::nullopt;
    }
  }
  if (!digit) return std::nullopt;
  return static_cast<double>(value) / powers[decimals];
}

}  // namespace

std::optional<double> read_number(std::string_view raw) {
  if (const auto plain = read_plain(raw)) return plain;
  auto text = standards::trim(raw);
  bool negative = false;
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    negative = true;
    text = standards::trim(text.substr(1, text.size() - 2));
  }
  for (const std::string_view dash : {"-", "\u2212"}) {
    if (!negative && text.starts_with(dash)) {
      negative = true;
      text.remove_prefix(dash.size());
    }
  }
  take(text, "+");
  text = standards::trim(text);
  take(text, "£");
  if (text.ends_with('%')) text.remove_suffix(1);
  text = standards::trim(text);
  if (text.empty() || text.size() > 40) return std::nullopt;

  const auto dot = text.rfind('.');
  const auto comma = text.rfind(',');
  const bool both = dot != std::string_view::npos && comma != std::string_view::npos;
  char decimal = '.';
  if (both) {
    decimal = dot > comma ? '.' : ',';
  } else if (comma != std::string_view::npos && !looks_like_thousands(text, ',')) {
    decimal = ',';
  }
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (csv::is_digit(c)) {
      plain.push_back(c);
    } else if (c == decimal) {
      plain.push_back('.');
    } else if (text.substr(i, 2) == "\u00a0") {
      ++i;
    } else if (c != ',' && c != '.' && c != ' ' && c != '\'') {
      return std::nullopt;
    }
  }
  if (std::none_of(plain.begin(), plain.end(), csv::is_digit)) return std::nullopt;
  double value = 0;
  const auto end = plain.data() + plain.size();
  const auto result = fast_float::from_chars(plain.data(), end, value);
  if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return negative ? -value : value;
}

bool is_count(double number) {
  return !std::isnan(number) && number >= 0 && number <= 100'000'000 && number == std::floor(number);
}

}  // namespace evenhand::intake
