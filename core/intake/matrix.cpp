#include "core/intake/matrix.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/intake/column_problems.h"
#include "core/intake/matcher.h"
#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

// One characteristic's rows so far.
struct MatrixPart {
  CodedColumn column;
  std::vector<StageLine> lines;
};

class Matrix {
 public:
  Matrix(const File& file, const Settings& settings, const standards::Standards& standards, Translator& translator,
         Resolved& out)
      : file_(file),
        settings_(settings),
        standards_(standards),
        translator_(translator),
        out_(out),
        headings_(file.table.find<ValueColumn>("characteristic")),
        categories_(file.table.find<ValueColumn>("category")),
        stages_(file) {}

  void run() {
    for (std::size_t row = 0; row < file_.table.rows; ++row) {
      const auto reason = take(row);
      if (reason.empty()) {
        ++out_.rows_used;
      } else {
        count_set_aside(out_.set_aside, reason);
      }
    }
    for (auto& [name, part] : parts_) finish(std::move(part));
    for (auto& [key, outcome] : outcomes_) translator_.outcomes().push_back(std::move(outcome));
  }

 private:
  static std::string_view text(const ValueColumn* column, std::size_t row) {
    if (column == nullptr) return {};
    const std::string_view found = column->values()[column->code(row)].text;
    return is_blank(found) ? std::string_view() : found;
  }

  void tell(Severity severity, std::string code, std::size_t row, std::string_view role, std::string_view value,
            std::string message) {
    translator_.problems().add({.severity = severity,
                                .code = std::move(code),
                                .row = file_.table.row_number(row),
                                .column = column_name(file_, role),
                                .value = std::string(value.substr(0, 200)),
                                .message = std::move(message)});
  }

  // The reason for setting a row aside; empty when it is used.
  std::string_view take(std::size_t row) {
    const auto heading = text(headings_, row);
    const auto category = text(categories_, row);
    if (!heading.empty()) read_heading(heading);
    const auto counts = stages_.read(row);
    if (is_total(category)) {
      tell(Severity::notice, "total_row", row, "category", category, "This is a row of totals. It was set aside.");
      return "total";
    }
    if (category.empty() || (heading.empty() && !counts.any && is_heading(category))) {
      if (heading.empty() && !category.empty()) read_heading(category);
      return counts.any ? "nothing_to_use" : "section_heading";
    }
    if (characteristic_.empty()) {
      tell(Severity::warning, "unknown_heading", row, "characteristic", heading.empty() ? heading_ : heading,
           "The heading names no characteristic that is known. The row was set aside. Call the heading Sex, Age, "
           "Ethnicity, Disability, Religion, Sexual orientation or Marital status.");
      return "unknown_heading";
    }
    if (!counts.readable || !counts.any) {
      tell(Severity::error, "unreadable_count", row, "count", "",
           "A number of people is missing or is not a whole number. The row was set aside. Write 0 for none.");
      return "unreadable_count";
    }
    if (!counts.falling) {
      tell(
          Severity::error, "stages_do_not_fit", row, "category", category,
          "More people are counted at a later stage than at an earlier one. The row was set aside. Check its numbers.");
      return "stages_do_not_fit";
    }
    if (counts.with_gaps) {
      tell(Severity::warning, "stage_missing", row, "category", category,
           "The number at a stage is missing, so that stage is left out for the characteristic. Write 0 for none.");
    }
    auto& part = part_of(characteristic_);
    part.column.codes.push_back(match(*part.column.vocabulary, category, row));
    part.lines.push_back(counts);
    return {};
  }

  // Totals below a heading that is repeated in front of them; the reader of rows looks at the first cell.
  bool is_total(std::string_view cell) const {
    static constexpr std::array<std::string_view, 9> words{"total",          "totals",           "all",
                                                           "all applicants", "all applications", "overall",
                                                           "overall totals", "all persons",      "all people"};
    const auto tidy = standards::normalise(cell);
    return std::find(words.begin(), words.end(), tidy) != words.end() || tidy.starts_with("total ") ||
           tidy.starts_with("grand total") || tidy.starts_with("sub total") || tidy == "subtotal" ||
           tidy.starts_with("overall total");
  }

  bool is_heading(std::string_view cell) const {
    return !characteristic_named(cell, standards_).empty() || is_ethnic_heading(cell);
  }

