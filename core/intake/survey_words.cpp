#include "core/intake/survey_words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/intake/column_problems.h"
#include "core/intake/matrix.h"
#include "core/intake/numbers.h"
#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

using standards::fold;
using standards::normalise;

// A smaller number in a column of ages is no age.
constexpr int youngest = 14;

// "1", "01", "1.0": the number as codes are written; empty for anything else.
std::string as_code(std::string_view text) {
  if (text.empty() || text.size() > 6) return {};
  if (!std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; })) return {};
  const auto number = read_number(text);
  if (!number || *number != std::floor(*number)) return {};
  return std::to_string(static_cast<int>(*number));
}

// Words that an indicator is written with or without: "… that the Trust provides …", "… in the last 12 months".
constexpr std::string_view padding =
    " a an any are at been experience experienced experiencing has have i ii iii in last 12 months personally saying "
    "say said that the they their were who work ";

// What an indicator is of, however it is worded; empty when only padding is left.
std::string gist(std::string_view text) {
  std::string out;
  const auto folded = normalise(text);
  for (std::size_t at = 0; at < folded.size();) {
    const auto end = std::min(folded.find(' ', at), folded.size());
    auto word = folded.substr(at, end - at);
    at = end + 1;
    if (padding.find(" " + word + " ") != std::string_view::npos) continue;
    if (word == "trust" || word == "organization") word = "organisation";
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

struct Staff {
  std::string_view words;
  std::string_view characteristic;
};

// Whom an indicator may be about: "Percentage of BME staff …". Longer words first where one begins with another.
constexpr std::array<Staff, 12> staff_of_indicators{{
    {"black and minority ethnic", "ethnicity"},
    {"ethnic minority", "ethnicity"},
    {"bme", "ethnicity"},
    {"bame", "ethnicity"},
    {"white", "ethnicity"},
    {"non disabled", "disability"},
    {"nondisabled", "disability"},
    {"disabled", "disability"},
    {"all", ""},
    {"our", ""},
    {"nhs", ""},
    {"", ""},
}};

// "bme staff …" → the group; what follows is left in `text`. Null for staff of another kind.
const Staff* take_staff(std::string_view& text) {
  for (const auto& staff : staff_of_indicators) {
    auto rest = text;
    if (!rest.starts_with(staff.words)) continue;
    rest.remove_prefix(staff.words.size());
    if (rest.starts_with(" (bme)")) rest.remove_prefix(6);
    if (!staff.words.empty() && rest.starts_with(' ')) rest.remove_prefix(1);
    if (!rest.starts_with("staff ")) continue;
    text = rest.substr(6);
    return &staff;
  }
  return nullptr;
}

}  // namespace

SurveyWords::SurveyWords(const File& file, const Settings& settings, const standards::Standards& standards)
    : file_(file), settings_(settings), standards_(standards), year_(survey_year(settings)) {
  const auto& survey = standards.survey;
  // Brackets tell the parts of an indicator apart, "WDES 4a(i)", so words are known with and without them.
  const auto name = [&](const std::string& words, const Question& question) {
    questions_.emplace(fold(words), question);
    questions_.emplace(normalise(words), question);
    if (auto words_left = gist(words); !words_left.empty()) gists_.emplace(std::move(words_left), question);
  };
  for (const auto& m : survey.measures) {
    const auto* view = standards::find_view(standards, m.view);
    const Question question{m.question, view != nullptr ? view->characteristic : std::string(),
                            standards::find_theme(survey, m.question) != nullptr, false};
    for (const auto& words : m.aliases) questions_.emplace(fold(words), question);
  }
  for (const auto& q : survey.questions) {
    name(q.title, {q.id, {}, false, false});
    for (const auto& words : q.aliases) name(words, {q.id, {}, false, false});
  }
  for (const auto& t : survey.themes) {
    name(t.title, {t.id, {}, true, false});
    name(t.id, {t.id, {}, true, false});
    for (const auto& words : t.aliases) name(words, {t.id, {}, true, false});
  }
  for (const auto& words : survey.everyone) characteristics_.emplace(normalise(words), "all");
  for (const auto& c : survey.characteristics) {
    for (const auto& words : c.aliases) characteristics_.emplace(normalise(words), c.id);
  }
}

SurveyWords::Question SurveyWords::question(std::string_view text) const {
  if (const auto it = questions_.find(fold(text)); it != questions_.end()) return it->second;
  if (const auto it = questions_.find(normalise(text)); it != questions_.end()) return it->second;
  std::string second;
  const auto number = standards::leading_number(text, &second);
  if (number.empty()) return percentage(text);
  const auto find = [&](const std::string& n) {
    for (const auto& q : standards_.survey.questions) {
      if (standards::number_in(q.numbers, year_) == n) return q.id;
    }
    return std::string();
  };
  auto id = find(number);
  if (!second.empty()) {
    // Two numbers are the union of both, where the survey has one.
    const std::vector<std::string> both{std::min(id, find(second)), std::max(id, find(second))};
    id.clear();
    for (const auto& q : standards_.survey.questions) {
      if (!q.any_of.empty() && q.any_of == both) id = q.id;
    }
  }
  return {std::move(id), {}, false, true};
}

// "% of staff …", "Indicator 5: Percentage of BME staff …", "Percentage of Disabled staff compared to non-disabled
// staff …". Staff of a group that is not known here are not everyone, so nothing is taken.
SurveyWords::Question SurveyWords::percentage(std::string_view text) const {
  const auto words = fold(text);
  std::string_view rest = words;
  constexpr std::size_t longest_lead = 24;
  std::size_t start = std::string_view::npos;
  for (const std::string_view opening : {"percentage of ", "% of ", "percent of ", "per cent of ", "proportion of "}) {
    const auto at = rest.find(opening);
    if (at < std::min(start, longest_lead)) start = at + opening.size();
  }
  if (start == std::string_view::npos) return {};
  rest.remove_prefix(start);
  const auto* staff = take_staff(rest);
  if (staff == nullptr) return {};
  bool several = false;
  for (const std::string_view link : {"compared to ", "compared with ", "and "}) {
    if (!rest.starts_with(link)) continue;
    auto other = rest.substr(link.size());
    if (take_staff(other) == nullptr) return {};
    rest = other;
    several = true;
    break;
  }
  const auto it = gists_.find(gist(rest));
  if (it == gists_.end() || it->second.score) return {};
  auto found = it->second;
  found.characteristic = staff->characteristic;
  if (!several && !found.characteristic.empty()) found.group = staff->words;
  if (found.characteristic.empty() && words.starts_with("wres")) found.characteristic = "ethnicity";
  if (found.characteristic.empty() && words.starts_with("wdes")) found.characteristic = "disability";
  return found;
}

bool SurveyWords::means_everyone(std::string_view text) const {
  const auto it = characteristics_.find(normalise(text));
  return it != characteristics_.end() && it->second == "all";
}

std::string SurveyWords::characteristic(std::string_view text) const {
  if (const auto it = characteristics_.find(normalise(text)); it != characteristics_.end()) return it->second;
  return std::string(characteristic_named(text, standards_));
}

const standards::Vocabulary* SurveyWords::vocabulary_of(std::string_view id) const {
  const auto* c = standards::find_characteristic(standards_, id);
  return c != nullptr ? standards::find_vocabulary(standards_, c->vocabulary) : nullptr;
}

const standards::SurveyCodes* SurveyWords::codes(const standards::SurveyCharacteristic& characteristic) const {
  const standards::SurveyCodes* out = nullptr;
  for (const auto& codes : characteristic.codes) {
    if (codes.from <= year_) out = &codes;
  }
  return out;
}

const Matcher& SurveyWords::matcher(const standards::Vocabulary& vocabulary) {
  return matchers_.try_emplace(&vocabulary, vocabulary).first->second;
}

ValueMatch SurveyWords::match(std::string_view text, const standards::Vocabulary& vocabulary, Numbers numbers,
                              const standards::SurveyCodes* codes) {
  const auto chosen = settings_.values.find(vocabulary.id);
  const auto* mine = chosen != settings_.values.end() ? &chosen->second : nullptr;
  auto found = matcher(vocabulary).match(text, mine);
  if (found.by == MatchedBy::setting) return found;
  const auto code = as_code(text);
  if (codes != nullptr) {
    const auto is = [&](const auto& item) { return item.first == (code.empty() ? fold(text) : code); };
    const auto at = std::find_if(codes->categories.begin(), codes->categories.end(), is);
    if (at != codes->categories.end()) {
      return {.category = standards::find_category(vocabulary, at->second), .by = MatchedBy::code, .candidates = {}};
    }
  }
  if (code.empty()) return found;
  if (numbers == Numbers::by_codes) {
    for (std::size_t i = 0; i < vocabulary.categories.size(); ++i) {
      const auto& ages = vocabulary.categories[i].ages;
      const auto age = std::stoi(code);
      if (!ages || age < youngest || age < ages->from || age > ages->to) continue;
      return {.category = static_cast<std::uint8_t>(i), .by = MatchedBy::normalised, .candidates = {}};
    }
  }
  // A staff record's digit means something else than the survey's.
  return numbers == Numbers::by_vocabulary ? matcher(vocabulary).match(code, nullptr) : ValueMatch{};
}

std::vector<std::uint8_t> SurveyWords::answers(const FileColumn& column, const ValueColumn& values,
                                               const standards::Vocabulary& vocabulary,
                                               const standards::SurveyCodes* codes) {
  const auto blank = standards::find_category(vocabulary, "not_recorded").value_or(unmatched);
  const bool question = vocabulary.id.starts_with("survey_");
  const auto numbers = question ? Numbers::by_vocabulary : Numbers::by_codes;
  std::vector<std::uint8_t> out;
  for (const auto& value : values.values()) {
    if (is_blank(value.text)) {
      out.push_back(blank);
      continue;
    }
    const auto found = match(value.text, vocabulary, numbers, codes);
    out.push_back(found.category.value_or(unmatched));
    outcomes_.push_back({.vocabulary = vocabulary.id,
                         .column = column.name,
                         .text = value.text,
                         .rows = value.rows,
                         .first_row = value.first_row,
                         .category = found.category ? vocabulary.categories[*found.category].id : std::string(),
                         .by = found.by,
                         .candidates = {}});
    if (found.category) continue;
    problems_.add({.severity = Severity::warning,
                   .code = "unmatched_value",
                   .row = value.first_row,
                   .column = column.name,
                   .value = value.text.substr(0, 200),
                   .message = "The value is not known for \"" + vocabulary.label + "\". " +
                              (question ? "It is in no base" : "It counts as unknown") +
                              " until you match it under Files.",
                   .rows_affected = value.rows});
  }
  return out;
}

std::uint8_t SurveyWords::group(std::string_view text, const standards::Vocabulary& vocabulary, std::uint64_t row) {
  const auto [it, fresh] = groups_.try_emplace({&vocabulary, std::string(text)}, outcomes_.size());
  if (fresh) {
    const auto found = match(text, vocabulary, Numbers::never, nullptr);
    outcomes_.push_back({.vocabulary = vocabulary.id,
                         .column = column_name(file_, "group"),
                         .text = std::string(text),
                         .first_row = row,
                         .category = found.category ? vocabulary.categories[*found.category].id : std::string(),
                         .by = found.by,
                         .candidates = {}});
    for (const auto c : found.candidates) outcomes_.back().candidates.push_back(vocabulary.categories[c].id);
  }
  auto& outcome = outcomes_[it->second];
  ++outcome.rows;
  return standards::find_category(vocabulary, outcome.category).value_or(unmatched);
}

void SurveyWords::finish(Resolved& out) {
  // What nothing matched comes first: it wants an answer.
  for (const bool open : {true, false}) {
    for (const auto& outcome : outcomes_) {
      if (outcome.category.empty() == open) out.values.push_back(outcome);
    }
  }
  report_columns(file_, settings_, standards_, problems_);
  auto all = file_.problems;
  for (auto& problem : problems_.sorted()) all.add(std::move(problem));
  out.problems = all.sorted();
}

}  // namespace evenhand::intake
