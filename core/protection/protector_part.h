// Hides counts of one part of a system until its primary counts are safe. Parts share no cells, so nothing that is
// shown of one tells of another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/protection/protector.h"
#include "core/protection/protector_guide.h"
#include "core/protection/protector_search.h"
#include "core/protection/protector_worlds.h"

namespace evenhand::protection {

class ProtectorPart {
 public:
  using Cells = std::vector<std::uint32_t>;

  struct Setting {
    std::vector<double> cells;
    std::vector<Cells> counts;  // in order of importance
    std::vector<char> forced, primary;
    std::vector<char> allowed;  // those that may be shown at all
    std::vector<Wanted::Limit> limits;
    double width = 4;
    bool secondary = true;
  };
  explicit ProtectorPart(Setting setting);

  bool step();

  /// By count, after the last step.
  const std::vector<char>& shown() const { return guide_->shown(); }
  struct Primary {
    std::uint32_t count = 0;
    Bounds bounds;
    bool safe = false;
    bool alone = false;  // from each single as well
  };
  std::vector<Primary> primaries() const;
  std::size_t singles() const { return singles_.size(); }
  std::size_t targets() const { return targets_.size(); }

  struct Progress {
    bool checking = false;
    std::size_t bounded = 0;  // targets
    std::size_t checked = 0;  // singles
  };
  Progress progress() const;

 private:
  enum class Stage { walk, search, singles, search_pairs, done };

  void find_targets();
  void begin_walk();
  void know();
  void begin_search(std::vector<Weak> list);
  void try_single();
  bool again();
  bool learn();
  void raise();
  bool skipped(std::uint32_t target, std::uint32_t single) const;

  Setting setting_;
  Stage stage_ = Stage::walk;
  std::vector<double> cells_;
  std::vector<Cells> rows_;  // the counts, then the limits
  std::vector<char> forced_rows_;
  Cells targets_;  // counts
  std::vector<Cells> target_cells_;
  Cells single_cells_;
  std::vector<Guide::Single> singles_;
  std::unique_ptr<Guide> guide_;
  std::unique_ptr<Worlds> worlds_;
  std::unique_ptr<Search> search_;
  std::vector<char> allowed_;                // by row
  std::vector<double> room_;                 // by target
  std::vector<std::size_t> tries_;           // by target
  std::vector<std::vector<char>> hopeless_;  // by single, and for anybody last; by target
  std::vector<Weak> weak_;
  std::vector<Guide::Limit> limits_;  // that the guide heeds
  std::vector<char> before_;          // shown in the round before
  bool only_forced_ = true;           // first it is found out what the forced counts do by themselves
  bool kept_ = false;                 // what was hidden stays hidden, and worlds stay possible
  std::uint64_t worked_ = 0;
  std::size_t at_ = 0, round_ = 0;
};

}  // namespace evenhand::protection
