#include <algorithm>
#include <array>
#include <utility>

#include "core/measures/counting.h"
#include "core/report/publication.h"

namespace evenhand::report {
namespace {

using Labels = std::vector<std::pair<std::string, std::string>>;  // id, label

constexpr std::array<std::pair<std::string_view, std::string_view>, 30> number_labels{
    {{"base", "all counted"},
     {"unknown", "not known"},
     {"known", "known"},
     {"unknown_events", "counted, group not known"},
     {"numerator", "counted"},
     {"denominator", "all in the group"},
     {"events", "counted"},
     {"part", "in this part"},
     {"whole", "in the workforce"},
     {"part_base", "all in this part"},
     {"whole_base", "whole workforce"},
     {"due", "due"},
     {"done", "done"},
     {"overdue", "overdue"},
     {"not_yet_due", "not due yet"},
     {"count", "people"},
     {"headcount", "all in the row"},
     {"relevant", "in these groups"},
     {"full_pay", "on full pay"},
     {"group", "this group"},
     {"rest", "all others"},
     {"before", "before"},
     {"after", "now"},
     {"stayers", "stayed"},
     {"joiners", "joined"},
     {"leavers", "left"},
     {"transferred_in", "transferred in"},
     {"transferred_out", "transferred out"},
     {"answers_in", "answer changed to this"},
     {"answers_out", "answer changed from this"}}};

template <class List>
void add(Labels& out, const List& list) {
  for (const auto& item : list) out.emplace_back(item.id, item.label);
}

void labels_in(const measures::Composition& c, Labels& out) { add(out, c.categories); }
void labels_in(const measures::Rate& r, Labels& out) { add(out, r.groups); }
void labels_in(const measures::Grid& g, Labels& out) {
  add(out, g.groups);
  for (const auto& row : g.rows) out.emplace_back(row.id, row.label + (row.section.empty() ? "" : ", " + row.section));
}
void labels_in(const measures::Likelihood& l, Labels& out) {
  add(out, l.groups);
  add(out, l.funnel);
}
void labels_in(const measures::PayGap& p, Labels& out) {
  add(out, p.groups);
  for (const auto& item : p.left_out) out.emplace_back(item.reason, item.label);
}
void labels_in(const measures::Quartiles& q, Labels& out) {
  add(out, q.groups);
  add(out, q.quarters);
  for (const auto& item : q.left_out) out.emplace_back(item.reason, item.label);
}
void labels_in(const measures::Difference& d, Labels& out) { add(out, d.groups); }
void labels_in(const measures::Score& s, Labels& out) { add(out, s.groups); }
void labels_in(const measures::Compliance& c, Labels& out) { add(out, c.groups); }
void labels_in(const measures::Statement&, Labels&) {}
void labels_in(const measures::Collection& c, Labels& out) {
  add(out, c.rows);
  add(out, c.columns);
}
void labels_in(const measures::Change& c, Labels& out) { add(out, c.categories); }

std::string part_label(std::string_view part, const Labels& labels) {
  for (const auto& [id, label] : labels) {
    if (id == part) return label;
  }
  for (const auto& [id, label] : number_labels) {
    if (id == part) return std::string(label);
  }
  if (part == "overall" || part == "all") return "Everybody";
  return std::string(part);
}

}  // namespace

std::string place_label(const measures::Measure& measure, const std::string& place) {
  static constexpr std::array<std::string_view, 6> rooms{"categories", "groups", "rows", "bands", "funnel", "left_out"};
  Labels labels;
  std::visit([&](const auto& figures) { labels_in(figures, labels); }, measure.figures);
  std::string out;
  std::string_view rest = place;
  while (!rest.empty()) {
    const auto slash = rest.find('/');
    const auto part = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    if (out.empty() && std::find(rooms.begin(), rooms.end(), part) != rooms.end()) continue;
    const auto label = part_label(part, labels);
    out += out.empty() ? measures::upper_first(label) : ", " + label;
  }
  return out;
}

}  // namespace evenhand::report
