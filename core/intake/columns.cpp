#include "core/intake/columns.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/intake/column_problems.h"
#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

using standards::Vocabulary;
using standards::Work;

// Ages outside this range are taken for slips of the pen.
constexpr int youngest_worker = 14;
constexpr int oldest = 110;

}  // namespace

Columns::Columns(const File& file, Translator& translator, const Settings& settings,
                 const standards::Standards& standards, std::span<const std::uint32_t> rows, bool quiet)
    : file_(file),
      translator_(translator),
      settings_(settings),
      standards_(standards),
      rows_(rows),
      quiet_(quiet),
      kind_(standards::find_kind(standards, file.kind)) {}

void Columns::tell(Problem problem) {
  if (!quiet_) translator_.problems().add(std::move(problem));
}

void Columns::weigh(Population& out) const {
  out.kind = file_.kind;
  out.size = rows_.size();
  out.headcount = rows_.size();
  const auto* counts = file_.table.find<NumberColumn>("count");
  if (counts == nullptr) return;
  out.headcount = 0;
  out.weights.clear();
  for (const auto row : rows_) {
    out.weights.push_back(static_cast<std::uint32_t>(counts->numbers[row]));
    out.headcount += out.weights.back();
  }
}

void Columns::characteristics(Population& out) {
  for (const auto& c : standards_.characteristics) {
    out.coded.push_back(c.id == "age" ? age(c) : coded(c.id, c.vocabulary));
  }
}

DayColumn Columns::days(const std::string& role) {
  DayColumn out{role, {}};
  const auto* column = file_.table.find<DateColumn>(role);
  if (column == nullptr) return out;
  const auto order = column->evidence.order();
  // Dates around the reporting year: the century is read generously.
  const auto latest = settings_.snapshot_date ? settings_.snapshot_date->year + 10 : 2100;
  out.days.reserve(rows_.size());
  for (const auto row : rows_) {
    const auto date = settle(column->dates[row], order, latest);
    if (!date && column->dates[row] > unreadable_date) impossible_date(role, row);
    out.days.push_back(date ? to_day(*date) : no_day);
  }
  return out;
}

CodedColumn Columns::coded(const std::string& role, const std::string& vocabulary) const {
  CodedColumn out{
      .id = role, .vocabulary = standards::find_vocabulary(standards_, vocabulary), .codes = {}, .notes = {}};
  const auto* t = translator_.find(role);
  if (t == nullptr) return out;
  out.supplied = true;
  const auto& column = *translator_.column(role);
  out.codes.reserve(rows_.size());
  for (const auto row : rows_) out.codes.push_back(t->categories[column.code(row)]);
  return out;
}

LabelColumn Columns::labelled(const std::string& role) {
  LabelColumn out{.id = role, .supplied = false, .labels = {"Not recorded"}, .codes = {}};
  const auto* column = file_.table.find<ValueColumn>(role);
  if (column == nullptr) return out;
  out.supplied = true;
  // Spellings that differ only in case or spaces are one label.
  std::unordered_map<std::string, std::uint16_t> known;
  std::vector<std::uint16_t> label_of_value;
  std::uint64_t gathered = 0;
  for (const auto& value : column->values()) {
    if (is_blank(value.text)) {
      label_of_value.push_back(0);
      continue;
    }
    if (out.labels.size() > most_labels && !known.contains(standards::fold(value.text))) {
      if (gathered == 0) {
        out.labels.push_back("All others");
        out.others = most_labels + 1;
      }
      label_of_value.push_back(most_labels + 1);
      gathered += value.rows;
      continue;
    }
    const auto [it, fresh] = known.emplace(standards::fold(value.text), static_cast<std::uint16_t>(out.labels.size()));
    if (fresh) out.labels.push_back(value.text);
    label_of_value.push_back(it->second);
  }
  if (gathered > 0) {
    tell({.severity = Severity::warning,
          .code = "too_many_labels",
          .column = column_name(file_, role),
          .message = "The column has more than " + std::to_string(most_labels) +
                     " different values. The later ones were put together as \"All others\". Is it the "
                     "right column?",
          .rows_affected = gathered});
  }
  out.codes.reserve(rows_.size());
  for (const auto row : rows_) out.codes.push_back(label_of_value[column->code(row)]);
  return out;
}

// From the date of birth at the snapshot, then the age, then the band; a band is never split.
CodedColumn Columns::age(const standards::Characteristic& characteristic) {
  // Patients have bands of their own.
  const auto* column = standards::find_column(*kind_, "age_band");
  auto out = coded("age_band", column != nullptr ? column->vocabulary : characteristic.vocabulary);
  out.id = characteristic.id;
  const auto* births = file_.table.find<DateColumn>("date_of_birth");
  const auto* ages = file_.table.find<NumberColumn>("age");
  if (births == nullptr && ages == nullptr) return out;
  const bool of_workers = file_.kind != "patients";
  const auto not_recorded = standards::find_category(*out.vocabulary, "not_recorded").value_or(unmatched);
  if (!out.supplied) out.codes.assign(rows_.size(), not_recorded);
  out.supplied = true;
  if (births != nullptr && !settings_.snapshot_date) {
    tell({.severity = Severity::error,
          .code = "no_snapshot_date",
          .column = column_name(file_, "date_of_birth"),
          .message = "Ages need the snapshot date. Give the date on which the workforce is counted."});
  }
  const auto band_of_age = bands_by_age(*out.vocabulary);
  const auto order = births != nullptr ? births->evidence.order() : DateOrder::day_first;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const auto row = rows_[i];
    std::optional<int> years;
    if (births != nullptr && settings_.snapshot_date) {
      // A two-digit year belongs to somebody old enough to work.
      const auto birth =
          settle(births->dates[row], order, settings_.snapshot_date->year - (of_workers ? youngest_worker : 0));
      if (birth) years = plausible(age_at(*birth, *settings_.snapshot_date), "date_of_birth", row);
      if (!birth && births->dates[row] > unreadable_date) impossible_date("date_of_birth", row);
    }
    if (!years && ages != nullptr && !std::isnan(ages->numbers[row])) {
      years = plausible(static_cast<int>(std::clamp(std::floor(ages->numbers[row]), -1.0, 1000.0)), "age", row);
    }
    if (years) out.codes[i] = band_of_age[static_cast<std::size_t>(*years)];
  }
  return out;
}

