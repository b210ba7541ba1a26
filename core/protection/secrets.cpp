#include "core/protection/secrets.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

#include "core/protection/choice.h"

namespace evenhand::protection {
namespace {

using intake::Protection;
using measures::Measure;

constexpr std::uint32_t none = nothing;

// The numbers of one measure, by place.
class Places {
 public:
  Places(const Register& all, std::size_t measure, std::size_t from) {
    for (std::size_t p = from; p < all.printed.size() && all.printed[p].measure == measure; ++p)
      at_.emplace(all.printed[p].place, p);
  }
  std::optional<std::size_t> find(const std::string& place) const {
    const auto it = at_.find(place);
    return it == at_.end() ? std::nullopt : std::optional(it->second);
  }

 private:
  std::map<std::string, std::size_t, std::less<>> at_;
};

// Some of a whole: what is printed of each.
struct PartOf {
  std::string part;
  std::string whole;
};

void pairs_in(const measures::Rate& r, std::vector<PartOf>& out) {
  for (const auto& g : r.groups) out.push_back({"groups/" + g.id + "/numerator", "groups/" + g.id + "/denominator"});
}

void pairs_in(const measures::Likelihood& l, std::vector<PartOf>& out) {
  for (const auto& g : l.groups) out.push_back({"groups/" + g.id + "/events", "groups/" + g.id + "/base"});
  out.push_back({"unknown_events", "unknown"});
}

void pairs_in(const measures::Compliance& c, std::vector<PartOf>& out) {
  out.push_back({"done", "due"});
  for (const auto& g : c.groups) out.push_back({"groups/" + g.id + "/done", "groups/" + g.id + "/due"});
}

void pairs_in(const measures::Collection& c, std::vector<PartOf>& out) {
  for (const auto& row : c.rows) {
    for (const auto& column : c.columns)
      out.push_back({"rows/" + row.id + "/" + column.id + "/known", "rows/" + row.id + "/" + column.id + "/base"});
  }
}

template <class Other>
void pairs_in(const Other&, std::vector<PartOf>&) {}

// What boards and the law want to see comes before all else, then the large.
int importance(const Measure& m, const std::string& place) {
  if (m.id.starts_with("pay_gap.sex.")) return 1;
  const bool standard = m.id.starts_with("wres.") || m.id.starts_with("wdes.");
  return standard && (place.starts_with("overall/") || place.starts_with("groups/")) ? 2 : 3;
}

bool is_survey(const Measure& m, const standards::Standards& standards) {
  if (m.id.starts_with("survey.")) return true;
  const auto& list = standards.survey.measures;
  return std::any_of(list.begin(), list.end(), [&](const auto& s) { return s.id == m.id; });
}

class Maker {
 public:
  Maker(std::span<const Measure> measures, const Register& printed, const Protection& rules,
        const standards::Standards& standards)
      : measures_(measures), printed_(printed), rules_(rules), standards_(standards) {
    const auto n = printed.system.counts.size();
    importance_.assign(n, 3);
    rule_.assign(n, Rule::none);
    for (std::uint32_t c = 0; c < n; ++c) {
      counts_.push_back(printed.system.counts[c]);
      values_.push_back(printed.system.value(c));
      if (values_[c] > 0 && values_[c] < rules.threshold) rule_[c] = Rule::small;
      if (counts_[c].forced) rule_[c] = Rule::none;
      by_cells_.emplace(counts_[c].cells, c);
    }
  }

  Secrets make() {
    for (std::size_t p = 0; p < printed_.printed.size();) {
      const auto m = printed_.printed[p].measure;
      const Places places(printed_, m, p);
      look_at(measures_[m], places);
      for (; p < printed_.printed.size() && printed_.printed[p].measure == m; ++p) {
        const auto& number = printed_.printed[p];
        if (number.count != none)
          importance_[number.count] = std::min(importance_[number.count], importance(measures_[m], number.place));
        if (rules_.zeros && number.value == 0) out_.withheld.insert(p);
      }
    }
    force_headcount();
    return order();
  }

