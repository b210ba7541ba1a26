#include "core/report/report.h"

#include <map>

#include "core/report/rules.h"
#include "core/report/sections.h"
#include "core/report/trend.h"
#include "core/statistics/tests.h"

namespace evenhand::report {
namespace {

using measures::Measure;

// One family for Benjamini & Hochberg: all that were tested in a section.
void adjust_p_values(Report& report) {
  std::map<std::string_view, ReportedMeasure*> by_id;
  for (auto& item : report.measures) by_id[item.measure.id] = &item;
  for (auto& section : report.sections) {
    std::vector<ReportedMeasure*> tested;
    std::vector<double> p;
    for (const auto& id : section.measures) {
      auto* item = by_id[id];
      if (item == nullptr || !item->tested) continue;
      tested.push_back(item);
      p.push_back(item->tested->p);
    }
    section.comparisons = p.size();
    const auto q = statistics::benjamini_hochberg(p);
    for (std::size_t i = 0; i < q.size(); ++i) tested[i]->p_adjusted = q[i];
  }
}

}  // namespace

Report make_report(const intake::Settings& settings, const standards::Standards& standards,
                   std::vector<FileAccount> files, std::vector<Measure> list, std::uint64_t headcount,
                   std::span<const PastReport* const> earlier) {
  Report out;
  for (auto& m : list) {
    if (m.status == measures::Status::not_calculable && m.reason.empty()) m.reason = hindrance_of(m);
  }
  out.sections = place(list, standards);
  out.survey_year = intake::survey_year(settings);
  out.organisation_name = settings.organisation_name;
  out.organisation_kind = settings.organisation_kind;
  out.headcount = headcount;
  out.snapshot = settings.snapshot_date;
  out.checks = check(files, list, headcount);
  out.files = std::move(files);
  out.thresholds = thresholds_used({settings, standards});
  out.rules = rules_used(settings, standards);
  const auto years = add_years(out, earlier);
  const Limits limits{settings, standards};
  for (auto& m : list) {
    ReportedMeasure item;
    item.sentence = sentence_of(m);
    item.how = how_of(m);
    // Of what is hidden there is nothing to test.
    if (!m.partial || m.status == measures::Status::ok) item.tested = test_of(m);
    item.measure = std::move(m);
    rate_with_years(item, years, out, limits);
    out.measures.push_back(std::move(item));
  }
  adjust_p_values(out);
  add_duties(settings, standards, out);
  return out;
}

}  // namespace evenhand::report
