// Reads one data file's values; what is missing or of the wrong type becomes a fault with its place.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/standards/standards.h"

namespace evenhand::standards {

class Scan {
 public:
  using json = nlohmann::ordered_json;  // one JSON type in the whole module keeps it small

  Scan(std::string_view file, std::vector<std::string>& faults) : file_(file), faults_(faults) {}

  void fault(std::string_view where, std::string_view what);
  std::string text(const json& j, const char* key, std::string_view where, bool needed = true);
  bool flag(const json& j, const char* key, std::string_view where, bool fallback);
  double number(const json& j, const char* key, std::string_view where);
  const json& list(const json& j, const char* key, std::string_view where, bool needed = true);
  std::vector<std::string> texts(const json& j, const char* key, std::string_view where);
  Source source(const json& j, std::string_view where);

 private:
  std::string_view file_;
  std::vector<std::string>& faults_;
};

}  // namespace evenhand::standards
