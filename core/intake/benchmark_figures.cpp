#include "core/intake/benchmark_figures.h"

#include <cmath>

namespace evenhand::intake {
namespace {

using Part = BenchmarkFigures::Part;

bool has_part(const Part& part, std::string_view id) {
  const auto& categories = part.set.categories;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    if (categories[i].parent == id && (part.amounts[i] || has_part(part, categories[i].id))) return true;
  }
  return false;
}

// Of every category that is not a sum of others; who did not answer is in it.
double sum_of(const Part& part) {
  double out = 0;
  const auto& categories = part.set.categories;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    if (part.amounts[i] && !has_part(part, categories[i].id)) out += *part.amounts[i];
  }
  return out;
}

std::string whole(double x) { return std::to_string(static_cast<std::uint64_t>(x + 0.5)); }

void check_sum(const std::string& label, const Part& part, bool percent, Problems& problems) {
  const auto sum = sum_of(part);
  // Percentages are rounded; the census changes small numbers a little.
  const bool fits =
      percent ? std::abs(sum - 100) <= 1.5 : part.total <= 0 || std::abs(sum - part.total) <= part.total / 200;
  if (fits) return;
  problems.add({.severity = Severity::warning,
                .code = "parts_do_not_add",
                .column = label,
                .message = "The categories add up to " + whole(sum) + (percent ? "%" : "") + ", not to " +
                           (percent ? std::string("100%") : whole(part.total)) +
                           ". Check that none is missing and none stands twice."});
}

}  // namespace

Part& BenchmarkFigures::part(const standards::CensusSet& set) {
  const auto [it, fresh] = parts_.try_emplace(set.characteristic);
  if (fresh) {
    it->second.set = set;
    it->second.amounts.resize(set.categories.size());
  }
  return it->second;
}

void BenchmarkFigures::add(const standards::CensusSet& set, std::string_view category, double amount) {
  auto& to = part(set);
  for (std::size_t i = 0; i < to.amounts.size(); ++i) {
    if (to.set.categories[i].id == category) to.amounts[i] = to.amounts[i].value_or(0) + amount;
  }
}

void BenchmarkFigures::finish(const File& file, const standards::Standards& standards, bool percent, BenchmarkFile& out,
                              Problems& problems) const {
  const auto quoted = "“" + file.name + "”";
  auto place = quoted;
  if (out.areas == 1) place = out.area;
  if (out.areas > 1) place = std::to_string(out.areas) + " areas of " + quoted;
  for (const auto& c : standards.characteristics) {
    const auto it = parts_.find(c.id);
    if (it == parts_.end()) continue;
    const auto& part = it->second;
    BenchmarkPopulation p;
    p.shares = shares_of(part.set, part.amounts, standards);
    if (p.shares.empty()) continue;
    p.characteristic = c.id;
    p.ages = out.official ? part.set.ages : "ages as in the file";
    p.label = benchmark_label(place, p.ages, out.official ? "Census 2021" : "");
    p.why_not = part.set.why_not;
    if (c.id == "age") {
      p.why_not =
          "The ages of staff are not expected to be those of a population. They are shown as context, and not tested.";
    } else if (out.official) {
      p.notes = part.set.notes;
    }
    p.notes.push_back({"The figures compared with are those of the file " + quoted + ".", {}});
    p.source = out.official ? standards::Source{standards.benchmarks.source.document, "2021", "file " + quoted}
                            : standards::Source{quoted, "", standards.benchmarks.own_figures};
    check_sum(c.label, part, percent, problems);
    out.populations.push_back(std::move(p));
  }
}

}  // namespace evenhand::intake
