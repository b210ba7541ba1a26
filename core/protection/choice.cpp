#include "core/protection/choice.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <random>
#include <utility>

#include "core/protection/elimination.h"

namespace evenhand::protection {
namespace {

constexpr auto no_vector = static_cast<std::uint32_t>(-1);

// The only person of a primary count.
struct Single {
  std::uint32_t cell;
  std::uint32_t count;  // theirs, of which they learn nothing new; none if they are alone in several
};

std::vector<Single> singles_of(const System& system, std::span<const std::uint8_t> primary) {
  std::vector<Single> out;
  for (std::uint32_t c = 0; c < system.counts.size(); ++c) {
    if (!primary[c] || system.value(c) != 1) continue;
    const auto& cells = system.counts[c].cells;
    out.push_back({*std::find_if(cells.begin(), cells.end(), [&](auto x) { return system.cells[x] != 0; }), c});
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.cell < b.cell; });
  std::vector<Single> people;
  for (const auto& single : out) {
    if (people.empty() || people.back().cell != single.cell) {
      people.push_back(single);
    } else {
      people.back().count = no_vector;
    }
  }
  return people;
}

// The counts as vectors, and cells by themselves where somebody knows them.
class Vectors {
 public:
  Vectors(const System& system, std::span<const std::uint32_t> known, std::span<const Single> singles)
      : cells_(system.cells.size()), alone_(system.cells.size(), no_vector) {
    std::iota(cells_.begin(), cells_.end(), std::uint32_t{0});
    for (const auto& count : system.counts) {
      if (count.cells.size() == 1) alone_[count.cells[0]] = static_cast<std::uint32_t>(list_.size());
      list_.push_back(count.cells);
    }
    for (const auto cell : known) need(cell);
    for (const auto& single : singles) need(single.cell);
  }

  const std::vector<Vector>& list() const { return list_; }
  std::size_t cells() const { return cells_.size(); }
  std::uint32_t alone(std::uint32_t cell) const { return alone_[cell]; }

 private:
  void need(std::uint32_t cell) {
    if (alone_[cell] != no_vector) return;
    alone_[cell] = static_cast<std::uint32_t>(list_.size());
    list_.push_back(Vector(cells_).subspan(cell, 1));
  }

  std::vector<std::uint32_t> cells_;
  std::vector<std::uint32_t> alone_;
  std::vector<Vector> list_;
};

// Two random linear functions that are 0 on the span. A vector is in the span if both are 0, and two are the same there
// but for a factor if their marks are in proportion. That it only looks like that has the chance of one in the prime;
// and then one count more is hidden.
using Mark = std::array<std::uint64_t, 2>;

constexpr Mark no_mark{0, 0};

template <typename Field>
Mark sum_of(const Mark& mark, const Mark& other, std::uint64_t much) {
  return {Field::plus(mark[0], Field::times(other[0], much)), Field::plus(mark[1], Field::times(other[1], much))};
}

template <typename Field>
std::vector<Mark> marks_of(const Elimination<Field>& elimination, std::size_t vectors, std::uint64_t seed) {
  std::mt19937_64 engine(seed);
  std::vector<Mark> out(vectors, no_mark);
  for (std::uint32_t v = 0; v < vectors; ++v) {
    if (elimination.is_basic(v)) out[v] = {engine() % Field::prime, engine() % Field::prime};
  }
  for (std::uint32_t v = 0; v < vectors; ++v) {
    if (elimination.is_basic(v)) continue;
    for (const auto& [basic, much] : elimination.parts(v)) out[v] = sum_of<Field>(out[v], out[basic], much);
  }
  return out;
}

class Walk {
 public:
  Walk(const System& system, std::span<const std::uint8_t> primary, std::span<const std::uint32_t> known)
      : system_(system),
        primary_(primary),
        singles_(singles_of(system, primary)),
        vectors_(system, known, singles_),
        elimination_(vectors_.list(), vectors_.cells()),
        marks_(marks_of(elimination_, vectors_.list().size(), 1)),
        known_by_(vectors_.list().size(), no_vector),
        keys_(vectors_.list().size(), no_key),
        old_keys_(keys_) {
    for (std::uint32_t c = 0; c < primary.size(); ++c) {
      if (primary[c]) secrets_.push_back(c);
    }
    for (std::uint32_t s = 0; s < singles_.size(); ++s) known_by_[vectors_.alone(singles_[s].cell)] = s;
  }

  Choice choose(std::span<const std::uint32_t> known) {
    Choice out;
    const auto& counts = system_.counts;
    out.states.resize(counts.size(), State::secondary);
    for (const auto c : secrets_) out.states[c] = State::primary;
    for (const auto cell : known) show(vectors_.alone(cell));
    for (std::uint32_t c = 0; c < counts.size(); ++c) {
      if (!counts[c].forced) continue;
      out.states[c] = State::shown;
      show(c);
    }
    all_keys();
    for (const auto c : secrets_) {
      if (elimination_.in_span(c)) {
        out.given_away.push_back(c);
      } else if (std::any_of(singles_.begin(), singles_.end(), [&](const auto& single) { return tells(single, c); })) {
        out.told_to_one.push_back(c);
      }
    }
    old_keys_ = keys_;
    for (std::uint32_t c = 0; c < counts.size(); ++c) {
      if (counts[c].forced || primary_[c]) continue;
      if (harmless(c)) {
        out.states[c] = State::shown;
        show(c);
      }
      if (!watched(c)) elimination_.forget(c);
    }
    return out;
  }

