// Whom ready-made survey lines count, as far as anybody can tell: people who answered alike and stand in the same
// lines.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "core/intake/survey.h"
#include "core/measures/whom.h"

namespace evenhand::measures {

/// The lines of one question by one characteristic, in one file.
class LinesWhom {
 public:
  /// `lines`: all that are placed. `everyone`: what the file says of all who answered, if it does. `covers(a, b)`: the
  /// people of line b are some of those of line a.
  LinesWhom(std::span<const intake::SurveyLine* const> lines, std::span<const intake::SurveyLine* const> everyone,
            const std::function<bool(const intake::SurveyLine&, const intake::SurveyLine&)>& covers);

  Whom counted(const intake::SurveyLine& line) const { return whom(line, true); }
  Whom answered(const intake::SurveyLine& line) const { return whom(line, false); }
  /// What the line for everyone tells of the people of these lines, and of those in none of them.
  std::vector<Made> given() const;

 private:
  // Rows stand in pairs: those who are counted, then the others.
  struct Item {
    const intake::SurveyLine* line;
    std::vector<std::size_t> parts;  // lines that it covers
    std::size_t pair = 0;            // of those of its people who are in none of its parts
  };

  void add_pair(std::uint64_t counted, std::uint64_t answered);
  Whom whom(const intake::SurveyLine& line, bool counted) const;
  void codes_of(const Item& item, bool counted, Codes& out) const;

  std::vector<Item> items_;
  std::vector<std::uint32_t> weights_;
  bool adds_up_ = true;
  bool told_of_all_ = false;
  std::shared_ptr<const Coding> coding_;
};

/// Answers behind a line.
std::uint64_t base_of(const intake::SurveyLine& line);

}  // namespace evenhand::measures
