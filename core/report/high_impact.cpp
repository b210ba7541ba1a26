#include "core/report/high_impact.h"

#include <algorithm>

#include "core/report/format.h"
#include "core/report/report.h"
#include "core/report/values.h"

namespace evenhand::report {
namespace {

using Json = nlohmann::ordered_json;
using measures::Status;
using standards::ActionMetric;
using standards::MetricFigure;

const ReportedMeasure* find(const std::vector<ReportedMeasure>& list, const std::string& id) {
  const auto at = std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.measure.id == id; });
  return at == list.end() ? nullptr : &*at;
}

// "BME staff are 5 of 40 (12.5%) at band 8c and above, against 895 of 3,500 (25.6%) in the workforce."
std::string rows_sentence(const measures::Grid& grid, const ActionMetric& metric) {
  if (!grid.focus) return {};
  std::uint64_t people = 0;
  std::uint64_t focus = 0;
  for (const auto& row : grid.rows) {
    const auto belongs = [&](const std::string& end) { return std::string_view(row.id).ends_with(end); };
    if (row.of_which || std::none_of(metric.row_ends.begin(), metric.row_ends.end(), belongs)) continue;
    people += row.headcount;
    focus += row.counts[*grid.focus];
  }
  const auto& label = grid.groups[*grid.focus].label;
  if (people == 0) return label + " staff: nobody is " + metric.rows + ".";
  return label + " staff are " + share_text(focus, people) + " " + metric.rows + ", against " +
         share_text(grid.overall.counts[*grid.focus], grid.overall.headcount) + " in the workforce.";
}

// Who the bases of a likelihood are: "BME people are 937 of 2,596 applicants shortlisted (36.1%) …".
std::string bases_sentence(const measures::Likelihood& l) {
  // Of something good the second group is the one that may be at a disadvantage, of something bad the first.
  const auto& named = l.groups[l.harm ? 0 : 1];
  const auto known = l.groups[0].base + l.groups[1].base;
  if (known == 0) return {};
  return "Of " + count_text(known) + " " + l.people + " " + l.base_label + " whose answer is known, " +
         count_text(named.base) + (named.base == 1 ? " is " : " are ") + named.label + " (" +
         percent_text(named.base, known) + ").";
}

std::string sentence(const ReportedMeasure& item, const ActionMetric& metric) {
  const auto& m = item.measure;
  if (m.status == Status::not_supplied) return {};
  if (metric.figure == MetricFigure::rows) {
    const auto* grid = std::get_if<measures::Grid>(&m.figures);
    if (m.partial) return "Not shown: some of these figures are hidden.";
    return grid != nullptr && m.status == Status::ok ? rows_sentence(*grid, metric) : std::string();
  }
  if (metric.figure == MetricFigure::bases) {
    const auto* likelihood = std::get_if<measures::Likelihood>(&m.figures);
    if (m.partial) return "Not shown: some of these figures are hidden.";
    return likelihood != nullptr ? bases_sentence(*likelihood) : std::string();
  }
  return m.status == Status::ok ? item.sentence : std::string();
}

void append(std::string& text, const std::string& more) {
  if (!more.empty() && text.find(more) == std::string::npos) text += (text.empty() ? "" : " ") + more;
}

MetricAnswer answer(const ActionMetric& metric, const std::vector<ReportedMeasure>& list) {
  MetricAnswer out{metric.id, metric.title, {}, MetricStatus::not_supplied, {}};
  if (!metric.elsewhere.empty()) {
    out.status = MetricStatus::elsewhere;
    out.sentence = metric.elsewhere;
    return out;
  }
  std::string reasons;
  std::string without;
  for (const auto& id : metric.measures) {
    const auto* item = find(list, id);
    if (item == nullptr) continue;
    out.measures.push_back(id);
    const auto text = sentence(*item, metric);
    append(out.sentence, text);
    if (!text.empty()) continue;
    append(reasons, item->measure.reason);
    without += (without.empty() ? "" : ", ") + item->measure.title;
  }
  if (!out.sentence.empty()) {
    out.status = MetricStatus::filled;
    if (!without.empty()) append(out.sentence, "Without a figure: " + without + ".");
    return out;
  }
  out.sentence = reasons.empty() ? "This report has no figure for it." : reasons;
  return out;
}

std::string_view metric_status_text(MetricStatus status) {
  switch (status) {
    case MetricStatus::filled:
      return "filled";
    case MetricStatus::not_supplied:
      return "not_supplied";
    case MetricStatus::elsewhere:
      return "elsewhere";
  }
  return "not_supplied";
}

}  // namespace

std::vector<ActionAnswer> high_impact_actions(const standards::Standards& standards,
                                              const std::vector<ReportedMeasure>& measures) {
  std::vector<ActionAnswer> out;
  for (const auto& action : standards.duties.actions) {
    ActionAnswer item{action.id, action.title, {}, action.source};
    for (const auto& metric : action.metrics) item.metrics.push_back(answer(metric, measures));
    out.push_back(std::move(item));
  }
  return out;
}

Json high_impact_json(const std::vector<ActionAnswer>& actions) {
  auto out = Json::array();
  for (const auto& action : actions) {
    auto metrics = Json::array();
    for (const auto& m : action.metrics) {
      metrics.push_back(Object()
                            .add("id", m.id)
                            .add("title", m.title)
                            .add("measures", m.measures)
                            .add("status", metric_status_text(m.status))
                            .add("sentence", m.sentence));
    }
    out.push_back(Object()
                      .add("id", action.id)
                      .add("title", action.title)
                      .add("metrics", metrics)
                      .add("source", source_json(action.source)));
  }
  return out;
}

}  // namespace evenhand::report
