#include "core/measures/counting.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>

namespace evenhand::measures {
namespace {

using intake::Population;
using standards::Condition;

// Whether each row meets the conditions; false when a column that they ask about is not there.
class Filter {
 public:
  Filter(const Population& population, std::span<const Condition> conditions) : population_(population) {
    for (const auto& condition : conditions) {
      Test test;
      test.work = condition.role == "work";
      if (!population.supplies(condition.role)) {
        lacking_ = condition.role;
        return;
      }
      test.passes.fill(condition.negate);
      if (test.work) {
        for (const auto& id : condition.is) test.passes[static_cast<std::size_t>(work_named(id))] = !condition.negate;
      } else {
        const auto* column = population.find(condition.role);
        test.codes = column->codes;
        for (const auto& id : condition.is) {
          if (const auto c = standards::find_category(*column->vocabulary, id)) test.passes[*c] = !condition.negate;
        }
      }
      tests_.push_back(test);
    }
  }

  const std::string& lacking() const { return lacking_; }
  bool passes_all() const { return tests_.empty(); }

  bool passes(std::size_t row) const {
    return std::all_of(tests_.begin(), tests_.end(), [&](const Test& test) {
      return test.passes[test.work ? static_cast<std::size_t>(population_.work[row]) : test.codes[row]];
    });
  }

 private:
  struct Test {
    bool work = false;
    std::span<const std::uint8_t> codes;
    std::array<bool, 256> passes{};
  };

  static standards::Work work_named(std::string_view id) {
    using standards::Work;
    return id == "clinical" ? Work::clinical : id == "medical" ? Work::medical : Work::non_clinical;
  }

  const Population& population_;
  std::string lacking_;
  std::vector<Test> tests_;
};

// The codes of each group among the rows that were picked out.
Tally::Rows rows_of(const Part& part, const intake::CodedColumn& column, const ViewGroups& view) {
  const auto& population = *part.population;
  const auto unknown = std::size_t{view.unknown()};
  if (part.all && column.supplied) return {coding_of(population, column), codes_by_group(view.of, unknown + 1)};
  const auto not_picked = static_cast<std::uint16_t>(unknown + 1);
  std::vector<std::uint16_t> codes(population.size, part.all ? view.unknown() : not_picked);
  std::vector<std::uint32_t> people(part.all ? 0 : population.size);
  // A row that counts in both years is picked twice.
  for (const auto& entry : part.entries) {
    codes[entry.row] = column.supplied ? view.of[column.codes[entry.row]] : view.unknown();
    people[entry.row] += entry.people;
  }
  bool by_weight = true;
  for (std::size_t row = 0; row < people.size(); ++row) {
    by_weight = by_weight && (codes[row] == not_picked || people[row] == population.weight(row));
  }
  if (by_weight) people.clear();
  std::vector<Codes> of;
  for (std::uint16_t g = 0; g < not_picked; ++g) of.push_back({g});
  return {std::make_shared<Coding>(population, std::move(codes), std::move(people)), std::move(of)};
}

}  // namespace

std::span<const Population* const> Material::of(std::string_view kind) const {
  if (kind == "staff") return {&workforce, 1};
  const auto it = populations.find(kind);
  return it == populations.end() ? std::span<const Population* const>() : std::span(it->second);
}

std::uint8_t ViewGroups::find(std::string_view id) const {
  for (std::uint8_t g = 0; g < groups.size(); ++g) {
    if (groups[g].id == id) return g;
  }
  return unknown();
}

// Sources disagree on Chinese.
std::string_view chosen_grouping(std::string_view grouping, const intake::Settings& settings,
                                 const standards::Standards& standards) {
  const bool other = intake::rule(settings, standards, "chinese_five_groups") == "other";
  return grouping == "five_census" && other ? std::string_view("five_data_dictionary") : grouping;
}

ViewGroups groups_of(const standards::View& view, const standards::Vocabulary& vocabulary,
                     const intake::Settings& settings, const standards::Standards& standards) {
  ViewGroups out;
  out.view = &view;
  out.vocabulary = &vocabulary;
  auto grouping = chosen_grouping(view.grouping, settings, standards);
  if (const auto* groups = standards::find_grouping(vocabulary, grouping)) {
    out.groups = groups->groups;
  } else {
    grouping = {};
    for (const auto& c : vocabulary.categories) {
      if (c.known) out.groups.push_back({c.id, c.label});
    }
  }
  out.of.fill(out.unknown());
  for (std::size_t c = 0; c < vocabulary.categories.size(); ++c) {
    const auto& category = vocabulary.categories[c];
    if (!category.known) continue;
    out.of[c] = out.find(grouping.empty() ? std::string_view(category.id) : standards::group_of(category, grouping));
  }
  return out;
}

ViewGroups groups_of(const standards::View& view, const intake::Settings& settings,
                     const standards::Standards& standards) {
  const auto* characteristic = standards::find_characteristic(standards, view.characteristic);
  return groups_of(view, *standards::find_vocabulary(standards, characteristic->vocabulary), settings, standards);
}

Gathered gather(const Material& material, const standards::Selection& selection, bool this_year_only) {
  Gathered out;
  // The same person counts once a year, in whichever file.
  std::vector<std::unordered_set<std::uint64_t>> seen(std::max<std::size_t>(1, selection.counts.size()));
  for (const auto* population : material.of(selection.kind)) {
    const Filter filter(*population, selection.where);
    if (!filter.lacking().empty()) {
      out.lacking = filter.lacking();
      continue;
    }
    Part part{population, selection.counts.empty() && !selection.people && filter.passes_all(), {}};
    if (part.all) {
      out.parts.push_back(std::move(part));
      continue;
    }
    const auto add = [&](std::size_t row, std::uint32_t people, std::size_t year) {
      if (people == 0 || !filter.passes(row)) return;
      if (selection.people && !population->persons.empty() && population->persons[row] != 0) {
        if (!seen[year].insert(population->persons[row]).second) return;
        people = 1;
      }
      part.entries.push_back({static_cast<std::uint32_t>(row), people});
    };
    bool complete = true;
    for (std::size_t c = 0; c < selection.counts.size(); ++c) {
      const auto* counts = population->find_counts(selection.counts[c]);
      const bool last = selection.counts[c] == "last_year";
      if (last && this_year_only) continue;
      if (counts == nullptr) {
        out.lacking = selection.counts[c];
        complete = false;
        continue;
      }
      for (std::size_t row = 0; row < population->size; ++row) add(row, counts->counts[row], c);
    }
    out.last_year = out.last_year || population->covers_last_year;
    if (const auto* last = population->find_counts("last_year")) {
      out.last_year =
          out.last_year || std::any_of(last->counts.begin(), last->counts.end(), [](auto n) { return n > 0; });
    }
    if (selection.counts.empty()) {
      for (std::size_t row = 0; row < population->size; ++row) add(row, population->weight(row), 0);
    }
    if (complete) out.parts.push_back(std::move(part));
  }
  if (!out.parts.empty()) out.lacking.clear();
  return out;
}

std::uint64_t Tally::total() const { return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}); }

