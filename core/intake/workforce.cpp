#include "core/intake/workforce.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/intake/column_problems.h"
#include "core/intake/people.h"
#include "core/intake/translate.h"
#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

using standards::Vocabulary;
using standards::Work;

// Ages outside this range are taken for slips of the pen.
constexpr int youngest = 14;
constexpr int oldest = 110;

// A table of more sites than this is no table.
constexpr std::uint16_t most_labels = 300;

class Builder {
 public:
  Builder(const File& file, const Settings& settings, const standards::Standards& standards)
      : file_(file), settings_(settings), standards_(standards), translator_(file, settings, standards) {}

  Staff build() {
    selection_ = select_people(file_, translator_, settings_);
    auto& w = out_.workforce;
    w.size = selection_.rows.size();
    weights();
    for (const auto& characteristic : standards_.characteristics) {
      w.coded.push_back(characteristic.id == "age" ? age(characteristic)
                                                   : coded(characteristic.id, characteristic.vocabulary));
    }
    derive_pregnancy();
    for (const auto& breakdown : standards_.breakdowns) {
      const auto* column = standards::find_column(*standards::find_kind(standards_, "staff"), breakdown.role);
      if (column->values == standards::Values::vocabulary) {
        w.coded.push_back(coded(breakdown.role, column->vocabulary));
      } else {
        w.labelled.push_back(labelled(breakdown.role));
      }
    }
    board_members_are_senior();
    w.coded.push_back(medical_grade());
    work();
    report_columns(file_, settings_, standards_, translator_.problems());
    out_.rows_used = w.size;
    out_.set_aside = file_.set_aside;
    for (auto& item : selection_.set_aside) out_.set_aside.push_back(std::move(item));
    // What nothing matched comes first: it wants an answer.
    for (const bool open : {true, false}) {
      for (auto& outcome : translator_.outcomes()) {
        if (outcome.category.empty() == open) out_.values.push_back(outcome);
      }
    }
    gather_problems();
    return std::move(out_);
  }

 private:
  void weights() {
    auto& w = out_.workforce;
    w.headcount = w.size;
    const auto* counts = file_.table.find<NumberColumn>("count");
    if (counts == nullptr) return;
    w.headcount = 0;
    for (const auto row : selection_.rows) {
      w.weights.push_back(static_cast<std::uint32_t>(counts->numbers[row]));
      w.headcount += w.weights.back();
    }
  }

  CodedColumn coded(const std::string& role, const std::string& vocabulary) {
    CodedColumn out{
        .id = role, .vocabulary = standards::find_vocabulary(standards_, vocabulary), .codes = {}, .notes = {}};
    const auto* t = translator_.find(role);
    if (t == nullptr) return out;
    out.supplied = true;
    const auto& column = *translator_.column(role);
    out.codes.reserve(selection_.rows.size());
    for (const auto row : selection_.rows) out.codes.push_back(t->categories[column.code(row)]);
    return out;
  }

