#include "core/measures/pay_gap.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "core/measures/counting.h"
#include "core/measures/paid_people.h"
#include "core/measures/paid_whom.h"
#include "core/measures/quarters.h"
#include "core/statistics/bootstrap.h"

namespace evenhand::measures {
namespace {

using intake::Population;
using standards::PayFigure;
using standards::PayGapDefinition;
using standards::PayMeasure;

// Either interval leans on many people: of a handful it would be far too narrow.
constexpr std::uint64_t least_for_interval = 10;

bool is_bonus(PayFigure f) {
  return f == PayFigure::mean_bonus || f == PayFigure::median_bonus || f == PayFigure::bonus_proportion;
}

bool is_median(PayFigure f) { return f == PayFigure::median_hourly || f == PayFigure::median_bonus; }

void not_calculable(Measure& m, std::string reason) {
  m.status = Status::not_calculable;
  m.reason = std::move(reason);
}

/// The measures of one definition over its people.
class Gap {
 public:
  Gap(const PayGapDefinition& definition, PaidPeople people, std::uint64_t least)
      : definition_(definition), people_(std::move(people)), least_(least) {}

  const PaidPeople& people() const { return people_; }

  Measure measure(const PayMeasure& item) const {
    switch (item.figure) {
      case PayFigure::bonus_proportion:
        return proportion();
      case PayFigure::quartiles:
        return quartiles();
      default:
        return gap(item);
    }
  }

 private:
  bool large_enough(std::uint64_t n) const { return n >= least_; }

  // Whether two groups may be compared; if not, the measure says how large they are.
  bool comparable(Measure& m, std::span<const std::uint64_t> sizes, const std::string& of_whom) const {
    const bool others = std::any_of(sizes.begin() + 1, sizes.end(), [&](auto n) { return large_enough(n); });
    if (large_enough(sizes[0]) && others) return true;
    const auto& a = people_.groups[0];
    const auto needed = "at least " + std::to_string(least_) + (least_ == 1 ? " person " : " people ") + of_whom;
    if (definition_.every_category) {
      not_calculable(m, "Two ethnic groups need " + needed + ", one of them " + a.label + ". " + a.label + " has " +
                            std::to_string(sizes[0]) + "; the largest other group has " +
                            std::to_string(sizes.size() > 1 ? *std::max_element(sizes.begin() + 1, sizes.end()) : 0) +
                            ".");
    } else {
      const auto& b = people_.groups[1];
      not_calculable(m, "Both groups need " + needed + ". " + b.label + ": " + std::to_string(sizes[1]) + ". " +
                            a.label + ": " + std::to_string(sizes[0]) + ".");
    }
    return false;
  }

  Measure gap(const PayMeasure& item) const {
    Measure m;
    PayGap out;
    out.comparator = people_.groups[0].id;
    out.bonus = is_bonus(item.figure);
    out.median = is_median(item.figure);
    out.relevant = people_.relevant();
    out.full_pay = people_.full_pay();
    out.left_out = out.bonus ? people_.left_out_of_bonus() : people_.left_out_of_hourly();
    std::vector<std::uint64_t> sizes;
    for (const auto& group : people_.groups) {
      const auto& pounds = out.bonus ? group.bonuses : group.rates;
      sizes.push_back(pounds.size());
      PayGroup& g = out.groups.emplace_back();
      g.id = group.id;
      g.label = group.label;
      g.plural = group.plural;
      g.count = pounds.size();
      if (pounds.empty() || !large_enough(pounds.size())) continue;
      g.mean = statistics::mean(pounds);
      g.median = statistics::median(pounds);
    }
    if (out.bonus ? may_compare_bonuses(m, sizes) : comparable(m, sizes, "on full pay with an hourly rate")) {
      compare(m, item, out);
    }
    m.figures = std::move(out);
    return m;
  }

  bool may_compare_bonuses(Measure& m, std::span<const std::uint64_t> sizes) const {
    if (std::all_of(sizes.begin(), sizes.end(), [](auto n) { return n == 0; })) {
      not_calculable(m, "Nobody had a bonus in the twelve months.");
      return false;
    }
    const auto& a = people_.groups[0];
    if (sizes[0] == 0) {
      not_calculable(
          m, "None of the " + a.plural + " had a bonus in the twelve months, so there is nothing to compare with.");
      return false;
    }
    if (least_ > 1 || definition_.every_category) return comparable(m, sizes, "who had a bonus");
    const auto& b = people_.groups[1];
    if (b.relevant > 0) return true;
    not_calculable(m, "There are no " + b.plural + " in the workforce.");
    return false;
  }

