#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "core/intake/benchmark_figures.h"
#include "core/intake/benchmark_words.h"
#include "core/intake/column_problems.h"
#include "core/intake/matrix.h"
#include "core/intake/numbers.h"
#include "core/intake/resolved.h"
#include "core/intake/settings.h"
#include "core/standards/census.h"
#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

using standards::CensusSet;
using standards::Standards;

class Reader {
 public:
  Reader(const File& file, const Settings& settings, const Standards& standards)
      : file_(file), settings_(settings), standards_(standards) {
    for (const auto& [role, any] : file.table.columns) {
      const auto column = census_column(role, standards);
      if (column.set != nullptr) wide_.push_back({role, column.set, column.category, std::get_if<NumberColumn>(&any)});
      const auto characteristic = role == "age_band" ? std::string("age") : role;
      const auto* labels = std::get_if<ValueColumn>(&any);
      if (labels == nullptr || standards::find_characteristic(standards, characteristic) == nullptr) continue;
      dimensions_.push_back({role, set_of(characteristic), labels});
    }
    categories_ = file.table.find<ValueColumn>("category");
    out_.set_aside = file.set_aside;
  }

  Resolved run() {
    std::string_view reason = "nothing_to_use";
    const bool any_known =
        std::any_of(file_.columns.begin(), file_.columns.end(), [](const auto& c) { return c.match.role.has_value(); });
    if (!any_known) reason = "no_known_column";
    look_at_figures();
    find_wider_areas();
    const bool wide = !wide_.empty();
    const bool readable = wide || (amounts_ != nullptr && (categories_ != nullptr || !dimensions_.empty()));
    for (std::size_t row = 0; row < file_.table.rows; ++row) {
      if (readable) reason = is_wider(row) ? wider_area(row) : wide ? read_wide(row) : read_long(row);
      if (reason.empty()) {
        ++out_.rows_used;
      } else {
        count_set_aside(out_.set_aside, reason);
      }
    }
    if (!readable && any_known) {
      problems_.add({.severity = Severity::error,
                     .code = "no_benchmark_figures",
                     .row = file_.header.row,
                     .message =
                         "No figures of a population were found. Use a census table as Nomis or the ONS gives it, "
                         "or columns for characteristic, category, and count or percent.",
                     .rows_affected = file_.table.rows});
    }
    finish(wide);
    return std::move(out_);
  }

 private:
  struct WideColumn {
    std::string role;
    const CensusSet* set;
    std::string category;  // empty: the total
    const NumberColumn* numbers;
  };
  struct Dimension {
    std::string role;
    const CensusSet* set;  // null: nothing to compare with
    const ValueColumn* labels;
  };

  const CensusSet* set_of(std::string_view characteristic) const {
    for (const auto& set : standards_.benchmarks.sets) {
      if (set.characteristic == characteristic) return &set;
    }
    return nullptr;
  }

  std::string_view text(std::string_view role, std::size_t row) const {
    return text(file_.table.find<ValueColumn>(role), row);
  }
  static std::string_view text(const ValueColumn* column, std::size_t row) {
    if (column == nullptr) return {};
    const std::string_view found = column->values()[column->code(row)].text;
    return is_blank(found) ? std::string_view() : found;
  }

  void tell(Severity severity, std::string code, std::size_t row, std::string_view role, std::string_view value,
            std::string message) {
    problems_.add({.severity = severity,
                   .code = std::move(code),
                   .row = file_.table.row_number(row),
                   .column = column_name(file_, role),
                   .value = std::string(value.substr(0, 200)),
                   .message = std::move(message)});
  }

  // The cell as it was written, where it was no number; a number otherwise.
  std::string cell(const NumberColumn& numbers, std::size_t row) const {
    if (!std::isnan(numbers.numbers[row])) {
      auto text = std::to_string(numbers.numbers[row]);
      text.erase(text.find_last_not_of('0') + 1);
      if (text.ends_with('.')) text.pop_back();
      return text;
    }
    for (const auto& sample : numbers.unreadable.samples) {
      if (sample.row == file_.table.row_number(row)) return sample.text;
    }
    return {};
  }

  // People where the file counts them, else percentages; the largest says whether these are fractions.
  void look_at_figures() {
    for (const std::string_view role : {"count", "observation", "percent"}) {
      const auto* numbers = file_.table.find<NumberColumn>(role);
      if (numbers == nullptr || amounts_ != nullptr) continue;
      double largest = -1;
      std::uint64_t cells = 0;
      for (std::size_t row = 0; row < file_.table.rows; ++row) {
        if (std::isnan(numbers->numbers[row])) continue;
        ++cells;
        largest = std::max(largest, numbers->numbers[row]);
      }
      if (cells == 0 && numbers->unreadable.rows == 0) continue;
      amounts_ = numbers;
      amount_role_ = role;
      percent_ = role == "percent";
      if (!percent_ || largest <= 0 || largest > 1) continue;
      scale_ = 100;
      problems_.add({.severity = Severity::notice,
                     .code = "percent_as_fraction",
                     .column = column_name(file_, role),
                     .message = "No percentage is above 1, so they were read as fractions: 0.25 is 25%.",
                     .rows_affected = cells});
    }
  }

