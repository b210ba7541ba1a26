#include <array>
#include <utility>

#include "core/intake/resolved.h"

namespace evenhand::intake {

std::string_view set_aside_label(std::string_view reason) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 34> labels{{
      {"bank", "Bank contracts"},
      {"honorary", "Honorary contracts"},
      {"non_executive", "Non-executive directors and chairs"},
      {"assignment_ended", "Assignments that have ended"},
      {"left_before_snapshot", "Left before the snapshot date"},
      {"starts_after_snapshot", "Start after the snapshot date"},
      {"no_known_column", "No column of the file was recognised"},
      {"unreadable_count", "The count could not be read"},
      {"wider_area", "Areas that hold other areas of the file"},
      {"second_area", "Percentages of a second area"},
      {"does_not_apply", "Does not apply: people who were not asked"},
      {"second_assignment", "Further posts of somebody already counted"},
      {"outside_period", "Dated outside the reporting year"},
      {"person_set_aside", "About somebody on a bank, honorary or non-executive contract"},
      {"offer_declined", "Offered the post and declined"},
      {"section_heading", "Headings inside the table"},
      {"unknown_heading", "The heading names no characteristic that is known"},
      {"unknown_question", "The question or theme is not known"},
      {"unknown_characteristic", "The characteristic is not known"},
      {"unmatched_group", "The group is not known"},
      {"no_base", "No number of answers to go with it"},
      {"numerator_over_denominator", "More answers counted than there are"},
      {"duplicate_line", "The same line again"},
      {"hidden_figure", "The figure is hidden or blank"},
      {"question_not_used", "Questions that the report does not use"},
      {"impossible_figure", "Figures that cannot be"},
      {"stages_do_not_fit", "More people at a later stage than at an earlier one"},
      {"blank", "Blank rows"},
      {"repeated_header", "The header again"},
      {"total", "Rows of totals"},
      {"footnote", "Notes"},
      {"second_table", "A second table"},
      {"too_many_cells", "Rows with more cells than the header"},
      {"nothing_to_use", "Nothing in the row can be used"},
  }};
  for (const auto& [id, label] : labels) {
    if (id == reason) return label;
  }
  return reason;
}

void count_set_aside(std::vector<SetAside>& items, std::string_view reason) {
  for (auto& item : items) {
    if (item.reason == reason) {
      ++item.rows;
      return;
    }
  }
  items.push_back({std::string(reason), 1});
}

const CodedColumn* Population::find(std::string_view id) const {
  for (const auto& column : coded) {
    if (column.id == id) return &column;
  }
  return nullptr;
}

const LabelColumn* Population::find_labels(std::string_view id) const {
  for (const auto& column : labelled) {
    if (column.id == id) return &column;
  }
  return nullptr;
}

const CountColumn* Population::find_counts(std::string_view id) const {
  for (const auto& column : counted) {
    if (column.id == id) return &column;
  }
  return nullptr;
}

const DayColumn* Population::find_days(std::string_view id) const {
  for (const auto& column : dated) {
    if (column.id == id) return &column;
  }
  return nullptr;
}

bool Population::supplies(std::string_view id) const {
  if (id == "work") return work_supplied;
  const auto* words = find(id);
  return words != nullptr && words->supplied;
}

}  // namespace evenhand::intake
