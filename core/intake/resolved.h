// A file under the present settings: what measures count, and an account of every row.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/intake/benchmark.h"
#include "core/intake/file.h"
#include "core/intake/population.h"
#include "core/intake/problems.h"
#include "core/intake/survey.h"

namespace evenhand::intake {

/// What one distinct text of a column was taken for.
struct ValueOutcome {
  std::string vocabulary;
  std::string column;
  std::string text;
  std::uint64_t rows = 0;
  std::uint64_t first_row = 0;
  std::string category;  // empty: unmatched
  MatchedBy by = MatchedBy::none;
  std::vector<std::string> candidates;
};

/// Everybody whom the staff list knows by id, so that a case or a course can find their characteristics.
struct Register {
  bool has_ids = false;
  Population people;
  std::uint32_t in_post = 0;                                 // rows of `people` who are counted: they come first
  std::unordered_map<std::uint64_t, std::uint32_t> row_of;   // id → row of `people`
  std::unordered_map<std::uint64_t, std::uint64_t> loosely;  // loosened id → id; 0 where several people share it
  std::unordered_set<std::uint64_t> not_counted;             // bank, honorary and non-executive only
};

/// `file.rows_read` = `rows_used` + all of `set_aside`.
struct Resolved {
  // Of staff: the workforce; then the board where the list marks it, and `staff_left`, who left in the year.
  std::vector<Population> populations;
  Survey survey;
  BenchmarkFile benchmark;
  Register people;  // staff, when asked for
  std::uint64_t rows_used = 0;
  std::vector<SetAside> set_aside;
  std::vector<Problem> problems;
  std::vector<ValueOutcome> values;
};

/// Words for a reason of setting rows aside.
std::string_view set_aside_label(std::string_view reason);

}  // namespace evenhand::intake
