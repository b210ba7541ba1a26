// Worlds that a reader of the shown counts cannot tell from the true one, and how far each primary count ranges over
// them: for anybody, and for somebody who knows their own cell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/protection/interior.h"
#include "core/protection/system.h"

namespace evenhand::protection {

/// Rows of cells with a known sum, and targets: rows of cells whose sum should stay unknown.
///
/// Of each world found only what the targets and the singles' cells are in it is kept. A mixture of possible worlds is
/// possible too; so those in which a single's cell is as it truly is, are had from those in which it is not.
class Worlds {
 public:
  using Cells = std::vector<std::uint32_t>;
  static constexpr std::uint32_t nobody = 0xFFFFFFFF;
  static constexpr std::uint32_t everybody = 0xFFFFFFFE;  // all singles together know their cells

  struct Setting {
    std::vector<double> cells;  // the true number in each
    std::vector<Cells> rows;
    std::vector<Cells> targets;  // cells
    Cells singles;               // cells that are known to somebody
    double width = 4;
  };
  explicit Worlds(Setting setting);

  /// Which rows are known from now on. What is safe stays safe if there are fewer, or one that limits what another made
  /// known before.
  void know(std::span<const char> rows);

  /// Over the worlds found so far; `single`: for whom, or nobody.
  Bounds range(std::size_t target, std::uint32_t single = nobody) const;
  double width() const { return width_; }
  bool safe(std::size_t target, std::uint32_t single = nobody) const;

  /// Moves many targets at once, up or down at random.
  void batch(std::span<const std::uint32_t> targets);
  /// The same with half of them, while the other singles' cells stay as they are.
  void batch_of_half(std::span<const std::uint32_t> targets);

  /// Moves one target as far up and down as is needed: begins, and goes on until there is no more.
  void begin(std::size_t target, std::uint32_t single = nobody);
  bool move_on();
  /// What limits the target that was moved last, in each direction that got no further: a weighted sum of cells that
  /// cannot change. There is none if it is not clear.
  struct Limit {
    Cells cells;
    std::vector<double> weights;
  };
  std::vector<Limit> limits() const;

 private:
  bool move(std::span<const double> weights, std::vector<double>& world);
  void move_many(std::span<const std::uint32_t> targets, std::span<const signed char> way);
  void settle(const std::vector<double>& world);
  Limit limit_of(std::span<const double> multipliers) const;
  bool far_enough(std::size_t target, std::uint32_t single) const;
  void remember(std::span<const double> world);
  double chance();

  double width_;
  std::vector<double> start_;
  std::vector<Cells> rows_, targets_;
  Cells singles_;
  std::vector<char> known_;          // by cell: in a row that is known
  std::vector<std::uint32_t> open_;  // by target: cells of it that are not
  std::unique_ptr<Interior> interior_;
  Cells active_;  // rows that are known, as the interior has them

  // By target or single, and world.
  std::vector<std::vector<double>> values_, owns_;
  std::vector<Bounds> extremes_;

  std::size_t target_ = 0;  // that is moved by itself
  std::uint32_t single_ = nobody;
  std::vector<char> held_;  // by cell, or none
  std::vector<char> is_single_;
  std::vector<double> up_, down_, above_, below_;
  std::vector<double> holds_up_, holds_down_;  // multipliers of the rows
  bool rising_ = false, falling_ = false;
  double last_ = 0, centring_ = 0;
  int moves_ = 0;
  std::uint64_t seed_ = 1;
};

}  // namespace evenhand::protection