 private:
  using Numbers = Field<61>;

  // A mark up to a factor, as one number.
  static constexpr auto no_key = static_cast<std::uint64_t>(-1);
  static constexpr auto infinite = static_cast<std::uint64_t>(-2);

  struct Changed {
    std::uint32_t vector;
    Mark mark;
  };

  // What to add to the marks for each unit of the pivot that is gone once this vector counts as nothing.
  Mark change(std::uint32_t vector, std::uint32_t pivot) const {
    const auto share = Numbers::inverse(elimination_.part(vector, pivot));
    return sum_of<Numbers>(no_mark, marks_[vector], Numbers::minus(0, share));
  }

  void show(std::uint32_t vector) {
    if (elimination_.in_span(vector)) return;
    const auto pivot = elimination_.pivot(vector);
    const auto by = change(vector, pivot);
    for (const auto& [user, much] : elimination_.users(pivot)) marks_[user] = sum_of<Numbers>(marks_[user], by, much);
    elimination_.add(vector);
  }

  bool watched(std::uint32_t vector) const {
    return known_by_[vector] != no_vector || (vector < primary_.size() && primary_[vector]);
  }

  // Whether no secret comes out if this is shown too that has not come out already. If so, the keys are those after it.
  bool harmless(std::uint32_t vector) {
    if (elimination_.in_span(vector)) return true;
    const auto pivot = elimination_.pivot(vector);
    const auto by = change(vector, pivot);
    changed_.clear();
    for (const auto& [user, much] : elimination_.users(pivot)) {
      if (!watched(user)) continue;
      changed_.push_back({user, sum_of<Numbers>(marks_[user], by, much)});
      if (changed_.back().mark == no_mark && user < primary_.size() && primary_[user]) return false;
    }
    if (singles_.empty()) return true;
    set_keys();
    const auto harm =
        std::any_of(changed_.begin(), changed_.end(), [&](const auto& change) { return tells_more(change.vector); });
    auto& from = harm ? old_keys_ : keys_;
    auto& to = harm ? keys_ : old_keys_;
    for (const auto& change : changed_) to[change.vector] = from[change.vector];
    return !harm;
  }

  void all_keys() {
    changed_.clear();
    for (std::uint32_t v = 0; v < known_by_.size(); ++v) {
      if (watched(v)) changed_.push_back({v, marks_[v]});
    }
    set_keys();
  }

  // One inverse for all of them: that of their product, from which each takes its own.
  void set_keys() {
    std::uint64_t product = 1;
    for (const auto& [v, mark] : changed_) {
      keys_[v] = product;
      if (mark[1] != 0) product = Numbers::times(product, mark[1]);
    }
    auto inverse = Numbers::inverse(product);
    for (auto change = changed_.rbegin(); change != changed_.rend(); ++change) {
      auto& key = keys_[change->vector];
      if (change->mark[1] == 0) {
        key = change->mark[0] == 0 ? no_key : infinite;
        continue;
      }
      key = Numbers::times(change->mark[0], Numbers::times(inverse, key));
      inverse = Numbers::times(inverse, change->mark[1]);
    }
  }

  // Whether a single person can work a secret out from their cell. Not if everybody can.
  bool tells(const Single& single, std::uint32_t secret) const {
    const auto own = vectors_.alone(single.cell);
    return keys_[own] == keys_[secret] && keys_[own] != no_key && secret != own && secret != single.count;
  }

  bool tells_more(std::uint32_t vector) const {
    const auto worse = [&](const Single& single, std::uint32_t secret) {
      return tells(single, secret) && old_keys_[secret] != old_keys_[vectors_.alone(single.cell)];
    };
    if (const auto s = known_by_[vector]; s != no_vector) {
      if (std::any_of(secrets_.begin(), secrets_.end(), [&](auto c) { return worse(singles_[s], c); })) return true;
    }
    return vector < primary_.size() && primary_[vector] &&
           std::any_of(singles_.begin(), singles_.end(), [&](const auto& single) { return worse(single, vector); });
  }

