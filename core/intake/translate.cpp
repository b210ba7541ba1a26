#include "core/intake/translate.h"

#include <algorithm>

#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

using standards::Vocabulary;

std::uint8_t category_or(const Vocabulary& v, std::string_view id, std::uint8_t fallback) {
  return standards::find_category(v, id).value_or(fallback);
}

const std::map<std::string, std::string>* chosen_for(const Settings& settings, const std::string& vocabulary) {
  const auto it = settings.values.find(vocabulary);
  return it == settings.values.end() ? nullptr : &it->second;
}

Problem unmatched_problem(const FileColumn& column, const ValueOutcome& outcome, const Vocabulary& vocabulary,
                          std::vector<std::uint64_t>&& rows) {
  const bool several = !outcome.candidates.empty();
  std::string message = several ? "The value could mean more than one thing (" : "The value is not known for \"";
  for (std::size_t i = 0; i < outcome.candidates.size(); ++i) {
    const auto category = standards::find_category(vocabulary, outcome.candidates[i]);
    message += (i > 0 ? " or " : "") + (category ? vocabulary.categories[*category].label : outcome.candidates[i]);
  }
  message += several ? "). " : vocabulary.label + "\". ";
  // Rules act on these words, so an unknown one leaves the row counted.
  const bool decides =
      vocabulary.id == "contract_type" || vocabulary.id == "assignment_status" || vocabulary.id == "primary";
  if (decides) {
    message += "The row counts as ordinary staff until you match it under Files.";
  } else if (vocabulary.id == "stage") {
    message += "The row counts as applied and no further until you match it under Files.";
  } else {
    message += "It counts as unknown until you match it under Files.";
  }
  return {.severity = Severity::warning,
          .code = several ? "ambiguous_value" : "unmatched_value",
          .row = outcome.first_row,
          .column = column.name,
          .value = outcome.text.substr(0, 200),
          .message = std::move(message),
          .rows_affected = outcome.rows,
          .rows = std::move(rows)};
}

}  // namespace

Translator::Translator(const File& file, const Settings& settings, const standards::Standards& standards,
                       std::span<const std::string_view> numbers)
    : file_(file), settings_(settings), standards_(standards) {
  for (const auto& column : file.columns) {
    if (!column.match.role || column.values != standards::Values::vocabulary) continue;
    if (std::find(numbers.begin(), numbers.end(), *column.match.role) != numbers.end()) continue;
    if (const auto* values = file.table.find<ValueColumn>(*column.match.role)) translate(column, *values);
  }
}

const Translation* Translator::find(std::string_view role) const {
  for (const auto& [name, translation] : translations_) {
    if (name == role) return &translation;
  }
  return nullptr;
}

void Translator::finish(Resolved& out) {
  // What nothing matched comes first: it wants an answer.
  for (const bool open : {true, false}) {
    for (auto& outcome : outcomes_) {
      if (outcome.category.empty() == open) out.values.push_back(outcome);
    }
  }
  auto all = file_.problems;
  for (auto& problem : problems_.sorted()) all.add(std::move(problem));
  out.problems = all.sorted();
}

