#include "core/measures/counting.h"
#include "core/measures/data_quality.h"
#include "core/measures/measures.h"

namespace evenhand::measures {
namespace {

using intake::Population;

Measure not_supplied(std::string reason) {
  Measure m;
  m.status = Status::not_supplied;
  m.reason = std::move(reason);
  return m;
}

void nobody(Measure& m) {
  m.status = Status::not_calculable;
  m.reason = "Nobody is counted: every row of the staff file was set aside.";
}

std::string missing(const std::string& label, const std::string& advice) {
  return "The staff file has no column for " + label + ". " + advice;
}

Measure characteristic_profile(const Population& w, const standards::Characteristic& c,
                               const standards::Profile& profile, std::string_view grouping,
                               const standards::Standards& standards) {
  const auto& column = *w.find(c.id);
  if (!column.supplied) {
    const auto advice = c.not_supplied.empty() ? "Add the column to show it." : c.not_supplied;
    auto m = not_supplied(missing(name_in_files(c.id, standards), advice));
    m.title = profile.title;
    m.figures = Composition{};
    return m;
  }
  auto m = composition(w, column, grouping);
  m.title = profile.title;
  m.notes.insert(m.notes.end(), column.notes.begin(), column.notes.end());
  return m;
}

Measure breakdown(const Population& w, const standards::Breakdown& b) {
  Measure m;
  if (const auto* coded = w.find(b.role)) {
    m = coded->supplied ? composition(w, *coded, {})
                        : not_supplied(missing(lower_first(b.title), "Add the column to show it."));
  } else {
    const auto& labels = *w.find_labels(b.role);
    m = labels.supplied ? composition(w, labels)
                        : not_supplied(missing(lower_first(b.title), "Add the column to show it."));
  }
  if (m.status == Status::not_supplied) m.figures = Composition{};
  m.title = b.title;
  m.source = b.source;
  return m;
}

Measure grid_or_reason(const Population& w, const standards::GridDefinition& definition,
                       const standards::Standards& standards) {
  std::string lacking;
  if (!w.find(definition.characteristic)->supplied) lacking = name_in_files(definition.characteristic, standards);
  if (!w.find("pay_band")->supplied && !w.find("medical_grade")->supplied) {
    lacking += (lacking.empty() ? "" : " and ") + std::string("pay band");
  }
  if (!w.work_supplied)
    lacking += (lacking.empty() ? "" : " and ") + std::string("staff group (or whether the work is clinical)");
  if (lacking.empty()) return grid(w, definition);
  auto m = not_supplied(missing(lacking, "Add what is missing to the staff file, or match it under Files."));
  m.figures = Grid{};
  return m;
}

}  // namespace

std::vector<Measure> staff_measures(const Population& w, const intake::Settings& settings,
                                    const standards::Standards& standards) {
  std::vector<Measure> out;
  const auto add = [&](Measure&& m, std::string id, std::string characteristic, const standards::Source& source) {
    m.id = std::move(id);
    m.characteristic = std::move(characteristic);
    m.source = source;
    if (m.status == Status::ok && w.headcount == 0) nobody(m);
    out.push_back(std::move(m));
  };
  for (const auto& b : standards.breakdowns) add(breakdown(w, b), b.id, {}, b.source);
  for (const auto& c : standards.characteristics) {
    const auto* vocabulary = standards::find_vocabulary(standards, c.vocabulary);
    for (const auto& profile : c.profiles) {
      add(characteristic_profile(w, c, profile, chosen_grouping(profile.grouping, settings, standards), standards),
          profile.id, c.id, vocabulary->source);
    }
    const auto& column = *w.find(c.id);
    auto m = column.supplied ? declaration(w, column) : characteristic_profile(w, c, c.profiles.front(), {}, standards);
    if (column.supplied) {
      add_joined(m, w, column, settings);
    } else {
      m.figures = Rate{};
    }
    if (column.derived) {
      m = Measure{
          .status = Status::not_calculable,
          .reason =
              "It was worked out from the assignment status; nobody was asked, so no answer is known or not known."};
      m.figures = Rate{};
    }
    m.title = c.label + ": declaration rate";
    add(std::move(m), "declaration." + c.id, c.id, standards::find_threshold(standards, "declaration")->source);
  }
  for (const auto& definition : standards.grids) {
    auto m = grid_or_reason(w, definition, standards);
    m.title = definition.title;
    add(std::move(m), definition.id, definition.characteristic, definition.source);
  }
  return out;
}

}  // namespace evenhand::measures
