#include "core/report/rating.h"

#include <array>

#include "core/report/gaps.h"
#include "core/report/past.h"

namespace evenhand::report {
namespace {

constexpr std::array<std::string_view, 4> colours{"none", "green", "amber", "red"};
constexpr std::array<std::string_view, 4> trends{"unknown", "better", "same", "worse"};

// What counts as a change, by threshold. Its number is called after its unit.
double tolerance(const Gap& gap, const Limits& limits) {
  return limits.value(gap.threshold, gap.threshold == "likelihood" ? "trend_ratio" : "trend_points");
}

Trend trend_of(const Gap& gap, const Limits& limits, const PastFigure* last_year) {
  if (last_year == nullptr || last_year->status != "ok" || gap.then == nullptr) return Trend::unknown;
  const auto then = gap.then(gap, *last_year);
  if (!then) return Trend::unknown;
  // The tolerance itself is no change; a hair of binary fractions does not decide.
  const auto limit = tolerance(gap, limits) + 1e-9;
  if (gap.badness - *then > limit) return Trend::worse;
  if (*then - gap.badness > limit) return Trend::better;
  return Trend::same;
}

std::string trend_sentence(Trend trend, bool within, const PastFigure* last_year) {
  const auto when = last_year != nullptr ? last_year->when : std::string();
  switch (trend) {
    case Trend::better:
      return " Better than " + when + ".";
    case Trend::worse:
      return " Worse than " + when +
             (!within && last_year->within && last_year->colour == Colour::green
                  ? ", when it was within what is accepted."
                  : ".");
    case Trend::same:
      return " About the same as " + when + ".";
    case Trend::unknown:
      return {};
  }
  return {};
}

}  // namespace

Colour colour_of(bool within, bool clear, Trend trend) {
  if (within) return Colour::green;
  return clear && trend != Trend::better ? Colour::red : Colour::amber;
}

Rating rate(const measures::Measure& m, const Limits& limits, const PastFigure* last_year) {
  const auto gaps = gaps_of(m, limits);
  Rating out;
  const Gap* worst = nullptr;
  for (const auto& gap : gaps.list) {
    const auto trend = trend_of(gap, limits, last_year);
    const auto colour = colour_of(gap.within, gap.clear, trend);
    const bool worse = worst == nullptr || colour > out.colour ||
                       (colour == out.colour && (gap.clear && !gap.within) > (out.clear && !out.within)) ||
                       (colour == out.colour && (gap.clear && !gap.within) == (out.clear && !out.within) &&
                        gap.relative > worst->relative);
    if (!worse) continue;
    worst = &gap;
    out.colour = colour;
    out.within = gap.within;
    out.clear = gap.clear;
    out.trend = trend;
  }
  if (worst == nullptr) {
    out.reason = gaps.why_none;
    return out;
  }
  out.threshold = worst->threshold;
  out.group = worst->group;
  out.group_label = worst->group_label;
  if (worst->distance < 1e9) out.distance = worst->distance;
  out.reason = worst->reason + trend_sentence(out.trend, out.within, last_year);
  return out;
}

std::string_view to_string(Colour colour) { return colours[static_cast<std::size_t>(colour)]; }

std::string_view to_string(Trend trend) { return trends[static_cast<std::size_t>(trend)]; }

Colour to_colour(std::string_view text) {
  for (std::size_t i = 0; i < colours.size(); ++i) {
    if (colours[i] == text) return static_cast<Colour>(i);
  }
  return Colour::none;
}

const PastGroup* PastFigure::find(std::string_view id) const {
  for (const auto& group : groups) {
    if (group.id == id) return &group;
  }
  return nullptr;
}

}  // namespace evenhand::report
