#include "core/measures/representation.h"

#include <algorithm>

#include "core/intake/benchmark.h"
#include "core/measures/measures.h"
#include "core/statistics/goodness.h"
#include "core/statistics/tests.h"

namespace evenhand::measures {
namespace {

using intake::BenchmarkPopulation;
using intake::CodedColumn;

Measure without(Status status, std::string reason) {
  Measure m;
  m.status = status;
  m.reason = std::move(reason);
  m.figures = Composition{};
  return m;
}

const BenchmarkPopulation* population_of(const intake::Benchmark& benchmark, std::string_view characteristic) {
  for (const auto& p : benchmark.populations) {
    if (p.characteristic == characteristic) return &p;
  }
  return nullptr;
}

// A workforce beside a population, by the groups of one view.
class Comparing {
 public:
  Comparing(const ViewGroups& view, const CodedColumn& column, const BenchmarkPopulation& population,
            const standards::Standards& standards)
      : view_(view), column_(column), population_(population), shares_(view.groups.size()) {
    const auto& vocabulary = *view.vocabulary;
    group_of_.resize(vocabulary.categories.size());
    for (std::size_t c = 0; c < vocabulary.categories.size(); ++c) {
      group_of_[c] = view.of[c];
      for (const auto& [from, to] : standards.benchmarks.merged) {
        const auto into = vocabulary.categories[c].id == from ? standards::find_category(vocabulary, to) : std::nullopt;
        if (into) group_of_[c] = view.of[*into];
      }
    }
    for (const auto& s : population.shares) {
      const auto g = group_of_[s.category];
      const auto members = std::count(group_of_.begin(), group_of_.end(), g);
      if (g == view.unknown() || (s.coarse && members == 1)) {
        too_coarse_ = true;
      } else {
        shares_[g] = shares_[g].value_or(0) + s.share;
      }
    }
  }

  /// The population is known only by coarser groups than this view's.
  bool too_coarse() const { return too_coarse_; }

  Measure measure(const intake::Population& workforce, double least_base, std::string_view id) const {
    Measure m;
    auto figures = count(workforce, m);
    if (workforce.tells_whom) tell(workforce, figures, m);
    m.base = workforce.headcount;
    m.unknown = m.base - figures.known;
    compare(figures, least_base, id);
    if (figures.known == 0) {
      m.status = Status::not_calculable;
      m.reason = "No answer is known that could be compared with the population.";
    }
    m.figures = std::move(figures);
    return m;
  }

 private:
  Composition count(const intake::Population& workforce, Measure& m) const {
    const auto& vocabulary = *view_.vocabulary;
    const auto counts = count_categories(workforce, column_);
    std::vector<std::uint64_t> people(view_.groups.size() + 1);
    const auto note = [&m](const std::string& text) {
      if (!text.empty() && std::find(m.notes.begin(), m.notes.end(), text) == m.notes.end()) m.notes.push_back(text);
    };
    for (std::size_t c = 0; c < vocabulary.categories.size(); ++c) {
      if (!vocabulary.categories[c].known || counts[c] == 0) continue;
      people[group_of_[c]] += counts[c];
      // In a view of groups a category's note would speak of what is not shown.
      if (view_.view->grouping.empty()) note(vocabulary.categories[c].note);
    }
    Composition out;
    for (std::size_t g = 0; g < shares_.size(); ++g) {
      if (!shares_[g]) continue;
      out.categories.push_back({view_.groups[g].id, view_.groups[g].label, people[g], true});
      out.known += people[g];
    }
    std::uint64_t not_compared = 0;
    std::string names;
    for (std::size_t g = 0; g < shares_.size(); ++g) {
      if (shares_[g] || people[g] == 0) continue;
      const auto& group = view_.groups[g];
      out.categories.push_back({group.id, group.label + " (not compared)", people[g], false});
      not_compared += people[g];
      names += (names.empty() ? "“" : ", “") + group.label + "”";
    }
    if (not_compared > 0) {
      note(std::to_string(not_compared) + (not_compared == 1 ? " member of staff is" : " staff are") +
           " left out, because the population’s figures have no such group: " + names + ".");
    }
    for (std::size_t c = 0; c < vocabulary.categories.size(); ++c) {
      const auto& category = vocabulary.categories[c];
      if (category.known || (!category.show_always && counts[c] == 0)) continue;
      out.categories.push_back({category.id, category.label, counts[c], false});
    }
    if (counts.back() > 0) out.categories.push_back({"unmatched", "Not matched yet", counts.back(), false});
    for (const auto& text : column_.notes) note(text);
    return out;
  }

  void tell(const intake::Population& workforce, const Composition& figures, Measure& m) const {
    const auto& categories = view_.vocabulary->categories;
    const auto answers = coding_of(workforce, column_);
    Codes known;
    Codes unknown{intake::unmatched};
    for (const auto& item : figures.categories) {
      Codes codes;
      if (item.id == "unmatched") codes.insert(intake::unmatched);
      for (std::uint16_t c = 0; c < categories.size(); ++c) {
        const bool here = categories[c].known
                              ? group_of_[c] != view_.unknown() && view_.groups[group_of_[c]].id == item.id
                              : categories[c].id == item.id;
        if (here) codes.insert(c);
      }
      (item.known ? known : unknown).insert(codes);
      m.made.push_back({"categories/" + item.id, Whom::among(answers, std::move(codes))});
    }
    m.made.push_back({"known", Whom::among(answers, std::move(known))});
    m.made.push_back({"unknown", Whom::among(answers, std::move(unknown))});
    m.made.push_back({"base", Whom::everybody(answers)});
  }

