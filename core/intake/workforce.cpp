#include "core/intake/workforce.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "core/intake/analyses.h"
#include "core/intake/column_problems.h"
#include "core/intake/columns.h"
#include "core/intake/numbers.h"
#include "core/intake/people.h"
#include "core/intake/translate.h"

namespace evenhand::intake {
namespace {

class Builder {
 public:
  Builder(const File& file, const Settings& settings, const standards::Standards& standards)
      : file_(file), settings_(settings), standards_(standards), translator_(file, settings, standards) {}

  Resolved build(Keep keep) {
    selection_ = select_people(file_, translator_, settings_);
    Columns columns(file_, translator_, settings_, standards_, selection_.rows);
    auto& w = out_.populations.emplace_back();
    columns.weigh(w);
    columns.characteristics(w);
    derive_pregnancy(w, columns.coded("assignment_status", "assignment_status"));
    for (const auto& breakdown : standards_.breakdowns) {
      const auto* column = standards::find_column(*standards::find_kind(standards_, "staff"), breakdown.role);
      if (column->values == standards::Values::vocabulary) {
        w.coded.push_back(columns.coded(breakdown.role, column->vocabulary));
      } else {
        w.labelled.push_back(columns.labelled(breakdown.role));
      }
    }
    board_members_are_senior(w, columns.coded("board_executive", "yes_no"));
    w.coded.push_back(medical_grade(columns));
    columns.work(w, w.coded.back());
    const bool this_year = file_.kind == "staff";
    for (const auto* role : {"start_date", "equality_training_date", "transferred_in_date"}) {
      if (this_year && file_.table.find<DateColumn>(role) != nullptr) w.dated.push_back(columns.days(role));
    }
    choose(w, columns, selection_.rows);
    if (keep.identities) w.who = identities_of(person_ids(), selection_.rows);
    // Last year's list is there for who was in post, and for nothing else.
    if (this_year) {
      w.pay = read_pay(file_, translator_, settings_, standards_, selection_.rows);
      board();
      left();
      if (keep.people) keep_register();
    }
    report_columns(file_, settings_, standards_, translator_.problems());
    out_.rows_used = selection_.rows.size();
    out_.set_aside = file_.set_aside;
    for (auto& item : selection_.set_aside) out_.set_aside.push_back(std::move(item));
    translator_.finish(out_);
    return std::move(out_);
  }

 private:
  // No reliable field exists; the assignment status tells who is on maternity or adoption leave.
  void derive_pregnancy(Population& w, const CodedColumn& status) {
    const auto at =
        std::find_if(w.coded.begin(), w.coded.end(), [](const auto& c) { return c.id == "pregnancy_maternity"; });
    if (at == w.coded.end() || at->supplied || !status.supplied) return;
    if (rule(settings_, standards_, "pregnancy_from_status") != "derive") return;
    const auto category = [&](std::string_view id) {
      return standards::find_category(*at->vocabulary, id).value_or(unmatched);
    };
    const auto on_leave = category("pregnant_or_maternity");
    const auto not_on_leave = category("not_pregnant_or_maternity");
    const auto not_recorded = category("not_recorded");
    for (const auto code : status.codes) {
      const auto id = code == unmatched ? std::string_view() : std::string_view(status.vocabulary->categories[code].id);
      at->codes.push_back(id == "maternity_adoption"           ? on_leave
                          : id.empty() || id == "not_recorded" ? not_recorded
                                                               : not_on_leave);
    }
    at->supplied = true;
    at->derived = true;
    at->notes.push_back(
        "Worked out from the assignment status on the snapshot date: people on maternity or adoption leave. People who "
        "are pregnant and at work are not seen.");
  }

  // Executive board members without a pay band stand with the very senior managers (WDES 1, cluster 4).
  void board_members_are_senior(Population& w, const CodedColumn& executive) {
    const auto bands = std::find_if(w.coded.begin(), w.coded.end(), [](const auto& c) { return c.id == "pay_band"; });
    if (bands == w.coded.end() || !bands->supplied || !executive.supplied) return;
    const auto yes = standards::find_category(*executive.vocabulary, "yes");
    const auto vsm = standards::find_category(*bands->vocabulary, "vsm");
    const auto not_recorded = standards::find_category(*bands->vocabulary, "not_recorded");
    for (std::size_t i = 0; i < w.size; ++i) {
      if (executive.codes[i] == yes && bands->codes[i] == not_recorded && vsm) bands->codes[i] = *vsm;
    }
  }

