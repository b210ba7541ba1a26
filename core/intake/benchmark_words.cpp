#include "core/intake/benchmark_words.h"

#include <algorithm>

#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

using standards::CensusSet;
using standards::fold;
using standards::normalise;
using standards::Standards;

// "Aged 16 years", "16": the year, or −1. Groups of years and open ends are none.
int single_year(std::string_view label) {
  auto text = fold(label);
  if (text.starts_with("aged ")) text.erase(0, 5);
  for (const std::string_view end : {" years", " year"}) {
    if (text.ends_with(end)) text.resize(text.size() - end.size());
  }
  if (text.empty() || text.size() > 3) return -1;
  int years = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    years = years * 10 + (c - '0');
  }
  return years;
}

// The band of a year, when the set has it. Nobody under 16 works.
std::string band_of(const CensusSet& set, int years, const Standards& standards) {
  if (years < 16) return {};
  const auto* vocabulary =
      standards::find_vocabulary(standards, standards::find_characteristic(standards, "age")->vocabulary);
  for (const auto& category : set.categories) {
    const auto ours = standards::find_category(*vocabulary, category.category);
    const auto& ages = vocabulary->categories[*ours].ages;
    if (ages && years >= ages->from && years <= ages->to) return category.id;
  }
  return {};
}

// "Ethnic group: White: Roma; measures: Value" → "Ethnic group", "White: Roma".
std::pair<std::string_view, std::string_view> parts_of(std::string_view header) {
  if (const auto measures = header.rfind(';'); measures != std::string_view::npos) header = header.substr(0, measures);
  const auto colon = header.find(':');
  if (colon == std::string_view::npos) return {};
  return {standards::trim(header.substr(0, colon)), standards::trim(header.substr(colon + 1))};
}

}  // namespace

const CensusSet* census_set_named(std::string_view heading, const Standards& standards) {
  const auto tidy = normalise(heading);
  for (const auto& set : standards.benchmarks.sets) {
    for (const auto& name : set.headings) {
      if (normalise(name) == tidy) return &set;
    }
  }
  return nullptr;
}

std::string census_category(const CensusSet& set, std::string_view label, const Standards& standards) {
  if (set.characteristic == "age") {
    if (const auto years = single_year(label); years >= 0) return band_of(set, years, standards);
  }
  const auto tidy = fold(label);
  const auto parent_label = [&](const standards::CensusCategory& category) -> std::string_view {
    for (const auto& other : set.categories) {
      if (other.id == category.parent) return other.label;
    }
    return {};
  };
  // With what it stands under, then by itself: there is one "Irish" and one "Roma".
  for (const auto& category : set.categories) {
    if (category.parent.empty() ? fold(category.label) == tidy
                                : fold(std::string(parent_label(category)) + ": " + category.label) == tidy) {
      return category.id;
    }
  }
  std::string found;
  for (const auto& category : set.categories) {
    if (fold(category.label) != tidy) continue;
    if (!found.empty()) return {};
    found = category.id;
  }
  return found;
}

bool is_census_total(std::string_view label) {
  const auto tidy = fold(label);
  return tidy == "total" || tidy.starts_with("total ") || tidy == "all" || tidy.starts_with("all persons") ||
         tidy.starts_with("all people") || tidy.starts_with("all usual residents") ||
         tidy.starts_with("all categories");
}

bool is_not_asked(std::string_view label) {
  const auto tidy = fold(label);
  return tidy == "does not apply" || tidy == "8" || tidy == "not applicable";
}

CensusColumn census_column(std::string_view role, const Standards& standards) {
  const auto dot = role.find('.');
  if (dot == std::string_view::npos) return {};
  for (const auto& set : standards.benchmarks.sets) {
    if (set.id != role.substr(0, dot)) continue;
    const auto rest = role.substr(dot + 1);
    if (rest == "total") return {&set, {}};
    const auto year = set.characteristic == "age" ? single_year(rest) : -1;
    return {&set, year >= 0 ? band_of(set, year, standards) : std::string(rest)};
  }
  return {};
}

standards::Kind benchmark_kind(const Standards& standards, std::span<const std::string> headers) {
  auto kind = *standards::find_kind(standards, "benchmark");
  for (auto& column : kind.columns) {
    const bool band = column.role == "age" || column.role == "age_band";
    if (!band && standards::find_characteristic(standards, column.role) == nullptr) continue;
    column.values = standards::Values::labels;
    column.vocabulary.clear();
    for (const auto& set : standards.benchmarks.sets) {
      if (set.characteristic == column.role) {
        column.aliases.insert(column.aliases.end(), set.headings.begin(), set.headings.end());
      }
    }
  }
  for (const auto& header : headers) {
    const auto [heading, label] = parts_of(header);
    const auto* set = heading.empty() ? nullptr : census_set_named(heading, standards);
    if (set == nullptr) continue;
    auto id = census_category(*set, label, standards);
    const auto year = set->characteristic == "age" ? single_year(label) : -1;
    if (id.empty() && is_census_total(label)) id = "total";
    if (id.empty()) continue;
    const auto role = set->id + "." + (year >= 0 ? std::to_string(year) : id);
    if (standards::find_column(kind, role) != nullptr) continue;
    kind.columns.push_back({role, header, standards::Values::number, {}, {}});
  }
  return kind;
}

}  // namespace evenhand::intake
