// Question numbers: which one holds in a year, and how they are written.
#include <algorithm>

#include "core/standards/normalise.h"
#include "core/standards/standards.h"

namespace evenhand::standards {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_word(char c) { return is_digit(c) || is_letter(c); }

bool take(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) return false;
  text.remove_prefix(start.size());
  return true;
}

void take_spaces(std::string_view& text) {
  while (take(text, " ")) {
  }
}

// "q14a", "question 14 a", "14a": the number, and what follows it. Nothing is taken when there is none.
std::string take_number(std::string_view& text) {
  auto rest = text;
  if (take(rest, "question")) {
    take_spaces(rest);
  } else if (take(rest, "q")) {
    take_spaces(rest);
  }
  std::string number;
  while (!rest.empty() && is_digit(rest.front())) {
    number.push_back(rest.front());
    rest.remove_prefix(1);
  }
  if (number.empty() || number.size() > 2) return {};
  // "14 a", "14(a)": only where nothing else follows, for "a" is a word.
  auto spaced = rest;
  take_spaces(spaced);
  const bool bracket = take(spaced, "(");
  if (spaced.size() == (bracket ? 2U : 1U) && is_letter(spaced.front()) && (!bracket || spaced[1] == ')')) {
    number.push_back(spaced.front());
    rest = {};
  } else if (!rest.empty() && is_letter(rest.front())) {
    number.push_back(rest.front());
    rest.remove_prefix(1);
  }
  if (!rest.empty() && is_word(rest.front())) return {};
  text = rest;
  return number;
}

// A second number, or its letter alone, after "/", "or", "and" or "+".
std::string take_second(std::string_view text, std::string_view first) {
  take_spaces(text);
  if (!take(text, "/") && !take(text, "or ") && !take(text, "and ") && !take(text, "+")) return {};
  take_spaces(text);
  if (auto number = take_number(text); !number.empty()) return number;
  if (text.empty() || !is_letter(text.front()) || (text.size() > 1 && is_word(text[1]))) return {};
  std::string number(first);
  number.back() = text.front();
  return number;
}

// Every way in which a header gives a number and nothing else.
std::vector<std::string> spellings(std::string_view number) {
  const std::string n(number);
  std::vector<std::string> out{"q" + n, n, "q " + n, "question " + n};
  if (!n.empty() && is_letter(n.back())) {
    const auto apart = n.substr(0, n.size() - 1) + " " + n.back();
    out.push_back("q" + apart);
    out.push_back("question " + apart);
  }
  return out;
}

}  // namespace

std::string_view number_in(std::span<const SurveyNumber> numbers, int year) {
  std::string_view out;
  for (const auto& number : numbers) {
    if (number.from <= year) out = number.number;
  }
  return out;
}

std::string leading_number(std::string_view text, std::string* second) {
  const auto tidy = fold(text);
  std::string_view rest = tidy;
  auto number = take_number(rest);
  if (number.empty()) return {};
  auto other = take_second(rest, number);
  if (other.empty() && !rest.empty() && rest.front() != ' ' && rest.front() != ')') return {};
  if (second != nullptr) {
    *second = std::move(other);
  } else if (!other.empty()) {
    return {};
  }
  return number;
}

const SurveyQuestion* find_question(const Survey& survey, std::string_view id) {
  const auto at =
      std::find_if(survey.questions.begin(), survey.questions.end(), [&](const auto& q) { return q.id == id; });
  return at != survey.questions.end() ? &*at : nullptr;
}

const SurveyTheme* find_theme(const Survey& survey, std::string_view id) {
  const auto at = std::find_if(survey.themes.begin(), survey.themes.end(), [&](const auto& t) { return t.id == id; });
  return at != survey.themes.end() ? &*at : nullptr;
}

Kind survey_kind(const Standards& standards, int year, std::span<const std::string> headers) {
  auto kind = *find_kind(standards, "survey");
  const auto name = [&](const std::string& role, std::span<const SurveyNumber> numbers, bool question) {
    const auto column =
        std::find_if(kind.columns.begin(), kind.columns.end(), [&](const auto& c) { return c.role == role; });
    if (column == kind.columns.end()) return;
    if (question) std::erase_if(column->aliases, [](const auto& alias) { return !leading_number(alias).empty(); });
    const auto number = number_in(numbers, year);
    if (number.empty()) return;
    for (auto& spelling : spellings(number)) column->aliases.push_back(std::move(spelling));
    for (const auto& header : headers) {
      const auto text = trim(header);
      const bool with_letter = !text.empty() && (text.front() == 'q' || text.front() == 'Q');
      if (with_letter && leading_number(text) == number) column->aliases.push_back(header);
    }
  };
  for (const auto& q : standards.survey.questions) {
    if (!q.role.empty()) name(q.role, q.numbers, true);
  }
  for (const auto& c : standards.survey.characteristics) {
    name(c.role, c.numbers, false);
    const auto column =
        std::find_if(kind.columns.begin(), kind.columns.end(), [&](const auto& x) { return x.role == c.role; });
    if (column != kind.columns.end()) column->aliases.insert(column->aliases.end(), c.aliases.begin(), c.aliases.end());
  }
  // The survey asks for a band, never for an age in years.
  for (auto& column : kind.columns) {
    if (column.role != "age") continue;
    column.values = Values::vocabulary;
    column.vocabulary = find_characteristic(standards, "age")->vocabulary;
  }
  return kind;
}

}  // namespace evenhand::standards
