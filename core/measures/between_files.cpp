#include "core/measures/between_files.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>

#include "core/intake/resolved.h"
#include "core/measures/data_quality.h"

namespace evenhand::measures {
namespace {

using intake::Population;
using Ids = std::unordered_set<std::uint64_t>;

bool says_yes(const intake::CodedColumn* column, std::size_t row) {
  if (column == nullptr || !column->supplied || column->codes[row] == intake::unmatched) return false;
  return column->vocabulary->categories[column->codes[row]].id == "yes";
}

// Everybody whom the file names in the reporting year. `on`: rows of this day are left out.
Ids ids_of(const Population& p, std::optional<intake::Day> on = std::nullopt) {
  Ids out;
  const auto* this_year = p.find_counts("this_year");
  const auto* left = p.find_days("leaving_date");
  for (std::size_t i = 0; i < p.persons.size(); ++i) {
    if (p.persons[i] == 0 || (this_year != nullptr && this_year->counts[i] == 0)) continue;
    if (on && left != nullptr && left->days[i] == *on) continue;
    out.insert(p.persons[i]);
  }
  return out;
}

void named_people(const Material& material, const intake::Settings& settings, BetweenFiles& out) {
  if (material.people == nullptr || !material.people->has_ids) return;
  const auto& list = *material.people;
  Ids leavers;
  for (const auto* p : material.of("leavers")) leavers.merge(ids_of(*p));
  for (const auto& file : material.files) {
    if (file.kind == "staff") continue;
    NamedPeople item{file.kind, file.name};
    for (const auto* p : file.populations) {
      // Somebody whose last day is the snapshot date is in post on it.
      const bool of_leavers = file.kind == "leavers" && settings.snapshot_date;
      const auto ids = ids_of(*p, of_leavers ? std::optional(intake::to_day(*settings.snapshot_date)) : std::nullopt);
      for (const auto id : ids) {
        ++item.people;
        const auto at = list.row_of.find(id);
        if (at == list.row_of.end()) {
          ++item.not_listed;
          item.gone += leavers.contains(id) ? 1 : 0;
        } else if (at->second < list.in_post) {
          ++item.in_post;
        }
      }
    }
    if (item.people > 0) out.named.push_back(std::move(item));
  }
}

std::optional<Starters> starters(const Material& material, const intake::Settings& settings) {
  const auto& staff = *material.workforce;
  const auto* started = staff.find_days("start_date");
  if (started == nullptr || !settings.snapshot_date) return std::nullopt;
  Starters out;
  bool any = false;
  for (const auto& file : material.files) {
    if (file.kind != "applicants") continue;
    // A ready-made table tells everybody once for each characteristic.
    std::uint64_t most = 0;
    for (const auto* p : file.populations) {
      const auto* appointed = p->find_counts("appointed");
      if (appointed == nullptr) continue;
      any = true;
      const auto* internal = p->find("internal");
      out.internal_left_out = out.internal_left_out || (internal != nullptr && internal->supplied);
      std::uint64_t sum = 0;
      for (std::size_t i = 0; i < p->size; ++i) sum += says_yes(internal, i) ? 0 : appointed->counts[i];
      most = std::max(most, sum);
    }
    out.appointed += most;
  }
  if (!any) return std::nullopt;
  for (std::size_t i = 0; i < staff.size; ++i) {
    if (started->days[i] != intake::no_day && joined_within_year(started->days[i], settings))
      out.started += staff.weight(i);
  }
  return out;
}

std::optional<BoardMembers> board(const Material& material) {
  BoardMembers out;
  bool in_list = false;
  bool in_file = false;
  for (const auto& file : material.files) {
    for (const auto* p : file.populations) {
      if (p->kind != "board") continue;
      (file.kind == "staff" ? in_list : in_file) = true;
      (file.kind == "staff" ? out.in_list : out.in_file) += p->headcount;
      const auto* executive = p->find("executive");
      if (file.kind == "staff" || executive == nullptr || !executive->supplied) continue;
      out.executives_in_file = out.executives_in_file.value_or(0);
      for (std::size_t i = 0; i < p->size; ++i) {
        if (says_yes(executive, i)) *out.executives_in_file += p->weight(i);
      }
    }
  }
  return in_list && in_file ? std::optional(out) : std::nullopt;
}

void surveys(const Material& material, BetweenFiles& out) {
  for (const auto& file : material.files) {
    if (file.survey == nullptr || file.survey->empty()) continue;
    SurveyAnswers item{file.name};
    for (const auto& p : file.survey->respondents) item.answers += p.headcount;
    item.lines = file.survey->respondents.empty();
    for (const auto& line : file.survey->lines) item.answers = std::max({item.answers, line.denominator, line.base});
    out.surveys.push_back(std::move(item));
  }
}

std::optional<Departures> departures(const Material& material) {
  const auto last = material.of("staff_last_year");
  const auto leavers = material.of("leavers");
  const auto& now = material.workforce->who;
  if (last.empty() || leavers.empty() || !last.front()->who.kept() || !now.kept()) return std::nullopt;
  const auto& then = last.front()->who;
  const intake::People present(now);
  const intake::People known(then);
  std::vector<bool> left(then.ids.size());
  for (const auto* p : leavers) {
    if (!p->who.kept()) return std::nullopt;
    for (std::size_t i = 0; i < p->who.ids.size(); ++i) {
      if (p->who.ids[i] == 0) continue;
      const auto row = known.find(p->who.ids[i], p->who.loosened[i]).row;
      if (row != intake::People::nobody) left[row] = true;
    }
  }
  Departures out;
  for (std::size_t i = 0; i < then.ids.size(); ++i) {
    if (then.ids[i] == 0 || present.find(then.ids[i], then.loosened[i]).row != intake::People::nobody) continue;
    ++out.gone;
    out.not_among_leavers += left[i] ? 0 : 1;
  }
  return out;
}

}  // namespace

BetweenFiles between_files(const Material& material, const intake::Settings& settings) {
  BetweenFiles out;
  if (!material.has("staff") || material.workforce->headcount == 0) return out;
  named_people(material, settings, out);
  out.starters = starters(material, settings);
  out.board = board(material);
  surveys(material, out);
  out.departures = departures(material);
  return out;
}

}  // namespace evenhand::measures
