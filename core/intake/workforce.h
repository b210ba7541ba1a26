// The people a staff file stands for, one entry a person, as columns of small codes. This is all that measures ever
// see.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/intake/file.h"
#include "core/intake/problems.h"
#include "core/standards/standards.h"

namespace evenhand::intake {

/// Code of a word that matches nothing: shown, counted as unknown until somebody maps it.
constexpr std::uint8_t unmatched = 255;

/// One category a person, an index into the vocabulary's categories, or `unmatched`.
struct CodedColumn {
  std::string id;  // characteristic, or role such as `pay_band`
  const standards::Vocabulary* vocabulary = nullptr;
  bool supplied = false;  // false: no column of the file carries it; `codes` is then empty
  bool derived = false;   // worked out from another column: nobody was asked
  std::vector<std::uint8_t> codes;
  std::vector<std::string> notes;  // footnotes that belong beside every figure made from it
};

/// One free label a person, such as a site. Label 0 is "not recorded".
struct LabelColumn {
  std::string id;
  bool supplied = false;
  std::vector<std::string> labels;
  std::vector<std::uint16_t> codes;
};

struct Workforce {
  std::size_t size = 0;                // rows used
  std::vector<std::uint32_t> weights;  // people a row stands for; empty: one each
  std::uint64_t headcount = 0;
  std::vector<CodedColumn> coded;
  std::vector<LabelColumn> labelled;
  std::vector<standards::Work> work;  // one a person
  bool work_supplied = false;

  std::uint32_t weight(std::size_t i) const { return weights.empty() ? 1U : weights[i]; }
  const CodedColumn* find(std::string_view id) const;
  const LabelColumn* find_labels(std::string_view id) const;
};

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

/// A staff file under the present settings. `file.rows_read` = `rows_used` + all of `set_aside`.
struct Staff {
  Workforce workforce;
  std::uint64_t rows_used = 0;
  std::vector<SetAside> set_aside;
  std::vector<Problem> problems;
  std::vector<ValueOutcome> values;
};

Staff resolve_staff(const File& file, const Settings& settings, const standards::Standards& standards);

/// Words for a reason of setting rows aside.
std::string_view set_aside_label(std::string_view reason);

}  // namespace evenhand::intake
