// What the words of a survey file stand for: questions by number or meaning, characteristics, groups and answers.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/matcher.h"
#include "core/intake/resolved.h"
#include "core/intake/settings.h"

namespace evenhand::intake {

class SurveyWords {
 public:
  SurveyWords(const File& file, const Settings& settings, const standards::Standards& standards);

  struct Question {
    std::string id;              // of a question or theme; empty: not known
    std::string characteristic;  // where the words name an indicator: "WRES 5"
    bool score = false;
    bool numbered = false;  // begins with a number of the questionnaire
    std::string group;      // where the words name one: "Percentage of BME staff …"
  };
  Question question(std::string_view text) const;

  /// Id of a characteristic, "all", or empty when the words name none.
  std::string characteristic(std::string_view text) const;
  bool means_everyone(std::string_view text) const;
  const standards::Vocabulary* vocabulary_of(std::string_view characteristic) const;

  /// Category of each distinct answer of a column. `codes` says what numbers mean; without it the vocabulary does.
  std::vector<std::uint8_t> answers(const FileColumn& column, const ValueColumn& values,
                                    const standards::Vocabulary& vocabulary, const standards::SurveyCodes* codes);

  /// Category of the group of one line.
  std::uint8_t group(std::string_view text, const standards::Vocabulary& vocabulary, std::uint64_t row);

  /// The codes that hold in the survey's year; null when they are not known.
  const standards::SurveyCodes* codes(const standards::SurveyCharacteristic& characteristic) const;

  int year() const { return year_; }
  Problems& problems() { return problems_; }
  /// Hands over what was matched and every problem, the reader's own first.
  void finish(Resolved& out);

 private:
  enum class Numbers : std::uint8_t { by_codes, by_vocabulary, never };
  Question percentage(std::string_view text) const;
  ValueMatch match(std::string_view text, const standards::Vocabulary& vocabulary, Numbers numbers,
                   const standards::SurveyCodes* codes);
  const Matcher& matcher(const standards::Vocabulary& vocabulary);

  const File& file_;
  const Settings& settings_;
  const standards::Standards& standards_;
  int year_;
  std::map<std::string, Question, std::less<>> questions_;  // by tidied words
  std::map<std::string, Question, std::less<>> gists_;      // by what a percentage is of
  std::map<std::string, std::string, std::less<>> characteristics_;
  std::map<const standards::Vocabulary*, Matcher> matchers_;
  std::map<std::pair<const standards::Vocabulary*, std::string>, std::size_t> groups_;  // place in outcomes_
  std::vector<ValueOutcome> outcomes_;
  Problems problems_;
};

}  // namespace evenhand::intake
