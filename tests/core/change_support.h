// Reading measures of kind `change` in tests.
#pragma once

#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/support.h"

namespace evenhand::test {

inline Json category(const Json& measure, std::string_view id) {
  for (const auto& c : measure["categories"]) {
    if (c["id"] == id) return c;
  }
  return nullptr;
}

/// "joiners 2, leavers 2, transferred_in 2, transferred_out 2, answers 1"
inline std::string flows(const Json& measure) {
  std::string out;
  for (const auto& f : measure["flows"]) {
    out += (out.empty() ? "" : ", ") + f["id"].get<std::string>() + " " + f["people"].dump();
  }
  return out;
}

/// "3 → 4: 1 stay, 1 join, 1 leave, 1 in, 1 out, +1 −0"
inline std::string counts(const Json& c) {
  if (c.is_null()) return "none";
  const auto n = [&](const char* key) { return c[key].dump(); };
  return n("before") + " → " + n("after") + ": " + n("stayers") + " stay, " + n("joiners") + " join, " + n("leavers") +
         " leave, " + n("transferred_in") + " in, " + n("transferred_out") + " out, +" + n("answers_in") + " −" +
         n("answers_out");
}

inline double points(const Json& c, std::string_view flow) {
  for (const auto& x : c["contributions"]) {
    if (x["id"] == flow) return x["points"].get<double>();
  }
  return std::nan("");
}

inline std::string notes(const Json& measure) {
  std::string out;
  for (const auto& note : measure["notes"]) out += note.get<std::string>() + "\n";
  return out;
}

inline Json check_of_people(const Files& files) {
  for (const auto& c : files.report()["checks"]) {
    if (c["id"] == "change.people") return c;
  }
  return nullptr;
}

// People add up exactly and points within a hair, in every view of every category.
inline void adds_up(const Files& files) {
  for (const auto& m : files.report()["measures"]) {
    if (m["kind"] != "change" || m["status"] != "ok") continue;
    const auto id = m["id"].get<std::string>();
    std::int64_t all = m["before"].get<std::int64_t>();
    for (const auto& f : m["flows"]) {
      const auto people = f["people"].get<std::int64_t>();
      if (f["id"] == "joiners" || f["id"] == "transferred_in") all += people;
      if (f["id"] == "leavers" || f["id"] == "transferred_out") all -= people;
    }
    EXPECT_EQ(all, m["after"].get<std::int64_t>()) << id;
    std::int64_t before = 0;
    std::int64_t after = 0;
    for (const auto& c : m["categories"]) {
      const auto n = [&](const char* key) { return c[key].get<std::int64_t>(); };
      before += n("before");
      after += n("after");
      EXPECT_EQ(n("before"), n("stayers") + n("answers_out") + n("leavers") + n("transferred_out")) << id;
      EXPECT_EQ(n("after"), n("stayers") + n("answers_in") + n("joiners") + n("transferred_in")) << id;
      double sum = 0;
      for (const auto& x : c["contributions"]) sum += x["points"].get<double>();
      EXPECT_NEAR(sum, c["percent_after"].get<double>() - c["percent_before"].get<double>(), 1e-9) << id;
    }
    EXPECT_EQ(before, m["before"].get<std::int64_t>()) << id;
    EXPECT_EQ(after, m["after"].get<std::int64_t>()) << id;
  }
  EXPECT_EQ(check_of_people(files)["passed"], true) << check_of_people(files).dump();
}

}  // namespace evenhand::test
