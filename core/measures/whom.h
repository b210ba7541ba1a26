// Whom a printed count counts. Protection needs it: counts that share people can give each other away.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/intake/population.h"

namespace evenhand::measures {

/// One code a row of a population: the category of a column, or a place in a table.
class Coding {
 public:
  Coding(const intake::Population& population, std::span<const std::uint8_t> codes)
      : population_(&population), bytes_(codes) {}
  Coding(const intake::Population& population, std::span<const std::uint16_t> codes)
      : population_(&population), words_(codes) {}
  /// Codes made for this, kept here. `people`: how many each row stands for, where that is not the row's weight.
  Coding(const intake::Population& population, std::vector<std::uint16_t> codes, std::vector<std::uint32_t> people = {})
      : population_(&population), own_(std::move(codes)), words_(own_), people_(std::move(people)) {}
  Coding(const Coding&) = delete;
  Coding& operator=(const Coding&) = delete;

  const intake::Population& population() const { return *population_; }
  std::size_t size() const { return bytes_.empty() ? words_.size() : bytes_.size(); }
  std::uint16_t operator[](std::size_t row) const { return bytes_.empty() ? words_[row] : bytes_[row]; }
  std::uint32_t people(std::size_t row) const { return people_.empty() ? population_->weight(row) : people_[row]; }
  bool has_own_people() const { return !people_.empty(); }

 private:
  const intake::Population* population_;
  std::span<const std::uint8_t> bytes_;
  std::vector<std::uint16_t> own_;
  std::span<const std::uint16_t> words_;
  std::vector<std::uint32_t> people_;
};

using Codes = std::set<std::uint16_t>;

/// Rows whose code is one of these, or every row.
struct Among {
  std::shared_ptr<const Coding> coding;
  Codes codes;
  bool every = false;

  bool holds(std::uint16_t code) const { return every || codes.contains(code); }
};

/// Rows of one population that meet every condition.
struct Block {
  std::vector<Among> conditions;
};

/// The people of a count: those of each block, none of them in two.
struct Whom {
  std::vector<Block> blocks;
  std::uint32_t times = 1;  // two years of people over two years of cases

  static Whom everybody(std::shared_ptr<const Coding> coding) { return {{{{{std::move(coding), {}, true}}}}}; }
  static Whom among(std::shared_ptr<const Coding> coding, Codes codes) {
    return {{{{{std::move(coding), std::move(codes)}}}}};
  }
  /// These people, and of them only those among the codes.
  Whom and_among(std::shared_ptr<const Coding> coding, Codes codes) const {
    Whom out = *this;
    for (auto& block : out.blocks) block.conditions.push_back({coding, codes});
    return out;
  }
};

/// A count by its place in the measure ("categories/female", "rows/band_5/white"), and whom it counts.
struct Made {
  std::string place;
  Whom whom;
};

}  // namespace evenhand::measures
