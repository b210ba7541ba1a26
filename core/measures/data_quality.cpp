#include "core/measures/data_quality.h"

#include <algorithm>
#include <array>

#include "core/intake/columns.h"

namespace evenhand::measures {
namespace {

using intake::CodedColumn;
using intake::LabelColumn;
using intake::Population;
using standards::Standards;

// As many as one can set out to ask.
constexpr std::size_t most_asked = 10;

struct Asked {
  const standards::Characteristic* characteristic;
  const CodedColumn* column;
  std::string label;  // "Ethnicity", as files call it, where the law says race
};

// What people were asked about: not what was worked out from another column.
std::vector<Asked> asked(const Population& staff, const Standards& standards) {
  std::vector<Asked> out;
  const auto* kind = standards::find_kind(standards, "staff");
  for (const auto& c : standards.characteristics) {
    const auto* column = staff.find(c.id);
    if (column == nullptr || !column->supplied || column->derived) continue;
    const auto* in_file = standards::find_column(*kind, c.id);
    out.push_back({&c, column, in_file != nullptr ? in_file->label : c.label});
  }
  return out;
}

std::uint64_t known_in(const Population& staff, const CodedColumn& column) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < staff.size; ++i) {
    const auto code = column.codes[i];
    if (code != intake::unmatched && column.vocabulary->categories[code].known) out += staff.weight(i);
  }
  return out;
}

std::string nobody_counted() { return "Nobody is counted: every row of the staff file was set aside."; }

Measure declaration_of_all(const Population& staff, const std::vector<Asked>& list) {
  Measure m;
  Rate rate;
  rate.people = "staff";
  for (const auto& item : list) {
    rate.groups.push_back(
        {item.characteristic->id, item.label, known_in(staff, *item.column), staff.headcount, {}, {}});
    if (!staff.tells_whom) continue;
    const auto answers = coding_of(staff, *item.column);
    const auto place = "groups/" + item.characteristic->id;
    m.made.push_back({place + "/numerator", Whom::among(answers, answers_of(*item.column, true))});
    m.made.push_back({place + "/denominator", Whom::everybody(answers)});
  }
  // All have the same base.
  std::stable_sort(rate.groups.begin(), rate.groups.end(),
                   [](const auto& a, const auto& b) { return a.numerator < b.numerator; });
  m.base = staff.headcount;
  if (!rate.groups.empty()) {
    const auto& least = rate.groups.front();
    m.unknown = staff.headcount - least.numerator;
    if (staff.tells_whom) {
      const auto& column = *staff.find(least.id);
      const auto answers = coding_of(staff, column);
      m.made.push_back({"base", Whom::everybody(answers)});
      m.made.push_back({"unknown", Whom::among(answers, answers_of(column, false))});
    }
  }
  m.figures = std::move(rate);
  return m;
}

// "at Riverside House", "on the contract Oak".
std::string place_words(std::string_view role, const std::string& label) {
  return (role == "site" ? "at " : role == "contract" ? "on the contract " : "in ") + label;
}

// Blank answers at each place. Whoever declined was asked; whoever has no place cannot be found by it.
void add_places(const Population& staff, const Asked& item, const LabelColumn& places, Measure& m,
                std::vector<GroupRate>& out) {
  const auto blank = standards::find_category(*item.column->vocabulary, "not_recorded");
  std::vector<GroupRate> groups;
  for (std::size_t l = 0; l < places.labels.size(); ++l) {
    groups.push_back({item.characteristic->id + "." + places.id + "." + std::to_string(l),
                      item.label + ", " + place_words(places.id, places.labels[l]),
                      0,
                      0,
                      {},
                      {}});
  }
  for (std::size_t i = 0; i < staff.size; ++i) {
    auto& group = groups[places.codes[i]];
    group.denominator += staff.weight(i);
    if (blank && item.column->codes[i] == *blank) group.numerator += staff.weight(i);
  }
  const auto answers = coding_of(staff, *item.column);
  const auto where = coding_of(staff, places);
  for (std::uint16_t l = 1; l < groups.size() && l <= intake::most_labels; ++l) {
    if (groups[l].numerator == 0) continue;
    if (staff.tells_whom) {
      const auto there = Whom::among(where, {l});
      m.made.push_back({"groups/" + groups[l].id + "/denominator", there});
      m.made.push_back({"groups/" + groups[l].id + "/numerator", there.and_among(answers, {*blank})});
    }
    out.push_back(std::move(groups[l]));
  }
}

