#include "core/standards/standards.h"

namespace evenhand::standards {
namespace {

template <class Items>
auto find_by_id(const Items& items, std::string_view id) -> const typename Items::value_type* {
  for (const auto& item : items) {
    if (item.id == id) return &item;
  }
  return nullptr;
}

}  // namespace

const Standards& standards() {
  static const Standards read = load(embedded_files()).standards;
  return read;
}

const Vocabulary* find_vocabulary(const Standards& s, std::string_view id) { return find_by_id(s.vocabularies, id); }

const Kind* find_kind(const Standards& s, std::string_view id) { return find_by_id(s.kinds, id); }

const Column* find_column(const Kind& kind, std::string_view role) {
  for (const auto& column : kind.columns) {
    if (column.role == role) return &column;
  }
  return nullptr;
}

const Characteristic* find_characteristic(const Standards& s, std::string_view id) {
  return find_by_id(s.characteristics, id);
}

const Threshold* find_threshold(const Standards& s, std::string_view id) { return find_by_id(s.thresholds, id); }

double Threshold::value(std::string_view name) const {
  for (const auto& [key, number] : values) {
    if (key == name) return number;
  }
  return 0;
}

const Grouping* find_grouping(const Vocabulary& v, std::string_view id) { return find_by_id(v.groupings, id); }

std::optional<std::uint8_t> find_category(const Vocabulary& v, std::string_view id) {
  for (std::size_t i = 0; i < v.categories.size(); ++i) {
    if (v.categories[i].id == id) return static_cast<std::uint8_t>(i);
  }
  return std::nullopt;
}

std::string_view group_of(const Category& category, std::string_view grouping) {
  for (const auto& [id, group] : category.groups) {
    if (id == grouping) return group;
  }
  return {};
}

std::string_view to_string(Values values) {
  switch (values) {
    case Values::identifier:
      return "identifier";
    case Values::vocabulary:
      return "vocabulary";
    case Values::labels:
      return "labels";
    case Values::date:
      return "date";
    case Values::number:
      return "number";
    case Values::text:
      return "unused";
  }
  return "unused";
}

std::string_view to_string(Work work) {
  switch (work) {
    case Work::non_clinical:
      return "non_clinical";
    case Work::clinical:
      return "clinical";
    case Work::medical:
      return "medical";
    case Work::unknown:
      return "unknown";
  }
  return "unknown";
}

}  // namespace evenhand::standards
