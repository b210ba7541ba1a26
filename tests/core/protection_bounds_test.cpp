// The attacker's bounds. Expectations: disclosure.md §5, worked out by hand, or by going through every world.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "core/protection/bounds.h"
#include "core/protection/interior.h"
#include "core/protection/simplex.h"
#include "tests/core/protection_support.h"

namespace evenhand::protection_bounds_test {
namespace {

using protection::attack;
using protection::Bounds;
using protection::exact_bounds;
using protection::proven_bounds;
using protection::State;
using protection::System;
using Cells = std::vector<std::uint32_t>;

constexpr auto shown = State::shown;
constexpr auto primary = State::primary;
constexpr auto secondary = State::secondary;

System make(std::vector<std::uint64_t> cells, std::vector<Cells> counts) {
  System out;
  out.cells = std::move(cells);
  for (auto& count : counts) out.counts.push_back({std::move(count)});
  return out;
}

void expect_bounds(const Bounds& bounds, double low, double high) {
  EXPECT_NEAR(bounds.low, low, 1e-6);
  if (std::isinf(high)) {
    EXPECT_EQ(bounds.high, high);
  } else {
    EXPECT_NEAR(bounds.high, high, 1e-6);
  }
}

// Lowest and highest over every world of whole numbers, each cell at most `most`.
Bounds all_worlds(const System& system, const std::vector<State>& states, std::size_t target, const Cells& known,
                  std::uint64_t most) {
  Bounds out{std::numeric_limits<double>::infinity(), -1};
  auto world = system;
  const auto visit = [&](const auto& self, std::size_t cell) -> void {
    if (cell == system.cells.size()) {
      for (std::size_t c = 0; c < states.size(); ++c) {
        if (states[c] == shown && world.value(c) != system.value(c)) return;
      }
      const auto value = static_cast<double>(world.value(target));
      out = {std::min(out.low, value), std::max(out.high, value)};
      return;
    }
    const bool fixed = std::find(known.begin(), known.end(), cell) != known.end();
    for (std::uint64_t x = 0; x <= most; ++x) {
      if (fixed && x != system.cells[cell]) continue;
      world.cells[cell] = x;
      self(self, cell + 1);
    }
  };
  visit(visit, 0);
  return out;
}

TEST(ProtectionBounds, OneHiddenInARowIsExact) {
  const auto system = make({3, 40, 57}, {{0, 1, 2}, {0}, {1}, {2}});
  const std::vector<State> alone{shown, primary, shown, shown};
  expect_bounds(exact_bounds(system, alone, 1, {}), 3, 3);
  EXPECT_FALSE(attack(system, alone, 4, {})[0].safe);
  EXPECT_FALSE(proven_bounds(system, alone, 1, 4, {}));
  const std::vector<State> two{shown, primary, secondary, shown};
  expect_bounds(exact_bounds(system, two, 1, {}), 0, 43);
  const auto results = attack(system, two, 4, {});
  ASSERT_EQ(results.size(), 1u);
  EXPECT_EQ(results[0].count, 1u);
  EXPECT_TRUE(results[0].safe);
  const auto proven = proven_bounds(system, two, 1, 4, {});
  ASSERT_TRUE(proven);
  EXPECT_GE(proven->low, 0);
  EXPECT_LE(proven->high, 43);
  EXPECT_GE(proven->high - proven->low, 4 - protection::slack);
}

TEST(ProtectionBounds, TwoOnesAreTooNarrowAndKnowEachOther) {
  const auto system = make({1, 1, 98}, {{0, 1, 2}, {0}, {1}, {2}});
  const std::vector<State> both{shown, primary, primary, shown};
  expect_bounds(exact_bounds(system, both, 1, {}), 0, 2);
  expect_bounds(exact_bounds(system, both, 1, Cells{1}), 1, 1);
  for (const auto& result : attack(system, both, 4, {})) {
    EXPECT_FALSE(result.safe);
    EXPECT_TRUE(result.exact);
    expect_bounds(result.bounds, 0, 2);
  }
  const std::vector<State> all{shown, primary, primary, secondary};
  expect_bounds(exact_bounds(system, all, 1, {}), 0, 100);
  expect_bounds(exact_bounds(system, all, 1, Cells{1}), 0, 99);
  for (const auto& result : attack(system, all, 4, {})) EXPECT_TRUE(result.safe);
  // Who knows their own cell knows it.
  const auto known = attack(system, all, 4, Cells{1});
  EXPECT_TRUE(known[0].safe);
  EXPECT_FALSE(known[1].safe);
  expect_bounds(known[1].bounds, 1, 1);
}

TEST(ProtectionBounds, OverlappingBands) {
  // 8a, 8b, everybody else; 8a-8b and the total besides.
  const auto system = make({3, 20, 100}, {{0, 1, 2}, {0, 1}, {0}, {1}});
  expect_bounds(exact_bounds(system, std::vector{shown, shown, primary, shown}, 2, {}), 3, 3);
  expect_bounds(exact_bounds(system, std::vector{shown, secondary, primary, shown}, 2, {}), 0, 103);
  expect_bounds(exact_bounds(system, std::vector{shown, shown, primary, secondary}, 2, {}), 0, 23);
}

TEST(ProtectionBounds, CellsInNoShownCountHaveNoEnd) {
  constexpr auto endless = std::numeric_limits<double>::infinity();
  const auto system = make({2, 7, 4}, {{0, 1}, {0}, {2}, {0, 2}});
  const std::vector<State> states{shown, primary, primary, primary};
  expect_bounds(exact_bounds(system, states, 1, {}), 0, 9);
  expect_bounds(exact_bounds(system, states, 2, {}), 0, endless);
  expect_bounds(exact_bounds(system, states, 3, {}), 0, endless);
  expect_bounds(exact_bounds(system, states, 3, Cells{2}), 4, 13);
  expect_bounds(exact_bounds(system, states, 3, Cells{0}), 2, endless);
  for (const auto& result : attack(system, states, 4, {})) EXPECT_TRUE(result.safe);
}

TEST(ProtectionBounds, ShownZerosAndNothingAtAll) {
  const auto system = make({0, 0, 3, 9}, {{0, 1, 2, 3}, {0, 1}, {2}, {3}, {0, 2}});
  // The zero takes cell 0 out of the last.
  expect_bounds(exact_bounds(system, std::vector{shown, shown, primary, secondary, primary}, 4, {}), 0, 12);
  expect_bounds(exact_bounds(system, std::vector{shown, shown, shown, secondary, primary}, 4, {}), 3, 3);
  // A true zero that is not shown can be more.
  expect_bounds(exact_bounds(system, std::vector{shown, secondary, primary, shown, primary}, 4, {}), 0, 3);
  EXPECT_TRUE(attack(system, std::vector<State>(5, shown), 4, {}).empty());
  EXPECT_TRUE(attack(System{}, {}, 4, {}).empty());
}

TEST(ProtectionBounds, WideEnough) {
  EXPECT_TRUE(protection::wide_enough({0, 4}, 4));
  EXPECT_TRUE(protection::wide_enough({0, 4 - 1e-9}, 4));
  EXPECT_FALSE(protection::wide_enough({0, 3.9}, 4));
  EXPECT_FALSE(protection::wide_enough({0.5, 1.5}, 1));  // 1 alone
  EXPECT_TRUE(protection::wide_enough({1, 2}, 1));
  EXPECT_TRUE(protection::wide_enough({7, std::numeric_limits<double>::infinity()}, 4));
}

TEST(ProtectionBounds, TablesWithMarginsAgreeWithEveryWorld) {
  // A transport table of whole margins has its extremes in whole numbers.
  std::mt19937 engine(3);
  for (int round = 0; round < 60; ++round) {
    System system;
    for (int i = 0; i < 6; ++i) system.cells.push_back(engine() % 4);
    for (const auto& cells : {Cells{0, 1, 2}, {3, 4, 5}, {0, 3}, {1, 4}, {2, 5}}) system.counts.push_back({cells});
    for (std::uint32_t i = 0; i < 6; ++i) system.counts.push_back({{i}});
    std::vector<State> states(11, shown);
    for (std::size_t c = 5; c < 11; ++c) states[c] = engine() % 3 ? primary : shown;
    for (std::size_t c = 5; c < 11; ++c) {
      if (states[c] == shown) continue;
      const Cells known = engine() % 2 ? Cells{static_cast<std::uint32_t>(engine() % 6)} : Cells{};
      const auto expected = all_worlds(system, states, c, known, 6);
      bool optimum = false;
      expect_bounds(exact_bounds(system, states, c, known, &optimum), expected.low, expected.high);
      EXPECT_TRUE(optimum);
    }
  }
}

TEST(ProtectionBounds, AnySystemHoldsEveryWorldOfWholeNumbers) {
  std::mt19937 engine(5);
  for (int round = 0; round < 150; ++round) {
    System system;
    for (int i = 0; i < 6; ++i) system.cells.push_back(engine() % 3);
    Cells everything{0, 1, 2, 3, 4, 5};
    system.counts.push_back({everything});
    std::vector<State> states{shown};
    for (int c = 0; c < 8; ++c) {
      Cells cells;
      for (std::uint32_t i = 0; i < 6; ++i) {
        if (engine() % 2) cells.push_back(i);
      }
      if (cells.empty()) continue;
      system.counts.push_back({cells});
      states.push_back(engine() % 5 < 2 ? shown : primary);
    }
    const Cells known = engine() % 2 ? Cells{static_cast<std::uint32_t>(engine() % 6)} : Cells{};
    const auto total = system.value(0);
    const auto results = attack(system, states, 4, known);
    for (const auto& result : results) {
      const auto whole = all_worlds(system, states, result.count, known, std::min<std::uint64_t>(total, 7));
      bool optimum = false;
      const auto found = exact_bounds(system, states, result.count, known, &optimum);
      EXPECT_TRUE(optimum);
      EXPECT_LE(found.low, whole.low + 1e-6);
      if (total <= 7) {
        EXPECT_GE(found.high, whole.high - 1e-6);
      }
      // What the attack found lies within, and is as safe or not.
      EXPECT_GE(result.bounds.low, found.low - 1e-6);
      EXPECT_LE(result.bounds.high, found.high + 1e-6);
      EXPECT_EQ(result.safe, protection::wide_enough(found, 4)) << round;
      const auto proven = proven_bounds(system, states, result.count, 4, known);
      if (proven) {
        EXPECT_TRUE(result.safe);
        EXPECT_GE(proven->low, found.low - 1e-6);
        EXPECT_LE(proven->high, found.high + 1e-6);
      }
      // Showing one more, or knowing a cell, never widens.
      auto more = states;
      *std::find(more.begin(), more.end(), primary) = shown;
      const auto narrower = exact_bounds(system, more, result.count, known);
      EXPECT_GE(narrower.low, found.low - 1e-6);
      EXPECT_LE(narrower.high, found.high + 1e-6);
      auto both = known;
      both.push_back(static_cast<std::uint32_t>(engine() % 6));
      const auto wiser = exact_bounds(system, states, result.count, both);
      EXPECT_GE(wiser.low, found.low - 1e-6);
      EXPECT_LE(wiser.high, found.high + 1e-6);
    }
  }
}

// Two by two with its margins: one cell fixes all, and the smallest of its row and column bounds it.
TEST(ProtectionBounds, OneTinyCellBesideAHugeOne) {
  const auto system = make({1, 1, 1'000'000'000, 2}, {{0, 1, 2, 3}, {0, 2}, {1, 3}, {0, 1}, {2, 3}, {0}});
  expect_bounds(exact_bounds(system, std::vector{shown, shown, shown, shown, shown, primary}, 5, {}), 0, 2);
}

TEST(ProtectionBounds, WorldsFoundFromInsideAreChecked) {
  const auto system = test::made_up_system(400, 2);
  std::vector<std::vector<std::uint32_t>> rows;
  for (std::size_t c = 0; c < system.counts.size(); ++c) {
    if (system.value(c) >= 25) rows.push_back(system.counts[c].cells);
  }
  const std::vector<double> truth(system.cells.begin(), system.cells.end());
  protection::Interior interior(rows, truth);
  std::vector<double> weights(truth.size(), 0);
  weights[0] = 1;
  auto world = truth;
  double limit = 0;
  double last = world[0];
  for (int i = 0; i < 6; ++i) {
    if (!interior.step(weights, 0.01, world, limit)) break;
    EXPECT_GE(world[0], last - 1e-9);
    last = world[0];
    EXPECT_LE(world[0], limit + 1e-6);
    EXPECT_GE(*std::min_element(world.begin(), world.end()), 0);
    for (const auto& row : rows) {
      double before = 0;
      double after = 0;
      for (const auto j : row) {
        before += truth[j];
        after += world[j];
      }
      EXPECT_NEAR(before, after, 1e-7);
    }
  }
  EXPECT_GT(last, truth[0]);
  // The optimum of the other method is not passed.
  protection::Simplex simplex(rows, truth);
  EXPECT_EQ(simplex.rank(), interior.rank());
  std::size_t steps = 20'000;
  const Cells first{0};
  ASSERT_EQ(simplex.optimise(first, 1, 1e9, steps), protection::Simplex::Outcome::optimum);
  EXPECT_GE(simplex.world()[0], last - 1e-6);
  EXPECT_NEAR(simplex.limit(), simplex.world()[0], 1e-6);
  EXPECT_LT(simplex.roughness(), 1e-7);
}

TEST(ProtectionBounds, AnAttackCanBeStoppedAndRepeated) {
  const auto system = test::made_up_system(120, 1);
  std::vector<State> states;
  for (std::size_t c = 0; c < system.counts.size(); ++c) {
    states.push_back(system.value(c) < 5 ? primary : system.value(c) < 20 ? secondary : shown);
  }
  const auto one = attack(system, states, 4, {});
  const auto two = attack(system, states, 4, {});
  std::size_t safe = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].bounds.low, two[i].bounds.low);
    EXPECT_EQ(one[i].bounds.high, two[i].bounds.high);
    safe += one[i].safe;
  }
  EXPECT_GT(safe, one.size() / 2);
  int calls = 0;
  const auto stopped = attack(system, states, 4, {}, [&](std::size_t, std::size_t of) {
    EXPECT_EQ(of, one.size());
    return ++calls < 2;
  });
  EXPECT_LE(calls, 2);
  EXPECT_EQ(stopped.size(), one.size());
}

}  // namespace
}  // namespace evenhand::protection_bounds_test
