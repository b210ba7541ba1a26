// Which duties fall on the organisation, why, by when, and how much of each this report answers.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/intake/settings.h"
#include "core/report/eds.h"
#include "core/report/high_impact.h"

namespace evenhand::report {

struct Report;
struct ReportedMeasure;
struct ReportSection;

struct Obligation {
  std::string id;
  std::string title;
  std::string applies;  // yes, no, voluntary, depends
  std::string reason;   // a sentence; of "depends", what to tell
  std::string when;
  std::optional<intake::Date> next_date;  // the first after the snapshot
  std::vector<std::string> parts;         // sections or measures of this report
  std::string met;                        // yes, partly, no; empty: no report can tell, or it does not apply
  std::string met_sentence;
  standards::Source source;
};

/// What of a report duties are held against.
struct Answers {
  const std::vector<ReportedMeasure>& measures;
  const std::vector<ReportSection>& sections;
  const Eds& eds;
  const std::vector<ActionAnswer>& actions;
};

/// `headcount`: of the staff list, used where the number of employees is not given.
std::vector<Obligation> obligations(const intake::Settings& settings, const standards::Standards& standards,
                                    std::uint64_t headcount, const Answers& answers);

/// Adds EDS 2022, the high-impact actions and the obligations to a report whose measures and sections are made.
void add_duties(const intake::Settings& settings, const standards::Standards& standards, Report& report);

nlohmann::ordered_json obligations_json(const std::vector<Obligation>& list);

}  // namespace evenhand::report
