#include <algorithm>
#include <set>

#include "core/standards/scan.h"
#include "core/standards/series.h"
#include "core/standards/standards.h"

namespace evenhand::standards {
namespace {

int year(const Scan::json& j, const char* key, Scan& scan, std::string_view where) {
  if (!j.is_object() || !j.contains(key)) return 0;
  const auto number = scan.number(j, key, where);
  if (number >= 2000 && number < 2100) return static_cast<int>(number);
  scan.fault(where, std::string(key) + " is no year");
  return 0;
}

// An id of every sort of measure, with every question and view in it.
std::vector<std::string> some_measures(const Standards& s) {
  std::vector<std::string> out{"data_quality.declaration", "cross.x.x", "analysis.1.x.x", "analysis.1.pay.mean_hourly",
                               "patients.complaint.x"};
  for (const auto& c : s.characteristics) {
    out.push_back("declaration." + c.id);
    for (const auto& profile : c.profiles) out.push_back(profile.id);
  }
  for (const auto& g : s.grids) out.push_back(g.id);
  for (const auto& d : s.indicators.likelihoods) out.push_back(d.id);
  for (const auto& d : s.indicators.differences) out.push_back(d.id);
  for (const auto& m : s.survey.measures) out.push_back(m.id);
  for (const auto& g : s.pay_gaps) {
    for (const auto& m : g.measures) out.push_back(m.id);
  }
  for (const auto& view : s.views) {
    out.push_back("representation." + view.id);
    for (const auto& f : s.indicators.families) out.push_back(f.id + "." + view.id + ".x");
    for (const auto& q : s.survey.questions) out.push_back("survey." + q.id + "." + view.id);
    for (const auto& t : s.survey.themes) out.push_back("survey." + t.id + "." + view.id);
  }
  return out;
}

}  // namespace

bool fits(std::string_view pattern, std::string_view id) {
  const auto star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == id;
  if (!id.starts_with(pattern.substr(0, star))) return false;
  const auto rest = pattern.substr(star + 1);
  for (auto at = star; at <= id.size(); ++at) {
    if (fits(rest, id.substr(at))) return true;
  }
  return false;
}

bool concerns(const SeriesBreak& item, std::string_view measure) {
  return std::any_of(item.measures.begin(), item.measures.end(),
                     [&](const auto& pattern) { return fits(pattern, measure); });
}

std::string_view pack_stem(std::string_view pack) {
  const auto dash = pack.rfind('-');
  if (dash == std::string_view::npos || dash + 1 == pack.size()) return pack;
  const auto year = pack.substr(dash + 1);
  const bool digits = std::all_of(year.begin(), year.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? pack.substr(0, dash) : pack;
}

void read_series_breaks(const Scan::json& j, Scan& scan, std::vector<SeriesBreak>& out) {
  scan.source(j, "series breaks");
  for (const auto& item : scan.list(j, "breaks", "series breaks")) {
    SeriesBreak b;
    b.rule = scan.text(item, "rule", "break", false);
    b.pack = scan.text(item, "pack", "break", false);
    b.snapshot_year = year(item, "snapshot_year", scan, "break");
    b.survey_year = year(item, "survey_year", scan, "break");
    const auto between = b.snapshot_year + b.survey_year;
    const auto where = "break " + b.rule + b.pack + (between > 0 ? std::to_string(between) : "");
    if ((b.rule.empty() ? 0 : 1) + (b.pack.empty() ? 0 : 1) + (b.snapshot_year > 0 ? 1 : 0) +
            (b.survey_year > 0 ? 1 : 0) !=
        1) {
      scan.fault(where, "needs one of snapshot_year, survey_year, rule, pack");
    }
    b.measures = scan.texts(item, "measures", where);
    b.breaks = item.is_object() && scan.flag(item, "breaks", where, false);
    b.sentence = scan.text(item, "sentence", where, between > 0);
    if (between > 0) b.source = scan.source(item, where);
    out.push_back(std::move(b));
  }
}

void check_series_breaks(const Standards& s, std::vector<std::string>& faults) {
  std::set<std::string_view> rules{"include"};
  for (const auto& rule : s.rules) rules.insert(rule.id);
  std::set<std::string_view> said;
  const auto ids = some_measures(s);
  for (const auto& b : s.series_breaks) {
    for (const auto& pattern : b.measures) {
      if (std::none_of(ids.begin(), ids.end(), [&](const auto& id) { return fits(pattern, id); })) {
        faults.push_back("break: no measure is called " + pattern);
      }
    }
    const auto what = b.rule + b.pack + b.sentence;
    if (!b.rule.empty() && !rules.contains(b.rule)) faults.push_back("break: unknown rule " + b.rule);
    if (!b.pack.empty() && std::none_of(s.rule_packs.begin(), s.rule_packs.end(),
                                        [&](const auto& pack) { return pack_stem(pack) == b.pack; })) {
      faults.push_back("break: unknown pack " + b.pack);
    }
    if (!b.rule.empty()) said.insert(b.rule);
    if (b.rule.empty() && b.measures.empty()) faults.push_back("break: concerns no measure: " + what);
  }
  for (const auto& rule : rules) {
    if (!said.contains(rule)) {
      faults.push_back("break: nothing says which measures a change of the rule " + std::string(rule) + " breaks");
    }
  }
}

}  // namespace evenhand::standards
