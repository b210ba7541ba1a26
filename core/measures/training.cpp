#include <algorithm>

#include "core/measures/other_measures.h"

namespace evenhand::measures {
namespace {

using intake::months_after;
using intake::no_day;

struct Sites {
  const intake::LabelColumn* labels;
  std::vector<DueGroup> groups;

  explicit Sites(const intake::LabelColumn* column) : labels(column) {
    if (labels == nullptr || !labels->supplied) return;
    for (std::size_t i = 0; i < labels->labels.size(); ++i) {
      groups.push_back({labels->id + "." + std::to_string(i), labels->labels[i], 0, 0});
    }
  }

  void add(Compliance& all, std::size_t row, std::uint32_t people, bool done) {
    all.all.due += people;
    if (done) all.all.done += people;
    if (groups.empty()) return;
    auto& group = groups[labels->codes[row]];
    group.due += people;
    if (done) group.done += people;
  }

  // Largest first; sites where nobody is due are left out.
  std::vector<DueGroup> take() {
    std::erase_if(groups, [](const auto& g) { return g.due == 0; });
    std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.due > b.due; });
    return std::move(groups);
  }
};

constexpr std::uint16_t no_duty = 0;
constexpr std::uint16_t later = 1;
constexpr std::uint16_t overdue = 2;
constexpr std::uint16_t met = 3;

void tell_duty(Measure& m, const intake::Population& staff, const Compliance& c, std::vector<std::uint16_t> duty) {
  const auto duties = std::make_shared<Coding>(staff, std::move(duty));
  const auto tell = [&](const std::string& place, auto&& of) {
    m.made.push_back({place + "due", of({overdue, met})});
    m.made.push_back({place + "done", of({met})});
    m.made.push_back({place + "overdue", of({overdue})});
  };
  tell("", [&](Codes codes) { return Whom::among(duties, std::move(codes)); });
  m.made.push_back({"base", Whom::among(duties, {overdue, met})});
  m.made.push_back({"unknown", Whom::among(duties, {})});
  m.made.push_back({"not_yet_due", Whom::among(duties, {later})});
  const auto* sites = staff.find_labels("site");
  if (c.groups.empty() || sites == nullptr) return;
  const auto places = coding_of(staff, *sites);
  for (std::uint16_t i = 0; i < sites->labels.size(); ++i) {
    tell("groups/" + sites->id + "." + std::to_string(i) + "/",
         [&](Codes codes) { return Whom::among(places, {i}).and_among(duties, std::move(codes)); });
  }
}

}  // namespace

std::vector<Measure> equality_training(const Material& material, const intake::Settings& settings,
                                       const standards::Standards& standards) {
  const auto& d = standards.indicators.training;
  const auto& staff = *material.workforce;
  Measure current;
  current.id = "training.equality";
  current.title = "Equality training up to date";
  Measure joiners;
  joiners.id = "training.equality_joiners";
  joiners.title = "Equality training of this year's joiners";
  const auto years = std::to_string(d.renewal_years);
  const auto months = std::to_string(d.joining_months);
  Compliance now;
  now.all = {"all", "All staff", 0, 0};
  now.outcome = "hold equality training from the last " + years + " years";
  now.how = "Done ÷ due. Due: joined more than " + months + " months before the snapshot date, or trained already. " +
            "Done: trained within the " + years + " years up to the snapshot date.";
  Compliance joined;
  joined.all = {"all", "Joiners of the year", 0, 0};
  joined.outcome = "had equality training within " + months + " months of joining";
  joined.how =
      "Done ÷ due. Due: joined in the reporting year, and " + months + " months have passed. Done: trained by then.";
  const auto* trained = staff.find_days(d.role);
  const auto* started = staff.find_days("start_date");
  const auto fail = [](Measure& m, std::string reason) {
    m.status = Status::not_supplied;
    m.reason = std::move(reason);
  };
  if (!material.has("staff") || trained == nullptr) {
    const auto reason = !material.has("staff") ? no_file("staff", standards) : no_column("staff", d.role, standards);
    fail(current, reason);
    fail(joiners, reason);
  } else if (!settings.snapshot_date) {
    fail(current, "The snapshot date is needed to work this out.");
    fail(joiners, current.reason);
  } else {
    const auto at = intake::to_day(*settings.snapshot_date);
    const auto valid_from = months_after(*settings.snapshot_date, -12 * d.renewal_years);
    const auto year_from = months_after(*settings.snapshot_date, -12);
    Sites sites(staff.find_labels("site"));
    Sites sites_joined(staff.find_labels("site"));
    const bool tells = staff.tells_whom;
    std::vector<std::uint16_t> duty(tells ? staff.size : 0, no_duty);
    auto duty_joined = duty;
    for (std::size_t i = 0; i < staff.size; ++i) {
      const auto people = staff.weight(i);
      const auto start = started != nullptr ? started->days[i] : no_day;
      // A course still to come is not done.
      const auto on = trained->days[i] != no_day && trained->days[i] <= at ? trained->days[i] : no_day;
      const auto deadline = start != no_day ? months_after(intake::to_date(start), d.joining_months) : no_day;
      if (on == no_day && start != no_day && deadline >= at) {
        now.not_yet_due += people;
        if (tells) duty[i] = later;
      } else {
        const bool done = on != no_day && on > valid_from;
        sites.add(now, i, people, done);
        if (tells) duty[i] = done ? met : overdue;
      }
      if (start == no_day || start <= year_from || start > at) continue;
      if (deadline >= at) {
        joined.not_yet_due += people;
        if (tells) duty_joined[i] = later;
      } else {
        const bool done = on != no_day && on <= deadline;
        sites_joined.add(joined, i, people, done);
        if (tells) duty_joined[i] = done ? met : overdue;
      }
    }
    now.groups = sites.take();
    joined.groups = sites_joined.take();
    if (tells) {
      tell_duty(current, staff, now, std::move(duty));
      tell_duty(joiners, staff, joined, std::move(duty_joined));
    }
    current.base = now.all.due;
    joiners.base = joined.all.due;
    if (now.all.due == 0) {
      current.status = Status::not_calculable;
      current.reason = "Nobody is due for this training yet.";
    }
    if (started == nullptr) {
      current.notes.emplace_back("The staff file has no start date, so everybody counts as due.");
      fail(joiners, no_column("staff", "start_date", standards));
    } else if (joined.all.due == 0) {
      joiners.status = Status::not_calculable;
      joiners.reason = "Nobody joined in the reporting year with three months gone by since.";
    }
  }
  current.source = joiners.source = d.source;
  current.figures = std::move(now);
  joiners.figures = std::move(joined);
  std::vector<Measure> out;
  out.push_back(std::move(current));
  out.push_back(std::move(joiners));
  return out;
}

}  // namespace evenhand::measures
