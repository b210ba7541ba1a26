// Whether files agree with each other: how many people or answers stand in two of them. Counts only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/measures/counting.h"

namespace evenhand::measures {

/// The people whom a file names by id, each once, against the staff list. Only those of the reporting year.
struct NamedPeople {
  std::string kind;
  std::string file;
  std::uint64_t people = 0;
  std::uint64_t in_post = 0;     // counted in the staff list; of leavers: though they left before the snapshot date
  std::uint64_t not_listed = 0;  // in no row of the staff list
  std::uint64_t gone = 0;        // of those not listed: in a file of leavers
};

struct Starters {
  std::uint64_t appointed = 0;
  bool internal_left_out = false;
  std::uint64_t started = 0;  // people in the staff list who started in the year
};

struct BoardMembers {
  std::uint64_t in_list = 0;
  std::uint64_t in_file = 0;
  std::optional<std::uint64_t> executives_in_file;
};

struct SurveyAnswers {
  std::string file;
  bool lines = false;  // ready-made figures: `answers` is the largest number behind one of them
  std::uint64_t answers = 0;
};

/// People of last year's staff list who are not counted in this one, each once.
struct Departures {
  std::uint64_t gone = 0;
  std::uint64_t not_among_leavers = 0;
};

struct BetweenFiles {
  std::vector<NamedPeople> named;
  std::optional<Starters> starters;
  std::optional<BoardMembers> board;
  std::vector<SurveyAnswers> surveys;
  std::optional<Departures> departures;  // with last year's list and a file of leavers, all with ids
};

/// What can be compared; nothing without a staff list.
BetweenFiles between_files(const Material& material, const intake::Settings& settings);

}  // namespace evenhand::measures
