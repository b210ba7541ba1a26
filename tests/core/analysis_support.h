// A staff list of two sites, one of which is chosen for an equality analysis.
#pragma once

#include <string>
#include <string_view>

#include "tests/core/support.h"

namespace evenhand::test {

// River has 12 people, 9 of them women, half at £11 and half at £13 an hour; Hill 18, 6 of them women, at £14 and £16.
inline std::string staff(const std::string& river = "River", bool with_ids = true) {
  std::string out = with_ids ? "Employee Number,Gender,Hourly Rate,Pay Scale,Site,Contract\n"
                             : "Gender,Hourly Rate,Pay Scale,Site,Contract\n";
  for (int i = 1; i <= 30; ++i) {
    const bool at_river = i <= 12;
    const bool woman = at_river ? i <= 9 : i <= 18;
    const auto pounds = at_river ? (i % 2 == 0 ? "11" : "13") : (i % 2 == 0 ? "14" : "16");
    if (with_ids) out += std::to_string(i) + ",";
    out += std::string(woman ? "Female" : "Male") + "," + pounds + "," + (i % 3 == 0 ? "Band 5" : "Band 6") + "," +
           (at_river ? river : "Hill") + ",Oak\n";
  }
  return out;
}

inline Json chosen(std::string_view analyses, std::string_view more = "") {
  return settings(R"(, "analyses": )" + std::string(analyses) + std::string(more));
}

inline const auto river =
    chosen(R"([{"by": "site", "is": ["River"]}])", R"(, "words": {"analysis.1": "No action needed."})");

inline Json analysis(const Json& report, std::string_view id = "analysis.1") {
  for (const auto& a : report["analyses"]) {
    if (a["id"] == id) return a;
  }
  return nullptr;
}

/// "12 beside 18, not known 0"
inline std::string people(const Json& a) {
  return a["people"].dump() + " beside " + a["others"].dump() + ", not known " + a["not_known"].dump();
}

}  // namespace evenhand::test
