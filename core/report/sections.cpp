#include "core/report/sections.h"

#include <algorithm>
#include <set>

#include "core/report/report.h"

namespace evenhand::report {

std::vector<ReportSection> place(const std::vector<measures::Measure>& measures,
                                 const standards::Standards& standards) {
  std::vector<ReportSection> out;
  for (const auto& s : standards.sections) out.push_back({s.id, s.title, {}});
  std::vector<bool> placed(measures.size());
  const auto put = [&](std::size_t section, std::size_t m) {
    placed[m] = true;
    out[section].measures.push_back(measures[m].id);
  };
  const auto belongs = [&](const standards::SectionDefinition& section, const measures::Measure& m) {
    const auto& own = section.characteristics;
    return m.characteristic.empty() || std::find(own.begin(), own.end(), m.characteristic) != own.end();
  };
  // First what a section names, in its order; `patients.*` names every measure of it that is no other section's.
  for (std::size_t s = 0; s < out.size(); ++s) {
    const auto& section = standards.sections[s];
    for (std::string_view name : section.measures) {
      const bool start = name.ends_with("*");
      if (start) name.remove_suffix(1);
      for (std::size_t m = 0; m < measures.size(); ++m) {
        const auto& id = measures[m].id;
        if (placed[m] || !(start ? id.starts_with(name) && belongs(section, measures[m]) : id == name)) continue;
        put(s, m);
      }
    }
  }
  // Then the tables of each characteristic.
  for (std::size_t m = 0; m < measures.size(); ++m) {
    for (std::size_t s = 0; s < out.size() && !placed[m]; ++s) {
      if (!measures[m].characteristic.empty() && belongs(standards.sections[s], measures[m])) put(s, m);
    }
  }
  return out;
}

}  // namespace evenhand::report
