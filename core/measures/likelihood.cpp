#include "core/measures/likelihood.h"

#include <algorithm>

#include "core/intake/matrix.h"

namespace evenhand::measures {
namespace {

using intake::Settings;
using standards::LikelihoodDefinition;
using standards::Standards;

// A definition's rows, gathered once for all the groups that are asked about.
struct Question {
  Gathered base;
  Gathered events;
  std::uint64_t times = 1;  // years of people in the base
  std::vector<std::string> notes;
};

Question ask(const Material& material, const LikelihoodDefinition& d) {
  Question q;
  q.base = gather(material, d.base);
  q.notes = d.notes;
  q.events = gather(material, d.events);
  for (const auto& part : q.events.parts) {
    for (const auto& note : part.population->notes) {
      if (std::find(q.notes.begin(), q.notes.end(), note) == q.notes.end()) q.notes.push_back(note);
    }
  }
  if (!d.two_years) return q;
  if (q.events.last_year) {
    q.times = 2;
    q.notes.push_back(
        "Two years of cases over two years of staff: the same ratio as the mean of both years, from whole counts.");
  } else {
    q.events = gather(material, d.events, true);
    q.notes.push_back(
        "No case is dated in the year before, so this year stands alone. The standard asks for the mean of two years: "
        "add last year's cases.");
  }
  return q;
}

Likelihood figures_of(const LikelihoodDefinition& d) {
  Likelihood out;
  out.harm = d.harm;
  out.odds = d.odds;
  out.people = d.people;
  out.outcome = d.outcome;
  out.event_label = d.event_label;
  out.base_label = d.base_label;
  return out;
}

Measure start(const LikelihoodDefinition& d, const std::string& characteristic) {
  Measure m;
  m.id = d.id;
  m.title = d.title;
  m.characteristic = characteristic;
  m.source = d.source;
  m.family_id = d.family;
  m.family_title = d.family_title;
  m.figures = figures_of(d);
  return m;
}

void absent(Measure& m, std::string reason) {
  m.status = Status::not_supplied;
  m.reason = std::move(reason);
  m.notes.clear();
}

// Why a definition cannot be worked out whatever the groups; empty when it can.
std::string hindrance(const Material& material, const LikelihoodDefinition& d, const Question& q, const Standards& s) {
  for (const auto* kind : {&d.base.kind, &d.events.kind}) {
    if (!material.has(*kind)) return no_file(*kind, s);
  }
  if (!q.base.lacking.empty()) return no_column(d.base.kind, q.base.lacking, s);
  if (!q.events.lacking.empty()) return no_column(d.events.kind, q.events.lacking, s);
  return {};
}

std::string no_characteristic(const Material& material, const LikelihoodDefinition& d, const Tally& base,
                              const standards::View& view, const Standards& s) {
  const auto label = name_in_files(view.characteristic, s);
  const auto& kind = !base.supplied ? d.base.kind : d.events.kind;
  if (kind == "staff") return "The staff file has no column for " + label + ". Add the column to work this out.";
  // A ready-made table has rows for a characteristic, not a column; unknown headings and numbers set them aside.
  const auto rows = material.of(kind);
  const auto& asked = view.characteristic;
  if (std::none_of(rows.begin(), rows.end(), [&](const auto* p) { return p->find(asked) != nullptr; })) {
    return "The file of " + lower_first(standards::find_kind(s, kind)->label) + " has no row about " + label +
           " that could be used. If it should have, look under Files for rows that were set aside.";
  }
  const bool by_person = d.events.people && kind == d.events.kind;
  return "The file of " + lower_first(standards::find_kind(s, kind)->label) + " has no column for " + label +
         (by_person ? ", nor person ids to find it in the staff list. Add either to work this out."
                    : ". Add the column to work this out.");
}

void judge(Measure& m, const Likelihood& l) {
  const auto& [over, under] = l.groups;
  // The ratio needs somebody on both sides and an event below the line.
  if (over.base == 0 || under.base == 0 || under.events == 0) m.status = Status::not_calculable;
}

bool holds(const LikelihoodDefinition& d, const Settings& settings, const Standards& s) {
  return !d.when || intake::rule(settings, s, d.when->rule) == d.when->option;
}

// One table: a characteristic seen one way, a row a category.
class Family {
 public:
  Family(const Material& material, const LikelihoodDefinition& d, const Standards& s)
      : material_(material), d_(d), standards_(s), question_(ask(material, d)) {
    if (!d.funnel) return;
    for (const auto stage : intake::recruitment_stages) {
      auto found = gather(material, {d.base.kind, {std::string(stage)}, {}, false});
      if (!found.parts.empty()) stages_.emplace_back(stage, std::move(found));
    }
  }

