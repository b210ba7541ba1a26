#include "core/report/trend.h"

#include <algorithm>
#include <cmath>

#include "core/report/series.h"

namespace evenhand::report {
namespace {

using statistics::Bounds;

// An analysis goes by whom it is about: its number is only its place in the settings.
std::string id_then(const std::string& id, const PastFigure& now, const PastReport& then) {
  if (!id.starts_with("analysis.")) return id;
  const auto* chosen = now.find("chosen");
  const auto dot = id.find('.', std::string_view("analysis.").size());
  if (chosen == nullptr || dot == std::string::npos) return {};
  for (const auto& analysis : then.analyses) {
    if (analysis.second == chosen->label) return analysis.first + id.substr(dot);
  }
  return {};
}

const PastFigure* figure_in(const PastReport& then, const std::string& id, const PastFigure& now) {
  const auto it = then.measures.find(id_then(id, now, then));
  return it == then.measures.end() ? nullptr : &it->second;
}

// Words, lists and movements are not followed from year to year; nor is a grid without a group that it speaks of.
bool has_years(const PastFigure& f) {
  if (f.kind == "statement" || f.kind == "collection" || f.kind == "change") return false;
  return f.status != "ok" || f.value || !f.groups.empty();
}

bool is_finite(const std::optional<Bounds>& b) { return b && std::isfinite(b->low) && std::isfinite(b->high); }

std::optional<Bounds> interval_of(const TwoYears& years) {
  if (!is_finite(years.now_interval) || !is_finite(years.then_interval)) return std::nullopt;
  return statistics::mover_difference(years.now, *years.now_interval, years.then, *years.then_interval);
}

// Of data quality each group is a characteristic, and the first is only the least known.
bool is_list_of_shares(const PastFigure& f) {
  return f.kind == "rate" && f.sides.empty() && f.groups.size() > 1 && f.groups.front().id != "all";
}

std::string unit_of(const PastFigure& f) {
  return f.kind == "likelihood" ? "ratio" : f.kind == "score" ? "score" : "points";
}

void add_note(std::vector<std::string>& notes, const std::string& sentence) {
  if (!sentence.empty() && std::find(notes.begin(), notes.end(), sentence) == notes.end()) notes.push_back(sentence);
}

// Last year's figure as the rating is to see it: when it was, and against this year's population.
PastFigure seen(const PastFigure& then, const PastFigure& now, const When& when) {
  auto out = then;
  if (!when.last_year) out.when = "on " + when.date;
  if (!out.compared_with.empty() && out.compared_with != now.compared_with) {
    for (auto& group : out.groups) group.comparator = std::nullopt;
  }
  return out;
}

}  // namespace

std::vector<const PastReport*> add_years(Report& now, std::span<const PastReport* const> earlier) {
  const auto unused = why_unused(earlier, now.snapshot);
  std::vector<const PastReport*> out;
  for (std::size_t i = 0; i < earlier.size(); ++i) {
    if (unused[i].empty()) out.push_back(earlier[i]);
  }
  std::sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->snapshot < b->snapshot; });
  for (const auto* r : out) {
    now.years.push_back({r->snapshot, r->name, r->organisation, r->rule_packs});
    const auto other = other_organisation(*r, now.organisation_name);
    now.checks.push_back(
        {"years." + r->snapshot, other.empty(),
         other.empty() ? "The years are compared with the report of " + words_of(r->snapshot) + " (" + r->name + ")."
                       : r->name + ": " + other});
  }
  for (std::size_t i = 0; i < earlier.size(); ++i) {
    if (unused[i].empty()) continue;
    now.checks.push_back({"years." + earlier[i]->snapshot, false, earlier[i]->name + ": " + unused[i]});
  }
  return out;
}

Compared compare_years(const ReportedMeasure& item, const PastFigure* then, const PastFigure& now) {
  Compared out;
  out.then = then;
  out.now = &now;
  out.by_group = now.kind == "composition" || now.kind == "quartiles" || is_list_of_shares(now) ||
                 (!now.value && (now.kind == "pay_gap" || now.kind == "score"));
  if (then == nullptr || then->status != "ok" || now.status != "ok") return out;
  if (then->value && now.value && !out.by_group) {
    out.value = {*then->value, *now.value, then->interval, now.interval};
  }
  // Of two groups that are compared, the one that fares worse has no figure of its own here.
  const bool several =
      out.by_group || now.kind == "grid" ||
      (now.kind == "rate" && now.sides.empty() && now.groups.size() > 1 && item.rating.threshold == "survey");
  if (!several || item.rating.group.empty()) return out;
  out.group_then = then->find(item.rating.group);
  out.group_now = now.find(item.rating.group);
  if (out.group_then != nullptr && out.group_now != nullptr && out.group_then->percent && out.group_now->percent) {
    out.group = {*out.group_then->percent, *out.group_now->percent, out.group_then->interval, out.group_now->interval};
  }
  return out;
}

void rate_with_years(ReportedMeasure& item, std::span<const PastReport* const> earlier, const Report& now,
                     const Limits& limits) {
  const auto& m = item.measure;
  item.rating = rate(m, limits, nullptr);
  if (earlier.empty() || !now.snapshot) return;
  const auto figure = figure_of(m);
  if (!has_years(figure)) return;
  const PastReport& last = *earlier.back();
  const PastFigure* previous = nullptr;
  bool comparable = true;
  for (const auto* report : earlier) {
    const auto* past = figure_in(*report, m.id, figure);
    if (past == nullptr) continue;
    const bool latest = report == &last;
    bool breaks = false;
    if (past->status == "ok" && figure.status == "ok") {
      for (const auto& note : notes_between(*report, *past, now, figure, m.id, limits.standards, latest)) {
        breaks = breaks || note.breaks;
        add_note(item.breaks, note.sentence);
      }
    }
    item.history.push_back({report->snapshot, *past, !breaks});
    if (latest) {
      previous = past;
      comparable = !breaks;
    }
  }
  const When when{words_of(last.snapshot), about_a_year_before(last.snapshot, *now.snapshot)};
  if (previous != nullptr) {
    item.previous = item.history.back();
    if (comparable) {
      auto then = seen(*previous, figure, when);
      const auto threshold = threshold_note(last, now, item.rating.threshold);
      // Within by other numbers is not within by these.
      if (!threshold.empty()) then.within = false;
      item.rating = rate(m, limits, &then);
      add_note(item.breaks, threshold);
    }
  }
  const auto years = compare_years(item, previous, figure);
  YearChange change;
  change.unit = unit_of(figure);
  change.direction = item.rating.trend;
  const auto& told = years.by_group ? years.group : years.value;
  if (told && comparable) {
    change.value = told->now - told->then;
    change.interval = interval_of(*told);
  }
  change.sentence =
      told ? change_sentence(item, years, change, when, comparable) : no_change_sentence(item, years, when);
  if (!change.sentence.empty()) item.change = std::move(change);
}

}  // namespace evenhand::report
