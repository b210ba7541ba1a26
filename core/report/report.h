// The report value: measures with their words and ratings, in sections, with an account of every file.
#pragma once

#include <string>
#include <vector>

#include "core/intake/file.h"
#include "core/intake/settings.h"
#include "core/intake/workforce.h"
#include "core/measures/measure.h"
#include "core/standards/standards.h"

namespace evenhand::report {

enum class Colour : std::uint8_t { none, green, amber, red };

struct Rating {
  Colour colour = Colour::none;
  bool within = false;
  bool clear = false;  // is the evidence clear
  std::string reason;
};

struct ReportedMeasure {
  measures::Measure measure;
  std::string sentence;
  std::string how;
  Rating rating;
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
};

struct Report {
  std::string organisation_name;
  std::string organisation_kind;
  std::uint64_t headcount = 0;
  std::optional<intake::Date> snapshot;
  std::vector<FileAccount> files;
  std::vector<Check> checks;
  std::vector<ReportedMeasure> measures;
  std::vector<ReportSection> sections;
  int survey_year = 0;
};

/// Makes the report from the files' accounts and the measures.
Report make_report(const intake::Settings& settings, const standards::Standards& standards,
                   std::vector<FileAccount> files, std::vector<measures::Measure> measures, std::uint64_t headcount);

std::string sentence_of(const measures::Measure& measure);
std::string how_of(const measures::Measure& measure);
/// Why a measure cannot be worked out, where its counts say it.
std::string hindrance_of(const measures::Measure& measure);
Rating rate(const measures::Measure& measure, const standards::Standards& standards);
std::vector<Check> check(const std::vector<FileAccount>& files, const std::vector<measures::Measure>& measures,
                         std::uint64_t headcount);

/// The report as JSON text: the same bytes from every build.
std::string to_json(const Report& report, const standards::Standards& standards);

}  // namespace evenhand::report
