// Every item of tests/data/cases/statistics.json: published values, or computed in exact arithmetic and in R.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <optional>

#include "core/statistics/interval.h"
#include "core/statistics/tests.h"
#include "tests/core/support.h"

namespace evenhand::statistics {
namespace {

using test::Json;

std::uint64_t count(const Json& inputs, const char* name) { return inputs[name].get<std::uint64_t>(); }

// A decimal, or a fraction such as "1/6", as text.
double share(const std::string& text) {
  const auto stroke = text.find('/');
  const auto above = std::stod(text.substr(0, stroke));
  return stroke == std::string::npos ? above : above / std::stod(text.substr(stroke + 1));
}

void compare(double found, const Json& expected, const Json& item) {
  if (expected.is_string()) {
    EXPECT_EQ(expected.get<std::string>(), "inf") << item.dump();
    EXPECT_EQ(found, std::numeric_limits<double>::infinity()) << item.dump();
    return;
  }
  const auto value = expected.get<double>();
  const auto& tolerance = item["tolerance"];
  const auto allowed = tolerance.contains("relative") ? tolerance["relative"].get<double>() * std::abs(value)
                                                      : tolerance["absolute"].get<double>();
  EXPECT_NEAR(found, value, allowed) << item.dump();
}

void compare(std::optional<Bounds> found, const Json& item) {
  const auto& expected = item["expected"];
  ASSERT_EQ(found.has_value(), !expected["low"].is_null()) << item.dump();
  if (!found) return;
  compare(found->low, expected["low"], item);
  compare(found->high, expected["high"], item);
}

using Check = std::function<void(const Json&)>;

Check one(Bounds (*interval)(std::uint64_t, std::uint64_t, double)) {
  return
      [=](const Json& item) { compare(interval(count(item["inputs"], "x"), count(item["inputs"], "n"), z_95), item); };
}

template <class Result>
Check two(Result (*interval)(std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t, double)) {
  return [=](const Json& item) {
    const auto& in = item["inputs"];
    compare(std::optional<Bounds>(interval(count(in, "x1"), count(in, "n1"), count(in, "x2"), count(in, "n2"), z_95)),
            item);
  };
}

Check exact(double (*test)(std::uint64_t, std::uint64_t, std::uint64_t, std::uint64_t)) {
  return [=](const Json& item) {
    const auto& in = item["inputs"];
    compare(test(count(in, "x1"), count(in, "n1"), count(in, "x2"), count(in, "n2")), item["expected"]["p"], item);
  };
}

Check binomial(BinomialTest kind) {
  return [=](const Json& item) {
    const auto& in = item["inputs"];
    compare(binomial_test(count(in, "x"), count(in, "n"), share(in["p0"].get<std::string>()), kind),
            item["expected"]["p"], item);
  };
}

void false_discovery(const Json& item) {
  const auto p = item["inputs"]["p"].get<std::vector<double>>();
  const auto q = benjamini_hochberg(p);
  ASSERT_EQ(q.size(), item["expected"]["q"].size());
  for (std::size_t i = 0; i < q.size(); ++i) compare(q[i], item["expected"]["q"][i], item);
}

void chi_square(const Json& item) {
  const auto x = item["inputs"]["x"].get<std::vector<std::uint64_t>>();
  const auto n = item["inputs"]["n"].get<std::vector<std::uint64_t>>();
  const auto found = chi_square_equal_proportions(x, n);
  compare(found.statistic, item["expected"]["statistic"], item);
  EXPECT_EQ(found.df, item["expected"]["df"].get<int>());
  compare(found.p, item["expected"]["p"], item);
}

TEST(Statistics, AgreesWithEveryVector) {
  const std::map<std::string, Check> checks{
      {"wilson_interval", one(wilson)},
      {"clopper_pearson_interval", one(clopper_pearson)},
      {"mid_p_interval", one(mid_p_interval)},
      {"binomial_test_minimum_likelihood", binomial(BinomialTest::minimum_likelihood)},
      {"binomial_test_mid_p", binomial(BinomialTest::mid_p)},
      {"binomial_test_doubled_tail", binomial(BinomialTest::doubled_tail)},
      {"binomial_test_greater", binomial(BinomialTest::greater)},
      {"binomial_test_less", binomial(BinomialTest::less)},
      {"ratio_katz_log_interval", two(katz_log)},
      {"ratio_adjusted_log_interval", two(adjusted_log)},
      {"ratio_koopman_score_interval", two(koopman)},
      {"ratio_miettinen_nurminen_interval", two(miettinen_nurminen_ratio)},
      {"difference_newcombe_interval", two(newcombe)},
      {"difference_miettinen_nurminen_interval", two(miettinen_nurminen_difference)},
      {"difference_agresti_caffo_interval", two(agresti_caffo)},
      {"difference_wald_interval", two(wald)},
      {"odds_ratio_woolf_interval", two(odds_ratio_woolf)},
      {"odds_ratio_gart_interval", two(odds_ratio_gart)},
      {"odds_ratio_cornfield_mid_p_interval", two(odds_ratio_cornfield_mid_p)},
      {"fisher_exact_two_sided", exact(fisher_exact_two_sided)},
      {"fisher_mid_p_doubled_tail", exact(fisher_mid_p)},
      {"benjamini_hochberg", false_discovery},
      {"chi_square_equal_proportions", chi_square},
  };
  int used = 0;
  const auto cases = test::read_json("tests/data/cases/statistics.json");
  for (const auto& item : cases) {
    const auto check = checks.find(item["what"].get<std::string>());
    ASSERT_NE(check, checks.end()) << "nothing computes " << item.dump();
    if (item["inputs"].contains("level")) {
      ASSERT_EQ(item["inputs"]["level"].get<double>(), 0.95) << item.dump();
    }
    check->second(item);
    ++used;
  }
  EXPECT_EQ(used, 116);
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
