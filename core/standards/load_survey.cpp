#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "core/standards/scan.h"
#include "core/standards/standards.h"

namespace evenhand::standards {
namespace {

using json = nlohmann::ordered_json;

int read_year(const std::string& text, Scan& scan, std::string_view where) {
  int year = 0;
  const auto* end = text.data() + text.size();
  if (std::from_chars(text.data(), end, year).ptr != end) scan.fault(where, "\"" + text + "\" is not a year");
  return year;
}

// {"2018": "13a", "2021": "14a"}
std::vector<SurveyNumber> read_numbers(const json& j, Scan& scan, std::string_view where) {
  std::vector<SurveyNumber> out;
  const auto it = j.find("numbers");
  if (it == j.end() || !it->is_object()) return out;
  for (const auto& [year, number] : it->items()) {
    out.push_back({read_year(year, scan, where), number.is_string() ? number.get<std::string>() : std::string()});
  }
  return out;
}

SurveyQuestion read_question(const json& j, Scan& scan) {
  SurveyQuestion q;
  q.id = scan.text(j, "id", "question");
  if (!j.is_object()) return q;
  q.title = scan.text(j, "title", q.id);
  q.item = scan.flag(j, "item", q.id, false);
  q.what = scan.text(j, "what", q.id, !q.item);
  q.harm = scan.flag(j, "harm", q.id, false);
  q.any_of = scan.texts(j, "any_of", q.id);
  q.role = scan.text(j, "role", q.id, q.any_of.empty());
  q.vocabulary = scan.text(j, "vocabulary", q.id, q.any_of.empty());
  q.numerator = scan.texts(j, "numerator", q.id);
  q.base = scan.texts(j, "base", q.id);
  if (const auto it = j.find("option"); it != j.end()) {
    q.option = {scan.text(*it, "rule", q.id), scan.text(*it, "option", q.id), scan.texts(*it, "categories", q.id)};
  }
  if (const auto it = j.find("asked_of"); it != j.end()) {
    q.asked_characteristic = scan.text(*it, "characteristic", q.id);
    q.asked_of = scan.text(*it, "category", q.id);
  }
  q.numbers = read_numbers(j, scan, q.id);
  q.aliases = scan.texts(j, "aliases", q.id);
  return q;
}

SurveyCharacteristic read_characteristic(const json& j, Scan& scan) {
  SurveyCharacteristic c;
  c.id = scan.text(j, "id", "survey characteristic");
  if (!j.is_object()) return c;
  c.role = scan.text(j, "role", c.id);
  c.numbers = read_numbers(j, scan, c.id);
  for (const auto& item : scan.list(j, "codes", c.id, false)) {
    SurveyCodes codes;
    codes.from = static_cast<int>(scan.number(item, "from", c.id));
    if (const auto it = item.find("categories"); it != item.end() && it->is_object()) {
      for (const auto& [code, category] : it->items()) {
        codes.categories.emplace_back(code, category.is_string() ? category.get<std::string>() : std::string());
      }
    }
    c.codes.push_back(std::move(codes));
  }
  for (const auto& item : scan.list(j, "coarse", c.id, false)) {
    c.coarse.push_back({scan.text(item, "category", c.id), scan.texts(item, "of", c.id)});
  }
  c.gathers = scan.texts(j, "gathers", c.id);
  c.aliases = scan.texts(j, "aliases", c.id);
  return c;
}

Rule read_rule(const json& j, Scan& scan, const Source& source) {
  Rule rule;
  rule.id = scan.text(j, "id", "rule");
  rule.label = scan.text(j, "label", rule.id);
  rule.default_option = scan.text(j, "default", rule.id);
  for (const auto& o : scan.list(j, "options", rule.id)) {
    rule.options.push_back({scan.text(o, "id", rule.id), scan.text(o, "label", rule.id)});
  }
  rule.source = source;
  return rule;
}

SurveyMeasure read_measure(const json& j, Scan& scan) {
  SurveyMeasure m;
  m.id = scan.text(j, "id", "survey measure");
  if (!j.is_object()) return m;
  m.title = scan.text(j, "title", m.id);
  m.question = scan.text(j, "question", m.id);
  m.view = scan.text(j, "view", m.id);
  m.groups = scan.texts(j, "groups", m.id);
  m.everyone = scan.flag(j, "everyone", m.id, false);
  m.aliases = scan.texts(j, "aliases", m.id);
  m.source = scan.source(j, m.id);
  return m;
}

class SurveyChecker {
 public:
  SurveyChecker(const Standards& standards, std::vector<std::string>& faults) : s_(standards), faults_(faults) {}

  void question(const SurveyQuestion& q) {
    for (const auto& part : q.any_of) {
      if (find_question(s_.survey, part) == nullptr) add(q.id, "unknown question " + part);
    }
    if (!q.any_of.empty()) return;
    const auto* kind = find_kind(s_, "survey");
    const auto* column = kind != nullptr ? find_column(*kind, q.role) : nullptr;
    if (column == nullptr || column->vocabulary != q.vocabulary) {
      add(q.id, "no column " + q.role + " with answers in " + q.vocabulary);
    }
    const auto* v = find_vocabulary(s_, q.vocabulary);
    if (v == nullptr) return add(q.id, "unknown vocabulary " + q.vocabulary);
    for (const auto* list : {&q.numerator, &q.base, &q.option.categories}) {
      for (const auto& id : *list) {
        if (!find_category(*v, id)) add(q.id, "unknown answer " + id);
      }
    }
    for (const auto& id : q.numerator) {
      if (std::find(q.base.begin(), q.base.end(), id) == q.base.end()) add(q.id, id + " is not in the base");
    }
  }

