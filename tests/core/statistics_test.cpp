#include <gtest/gtest.h>

#include "core/statistics/interval.h"
#include "tests/core/support.h"

namespace evenhand::statistics {
namespace {

TEST(Wilson, AgreesWithThePublishedVectors) {
  int used = 0;
  const auto cases = test::read_json("tests/data/cases/statistics.json");
  for (const auto& item : cases) {
    if (item["what"] != "wilson_interval") continue;
    const auto bounds = wilson(item["inputs"]["x"].get<std::uint64_t>(), item["inputs"]["n"].get<std::uint64_t>());
    const auto tolerance = item["tolerance"]["absolute"].get<double>();
    EXPECT_NEAR(bounds.low, item["expected"]["low"].get<double>(), tolerance) << item.dump();
    EXPECT_NEAR(bounds.high, item["expected"]["high"].get<double>(), tolerance) << item.dump();
    ++used;
  }
  EXPECT_EQ(used, 8);
}

TEST(Wilson, HoldsTheEstimateAndNarrowsWithMoreData) {
  for (std::uint64_t n = 1; n <= 60; ++n) {
    for (std::uint64_t x = 0; x <= n; ++x) {
      const auto bounds = wilson(x, n);
      const auto p = static_cast<double>(x) / static_cast<double>(n);
      EXPECT_LE(bounds.low, p);
      EXPECT_GE(bounds.high, p);
      const auto more = wilson(10 * x, 10 * n);
      EXPECT_LT(more.high - more.low, bounds.high - bounds.low);
    }
  }
}

}  // namespace
}  // namespace evenhand::statistics
