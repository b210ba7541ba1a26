// Breaks in series, as data: what changed between two years, so that their figures cannot be compared, or only with
// care.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/standards/source.h"

namespace evenhand::standards {

class Scan;
struct Standards;

/// Happens between two years (of snapshots, or of surveys), or when two reports chose differently. One of the four.
struct SeriesBreak {
  int snapshot_year = 0;  // the first year of the new series
  int survey_year = 0;    // the same, of surveys
  std::string rule;       // its options differ; `include` is the contract types counted besides the usual ones
  std::string pack;       // the year of this rule pack differs
  std::vector<std::string> measures;  // ids; a `*` stands for any run of characters
  bool breaks = false;                // false: may be compared, with this note
  std::string sentence;               // of years; rules and packs have their own words
  Source source;
};

/// Whether a break concerns a measure.
bool concerns(const SeriesBreak& item, std::string_view measure);

/// `wres.*` fits `wres.1`; a `*` stands for any run of characters, also for none.
bool fits(std::string_view pattern, std::string_view id);

/// `wres-2025` → `wres`; an id that does not end in a year is its own stem.
std::string_view pack_stem(std::string_view pack);

void read_series_breaks(const nlohmann::ordered_json& j, Scan& scan, std::vector<SeriesBreak>& out);

/// Faults between these and the rest of the standards: every rule has to say what its change breaks.
void check_series_breaks(const Standards& standards, std::vector<std::string>& faults);

}  // namespace evenhand::standards
