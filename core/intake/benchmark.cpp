#include "core/intake/benchmark.h"

#include <algorithm>
#include <map>

#include "core/intake/settings.h"
#include "core/standards/census.h"
#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

using standards::Area;
using standards::CensusSet;
using standards::Standards;

struct Weighted {
  std::string code;
  double weight = 1;
};

// The areas to add up or to mix, and what to call them.
struct Mixture {
  std::vector<std::string> codes;
  std::vector<double> weights;  // empty: pooled
  std::string name;
  std::string reason;  // why there is none
  std::vector<std::string> notes;
};

std::string list_of(const std::vector<std::string>& names) {
  if (names.size() == 1) return names.front();
  if (names.size() <= 3) {
    std::string out = names.front();
    for (std::size_t i = 1; i + 1 < names.size(); ++i) out += ", " + names[i];
    return out + " and " + names.back();
  }
  return names[0] + ", " + names[1] + " and " + std::to_string(names.size() - 2) + " other areas";
}

std::string named(const std::vector<std::string>& codes) {
  std::vector<std::string> names;
  for (const auto& code : codes) names.push_back(standards::census().find_area(code)->name);
  return list_of(names);
}

std::string staff_text(std::uint64_t n) { return std::to_string(n) + (n == 1 ? " member of staff is" : " staff are"); }

Mixture chosen_areas(const BenchmarkChoice& choice) {
  Mixture out;
  if (choice.areas.empty()) {
    out.reason = "No area to compare with was chosen. Choose areas, or England.";
    return out;
  }
  for (const auto& area : choice.areas) {
    out.codes.push_back(area.code);
    if (area.weight) out.weights.push_back(*area.weight);
  }
  out.name = named(out.codes) + (out.weights.empty() ? "" : " (weighted)");
  return out;
}

// Each site's or contract's area counts as much as it has staff.
Mixture areas_of_places(const BenchmarkChoice& choice, const Population& workforce) {
  Mixture out;
  const auto* labels = workforce.find_labels(choice.by);
  if (labels == nullptr || !labels->supplied) {
    out.reason =
        "The staff file has no column for " + choice.by + ", so its areas cannot be weighted. Choose areas instead.";
    return out;
  }
  std::map<std::string, std::string> area_of;  // folded label → code
  for (const auto& [label, code] : choice.places) area_of[standards::fold(label)] = code;
  std::vector<std::uint64_t> staff(labels->labels.size());
  for (std::size_t i = 0; i < labels->codes.size(); ++i) staff[labels->codes[i]] += workforce.weight(i);
  std::map<std::string, std::uint64_t> by_area;
  std::uint64_t placed = 0;
  std::uint64_t without = 0;
  std::vector<std::string> names;
  for (std::size_t l = 0; l < staff.size(); ++l) {
    if (staff[l] == 0) continue;
    const auto at = l == 0 ? area_of.end() : area_of.find(standards::fold(labels->labels[l]));
    if (at != area_of.end()) {
      by_area[at->second] += staff[l];
      placed += staff[l];
    } else {
      without += staff[l];
      if (names.size() < 10) names.push_back(l == 0 ? "no " + choice.by + " recorded" : "“" + labels->labels[l] + "”");
    }
  }
  if (placed == 0) {
    out.reason = "No " + choice.by + " of the staff list has an area. Give each its area, or choose areas.";
    return out;
  }
  for (const auto& [code, people] : by_area) {
    out.codes.push_back(code);
    out.weights.push_back(static_cast<double>(people));
  }
  out.name = named(out.codes) + " (weighted by the staff of each " + choice.by + ")";
  out.notes.push_back("The areas are weighted by where " + std::to_string(placed) + " staff work.");
  if (without > 0) {
    std::string list;
    for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
    out.notes.push_back(staff_text(without) + " not in the weights, because no area was given for: " + list + ".");
  }
  return out;
}

Mixture catchment(const BenchmarkChoice& choice) {
  Mixture out;
  const auto* trust = standards::census().find_trust(choice.trust);
  if (trust == nullptr) {
    out.reason = "No acute trust was chosen whose catchment to compare with. Choose one, or areas.";
    return out;
  }
  for (const auto& [area, share] : trust->areas) {
    out.codes.push_back(area->code);
    out.weights.push_back(share);
  }
  out.name = trust->name + "’s catchment";
  out.notes.push_back(
      "The catchment is where the trust’s admitted patients lived in 2022. Areas with fewer than 1 in 200 of them are "
      "left "
      "out. Trusts and their names are those of 2022.");
  return out;
}

Mixture mixture(const Settings& settings, const Population& workforce) {
  const auto& choice = settings.benchmark;
  if (choice.use == "areas") return chosen_areas(choice);
  if (choice.use == "places") return areas_of_places(choice, workforce);
  if (choice.use == "catchment") return catchment(choice);
  return {{"E92000001"}, {}, "England", {}, {}};
}

bool holds(const CensusSet& set, const Settings& settings, const Standards& standards) {
  return set.rule.empty() || rule(settings, standards, set.rule) == set.option;
}

// Several areas once each, however they overlap.
Area pooled(std::span<const std::string> codes) {
  Area out;
  for (const auto& code : codes) {
    const auto* area = standards::census().find_area(code);
    if (area != nullptr) out.members.insert(out.members.end(), area->members.begin(), area->members.end());
  }
  std::sort(out.members.begin(), out.members.end());
  out.members.erase(std::unique(out.members.begin(), out.members.end()), out.members.end());
  return out;
}

std::vector<std::optional<double>> amounts_of(const Area& area, const CensusSet& set) {
  std::vector<std::optional<double>> out;
  for (const auto& n : standards::census().counts(area, set)) {
    out.push_back(n ? std::optional(static_cast<double>(*n)) : std::nullopt);
  }
  return out;
}

