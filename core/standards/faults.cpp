#include <algorithm>
#include <map>
#include <set>

#include "core/standards/load_benchmarks.h"
#include "core/standards/normalise.h"
#include "core/standards/standards.h"

namespace evenhand::standards {
namespace {

using Faults = std::vector<std::string>;

template <class Items>
void duplicate_ids(const Items& items, const std::string& what, Faults& faults) {
  std::set<std::string> seen;
  for (const auto& item : items) {
    if (!seen.insert(item.id).second) faults.push_back(what + " " + item.id + " is defined twice");
  }
}

void check_vocabulary(const Vocabulary& v, Faults& faults) {
  const std::string where = "vocabulary " + v.id;
  duplicate_ids(v.categories, where + ": category", faults);
  if (!find_category(v, "not_recorded")) faults.push_back(where + ": has no category not_recorded");
  std::map<std::string, std::string> words;
  const auto claim = [&](const std::string& word, const std::string& category) {
    const auto tidy = normalise(word);
    if (tidy.empty()) {
      faults.push_back(where + ": category " + category + " has an empty label");
      return;
    }
    const auto [it, fresh] = words.emplace(tidy, category);
    if (!fresh && it->second != category) {
      faults.push_back(where + ": \"" + word + "\" stands for both " + it->second + " and " + category);
    }
  };
  for (const auto& c : v.categories) {
    claim(c.id, c.id);
    claim(c.label, c.id);
    std::set<std::string> own;
    for (const auto* words_of : {&c.labels, &c.codes, &c.aliases}) {
      for (const auto& word : *words_of) {
        claim(word, c.id);
        if (!own.insert(normalise(word)).second) {
          faults.push_back(where + ": category " + c.id + " has \"" + word + "\" twice");
        }
      }
    }
    for (const auto& [grouping, group] : c.groups) {
      const auto* g = find_grouping(v, grouping);
      bool found = false;
      if (g != nullptr) {
        for (const auto& item : g->groups) found = found || item.id == group;
      }
      if (!found) faults.push_back(where + ": category " + c.id + ": unknown group " + grouping + "/" + group);
    }
    for (const auto& g : v.groupings) {
      if (c.known && group_of(c, g.id).empty()) {
        faults.push_back(where + ": category " + c.id + " has no group under " + g.id);
      }
    }
  }
}

void check_kind(const Standards& s, const Kind& kind, Faults& faults) {
  const std::string where = "kind " + kind.id;
  std::map<std::string, std::string> words;
  for (const auto& column : kind.columns) {
    const auto claim = [&](const std::string& word) {
      const auto [it, fresh] = words.emplace(normalise(word), column.role);
      if (!fresh && it->second != column.role) {
        faults.push_back(where + ": header \"" + word + "\" stands for both " + it->second + " and " + column.role);
      }
    };
    claim(column.role);
    for (const auto& alias : column.aliases) claim(alias);
    if (column.values == Values::vocabulary && find_vocabulary(s, column.vocabulary) == nullptr) {
      faults.push_back(where + ": column " + column.role + ": unknown vocabulary " + column.vocabulary);
    }
  }
  for (const auto& role : kind.needed) {
    if (find_column(kind, role) == nullptr) faults.push_back(where + ": needs unknown column " + role);
  }
  for (const auto& expected : kind.expected) {
    for (const auto& role : expected.roles) {
      if (find_column(kind, role) == nullptr) faults.push_back(where + ": expects unknown column " + role);
    }
  }
}

void check_grid(const Standards& s, const GridDefinition& grid, Faults& faults) {
  const std::string where = "grid " + grid.id;
  const auto* characteristic = find_characteristic(s, grid.characteristic);
  const auto* v = characteristic != nullptr ? find_vocabulary(s, characteristic->vocabulary) : nullptr;
  if (v == nullptr) {
    faults.push_back(where + ": unknown characteristic " + grid.characteristic);
    return;
  }
  const auto* grouping = grid.grouping.empty() ? nullptr : find_grouping(*v, grid.grouping);
  if (!grid.grouping.empty() && grouping == nullptr) faults.push_back(where + ": unknown grouping " + grid.grouping);
  for (const auto& group : grid.groups) {
    bool found = group.id == "unknown" || (grid.grouping.empty() && find_category(*v, group.id));
    if (grouping != nullptr) {
      for (const auto& g : grouping->groups) found = found || g.id == group.id;
    }
    if (!found) faults.push_back(where + ": unknown group " + group.id);
  }
  const auto is_focus = [&](const Group& group) { return group.id == grid.focus; };
  if (std::none_of(grid.groups.begin(), grid.groups.end(), is_focus)) {
    faults.push_back(where + ": the focus " + grid.focus + " is not one of its groups");
  }
  const auto* bands = find_vocabulary(s, "pay_band");
  const auto* grades = find_vocabulary(s, "medical_grade");
  std::set<std::string> rows;
  for (const auto& block : grid.blocks) {
    std::set<std::string> placed;
    for (const auto& row : block.rows) {
      if (!rows.insert(row.id).second) faults.push_back(where + ": row " + row.id + " is defined twice");
      for (const auto& id : row.pay_bands) {
        if (bands == nullptr || !find_category(*bands, id)) faults.push_back(where + ": unknown pay band " + id);
        if (!row.of_which && !placed.insert(id).second) faults.push_back(where + ": " + id + " stands in two rows");
      }
      for (const auto& id : row.medical_grades) {
        if (grades == nullptr || !find_category(*grades, id)) faults.push_back(where + ": unknown medical grade " + id);
        if (!row.of_which && !placed.insert(id).second) faults.push_back(where + ": " + id + " stands in two rows");
      }
    }
  }
}

// Survey questions, pay gaps and the like are placed by the start of their ids.
void check_sections(const Standards& s, const std::set<std::string>& measures, Faults& faults) {
  std::set<std::string> placed;
  std::set<std::string> characteristics;
  for (const auto& section : s.sections) {
    for (const auto& id : section.measures) {
      if (!placed.insert(id).second) faults.push_back("section " + section.id + ": " + id + " is shown twice");
      const bool elsewhere = id.starts_with("wres.") || id.starts_with("wdes.") || id.starts_with("training.");
      if (!id.ends_with("*") && !elsewhere && !measures.contains(id)) {
        faults.push_back("section " + section.id + ": unknown measure " + id);
      }
    }
    for (const auto& id : section.characteristics) {
      if (find_characteristic(s, id) == nullptr) faults.push_back("section " + section.id + ": unknown " + id);
      if (!characteristics.insert(id).second) faults.push_back(id + " has two sections");
    }
  }
  for (const auto& c : s.characteristics) {
    if (!characteristics.contains(c.id)) faults.push_back(c.id + " has no section");
  }
}

}  // namespace

std::vector<std::string> cross_faults(const Standards& s) {
  Faults faults;
  duplicate_ids(s.vocabularies, "vocabulary", faults);
  duplicate_ids(s.kinds, "kind", faults);
  duplicate_ids(s.characteristics, "characteristic", faults);
  duplicate_ids(s.rules, "rule", faults);
  for (const auto& v : s.vocabularies) check_vocabulary(v, faults);
  for (const auto& k : s.kinds) check_kind(s, k, faults);
  for (const auto& g : s.grids) check_grid(s, g, faults);
  std::set<std::string> measures;
  for (const auto& c : s.characteristics) {
    const auto* v = find_vocabulary(s, c.vocabulary);
    if (v == nullptr) faults.push_back("characteristic " + c.id + ": unknown vocabulary " + c.vocabulary);
    measures.insert("declaration." + c.id);
    for (const auto& p : c.profiles) {
      if (!measures.insert(p.id).second) faults.push_back("measure " + p.id + " is defined twice");
      if (v != nullptr && !p.grouping.empty() && find_grouping(*v, p.grouping) == nullptr) {
        faults.push_back("measure " + p.id + ": unknown grouping " + p.grouping);
      }
    }
  }
  const auto* staff = find_kind(s, "staff");
  for (const auto& b : s.breakdowns) {
    measures.insert(b.id);
    if (staff == nullptr || find_column(*staff, b.role) == nullptr) {
      faults.push_back("measure " + b.id + ": unknown column " + b.role);
    }
  }
  for (const auto& g : s.grids) measures.insert(g.id);
  for (const auto& v : s.views) measures.insert("change." + v.id);
  for (const auto& v : s.views) measures.insert("representation." + v.id);
  for (const auto& d : s.indicators.likelihoods) measures.insert(d.id);
  for (const auto& d : s.indicators.differences) measures.insert(d.id);
  for (const auto& d : s.indicators.statements) measures.insert(d.id);
  check_sections(s, measures, faults);
  check_indicators(s, faults);
  check_survey(s, faults);
  check_duties(s, faults);
  check_benchmarks(s, faults);
  check_series_breaks(s, faults);
  for (const auto& rule : s.rules) {
    bool found = false;
    for (const auto& option : rule.options) found = found || option.id == rule.default_option;
    if (!found) faults.push_back("rule " + rule.id + ": the default " + rule.default_option + " is not an option");
  }
  return faults;
}

}  // namespace evenhand::standards
