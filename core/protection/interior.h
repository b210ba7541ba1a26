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
  /// `rows[i]`: the columns of row i, each once. `start`: x >= 0; a column that is 0 or in no row stays as it is.
  Interior(std::span<const std::vector<std::uint32_t>> rows, std::span<const double> start);

  /// With what is known already: `basis`, the rows that the others follow from, and `factor`, the lower factor of
  /// basis × start² × columns in that order, row by row.
  Interior(std::span<const std::vector<std::uint32_t>> rows, std::span<const double> start,
           std::span<const std::size_t> basis, std::vector<double> factor);

  /// Moves the world so that the objective (one weight a column) grows; false when it did not get anywhere. `centring`
  /// keeps cells away from 0: its share of the objective.
  /// `limit`: what the objective cannot pass in any world, by weak duality; good only near the optimum, with little
  /// centring.
  /// `held`: by column, whether it is hardly to move; or nothing.
  bool step(std::span<const double> weights, double centring, std::vector<double>& world, double& limit,
            std::span<const char> held = {});

  /// Empties the cells that are nearly empty, and puts the rest right. False if that cannot be; the world is then not
  /// to be used.
  bool settle(std::vector<double>& world, double nearly_empty) const;

  /// What one more in each row, in the order given, would add to the objective by the last step; 0 if it was left out.
  const std::vector<double>& multipliers() const { return multipliers_; }

  /// Whether the cells are >= 0 and every row, also those left out, is within 1e-7 of its sum.
  bool possible(std::span<const double> world) const;

  std::size_t rank() const { return rows_.size(); }

 private:
  void prepare();
  void factorise();
  void keep(std::span<const std::size_t> basis);
  void solve(std::vector<double>& b) const;
  /// Multipliers with which rows × scale × columns gives `rest`, which is left with what is missing.
  std::vector<double> multiply(std::span<const double> scale, std::vector<double>& rest, double precision,
                               int rounds) const;
  void gather(std::span<const double> columns, std::vector<double>& out) const;
  void scatter(std::span<const double> multipliers, std::vector<double>& out) const;

  std::vector<std::vector<std::uint32_t>> all_;   // every row
  std::vector<std::vector<std::uint32_t>> rows_;  // without those that follow from others
  std::vector<std::size_t> places_;               // of these, among all
  std::vector<double> start_, squares_, sums_, most_, multipliers_;
  std::vector<char> in_rows_;  // by column
  std::vector<double>
      factor_;  // lower, row by row, without the noughts: factor × its mirror image = rows × start² × columns
};

}  // namespace evenhand::protection