  void choose(Population& w, Columns& columns, std::span<const std::uint32_t> rows) {
    for (const auto& choice : settings_.analyses) {
      w.coded.push_back(chosen_people(choice, file_, settings_, columns, rows, w));
    }
  }

  CodedColumn medical_grade(const Columns& columns) {
    auto out = columns.coded("medical_grade", "medical_grade");
    const auto& in_pay_band = translator_.grades_in_pay_band();
    const auto* pay = translator_.column("pay_band");
    if (pay == nullptr || std::all_of(in_pay_band.begin(), in_pay_band.end(), [](auto g) { return g == unmatched; }))
      return out;
    const auto not_recorded = standards::find_category(*out.vocabulary, "not_recorded").value_or(unmatched);
    if (!out.supplied) out.codes.assign(selection_.rows.size(), not_recorded);
    out.supplied = true;
    for (std::size_t i = 0; i < selection_.rows.size(); ++i) {
      const auto grade = in_pay_band[pay->code(selection_.rows[i])];
      if (grade != unmatched && out.codes[i] == not_recorded) out.codes[i] = grade;
    }
    return out;
  }

  const IdColumn* person_ids() const {
    const auto* ids = file_.table.find<IdColumn>("person_id");
    return ids != nullptr ? ids : file_.table.find<IdColumn>("assignment_id");
  }

  bool says_yes(std::string_view role, std::uint32_t row) const {
    const auto* t = translator_.find(role);
    if (t == nullptr) return false;
    const auto category = t->categories[translator_.column(role)->code(row)];
    return category != unmatched && t->vocabulary->categories[category].id == "yes";
  }

  // The board as the staff list marks it: one row a person, the one that is counted where there is one. Non-executives
  // are no staff, but they are members while they serve. A seat may be marked on a second assignment.
  void board() {
    static constexpr std::array<std::string_view, 3> flags{"board_member", "board_voting", "board_executive"};
    if (std::none_of(flags.begin(), flags.end(), [&](auto f) { return translator_.find(f) != nullptr; })) return;
    const auto* ids = person_ids();
    std::vector<std::uint32_t> rows;
    std::unordered_set<std::uint64_t> seen;
    const auto take = [&](auto&& may) {
      for (std::uint32_t i = 0; i < selection_.reasons.size(); ++i) {
        if (!may(selection_.reasons[i]) || selection_.away[i] != 0) continue;
        if (std::none_of(flags.begin(), flags.end(), [&](auto f) { return says_yes(f, i); })) continue;
        if (ids != nullptr && ids->hashes[i] != 0 && !seen.insert(ids->hashes[i]).second) continue;
        rows.push_back(i);
      }
    };
    take([](Reason r) { return r == Reason::used; });
    take(
        [](Reason r) { return r == Reason::second_assignment || r == Reason::non_executive || r == Reason::honorary; });
    std::sort(rows.begin(), rows.end());
    Columns columns(file_, translator_, settings_, standards_, rows, true);
    Population members;
    columns.weigh(members);
    members.kind = "board";
    columns.characteristics(members);
    for (const auto& [role, id] : {std::pair{"board_voting", "voting"}, std::pair{"board_executive", "executive"}}) {
      members.coded.push_back(columns.coded(role, "yes_no"));
      members.coded.back().id = id;
    }
    out_.populations.push_back(std::move(members));
  }