  // "White", "Asian/Asian British": a heading inside ethnicity, below which "Other" and "Irish" are short for more.
  bool is_ethnic_heading(std::string_view cell) const {
    static constexpr std::array<std::string_view, 5> words{"white", "mixed", "asian", "black", "other ethnic"};
    const auto tidy = standards::normalise(cell);
    return std::any_of(words.begin(), words.end(), [&](auto w) { return tidy.starts_with(w); });
  }

  void read_heading(std::string_view text) {
    heading_ = std::string(text);
    prefix_.clear();
    characteristic_ = std::string(characteristic_named(text, standards_));
    if (characteristic_.empty() && is_ethnic_heading(text)) {
      characteristic_ = "ethnicity";
      prefix_ = std::string(text.substr(0, text.find('/')));
    }
  }

  MatrixPart& part_of(const std::string& characteristic) {
    const auto it = parts_.find(characteristic);
    if (it != parts_.end()) return it->second;
    auto& part = parts_[characteristic];
    part.column.id = characteristic;
    part.column.supplied = true;
    const auto* c = standards::find_characteristic(standards_, characteristic);
    part.column.vocabulary = standards::find_vocabulary(standards_, c->vocabulary);
    return part;
  }

  std::uint8_t match(const standards::Vocabulary& vocabulary, std::string_view text, std::size_t row) {
    const auto full = prefix_.empty() ? std::string(text) : prefix_ + " " + std::string(text);
    auto [it, fresh] = outcomes_.try_emplace({vocabulary.id, full});
    auto& outcome = it->second;
    ++outcome.rows;
    if (fresh) {
      const Matcher matcher(vocabulary);
      const auto chosen = settings_.values.find(vocabulary.id);
      const auto* mine = chosen != settings_.values.end() ? &chosen->second : nullptr;
      auto found = matcher.match(full, mine);
      if (!found.category && !prefix_.empty()) found = matcher.match(text, mine);
      outcome = {.vocabulary = vocabulary.id,
                 .column = column_name(file_, "category"),
                 .text = full,
                 .rows = 1,
                 .first_row = file_.table.row_number(row),
                 .category = found.category ? vocabulary.categories[*found.category].id : std::string(),
                 .by = found.by,
                 .candidates = {}};
      for (const auto c : found.candidates) outcome.candidates.push_back(vocabulary.categories[c].id);
    }
    const auto category = standards::find_category(vocabulary, outcome.category);
    if (!category) {
      tell(Severity::warning, "unmatched_value", row, "category", full,
           "The value is not known for \"" + vocabulary.label +
               "\". It counts as unknown until you match it under Files.");
    }
    return category.value_or(unmatched);
  }

  void finish(MatrixPart part) {
    Population p;
    p.kind = file_.kind;
    p.size = part.column.codes.size();
    count_stages(stages_, part.lines, p);
    p.coded.push_back(std::move(part.column));
    out_.populations.push_back(std::move(p));
  }

  const File& file_;
  const Settings& settings_;
  const standards::Standards& standards_;
  Translator& translator_;
  Resolved& out_;
  const ValueColumn* headings_;
  const ValueColumn* categories_;
  StageReader stages_;
  std::string heading_;
  std::string characteristic_;  // of the heading above, empty for none
  std::string prefix_;
  std::map<std::string, MatrixPart> parts_;
  std::map<std::pair<std::string, std::string>, ValueOutcome> outcomes_;
};

}  // namespace

bool is_matrix(const File& file) {
  return file.kind == "applicants" && file.table.find<ValueColumn>("category") != nullptr;
}

void resolve_matrix(const File& file, const Settings& settings, const standards::Standards& standards,
                    Translator& translator, Resolved& out) {
  Matrix(file, settings, standards, translator, out).run();
}

std::string_view characteristic_named(std::string_view text, const standards::Standards& standards) {
  const auto tidy = standards::normalise(text);
  for (const auto& c : standards.characteristics) {
    if (tidy == standards::normalise(c.label) || tidy == standards::normalise(c.id)) return c.id;
  }
  const auto* kind = standards::find_kind(standards, "applicants");
  for (const auto& column : kind->columns) {
    const auto is = [&](const std::string& word) { return standards::normalise(word) == tidy; };
    if (!is(column.role) && !is(column.label) && std::none_of(column.aliases.begin(), column.aliases.end(), is))
      continue;
    const std::string_view role = column.role;
    const auto id = role == "age_band" || role == "date_of_birth" ? std::string_view("age") : role;
    if (const auto* c = standards::find_characteristic(standards, id)) return c->id;
  }
  return {};
}

}  // namespace evenhand::intake
