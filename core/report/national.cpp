#include "core/report/national.h"

#include <set>

#include "core/report/report.h"
#include "core/report/values.h"

namespace evenhand::report {

using Json = nlohmann::ordered_json;

Json national_json(const standards::Standards& standards, const std::vector<ReportedMeasure>& measures) {
  std::set<std::string_view> supplied;
  for (const auto& item : measures) {
    if (item.measure.status != measures::Status::not_supplied) supplied.insert(item.measure.id);
  }
  auto out = Json::array();
  for (const auto& figure : standards.duties.national) {
    for (const auto& id : figure.measures) {
      if (!supplied.contains(id)) continue;
      auto groups = Json::array();
      for (const auto& group : figure.groups)
        groups.push_back(Object().add("id", group.first).add("value", group.second));
      out.push_back(Object()
                        .add("id", id)
                        .add("label", figure.label)
                        .add("year", figure.year)
                        .add("value", figure.value ? Json(*figure.value) : Json(nullptr))
                        .add("groups", groups)
                        .add("unit", figure.unit)
                        .add("source", source_json(figure.source)));
    }
  }
  return out;
}

Json explanations_json(const standards::Standards& standards) {
  auto out = Json::array();
  for (const auto& e : standards.duties.explanations)
    out.push_back(Object().add("id", e.id).add("title", e.title).add("paragraphs", e.paragraphs));
  return out;
}

}  // namespace evenhand::report
