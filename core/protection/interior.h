// Other worlds with the same shown counts, found from inside the true one: quick where there are thousands of cells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace evenhand::protection {

/// Other worlds than the true one with the same shown counts, found from inside: every step goes where an objective
/// grows, keeps each row's sum, and stops short of the first cell that would be empty. For thousands of cells.
class Interior {
 public:
  /// `rows[i]`: the columns of row i, each once. `start`: x >= 0; a column that is 0 stays so.
  Interior(std::span<const std::vector<std::uint32_t>> rows, std::span<const double> start);

  /// Moves the world so that the objective (one weight a column) grows; false when it did not get anywhere. `centring`
  /// keeps cells away from 0: its share of the objective.
  /// `limit`: what the objective cannot pass in any world, by weak duality; good only near the optimum, with little
  /// centring.
  bool step(std::span<const double> weights, double centring, std::vector<double>& world, double& limit) const;

  /// Whether the cells are >= 0 and every row, also those left out, is within 1e-7 of its sum.
  bool possible(std::span<const double> world) const;

  std::size_t rank() const { return rows_.size(); }

 private:
  void factorise();
  void solve(std::vector<double>& b) const;
  void gather(std::span<const double> columns, std::vector<double>& out) const;
  void scatter(std::span<const double> multipliers, std::vector<double>& out) const;

  std::vector<std::vector<std::uint32_t>> all_;   // every row
  std::vector<std::vector<std::uint32_t>> rows_;  // without those that follow from others
  std::vector<double> start_, squares_, sums_, most_;
  std::vector<double> factor_;  // lower, row by row: factor × its mirror image = rows × start² × columns
};

}  // namespace evenhand::protection
