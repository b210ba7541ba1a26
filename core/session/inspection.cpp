#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "core/report/values.h"
#include "core/session/session.h"
#include "core/standards/census.h"
#include "core/standards/normalise.h"

namespace evenhand::session {
namespace {

using Json = nlohmann::ordered_json;
using report::Object;

std::string_view encoding_text(csv::Encoding encoding) {
  static constexpr std::array<std::string_view, 7> names{"ascii",    "utf-8",        "utf-8-bom", "utf-16le",
                                                         "utf-16be", "windows-1252", "mixed"};
  return names[static_cast<std::size_t>(encoding)];
}

std::string_view line_end_text(csv::LineEnd line_end) {
  static constexpr std::array<std::string_view, 5> names{"none", "lf", "crlf", "cr", "mixed"};
  return names[static_cast<std::size_t>(line_end)];
}

std::string_view escape_text(csv::Escape escape) {
  static constexpr std::array<std::string_view, 3> names{"none", "doubled", "backslash"};
  return names[static_cast<std::size_t>(escape)];
}

Json by_json(intake::MatchedBy by) {
  return by == intake::MatchedBy::none ? Json(nullptr) : Json(intake::to_string(by));
}

// More than this are no groups to choose from.
constexpr std::size_t most_own_groups = 40;

// The labels of a column that the user marked for an equality analysis, to choose from; spellings that differ only in
// case or spaces are one.
Json own_groups(const intake::File& file) {
  auto out = Json::array();
  const auto* column = file.table.find<intake::ValueColumn>("own_group");
  if (column == nullptr) return out;
  std::set<std::string> seen;
  for (const auto& value : column->values()) {
    if (intake::is_blank(value.text) || !seen.insert(standards::fold(value.text)).second) continue;
    if (seen.size() > most_own_groups) return Json::array();
    out.push_back(value.text);
  }
  return out;
}

Json columns_json(const intake::File& file) {
  auto out = Json::array();
  for (std::size_t i = 0; i < file.columns.size(); ++i) {
    const auto& column = file.columns[i];
    const auto& match = column.match;
    out.push_back(Object()
                      .add("index", i)
                      .add("name", column.name)
                      .add("role", match.role ? Json(*match.role) : Json(nullptr))
                      .add("matched_by", by_json(match.by))
                      .add("candidates", match.candidates)
                      .add("blank", column.blank)
                      .add("values", match.role ? standards::to_string(column.values) : "unused")
                      .add("vocabulary", column.vocabulary.empty() ? Json(nullptr) : Json(column.vocabulary))
                      .add("labels", match.role == "own_group" ? own_groups(file) : Json::array()));
  }
  return out;
}

// The outcomes of EDS 2022, for whoever has scores to enter.
Json eds_json(const standards::EdsDefinition& eds) {
  auto domains = Json::array();
  for (const auto& domain : eds.domains) {
    auto outcomes = Json::array();
    for (const auto& o : domain.outcomes) outcomes.push_back(Object().add("id", o.id).add("title", o.title));
    domains.push_back(Object()
                          .add("id", domain.id)
                          .add("title", domain.title)
                          .add("by_service", domain.by_service)
                          .add("outcomes", outcomes));
  }
  return Object().add("services", eds.services).add("grades", eds.grades).add("domains", domains);
}

Json values_json(const std::vector<intake::ValueOutcome>& values) {
  auto out = Json::array();
  for (const auto& v : values) {
    out.push_back(Object()
                      .add("vocabulary", v.vocabulary)
                      .add("column", v.column)
                      .add("value", v.text)
                      .add("rows", v.rows)
                      .add("first_row", v.first_row)
                      .add("category", v.category.empty() ? Json(nullptr) : Json(v.category))
                      .add("matched_by", by_json(v.by))
                      .add("candidates", v.candidates));
  }
  return out;
}

}  // namespace

std::string inspection_json(const Loaded& loaded) {
  const auto& file = loaded.file;
  const auto& resolved = loaded.resolved;
  Json out;
  out["format"] = "evenhand-inspection/1";
  out["id"] = file.id;
  out["name"] = file.name;
  out["kind"] = file.kind;
  out["kind_matched_by"] = file.kind_chosen ? "setting" : "columns";
  out["bytes"] = file.bytes;
  out["encoding"] = encoding_text(file.dialect.encoding);
  out["delimiter"] = std::string(1, file.dialect.delimiter);
  out["quote"] = std::string(1, file.dialect.quote);
  out["escape"] = escape_text(file.dialect.escape);
  out["line_end"] = line_end_text(file.dialect.line_end);
  out["header_row"] = file.header.row;
  out["header_rows"] = file.header.rows;
  out["rows_read"] = file.rows_read;
  out["rows_used"] = resolved.rows_used;
  out["set_aside"] = report::set_aside_json(resolved.set_aside);
  out["title_rows"] = file.header.title_rows;
  out["columns"] = columns_json(file);
  out["values"] = values_json(resolved.values);
  out["problems"] = report::problems_json(resolved.problems, file.name);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string catalogue_json(const standards::Standards& standards) {
  auto kinds = Json::array();
  for (const auto& kind : standards.kinds) {
    auto columns = Json::array();
    for (const auto& column : kind.columns) {
      const bool needed = std::find(kind.needed.begin(), kind.needed.end(), column.role) != kind.needed.end();
      columns.push_back(Object()
                            .add("role", column.role)
                            .add("label", column.label)
                            .add("needed", needed)
                            .add("values", standards::to_string(column.values))
                            .add("vocabulary", column.vocabulary.empty() ? Json(nullptr) : Json(column.vocabulary)));
    }
    kinds.push_back(
        Object().add("id", kind.id).add("label", kind.label).add("supported", true).add("columns", columns));
  }
  auto vocabularies = Json::array();
  for (const auto& v : standards.vocabularies) {
    auto categories = Json::array();
    for (const auto& c : v.categories)
      categories.push_back(Object().add("id", c.id).add("label", c.label).add("known", c.known));
    vocabularies.push_back(Object().add("id", v.id).add("label", v.label).add("categories", categories));
  }
  auto rules = Json::array();
  for (const auto& rule : standards.rules) {
    auto options = Json::array();
    for (const auto& o : rule.options) options.push_back(Object().add("id", o.id).add("label", o.label));
    rules.push_back(Object()
                        .add("id", rule.id)
                        .add("label", rule.label)
                        .add("default", rule.default_option)
                        .add("options", options)
                        .add("source", report::source_json(rule.source)));
  }
  auto areas = Json::array();
  for (const auto& area : standards::census().areas()) {
    areas.push_back(Object().add("code", area.code).add("name", area.name).add("region", area.region));
  }
  auto trusts = Json::array();
  for (const auto& trust : standards::census().trusts()) {
    trusts.push_back(Object().add("code", trust.code).add("name", trust.name));
  }
  return Json(Object()
                  .add("kinds", kinds)
                  .add("vocabularies", vocabularies)
                  .add("rules", rules)
                  .add("areas", areas)
                  .add("trusts", trusts)
                  .add("eds", eds_json(standards.duties.eds)))
      .dump();
}

}  // namespace evenhand::session