  void characteristic(const SurveyCharacteristic& c) {
    const auto* known = find_characteristic(s_, c.id);
    const auto* v = known != nullptr ? find_vocabulary(s_, known->vocabulary) : nullptr;
    if (v == nullptr) return add(c.id, "unknown characteristic");
    const auto category = [&](const std::string& id) {
      if (!find_category(*v, id)) add(c.id, "unknown category " + id);
    };
    for (const auto& codes : c.codes) {
      for (const auto& [code, id] : codes.categories) category(id);
    }
    for (const auto& coarse : c.coarse) {
      category(coarse.category);
      for (const auto& id : coarse.of) category(id);
    }
    for (const auto& id : c.gathers) category(id);
  }

  void groups(const std::string& id, const std::string& view_id, const std::vector<std::string>& groups) {
    const auto* view = find_view(s_, view_id);
    const auto* c = view != nullptr ? find_characteristic(s_, view->characteristic) : nullptr;
    const auto* v = c != nullptr ? find_vocabulary(s_, c->vocabulary) : nullptr;
    if (v == nullptr) return add(id, "unknown view " + view_id);
    const auto* grouping = find_grouping(*v, view->grouping);
    for (const auto& group : groups) {
      const auto same = [&](const Group& g) { return g.id == group; };
      const bool found = grouping != nullptr ? std::any_of(grouping->groups.begin(), grouping->groups.end(), same)
                                             : find_category(*v, group).has_value();
      if (!found) add(id, "unknown group " + group);
    }
  }

  void add(const std::string& id, const std::string& what) { faults_.push_back("survey " + id + ": " + what); }

 private:
  const Standards& s_;
  std::vector<std::string>& faults_;
};

}  // namespace

void read_survey(const json& j, Scan& scan, Standards& out) {
  auto& survey = out.survey;
  out.rule_packs.push_back(scan.text(j, "id", "survey"));
  survey.source = scan.source(j, "survey");
  for (const auto& r : scan.list(j, "rules", "survey")) out.rules.push_back(read_rule(r, scan, survey.source));
  survey.missing_items_rule = scan.text(j, "missing_items_rule", "survey");
  for (const auto& q : scan.list(j, "questions", "survey")) survey.questions.push_back(read_question(q, scan));
  for (const auto& t : scan.list(j, "themes", "survey")) {
    SurveyTheme theme;
    theme.id = scan.text(t, "id", "theme");
    theme.title = scan.text(t, "title", theme.id);
    theme.what = scan.text(t, "what", theme.id);
    theme.parts = scan.texts(t, "parts", theme.id);
    if (!theme.parts.empty()) theme.least = static_cast<std::size_t>(scan.number(t, "least", theme.id));
    theme.aliases = scan.texts(t, "aliases", theme.id);
    survey.themes.push_back(std::move(theme));
  }
  for (const auto& c : scan.list(j, "characteristics", "survey")) {
    survey.characteristics.push_back(read_characteristic(c, scan));
  }
  for (const auto& c : scan.list(j, "comparisons", "survey")) {
    survey.comparisons.push_back({scan.text(c, "view", "comparison"), scan.texts(c, "groups", "comparison")});
  }
  for (const auto& m : scan.list(j, "measures", "survey")) survey.measures.push_back(read_measure(m, scan));
  for (const auto& b : scan.list(j, "breaks", "survey")) {
    survey.breaks.push_back({static_cast<int>(scan.number(b, "year", "break")), scan.texts(b, "questions", "break"),
                             scan.texts(b, "characteristics", "break"), scan.text(b, "note", "break")});
  }
  survey.everyone = scan.texts(j, "everyone", "survey");
  survey.notes = scan.texts(j, "notes", "survey");
}

void check_survey(const Standards& s, std::vector<std::string>& faults) {
  SurveyChecker check(s, faults);
  for (const auto& q : s.survey.questions) check.question(q);
  for (const auto& c : s.survey.characteristics) check.characteristic(c);
  for (const auto& t : s.survey.themes) {
    for (const auto& part : t.parts) {
      if (find_question(s.survey, part) == nullptr && find_theme(s.survey, part) == nullptr) {
        check.add(t.id, "unknown part " + part);
      }
    }
  }
  for (const auto& c : s.survey.comparisons) {
    check.groups("comparison", c.view, c.groups);
    if (c.groups.size() != 2) check.add(c.view, "a comparison has two groups");
  }
  for (const auto& m : s.survey.measures) {
    check.groups(m.id, m.view, m.groups);
    if (find_question(s.survey, m.question) == nullptr && find_theme(s.survey, m.question) == nullptr) {
      check.add(m.id, "unknown question " + m.question);
    }
  }
  for (const auto& b : s.survey.breaks) {
    for (const auto& id : b.questions) {
      if (find_question(s.survey, id) == nullptr) check.add("break", "unknown question " + id);
    }
  }
}

}  // namespace evenhand::standards
