// Which counts are shown. Expectations: the vectors of disclosure.md §5, rows worked out by hand, the same walk done
// step by step with exact determinants on small systems, and plain elimination modulo another prime on larger ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include "core/protection/choice.h"
#include "core/protection/elimination.h"
#include "core/protection/field.h"
#include "tests/core/protection_support.h"

namespace evenhand::protection_choice_test {
namespace {

using protection::Choice;
using protection::State;
using protection::System;
using Cells = std::vector<std::uint32_t>;
using States = std::vector<State>;

using enum protection::State;

std::vector<std::uint8_t> below_five(const System& system) {
  std::vector<std::uint8_t> out;
  for (std::size_t c = 0; c < system.counts.size(); ++c) out.push_back(system.value(c) > 0 && system.value(c) < 5);
  return out;
}

Choice choose(const System& system, const Cells& known = {}) {
  return protection::choose_shown(system, below_five(system), known);
}

TEST(ProtectionChoice, ARowWithItsTotal) {
  const System system{{3, 40, 57}, {{{0, 1, 2}, true}, {{2}}, {{1}}, {{0}}}};
  const auto choice = choose(system);
  EXPECT_EQ(choice.states, (States{shown, shown, secondary, primary}));
  EXPECT_TRUE(choice.given_away.empty());
  EXPECT_TRUE(choice.told_to_one.empty());
  EXPECT_TRUE(protection::unproved(system, choice.states).empty());
  EXPECT_EQ(protection::given_away(system, States{shown, shown, shown, primary}), (Cells{3}));
  EXPECT_EQ(protection::given_away(system, States{shown, shown, secondary, secondary}), Cells{});
  EXPECT_EQ(protection::unproved(system, States{shown, shown, shown, primary}), (Cells{3}));
}

TEST(ProtectionChoice, TwoSinglePeopleInARow) {
  // Each knows the other if 98 is shown with the total; nobody else does.
  const System system{{1, 1, 98}, {{{0, 1, 2}, true}, {{2}}, {{0}}, {{1}}}};
  EXPECT_EQ(choose(system).states, (States{shown, secondary, primary, primary}));
  const States open{shown, shown, primary, primary};
  EXPECT_EQ(protection::given_away(system, open), Cells{});
  EXPECT_EQ(protection::given_away(system, open, Cells{0}), (Cells{2, 3}));
  EXPECT_EQ(protection::unproved(system, open), (Cells{2, 3}));
  // One person and two more: the one knows that they are two.
  const System uneven{{1, 2, 97}, {{{0, 1, 2}, true}, {{2}}, {{0}}, {{1}}}};
  EXPECT_EQ(choose(uneven).states, (States{shown, secondary, primary, primary}));
  EXPECT_EQ(protection::unproved(uneven, open), (Cells{3}));
  auto forced = uneven;
  forced.counts[1].forced = true;
  EXPECT_EQ(choose(forced).states, open);
  EXPECT_TRUE(choose(forced).given_away.empty());
  EXPECT_EQ(choose(forced).told_to_one, (Cells{3}));
  // Two and two: nobody.
  const System even{{2, 2, 96}, {{{0, 1, 2}, true}, {{2}}, {{0}}, {{1}}}};
  EXPECT_EQ(choose(even).states, open);
}

TEST(ProtectionChoice, OneOfTheTotalAndTheOtherPart) {
  // BME 4, White 46, total 50; unknown 0 is a count of nobody, which everybody may know.
  const System system{{4, 46}, {{{0, 1}}, {{1}}, {{0}}}};
  EXPECT_EQ(choose(system).states, (States{shown, secondary, primary}));
  auto forced = system;
  forced.counts[1].forced = true;
  EXPECT_EQ(choose(forced).states, (States{secondary, shown, primary}));
  // If it is a cell like others, and the last to be shown, hiding it will do.
  const System with_unknown{{4, 46, 0}, {{{0, 1, 2}}, {{1}}, {{0}}, {{2}}}};
  EXPECT_EQ(choose(with_unknown).states, (States{shown, shown, primary, secondary}));
  EXPECT_EQ(choose(with_unknown, {2}).states, (States{shown, secondary, primary, shown}));
}

TEST(ProtectionChoice, OverlappingBandsAndLinkedTables) {
  // 8a to 8b, 8b, 8a.
  EXPECT_EQ(choose({{3, 20}, {{{0, 1}}, {{1}}, {{0}}}}).states, (States{shown, secondary, primary}));
  // 14 = 3 + 11, and 11 = 6 + 5 in another table.
  const System system{{3, 6, 5}, {{{0, 1, 2}}, {{1, 2}}, {{1}}, {{2}}, {{0}}}};
  EXPECT_EQ(choose(system).states, (States{shown, secondary, shown, secondary, primary}));
  // Half of what two have more than another: (a + b) + (a + c) - (b + c) = 2 a.
  const System odd{{2, 10, 20}, {{{1, 2}}, {{0, 2}}, {{0, 1}}, {{0}}}};
  EXPECT_EQ(choose(odd).states, (States{shown, shown, secondary, primary}));
}

TEST(ProtectionChoice, ForcedCountsThatGiveAway) {
  const System system{{3, 40, 4, 9}, {{{2, 3}}, {{3}}, {{0, 1}, true}, {{1}, true}, {{0}}, {{2}}}};
  const auto choice = choose(system);
  // The rest is protected as ever.
  EXPECT_EQ(choice.states, (States{shown, secondary, shown, shown, primary, primary}));
  EXPECT_EQ(choice.given_away, (Cells{4}));
  EXPECT_EQ(protection::given_away(system, choice.states), (Cells{4}));
  EXPECT_EQ(protection::unproved(system, choice.states), (Cells{4}));
  // A forced primary one gives itself away.
  const System itself{{3, 40}, {{{0, 1}}, {{0}, true}}};
  EXPECT_EQ(choose(itself).states, (States{shown, shown}));
  EXPECT_EQ(choose(itself).given_away, (Cells{1}));
}

TEST(ProtectionChoice, CellsThatAReaderKnows) {
  const System system{{3, 6, 2}, {{{0, 1}}, {{1, 2}}, {{0}}, {{2}}}};
  EXPECT_EQ(choose(system).states, (States{shown, shown, primary, primary}));
  EXPECT_EQ(choose(system, {1}).states, (States{secondary, secondary, primary, primary}));
  EXPECT_EQ(choose(system, {0}).given_away, (Cells{2}));
}

TEST(ProtectionChoice, ASinglePersonAmongCellsOfNobody) {
  // They know cell 0: with 10 in cells 0 and 2 they would know cell 2, and by 12 in cells 2 and 3, cell 3.
  const System system{{1, 0, 9, 3}, {{{2, 3}}, {{0, 2}}, {{3}}, {{0, 1}}}};
  EXPECT_EQ(choose(system).states, (States{shown, secondary, primary, primary}));
  // Nobody at all, and nothing to hide.
  EXPECT_EQ(choose({{0, 7}, {{{0, 1}}, {{1}}, {{0}}}}).states, (States{shown, shown, shown}));
  EXPECT_TRUE(choose({}).states.empty());
}

// By hand: exact determinants, every question from the beginning.
class Slow {
 public:
  explicit Slow(const System& system) : system_(system) {}

