// What is wrong with a file, said so that somebody can mend it: file, row, column, value and what to do.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace evenhand::intake {

enum class Severity : std::uint8_t { error, warning, notice };

std::string_view to_string(Severity severity);

struct Problem {
  Severity severity = Severity::notice;
  std::string code;
  std::uint64_t row = 0;  // first record concerned; 0: the whole file
  std::string column;
  std::string value;
  std::string message;
  std::uint64_t rows_affected = 0;
  std::vector<std::uint64_t> rows;  // the first ten
};

/// Gathers problems; the same code, column and value is one problem with its rows.
class Problems {
 public:
  void add(Problem problem);
  /// In order: errors, warnings, notices; inside each in the order they were first met.
  std::vector<Problem> sorted() const;
  bool empty() const { return items_.empty(); }

 private:
  std::vector<Problem> items_;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> places_;
};

}  // namespace evenhand::intake
