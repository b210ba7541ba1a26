#include "core/report/eds.h"

#include <algorithm>

#include "core/report/values.h"

namespace evenhand::report {
namespace {

using Json = nlohmann::ordered_json;
using measures::Status;
using standards::EdsDefinition;
using standards::EdsDomain;
using Scores = std::map<std::string, int>;

std::optional<int> score_of(const Scores& scores, const std::string& outcome) {
  const auto it = scores.find(outcome);
  return it != scores.end() ? std::optional<int>(it->second) : std::nullopt;
}

std::optional<int> sum(const EdsDomain& domain, const Scores& scores) {
  int out = 0;
  for (const auto& o : domain.outcomes) {
    const auto score = score_of(scores, o.id);
    if (!score) return std::nullopt;
    out += *score;
  }
  return out;
}

// The place of the service in the middle, when there are as many as are wanted and all of them are scored.
std::optional<std::size_t> middle(const std::vector<EdsService>& services, std::size_t wanted) {
  if (services.size() != wanted || services.empty()) return std::nullopt;
  std::vector<int> totals;
  for (const auto& service : services) {
    if (!service.score) return std::nullopt;
    totals.push_back(*service.score);
  }
  std::sort(totals.begin(), totals.end());
  const int wanted_total = totals[totals.size() / 2];
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (services[i].score == wanted_total) return i;
  }
  return std::nullopt;
}

const standards::EdsBounds* bounds_of(const intake::Settings& settings, const standards::Standards& standards) {
  const auto& eds = standards.duties.eds;
  const auto option = intake::rule(settings, standards, eds.bounds_rule);
  for (const auto& b : eds.bounds) {
    if (b.option == option) return &b;
  }
  return nullptr;
}

std::string grade_of(int total, const EdsDefinition& eds, const standards::EdsBounds& bounds) {
  std::string out;
  for (std::size_t i = 0; i < bounds.from.size() && i < eds.grades.size(); ++i) {
    if (total >= bounds.from[i]) out = eds.grades[i];
  }
  return out;
}

// "0 to 7 Undeveloped, 8 to 21 Developing, 22 to 32 Achieving, 33 Excelling"
std::string bounds_text(const EdsDefinition& eds, const standards::EdsBounds& bounds, int highest) {
  std::string out;
  for (std::size_t i = 0; i < bounds.from.size() && i < eds.grades.size(); ++i) {
    const int to = i + 1 < bounds.from.size() ? bounds.from[i + 1] - 1 : highest;
    out += (i > 0 ? ", " : "") + std::to_string(bounds.from[i]) +
           (to > bounds.from[i] ? " to " + std::to_string(to) : "") + " " + eds.grades[i];
  }
  return out;
}

std::string list(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    out += (i == 0 ? "" : i + 1 == items.size() ? " and " : ", ") + items[i];
  }
  return out;
}

// What is not entered yet, as a sentence; empty when everything is there.
std::string missing(const intake::EdsScores& given, const EdsDefinition& eds) {
  std::vector<std::string> out;
  for (const auto& domain : eds.domains) {
    if (!domain.by_service) {
      for (const auto& o : domain.outcomes) {
        if (!score_of(given.scores, o.id)) out.push_back(o.id);
      }
      continue;
    }
    for (const auto& service : given.services) {
      for (const auto& o : domain.outcomes) {
        if (!score_of(service.scores, o.id)) out.push_back(o.id + " of “" + service.name + "”");
      }
    }
    if (given.services.size() < eds.services) {
      const auto more = eds.services - given.services.size();
      out.push_back(std::to_string(more) + (more == 1 ? " service" : " services") + " of " +
                    std::to_string(eds.services));
    }
  }
  return out.empty() ? std::string() : "Not scored yet: " + list(out) + ".";
}

std::string how_of(const Eds& out, const intake::EdsScores& given, const EdsDefinition& definition,
                   const standards::EdsBounds& bounds) {
  std::string text = "Each outcome is scored from 0 to " + std::to_string(definition.highest()) + ".";
  std::string total;
  for (std::size_t d = 0; d < definition.domains.size(); ++d) {
    const auto& domain = definition.domains[d];
    const auto score = std::to_string(*out.domains[d].score);
    total += (total.empty() ? "" : " + ") + score;
    if (domain.by_service) {
      std::vector<std::string> parts;
      for (const auto& service : out.services) parts.push_back(service.name + " " + std::to_string(*service.score));
      text += " Domain " + std::to_string(domain.id) + ": the scores of each service are added (" + list(parts) +
              "), and the middle one counts: " + score + ".";
      continue;
    }
    std::string added;
    for (const auto& o : domain.outcomes) {
      added += (added.empty() ? "" : " + ") + std::to_string(given.scores.at(o.id));
    }
    text += " Domain " + std::to_string(domain.id) + ": " + added + " = " + score + ".";
  }
  return text + " Total: " + total + " = " + std::to_string(*out.total) +
         ". Grades: " + bounds_text(definition, bounds, out.of) + ".";
}