 private:
  void secret(std::uint32_t count, Rule rule) {
    if (count == none || counts_[count].forced || values_[count] == 0) return;
    if (rule_[count] == Rule::none) rule_[count] = rule;
  }

  // A count that nobody prints, but that can be found by subtraction.
  std::uint32_t unprinted(std::vector<std::uint32_t> cells) {
    const auto [it, fresh] = by_cells_.try_emplace(cells, static_cast<std::uint32_t>(counts_.size()));
    if (fresh) {
      std::uint64_t sum = 0;
      for (const auto cell : cells) sum += printed_.system.cells[cell];
      counts_.push_back({std::move(cells)});
      values_.push_back(sum);
      rule_.push_back(Rule::none);
      importance_.push_back(4);
    }
    return it->second;
  }

  void look_at(const Measure& m, const Places& places) {
    std::vector<PartOf> pairs;
    std::visit([&](const auto& figures) { pairs_in(figures, pairs); }, m.figures);
    for (const auto& pair : pairs) {
      const auto part = places.find(pair.part);
      const auto whole = places.find(pair.whole);
      if (part && whole) look_at(is_survey(m, standards_), *part, *whole);
    }
  }

  void look_at(bool survey, std::size_t part, std::size_t whole) {
    const auto& some = printed_.printed[part];
    const auto& all = printed_.printed[whole];
    if (survey && all.value < rules_.survey_minimum) {
      secret(some.count, Rule::survey);
      if (some.value == 0 && all.value > 0) out_.withheld.insert(part);
    }
    if (all.count == none || some.value > all.value) return;
    const auto rest = all.value - some.value;
    if (rules_.zeros && rest == 0) {
      out_.withheld.insert(part);
      secret(some.count, Rule::complement);
    }
    if (some.count == none) return;
    const auto& inner = counts_[some.count].cells;
    const auto& outer = counts_[all.count].cells;
    const bool within = std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
    if (!within) limits_.push_back({some.count, all.count});
    if (!rules_.complement || rest == 0 || rest >= rules_.threshold) return;
    if (!within) return secret(some.count, Rule::complement);
    std::vector<std::uint32_t> cells;
    std::set_difference(outer.begin(), outer.end(), inner.begin(), inner.end(), std::back_inserter(cells));
    secret(unprinted(std::move(cells)), Rule::complement);
  }

  // The workforce: the base of the first profile, whatever its size.
  void force_headcount() {
    for (const auto& number : printed_.printed) {
      if (number.place != "base" || number.count == none) continue;
      if (!measures_[number.measure].id.starts_with("profile.")) continue;
      counts_[number.count].forced = true;
      rule_[number.count] = Rule::none;
      return;
    }
  }

  Secrets order() {
    std::vector<std::uint32_t> order(counts_.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto key = [&](std::uint32_t c) {
      return std::tuple(counts_[c].forced ? 0 : importance_[c], ~values_[c], c);
    };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return key(a) < key(b); });
    out_.count_of.resize(counts_.size());
    auto& wanted = out_.wanted;
    wanted.system.cells = printed_.system.cells;
    wanted.width = static_cast<double>(rules_.threshold - 1);
    wanted.secondary = rules_.secondary;
    for (const auto c : order) {
      out_.count_of[c] = static_cast<std::uint32_t>(wanted.system.counts.size());
      wanted.system.counts.push_back(std::move(counts_[c]));
      wanted.primary.push_back(rule_[c] != Rule::none);
      out_.rules.push_back(rule_[c]);
    }
    for (const auto& limit : limits_) wanted.limits.push_back({out_.count_of[limit.part], out_.count_of[limit.whole]});
    return std::move(out_);
  }

