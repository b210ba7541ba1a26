// Goes through the targets that are not yet proved safe, in small steps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/protection/protector_worlds.h"

namespace evenhand::protection {

/// A target that is not proved safe from a single, or from anybody.
struct Weak {
  std::uint32_t target;
  std::uint32_t single = Worlds::nobody;
};

/// Looks for worlds until each of a list is safe or hardly gets any further.
class Search {
 public:
  /// Either all from anybody or all from singles. Nothing else moves the worlds meanwhile.
  Search(Worlds& worlds, std::vector<Weak> list);

  bool step();  // true while there is more
  std::size_t done() const { return stage_ == Stage::alone ? all_ - list_.size() + at_ : 0; }
  std::size_t of() const { return all_; }
  /// Those not proved, after the last step, and what limits them.
  struct Left {
    Weak weak;
    std::vector<Worlds::Limit> limits;
    double missing;
  };
  const std::vector<Left>& left() const { return left_; }

 private:
  enum class Stage { batches, held, alone };

  void look_again();
  bool step_held();
  bool step_alone();
  void keep_weak(const Weak& weak);

  Worlds& worlds_;
  std::vector<Weak> list_;
  std::vector<Left> left_;
  Stage stage_ = Stage::batches;
  Worlds::Cells group_;  // targets of the list
  bool pairs_ = false;
  std::size_t all_ = 0, at_ = 0, batches_ = 0, failed_ = 0;
  bool begun_ = false;
};

}  // namespace evenhand::protection
