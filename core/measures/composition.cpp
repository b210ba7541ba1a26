#include <algorithm>
#include <array>
#include <numeric>

#include "core/measures/measures.h"

namespace evenhand::measures {
namespace {

using intake::CodedColumn;
using intake::LabelColumn;
using intake::Population;

void add(Composition& out, std::string_view id, std::string_view label, std::uint64_t count, bool known) {
  for (auto& category : out.categories) {
    if (category.id == id) {
      category.count += count;
      return;
    }
  }
  out.categories.push_back({std::string(id), std::string(label), count, known});
}

// A category's footnote belongs where the category is listed and somebody is in it, once.
void note(Measure& m, std::uint64_t count, const std::string& text) {
  if (count == 0 || text.empty()) return;
  if (std::find(m.notes.begin(), m.notes.end(), text) == m.notes.end()) m.notes.push_back(text);
}

// Whom the counts count: `codes_of` names the codes of each category, in their order.
void tell(Measure& m, const Composition& figures, const std::shared_ptr<const Coding>& coding,
          const std::vector<Codes>& codes_of) {
  Codes known;
  Codes unknown;
  for (std::size_t i = 0; i < figures.categories.size(); ++i) {
    const auto& category = figures.categories[i];
    (category.known ? known : unknown).insert(codes_of[i]);
    m.made.push_back({"categories/" + category.id, Whom::among(coding, codes_of[i])});
  }
  m.made.push_back({"base", Whom::everybody(coding)});
  m.made.push_back({"known", Whom::among(coding, std::move(known))});
  m.made.push_back({"unknown", Whom::among(coding, std::move(unknown))});
}

// The codes of each category that is listed: a group's are those of its known categories.
std::vector<Codes> codes_of(const Composition& figures, const standards::Vocabulary& vocabulary,
                            std::string_view grouping) {
  const bool grouped = !grouping.empty() && standards::find_grouping(vocabulary, grouping) != nullptr;
  std::vector<Codes> out;
  for (const auto& category : figures.categories) {
    auto& codes = out.emplace_back();
    if (category.id == "unmatched") codes.insert(intake::unmatched);
    for (std::uint16_t i = 0; i < vocabulary.categories.size(); ++i) {
      const auto& c = vocabulary.categories[i];
      if ((grouped && c.known ? standards::group_of(c, grouping) : std::string_view(c.id)) == category.id)
        codes.insert(i);
    }
  }
  return out;
}

void finish(Measure& m, Composition&& figures, std::uint64_t headcount) {
  for (const auto& category : figures.categories) {
    if (category.known) figures.known += category.count;
  }
  m.base = headcount;
  m.unknown = headcount - figures.known;
  m.figures = std::move(figures);
}

}  // namespace

std::vector<std::size_t> largest_first(std::span<const std::uint64_t> counts) {
  std::vector<std::size_t> order(counts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return counts[a] != counts[b] ? counts[a] > counts[b] : a < b; });
  return order;
}

std::vector<std::uint64_t> count_categories(const Population& workforce, const CodedColumn& column) {
  std::array<std::uint64_t, 256> counts{};
  if (workforce.weights.empty()) {
    for (const auto code : column.codes) ++counts[code];
  } else {
    for (std::size_t i = 0; i < column.codes.size(); ++i) counts[column.codes[i]] += workforce.weights[i];
  }
  const auto n = column.vocabulary->categories.size();
  std::vector<std::uint64_t> out(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(n));
  out.push_back(counts[intake::unmatched]);
  return out;
}