  LabelColumn labelled(const std::string& role) {
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
        if (gathered == 0) out.labels.push_back("All others");
        label_of_value.push_back(most_labels + 1);
        gathered += value.rows;
        continue;
      }
      const auto [it, fresh] =
          known.emplace(standards::fold(value.text), static_cast<std::uint16_t>(out.labels.size()));
      if (fresh) out.labels.push_back(value.text);
      label_of_value.push_back(it->second);
    }
    if (gathered > 0) {
      translator_.problems().add(
          {.severity = Severity::warning,
           .code = "too_many_labels",
           .column = column_name(file_, role),
           .message = "The column has more than " + std::to_string(most_labels) +
                      " different values. The later ones were put together as \"All others\". Is it the "
                      "right column?",
           .rows_affected = gathered});
    }
    out.codes.reserve(selection_.rows.size());
    for (const auto row : selection_.rows) out.codes.push_back(label_of_value[column->code(row)]);
    return out;
  }

  // From the date of birth at the snapshot, then the age, then the band; a band is never split.
  CodedColumn age(const standards::Characteristic& characteristic) {
    auto out = coded("age_band", characteristic.vocabulary);
    out.id = characteristic.id;
    const auto* births = file_.table.find<DateColumn>("date_of_birth");
    const auto* ages = file_.table.find<NumberColumn>("age");
    if (births == nullptr && ages == nullptr) return out;
    const auto not_recorded = standards::find_category(*out.vocabulary, "not_recorded").value_or(unmatched);
    if (!out.supplied) out.codes.assign(selection_.rows.size(), not_recorded);
    out.supplied = true;
    if (births != nullptr && !settings_.snapshot_date) {
      translator_.problems().add(
          {.severity = Severity::error,
           .code = "no_snapshot_date",
           .column = column_name(file_, "date_of_birth"),
           .message = "Ages need the snapshot date. Give the date on which the workforce is counted."});
    }
    const auto band_of_age = bands_by_age(*out.vocabulary);
    const auto order = births != nullptr ? births->evidence.order() : DateOrder::day_first;
    for (std::size_t i = 0; i < selection_.rows.size(); ++i) {
      const auto row = selection_.rows[i];
      std::optional<int> years;
      if (births != nullptr && settings_.snapshot_date) {
        // A two-digit year belongs to somebody old enough to work.
        const auto birth = settle(births->dates[row], order, settings_.snapshot_date->year - youngest);
        if (birth) years = plausible(age_at(*birth, *settings_.snapshot_date), "date_of_birth", row);
        if (!birth && births->dates[row] > unreadable_date) order_conflict(row);
      }
      if (!years && ages != nullptr && !std::isnan(ages->numbers[row])) {
        years = plausible(static_cast<int>(std::clamp(std::floor(ages->numbers[row]), -1.0, 1000.0)), "age", row);
      }
      if (years) out.codes[i] = band_of_age[static_cast<std::size_t>(*years)];
    }
    return out;
  }

  std::vector<std::uint8_t> bands_by_age(const Vocabulary& bands) const {
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

  std::optional<int> plausible(int years, std::string_view role, std::uint32_t row) {
    if (years >= youngest && years <= oldest) return years;
    translator_.problems().add({.severity = Severity::warning,
                                .code = "implausible_age",
                                .row = file_.table.row_number(row),
                                .column = column_name(file_, role),
                                .message = "The age comes out under " + std::to_string(youngest) + " or over " +
                                           std::to_string(oldest) + ". It was left out. Check the date or the age."});
    return std::nullopt;
  }

  void order_conflict(std::uint32_t row) {
    translator_.problems().add({.severity = Severity::warning,
                                .code = "impossible_date",
                                .row = file_.table.row_number(row),
                                .column = column_name(file_, "date_of_birth"),
                                .message = "The date does not exist, or has day and month the other way round from the "
                                           "rest of the column. It was left out."});
  }

  // No reliable field exists; the assignment status tells who is on maternity or adoption leave.
  void derive_pregnancy() {
    auto& w = out_.workforce;
    const auto at =
        std::find_if(w.coded.begin(), w.coded.end(), [](const auto& c) { return c.id == "pregnancy_maternity"; });
    const auto status = coded("assignment_status", "assignment_status");
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
        "are "
        "pregnant and at work are not seen.");
  }

  // Executive board members without a pay band stand with the very senior managers (WDES 1, cluster 4).
  void board_members_are_senior() {
    auto& w = out_.workforce;
    const auto bands = std::find_if(w.coded.begin(), w.coded.end(), [](const auto& c) { return c.id == "pay_band"; });
    const auto executive = coded("board_executive", "yes_no");
    if (bands == w.coded.end() || !bands->supplied || !executive.supplied) return;
    const auto yes = standards::find_category(*executive.vocabulary, "yes");
    const auto vsm = standards::find_category(*bands->vocabulary, "vsm");
    const auto not_recorded = standards::find_category(*bands->vocabulary, "not_recorded");
    for (std::size_t i = 0; i < w.size; ++i) {
      if (executive.codes[i] == yes && bands->codes[i] == not_recorded && vsm) bands->codes[i] = *vsm;
    }
  }

  CodedColumn medical_grade() {
    auto out = coded("medical_grade", "medical_grade");
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

  // Medical by grade, staff group, pay scale or occupation; then the file's own clinical column; then staff group, then
  // occupation.
  void work() {
    auto& w = out_.workforce;
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
    const auto occupation_at = [&](std::size_t i) { return occupations[occupation->code(selection_.rows[i])]; };
    const auto only_medical = [](Work x) { return x == Work::medical ? x : Work::unknown; };
    if (const auto* grades = w.find("medical_grade"); grades->supplied) {
      fill([&](std::size_t i) {
        const auto c = grades->codes[i];
        return c != unmatched && grades->vocabulary->categories[c].known ? Work::medical : Work::unknown;
      });
    }
    if (const auto* bands = w.find("pay_band"); bands->supplied) {
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
        const auto c = t->categories[column.code(selection_.rows[i])];
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

  std::vector<Work> occupation_work() const {
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

  void gather_problems() {
    // The reader's own come first within each severity.
    auto all = file_.problems;
    for (auto& problem : translator_.problems().sorted()) all.add(std::move(problem));
    out_.problems = all.sorted();
  }

  const File& file_;
  const Settings& settings_;
  const standards::Standards& standards_;
  Translator translator_;
  Selection selection_;
  Staff out_;
};

}  // namespace

const CodedColumn* Workforce::find(std::string_view id) const {
  for (const auto& column : coded) {
    if (column.id == id) return &column;
  }
  return nullptr;
}

const LabelColumn* Workforce::find_labels(std::string_view id) const {
  for (const auto& column : labelled) {
    if (column.id == id) return &column;
  }
  return nullptr;
}

Staff resolve_staff(const File& file, const Settings& settings, const standards::Standards& standards) {
  return Builder(file, settings, standards).build();
}

}  // namespace evenhand::intake
