#include <array>
#include <span>

#include "core/standards/duties.h"
#include "core/standards/scan.h"

namespace evenhand::standards {
namespace {

using json = Scan::json;

/// One of several words, by its place among them; a fault for any other.
std::size_t word(const std::string& text, std::span<const std::string_view> words, Scan& scan, std::string_view where) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == text) return i;
  }
  scan.fault(where, "unknown word \"" + text + "\"");
  return 0;
}

Said said(const json& j, const char* key, Scan& scan, std::string_view where) {
  static constexpr std::array<std::string_view, 4> words{"", "yes", "no", "unknown"};
  return static_cast<Said>(word(scan.text(j, key, where, false), words, scan, where));
}

std::optional<int> whole(const json& j, const char* key, Scan& scan, std::string_view where) {
  if (!j.is_object() || !j.contains(key)) return std::nullopt;
  if (!j[key].is_number_unsigned()) scan.fault(where, std::string(key) + " is not a whole number");
  return j[key].is_number_unsigned() ? j[key].get<int>() : 0;
}

std::optional<std::uint64_t> people(const json& j, const char* key, Scan& scan, std::string_view where) {
  const auto number = whole(j, key, scan, where);
  return number ? std::optional<std::uint64_t>(static_cast<std::uint64_t>(*number)) : std::nullopt;
}

DutyTest read_test(const json& j, Scan& scan, std::string_view where) {
  DutyTest t;
  t.kinds = scan.texts(j, "kinds", where);
  t.contract = said(j, "contract", scan, where);
  t.listed = said(j, "listed", scan, where);
  t.employees_from = people(j, "employees_from", scan, where);
  t.employees_under = people(j, "employees_under", scan, where);
  t.year_from = whole(j, "year_from", scan, where);
  t.year_before = whole(j, "year_before", scan, where);
  if (const auto rule = scan.text(j, "rule", where, false); !rule.empty()) {
    t.rule = When{rule, scan.text(j, "option", where)};
  }
  return t;
}

DutyDate read_date(const json& j, Scan& scan, std::string_view where) {
  DutyDate d;
  d.test = read_test(j, scan, where);
  d.least_days = whole(j, "least_days", scan, where).value_or(1);
  d.when = scan.text(j, "when", where, false);
  const auto text = scan.text(j, "date", where);
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 99; };
  if (text.size() == 5 && text[2] == '-') {
    d.month = digit(0) * 10 + digit(1);
    d.day = digit(3) * 10 + digit(4);
  }
  // No duty falls on 29 February, so every year has the day.
  static constexpr std::array<int, 13> days{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (d.month < 1 || d.month > 12 || d.day < 1 || d.day > days[static_cast<std::size_t>(d.month)]) {
    scan.fault(where, "\"" + text + "\" is no day of the year such as 03-30");
    d.month = d.day = 1;
  }
  return d;
}

Duty read_duty(const json& j, Scan& scan) {
  Duty d;
  d.id = scan.text(j, "id", "duty");
  d.title = scan.text(j, "title", d.id);
  d.when = scan.text(j, "when", d.id);
  d.sections = scan.texts(j, "sections", d.id);
  d.part = scan.text(j, "part", d.id, false);
  d.met_by = scan.text(j, "met_by", d.id, false);
  d.met_note = scan.text(j, "met_note", d.id, false);
  d.source = scan.source(j, d.id);
  for (const auto& item : scan.list(j, "dates", d.id, false)) d.dates.push_back(read_date(item, scan, d.id));
  for (const auto& item : scan.list(j, "needs", d.id, false)) {
    d.needs.push_back({scan.text(item, "label", d.id), scan.texts(item, "measures", d.id),
                       scan.flag(item, "employees", d.id, false)});
  }
  static constexpr std::array<std::string_view, 4> verdicts{"yes", "no", "voluntary", "depends"};
  for (const auto& item : scan.list(j, "cases", d.id)) {
    DutyCase c;
    c.test = read_test(item, scan, d.id);
    c.applies = verdicts[word(scan.text(item, "applies", d.id), verdicts, scan, d.id)];
    c.reason = scan.text(item, "reason", d.id);
    c.sections = scan.texts(item, "sections", d.id);
    c.without_employees = scan.flag(item, "without_employees", d.id, false);
    d.cases.push_back(std::move(c));
  }
  return d;
}