Measure ask_first(const Population& staff, const std::vector<Asked>& list) {
  Measure m;
  Rate rate;
  rate.people = "staff";
  rate.what = "have no recorded answer";
  bool any_places = false;
  for (const auto& item : list) {
    for (const auto& places : staff.labelled) {
      if (!places.supplied) continue;
      any_places = true;
      add_places(staff, item, places, m, rate.groups);
    }
  }
  std::stable_sort(rate.groups.begin(), rate.groups.end(),
                   [](const auto& a, const auto& b) { return a.numerator > b.numerator; });
  if (rate.groups.size() > most_asked) rate.groups.resize(most_asked);
  m.base = staff.headcount;
  if (staff.tells_whom && !list.empty()) {
    const auto everybody = coding_of(staff, *list.front().column);
    m.made.push_back({"base", Whom::everybody(everybody)});
    m.made.push_back({"unknown", Whom::among(everybody, {})});
  }
  if (!any_places) {
    m.status = Status::not_supplied;
    m.reason = "The staff file has no column for a site or a contract, so it does not say where to ask. Add one.";
  } else if (rate.groups.empty()) {
    m.status = Status::not_calculable;
    m.reason = "Everybody at every site and on every contract has a recorded answer: there is nobody to ask first.";
  } else {
    m.notes.emplace_back("People who declined to answer are not counted here: they were asked.");
    m.notes.emplace_back("A person may stand in more than one of these groups.");
  }
  m.figures = std::move(rate);
  return m;
}

}  // namespace

bool joined_within_year(intake::Day start, const intake::Settings& settings) {
  return start > intake::months_after(*settings.snapshot_date, -12) && start <= intake::to_day(*settings.snapshot_date);
}

void add_joined(Measure& declaration, const Population& staff, const CodedColumn& column,
                const intake::Settings& settings) {
  const auto* started = staff.find_days("start_date");
  auto* rate = std::get_if<Rate>(&declaration.figures);
  if (started == nullptr || !settings.snapshot_date || rate == nullptr) return;
  std::array<GroupRate, 2> groups{{{"joined.before", "Joined before the year", 0, 0, {}, {}},
                                   {"joined.within", "Joined within the year", 0, 0, {}, {}}}};
  const auto in_group = [&](intake::Day start) { return joined_within_year(start, settings) ? 1U : 0U; };
  for (std::size_t i = 0; i < staff.size; ++i) {
    if (started->days[i] == intake::no_day) continue;
    auto& group = groups[in_group(started->days[i])];
    group.denominator += staff.weight(i);
    const auto code = column.codes[i];
    if (code != intake::unmatched && column.vocabulary->categories[code].known) group.numerator += staff.weight(i);
  }
  if (staff.tells_whom) {
    std::vector<std::uint16_t> joined;
    for (const auto day : started->days) {
      joined.push_back(static_cast<std::uint16_t>(day == intake::no_day ? groups.size() : in_group(day)));
    }
    const auto when = std::make_shared<Coding>(staff, std::move(joined));
    for (std::uint16_t g = 0; g < groups.size(); ++g) {
      const auto then = Whom::among(when, {g});
      const auto known = then.and_among(coding_of(staff, column), answers_of(column, true));
      declaration.made.push_back({"groups/" + groups[g].id + "/denominator", then});
      declaration.made.push_back({"groups/" + groups[g].id + "/numerator", known});
    }
  }
  for (auto& group : groups) {
    if (group.denominator > 0) rate->groups.push_back(std::move(group));
  }
}

std::vector<Measure> data_quality(const Material& material, const Standards& standards) {
  const auto& staff = *material.workforce;
  const auto list = asked(staff, standards);
  std::vector<Measure> out;
  out.push_back(declaration_of_all(staff, list));
  out.push_back(ask_first(staff, list));
  out[0].id = "data_quality.declaration";
  out[0].title = "What is known of our staff";
  out[1].id = "data_quality.ask_first";
  out[1].title = "Whom to ask first";
  for (auto& m : out) {
    m.source = standards::find_threshold(standards, "declaration")->source;
    if (!material.has("staff")) {
      m.status = Status::not_supplied;
      m.reason = no_file("staff", standards);
    } else if (list.empty()) {
      m.status = Status::not_supplied;
      m.reason = "The staff file has no column for any protected characteristic. Add the columns to work this out.";
    } else if (staff.headcount == 0) {
      m.status = Status::not_calculable;
      m.reason = nobody_counted();
    }
    if (m.status != Status::ok) m.notes.clear();
  }
  return out;
}

}  // namespace evenhand::measures
