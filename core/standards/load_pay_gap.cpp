#include "core/standards/load_pay_gap.h"

#include <array>
#include <utility>

namespace evenhand::standards {
namespace {

constexpr std::array<std::pair<std::string_view, PayFigure>, 6> figures{{
    {"mean_hourly", PayFigure::mean_hourly},
    {"median_hourly", PayFigure::median_hourly},
    {"mean_bonus", PayFigure::mean_bonus},
    {"median_bonus", PayFigure::median_bonus},
    {"bonus_proportion", PayFigure::bonus_proportion},
    {"quartiles", PayFigure::quartiles},
}};

PayMeasure read_measure(const Scan::json& j, Scan& scan, const PayGapDefinition& gap) {
  PayMeasure m;
  const auto figure = scan.text(j, "figure", gap.id);
  bool found = false;
  for (const auto& [id, value] : figures) {
    if (id != figure) continue;
    m.figure = value;
    found = true;
  }
  if (!found) scan.fault(gap.id, "unknown figure \"" + figure + "\"");
  m.id = gap.id + "." + figure;
  m.title = scan.text(j, "title", m.id);
  m.source = scan.source(j, m.id);
  return m;
}

PayGapDefinition read_gap(const Scan::json& j, Scan& scan) {
  PayGapDefinition gap;
  gap.id = scan.text(j, "id", "pay gap");
  if (!j.is_object()) return gap;
  gap.title = scan.text(j, "title", gap.id);
  gap.characteristic = scan.text(j, "characteristic", gap.id);
  gap.grouping = scan.text(j, "grouping", gap.id, false);
  for (const auto& g : scan.list(j, "groups", gap.id)) {
    gap.groups.push_back({scan.text(g, "id", gap.id), scan.text(g, "label", gap.id), scan.text(g, "plural", gap.id)});
  }
  gap.every_category = scan.flag(j, "every_category", gap.id, false);
  gap.least_group = scan.flag(j, "least_group", gap.id, false);
  gap.unknown = scan.text(j, "unknown", gap.id);
  if (gap.groups.size() < (gap.every_category ? 1U : 2U)) scan.fault(gap.id, "nobody to compare");
  for (const auto& m : scan.list(j, "measures", gap.id)) gap.measures.push_back(read_measure(m, scan, gap));
  return gap;
}

}  // namespace

void read_pay_gaps(const Scan::json& pack, Scan& scan, Standards& out) {
  for (const auto& j : scan.list(pack, "pay_gaps", "pack", false)) out.pay_gaps.push_back(read_gap(j, scan));
  for (const auto& j : scan.list(pack, "pay_periods", "pack", false)) {
    PayPeriod period;
    period.id = scan.text(j, "id", "pay period");
    period.days = scan.number(j, "days", period.id);
    period.words = scan.texts(j, "words", period.id);
    if (!(period.days > 0)) scan.fault(period.id, "days is not more than 0");
    out.pay_periods.push_back(std::move(period));
  }
}

}  // namespace evenhand::standards
