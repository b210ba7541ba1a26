// The figures of a file of populations as they gather, and what they come to: shares by characteristic.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/benchmark.h"
#include "core/intake/file.h"
#include "core/intake/problems.h"

namespace evenhand::intake {

class BenchmarkFigures {
 public:
  /// One characteristic's figures so far.
  struct Part {
    standards::CensusSet set;  // with categories that only this file has
    std::vector<std::optional<double>> amounts;
    double total = 0;  // as the file gives it, for comparison
  };

  Part& part(const standards::CensusSet& set);
  void add(const standards::CensusSet& set, std::string_view category, double amount);

  /// Shares of every characteristic that has figures, in the order of the standards; sums that do not fit are told.
  void finish(const File& file, const standards::Standards& standards, bool percent, BenchmarkFile& out,
              Problems& problems) const;

 private:
  std::map<std::string, Part> parts_;  // by characteristic
};

}  // namespace evenhand::intake