  std::string area_of(std::size_t row) const {
    const auto code = text("area_code", row);
    return std::string(code.empty() ? text("area_name", row) : code);
  }

  // A country or region beside areas inside it would count those people twice.
  void find_wider_areas() {
    std::set<std::string> places;
    for (std::size_t row = 0; row < file_.table.rows; ++row) {
      auto area = area_of(row);
      if (!area.empty()) places.insert(std::move(area));
    }
    if (places.size() < 2) return;
    std::map<std::string_view, const standards::Area*> known;
    for (const auto& area : standards::census().areas()) known[area.code] = known[area.name] = &area;
    const auto lies_in = [&](const standards::Area& wide, const std::string& place) {
      if (place == wide.code || place == wide.name) return false;
      const auto at = known.find(place);
      // The code of a small area begins as its country's does.
      if (at == known.end()) return wide.name == "England" && place.size() == 9 && place.starts_with("E0");
      const auto& inside = at->second->members;
      return inside.size() < wide.members.size() &&
             std::includes(wide.members.begin(), wide.members.end(), inside.begin(), inside.end());
    };
    for (const auto& wide : standards::census().areas()) {
      if (!wide.region.empty()) continue;
      for (const auto& name : {wide.code, wide.name}) {
        if (places.contains(name) &&
            std::any_of(places.begin(), places.end(), [&](const auto& place) { return lies_in(wide, place); })) {
          wider_.insert(name);
        }
      }
    }
  }

  bool is_wider(std::size_t row) const { return !wider_.empty() && wider_.contains(area_of(row)); }

  std::string_view wider_area(std::size_t row) {
    tell(Severity::warning, "wider_area", row, "area_code", area_of(row),
         "The file has areas inside this one, too. Its row was set aside, so that nobody is counted twice.");
    return "wider_area";
  }

  void note_area(std::size_t row) {
    const auto area = area_of(row);
    if (area.empty() || !areas_.insert(area).second) return;
    const auto name = text("area_name", row);
    if (++out_.benchmark.areas == 1) out_.benchmark.area = name.empty() ? area : std::string(name);
  }

  std::string_view read_wide(std::size_t row) {
    if (areas_.contains(area_of(row))) {
      tell(Severity::warning, "duplicate_line", row, "area_code", area_of(row),
           "An earlier row gives this area already. This one was set aside. Delete one of them.");
      return "duplicate_line";
    }
    for (const auto& column : wide_) {
      if (is_count(column.numbers->numbers[row])) continue;
      tell(Severity::error, "unreadable_count", row, column.role, cell(*column.numbers, row),
           "The number of people is missing or is not a whole number. The area was set aside. Correct it.");
      return "unreadable_count";
    }
    for (const auto& column : wide_) {
      const auto people = column.numbers->numbers[row];
      if (column.category.empty()) {
        figures_.part(*column.set).total += people;
      } else {
        figures_.add(*column.set, column.category, people);
      }
    }
    note_area(row);
    return {};
  }

  // The amount of one row, or the reason why it has none.
  std::string_view read_amount(std::size_t row, double& out) {
    out = amounts_->numbers[row] * scale_;
    if (!percent_ && !is_count(out)) {
      tell(Severity::error, "unreadable_count", row, amount_role_, cell(*amounts_, row),
           "The number of people is missing or is not a whole number. The row was set aside. Correct it.");
      return "unreadable_count";
    }
    if (percent_ && !(out >= 0 && out <= 100)) {
      tell(Severity::error, "impossible_figure", row, amount_role_, cell(*amounts_, row),
           "The percentage is missing or does not lie between 0 and 100. The row was set aside. Correct it.");
      return "impossible_figure";
    }
    if (percent_) {
      // Percentages of several areas cannot be added.
      auto area = area_of(row);
      if (row_areas_.empty()) row_areas_.push_back(area);
      if (area != row_areas_.front()) {
        tell(Severity::warning, "second_area", row, "area_name", area,
             "Percentages of several areas cannot be added up, so only those of the first area are used. Give numbers "
             "of "
             "people instead.");
        return "second_area";
      }
    }
    return {};
  }

