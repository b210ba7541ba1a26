// The people whom one pay gap is about, by group, with their sorted rates and bonuses.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/population.h"
#include "core/measures/pay_figures.h"
#include "core/standards/standards.h"

namespace evenhand::measures {

struct PaidGroup {
  std::string id;
  std::string label;
  std::string plural;
  std::uint64_t relevant = 0;
  std::uint64_t on_leave = 0;                     // pay reduced because of leave
  std::vector<double> rates;                      // of those on full pay, sorted
  std::vector<double> bonuses;                    // above 0, sorted
  std::array<std::uint64_t, 4> given_quarters{};  // of those with a rate, as the file has them
};

struct PaidPeople {
  std::vector<PaidGroup> groups;  // the comparator first
  std::uint64_t unknown = 0;      // in none of the groups
  std::string unknown_label;

  std::uint64_t relevant() const;
  std::uint64_t full_pay() const;
  std::vector<LeftOut> left_out_of_hourly() const;
  std::vector<LeftOut> left_out_of_bonus() const;
};

/// Pay is held once a person, however many a row stands for; more people than this are a wrong column of counts.
constexpr std::uint64_t most_paid_people = 2'000'000;

PaidPeople paid_people(const intake::Population& staff, const standards::PayGapDefinition& definition);

/// The group of each row, an index into `people.groups`, or their number for whoever is in none.
std::vector<std::uint16_t> paid_group_of(const intake::Population& staff, const standards::PayGapDefinition& definition,
                                         const PaidPeople& people);

}  // namespace evenhand::measures
