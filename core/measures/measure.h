// A measure: counts first, every figure derived from them. No words beyond its labels, no colours, no hiding.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/measures/change_figures.h"
#include "core/measures/pay_figures.h"
#include "core/measures/whom.h"
#include "core/standards/standards.h"
#include "core/statistics/interval.h"

namespace evenhand::measures {

enum class Status : std::uint8_t { ok, not_calculable, not_supplied };

/// A category of the population compared with, of those who answered.
struct CategoryBenchmark {
  double percent = 0;
  statistics::Bounds interval;  // Wilson's, of this workforce's share of those known; 0 to 100
  std::optional<double> p_value;
  std::optional<double> p_adjusted;
  std::optional<double> residual;
  bool counts = false;  // enough people would be expected for it to be rated
};

/// The population that a composition is compared with.
struct Comparison {
  std::string label;  // "England, all ages, Census 2021"
  std::string ages;
  bool rated = true;
  std::string why_not;
  std::optional<double> p_value;  // of the whole composition
  std::string p_method;
  standards::Source source;
  std::vector<std::string> notes;
};

struct CategoryCount {
  std::string id;
  std::string label;
  std::uint64_t count = 0;
  bool known = true;
  std::optional<CategoryBenchmark> benchmark;
};

/// Everybody once, by category; known answers and the three unknowns apart.
struct Composition {
  std::vector<CategoryCount> categories;
  std::uint64_t known = 0;
  std::string people = "staff";
  std::optional<Comparison> comparison;
};

struct GroupRate {
  std::string id;
  std::string label;
  std::uint64_t numerator = 0;
  std::uint64_t denominator = 0;
  std::optional<double> comparator;  // percent elsewhere, when the file gives one
  std::optional<double> percent;     // as the file gives it, where counts do not give it
};

/// Percent of a group, unrounded: the file's own, or counts divided. Nobody may not be in the base.
inline double percent(const GroupRate& g) {
  return g.percent ? *g.percent : 100.0 * static_cast<double>(g.numerator) / static_cast<double>(g.denominator);
}

/// A share of each group. Declaration rates begin with everybody; compared rates with the two groups compared.
struct Rate {
  std::vector<GroupRate> groups;
  bool compared = false;  // value = percent of the first − percent of the second
  bool harm = false;      // what is counted is something bad
  std::string people;     // "staff"
  std::string what;       // "said that …"; empty: a declaration rate
};

struct GridRow {
  std::string id;
  std::string label;
  std::string section;  // label of the block
  bool of_which = false;
  std::uint64_t headcount = 0;
  std::vector<std::uint64_t> counts;  // one a group
};

/// Groups across, rows down. Rows that are not "of which" add up to everybody.
struct Grid {
  std::vector<standards::Group> groups;
  std::optional<std::size_t> focus;  // the group its sentence speaks of
  std::string how;
  std::vector<GridRow> rows;
  GridRow overall;
};

struct EventGroup {
  std::string id;
  std::string label;
  std::uint64_t events = 0;
  std::uint64_t base = 0;
};

/// How many of a category, of the rest and of the unknown reached a stage.
struct FunnelStage {
  std::string id;
  std::string label;
  std::uint64_t group = 0;
  std::uint64_t rest = 0;
  std::uint64_t unknown = 0;
};

/// Relative likelihood: the rate of the first group ÷ the rate of the second.
struct Likelihood {
  std::array<EventGroup, 2> groups;
  std::uint64_t unknown_events = 0;
  bool harm = false;       // the event is something bad
  bool odds = false;       // stocks compared, so the interval is an odds ratio's
  bool two_years = false;  // both years of events, over both years of people
  std::string people;
  std::string outcome;      // "to be appointed from shortlisting"
  std::string event_label;  // "appointed"
  std::string base_label;   // "shortlisted"
  std::vector<FunnelStage> funnel;
};

struct PartGroup {
  std::string id;
  std::string label;
  std::uint64_t part = 0;
  std::uint64_t whole = 0;
};

/// The share of each group in a part (the board) against the whole (the workforce), unknown included in both.
struct Difference {
  std::vector<PartGroup> groups;
  std::size_t focus = 0;
  std::uint64_t part_base = 0;
  std::uint64_t whole_base = 0;
  std::string part_label;  // "voting board members"
};

/// Scores from 0 to 10.
struct Score {
  struct Group {
    std::string id;
    std::string label;
    std::uint64_t base = 0;
    std::optional<double> score;
    std::optional<double> comparator;
  };
  std::vector<Group> groups;
  bool compared = false;  // value = score of the first − score of the second
  std::string what;       // "staff engagement"
};

struct DueGroup {
  std::string id;
  std::string label;
  std::uint64_t due = 0;
  std::uint64_t done = 0;
};

/// Training that has to be done by a date.
struct Compliance {
  DueGroup all;
  std::uint64_t not_yet_due = 0;
  std::vector<DueGroup> groups;
  std::string how;
  std::string outcome;  // "hold equality training done in the last three years"
};

struct Statement {
  std::string text;
};

/// Which characteristics are held for whom.
struct Collection {
  struct Cell {
    bool held = false;
    std::uint64_t known = 0;
    std::uint64_t base = 0;
  };
  struct Column {
    std::string id;
    std::string label;
    bool supplied = false;
  };
  struct Row {
    std::string id;
    std::string label;
    std::vector<Cell> cells;  // one a column
  };
  std::vector<Column> columns;
  std::vector<Row> rows;
};

struct Measure {
  std::string id;
  std::string title;
  std::string characteristic;  // empty for none
  Status status = Status::ok;
  std::string reason;  // when not ok
  std::uint64_t base = 0;
  std::uint64_t unknown = 0;
  bool hides_unknown = false;  // of a publication: `unknown` must not be spoken of
  bool partial = false;        // of a publication: groups or rows are missing
  standards::Source source;
  std::vector<std::string> notes;
  std::string family_id;  // measures of one family are rows of one table; empty for none
  std::string family_title;
  std::vector<Made> made;  // whom its counts count; a count that is not here is not proved safe, and not published
  std::variant<Composition, Rate, Grid, Likelihood, PayGap, Quartiles, Difference, Score, Compliance, Statement,
               Collection, Change>
      figures;
};

}  // namespace evenhand::measures
