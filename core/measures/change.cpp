#include "core/measures/change.h"

#include <algorithm>
#include <optional>

#include "core/measures/change_whom.h"

namespace evenhand::measures {
namespace {

using intake::CodedColumn;
using intake::Population;
using intake::Settings;
using standards::Standards;
using Kind = Move::Kind;

std::string people_text(std::uint64_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

// The categories of a view with the unknowns apart, and the category of each code.
struct Cells {
  std::vector<Change::Category> categories;
  std::array<std::uint8_t, 256> of{};
  std::vector<bool> always;  // listed though nobody is in it
};

Cells cells_of(const ViewGroups& view) {
  Cells out;
  const auto& vocabulary = *view.vocabulary;
  for (const auto& group : view.groups) out.categories.push_back({group.id, group.label, true, {}});
  out.always.assign(view.groups.size(), false);
  const auto last = vocabulary.categories.size();
  for (std::size_t c = 0; c < last; ++c) {
    const auto& category = vocabulary.categories[c];
    if (category.known && view.of[c] < view.groups.size()) {
      out.of[c] = view.of[c];
      if (category.show_always) out.always[view.of[c]] = true;
    } else {
      out.of[c] = static_cast<std::uint8_t>(out.categories.size());
      out.categories.push_back({category.id, category.label, false, {}});
      out.always.push_back(category.show_always);
    }
  }
  const auto unmatched = static_cast<std::uint8_t>(out.categories.size());
  out.categories.push_back({"unmatched", "Not matched yet", false, {}});
  out.always.push_back(false);
  for (std::size_t c = last; c < out.of.size(); ++c) out.of[c] = unmatched;
  return out;
}

// The rows of each list that count, and their categories.
class Lists {
 public:
  Lists(const Movement& movement, const standards::View& view, const Cells& cells, const Subset* subset)
      : cells_(cells) {
    const auto unknown = [&] {
      const auto& all = cells.categories;
      const auto at = std::find_if(all.begin(), all.end(), [](const auto& c) { return c.id == "not_recorded"; });
      return static_cast<std::uint8_t>(at == all.end() ? all.size() - 1 : static_cast<std::size_t>(at - all.begin()));
    }();
    unknown_ = unknown;
    for (const auto* list : movement.lists) {
      const auto* column = list->find(view.characteristic);
      columns_.push_back(column != nullptr && column->supplied ? column : nullptr);
      const auto* chosen = subset != nullptr ? list->find(subset->column) : nullptr;
      const bool known = chosen != nullptr && chosen->supplied;
      chosen_.push_back(known ? chosen : nullptr);
      chosen_codes_.push_back(known ? standards::find_category(*chosen->vocabulary, subset->category) : std::nullopt);
    }
    all_ = subset == nullptr;
  }

  bool counts(std::size_t list, std::uint32_t row) const {
    if (row == Move::nowhere) return false;
    return all_ || (chosen_[list] != nullptr && chosen_[list]->codes[row] == chosen_codes_[list]);
  }

  std::uint8_t category(std::size_t list, std::uint32_t row) const {
    return columns_[list] != nullptr ? cells_.of[columns_[list]->codes[row]] : unknown_;
  }

  bool supplied(std::size_t list) const { return columns_[list] != nullptr; }
  bool tells_subset(std::size_t list) const { return all_ || chosen_[list] != nullptr; }
  const CodedColumn* column(std::size_t list) const { return columns_[list]; }

 private:
  const Cells& cells_;
  std::vector<const CodedColumn*> columns_;
  std::vector<const CodedColumn*> chosen_;
  std::vector<std::optional<std::uint8_t>> chosen_codes_;
  std::uint8_t unknown_ = 0;
  bool all_ = true;
};

// Why the lists cannot tell this characteristic, or the people chosen; empty when they can.
std::string lacking(const Movement& movement, const standards::View& view, const Lists& lists, const Standards& s) {
  const auto name = name_in_files(view.characteristic, s);
  if (!lists.supplied(0)) return no_column("staff", view.characteristic, s);
  if (!lists.tells_subset(0)) return "The staff file does not say who these people are.";
  if (movement.two_lists) {
    if (!lists.supplied(1)) {
      return "Last year's staff list has no column for " + name + ". Add the column to work this out.";
    }
    if (!lists.tells_subset(1)) return "Last year's staff list does not say who these people were.";
    return {};
  }
  if (movement.lists.size() < 2) return {};
  for (std::size_t l = 1; l < movement.lists.size(); ++l) {
    if (lists.supplied(l) || movement.lists[l]->size == 0) return {};
  }
  return "Nothing says the " + name +
         " of those who left. Add last year's staff list, or a file of leavers with a column for it.";
}

// By dates a stayer's answer is taken as it is now; that cannot be done with what changes by itself.
std::string hindrance_by_dates(const standards::View& view) {
  if (view.characteristic == "age") {
    return "Everybody has grown a year older. Only last year's staff list tells how the ages changed.";
  }
  if (view.characteristic == "pregnancy_maternity") {
    return "Leave begins and ends within a year. Only last year's staff list tells how this changed.";
  }
  return {};
}

void name_answers(Change& out, const standards::View& view) {
  out.answers_label = "Changed answers";
  out.answers_one = "one changed answer";
  out.answers_many = "changed answers";
  if (view.characteristic == "age") {
    out.answers_label = "A year older";
    out.answers_one = "one person who grew into another age group";
    out.answers_many = "people who grew into another age group";
  } else if (view.characteristic == "pregnancy_maternity") {
    out.answers_label = "Begun or ended";
    out.answers_one = "one person whose leave began or ended";
    out.answers_many = "leave that began or ended";
  }
}

// The group of which its standard speaks, or else the known category whose share moved most.
void choose_focus(Change& out, const standards::View& view, const Standards& s) {
  for (const auto& grid : s.grids) {
    if (grid.characteristic != view.characteristic || grid.grouping != view.grouping) continue;
    for (std::size_t c = 0; c < out.categories.size(); ++c) {
      if (out.categories[c].id != grid.focus) continue;
      out.focus = c;
      return;
    }
  }
  out.focus_moved = true;
  std::int64_t most = -1;
  for (std::size_t c = 0; c < out.categories.size(); ++c) {
    if (!out.categories[c].known) continue;
    const auto& n = out.categories[c].count;
    // Shares by their counts, so that equal moves are equal.
    const auto moved =
        static_cast<std::int64_t>(n.after * out.all.before) - static_cast<std::int64_t>(n.before * out.all.after);
    const auto size = moved < 0 ? -moved : moved;
    if (size <= most) continue;
    most = size;
    out.focus = c;
  }
}

void add_note(Measure& m, const std::string& note) {
  if (std::find(m.notes.begin(), m.notes.end(), note) == m.notes.end()) m.notes.push_back(note);
}

}  // namespace

std::string_view to_string(Flow flow) {
  static constexpr std::array<std::string_view, 5> names{"joiners", "leavers", "transferred_in", "transferred_out",
                                                         "answers"};
  return names[static_cast<std::size_t>(flow)];
}

std::int64_t Change::Count::brought(Flow flow) const {
  const auto whole = [](std::uint64_t n) { return static_cast<std::int64_t>(n); };
  switch (flow) {
    case Flow::joiners:
      return whole(joiners);
    case Flow::leavers:
      return -whole(leavers);
    case Flow::transferred_in:
      return whole(transferred_in);
    case Flow::transferred_out:
      return -whole(transferred_out);
    case Flow::answers:
      return whole(answers_in) - whole(answers_out);
  }
  return 0;
}

bool Change::Count::adds_up() const {
  return before == stayers + answers_out + leavers + transferred_out &&
         after == stayers + answers_in + joiners + transferred_in;
}

std::uint64_t Change::people(Flow flow) const {
  if (flow == Flow::answers) return all.answers_in;
  const auto n = all.brought(flow);
  return static_cast<std::uint64_t>(n < 0 ? -n : n);
}

std::string_view Change::label(Flow flow) const {
  static constexpr std::array<std::string_view, 4> labels{"Joiners", "Leavers", "Transferred in", "Transferred out"};
  return flow == Flow::answers ? std::string_view(answers_label) : labels[static_cast<std::size_t>(flow)];
}

// The numerators are whole: (people × before − before of the category × all its people) ÷ (before × after).
double Change::points(const Category& category, Flow flow) const {
  const auto before = static_cast<std::int64_t>(all.before);
  const auto part = static_cast<std::int64_t>(category.count.before);
  const auto top = category.count.brought(flow) * before - part * all.brought(flow);
  return 100.0 * static_cast<double>(top) / (static_cast<double>(all.before) * static_cast<double>(all.after));
}

double Change::points(const Category& category) const {
  const auto top = static_cast<std::int64_t>(category.count.after * all.before) -
                   static_cast<std::int64_t>(category.count.before * all.after);
  return 100.0 * static_cast<double>(top) / (static_cast<double>(all.before) * static_cast<double>(all.after));
}

Measure change(const Movement& movement, const standards::View& view, const Settings& settings, const Standards& s,
               const Subset* subset) {
  Measure m;
  m.characteristic = view.characteristic;
  Change out;
  out.two_lists = movement.two_lists;
  name_answers(out, view);
  const auto fail = [&](Status status, std::string reason) {
    m.status = status;
    m.reason = std::move(reason);
    out.categories.clear();
    out.all = {};
    m.figures = std::move(out);
    return std::move(m);
  };
  if (movement.status != Status::ok) return fail(movement.status, movement.reason);
  if (subset != nullptr && !movement.two_lists) {
    return fail(Status::not_supplied,
                "Who of these people was there a year ago takes last year's staff list, with the ids of this year's.");
  }
  const auto groups = groups_of(view, settings, s);
  auto cells = cells_of(groups);
  const Lists lists(movement, view, cells, subset);
  if (auto reason = lacking(movement, view, lists, s); !reason.empty()) {
    return fail(Status::not_supplied, std::move(reason));
  }
  if (auto reason = hindrance_by_dates(view); !movement.two_lists && !reason.empty()) {
    return fail(Status::not_calculable, std::move(reason));
  }

  std::optional<ChangeWhom> whom;
  if (movement.lists.front()->tells_whom) whom.emplace(movement);
  std::uint64_t from_elsewhere = 0;
  std::uint64_t to_elsewhere = 0;
  for (const auto& move : movement.moves) {
    const auto n = move.people;
    const bool was = lists.counts(move.list, move.before);
    const bool is = lists.counts(0, move.after);
    if (whom && (was || is)) {
      whom->add(move, was ? lists.category(move.list, move.before) : ChangeWhom::absent,
                is ? lists.category(0, move.after) : ChangeWhom::absent);
    }
    if (was && is) {
      auto& before = cells.categories[lists.category(move.list, move.before)].count;
      auto& after = cells.categories[lists.category(0, move.after)].count;
      before.before += n;
      after.after += n;
      if (&before == &after) {
        before.stayers += n;
      } else {
        before.answers_out += n;
        after.answers_in += n;
      }
    } else if (is) {
      auto& count = cells.categories[lists.category(0, move.after)].count;
      count.after += n;
      (move.kind == Kind::transferred_in ? count.transferred_in : count.joiners) += n;
      if (move.kind == Kind::stayed) from_elsewhere += n;
    } else if (was) {
      auto& count = cells.categories[lists.category(move.list, move.before)].count;
      count.before += n;
      (move.kind == Kind::transferred_out ? count.transferred_out : count.leavers) += n;
      if (move.kind == Kind::stayed) to_elsewhere += n;
    }
  }
  std::vector<std::uint8_t> index;
  for (std::size_t c = 0; c < cells.categories.size(); ++c) {
    auto& category = cells.categories[c];
    const auto& n = category.count;
    out.all.before += n.before;
    out.all.after += n.after;
    out.all.stayers += n.stayers;
    out.all.joiners += n.joiners;
    out.all.leavers += n.leavers;
    out.all.transferred_in += n.transferred_in;
    out.all.transferred_out += n.transferred_out;
    out.all.answers_in += n.answers_in;
    out.all.answers_out += n.answers_out;
    if (!category.known) m.unknown += n.after;
    if (!cells.always[c] && n.before == 0 && n.after == 0) continue;
    index.push_back(static_cast<std::uint8_t>(c));
    out.categories.push_back(std::move(category));
  }
  if (whom) whom->tell(m, out.categories, index);
  m.base = out.all.after;
  choose_focus(out, view, s);
  m.notes = movement.notes;
  for (std::size_t l = 0; l < movement.lists.size(); ++l) {
    if (const auto* column = lists.column(l)) {
      for (const auto& note : column->notes) add_note(m, note);
    }
  }
  if (const auto* grouping =
          standards::find_grouping(*groups.vocabulary, chosen_grouping(view.grouping, settings, s))) {
    if (!grouping->note.empty()) add_note(m, grouping->note);
  }
  if (from_elsewhere > 0) {
    m.notes.push_back(people_text(from_elsewhere, "joiner was", "joiners were") +
                      " elsewhere in the organisation before.");
  }
  if (to_elsewhere > 0) {
    m.notes.push_back(people_text(to_elsewhere, "leaver is", "leavers are") + " elsewhere in the organisation now.");
  }
  if (subset == nullptr) {
    out.contracts_in = movement.contracts_in;
    out.contracts_out = movement.contracts_out;
  }
  if (out.all.before == 0 || out.all.after == 0) {
    return fail(Status::not_calculable, out.all.before == 0
                                            ? "Nobody was counted before, so there is nothing to compare with."
                                            : "Nobody is counted now, so there is nothing to compare.");
  }
  m.figures = std::move(out);
  return m;
}

std::vector<Measure> changes(const Movement& movement, const Settings& settings, const Standards& standards) {
  std::vector<Measure> out;
  for (const auto& view : standards.views) {
    auto m = change(movement, view, settings, standards);
    m.id = "change." + view.id;
    m.title = "Change over the year by " + lower_first(view.title);
    m.source = standards.indicators.change;
    out.push_back(std::move(m));
  }
  return out;
}

}  // namespace evenhand::measures
