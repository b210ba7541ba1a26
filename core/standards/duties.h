// What the law and the NHS ask of an organisation, as data: duties and whom they fall on, EDS 2022, the six high-impact
// actions, national figures to compare with, and the explanations that stand in every report.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/standards/indicators.h"
#include "core/standards/source.h"

namespace evenhand::standards {

class Scan;
struct Standards;

/// What has to be known about an organisation, or not; `any` asks nothing.
enum class Said : std::uint8_t { any, yes, no, unknown };

/// Holds when everything that it names does.
struct DutyTest {
  std::vector<std::string> kinds;  // of organisation, or "unknown"; empty: any
  Said contract = Said::any;       // holds an NHS Standard Contract
  Said listed = Said::any;         // is a listed public authority
  std::optional<std::uint64_t> employees_from;
  std::optional<std::uint64_t> employees_under;
  std::optional<int> year_from;  // year of the snapshot
  std::optional<int> year_before;
  std::optional<When> rule;
};

/// A day of the year by which something is due.
struct DutyDate {
  DutyTest test;
  int month = 0;
  int day = 0;
  int least_days = 0;  // after the snapshot: an earlier date is that of the year before
  std::string when;    // in words, in place of the duty's
};

struct DutyCase {
  DutyTest test;
  std::string applies;  // yes, no, voluntary, depends
  std::string reason;   // a sentence; "{employees}" stands for how many there are
  std::vector<std::string> sections;
  bool without_employees = false;  // what is about employees is not asked for
};

/// A part of a duty, and what of the report answers it.
struct DutyNeed {
  std::string label;
  std::vector<std::string> measures;  // ids, or the start of ids: `patients.*`
  bool employees = false;
};

struct Duty {
  std::string id;
  std::string title;
  std::string when;
  std::vector<DutyDate> dates;
  std::vector<std::string> sections;  // that answer it; empty: the measures of `needs`
  std::vector<DutyNeed> needs;
  std::string part;             // "indicators": what its needs are called
  std::string met_by;           // "eds", "high_impact_actions"; empty: its needs
  std::string met_note;         // where no report can tell
  std::vector<DutyCase> cases;  // the first that holds decides
  Source source;
};

struct EdsOutcome {
  std::string id;
  std::string title;
  bool unconfirmed = false;
};

struct EdsDomain {
  int id = 0;
  std::string title;
  bool by_service = false;  // the middle one of several services counts
  std::vector<EdsOutcome> outcomes;
};

/// From which total each grade starts, under one option of the rule.
struct EdsBounds {
  std::string option;
  std::vector<int> from;  // one a grade
};

struct EdsDefinition {
  std::size_t services = 0;
  std::vector<std::string> grades;  // of the scores 0, 1, 2, 3
  std::vector<EdsDomain> domains;
  std::string bounds_rule;
  std::vector<EdsBounds> bounds;
  Source source;

  int highest() const { return static_cast<int>(grades.size()) - 1; }
};

/// What of its measures a metric shows: their sentences, some rows of grids, or who the bases are.
enum class MetricFigure : std::uint8_t { sentences, rows, bases };

struct ActionMetric {
  std::string id;
  std::string title;
  std::vector<std::string> measures;
  MetricFigure figure = MetricFigure::sentences;
  std::string rows;                   // "at band 8c and above"
  std::vector<std::string> row_ends;  // of the ids of those rows
  std::string elsewhere;              // where it is collected, when not here
};

struct HighImpactAction {
  int id = 0;
  std::string title;
  std::vector<ActionMetric> metrics;
  Source source;
};

/// A national figure of one year, for one measure or several.
struct NationalFigure {
  std::vector<std::string> measures;
  std::string label;  // of its series: "England", "BME share of boards, England"
  int year = 0;
  std::optional<double> value;
  std::vector<std::pair<std::string, double>> groups;
  std::string unit;  // percent, ratio, score
  Source source;
};

struct Explanation {
  std::string id;
  std::string title;
  std::vector<std::string> paragraphs;
};

struct Duties {
  std::vector<Duty> duties;
  EdsDefinition eds;
  std::vector<HighImpactAction> actions;
  std::vector<NationalFigure> national;
  std::vector<Explanation> explanations;
};

/// Adds what one file defines: `duties`, `eds`, `high_impact_actions`, `national`, `explanations`.
void read_duties(const nlohmann::ordered_json& j, Scan& scan, Duties& out);

/// Faults between these and the rest of the standards.
void check_duties(const Standards& standards, std::vector<std::string>& faults);

const EdsDomain* find_eds_domain(const EdsDefinition& eds, std::string_view outcome);

}  // namespace evenhand::standards
