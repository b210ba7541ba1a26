// Census figures of places, and where the patients of acute trusts live. Opened when first asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/standards/benchmarks.h"

namespace evenhand::standards {

/// A local authority, or a region or country, which is the sum of its authorities.
struct Area {
  std::string code;
  std::string name;
  std::string region;                  // empty for a region or a country
  std::vector<std::uint16_t> members;  // rows of the table
};

/// An acute trust, and the share of its admitted patients who live in each area.
struct Catchment {
  std::string code;
  std::string name;
  std::vector<std::pair<const Area*, double>> areas;  // shares add up to about 1
};

class Census {
 public:
  /// `packed`: what `pack_benchmarks.cmake` wrote.
  Census(std::string_view packed, const Benchmarks& definitions);
  Census(const Census&) = delete;

  /// Countries and regions, then the authorities in the order of their codes.
  std::span<const Area> areas() const { return areas_; }
  std::span<const Catchment> trusts() const { return trusts_; }

  /// By ONS code or by name; null when there is none, or more than one. "Bristol" is "Bristol, City of".
  const Area* find_area(std::string_view text) const;
  /// By code or by name, with or without "NHS Foundation Trust".
  const Catchment* find_trust(std::string_view text) const;

  /// People of an area, one number a category of the set; nothing for a category that is not in the table.
  std::vector<std::optional<std::uint64_t>> counts(const Area& area, const CensusSet& set) const;

 private:
  std::vector<std::string> columns_;
  std::vector<std::uint32_t> counts_;  // column after column
  std::size_t rows_ = 0;
  std::vector<Area> areas_;
  std::vector<Catchment> trusts_;
};

/// The figures compiled in, with the definitions of `standards()`.
const Census& census();

}  // namespace evenhand::standards
