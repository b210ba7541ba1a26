// The one rating rule, by its table (report.md §4), and its properties.
#include "core/report/rating.h"

#include <gtest/gtest.h>

#include <random>

#include "core/report/past.h"
#include "core/report/report.h"

namespace evenhand::report {
namespace {

using measures::Likelihood;
using measures::Measure;
using Count = std::uint64_t;

const standards::Standards& known() { return standards::standards(); }

Rating rated(const Measure& m, const PastFigure* last_year = nullptr, const intake::Settings& settings = {}) {
  return rate(m, {settings, known()}, last_year);
}

Measure likelihood(Count x1, Count n1, Count x2, Count n2, bool harm) {
  Measure m;
  m.id = "test";
  Likelihood l;
  l.groups = {measures::EventGroup{"a", "A", x1, n1}, measures::EventGroup{"b", "B", x2, n2}};
  l.harm = harm;
  l.people = "staff";
  l.outcome = "to be counted";
  l.event_label = "were counted";
  l.base_label = "staff in post";
  m.figures = l;
  return m;
}

Measure gap(Count x1, Count n1, Count x2, Count n2, bool harm) {
  Measure m;
  m.id = "survey.test";
  measures::Rate r;
  r.groups = {{"a", "A", x1, n1, {}, {}}, {"b", "B", x2, n2, {}, {}}};
  r.compared = true;
  r.harm = harm;
  r.people = "staff";
  r.what = "said so";
  m.figures = r;
  return m;
}

Measure declared(Count known_answers, Count base) {
  Measure m;
  m.id = "declaration.test";
  m.base = base;
  measures::Rate r;
  r.groups = {{"all", "All staff", known_answers, base, {}, {}}};
  r.people = "staff";
  m.figures = r;
  return m;
}

PastFigure past(double value, bool within) {
  PastFigure out;
  out.status = "ok";
  out.value = value;
  out.within = within;
  out.colour = within ? Colour::green : Colour::red;
  return out;
}

TEST(Rating, FollowsTheTable) {
  EXPECT_EQ(colour_of(true, true, Trend::worse), Colour::green);
  EXPECT_EQ(colour_of(false, false, Trend::worse), Colour::amber);
  EXPECT_EQ(colour_of(false, true, Trend::better), Colour::amber);
  EXPECT_EQ(colour_of(false, true, Trend::same), Colour::red);
  EXPECT_EQ(colour_of(false, true, Trend::worse), Colour::red);
  EXPECT_EQ(colour_of(false, true, Trend::unknown), Colour::red);
}

// wres-wdes.md §7: 9/725 against 17/2,505 is 1.83, interval 0.83 to 4.00: above 1.25, not clear.
TEST(Rating, AboveTheRangeButNotClearIsAmber) {
  const auto r = rated(likelihood(9, 725, 17, 2505, true));
  EXPECT_EQ(r.colour, Colour::amber);
  EXPECT_FALSE(r.within);
  EXPECT_FALSE(r.clear);
  EXPECT_EQ(r.threshold, "likelihood");
  EXPECT_EQ(r.group, "a");
  EXPECT_EQ(r.reason,
            "1.83 is above the accepted 0.80 to 1.25, to the disadvantage of A staff. The 95% interval, 0.83 to 4.00, "
            "includes 1: it may be chance.");
}

// The example: 300 of 1,234 against 60 of 456.
TEST(Rating, AboveTheRangeAndClearIsRedUnlessItGetsBetter) {
  const auto m = likelihood(300, 1234, 60, 456, false);
  const auto alone = rated(m);
  EXPECT_EQ(alone.colour, Colour::red);
  EXPECT_EQ(alone.group, "b");
  EXPECT_EQ(alone.trend, Trend::unknown);
  const auto worse_then = past(2.10, false);
  EXPECT_EQ(rated(m, &worse_then).trend, Trend::better);
  EXPECT_EQ(rated(m, &worse_then).colour, Colour::amber);
  const auto same_then = past(1.88, false);  // 1.85 now: within 0.05
  EXPECT_EQ(rated(m, &same_then).trend, Trend::same);
  EXPECT_EQ(rated(m, &same_then).colour, Colour::red);
  const auto good_then = past(1.20, true);
  EXPECT_EQ(rated(m, &good_then).trend, Trend::worse);
  EXPECT_EQ(rated(m, &good_then).colour, Colour::red);
  // 1.85 after 0.40, its mirror 2.5: the gap turned round and is smaller.
  const auto mirrored = past(0.40, false);
  EXPECT_EQ(rated(m, &mirrored).trend, Trend::better);
}

TEST(Rating, TheLimitsThemselvesAreWithin) {
  EXPECT_EQ(rated(likelihood(10, 40, 20, 100, true)).colour, Colour::green);          // 1.25
  EXPECT_EQ(rated(likelihood(70, 280, 140, 700, true)).colour, Colour::green);        // 1.25
  EXPECT_EQ(rated(likelihood(8, 50, 20, 100, true)).colour, Colour::green);           // 0.80
  EXPECT_NE(rated(likelihood(1001, 4000, 2000, 10000, true)).colour, Colour::green);  // just above
  EXPECT_NE(rated(likelihood(7999, 50000, 20000, 100000, true)).colour, Colour::green);
  EXPECT_EQ(rated(gap(53, 100, 50, 100, true)).colour, Colour::green);  // 3 points
  EXPECT_NE(rated(gap(5301, 10000, 5000, 10000, true)).colour, Colour::green);
  EXPECT_EQ(rated(declared(95, 100)).colour, Colour::green);
}

TEST(Rating, SmallBasesCarryNoColourAndSaySo) {
  const auto r = rated(likelihood(2, 4, 30, 900, true));
  EXPECT_EQ(r.colour, Colour::none);
  EXPECT_EQ(r.reason, "Not rated: fewer than 5 people in the group “A”.");
  intake::Settings settings;
  settings.thresholds["least_base"]["people"] = 3;
  EXPECT_NE(rated(likelihood(2, 4, 30, 900, true), nullptr, settings).colour, Colour::none);
}

TEST(Rating, ThresholdsOfTheUserAreUsed) {
  intake::Settings settings;
  settings.thresholds["likelihood"]["within_high"] = 2;
  EXPECT_EQ(rated(likelihood(300, 1234, 60, 456, false), nullptr, settings).colour, Colour::green);
}

// report.md §4: under the defaults KMPT's religion (77 % known), sexual orientation (82.5 %) and disability (88 %) are
// amber, as it printed. Counts from its report: 2,689, 2,884; disability 11.9 % of 3,496 not sharing.
TEST(Rating, DeclarationRatesOfThePublishedReportAreAmber) {
  EXPECT_EQ(rated(declared(2689, 3496)).colour, Colour::amber);
  EXPECT_EQ(rated(declared(2884, 3496)).colour, Colour::amber);
  EXPECT_EQ(rated(declared(3080, 3496)).colour, Colour::amber);
  EXPECT_EQ(rated(declared(2447, 3496)).colour, Colour::red);    // 69.99 %
  EXPECT_EQ(rated(declared(2448, 3496)).colour, Colour::amber);  // 70.02 %
}

TEST(Rating, ARateOfBoardMembersIsComparedWithTheWorkforce) {
  // wres-wdes.md §13, 5: 12 voting, 2 BME, 1 unknown; workforce 24.2 % BME: 16.7 − 24.2 points. 69 % of the share.
  Measure m;
  m.id = "wres.9.voting";
  measures::Difference d;
  d.groups = {{"white", "White", 9, 720}, {"bme", "BME", 2, 242}, {"unknown", "Unknown", 1, 38}};
  d.focus = 1;
  d.part_base = 12;
  d.whole_base = 1000;
  d.part_label = "voting board members";
  m.figures = d;
  const auto r = rated(m);
  EXPECT_EQ(r.colour, Colour::amber);
  EXPECT_EQ(r.group, "bme");
  EXPECT_NEAR(*r.distance, 24.2 - 100.0 * 2 / 12, 1e-9);
  d.groups[1].part = 3;  // 25 %
  m.figures = d;
  EXPECT_EQ(rated(m).colour, Colour::green);
}

Measure composition(std::vector<std::tuple<std::string, Count, double>> categories) {
  Measure m;
  measures::Composition c;
  for (const auto& [id, count, percent] : categories) c.known += count;
  for (const auto& [id, count, percent] : categories) {
    measures::CategoryCount item{id, id, count, true, {}};
    const auto bounds = statistics::wilson(count, c.known);
    item.benchmark = measures::CategoryBenchmark{.percent = percent,
                                                 .interval = {100 * bounds.low, 100 * bounds.high},
                                                 .counts = percent * static_cast<double>(c.known) >= 500};
    c.categories.push_back(item);
  }
  c.comparison = measures::Comparison{.label = "England, all ages, Census 2021"};
  m.figures = c;
  return m;
}

TEST(Rating, ACompositionIsRatedByItsWorstGroupThatCounts) {
  // Nobody of a group of 0.1 %: 0.5 people would be expected, so it does not count.
  const auto r = rated(composition({{"white", 430, 81}, {"bme", 70, 18.9}, {"roma", 0, 0.1}}));
  EXPECT_EQ(r.group, "bme");
  EXPECT_EQ(r.colour, Colour::red);  // 14 % of 18.9 is 74 %; Wilson of 70 of 500 ends at 17.3 %
  EXPECT_EQ(r.threshold, "representation");
  const auto all = rated(composition({{"white", 405, 81}, {"bme", 95, 19}}));
  EXPECT_EQ(all.colour, Colour::green);
}

TEST(Rating, OfSeveralGroupsOneThatGetsBetterGivesWayToOneThatDoesNot) {
  Measure m = composition({{"a", 300, 50}, {"b", 100, 30}, {"c", 100, 20}});
  // b: 20 % against 30 % (67 %), c: 20 against 20. b is red.
  EXPECT_EQ(rated(m).group, "b");
  PastFigure then;
  then.status = "ok";
  then.groups = {{"a", "A", 70.0, 50.0, {}, {}}, {"b", "B", 10.0, 30.0, {}, {}}, {"c", "C", 20.0, 20.0, {}, {}}};
  const auto r = rated(m, &then);
  EXPECT_EQ(r.colour, Colour::amber);
  EXPECT_EQ(r.trend, Trend::better);
}

Measure pay(double women_gap, double low, double high) {
  Measure m;
  measures::PayGap p;
  p.comparator = "male";
  p.groups = {{"male", "Men", "men", 100, {}, {}, {}, {}}, {"female", "Women", "women", 300, {}, {}, women_gap, {}}};
  p.value = women_gap;
  p.interval = statistics::Bounds{low, high};
  m.figures = p;
  return m;
}

TEST(Rating, PayGapsCountEitherWay) {
  EXPECT_EQ(rated(pay(5, 1, 9)).colour, Colour::green);
  EXPECT_EQ(rated(pay(-5, -9, -1)).colour, Colour::green);
  EXPECT_EQ(rated(pay(6, 1, 9)).colour, Colour::red);
  EXPECT_EQ(rated(pay(-6, -9, 2)).colour, Colour::amber);
  EXPECT_EQ(rated(pay(-6, -9, -2)).reason,
            "A gap of 6.0%, more than the 5% accepted: men are paid less than women. The 95% interval, −9.0% to −2.0%, "
            "leaves out 0: the evidence is clear.");
}

// Properties, over random counts.

int rank(const Rating& r) { return static_cast<int>(r.colour); }

struct Counts {
  Count x1, n1, x2, n2;
};

Counts random_counts(std::mt19937& random) {
  const auto up_to = [&](Count n) { return std::uniform_int_distribution<Count>(0, n)(random); };
  Counts c{};
  c.n1 = 5 + up_to(random() % 2 == 0 ? 40 : 3000);
  c.n2 = 5 + up_to(random() % 2 == 0 ? 40 : 3000);
  c.x1 = up_to(random() % 2 == 0 ? c.n1 : c.n1 / 10);
  c.x2 = up_to(random() % 2 == 0 ? c.n2 : c.n2 / 10);
  return c;
}

TEST(RatingProperty, SwappingTheGroupsChangesNothingButTheirOrder) {
  std::mt19937 random(1);
  for (int i = 0; i < 3000; ++i) {
    const auto c = random_counts(random);
    for (const bool harm : {true, false}) {
      // A ratio has no value the other way round when its upper count is 0.
      if (c.x1 > 0 && c.x2 > 0) {
        const auto a = rated(likelihood(c.x1, c.n1, c.x2, c.n2, harm));
        auto turned = likelihood(c.x2, c.n2, c.x1, c.n1, harm);
        auto& l = std::get<Likelihood>(turned.figures);
        l.groups[0].id = l.groups[0].label = "B";
        l.groups[1].id = l.groups[1].label = "A";
        const auto b = rated(turned);
        EXPECT_EQ(a.colour, b.colour) << c.x1 << "/" << c.n1 << " " << c.x2 << "/" << c.n2;
        EXPECT_EQ(a.within, b.within);
        EXPECT_EQ(a.clear, b.clear);
        EXPECT_EQ(a.group_label, b.group_label);
        EXPECT_EQ(a.group_label.empty(), a.within || a.colour == Colour::none);
      }
      const auto a = rated(gap(c.x1, c.n1, c.x2, c.n2, harm));
      auto turned = gap(c.x2, c.n2, c.x1, c.n1, harm);
      auto& r = std::get<measures::Rate>(turned.figures);
      r.groups[0].label = "B";
      r.groups[1].label = "A";
      const auto b = rated(turned);
      EXPECT_EQ(a.colour, b.colour) << c.x1 << "/" << c.n1 << " " << c.x2 << "/" << c.n2;
      EXPECT_EQ(a.group_label, b.group_label);
    }
  }
}

// One count worse for the group that fares worse: more harm to it, or less good, or the reverse for the other group.
TEST(RatingProperty, WorseningACountNeverImprovesTheColour) {
  std::mt19937 random(2);
  for (int i = 0; i < 6000; ++i) {
    const auto c = random_counts(random);
    for (const bool harm : {true, false}) {
      for (const auto make : {likelihood, gap}) {
        const auto before = rated(make(c.x1, c.n1, c.x2, c.n2, harm));
        if (before.colour == Colour::none) continue;
        const bool first_higher = c.x1 * c.n2 >= c.x2 * c.n1;
        // Whoever fares worse, the rates move further apart.
        std::vector<Counts> worse;
        if (first_higher) {
          if (c.x1 < c.n1) worse.push_back({c.x1 + 1, c.n1, c.x2, c.n2});
          if (c.x2 > 0) worse.push_back({c.x1, c.n1, c.x2 - 1, c.n2});
        } else {
          if (c.x1 > 0) worse.push_back({c.x1 - 1, c.n1, c.x2, c.n2});
          if (c.x2 < c.n2) worse.push_back({c.x1, c.n1, c.x2 + 1, c.n2});
        }
        for (const auto& w : worse) {
          const auto after = rated(make(w.x1, w.n1, w.x2, w.n2, harm));
          if (after.colour == Colour::none) continue;  // nothing left to divide by: not calculable, and it says so
          EXPECT_GE(rank(after), rank(before)) << c.x1 << "/" << c.n1 << " " << c.x2 << "/" << c.n2 << " to " << w.x1
                                               << "/" << w.n1 << " " << w.x2 << "/" << w.n2;
        }
      }
    }
    // Fewer answers known.
    if (c.x1 > 0) {
      EXPECT_GE(rank(rated(declared(c.x1 - 1, c.n1))), rank(rated(declared(c.x1, c.n1))));
    }
    // Fewer of a group in a composition of two.
    const auto share = static_cast<double>(std::uniform_int_distribution<int>(1, 99)(random));
    const auto known_answers = c.n1;
    if (c.x1 > 0) {
      const auto two = [&](Count x) { return composition({{"a", x, share}, {"b", known_answers - x, 100 - share}}); };
      const auto before = rated(two(c.x1));
      const auto after = rated(two(c.x1 - 1));
      if (before.group == "a" && before.colour != Colour::none && !before.within) {
        EXPECT_GE(rank(after), rank(before)) << c.x1 << " of " << known_answers << " against " << share;
      }
    }
  }
}

TEST(RatingProperty, ScalingEveryCountUpKeepsWithin) {
  std::mt19937 random(3);
  for (int i = 0; i < 3000; ++i) {
    const auto c = random_counts(random);
    const Count k = 2 + random() % 9;
    for (const auto make : {likelihood, gap}) {
      const auto small = rated(make(c.x1, c.n1, c.x2, c.n2, true));
      const auto large = rated(make(k * c.x1, k * c.n1, k * c.x2, k * c.n2, true));
      if (small.colour == Colour::none || large.colour == Colour::none) continue;
      EXPECT_EQ(small.within, large.within);
      EXPECT_GE(rank(large), rank(small));  // the evidence can only become clearer
    }
    EXPECT_EQ(rated(declared(c.x1, c.n1)).colour, rated(declared(k * c.x1, k * c.n1)).colour);
  }
}

}  // namespace
}  // namespace evenhand::report
