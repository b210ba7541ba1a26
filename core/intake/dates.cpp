#include "core/intake/dates.h"

#include <algorithm>
#include <array>

#include "core/csv/text.h"
#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

// Layout: two top bits say the sort. Settled: days + offset. Parts: order known (bit 23), year (bits 10–22), a, b.
constexpr std::uint32_t settled_flag = 2U << 30;
constexpr std::uint32_t parts_flag = 3U << 30;
constexpr std::uint32_t order_known = 1U << 23;
constexpr std::int32_t day_offset = 1'000'000;

PackedDate pack_settled(Date date) {
  if (!is_valid(date)) return unreadable_date;
  return settled_flag | static_cast<std::uint32_t>(to_day(date) + day_offset);
}

PackedDate pack_parts(int a, int b, int year, bool known) {
  if (a < 1 || b < 1 || a > 31 || b > 31 || year < 0) return unreadable_date;
  year = std::min(year, 8000);  // 31/12/9999 says "never"; the thirteen bits below hold no more
  if (a > 12 && b > 12) return unreadable_date;
  return parts_flag | (known ? order_known : 0U) | static_cast<std::uint32_t>(year << 10) |
         static_cast<std::uint32_t>(a << 5) | static_cast<std::uint32_t>(b);
}

struct Token {
  bool number = false;
  int value = 0;
  std::size_t digits = 0;
  std::string_view word;
};

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  const auto tidy = standards::normalise(word);
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (standards::normalise(months[i].substr(0, tidy.size())) == tidy || (i == 8 && tidy == "sept"))
      return static_cast<int>(i) + 1;
  }
  return 0;
}

bool is_ordinal(std::string_view word) { return word == "st" || word == "nd" || word == "rd" || word == "th"; }

// "2025-03-31T00:00:00" and "31/03/2025 00:00": the day is all that counts.
std::string_view drop_time(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return text;
  const auto cut = text.substr(0, colon).find_last_of("T ");
  return cut == std::string_view::npos ? text : standards::trim(text.substr(0, cut));
}

std::size_t tokens_of(std::string_view text, std::array<Token, 4>& out) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    const auto start = i;
    if (csv::is_digit(c)) {
      Token t{.number = true};
      while (i < text.size() && csv::is_digit(text[i])) ++i;
      t.digits = i - start;
      if (t.digits > 8) return 0;
      for (const char d : text.substr(start, t.digits)) t.value = t.value * 10 + (d - '0');
      if (count == out.size()) return 0;
      out[count++] = t;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      while (i < text.size() && ((text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z')) ++i;
      const auto word = text.substr(start, i - start);
      if (is_ordinal(word)) continue;
      if (count == out.size()) return 0;
      out[count++] = {.word = word};
    } else if (c == '/' || c == '-' || c == '.' || c == ' ' || c == ',') {
      ++i;
    } else {
      return 0;
    }
  }
  return count;
}

// Excel counts days from 1899-12-30; these bounds are 1907 to 2119, so that a bare year or an id is not taken for one.
PackedDate serial(int value) {
  if (value < 3000 || value > 80000) return unreadable_date;
  return pack_settled(to_date(to_day({1899, 12, 30}) + value));
}

PackedDate from_one(const Token& t) {
  if (!t.number) return unreadable_date;
  if (t.digits == 8) return pack_settled({t.value / 10000, t.value / 100 % 100, t.value % 100});
  return t.digits == 4 || t.digits == 5 ? serial(t.value) : unreadable_date;
}

// The two forms that exports really use, without further ado: 31/03/1980 and 1980-03-31. Blank: some other form.
PackedDate read_usual(std::string_view t) {
  if (t.size() != 10) return blank_date;
  const auto two = [&](std::size_t i) { return (t[i] - '0') * 10 + (t[i + 1] - '0'); };
  const auto digits = [&](std::size_t i, std::size_t n) {
    return std::all_of(t.begin() + i, t.begin() + i + n, csv::is_digit);
  };
  const auto is_mark = [](char c) { return c == '/' || c == '-' || c == '.'; };
  if (is_mark(t[2]) && is_mark(t[5]) && digits(0, 2) && digits(3, 2) && digits(6, 4)) {
    return pack_parts(two(0), two(3), two(6) * 100 + two(8), false);
  }
  if (is_mark(t[4]) && is_mark(t[7]) && digits(0, 4) && digits(5, 2) && digits(8, 2)) {
    return pack_settled({two(0) * 100 + two(2), two(5), two(8)});
  }
  return blank_date;
}

}  // namespace