  std::string_view read_long(std::size_t row) {
    double amount = 0;
    if (categories_ == nullptr) {
      if (const auto reason = read_amount(row, amount); !reason.empty()) return reason;
      std::string_view reason = "nothing_to_use";
      bool used = false;
      for (const auto& dimension : dimensions_) {
        const auto label = text(dimension.labels, row);
        const auto why = dimension.set == nullptr ? std::string_view("unknown_characteristic")
                                                  : place(row, *dimension.set, dimension.role, label, amount);
        used = used || why.empty();
        if (!why.empty()) reason = why;
      }
      if (!used) return reason;
      note_area(row);
      return {};
    }
    // A heading may stand once above its categories.
    const auto named = text("characteristic", row);
    if (!named.empty()) heading_ = std::string(named);
    const auto* set = census_set_named(heading_, standards_);
    if (set == nullptr) set = set_of(characteristic_named(heading_, standards_));
    if (set == nullptr) {
      tell(Severity::warning, "unknown_characteristic", row, "characteristic", heading_,
           "This is not a characteristic that is compared with a population. The row was set aside. Call it Sex, Age, "
           "Ethnicity, Disability, Religion, Sexual orientation or Gender identity.");
      return "unknown_characteristic";
    }
    const auto label = text(categories_, row);
    if (const auto reason = read_amount(row, amount); !reason.empty()) return reason;
    if (!seen_.insert({area_of(row), set->characteristic, standards::fold(label)}).second) {
      tell(Severity::warning, "duplicate_line", row, "category", label,
           "An earlier row gives this category already. This one was set aside. Delete one of them.");
      return "duplicate_line";
    }
    const auto reason = place(row, *set, "category", label, amount);
    if (reason.empty()) note_area(row);
    return reason;
  }

  // Adds an amount to the category that a label means, or says why not.
  std::string_view place(std::size_t row, const CensusSet& set, std::string_view role, std::string_view label,
                         double amount) {
    if (label.empty()) {
      tell(Severity::warning, "nothing_to_use", row, role, {}, "The row names no category. It was set aside.");
      return "nothing_to_use";
    }
    if (is_not_asked(label)) return "does_not_apply";
    auto id = census_category(set, label, standards_);
    if (id.empty() && is_census_total(label)) {
      figures_.part(set).total += amount;
      return "total";
    }
    if (id.empty()) id = match(figures_.part(set), role, label, row);
    if (id.empty()) {
      tell(Severity::warning, "unmatched_value", row, role, label,
           "The category is not known, so its people are not in the population compared with. Match it under Files.");
      return "unmatched_group";
    }
    figures_.add(set, id, amount);
    return {};
  }

  // By the words of staff files: the user's own mappings, then ours.
  std::string match(BenchmarkFigures::Part& figures, std::string_view role, std::string_view label, std::size_t row) {
    const auto* c = standards::find_characteristic(standards_, figures.set.characteristic);
    const auto& vocabulary = *standards::find_vocabulary(standards_, c->vocabulary);
    auto [it, fresh] = outcomes_.try_emplace({vocabulary.id, std::string(label)});
    auto& outcome = it->second;
    ++outcome.rows;
    if (fresh) {
      const auto chosen = settings_.values.find(vocabulary.id);
      const auto found = Matcher(vocabulary).match(label, chosen != settings_.values.end() ? &chosen->second : nullptr);
      outcome = {.vocabulary = vocabulary.id,
                 .column = column_name(file_, role),
                 .text = std::string(label),
                 .rows = 1,
                 .first_row = file_.table.row_number(row),
                 .category = found.category ? vocabulary.categories[*found.category].id : std::string(),
                 .by = found.by,
                 .candidates = {}};
      for (const auto i : found.candidates) outcome.candidates.push_back(vocabulary.categories[i].id);
    }
    if (outcome.category.empty()) return {};
    auto& categories = figures.set.categories;
    const auto is = [&](const auto& category) { return category.category == outcome.category; };
    const auto known = std::find_if(categories.begin(), categories.end(), is);
    if (known != categories.end()) return known->id;
    categories.push_back({outcome.category, std::string(label), {}, outcome.category});
    figures.amounts.emplace_back();
    return outcome.category;
  }

  void finish(bool wide) {
    out_.benchmark.official = wide || file_.table.find<NumberColumn>("observation") != nullptr;
    figures_.finish(file_, standards_, percent_, out_.benchmark, problems_);
    for (auto& [key, outcome] : outcomes_) out_.values.push_back(std::move(outcome));
    std::stable_partition(out_.values.begin(), out_.values.end(), [](const auto& v) { return v.category.empty(); });
    out_.problems = file_.problems.sorted();
    const auto mine = problems_.sorted();
    out_.problems.insert(out_.problems.end(), mine.begin(), mine.end());
    std::stable_sort(out_.problems.begin(), out_.problems.end(),
                     [](const auto& a, const auto& b) { return a.severity < b.severity; });
  }

  const File& file_;
  const Settings& settings_;
  const Standards& standards_;
  std::vector<WideColumn> wide_;
  std::vector<Dimension> dimensions_;
  const ValueColumn* categories_ = nullptr;
  const NumberColumn* amounts_ = nullptr;
  std::string_view amount_role_;
  bool percent_ = false;
  double scale_ = 1;
  std::set<std::string> wider_;
  std::set<std::string> areas_;
  std::vector<std::string> row_areas_;
  std::string heading_;
  std::set<std::tuple<std::string, std::string, std::string>> seen_;
  BenchmarkFigures figures_;
  std::map<std::pair<std::string, std::string>, ValueOutcome> outcomes_;
  Problems problems_;
  Resolved out_;
};

}  // namespace

Resolved resolve_benchmark(const File& file, const Settings& settings, const Standards& standards) {
  return Reader(file, settings, standards).run();
}

}  // namespace evenhand::intake
