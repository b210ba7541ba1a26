// Counts and scores of one question by one view, from ready-made lines or from respondents, never from both.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "core/intake/settings.h"
#include "core/intake/survey.h"
#include "core/measures/survey_lines_whom.h"
#include "core/measures/whom.h"
#include "core/standards/standards.h"

namespace evenhand::measures {

struct SurveyGroup {
  std::string id;
  std::string label;
  std::uint64_t numerator = 0;
  std::uint64_t base = 0;
  double total = 0;               // of scores, over the base
  std::optional<double> percent;  // where counts do not give it
  std::optional<double> comparator;
  std::size_t lines = 0;
  Whom whom_counts;
  Whom whom_base;
};

struct SurveyFigures {
  bool supplied = false;
  std::vector<SurveyGroup> groups;  // with an answer at least, in the order of the vocabulary
  std::uint64_t unknown = 0;        // answers of people of unknown group
  std::vector<std::string> notes;
  Whom whom_unknown;
  std::vector<Made> given;  // known of these people without being printed

  const SurveyGroup* find(std::string_view id) const;
};

class SurveyCounter {
 public:
  SurveyCounter(std::span<const intake::Survey* const> surveys, const intake::Settings& settings,
                const standards::Standards& standards)
      : surveys_(surveys), settings_(settings), standards_(standards) {}

  /// `question` is a question's or theme's id; no view: everyone who answered, as one group `all`.
  SurveyFigures count(const std::string& question, const standards::View* view);

  /// Whether any file has the question at all.
  bool has_question(const std::string& question) const;

 private:
  using Lines = std::vector<const intake::SurveyLine*>;
  // For each respondent: whether the answer is in the base, whether it counts, the score.
  struct Answers {
    std::vector<std::uint8_t> in_base;
    std::vector<std::uint8_t> counts;
    std::vector<double> scores;  // empty for a rate
  };

  Lines lines_of(const std::string& question, const standards::View* view, SurveyFigures& out) const;
  void from_lines(const Lines& lines, const standards::View* view, SurveyFigures& out);
  const LinesWhom* whom_of(const intake::SurveyLine& line);
  Lines without_overlap(Lines lines, const standards::View& view, std::string_view grouping) const;
  void from_respondents(const std::string& question, const standards::View* view, SurveyFigures& out);
  static std::shared_ptr<const Coding> coding_of_answers(const intake::Population& people, const Answers& answers);
  const Answers* answers(const intake::Population& people, const std::string& question);
  bool answers_of_question(const intake::Population& people, const standards::SurveyQuestion& question,
                           Answers& out) const;
  bool answers_of_theme(const intake::Population& people, const standards::SurveyTheme& theme, Answers& out) const;
  std::string_view grouping_of(const standards::View& view) const;
  bool covers(const standards::Vocabulary& vocabulary, const std::string& characteristic, std::uint8_t coarse,
              std::uint8_t fine) const;

  std::span<const intake::Survey* const> surveys_;
  const intake::Settings& settings_;
  const standards::Standards& standards_;
  std::map<std::pair<const intake::Population*, std::string>, std::optional<Answers>> answers_;
  // Of a file's lines for a question by a characteristic.
  std::map<std::tuple<const intake::Survey*, std::string, std::string>, LinesWhom> lines_whom_;
};

}  // namespace evenhand::measures
