#include "core/report/obligations.h"

#include <algorithm>

#include "core/report/format.h"
#include "core/report/report.h"
#include "core/report/values.h"

namespace evenhand::report {
namespace {

using Json = nlohmann::ordered_json;
using measures::Status;
using standards::Duty;
using standards::DutyCase;
using standards::DutyNeed;
using standards::DutyTest;
using standards::Said;

/// What is known about the organisation.
struct Facts {
  std::string kind;
  Said contract = Said::unknown;
  Said listed = Said::unknown;
  std::optional<std::uint64_t> employees;
  bool employees_given = false;
  std::optional<intake::Date> snapshot;
};

Said said(const std::optional<bool>& value, bool otherwise) {
  if (value) return *value ? Said::yes : Said::no;
  return otherwise ? Said::yes : Said::unknown;
}

Facts facts_of(const intake::Settings& settings, std::uint64_t headcount) {
  Facts out;
  out.kind = settings.organisation_kind_said ? settings.organisation_kind : "unknown";
  // NHS trusts are listed, and hold the contract, unless somebody says otherwise.
  const bool trust = out.kind == "nhs_trust";
  out.contract = said(settings.nhs_standard_contract, trust);
  out.listed = said(settings.public_authority, trust);
  out.employees_given = settings.employees.has_value();
  out.employees = settings.employees;
  if (!out.employees && headcount > 0) out.employees = headcount;
  out.snapshot = settings.snapshot_date;
  return out;
}

class Judge {
 public:
  Judge(const intake::Settings& settings, const standards::Standards& standards, const Facts& facts)
      : settings_(settings), standards_(standards), facts_(facts) {}

  bool holds(const DutyTest& t) const {
    const auto& kinds = t.kinds;
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), facts_.kind) == kinds.end()) return false;
    if (t.contract != Said::any && t.contract != facts_.contract) return false;
    if (t.listed != Said::any && t.listed != facts_.listed) return false;
    if (t.employees_from && (!facts_.employees || *facts_.employees < *t.employees_from)) return false;
    if (t.employees_under && (!facts_.employees || *facts_.employees >= *t.employees_under)) return false;
    if (t.year_from && (!facts_.snapshot || facts_.snapshot->year < *t.year_from)) return false;
    if (t.year_before && (!facts_.snapshot || facts_.snapshot->year >= *t.year_before)) return false;
    return !t.rule || intake::rule(settings_, standards_, t.rule->rule) == t.rule->option;
  }

  // The last case of every duty holds always.
  const DutyCase& decide(const Duty& duty) const {
    const auto at = std::find_if(duty.cases.begin(), duty.cases.end(), [&](const auto& c) { return holds(c.test); });
    return at == duty.cases.end() ? duty.cases.back() : *at;
  }

  std::string reason(std::string text) const {
    static constexpr std::string_view place = "{employees}";
    const auto at = text.find(place);
    if (at == std::string::npos || !facts_.employees) return text;
    const auto n = *facts_.employees;
    text.replace(at, place.size(),
                 facts_.employees_given ? "You have " + count_text(n) + (n == 1 ? " employee" : " employees")
                                        : "The staff list holds " + count_text(n) + (n == 1 ? " person" : " people"));
    if (!facts_.employees_given) {
      text += " If the whole legal body has more or fewer employees, give their number in the settings.";
    }
    return text;
  }

  void set_when(const Duty& duty, Obligation& out) const {
    out.when = duty.when;
    bool worded = false;
    for (const auto& date : duty.dates) {
      if (!holds(date.test)) continue;
      if (!worded && !date.when.empty()) {
        out.when = date.when;
        worded = true;
      }
      if (!facts_.snapshot) continue;
      const auto first = intake::to_day(*facts_.snapshot) + date.least_days;
      intake::Date due{facts_.snapshot->year, date.month, date.day};
      while (intake::to_day(due) < first) ++due.year;
      if (!out.next_date || intake::to_day(due) < intake::to_day(*out.next_date)) out.next_date = due;
    }
  }

 private:
  const intake::Settings& settings_;
  const standards::Standards& standards_;
  const Facts& facts_;
};

bool is_of(const std::string& id, std::string_view name) {
  if (!name.ends_with("*")) return id == name;
  return std::string_view(id).starts_with(name.substr(0, name.size() - 1));
}

enum class Found { filled, not_calculable, missing };

Found look_up(const DutyNeed& need, const std::vector<ReportedMeasure>& list) {
  auto out = Found::missing;
  for (const auto& item : list) {
    const auto& m = item.measure;
    if (m.status == Status::not_supplied) continue;
    const auto names = [&](const std::string& name) { return is_of(m.id, name); };
    if (std::none_of(need.measures.begin(), need.measures.end(), names)) continue;
    if (m.status == Status::ok) return Found::filled;
    out = Found::not_calculable;
  }
  return out;
}

void add_to(std::string& list, const std::string& item) { list += (list.empty() ? "" : ", ") + item; }

