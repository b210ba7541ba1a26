// Columnar storage: one small code a row for words, one packed number for dates, one double for numbers.
// Raw texts are kept once each; an identifier is kept as a hash only.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/intake/dates.h"

namespace evenhand::intake {

/// A long list that grows by blocks: nothing is copied as it grows, and no room is held in reserve.
template <class T>
class Blocks {
 public:
  void push_back(T value) {
    if (size_ % block == 0) blocks_.emplace_back(new T[block]);
    blocks_.back()[size_ % block] = value;
    ++size_;
  }
  [[gnu::always_inline]] T operator[](std::size_t i) const { return blocks_[i / block][i % block]; }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

 private:
  static constexpr std::size_t block = 1U << 12;
  std::vector<std::unique_ptr<T[]>> blocks_;
  std::size_t size_ = 0;
};

/// Words of a column: each distinct text once, in order of appearance, and a code a row that widens as needed.
class ValueColumn {
 public:
  /// Columns with more distinct texts than this are not lists of words; the rest share one code.
  static constexpr std::uint32_t most_values = 60'000;

  struct Value {
    std::string text;  // trimmed
    std::uint32_t hash = 0;
    std::uint64_t rows = 0;
    std::uint64_t first_row = 0;
  };

  void add(std::string_view cell, std::uint64_t row);
  /// Counts the rows of each value; once, when all rows are in.
  void count_rows();

  std::size_t size() const { return wide_.empty() ? narrow_.size() : wide_.size(); }
  [[gnu::always_inline]] std::uint32_t code(std::size_t row) const { return wide_.empty() ? narrow_[row] : wide_[row]; }
  const std::vector<Value>& values() const { return values_; }
  bool overflowed() const { return values_.size() > most_values; }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t index = 0;  // + 1 into values_, 0 free
  };

  std::uint32_t find_or_insert(std::string_view text, std::uint64_t row);
  void grow();

  std::vector<Value> values_;
  std::vector<Slot> slots_;  // open addressing
  Blocks<std::uint8_t> narrow_;
  Blocks<std::uint16_t> wide_;
};

struct Sample {
  std::uint64_t row = 0;
  std::string text;
};

/// Cells that could not be read: how many, and the first few.
struct Unreadable {
  std::uint64_t rows = 0;
  std::vector<Sample> samples;
  void add(std::uint64_t row, std::string_view text);
};

struct DateColumn {
  Blocks<PackedDate> dates;
  DateEvidence evidence;
  Unreadable unreadable;
};

struct NumberColumn {
  static constexpr double blank = std::numeric_limits<double>::quiet_NaN();
  Blocks<double> numbers;  // NaN: blank or unreadable
  Unreadable unreadable;
};

/// Identifiers as 64-bit hashes, 0 for blank: equal ids are found, and the id itself is not kept.
struct IdColumn {
  Blocks<std::uint64_t> hashes;
  /// Row and hash of the id as another program may have left it (see `loosened`), where that differs.
  std::vector<std::pair<std::uint32_t, std::uint64_t>> loosened;
  Blocks<std::uint8_t> suffixes;  // assignment ids only: 2 for `12345678-2`, whose hash is that of `12345678`
};

using AnyColumn = std::variant<ValueColumn, DateColumn, NumberColumn, IdColumn>;

/// The columns that were kept from one file, by role, and the record number of each row.
struct Table {
  std::size_t rows = 0;
  std::vector<std::pair<std::string, AnyColumn>> columns;

  template <class T>
  const T* find(std::string_view role) const {
    for (const auto& [name, column] : columns) {
      if (name == role) return std::get_if<T>(&column);
    }
    return nullptr;
  }

  /// Record number of a row, as a spreadsheet shows it.
  std::uint64_t row_number(std::size_t row) const;
  void add_row(std::uint64_t number);

 private:
  std::vector<std::pair<std::size_t, std::uint64_t>> runs_;  // first row of a run of consecutive record numbers
};

std::uint64_t hash_bytes(std::string_view text);

/// An id in small letters, without spaces, leading zeros and the number of a post: what a spreadsheet may make of it.
std::string loosened(std::string_view id);

/// Empty, spaces, `-`, `N/A`, `NULL`, `#N/A`: nothing was recorded.
bool is_blank(std::string_view trimmed);

}  // namespace evenhand::intake
