#include <array>
#include <nlohmann/json.hpp>

#include "core/standards/load_benchmarks.h"
#include "core/standards/load_pay_gap.h"
#include "core/standards/scan.h"
#include "core/standards/standards.h"

namespace evenhand::standards {
namespace {

using json = nlohmann::ordered_json;

Work to_work(std::string_view text, Scan& scan, std::string_view where) {
  if (text == "clinical") return Work::clinical;
  if (text == "non_clinical") return Work::non_clinical;
  if (text == "medical") return Work::medical;
  if (!text.empty()) scan.fault(where, "unknown kind of work \"" + std::string(text) + "\"");
  return Work::unknown;
}

std::vector<Group> read_groups(const json& list, Scan& scan, std::string_view where) {
  std::vector<Group> out;
  for (const auto& g : list) out.push_back({scan.text(g, "id", where), scan.text(g, "label", where)});
  return out;
}

Category read_category(const json& j, Scan& scan) {
  Category c;
  c.id = scan.text(j, "id", "category");
  const std::string where = "category " + c.id;
  if (!j.is_object()) return c;
  c.label = scan.text(j, "label", where);
  c.known = scan.flag(j, "known", where, true);
  const auto show = scan.text(j, "show", where);
  if (show != "always" && show != "present") scan.fault(where, "show is neither \"always\" nor \"present\"");
  c.show_always = show == "always";
  c.labels = scan.texts(j, "labels", where);
  c.codes = scan.texts(j, "codes", where);
  c.aliases = scan.texts(j, "aliases", where);
  c.note = scan.text(j, "note", where, false);
  c.work = to_work(scan.text(j, "clinical", where, false), scan, where);
  if (const auto it = j.find("groups"); it != j.end() && it->is_object()) {
    for (const auto& [key, value] : it->items()) {
      if (value.is_string()) {
        c.groups.emplace_back(key, value.get<std::string>());
      } else if (!value.is_null()) {
        scan.fault(where, "group " + key + " is not text");
      }
    }
  }
  if (const auto it = j.find("ages"); it != j.end()) {
    if (it->is_array() && it->size() == 2 && (*it)[0].is_number_integer() && (*it)[1].is_number_integer()) {
      c.ages = Ages{(*it)[0].get<int>(), (*it)[1].get<int>()};
    } else {
      scan.fault(where, "ages is not two whole numbers");
    }
  }
  return c;
}

void read_vocabulary(const json& j, Scan& scan, Standards& out) {
  Vocabulary v;
  v.id = scan.text(j, "id", "vocabulary");
  v.label = scan.text(j, "label", v.id);
  v.source = scan.source(j, v.id);
  v.drop_words = scan.texts(j, "drop_words", v.id);
  const auto split = scan.text(j, "split", v.id, false);
  if (split == "code_label") {
    v.split = Split::code_label;
  } else if (split == "pipe") {
    v.split = Split::pipe;
  } else if (!split.empty()) {
    scan.fault(v.id, "unknown split \"" + split + "\"");
  }
  for (const auto& g : scan.list(j, "groupings", v.id, false)) {
    Grouping grouping;
    grouping.id = scan.text(g, "id", v.id);
    grouping.label = scan.text(g, "label", v.id);
    grouping.note = scan.text(g, "note", v.id, false);
    grouping.groups = read_groups(scan.list(g, "groups", v.id), scan, v.id);
    v.groupings.push_back(std::move(grouping));
  }
  for (const auto& c : scan.list(j, "categories", v.id)) v.categories.push_back(read_category(c, scan));
  if (v.categories.empty() || v.categories.size() > 249) scan.fault(v.id, "needs between 1 and 249 categories");
  out.vocabularies.push_back(std::move(v));
}

std::vector<Column> read_columns(const json& list, Scan& scan, std::string_view where) {
  static constexpr std::array<std::pair<std::string_view, Values>, 6> names{{{"identifier", Values::identifier},
                                                                             {"vocabulary", Values::vocabulary},
                                                                             {"labels", Values::labels},
                                                                             {"date", Values::date},
                                                                             {"number", Values::number},
                                                                             {"text", Values::text}}};
  std::vector<Column> out;
  for (const auto& j : list) {
    Column c;
    c.role = scan.text(j, "role", where);
    c.label = scan.text(j, "label", c.role);
    const auto values = scan.text(j, "values", c.role);
    bool found = false;
    for (const auto& [name, value] : names) {
      if (values == name) {
        c.values = value;
        found = true;
      }
    }
    if (!found) scan.fault(c.role, "unknown sort of values \"" + values + "\"");
    c.vocabulary = scan.text(j, "vocabulary", c.role, c.values == Values::vocabulary);
    c.aliases = scan.texts(j, "aliases", c.role);
    out.push_back(std::move(c));
  }
  return out;
}

void read_kinds(const json& j, Scan& scan, Standards& out) {
  scan.source(j, "kinds");
  const auto shared = read_columns(scan.list(j, "characteristics", "kinds"), scan, "characteristics");
  for (const auto& k : scan.list(j, "kinds", "kinds")) {
    Kind kind;
    kind.id = scan.text(k, "id", "kind");
    kind.label = scan.text(k, "label", kind.id);
    kind.row = scan.text(k, "row", kind.id);
    kind.needed = scan.texts(k, "needed", kind.id);
    kind.columns = read_columns(scan.list(k, "columns", kind.id), scan, kind.id);
    kind.own_columns = kind.columns.size();
    kind.like = scan.text(k, "like", kind.id, false);
    if (const auto* other = kind.like.empty() ? nullptr : find_kind(out, kind.like)) {
      kind.columns = other->columns;
      kind.own_columns = other->own_columns;
    } else if (!kind.like.empty()) {
      scan.fault(kind.id, "like an unknown kind " + kind.like);
    }
    for (const auto& column : shared) {
      if (find_column(kind, column.role) == nullptr) kind.columns.push_back(column);
    }
    for (const auto& e : scan.list(k, "expected", kind.id, false)) {
      kind.expected.push_back(
          {scan.texts(e, "roles", kind.id), scan.text(e, "label", kind.id), scan.text(e, "consequence", kind.id)});
    }
    out.kinds.push_back(std::move(kind));
  }
}

void read_characteristics(const json& j, Scan& scan, Standards& out) {
  for (const auto& c : scan.list(j, "characteristics", "characteristics")) {
    Characteristic item;
    item.id = scan.text(c, "id", "characteristic");
    item.label = scan.text(c, "label", item.id);
    item.vocabulary = scan.text(c, "vocabulary", item.id);
    item.source = scan.source(c, item.id);
    item.not_supplied = scan.text(c, "not_supplied", item.id, false);
    for (const auto& p : scan.list(c, "profile", item.id)) {
      item.profiles.push_back(
          {scan.text(p, "id", item.id), scan.text(p, "title", item.id), scan.text(p, "grouping", item.id, false)});
      const auto& profile = item.profiles.back();
      // `profile.ethnicity_5` is the view `ethnicity_5`.
      out.views.push_back({profile.id.substr(profile.id.find('.') + 1), profile.title, item.id, profile.grouping});
    }
    out.characteristics.push_back(std::move(item));
  }
  for (const auto& b : scan.list(j, "breakdowns", "characteristics", false)) {
    Breakdown item;
    item.id = scan.text(b, "id", "breakdown");
    item.title = scan.text(b, "title", item.id);
    item.role = scan.text(b, "role", item.id);
    item.source = scan.source(b, item.id);
    out.breakdowns.push_back(std::move(item));
  }
}

GridDefinition read_grid(const json& j, Scan& scan) {
  GridDefinition g;
  g.id = scan.text(j, "id", "grid");
  g.title = scan.text(j, "title", g.id);
  g.characteristic = scan.text(j, "characteristic", g.id);
  g.grouping = scan.text(j, "grouping", g.id, false);
  g.source = scan.source(j, g.id);
  g.how = scan.text(j, "how", g.id);
  g.focus = scan.text(j, "focus", g.id);
  const auto labels = j.is_object() && j.contains("group_labels") ? j["group_labels"] : json::object();
  for (const auto& id : scan.texts(j, "groups", g.id)) g.groups.push_back({id, scan.text(labels, id.c_str(), g.id)});
  for (const auto& b : scan.list(j, "blocks", g.id)) {
    GridBlock block;
    block.section = scan.text(b, "section", g.id);
    block.label = scan.text(b, "label", g.id);
    block.work = to_work(block.section, scan, g.id);
    for (const auto& r : scan.list(b, "rows", g.id)) {
      block.rows.push_back({scan.text(r, "id", g.id), scan.text(r, "label", g.id),
                            scan.flag(r, "of_which", g.id, false), scan.texts(r, "pay_bands", g.id),
                            scan.texts(r, "medical_grades", g.id)});
    }
    g.blocks.push_back(std::move(block));
  }
  return g;
}

// A rule pack: rules that may be chosen, and grids.
void read_pack(const json& j, Scan& scan, Standards& out) {
  out.rule_packs.push_back(scan.text(j, "id", "pack"));
  const auto pack_source = scan.source(j, "pack");
  for (const auto& r : scan.list(j, "rules", "pack", false)) {
    Rule rule;
    rule.id = scan.text(r, "id", "rule");
    rule.label = scan.text(r, "label", rule.id);
    rule.default_option = scan.text(r, "default", rule.id);
    for (const auto& o : scan.list(r, "options", rule.id)) {
      rule.options.push_back({scan.text(o, "id", rule.id), scan.text(o, "label", rule.id)});
    }
    rule.source = r.is_object() && r.contains("source") ? scan.source(r, rule.id) : pack_source;
    out.rules.push_back(std::move(rule));
  }
  for (const auto& g : scan.list(j, "grids", "pack", false)) out.grids.push_back(read_grid(g, scan));
  read_indicators(j, scan, out.indicators);
  read_pay_gaps(j, scan, out);
  read_duties(j, scan, out.duties);
  read_benchmarks(j, scan, out);
}

void read_sections(const json& j, Scan& scan, Standards& out) {
  scan.source(j, "sections");
  for (const auto& s : scan.list(j, "sections", "sections")) {
    SectionDefinition section;
    section.id = scan.text(s, "id", "section");
    section.title = scan.text(s, "title", section.id);
    section.characteristics = scan.texts(s, "characteristics", section.id);
    section.measures = scan.texts(s, "measures", section.id);
    out.sections.push_back(std::move(section));
  }
}

void read_thresholds(const json& j, Scan& scan, Standards& out) {
  out.rule_packs.push_back(scan.text(j, "id", "thresholds"));
  if (!j.is_object()) return;
  for (const auto& item : j.items()) {
    if (!item.value().is_object() || item.key() == "source") continue;
    Threshold t;
    t.id = item.key();
    t.label = scan.text(item.value(), "label", t.id);
    t.source = scan.source(item.value(), t.id);
    for (const auto& member : item.value().items()) {
      if (member.value().is_number()) t.values.emplace_back(member.key(), member.value().get<double>());
    }
    if (t.values.empty()) scan.fault(t.id, "a threshold without a number");
    out.thresholds.push_back(std::move(t));
  }
}

void read_clinical(const json& j, Scan& scan, Standards& out) {
  scan.source(j, "clinical");
  for (const auto& p : scan.list(j, "prefixes", "clinical")) {
    const auto prefix = scan.text(p, "prefix", "clinical");
    out.occupations.push_back({prefix, to_work(scan.text(p, "clinical", prefix), scan, prefix)});
  }
}

}  // namespace

Loaded load(std::span<const EmbeddedFile> files) {
  Loaded out;
  for (const auto& file : files) {
    Scan scan(file.name, out.faults);
    const auto j = json::parse(file.text, nullptr, false);
    if (j.is_discarded()) {
      scan.fault("whole file", "not well-formed JSON");
      continue;
    }
    if (file.name.starts_with("vocabularies/")) {
      read_vocabulary(j, scan, out.standards);
    } else if (file.name == "kinds.json") {
      read_kinds(j, scan, out.standards);
    } else if (file.name == "characteristics.json") {
      read_characteristics(j, scan, out.standards);
    } else if (file.name == "sections.json") {
      read_sections(j, scan, out.standards);
    } else if (file.name == "thresholds.json") {
      read_thresholds(j, scan, out.standards);
    } else if (file.name == "survey.json") {
      read_survey(j, scan, out.standards);
    } else if (file.name == "clinical.json") {
      read_clinical(j, scan, out.standards);
    } else if (file.name == "series_breaks.json") {
      read_series_breaks(j, scan, out.standards.series_breaks);
    } else if (file.name == "national.json" || file.name == "explanations.json") {
      scan.source(j, file.name);
      read_duties(j, scan, out.standards.duties);
    } else {
      read_pack(j, scan, out.standards);
    }
  }
  return out;
}

}  // namespace evenhand::standards
