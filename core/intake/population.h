// Rows of a file as columns of small codes: people, applications, cases. This is all that measures ever see.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/intake/dates.h"
#include "core/intake/identities.h"
#include "core/intake/pay.h"
#include "core/standards/standards.h"

namespace evenhand::intake {

/// Code of a word that matches nothing: shown, counted as unknown until somebody maps it.
constexpr std::uint8_t unmatched = 255;

/// A date that is blank or cannot be read.
constexpr Day no_day = std::numeric_limits<Day>::min();

/// One category a row, an index into the vocabulary's categories, or `unmatched`.
struct CodedColumn {
  std::string id;  // characteristic, or role such as `pay_band`
  const standards::Vocabulary* vocabulary = nullptr;
  bool supplied = false;  // false: nothing carries it; `codes` is then empty
  bool derived = false;   // worked out from another column: nobody was asked
  std::vector<std::uint8_t> codes;
  std::vector<std::string> notes;  // footnotes that belong beside every figure made from it
};

/// One free label a row, such as a site. Label 0 is "not recorded".
struct LabelColumn {
  std::string id;
  bool supplied = false;
  std::vector<std::string> labels;
  std::vector<std::uint16_t> codes;
  std::uint16_t others = 0;  // the label that holds all beyond the most; 0 for none
};

/// One whole number a row, such as how many applications reached a stage.
struct CountColumn {
  std::string id;
  std::vector<std::uint32_t> counts;
};

struct DayColumn {
  std::string id;
  std::vector<Day> days;  // `no_day` where there is none
};

struct Population {
  std::string kind;                    // kind of file it comes from
  std::size_t size = 0;                // rows used
  std::vector<std::uint32_t> weights;  // people a row stands for; empty: one each
  std::uint64_t headcount = 0;
  std::vector<CodedColumn> coded;
  std::vector<LabelColumn> labelled;
  std::vector<CountColumn> counted;
  bool covers_last_year = false;  // some row is dated in the year before, whether it counts or not
  std::vector<DayColumn> dated;
  std::vector<std::uint64_t> persons;  // hashes of person ids, 0 for none; empty when the file has no ids
  Identities who;                      // for files that are compared person by person
  std::vector<standards::Work> work;   // one a row
  bool work_supplied = false;
  Pay pay;                              // staff only
  std::vector<std::string> notes;       // what has to be said beside every figure made from these rows
  const Population* copy_of = nullptr;  // the same rows with other columns
  bool tells_whom = false;              // measures say which of these rows each count counts; costs time and memory

  std::uint32_t weight(std::size_t i) const { return weights.empty() ? 1U : weights[i]; }
  const CodedColumn* find(std::string_view id) const;
  const LabelColumn* find_labels(std::string_view id) const;
  const CountColumn* find_counts(std::string_view id) const;
  const DayColumn* find_days(std::string_view id) const;
  /// Whether a column with this id exists and carries something.
  bool supplies(std::string_view id) const;
};

}  // namespace evenhand::intake
