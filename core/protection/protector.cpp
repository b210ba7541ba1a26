#include "core/protection/protector.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/protection/choice.h"
#include "core/protection/protector_part.h"

namespace evenhand::protection {
namespace {

constexpr std::uint32_t in_no_part = 0xFFFFFFFF;

// Cells that hang together by counts and limits, so that what is known of one may tell of the other.
class HangTogether {
 public:
  explicit HangTogether(std::size_t cells) : above_(cells) { std::iota(above_.begin(), above_.end(), 0u); }
  std::uint32_t top(std::uint32_t cell) {
    while (above_[cell] != cell) cell = above_[cell] = above_[above_[cell]];
    return cell;
  }
  // The first of them stands for all.
  void join(std::uint32_t a, std::uint32_t b) {
    a = top(a);
    b = top(b);
    above_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> above_;
};

}  // namespace

class Protector::Work {
 public:
  explicit Work(Wanted wanted) : wanted_(std::move(wanted)) {}

  bool step();
  Progress progress() const;
  const Outcome& outcome() const { return out_; }

 private:
  enum class Stage { choose, split, parts, finish, done };

  void choose();
  void split();
  void next_part();
  void finish_part();
  void finish();

  Wanted wanted_;
  Outcome out_;
  Stage stage_ = Stage::choose;
  std::vector<State> by_choice_;
  std::vector<ProtectorPart::Setting> settings_;
  std::vector<std::vector<std::uint32_t>> counts_;  // by part
  std::unique_ptr<ProtectorPart> part_;
  std::vector<ProtectorPart::Primary> primaries_;  // by count
  std::size_t at_ = 0;
  std::size_t all_targets_ = 0, all_singles_ = 0, targets_done_ = 0, singles_done_ = 0;
};

void Protector::Work::choose() {
  const auto& system = wanted_.system;
  const auto n = system.counts.size();
  by_choice_.assign(n, State::shown);
  if (wanted_.secondary) {
    by_choice_ = choose_shown(system, wanted_.primary).states;
  }
  out_.states.assign(n, State::secondary);
  for (std::size_t c = 0; c < n; ++c) {
    if (system.counts[c].forced) {
      out_.states[c] = State::shown;
    } else if (wanted_.primary[c]) {
      out_.states[c] = State::primary;
    }
  }
  primaries_.resize(n);
}

void Protector::Work::split() {
  const auto& system = wanted_.system;
  HangTogether together(system.cells.size());
  for (const auto& count : system.counts) {
    for (const auto cell : count.cells) together.join(count.cells[0], cell);
  }
  for (const auto& limit : wanted_.limits) {
    together.join(system.counts[limit.part].cells[0], system.counts[limit.whole].cells[0]);
  }
  std::vector<std::uint32_t> part_of(system.cells.size(), in_no_part);
  std::vector<std::uint32_t> number(system.cells.size());
  for (std::uint32_t cell = 0; cell < system.cells.size(); ++cell) {
    const auto top = together.top(cell);
    if (part_of[top] == in_no_part) {
      part_of[top] = static_cast<std::uint32_t>(settings_.size());
      settings_.emplace_back();
      settings_.back().width = wanted_.width;
      settings_.back().secondary = wanted_.secondary;
    }
    part_of[cell] = part_of[top];
    auto& cells = settings_[part_of[cell]].cells;
    number[cell] = static_cast<std::uint32_t>(cells.size());
    cells.push_back(static_cast<double>(system.cells[cell]));
  }
  counts_.resize(settings_.size());
  std::vector<std::uint32_t> place(system.counts.size());
  for (std::uint32_t c = 0; c < system.counts.size(); ++c) {
    const auto& count = system.counts[c];
    const auto p = part_of[count.cells[0]];
    auto& setting = settings_[p];
    place[c] = static_cast<std::uint32_t>(counts_[p].size());
    counts_[p].push_back(c);
    setting.counts.emplace_back();
    for (const auto cell : count.cells) setting.counts.back().push_back(number[cell]);
    setting.forced.push_back(count.forced);
    setting.primary.push_back(wanted_.primary[c] != 0);
    setting.allowed.push_back(count.forced || !wanted_.primary[c]);
    all_targets_ += wanted_.primary[c] != 0;
    all_singles_ += wanted_.primary[c] != 0 && system.value(c) == 1;
  }
  for (const auto& limit : wanted_.limits) {
    const auto p = part_of[system.counts[limit.part].cells[0]];
    settings_[p].limits.push_back({place[limit.part], place[limit.whole]});
  }
}

void Protector::Work::finish_part() {
  const auto& counts = counts_[at_];
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (part_->shown()[i]) out_.states[counts[i]] = State::shown;
  }
  for (const auto& primary : part_->primaries()) primaries_[counts[primary.count]] = primary;
  out_.singles += part_->singles();
  targets_done_ += part_->targets();
  singles_done_ += part_->singles();
  part_.reset();
  ++at_;
}

void Protector::Work::finish() {
  const auto& system = wanted_.system;
  const auto n = system.counts.size();
  out_.for_bounds.assign(n, 0);
  for (std::size_t c = 0; c < n; ++c) {
    out_.for_bounds[c] = out_.states[c] == State::secondary && by_choice_[c] == State::shown;
  }
  const auto away = given_away(system, out_.states);
  const auto unknown = unproved(system, out_.states);
  out_.exact = unknown.empty();
  out_.bounded = true;
  out_.alone = true;
  for (std::uint32_t c = 0; c < n; ++c) {
    if (!wanted_.primary[c]) continue;
    const auto& found = primaries_[c];
    const auto truth = static_cast<double>(system.value(c));
    const bool told = out_.states[c] == State::shown;
    const bool gone = told || std::binary_search(away.begin(), away.end(), c);
    out_.primaries.push_back({c, gone ? Bounds{truth, truth} : found.bounds, found.safe && !gone, gone});
    if (gone) out_.exact = false;
    if (!out_.primaries.back().safe) out_.bounded = false;
    if (!found.alone) out_.alone = false;
    if (!out_.primaries.back().safe || !found.alone || std::binary_search(unknown.begin(), unknown.end(), c)) {
      out_.unsafe.push_back(c);
    }
  }
}

bool Protector::Work::step() {
  switch (stage_) {
    case Stage::choose:
      choose();
      stage_ = Stage::split;
      break;
    case Stage::split:
      split();
      stage_ = Stage::parts;
      break;
    case Stage::parts:
      if (at_ == settings_.size()) {
        stage_ = Stage::finish;
      } else if (!part_) {
        part_ = std::make_unique<ProtectorPart>(std::move(settings_[at_]));
      } else if (!part_->step()) {
        finish_part();
      }
      break;
    case Stage::finish:
      finish();
      stage_ = Stage::done;
      break;
    case Stage::done:
      break;
  }
  return stage_ != Stage::done;
}

Protector::Progress Protector::Work::progress() const {
  if (stage_ == Stage::choose || stage_ == Stage::split) return {Progress::Phase::choosing, 0, 1};
  if (stage_ == Stage::done) return {Progress::Phase::done, all_targets_, all_targets_};
  const auto now = part_ ? part_->progress() : ProtectorPart::Progress{};
  if (now.checking)
    return {Progress::Phase::checking, singles_done_ + now.checked, std::max(all_singles_, out_.singles)};
  return {Progress::Phase::bounding, targets_done_ + now.bounded, all_targets_};
}

Protector::Protector(Wanted wanted) : work_(std::make_unique<Work>(std::move(wanted))) {}
Protector::~Protector() = default;
Protector::Protector(Protector&&) noexcept = default;
Protector& Protector::operator=(Protector&&) noexcept = default;
bool Protector::step() { return work_->step(); }
Protector::Progress Protector::progress() const { return work_->progress(); }
const Outcome& Protector::outcome() const { return work_->outcome(); }

}  // namespace evenhand::protection
