#include "core/intake/analyses.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

// Places in the vocabulary.
constexpr std::uint8_t chosen = 0;
constexpr std::uint8_t others = 1;
constexpr std::uint8_t not_recorded = 2;

bool holds(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

// Spellings that differ only in case or spaces are one label.
void by_label(const AnalysisChoice& choice, const File& file, std::span<const std::uint32_t> rows, CodedColumn& out) {
  const auto* column = file.table.find<ValueColumn>(choice.by);
  if (column == nullptr) return;
  out.supplied = true;
  std::vector<std::string> wanted;
  for (const auto& label : choice.is) wanted.push_back(standards::fold(label));
  std::vector<bool> found(wanted.size());
  std::vector<std::uint8_t> code_of_value;
  for (const auto& value : column->values()) {
    const auto at = std::find(wanted.begin(), wanted.end(), standards::fold(value.text));
    if (at != wanted.end()) found[static_cast<std::size_t>(at - wanted.begin())] = true;
    // Whoever has no site may work at any; a mark of one's own is made only on those whom it is about.
    const auto without = choice.by == "own_group" ? others : not_recorded;
    code_of_value.push_back(is_blank(value.text) ? without : at != wanted.end() ? chosen : others);
  }
  out.codes.reserve(rows.size());
  for (const auto row : rows) out.codes.push_back(code_of_value[column->code(row)]);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!found[i]) out.notes.push_back("“" + choice.is[i] + "” stands nowhere in the staff list.");
  }
}

void by_category(const AnalysisChoice& choice, const Population& people, CodedColumn& out) {
  const auto* column = people.find(choice.by);
  if (column == nullptr || !column->supplied) return;
  out.supplied = true;
  const auto& categories = column->vocabulary->categories;
  std::array<std::uint8_t, 256> code_of{};
  code_of.fill(not_recorded);
  for (std::size_t c = 0; c < categories.size(); ++c) {
    if (categories[c].known) code_of[c] = holds(choice.is, categories[c].id) ? chosen : others;
  }
  out.codes.reserve(column->codes.size());
  for (const auto code : column->codes) out.codes.push_back(code_of[code]);
}

// A blank date is somebody who did not transfer. A transfer still to come has not happened.
void by_transfer(const AnalysisChoice& choice, const File& file, const Settings& settings, Columns& columns,
                 std::span<const std::uint32_t> rows, const Population& people, CodedColumn& out) {
  const auto* dates = file.table.find<DateColumn>("transferred_in_date");
  const bool within_year = holds(choice.is, "year");
  if (dates == nullptr || (within_year && !settings.snapshot_date)) return;
  out.supplied = true;
  // Taken from the people where it stands, because reading a date tells its problems.
  const auto* known = people.find_days("transferred_in_date");
  const auto days = known != nullptr ? *known : columns.days("transferred_in_date");
  const auto until = settings.snapshot_date ? to_day(*settings.snapshot_date) : std::numeric_limits<Day>::max();
  const auto from = within_year ? months_after(*settings.snapshot_date, -12) : no_day;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto day = days.days[i];
    if (day == no_day) {
      out.codes.push_back(dates->dates[rows[i]] == blank_date ? others : not_recorded);
    } else {
      out.codes.push_back(day > from && day <= until ? chosen : others);
    }
  }
}

}  // namespace

const standards::Vocabulary& chosen_vocabulary() {
  static const standards::Vocabulary vocabulary = [] {
    standards::Vocabulary v;
    v.id = "chosen";
    v.label = "Chosen people";
    for (const auto& [id, label] : {std::pair{"chosen", "Chosen"}, std::pair{"others", "Everybody else"},
                                    std::pair{"not_recorded", "Not known"}}) {
      auto& category = v.categories.emplace_back();
      category.id = id;
      category.label = label;
    }
    v.categories.back().known = false;
    return v;
  }();
  return vocabulary;
}

std::string analysis_id(const AnalysisChoice& choice) { return "analysis." + std::to_string(choice.number); }

CodedColumn empty_choice(const AnalysisChoice& choice) {
  CodedColumn out;
  out.id = analysis_id(choice);
  out.vocabulary = &chosen_vocabulary();
  return out;
}

CodedColumn chosen_people(const AnalysisChoice& choice, const File& file, const Settings& settings, Columns& columns,
                          std::span<const std::uint32_t> rows, const Population& people) {
  auto out = empty_choice(choice);
  if (choice.by == "transferred_in") {
    by_transfer(choice, file, settings, columns, rows, people, out);
  } else if (choice.by == "pay_band" || choice.by == "staff_group") {
    by_category(choice, people, out);
  } else {
    by_label(choice, file, rows, out);
  }
  return out;
}

}  // namespace evenhand::intake