Json number(const std::optional<int>& value) { return value ? Json(*value) : Json(nullptr); }

}  // namespace

Eds eds_scores(const intake::Settings& settings, const standards::Standards& standards) {
  const auto& definition = standards.duties.eds;
  const auto& given = settings.eds;
  Eds out;
  out.source = definition.source;
  const EdsDomain* by_service = nullptr;
  for (const auto& domain : definition.domains) {
    out.of += static_cast<int>(domain.outcomes.size()) * definition.highest();
    if (domain.by_service) by_service = &domain;
  }
  bool any = !given.scores.empty();
  for (const auto& service : given.services) {
    out.services.push_back({service.name, by_service != nullptr ? sum(*by_service, service.scores) : std::nullopt});
    any = any || !service.scores.empty();
  }
  const auto chosen = middle(out.services, definition.services);
  int total = 0;
  for (const auto& domain : definition.domains) {
    const Scores* scores = &given.scores;
    std::string service;
    if (domain.by_service) {
      scores = chosen ? &given.services[*chosen].scores : nullptr;
      if (chosen) service = given.services[*chosen].name;
    }
    for (const auto& o : domain.outcomes) {
      const auto score = scores != nullptr ? score_of(*scores, o.id) : std::nullopt;
      out.outcomes.push_back({o.id, o.title, domain.id, score,
                              score ? definition.grades[static_cast<std::size_t>(*score)] : std::string(),
                              o.unconfirmed, service});
    }
    out.domains.push_back({domain.id, domain.title, scores != nullptr ? sum(domain, *scores) : std::nullopt});
    total += out.domains.back().score.value_or(0);
  }
  const auto* bounds = bounds_of(settings, standards);
  if (!any) {
    out.reason = "No scores of EDS 2022 were entered. Enter them in the settings to work it out.";
  } else if (const auto text = missing(given, definition); !text.empty() || bounds == nullptr) {
    out.status = Status::not_calculable;
    out.reason = text;
  } else {
    out.status = Status::ok;
    out.total = total;
    out.grade = grade_of(total, definition, *bounds);
    out.how = how_of(out, given, definition, *bounds);
  }
  if (out.status != Status::ok) {
    out.sentence = out.reason;
    return out;
  }
  out.sentence =
      "The total of EDS 2022 is " + std::to_string(total) + " of " + std::to_string(out.of) + ": " + out.grade + ".";
  for (std::size_t d = 0; d < out.domains.size(); ++d) {
    const auto highest = static_cast<int>(definition.domains[d].outcomes.size()) * definition.highest();
    out.sentence +=
        " " + out.domains[d].title + ": " + std::to_string(*out.domains[d].score) + " of " + std::to_string(highest) +
        (definition.domains[d].by_service && chosen ? " (“" + given.services[*chosen].name + "”, the middle one of " +
                                                          std::to_string(definition.services) + " services)."
                                                    : ".");
  }
  return out;
}

Json eds_json(const std::optional<Eds>& eds) {
  if (!eds) return nullptr;
  auto services = Json::array();
  for (const auto& s : eds->services) services.push_back(Object().add("name", s.name).add("score", number(s.score)));
  auto outcomes = Json::array();
  for (const auto& o : eds->outcomes) {
    outcomes.push_back(Object()
                           .add("id", o.id)
                           .add("title", o.title)
                           .add("domain", o.domain)
                           .add("score", number(o.score))
                           .add("grade", o.grade)
                           .add("unconfirmed", o.unconfirmed)
                           .add("service", o.service.empty() ? Json(nullptr) : Json(o.service)));
  }
  auto domains = Json::array();
  for (const auto& d : eds->domains)
    domains.push_back(Object().add("id", d.id).add("title", d.title).add("score", number(d.score)));
  return Object()
      .add("services", services)
      .add("outcomes", outcomes)
      .add("domains", domains)
      .add("total", number(eds->total))
      .add("of", eds->of)
      .add("grade", eds->grade)
      .add("status", status_text(eds->status))
      .add("reason", eds->reason)
      .add("sentence", eds->sentence)
      .add("how", eds->how)
      .add("source", source_json(eds->source));
}

}  // namespace evenhand::report
