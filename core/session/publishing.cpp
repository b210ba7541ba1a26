#include "core/session/publishing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "core/measures/counts.h"
#include "core/report/report.h"
#include "core/report/sections.h"
#include "core/report/values.h"

namespace evenhand::session {
namespace {

using Json = nlohmann::ordered_json;
using protection::Protector;
using protection::Rule;
using protection::State;
using report::Object;

constexpr std::size_t most_named = 5;

std::string text_of(std::uint64_t n) { return std::to_string(n); }

Json whole_or_null(double x, bool up) {
  if (!std::isfinite(x)) return nullptr;
  return static_cast<std::int64_t>(up ? std::ceil(x - protection::slack) : std::floor(x + protection::slack));
}

Json check_json(std::string_view id, bool passed, std::string sentence) {
  return Object().add("id", id).add("passed", passed).add("sentence", std::move(sentence));
}

std::string difference_sentence(const report::SmallDifference& d, const std::string& name) {
  if (d.hidden_here) {
    return d.label + ": hidden here, but " + name + " tells it (" + text_of(d.other) +
           "), of the same day. Hide it in both, or publish only one.";
  }
  return d.label + ": " + text_of(d.value) + " here, " + text_of(d.other) + " in " + name +
         ". Whoever has both reports knows of a difference of " +
         text_of(d.value > d.other ? d.value - d.other : d.other - d.value) + ".";
}

}  // namespace

// Why a printed number is hidden.
struct Publishing::Why {
  bool hidden = false;
  State state = State::shown;
  Rule rule = Rule::none;
  const protection::Result* bounds = nullptr;
};

Publishing::Publishing(std::vector<measures::Measure> measures, const intake::Settings& settings,
                       const standards::Standards& standards)
    : measures_(std::move(measures)), settings_(settings), standards_(standards) {
  register_ = protection::make_register(measures_);
  // The people themselves are not needed any more.
  for (auto& m : measures_) m.made = {};
  if (settings.protection.round) return;
  secrets_ = protection::make_secrets(measures_, register_, settings.protection, standards);
  averages_ = protection::hidden_averages(measures_, register_, settings.protection);
  if (settings.protection.secondary) protector_.emplace(secrets_.wanted);
}

bool Publishing::step() {
  if (protector_ && protector_->step()) return true;
  if (!settled_) settle();
  return false;
}

std::string Publishing::progress() const {
  static constexpr std::array<std::string_view, 4> phases{"choosing", "bounding", "checking", "done"};
  const auto p = protector_ ? protector_->progress() : Protector::Progress{Protector::Progress::Phase::done, 1, 1};
  Json out = Object().add("phase", phases[static_cast<std::size_t>(p.phase)]).add("done", p.done).add("of", p.of);
  return out.dump();
}

bool Publishing::proved() const { return settings_.protection.round || outcome_.verified(); }

bool Publishing::safe() const { return proved() || !settings_.protection.secondary; }

Publishing::Why Publishing::why(std::size_t printed) const {
  const auto& number = register_.printed[printed];
  Why out;
  if (secrets_.withheld.contains(printed)) out = {true, State::primary, Rule::complement, nullptr};
  if (number.count == protection::nothing) return out;
  const auto count = secrets_.count_of[number.count];
  const auto& outcome = outcome_;
  const auto state = outcome.states[count];
  if (state == State::shown) return out;
  out.hidden = true;
  out.state = state;
  out.rule = state == State::primary          ? secrets_.rules[count]
             : outcome.for_bounds[count] != 0 ? Rule::bounds
                                              : Rule::linked;
  const auto at = std::find_if(outcome.primaries.begin(), outcome.primaries.end(),
                               [&](const auto& result) { return result.count == count; });
  if (state == State::primary && at != outcome.primaries.end()) out.bounds = &*at;
  return out;
}

// Only what is small by itself is hidden, and nothing is proved.
protection::Outcome Publishing::first_hiding_only() const {
  protection::Outcome out;
  for (const auto primary : secrets_.wanted.primary) out.states.push_back(primary ? State::primary : State::shown);
  out.for_bounds.assign(out.states.size(), 0);
  return out;
}

void Publishing::settle() {
  settled_ = true;
  hidden_.resize(measures_.size());
  if (settings_.protection.round) {
    for (std::size_t m = 0; m < measures_.size(); ++m) hidden_[m] = report::hidden_by_rounding(measures_[m]);
    return;
  }
  outcome_ = protector_ ? protector_->outcome() : first_hiding_only();
  std::vector<std::set<std::string>> shown(measures_.size());
  for (std::size_t p = 0; p < register_.printed.size(); ++p) {
    const auto& number = register_.printed[p];
    const auto count = number.count == protection::nothing ? protection::nothing : secrets_.count_of[number.count];
    const bool gone = count != protection::nothing && outcome_.states[count] != State::shown;
    if (gone || secrets_.withheld.contains(p)) {
      hidden_[number.measure].places.insert(number.place);
    } else {
      shown[number.measure].insert(number.place);
    }
  }
  for (std::size_t m = 0; m < measures_.size(); ++m) {
    hide_rest(m, shown[m]);
    // It says how many are not known of the least known, whichever that is.
    if (measures_[m].id.starts_with("data_quality.") && !hidden_[m].places.empty()) hidden_[m].places.insert("unknown");
    hide_quarters(m);
  }
  for (const auto& item : register_.unproved) hidden_[item.measure].all = true;
}

// Of a measure that cannot be worked out: what is not known to be safe, and its averages.
void Publishing::hide_rest(std::size_t m, const std::set<std::string>& shown) {
  const auto& measure = measures_[m];
  if (measure.status == measures::Status::ok) {
    hidden_[m].averages = averages_[m];
    return;
  }
  measures::visit_counts(measure, [&](const std::string& place, std::uint64_t n) {
    if (n > 0 && !shown.contains(place)) hidden_[m].places.insert(place);
  });
  if (const auto* pay = std::get_if<measures::PayGap>(&measure.figures)) {
    for (const auto& g : pay->groups) hidden_[m].averages.insert(g.id);
  }
  if (const auto* score = std::get_if<measures::Score>(&measure.figures)) {
    for (const auto& g : score->groups) hidden_[m].averages.insert(g.id);
  }
}

// Quarters are of one size, which no sum of cells says: they are shown whole, or not at all.
void Publishing::hide_quarters(std::size_t m) {
  if (!std::holds_alternative<measures::Quartiles>(measures_[m].figures)) return;
  const auto of_quarter = [](const std::string& place) { return place.starts_with("bands/"); };
  auto& places = hidden_[m].places;
  if (std::none_of(places.begin(), places.end(), of_quarter)) return;
  measures::visit_counts(measures_[m], [&](const std::string& place, std::uint64_t) {
    if (of_quarter(place)) places.insert(place);
  });
}

std::string Publishing::title_of(const measures::Measure& m) const {
  return m.family_title.empty() ? m.title : m.family_title + ": " + m.title;
}

// Measures with a number that stays too easy to find, the finest tables first.
std::vector<std::size_t> Publishing::too_fine() const {
  std::vector<std::size_t> out;
  const auto& unsafe = outcome_.unsafe;
  const std::set<std::uint32_t> counts(unsafe.begin(), unsafe.end());
  std::vector<std::size_t> places(measures_.size());
  for (const auto& number : register_.printed) {
    if (number.count != protection::nothing && counts.contains(secrets_.count_of[number.count]))
      ++places[number.measure];
  }
  for (std::size_t m = 0; m < places.size(); ++m) {
    if (places[m] > 0) out.push_back(m);
  }
  std::stable_sort(out.begin(), out.end(), [&](auto a, auto b) { return places[a] > places[b]; });
  return out;
}

// Tables that show one answer for everybody.
std::string Publishing::all_alike() const {
  std::string out;
  std::size_t named = 0;
  for (std::size_t m = 0; m < measures_.size(); ++m) {
    const auto* c = std::get_if<measures::Composition>(&measures_[m].figures);
    if (c == nullptr || c->comparison || measures_[m].status != measures::Status::ok) continue;
    const auto full = [&](const auto& x) {
      return x.known && x.count > 0 && x.count == measures_[m].base && !hidden_[m].at("categories/" + x.id);
    };
    if (std::none_of(c->categories.begin(), c->categories.end(), full) || ++named > most_named) continue;
    out += (out.empty() ? "“" : ", “") + title_of(measures_[m]) + "”";
  }
  return named > most_named ? out + " and " + text_of(named - most_named) + " more" : out;
}

std::string Publishing::refusal() const {
  std::string names;
  const auto list = too_fine();
  for (std::size_t i = 0; i < std::min(list.size(), most_named); ++i)
    names += (i > 0 ? ", " : "") + std::string("“") + title_of(measures_[list[i]]) + "”";
  std::string message = "This report could not be proved safe to publish, so it is not given out. ";
  message += names.empty()
                 ? "Choose a higher smallest number, or rounding."
                 : "Make these tables coarser (fewer groups), or leave out the columns behind them: " + names +
                       (list.size() > most_named ? ", and " + text_of(list.size() - most_named) + " more." : ".");
  Json out = Object()
                 .add("format", "evenhand-refusal/1")
                 .add("name", "")
                 .add("code", "not_safe")
                 .add("row", 0)
                 .add("message", message);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string Publishing::audit(std::span<const report::PastReport* const> earlier) const {
  const auto& p = settings_.protection;
  const bool round = p.round;
  const std::string reason = !p.secondary ? "Second hiding is switched off."
                             : proved()   ? ""
                                          : "Not every hidden number could be proved safe.";
  Json out = Object()
                 .add("format", "evenhand-audit/1")
                 .add("mode", round ? "round" : "suppress")
                 .add("threshold", p.threshold)
                 .add("survey_minimum", p.survey_minimum)
                 .add("pay_minimum", p.pay_minimum)
                 .add("zeros", p.zeros)
                 .add("complement", p.complement)
                 .add("secondary", p.secondary)
                 .add("verified", proved())
                 .add("reason", reason);
  std::array<std::uint64_t, 3> states{};
  if (!round) {
    for (std::size_t c = 0; c < register_.system.counts.size(); ++c)
      ++states[static_cast<std::size_t>(outcome_.states[secrets_.count_of[c]])];
  }
  if (round) {
    for (const auto& number : register_.printed) ++states[hidden_[number.measure].at(number.place) ? 1 : 0];
  }
  out["counts"] = Object()
                      .add("printed", register_.printed.size())
                      .add("different", register_.system.counts.size())
                      .add("shown", states[0])
                      .add("primary", states[1])
                      .add("secondary", states[2]);
  auto checks = Json::array();
  if (!round) {
    const auto& o = outcome_;
    const auto few = "fewer than " + text_of(p.threshold) + " people";
    checks.push_back(check_json("exact", o.exact,
                                "No hidden number of " + few +
                                    " can be worked out exactly from all that is shown: every "
                                    "table is one system of equations, solved by elimination."));
    checks.push_back(check_json("bounds", o.bounded,
                                "Nobody can tell a hidden number of " + few + " closer than to a range of " +
                                    text_of(p.threshold - 1) + ", in whole people."));
    checks.push_back(check_json("alone", o.alone,
                                "The same holds for each of the " + text_of(o.singles) +
                                    " people who are alone in a hidden number and so know it."));
  } else {
    checks.push_back(check_json("rounded", true, "Every count is rounded by itself, and counts of 1 to 7 are hidden."));
  }
  std::size_t withheld = 0;
  for (const auto& h : hidden_) withheld += h.all ? 1 : 0;
  checks.push_back(check_json("whom", true,
                              withheld == 0 ? "Of every printed number it is known whom it counts."
                                            : text_of(withheld) + " tables are left out whole, because it is not known "
                                                                  "whom their numbers count."));
  out["checks"] = std::move(checks);
  auto& list = out["measures"] = Json::array();
  auto& cells = out["cells"] = Json::array();
  std::map<std::string_view, std::string_view> section_of;
  const auto sections = report::place(measures_, standards_);
  for (const auto& section : sections) {
    for (const auto& id : section.measures) section_of[id] = section.id;
  }
  std::vector<std::array<std::uint64_t, 2>> told(measures_.size());
  for (std::size_t i = 0; i < register_.printed.size(); ++i) {
    const auto& number = register_.printed[i];
    const auto& m = measures_[number.measure];
    const auto& hidden = hidden_[number.measure];
    const bool gone = hidden.at(number.place);
    ++told[number.measure][gone ? 1 : 0];
    if (!gone || hidden.all) continue;
    const auto reason = !round ? why(i) : Why{true, State::primary, Rule::small, nullptr};
    Json cell =
        Object()
            .add("measure", m.id)
            .add("title", title_of(m))
            .add("place", number.place)
            .add("label", report::place_label(m, number.place))
            .add("value", number.value)
            .add("state", reason.state == State::primary ? "primary" : "secondary")
            .add("rule", protection::to_string(reason.rule))
            .add("sentence", protection::sentence_of(reason.rule, p))
            .add("low", reason.bounds != nullptr ? whole_or_null(reason.bounds->bounds.low, true) : Json(nullptr))
            .add("high", reason.bounds != nullptr ? whole_or_null(reason.bounds->bounds.high, false) : Json(nullptr));
    cells.push_back(std::move(cell));
  }
  for (std::size_t m = 0; m < measures_.size(); ++m) {
    if (measures_[m].status != measures::Status::ok) continue;
    const auto& h = hidden_[m];
    const auto section = section_of.find(measures_[m].id);
    list.push_back(Object()
                       .add("id", measures_[m].id)
                       .add("title", title_of(measures_[m]))
                       .add("section", section != section_of.end() ? Json(section->second) : Json(""))
                       .add("state", h.all || (told[m][0] == 0 && h.any()) ? "hidden"
                                     : h.any()                             ? "part"
                                                                           : "shown")
                       .add("shown", told[m][0])
                       .add("hidden", told[m][1]));
  }
  auto& differences = out["differences"] = Json::array();
  for (const auto* other : earlier) {
    if (!other->publication) continue;
    const bool same_day = settings_.snapshot_date && intake::to_iso(*settings_.snapshot_date) == other->snapshot;
    for (const auto& d : report::small_differences(measures_, hidden_, *other, p.threshold, same_day)) {
      const auto& m = measures_[d.measure];
      differences.push_back(Object()
                                .add("measure", m.id)
                                .add("title", title_of(m))
                                .add("place", "")
                                .add("label", d.label)
                                .add("value", d.value)
                                .add("other", d.other)
                                .add("other_name", other->name)
                                .add("other_date", other->snapshot)
                                .add("sentence", difference_sentence(d, other->name)));
    }
  }
  auto& warnings = out["warnings"] = Json::array();
  if (!differences.empty()) {
    warnings.push_back(
        "Some numbers differ by fewer than " + text_of(p.threshold) +
        " people from those of a report that was published before. Publish once a year, with the same groups and "
        "the same settings, so that no report tells what another hides.");
  }
  if (const auto names = all_alike(); !names.empty()) {
    warnings.push_back("Everybody has the same answer in " + names +
                       ". Whoever reads that knows it of each. You can hide zeros and full groups in the settings.");
  }
  for (const auto* other : earlier) {
    if (other->publication) continue;
    warnings.push_back("“" + other->name +
                       "” is an internal report, so its figures are not in the publication. Add the "
                       "report of that year as it was published to show its figures.");
  }
  if (!p.secondary) warnings.push_back("Second hiding is switched off: this report is not safe to publish.");
  auto& coarsen = out["coarsen"] = Json::array();
  for (const auto m : too_fine()) {
    coarsen.push_back(Object()
                          .add("measure", measures_[m].id)
                          .add("title", title_of(measures_[m]))
                          .add("sentence", "Give this table fewer groups, or leave out the column behind it."));
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace evenhand::session
