#include "core/intake/people.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/intake/column_problems.h"
#include "core/intake/numbers.h"
#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

using enum Reason;

constexpr std::array<std::string_view, 10> reason_ids{"",
                                                      "no_known_column",
                                                      "bank",
                                                      "honorary",
                                                      "non_executive",
                                                      "assignment_ended",
                                                      "left_before_snapshot",
                                                      "starts_after_snapshot",
                                                      "unreadable_count",
                                                      "second_assignment"};

// The pay scale of a bank position ends in a part of its own: `…|Bank`.
bool has_bank_part(std::string_view text) {
  while (!text.empty()) {
    const auto bar = text.find('|');
    if (bar == std::string_view::npos) break;
    text.remove_prefix(bar + 1);
    if (standards::normalise(text.substr(0, text.find('|'))) == "bank") return true;
  }
  return false;
}

class Selector {
 public:
  Selector(const File& file, Translator& translator, const Settings& settings)
      : file_(file),
        translator_(translator),
        settings_(settings),
        reasons_(file.table.rows, used),
        away_(file.table.rows) {}

  Selection run() {
    const auto is_known = [](const auto& column) { return column.match.role.has_value(); };
    if (std::none_of(file_.columns.begin(), file_.columns.end(), is_known)) {
      std::fill(reasons_.begin(), reasons_.end(), no_known_column);
    }
    by_contract();
    by_status();
    by_dates();
    by_count();
    if (file_.table.find<NumberColumn>("count") == nullptr) {
      one_row_each();
    } else if (file_.table.find<IdColumn>("person_id") != nullptr) {
      translator_.problems().add(
          {.severity = Severity::warning,
           .code = "count_with_person_id",
           .column = column_name(file_, "count"),
           .message = "The file has person ids and a count. Each row was taken for as many people as its "
                      "count says, and ids were not compared. If it is a list of people, set the count "
                      "column to \"not used\" under Files."});
    }
    Selection out;
    out.rows.reserve(reasons_.size());
    std::array<std::uint64_t, reason_ids.size()> rows{};
    const auto index = [](Reason r) { return static_cast<std::size_t>(r); };
    for (std::uint32_t i = 0; i < reasons_.size(); ++i) {
      ++rows[index(reasons_[i])];
      if (reasons_[i] == used) out.rows.push_back(i);
    }
    for (std::size_t r = 1; r < rows.size(); ++r) {
      if (rows[r] > 0) out.set_aside.push_back({std::string(reason_ids[r]), rows[r]});
    }
    out.reasons = std::move(reasons_);
    out.away = std::move(away_);
    return out;
  }

