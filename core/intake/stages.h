// The stages of recruitment, and files that say how many people reached each of them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/intake/file.h"
#include "core/intake/population.h"

namespace evenhand::intake {

/// The stages of recruitment, earliest first.
constexpr std::array<std::string_view, 5> recruitment_stages{"applied", "shortlisted", "interviewed", "offered",
                                                             "appointed"};

/// Whether the columns of stages of a list hold numbers of people, not yes and no: some number is above 1.
bool stages_are_counts(const File& file);

/// How many people of one row reached each stage.
struct StageLine {
  std::array<std::optional<std::uint32_t>, recruitment_stages.size()> stages;
  bool any = false;        // some stage has a cell that is not blank
  bool readable = true;    // each filled cell is a whole number, and those that likelihoods need are there
  bool falling = true;     // nobody reaches a stage without the earlier ones
  bool with_gaps = false;  // another stage is blank
};

/// Reads the columns of stages as numbers; a `count` column stands for applications where these have none.
class StageReader {
 public:
  explicit StageReader(const File& file);

  StageLine read(std::size_t row) const;
  /// Whether the file has anything on a stage.
  bool supplies(std::size_t stage) const { return stages_[stage] != nullptr || (stage == 0 && counts_ != nullptr); }

 private:
  const NumberColumn* counts_;
  std::array<const ValueColumn*, recruitment_stages.size()> stages_{};
};

/// Counts and weights of a population from its lines. A stage that any of them lacks is not supplied: its sum would be
/// too small, and blank is never zero.
void count_stages(const StageReader& reader, const std::vector<StageLine>& lines, Population& p);

}  // namespace evenhand::intake