  // Whom the list itself shows as having left in the year, one row a person: the change over the year goes by them when
  // there is neither last year's list nor a file of leavers. Who joined in the same year was in neither workforce.
  void left() {
    if (!settings_.snapshot_date || file_.table.find<DateColumn>("leave_date") == nullptr) return;
    std::vector<std::uint32_t> gone;
    for (std::uint32_t i = 0; i < selection_.reasons.size(); ++i) {
      if (selection_.reasons[i] == Reason::left || selection_.reasons[i] == Reason::ended) gone.push_back(i);
    }
    if (gone.empty()) return;
    const auto from = months_after(*settings_.snapshot_date, -12);
    const auto until = to_day(*settings_.snapshot_date);
    Columns dates(file_, translator_, settings_, standards_, gone, true);
    const auto leaving = dates.days("leave_date").days;
    const auto start = dates.days("start_date").days;
    const auto transfer = dates.days("transferred_in_date").days;
    const auto after = [from](const std::vector<Day>& days, std::size_t i) {
      return i < days.size() && days[i] > from;
    };
    const auto* ids = person_ids();
    const auto* counts = file_.table.find<NumberColumn>("count");
    std::vector<std::uint32_t> rows;
    std::unordered_map<std::uint64_t, std::size_t> place;
    for (std::size_t i = 0; i < gone.size(); ++i) {
      if (!after(leaving, i) || leaving[i] >= until || after(start, i) || after(transfer, i)) continue;
      if (counts != nullptr && !is_count(counts->numbers[gone[i]])) continue;
      const auto id = ids != nullptr ? ids->hashes[gone[i]] : 0;
      const auto [at, fresh] = place.emplace(id, rows.size());
      if (id == 0 || fresh) {
        rows.push_back(gone[i]);
      } else if (says_yes("primary", gone[i])) {
        rows[at->second] = gone[i];
      }
    }
    // Another post goes on.
    for (const auto row : selection_.rows) {
      const auto at = ids != nullptr && ids->hashes[row] != 0 ? place.find(ids->hashes[row]) : place.end();
      if (at != place.end()) rows[at->second] = nobody;
    }
    std::erase(rows, nobody);
    std::sort(rows.begin(), rows.end());
    Columns columns(file_, translator_, settings_, standards_, rows, true);
    Population people;
    columns.weigh(people);
    people.kind = "staff_left";
    columns.characteristics(people);
    derive_pregnancy(people, columns.coded("assignment_status", "assignment_status"));
    out_.populations.push_back(std::move(people));
  }

  // People who are counted come first; those who left or are yet to start lend their characteristics too.
  void keep_register() {
    auto& out = out_.people;
    const auto* ids = person_ids();
    if (ids == nullptr) return;
    out.has_ids = true;
    std::vector<std::uint32_t> rows;
    const auto take = [&](auto&& wanted) {
      for (std::uint32_t i = 0; i < selection_.reasons.size(); ++i) {
        const auto person = ids->hashes[i];
        if (person == 0 || !wanted(selection_.reasons[i])) continue;
        if (out.row_of.emplace(person, static_cast<std::uint32_t>(rows.size())).second) rows.push_back(i);
      }
    };
    take([](Reason r) { return r == Reason::used; });
    out.in_post = static_cast<std::uint32_t>(rows.size());
    // Ids as a spreadsheet may have left them, in any row: never between two people.
    std::unordered_map<std::uint32_t, std::uint64_t> changed(ids->loosened.begin(), ids->loosened.end());
    for (std::uint32_t i = 0; i < ids->hashes.size(); ++i) {
      if (ids->hashes[i] == 0) continue;
      const auto it = changed.find(i);
      const auto [at, fresh] = out.loosely.emplace(it != changed.end() ? it->second : ids->hashes[i], ids->hashes[i]);
      if (!fresh && at->second != ids->hashes[i]) at->second = 0;
    }
    take([](Reason r) { return r == Reason::left || r == Reason::ended || r == Reason::not_started; });
    for (std::size_t i = 0; i < selection_.reasons.size(); ++i) {
      const auto r = selection_.reasons[i];
      const bool apart = r == Reason::bank || r == Reason::honorary || r == Reason::non_executive;
      if (apart && !out.row_of.contains(ids->hashes[i])) out.not_counted.insert(ids->hashes[i]);
    }
    Columns columns(file_, translator_, settings_, standards_, rows, true);
    columns.weigh(out.people);
    columns.characteristics(out.people);
    derive_pregnancy(out.people, columns.coded("assignment_status", "assignment_status"));
    for (const auto* role : {"start_date", "transferred_in_date"}) {
      if (file_.table.find<DateColumn>(role) != nullptr) out.people.dated.push_back(columns.days(role));
    }
    if (settings_.analyses.empty()) return;
    for (const auto* role : {"pay_band", "staff_group"}) out.people.coded.push_back(columns.coded(role, role));
    board_members_are_senior(out.people, columns.coded("board_executive", "yes_no"));
    choose(out.people, columns, rows);
  }

  static constexpr std::uint32_t nobody = static_cast<std::uint32_t>(-1);

  const File& file_;
  const Settings& settings_;
  const standards::Standards& standards_;
  Translator translator_;
  Selection selection_;
  Resolved out_;
};

}  // namespace

Resolved resolve_staff(const File& file, const Settings& settings, const standards::Standards& standards, Keep keep) {
  return Builder(file, settings, standards).build(keep);
}

Resolved resolve_last_year(const File& file, const Settings& settings, const standards::Standards& standards) {
  auto then = settings;
  then.snapshot_date = previous_snapshot(settings);
  return resolve_staff(file, then, standards, {.people = false, .identities = true});
}

}  // namespace evenhand::intake
