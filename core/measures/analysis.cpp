#include "core/measures/analysis.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <list>
#include <optional>

#include "core/intake/analyses.h"
#include "core/measures/likelihood.h"
#include "core/measures/pay_gap.h"

namespace evenhand::measures {
namespace {

using intake::AnalysisChoice;
using intake::Population;
using standards::PayFigure;
using standards::Standards;

// Places in the vocabulary of the chosen.
constexpr std::uint8_t unknown_code = 2;

constexpr const char* everybody_else = "Everybody else";

std::string in_quotes(const std::string& text) { return "“" + text + "”"; }

std::string label_of(const AnalysisChoice& choice, const Standards& standards) {
  if (!choice.title.empty()) return choice.title;
  if (choice.by == "transferred_in") {
    return choice.is.front() == "year" ? "Transferred in within the year" : "Transferred in";
  }
  const auto* vocabulary = standards::find_vocabulary(standards, choice.by);
  std::string out;
  for (std::size_t i = 0; i < choice.is.size(); ++i) {
    const auto category = vocabulary != nullptr ? standards::find_category(*vocabulary, choice.is[i]) : std::nullopt;
    out += i == 0 ? "" : i + 1 < choice.is.size() ? ", " : " and ";
    out += category ? vocabulary->categories[*category].label : choice.is[i];
  }
  return out;
}

// What stands in the way of the whole analysis.
void judge(AnalysedPeople& out, const Material& material, const AnalysisChoice& choice, bool supplied,
           const intake::Settings& settings, const Standards& standards) {
  const auto fail = [&](Status status, std::string reason) {
    out.status = status;
    out.reason = std::move(reason);
  };
  if (!material.has("staff")) return fail(Status::not_supplied, no_file("staff", standards));
  const bool by_transfer = choice.by == "transferred_in";
  if (!supplied && by_transfer && choice.is.front() == "year" && !settings.snapshot_date) {
    return fail(Status::not_supplied, "The snapshot date is needed to work this out.");
  }
  if (!supplied) {
    return fail(Status::not_supplied, no_column("staff", by_transfer ? "transferred_in_date" : choice.by, standards));
  }
  if (material.workforce->headcount == 0) {
    return fail(Status::not_calculable, "Nobody is counted: every row of the staff file was set aside.");
  }
  if (out.chosen == 0) {
    return fail(Status::not_calculable, "Nobody in the staff list is in the group " + in_quotes(out.label) + ".");
  }
  if (out.others == 0) {
    fail(Status::not_calculable,
         "Nobody is known to be outside the group " + in_quotes(out.label) + ", so there is nobody to compare with.");
  }
}

AnalysedPeople people_of(const Material& material, const AnalysisChoice& choice, const intake::Settings& settings,
                         const Standards& standards) {
  AnalysedPeople out;
  out.id = intake::analysis_id(choice);
  out.label = label_of(choice, standards);
  const auto& staff = *material.workforce;
  const auto* column = staff.find(out.id);
  const bool supplied = column != nullptr && column->supplied;
  if (supplied) {
    std::array<std::uint64_t, 3> counts{};  // in the order of the vocabulary
    for (std::size_t i = 0; i < staff.size; ++i) counts[column->codes[i]] += staff.weight(i);
    out.chosen = counts[0];
    out.others = counts[1];
    out.not_known = counts[2];
    out.notes = column->notes;
  }
  judge(out, material, choice, supplied, settings, standards);
  return out;
}

/// One analysis that can be made.
class Analysis {
 public:
  Analysis(const Material& material, const Movement& movement, const intake::Settings& settings,
           const Standards& standards, AnalysedPeople people)
      : material_(material),
        movement_(movement),
        settings_(settings),
        standards_(standards),
        people_(std::move(people)),
        staff_(*material.workforce),
        column_(*staff_.find(people_.id)),
        view_{people_.id, "", people_.id, ""},
        groups_(groups_of(view_, intake::chosen_vocabulary(), settings, standards)) {
    groups_.groups[0].label = people_.label;
  }

  std::vector<Measure> run(const AnalysisChoice& choice) {
    for (const auto& view : standards_.views) shares(view);
    pay();
    likelihoods();
    // Who transferred within the year is somebody else each year.
    if (choice.by != "transferred_in" || choice.is.front() != "year") before_and_after();
    return std::move(out_);
  }

 private:
  Measure start(std::string id, std::string title) const {
    Measure m;
    m.id = std::move(id);
    m.title = std::move(title);
    m.base = staff_.headcount;
    m.unknown = people_.not_known;
    m.source = standards_.indicators.analysis;
    return m;
  }

  std::string beside() const { return in_quotes(people_.label) + " and everybody else"; }

