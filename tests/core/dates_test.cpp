#include "core/intake/dates.h"

#include <gtest/gtest.h>

namespace evenhand::intake {
namespace {

std::string iso(std::string_view text, DateOrder order = DateOrder::day_first, int latest_year = 2025) {
  const auto packed = read_date(text);
  if (packed == blank_date) return "blank";
  if (packed == unreadable_date) return "unreadable";
  const auto date = settle(packed, order, latest_year);
  return date ? to_iso(*date) : "impossible";
}

TEST(Dates, ReadsTheFormsPeopleWrite) {
  for (const auto* text : {"1980-03-31", "1980-03-31T00:00:00", "1980-03-31 09:30", "31/03/1980", "31-03-1980",
                           "31.03.1980", "31/3/80", "31-Mar-80", "31-MAR-1980", "31 March 1980", "31st March 1980",
                           "March 31, 1980", "19800331", "29311", "29311.5", " 31/03/1980 ", "31/03/1980 00:00:00"}) {
    EXPECT_EQ(iso(text), "1980-03-31") << text;
  }
}

TEST(Dates, RefusesWhatIsNoDate) {
  for (const auto* text :
       {"yesterday", "1980", "31/03", "31/31/1980", "0/3/1980", "2025-02-29", "32/01/1980", "12/2025", "1e5"}) {
    EXPECT_EQ(iso(text), "unreadable") << text;
  }
  EXPECT_EQ(iso(""), "blank");
  EXPECT_EQ(iso("30/02/1980"), "impossible");
}

TEST(Dates, ExcelSerialsCountFrom1900) {
  // Excel shows serial 45747 as 31 March 2025 and 36526 as 1 January 2000.
  EXPECT_EQ(iso("45747"), "2025-03-31");
  EXPECT_EQ(iso("36526"), "2000-01-01");
}

TEST(Dates, OrderComesFromTheWholeColumn) {
  EXPECT_EQ(iso("03/04/1980", DateOrder::day_first), "1980-04-03");
  EXPECT_EQ(iso("03/04/1980", DateOrder::month_first), "1980-03-04");
  DateEvidence evidence;
  for (const auto* text : {"03/04/1980", "05/06/1981"}) evidence.add(read_date(text));
  EXPECT_EQ(evidence.order(), DateOrder::day_first);
  evidence.add(read_date("03/25/1980"));
  EXPECT_EQ(evidence.order(), DateOrder::month_first);
  EXPECT_EQ(evidence.either, 2U);
}

TEST(Dates, TwoDigitYearsTakeTheLatestCenturyNotAfterTheLimit) {
  EXPECT_EQ(iso("01/02/11", DateOrder::day_first, 2011), "2011-02-01");
  EXPECT_EQ(iso("01/02/12", DateOrder::day_first, 2011), "1912-02-01");
  EXPECT_EQ(iso("01-Feb-99", DateOrder::day_first, 2011), "1999-02-01");
}

TEST(Dates, AgeChangesOnTheBirthday) {
  EXPECT_EQ(age_at({1980, 3, 31}, {2025, 3, 31}), 45);
  EXPECT_EQ(age_at({1980, 4, 1}, {2025, 3, 31}), 44);
  EXPECT_EQ(age_at({2004, 2, 29}, {2025, 2, 28}), 20);
  EXPECT_EQ(age_at({2004, 2, 29}, {2025, 3, 1}), 21);
}

TEST(Dates, MonthsLaterAndEarlierEndWithTheMonth) {
  const auto moved = [](Date date, int months) { return to_iso(to_date(months_after(date, months))); };
  EXPECT_EQ(moved({2024, 4, 1}, 3), "2024-07-01");
  EXPECT_EQ(moved({2024, 11, 30}, 3), "2025-02-28");
  EXPECT_EQ(moved({2023, 11, 30}, 3), "2024-02-29");
  EXPECT_EQ(moved({2024, 9, 30}, 3), "2024-12-30");
  EXPECT_EQ(moved({2024, 2, 29}, -12), "2023-02-28");
  EXPECT_EQ(moved({2024, 2, 29}, -48), "2020-02-29");
  EXPECT_EQ(moved({2025, 3, 31}, -36), "2022-03-31");
  EXPECT_EQ(moved({2025, 1, 31}, -1), "2024-12-31");
  EXPECT_EQ(moved({2025, 3, 31}, -4), "2024-11-30");
  // Off the calendar's ends it stays a number of days.
  EXPECT_EQ(months_after({1, 1, 1}, -12), to_day({0, 1, 1}));
  EXPECT_EQ(months_after({9999, 12, 31}, 3), to_day({10000, 3, 31}));
}

TEST(Dates, DaysAndDatesAreInverse) {
  for (Day day = -60000; day < 40000; day += 13) EXPECT_EQ(to_day(to_date(day)), day);
  EXPECT_EQ(to_day({1970, 1, 1}), 0);
  EXPECT_FALSE(is_valid({1900, 2, 29}));
  EXPECT_TRUE(is_valid({2000, 2, 29}));
}

}  // namespace
}  // namespace evenhand::intake
