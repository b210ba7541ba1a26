// EDS 2022: what the scores that the user entered come to.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/intake/settings.h"
#include "core/measures/measure.h"

namespace evenhand::report {

/// One service over the outcomes of domain 1; no score until all are scored.
struct EdsService {
  std::string name;
  std::optional<int> score;
};

struct EdsOutcomeScore {
  std::string id;
  std::string title;
  int domain = 0;
  std::optional<int> score;
  std::string grade;  // empty without a score
  bool unconfirmed = false;
  std::string service;  // whose score it is; empty where services are not scored
};

struct EdsDomainScore {
  int id = 0;
  std::string title;
  std::optional<int> score;
};

struct Eds {
  std::vector<EdsService> services;
  std::vector<EdsOutcomeScore> outcomes;
  std::vector<EdsDomainScore> domains;
  std::optional<int> total;
  int of = 0;         // the highest total
  std::string grade;  // empty without a total
  measures::Status status = measures::Status::not_supplied;
  std::string reason;  // when not ok
  std::string sentence;
  std::string how;
  standards::Source source;
};

/// Of domain 1 the service with the middle total counts: of equal ones the first. Source: report.md §2.
Eds eds_scores(const intake::Settings& settings, const standards::Standards& standards);

nlohmann::ordered_json eds_json(const std::optional<Eds>& eds);

}  // namespace evenhand::report
