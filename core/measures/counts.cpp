#include "core/measures/counts.h"

#include <type_traits>

namespace evenhand::measures {
namespace {

using See = std::function<void(const std::string&, std::uint64_t)>;
using Edit = std::function<void(const std::string&, std::uint64_t&)>;

// To look at, or to change.
template <class Way, class T>
using Figures = std::conditional_t<std::is_same_v<Way, Edit>, T, const T>;

template <class Way>
void counts_in(Figures<Way, Composition>& c, const Way& see) {
  see("known", c.known);
  for (auto& category : c.categories) see("categories/" + category.id, category.count);
}

template <class Way>
void counts_in(Figures<Way, Rate>& r, const Way& see) {
  for (auto& g : r.groups) {
    see("groups/" + g.id + "/numerator", g.numerator);
    see("groups/" + g.id + "/denominator", g.denominator);
  }
}

template <class Way>
void counts_in(Figures<Way, Grid>& g, const Way& see) {
  const auto row = [&](const std::string& place, auto& r) {
    see(place + "/headcount", r.headcount);
    for (std::size_t i = 0; i < r.counts.size(); ++i) see(place + "/" + g.groups[i].id, r.counts[i]);
  };
  for (auto& r : g.rows) row("rows/" + r.id, r);
  row("overall", g.overall);
}

template <class Way>
void counts_in(Figures<Way, Likelihood>& l, const Way& see) {
  for (auto& g : l.groups) {
    see("groups/" + g.id + "/events", g.events);
    see("groups/" + g.id + "/base", g.base);
  }
  see("unknown_events", l.unknown_events);
  for (auto& s : l.funnel) {
    see("funnel/" + s.id + "/group", s.group);
    see("funnel/" + s.id + "/rest", s.rest);
    see("funnel/" + s.id + "/unknown", s.unknown);
  }
}

template <class List, class Way>
void left_out_in(List& list, const Way& see) {
  for (auto& item : list) see("left_out/" + item.reason, item.count);
}

template <class Way>
void counts_in(Figures<Way, PayGap>& p, const Way& see) {
  for (auto& g : p.groups) see("groups/" + g.id + "/count", g.count);
  see("relevant", p.relevant);
  see("full_pay", p.full_pay);
  left_out_in(p.left_out, see);
}

template <class Way>
void counts_in(Figures<Way, Quartiles>& q, const Way& see) {
  const auto groups = [&](const std::string& place, auto& counts) {
    for (std::size_t g = 0; g < counts.size(); ++g) see(place + "/" + q.groups[g].id, counts[g]);
  };
  for (auto& quarter : q.quarters) {
    if (quarter.id.empty()) break;
    see("bands/" + quarter.id + "/count", quarter.count);
    groups("bands/" + quarter.id, quarter.counts);
  }
  groups("overall", q.overall);
  see("relevant", q.relevant);
  see("full_pay", q.full_pay);
  left_out_in(q.left_out, see);
}

template <class Way>
void counts_in(Figures<Way, Difference>& d, const Way& see) {
  for (auto& g : d.groups) {
    see("groups/" + g.id + "/part", g.part);
    see("groups/" + g.id + "/whole", g.whole);
  }
  see("part_base", d.part_base);
  see("whole_base", d.whole_base);
}

template <class Way>
void counts_in(Figures<Way, Score>& s, const Way& see) {
  for (auto& g : s.groups) see("groups/" + g.id + "/base", g.base);
}

template <class Way>
void counts_in(Figures<Way, Compliance>& c, const Way& see) {
  const auto group = [&](const std::string& place, auto& g) {
    see(place + "due", g.due);
    see(place + "done", g.done);
    auto overdue = g.due - g.done;
    see(place + "overdue", overdue);
  };
  group("", c.all);
  see("not_yet_due", c.not_yet_due);
  for (auto& g : c.groups) group("groups/" + g.id + "/", g);
}

template <class Way>
void counts_in(Figures<Way, Statement>&, const Way&) {}

template <class Way>
void counts_in(Figures<Way, Collection>& c, const Way& see) {
  for (auto& row : c.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      see("rows/" + row.id + "/" + c.columns[i].id + "/known", row.cells[i].known);
      see("rows/" + row.id + "/" + c.columns[i].id + "/base", row.cells[i].base);
    }
  }
}

template <class Way>
void counts_in(Figures<Way, Change>& c, const Way& see) {
  const auto count = [&](const std::string& place, auto& n) {
    see(place + "/before", n.before);
    see(place + "/after", n.after);
    see(place + "/stayers", n.stayers);
    see(place + "/joiners", n.joiners);
    see(place + "/leavers", n.leavers);
    see(place + "/transferred_in", n.transferred_in);
    see(place + "/transferred_out", n.transferred_out);
    see(place + "/answers_in", n.answers_in);
    see(place + "/answers_out", n.answers_out);
  };
  count("all", c.all);
  for (auto& category : c.categories) count("categories/" + category.id, category.count);
}

}  // namespace

void visit_counts(const Measure& measure, const See& see) {
  see("base", measure.base);
  see("unknown", measure.unknown);
  std::visit([&](const auto& figures) { counts_in(figures, see); }, measure.figures);
}

void change_counts(Measure& measure, const Edit& change) {
  change("base", measure.base);
  change("unknown", measure.unknown);
  std::visit([&](auto& figures) { counts_in(figures, change); }, measure.figures);
}

}  // namespace evenhand::measures
