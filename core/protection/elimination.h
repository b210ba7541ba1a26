// Which sums of inner cells follow from others: linear algebra modulo a prime, for thousands of sums at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/protection/field.h"

namespace evenhand::protection {

/// The cells of a vector of noughts and ones, in rising order.
using Vector = std::span<const std::uint32_t>;

struct Share {
  std::uint32_t vector;
  std::uint64_t much;  // modulo the prime, not 0
};

/// A list of vectors of noughts and ones over inner cells, and what is left of each modulo the span of those added so
/// far: so much of each vector of a basis, which are some of the list.
///
/// Modulo a prime, what follows in true fractions follows too, unless the prime divides the denominator.
///
/// It does not calculate with vectors as long as there are cells, but with what follows from what among them. For
/// counts of whole tables that is little (a row is the sum of its cells), and stays so on the way if common people come
/// first.
template <typename Field>
class Elimination {
 public:
  Elimination(std::span<const Vector> vectors, std::size_t cells);

  /// Adds a vector to the span.
  void add(std::uint32_t vector);
  bool in_span(std::uint32_t vector) const { return !is_basic_[vector] && parts_[vector] == 0; }

  bool is_basic(std::uint32_t vector) const { return is_basic_[vector] != 0; }
  /// What a vector consists of; a basic one, of itself.
  std::vector<Share> parts(std::uint32_t vector) const;
  /// The basic vector that `add` would take out of the basis: itself if it is basic. Not for a vector in the span.
  std::uint32_t pivot(std::uint32_t vector) const;
  /// How much it has of a basic vector; 0 if nothing.
  std::uint64_t part(std::uint32_t vector, std::uint32_t basic) const;
  /// Who has how much of a basic vector, itself first.
  std::vector<Share> users(std::uint32_t basic) const;

  /// Saves the work on a vector that nobody will ask about again.
  void forget(std::uint32_t vector);

  /// Numbers for the cells that sum to `sums[v]` over each vector v, modulo the prime. The sums are such that there are
  /// some. Nothing that was added or forgotten matters here.
  std::vector<std::uint64_t> cells_with(std::vector<std::uint64_t> sums) const;

 private:
  // All that has ever had a part of a basic vector is listed on both sides, though there may be nothing left.
  struct Basic {
    std::vector<std::uint64_t> much;    // by vector; with a mark if it is listed
    std::vector<std::uint32_t> listed;  // vectors
    std::size_t users = 0;
  };

  // How a cell brought a vector into the basis, for the way back.
  struct Step {
    std::uint32_t cell;
    std::uint32_t vector;
    std::uint64_t factor;
    std::vector<Share> before;
  };

  void look_at(std::uint32_t cell);
  void take_away(std::uint64_t factor, const std::vector<Share>& users, std::uint32_t basic);

  std::vector<std::size_t> sizes_;                   // by vector
  std::vector<std::vector<std::uint32_t>> of_cell_;  // the vectors with this cell
  std::vector<std::uint8_t> is_basic_;
  std::vector<std::vector<std::uint32_t>> listed_;  // basic vectors, by vector
  std::vector<std::size_t> parts_;                  // how many, by vector that is not basic
  std::vector<Basic> basic_;                        // by vector
  std::vector<Step> steps_;
  std::vector<std::uint64_t> sum_;
};

extern template class Elimination<Field<61>>;
extern template class Elimination<Field<31>>;

}  // namespace evenhand::protection
