#include "core/measures/all_measures.h"

#include <iterator>

#include "core/measures/likelihood.h"
#include "core/measures/measures.h"
#include "core/measures/other_measures.h"
#include "core/measures/pay_gap.h"
#include "core/measures/survey.h"

namespace evenhand::measures {

std::vector<Measure> all_measures(const Material& material, const intake::Settings& settings,
                                  const standards::Standards& standards) {
  const auto& staff = *material.workforce;
  auto out = staff_measures(staff, settings, standards);
  const auto add = [&out](std::vector<Measure>&& more) {
    out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  add(likelihoods(material, settings, standards));
  add(board_differences(material, settings, standards));
  add(statements(settings, standards));
  add(pay_gap_measures(staff, settings, standards));
  if (!material.has("staff")) {
    for (auto& m : out) {
      if (m.status != Status::ok || m.base == 0) {
        if (std::holds_alternative<Statement>(m.figures)) continue;
        m.status = Status::not_supplied;
        m.reason = no_file("staff", standards);
      }
    }
  }
  add(survey_measures(material.surveys, material.has("survey"), settings, standards));
  add(equality_training(material, settings, standards));
  add(likelihood_families(material, settings, standards));
  add(cross_grids(material, settings, standards));
  add(patients_voice(material, settings, standards));
  out.push_back(collection(material, standards));
  return out;
}

}  // namespace evenhand::measures
