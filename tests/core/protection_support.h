// Made-up workforces as systems of counts: whole tables of characteristics by places of work, every total among them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <vector>

#include "core/protection/system.h"

namespace evenhand::test {

/// People with a code for each attribute, and the counts printed of them.
class MadeUp {
 public:
  /// `people[i][a]`: the code of person i for attribute a.
  explicit MadeUp(std::vector<std::vector<int>> people) : people_(std::move(people)) {}

  /// One printed count: everybody for whom each named attribute has one of these codes. Empty sets print nothing.
  void count(const std::map<std::size_t, std::set<int>>& conditions) {
    std::vector<std::uint32_t> members;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      const bool in = std::all_of(conditions.begin(), conditions.end(),
                                  [&](const auto& c) { return c.second.contains(people_[i][c.first]); });
      if (in) members.push_back(static_cast<std::uint32_t>(i));
    }
    if (!members.empty()) lists_.push_back(std::move(members));
  }

  /// The table of one attribute by another with its margins and its total; with one attribute, its profile.
  void table(std::size_t a, std::size_t b) {
    count({});
    for (const int x : codes(a)) {
      count({{a, {x}}});
      if (a == b) continue;
      for (const int y : codes(b)) count({{a, {x}}, {b, {y}}});
    }
    for (const int y : codes(b)) count({{b, {y}}});
  }

  std::set<int> codes(std::size_t a) const {
    std::set<int> out;
    for (const auto& person : people_) out.insert(person[a]);
    return out;
  }

  /// Inner cells: people in the same counts are one. Equal counts are one. The largest first.
  protection::System system() const {
    std::vector<std::vector<std::uint32_t>> lists = lists_;
    std::stable_sort(lists.begin(), lists.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    std::vector<std::vector<std::uint32_t>> different;
    std::set<std::vector<std::uint32_t>> seen;
    for (auto& list : lists) {
      if (seen.insert(list).second) different.push_back(std::move(list));
    }
    std::vector<std::vector<std::uint32_t>> patterns(people_.size());
    for (std::size_t c = 0; c < different.size(); ++c) {
      for (const auto person : different[c]) patterns[person].push_back(static_cast<std::uint32_t>(c));
    }
    std::map<std::vector<std::uint32_t>, std::uint64_t> cells;
    for (const auto& pattern : patterns) {
      if (!pattern.empty()) ++cells[pattern];
    }
    protection::System out;
    out.counts.resize(different.size());
    for (const auto& [pattern, people] : cells) {
      for (const auto c : pattern) out.counts[c].cells.push_back(static_cast<std::uint32_t>(out.cells.size()));
      out.cells.push_back(people);
    }
    return out;
  }

 private:
  std::vector<std::vector<int>> people_;
  std::vector<std::vector<std::uint32_t>> lists_;
};

/// A workforce as uneven as real ones: ethnicity (18 codes), religion (10), sexual orientation (6), disability (4), sex
/// (2), age band (11), then pay band (14), staff group (9), site (8), contract (3), pay quarter (4).
inline std::vector<std::vector<int>> made_up_people(std::size_t size, std::uint64_t seed) {
  const std::vector<std::pair<int, double>> attributes = {{18, 0.55}, {10, 0.7},  {6, 0.4},  {4, 0.4},
                                                          {2, 0.35},  {11, 0.95}, {14, 0.9}, {9, 0.8},
                                                          {8, 0.8},   {3, 0.4},   {4, 1.0}};
  std::mt19937_64 engine(seed);
  const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
  std::vector<std::vector<int>> out;
  for (std::size_t i = 0; i < size; ++i) {
    std::vector<int> person;
    for (const auto& [codes, ratio] : attributes) {
      // Each code is `ratio` times as common as the one before; a tenth is spread evenly.
      int code = 0;
      if (uniform() < 0.1) {
        code = static_cast<int>(uniform() * codes);
      } else {
        while (code + 1 < codes && uniform() < ratio) ++code;
        if (code + 1 == codes) code = static_cast<int>(uniform() * codes);
      }
      person.push_back(code);
    }
    out.push_back(std::move(person));
  }
  return out;
}

/// Each of the first six attributes alone and by each of the other five, with two coarser groupings of ethnicity beside
/// it.
inline protection::System made_up_system(std::size_t size, std::uint64_t seed) {
  MadeUp made(made_up_people(size, seed));
  made.count({});
  for (std::size_t a = 0; a < 6; ++a) {
    for (std::size_t b = 6; b < 11; ++b) made.table(a, b);
  }
  const std::vector<std::set<int>> five = {{0, 1, 2}, {3, 4, 5, 6}, {7, 8, 9, 10}, {11, 12, 13}, {14, 15}};
  std::set<int> others;
  for (std::size_t g = 1; g < five.size(); ++g) others.insert(five[g].begin(), five[g].end());
  for (std::size_t b = 6; b < 11; ++b) {
    for (const int y : made.codes(b)) {
      for (const auto& group : five) made.count({{0, group}, {b, {y}}});
      made.count({{0, others}, {b, {y}}});
      made.count({{0, {16, 17}}, {b, {y}}});
    }
  }
  for (const auto& group : five) made.count({{0, group}});
  made.count({{0, others}});
  made.count({{0, {16, 17}}});
  return made.system();
}

}  // namespace evenhand::test
