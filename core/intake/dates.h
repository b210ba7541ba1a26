// Dates as people write them. A cell is read to one small number at once; which part is the day and which the month
// is settled for the whole column at the end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace evenhand::intake {

/// Days since 1970-01-01, proleptic Gregorian.
using Day = std::int32_t;

struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  bool operator==(const Date&) const = default;
};

Day to_day(Date date);
Date to_date(Day day);
bool is_valid(Date date);
/// The same day some months later or, below 0, earlier; a day that the month does not have is its last.
Day months_after(Date date, int months);
/// "2025-03-31"
std::string to_iso(Date date);
/// "31 March 2025"
std::string to_words(Date date);
/// Reads "2025-03-31" only.
std::optional<Date> from_iso(std::string_view text);
/// Whole years lived on `at`; somebody born on 29 February is a year older on 1 March of a common year.
int age_at(Date birth, Date at);

/// A date cell, packed: blank, unreadable, settled, or two numbers whose order the column decides.
using PackedDate = std::uint32_t;
constexpr PackedDate blank_date = 0;
constexpr PackedDate unreadable_date = 1;

/// ISO, dd/mm/yyyy (also with - and .), dd-MMM-yy, 3 March 1980, yyyymmdd, Excel serial numbers; a time of day is
/// dropped.
PackedDate read_date(std::string_view text);

enum class DateOrder : std::uint8_t { day_first, month_first };

/// What a column of dates showed about its order.
struct DateEvidence {
  std::uint32_t day_first = 0;    // only readable with the day first
  std::uint32_t month_first = 0;  // only readable with the month first
  std::uint32_t either = 0;
  void add(PackedDate packed);
  DateOrder order() const { return month_first > day_first ? DateOrder::month_first : DateOrder::day_first; }
};

/// Whether the year was written with two digits.
bool has_two_digit_year(PackedDate packed);

/// Two-digit years take the latest century that is not after `latest_year`. Nothing when the date does not exist.
std::optional<Date> settle(PackedDate packed, DateOrder order, int latest_year);

}  // namespace evenhand::intake