  std::string hindrance() const { return measures::hindrance(material_, d_, question_, standards_); }

  void add(const ViewGroups& groups, const Tally& base, std::vector<Measure>& out) const {
    const auto& view = *groups.view;
    const auto family = d_.id + "." + view.id;
    const auto title = d_.title + " by " + lower_first(view.title);
    const auto events = tally(question_.events, groups);
    if (!base.supplied || !events.supplied) {
      auto m = start(d_, view.characteristic);
      m.id = family;
      m.title = title;
      absent(m, no_characteristic(material_, d_, base, view, standards_));
      out.push_back(std::move(m));
      return;
    }
    std::vector<Tally> funnel;
    for (const auto& [stage, gathered] : stages_) funnel.push_back(tally(gathered, groups));
    const auto known = groups.groups.size();
    const auto sum = [&](const Tally& t) { return t.total() - t.counts.back(); };
    for (std::size_t g = 0; g < known; ++g) {
      if (base.counts[g] == 0 && events.counts[g] == 0) continue;
      const auto& group = groups.groups[g];
      auto m = start(d_, view.characteristic);
      m.id = family + "." + group.id;
      m.title = d_.title + ": " + group.label;
      m.family_id = family;
      m.family_title = title;
      m.notes = question_.notes;
      m.notes.insert(m.notes.end(), base.notes.begin(), base.notes.end());
      m.base = base.total();
      m.unknown = base.counts.back();
      auto& l = std::get<Likelihood>(m.figures);
      l.unknown_events = events.counts.back();
      // Above 1 always means that the group fares worse.
      const std::size_t mine = d_.harm ? 0 : 1;
      l.groups[mine] = {group.id, group.label, events.counts[g], base.counts[g]};
      l.groups[1 - mine] = {"rest", "All others", sum(events) - events.counts[g], sum(base) - base.counts[g]};
      const bool tells = !base.rows.empty();
      if (tells) {
        m.made = {{"base", base.whom_all()},
                  {"unknown", base.whom({known})},
                  {"unknown_events", events.whom({known})},
                  {"groups/" + group.id + "/events", events.whom({g})},
                  {"groups/" + group.id + "/base", base.whom({g})},
                  {"groups/rest/events", events.whom_known(g)},
                  {"groups/rest/base", base.whom_known(g)}};
      }
      for (std::size_t s = 0; s < stages_.size(); ++s) {
        const auto& t = funnel[s];
        if (!t.supplied) continue;  // known of other characteristics only
        l.funnel.push_back(
            {stages_[s].first, label_of(stages_[s].first), t.counts[g], sum(t) - t.counts[g], t.counts.back()});
        if (!tells) continue;
        const auto place = "funnel/" + stages_[s].first;
        m.made.push_back({place + "/group", t.whom({g})});
        m.made.push_back({place + "/rest", t.whom_known(g)});
        m.made.push_back({place + "/unknown", t.whom({known})});
      }
      judge(m, l);
      out.push_back(std::move(m));
    }
  }

  const Question& question() const { return question_; }

 private:
  std::string label_of(const std::string& stage) const {
    const auto* v = standards::find_vocabulary(standards_, "stage");
    const auto c = standards::find_category(*v, stage);
    return c ? v->categories[*c].label : stage;
  }