  // The share of each category among the chosen and among the others, of those whose answer is known.
  void shares(const standards::View& view) {
    const auto& column = *staff_.find(view.characteristic);
    if (!column.supplied) return;
    const auto view_groups = groups_of(view, settings_, standards_);
    const auto n = view_groups.groups.size();
    std::array<std::vector<std::uint64_t>, 3> counts;
    for (auto& side : counts) side.resize(n + 1);
    for (std::size_t i = 0; i < staff_.size; ++i) {
      counts[column_.codes[i]][view_groups.of[column.codes[i]]] += staff_.weight(i);
    }
    const auto known = [&](std::size_t side) {
      std::uint64_t sum = 0;
      for (std::size_t g = 0; g < n; ++g) sum += counts[side][g];
      return sum;
    };
    const std::array<std::uint64_t, 2> base{known(0), known(1)};
    const auto family = people_.id + "." + view.id;
    if (base[0] == 0 || base[1] == 0) {
      auto m = start(family, view.title);
      m.status = Status::not_calculable;
      m.reason = "Of " + (base[0] == 0 ? "the group " + in_quotes(people_.label) : std::string("everybody else")) +
                 " nobody’s " + name_in_files(view.characteristic, standards_) + " is known.";
      m.figures = Rate{};
      out_.push_back(std::move(m));
      return;
    }
    for (std::size_t g = 0; g < n; ++g) {
      if (counts[0][g] == 0 && counts[1][g] == 0) continue;
      const auto& group = view_groups.groups[g];
      auto m = start(family + "." + group.id, view.title + ": " + group.label);
      m.family_id = family;
      m.family_title = view.title + ": " + beside();
      m.unknown = staff_.headcount - base[0] - base[1];
      m.notes = column.notes;
      Rate rate;
      rate.compared = true;
      rate.people = "staff";
      rate.what = "are in the group " + in_quotes(group.label);
      rate.groups.push_back({"chosen", people_.label, counts[0][g], base[0], {}, {}});
      rate.groups.push_back({"others", everybody_else, counts[1][g], base[1], {}, {}});
      if (staff_.tells_whom) tell_share(m, column, view_groups, g);
      m.figures = std::move(rate);
      out_.push_back(std::move(m));
    }
  }

  void tell_share(Measure& m, const intake::CodedColumn& column, const ViewGroups& view_groups, std::size_t g) const {
    const auto sides = coding_of(staff_, column_);
    const auto answers = coding_of(staff_, column);
    const auto n = view_groups.groups.size();
    const auto codes = codes_by_group(view_groups.of, n + 1);
    Codes answered;
    for (std::size_t k = 0; k < n; ++k) answered.insert(codes[k]);
    auto unknown = Whom::among(sides, {unknown_code});
    unknown.join(Whom::among(sides, {0, 1}).and_among(answers, codes[n]));
    m.made = {{"base", Whom::everybody(sides)}, {"unknown", std::move(unknown)}};
    for (std::uint16_t side = 0; side < 2; ++side) {
      const auto place = std::string("groups/") + (side == 0 ? "chosen" : "others");
      m.made.push_back({place + "/numerator", Whom::among(sides, {side}).and_among(answers, codes[g])});
      m.made.push_back({place + "/denominator", Whom::among(sides, {side}).and_among(answers, answered)});
    }
  }

  void pay() {
    standards::PayGapDefinition d;
    d.id = people_.id + ".pay";
    d.characteristic = people_.id;
    d.groups = {{"others", everybody_else, "other staff"},
                {"chosen", people_.label, "staff in the group " + in_quotes(people_.label)}};
    d.least_group = true;
    d.unknown = "Not known whether in the group";
    const auto& source = standards_.indicators.analysis;
    d.measures = {{PayFigure::mean_hourly, d.id + ".mean_hourly", "Mean hourly pay: " + beside(), source},
                  {PayFigure::median_hourly, d.id + ".median_hourly", "Median hourly pay: " + beside(), source}};
    for (auto& m : pay_gap_measures(staff_, d, settings_, standards_)) add(std::move(m));
  }

  // Figures come from the column of choices; its notes and name are said once, with the analysis.
  void add(Measure&& m) {
    m.characteristic.clear();
    std::erase_if(m.notes, [&](const auto& note) {
      return std::find(people_.notes.begin(), people_.notes.end(), note) != people_.notes.end();
    });
    out_.push_back(std::move(m));
  }

  // Whoever left is seldom in a list of people in post, but in last year's.
  void find_leavers() {
    const auto last = material_.of("staff_last_year");
    const auto* then = last.empty() ? nullptr : last.front()->find(people_.id);
    if (then == nullptr || !then->supplied || !last.front()->who.kept()) return;
    const intake::People known(last.front()->who);
    for (const auto* p : material_.of("leavers")) {
      auto& copy = leavers_.emplace_back(*p);
      copy.copy_of = p;
      for (auto& column : copy.coded) {
        if (column.id != people_.id) continue;
        column.supplied = true;
        column.codes.resize(copy.size, unknown_code);
        for (std::size_t i = 0; i < copy.who.ids.size(); ++i) {
          if (column.codes[i] != unknown_code || copy.who.ids[i] == 0) continue;
          const auto row = known.find(copy.who.ids[i], copy.who.loosened[i]).row;
          if (row != intake::People::nobody) column.codes[i] = then->codes[row];
        }
      }
    }
    if (leavers_.empty()) return;
    with_leavers_ = material_;
    auto& list = with_leavers_->populations["leavers"];
    list.clear();
    for (const auto& p : leavers_) list.push_back(&p);
  }

