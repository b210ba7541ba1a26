#include "core/report/values.h"

#include "core/intake/workforce.h"

namespace evenhand::report {

using Json = nlohmann::ordered_json;

Json source_json(const standards::Source& source) {
  return {{"document", source.document}, {"year", source.year}, {"place", source.place}};
}

Json set_aside_json(const std::vector<intake::SetAside>& items) {
  auto out = Json::array();
  for (const auto& item : items) {
    out.push_back({{"reason", item.reason}, {"label", intake::set_aside_label(item.reason)}, {"rows", item.rows}});
  }
  return out;
}

Json problems_json(const std::vector<intake::Problem>& problems, std::string_view file) {
  auto out = Json::array();
  for (const auto& p : problems) {
    out.push_back({{"severity", intake::to_string(p.severity)},
                   {"code", p.code},
                   {"file", file},
                   {"row", p.row},
                   {"column", p.column},
                   {"value", p.value},
                   {"message", p.message},
                   {"rows_affected", p.rows_affected},
                   {"rows", p.rows}});
  }
  return out;
}

}  // namespace evenhand::report