  const Material& material_;
  const LikelihoodDefinition& d_;
  const Standards& standards_;
  Question question_;
  std::vector<std::pair<std::string, Gathered>> stages_;
};

}  // namespace

Measure likelihood_between(const Material& material, const LikelihoodDefinition& d, const ViewGroups& groups,
                           const Standards& s) {
  auto m = start(d, d.characteristic);
  auto figures = figures_of(d);
  const auto over = groups.find(d.over);
  const auto under = groups.find(d.under);
  figures.groups[0] = {d.over, groups.groups[over].label, 0, 0};
  figures.groups[1] = {d.under, groups.groups[under].label, 0, 0};
  const auto q = ask(material, d);
  auto reason = hindrance(material, d, q, s);
  if (reason.empty()) {
    const auto base = tally(q.base, groups);
    const auto events = tally(q.events, groups);
    if (!base.supplied || !events.supplied) {
      reason = no_characteristic(material, d, base, *groups.view, s);
    } else {
      m.notes = q.notes;
      m.notes.insert(m.notes.end(), base.notes.begin(), base.notes.end());
      m.unknown = base.counts.back() * q.times;
      figures.unknown_events = events.counts.back();
      for (const auto& [place, group] : {std::pair{std::size_t{0}, over}, std::pair{std::size_t{1}, under}}) {
        figures.groups[place].events = events.counts[group];
        figures.groups[place].base = base.counts[group] * q.times;
      }
      // Of five groups the other three are not part of this.
      m.base = figures.groups[0].base + figures.groups[1].base + m.unknown;
      figures.two_years = q.times == 2;
      const auto unknown = groups.groups.size();
      const auto in_base = [&](const std::string& place, Whom whom) {
        whom.times = static_cast<std::uint32_t>(q.times);
        m.made.push_back({place, std::move(whom)});
      };
      in_base("base", base.whom({over, under, unknown}));
      in_base("unknown", base.whom({unknown}));
      m.made.push_back({"unknown_events", events.whom({unknown})});
      for (const auto group : {over, under}) {
        const auto place = "groups/" + (group == over ? d.over : d.under);
        in_base(place + "/base", base.whom({group}));
        m.made.push_back({place + "/events", events.whom({group})});
      }
      judge(m, figures);
    }
  }
  m.figures = std::move(figures);
  if (!reason.empty()) absent(m, std::move(reason));
  return m;
}

std::vector<Measure> likelihoods(const Material& material, const Settings& settings, const Standards& standards) {
  std::vector<Measure> out;
  for (const auto& d : standards.indicators.likelihoods) {
    if (!holds(d, settings, standards)) continue;
    const standards::View view{"", "", d.characteristic, d.grouping};
    auto m = likelihood_between(material, d, groups_of(view, settings, standards), standards);
    if (d.optional && m.status == Status::not_supplied) continue;
    out.push_back(std::move(m));
  }
  return out;
}

std::vector<Measure> likelihood_families(const Material& material, const Settings& settings,
                                         const Standards& standards) {
  std::vector<Measure> out;
  std::vector<ViewGroups> views;
  std::vector<Tally> workforce;  // the same base for most families
  for (const auto& view : standards.views) {
    views.push_back(groups_of(view, settings, standards));
    workforce.push_back(tally(gather(material, {"staff", {}, {}, false}), views.back()));
  }
  std::set<std::string> absent_files;
  for (const auto& d : standards.indicators.families) {
    const Family family(material, d, standards);
    if (const auto reason = family.hindrance(); !reason.empty()) {
      // Once a file, not once a sort of case.
      const auto name = d.id.substr(0, d.id.find('.'));
      if (!absent_files.insert(name).second) continue;
      const auto* kind = standards::find_kind(standards, d.file);
      const auto title = d.id == name || kind == nullptr ? d.title : kind->label;
      for (const auto& view : standards.views) {
        auto m = start(d, view.characteristic);
        m.id = name + "." + view.id;
        m.title = title + " by " + lower_first(view.title);
        absent(m, reason);
        out.push_back(std::move(m));
      }
      continue;
    }
    const bool of_staff = d.base.kind == "staff" && d.base.where.empty();
    for (std::size_t v = 0; v < views.size(); ++v) {
      family.add(views[v], of_staff ? workforce[v] : tally(family.question().base, views[v]), out);
    }
  }
  return out;
}

}  // namespace evenhand::measures
