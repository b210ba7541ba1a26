#include "core/measures/paid_whom.h"

#include <algorithm>

namespace evenhand::measures {
namespace {

constexpr std::uint16_t pay_reduced = 0;
constexpr std::uint16_t pay_unknown = 1;
constexpr std::uint16_t paid_fully = 2;

void add(Measure& m, std::string place, Whom whom) { m.made.push_back({std::move(place), std::move(whom)}); }

}  // namespace

PaidWhom::PaidWhom(const intake::Population& staff, const standards::PayGapDefinition& definition,
                   const PaidPeople& people)
    : staff_(staff), people_(people), group_of_(paid_group_of(staff, definition, people)) {
  const auto& pay = staff.pay;
  std::vector<std::uint16_t> paid(staff.size);
  std::vector<std::uint16_t> bonus(staff.size);
  for (std::size_t i = 0; i < staff.size; ++i) {
    paid[i] = pay.full_pay[i] == 0 ? pay_reduced : pay.hourly[i] > 0 ? paid_fully : pay_unknown;
    bonus[i] = pay.bonus[i] > 0 ? 1 : 0;
  }
  paid_ = std::make_shared<Coding>(staff, std::move(paid));
  bonus_ = std::make_shared<Coding>(staff, std::move(bonus));
  groups_ = std::make_shared<Coding>(staff, group_of_);
  for (std::uint16_t g = 0; g < people.groups.size(); ++g) every_.insert(g);
}

void PaidWhom::tell(Measure& m) const {
  const auto outside = Whom::among(groups_, {static_cast<std::uint16_t>(people_.groups.size())});
  m.made = {{"base", Whom::everybody(groups_)},
            {"unknown", outside},
            {"relevant", in(every_)},
            {"full_pay", in(every_).and_among(paid_, {paid_fully})},
            {"left_out/unknown_group", outside}};
  if (const auto* gap = std::get_if<PayGap>(&m.figures)) tell(m, *gap);
  if (const auto* rate = std::get_if<Rate>(&m.figures)) tell(m, *rate);
  if (const auto* quartiles = std::get_if<Quartiles>(&m.figures)) tell(m, *quartiles);
}

void PaidWhom::tell(Measure& m, const PayGap& gap) const {
  for (const auto& g : gap.groups) {
    const auto of_group = in(named(g.id));
    add(m, "groups/" + g.id + "/count",
        gap.bonus ? of_group.and_among(bonus_, {1}) : of_group.and_among(paid_, {paid_fully}));
  }
  if (gap.bonus) {
    add(m, "left_out/no_bonus", in(every_).and_among(bonus_, {0}));
  } else {
    left_out_of_hourly(m);
  }
}

void PaidWhom::tell(Measure& m, const Rate& rate) const {
  for (const auto& g : rate.groups) {
    const auto of_group = in(named_or_rest(g.id, rate.groups));
    add(m, "groups/" + g.id + "/denominator", of_group);
    add(m, "groups/" + g.id + "/numerator", of_group.and_among(bonus_, {1}));
  }
}

void PaidWhom::tell(Measure& m, const Quartiles& q) const {
  left_out_of_hourly(m);
  // A row of several people may stand in two quarters.
  if (!staff_.weights.empty()) return;
  std::vector<Codes> codes;
  for (const auto& g : q.groups) codes.push_back(named_or_rest(g.id, q.groups));
  const auto quarters = std::make_shared<Coding>(staff_, places_in(q, codes));
  for (std::size_t g = 0; g < codes.size(); ++g) {
    add(m, "overall/" + q.groups[g].id, in(codes[g]).and_among(paid_, {paid_fully}));
  }
  for (std::uint16_t k = 0; k < q.quarters.size(); ++k) {
    const auto place = "bands/" + q.quarters[k].id;
    const auto quarter = Whom::among(quarters, {k});
    add(m, place + "/count", quarter);
    for (std::size_t g = 0; g < codes.size(); ++g) {
      add(m, place + "/" + q.groups[g].id, quarter.and_among(groups_, codes[g]));
    }
  }
}

void PaidWhom::left_out_of_hourly(Measure& m) const {
  add(m, "left_out/leave", in(every_).and_among(paid_, {pay_reduced}));
  add(m, "left_out/no_pay", in(every_).and_among(paid_, {pay_unknown}));
}

Codes PaidWhom::named(std::string_view id) const {
  Codes out;
  for (std::uint16_t g = 0; g < people_.groups.size(); ++g) {
    if (people_.groups[g].id == id) out.insert(g);
  }
  return out;
}

// Small groups stand together under a name of their own.
template <class Groups>
Codes PaidWhom::named_or_rest(std::string_view id, const Groups& shown) const {
  auto out = named(id);
  if (!out.empty()) return out;
  out = every_;
  for (const auto& g : shown) {
    for (const auto code : named(g.id)) out.erase(code);
  }
  return out;
}

// Of people on one rate nobody knows who stands in which quarter: any that fit the counts will do.
std::vector<std::uint16_t> PaidWhom::places_in(const Quartiles& q, const std::vector<Codes>& codes) const {
  constexpr std::uint16_t in_none = 4;
  std::vector<std::uint16_t> out(staff_.size, in_none);
  for (std::size_t g = 0; g < codes.size(); ++g) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < staff_.size; ++i) {
      if (codes[g].contains(group_of_[i]) && (*paid_)[i] == paid_fully) rows.push_back(i);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [&](auto a, auto b) { return staff_.pay.hourly[a] < staff_.pay.hourly[b]; });
    std::size_t next = 0;
    for (std::uint16_t k = 0; k < q.quarters.size(); ++k) {
      for (std::uint64_t n = 0; n < q.quarters[k].counts[g] && next < rows.size(); ++n) out[rows[next++]] = k;
    }
  }
  return out;
}

}  // namespace evenhand::measures