Whom Tally::whom(std::initializer_list<std::size_t> groups) const {
  Whom out;
  for (const auto& part : rows) {
    Codes codes;
    for (const auto g : groups) codes.insert(part.codes[g]);
    out.blocks.push_back({{{part.coding, std::move(codes)}}});
  }
  return out;
}

Whom Tally::whom_known(std::size_t except) const {
  Whom out;
  for (const auto& part : rows) {
    Codes codes;
    for (std::size_t g = 0; g + 1 < part.codes.size(); ++g) {
      if (g != except) codes.insert(part.codes[g]);
    }
    out.blocks.push_back({{{part.coding, std::move(codes)}}});
  }
  return out;
}

Whom Tally::whom_all() const {
  auto out = whom_known();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& unknown = rows[i].codes.back();
    out.blocks[i].conditions.front().codes.insert(unknown);
  }
  return out;
}

Tally tally(const Gathered& gathered, const ViewGroups& view) {
  Tally out;
  out.counts.assign(view.groups.size() + 1, 0);
  for (const auto& part : gathered.parts) {
    const auto& population = *part.population;
    const auto* column = population.find(view.view->characteristic);
    if (column == nullptr) continue;  // a ready-made table of another characteristic
    if (column->supplied) {
      out.supplied = true;
      for (const auto& note : column->notes) {
        if (std::find(out.notes.begin(), out.notes.end(), note) == out.notes.end()) out.notes.push_back(note);
      }
    }
    if (population.tells_whom) out.rows.push_back(rows_of(part, *column, view));
    const auto group = [&](std::size_t row) { return column->supplied ? view.of[column->codes[row]] : view.unknown(); };
    if (part.all) {
      for (std::size_t row = 0; row < population.size; ++row) out.counts[group(row)] += population.weight(row);
    } else {
      for (const auto& entry : part.entries) out.counts[group(entry.row)] += entry.people;
    }
  }
  return out;
}

std::uint64_t seed_of(std::string_view id) {
  std::uint64_t hash = 14695981039346656037U;  // FNV-1a
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

std::string lower_first(std::string text) {
  if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && !(text[1] >= 'A' && text[1] <= 'Z')) {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

std::string upper_first(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string name_in_files(std::string_view characteristic, const standards::Standards& standards) {
  const auto* column = standards::find_column(*standards::find_kind(standards, "staff"), characteristic);
  if (column != nullptr) return lower_first(column->label);
  const auto* c = standards::find_characteristic(standards, characteristic);
  return lower_first(c != nullptr ? c->label : std::string(characteristic));
}

std::string no_file(std::string_view kind, const standards::Standards& standards) {
  if (kind == "staff") return "No staff list was given. Add one to work this out.";
  if (kind == "survey") return "No file of staff survey results was given. Add one to work this out.";
  if (kind == "patients") return "No file of feedback from patients was given. Add one to work this out.";
  const auto* k = standards::find_kind(standards, kind);
  return "No file of " + lower_first(k != nullptr ? k->label : std::string(kind)) +
         " was given. Add one to work this out.";
}

std::string no_column(std::string_view kind, std::string_view role, const standards::Standards& standards) {
  const auto* k = standards::find_kind(standards, kind);
  const auto* column = k != nullptr ? standards::find_column(*k, role) : nullptr;
  auto name = column != nullptr ? lower_first(column->label) : std::string(role);
  if (role == "work") name = "whether the work is clinical";
  const auto file =
      kind == "staff" ? std::string("staff file") : "file of " + lower_first(k != nullptr ? k->label : "");
  return "The " + file + " has no column for " + name + ". Add the column to work this out.";
}

}  // namespace evenhand::measures
