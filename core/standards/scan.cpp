#include "core/standards/scan.h"

namespace evenhand::standards {

void Scan::fault(std::string_view where, std::string_view what) {
  faults_.push_back(std::string(file_) + ": " + std::string(where) + ": " + std::string(what));
}

std::string Scan::text(const json& j, const char* key, std::string_view where, bool needed) {
  if (j.is_object()) {
    const auto it = j.find(key);
    if (it != j.end() && it->is_string()) return it->get<std::string>();
    if (it != j.end() && !it->is_null()) {
      fault(where, std::string(key) + " is not text");
      return {};
    }
  }
  if (needed) fault(where, std::string(key) + " is missing");
  return {};
}

bool Scan::flag(const json& j, const char* key, std::string_view where, bool fallback) {
  const auto it = j.find(key);
  if (it == j.end()) return fallback;
  if (!it->is_boolean()) fault(where, std::string(key) + " is not true or false");
  return it->is_boolean() ? it->get<bool>() : fallback;
}

double Scan::number(const json& j, const char* key, std::string_view where) {
  if (j.is_object()) {
    const auto it = j.find(key);
    if (it != j.end() && it->is_number()) return it->get<double>();
  }
  fault(where, std::string(key) + " is not a number");
  return 0;
}

const Scan::json& Scan::list(const json& j, const char* key, std::string_view where, bool needed) {
  static const json empty = json::array();
  if (j.is_object()) {
    const auto it = j.find(key);
    if (it != j.end() && it->is_array()) return *it;
    if (it != j.end()) fault(where, std::string(key) + " is not a list");
    if (it == j.end() && needed) fault(where, std::string(key) + " is missing");
  } else {
    fault(where, "not an object");
  }
  return empty;
}

std::vector<std::string> Scan::texts(const json& j, const char* key, std::string_view where) {
  std::vector<std::string> out;
  for (const auto& item : list(j, key, where, false)) {
    if (item.is_string()) {
      out.push_back(item.get<std::string>());
    } else {
      fault(where, std::string(key) + " holds something that is not text");
    }
  }
  return out;
}

Source Scan::source(const json& j, std::string_view where) {
  const auto it = j.is_object() ? j.find("source") : j.end();
  if (it == j.end() || !it->is_object()) {
    fault(where, "source is missing");
    return {};
  }
  return {text(*it, "document", where), text(*it, "year", where), text(*it, "place", where)};
}

}  // namespace evenhand::standards
