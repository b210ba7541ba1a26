// A linear programme over a table of zeros and ones: how large can the sum of some columns get. The simplex method in
// doubles, from a world that is known to be possible, so there is nothing to search for first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace evenhand::protection {

/// Variables x >= 0, and rows that fix the sum of some of them. The start fixes it: each row keeps the sum that it has
/// there. Any number of objectives may follow each other; each starts from the basis that the one before left.
class Simplex {
 public:
  enum class Outcome { optimum, enough, unbounded, gave_up };

  /// `rows[i]`: the columns of row i, each once. `start`: x >= 0, whole numbers below 2^40. Rows that follow from
  /// others are found and left out. Every column should be in a row.
  Simplex(std::span<const std::vector<std::uint32_t>> rows, std::span<const double> start);

  /// Raises (sign 1) or lowers (sign -1) the sum of these columns from where the world is, until it cannot be or is
  /// `enough`. A step is one column let in. `gave_up`: no more steps, or the numbers got too rough.
  Outcome optimise(std::span<const std::uint32_t> columns, int sign, double enough, std::size_t& steps);

  /// Back to the start, with the basis kept.
  void restart();

  /// The world reached: every x >= 0, and every row within `roughness()` of its sum.
  std::span<const double> world() const { return x_; }
  double roughness() const;
  /// After an optimum: a limit that the sum cannot pass in any world, by the weak duality of linear programmes. It
  /// needs no trust in the steps: whatever the multipliers of the rows are, it holds up to the rounding of one sum.
  double limit() const { return limit_; }
  std::size_t rank() const { return basis_.size(); }
  std::size_t pivots() const { return pivots_; }

 private:
  void drop_dependent_rows();
  bool factorise();
  bool improve(bool& unbounded, bool careful);
  void price();
  void follow(std::size_t column);
  void pivot(std::size_t at, std::size_t column);
  void settle();
  void prove();

  std::vector<std::vector<std::uint32_t>> rows_;     // those kept
  std::vector<std::vector<std::uint32_t>> columns_;  // rows of each column
  std::vector<double> start_, sums_, most_;          // most_: no column can pass the smallest sum of its rows
  std::vector<double> x_;
  std::vector<std::uint32_t> basis_;   // column of each place
  std::vector<std::uint32_t> places_;  // place of each column in the basis, or outside
  std::vector<double> inverse_;        // of the basis, by places and rows
  std::vector<double> multipliers_, costs_, reduced_, step_;
  double limit_ = 0;
  bool broken_ = false;  // no basis could be inverted
  std::size_t pivots_ = 0, since_ = 0;
};

}  // namespace evenhand::protection