  Cells count(std::uint32_t c) const { return system_.counts[c].cells; }
  // Fraction-free elimination: each number is a minor of a small matrix of noughts and ones.
  std::size_t rank(const std::vector<Cells>& vectors) const {
    std::vector<std::vector<std::int64_t>> m;
    for (const auto& cells : vectors) {
      m.emplace_back(system_.cells.size());
      for (const auto cell : cells) m.back()[cell] = 1;
    }
    std::size_t rank = 0;
    std::int64_t before = 1;
    for (std::size_t x = 0; x < system_.cells.size(); ++x) {
      auto row = rank;
      while (row < m.size() && m[row][x] == 0) ++row;
      if (row == m.size()) continue;
      std::swap(m[row], m[rank]);
      for (auto i = rank + 1; i < m.size(); ++i) {
        const auto first = m[i][x];
        for (std::size_t y = 0; y < m[i].size(); ++y) m[i][y] = (m[i][y] * m[rank][x] - first * m[rank][y]) / before;
      }
      before = m[rank++][x];
    }
    return rank;
  }
  bool follows(std::vector<Cells> from, const Cells& vector) const {
    const auto before = rank(from);
    from.push_back(vector);
    return rank(from) == before;
  }

  // Each secret that is out, and to whom: a single person's count, or all.
  using Out = std::set<std::pair<std::uint32_t, std::uint32_t>>;
  static constexpr std::uint32_t all = 1000;
  Out out(const std::vector<Cells>& from, const std::vector<std::uint8_t>& is_primary) const {
    Out out;
    for (std::uint32_t c = 0; c < is_primary.size(); ++c) {
      if (is_primary[c] && follows(from, count(c))) out.emplace(c, all);
    }
    for (std::uint32_t s = 0; s < is_primary.size(); ++s) {
      if (!is_primary[s] || system_.value(s) != 1) continue;
      const auto cells = count(s);
      const auto cell = *std::find_if(cells.begin(), cells.end(), [&](auto x) { return system_.cells[x] == 1; });
      auto theirs = from;
      theirs.push_back({cell});
      for (std::uint32_t c = 0; c < is_primary.size(); ++c) {
        if (is_primary[c] && c != s && count(c) != Cells{cell} && follows(theirs, count(c))) out.emplace(c, s);
      }
    }
    return out;
  }

