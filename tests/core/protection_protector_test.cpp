// Hiding until all is proved safe. Expectations: disclosure.md §5, or the two linear programmes of the attacker.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/protection/bounds.h"
#include "core/protection/choice.h"
#include "core/protection/protector.h"
#include "tests/core/protection_support.h"

namespace evenhand::protection_protector_test {
namespace {

using protection::Bounds;
using protection::Outcome;
using protection::Protector;
using protection::State;
using protection::System;
using protection::Wanted;
using Cells = std::vector<std::uint32_t>;

constexpr auto shown = State::shown;
constexpr auto primary = State::primary;
constexpr auto secondary = State::secondary;

Wanted want(std::vector<std::uint64_t> cells, std::vector<Cells> counts) {
  Wanted out;
  out.system.cells = std::move(cells);
  for (auto& count : counts) out.system.counts.push_back({std::move(count)});
  for (std::size_t c = 0; c < out.system.counts.size(); ++c) {
    out.primary.push_back(out.system.value(c) > 0 && out.system.value(c) < 5);
  }
  return out;
}

Outcome protect(Wanted wanted) {
  Protector protector(std::move(wanted));
  while (protector.step()) {
  }
  return protector.outcome();
}

// The limits as counts of their own: the cells of the part and one more are the whole.
System with_limits(const Wanted& wanted, std::vector<State>& states) {
  auto out = wanted.system;
  for (const auto& limit : wanted.limits) {
    const auto part = wanted.system.value(limit.part);
    const auto whole = wanted.system.value(limit.whole);
    if (part > whole || states[limit.whole] != shown) continue;
    auto cells = out.counts[limit.part].cells;
    cells.push_back(static_cast<std::uint32_t>(out.cells.size()));
    out.cells.push_back(whole - part);
    out.counts.push_back({std::move(cells)});
    states.push_back(shown);
  }
  return out;
}

// No primary count can be bounded to less than the width, by anybody or by the only person of another one.
void expect_safe(const Wanted& wanted, const Outcome& outcome) {
  auto states = outcome.states;
  const auto system = with_limits(wanted, states);
  std::vector<std::pair<std::uint32_t, std::size_t>> singles;
  for (std::size_t c = 0; c < wanted.primary.size(); ++c) {
    if (!wanted.primary[c]) continue;
    ASSERT_EQ(states[c], primary);
    const auto bounds = protection::exact_bounds(system, states, c, {});
    EXPECT_TRUE(protection::wide_enough(bounds, wanted.width)) << c << ": " << bounds.low << " " << bounds.high;
    if (system.value(c) != 1) continue;
    for (const auto cell : system.counts[c].cells) {
      if (system.cells[cell] == 1) singles.push_back({cell, c});
    }
  }
  for (const auto& [cell, own] : singles) {
    for (std::size_t c = 0; c < wanted.primary.size(); ++c) {
      if (!wanted.primary[c]) continue;
      const auto& cells = system.counts[c].cells;
      if (system.value(c) == 1 && std::find(cells.begin(), cells.end(), cell) != cells.end()) continue;
      const auto bounds = protection::exact_bounds(system, states, c, Cells{cell});
      EXPECT_TRUE(protection::wide_enough(bounds, wanted.width))
          << c << " from " << own << ": " << bounds.low << " " << bounds.high;
    }
  }
  EXPECT_TRUE(protection::unproved(wanted.system, outcome.states).empty());
}

TEST(ProtectionProtector, OneHiddenInARowTakesAnother) {
  auto wanted = want({3, 40, 57}, {{0, 1, 2}, {2}, {1}, {0}});
  const auto outcome = protect(wanted);
  EXPECT_EQ(outcome.states, (std::vector{shown, shown, secondary, primary}));
  EXPECT_TRUE(outcome.verified());
  EXPECT_TRUE(outcome.unsafe.empty());
  EXPECT_EQ(outcome.for_bounds, (std::vector<std::uint8_t>{0, 0, 0, 0}));  // for exact recovery
  ASSERT_EQ(outcome.primaries.size(), 1u);
  EXPECT_TRUE(outcome.primaries[0].safe);
  EXPECT_GE(outcome.primaries[0].bounds.low, 0);
  EXPECT_LE(outcome.primaries[0].bounds.high, 43 + 1e-6);
  EXPECT_EQ(outcome.singles, 0u);
}

TEST(ProtectionProtector, TwoOnesHideTheThird) {
  auto wanted = want({1, 1, 98}, {{0, 1, 2}, {2}, {0}, {1}});
  wanted.system.counts[0].forced = true;
  const auto outcome = protect(wanted);
  EXPECT_EQ(outcome.states, (std::vector{shown, secondary, primary, primary}));
  EXPECT_TRUE(outcome.verified());
  EXPECT_EQ(outcome.singles, 2u);
}

TEST(ProtectionProtector, OverlappingBands) {
  // Everybody, 8a-8b, 8b, 8a.
  const auto wanted = want({3, 20, 100}, {{0, 1, 2}, {0, 1}, {1}, {0}});
  const auto outcome = protect(wanted);
  EXPECT_EQ(outcome.states, (std::vector{shown, shown, secondary, primary}));
  EXPECT_TRUE(outcome.verified());
}

TEST(ProtectionProtector, ForcedCountsStayAndWhatTheyGiveAwayIsSaid) {
  auto wanted = want({3, 40, 57}, {{0, 1, 2}, {2}, {1}, {0}});
  for (const std::size_t c : {0, 1, 2}) wanted.system.counts[c].forced = true;
  const auto outcome = protect(wanted);
  EXPECT_EQ(outcome.states, (std::vector{shown, shown, shown, primary}));
  EXPECT_FALSE(outcome.verified());
  EXPECT_FALSE(outcome.exact);
  EXPECT_FALSE(outcome.bounded);
  EXPECT_EQ(outcome.unsafe, (std::vector<std::uint32_t>{3}));
}

TEST(ProtectionProtector, WithoutSecondHidingItComesBack) {
  auto wanted = want({3, 40, 57}, {{0, 1, 2}, {2}, {1}, {0}});
  wanted.secondary = false;
  const auto outcome = protect(wanted);
  EXPECT_EQ(outcome.states, (std::vector{shown, shown, shown, primary}));
  EXPECT_FALSE(outcome.verified());
  EXPECT_EQ(outcome.primaries[0].bounds.low, 3);
  EXPECT_EQ(outcome.primaries[0].bounds.high, 3);
  // Nothing to hide is safe all the same.
  auto open = want({30, 40, 57}, {{0, 1, 2}, {2}, {1}, {0}});
  open.secondary = false;
  EXPECT_TRUE(protect(open).verified());
}

TEST(ProtectionProtector, ALimitBoundsWhatItsWholeShows) {
  // 7 in training and 3 of them asked for it, which is hidden: nobody would know but that it is at most 7, and here 6.
  auto wanted = want({3, 2, 1, 50}, {{1, 2, 3}, {1, 2}, {0}});
  wanted.primary = {0, 0, 1};
  wanted.limits = {{2, 1}};
  const auto outcome = protect(wanted);
  // Shown, 0 to 3 would be left.
  EXPECT_EQ(outcome.states, (std::vector{shown, secondary, primary}));
  EXPECT_TRUE(outcome.verified());
  wanted.limits.clear();
  EXPECT_EQ(protect(wanted).states, (std::vector{shown, shown, primary}));
}

TEST(ProtectionProtector, NothingAtAll) {
  EXPECT_TRUE(protect({}).verified());
  const auto outcome = protect(want({30}, {{0}}));
  EXPECT_EQ(outcome.states, std::vector{shown});
  EXPECT_TRUE(outcome.verified());
}

TEST(ProtectionProtector, NoLinearProgrammeBoundsRandomSystems) {
  std::mt19937 engine(11);
  std::size_t hidden = 0;
  for (int round = 0; round < 250; ++round) {
    const auto n = static_cast<std::uint32_t>(5 + engine() % 6);
    std::vector<std::uint64_t> cells;
    for (std::uint32_t i = 0; i < n; ++i) cells.push_back(engine() % 3 ? 1 + engine() % 3 : 4 + engine() % 30);
    Cells everything(n);
    for (std::uint32_t i = 0; i < n; ++i) everything[i] = i;
    std::vector<Cells> counts{everything};
    for (std::uint32_t c = 0; c < 6 + engine() % 10; ++c) {
      Cells some;
      for (std::uint32_t i = 0; i < n; ++i) {
        if (engine() % 3 == 0) some.push_back(i);
      }
      if (!some.empty() && std::find(counts.begin(), counts.end(), some) == counts.end()) counts.push_back(some);
    }
    auto wanted = want(cells, counts);
    wanted.system.counts[0].forced = true;
    if (wanted.system.value(0) < 12) continue;
    if (engine() % 2) wanted.limits.push_back({1, static_cast<std::uint32_t>(2 + engine() % (counts.size() - 2))});
    const auto outcome = protect(wanted);
    EXPECT_TRUE(outcome.verified()) << round;
    EXPECT_EQ(outcome.states[0], shown);
    SCOPED_TRACE(round);
    expect_safe(wanted, outcome);
    for (const auto state : outcome.states) hidden += state == secondary;
    // The same again, and in one go.
    EXPECT_EQ(protect(wanted).states, outcome.states);
  }
  EXPECT_GT(hidden, 0u);
}

TEST(ProtectionProtector, SmallWorkforces) {
  for (const std::size_t people : {9, 25, 60}) {
    Wanted wanted;
    wanted.system = test::made_up_system(people, 3);
    wanted.system.counts[0].forced = true;
    for (std::size_t c = 0; c < wanted.system.counts.size(); ++c) {
      wanted.primary.push_back(wanted.system.value(c) < 5);
    }
    const auto outcome = protect(wanted);
    EXPECT_TRUE(outcome.verified()) << people;
    EXPECT_TRUE(outcome.unsafe.empty());
    EXPECT_EQ(outcome.states[0], shown);
    for (const auto& result : protection::attack(wanted.system, outcome.states, 4, {})) EXPECT_TRUE(result.safe);
    // Each tenth single, as an attacker.
    std::size_t at = 0;
    for (std::size_t c = 0; c < wanted.primary.size(); ++c) {
      if (wanted.system.value(c) != 1 || ++at % 10 != 0) continue;
      const auto cell = wanted.system.counts[c].cells[0];
      for (const auto& result : protection::attack(wanted.system, outcome.states, 4, Cells{cell})) {
        const auto& cells = wanted.system.counts[result.count].cells;
        const bool own = wanted.system.value(result.count) == 1 && cells[0] == cell;
        EXPECT_TRUE(result.safe || own) << people << ": " << result.count << " from " << c;
      }
    }
  }
}

TEST(ProtectionProtector, TellsHowFarItIs) {
  Wanted wanted;
  wanted.system = test::made_up_system(60, 1);
  for (std::size_t c = 0; c < wanted.system.counts.size(); ++c) wanted.primary.push_back(wanted.system.value(c) < 5);
  Protector protector(wanted);
  using Phase = Protector::Progress::Phase;
  EXPECT_EQ(protector.progress().phase, Phase::choosing);
  std::size_t steps = 0;
  while (protector.step()) {
    const auto progress = protector.progress();
    EXPECT_LE(progress.done, progress.of);
    EXPECT_NE(progress.phase, Phase::done);
    ++steps;
  }
  EXPECT_GT(steps, 10u);
  EXPECT_EQ(protector.progress().phase, Phase::done);
}

}  // namespace
}  // namespace evenhand::protection_protector_test
