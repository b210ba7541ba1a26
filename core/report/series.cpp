#include "core/report/series.h"

#include <algorithm>

#include "core/intake/dates.h"
#include "core/report/format.h"
#include "core/standards/normalise.h"

namespace evenhand::report {
namespace {

using standards::SeriesBreak;
using standards::Standards;

std::string date_of(const PastReport& report) { return words_of(report.snapshot); }

int year_of(std::string_view iso_date) {
  const auto date = intake::from_iso(iso_date);
  return date ? date->year : 0;
}

bool crosses(int year, int then, int now) { return year > 0 && then > 0 && then < year && year <= now; }

bool from_survey(std::string_view measure, const Standards& standards) {
  const auto& list = standards.survey.measures;
  return measure.starts_with("survey.") ||
         std::any_of(list.begin(), list.end(), [&](const auto& m) { return m.id == measure; });
}

std::string option_words(std::string_view rule, const std::string& option, const Standards& standards) {
  if (rule == "include") return include_words(option, standards);
  for (const auto& r : standards.rules) {
    if (r.id != rule) continue;
    for (const auto& o : r.options) {
      if (o.id == option) return o.label;
    }
  }
  return option;
}

// A choice that was made otherwise then; a report that does not tell its choices gives no note.
std::string rule_note(const SeriesBreak& item, const PastReport& then, const Report& now, const Standards& standards) {
  const auto before = then.rules.find(item.rule);
  if (before == then.rules.end()) return {};
  for (const auto& rule : now.rules) {
    if (rule.id != item.rule || rule.option == before->second) continue;
    return "A choice differs. " + in_quotes(rule.label) + " is " + in_quotes(rule.option_label) +
           " here; in the report of " + date_of(then) + " it was " +
           in_quotes(option_words(item.rule, before->second, standards)) +
           (item.breaks ? ". So the two cannot be compared." : ". Compare them with care.");
  }
  return {};
}

std::string pack_note(const SeriesBreak& item, const PastReport& then, const Standards& standards) {
  const auto with_stem = [&](const std::vector<std::string>& packs) -> const std::string* {
    for (const auto& pack : packs) {
      if (standards::pack_stem(pack) == item.pack) return &pack;
    }
    return nullptr;
  };
  const auto* before = with_stem(then.rule_packs);
  const auto* after = with_stem(standards.rule_packs);
  if (before == nullptr || after == nullptr || *before == *after) return {};
  return "This figure was made by the rules of " + *after + ", that of " + date_of(then) + " by those of " + *before +
         ".";
}

// The value of two years has to set the same groups against each other, the same way round.
std::string sides_note(const PastFigure& past, const PastFigure& figure, const PastReport& then) {
  if (past.kind != figure.kind) return "In the report of " + date_of(then) + " this was another kind of figure.";
  if (past.sides.empty() || figure.sides.empty() || past.sides == figure.sides) return {};
  return "In the report of " + date_of(then) + " other groups were compared, or the other way round.";
}

}  // namespace

std::string words_of(std::string_view iso_date) {
  const auto date = intake::from_iso(iso_date);
  return date ? intake::to_words(*date) : std::string(iso_date);
}

std::vector<SeriesNote> notes_between(const PastReport& then, const PastFigure& past, const Report& now,
                                      const PastFigure& figure, std::string_view measure, const Standards& standards,
                                      bool latest) {
  std::vector<SeriesNote> out;
  const auto add = [&](bool breaks, std::string sentence) {
    if (!sentence.empty()) out.push_back({breaks, std::move(sentence)});
  };
  const auto this_year = now.snapshot ? now.snapshot->year : 0;
  add(true, sides_note(past, figure, then));
  if (from_survey(measure, standards) && then.survey_year > 0 && then.survey_year == now.survey_year) {
    add(true, "The report of " + date_of(then) + " has the same staff survey, that of " +
                  std::to_string(now.survey_year) + ", so there is no later figure to compare.");
  }
  for (const auto& item : standards.series_breaks) {
    if (!standards::concerns(item, measure)) continue;
    if (crosses(item.snapshot_year, year_of(then.snapshot), this_year) ||
        crosses(item.survey_year, then.survey_year, now.survey_year)) {
      add(item.breaks, item.sentence);
    } else if (!item.rule.empty() && (latest || item.breaks)) {
      add(item.breaks, rule_note(item, then, now, standards));
    } else if (!item.pack.empty() && latest) {
      add(item.breaks, pack_note(item, then, standards));
    }
  }
  if (latest && !past.compared_with.empty() && !figure.compared_with.empty() &&
      past.compared_with != figure.compared_with) {
    add(false, "The report of " + date_of(then) + " compared with another population (" + past.compared_with +
                   "). Here both years are set against this year’s (" + figure.compared_with + ").");
  }
  return out;
}

std::string threshold_note(const PastReport& then, const Report& now, std::string_view threshold) {
  const auto before = then.thresholds.find(threshold);
  if (before == then.thresholds.end()) return {};
  for (const auto& t : now.thresholds) {
    if (t.used.id != threshold) continue;
    for (const auto& [name, value] : t.used.values) {
      // How much counts as a change is this year's for both.
      if (name.starts_with("trend_")) continue;
      const auto it = before->second.find(name);
      if (it != before->second.end() && it->second != value) {
        return "What is accepted has changed since the report of " + date_of(then) +
               ", so the colours of the two years do not mean the same.";
      }
    }
  }
  return {};
}

std::vector<std::string> why_unused(std::span<const PastReport* const> reports,
                                    const std::optional<intake::Date>& now) {
  std::vector<std::string> out(reports.size());
  const auto today = now ? intake::to_iso(*now) : std::string();
  std::vector<std::string_view> dates;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const auto& r = *reports[i];
    if (today.empty()) {
      out[i] = "No snapshot date is set, so it is not known which year comes first: it is not used.";
    } else if (r.snapshot >= today) {
      out[i] = "It is a report of " + date_of(r) + ", which is not before the snapshot date of this report, " +
               words_of(today) + ": it is not used.";
    } else {
      dates.push_back(r.snapshot);
    }
  }
  std::sort(dates.begin(), dates.end());
  if (dates.size() <= most_years) return out;
  const auto first = dates[dates.size() - most_years];
  for (std::size_t i = 0; i < reports.size(); ++i) {
    if (out[i].empty() && reports[i]->snapshot < first) {
      out[i] = "Only the latest four earlier years are shown: it is not used.";
    }
  }
  return out;
}