  Choice choose(const std::vector<std::uint8_t>& is_primary, const Cells& known) const {
    Choice choice;
    std::vector<Cells> from;
    for (const auto cell : known) from.push_back({cell});
    for (std::uint32_t c = 0; c < is_primary.size(); ++c) {
      choice.states.push_back(system_.counts[c].forced ? shown : is_primary[c] ? primary : secondary);
      if (system_.counts[c].forced) from.push_back(count(c));
    }
    auto already = out(from, is_primary);
    for (const auto& [c, who] : already) {
      auto& list = already.contains({c, all}) ? choice.given_away : choice.told_to_one;
      if (list.empty() || list.back() != c) list.push_back(c);
    }
    for (std::uint32_t c = 0; c < is_primary.size(); ++c) {
      if (choice.states[c] != secondary) continue;
      from.push_back(count(c));
      if (out(from, is_primary) == already) {
        choice.states[c] = shown;
      } else {
        from.pop_back();
      }
    }
    return choice;
  }

 private:
  const System& system_;
};

System small_system(std::mt19937_64& engine) {
  System system;
  const auto cells = 2 + engine() % 6;
  for (std::size_t x = 0; x < cells; ++x) system.cells.push_back(engine() % 3 == 0 ? 1 : engine() % 7);
  std::set<Cells> seen;
  const auto counts = 2 + engine() % 9;
  for (std::size_t c = 0; c < counts; ++c) {
    Cells list;
    const auto ratio = 2 + engine() % 3;
    for (std::uint32_t x = 0; x < cells; ++x) {
      if (engine() % ratio == 0) list.push_back(x);
    }
    if (!list.empty() && seen.insert(list).second) system.counts.push_back({list, engine() % 8 == 0});
  }
  return system;
}

TEST(ProtectionChoice, SmallSystemsAgreeWithExactElimination) {
  std::mt19937_64 engine(5);
  std::ptrdiff_t hidden = 0;
  std::ptrdiff_t told = 0;
  for (int round = 0; round < 1500; ++round) {
    const auto system = small_system(engine);
    const Slow slow(system);
    auto is_primary = below_five(system);
    // Sometimes zeros are protected too.
    for (std::size_t c = 0; c < is_primary.size(); ++c) is_primary[c] |= round % 5 == 0 && system.value(c) == 0;
    Cells known;
    if (engine() % 4 == 0) known.push_back(static_cast<std::uint32_t>(engine() % system.cells.size()));
    const auto choice = protection::choose_shown(system, is_primary, known);
    const auto expected = slow.choose(is_primary, known);
    ASSERT_EQ(choice.states, expected.states) << round;
    EXPECT_EQ(choice.given_away, expected.given_away) << round;
    EXPECT_EQ(choice.told_to_one, expected.told_to_one) << round;
    hidden += std::count(choice.states.begin(), choice.states.end(), secondary);
    told += std::ssize(choice.told_to_one);
    // Any states, not only such as are chosen.
    States states;
    std::vector<Cells> from;
    std::vector<std::uint8_t> hidden_primary;
    for (const auto cell : known) from.push_back({cell});
    for (std::uint32_t c = 0; c < is_primary.size(); ++c) {
      states.push_back(engine() % 2 ? shown : is_primary[c] ? primary : secondary);
      hidden_primary.push_back(states[c] == primary);
      if (states[c] == shown) from.push_back(slow.count(c));
    }
    Cells away;
    for (std::uint32_t c = 0; c < is_primary.size(); ++c) {
      if (states[c] != shown && slow.follows(from, slow.count(c))) away.push_back(c);
    }
    EXPECT_EQ(protection::given_away(system, states, known), away) << round;
    std::set<std::uint32_t> open;
    for (const auto& [c, who] : slow.out(from, hidden_primary)) open.insert(c);
    EXPECT_EQ(protection::unproved(system, states, known), Cells(open.begin(), open.end())) << round;
  }
  EXPECT_GT(hidden, 300);
  EXPECT_GT(told, 20);
}

// Residuals as long as there are cells, modulo a prime of its own.
class Plain {
 public:
  explicit Plain(std::size_t cells) : cells_(cells) {}

