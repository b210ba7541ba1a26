#include <numeric>

#include "core/measures/measures.h"
#include "core/measures/other_measures.h"

namespace evenhand::measures {
namespace {

using intake::Population;

// Something to set people apart by: a view of a characteristic, or a column of the staff list.
struct Axis {
  std::string title;
  bool supplied = false;
  std::string missing;  // what the file has no column for
  std::vector<standards::Group> groups;
  std::vector<std::uint16_t> of;  // group of each person
};

Axis axis_of_view(const Population& staff, const standards::View& view, const intake::Settings& settings,
                  const standards::Standards& standards) {
  Axis out;
  out.title = view.title;
  const auto groups = groups_of(view, settings, standards);
  const auto& column = *staff.find(view.characteristic);
  out.supplied = column.supplied;
  out.missing = name_in_files(view.characteristic, standards);
  out.groups = groups.groups;
  out.groups.push_back({"unknown", "Unknown"});
  for (const auto code : column.codes) out.of.push_back(groups.of[code]);
  return out;
}

Axis axis_of_column(const Population& staff, std::string_view id, const standards::Standards& standards) {
  Axis out;
  for (const auto& b : standards.breakdowns) {
    if (b.role == id) out.title = b.title;
  }
  out.missing = lower_first(out.title);
  if (const auto* words = staff.find(id)) {
    out.supplied = words->supplied;
    const auto& categories = words->vocabulary->categories;
    std::vector<std::uint16_t> place(256, static_cast<std::uint16_t>(categories.size()));
    for (std::size_t c = 0; c < categories.size(); ++c) {
      place[c] = static_cast<std::uint16_t>(c);
      out.groups.push_back({categories[c].id, categories[c].label});
    }
    out.groups.push_back({"unmatched", "Not matched yet"});
    for (const auto code : words->codes) out.of.push_back(place[code]);
  } else if (const auto* labels = staff.find_labels(id)) {
    out.supplied = labels->supplied;
    for (std::size_t l = 0; l < labels->labels.size(); ++l) {
      out.groups.push_back({l == 0 ? std::string("not_recorded") : "label_" + std::to_string(l), labels->labels[l]});
    }
    out.of = labels->codes;
  }
  return out;
}

// Groups in which somebody stands, and those of a view in any case.
std::vector<std::size_t> shown(const Axis& axis, const std::vector<std::uint64_t>& totals) {
  std::vector<std::size_t> out;
  for (std::size_t g = 0; g < axis.groups.size(); ++g) {
    if (totals[g] > 0 || axis.groups[g].id == "unknown") out.push_back(g);
  }
  return out;
}

void tell(Measure& m, const Population& staff, const Axis& a, const Axis& b, const std::vector<std::size_t>& down,
          const std::vector<std::size_t>& across) {
  const auto rows = std::make_shared<Coding>(staff, a.of);
  const auto columns = std::make_shared<Coding>(staff, b.of);
  const auto tell_row = [&](const std::string& place, const Whom& whom) {
    m.made.push_back({place + "/headcount", whom});
    for (const auto g : across) {
      m.made.push_back({place + "/" + b.groups[g].id, whom.and_among(columns, {static_cast<std::uint16_t>(g)})});
    }
  };
  for (const auto g : down) tell_row("rows/" + a.groups[g].id, Whom::among(rows, {static_cast<std::uint16_t>(g)}));
  tell_row("overall", Whom::everybody(rows));
  Codes unknown;
  if (a.groups.back().id == "unknown") unknown.insert(static_cast<std::uint16_t>(a.groups.size() - 1));
  m.made.push_back({"base", Whom::everybody(rows)});
  m.made.push_back({"unknown", Whom::among(rows, std::move(unknown))});
}

Measure cross(const Population& staff, const Axis& a, const Axis& b) {
  Measure m;
  const auto wide = b.groups.size();
  std::vector<std::uint64_t> counts(a.groups.size() * wide);
  std::vector<std::uint64_t> of_a(a.groups.size());
  std::vector<std::uint64_t> of_b(wide);
  for (std::size_t i = 0; i < staff.size; ++i) {
    const auto people = staff.weight(i);
    counts[a.of[i] * wide + b.of[i]] += people;
    of_a[a.of[i]] += people;
    of_b[b.of[i]] += people;
  }
  Grid out;
  out.how =
      "People in both groups ÷ people in the row, unknown included. People are counted once, on the snapshot date.";
  const auto across = shown(b, of_b);
  for (const auto g : across) out.groups.push_back(b.groups[g]);
  const auto row = [&](std::string id, std::string label, std::uint64_t headcount, auto&& count) {
    GridRow r{std::move(id), std::move(label), "", false, headcount, {}};
    for (const auto g : across) r.counts.push_back(count(g));
    return r;
  };
  for (const auto g : shown(a, of_a)) {
    out.rows.push_back(row(a.groups[g].id, a.groups[g].label, of_a[g], [&](auto c) { return counts[g * wide + c]; }));
  }
  m.base = staff.headcount;
  m.unknown = 0;
  if (a.groups.back().id == "unknown") m.unknown = of_a.back();
  if (staff.tells_whom) tell(m, staff, a, b, shown(a, of_a), across);
  out.overall = row("overall", "Whole workforce", m.base, [&](auto c) { return of_b[c]; });
  m.figures = std::move(out);
  return m;
}

}  // namespace

std::vector<Measure> cross_grids(const Material& material, const intake::Settings& settings,
                                 const standards::Standards& standards) {
  std::vector<Measure> out;
  const auto& staff = *material.workforce;
  for (const auto& [first, second] : settings.crossings ? *settings.crossings : standards.indicators.crossings) {
    const auto& view = *standards::find_view(standards, first);
    const auto a = axis_of_view(staff, view, settings, standards);
    const auto* other = standards::find_view(standards, second);
    const auto b =
        other != nullptr ? axis_of_view(staff, *other, settings, standards) : axis_of_column(staff, second, standards);
    Measure m;
    if (!material.has("staff")) {
      m.reason = no_file("staff", standards);
    } else if (!a.supplied || !b.supplied) {
      m.reason =
          "The staff file has no column for " + (a.supplied ? b.missing : a.missing) + ". Add the column to show it.";
    } else {
      m = cross(staff, a, b);
    }
    if (!m.reason.empty()) {
      m.status = Status::not_supplied;
      m.figures = Grid{};
    } else if (m.base == 0) {
      m.status = Status::not_calculable;
      m.reason = "Nobody is counted: every row of the staff file was set aside.";
    }
    m.id = "cross." + first + "." + second;
    m.title = a.title + " by " + lower_first(b.title);
    m.characteristic = view.characteristic;
    m.source = standards::find_characteristic(standards, view.characteristic)->source;
    out.push_back(std::move(m));
  }
  return out;
}

}  // namespace evenhand::measures
