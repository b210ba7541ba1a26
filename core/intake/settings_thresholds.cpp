#include <cmath>

#include "core/intake/settings_reader.h"

namespace evenhand::intake {
namespace {

using json = SettingsReader::json;

// Numbers of people and of points; a ratio's lower limit stays below 1 and its upper above.
bool is_sensible(std::string_view threshold, std::string_view name, double value) {
  if (!std::isfinite(value) || value < 0 || value > 1000) return false;
  if (name == "within_low") return value > 0 && value <= 1;
  if (name == "within_high") return value >= 1;
  if (name.ends_with("_percent")) return value <= 100;
  if (threshold == "least_base") return value >= 1 && value == std::floor(value);
  return true;
}

void read_one(const standards::Threshold& known, const json& numbers, SettingsReader& reader, Settings& out) {
  for (const auto& item : numbers.items()) {
    const auto& name = item.key();
    const bool is_known = known.value(name) != 0 || [&] {
      for (const auto& pair : known.values) {
        if (pair.first == name) return true;
      }
      return false;
    }();
    if (!is_known) {
      reader.fault("thresholds", name, "The threshold " + known.label + " has no number of this name.");
    } else if (!item.value().is_number() || !is_sensible(known.id, name, item.value().get<double>())) {
      reader.fault("thresholds", item.value().dump().substr(0, 80),
                   "This is no usable number for the threshold " + known.label + ".");
    } else {
      out.thresholds[known.id][name] = item.value().get<double>();
    }
  }
}

}  // namespace

void read_thresholds(const json& j, SettingsReader& reader, Settings& out) {
  const auto* chosen = reader.member(j, "thresholds", json::value_t::object, "an object by threshold");
  if (chosen == nullptr) return;
  for (const auto& item : chosen->items()) {
    const auto* known = standards::find_threshold(reader.standards, item.key());
    if (known == nullptr) {
      reader.fault("thresholds", item.key(), "No threshold has this name.");
    } else if (item.value().is_number() && known->values.size() == 1) {
      const json numbers = {{known->values.front().first, item.value()}};
      read_one(*known, numbers, reader, out);
    } else if (item.value().is_object()) {
      read_one(*known, item.value(), reader, out);
    } else {
      reader.fault("thresholds", item.key(), "A threshold should be an object of numbers.");
    }
  }
}

double threshold(const Settings& settings, const standards::Standards& standards, std::string_view id,
                 std::string_view name) {
  if (const auto it = settings.thresholds.find(std::string(id)); it != settings.thresholds.end()) {
    if (const auto number = it->second.find(std::string(name)); number != it->second.end()) return number->second;
  }
  const auto* known = standards::find_threshold(standards, id);
  return known != nullptr ? known->value(name) : 0;
}

}  // namespace evenhand::intake
