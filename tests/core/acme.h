// "Acme Ltd" of the statutory guidance as rows: its data are given as counts, sums and middle people, and people are
// made here to fit them (pay-gap.md §6).
//
// No one list fits all of it. Woman 1,551 of 3,100 has £15 and stands in the lower middle quarter; man 673 of 1,345 has
// £15 and stands in the upper one. So everybody in the upper middle quarter would have £15, in one group of equals with
// 376 women of the lower middle quarter, and shared in proportion that quarter would have more men than the 110 given.
// Hence two lists: one with the quarters and the means, one with the medians and the means.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace evenhand::test {

struct PaidRow {
  std::string sex;
  double rate = 0;
  std::uint32_t people = 1;
};

/// 1,345 men with £23,550 in all and 3,100 women with £46,900; quarters of 187, 110, 298 and 750 men; 40 people, 36 of
/// them women, on £11 across the first boundary.
inline std::vector<PaidRow> acme_quarters() {
  return {{"Male", 10, 186},    {"Male", 11, 4},     {"Male", 14, 107},     {"Male", 16, 298},
          {"Male", 20.25, 748}, {"Male", 116.5, 2},  {"Female", 10, 916},   {"Female", 11, 36},
          {"Female", 14, 974},  {"Female", 16, 813}, {"Female", 29.5, 360}, {"Female", 80, 1}};
}

/// The same sums; man 673 has £15, women 1,550 and 1,551 have £13 and £15.
inline std::vector<PaidRow> acme_medians() {
  return {{"Male", 12, 672},    {"Male", 15, 1},   {"Male", 23, 671},       {"Male", 38, 1},
          {"Female", 13, 1550}, {"Female", 15, 1}, {"Female", 17.25, 1548}, {"Female", 32, 1}};
}

/// 1,300 of 1,375 men had £1,650 on average with £2,300 in the middle; 2,000 of 3,125 women £1,490 with £2,225.
inline std::vector<PaidRow> acme_bonuses() {
  return {{"Male", 996, 1},     {"Male", 998, 648},  {"Male", 2300, 651},    {"Male", 0, 75},
          {"Female", 753, 998}, {"Female", 1281, 1}, {"Female", 2225, 1001}, {"Female", 0, 1125}};
}

/// A staff list, one person a row: 4,500 people, of whom 30 men and 25 women are not on full pay because of leave.
inline std::string acme_csv(const std::vector<PaidRow>& rates) {
  std::string out = "Employee Number,Gender,Hourly Rate,On full pay,Bonus in twelve months\n";
  const auto number = [](double value) {
    auto text = std::to_string(value);
    return text.substr(0, text.find('.') + 3);
  };
  int id = 20000000;
  for (const std::string sex : {"Male", "Female"}) {
    std::vector<double> hourly;
    for (const auto& row : rates) {
      if (row.sex == sex) hourly.insert(hourly.end(), row.people, row.rate);
    }
    std::size_t i = 0;
    for (const auto& row : acme_bonuses()) {
      if (row.sex != sex) continue;
      for (std::uint32_t n = 0; n < row.people; ++n, ++i) {
        const bool full_pay = i < hourly.size();
        out += std::to_string(++id) + "," + sex + "," + (full_pay ? number(hourly[i]) + ",Yes," : "4.25,No,") +
               (row.rate > 0 ? number(row.rate) : "") + "\n";
      }
    }
  }
  return out;
}

}  // namespace evenhand::test
