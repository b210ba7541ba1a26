// The columns of some rows of a file, one entry a row: what every kind of file has in common.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/population.h"
#include "core/intake/translate.h"

namespace evenhand::intake {

/// A column of more labels than this has the later ones put together, as label `most_labels` + 1.
constexpr std::uint16_t most_labels = 300;

class Columns {
 public:
  /// `quiet`: rows whose problems have been told already.
  Columns(const File& file, Translator& translator, const Settings& settings, const standards::Standards& standards,
          std::span<const std::uint32_t> rows, bool quiet = false);

  /// People each row stands for, and all of them; rows stand for one where the file has no count.
  void weigh(Population& out) const;
  /// Every protected characteristic, in the order of the standards, supplied or not.
  void characteristics(Population& out);
  /// A column of words; not supplied when the file has none.
  CodedColumn coded(const std::string& role, const std::string& vocabulary) const;
  LabelColumn labelled(const std::string& role);
  /// A column of dates; empty when the file has none.
  DayColumn days(const std::string& role);
  /// Clinical, medical or not, by the columns that say so.
  void work(Population& out, const CodedColumn& medical_grade);

 private:
  void tell(Problem problem);
  CodedColumn age(const standards::Characteristic& characteristic);
  std::vector<std::uint8_t> bands_by_age(const standards::Vocabulary& bands) const;
  std::optional<int> plausible(int years, std::string_view role, std::uint32_t row);
  void impossible_date(std::string_view role, std::uint32_t row);
  std::vector<standards::Work> occupation_work() const;

  const File& file_;
  Translator& translator_;
  const Settings& settings_;
  const standards::Standards& standards_;
  std::span<const std::uint32_t> rows_;
  bool quiet_;
  const standards::Kind* kind_;
};

}  // namespace evenhand::intake