// Days from civil: Howard Hinnant's public algorithm.
Day to_day(Date d) {
  const int y = d.year - (d.month <= 2 ? 1 : 0);
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int yoe = y - era * 400;
  const int doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
  const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

Date to_date(Day z) {
  z += 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  const int month = mp < 10 ? mp + 3 : mp - 9;
  return {yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
}

bool is_valid(Date d) {
  static constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (d.year < 1 || d.year > 9999 || d.month < 1 || d.month > 12 || d.day < 1) return false;
  const bool leap = d.year % 4 == 0 && (d.year % 100 != 0 || d.year % 400 == 0);
  return d.day <= days[static_cast<std::size_t>(d.month - 1)] + (leap && d.month == 2 ? 1 : 0);
}

Day months_after(Date date, int months) {
  const int month = date.month - 1 + months;
  const int years = month >= 0 ? month / 12 : -((11 - month) / 12);
  const Date first{date.year + years, month - years * 12 + 1, 1};
  const Date next = first.month == 12 ? Date{first.year + 1, 1, 1} : Date{first.year, first.month + 1, 1};
  return std::min(to_day(first) + date.day, to_day(next)) - 1;
}

std::string to_iso(Date d) {
  const auto pad = [](int value, std::size_t width) {
    auto text = std::to_string(value);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
  };
  return pad(d.year, 4) + "-" + pad(d.month, 2) + "-" + pad(d.day, 2);
}

std::string to_words(Date d) {
  return std::to_string(d.day) + " " + std::string(months[static_cast<std::size_t>(d.month - 1)]) + " " +
         std::to_string(d.year);
}

std::optional<Date> from_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  std::array<Token, 4> t;
  if (tokens_of(text, t) != 3 || t[0].digits != 4 || t[1].digits != 2 || t[2].digits != 2) return std::nullopt;
  const Date date{t[0].value, t[1].value, t[2].value};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

int age_at(Date birth, Date at) {
  const bool had_birthday = at.month > birth.month || (at.month == birth.month && at.day >= birth.day);
  return at.year - birth.year - (had_birthday ? 0 : 1);
}

PackedDate read_date(std::string_view raw) {
  if (const auto usual = read_usual(raw); usual != blank_date) return usual;
  auto text = drop_time(standards::trim(raw));
  if (text.empty()) return blank_date;
  // A serial with a time of day: the fraction is dropped.
  if (const auto dot = text.find('.'); dot == 5 && text.find('.', dot + 1) == std::string_view::npos) {
    if (std::all_of(text.begin(), text.begin() + 5, csv::is_digit)) text = text.substr(0, dot);
  }
  std::array<Token, 4> t;
  const auto n = tokens_of(text, t);
  if (n == 1) return from_one(t[0]);
  if (n != 3) return unreadable_date;
  if (t[0].number && t[1].number && t[2].number) {
    if (t[0].digits == 4) return pack_settled({t[0].value, t[1].value, t[2].value});
    if (t[0].digits > 2 || t[1].digits > 2 || (t[2].digits != 2 && t[2].digits != 4)) return unreadable_date;
    return pack_parts(t[0].value, t[1].value, t[2].value, false);
  }
  const bool year_ok = t[2].number && (t[2].digits == 2 || t[2].digits == 4);
  if (t[0].number && !t[1].number && year_ok) return pack_parts(t[0].value, month_of(t[1].word), t[2].value, true);
  if (!t[0].number && t[1].number && year_ok) return pack_parts(t[1].value, month_of(t[0].word), t[2].value, true);
  return unreadable_date;
}

void DateEvidence::add(PackedDate packed) {
  if ((packed & parts_flag) != parts_flag || (packed & order_known) != 0) return;
  const auto a = packed >> 5 & 31U;
  const auto b = packed & 31U;
  if (a > 12) {
    ++day_first;
  } else if (b > 12) {
    ++month_first;
  } else {
    ++either;
  }
}

bool has_two_digit_year(PackedDate packed) {
  return (packed & parts_flag) == parts_flag && (packed >> 10 & 0x1fffU) < 100;
}

std::optional<Date> settle(PackedDate packed, DateOrder order, int latest_year) {
  const auto sort = packed & parts_flag;
  if (sort == settled_flag) return to_date(static_cast<Day>(packed & ~parts_flag) - day_offset);
  if (sort != parts_flag) return std::nullopt;
  auto year = static_cast<int>(packed >> 10 & 0x1fffU);
  const auto a = static_cast<int>(packed >> 5 & 31U);
  const auto b = static_cast<int>(packed & 31U);
  if (year < 100) {
    year += latest_year / 100 * 100;
    if (year > latest_year) year -= 100;
  }
  const bool day_first = (packed & order_known) != 0 || order == DateOrder::day_first;
  const Date date{year, day_first ? b : a, day_first ? a : b};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

}  // namespace evenhand::intake
