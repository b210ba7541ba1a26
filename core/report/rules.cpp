#include "core/report/rules.h"

#include "core/report/decimal.h"
#include "core/report/gaps.h"
#include "core/report/series.h"
#include "core/report/values.h"

namespace evenhand::report {
namespace {

using Json = nlohmann::ordered_json;
using standards::Threshold;

// "3 points", "1 point"; other units have no singular.
std::string amount(double value, std::string_view unit) {
  auto out = limit_text(value, unit == "ratio" ? 2 : 0);
  if (unit == "points") return out + (value == 1 ? " point" : " points");
  return unit == "percent" ? out + "%" : out;
}

std::string trend_words(const Threshold& t) {
  const auto ratio = t.value("trend_ratio");
  const auto by = ratio > 0         ? limit_text(ratio, 2)
                  : t.id == "score" ? limit_text(t.value("trend_points"), 1)
                                    : amount(t.value("trend_points"), "points");
  return " A year is better or worse when it differs from last year by more than " + by + ".";
}

std::string words(const Threshold& t) {
  if (t.id == "least_base") {
    return "A figure of fewer than " + limit_text(t.value("people")) + " people is not rated.";
  }
  if (t.id == "likelihood") {
    return "Within: a ratio from " + limit_text(t.value("within_low"), 2) + " to " +
           limit_text(t.value("within_high"), 2) + ". Clear: the 95% interval leaves out 1." + trend_words(t);
  }
  if (t.id == "representation") {
    return "Within: a share of at least " + amount(t.value("within_share_percent"), "percent") +
           " of the comparator’s. Clear: the 95% interval lies below the comparator." + trend_words(t);
  }
  if (t.id == "declaration" || t.id == "training") {
    return "Within: " + amount(t.value("within_percent"), "percent") + " or more. Clear: under " +
           amount(t.value("clear_below_percent"), "percent") + "." + trend_words(t);
  }
  const auto within = t.id == "pay_gap" ? amount(t.value("within_percent"), "percent") + " or less, either way"
                      : t.id == "score" ? limit_text(t.value("within_points"), 1) + " or less"
                                        : amount(t.value("within_points"), "points") + " or less";
  return "Within: a gap of " + within + ". Clear: the 95% interval leaves out 0." + trend_words(t);
}

Json numbers(const Threshold& t) {
  auto out = Json::object();
  for (const auto& pair : t.values) out[pair.first] = pair.second;
  return out;
}

}  // namespace

std::vector<ThresholdUsed> thresholds_used(const Limits& limits) {
  std::vector<ThresholdUsed> out;
  for (const auto& t : limits.standards.thresholds) {
    ThresholdUsed item{t, t, {}};
    for (auto& pair : item.used.values) pair.second = limits.value(t.id, pair.first);
    item.sentence = words(item.used);
    out.push_back(std::move(item));
  }
  return out;
}

std::vector<RuleUsed> rules_used(const intake::Settings& settings, const standards::Standards& standards) {
  std::vector<RuleUsed> out;
  for (const auto& r : standards.rules) {
    RuleUsed item{r.id, r.label, std::string(intake::rule(settings, standards, r.id)), {}, false, r.source};
    for (const auto& o : r.options) {
      if (o.id == item.option) item.option_label = o.label;
    }
    item.changed = item.option != r.default_option;
    out.push_back(std::move(item));
  }
  // Not a choice that the standards leave open, but two years with and without bank staff are not one series.
  const auto include = include_option(settings);
  out.push_back({"include",
                 "Contracts counted that are usually left out",
                 include,
                 include_words(include, standards),
                 include != "none",
                 {"NHS Workforce Race Equality Standard", "2024", "unit: bank staff are out"}});
  return out;
}

Json thresholds_json(const std::vector<ThresholdUsed>& thresholds) {
  auto out = Json::array();
  for (const auto& t : thresholds) {
    out.push_back(Object()
                      .add("id", t.used.id)
                      .add("label", t.used.label)
                      .add("sentence", t.sentence)
                      .add("values", numbers(t.used))
                      .add("defaults", numbers(t.defaults))
                      .add("changed", t.used.values != t.defaults.values)
                      .add("source", source_json(t.used.source)));
  }
  return out;
}

Json rules_json(const std::vector<RuleUsed>& rules) {
  auto out = Json::array();
  for (const auto& r : rules) {
    out.push_back(Object()
                      .add("id", r.id)
                      .add("label", r.label)
                      .add("option", r.option)
                      .add("option_label", r.option_label)
                      .add("changed", r.changed)
                      .add("source", source_json(r.source)));
  }
  return out;
}

std::string comparisons_sentence(std::size_t n) {
  if (n == 0) return {};
  if (n == 1) return "One figure of this section was tested.";
  return std::to_string(n) +
         " figures of this section were tested. With so many, some differ by chance alone, so each p-value is also "
         "given adjusted for their number.";
}

}  // namespace evenhand::report