EdsDefinition read_eds(const json& j, const Source& source, Scan& scan) {
  EdsDefinition e;
  e.source = source;
  e.services = static_cast<std::size_t>(whole(j, "services", scan, "eds").value_or(0));
  e.grades = scan.texts(j, "grades", "eds");
  e.bounds_rule = scan.text(j, "bounds_rule", "eds");
  for (const auto& item : scan.list(j, "bounds", "eds")) {
    EdsBounds b;
    b.option = scan.text(item, "option", "eds");
    for (const auto& from : scan.list(item, "from", "eds")) {
      if (!from.is_number_unsigned()) scan.fault("eds", "a bound is not a whole number");
      b.from.push_back(from.is_number_unsigned() ? from.get<int>() : 0);
    }
    e.bounds.push_back(std::move(b));
  }
  for (const auto& item : scan.list(j, "domains", "eds")) {
    EdsDomain d;
    d.id = whole(item, "id", scan, "eds").value_or(0);
    d.title = scan.text(item, "title", "eds");
    d.by_service = scan.flag(item, "by_service", "eds", false);
    for (const auto& o : scan.list(item, "outcomes", "eds")) {
      d.outcomes.push_back(
          {scan.text(o, "id", "eds"), scan.text(o, "title", "eds"), scan.flag(o, "unconfirmed", "eds", false)});
    }
    e.domains.push_back(std::move(d));
  }
  return e;
}

HighImpactAction read_action(const json& j, const Source& source, Scan& scan) {
  static constexpr std::array<std::string_view, 3> figures{"", "rows", "bases"};
  HighImpactAction a;
  a.id = whole(j, "id", scan, "high-impact action").value_or(0);
  const auto where = "high-impact action " + std::to_string(a.id);
  a.title = scan.text(j, "title", where);
  a.source = source;
  for (const auto& item : scan.list(j, "metrics", where)) {
    ActionMetric m;
    m.id = scan.text(item, "id", where);
    m.title = scan.text(item, "title", m.id);
    m.measures = scan.texts(item, "measures", m.id);
    m.figure = static_cast<MetricFigure>(word(scan.text(item, "figure", m.id, false), figures, scan, m.id));
    m.rows = scan.text(item, "rows", m.id, m.figure == MetricFigure::rows);
    m.row_ends = scan.texts(item, "row_ends", m.id);
    m.elsewhere = scan.text(item, "elsewhere", m.id, m.measures.empty());
    a.metrics.push_back(std::move(m));
  }
  return a;
}

void read_national(const json& j, Scan& scan, Duties& out) {
  const auto label = scan.text(j, "label", "national");
  const auto group = scan.text(j, "group", label, false);
  NationalFigure common;
  common.label = label;
  common.measures = scan.texts(j, "measures", label);
  common.unit = scan.text(j, "unit", label);
  common.source = scan.source(j, label);
  for (const auto& item : scan.list(j, "values", label)) {
    auto figure = common;
    figure.year = whole(item, "year", scan, label).value_or(0);
    if (item.is_object() && item.contains("value")) figure.value = scan.number(item, "value", label);
    if (item.is_object() && item.contains("groups") && item["groups"].is_object()) {
      for (const auto& member : item["groups"].items()) {
        figure.groups.emplace_back(member.key(), scan.number(item["groups"], member.key().c_str(), label));
      }
    } else if (figure.value && !group.empty()) {
      figure.groups.emplace_back(group, *figure.value);
    }
    if (!figure.value && figure.groups.empty()) scan.fault(label, "a year without a figure");
    out.national.push_back(std::move(figure));
  }
}

}  // namespace

void read_duties(const json& j, Scan& scan, Duties& out) {
  if (!j.is_object()) return;
  for (const auto& item : scan.list(j, "duties", "pack", false)) out.duties.push_back(read_duty(item, scan));
  if (j.contains("eds")) out.eds = read_eds(j["eds"], scan.source(j, "eds"), scan);
  for (const auto& item : scan.list(j, "high_impact_actions", "pack", false)) {
    out.actions.push_back(read_action(item, scan.source(j, "high-impact actions"), scan));
  }
  for (const auto& item : scan.list(j, "national", "pack", false)) read_national(item, scan, out);
  for (const auto& item : scan.list(j, "explanations", "pack", false)) {
    Explanation e;
    e.id = scan.text(item, "id", "explanation");
    e.title = scan.text(item, "title", e.id);
    e.paragraphs = scan.texts(item, "paragraphs", e.id);
    if (e.paragraphs.empty()) scan.fault(e.id, "nothing is explained");
    out.explanations.push_back(std::move(e));
  }
}

const EdsDomain* find_eds_domain(const EdsDefinition& eds, std::string_view outcome) {
  for (const auto& domain : eds.domains) {
    for (const auto& o : domain.outcomes) {
      if (o.id == outcome) return &domain;
    }
  }
  return nullptr;
}

}  // namespace evenhand::standards