  void compare(Composition& figures, double least_base, std::string_view id) const {
    Comparison comparison{population_.label,
                          population_.ages,
                          population_.why_not.empty(),
                          population_.why_not,
                          {},
                          {},
                          population_.source,
                          {}};
    for (const auto& n : population_.notes) {
      const bool here = n.views.empty() || std::find(n.views.begin(), n.views.end(), view_.view->id) != n.views.end();
      if (here) comparison.notes.push_back(n.text);
    }
    std::vector<CategoryBenchmark*> tested;
    std::vector<double> p_values;
    std::vector<std::uint64_t> counts;
    std::vector<double> shares;
    std::size_t next = 0;
    for (auto& category : figures.categories) {
      if (!category.known) break;  // those compared come first
      while (!shares_[next]) ++next;
      const auto share = *shares_[next++];
      auto& b = category.benchmark.emplace();
      b.percent = 100 * share;
      if (figures.known == 0) continue;
      const auto interval = statistics::wilson(category.count, figures.known);
      b.interval = {100 * interval.low, 100 * interval.high};
      // Of a group that the population has nobody of, the least count would be impossible: that is no finding.
      if (!comparison.rated || !(share > 0) || !(share < 1)) continue;
      b.counts = share * static_cast<double>(figures.known) >= least_base;
      b.p_value = statistics::binomial_test(category.count, figures.known, share);
      b.residual = statistics::standardised_residual(category.count, figures.known, share);
      tested.push_back(&b);
      p_values.push_back(*b.p_value);
      counts.push_back(category.count);
      shares.push_back(share);
    }
    const auto adjusted = statistics::benjamini_hochberg(p_values);
    for (std::size_t i = 0; i < tested.size(); ++i) tested[i]->p_adjusted = adjusted[i];
    const auto fit = statistics::goodness_of_fit(counts, shares, seed_of(id));
    if (fit.method != statistics::FitMethod::none) {
      comparison.p_value = fit.p;
      comparison.p_method = fit.method == statistics::FitMethod::chi_square ? "chi_square" : "monte_carlo";
    }
    figures.comparison = std::move(comparison);
  }

  const ViewGroups& view_;
  const CodedColumn& column_;
  const BenchmarkPopulation& population_;
  std::vector<std::uint8_t> group_of_;         // of each category, as the population has it
  std::vector<std::optional<double>> shares_;  // of each group; nothing: not compared
  bool too_coarse_ = false;
};

Measure one(const Material& material, const standards::View& view, const intake::Settings& settings,
            const standards::Standards& standards, const std::string& id) {
  const auto& workforce = *material.workforce;
  if (!material.has("staff")) return without(Status::not_supplied, no_file("staff", standards));
  const auto& column = *workforce.find(view.characteristic);
  if (!column.supplied) return without(Status::not_supplied, no_column("staff", view.characteristic, standards));
  if (workforce.headcount == 0) {
    return without(Status::not_calculable, "Nobody is counted: every row of the staff file was set aside.");
  }
  const auto* population = population_of(*material.benchmark, view.characteristic);
  if (population == nullptr) {
    const auto& why = material.benchmark->reason;
    return without(Status::not_supplied, why.empty() ? "The population compared with has no figures of this." : why);
  }
  const auto groups = groups_of(view, *column.vocabulary, settings, standards);
  const Comparing comparing(groups, column, *population, standards);
  if (comparing.too_coarse()) {
    auto m = without(Status::not_supplied, "The figures compared with (" + population->label +
                                               ") are not broken down this far. Use finer figures to compare them.");
    m.source = population->source;
    return m;
  }
  auto m = comparing.measure(workforce, intake::threshold(settings, standards, "least_base", "people"), id);
  const auto chosen = chosen_grouping(view.grouping, settings, standards);
  const auto* grouping = standards::find_grouping(*column.vocabulary, chosen);
  if (grouping != nullptr && !grouping->note.empty()) m.notes.insert(m.notes.begin(), grouping->note);
  m.source = population->source;
  return m;
}

}  // namespace

std::vector<Measure> representation(const Material& material, const intake::Settings& settings,
                                    const standards::Standards& standards) {
  std::vector<Measure> out;
  if (material.benchmark == nullptr || material.benchmark->use == "none") return out;
  for (const auto& view : standards.views) {
    const auto& sets = standards.benchmarks.sets;
    const auto of_view = [&](const auto& set) { return set.characteristic == view.characteristic; };
    const auto set = std::find_if(sets.begin(), sets.end(), of_view);
    if (set == sets.end()) continue;
    const auto id = "representation." + view.id;
    auto m = one(material, view, settings, standards, id);
    m.id = id;
    m.title = view.title + ", against the population";
    m.characteristic = view.characteristic;
    if (m.source.document.empty()) m.source = set->source;
    out.push_back(std::move(m));
  }
  return out;
}

}  // namespace evenhand::measures