void meet_by_needs(const Duty& duty, bool employees, const Answers& answers, Obligation& out) {
  std::size_t asked = 0;
  std::size_t filled = 0;
  std::string only;  // where there is but one
  std::string missing;
  std::string without;
  for (const auto& need : duty.needs) {
    if (need.employees && !employees) continue;
    ++asked;
    only = need.label;
    switch (look_up(need, answers.measures)) {
      case Found::filled:
        ++filled;
        break;
      case Found::not_calculable:
        add_to(without, need.label);
        break;
      case Found::missing:
        add_to(missing, need.label);
    }
  }
  out.met = filled == 0 ? "no" : missing.empty() ? "yes" : "partly";
  const auto all = count_text(asked) + " " + duty.part;
  if (asked == 1) {
    out.met_sentence = filled == 1       ? "This report has it: " + only + "."
                       : missing.empty() ? "The report says why there is no figure for: " + only + "."
                                         : "This report does not have it: " + only + ".";
    return;
  }
  if (filled == 0) {
    out.met_sentence = "None of the " + all + " is filled in this report.";
    missing.clear();
  } else if (filled == asked) {
    out.met_sentence = "All " + all + " are filled in this report.";
  } else {
    out.met_sentence =
        count_text(filled) + " of the " + all + (filled == 1 ? " is" : " are") + " filled in this report.";
  }
  if (!missing.empty()) out.met_sentence += " Missing: " + missing + ".";
  if (!without.empty()) out.met_sentence += " The report says why there is no figure for: " + without + ".";
}

void meet_by_eds(const Eds& eds, Obligation& out) {
  out.met = eds.status == Status::ok ? "yes" : eds.status == Status::not_calculable ? "partly" : "no";
  out.met_sentence = eds.sentence;
}

void meet_by_actions(const std::vector<ActionAnswer>& actions, Obligation& out) {
  std::size_t filled = 0;
  std::size_t elsewhere = 0;
  std::string missing;
  for (const auto& action : actions) {
    for (const auto& m : action.metrics) {
      if (m.status == MetricStatus::filled) ++filled;
      if (m.status == MetricStatus::elsewhere) ++elsewhere;
      if (m.status == MetricStatus::not_supplied) add_to(missing, m.id);
      for (const auto& id : m.measures) {
        if (std::find(out.parts.begin(), out.parts.end(), id) == out.parts.end()) out.parts.push_back(id);
      }
    }
  }
  out.met = filled == 0 ? "no" : missing.empty() && elsewhere == 0 ? "yes" : "partly";
  out.met_sentence = count_text(filled) + (filled == 1 ? " metric is" : " metrics are") + " filled in this report.";
  if (!missing.empty()) out.met_sentence += " Missing: " + missing + ".";
  if (elsewhere > 0) {
    out.met_sentence +=
        " " + count_text(elsewhere) + (elsewhere == 1 ? " is" : " are") + " collected or kept elsewhere.";
  }
}

void add_parts(const Duty& duty, const DutyCase& decided, const Answers& answers, Obligation& out) {
  const auto& wanted = decided.sections.empty() ? duty.sections : decided.sections;
  for (const auto& id : wanted) {
    const auto is_it = [&](const auto& section) { return section.id == id && !section.measures.empty(); };
    if (std::any_of(answers.sections.begin(), answers.sections.end(), is_it)) out.parts.push_back(id);
  }
  if (!wanted.empty()) return;
  for (const auto& need : duty.needs) {
    for (const auto& item : answers.measures) {
      const auto names = [&](const std::string& name) { return is_of(item.measure.id, name); };
      if (std::any_of(need.measures.begin(), need.measures.end(), names)) out.parts.push_back(item.measure.id);
    }
  }
}

}  // namespace

std::vector<Obligation> obligations(const intake::Settings& settings, const standards::Standards& standards,
                                    std::uint64_t headcount, const Answers& answers) {
  const auto facts = facts_of(settings, headcount);
  const Judge judge(settings, standards, facts);
  std::vector<Obligation> out;
  for (const auto& duty : standards.duties.duties) {
    const auto& decided = judge.decide(duty);
    Obligation item;
    item.id = duty.id;
    item.title = duty.title;
    item.applies = decided.applies;
    item.reason = judge.reason(decided.reason);
    item.source = duty.source;
    if (item.applies != "no") {
      judge.set_when(duty, item);
      add_parts(duty, decided, answers, item);
      if (duty.met_by == "eds") {
        meet_by_eds(answers.eds, item);
      } else if (duty.met_by == "high_impact_actions") {
        meet_by_actions(answers.actions, item);
      } else if (!duty.needs.empty()) {
        meet_by_needs(duty, !decided.without_employees, answers, item);
      } else {
        item.met_sentence = duty.met_note;
      }
    }
    out.push_back(std::move(item));
  }
  return out;
}

void add_duties(const intake::Settings& settings, const standards::Standards& standards, Report& report) {
  auto eds = eds_scores(settings, standards);
  report.high_impact_actions = high_impact_actions(standards, report.measures);
  report.obligations = obligations(settings, standards, report.headcount,
                                   {report.measures, report.sections, eds, report.high_impact_actions});
  const auto& list = report.obligations;
  const bool not_asked =
      std::any_of(list.begin(), list.end(), [](const auto& o) { return o.id == "eds_2022" && o.applies == "no"; });
  if (eds.status != Status::not_supplied || !not_asked) report.eds = std::move(eds);
}

Json obligations_json(const std::vector<Obligation>& list) {
  auto out = Json::array();
  for (const auto& o : list) {
    out.push_back(Object()
                      .add("id", o.id)
                      .add("title", o.title)
                      .add("applies", o.applies)
                      .add("reason", o.reason)
                      .add("when", o.when)
                      .add("next_date", o.next_date ? Json(intake::to_iso(*o.next_date)) : Json(nullptr))
                      .add("parts", o.parts)
                      .add("met", o.met.empty() ? Json(nullptr) : Json(o.met))
                      .add("met_sentence", o.met_sentence)
                      .add("source", source_json(o.source)));
  }
  return out;
}

}  // namespace evenhand::report
