#include "core/intake/survey_lines.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "core/intake/column_problems.h"
#include "core/intake/numbers.h"
#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

std::string as_text(double number) {
  auto text = std::to_string(number);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

// How many decimals a number was printed with, at most six.
int decimals_of(double number) {
  double scaled = number;
  for (int d = 0; d < 6; ++d, scaled *= 10) {
    if (std::abs(scaled - std::round(scaled)) < 1e-6) return d;
  }
  return 6;
}

class Lines {
 public:
  Lines(const File& file, const standards::Standards& standards, SurveyWords& words, Resolved& out)
      : file_(file), standards_(standards), words_(words), out_(out) {}

  void run() {
    look_at_percentages();
    for (std::size_t row = 0; row < file_.table.rows; ++row) read(row);
    scale_comparators();
  }

 private:
  std::string_view text(std::string_view role, std::size_t row) const {
    const auto* column = file_.table.find<ValueColumn>(role);
    if (column == nullptr) return {};
    const std::string_view text = column->values()[column->code(row)].text;
    return is_blank(text) ? std::string_view() : text;
  }

  double number(std::string_view role, std::size_t row) const {
    const auto* column = file_.table.find<NumberColumn>(role);
    return column != nullptr ? column->numbers[row] : no_number;
  }

  // Of two columns that would do, the one that the file has.
  std::string_view there(std::string_view role, std::string_view other) const {
    return file_.table.find<NumberColumn>(role) != nullptr ? role : other;
  }

  // The largest says whether the column holds fractions, and the one with most decimals how it was rounded.
  void look_at_percentages() {
    double largest = 0;
    int decimals = 0;
    std::uint64_t cells = 0;
    for (std::size_t row = 0; row < file_.table.rows; ++row) {
      const auto value = number("percent", row);
      if (std::isnan(value)) continue;
      ++cells;
      largest = std::max(largest, value);
      decimals = std::max(decimals, decimals_of(value));
    }
    fractions_ = largest > 0 && largest <= 1;
    half_step_ = 0.5 * std::pow(10.0, -decimals) * (fractions_ ? 100 : 1);
    if (!fractions_) return;
    words_.problems().add({.severity = Severity::notice,
                           .code = "percent_as_fraction",
                           .column = column_name(file_, "percent"),
                           .message = "No percentage is above 1, so they were read as fractions: 0.25 is 25%.",
                           .rows_affected = cells});
  }

  void set_aside(std::string_view reason, std::size_t row, std::string_view role, std::string_view value,
                 std::string message, Severity severity = Severity::warning) {
    count(reason);
    words_.problems().add({.severity = severity,
                           .code = std::string(reason),
                           .row = file_.table.row_number(row),
                           .column = column_name(file_, role),
                           .value = std::string(value.substr(0, 200)),
                           .message = std::move(message)});
  }

  void count(std::string_view reason) {
    for (auto& item : out_.set_aside) {
      if (item.reason == reason) {
        ++item.rows;
        return;
      }
    }
    out_.set_aside.push_back({std::string(reason), 1});
  }

  void read(std::size_t row) {
    const auto role = text("question", row).empty() ? "theme" : "question";
    const auto asked = text(role, row);
    const auto question = words_.question(asked);
    const auto* known = standards::find_question(standards_.survey, question.id);
    if (known != nullptr && known->item) return not_used(row, role);
    if (question.id.empty()) {
      if (question.numbered) return not_used(row, role);
      return set_aside("unknown_question", row, role, asked,
                       asked.empty() ? "The line names no question and no theme. It was set aside. Add a question such "
                                       "as Q14a."
                                     : "The question or theme is not known. The line was set aside. Write its number "
                                       "in the survey of " +
                                           std::to_string(words_.year()) + ", such as Q14a.");
    }
    SurveyLine line;
    line.question = question.id;
    if (!read_group(row, question, line)) return;
    if (question.score ? !read_score(row, line) : !read_counts(row, line)) return;
    line.comparator = number("comparator", row);
    const auto group = group_of(row, question);
    if (is_repeated(line, group)) {
      return set_aside("duplicate_line", row, "group", group,
                       "An earlier line gives this group for this question already. This one was set aside. Delete "
                       "one of them.");
    }
    if (line.category == unmatched) {
      count("unmatched_group");
      words_.problems().add({.severity = Severity::warning,
                             .code = "unmatched_value",
                             .row = file_.table.row_number(row),
                             .column = column_name(file_, "group"),
                             .value = std::string(group.substr(0, 200)),
                             .message = "The group is not known for \"" + line.vocabulary->label +
                                        "\". The line is not used until you match it under Files."});
    } else {
      ++out_.rows_used;
    }
    out_.survey.lines.push_back(std::move(line));
  }

  void not_used(std::size_t row, std::string_view role) {
    set_aside("question_not_used", row, role, {}, "The report does not use this question. The line was set aside.",
              Severity::notice);
  }

  // The line's own group, or the one that its question names: "Percentage of BME staff …".
  std::string_view group_of(std::size_t row, const SurveyWords::Question& question) const {
    const auto own = text("group", row);
    if (!own.empty() || question.group.empty()) return own;
    const auto named = text("characteristic", row);
    return named.empty() || words_.characteristic(named) == question.characteristic ? question.group : own;
  }

  bool read_group(std::size_t row, const SurveyWords::Question& question, SurveyLine& line) {
    const auto named = text("characteristic", row);
    const auto group = group_of(row, question);
    const bool everyone = group.empty() || words_.means_everyone(group);
    line.characteristic = named.empty() ? question.characteristic : words_.characteristic(named);
    if (line.characteristic.empty() && named.empty() && everyone) line.characteristic = "all";
    if (line.characteristic.empty()) {
      set_aside("unknown_characteristic", row, "characteristic", named,
                named.empty() ? "The line does not say which characteristic its group belongs to. It was set aside. "
                                "Add a column such as Characteristic, with Ethnicity or Disability in it."
                              : "This is not a characteristic that the report uses. The line was set aside.");
      return false;
    }
    if (line.characteristic == "all" || (!group.empty() && everyone)) {
      line.characteristic = "all";
      return true;
    }
    if (group.empty()) {
      set_aside("unmatched_group", row, "group", {}, "The line names no group. It was set aside. Add the group.");
      return false;
    }
    line.vocabulary = words_.vocabulary_of(line.characteristic);
    line.category = words_.group(group, *line.vocabulary, file_.table.row_number(row));
    return true;
  }

  std::optional<std::uint64_t> read_base(std::size_t row) {
    auto base = number("denominator", row);
    std::string_view role = "denominator";
    if (std::isnan(base)) {
      base = number("base", row);
      role = "base";
    }
    if (std::isnan(base)) {
      set_aside("no_base", row, there("denominator", "base"), {},
                "The line does not say how many people answered. It was set aside. Add the number of answers.");
      return std::nullopt;
    }
    if (!is_count(base)) {
      set_aside("impossible_figure", row, role, as_text(base),
                "The number of answers is not a whole number. The line was set aside. Correct it.");
      return std::nullopt;
    }
    return static_cast<std::uint64_t>(base);
  }

  bool is_hidden(std::size_t row, std::string_view role, std::string_view other) {
    if (!std::isnan(number(role, row)) || !std::isnan(number(other, row))) return false;
    set_aside("hidden_figure", row, there(role, other), {},
              "The line has no figure, so it was taken as hidden and set aside. Hidden is not zero.", Severity::notice);
    return true;
  }

  bool read_score(std::size_t row, SurveyLine& line) {
    if (is_hidden(row, "score", "score")) return false;
    line.score = number("score", row);
    if (line.score < 0 || line.score > 10) {
      set_aside("impossible_figure", row, "score", as_text(line.score),
                "Scores run from 0 to 10. The line was set aside. Correct it.");
      return false;
    }
    const auto base = read_base(row);
    if (base) line.base = *base;
    return base.has_value();
  }

  bool read_counts(std::size_t row, SurveyLine& line) {
    if (is_hidden(row, "percent", "numerator")) return false;
    const auto base = read_base(row);
    if (!base) return false;
    line.denominator = *base;
    const auto numerator = number("numerator", row);
    if (std::isnan(numerator)) return read_percent(row, line);
    if (!is_count(numerator)) {
      set_aside("impossible_figure", row, "numerator", as_text(numerator),
                "The number of people is not a whole number. The line was set aside. Correct it.");
      return false;
    }
    line.numerator = static_cast<std::uint64_t>(numerator);
    if (line.numerator <= line.denominator) return true;
    set_aside("numerator_over_denominator", row, "numerator", as_text(numerator),
              "The numerator is above the denominator. The line was set aside. Correct one of them.");
    return false;
  }

  // Whole people are recovered; a percentage that no whole number of people gives is kept, and told.
  bool read_percent(std::size_t row, SurveyLine& line) {
    const auto given = number("percent", row);
    const auto percent = fractions_ ? given * 100 : given;
    if (percent < 0 || percent > 100) {
      set_aside("impossible_figure", row, "percent", as_text(given),
                "A percentage lies between 0 and 100. The line was set aside. Correct it.");
      return false;
    }
    const auto base = static_cast<double>(line.denominator);
    line.numerator = static_cast<std::uint64_t>(std::round(percent * base / 100));
    const auto whole = line.denominator > 0 ? 100 * static_cast<double>(line.numerator) / base : percent;
    if (std::abs(whole - percent) > half_step_ + 1e-6) {
      line.percent = percent;
      words_.problems().add(
          {.severity = Severity::warning,
           .code = "percent_not_whole",
           .row = file_.table.row_number(row),
           .column = column_name(file_, "percent"),
           .value = as_text(given),
           .message = "No whole number of people out of " + std::to_string(line.denominator) +
                      " gives this percentage, so it may be weighted. It is kept as given; its interval is "
                      "that of the nearest, " +
                      std::to_string(line.numerator) + "."});
    }
    return true;
  }

  // Several options of the survey may stand in one category; then only the same words are the same line.
  bool is_repeated(const SurveyLine& line, std::string_view group) {
    std::string words;
    if (line.category == unmatched) {
      words = standards::fold(group);
    } else if (line.vocabulary != nullptr) {
      const auto& id = line.vocabulary->categories[line.category].id;
      for (const auto& c : standards_.survey.characteristics) {
        if (c.id != line.characteristic) continue;
        if (std::find(c.gathers.begin(), c.gathers.end(), id) != c.gathers.end()) words = standards::fold(group);
      }
    }
    return !seen_.insert({line.question, line.characteristic, line.category, words}).second;
  }

  // A comparator is a fraction or a percentage as a whole column, like the percentages themselves.
  void scale_comparators() {
    double largest = 0;
    for (const auto& line : out_.survey.lines) {
      if (std::isnan(line.score) && !std::isnan(line.comparator)) largest = std::max(largest, line.comparator);
    }
    if (largest <= 0 || largest > 1) return;
    for (auto& line : out_.survey.lines) {
      if (std::isnan(line.score)) line.comparator *= 100;
    }
  }

  const File& file_;
  const standards::Standards& standards_;
  SurveyWords& words_;
  Resolved& out_;
  bool fractions_ = false;
  double half_step_ = 0;
  std::set<std::tuple<std::string, std::string, std::uint8_t, std::string>> seen_;
};

}  // namespace

bool has_survey_lines(const File& file) {
  const auto has = [&](std::string_view role) {
    return std::any_of(file.columns.begin(), file.columns.end(), [&](const auto& c) { return c.match.role == role; });
  };
  return (has("question") || has("theme")) && (has("numerator") || has("percent") || has("score"));
}

void resolve_survey_lines(const File& file, const standards::Standards& standards, SurveyWords& words, Resolved& out) {
  Lines(file, standards, words, out).run();
}

}  // namespace evenhand::intake
