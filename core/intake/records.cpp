#include "core/intake/records.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "core/intake/analyses.h"
#include "core/intake/column_problems.h"
#include "core/intake/columns.h"
#include "core/intake/matrix.h"
#include "core/intake/numbers.h"
#include "core/intake/stages.h"
#include "core/intake/translate.h"

namespace evenhand::intake {
namespace {

struct Layout {
  std::string_view kind;
  std::string_view date;                  // role of the date by which a row belongs to a year
  std::array<std::string_view, 3> words;  // columns of words that measures ask about
};

constexpr std::array<Layout, 7> layouts{{{"applicants", "", {"recruited_abroad", "internal", "pay_band"}},
                                         {"cases", "start_date", {"case_type", "ground"}},
                                         {"training", "date", {"mandatory"}},
                                         {"promotions", "date", {"from_band", "to_band"}},
                                         {"board", "", {"voting", "executive"}},
                                         {"leavers", "leaving_date", {"reason"}},
                                         {"patients", "date", {"type", "satisfied", "answer"}}}};

class Records {
 public:
  Records(const File& file, const Settings& settings, const standards::Standards& standards, const Register* people)
      : file_(file),
        settings_(settings),
        standards_(standards),
        people_(people),
        counted_stages_(stages_are_counts(file)),
        translator_(file, settings, standards,
                    counted_stages_ ? std::span<const std::string_view>(recruitment_stages)
                                    : std::span<const std::string_view>()),
        reasons_(file.table.rows),
        in_last_year_(file.table.rows) {
    for (const auto& layout : layouts) {
      if (layout.kind == file.kind) layout_ = layout;
    }
  }

  Resolved run() {
    const auto is_known = [](const auto& column) { return column.match.role.has_value(); };
    if (std::none_of(file_.columns.begin(), file_.columns.end(), is_known)) {
      std::fill(reasons_.begin(), reasons_.end(), "no_known_column");
    }
    check_counts();
    check_stages();
    by_date();
    by_person();
    for (std::uint32_t i = 0; i < reasons_.size(); ++i) {
      if (reasons_[i].empty()) {
        rows_.push_back(i);
      } else {
        count_set_aside(out_.set_aside, reasons_[i]);
      }
    }
    fill();
    if (file_.kind == "leavers") left_on_last_years_day();
    report_columns(file_, settings_, standards_, translator_.problems());
    out_.rows_used = rows_.size();
    out_.set_aside.insert(out_.set_aside.begin(), file_.set_aside.begin(), file_.set_aside.end());
    translator_.finish(out_);
    return std::move(out_);
  }

 private:
  void tell(Severity severity, std::string code, std::size_t row, std::string_view role, std::string message) {
    translator_.problems().add({.severity = severity,
                                .code = std::move(code),
                                .row = file_.table.row_number(row),
                                .column = column_name(file_, role),
                                .message = std::move(message)});
  }

  void check_counts() {
    const auto* counts = file_.table.find<NumberColumn>("count");
    if (counts == nullptr) return;
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
      if (!reasons_[i].empty() || is_count(counts->numbers[i])) continue;
      reasons_[i] = "unreadable_count";
      tell(Severity::error, "unreadable_count", i, "count",
           "The count is not a whole number. The row was set aside. Write how many it stands for, 0 for none.");
    }
  }

  // Applications that came to nothing through the applicant's own choice are left out (wres-wdes.md §4, indicator 2).
  void check_stages() {
    if (const auto* t = translator_.find("stage"); t != nullptr && file_.kind == "applicants") {
      const auto declined = standards::find_category(*t->vocabulary, "offer_declined");
      const auto& column = *translator_.column("stage");
      for (std::size_t i = 0; i < reasons_.size(); ++i) {
        if (reasons_[i].empty() && t->categories[column.code(i)] == declined) reasons_[i] = "offer_declined";
      }
    }
    if (!counted_stages_) return;
    const StageReader reader(file_);
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
      if (!reasons_[i].empty()) continue;
      const auto line = reader.read(i);
      if (!line.any || !line.readable) {
        reasons_[i] = "unreadable_count";
        tell(Severity::error, "unreadable_count", i, "shortlisted",
             "A number of people is missing or is not a whole number. The row was set aside. Write 0 for none.");
      } else if (!line.falling) {
        reasons_[i] = "stages_do_not_fit";
        tell(Severity::error, "stages_do_not_fit", i, "shortlisted",
             "More people are counted at a later stage than at an earlier one. The row was set aside. Check its "
             "numbers.");
      } else if (line.with_gaps) {
        tell(Severity::warning, "stage_missing", i, "shortlisted",
             "The number at a stage is missing, so that stage is left out for the whole file. Write 0 for none.");
      }
    }
  }

