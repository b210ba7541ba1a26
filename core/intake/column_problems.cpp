#include "core/intake/column_problems.h"

#include <algorithm>
#include <array>

namespace evenhand::intake {
namespace {

class ColumnProblems {
 public:
  ColumnProblems(const File& file, const Settings& settings, const standards::Standards& standards, Problems& problems)
      : file_(file), settings_(settings), standards_(standards), problems_(problems) {}

  void assumed_snapshot() {
    if (file_.kind != "staff" || !settings_.snapshot_date || !settings_.snapshot_date_assumed) return;
    problems_.add({.severity = Severity::notice,
                   .code = "assumed_snapshot_date",
                   .message = "The snapshot date was filled in as " + to_words(*settings_.snapshot_date) +
                              ". Check that the list was made for that day."});
  }

  void missing_columns() {
    const auto* kind = standards::find_kind(standards_, file_.kind);
    for (const auto& expected : kind->expected) {
      const bool there = std::any_of(expected.roles.begin(), expected.roles.end(), [&](const auto& role) {
        return std::any_of(file_.columns.begin(), file_.columns.end(),
                           [&](const auto& c) { return c.match.role == role; });
      });
      if (there) continue;
      problems_.add({.severity = Severity::notice,
                     .code = "missing_column",
                     .column = expected.label,
                     .message = "No column was found for \"" + expected.label + "\". " + expected.consequence});
    }
  }

  void unreadable_cells() {
    for (const auto& [role, any] : file_.table.columns) {
      const auto* dates = std::get_if<DateColumn>(&any);
      const auto* numbers = std::get_if<NumberColumn>(&any);
      if (dates != nullptr) note_order(role, *dates);
      const auto* unreadable = dates != nullptr     ? &dates->unreadable
                               : numbers != nullptr ? &numbers->unreadable
                                                    : nullptr;
      if (unreadable == nullptr || unreadable->rows == 0 || role == "count") continue;
      // A birthday or somebody's pay has no place in a report; its row is enough to find it.
      static constexpr std::array<std::string_view, 6> private_roles{
          "date_of_birth", "age", "hourly_rate", "ordinary_pay", "bonus_in_period", "bonus_12_months"};
      const bool personal = std::find(private_roles.begin(), private_roles.end(), role) != private_roles.end();
      std::uint64_t told = 0;
      for (const auto& sample : unreadable->samples) {
        ++told;
        problems_.add({.severity = Severity::warning,
                       .code = dates != nullptr ? "unreadable_date" : "unreadable_number",
                       .row = sample.row,
                       .column = column_name(file_, role),
                       .value = personal ? std::string() : sample.text,
                       .message = dates != nullptr ? "This is not a date that can be read. It was left out. Write it "
                                                     "as 31/03/1980."
                                                   : "This is not a number. It was left out."});
      }
      if (unreadable->rows > told) {
        problems_.add({.severity = Severity::warning,
                       .code = dates != nullptr ? "more_unreadable_dates" : "more_unreadable_numbers",
                       .column = column_name(file_, role),
                       .message = "There are more cells like these in the column.",
                       .rows_affected = unreadable->rows - told});
      }
    }
  }

  void note_order(const std::string& role, const DateColumn& dates) {
    const auto& seen = dates.evidence;
    if (seen.day_first == 0 && seen.month_first == 0 && seen.either > 0) {
      problems_.add({.severity = Severity::notice,
                     .code = "assumed_date_order",
                     .column = column_name(file_, role),
                     .message = "Every date in the column could be read both ways. They were read day first."});
    }
    if (seen.day_first == 0 && seen.month_first > 0) {
      problems_.add({.severity = Severity::notice,
                     .code = "month_first_dates",
                     .column = column_name(file_, role),
                     .message = "The dates of this column have the month first (12/31/1980). They were read so."});
    }
    if (seen.day_first == 0 || seen.month_first == 0) return;
    problems_.add({.severity = Severity::warning,
                   .code = "mixed_date_order",
                   .column = column_name(file_, role),
                   .message = std::string("The column mixes day-first and month-first dates. It was read ") +
                              (dates.evidence.order() == DateOrder::day_first ? "day first." : "month first.")});
  }

 private:
  const File& file_;
  const Settings& settings_;
  const standards::Standards& standards_;
  Problems& problems_;
};

}  // namespace

void report_columns(const File& file, const Settings& settings, const standards::Standards& standards,
                    Problems& problems) {
  ColumnProblems columns(file, settings, standards, problems);
  columns.assumed_snapshot();
  columns.missing_columns();
  columns.unreadable_cells();
}

std::string column_name(const File& file, std::string_view role) {
  for (const auto& column : file.columns) {
    if (column.match.role == role) return column.name;
  }
  return std::string(role);
}

}  // namespace evenhand::intake