std::vector<std::uint8_t> Columns::bands_by_age(const Vocabulary& bands) const {
  std::vector<std::uint8_t> out(oldest + 1, unmatched);
  for (std::size_t c = 0; c < bands.categories.size(); ++c) {
    const auto& ages = bands.categories[c].ages;
    if (!ages) continue;
    for (int a = std::max(0, ages->from); a <= std::min(oldest, ages->to); ++a) {
      out[static_cast<std::size_t>(a)] = static_cast<std::uint8_t>(c);
    }
  }
  return out;
}

std::optional<int> Columns::plausible(int years, std::string_view role, std::uint32_t row) {
  const int youngest = file_.kind == "patients" ? 0 : youngest_worker;
  if (years >= youngest && years <= oldest) return years;
  tell({.severity = Severity::warning,
        .code = "implausible_age",
        .row = file_.table.row_number(row),
        .column = column_name(file_, role),
        .message = "The age comes out under " + std::to_string(youngest) + " or over " + std::to_string(oldest) +
                   ". It was left out. Check the date or the age."});
  return std::nullopt;
}

void Columns::impossible_date(std::string_view role, std::uint32_t row) {
  tell({.severity = Severity::warning,
        .code = "impossible_date",
        .row = file_.table.row_number(row),
        .column = column_name(file_, role),
        .message = "The date does not exist, or has day and month the other way round from the "
                   "rest of the column. It was left out."});
}

// Medical by grade, staff group, pay scale or occupation; then the file's own clinical column; then staff group, then
// occupation.
void Columns::work(Population& w, const CodedColumn& medical_grade) {
  w.work.assign(w.size, Work::unknown);
  const auto fill = [&](auto&& work_of) {
    for (std::size_t i = 0; i < w.size; ++i) {
      if (w.work[i] == Work::unknown) w.work[i] = work_of(i);
    }
    w.work_supplied = true;
  };
  const auto groups = coded("staff_group", "staff_group");
  const auto occupations = occupation_work();
  const auto* occupation = file_.table.find<ValueColumn>("occupation_code");
  const auto group_work = [&](std::size_t i) {
    return groups.codes[i] == unmatched ? Work::unknown : groups.vocabulary->categories[groups.codes[i]].work;
  };
  const auto occupation_at = [&](std::size_t i) { return occupations[occupation->code(rows_[i])]; };
  const auto only_medical = [](Work x) { return x == Work::medical ? x : Work::unknown; };
  if (medical_grade.supplied) {
    fill([&](std::size_t i) {
      const auto c = medical_grade.codes[i];
      return c != unmatched && medical_grade.vocabulary->categories[c].known ? Work::medical : Work::unknown;
    });
  }
  if (const auto* bands = w.find("pay_band"); bands != nullptr && bands->supplied) {
    const auto medical = standards::find_category(*bands->vocabulary, "medical");
    for (std::size_t i = 0; i < w.size; ++i) {
      if (bands->codes[i] == medical) w.work[i] = Work::medical;
    }
  }
  if (groups.supplied) fill([&](std::size_t i) { return only_medical(group_work(i)); });
  if (occupation != nullptr) fill([&](std::size_t i) { return only_medical(occupation_at(i)); });
  if (const auto* t = translator_.find("clinical")) {
    const auto& column = *translator_.column("clinical");
    fill([&](std::size_t i) {
      const auto c = t->categories[column.code(rows_[i])];
      if (c == unmatched) return Work::unknown;
      const auto& id = t->vocabulary->categories[c].id;
      if (id == "medical") return Work::medical;
      if (id == "clinical" || id == "yes") return Work::clinical;
      return id == "non_clinical" || id == "no" ? Work::non_clinical : Work::unknown;
    });
  }
  const bool group_first = rule(settings_, standards_, "clinical_by") == "staff_group";
  if (groups.supplied && group_first) fill(group_work);
  if (occupation != nullptr) fill(occupation_at);
  if (groups.supplied) fill(group_work);
}

std::vector<standards::Work> Columns::occupation_work() const {
  std::vector<Work> out;
  const auto* column = file_.table.find<ValueColumn>("occupation_code");
  if (column == nullptr) return out;
  for (const auto& value : column->values()) {
    const auto tidy = standards::normalise(value.text);
    auto work = Work::unknown;
    std::size_t longest = 0;
    for (const auto& occupation : standards_.occupations) {
      const auto prefix = standards::normalise(occupation.prefix);
      if (prefix.size() > longest && tidy.starts_with(prefix)) {
        longest = prefix.size();
        work = occupation.work;
      }
    }
    out.push_back(is_blank(value.text) ? Work::unknown : work);
  }
  return out;
}

}  // namespace evenhand::intake
