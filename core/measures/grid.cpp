#include <array>

#include "core/measures/measures.h"

namespace evenhand::measures {
namespace {

using intake::CodedColumn;
using intake::Population;
using standards::Work;

constexpr std::size_t work_kinds = 4;

// Group index of every category of the characteristic; the last group takes whatever is unknown.
std::array<std::uint8_t, 256> grid_groups_of(const CodedColumn& column, const standards::GridDefinition& definition) {
  std::array<std::uint8_t, 256> out;
  const auto unknown = static_cast<std::uint8_t>(definition.groups.size() - 1);
  out.fill(unknown);
  for (std::size_t c = 0; c < column.vocabulary->categories.size(); ++c) {
    const auto& category = column.vocabulary->categories[c];
    if (!category.known) continue;
    const auto group = definition.grouping.empty() ? std::string_view(category.id)
                                                   : standards::group_of(category, definition.grouping);
    for (std::uint8_t g = 0; g < definition.groups.size(); ++g) {
      if (definition.groups[g].id == group) out[c] = g;
    }
  }
  return out;
}

// Which rows of a grid a person stands in, by kind of work and then pay band or medical grade.
class GridPlaces {
 public:
  explicit GridPlaces(const standards::GridDefinition& definition, const CodedColumn& bands,
                      const CodedColumn& grades) {
    std::size_t row = 0;
    for (const auto& block : definition.blocks) {
      for (const auto& rule : block.rows) {
        const auto& column = block.work == Work::medical ? grades : bands;
        for (const auto& id : block.work == Work::medical ? rule.medical_grades : rule.pay_bands) {
          if (const auto c = standards::find_category(*column.vocabulary, id)) {
            auto& place = places_[static_cast<std::size_t>(block.work)][*c];
            (rule.of_which ? place.of_which : place.row) = row + 1;
          }
        }
        ++row;
      }
    }
  }

  struct Place {
    std::size_t row = 0;  // index + 1, 0 for none
    std::size_t of_which = 0;
  };

  const Place& find(Work work, std::uint8_t code) const { return places_[static_cast<std::size_t>(work)][code]; }

 private:
  std::array<std::array<Place, 256>, work_kinds> places_{};
};

}  // namespace

Measure grid(const Population& workforce, const standards::GridDefinition& definition) {
  Measure m;
  const auto& column = *workforce.find(definition.characteristic);
  const auto& bands = *workforce.find("pay_band");
  const auto& grades = *workforce.find("medical_grade");
  Grid out;
  out.groups = definition.groups;
  out.how = definition.how;
  for (std::size_t g = 0; g < out.groups.size(); ++g) {
    if (out.groups[g].id == definition.focus) out.focus = g;
  }
  const auto new_row = [&](std::string id, std::string label, std::string section, bool of_which) {
    return GridRow{std::move(id),
                   std::move(label),
                   std::move(section),
                   of_which,
                   0,
                   std::vector<std::uint64_t>(definition.groups.size())};
  };
  for (const auto& block : definition.blocks) {
    for (const auto& rule : block.rows) out.rows.push_back(new_row(rule.id, rule.label, block.label, rule.of_which));
  }
  out.overall = new_row("overall", "Whole workforce", "", false);
  auto no_band = new_row("not_placed.no_pay_band", "Pay band or grade in none of the rows above", "Not placed", false);
  auto no_work = new_row("not_placed.no_work", "Not known whether clinical", "Not placed", false);

  const auto group_of = grid_groups_of(column, definition);
  const GridPlaces places(definition, bands, grades);
  // Two codes a person: the row, and the row of which it is a part; two more rows for whoever has no place.
  const auto rows = out.rows.size();
  const bool tells = workforce.tells_whom;
  std::vector<std::uint16_t> row_of(tells ? workforce.size : 0);
  std::vector<std::uint16_t> of_which(row_of.size(), static_cast<std::uint16_t>(rows + 2));
  for (std::size_t i = 0; i < workforce.size; ++i) {
    const auto group = group_of[column.codes[i]];
    const auto people = workforce.weight(i);
    const auto put = [&](GridRow& row) {
      row.headcount += people;
      row.counts[group] += people;
    };
    put(out.overall);
    const auto work = workforce.work[i];
    const auto& codes = work == Work::medical ? grades : bands;
    const auto place = codes.supplied ? places.find(work, codes.codes[i]) : GridPlaces::Place{};
    if (place.row > 0) {
      put(out.rows[place.row - 1]);
      if (tells) row_of[i] = static_cast<std::uint16_t>(place.row - 1);
      if (place.of_which == 0) continue;
      put(out.rows[place.of_which - 1]);
      if (tells) of_which[i] = static_cast<std::uint16_t>(place.of_which - 1);
    } else {
      put(work == Work::unknown ? no_work : no_band);
      if (tells) row_of[i] = static_cast<std::uint16_t>(work == Work::unknown ? rows + 1 : rows);
    }
  }
  if (tells) {
    const auto answers = coding_of(workforce, column);
    const auto codes = codes_by_group(group_of, definition.groups.size());
    const auto tell = [&](const std::string& place, const Whom& whom) {
      m.made.push_back({place + "/headcount", whom});
      for (std::size_t g = 0; g < codes.size(); ++g)
        m.made.push_back({place + "/" + definition.groups[g].id, whom.and_among(answers, codes[g])});
    };
    const auto in_row = std::make_shared<Coding>(workforce, std::move(row_of));
    const auto in_part = std::make_shared<Coding>(workforce, std::move(of_which));
    for (std::uint16_t r = 0; r < rows; ++r)
      tell("rows/" + out.rows[r].id, Whom::among(out.rows[r].of_which ? in_part : in_row, {r}));
    if (no_band.headcount > 0) tell("rows/" + no_band.id, Whom::among(in_row, {static_cast<std::uint16_t>(rows)}));
    if (no_work.headcount > 0) tell("rows/" + no_work.id, Whom::among(in_row, {static_cast<std::uint16_t>(rows + 1)}));
    tell("overall", Whom::everybody(answers));
    m.made.push_back({"base", Whom::everybody(answers)});
    m.made.push_back({"unknown", Whom::among(answers, codes.back())});
  }
  if (no_band.headcount > 0) out.rows.push_back(std::move(no_band));
  if (no_work.headcount > 0) out.rows.push_back(std::move(no_work));
  m.base = workforce.headcount;
  m.unknown = out.overall.counts.back();
  m.figures = std::move(out);
  return m;
}

}  // namespace evenhand::measures
