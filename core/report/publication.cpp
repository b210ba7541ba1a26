#include "core/report/publication.h"

#include <algorithm>

#include "core/measures/counts.h"

namespace evenhand::report {
namespace {

using measures::Measure;
using measures::Status;

constexpr std::uint64_t least_rounded = 8;
constexpr std::string_view not_told = "Not shown: it would tell something of figures that are hidden.";

// Of what was not supplied nothing is told but the size of the workforce.
Hidden hidden_of(const Measure& m, const Hidden& given, std::uint64_t headcount) {
  if (m.status != Status::not_supplied) return given;
  Hidden out;
  measures::visit_counts(m, [&](const std::string& place, std::uint64_t n) {
    if (n > 0 && !(place == "base" && n == headcount)) out.places.insert(place);
  });
  return out;
}

std::uint64_t numbers_hidden(const Measure& m, const Hidden& hidden) {
  std::uint64_t n = 0;
  measures::visit_counts(m, [&](const std::string& place, std::uint64_t) { n += hidden.at(place) ? 1 : 0; });
  return n;
}

bool same(const Rating& a, const Rating& b) {
  return a.colour == b.colour && a.within == b.within && a.clear == b.clear && a.group == b.group;
}

// Whether the rating was decided among groups, of which some are hidden: that one of them was chosen tells of the
// others.
bool chosen_among(const Measure& m, const Rating& rating) {
  if (std::holds_alternative<measures::Composition>(m.figures)) return true;
  if (std::holds_alternative<measures::Grid>(m.figures)) return true;
  const auto* pay = std::get_if<measures::PayGap>(&m.figures);
  if (pay != nullptr) return pay->groups.size() > 2;
  const auto* rate = std::get_if<measures::Rate>(&m.figures);
  return rate != nullptr && !rate->compared && !rating.group.empty();
}

std::vector<std::string> notes_of(const intake::Settings& settings) {
  const auto& p = settings.protection;
  if (p.round) {
    return {
        "Counts are rounded to the nearest 5, each by itself, and counts of 1 to 7 are hidden. Percentages and ratios "
        "are worked out from the rounded counts. So tables do not add up exactly."};
  }
  const auto t = std::to_string(p.threshold);
  std::vector<std::string> out{
      "Counts of fewer than " + t +
          " people are hidden. So are others from which they could be worked out, alone or "
          "together with any other number of this report, and all that is worked out from a hidden number.",
      "Answers of survey groups of fewer than " + std::to_string(p.survey_minimum) +
          " are hidden, and averages of pay of "
          "fewer than " +
          std::to_string(p.pay_minimum) + " people."};
  if (p.zeros) out.emplace_back("Zeros, and groups that are all alike, are hidden too.");
  return out;
}

}  // namespace

Report publish(const Unpublished& all) {
  const auto& settings = all.settings;
  const bool round = settings.protection.round;
  std::vector<const PastReport*> published;
  for (const auto* earlier : all.earlier) {
    if (earlier->publication) published.push_back(earlier);
  }
  std::vector<Hidden> hidden;
  std::vector<Measure> figures;
  std::vector<Measure> words;
  for (std::size_t i = 0; i < all.measures.size(); ++i) {
    auto m = all.measures[i];
    if (m.status == Status::not_calculable && m.reason.empty()) m.reason = hindrance_of(m);
    // Whom to ask first is a tool for the organisation: its order, and what it leaves out, tell of small places.
    if (m.id == "data_quality.ask_first") {
      m.status = Status::not_supplied;
      m.figures = measures::Rate{};
      m.reason = "This list is in internal reports only.";
    }
    hidden.push_back(hidden_of(m, round ? hidden_by_rounding(m) : all.hidden[i], all.headcount));
    const auto shown = round ? rounded(m) : m;
    figures.push_back(without_hidden(shown, hidden[i]));
    words.push_back(speakable(shown, hidden[i]));
  }
  std::vector<FileAccount> files;
  for (const auto& file : all.files) files.push_back({file.kind, file.name, 0, 0, 0, {}, {}});
  const auto headcount = round ? (all.headcount + 2) / 5 * 5 : all.headcount;
  const auto truth =
      make_report(settings, all.standards, files, {all.measures.begin(), all.measures.end()}, all.headcount, published);
  auto out = make_report(settings, all.standards, std::move(files), words, headcount, published);
  out.checks.clear();
  auto& p = out.protection;
  p.publication = true;
  p.mode = round ? "round" : "suppress";
  p.threshold = round ? least_rounded : settings.protection.threshold;
  p.notes = notes_of(settings);
  for (std::size_t i = 0; i < out.measures.size(); ++i) {
    auto& item = out.measures[i];
    const auto& word = words[i];
    const auto& true_rating = truth.measures[i].rating;
    if (!same(item.rating, true_rating) || (hidden[i].any() && chosen_among(all.measures[i], true_rating))) {
      item.rating = {};
      item.rating.reason = not_told;
      item.change.reset();
    }
    item.measure = std::move(figures[i]);
    item.measure.notes = word.notes;
    if (item.measure.status != Status::ok) item.measure.reason = item.sentence;
    if (item.measure.status == Status::ok && hidden[i].all) {
      item.withheld = true;
      item.measure.reason = word.reason;
    }
    if (item.measure.status == Status::ok) p.hidden += numbers_hidden(item.measure, hidden[i]);
    item.hidden = std::move(hidden[i]);
  }
  return out;
}

void keep_publishable(Report& report) {
  const auto drop = [](std::vector<std::string>& notes) {
    std::erase_if(notes, [](const auto& note) { return tells_a_number(note); });
  };
  for (auto& analysis : report.analyses) {
    analysis.description = analysis.title;
    drop(analysis.people.notes);
    if (tells_a_number(analysis.people.reason)) analysis.people.reason = "There are too few people.";
    analysis.published = true;
  }
  if (!report.benchmark) return;
  drop(report.benchmark->notes);
  // The weights of places are shares of staff.
  if (report.benchmark->use == "places") report.benchmark->areas.clear();
}

Hidden hidden_by_rounding(const Measure& m) {
  constexpr auto least = least_rounded;
  Hidden out;
  measures::visit_counts(m, [&](const std::string& place, std::uint64_t n) {
    if (n > 0 && n < least) out.places.insert(place);
  });
  if (const auto* pay = std::get_if<measures::PayGap>(&m.figures)) {
    for (const auto& g : pay->groups) {
      if (g.count < least) out.averages.insert(g.id);
    }
  }
  if (const auto* score = std::get_if<measures::Score>(&m.figures)) {
    for (const auto& g : score->groups) {
      if (g.base < least) out.averages.insert(g.id);
    }
  }
  return out;
}

std::vector<SmallDifference> small_differences(std::span<const Measure> measures, std::span<const Hidden> hidden,
                                               const PastReport& other, std::uint64_t threshold, bool same_day) {
  std::vector<SmallDifference> out;
  using Count = std::optional<std::uint64_t>;
  // `shown` is another number, nought, where the true one is hidden.
  const auto look = [&](std::size_t m, const std::string& label, Count truth, Count shown, Count then) {
    if (!truth || !then) return;
    const auto apart = *truth > *then ? *truth - *then : *then - *truth;
    const bool gone = shown != truth;
    if (gone ? same_day && apart == 0 : apart > 0 && apart < threshold) out.push_back({m, label, *truth, *then, gone});
  };
  for (std::size_t i = 0; i < measures.size(); ++i) {
    const auto it = other.measures.find(measures[i].id);
    if (it == other.measures.end() || measures[i].status != Status::ok || it->second.status != "ok") continue;
    const auto truth = figure_of(measures[i]);
    const auto shown = figure_of(without_hidden(measures[i], hidden[i]));
    const auto& then = it->second;
    if (then.base > 0) look(i, "Everybody counted", truth.base, shown.base, then.base);
    for (std::size_t g = 0; g < truth.groups.size() && g < shown.groups.size(); ++g) {
      const auto* before = then.find(truth.groups[g].id);
      if (before == nullptr) continue;
      const auto& label = truth.groups[g].label;
      look(i, label, truth.groups[g].count, shown.groups[g].count, before->count);
      if (truth.groups[g].base != truth.base)
        look(i, label + ", all", truth.groups[g].base, shown.groups[g].base, before->base);
    }
  }
  return out;
}

}  // namespace evenhand::report
