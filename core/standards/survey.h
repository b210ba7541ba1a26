// The NHS Staff Survey as data: its questions by meaning, with their number in each year, and what is made of the
// answers.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/standards/source.h"

namespace evenhand::standards {

class Scan;
struct Kind;
struct Standards;

/// The number a question bears from a year on: "13a", "14a".
struct SurveyNumber {
  int from = 0;
  std::string number;  // empty: not asked from that year on
};

/// What changes which answers make the base.
struct SurveyOption {
  std::string rule;
  std::string option;                   // not the default one
  std::vector<std::string> categories;  // taken into the base, or out of it if they are in it
};

struct SurveyQuestion {
  std::string id;    // by the newest questionnaire: q14a
  std::string role;  // its column in a file of respondents; empty for a union
  std::string title;
  std::string what;        // goes on after "28% of BME staff"
  bool harm = false;       // what is counted is something bad
  bool item = false;       // only feeds a score
  std::string vocabulary;  // of the answers
  std::vector<std::string> numerator;
  std::vector<std::string> base;
  SurveyOption option;
  std::string asked_of;  // category of the characteristic below whose people alone are counted
  std::string asked_characteristic;
  std::vector<std::string> any_of;  // a union of other questions
  std::vector<SurveyNumber> numbers;
  std::vector<std::string> aliases;
};

/// A score from 0 to 10: the mean of items, or of other scores.
struct SurveyTheme {
  std::string id;
  std::string title;
  std::string what;
  std::vector<std::string> parts;  // items, or other themes; empty: only ready-made
  std::size_t least = 0;           // parts that must be there
  std::vector<std::string> aliases;
};

/// Answer codes of a question about the respondent, from a year on.
struct SurveyCodes {
  int from = 0;
  std::vector<std::pair<std::string, std::string>> categories;  // code, category
};

/// Some lines of a table say the same people again, more coarsely.
struct SurveyCoarse {
  std::string category;
  std::vector<std::string> of;
};

/// How the survey asks for a protected characteristic.
struct SurveyCharacteristic {
  std::string id;
  std::string role;  // its column in files
  std::vector<SurveyNumber> numbers;
  std::vector<SurveyCodes> codes;
  std::vector<SurveyCoarse> coarse;
  std::vector<std::string> gathers;  // categories that hold several options of the survey, and so several lines
  std::vector<std::string> aliases;
};

/// A view in which two groups are compared.
struct SurveyComparison {
  std::string view;
  std::vector<std::string> groups;  // the first against the second
};

/// One indicator of WRES or WDES.
struct SurveyMeasure {
  std::string id;
  std::string title;
  std::string question;  // or theme
  std::string view;
  std::vector<std::string> groups;
  bool everyone = false;  // everyone who answered stands beside the groups
  std::vector<std::string> aliases;
  Source source;
};

/// Figures of the year cannot be set against the year before.
struct SurveyBreak {
  int year = 0;
  std::vector<std::string> questions;        // empty: all
  std::vector<std::string> characteristics;  // empty: all
  std::string note;
};

struct Survey {
  std::string missing_items_rule;  // its option `all`: no item may be missing from a score
  std::vector<SurveyQuestion> questions;
  std::vector<SurveyTheme> themes;
  std::vector<SurveyCharacteristic> characteristics;
  std::vector<SurveyComparison> comparisons;
  std::vector<SurveyMeasure> measures;
  std::vector<SurveyBreak> breaks;
  std::vector<std::string> everyone;  // words for all respondents together
  std::vector<std::string> notes;     // beside every figure
  Source source;
};

/// Reads the pack of the survey: questions, measures, and the rules that may be chosen.
void read_survey(const nlohmann::ordered_json& j, Scan& scan, Standards& out);

/// Faults between the survey and the rest of the standards.
void check_survey(const Standards& standards, std::vector<std::string>& faults);

/// The kind `survey` as headers of one year name its columns. A header such as "Q14a - In the last 12 months …" is
/// known by its number when `headers` holds it.
Kind survey_kind(const Standards& standards, int year, std::span<const std::string> headers = {});

const SurveyQuestion* find_question(const Survey& survey, std::string_view id);
const SurveyTheme* find_theme(const Survey& survey, std::string_view id);

/// The number that holds in a year; empty when the question was not asked.
std::string_view number_in(std::span<const SurveyNumber> numbers, int year);

/// The number a text begins with ("Q14a - In the last …", "14 a": "14a"), or empty. "Q14b or c" begins with two
/// numbers: the second one is put into `second`.
std::string leading_number(std::string_view text, std::string* second = nullptr);

}  // namespace evenhand::standards
