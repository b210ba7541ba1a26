#include "core/report/benchmark_json.h"

#include "core/report/values.h"

namespace evenhand::report {

using Json = nlohmann::ordered_json;

Json benchmark_json(const std::optional<intake::Benchmark>& benchmark) {
  if (!benchmark || benchmark->use == "none") return nullptr;
  const auto& b = *benchmark;
  auto areas = Json::array();
  for (const auto& area : b.areas) {
    areas.push_back(Object().add("code", area.code).add("name", area.name).add("percent", area.percent));
  }
  auto notes = b.notes;
  if (!b.reason.empty()) notes.insert(notes.begin(), b.reason);
  return Object()
      .add("label", b.label)
      .add("use", b.use)
      .add("areas", areas)
      .add("notes", notes)
      .add("source", source_json(b.source))
      .add("licence", b.licence)
      .add("file", b.file.empty() ? Json(nullptr) : Json(b.file));
}

}  // namespace evenhand::report
