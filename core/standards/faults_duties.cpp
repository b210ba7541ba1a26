#include <algorithm>
#include <array>
#include <set>

#include "core/standards/duties.h"
#include "core/standards/standards.h"

namespace evenhand::standards {
namespace {

class DutiesChecker {
 public:
  DutiesChecker(const Standards& standards, std::vector<std::string>& faults) : s_(standards), faults_(faults) {
    for (const auto& c : s_.characteristics) {
      measures_.insert("declaration." + c.id);
      for (const auto& p : c.profiles) measures_.insert(p.id);
    }
    for (const auto& b : s_.breakdowns) measures_.insert(b.id);
    for (const auto& g : s_.grids) measures_.insert(g.id);
    for (const auto& d : s_.indicators.likelihoods) measures_.insert(d.id);
    for (const auto& d : s_.indicators.differences) measures_.insert(d.id);
    for (const auto& d : s_.indicators.statements) measures_.insert(d.id);
    for (const auto& m : s_.survey.measures) measures_.insert(m.id);
    for (const auto& g : s_.pay_gaps) {
      for (const auto& m : g.measures) measures_.insert(m.id);
    }
    const auto survey = [&](const std::string& id) {
      measures_.insert("survey." + id + ".all");
      for (const auto& view : s_.views) measures_.insert("survey." + id + "." + view.id);
    };
    for (const auto& q : s_.survey.questions) survey(q.id);
    for (const auto& t : s_.survey.themes) survey(t.id);
  }

  void add(const std::string& where, const std::string& what) { faults_.push_back(where + ": " + what); }

  void measure(const std::string& where, std::string_view id) {
    if (!(id.ends_with("*") ? is_start(id.substr(0, id.size() - 1)) : measures_.contains(id))) {
      add(where, "unknown measure " + std::string(id));
    }
  }

  void section(const std::string& where, const std::string& id) {
    const auto& list = s_.sections;
    if (std::none_of(list.begin(), list.end(), [&](const auto& item) { return item.id == id; })) {
      add(where, "unknown section " + id);
    }
  }

  void option(const std::string& where, const std::string& rule, const std::string& option) {
    for (const auto& r : s_.rules) {
      if (r.id != rule) continue;
      for (const auto& o : r.options) {
        if (o.id == option) return;
      }
    }
    add(where, "unknown rule and option " + rule + ", " + option);
  }

  void test(const std::string& where, const DutyTest& t) {
    static constexpr std::array<std::string_view, 5> kinds{"nhs_trust", "nhs_provider", "independent_provider", "other",
                                                           "unknown"};
    for (const auto& kind : t.kinds) {
      if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) add(where, "unknown kind of body " + kind);
    }
    if (t.rule) option(where, t.rule->rule, t.rule->option);
  }

  void group(const std::string& where, const std::string& id) {
    if (id == "all" || id == "unknown") return;
    for (const auto& v : s_.vocabularies) {
      if (find_category(v, id)) return;
      for (const auto& grouping : v.groupings) {
        for (const auto& g : grouping.groups) {
          if (g.id == id) return;
        }
      }
    }
    add(where, "unknown group " + id);
  }

 private:
  // The start of a family's measures (`recruitment.`, `training.sex.`), or those of patients.
  bool is_start(std::string_view start) const {
    if (start == "patients.") return true;
    for (const auto& family : s_.indicators.families) {
      const auto id = family.id + ".";
      if (id.starts_with(start)) return true;
      if (!start.starts_with(id)) continue;
      const auto rest = start.substr(id.size());
      for (const auto& view : s_.views) {
        if (rest == view.id + ".") return true;
      }
    }
    return false;
  }

