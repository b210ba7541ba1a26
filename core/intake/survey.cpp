#include "core/intake/survey.h"

#include <algorithm>

#include "core/intake/column_problems.h"
#include "core/intake/numbers.h"
#include "core/intake/survey_lines.h"
#include "core/intake/survey_words.h"
#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

class Respondents {
 public:
  Respondents(const File& file, const standards::Standards& standards, SurveyWords& words, Resolved& out)
      : file_(file), standards_(standards), words_(words), out_(out) {}

  void run() {
    const auto& survey = standards_.survey;
    const bool asked = std::any_of(survey.questions.begin(), survey.questions.end(),
                                   [&](const auto& q) { return column_of(q.role) != nullptr; });
    if (!asked) return nothing();
    select_rows();
    auto& people = out_.survey.respondents.emplace_back();
    people.kind = file_.kind;
    people.size = rows_.size();
    weigh(people);
    for (const auto& c : standards_.characteristics) people.coded.push_back(characteristic(c));
    for (const auto& q : survey.questions) {
      if (const auto* column = column_of(q.role)) {
        people.coded.push_back(coded(*column, q.id, *standards::find_vocabulary(standards_, q.vocabulary), nullptr));
      }
    }
    out_.rows_used = people.size;
  }

 private:
  const FileColumn* column_of(std::string_view role) const {
    const auto at = std::find_if(file_.columns.begin(), file_.columns.end(), [&](const auto& c) {
      return !role.empty() && c.match.role == role && file_.table.find<ValueColumn>(role) != nullptr;
    });
    return at != file_.columns.end() ? &*at : nullptr;
  }

  void nothing() {
    const auto is_known = [](const auto& column) { return column.match.role.has_value(); };
    const bool any = std::any_of(file_.columns.begin(), file_.columns.end(), is_known);
    out_.set_aside.push_back({any ? "nothing_to_use" : "no_known_column", file_.table.rows});
    if (!any) return;  // told by the reader
    words_.problems().add(
        {.severity = Severity::error,
         .code = "no_survey_question",
         .row = file_.header.row,
         .message = "No question of the " + std::to_string(words_.year()) +
                    " survey was recognised, so no row was used. Name columns by their number, such as Q14a, or give "
                    "lines with Question, Characteristic, Group, Percent and Base. If the survey is of another year, "
                    "set the survey year.",
         .rows_affected = file_.table.rows});
  }

  void select_rows() {
    const auto* counts = file_.table.find<NumberColumn>("count");
    std::uint64_t unreadable = 0;
    for (std::uint32_t row = 0; row < file_.table.rows; ++row) {
      if (counts == nullptr || is_count(counts->numbers[row])) {
        rows_.push_back(row);
        continue;
      }
      ++unreadable;
      words_.problems().add({.severity = Severity::error,
                             .code = "unreadable_count",
                             .row = file_.table.row_number(row),
                             .column = column_name(file_, "count"),
                             .message = "The count is not a whole number, so the row was set aside. Write how many "
                                        "people it stands for, 0 for none."});
    }
    if (unreadable > 0) out_.set_aside.push_back({"unreadable_count", unreadable});
  }

  void weigh(Population& people) {
    people.headcount = rows_.size();
    const auto* counts = file_.table.find<NumberColumn>("count");
    if (counts == nullptr) return;
    people.headcount = 0;
    for (const auto row : rows_) {
      people.weights.push_back(static_cast<std::uint32_t>(counts->numbers[row]));
      people.headcount += people.weights.back();
    }
  }

  CodedColumn coded(const FileColumn& column, const std::string& id, const standards::Vocabulary& vocabulary,
                    const standards::SurveyCodes* codes) {
    const auto& values = *file_.table.find<ValueColumn>(*column.match.role);
    const auto categories = words_.answers(column, values, vocabulary, codes);
    CodedColumn out{.id = id, .vocabulary = &vocabulary, .supplied = true, .codes = {}, .notes = {}};
    out.codes.reserve(rows_.size());
    for (const auto row : rows_) out.codes.push_back(categories[values.code(row)]);
    return out;
  }

  CodedColumn characteristic(const standards::Characteristic& c) {
    const auto& vocabulary = *standards::find_vocabulary(standards_, c.vocabulary);
    const auto& list = standards_.survey.characteristics;
    const auto at = std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.id == c.id; });
    const auto* codes = at != list.end() ? words_.codes(*at) : nullptr;
    if (const auto* column = column_of(at != list.end() ? at->role : c.id)) {
      if (c.id == "gender_reassignment" && !asks_for_same(column->name)) codes = nullptr;
      return coded(*column, c.id, vocabulary, codes);
    }
    if (c.id == "age") {
      if (const auto* column = column_of("age")) return coded(*column, c.id, vocabulary, codes);
    }
    return {.id = c.id, .vocabulary = &vocabulary, .codes = {}, .notes = {}};
  }

  // Yes means the same as at birth only where that was asked: by the question's number, or in so many words.
  static bool asks_for_same(std::string_view header) {
    const auto tidy = standards::fold(header);
    return tidy.find("same") != std::string::npos || tidy == "gender identity" ||
           !standards::leading_number(tidy).empty();
  }

  const File& file_;
  const standards::Standards& standards_;
  SurveyWords& words_;
  Resolved& out_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace

Resolved resolve_survey(const File& file, const Settings& settings, const standards::Standards& standards) {
  Resolved out;
  out.set_aside = file.set_aside;
  SurveyWords words(file, settings, standards);
  if (has_survey_lines(file)) {
    resolve_survey_lines(file, standards, words, out);
  } else {
    Respondents(file, standards, words, out).run();
  }
  words.finish(out);
  return out;
}

}  // namespace evenhand::intake