  void compare(Measure& m, const PayMeasure& item, PayGap& out) const {
    const auto& pounds_of = [&](std::size_t g) -> const std::vector<double>& {
      return out.bonus ? people_.groups[g].bonuses : people_.groups[g].rates;
    };
    const auto& first = out.groups[0];
    const auto a = out.median ? *first.median : *first.mean;
    const auto comparator = statistics::sample_of(pounds_of(0));
    for (std::size_t i = 1; i < out.groups.size(); ++i) {
      auto& g = out.groups[i];
      if (g.count == 0 && least_ <= 1 && out.bonus) {
        // The law's own reading: nothing against something is all of it.
        g.gap = 100;
        m.notes.push_back("None of the " + g.plural + " had a bonus, so the gap is 100%.");
        continue;
      }
      const auto b = out.median ? g.median : g.mean;
      if (!b) continue;
      g.gap = (a - *b) / a * 100;
      if (std::min(first.count, g.count) < least_for_interval) continue;
      if (out.median) {
        g.interval = statistics::median_gap_interval(pounds_of(0), pounds_of(i), seed_of(item.id + "." + g.id));
      } else {
        g.interval = statistics::mean_gap_interval(comparator, statistics::sample_of(pounds_of(i)));
      }
      if (g.interval) out.method = out.median ? "bootstrap" : "fieller";
    }
    if (definition_.every_category) return;
    out.value = out.groups[1].gap;
    out.interval = out.groups[1].interval;
  }

  /// Which group each group is shown under: one that is too small stands with the other small ones, the last.
  std::vector<std::size_t> joined(std::span<const std::uint64_t> sizes, std::vector<QuarterGroup>& shown) const {
    std::vector<std::size_t> out;
    std::vector<std::size_t> small;
    for (std::size_t g = 0; g < sizes.size(); ++g) {
      out.push_back(shown.size());
      if (definition_.every_category && !large_enough(sizes[g])) {
        small.push_back(g);
      } else {
        const auto& group = people_.groups[g];
        shown.push_back({group.id, group.label, group.plural});
      }
    }
    if (small.empty()) return out;
    for (const auto g : small) out[g] = shown.size();
    const auto label = "Groups of fewer than " + std::to_string(least_) + ", together";
    shown.push_back({"smaller_groups", label, "staff of smaller groups"});
    return out;
  }

  Measure proportion() const {
    Measure m;
    Rate out;
    out.compared = !definition_.every_category;
    out.people = "staff";
    out.what = "had a bonus in the twelve months";
    std::vector<std::uint64_t> sizes;
    for (const auto& group : people_.groups) sizes.push_back(group.relevant);
    comparable(m, sizes, "in the workforce");
    std::vector<QuarterGroup> shown;
    const auto place = joined(sizes, shown);
    for (const auto& group : shown) out.groups.push_back({group.id, group.label, 0, 0, {}});
    for (std::size_t g = 0; g < sizes.size(); ++g) {
      out.groups[place[g]].numerator += people_.groups[g].bonuses.size();
      out.groups[place[g]].denominator += sizes[g];
    }
    // The group that the measure is named for comes first.
    if (out.compared) std::swap(out.groups[0], out.groups[1]);
    m.figures = std::move(out);
    return m;
  }

  Measure quartiles() const {
    Measure m;
    Quartiles out;
    std::vector<std::uint64_t> sizes;
    std::vector<std::vector<double>> rates;
    for (const auto& group : people_.groups) sizes.push_back(group.rates.size());
    const auto place = joined(sizes, out.groups);
    rates.resize(out.groups.size());
    for (std::size_t g = 0; g < sizes.size(); ++g) {
      const auto& own = people_.groups[g].rates;
      rates[place[g]].insert(rates[place[g]].end(), own.begin(), own.end());
    }
    for (auto& group : rates) {
      std::sort(group.begin(), group.end());
      out.overall.push_back(group.size());
    }
    out.relevant = people_.relevant();
    out.full_pay = people_.full_pay();
    out.left_out = people_.left_out_of_hourly();
    static constexpr std::array<std::array<const char*, 2>, 4> names{{{"lower", "Lower quarter"},
                                                                      {"lower_middle", "Lower middle quarter"},
                                                                      {"upper_middle", "Upper middle quarter"},
                                                                      {"upper", "Upper quarter"}}};
    const auto quarters = cut_quarters(pay_points(rates), rates.size());
    const auto counts = quarter_sizes(out.full_pay);
    for (std::size_t q = 0; q < 4; ++q) out.quarters[q] = {names[q][0], names[q][1], counts[q], quarters[q]};
    if (comparable(m, sizes, "on full pay with an hourly rate")) {
      if (out.full_pay < 4) not_calculable(m, "Fewer than four people have an hourly rate.");
      note_given_quarters(m, out);
    }
    m.figures = std::move(out);
    return m;
  }

