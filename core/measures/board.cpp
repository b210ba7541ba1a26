#include "core/measures/other_measures.h"

namespace evenhand::measures {

std::vector<Measure> board_differences(const Material& material, const intake::Settings& settings,
                                       const standards::Standards& standards) {
  std::vector<Measure> out;
  for (const auto& d : standards.indicators.differences) {
    Measure m;
    m.id = d.id;
    m.title = d.title;
    m.characteristic = d.characteristic;
    m.source = d.source;
    Difference figures;
    figures.part_label = d.part_label;
    const standards::View view{"", "", d.characteristic, d.grouping};
    const auto groups = groups_of(view, settings, standards);
    for (const auto& group : d.groups) {
      if (group.id == d.focus) figures.focus = figures.groups.size();
      figures.groups.push_back({group.id, group.label, 0, 0});
    }
    const auto whole = tally(gather(material, {"staff", {}, {}, false}), groups);
    const auto gathered = gather(material, d.part);
    const auto part = tally(gathered, groups);
    const auto label = name_in_files(d.characteristic, standards);
    if (!material.has("staff")) {
      m.reason = no_file("staff", standards);
    } else if (!material.has("board") && material.of("board").empty()) {
      m.reason =
          "No file of board members was given, and the staff file does not mark them. Add either to work this out.";
    } else if (!gathered.lacking.empty()) {
      m.reason = material.has("board") ? no_column("board", gathered.lacking, standards)
                                       : no_column("staff", "board_" + gathered.lacking, standards);
    } else if (!whole.supplied) {
      m.reason = "The staff file has no column for " + label + ". Add the column to work this out.";
    } else if (!part.supplied) {
      m.reason = "The file of board members has no column for " + label + ". Add the column to work this out.";
    }
    if (!m.reason.empty()) {
      m.status = Status::not_supplied;
      m.figures = std::move(figures);
      out.push_back(std::move(m));
      continue;
    }
    for (auto& group : figures.groups) {
      const std::size_t at = groups.find(group.id);
      m.made.push_back({"groups/" + group.id + "/part", part.whom({at})});
      m.made.push_back({"groups/" + group.id + "/whole", whole.whom({at})});
      group.part = part.counts[at];
      group.whole = whole.counts[at];
    }
    figures.part_base = part.total();
    figures.whole_base = whole.total();
    m.made.push_back({"part_base", part.whom_all()});
    m.made.push_back({"whole_base", whole.whom_all()});
    m.made.push_back({"base", part.whom_all()});
    m.made.push_back({"unknown", part.whom({groups.groups.size()})});
    m.base = figures.part_base;
    m.unknown = part.counts.back();
    m.notes = whole.notes;
    if (figures.part_base == 0 || figures.whole_base == 0) {
      m.status = Status::not_calculable;
      m.reason = figures.part_base == 0
                     ? "There are no " + d.part_label + " in the files."
                     : "Nobody is counted in the workforce: every row of the staff file was set aside.";
    }
    m.figures = std::move(figures);
    out.push_back(std::move(m));
  }
  return out;
}

std::vector<Measure> statements(const intake::Settings& settings, const standards::Standards& standards) {
  std::vector<Measure> out;
  for (const auto& d : standards.indicators.statements) {
    Measure m;
    m.id = d.id;
    m.title = d.title;
    m.characteristic = d.characteristic;
    m.source = d.source;
    const auto it = settings.words.find(d.id);
    Statement figures;
    if (it != settings.words.end()) figures.text = it->second;
    if (figures.text.find_first_not_of(" \t\r\n") == std::string::npos) {
      m.status = Status::not_supplied;
      m.reason = "This is for you to say. " + d.prompt;
    }
    m.figures = std::move(figures);
    out.push_back(std::move(m));
  }
  return out;
}

}  // namespace evenhand::measures