  const System& system_;
  std::span<const std::uint8_t> primary_;
  std::vector<Single> singles_;
  Vectors vectors_;
  Elimination<Numbers> elimination_;
  std::vector<Mark> marks_;
  std::vector<std::uint32_t> secrets_;
  std::vector<std::uint32_t> known_by_;  // by vector: the single person whose cell it is
  std::vector<std::uint64_t> keys_;      // by vector, of those that are watched
  std::vector<std::uint64_t> old_keys_;
  std::vector<Changed> changed_;
};

template <typename Field>
Elimination<Field> after_showing(const Vectors& vectors, std::span<const State> states,
                                 std::span<const std::uint32_t> known) {
  Elimination<Field> out(vectors.list(), vectors.cells());
  for (const auto cell : known) out.add(vectors.alone(cell));
  for (std::uint32_t c = 0; c < states.size(); ++c) {
    if (states[c] == State::shown) out.add(c);
  }
  return out;
}

// Two changes of the cells that nobody would notice, and what they do to the counts. Worked out anew from the cells.
template <typename Field>
class Changes {
 public:
  Changes(const System& system, const Vectors& vectors, const Elimination<Field>& shown, std::uint64_t seed)
      : system_(system) {
    const auto marks = marks_of(shown, vectors.list().size(), seed);
    std::vector<std::uint64_t> sums(marks.size());
    for (std::size_t i = 0; i < 2; ++i) {
      std::transform(marks.begin(), marks.end(), sums.begin(), [&](const auto& mark) { return mark[i]; });
      cells_[i] = shown.cells_with(sums);
    }
  }

  Mark of_cell(std::uint32_t cell) const { return {cells_[0][cell], cells_[1][cell]}; }
  Mark of_count(std::size_t count) const {
    Mark out = no_mark;
    for (const auto cell : system_.counts[count].cells) out = sum_of<Field>(out, of_cell(cell), 1);
    return out;
  }

  // Neither is noticed from what is shown.
  bool unnoticed(std::span<const State> states, std::span<const std::uint32_t> known) const {
    for (std::size_t c = 0; c < states.size(); ++c) {
      if (states[c] == State::shown && of_count(c) != no_mark) return false;
    }
    return std::all_of(known.begin(), known.end(), [&](auto cell) { return of_cell(cell) == no_mark; });
  }

 private:
  const System& system_;
  std::array<std::vector<std::uint64_t>, 2> cells_;
};

// Secrets that may come out, for all that is known modulo this prime.
template <typename Field>
std::vector<std::uint32_t> unproved_modulo(const System& system, std::span<const State> states,
                                           std::span<const std::uint32_t> known) {
  std::vector<std::uint8_t> primary(states.size());
  std::vector<std::uint32_t> open;
  for (std::uint32_t c = 0; c < states.size(); ++c) {
    primary[c] = states[c] == State::primary;
    if (primary[c]) open.push_back(c);
  }
  const auto singles = singles_of(system, primary);
  const Vectors vectors(system, known, singles);
  const auto shown = after_showing<Field>(vectors, states, known);
  // Of random changes one in a prime leaves a count as it is that it need not: then others are tried.
  for (std::uint64_t seed = 1; seed <= 3 && !open.empty(); ++seed) {
    const Changes<Field> changes(system, vectors, shown, seed);
    if (!changes.unnoticed(states, known)) break;
    std::erase_if(open, [&](auto c) {
      const auto mark = changes.of_count(c);
      if (mark == no_mark) return false;
      // Somebody who knows their cell would notice either change, but not both together in the proportion in which they
      // leave that cell alone; the count must change in that proportion too.
      return std::all_of(singles.begin(), singles.end(), [&](const auto& single) {
        const auto own = changes.of_cell(single.cell);
        return c == single.count || c == vectors.alone(single.cell) || own == no_mark ||
               Field::times(own[0], mark[1]) != Field::times(own[1], mark[0]);
      });
    });
  }
  return open;
}

}  // namespace

Choice choose_shown(const System& system, std::span<const std::uint8_t> primary,
                    std::span<const std::uint32_t> known_cells) {
  return Walk(system, primary, known_cells).choose(known_cells);
}

std::vector<std::uint32_t> given_away(const System& system, std::span<const State> states,
                                      std::span<const std::uint32_t> known_cells) {
  const Vectors vectors(system, known_cells, {});
  const auto shown = after_showing<Field<61>>(vectors, states, known_cells);
  std::vector<std::uint32_t> out;
  for (std::uint32_t c = 0; c < states.size(); ++c) {
    if (states[c] != State::shown && shown.in_span(c)) out.push_back(c);
  }
  return out;
}

// Modulo one prime, a change is no proof yet: a count can be a combination in fractions and not modulo a prime, if the
// prime divides the denominator that they have in common. To be wrong modulo both primes, the denominator would have to
// be a multiple of both, a number of 28 digits, though the sums are of noughts and ones; for a number that nobody
// chose, the chance of that is 1 in 10^27. In fractions the change itself may have thousands of digits, so that it is
// no proof that could be written down.
std::vector<std::uint32_t> unproved(const System& system, std::span<const State> states,
                                    std::span<const std::uint32_t> known_cells) {
  auto out = unproved_modulo<Field<61>>(system, states, known_cells);
  const auto more = unproved_modulo<Field<31>>(system, states, known_cells);
  out.insert(out.end(), more.begin(), more.end());
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace evenhand::protection
