#include "core/measures/counts.h"

namespace evenhand::measures {
namespace {

using See = std::function<void(const std::string&, std::uint64_t)>;

void counts_in(const Composition& c, const See& see) {
  see("known", c.known);
  for (const auto& category : c.categories) see("categories/" + category.id, category.count);
}

void counts_in(const Rate& r, const See& see) {
  for (const auto& g : r.groups) {
    see("groups/" + g.id + "/numerator", g.numerator);
    see("groups/" + g.id + "/denominator", g.denominator);
  }
}

void counts_in(const Grid& g, const See& see) {
  const auto row = [&](const std::string& place, const GridRow& r) {
    see(place + "/headcount", r.headcount);
    for (std::size_t i = 0; i < r.counts.size(); ++i) see(place + "/" + g.groups[i].id, r.counts[i]);
  };
  for (const auto& r : g.rows) row("rows/" + r.id, r);
  row("overall", g.overall);
}

void counts_in(const Likelihood& l, const See& see) {
  for (const auto& g : l.groups) {
    see("groups/" + g.id + "/events", g.events);
    see("groups/" + g.id + "/base", g.base);
  }
  see("unknown_events", l.unknown_events);
  for (const auto& s : l.funnel) {
    see("funnel/" + s.id + "/group", s.group);
    see("funnel/" + s.id + "/rest", s.rest);
    see("funnel/" + s.id + "/unknown", s.unknown);
  }
}

void left_out_in(const std::vector<LeftOut>& list, const See& see) {
  for (const auto& item : list) see("left_out/" + item.reason, item.count);
}

void counts_in(const PayGap& p, const See& see) {
  for (const auto& g : p.groups) see("groups/" + g.id + "/count", g.count);
  see("relevant", p.relevant);
  see("full_pay", p.full_pay);
  left_out_in(p.left_out, see);
}

void counts_in(const Quartiles& q, const See& see) {
  const auto groups = [&](const std::string& place, const std::vector<std::uint64_t>& counts) {
    for (std::size_t g = 0; g < counts.size(); ++g) see(place + "/" + q.groups[g].id, counts[g]);
  };
  for (const auto& quarter : q.quarters) {
    if (quarter.id.empty()) break;
    see("bands/" + quarter.id + "/count", quarter.count);
    groups("bands/" + quarter.id, quarter.counts);
  }
  groups("overall", q.overall);
  see("relevant", q.relevant);
  see("full_pay", q.full_pay);
  left_out_in(q.left_out, see);
}

void counts_in(const Difference& d, const See& see) {
  for (const auto& g : d.groups) {
    see("groups/" + g.id + "/part", g.part);
    see("groups/" + g.id + "/whole", g.whole);
  }
  see("part_base", d.part_base);
  see("whole_base", d.whole_base);
}

void counts_in(const Score& s, const See& see) {
  for (const auto& g : s.groups) see("groups/" + g.id + "/base", g.base);
}

void counts_in(const Compliance& c, const See& see) {
  const auto group = [&](const std::string& place, const DueGroup& g) {
    see(place + "due", g.due);
    see(place + "done", g.done);
    see(place + "overdue", g.due - g.done);
  };
  group("", c.all);
  see("not_yet_due", c.not_yet_due);
  for (const auto& g : c.groups) group("groups/" + g.id + "/", g);
}

void counts_in(const Statement&, const See&) {}

void counts_in(const Collection& c, const See& see) {
  for (const auto& row : c.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      see("rows/" + row.id + "/" + c.columns[i].id + "/known", row.cells[i].known);
      see("rows/" + row.id + "/" + c.columns[i].id + "/base", row.cells[i].base);
    }
  }
}

void counts_in(const Change& c, const See& see) {
  const auto count = [&](const std::string& place, const Change::Count& n) {
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
  for (const auto& category : c.categories) count("categories/" + category.id, category.count);
}

}  // namespace

void visit_counts(const Measure& measure, const See& see) {
  see("base", measure.base);
  see("unknown", measure.unknown);
  std::visit([&](const auto& figures) { counts_in(figures, see); }, measure.figures);
}

}  // namespace evenhand::measures
