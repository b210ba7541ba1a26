#include "core/measures/paid_whom.h"

#include <algorithm>
#include <numeric>

namespace evenhand::measures {
namespace {

using intake::Population;

constexpr std::uint16_t pay_reduced = 0;
constexpr std::uint16_t pay_unknown = 1;
constexpr std::uint16_t paid_fully = 2;

class PaidWhom {
 public:
  PaidWhom(Measure& m, const Population& staff, const standards::PayGapDefinition& definition, const PaidPeople& people)
      : m_(m), staff_(staff), people_(people), group_of_(paid_group_of(staff, definition, people)) {
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
    const auto outside = static_cast<std::uint16_t>(people.groups.size());
    add("base", Whom::everybody(groups_));
    add("unknown", Whom::among(groups_, {outside}));
    add("relevant", in(every_));
    add("full_pay", in(every_).and_among(paid_, {paid_fully}));
    add("left_out/unknown_group", Whom::among(groups_, {outside}));
  }

  void tell(const PayGap& gap) {
    for (const auto& g : gap.groups) add("groups/" + g.id + "/count", counted(in(named(g.id)), gap.bonus));
    if (gap.bonus) {
      add("left_out/no_bonus", in(every_).and_among(bonus_, {0}));
    } else {
      left_out_of_hourly();
    }
  }

  void tell(const Rate& rate) {
    for (const auto& g : rate.groups) {
      const auto codes = named_or_rest(g.id, rate.groups);
      add("groups/" + g.id + "/denominator", in(codes));
      add("groups/" + g.id + "/numerator", in(codes).and_among(bonus_, {1}));
    }
  }

  void tell(const Quartiles& q) {
    left_out_of_hourly();
    // Of people on one rate nobody knows who stands in which quarter: any that fit the counts will do.
    if (!staff_.weights.empty()) return;
    std::vector<Codes> codes;
    for (const auto& g : q.groups) codes.push_back(named_or_rest(g.id, q.groups));
    const auto quarters = std::make_shared<Coding>(staff_, places_in(q, codes));
    for (std::size_t g = 0; g < codes.size(); ++g) {
      add("overall/" + q.groups[g].id, in(codes[g]).and_among(paid_, {paid_fully}));
    }
    for (std::uint16_t k = 0; k < q.quarters.size(); ++k) {
      const auto place = "bands/" + q.quarters[k].id;
      add(place + "/count", Whom::among(quarters, {k}));
      for (std::size_t g = 0; g < codes.size(); ++g)
        add(place + "/" + q.groups[g].id, Whom::among(quarters, {k}).and_among(groups_, codes[g]));
    }
  }

 private:
  void add(std::string place, Whom whom) { m_.made.push_back({std::move(place), std::move(whom)}); }

  Whom in(const Codes& groups) const { return Whom::among(groups_, groups); }

  Whom counted(const Whom& whom, bool bonus) const {
    return bonus ? whom.and_among(bonus_, {1}) : whom.and_among(paid_, {paid_fully});
  }

  void left_out_of_hourly() {
    add("left_out/leave", in(every_).and_among(paid_, {pay_reduced}));
    add("left_out/no_pay", in(every_).and_among(paid_, {pay_unknown}));
  }

  Codes named(std::string_view id) const {
    Codes out;
    for (std::uint16_t g = 0; g < people_.groups.size(); ++g) {
      if (people_.groups[g].id == id) out.insert(g);
    }
    return out;
  }

  // Small groups stand together under a name of their own.
  template <class Groups>
  Codes named_or_rest(std::string_view id, const Groups& shown) const {
    auto out = named(id);
    if (!out.empty()) return out;
    out = every_;
    for (const auto& g : shown) {
      for (const auto code : named(g.id)) out.erase(code);
    }
    return out;
  }

  std::vector<std::uint16_t> places_in(const Quartiles& q, const std::vector<Codes>& codes) const {
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

  Measure& m_;
  const Population& staff_;
  const PaidPeople& people_;
  std::vector<std::uint16_t> group_of_;
  std::shared_ptr<const Coding> paid_;
  std::shared_ptr<const Coding> bonus_;
  std::shared_ptr<const Coding> groups_;
  Codes every_;
};

}  // namespace

void tell_paid(Measure& m, const Population& staff, const standards::PayGapDefinition& definition,
               const PaidPeople& people) {
  PaidWhom whom(m, staff, definition, people);
  if (const auto* gap = std::get_if<PayGap>(&m.figures)) whom.tell(*gap);
  if (const auto* rate = std::get_if<Rate>(&m.figures)) whom.tell(*rate);
  if (const auto* quartiles = std::get_if<Quartiles>(&m.figures)) whom.tell(*quartiles);
}

}  // namespace evenhand::measures