  // The reporting year is the year up to the snapshot date. Cases of the year before serve two-year averages.
  void by_date() {
    if (layout_.date.empty()) return;
    const auto* dates = file_.table.find<DateColumn>(layout_.date);
    if (dates == nullptr) no_date_column();
    if (dates == nullptr || !settings_.snapshot_date) return;
    const auto until = to_day(*settings_.snapshot_date);
    const auto from = months_after(*settings_.snapshot_date, -12);
    const auto before = months_after(*settings_.snapshot_date, -24);
    const auto order = dates->evidence.order();
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
      const auto date = settle(dates->dates[i], order, settings_.snapshot_date->year + 10);
      const bool in_last_year = file_.kind == "cases" && date && to_day(*date) > before && to_day(*date) <= from;
      covers_last_year_ = covers_last_year_ || in_last_year;
      if (!reasons_[i].empty()) continue;
      if (!date) {
        tell(Severity::notice, "no_date", i, layout_.date,
             "The row has no date that can be read. It was counted in the reporting year.");
        continue;
      }
      const auto day = to_day(*date);
      if (day > from && day <= until) continue;
      if (in_last_year) {
        in_last_year_[i] = 1;
      } else {
        if (day == from) day_before_.push_back(static_cast<std::uint32_t>(i));
        reasons_[i] = "outside_period";
      }
    }
  }

  void no_date_column() {
    const auto* kind = standards::find_kind(standards_, file_.kind);
    const auto& label = standards::find_column(*kind, layout_.date)->label;
    undated_ = true;
    translator_.problems().add(
        {.severity = Severity::warning,
         .code = "no_date_column",
         .column = label,
         .message = "No column was found for \"" + label +
                    "\", so every row was counted in the reporting year. If the file holds other "
                    "years too, match the column under Files."});
  }

  std::uint64_t person_of(std::size_t row) const {
    const auto it = mended_.find(static_cast<std::uint32_t>(row));
    return it != mended_.end() ? it->second : ids_->hashes[row];
  }

  // Spreadsheets drop leading zeros; case systems add the number of the post. Where the id itself is not known and what
  // is left of it is one person's, it is theirs.
  void find_loosely() {
    const std::unordered_map<std::uint32_t, std::uint64_t> changed(ids_->loosened.begin(), ids_->loosened.end());
    for (std::uint32_t i = 0; i < ids_->hashes.size(); ++i) {
      const auto id = ids_->hashes[i];
      if (id == 0 || people_->row_of.contains(id) || people_->not_counted.contains(id)) continue;
      const auto it = changed.find(i);
      const auto at = people_->loosely.find(it != changed.end() ? it->second : id);
      if (at == people_->loosely.end() || at->second == 0) continue;
      mended_[i] = at->second;
      tell(Severity::notice, "id_matched_loosely", i, id_role_,
           "The person id was found in the staff list only without its leading zeros, capitals or post number. It was "
           "taken for that person.");
    }
  }

  void by_person() {
    ids_ = file_.table.find<IdColumn>("person_id");
    // An assignment number without its ending is the person's, as in the staff list.
    if (ids_ == nullptr) {
      id_role_ = "assignment_id";
      ids_ = file_.table.find<IdColumn>(id_role_);
    }
    if (ids_ == nullptr) return;
    if (people_ == nullptr || !people_->has_ids) {
      translator_.problems().add({.severity = Severity::warning,
                                  .code = "no_staff_ids",
                                  .column = column_name(file_, id_role_),
                                  .message = "The person ids of this file have no staff list with ids to go with. "
                                             "Characteristics come from this file alone."});
      return;
    }
    find_loosely();
    for (std::size_t i = 0; i < reasons_.size(); ++i) {
      const auto person = person_of(i);
      if (!reasons_[i].empty() || person == 0 || people_->row_of.contains(person)) continue;
      if (people_->not_counted.contains(person)) {
        reasons_[i] = "person_set_aside";
      } else if (file_.kind == "leavers") {
        // People who left are seldom in a list of people in post.
        tell(Severity::notice, "unknown_person_id", i, id_role_,
             "The person id is not in the staff list, as is usual for somebody who has left. The row counts, with only "
             "the characteristics that it carries itself.");
      } else {
        tell(Severity::warning, "unknown_person_id", i, id_role_,
             "The person id is not in the staff list. The row counts, with only the characteristics that it carries "
             "itself. Check the id.");
      }
    }
  }

  void fill() {
    Columns columns(file_, translator_, settings_, standards_, rows_);
    auto& p = out_.populations.emplace_back();
    columns.weigh(p);
    columns.characteristics(p);
    if (ids_ != nullptr) {
      for (const auto row : rows_) p.persons.push_back(person_of(row));
      for (const auto& choice : settings_.analyses) p.coded.push_back(empty_choice(choice));
      for (auto& column : p.coded) join(column);
    }
    const auto* kind = standards::find_kind(standards_, file_.kind);
    for (const auto role : layout_.words) {
      if (role.empty()) continue;
      p.coded.push_back(columns.coded(std::string(role), standards::find_column(*kind, role)->vocabulary));
    }
    if (file_.kind == "applicants") {
      columns.work(p, CodedColumn{});
      stages(p);
    }
    if (file_.kind == "cases") years(p);
    if (file_.kind == "leavers") leaving(p);
    if (undated_) p.notes.emplace_back("The file gives no dates: every row was taken to belong to the reporting year.");
  }

  // Where the row itself says nothing, the staff list does.
  void join(CodedColumn& column) {
    if (people_ == nullptr || !people_->has_ids) return;
    const auto* theirs = people_->people.find(column.id);
    if (theirs == nullptr || !theirs->supplied || theirs->vocabulary != column.vocabulary) return;
    const auto not_recorded = standards::find_category(*column.vocabulary, "not_recorded").value_or(unmatched);
    if (!column.supplied) {
      column.codes.assign(rows_.size(), not_recorded);
      column.notes = theirs->notes;
    }
    column.supplied = true;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      auto& code = column.codes[i];
      if (code != unmatched && column.vocabulary->categories[code].known) continue;
      const auto at = people_->row_of.find(person_of(rows_[i]));
      if (at != people_->row_of.end()) code = theirs->codes[at->second];
    }
  }

  // Whoever left on the very day of last year's list is counted in it, and not in this year's: contracts often end so.
  void left_on_last_years_day() {
    if (day_before_.empty() || ids_ == nullptr) return;
    const auto* reason = standards::find_column(*standards::find_kind(standards_, file_.kind), "reason");
    Columns columns(file_, translator_, settings_, standards_, day_before_, true);
    Population p;
    p.kind = "leavers_before";
    p.size = day_before_.size();
    p.coded.push_back(columns.coded(reason->role, reason->vocabulary));
    p.who = identities_of(ids_, day_before_);
    out_.populations.push_back(std::move(p));
  }

  // When they left, when they had joined as far as the staff list knows, and who they are: for the change over the
  // year.
  void leaving(Population& p) {
    Columns columns(file_, translator_, settings_, standards_, rows_, true);
    if (file_.table.find<DateColumn>("leaving_date") != nullptr) p.dated.push_back(columns.days("leaving_date"));
    if (ids_ == nullptr) return;
    p.who = identities_of(ids_, rows_);
    p.who.ids = p.persons;
    if (people_ == nullptr || !people_->has_ids) return;
    DayColumn joined{"joined", std::vector<Day>(rows_.size(), no_day)};
    for (const auto* role : {"start_date", "transferred_in_date"}) {
      const auto* theirs = people_->people.find_days(role);
      for (std::size_t i = 0; theirs != nullptr && i < rows_.size(); ++i) {
        const auto at = people_->row_of.find(p.persons[i]);
        if (at != people_->row_of.end()) joined.days[i] = std::max(joined.days[i], theirs->days[at->second]);
      }
    }
    p.dated.push_back(std::move(joined));
  }

  void years(Population& p) {
    CountColumn now{"this_year", {}};
    CountColumn before{"last_year", {}};
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const bool last = in_last_year_[rows_[i]] != 0;
      now.counts.push_back(last ? 0 : p.weight(i));
      before.counts.push_back(last ? p.weight(i) : 0);
    }
    p.counted = {std::move(now), std::move(before)};
    p.covers_last_year = covers_last_year_;
  }

  // The furthest stage reached, by the column of stages or by one column a stage; earlier ones are implied.
  void stages(Population& p) {
    if (counted_stages_) {
      const StageReader reader(file_);
      std::vector<StageLine> lines;
      for (const auto row : rows_) lines.push_back(reader.read(row));
      return count_stages(reader, lines, p);
    }
    constexpr auto n = recruitment_stages.size();
    std::vector<std::uint8_t> furthest(rows_.size());
    std::array<bool, n> supplied{true};
    const auto reach = [&](std::string_view role, auto&& stage_of) {
      const auto* t = translator_.find(role);
      if (t == nullptr) return false;
      const auto& column = *translator_.column(role);
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        const auto category = t->categories[column.code(rows_[i])];
        if (category == unmatched) continue;
        furthest[i] =
            std::max(furthest[i], static_cast<std::uint8_t>(stage_of(t->vocabulary->categories[category].id)));
      }
      return true;
    };
    const bool by_stage = reach("stage", [&](const std::string& id) {
      const auto at = std::find(recruitment_stages.begin(), recruitment_stages.end(), id);
      return at == recruitment_stages.end() ? 0 : at - recruitment_stages.begin();
    });
    for (std::size_t s = 1; s < n; ++s) {
      const bool there = reach(recruitment_stages[s], [&](const std::string& id) { return id == "yes" ? s : 0; });
      // A list of stages need not name each of them; then nobody is known to have stopped there.
      const bool stopped = std::find(furthest.begin(), furthest.end(), s) != furthest.end();
      supplied[s] = there || (by_stage && (stopped || s == 1 || s == n - 1));
    }
    for (std::size_t s = 0; s < n; ++s) {
      if (!supplied[s]) continue;
      CountColumn column{std::string(recruitment_stages[s]), {}};
      for (std::size_t i = 0; i < rows_.size(); ++i) column.counts.push_back(furthest[i] >= s ? p.weight(i) : 0);
      p.counted.push_back(std::move(column));
    }
  }

  const File& file_;
  const Settings& settings_;
  const standards::Standards& standards_;
  const Register* people_;
  bool counted_stages_ = false;  // a row is a group of applications, with how many reached each stage
  Translator translator_;
  Layout layout_{};
  const IdColumn* ids_ = nullptr;
  std::string_view id_role_ = "person_id";
  std::unordered_map<std::uint32_t, std::uint64_t> mended_;  // row → the id it was found to mean
  std::vector<std::string_view> reasons_;                    // empty: used
  std::vector<std::uint8_t> in_last_year_;
  std::vector<std::uint32_t> day_before_;  // rows dated on the day before the year
  bool covers_last_year_ = false;
  bool undated_ = false;
  std::vector<std::uint32_t> rows_;
  Resolved out_;
};

}  // namespace

Resolved resolve_records(const File& file, const Settings& settings, const standards::Standards& standards,
                         const Register* people) {
  if (!is_matrix(file)) return Records(file, settings, standards, people).run();
  Resolved out;
  Translator translator(file, settings, standards, recruitment_stages);
  out.set_aside = file.set_aside;  // the reader of rows sets totals aside as well
  resolve_matrix(file, settings, standards, translator, out);
  report_columns(file, settings, standards, translator.problems());
  translator.finish(out);
  return out;
}

}  // namespace evenhand::intake