  // Quarters in the file are compared, never used: their makers treat remainders and ties in different ways.
  void note_given_quarters(Measure& m, const Quartiles& out) const {
    if (definition_.characteristic != "sex") return;
    std::uint64_t moved = 0;
    for (std::size_t g = 0; g < people_.groups.size(); ++g) {
      for (std::size_t q = 0; q < 4; ++q) {
        const auto given = people_.groups[g].given_quarters[q];
        moved += given - std::min(given, out.quarters[q].counts[g]);
      }
    }
    if (moved == 0) return;
    m.notes.push_back("The quarters in the file differ from these for " + std::to_string(moved) +
                      (moved == 1 ? " person" : " people") +
                      " or more. These are worked out again from the hourly rates, as the guidance says; people on the "
                      "same rate are shared between quarters by sex.");
  }

  const PayGapDefinition& definition_;
  PaidPeople people_;
  std::uint64_t least_;
};

std::string lacking(const Population& staff, const PayGapDefinition& definition, PayFigure figure,
                    const standards::Standards& standards) {
  std::string columns;
  std::string advice = "Add the column to show it.";
  if (!staff.find(definition.characteristic)->supplied) {
    columns = name_in_files(definition.characteristic, standards);
  }
  const auto add = [&](const std::string& column) { columns += (columns.empty() ? "" : " and ") + column; };
  if (is_bonus(figure)) {
    if (!staff.pay.bonus_supplied) add("bonus in twelve months");
  } else if (!staff.pay.hourly_supplied) {
    add("hourly rate");
    advice = "Add hourly rates, or ordinary pay and weekly hours, to show it.";
  }
  return columns.empty() ? columns : "The staff file has no column for " + columns + ". " + advice;
}

Measure without_figures(Status status, std::string reason, const PayGapDefinition& definition, PayFigure figure) {
  Measure m;
  m.status = status;
  m.reason = std::move(reason);
  if (figure == PayFigure::bonus_proportion) {
    m.figures = Rate{};
  } else if (figure == PayFigure::quartiles) {
    m.figures = Quartiles{};
  } else {
    PayGap gap;
    gap.comparator = definition.groups.front().id;
    gap.bonus = is_bonus(figure);
    gap.median = is_median(figure);
    m.figures = std::move(gap);
  }
  return m;
}

}  // namespace

std::vector<Measure> pay_gap_measures(const Population& staff, const PayGapDefinition& definition,
                                      const intake::Settings& settings, const standards::Standards& standards) {
  std::vector<Measure> out;
  std::uint64_t chosen_least = 10;
  const auto option = intake::rule(settings, standards, "pay_gap_least_group");
  std::from_chars(option.data(), option.data() + option.size(), chosen_least);
  const bool too_many = staff.headcount > most_paid_people;
  const auto& column = *staff.find(definition.characteristic);
  const bool any_pay = staff.pay.hourly_supplied || staff.pay.bonus_supplied;
  PaidPeople people;
  if (any_pay && column.supplied && !too_many) people = paid_people(staff, definition);
  const auto unknown = people.unknown;
  const Gap gap(definition, std::move(people), definition.least_group ? chosen_least : 1);
  std::optional<PaidWhom> whom;
  if (staff.tells_whom && any_pay && column.supplied && !too_many) whom.emplace(staff, definition, gap.people());
  for (const auto& item : definition.measures) {
    Measure m;
    if (auto reason = lacking(staff, definition, item.figure, standards); !reason.empty()) {
      m = without_figures(Status::not_supplied, std::move(reason), definition, item.figure);
    } else if (staff.headcount == 0) {
      m = without_figures(Status::not_calculable, "Nobody is counted: every row of the staff file was set aside.",
                          definition, item.figure);
    } else if (too_many) {
      m = without_figures(Status::not_calculable,
                          "Pay gaps are worked out for two million people at most. Check the column of counts.",
                          definition, item.figure);
    } else {
      m = gap.measure(item);
      m.base = staff.headcount;
      m.unknown = unknown;
      if (whom) whom->tell(m);
      m.notes.insert(m.notes.end(), column.notes.begin(), column.notes.end());
    }
    m.id = item.id;
    m.title = item.title;
    m.characteristic = definition.characteristic;
    m.source = item.source;
    out.push_back(std::move(m));
  }
  return out;
}

std::vector<Measure> pay_gap_measures(const Population& staff, const intake::Settings& settings,
                                      const standards::Standards& standards) {
  std::vector<Measure> out;
  for (const auto& definition : standards.pay_gaps) {
    auto more = pay_gap_measures(staff, definition, settings, standards);
    out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return out;
}

}  // namespace evenhand::measures
