// What headers and labels of census downloads mean, as Nomis and the ONS write them (benchmarks.md §3).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/standards/standards.h"

namespace evenhand::intake {

/// The set that a heading names: "Ethnic group", "Sexual orientation (6 categories)"; null for none.
const standards::CensusSet* census_set_named(std::string_view heading, const standards::Standards& standards);

/// Id of the category that a label means: "White: Roma", "Roma"; of ages "Aged 16 years" gives that year's band. Empty
/// for none.
std::string census_category(const standards::CensusSet& set, std::string_view label,
                            const standards::Standards& standards);

/// "Total: All usual residents", "All persons", "All categories: …".
bool is_census_total(std::string_view label);

/// "Does not apply", the ONS's category −8: children, where only adults were asked.
bool is_not_asked(std::string_view label);

/// A column of figures, by its role: `ethnicity.white_roma`, `ethnicity.total`, `age.16`; or null.
struct CensusColumn {
  const standards::CensusSet* set = nullptr;
  std::string category;  // id; empty for a total
};
CensusColumn census_column(std::string_view role, const standards::Standards& standards);

/// The kind `benchmark` as these headers have it: columns of figures, such as "Religion: Sikh", get roles, and columns
/// of characteristics hold labels of any sort.
standards::Kind benchmark_kind(const standards::Standards& standards, std::span<const std::string> headers);

}  // namespace evenhand::intake
