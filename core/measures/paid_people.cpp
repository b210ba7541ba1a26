#include "core/measures/paid_people.h"

#include <algorithm>
#include <cmath>

namespace evenhand::measures {
namespace {

constexpr std::uint8_t nowhere = 255;

// Group of every category; known categories become groups of their own where the definition says so.
std::array<std::uint8_t, 256> paid_groups_of(const intake::CodedColumn& column,
                                             const standards::PayGapDefinition& definition,
                                             std::vector<PaidGroup>& groups) {
  std::array<std::uint8_t, 256> out;
  out.fill(nowhere);
  for (const auto& g : definition.groups) {
    groups.emplace_back();
    groups.back().id = g.id;
    groups.back().label = g.label;
    groups.back().plural = g.plural;
  }
  for (std::size_t c = 0; c < column.vocabulary->categories.size(); ++c) {
    const auto& category = column.vocabulary->categories[c];
    if (!category.known) continue;
    const auto id = definition.grouping.empty() ? std::string_view(category.id)
                                                : standards::group_of(category, definition.grouping);
    const auto at = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.id == id; });
    if (at != groups.end()) {
      out[c] = static_cast<std::uint8_t>(at - groups.begin());
    } else if (definition.every_category) {
      out[c] = static_cast<std::uint8_t>(groups.size());
      groups.emplace_back();
      groups.back().id = category.id;
      groups.back().label = category.label;
      groups.back().plural = category.label + " staff";
    }
  }
  return out;
}

}  // namespace

std::uint64_t PaidPeople::relevant() const {
  std::uint64_t out = 0;
  for (const auto& g : groups) out += g.relevant;
  return out;
}

std::uint64_t PaidPeople::full_pay() const {
  std::uint64_t out = 0;
  for (const auto& g : groups) out += g.rates.size();
  return out;
}

std::vector<LeftOut> PaidPeople::left_out_of_hourly() const {
  std::uint64_t on_leave = 0;
  for (const auto& g : groups) on_leave += g.on_leave;
  return {{"unknown_group", unknown_label, unknown},
          {"leave", "Pay reduced because of leave", on_leave},
          {"no_pay", "No hourly rate", relevant() - on_leave - full_pay()}};
}

std::vector<LeftOut> PaidPeople::left_out_of_bonus() const {
  std::uint64_t with_bonus = 0;
  for (const auto& g : groups) with_bonus += g.bonuses.size();
  return {{"unknown_group", unknown_label, unknown},
          {"no_bonus", "No bonus in the twelve months", relevant() - with_bonus}};
}

PaidPeople paid_people(const intake::Population& staff, const standards::PayGapDefinition& definition) {
  PaidPeople out;
  out.unknown_label = definition.unknown;
  const auto& column = *staff.find(definition.characteristic);
  const auto group_of = paid_groups_of(column, definition, out.groups);
  const auto& pay = staff.pay;
  for (std::size_t i = 0; i < staff.size; ++i) {
    const auto people = staff.weight(i);
    const auto place = group_of[column.codes[i]];
    if (place == nowhere) {
      out.unknown += people;
      continue;
    }
    auto& group = out.groups[place];
    group.relevant += people;
    if (pay.bonus[i] > 0) group.bonuses.insert(group.bonuses.end(), people, pay.bonus[i]);
    if (pay.full_pay[i] == 0) {
      group.on_leave += people;
    } else if (pay.hourly[i] > 0) {
      group.rates.insert(group.rates.end(), people, pay.hourly[i]);
      if (pay.quarter[i] > 0) group.given_quarters[pay.quarter[i] - 1U] += people;
    }
  }
  if (definition.every_category) {
    std::erase_if(out.groups, [&](const auto& g) { return g.relevant == 0 && g.id != definition.groups.front().id; });
  }
  for (auto& group : out.groups) {
    std::sort(group.rates.begin(), group.rates.end());
    std::sort(group.bonuses.begin(), group.bonuses.end());
  }
  return out;
}

std::vector<std::uint16_t> paid_group_of(const intake::Population& staff, const standards::PayGapDefinition& definition,
                                         const PaidPeople& people) {
  const auto& column = *staff.find(definition.characteristic);
  std::vector<PaidGroup> groups;
  const auto place_of = paid_groups_of(column, definition, groups);
  // Groups without people were left out after counting.
  std::vector<std::uint16_t> index(256, static_cast<std::uint16_t>(people.groups.size()));
  for (std::size_t c = 0; c < place_of.size(); ++c) {
    if (place_of[c] == nowhere) continue;
    const auto at = std::find_if(people.groups.begin(), people.groups.end(),
                                 [&](const auto& g) { return g.id == groups[place_of[c]].id; });
    if (at != people.groups.end()) index[c] = static_cast<std::uint16_t>(at - people.groups.begin());
  }
  std::vector<std::uint16_t> out(staff.size);
  for (std::size_t i = 0; i < staff.size; ++i) out[i] = index[column.codes[i]];
  return out;
}

}  // namespace evenhand::measures