  std::span<const Measure> measures_;
  const Register& printed_;
  const Protection& rules_;
  const standards::Standards& standards_;
  std::vector<Count> counts_;
  std::vector<std::uint64_t> values_;
  std::vector<Rule> rule_;
  std::vector<int> importance_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> by_cells_;
  std::vector<Wanted::Limit> limits_;
  Secrets out_;
};

// Averages of one thing over groups that may hold each other: whoever knows two knows that of the difference.
struct Averages {
  struct Group {
    std::size_t measure;
    std::string id;
    std::uint32_t count;
  };
  std::vector<Group> groups;
  std::uint64_t least = 0;
};

}  // namespace

std::string_view to_string(Rule rule) {
  switch (rule) {
    case Rule::none:
      return "none";
    case Rule::small:
      return "small";
    case Rule::survey:
      return "survey";
    case Rule::complement:
      return "complement";
    case Rule::linked:
      return "linked";
    case Rule::bounds:
      return "bounds";
  }
  return "none";
}

std::string sentence_of(Rule rule, const Protection& rules) {
  switch (rule) {
    case Rule::small:
      return "Fewer than " + std::to_string(rules.round ? 8 : rules.threshold) + " people.";
    case Rule::survey:
      return "A survey group of fewer than " + std::to_string(rules.survey_minimum) + " answers.";
    case Rule::complement:
      return "Nearly all of a group, or none of it: that tells as much as a small number.";
    case Rule::linked:
      return "With this number, a small one could be worked out.";
    case Rule::bounds:
      return "With this number, a small one could be told too closely.";
    case Rule::none:
      break;
  }
  return {};
}

Secrets make_secrets(std::span<const Measure> measures, const Register& printed, const Protection& rules,
                     const standards::Standards& standards) {
  return Maker(measures, printed, rules, standards).make();
}

std::vector<std::set<std::string>> hidden_averages(std::span<const Measure> measures, const Register& printed,
                                                   const Protection& rules) {
  std::map<std::string, Averages> families;
  for (const auto& number : printed.printed) {
    const auto& m = measures[number.measure];
    const auto* pay = std::get_if<measures::PayGap>(&m.figures);
    const auto* score = std::get_if<measures::Score>(&m.figures);
    const bool mine =
        pay != nullptr ? number.place.ends_with("/count") : score != nullptr && number.place.ends_with("/base");
    if (!mine || !number.place.starts_with("groups/") || number.count == none) continue;
    const auto key = pay != nullptr ? std::string(pay->bonus ? "bonus" : "hourly") : "score of " + score->what;
    auto& family = families[key];
    family.least = pay != nullptr ? rules.pay_minimum : rules.survey_minimum;
    const auto from = std::string_view("groups/").size();
    family.groups.push_back({number.measure, number.place.substr(from, number.place.rfind('/') - from), number.count});
  }
  std::vector<std::set<std::string>> out(measures.size());
  for (const auto& item : families) {
    const auto& family = item.second;
    System system;
    system.cells = printed.system.cells;
    std::vector<std::uint32_t> used;
    for (const auto& g : family.groups) used.push_back(g.count);
    const auto larger = [&](auto a, auto b) {
      return std::pair(~printed.system.value(a), a) < std::pair(~printed.system.value(b), b);
    };
    std::sort(used.begin(), used.end(), larger);
    used.erase(std::unique(used.begin(), used.end()), used.end());
    std::vector<std::uint8_t> few;
    for (const auto c : used) {
      system.counts.push_back({printed.system.counts[c].cells});
      few.push_back(printed.system.value(c) < family.least);
    }
    const auto choice = choose_shown(system, few);
    for (const auto& g : family.groups) {
      const auto at = std::find(used.begin(), used.end(), g.count) - used.begin();
      if (choice.states[static_cast<std::size_t>(at)] != State::shown) out[g.measure].insert(g.id);
    }
  }
  return out;
}

}  // namespace evenhand::protection
