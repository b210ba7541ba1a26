// Whom the counts of pay gaps count.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/intake/population.h"
#include "core/measures/measure.h"
#include "core/measures/paid_people.h"
#include "core/standards/standards.h"

namespace evenhand::measures {

/// Of the measures of one definition.
class PaidWhom {
 public:
  /// `people` has to live as long.
  PaidWhom(const intake::Population& staff, const standards::PayGapDefinition& definition, const PaidPeople& people);

  /// Fills `m.made` of a measure that has its figures.
  void tell(Measure& m) const;

 private:
  void tell(Measure& m, const PayGap& gap) const;
  void tell(Measure& m, const Rate& rate) const;
  void tell(Measure& m, const Quartiles& q) const;
  void left_out_of_hourly(Measure& m) const;
  Whom in(const Codes& groups) const { return Whom::among(groups_, groups); }
  Codes named(std::string_view id) const;
  template <class Groups>
  Codes named_or_rest(std::string_view id, const Groups& shown) const;
  std::vector<std::uint16_t> places_in(const Quartiles& q, const std::vector<Codes>& codes) const;

  const intake::Population& staff_;
  const PaidPeople& people_;
  std::vector<std::uint16_t> group_of_;
  std::shared_ptr<const Coding> paid_;
  std::shared_ptr<const Coding> bonus_;
  std::shared_ptr<const Coding> groups_;
  Codes every_;
};

}  // namespace evenhand::measures