Measure composition(const Population& workforce, const CodedColumn& column, std::string_view grouping) {
  Measure m;
  Composition figures;
  const auto& vocabulary = *column.vocabulary;
  const auto counts = count_categories(workforce, column);
  const auto* groups = grouping.empty() ? nullptr : standards::find_grouping(vocabulary, grouping);
  if (groups != nullptr) {
    if (!groups->note.empty()) m.notes.push_back(groups->note);
    for (const auto& group : groups->groups) figures.categories.push_back({group.id, group.label, 0, true});
  }
  for (std::size_t i = 0; i < vocabulary.categories.size(); ++i) {
    const auto& c = vocabulary.categories[i];
    if (groups != nullptr && c.known) {
      add(figures, standards::group_of(c, grouping), {}, counts[i], true);
    } else if (c.show_always || counts[i] > 0) {
      add(figures, c.id, c.label, counts[i], c.known);
      note(m, counts[i], c.note);
    }
  }
  // Groups that only hold rare categories are listed when somebody is in them.
  if (groups != nullptr) {
    const auto rare = [&](const CategoryCount& group) {
      if (!group.known || group.count > 0) return false;
      return std::none_of(vocabulary.categories.begin(), vocabulary.categories.end(),
                          [&](const auto& c) { return c.show_always && standards::group_of(c, grouping) == group.id; });
    };
    std::erase_if(figures.categories, rare);
  }
  if (counts.back() > 0) add(figures, "unmatched", "Not matched yet", counts.back(), false);
  if (workforce.tells_whom) tell(m, figures, coding_of(workforce, column), codes_of(figures, vocabulary, grouping));
  finish(m, std::move(figures), workforce.headcount);
  return m;
}

Measure composition(const Population& workforce, const LabelColumn& column) {
  Measure m;
  Composition figures;
  std::vector<std::uint64_t> counts(column.labels.size());
  for (std::size_t i = 0; i < column.codes.size(); ++i) counts[column.codes[i]] += workforce.weight(i);
  std::vector<Codes> codes;
  for (const auto i : largest_first(counts)) {
    if (i == 0 || counts[i] == 0) continue;
    figures.categories.push_back({"label_" + std::to_string(i), column.labels[i], counts[i], true});
    codes.push_back({static_cast<std::uint16_t>(i)});
  }
  figures.categories.push_back({"not_recorded", column.labels[0], counts[0], false});
  codes.push_back({0});
  if (workforce.tells_whom) tell(m, figures, coding_of(workforce, column), codes);
  finish(m, std::move(figures), workforce.headcount);
  return m;
}

Measure declaration(const Population& workforce, const CodedColumn& column) {
  Measure m;
  std::array<bool, 256> known{};
  for (std::size_t i = 0; i < column.vocabulary->categories.size(); ++i)
    known[i] = column.vocabulary->categories[i].known;
  Rate rate;
  GroupRate all{"all", "All staff", 0, workforce.headcount};
  const bool tells = workforce.tells_whom;
  const auto answers = tells ? coding_of(workforce, column) : nullptr;
  const auto answered = tells ? answers_of(column, true) : Codes();
  if (tells) {
    m.made = {{"base", Whom::everybody(answers)},
              {"unknown", Whom::among(answers, answers_of(column, false))},
              {"groups/all/numerator", Whom::among(answers, answered)},
              {"groups/all/denominator", Whom::everybody(answers)}};
  }
  for (std::size_t i = 0; i < column.codes.size(); ++i) {
    if (known[column.codes[i]]) all.numerator += workforce.weight(i);
  }
  m.base = all.denominator;
  m.unknown = all.denominator - all.numerator;
  rate.groups.push_back(std::move(all));
  for (const auto& labels : workforce.labelled) {
    if (!labels.supplied || labels.labels.size() < 2) continue;
    std::vector<GroupRate> groups;
    for (std::size_t l = 0; l < labels.labels.size(); ++l) {
      groups.push_back({labels.id + "." + std::to_string(l), labels.labels[l], 0, 0});
    }
    for (std::size_t i = 0; i < labels.codes.size(); ++i) {
      auto& group = groups[labels.codes[i]];
      group.denominator += workforce.weight(i);
      if (known[column.codes[i]]) group.numerator += workforce.weight(i);
    }
    std::vector<std::uint64_t> sizes;
    for (const auto& group : groups) sizes.push_back(group.denominator);
    const auto places = tells ? coding_of(workforce, labels) : nullptr;
    for (const auto g : largest_first(sizes)) {
      if (sizes[g] == 0) continue;
      if (tells) {
        const auto there = Whom::among(places, {static_cast<std::uint16_t>(g)});
        m.made.push_back({"groups/" + groups[g].id + "/denominator", there});
        m.made.push_back({"groups/" + groups[g].id + "/numerator", there.and_among(answers, answered)});
      }
      rate.groups.push_back(std::move(groups[g]));
    }
  }
  m.figures = std::move(rate);
  return m;
}

}  // namespace evenhand::measures
