#include "core/measures/all_measures.h"

#include <iterator>

#include "core/measures/analysis.h"
#include "core/measures/change.h"
#include "core/measures/data_quality.h"
#include "core/measures/likelihood.h"
#include "core/measures/measures.h"
#include "core/measures/other_measures.h"
#include "core/measures/pay_gap.h"
#include "core/measures/representation.h"
#include "core/measures/survey.h"

namespace evenhand::measures {

std::vector<Measure> all_measures(const Material& material, const intake::Settings& settings,
                                  const standards::Standards& standards) {
  const auto& staff = *material.workforce;
  std::vector<Measure> out;
  const auto add = [&out](std::vector<Measure>&& more) {
    out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  // These know the workforce only, which is empty when no staff list was given; the others name the file they miss.
  const auto add_of_staff = [&](std::vector<Measure>&& more) {
    for (auto& m : more) {
      if (material.has("staff") || (m.status == Status::ok && m.base > 0)) continue;
      m.status = Status::not_supplied;
      m.reason = no_file("staff", standards);
    }
    add(std::move(more));
  };
  add_of_staff(staff_measures(staff, settings, standards));
  add(representation(material, settings, standards));
  add(likelihoods(material, settings, standards));
  add(board_differences(material, settings, standards));
  add(statements(settings, standards));
  add_of_staff(pay_gap_measures(staff, settings, standards));
  add(survey_measures(material.surveys, material.has("survey"), settings, standards));
  add(equality_training(material, settings, standards));
  add(likelihood_families(material, settings, standards));
  add(cross_grids(material, settings, standards));
  add(patients_voice(material, settings, standards));
  out.push_back(collection(material, standards));
  const auto moves = movement(material, settings, standards);
  add(changes(moves, settings, standards));
  add(data_quality(material, standards));
  add(analysis_measures(material, moves, settings, standards));
  return out;
}

}  // namespace evenhand::measures