void add_weights(Benchmark& out, const Mixture& mixture, const Standards& standards) {
  const auto& ethnicity = standards.benchmarks.sets.front();
  double sum = 0;
  std::vector<double> weights = mixture.weights;
  if (weights.empty()) {
    for (const auto& code : mixture.codes) {
      double people = 0;
      for (const auto& n : amounts_of(*standards::census().find_area(code), ethnicity)) people += n.value_or(0);
      weights.push_back(people);
    }
  }
  for (const auto w : weights) sum += w;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const auto* area = standards::census().find_area(mixture.codes[i]);
    out.areas.push_back({area->code, area->name, 100 * weights[i] / sum});
  }
}

}  // namespace

std::string benchmark_label(std::string_view place, std::string_view ages, std::string_view edition) {
  const bool number = !ages.empty() && ages.front() >= '0' && ages.front() <= '9';
  return std::string(place) + ", " + (number ? "aged " : "") + std::string(ages) + (edition.empty() ? "" : ", ") +
         std::string(edition);
}

std::vector<BenchmarkShare> shares_of(const CensusSet& set, std::span<const std::optional<double>> amounts,
                                      const Standards& standards) {
  const auto* c = standards::find_characteristic(standards, set.characteristic);
  const auto& vocabulary = *standards::find_vocabulary(standards, c->vocabulary);
  // A sum is left out when something below it is there.
  std::vector<bool> left_out(amounts.size());
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (!amounts[i]) continue;
    for (auto parent = set.categories[i].parent; !parent.empty();) {
      const auto at = std::find_if(set.categories.begin(), set.categories.end(),
                                   [&](const auto& other) { return other.id == parent; });
      left_out[static_cast<std::size_t>(at - set.categories.begin())] = true;
      parent = at->parent;
    }
  }
  // Amounts of people are whole numbers, so that sums are exact and each share is divided once.
  std::vector<BenchmarkShare> out;
  double base = 0;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    const auto& category = set.categories[i];
    const auto ours = standards::find_category(vocabulary, category.category);
    if (!amounts[i] || left_out[i] || !ours || !vocabulary.categories[*ours].known) continue;
    base += *amounts[i];
    const auto same = std::find_if(out.begin(), out.end(), [&](const auto& s) { return s.category == *ours; });
    if (same != out.end()) {
      same->share += *amounts[i];
    } else {
      out.push_back({*ours, *amounts[i], set.is_coarse(category)});
    }
  }
  if (!(base > 0)) return {};
  for (auto& s : out) s.share /= base;
  return out;
}

std::vector<BenchmarkShare> mix(const CensusSet& set, std::span<const std::string> areas,
                                std::span<const double> weights, const Standards& standards) {
  if (weights.empty()) return shares_of(set, amounts_of(pooled(areas), set), standards);
  std::vector<BenchmarkShare> out;
  double sum = 0;
  for (std::size_t a = 0; a < areas.size(); ++a) {
    const auto shares = shares_of(set, amounts_of(*standards::census().find_area(areas[a]), set), standards);
    if (shares.empty()) continue;
    sum += weights[a];
    if (out.empty()) {
      out = shares;
      for (auto& s : out) s.share *= weights[a];
    } else {
      for (std::size_t i = 0; i < out.size(); ++i) out[i].share += weights[a] * shares[i].share;
    }
  }
  for (auto& s : out) s.share /= sum;
  return out;
}

Benchmark choose_benchmark(const Settings& settings, const Standards& standards, const Population& workforce,
                           std::span<const NamedBenchmark> files) {
  const auto& definitions = standards.benchmarks;
  Benchmark out;
  out.use = settings.benchmark.use;
  if (out.use == "none") return out;
  const auto mixed = mixture(settings, workforce);
  out.reason = mixed.reason;
  out.source = out.use == "catchment" ? definitions.catchments : definitions.source;
  out.licence = definitions.licence;
  out.notes = definitions.notes;
  out.notes.insert(out.notes.end(), mixed.notes.begin(), mixed.notes.end());
  if (mixed.reason.empty()) {
    add_weights(out, mixed, standards);
    out.label = benchmark_label(mixed.name, "all ages", definitions.sets.front().edition);
  }
  for (const auto& c : standards.characteristics) {
    const BenchmarkPopulation* own = nullptr;
    for (const auto& [name, file] : files) {
      for (const auto& population : file->populations) {
        if (population.characteristic != c.id) continue;
        if (own == nullptr) {
          own = &population;
          if (out.file.empty()) out.file = name;
        } else {
          out.notes.push_back("“" + name + "” also has figures of " + c.id + ". Those of the first file are used.");
        }
      }
    }
    if (own != nullptr) {
      out.populations.push_back(*own);
      continue;
    }
    for (const auto& set : definitions.sets) {
      if (set.characteristic != c.id || !holds(set, settings, standards)) continue;
      if (!set.column.empty() && !mixed.reason.empty()) continue;
      const std::vector<std::optional<double>> fixed(set.counts.begin(), set.counts.end());
      auto shares =
          set.column.empty() ? shares_of(set, fixed, standards) : mix(set, mixed.codes, mixed.weights, standards);
      if (shares.empty()) continue;
      out.populations.push_back({c.id,
                                 benchmark_label(set.column.empty() ? set.place : mixed.name, set.ages, set.edition),
                                 set.ages, set.why_not, set.notes, set.source, std::move(shares)});
    }
  }
  if (out.label.empty() && !out.populations.empty()) out.label = out.populations.front().label;
  return out;
}

}  // namespace evenhand::intake
