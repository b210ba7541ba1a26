#include "core/intake/stages.h"

#include <algorithm>

#include "core/intake/numbers.h"

namespace evenhand::intake {
namespace {

// Appointment from shortlisting is what likelihoods are about. A line without either number would count on one side
// only, so it is set aside. The other stages only describe the way there.
constexpr std::array<bool, recruitment_stages.size()> needed{false, true, false, false, true};

std::array<const ValueColumn*, recruitment_stages.size()> columns_of(const File& file) {
  std::array<const ValueColumn*, recruitment_stages.size()> out{};
  for (std::size_t s = 0; s < out.size(); ++s) out[s] = file.table.find<ValueColumn>(recruitment_stages[s]);
  return out;
}

}  // namespace

bool stages_are_counts(const File& file) {
  if (file.kind != "applicants") return false;
  bool above_one = false;
  std::uint64_t numbers = 0;
  std::uint64_t words = 0;
  for (const auto* column : columns_of(file)) {
    if (column == nullptr) continue;
    for (const auto& value : column->values()) {
      if (is_blank(value.text)) continue;
      const auto number = read_number(value.text);
      (number ? numbers : words) += value.rows;
      above_one = above_one || (number && is_count(*number) && *number > 1);
    }
  }
  // A slip of the pen among many a yes and no does not make them numbers.
  return above_one && numbers > words;
}

StageReader::StageReader(const File& file)
    : counts_(file.table.find<NumberColumn>("count")), stages_(columns_of(file)) {
  if (stages_[0] != nullptr) counts_ = nullptr;
}

StageLine StageReader::read(std::size_t row) const {
  StageLine out;
  std::optional<std::uint32_t> earlier;
  for (std::size_t s = 0; s < recruitment_stages.size(); ++s) {
    if (!supplies(s)) continue;
    std::optional<double> number;
    if (stages_[s] != nullptr) {
      const std::string_view cell = stages_[s]->values()[stages_[s]->code(row)].text;
      if (!is_blank(cell)) number = read_number(cell).value_or(-1);
    } else if (counts_->numbers[row] == counts_->numbers[row]) {
      number = counts_->numbers[row];
    }
    if (!number) {
      out.readable = out.readable && !needed[s];
      out.with_gaps = out.with_gaps || !needed[s];
      continue;
    }
    out.any = true;
    if (!is_count(*number)) {
      out.readable = false;
      continue;
    }
    out.stages[s] = static_cast<std::uint32_t>(*number);
    if (earlier && *out.stages[s] > *earlier) out.falling = false;
    earlier = out.stages[s];
  }
  return out;
}

void count_stages(const StageReader& reader, const std::vector<StageLine>& lines, Population& p) {
  for (std::size_t s = 0; s < recruitment_stages.size(); ++s) {
    const auto lacks = [s](const StageLine& line) { return !line.stages[s]; };
    if (!reader.supplies(s) || std::any_of(lines.begin(), lines.end(), lacks)) continue;
    CountColumn column{std::string(recruitment_stages[s]), {}};
    for (const auto& line : lines) column.counts.push_back(*line.stages[s]);
    p.counted.push_back(std::move(column));
  }
  // A row stands for as many people as applied, or as reached the first stage that is known.
  p.weights = p.counted.empty() ? std::vector<std::uint32_t>(lines.size()) : p.counted.front().counts;
  p.headcount = 0;
  for (const auto weight : p.weights) p.headcount += weight;
}

}  // namespace evenhand::intake
