#include "core/measures/other_measures.h"

namespace evenhand::measures {
namespace {

using standards::Condition;
using standards::PatientRecord;
using standards::Selection;

Selection records_of(const std::string& type, std::vector<Condition> more = {}) {
  more.push_back({"type", {type}, false});
  return {"patients", {}, std::move(more), false};
}

// The vocabulary of the column that the file has: patients' ages have bands of their own.
const standards::Vocabulary& vocabulary_of(const Material& material, const standards::View& view,
                                           const standards::Standards& standards) {
  for (const auto* population : material.of("patients")) {
    if (const auto* column = population->find(view.characteristic)) return *column->vocabulary;
  }
  return *standards::find_vocabulary(standards,
                                     standards::find_characteristic(standards, view.characteristic)->vocabulary);
}

// Declined and not recorded are categories of their own, as in every composition.
Composition composition_of(const Gathered& records, const ViewGroups& known, Measure& m) {
  auto groups = known;
  std::vector<bool> always(known.groups.size());
  for (std::size_t c = 0; c < known.vocabulary->categories.size(); ++c) {
    const auto& category = known.vocabulary->categories[c];
    if (category.known) continue;
    groups.groups.push_back({category.id, category.label});
    always.push_back(category.show_always);
  }
  for (auto& group : groups.of) {
    if (group == known.unknown()) group = groups.unknown();
  }
  for (std::size_t c = 0; c < known.vocabulary->categories.size(); ++c) {
    const auto& category = known.vocabulary->categories[c];
    if (!category.known) groups.of[c] = groups.find(category.id);
  }
  const auto counts = tally(records, groups);
  Composition out;
  out.people = "records";
  for (std::size_t g = 0; g < groups.groups.size(); ++g) {
    const bool is_known = g < known.groups.size();
    if (counts.counts[g] == 0 && !always[g]) continue;
    out.categories.push_back({groups.groups[g].id, groups.groups[g].label, counts.counts[g], is_known});
    m.made.push_back({"categories/" + groups.groups[g].id, counts.whom({g})});
    if (is_known) out.known += counts.counts[g];
  }
  m.made.push_back({"categories/unmatched", counts.whom({groups.groups.size()})});
  if (counts.counts.back() > 0) out.categories.push_back({"unmatched", "Not matched yet", counts.counts.back(), false});
  return out;
}

// Some of a whole, by group: everybody first.
Rate rate_of(const Tally& some, const Tally& whole, const ViewGroups& groups, Measure& m) {
  Rate out;
  const auto unknown = groups.groups.size();
  const auto tell = [&](const std::string& id, Whom part, Whom all) {
    m.made.push_back({"groups/" + id + "/numerator", std::move(part)});
    m.made.push_back({"groups/" + id + "/denominator", std::move(all)});
  };
  m.made = {{"base", whole.whom_all()}, {"unknown", whole.whom({unknown})}};
  tell("all", some.whom_all(), whole.whom_all());
  out.groups.push_back({"all", "Everybody", some.total(), whole.total(), {}});
  for (std::size_t g = 0; g < groups.groups.size(); ++g) {
    if (whole.counts[g] == 0 && some.counts[g] == 0) continue;
    out.groups.push_back({groups.groups[g].id, groups.groups[g].label, some.counts[g], whole.counts[g], {}});
    tell(groups.groups[g].id, some.whom({g}), whole.whom({g}));
  }
  tell("unknown", some.whom({unknown}), whole.whom({unknown}));
  if (whole.counts.back() > 0)
    out.groups.push_back({"unknown", "Not known", some.counts.back(), whole.counts.back(), {}});
  return out;
}

std::shared_ptr<const Coding> coding_of_all(const intake::Population& population) {
  return std::make_shared<Coding>(population, std::vector<std::uint16_t>(population.size));
}

class Patients {
 public:
  Patients(const Material& material, const intake::Settings& settings, const standards::Standards& standards)
      : material_(material), settings_(settings), standards_(standards) {
    served_ = gather(material, records_of("served"));
    has_served_ = any(served_);
    for (const auto* role : {"satisfied", "answer"}) {
      const bool by_answer = std::string_view(role) == "answer";
      auto answered = gather(material, records_of("response", {{role, known(role), false}}));
      if (satisfied_role_.empty() && !answered.parts.empty()) {
        satisfied_role_ = role;
        answered_ = std::move(answered);
        pleased_ = gather(material, records_of("response", {{role, {by_answer ? "positive" : "yes"}, false}}));
      }
    }
  }

