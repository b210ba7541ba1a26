// The one rating rule: is the gap within its threshold, is the evidence clear, is it getting better.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/settings.h"
#include "core/measures/measure.h"
#include "core/standards/standards.h"

namespace evenhand::report {

enum class Colour : std::uint8_t { none, green, amber, red };
enum class Trend : std::uint8_t { unknown, better, same, worse };

struct PastFigure;

struct Rating {
  Colour colour = Colour::none;
  bool within = false;
  bool clear = false;  // is the evidence clear
  Trend trend = Trend::unknown;
  std::string reason;     // a sentence
  std::string threshold;  // id; empty: not rated
  std::string group;      // that decided, where there are several
  std::string group_label;
  std::optional<double> distance;  // from parity or from what is wanted, 0 or more, in the threshold's unit
};

/// Thresholds as chosen by the user, else the default ones.
struct Limits {
  const intake::Settings& settings;
  const standards::Standards& standards;

  double value(std::string_view id, std::string_view name) const {
    return intake::threshold(settings, standards, id, name);
  }
  std::uint64_t least_base() const { return static_cast<std::uint64_t>(value("least_base", "people")); }
};

/// `last_year`: the same measure a year before, or null. With a break in the series there is no trend: give null.
Rating rate(const measures::Measure& measure, const Limits& limits, const PastFigure* last_year);

/// Green within; red outside and clear, unless it gets better; amber otherwise. Source: report.md §4.
Colour colour_of(bool within, bool clear, Trend trend);

std::string_view to_string(Colour colour);
std::string_view to_string(Trend trend);
/// The colour of this name; none for any other text.
Colour to_colour(std::string_view text);

}  // namespace evenhand::report
