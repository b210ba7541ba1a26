#include "core/protection/protector_search.h"

#include <algorithm>
#include <utility>

namespace evenhand::protection {
namespace {

constexpr std::size_t batches_for_all = 8;
constexpr std::size_t batches_for_pairs = 12;
constexpr std::size_t most_failed_pairs = 6;  // by themselves; of the others it is not known then why they are weak

}  // namespace

Search::Search(Worlds& worlds, std::vector<Weak> list) : worlds_(worlds), list_(std::move(list)), all_(list_.size()) {
  pairs_ = !list_.empty() && list_[0].single != Worlds::nobody;
  look_again();
  batches_ = pairs_ ? batches_for_pairs : batches_for_all;
}

// Forgets those that are safe by now.
void Search::look_again() {
  std::erase_if(list_, [&](const auto& weak) { return worlds_.safe(weak.target, weak.single); });
  group_.clear();
  for (const auto& weak : list_) group_.push_back(weak.target);
  std::sort(group_.begin(), group_.end());
  group_.erase(std::unique(group_.begin(), group_.end()), group_.end());
}

void Search::keep_weak(const Weak& weak) {
  const auto range = worlds_.range(weak.target, weak.single);
  left_.push_back({weak, worlds_.limits(), std::max(0.0, worlds_.width() - range.high + range.low)});
}

bool Search::step() {
  if (list_.empty()) return false;
  switch (stage_) {
    case Stage::batches:
      if (batches_ == 0 || group_.size() < 2) {
        look_again();
        stage_ = pairs_ ? Stage::held : Stage::alone;
        return true;
      }
      --batches_;
      if (pairs_) {
        worlds_.batch_of_half(group_);
      } else {
        worlds_.batch(group_);
      }
      return true;
    case Stage::held:
      return step_held();
    case Stage::alone:
      break;
  }
  return step_alone();
}

// Targets by themselves, while all singles' cells stay as they are: that serves many pairs at once.
bool Search::step_held() {
  if (at_ == group_.size()) {
    at_ = 0;
    look_again();
    stage_ = Stage::alone;
    return true;
  }
  if (!begun_) {
    worlds_.begin(group_[at_], Worlds::everybody);
    begun_ = true;
  }
  if (worlds_.move_on()) return true;
  begun_ = false;
  ++at_;
  return true;
}

bool Search::step_alone() {
  if (at_ == list_.size()) return false;
  const auto& weak = list_[at_];
  if (!begun_) {
    if (worlds_.safe(weak.target, weak.single)) return ++at_ < list_.size();
    if (pairs_ && failed_ == most_failed_pairs) {
      left_.push_back({weak, {}, 1});
      return ++at_ < list_.size();
    }
    worlds_.begin(weak.target, weak.single);
    begun_ = true;
    return true;
  }
  if (worlds_.move_on()) return true;
  begun_ = false;
  ++at_;
  if (!worlds_.safe(weak.target, weak.single)) {
    ++failed_;
    keep_weak(weak);
  }
  return at_ < list_.size();
}

}  // namespace evenhand::protection
