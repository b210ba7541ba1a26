#include "core/standards/load_benchmarks.h"

#include <algorithm>

namespace evenhand::standards {
namespace {

using json = Scan::json;

CensusSet read_set(const json& j, Scan& scan) {
  CensusSet set;
  set.id = scan.text(j, "id", "census set");
  if (!j.is_object()) return set;
  set.characteristic = scan.text(j, "characteristic", set.id);
  set.ages = scan.text(j, "ages", set.id);
  set.edition = scan.text(j, "edition", set.id);
  set.column = scan.text(j, "column", set.id, false);
  set.rule = scan.text(j, "rule", set.id, false);
  set.option = scan.text(j, "option", set.id, !set.rule.empty());
  set.headings = scan.texts(j, "headings", set.id);
  for (const auto& c : scan.list(j, "categories", set.id)) {
    set.categories.push_back({scan.text(c, "id", set.id), scan.text(c, "label", set.id),
                              scan.text(c, "parent", set.id, false), scan.text(c, "category", set.id)});
  }
  set.place = scan.text(j, "place", set.id, set.column.empty());
  for (const auto& n : scan.list(j, "counts", set.id, set.column.empty())) {
    if (n.is_number_unsigned()) {
      set.counts.push_back(n.get<std::uint64_t>());
    } else {
      scan.fault(set.id, "counts holds something that is not a whole number");
    }
  }
  set.why_not = scan.text(j, "why_not", set.id, false);
  for (const auto& n : scan.list(j, "notes", set.id, false)) {
    set.notes.push_back({scan.text(n, "text", set.id), scan.texts(n, "views", set.id)});
  }
  set.source = scan.source(j, set.id);
  return set;
}

Source read_source(const json& j, const char* key, Scan& scan) {
  const auto it = j.find(key);
  if (it == j.end() || !it->is_object()) {
    scan.fault("benchmarks", std::string(key) + " is missing");
    return {};
  }
  return {scan.text(*it, "document", key), scan.text(*it, "year", key), scan.text(*it, "place", key)};
}

}  // namespace

void read_benchmarks(const json& pack, Scan& scan, Standards& out) {
  if (!pack.is_object()) return;
  const auto it = pack.find("benchmarks");
  if (it == pack.end()) return;
  if (!it->is_object()) return scan.fault("benchmarks", "not an object");
  auto& b = out.benchmarks;
  const auto& j = *it;
  b.licence = scan.text(j, "licence", "benchmarks");
  b.source = read_source(j, "source", scan);
  b.catchments = read_source(j, "catchments", scan);
  b.own_figures = scan.text(j, "own_figures", "benchmarks");
  b.notes = scan.texts(j, "notes", "benchmarks");
  for (const auto& m : scan.list(j, "merged", "benchmarks")) {
    b.merged.emplace_back(scan.text(m, "from", "merged"), scan.text(m, "to", "merged"));
  }
  for (const auto& w : scan.list(j, "wider", "benchmarks")) {
    b.wider.push_back(
        {scan.text(w, "code", "wider"), scan.text(w, "name", "wider"), scan.texts(w, "regions", "wider")});
  }
  for (const auto& s : scan.list(j, "sets", "benchmarks")) b.sets.push_back(read_set(s, scan));
}

void check_benchmarks(const Standards& s, std::vector<std::string>& faults) {
  for (const auto& set : s.benchmarks.sets) {
    const auto where = "census set " + set.id + ": ";
    const auto* c = find_characteristic(s, set.characteristic);
    const auto* v = c != nullptr ? find_vocabulary(s, c->vocabulary) : nullptr;
    if (v == nullptr) {
      faults.push_back(where + "unknown characteristic " + set.characteristic);
      continue;
    }
    for (const auto& category : set.categories) {
      if (!find_category(*v, category.category)) faults.push_back(where + "unknown category " + category.category);
      const auto is_parent = [&](const auto& other) { return other.id == category.parent; };
      if (!category.parent.empty() && std::none_of(set.categories.begin(), set.categories.end(), is_parent)) {
        faults.push_back(where + "unknown parent " + category.parent);
      }
    }
    if (set.column.empty() && set.counts.size() != set.categories.size()) {
      faults.push_back(where + "needs a count for each category");
    }
    const auto holds = [&](const Rule& rule) {
      return rule.id == set.rule && std::any_of(rule.options.begin(), rule.options.end(),
                                                [&](const auto& option) { return option.id == set.option; });
    };
    if (!set.rule.empty() && std::none_of(s.rules.begin(), s.rules.end(), holds)) {
      faults.push_back(where + "unknown rule or option " + set.rule + " " + set.option);
    }
    for (const auto& note : set.notes) {
      for (const auto& view : note.views) {
        if (find_view(s, view) == nullptr) faults.push_back(where + "unknown view " + view);
      }
    }
  }
}

}  // namespace evenhand::standards
