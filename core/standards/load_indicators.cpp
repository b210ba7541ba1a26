#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "core/standards/scan.h"
#include "core/standards/standards.h"

namespace evenhand::standards {
namespace {

using json = nlohmann::ordered_json;

const json& member(const json& j, const char* key) {
  static const json empty = json::object();
  const auto it = j.is_object() ? j.find(key) : j.end();
  return it != j.end() ? *it : empty;
}

Selection read_selection(const json& j, Scan& scan, const std::string& where) {
  Selection out;
  out.kind = scan.text(j, "kind", where);
  if (!j.is_object()) return out;
  out.counts = scan.texts(j, "counts", where);
  out.people = scan.flag(j, "people", where, false);
  for (const auto& c : scan.list(j, "where", where, false)) {
    out.where.push_back(
        {scan.text(c, "role", where), scan.texts(c, "is", where), scan.flag(c, "negate", where, false)});
  }
  return out;
}

LikelihoodDefinition read_likelihood(const json& j, Scan& scan, bool family) {
  LikelihoodDefinition d;
  d.id = scan.text(j, "id", "likelihood");
  d.title = scan.text(j, "title", d.id);
  if (!j.is_object()) return d;
  d.characteristic = scan.text(j, "characteristic", d.id, !family);
  d.grouping = scan.text(j, "grouping", d.id, false);
  d.over = scan.text(j, "over", d.id, !family);
  d.under = scan.text(j, "under", d.id, !family);
  d.base = read_selection(member(j, "base"), scan, d.id);
  d.events = read_selection(member(j, "events"), scan, d.id);
  d.file = d.events.kind;
  d.family = scan.text(j, "family", d.id, false);
  d.family_title = scan.text(j, "family_title", d.id, !d.family.empty());
  d.people = scan.text(j, "people", d.id);
  d.outcome = scan.text(j, "outcome", d.id);
  d.event_label = scan.text(j, "event_label", d.id);
  d.base_label = scan.text(j, "base_label", d.id);
  d.harm = scan.flag(j, "harm", d.id, false);
  d.odds = scan.flag(j, "odds", d.id, false);
  d.optional = scan.flag(j, "optional", d.id, false);
  d.two_years = scan.flag(j, "two_years", d.id, false);
  d.funnel = scan.flag(j, "funnel", d.id, false);
  if (j.contains("when")) d.when = When{scan.text(j["when"], "rule", d.id), scan.text(j["when"], "option", d.id)};
  d.notes = scan.texts(j, "notes", d.id);
  d.source = scan.source(j, d.id);
  return d;
}

DifferenceDefinition read_difference(const json& j, Scan& scan) {
  DifferenceDefinition d;
  d.id = scan.text(j, "id", "difference");
  d.title = scan.text(j, "title", d.id);
  d.characteristic = scan.text(j, "characteristic", d.id);
  d.grouping = scan.text(j, "grouping", d.id, false);
  const auto& labels = member(j, "group_labels");
  for (const auto& id : scan.texts(j, "groups", d.id)) d.groups.push_back({id, scan.text(labels, id.c_str(), d.id)});
  d.focus = scan.text(j, "focus", d.id);
  d.part = read_selection(member(j, "part"), scan, d.id);
  d.part_label = scan.text(j, "part_label", d.id);
  d.source = scan.source(j, d.id);
  return d;
}

void read_patients(const json& j, Scan& scan, PatientDefinition& out) {
  out.views = scan.texts(j, "characteristics", "patients");
  for (const auto& r : scan.list(j, "types", "patients")) {
    out.records.push_back({scan.text(r, "id", "patients"), scan.text(r, "title", "patients"),
                           scan.text(r, "outcome", "patients"), scan.flag(r, "satisfaction", "patients", false)});
  }
  out.source = scan.source(j, "patients");
}

class Checker {
 public:
  Checker(const Standards& standards, std::vector<std::string>& faults) : standards_(standards), faults_(faults) {}

  void selection(const std::string& id, const Selection& s) {
    const auto* kind = find_kind(standards_, s.kind);
    if (kind == nullptr) return add(id, "unknown kind of file " + s.kind);
    for (const auto& condition : s.where) {
      if (condition.role == "work") continue;
      const auto* column = find_column(*kind, condition.role);
      const auto* vocabulary = column != nullptr ? find_vocabulary(standards_, column->vocabulary) : nullptr;
      if (vocabulary == nullptr) {
        add(id, s.kind + " files have no column of words " + condition.role);
        continue;
      }
      for (const auto& category : condition.is) {
        if (!find_category(*vocabulary, category)) add(id, "unknown category " + condition.role + "/" + category);
      }
    }
  }

