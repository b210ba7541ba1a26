// From what is loaded to what may be published: which numbers are hidden, proved in small steps, and the account of it.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/intake/settings.h"
#include "core/measures/measure.h"
#include "core/protection/protector.h"
#include "core/protection/secrets.h"
#include "core/report/publication.h"

namespace evenhand::session {

class Publishing {
 public:
  /// `measures` tell whom they count.
  Publishing(std::vector<measures::Measure> measures, const intake::Settings& settings,
             const standards::Standards& standards);

  bool step();
  std::string progress() const;

  /// After the last step.
  bool safe() const;
  /// Why not, and what to do.
  std::string refusal() const;
  bool proved() const;
  std::span<const measures::Measure> measures() const { return measures_; }
  const std::vector<report::Hidden>& hidden() const { return hidden_; }
  std::string audit(std::span<const report::PastReport* const> earlier) const;

 private:
  struct Why;

  void settle();
  protection::Outcome first_hiding_only() const;
  void hide_rest(std::size_t measure, const std::set<std::string>& shown);
  void hide_quarters(std::size_t measure);
  Why why(std::size_t printed) const;
  std::vector<std::size_t> too_fine() const;
  std::string all_alike() const;
  std::string title_of(const measures::Measure& m) const;

  std::vector<measures::Measure> measures_;
  const intake::Settings& settings_;
  const standards::Standards& standards_;
  protection::Register register_;
  protection::Secrets secrets_;
  std::vector<std::set<std::string>> averages_;
  std::optional<protection::Protector> protector_;  // none where nothing has to be proved
  protection::Outcome outcome_;                     // after the last step
  bool settled_ = false;
  std::vector<report::Hidden> hidden_;
};

}  // namespace evenhand::session
