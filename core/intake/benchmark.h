// The population that a workforce is compared with: shares of each category, of those who answered, from the census by
// area, from a trust's catchment, or from a file of the user's own.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/intake/population.h"
#include "core/standards/benchmarks.h"
#include "core/standards/standards.h"

namespace evenhand::intake {

struct File;
struct Resolved;
struct Settings;

/// Of the people of a population who answered, those of one category of ours.
struct BenchmarkShare {
  std::uint8_t category = 0;  // index into the characteristic's vocabulary
  double share = 0;           // 0 to 1
  bool coarse = false;        // it is a sum of categories: "Asian, not specified"
};

/// One characteristic of a population. Shares add up to 1; a category that it does not have is not among them.
struct BenchmarkPopulation {
  std::string characteristic;
  std::string label;    // "England, all ages, Census 2021"
  std::string ages;     // "all ages"
  std::string why_not;  // why it is context only; empty: it is tested and rated
  std::vector<standards::CensusNote> notes;
  standards::Source source;
  std::vector<BenchmarkShare> shares;
};

struct BenchmarkPlace {
  std::string code;
  std::string name;
  double percent = 100;  // weight in the mix; of areas that are pooled, their part of the people
};

/// Everything to compare with under the present settings.
struct Benchmark {
  std::string use;    // "england", "areas", "places", "catchment"; "none": nothing is compared
  std::string label;  // "England, all ages, Census 2021"
  std::vector<BenchmarkPlace> areas;
  std::vector<std::string> notes;
  standards::Source source;
  std::string licence;
  std::string file;    // name of the user's own, when one is used
  std::string reason;  // why there are no figures by area, if there are none
  std::vector<BenchmarkPopulation> populations;
};

/// What a file of figures gives, by characteristic in the order of the standards.
struct BenchmarkFile {
  std::size_t areas = 0;  // added up; 0: the file names none
  std::string area;       // the first of them
  bool official = false;  // laid out as the census's publishers do
  std::vector<BenchmarkPopulation> populations;
};

/// A file of figures under the present settings: Nomis wide, ONS long, or characteristic, category and count or
/// percent.
Resolved resolve_benchmark(const File& file, const Settings& settings, const standards::Standards& standards);

/// One file of figures that is loaded.
struct NamedBenchmark {
  std::string name;
  const BenchmarkFile* file = nullptr;
};

/// The benchmark as chosen. A file comes first for the characteristics it carries, of several files the first.
/// `workforce` weights the areas of sites or contracts. Source: benchmarks.md §6.
Benchmark choose_benchmark(const Settings& settings, const standards::Standards& standards, const Population& workforce,
                           std::span<const NamedBenchmark> files);

/// Census figures of areas, one of shares for each category that is an answer: with weights Σ w × count ÷ base, weights
/// scaled to 1; without, the counts of all areas ÷ their base. Who did not answer is not in a base. Empty when there is
/// nobody. `weights` is as long as `areas`, or empty.
std::vector<BenchmarkShare> mix(const standards::CensusSet& set, std::span<const std::string> areas,
                                std::span<const double> weights, const standards::Standards& standards);

/// Census categories as shares of those who answered. `amounts` (people, or percent) is one a category of the set,
/// nothing where it is not given; a sum whose parts are given, too, is left out.
std::vector<BenchmarkShare> shares_of(const standards::CensusSet& set, std::span<const std::optional<double>> amounts,
                                      const standards::Standards& standards);

/// "England, aged 16 and over, Census 2021".
std::string benchmark_label(std::string_view place, std::string_view ages, std::string_view edition);

}  // namespace evenhand::intake