std::string other_organisation(const PastReport& then, std::string_view organisation) {
  const auto before = standards::normalise(then.organisation);
  const auto now = standards::normalise(organisation);
  if (before.empty() || now.empty() || before == now) return {};
  return "It is a report of " + in_quotes(then.organisation) + ", and this one is of " + in_quotes(organisation) +
         ". If the name has only changed, all is well; else remove it.";
}

bool about_a_year_before(std::string_view then, const intake::Date& now) {
  const auto date = intake::from_iso(then);
  if (!date) return false;
  const auto today = intake::to_day(now);
  return today >= intake::months_after(*date, 9) && today <= intake::months_after(*date, 15);
}

std::string include_option(const intake::Settings& settings) {
  std::string out;
  for (const auto& type : settings.include) out += (out.empty() ? "" : ",") + type;
  return out.empty() ? "none" : out;
}

std::string include_words(std::string_view option, const Standards& standards) {
  const auto* vocabulary = standards::find_vocabulary(standards, "contract_type");
  std::string out;
  while (!option.empty() && vocabulary != nullptr) {
    const auto comma = std::min(option.find(','), option.size());
    const auto category = standards::find_category(*vocabulary, option.substr(0, comma));
    if (category) out += (out.empty() ? "" : ", ") + vocabulary->categories[*category].label;
    option.remove_prefix(std::min(comma + 1, option.size()));
  }
  return out.empty() ? "None" : out;
}

}  // namespace evenhand::report