  Measure make(const PatientRecord& record, const standards::View& view) const {
    Measure m;
    m.id = "patients." + record.id + "." + view.id;
    m.title = record.title + " by " + lower_first(view.title);
    m.source = standards_.indicators.patients.source;
    m.figures = Composition{};
    m.status = Status::not_supplied;
    if (!material_.has("patients")) {
      m.reason = no_file("patients", standards_);
      return m;
    }
    const auto groups = groups_of(view, vocabulary_of(material_, view, standards_), settings_, standards_);
    const auto records = gather(material_, records_of(record.id));
    if (!records.lacking.empty()) {
      m.reason = no_column("patients", records.lacking, standards_);
      return m;
    }
    const auto counts = tally(records, groups);
    if (!counts.supplied) {
      m.reason = no_column("patients", view.characteristic, standards_);
      return m;
    }
    m.status = Status::ok;
    if (record.satisfaction && !satisfied_role_.empty()) {
      rate(m, rate_of(tally(pleased_, groups), tally(answered_, groups), groups, m), record, "people who answered",
           false);
    } else if (!record.satisfaction && has_served_) {
      rate(m, rate_of(counts, tally(served_, groups), groups, m), record, "people served", record.id == "complaint");
    } else {
      m.base = counts.total();
      m.unknown = counts.counts.back();
      if (m.base == 0) {
        m.status = Status::not_calculable;
        m.reason = "The files hold no " + lower_first(record.title) + " for the reporting year.";
      }
      m.made = {{"base", counts.whom_all()},
                {"unknown", counts.whom({groups.groups.size()})},
                {"known", counts.whom_known()}};
      m.figures = composition_of(records, groups, m);
      if (!record.satisfaction) {
        m.notes.emplace_back(
            "How many people of each group are served is not in the file, so this shows who wrote, not who was "
            "likelier "
            "to. Add rows of the type \"People served\" with a count.");
      }
    }
    return m;
  }

 private:
  static bool any(const Gathered& gathered) {
    for (const auto& part : gathered.parts) {
      if (part.all || !part.entries.empty()) return true;
    }
    return false;
  }

  std::vector<std::string> known(std::string_view role) const {
    std::vector<std::string> out;
    const auto* column = standards::find_column(*standards::find_kind(standards_, "patients"), role);
    for (const auto& c : standards::find_vocabulary(standards_, column->vocabulary)->categories) {
      if (c.known) out.push_back(c.id);
    }
    return out;
  }

  static void rate(Measure& m, Rate figures, const PatientRecord& record, std::string people, bool harm) {
    figures.people = std::move(people);
    figures.what = record.outcome;
    figures.harm = harm;
    m.base = figures.groups.front().denominator;
    if (figures.groups.back().id == "unknown") m.unknown = figures.groups.back().denominator;
    if (m.base == 0) {
      m.status = Status::not_calculable;
      m.reason = "Nobody is in the base: there are no " + figures.people + ".";
    }
    m.figures = std::move(figures);
  }

  const Material& material_;
  const intake::Settings& settings_;
  const standards::Standards& standards_;
  Gathered served_;
  bool has_served_ = false;
  std::string satisfied_role_;
  Gathered answered_;
  Gathered pleased_;
};

}  // namespace

std::vector<Measure> patients_voice(const Material& material, const intake::Settings& settings,
                                    const standards::Standards& standards) {
  const Patients patients(material, settings, standards);
  std::vector<Measure> out;
  for (const auto& record : standards.indicators.patients.records) {
    for (const auto& id : standards.indicators.patients.views) {
      out.push_back(patients.make(record, *standards::find_view(standards, id)));
    }
  }
  return out;
}

Measure collection(const Material& material, const standards::Standards& standards) {
  Measure m;
  m.id = "collection.characteristics";
  m.title = "Which characteristics are collected";
  m.source = standards.characteristics.front().source;
  m.source.place = "section 4: the protected characteristics; which are held is read from the files";
  Collection figures;
  figures.columns = {{"workforce", "Workforce", material.has("staff")},
                     {"recruitment", "Recruitment", material.has("applicants")},
                     {"patients", "Patients", material.has("patients")}};
  static constexpr std::array<std::string_view, 3> kinds{"staff", "applicants", "patients"};
  for (const auto& c : standards.characteristics) {
    Collection::Row row{c.id, c.label, {}};
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      const auto kind = kinds[k];
      Collection::Cell cell;
      Whom known;
      Whom all;
      for (const auto* population : material.of(kind)) {
        const auto* column = population->find(c.id);
        if (column == nullptr) continue;
        // What was worked out from a status was not asked.
        const bool held = column->supplied && !column->derived;
        cell.held = cell.held || held;
        if (population->tells_whom) {
          const auto answers = held ? coding_of(*population, *column) : coding_of_all(*population);
          all.join(Whom::everybody(answers));
          if (held) known.join(Whom::among(answers, answers_of(*column, true)));
        }
        for (std::size_t i = 0; i < population->size; ++i) {
          cell.base += population->weight(i);
          if (!held || column->codes[i] == intake::unmatched) continue;
          if (column->vocabulary->categories[column->codes[i]].known) cell.known += population->weight(i);
        }
      }
      if (material.workforce->tells_whom) {
        const auto place = "rows/" + c.id + "/" + figures.columns[k].id;
        m.made.push_back({place + "/known", std::move(known)});
        m.made.push_back({place + "/base", std::move(all)});
      }
      row.cells.push_back(cell);
    }
    figures.rows.push_back(std::move(row));
  }
  m.base = material.workforce->headcount;
  const auto& staff = *material.workforce;
  if (staff.tells_whom) {
    m.made.push_back({"base", Whom::everybody(coding_of_all(staff))});
    m.made.push_back({"unknown", Whom::among(coding_of_all(staff), {})});
  }
  if (material.given.empty()) {
    m.status = Status::not_supplied;
    m.reason = no_file("staff", standards);
  }
  m.figures = std::move(figures);
  return m;
}

}  // namespace evenhand::measures
