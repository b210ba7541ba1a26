// What tests share: a session fed with text, and its answers as JSON.
#pragma once

#include <cstdint>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

inline Json find_measure(const Json& report, std::string_view id) {
  for (const auto& m : report["measures"]) {
    if (m["id"] == id) return m;
  }
  return nullptr;
}

/// Rows set aside for a reason, in an inspection.
inline int set_aside_for(const Json& inspection, std::string_view reason) {
  for (const auto& item : inspection["set_aside"]) {
    if (item["reason"] == reason) return item["rows"].get<int>();
  }
  return 0;
}

inline Json find_problem(const Json& inspection, std::string_view code) {
  for (const auto& p : inspection["problems"]) {
    if (p["code"] == code) return p;
  }
  return nullptr;
}

/// Rows read = rows used + rows set aside.
inline bool accounts_for_every_row(const Json& inspection) {
  auto rows = inspection["rows_used"].get<std::uint64_t>();
  for (const auto& item : inspection["set_aside"]) rows += item["rows"].get<std::uint64_t>();
  return rows == inspection["rows_read"].get<std::uint64_t>();
}

/// "bme 9/725, white 17/2505" of a likelihood.
inline std::string events_of(const Json& measure) {
  std::string out;
  if (measure.is_null()) return "none";
  for (const auto& g : measure["groups"]) {
    out += (out.empty() ? "" : ", ") + g["id"].get<std::string>() + " " + g["events"].dump() + "/" + g["base"].dump();
  }
  return out;
}

inline bool has(const Json& text, std::string_view part) {
  return text.is_string() && text.get<std::string>().find(part) != std::string::npos;
}

/// A session with one staff file read in.
struct Loaded {
  mutable session::Session session;  // a publication is worked out when it is asked for
  Json inspection;

  explicit Loaded(std::string_view csv, const Json& chosen = settings()) {
    session.configure(chosen.dump());
    session.begin("staff.csv", "staff");
    session.push(bytes_of(csv));
    inspection = Json::parse(session.finish());
  }

  Json report() const { return Json::parse(session.report()); }

  Json measure(std::string_view id) const { return find_measure(report(), id); }

  /// Headcount of a category of a composition; -1 when it is not listed.
  int count(std::string_view id, std::string_view category) const {
    const auto m = measure(id);
    if (m.is_null()) return -2;
    for (const auto& c : m["categories"]) {
      if (c["id"] == category) return c["count"].get<int>();
    }
    return -1;
  }

  int set_aside(std::string_view reason) const { return set_aside_for(inspection, reason); }

  /// Codes of the problems, leaving out the notices of missing columns.
  std::vector<std::string> problem_codes() const {
    std::vector<std::string> out;
    for (const auto& p : inspection["problems"]) {
      if (p["code"] != "missing_column") out.push_back(p["code"].get<std::string>());
    }
    return out;
  }

  Json problem(std::string_view code) const { return find_problem(inspection, code); }
};

/// A file to read: an empty kind is recognised from the columns, an empty name is made of the kind.
struct Input {
  std::string kind;
  std::string csv;
  std::string name;
};

/// A session with several files read in, in the order given.
class Files {
 public:
  explicit Files(std::initializer_list<Input> inputs, const Json& chosen = settings()) {
    configure(chosen);
    for (const auto& input : inputs) add(input);
  }

  void configure(const Json& chosen) {
    session.configure(chosen.dump());
    report_ = nullptr;
  }

  void remove(int id) {
    session.remove(id);
    report_ = nullptr;
  }

  /// The inspection, or the refusal.
  Json add(const Input& input) {
    report_ = nullptr;
    session.begin(input.name.empty() ? input.kind + ".csv" : input.name, input.kind);
    session.push(bytes_of(input.csv));
    return Json::parse(session.finish());
  }

  /// What is made of a file at present: by name, or by `kind` and ".csv".
  Json inspection(std::string_view name) const {
    const auto all = Json::parse(session.inspections());
    for (const auto& i : all) {
      if (i["name"] == name || i["name"] == std::string(name) + ".csv") return i;
    }
    return nullptr;
  }

  const Json& report() const {
    if (report_.is_null()) report_ = Json::parse(session.report());
    return report_;
  }

  Json measure(std::string_view id) const { return find_measure(report(), id); }
  std::string events(std::string_view id) const { return events_of(measure(id)); }
  int set_aside(std::string_view name, std::string_view reason) const {
    return set_aside_for(inspection(name), reason);
  }
  Json problem(std::string_view name, std::string_view code) const { return find_problem(inspection(name), code); }

  mutable session::Session session;  // a publication is worked out when it is asked for

 private:
  mutable Json report_;  // until a file or a setting changes
};

}  // namespace evenhand::test