  // Only what happens to staff: applicants are not in the staff list.
  void likelihoods() {
    find_leavers();
    std::set<std::string> absent_files;
    for (auto d : standards_.indicators.families) {
      if (d.base.kind != "staff") continue;
      const auto name = d.id.substr(0, d.id.find('.'));
      const auto* kind = standards::find_kind(standards_, d.file);
      const auto& material = d.file == "leavers" && with_leavers_ ? *with_leavers_ : material_;
      auto reason = nobody_found(material, d);
      if (!reason.empty()) {
        // Once a file, not once a sort of case.
        if (!absent_files.insert(name).second) continue;
        auto m = start(people_.id + "." + name, (d.id == name ? d.title : kind->label) + ": " + beside());
        m.status = Status::not_supplied;
        m.reason = std::move(reason);
        m.figures = Likelihood{};
        out_.push_back(std::move(m));
        continue;
      }
      if (d.id.find('.') != std::string::npos) {
        d.family = people_.id + "." + name;
        d.family_title = kind->label + ": " + beside();
      } else {
        d.title += ": " + beside();
      }
      d.id = people_.id + "." + d.id;
      d.characteristic = people_.id;
      // Above 1 always means that the chosen people fare worse.
      d.over = d.harm ? "chosen" : "others";
      d.under = d.harm ? "others" : "chosen";
      auto m = likelihood_between(material, d, groups_, standards_);
      const auto* figures = std::get_if<Likelihood>(&m.figures);
      if (d.file == "leavers" && figures->unknown_events > 0) {
        m.notes.emplace_back(with_leavers_
                                 ? "Whether somebody who left belonged to the group is known of those in last year's "
                                   "staff list or this one."
                                 : "Whether somebody who left belonged to the group is known only of those whom the "
                                   "staff list still has. Last year's staff list would tell of the others.");
      }
      add(std::move(m));
    }
  }

  // Why no row of a file can be joined to the chosen people; empty when some can.
  std::string nobody_found(const Material& material, const standards::LikelihoodDefinition& d) const {
    if (!material.has(d.events.kind)) return no_file(d.events.kind, standards_);
    const auto rows = material.of(d.events.kind);
    if (std::any_of(rows.begin(), rows.end(), [&](const auto* p) { return p->supplies(people_.id); })) return {};
    const auto file = "file of " + lower_first(standards::find_kind(standards_, d.events.kind)->label);
    const bool named = std::any_of(rows.begin(), rows.end(), [](const auto* p) { return !p->persons.empty(); });
    return named ? "The staff list has no person ids, so nobody in the " + file +
                       " can be found in it. Add them to work this out."
                 : "The " + file +
                       " has no person ids, so nobody in it can be found in the staff list. Add them to work this out.";
  }

  // The chosen people in last year's list and in this one, by the same column in each.
  void before_and_after() {
    if (!material_.has("staff_last_year")) return;
    const Subset subset{people_.id, "chosen"};
    std::vector<Measure> made;
    std::optional<Measure> first_failed;
    for (const auto& view : standards_.views) {
      if (!staff_.find(view.characteristic)->supplied) continue;
      auto m = change(movement_, view, settings_, standards_, &subset);
      m.id = people_.id + ".change." + view.id;
      m.title = "Change over the year by " + lower_first(view.title) + ": " + in_quotes(people_.label);
      m.source = standards_.indicators.change;
      if (auto* figures = std::get_if<Change>(&m.figures)) figures->group = people_.label;
      if (m.status == Status::ok) {
        made.push_back(std::move(m));
      } else if (!first_failed) {
        first_failed = std::move(m);
      }
    }
    // Once, not for every characteristic, when the lists cannot tell.
    if (made.empty() && first_failed) {
      first_failed->id = people_.id + ".change";
      first_failed->title = "Change over the year: " + in_quotes(people_.label);
      made.push_back(std::move(*first_failed));
    }
    for (auto& m : made) add(std::move(m));
  }

  const Material& material_;
  const Movement& movement_;
  const intake::Settings& settings_;
  const Standards& standards_;
  AnalysedPeople people_;
  const Population& staff_;
  const intake::CodedColumn& column_;
  standards::View view_;
  ViewGroups groups_;
  std::list<Population> leavers_;  // as the staff list of last year knows them
  std::optional<Material> with_leavers_;
  std::vector<Measure> out_;
};

}  // namespace

std::vector<AnalysedPeople> analysed_people(const Material& material, const intake::Settings& settings,
                                            const Standards& standards) {
  std::vector<AnalysedPeople> out;
  for (const auto& choice : settings.analyses) out.push_back(people_of(material, choice, settings, standards));
  return out;
}

std::vector<Measure> analysis_measures(const Material& material, const Movement& movement,
                                       const intake::Settings& settings, const Standards& standards) {
  std::vector<Measure> out;
  auto people = analysed_people(material, settings, standards);
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (people[i].status != Status::ok) continue;
    auto more = Analysis(material, movement, settings, standards, std::move(people[i])).run(settings.analyses[i]);
    out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return out;
}

}  // namespace evenhand::measures