  const Standards& s_;
  std::vector<std::string>& faults_;
  std::set<std::string, std::less<>> measures_;
};

bool asks_nothing(const DutyTest& t) {
  return t.kinds.empty() && t.contract == Said::any && t.listed == Said::any && !t.employees_from &&
         !t.employees_under && !t.year_from && !t.year_before && !t.rule;
}

void check_duty(const Duty& d, DutiesChecker& check) {
  static constexpr std::array<std::string_view, 3> met{"", "eds", "high_impact_actions"};
  if (std::find(met.begin(), met.end(), d.met_by) == met.end()) check.add(d.id, "nothing is met by " + d.met_by);
  if (d.needs.empty() == (d.met_by.empty() && d.met_note.empty())) {
    check.add(d.id, "needs either its parts, or what else shows whether it is met");
  }
  if (!d.needs.empty() && d.part.empty()) check.add(d.id, "does not say what its parts are called");
  for (const auto& id : d.sections) check.section(d.id, id);
  for (const auto& date : d.dates) check.test(d.id, date.test);
  for (const auto& need : d.needs) {
    for (const auto& id : need.measures) check.measure(d.id, id);
  }
  for (const auto& c : d.cases) {
    check.test(d.id, c.test);
    for (const auto& id : c.sections) check.section(d.id, id);
    const bool counts = c.test.employees_from || c.test.employees_under;
    if (!counts && c.reason.find("{employees}") != std::string::npos) {
      check.add(d.id, "a reason names the number of employees without asking for it");
    }
  }
  if (d.cases.empty() || !asks_nothing(d.cases.back().test)) check.add(d.id, "its last case does not hold always");
}

void check_eds(const Standards& s, DutiesChecker& check) {
  const auto& eds = s.duties.eds;
  if (eds.domains.empty()) return;
  std::set<std::string> seen;
  for (const auto& domain : eds.domains) {
    for (const auto& o : domain.outcomes) {
      if (!seen.insert(o.id).second) check.add("eds", "outcome " + o.id + " is defined twice");
      if (!o.id.starts_with(std::to_string(domain.id))) check.add("eds", "outcome " + o.id + " is in another domain");
    }
  }
  // Of an even number there is no middle one.
  if (eds.services % 2 == 0) check.add("eds", "the number of services has no middle one");
  if (eds.grades.size() < 2) check.add("eds", "fewer than two grades");
  for (const auto& b : eds.bounds) {
    check.option("eds", eds.bounds_rule, b.option);
    if (b.from.size() != eds.grades.size() || b.from.empty() || b.from.front() != 0 ||
        !std::is_sorted(b.from.begin(), b.from.end())) {
      check.add("eds", "the bounds of " + b.option + " do not fit the grades");
    }
  }
  for (const auto& rule : s.rules) {
    if (rule.id == eds.bounds_rule && rule.options.size() != eds.bounds.size()) {
      check.add("eds", "not every option has its bounds");
    }
  }
}

void check_actions(const std::vector<HighImpactAction>& actions, DutiesChecker& check) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const auto where = "high-impact action " + std::to_string(actions[i].id);
    if (actions[i].id != static_cast<int>(i) + 1) check.add(where, "is out of order");
    for (const auto& m : actions[i].metrics) {
      if (!seen.insert(m.id).second) check.add(where, "metric " + m.id + " is defined twice");
      if (m.measures.empty() == m.elsewhere.empty()) check.add(where, m.id + " needs measures, or where it is kept");
      for (const auto& id : m.measures) check.measure(where, id);
    }
  }
}

}  // namespace

void check_duties(const Standards& s, std::vector<std::string>& faults) {
  DutiesChecker check(s, faults);
  std::set<std::string> seen;
  for (const auto& d : s.duties.duties) {
    if (!seen.insert(d.id).second) check.add(d.id, "is defined twice");
    check_duty(d, check);
  }
  check_eds(s, check);
  check_actions(s.duties.actions, check);
  static constexpr std::array<std::string_view, 4> units{"percent", "ratio", "points", "score"};
  for (const auto& figure : s.duties.national) {
    const auto where = "national figure " + figure.label + " " + std::to_string(figure.year);
    if (figure.measures.empty()) check.add(where, "belongs to no measure");
    for (const auto& id : figure.measures) check.measure(where, id);
    for (const auto& item : figure.groups) check.group(where, item.first);
    if (std::find(units.begin(), units.end(), figure.unit) == units.end()) check.add(where, "unknown unit");
    if (figure.year < 2000 || figure.year > 2100) check.add(where, "has no year");
  }
  seen.clear();
  for (const auto& e : s.duties.explanations) {
    if (!seen.insert(e.id).second) check.add("explanation " + e.id, "is defined twice");
  }
}

}  // namespace evenhand::standards
