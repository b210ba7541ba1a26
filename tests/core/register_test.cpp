#include "core/protection/register.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/core/support.h"

namespace evenhand::register_test {
namespace {

using protection::nothing;
using test::Files;
using test::Input;

const std::string staff =
    "Employee Number,Gender,Ethnic Origin,Disability,Pay Band,Staff Group,Site,Start Date,Hourly Rate\n"
    "1,Female,A,No,Band 5,Nursing and Midwifery Registered,North,2015-01-01,17.5\n"
    "2,Male,A,Yes,Band 5,Nursing and Midwifery Registered,North,2016-01-01,18\n"
    "3,Female,H,No,Band 6,Nursing and Midwifery Registered,South,2024-09-01,21\n"
    "4,Female,,Not Declared,Band 6,Administrative and Clerical,South,2017-01-01,20\n"
    "5,Male,N,No,Band 8a,Administrative and Clerical,South,2018-01-01,30\n"
    "6,Female,A,,,,,2019-01-01,\n";

struct Counts {
  Files files;
  session::PrintedCounts printed;

  explicit Counts(std::initializer_list<Input> inputs) : files(inputs), printed(files.session.printed_counts()) {}

  const protection::Printed* find(std::string_view measure, std::string_view place) const {
    for (const auto& p : printed.counts.printed) {
      if (printed.measures[p.measure] == measure && p.place == place) return &p;
    }
    return nullptr;
  }

  std::uint32_t count(std::string_view measure, std::string_view place) const {
    const auto* p = find(measure, place);
    EXPECT_NE(p, nullptr) << measure << " " << place;
    return p != nullptr ? p->count : nothing;
  }