void Translator::translate(const FileColumn& column, const ValueColumn& values) {
  const auto* vocabulary = standards::find_vocabulary(standards_, column.vocabulary);
  if (vocabulary == nullptr) return;
  const Matcher matcher(*vocabulary);
  const auto* chosen = chosen_for(settings_, vocabulary->id);
  const auto not_recorded = category_or(*vocabulary, "not_recorded", unmatched);

  // A pay scale may name a medical grade; then it is no stray word.
  const auto* grades =
      column.vocabulary == "pay_band" ? standards::find_vocabulary(standards_, "medical_grade") : nullptr;
  const auto grade_matcher = grades != nullptr ? std::optional<Matcher>(*grades) : std::nullopt;
  const auto* chosen_grades = grades != nullptr ? chosen_for(settings_, grades->id) : nullptr;

  Translation out{vocabulary, {}};
  std::vector<Open> open;
  for (std::size_t i = 0; i < values.values().size(); ++i) {
    const auto& value = values.values()[i];
    auto grade = unmatched;
    if (is_blank(value.text)) {
      out.categories.push_back(not_recorded);
      if (grades != nullptr) grades_in_pay_band_.push_back(grade);
      continue;
    }
    ValueOutcome outcome{.vocabulary = vocabulary->id,
                         .column = column.name,
                         .text = value.text,
                         .rows = value.rows,
                         .first_row = value.first_row,
                         .category = {},
                         .candidates = {}};
    const bool overflow = values.overflowed() && i == ValueColumn::most_values;
    auto match = overflow ? ValueMatch{} : matcher.match(value.text, chosen);
    if (vocabulary->id == "disability" && standards::normalise(value.text) == "not declared" &&
        match.by != MatchedBy::setting) {
      match.category = standards::find_category(*vocabulary, rule(settings_, standards_, "disability_not_declared"));
      match.by = match.category ? MatchedBy::exact : MatchedBy::none;
    }
    if (!match.category && grade_matcher) {
      const auto found = grade_matcher->match(value.text, chosen_grades);
      if (found.category) {
        grade = *found.category;
        outcome.vocabulary = grades->id;
        outcome.category = grades->categories[grade].id;
        outcome.by = found.by;
        match.category = standards::find_category(*vocabulary, "medical");
      }
    }
    out.categories.push_back(match.category.value_or(unmatched));
    if (grades != nullptr) grades_in_pay_band_.push_back(grade);
    if (match.category && outcome.category.empty()) {
      outcome.category = vocabulary->categories[*match.category].id;
      outcome.by = match.by;
    }
    for (const auto c : match.candidates) outcome.candidates.push_back(vocabulary->categories[c].id);
    if (match.by == MatchedBy::code && vocabulary->id == "ethnicity" && value.text.size() == 1 &&
        value.text[0] <= '9') {
      report_old_code(column, outcome, *vocabulary);
    }
    if (match.category) {
      outcomes_.push_back(std::move(outcome));
    } else {
      open.push_back({i, std::move(outcome)});
    }
  }
  report_unmatched(column, values, *vocabulary, open);
  translations_.emplace_back(*column.match.role, std::move(out));
}

// Codes of one digit went out of use in 2001, and local lists number differently (wres-wdes.md §2.1).
void Translator::report_old_code(const FileColumn& column, const ValueOutcome& outcome, const Vocabulary& vocabulary) {
  const auto category = standards::find_category(vocabulary, outcome.category);
  problems_.add({.severity = Severity::warning,
                 .code = "old_code",
                 .row = outcome.first_row,
                 .column = column.name,
                 .value = outcome.text,
                 .message = "The digit was read as the code used before 2001: " +
                            (category ? vocabulary.categories[*category].label : outcome.category) +
                            ". If your list numbers ethnic groups differently, match it under Files.",
                 .rows_affected = outcome.rows});
}

void Translator::report_unmatched(const FileColumn& column, const ValueColumn& values, const Vocabulary& vocabulary,
                                  std::vector<Open>& open) {
  // Hundreds of unknown words mean that the column was matched wrongly; a list of them all would help nobody.
  constexpr std::size_t most_told = 200;
  const auto told = std::min(open.size(), most_told);
  std::vector<std::vector<std::uint64_t>> rows(told);
  std::vector<std::uint32_t> place(values.values().size());  // + 1 into rows
  for (std::size_t i = 0; i < told; ++i) place[open[i].index] = static_cast<std::uint32_t>(i + 1);
  for (std::size_t row = 0; told > 0 && row < values.size(); ++row) {
    const auto at = place[values.code(row)];
    if (at != 0 && rows[at - 1].size() < 10) rows[at - 1].push_back(file_.table.row_number(row));
  }
  std::uint64_t rest = 0;
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (i < told) {
      problems_.add(unmatched_problem(column, open[i].outcome, vocabulary, std::move(rows[i])));
      outcomes_.push_back(std::move(open[i].outcome));
    } else {
      rest += open[i].outcome.rows;
    }
  }
  if (rest == 0) return;
  problems_.add({.severity = Severity::error,
                 .code = "too_many_unmatched_values",
                 .column = column.name,
                 .message = std::to_string(open.size()) + " different values of this column are not known for \"" +
                            vocabulary.label + "\". Is it the right column? Check it under Files.",
                 .rows_affected = rest});
}

}  // namespace evenhand::intake