  void group(const std::string& id, const std::string& characteristic, const std::string& grouping,
             const std::string& group) {
    if (group == "unknown") return;
    const auto* c = find_characteristic(standards_, characteristic);
    const auto* v = c != nullptr ? find_vocabulary(standards_, c->vocabulary) : nullptr;
    if (v == nullptr) return add(id, "unknown characteristic " + characteristic);
    if (grouping.empty() && find_category(*v, group)) return;
    if (const auto* g = find_grouping(*v, grouping)) {
      for (const auto& item : g->groups) {
        if (item.id == group) return;
      }
    }
    add(id, "unknown group " + group);
  }

  void when(const LikelihoodDefinition& d) {
    if (!d.when) return;
    for (const auto& rule : standards_.rules) {
      if (rule.id != d.when->rule) continue;
      for (const auto& option : rule.options) {
        if (option.id == d.when->option) return;
      }
    }
    add(d.id, "holds under an unknown rule or option");
  }

  void add(const std::string& id, const std::string& what) { faults_.push_back("indicator " + id + ": " + what); }

 private:
  const Standards& standards_;
  std::vector<std::string>& faults_;
};

}  // namespace

void read_indicators(const json& j, Scan& scan, Indicators& out) {
  for (const auto& l : scan.list(j, "likelihoods", "pack", false)) {
    out.likelihoods.push_back(read_likelihood(l, scan, false));
  }
  for (const auto& f : scan.list(j, "families", "pack", false)) out.families.push_back(read_likelihood(f, scan, true));
  for (const auto& d : scan.list(j, "differences", "pack", false)) out.differences.push_back(read_difference(d, scan));
  for (const auto& s : scan.list(j, "statements", "pack", false)) {
    const auto id = scan.text(s, "id", "statement");
    out.statements.push_back({id, scan.text(s, "title", id), scan.text(s, "characteristic", id),
                              scan.text(s, "prompt", id), scan.source(s, id)});
  }
  if (j.is_object() && j.contains("training")) {
    const auto& t = j["training"];
    out.training = {scan.text(t, "role", "training"), static_cast<int>(scan.number(t, "renewal_years", "training")),
                    static_cast<int>(scan.number(t, "joining_months", "training")), scan.source(t, "training")};
  }
  if (j.is_object() && j.contains("patients")) read_patients(j["patients"], scan, out.patients);
  if (j.is_object() && j.contains("change")) out.change = scan.source(j["change"], "change");
  if (j.is_object() && j.contains("analysis")) out.analysis = scan.source(j["analysis"], "analysis");
  for (const auto& pair : scan.list(j, "crossings", "pack", false)) {
    if (pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string()) {
      out.crossings.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
    } else {
      scan.fault("crossings", "not a pair of names");
    }
  }
}

void check_indicators(const Standards& s, std::vector<std::string>& faults) {
  Checker check(s, faults);
  std::set<std::string> seen;
  for (const auto* list : {&s.indicators.likelihoods, &s.indicators.families}) {
    for (const auto& d : *list) {
      check.selection(d.id, d.base);
      check.selection(d.id, d.events);
      check.when(d);
      if (!d.characteristic.empty()) {
        check.group(d.id, d.characteristic, d.grouping, d.over);
        check.group(d.id, d.characteristic, d.grouping, d.under);
      }
      const auto key = d.id + (d.when ? " " + d.when->option : "");
      if (!seen.insert(key).second) check.add(d.id, "is defined twice");
    }
  }
  for (const auto& d : s.indicators.differences) {
    check.selection(d.id, d.part);
    for (const auto& g : d.groups) check.group(d.id, d.characteristic, d.grouping, g.id);
    if (d.groups.empty() || d.groups.back().id != "unknown") check.add(d.id, "its last group is not unknown");
  }
  for (const auto& id : s.indicators.patients.views) {
    if (find_view(s, id) == nullptr) check.add("patients", "unknown view " + id);
  }
  for (const auto& [a, b] : s.indicators.crossings) {
    if (find_view(s, a) == nullptr) check.add("cross." + a + "." + b, "unknown view " + a);
    if (!can_cross(s, b)) check.add("cross." + a + "." + b, "nothing to set it against is called " + b);
  }
}

const View* find_view(const Standards& standards, std::string_view id) {
  const auto at =
      std::find_if(standards.views.begin(), standards.views.end(), [&](const auto& v) { return v.id == id; });
  return at != standards.views.end() ? &*at : nullptr;
}

bool can_cross(const Standards& standards, std::string_view id) {
  static constexpr std::array<std::string_view, 4> columns{"pay_band", "staff_group", "site", "contract"};
  return find_view(standards, id) != nullptr || std::find(columns.begin(), columns.end(), id) != columns.end();
}

}  // namespace evenhand::standards
