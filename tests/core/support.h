// What tests share: a session fed with text, and its answers as JSON.
#pragma once

#include <cstdint>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "core/session/session.h"

namespace evenhand::test {

using Json = nlohmann::ordered_json;

inline std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

inline std::string read_file(const std::string& path) {
  std::ifstream in(std::string(EVENHAND_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline Json read_json(const std::string& path) { return Json::parse(read_file(path)); }

inline Json settings(std::string_view more = "") {
  return Json::parse(R"({"format": "evenhand-settings/1", "snapshot_date": "2025-03-31")" + std::string(more) + "}");
}

/// A session with one staff file read in.
struct Loaded {
  session::Session session;
  Json inspection;

  explicit Loaded(std::string_view csv, const Json& chosen = settings()) {
    session.configure(chosen.dump());
    session.begin("staff.csv", "staff");
    session.push(bytes_of(csv));
    inspection = Json::parse(session.finish());
  }

  Json report() const { return Json::parse(session.report()); }

  Json measure(std::string_view id) const {
    const auto all = report();
    for (const auto& m : all["measures"]) {
      if (m["id"] == id) return m;
    }
    return nullptr;
  }

  /// Headcount of a category of a composition; -1 when it is not listed.
  int count(std::string_view id, std::string_view category) const {
    const auto m = measure(id);
    if (m.is_null()) return -2;
    for (const auto& c : m["categories"]) {
      if (c["id"] == category) return c["count"].get<int>();
    }
    return -1;
  }

  int set_aside(std::string_view reason) const {
    for (const auto& item : inspection["set_aside"]) {
      if (item["reason"] == reason) return item["rows"].get<int>();
    }
    return 0;
  }

  /// Codes of the problems, leaving out the notices of missing columns.
  std::vector<std::string> problem_codes() const {
    std::vector<std::string> out;
    for (const auto& p : inspection["problems"]) {
      if (p["code"] != "missing_column") out.push_back(p["code"].get<std::string>());
    }
    return out;
  }

  Json problem(std::string_view code) const {
    for (const auto& p : inspection["problems"]) {
      if (p["code"] == code) return p;
    }
    return nullptr;
  }
};

}  // namespace evenhand::test
