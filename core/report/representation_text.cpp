#include "core/report/representation_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "core/report/decimal.h"
#include "core/report/format.h"

namespace evenhand::report {
namespace {

using measures::CategoryCount;
using measures::Composition;
using measures::Measure;

// "BME people are", "People in the group “Asian: Indian” are".
std::string who(const Measure& m, const CategoryCount& c) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> names{
      {{"bme", "BME people"},
       {"white", "White people"},
       {"disabled", "Disabled people"},
       {"non_disabled", "Non-disabled people"},
       {"female", "Women"},
       {"male", "Men"}}};
  // Of five groups "White" stands beside "Asian": there all are named alike.
  if (m.id == "representation.ethnicity" || m.characteristic != "ethnicity") {
    for (const auto& [id, name] : names) {
      if (c.id == id) return std::string(name) + " are ";
    }
  }
  if (m.characteristic == "age") return "People aged " + c.label + " are ";
  return "People in the group “" + c.label + "” are ";
}

// Ages are estimated, everything else was asked.
std::string of_population(const Measure& m) {
  return m.characteristic == "age" ? " of the people in " : " of those who answered in ";
}

double share(const Composition& c, const CategoryCount& category) { return percent(category.count, c.known); }

double ratio(const Composition& c, const CategoryCount& category) {
  return share(c, category) / category.benchmark->percent;
}

// As printed, so that a sentence never calls 19.0% above 19.0%.
std::string against(const Composition& c, const CategoryCount& category) {
  const auto ours = decimal_text(share(c, category), 1);
  const auto theirs = decimal_text(category.benchmark->percent, 1);
  return ours == theirs                                     ? "as in the benchmark, to one decimal"
         : share(c, category) > category.benchmark->percent ? "above the benchmark"
                                                            : "below the benchmark";
}

std::string said(const Measure& m, const Composition& c, const CategoryCount& category, bool in_full) {
  return who(m, category) + percent_text(category.count, c.known) +
         (in_full ? " of staff whose answer is known (" : " (") + count_text(category.count) + " of " +
         count_text(c.known) + ") against " + decimal_text(category.benchmark->percent, 1) + "%" +
         (in_full ? of_population(m) + c.comparison->label : std::string()) + ": " + against(c, category) + ".";
}

// Groups of which enough people would be expected to say anything, furthest below first.
std::vector<const CategoryCount*> compared(const Composition& c) {
  std::vector<const CategoryCount*> out;
  for (const auto& category : c.categories) {
    if (category.benchmark && category.benchmark->percent > 0 && (category.benchmark->counts || !c.comparison->rated)) {
      out.push_back(&category);
    }
  }
  std::stable_sort(out.begin(), out.end(), [&](const auto* a, const auto* b) { return ratio(c, *a) < ratio(c, *b); });
  return out;
}

std::size_t small_groups(const Composition& c) {
  return static_cast<std::size_t>(std::count_if(c.categories.begin(), c.categories.end(), [](const auto& category) {
    return category.benchmark && !category.benchmark->counts;
  }));
}

}  // namespace

std::string representation_sentence(const Measure& m, const Composition& c) {
  const auto& comparison = *c.comparison;
  auto groups = compared(c);
  std::string out;
  if (groups.empty()) {
    out = "Too few people to compare with " + comparison.label + ": the answer is known for " + count_text(c.known) +
          (c.known == 1 ? " member of staff" : " staff") + ", and too few would be expected in any group.";
  } else {
    // Of two groups the one speaks for the other, and the report speaks of the smaller part of the population.
    if (groups.size() == 2 && (groups[1]->id == "bme" || groups[1]->id == "disabled")) std::swap(groups[0], groups[1]);
    out = said(m, c, *groups.front(), true);
    if (groups.size() > 1) out += " " + said(m, c, *groups.back(), false);
    if (comparison.rated && groups.size() > 2) {
      const auto below = std::count_if(groups.begin(), groups.end(), [&](const auto* g) {
        return g->benchmark->p_adjusted && *g->benchmark->p_adjusted < 0.05 && ratio(c, *g) < 1;
      });
      const auto above = std::count_if(groups.begin(), groups.end(), [&](const auto* g) {
        return g->benchmark->p_adjusted && *g->benchmark->p_adjusted < 0.05 && ratio(c, *g) > 1;
      });
      const auto size = std::to_string(groups.size());
      out += below + above == 0
                 ? " None of the " + size + " groups differs by more than chance allows."
                 : " By more than chance allows, " + std::to_string(below) + " of the " + size + " groups " +
                       (below == 1 ? "is" : "are") + " below the benchmark and " + std::to_string(above) + " above.";
    }
  }
  if (comparison.rated && !groups.empty()) {
    if (const auto small = small_groups(c); small > 0) {
      out += " " + std::to_string(small) + (small == 1 ? " group is" : " groups are") + " too small here to compare.";
    }
  }
  if (!comparison.rated) out += " Shown as context only.";
  if (m.unknown > 0) out += " Not known or not compared: " + share_text(m.unknown, m.base) + ".";
  return out;
}

std::string representation_how(const Measure& m, const Composition& c) {
  const auto& comparison = *c.comparison;
  std::string out = "Share = people in the group ÷ " + count_text(c.known) + " staff whose answer is known";
  if (m.unknown > 0) out += ", of " + count_text(m.base) + " staff";
  out += ". Benchmark = people in the group ÷ all" + std::string(m.characteristic == "age" ? "" : " who answered") +
         ", in " + comparison.label + ". Intervals are Wilson’s for the staff, 95%; the population is taken as known.";
  if (!comparison.rated) return out + " " + comparison.why_not;
  out +=
      " Each group is tested by the exact binomial test (mid-p), and the p-values are adjusted for the number of "
      "groups "
      "(Benjamini–Hochberg). A residual says how many standard deviations the count lies from what would be expected.";
  if (comparison.p_method == "chi_square") {
    out += " All groups together are tested by χ².";
  } else if (comparison.p_method == "monte_carlo") {
    out +=
        " All groups together are tested by 2,000 random draws from the population, because fewer than five people "
        "would "
        "be expected in some group.";
  }
  return out + " A group counts for the rating when enough people would be expected in it.";
}

}  // namespace evenhand::report
