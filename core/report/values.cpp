#include "core/report/values.h"

#include "core/intake/workforce.h"

namespace evenhand::report {

using Json = nlohmann::ordered_json;

// Members come in order and once each, so there is no need to look for an equal key first.
void Object::put(const char* key, Json&& value) {
  json_.get_ref<Json::object_t&>().Json::object_t::Container::emplace_back(key, std::move(value));
}

Json source_json(const standards::Source& source) {
  return Object().add("document", source.document).add("year", source.year).add("place", source.place);
}

Json set_aside_json(const std::vector<intake::SetAside>& items) {
  auto out = Json::array();
  for (const auto& item : items) {
    out.push_back(
        Object().add("reason", item.reason).add("label", intake::set_aside_label(item.reason)).add("rows", item.rows));
  }
  return out;
}

Json problems_json(const std::vector<intake::Problem>& problems, std::string_view file) {
  auto out = Json::array();
  for (const auto& p : problems) {
    out.push_back(Object()
                      .add("severity", intake::to_string(p.severity))
                      .add("code", p.code)
                      .add("file", file)
                      .add("row", p.row)
                      .add("column", p.column)
                      .add("value", p.value)
                      .add("message", p.message)
                      .add("rows_affected", p.rows_affected)
                      .add("rows", p.rows));
  }
  return out;
}

std::string_view status_text(measures::Status status) {
  switch (status) {
    case measures::Status::ok:
      return "ok";
    case measures::Status::not_calculable:
      return "not_calculable";
    case measures::Status::not_supplied:
      return "not_supplied";
  }
  return "ok";
}

}  // namespace evenhand::report
