#include "core/protection/protector_part.h"

#include <algorithm>
#include <utility>

namespace evenhand::protection {
namespace {

constexpr auto nobody = Worlds::nobody;
constexpr std::uint64_t walk_work = 40'000'000;  // multiplications in a step
constexpr double first_room = 0.2;               // of what a row of single people would have to have
constexpr double more_room = 1.4;                // times as much for what was not safe
constexpr std::size_t most_tries = 12;           // after which nothing more may be known of a target
constexpr std::size_t most_walks = 200;
constexpr std::uint64_t free_work = 300'000'000;  // multiplications, until what was hidden stays hidden
constexpr std::size_t limits_a_round = 40;
constexpr double all_room = 1e300;

}  // namespace

ProtectorPart::ProtectorPart(Setting setting) : setting_(std::move(setting)) {
  cells_ = setting_.cells;
  rows_ = setting_.counts;
  forced_rows_ = setting_.forced;
  allowed_ = setting_.allowed;
  find_targets();
  std::vector<Guide::Follower> followers;
  for (const auto& limit : setting_.limits) {
    double slack_people = 0;
    for (const auto cell : rows_[limit.whole]) slack_people += cells_[cell];
    for (const auto cell : rows_[limit.part]) slack_people -= cells_[cell];
    if (slack_people < 0) continue;
    followers.push_back({static_cast<std::uint32_t>(rows_.size()), limit.whole, limit.part});
    rows_.push_back(Cells(rows_[limit.part]));
    rows_.back().push_back(static_cast<std::uint32_t>(cells_.size()));
    cells_.push_back(slack_people);
    forced_rows_.push_back(0);
    allowed_.push_back(1);
  }
  guide_ = std::make_unique<Guide>(
      Guide::Setting{cells_, rows_, forced_rows_, std::move(followers), target_cells_, singles_});
  only_forced_ = !targets_.empty();
  begin_walk();
}

void ProtectorPart::find_targets() {
  Cells of_cell(cells_.size(), nobody);
  for (std::uint32_t c = 0; c < setting_.counts.size(); ++c) {
    if (!setting_.primary[c] || setting_.forced[c]) continue;
    const auto& cells = setting_.counts[c];
    const auto target = static_cast<std::uint32_t>(targets_.size());
    targets_.push_back(c);
    target_cells_.push_back(cells);
    double value = 0;
    for (const auto cell : cells) value += cells_[cell];
    const double missing = std::max(1.0, setting_.width - value);
    room_.push_back(setting_.secondary ? first_room * missing : -1);
    if (value != 1) continue;
    const auto cell = *std::find_if(cells.begin(), cells.end(), [&](auto x) { return cells_[x] > 0; });
    if (of_cell[cell] == nobody) {
      of_cell[cell] = static_cast<std::uint32_t>(singles_.size());
      singles_.push_back({cell, {}});
      single_cells_.push_back(cell);
    }
    singles_[of_cell[cell]].own.push_back(target);
  }
  tries_.assign(targets_.size(), 0);
  hopeless_.assign(singles_.size() + 1, std::vector<char>(targets_.size(), 0));
}

bool ProtectorPart::skipped(std::uint32_t target, std::uint32_t single) const {
  const auto& own = singles_[single].own;
  return std::find(own.begin(), own.end(), target) != own.end() || hopeless_.back()[target] ||
         hopeless_[single][target];
}

void ProtectorPart::begin_walk() {
  auto allowed = allowed_;
  if (only_forced_) {
    for (std::size_t c = 0; c < setting_.counts.size(); ++c) allowed[c] = forced_rows_[c];
  }
  guide_->begin(std::move(allowed), room_);
  stage_ = Stage::walk;
}

// What the walk has shown is known now, and the targets are attacked.
void ProtectorPart::know() {
  if (!worlds_ || !kept_) {
    worlds_ = std::make_unique<Worlds>(Worlds::Setting{cells_, rows_, target_cells_, single_cells_, setting_.width});
    weak_.clear();
    for (std::uint32_t t = 0; t < targets_.size(); ++t) {
      if (!hopeless_.back()[t]) weak_.push_back({t});
    }
  } else {
    for (const auto& left : search_->left()) weak_.push_back(left.weak);
  }
  before_.clear();
  worlds_->know(guide_->shown());
  const auto rank = guide_->basis().size();
  worked_ += guide_->rows() * rank * (rank + targets_.size()) / 2;
  begin_search(std::move(weak_));
  weak_.clear();
}

void ProtectorPart::begin_search(std::vector<Weak> list) {
  search_ = std::make_unique<Search>(*worlds_, std::move(list));
}

// Finds out from the worlds so far from which targets a single has to be kept.
void ProtectorPart::try_single() {
  const auto s = static_cast<std::uint32_t>(at_++);
  for (std::uint32_t t = 0; t < targets_.size(); ++t) {
    if (!skipped(t, s) && !worlds_->safe(t, s)) weak_.push_back({t, s});
  }
}

// What was not safe may be limited no longer by what limited it. False if that is nothing new.
bool ProtectorPart::learn() {
  bool news = false;
  std::size_t many = 0;
  for (const auto& left : search_->left()) {
    if (many++ == limits_a_round) break;
    for (const auto& found : left.limits) {
      Guide::Limit limit{found.cells, found.weights, std::max(1.0, left.missing), left.weak.single};
      const auto same = std::find_if(limits_.begin(), limits_.end(), [&](const auto& other) {
        return other.single == limit.single && other.cells == limit.cells && other.weights == limit.weights;
      });
      if (same != limits_.end()) continue;
      news = true;
      limits_.push_back(limit);
      guide_->add(std::move(limit));
    }
  }
  return news;
}

// More room for what was not safe.
void ProtectorPart::raise() {
  std::vector<char> raised(targets_.size(), 0);
  for (const auto& left : search_->left()) {
    const auto t = left.weak.target;
    if (raised[t]) continue;
    raised[t] = 1;
    const double now = guide_->room(t);
    room_[t] = ++tries_[t] > most_tries ? all_room : std::max(room_[t], std::min(now, 4 * room_[t])) * more_room;
  }
}

// Another round if anything is not safe; false if it is no use.
bool ProtectorPart::again() {
  if (search_->left().empty() || !setting_.secondary || ++round_ > most_walks) return false;
  before_ = guide_->shown();
  if (!learn()) raise();
  if (kept_ || worked_ > free_work) {
    kept_ = true;
    for (std::size_t c = 0; c < setting_.counts.size(); ++c) allowed_[c] = guide_->shown()[c];
  }
  begin_walk();
  return true;
}

bool ProtectorPart::step() {
  switch (stage_) {
    case Stage::walk:
      if (guide_->walk(walk_work)) break;
      if (round_ > 0 && guide_->shown() == before_) {
        raise();
        begin_walk();
        break;
      }
      know();
      stage_ = Stage::search;
      break;
    case Stage::search:
      if (search_->step()) break;
      if (only_forced_) {
        for (const auto& left : search_->left()) hopeless_.back()[left.weak.target] = 1;
      } else if (again()) {
        break;
      }
      at_ = 0;
      weak_.clear();
      stage_ = Stage::singles;
      break;
    case Stage::singles:
      if (at_ < singles_.size()) {
        try_single();
        break;
      }
      begin_search(std::move(weak_));
      weak_.clear();
      stage_ = Stage::search_pairs;
      break;
    case Stage::search_pairs:
      if (search_->step()) break;
      if (only_forced_) {
        for (const auto& left : search_->left()) hopeless_[left.weak.single][left.weak.target] = 1;
        only_forced_ = false;
        begin_walk();
        break;
      }
      if (again()) break;
      for (const auto& left : search_->left()) weak_.push_back(left.weak);
      stage_ = Stage::done;
      break;
    case Stage::done:
      break;
  }
  return stage_ != Stage::done;
}

std::vector<ProtectorPart::Primary> ProtectorPart::primaries() const {
  std::vector<Primary> out;
  for (std::uint32_t t = 0; t < targets_.size(); ++t) {
    const bool safe = worlds_->safe(t);
    bool alone = safe;
    for (std::size_t s = 0; s < singles_.size(); ++s) alone = alone && !hopeless_[s][t];
    out.push_back({targets_[t], worlds_->range(t), safe, alone});
  }
  for (const auto& weak : weak_) out[weak.target].alone = false;
  return out;
}

ProtectorPart::Progress ProtectorPart::progress() const {
  const auto targets = targets_.size();
  const auto singles = singles_.size();
  if (only_forced_ || !search_) return {};
  const auto left = search_->of() - search_->done();
  switch (stage_) {
    case Stage::walk:
      return {false, 0, 0};
    case Stage::search:
      return {false, targets - std::min(targets, left), 0};
    case Stage::singles:
      return {true, targets, at_ / 2};
    case Stage::search_pairs:
      return {true, targets, singles - (singles * left / std::max<std::size_t>(1, search_->of()) + 1) / 2};
    case Stage::done:
      break;
  }
  return {true, targets, singles};
}

}  // namespace evenhand::protection