  std::set<std::string> unproved() const {
    std::set<std::string> out;
    for (const auto& u : printed.counts.unproved) out.insert(printed.measures[u.measure]);
    return out;
  }
};

TEST(Register, EveryNumberIsTheSumOfItsCells) {
  const Counts c({{"staff", staff, ""}});
  EXPECT_EQ(c.unproved(), std::set<std::string>());
  ASSERT_GT(c.printed.counts.printed.size(), 200U);
  for (const auto& p : c.printed.counts.printed) {
    const auto sum = p.count == nothing ? 0 : c.printed.counts.system.value(p.count);
    EXPECT_EQ(sum, p.value) << c.printed.measures[p.measure] << " " << p.place;
  }
  // Six people, each in counts that no other is in.
  EXPECT_EQ(c.printed.counts.system.cells, std::vector<std::uint64_t>(6, 1));
}

TEST(Register, TheSamePeopleAreOneCountWhereverTheyArePrinted) {
  const Counts c({{"staff", staff, ""}});
  const auto everybody = c.count("profile.sex", "base");
  EXPECT_EQ(c.count("wres.1", "overall/headcount"), everybody);
  EXPECT_EQ(c.count("declaration.sex", "groups/all/numerator"), everybody);
  const auto bme = c.count("wres.1", "overall/bme");
  EXPECT_EQ(c.printed.counts.system.value(bme), 2U);
  EXPECT_EQ(c.count("profile.ethnicity_5", "unknown"), c.count("wres.1", "overall/unknown"));
  // White British, and everybody White, are the same three people here; Band 5 is two of them.
  EXPECT_EQ(c.count("profile.ethnicity_detailed", "categories/white_british"), c.count("wres.1", "overall/white"));
}

TEST(Register, PayGroupsAreThePeopleWithARate) {
  const Counts c({{"staff", staff, ""}});
  const auto& system = c.printed.counts.system;
  const auto paid = c.count("pay_gap.sex.mean_hourly", "groups/female/count");
  EXPECT_EQ(system.value(paid), 3U);
  // Of four women one has no rate.
  EXPECT_EQ(system.value(c.count("profile.sex", "categories/female")), 4U);
  EXPECT_EQ(c.count("pay_gap.sex.median_hourly", "groups/female/count"), paid);
  const auto inside = system.counts[paid].cells;
  const auto women = system.counts[c.count("profile.sex", "categories/female")].cells;
  EXPECT_TRUE(std::includes(women.begin(), women.end(), inside.begin(), inside.end()));
}

TEST(Register, EventsHaveCellsOfTheirOwn) {
  const Counts c({{"staff", staff, ""},
                  {"cases",
                   "Employee Number,Case Type,Start Date\n1,Disciplinary,2024-05-01\n3,Disciplinary,2024-06-01\n"
                   "5,Disciplinary,2024-07-01\n",
                   ""},
                  {"applicants", "Ethnic Origin,Shortlisted,Appointed\nA,10,3\nA,4,2\nH,5,1\n,2,0\n", ""}});
  EXPECT_EQ(c.unproved(), std::set<std::string>());
  const auto& system = c.printed.counts.system;
  EXPECT_EQ(system.value(c.count("wres.3", "groups/bme/events")), 2U);
  EXPECT_EQ(c.count("wres.3", "groups/bme/base"), c.count("wres.1", "overall/bme"));
  EXPECT_EQ(system.value(c.count("wres.2", "groups/white/base")), 14U);
  EXPECT_EQ(system.value(c.count("wres.2", "groups/white/events")), 5U);
  EXPECT_EQ(c.find("wres.2", "unknown_events")->count, nothing);
}

TEST(Register, ChangesCountThePeopleOfBothYears) {
  const Counts c(
      {{"staff", staff, ""},
       {"staff_last_year",
        "Employee Number,Gender,Ethnic Origin\n1,Female,A\n2,Male,\n4,Female,\n5,Male,N\n6,Female,A\n7,Male,A\n", ""}});
  EXPECT_EQ(c.unproved(), std::set<std::string>());
  const auto& system = c.printed.counts.system;
  EXPECT_EQ(c.count("change.sex", "all/after"), c.count("profile.sex", "base"));
  EXPECT_EQ(c.count("change.sex", "categories/female/after"), c.count("profile.sex", "categories/female"));
  EXPECT_EQ(system.value(c.count("change.sex", "all/leavers")), 1U);
  EXPECT_EQ(system.value(c.count("change.sex", "all/joiners")), 1U);
  // Number 2 answered since: stayed, with another answer.
  EXPECT_EQ(system.value(c.count("change.ethnicity", "categories/white/answers_in")), 1U);
  EXPECT_EQ(c.count("change.ethnicity", "categories/not_recorded/answers_out"),
            c.count("change.ethnicity", "categories/white/answers_in"));
}

TEST(Register, SurveyAnswersHaveCells) {
  const std::string answers = "Gender,q14a,q15\nFemale,Never,Yes\nFemale,1-2,No\nMale,Never,Yes\n,Never,No\n";
  const Counts c({{"staff", staff, ""}, {"survey", answers, ""}});
  EXPECT_EQ(c.unproved(), std::set<std::string>());
  const auto& system = c.printed.counts.system;
  EXPECT_EQ(system.value(c.count("survey.q14a.sex", "groups/female/denominator")), 2U);
  EXPECT_EQ(system.value(c.count("survey.q14a.sex", "groups/female/numerator")), 1U);
  EXPECT_EQ(system.value(c.count("survey.q14a.sex", "unknown")), 1U);
  EXPECT_EQ(c.count("survey.q14a.sex", "base"), c.count("survey.q14a.all", "groups/all/denominator"));
  const Counts lines({{"staff", staff, ""},
                      {"survey", "Question,Characteristic,Group,Numerator,Denominator\nq14a,Sex,Female,12,40\n", ""}});
  EXPECT_EQ(lines.unproved(), std::set<std::string>());
}

// Lines inside lines: what is left of the larger is a cell of its own, and everybody's line is known without being
// printed beside them.
TEST(Register, ReadyMadeLinesHangTogether) {
  const Counts c(
      {{"staff", staff, ""},
       {"survey",
        "Question,Characteristic,Group,Numerator,Denominator\nq14a,All,All,30,100\nq14a,Ethnicity,White,20,60\n"
        "q14a,Ethnicity,BME,9,30\nq14a,Ethnicity,Asian,5,14\nq14a,Ethnicity,Asian or Asian British - Indian,3,8\n",
        ""}});
  EXPECT_EQ(c.unproved(), std::set<std::string>());
  const auto& system = c.printed.counts.system;
  EXPECT_EQ(system.value(c.count("wres.5", "groups/bme/denominator")), 30U);
  // Indian, other Asian, other BME, White, everybody else; each counted or not.
  std::set<std::uint32_t> cells;
  for (const auto* id : {"wres.5", "survey.q14a.ethnicity_5", "survey.q14a.ethnicity_detailed"}) {
    for (const auto& p : c.printed.counts.printed) {
      if (c.printed.measures[p.measure] != id || p.count == nothing) continue;
      cells.insert(system.counts[p.count].cells.begin(), system.counts[p.count].cells.end());
    }
  }
  EXPECT_GE(cells.size(), 6U);
  std::set<std::uint64_t> given;
  for (std::size_t i = 0; i < system.counts.size(); ++i) {
    if (system.counts[i].forced) given.insert(system.value(i));
  }
  EXPECT_EQ(given, (std::set<std::uint64_t>{30, 100}));
}

// Rows that stand for many people, and for people who are counted twice.
TEST(Register, CountsOfATableAddUp) {
  const Counts c({{"staff", "Gender,Ethnic Origin,Count\nFemale,A,40\nMale,A,7\nFemale,H,12\nMale,,3\n", ""}});
  EXPECT_EQ(c.unproved(), std::set<std::string>());
  EXPECT_EQ(c.printed.counts.system.value(c.count("profile.sex", "categories/female")), 52U);
  EXPECT_EQ(c.printed.counts.system.cells.size(), 4U);
}

measures::Measure measure_of(std::uint64_t women, std::uint64_t men, const intake::Population& people) {
  measures::Measure m;
  m.id = "made";
  m.base = women + men;
  measures::Composition figures;
  figures.known = women + men;
  figures.categories = {{"female", "Female", women, true, {}}, {"male", "Male", men, true, {}}};
  m.figures = std::move(figures);
  const auto sex = std::make_shared<measures::Coding>(people, std::vector<std::uint16_t>{0, 0, 1});
  using measures::Whom;
  m.made = {{"base", Whom::everybody(sex)},
            {"known", Whom::everybody(sex)},
            {"unknown", Whom::among(sex, {})},
            {"categories/female", Whom::among(sex, {0})},
            {"categories/male", Whom::among(sex, {1})}};
  return m;
}

TEST(Register, WhatDoesNotAddUpIsNotProved) {
  intake::Population people;
  people.size = 3;
  people.headcount = 3;
  const std::vector<measures::Measure> right{measure_of(2, 1, people)};
  EXPECT_TRUE(protection::make_register(right).unproved.empty());
  EXPECT_EQ(protection::make_register(right).system.cells, (std::vector<std::uint64_t>{2, 1}));
  const std::vector<measures::Measure> wrong{measure_of(1, 2, people)};
  const auto made = protection::make_register(wrong);
  ASSERT_EQ(made.unproved.size(), 1U);
  EXPECT_EQ(made.unproved[0].place, "categories/female");
  std::vector<measures::Measure> silent{measure_of(2, 1, people)};
  silent[0].made.pop_back();
  EXPECT_EQ(protection::make_register(silent).unproved.at(0).place, "categories/male");
  // Of a measure that could not be worked out, those whose people are known; of one that was not supplied nothing.
  silent[0].status = measures::Status::not_calculable;
  EXPECT_TRUE(protection::make_register(silent).unproved.empty());
  EXPECT_FALSE(protection::make_register(silent).printed.empty());
  silent[0].status = measures::Status::not_supplied;
  EXPECT_TRUE(protection::make_register(silent).printed.empty());
}

}  // namespace
}  // namespace evenhand::register_test