 private:
  // Applies a reason to every row whose value has it.
  void by_value(const ValueColumn& column, const std::vector<Reason>& reason_of_value) {
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
      if (reasons_[i] == used) reasons_[i] = reason_of_value[column.code(i)];
    }
  }

  void by_contract() {
    static constexpr std::array<std::pair<std::string_view, Reason>, 3> types{
        {{"bank", bank}, {"honorary", honorary}, {"non_executive", non_executive}}};
    if (const auto* types_of = translator_.find("contract_type")) {
      std::vector<Reason> reasons;
      for (const auto category : types_of->categories) {
        auto reason = used;
        for (const auto& [id, r] : types) {
          const bool is_type = category != unmatched && types_of->vocabulary->categories[category].id == id;
          if (is_type && !settings_.include.contains(std::string(id))) reason = r;
        }
        reasons.push_back(reason);
      }
      by_value(*translator_.column("contract_type"), reasons);
    }
    const auto* pay = translator_.column("pay_band");
    if (pay != nullptr && !settings_.include.contains("bank")) {
      std::vector<Reason> reasons;
      for (const auto& value : pay->values()) reasons.push_back(has_bank_part(value.text) ? bank : used);
      by_value(*pay, reasons);
    }
  }

  // A board member without a contract of employment may be away, too.
  void leave_out(std::size_t row, Reason reason) {
    away_[row] = 1;
    if (reasons_[row] == used) reasons_[row] = reason;
  }

  void by_status() {
    const auto* status = translator_.find("assignment_status");
    if (status == nullptr) return;
    std::vector<bool> is_over;
    for (const auto category : status->categories) {
      is_over.push_back(category != unmatched && status->vocabulary->categories[category].id == "ended");
    }
    const auto& column = *translator_.column("assignment_status");
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
      if (is_over[column.code(i)]) leave_out(i, ended);
    }
  }

  void by_dates() {
    if (!settings_.snapshot_date) {
      for (const std::string_view role : {"leave_date", "start_date"}) {
        if (file_.table.find<DateColumn>(role) != nullptr) note_no_snapshot(role);
      }
      return;
    }
    const auto at = to_day(*settings_.snapshot_date);
    const auto year = settings_.snapshot_date->year;
    // Leaving and joining may lie in the years around the snapshot, so the century is read generously.
    const auto apply = [&](std::string_view role, Reason reason, auto&& outside) {
      const auto* column = file_.table.find<DateColumn>(role);
      if (column == nullptr) return;
      const auto order = column->evidence.order();
      for (std::size_t i = 0; i < reasons_.size(); ++i) {
        const auto date = settle(column->dates[i], order, year + 10);
        if (date && outside(to_day(*date)) && !is_end_of_time(*date, column->dates[i])) leave_out(i, reason);
        if (!date && column->dates[i] > unreadable_date && reasons_[i] == used) note_impossible(role, i);
      }
    };
    apply("leave_date", left, [at](Day day) { return day < at; });
    apply("start_date", not_started, [at](Day day) { return day > at; });
  }

  // Staff systems write "never" as 31 December 4712; a two-digit year makes 12 of it.
  static bool is_end_of_time(Date date, PackedDate packed) {
    return date == Date{2012, 12, 31} && has_two_digit_year(packed);
  }

  void note_no_snapshot(std::string_view role) {
    translator_.problems().add(
        {.severity = Severity::error,
         .code = "no_snapshot_date",
         .column = column_name(file_, role),
         .message = "Without the snapshot date nobody can be set aside by this column. Give the date on "
                    "which the workforce is counted."});
  }

  void note_impossible(std::string_view role, std::size_t row) {
    translator_.problems().add(
        {.severity = Severity::warning,
         .code = "impossible_date",
         .row = file_.table.row_number(row),
         .column = column_name(file_, role),
         .message =
             "The date does not exist, or has day and month the other way round from the rest of the column. It was "
             "left out, and the person counted."});
  }

  void by_count() {
    const auto* counts = file_.table.find<NumberColumn>("count");
    if (counts == nullptr) return;
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
      const auto n = counts->numbers[i];
      const bool whole = is_count(n);
      if (reasons_[i] != used || whole) continue;
      reasons_[i] = bad_count;
      translator_.problems().add({.severity = Severity::error,
                                  .code = "unreadable_count",
                                  .row = file_.table.row_number(i),
                                  .column = column_name(file_, "count"),
                                  .message =
                                      "The count is not a whole number. The row was set aside. Write how many people "
                                      "it stands for, 0 for none."});
    }
  }

  struct Rank {
    int primary = 0;  // 2 yes, 1 not said, 0 no
    int post = 1;     // suffix of the assignment number, 1 for none
    double fte = 0;
  };

  Rank rank(std::uint32_t row) const {
    Rank r;
    r.primary = 1;
    if (primary_ != nullptr) {
      const auto category = primary_->categories[primary_column_->code(row)];
      if (category != unmatched) {
        const auto& id = primary_->vocabulary->categories[category].id;
        r.primary = id == "yes" ? 2 : id == "no" ? 0 : 1;
      }
    }
    if (assignments_ != nullptr) r.post = assignments_->suffixes[row];
    if (fte_ != nullptr && !std::isnan(fte_->numbers[row])) r.fte = fte_->numbers[row];
    return r;
  }

  static bool better(const Rank& a, const Rank& b) {
    if (a.primary != b.primary) return a.primary > b.primary;
    if (a.post != b.post) return a.post < b.post;
    return a.fte > b.fte;
  }

  void one_row_each() {
    const auto* ids = file_.table.find<IdColumn>("person_id");
    assignments_ = file_.table.find<IdColumn>("assignment_id");
    const bool by_assignment = ids == nullptr && assignments_ != nullptr;
    if (by_assignment) ids = assignments_;
    if (ids == nullptr) return;
    primary_ = translator_.find("primary");
    primary_column_ = translator_.column("primary");
    fte_ = file_.table.find<NumberColumn>("fte");

    std::size_t capacity = 64;
    while (capacity < reasons_.size() * 2) capacity *= 2;
    std::vector<std::uint32_t> slots(capacity, 0);                 // row + 1 of the row that is kept for a person
    std::vector<std::pair<std::uint32_t, std::uint64_t>> dropped;  // row, person
    for (std::uint32_t i = 0; i < reasons_.size(); ++i) {
      if (reasons_[i] != used) continue;
      const auto person = ids->hashes[i];
      if (person == 0) {
        note_missing_id(i, by_assignment);
        continue;
      }
      auto slot = static_cast<std::size_t>(person) & (capacity - 1);
      while (slots[slot] != 0 && ids->hashes[slots[slot] - 1] != person) slot = (slot + 1) & (capacity - 1);
      if (slots[slot] == 0) {
        slots[slot] = i + 1;
        continue;
      }
      const auto held = slots[slot] - 1;
      const auto held_rank = rank(held);
      const auto this_rank = rank(i);
      if (held_rank.primary == 2 && this_rank.primary == 2) note_two_primaries(held, i);
      const auto loser = better(this_rank, held_rank) ? held : i;
      if (loser == held) slots[slot] = i + 1;
      reasons_[loser] = second_assignment;
      dropped.emplace_back(loser, person);
    }
    note_repeated(dropped, by_assignment);
    for (const auto& [row, person] : dropped) {
      auto slot = static_cast<std::size_t>(person) & (capacity - 1);
      while (ids->hashes[slots[slot] - 1] != person) slot = (slot + 1) & (capacity - 1);
      compare(slots[slot] - 1, row);
    }
  }

  // One id in many rows is more likely a word such as "TBC" than somebody with many posts.
  void note_repeated(const std::vector<std::pair<std::uint32_t, std::uint64_t>>& dropped, bool by_assignment) {
    std::map<std::uint64_t, std::uint64_t> posts;
    for (const auto& [row, person] : dropped) ++posts[person];
    for (const auto& [row, person] : dropped) {
      if (posts[person] < 5) continue;
      translator_.problems().add(
          {.severity = Severity::warning,
           .code = "repeated_person_id",
           .row = file_.table.row_number(row),
           .column = column_name(file_, by_assignment ? "assignment_id" : "person_id"),
           .message = "The same person id stands in six rows or more and was counted once. If these are "
                      "different people, give each an id of their own."});
    }
  }

  void note_missing_id(std::uint32_t row, bool by_assignment) {
    translator_.problems().add(
        {.severity = Severity::warning,
         .code = "missing_person_id",
         .row = file_.table.row_number(row),
         .column = column_name(file_, by_assignment ? "assignment_id" : "person_id"),
         .message = "The row has no person id. It was counted as a person of its own; if it is a second "
                    "post of somebody, give it that person's id."});
  }

  void note_two_primaries(std::uint32_t held, std::uint32_t row) {
    translator_.problems().add({.severity = Severity::warning,
                                .code = "two_primary_assignments",
                                .row = file_.table.row_number(std::max(held, row)),
                                .message =
                                    "The person has more than one primary assignment. One was counted: the first post, "
                                    "or else the one with most hours."});
  }

  // The same person with different answers: the row that counts is used, and said.
  void compare(std::uint32_t kept, std::uint32_t row) {
    static constexpr std::array<std::string_view, 4> roles{"sex", "ethnicity", "disability", "religion"};
    for (const auto role : roles) {
      const auto* t = translator_.find(role);
      if (t == nullptr) continue;
      const auto& column = *translator_.column(role);
      const auto a = t->categories[column.code(kept)];
      const auto b = t->categories[column.code(row)];
      const auto known = [&](std::uint8_t c) { return c != unmatched && t->vocabulary->categories[c].known; };
      if (a == b || !known(a) || !known(b)) continue;
      translator_.problems().add(
          {.severity = Severity::warning,
           .code = "conflicting_person",
           .row = file_.table.row_number(row),
           .column = std::string(t->vocabulary->label),
           .message = "The same person has another answer in the row that was counted. Correct one of them."});
    }
  }

  const File& file_;
  Translator& translator_;
  const Settings& settings_;
  std::vector<Reason> reasons_;
  std::vector<std::uint8_t> away_;
  const Translation* primary_ = nullptr;
  const ValueColumn* primary_column_ = nullptr;
  const IdColumn* assignments_ = nullptr;
  const NumberColumn* fte_ = nullptr;
};

}  // namespace

Selection select_people(const File& file, Translator& translator, const Settings& settings) {
  return Selector(file, translator, settings).run();
}

}  // namespace evenhand::intake
