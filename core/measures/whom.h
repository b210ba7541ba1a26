// Whom a printed count counts. Protection needs it: counts that share people can give each other away.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
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
  Coding(const intake::Population& population, std::span<const std::uint8_t> codes);
  Coding(const intake::Population& population, std::span<const std::uint16_t> codes);
  /// Codes made for this, kept here. `people`: how many each row stands for, where that is not the row's weight.
  Coding(const intake::Population& population, std::vector<std::uint16_t> codes,
         std::vector<std::uint32_t> people = {});
  /// Of people who are in no file: kept here too.
  Coding(std::shared_ptr<const intake::Population> people, std::vector<std::uint16_t> codes)
      : kept_(std::move(people)), population_(kept_.get()), own_(std::move(codes)), words_(own_) {}
  Coding(const Coding&) = delete;
  Coding& operator=(const Coding&) = delete;

  /// Of a copy: what it is a copy of, so that the same people are known as such.
  const intake::Population& population() const { return *population_; }
  std::size_t size() const { return bytes_.empty() ? words_.size() : bytes_.size(); }
  std::uint16_t operator[](std::size_t row) const { return bytes_.empty() ? words_[row] : bytes_[row]; }
  std::uint32_t people(std::size_t row) const { return people_.empty() ? population_->weight(row) : people_[row]; }
  bool has_own_people() const { return !people_.empty(); }

 private:
  std::shared_ptr<const intake::Population> kept_;
  const intake::Population* population_;
  std::span<const std::uint8_t> bytes_;
  std::vector<std::uint16_t> own_;
  std::span<const std::uint16_t> words_;
  std::vector<std::uint32_t> people_;
};

/// A few codes, in rising order.
class Codes {
 public:
  Codes() = default;
  Codes(std::initializer_list<std::uint16_t> codes);

  void insert(std::uint16_t code);
  void insert(const Codes& more);
  void erase(std::uint16_t code);
  bool contains(std::uint16_t code) const;
  bool empty() const { return list_.empty(); }
  auto begin() const { return list_.begin(); }
  auto end() const { return list_.end(); }

 private:
  std::vector<std::uint16_t> list_;
};

std::shared_ptr<const Coding> coding_of(const intake::Population& population, const intake::CodedColumn& column);
std::shared_ptr<const Coding> coding_of(const intake::Population& population, const intake::LabelColumn& column);

/// Categories whose answer is known, or all the others, the unmatched among them.
Codes answers_of(const intake::CodedColumn& column, bool known);

/// The codes of each group, when `of[code]` is the group of a code.
std::vector<Codes> codes_by_group(std::span<const std::uint8_t> of, std::size_t groups);

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

  static Whom everybody(std::shared_ptr<const Coding> coding);
  static Whom among(std::shared_ptr<const Coding> coding, Codes codes);
  /// These people, and of them only those among the codes.
  Whom and_among(const std::shared_ptr<const Coding>& coding, const Codes& codes) const;
  /// These people and those, none of whom are the same.
  void join(const Whom& more);
};

/// Places of counts that are not printed, but that anybody can find elsewhere, begin with this.
constexpr std::string_view given_place = "given/";

/// A count by its place in the measure ("categories/female", "rows/band_5/white"), and whom it counts.
struct Made {
  std::string place;
  Whom whom;
};

}  // namespace evenhand::measures
