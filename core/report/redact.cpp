#include "core/report/redact.h"

#include <algorithm>
#include <cctype>

#include "core/measures/counts.h"
#include "core/statistics/interval.h"

namespace evenhand::report {
namespace {

using measures::Measure;

const std::string too_little =
    "Some figures of this table are hidden, so that nobody can be recognised in a small number. What can be shown is "
    "in "
    "the table.";

std::string in_group(const std::string& id, const char* what) { return "groups/" + id + "/" + what; }

void take_out(const Measure& m, measures::Composition& c, const Hidden& hidden) {
  bool some = hidden.at("known");
  for (const auto& category : c.categories) some = some || hidden.at("categories/" + category.id);
  for (auto& category : c.categories) {
    if (!category.benchmark) continue;
    auto& b = *category.benchmark;
    if (some) b.p_adjusted.reset();
    if (!hidden.at("known") && !hidden.at("categories/" + category.id)) continue;
    b.interval = {};
    b.p_value.reset();
    b.residual.reset();
  }
  if (some && c.comparison) c.comparison->p_value.reset();
  static_cast<void>(m);
}

void take_out(const Measure&, measures::Rate& r, const Hidden& hidden) {
  for (auto& g : r.groups) {
    if (hidden.at(in_group(g.id, "numerator")) || hidden.at(in_group(g.id, "denominator"))) g.percent.reset();
  }
}

bool hides(const measures::PayGroup& g, const Hidden& hidden) {
  return hidden.average(g.id) || hidden.at(in_group(g.id, "count"));
}

void take_out(const Measure&, measures::PayGap& p, const Hidden& hidden) {
  bool compared = true;
  for (const auto& g : p.groups) compared = compared && !(g.id == p.comparator && hides(g, hidden));
  for (auto& g : p.groups) {
    const bool gone = hides(g, hidden);
    if (gone) {
      g.mean.reset();
      g.median.reset();
    }
    if (gone || !compared) {
      g.gap.reset();
      g.interval.reset();
      p.value.reset();
      p.interval.reset();
    }
  }
}

void take_out(const Measure&, measures::Score& s, const Hidden& hidden) {
  for (auto& g : s.groups) {
    if (hidden.average(g.id) || hidden.at(in_group(g.id, "base"))) g.score.reset();
  }
}

template <class Other>
void take_out(const Measure&, Other&, const Hidden&) {}

// Lists that stand in order of size would tell that a hidden number lies between its neighbours.
void put_in_neutral_order(Measure& m) {
  if (auto* c = std::get_if<measures::Composition>(&m.figures)) {
    const auto by_size = [](const auto& x) { return x.id.starts_with("label_"); };
    if (std::none_of(c->categories.begin(), c->categories.end(), by_size)) return;
    std::stable_sort(c->categories.begin(), c->categories.end(), [&](const auto& a, const auto& b) {
      return std::pair(!by_size(a), by_size(a) ? a.label : "") < std::pair(!by_size(b), by_size(b) ? b.label : "");
    });
  }
  if (auto* c = std::get_if<measures::Compliance>(&m.figures)) {
    std::stable_sort(c->groups.begin(), c->groups.end(),
                     [](const auto& a, const auto& b) { return a.label < b.label; });
  }
  if (auto* r = std::get_if<measures::Rate>(&m.figures); r != nullptr && r->what.empty()) {
    std::stable_sort(r->groups.begin(), r->groups.end(), [](const auto& a, const auto& b) {
      return std::pair(a.id != "all", a.label) < std::pair(b.id != "all", b.label);
    });
  }
}

// Each leaves what may be spoken of, or gives false where that is too little.

bool leave(measures::Composition& c, const Hidden& hidden) {
  if (hidden.at("base") || hidden.at("known")) return false;
  // What stands out against a population is said of all groups or of none.
  if (c.comparison) return false;
  std::erase_if(c.categories, [&](const auto& x) { return hidden.at("categories/" + x.id); });
  return std::any_of(c.categories.begin(), c.categories.end(), [](const auto& x) { return x.known && x.count > 0; });
}

bool leave(measures::Rate& r, const Hidden& hidden) {
  const auto gone = [&](const measures::GroupRate& g) {
    return hidden.at(in_group(g.id, "numerator")) || hidden.at(in_group(g.id, "denominator"));
  };
  const std::size_t needed = r.compared ? 2 : 1;
  for (std::size_t i = 0; i < std::min(needed, r.groups.size()); ++i) {
    if (gone(r.groups[i])) return false;
  }
  std::erase_if(r.groups, gone);
  return !r.groups.empty();
}

bool leave(measures::Grid& g, const Hidden& hidden) {
  const auto gone = [&](const std::string& place) {
    if (hidden.at(place + "/headcount")) return true;
    return std::any_of(g.groups.begin(), g.groups.end(), [&](const auto& x) { return hidden.at(place + "/" + x.id); });
  };
  std::erase_if(g.rows, [&](const auto& row) { return gone("rows/" + row.id); });
  return !gone("overall");
}

bool leave(measures::Likelihood& l, const Hidden& hidden) {
  std::erase_if(l.funnel, [&](const auto& s) {
    const auto place = "funnel/" + s.id;
    return hidden.at(place + "/group") || hidden.at(place + "/rest") || hidden.at(place + "/unknown");
  });
  return std::none_of(l.groups.begin(), l.groups.end(), [&](const auto& g) {
    return hidden.at(in_group(g.id, "events")) || hidden.at(in_group(g.id, "base"));
  });
}

bool leave(measures::PayGap& p, const Hidden& hidden) {
  const auto named = [&](const auto& g) { return g.id == p.comparator && hides(g, hidden); };
  if (std::any_of(p.groups.begin(), p.groups.end(), named)) return false;
  std::erase_if(p.groups, [&](const auto& g) { return hides(g, hidden); });
  std::erase_if(p.left_out, [&](const auto& x) { return hidden.at("left_out/" + x.reason); });
  return p.groups.size() > 1 && !hidden.at("relevant") && !hidden.at("full_pay");
}

bool leave(measures::Quartiles& q, const Hidden& hidden) {
  std::erase_if(q.left_out, [&](const auto& x) { return hidden.at("left_out/" + x.reason); });
  return std::none_of(hidden.places.begin(), hidden.places.end(),
                      [](const auto& place) { return !place.starts_with("left_out/"); });
}

bool leave(measures::Difference& d, const Hidden& hidden) {
  if (d.groups.empty()) return false;
  const auto& id = d.groups[d.focus].id;
  return !hidden.at(in_group(id, "part")) && !hidden.at(in_group(id, "whole")) && !hidden.at("part_base") &&
         !hidden.at("whole_base");
}

bool leave(measures::Score& s, const Hidden& hidden) {
  const auto gone = [&](const auto& g) { return hidden.average(g.id) || hidden.at(in_group(g.id, "base")); };
  if (s.compared && (gone(s.groups[0]) || gone(s.groups[1]))) return false;
  std::erase_if(s.groups, gone);
  return !s.groups.empty();
}

bool leave(measures::Compliance& c, const Hidden& hidden) {
  std::erase_if(c.groups,
                [&](const auto& g) { return hidden.at(in_group(g.id, "due")) || hidden.at(in_group(g.id, "done")); });
  return !hidden.at("due") && !hidden.at("done") && !hidden.at("overdue") && !hidden.at("not_yet_due");
}

bool leave(measures::Statement&, const Hidden&) { return true; }

bool leave(measures::Collection&, const Hidden&) { return true; }

bool leave(measures::Change& c, const Hidden& hidden) {
  // Which share moved most would tell of the others.
  if (c.focus_moved || c.categories.empty()) return false;
  const auto& focus = c.categories[c.focus].id;
  return std::none_of(hidden.places.begin(), hidden.places.end(), [&](const auto& place) {
    return place.starts_with("all/") || place.starts_with("categories/" + focus + "/");
  });
}

std::uint64_t to_five(std::uint64_t n) { return (n + 2) / 5 * 5; }

}  // namespace

Measure without_hidden(const Measure& measure, const Hidden& hidden) {
  auto out = measure;
  out.made.clear();
  if (!hidden.any()) return out;
  std::visit([&](auto& figures) { take_out(out, figures, hidden); }, out.figures);
  put_in_neutral_order(out);
  measures::change_counts(out, [&](const std::string& place, std::uint64_t& count) {
    if (hidden.at(place)) count = 0;
  });
  return out;
}

Measure speakable(const Measure& measure, const Hidden& hidden) {
  auto out = without_hidden(measure, hidden);
  std::erase_if(out.notes, [](const auto& note) { return tells_a_number(note); });
  if (out.status != measures::Status::ok) {
    out.partial = hidden.any();
    if (tells_a_number(out.reason)) out.reason = "It cannot be worked out: there are too few people.";
    return out;
  }
  if (!hidden.any()) return out;
  out.partial = true;
  out.hides_unknown = hidden.at("unknown") || hidden.at("unknown_events");
  // Of these the first is the one that stands out.
  const bool ranked = out.id.starts_with("data_quality.");
  const bool enough = !hidden.all && !ranked && !hidden.at("base") &&
                      std::visit([&](auto& figures) { return leave(figures, hidden); }, out.figures);
  if (enough) return out;
  out.status = measures::Status::not_calculable;
  out.reason = too_little;
  return out;
}

Measure rounded(const Measure& measure) {
  auto out = measure;
  measures::change_counts(out, [](const std::string&, std::uint64_t& count) { count = to_five(count); });
  if (auto* rate = std::get_if<measures::Rate>(&out.figures)) {
    for (auto& g : rate->groups) g.percent.reset();
  }
  if (auto* c = std::get_if<measures::Composition>(&out.figures)) {
    if (c->comparison) c->comparison->p_value.reset();
    for (auto& category : c->categories) {
      if (!category.benchmark) continue;
      auto& b = *category.benchmark;
      b.p_value.reset();
      b.p_adjusted.reset();
      b.residual.reset();
      b.interval = {};
      if (c->known == 0 || category.count > c->known) continue;
      const auto bounds = statistics::wilson(category.count, c->known);
      b.interval = {100 * bounds.low, 100 * bounds.high};
    }
  }
  return out;
}

bool tells_a_number(std::string_view text) {
  for (const std::string_view words : {"ne person", "ne joiner", "ne leaver", "ne row"}) {
    if (text.find(words) != std::string_view::npos) return true;
  }
  const auto is = [](char c, int (*test)(int)) { return test(static_cast<unsigned char>(c)) != 0; };
  for (std::size_t i = 0; i < text.size();) {
    if (!is(text[i], std::isdigit)) {
      ++i;
      continue;
    }
    const auto from = i;
    while (i < text.size() && (is(text[i], std::isdigit) || text[i] == ',')) ++i;
    const bool in_name = (from > 0 && (is(text[from - 1], std::isalpha) || text[from - 1] == '.')) ||
                         (i < text.size() && is(text[i], std::isalpha));
    const auto number = text.substr(from, i - from);
    const bool year = number.size() >= 4 && (number.starts_with("19") || number.starts_with("20")) &&
                      number.find(',') == std::string_view::npos;
    const bool day =
        number.size() <= 2 && i < text.size() && text[i] == ' ' && i + 1 < text.size() && is(text[i + 1], std::isupper);
    if (!in_name && !year && !day) return true;
  }
  return false;
}

}  // namespace evenhand::report
