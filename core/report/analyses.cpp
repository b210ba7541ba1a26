#include "core/report/analyses.h"

#include <algorithm>

#include "core/intake/analyses.h"
#include "core/report/decimal.h"
#include "core/report/format.h"
#include "core/report/values.h"

namespace evenhand::report {
namespace {

using intake::AnalysisChoice;

// "“A”, “B” and “C”".
std::string listed(const AnalysisChoice& choice, const standards::Standards& standards) {
  const auto* vocabulary = standards::find_vocabulary(standards, choice.by);
  std::string out;
  for (std::size_t i = 0; i < choice.is.size(); ++i) {
    const auto category = vocabulary != nullptr ? standards::find_category(*vocabulary, choice.is[i]) : std::nullopt;
    out += i == 0 ? "" : i + 1 < choice.is.size() ? ", " : " and ";
    out += in_quotes(category ? vocabulary->categories[*category].label : choice.is[i]);
  }
  return out;
}

std::string who(const AnalysisChoice& choice, const standards::Standards& standards) {
  const auto several = choice.is.size() > 1;
  if (choice.by == "transferred_in") {
    return choice.is.front() == "year" ? "Staff who transferred in within the year up to the snapshot date"
                                       : "Staff who have transferred in from another employer";
  }
  const auto names = listed(choice, standards);
  if (choice.by == "site") return "Staff at " + names;
  if (choice.by == "contract")
    return std::string(several ? "Staff on the contracts " : "Staff on the contract ") + names;
  if (choice.by == "pay_band")
    return std::string(several ? "Staff in the pay bands " : "Staff in the pay band ") + names;
  if (choice.by == "staff_group") {
    return std::string(several ? "Staff in the staff groups " : "Staff in the staff group ") + names;
  }
  return std::string(several ? "Staff whom the file marks with " : "Staff whom the file marks as ") + names;
}

std::string description(const AnalysisChoice& choice, const measures::AnalysedPeople& people,
                        const standards::Standards& standards) {
  auto out = who(choice, standards);
  const auto all = people.chosen + people.others + people.not_known;
  if (all == 0) return out + ".";
  out += ": " + count_text(people.chosen) + " of " + count_text(all) + ".";
  if (people.not_known > 0) {
    out += " Of " + count_text(people.not_known) +
           " it is not known, because the column is blank or cannot be read; they stand on neither side.";
  }
  return out;
}

}  // namespace

std::vector<Analysis> analyses_of(const measures::Material& material, const intake::Settings& settings,
                                  const standards::Standards& standards, const std::vector<ReportedMeasure>& list) {
  auto people = measures::analysed_people(material, settings, standards);
  std::vector<Analysis> out;
  for (std::size_t i = 0; i < people.size(); ++i) {
    auto& item = out.emplace_back();
    item.title = people[i].label;
    item.description = description(settings.analyses[i], people[i], standards);
    for (const auto& m : list) {
      if (m.measure.id.starts_with(people[i].id + ".")) item.measures.push_back(m.measure.id);
    }
    if (const auto it = settings.words.find(people[i].id); it != settings.words.end()) item.conclusion = it->second;
    item.people = std::move(people[i]);
  }
  return out;
}

nlohmann::ordered_json analyses_json(const std::vector<Analysis>& analyses) {
  auto out = nlohmann::ordered_json::array();
  for (const auto& a : analyses) {
    const auto& p = a.people;
    const auto people = [&](std::uint64_t n) {
      return a.published ? nlohmann::ordered_json(hidden_mark) : nlohmann::ordered_json(n);
    };
    out.push_back(Object()
                      .add("id", p.id)
                      .add("title", a.title)
                      .add("description", a.description)
                      .add("people", people(p.chosen))
                      .add("others", people(p.others))
                      .add("not_known", people(p.not_known))
                      .add("measures", a.measures)
                      .add("conclusion", a.conclusion)
                      .add("status", status_text(p.status))
                      .add("reason", p.reason)
                      .add("notes", p.notes));
  }
  return out;
}

// The share goes by the name of what is counted, so that "higher" can only mean one thing.
std::string chosen_share_sentence(const measures::Rate& rate) {
  const auto& a = rate.groups[0];
  const auto& b = rate.groups[1];
  const auto points = measures::percent(a) - measures::percent(b);
  const auto size = decimal_text(points < 0 ? -points : points, 1);
  const auto share = [](const measures::GroupRate& g) {
    return " (" + percent_text(g.numerator, g.denominator) + ", " + count_text(g.numerator) + " of " +
           count_text(g.denominator) + ")";
  };
  std::string out = "The share of staff who " + rate.what + " is ";
  const bool even = size == "0.0";
  out +=
      even ? "the same to one decimal"
           : size + (size == "1.0" ? " percentage point " : " percentage points ") + (points < 0 ? "lower" : "higher");
  return out + " in the group " + in_quotes(a.label) + share(a) + (even ? " and" : " than") + " among everybody else" +
         share(b) + ".";
}

std::string chosen_share_how(const measures::Measure& m, const measures::Rate& rate) {
  const auto share = [](const measures::GroupRate& g) {
    return g.label + ": " + count_text(g.numerator) + " ÷ " + count_text(g.denominator) + ".";
  };
  std::string out = "Share = staff who " + rate.what + " ÷ staff of the side whose answer is known. " +
                    share(rate.groups[0]) + " " + share(rate.groups[1]) +
                    " The difference is taken before rounding. Its interval is Newcombe’s, those of the shares are "
                    "Wilson’s, 95%.";
  if (m.unknown > 0) {
    out += " Left out, because the answer or the side is not known: " + count_text(m.unknown) + ".";
  }
  return out;
}

}  // namespace evenhand::report