  std::vector<std::uint64_t> left(const Cells& cells) const {
    std::vector<std::uint64_t> out(cells_);
    for (const auto cell : cells) out[cell] = 1;
    for (const auto& [pivot, row] : rows_) {
      if (const auto much = out[pivot]; much != 0) {
        for (std::size_t x = pivot; x < cells_; ++x) out[x] = (out[x] + (prime - much) * row[x]) % prime;
      }
    }
    return out;
  }
  void add(const Cells& cells) {
    auto row = left(cells);
    const auto found = std::find_if(row.begin(), row.end(), [](auto x) { return x != 0; });
    if (found == row.end()) return;
    const auto pivot = static_cast<std::size_t>(found - row.begin());
    auto power = row[pivot];
    for (auto e = prime - 2; e > 0; e /= 2, power = power * power % prime) {
      if (e % 2 == 0) continue;
      for (auto& x : row) x = x * power % prime;
    }
    rows_.emplace_back(pivot, std::move(row));
  }
  bool in_span(const Cells& cells) const { return left(cells) == std::vector<std::uint64_t>(cells_); }

 private:
  static constexpr std::uint64_t prime = 998'244'353;
  std::size_t cells_;
  std::vector<std::pair<std::size_t, std::vector<std::uint64_t>>> rows_;
};

TEST(ProtectionChoice, LinkedTablesOfPeopleAgreeWithPlainElimination) {
  for (const std::size_t people : {9, 60, 140}) {
    const auto system = test::made_up_system(people, people);
    const auto is_primary = below_five(system);
    const auto choice = choose(system);
    Plain plain(system.cells.size());
    for (std::size_t c = 0; c < is_primary.size(); ++c) {
      EXPECT_EQ(choice.states[c] == primary, is_primary[c] != 0);
      if (choice.states[c] == shown) plain.add(system.counts[c].cells);
    }
    for (std::size_t c = 0; c < is_primary.size(); ++c) {
      ASSERT_EQ(plain.in_span(system.counts[c].cells), choice.states[c] == shown) << people << " " << c;
    }
    EXPECT_TRUE(protection::given_away(system, choice.states).empty());
    EXPECT_TRUE(protection::unproved(system, choice.states).empty());
    // Each single person by themselves.
    for (std::size_t c = 0; c < is_primary.size(); ++c) {
      if (!is_primary[c] || system.value(c) != 1) continue;
      auto theirs = plain;
      theirs.add(system.counts[c].cells);
      for (std::size_t d = 0; d < is_primary.size(); ++d) {
        ASSERT_FALSE(d != c && is_primary[d] && theirs.in_span(system.counts[d].cells))
            << people << " " << c << " " << d;
      }
    }
  }
}

TEST(ProtectionChoice, TheSameWhateverTheOrderOfTheCells) {
  const auto system = test::made_up_system(120, 3);
  const auto states = choose(system).states;
  EXPECT_EQ(choose(system).states, states);
  Cells place(system.cells.size());
  std::iota(place.begin(), place.end(), std::uint32_t{0});
  std::shuffle(place.begin(), place.end(), std::mt19937_64(1));
  auto moved = system;
  for (std::size_t x = 0; x < place.size(); ++x) moved.cells[place[x]] = system.cells[x];
  for (auto& count : moved.counts) {
    for (auto& cell : count.cells) cell = place[cell];
    std::sort(count.cells.begin(), count.cells.end());
  }
  EXPECT_EQ(choose(moved).states, states);
}

TEST(ProtectionChoice, ALargeTrust) {
  const auto system = test::made_up_system(20'000, 1);
  const auto choice = choose(system);
  const auto hidden = std::count(choice.states.begin(), choice.states.end(), secondary);
  EXPECT_LT(hidden, static_cast<std::ptrdiff_t>(system.counts.size() / 20));
  EXPECT_TRUE(protection::unproved(system, choice.states).empty());
}

template <typename Field>
void expect_field(std::uint64_t seed) {
  __extension__ using Wide = unsigned __int128;
  std::mt19937_64 engine(seed);
  for (int i = 0; i < 2000; ++i) {
    // The ends of the range too.
    const auto draw = [&] { return i % 3 == 0 ? (Field::prime - 1 - engine() % 3) : engine() % Field::prime; };
    const auto a = draw();
    const auto b = i % 5 == 0 ? engine() % 3 : draw();
    ASSERT_EQ(Field::times(a, b), static_cast<std::uint64_t>(Wide{a} * b % Field::prime)) << a << " " << b;
    ASSERT_EQ(Field::plus(a, b), static_cast<std::uint64_t>((Wide{a} + b) % Field::prime));
    ASSERT_EQ(Field::plus(Field::minus(a, b), b), a);
    ASSERT_EQ(Field::times(a, Field::inverse(a)), a != 0) << a;
  }
}

TEST(ProtectionChoice, NumbersModuloAPrime) {
  expect_field<protection::Field<61>>(1);
  expect_field<protection::Field<31>>(2);
}

TEST(ProtectionChoice, WhatIsLeftOfVectorsAndCellsForTheirSums) {
  const std::vector<Cells> lists{{0, 1, 2, 3}, {0, 1}, {2, 3}, {0, 2}, {1, 3}, {0}};
  const std::vector<protection::Vector> vectors(lists.begin(), lists.end());
  protection::Elimination<protection::Field<61>> elimination(vectors, 4);
  elimination.add(0);
  elimination.add(1);
  EXPECT_TRUE(elimination.in_span(2));
  EXPECT_FALSE(elimination.in_span(3));
  elimination.add(4);
  EXPECT_TRUE(elimination.in_span(3));
  EXPECT_FALSE(elimination.in_span(5));
  EXPECT_EQ(elimination.parts(5).size(), 1U);
  const auto cells = elimination.cells_with({10, 3, 7, 4, 6, 1});
  for (std::size_t v = 0; v < lists.size(); ++v) {
    std::uint64_t sum = 0;
    for (const auto cell : lists[v]) sum = protection::Field<61>::plus(sum, cells[cell]);
    EXPECT_EQ(sum, (std::vector<std::uint64_t>{10, 3, 7, 4, 6, 1})[v]);
  }
}

}  // namespace
}  // namespace evenhand::protection_choice_test
