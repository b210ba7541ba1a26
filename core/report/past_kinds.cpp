// What an earlier report's measures stand for, by their kind.
#include <algorithm>
#include <cmath>

#include "core/report/past_raw.h"

namespace evenhand::report::past {
namespace {

const Item* find(const std::vector<Item>& items, std::string_view id) {
  const auto at = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
  return at == items.end() ? nullptr : &*at;
}

PastGroup group(const Item& from, std::optional<double> percent, std::string_view count, std::string_view base) {
  PastGroup out;
  out.id = from.id;
  out.label = from.label;
  out.percent = percent;
  out.comparator = from.number("comparator");
  out.count = whole(from.number(count));
  out.base = whole(from.number(base));
  out.interval = from.interval;
  return out;
}

// The share of one group in each row, beside its share of all.
void read_grid(Raw& raw, std::string_view focus) {
  const auto* all = find(raw.overall.cells, focus);
  if (all == nullptr) return;
  raw.figure.value = all->number("percent");
  raw.figure.sides = {std::string(focus)};
  raw.figure.interval = share_interval(whole(all->number("count")), whole(raw.overall.number("headcount")));
  for (const auto& row : raw.items) {
    const auto* cell = find(row.cells, focus);
    if (cell == nullptr) continue;
    auto g = group(*cell, cell->number("percent"), "count", {});
    g.id = row.id;
    g.label = row.section.empty() ? row.label : row.label + ", " + row.section;
    g.base = whole(row.number("headcount"));
    g.comparator = all->number("percent");
    raw.figure.groups.push_back(std::move(g));
  }
}

void read_quartiles(Raw& raw) {
  const auto* upper = find(raw.items, "upper");
  if (upper == nullptr) return;
  for (const auto& cell : upper->cells) {
    auto g = group(cell, cell.number("percent"), "count", {});
    g.base = whole(upper->number("count"));
    if (const auto* all = find(raw.overall.cells, cell.id)) g.comparator = all->number("percent");
    for (const auto& [id, label] : raw.labels) {
      if (id == cell.id) g.label = label;
    }
    raw.figure.groups.push_back(std::move(g));
  }
}

void read_groups(Raw& raw) {
  auto& f = raw.figure;
  for (const auto& item : raw.items) {
    if (f.kind == "likelihood") {
      const auto rate = item.number("rate");
      f.groups.push_back(group(item, rate ? std::optional(*rate * 100) : rate, "events", "base"));
    } else if (f.kind == "rate") {
      f.groups.push_back(group(item, item.number("percent"), "numerator", "denominator"));
    } else if (f.kind == "pay_gap") {
      f.groups.push_back(group(item, item.number("gap"), "count", {}));
    } else if (f.kind == "score") {
      f.groups.push_back(group(item, item.number("score"), {}, "base"));
    } else if (f.kind == "compliance") {
      f.groups.push_back(group(item, item.number("percent"), "done", "due"));
    } else if (f.kind == "difference") {
      auto g = group(item, item.number("part_percent"), {}, {});
      g.comparator = item.number("whole_percent");
      g.count = whole(item.part);
      g.base = whole(raw.part_base);
      f.groups.push_back(std::move(g));
    } else if (f.kind == "composition" && item.known) {
      auto g = group(item, item.number("percent_of_known"), "count", {});
      g.comparator = item.benchmark;
      g.base = whole(raw.known);
      f.groups.push_back(std::move(g));
    }
  }
}

}  // namespace

std::optional<std::uint64_t> whole(std::optional<double> x) {
  if (!x || *x < 0 || *x > 1e9 || std::floor(*x) != *x) return std::nullopt;
  return static_cast<std::uint64_t>(*x);
}

void settle(Raw& raw, const standards::Standards& standards) {
  auto& f = raw.figure;
  if (f.kind == "grid") {
    for (const auto& definition : standards.grids) {
      if (definition.id == raw.id) read_grid(raw, definition.focus);
    }
  } else if (f.kind == "quartiles") {
    read_quartiles(raw);
  } else {
    read_groups(raw);
  }
  if (f.kind == "compliance") f.value = raw.percent;
  if (f.kind == "difference") f.sides = {raw.focus};
  const bool two = f.groups.size() > 1 && f.value;
  if (two && (f.kind == "likelihood" || f.kind == "score")) f.sides = {f.groups[0].id, f.groups[1].id};
  if (two && f.kind == "pay_gap") f.sides = {raw.comparator, f.groups[0].id == raw.comparator ? f.groups[1].id : ""};
  if (f.status != "ok") f.value = std::nullopt;
  settle_intervals(f);
}

}  // namespace evenhand::report::past
