// What a workforce is compared with: how a census counts each characteristic, and what its categories are called here.
// The figures themselves, by area, are in `census.h`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/standards/source.h"

namespace evenhand::standards {

/// A category as the census has it. One with children is their sum, and never added to them.
struct CensusCategory {
  std::string id;        // as in the table of areas: `white_roma`
  std::string label;     // as in downloads, below its parent: "Roma"
  std::string parent;    // id; empty for none
  std::string category;  // ours: `white_other`; an unknown one for "not answered"
};

struct CensusNote {
  std::string text;
  std::vector<std::string> views;  // printed with these; empty: with all
};

/// One characteristic as a population is counted by it.
struct CensusSet {
  std::string id;
  std::string characteristic;
  std::string ages;                   // "all ages", "16 and over"
  std::string edition;                // "Census 2021"
  std::string column;                 // start of its columns in the table of areas; empty: not by area
  std::string rule;                   // used under this option of this rule only; empty: always
  std::string option;                 //
  std::vector<std::string> headings;  // what downloads call it: "Ethnic group"
  std::vector<CensusCategory> categories;
  std::string place;                  // where `counts` are of, for a set that is not by area: "England"
  std::vector<std::uint64_t> counts;  // one a category, then
  std::string why_not;                // why it is shown as context only, without tests and rating; empty: it is rated
  std::vector<CensusNote> notes;
  Source source;

  /// Whether the category only sums up others that mean something else here: "White" above Irish and Roma.
  bool is_coarse(const CensusCategory& category) const;
};

/// A country or a region: every authority of these regions.
struct WiderArea {
  std::string code;
  std::string name;
  std::vector<std::string> regions;
};

struct Benchmarks {
  std::string licence;  // to be printed beside every figure
  Source source;
  Source catchments;
  std::string own_figures;  // "Figures of population supplied by …": place of the source of a user's file
  std::vector<std::string> notes;
  std::vector<std::pair<std::string, std::string>> merged;  // ours → ours: staff records hold no code of its own
  std::vector<WiderArea> wider;
  std::vector<CensusSet> sets;
};

}  // namespace evenhand::standards
