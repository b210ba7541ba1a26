// The report value: measures with their words and ratings, in sections, with an account of every file.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/intake/benchmark.h"
#include "core/intake/file.h"
#include "core/intake/settings.h"
#include "core/intake/workforce.h"
#include "core/measures/analysis.h"
#include "core/measures/between_files.h"
#include "core/measures/measure.h"
#include "core/report/eds.h"
#include "core/report/high_impact.h"
#include "core/report/obligations.h"
#include "core/report/past.h"
#include "core/report/rating.h"
#include "core/report/redact.h"
#include "core/standards/standards.h"

namespace evenhand::report {

/// A p-value and what it tests.
struct Tested {
  double p = 1;
  std::string method;
};

/// This year against last year.
struct YearChange {
  std::optional<double> value;
  std::string unit;  // "points", "ratio", "score", "percent"
  std::optional<statistics::Bounds> interval;
  Trend direction = Trend::unknown;
  std::string sentence;
};

/// One measure in one earlier year.
struct HistoryYear {
  std::string snapshot;
  PastFigure figure;
  bool comparable = true;  // no break in the series between it and this year
};

struct ReportedMeasure {
  measures::Measure measure;
  std::string sentence;
  std::string how;
  Rating rating;
  std::optional<Tested> tested;
  std::optional<double> p_adjusted;  // Benjamini & Hochberg's, in its section
  std::optional<YearChange> change;
  std::optional<HistoryYear> previous;  // in the latest earlier report
  std::vector<HistoryYear> history;     // oldest first, last year's included
  std::vector<std::string> breaks;      // why years cannot be compared
  Hidden hidden;                        // of a publication
  bool withheld = false;                // all of it
};

/// How a report is protected, as it says itself.
struct Protected {
  bool publication = false;
  std::string mode = "none";  // or "suppress", "round"
  std::uint64_t threshold = 0;
  std::uint64_t hidden = 0;  // numbers
  bool verified = false;
  std::vector<std::string> notes;
};

/// An earlier report that this one is set beside.
struct YearUsed {
  std::string snapshot;
  std::string name;  // of the file
  std::string organisation;
  std::vector<std::string> rule_packs;
};

struct FileAccount {
  std::string kind;
  std::string name;
  std::uint64_t rows_read = 0;
  std::uint64_t rows_used = 0;
  std::uint64_t headcount = 0;
  std::vector<intake::SetAside> set_aside;
  std::vector<intake::Problem> problems;
};

struct Check {
  std::string id;
  bool passed = false;
  std::string sentence;
};

struct ReportSection {
  std::string id;
  std::string title;
  std::vector<std::string> measures;
  std::size_t comparisons = 0;  // figures tested
};

/// A threshold with the numbers in use and the default ones.
struct ThresholdUsed {
  standards::Threshold defaults;
  standards::Threshold used;
  std::string sentence;
};

/// A choice that the standards leave open, as it was made.
struct RuleUsed {
  std::string id;
  std::string label;
  std::string option;
  std::string option_label;
  bool changed = false;
  standards::Source source;
};

/// People whom the user chose, beside everybody else.
struct Analysis {
  measures::AnalysedPeople people;
  std::string title;
  std::string description;            // "Staff at “Riverside House”: 120 of 3,495."
  std::vector<std::string> measures;  // ids
  std::string conclusion;             // the user's own
  bool published = false;             // its people are not told
};

struct Report {
  Protected protection;
  std::optional<intake::Benchmark> benchmark;  // the population compared with
  std::string organisation_name;
  std::string organisation_kind;
  std::uint64_t headcount = 0;
  std::optional<intake::Date> snapshot;
  std::vector<FileAccount> files;
  std::vector<Check> checks;
  std::vector<ReportedMeasure> measures;
  std::vector<ReportSection> sections;
  std::vector<ThresholdUsed> thresholds;
  std::vector<RuleUsed> rules;
  std::vector<YearUsed> years;  // oldest first
  std::vector<Analysis> analyses;
  std::vector<Obligation> obligations;
  std::optional<Eds> eds;  // nothing where it neither applies nor was entered
  std::vector<ActionAnswer> high_impact_actions;
  int survey_year = 0;
};

/// Makes the report from the files' accounts and the measures. `earlier`: reports to compare with, in any order; those
/// that cannot be used are told in the checks.
Report make_report(const intake::Settings& settings, const standards::Standards& standards,
                   std::vector<FileAccount> files, std::vector<measures::Measure> measures, std::uint64_t headcount,
                   std::span<const PastReport* const> earlier = {});

std::string sentence_of(const measures::Measure& measure);
std::string how_of(const measures::Measure& measure);
/// Why a measure cannot be worked out, where its counts say it.
std::string hindrance_of(const measures::Measure& measure);
/// The test that a measure has, if it has one.
std::optional<Tested> test_of(const measures::Measure& measure);
std::vector<Check> check(const std::vector<FileAccount>& files, const std::vector<measures::Measure>& measures,
                         std::uint64_t headcount);

/// Adds what files that speak of the same people say of each other.
void check_between(const measures::BetweenFiles& files, const intake::Settings& settings, Report& report);

/// The report as JSON text: the same bytes from every build.
std::string to_json(const Report& report, const standards::Standards& standards);

}  // namespace evenhand::report
