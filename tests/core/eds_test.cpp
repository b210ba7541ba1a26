// EDS 2022: from scores to a grade, and what the settings refuse.
#include "core/report/eds.h"

#include <gtest/gtest.h>

#include "tests/core/support.h"

namespace evenhand::eds_test {
namespace {

using test::has;
using test::Json;

constexpr std::array<const char*, 4> service_outcomes{"1A", "1B", "1C", "1D"};
constexpr std::array<const char*, 7> other_outcomes{"2A", "2B", "2C", "2D", "3A", "3B", "3C"};

Json service(const std::string& name, std::array<int, 4> scores) {
  Json out = {{"name", name}, {"scores", Json::object()}};
  for (std::size_t i = 0; i < scores.size(); ++i) out["scores"][service_outcomes[i]] = scores[i];
  return out;
}

Json others(std::array<int, 7> scores) {
  auto out = Json::object();
  for (std::size_t i = 0; i < scores.size(); ++i) out[other_outcomes[i]] = scores[i];
  return out;
}

// report.md §2: services 6, 5 and 4; domains 2 and 3 bring the total to 15.
Json published() {
  return {{"services",
           {service("Maternity", {2, 2, 1, 1}), service("Community", {2, 1, 1, 1}), service("Dental", {1, 1, 1, 1})}},
          {"scores", others({2, 1, 1, 2, 2, 1, 1})}};
}

intake::Settings read(const Json& eds, std::vector<intake::Problem>& problems, const Json& rules = Json::object()) {
  auto chosen = test::settings();
  chosen["eds"] = eds;
  chosen["rules"] = rules;
  return intake::read_settings(chosen.dump(), standards::standards(), problems);
}

report::Eds scored(const Json& eds, const Json& rules = Json::object()) {
  std::vector<intake::Problem> problems;
  return report::eds_scores(read(eds, problems, rules), standards::standards());
}

std::vector<intake::Problem> problems_of(const Json& eds) {
  std::vector<intake::Problem> problems;
  read(eds, problems);
  return problems;
}

TEST(Eds, MiddleServiceAndTotalOfThePublishedCase) {
  const auto eds = scored(published());
  EXPECT_EQ(eds.status, measures::Status::ok);
  EXPECT_EQ(eds.services[0].score, 6);
  EXPECT_EQ(eds.services[1].score, 5);
  EXPECT_EQ(eds.services[2].score, 4);
  EXPECT_EQ(eds.domains[0].score, 5);
  EXPECT_EQ(eds.domains[1].score, 6);
  EXPECT_EQ(eds.domains[2].score, 4);
  EXPECT_EQ(eds.total, 15);
  EXPECT_EQ(eds.of, 33);
  EXPECT_EQ(eds.grade, "Developing");
  EXPECT_EQ(eds.sentence,
            "The total of EDS 2022 is 15 of 33: Developing. Services, commissioned or provided: 5 of 12 (“Community”, "
            "the middle one of 3 services). Workforce health and well-being: 6 of 12. Inclusive leadership: 4 of 9.");
  EXPECT_EQ(eds.how,
            "Each outcome is scored from 0 to 3. Domain 1: the scores of each service are added (Maternity 6, "
            "Community 5 and Dental 4), and the middle one counts: 5. Domain 2: 2 + 1 + 1 + 2 = 6. Domain 3: 2 + 1 + "
            "1 = 4. Total: 5 + 6 + 4 = 15. Grades: 0 to 7 Undeveloped, 8 to 21 Developing, 22 to 32 Achieving, 33 "
            "Excelling.");
}

TEST(Eds, OutcomesAreThoseOfTheMiddleService) {
  const auto eds = scored(published());
  ASSERT_EQ(eds.outcomes.size(), 11U);
  EXPECT_EQ(eds.outcomes[0].id, "1A");
  EXPECT_EQ(eds.outcomes[0].score, 2);
  EXPECT_EQ(eds.outcomes[0].grade, "Achieving");
  EXPECT_EQ(eds.outcomes[0].service, "Community");
  EXPECT_EQ(eds.outcomes[1].score, 1);
  EXPECT_EQ(eds.outcomes[1].grade, "Developing");
  EXPECT_TRUE(eds.outcomes[3].unconfirmed);   // 1D
  EXPECT_FALSE(eds.outcomes[7].unconfirmed);  // 2D
  EXPECT_EQ(eds.outcomes[7].service, "");
  EXPECT_EQ(eds.outcomes[10].id, "3C");
}

TEST(Eds, TheOrderOfTheServicesChangesNothing) {
  auto eds = published();
  std::array<std::size_t, 3> order{0, 1, 2};
  const auto all = eds["services"];
  do {
    for (std::size_t i = 0; i < 3; ++i) eds["services"][i] = all[order[i]];
    EXPECT_EQ(scored(eds).total, 15);
    EXPECT_EQ(scored(eds).outcomes[0].service, "Community");
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Eds, OfEqualServicesTheFirstIsShown) {
  auto eds = published();
  eds["services"][2] = service("Dental", {0, 2, 2, 1});  // 5 as well
  const auto out = scored(eds);
  EXPECT_EQ(out.domains[0].score, 5);
  EXPECT_EQ(out.outcomes[0].service, "Community");
  EXPECT_EQ(out.outcomes[0].score, 2);
}

// All services alike; the total is filled up outcome by outcome.
Json of_total(int total) {
  std::array<int, 11> scores{};
  for (auto& score : scores) {
    score = std::min(total, 3);
    total -= score;
  }
  const std::array<int, 4> first{scores[0], scores[1], scores[2], scores[3]};
  return {{"services", {service("A", first), service("B", first), service("C", first)}},
          {"scores", others({scores[4], scores[5], scores[6], scores[7], scores[8], scores[9], scores[10]})}};
}

TEST(Eds, GradesByTheirBounds) {
  const std::vector<std::pair<int, std::string>> expected{{0, "Undeveloped"}, {7, "Undeveloped"}, {8, "Developing"},
                                                          {21, "Developing"}, {22, "Achieving"},  {30, "Achieving"},
                                                          {31, "Achieving"},  {32, "Achieving"},  {33, "Excelling"}};
  for (const auto& [total, grade] : expected) {
    const auto eds = scored(of_total(total));
    EXPECT_EQ(eds.total, total);
    EXPECT_EQ(eds.grade, grade) << total;
  }
  const Json to_30 = {{"eds_grades", "to_30"}};
  EXPECT_EQ(scored(of_total(30), to_30).grade, "Achieving");
  EXPECT_EQ(scored(of_total(31), to_30).grade, "Excelling");
  EXPECT_EQ(scored(of_total(21), to_30).grade, "Developing");
}

TEST(Eds, WhatIsMissingIsNamed) {
  auto eds = published();
  eds["scores"].erase("2B");
  eds["services"][1]["scores"].erase("1C");
  const auto out = scored(eds);
  EXPECT_EQ(out.status, measures::Status::not_calculable);
  EXPECT_EQ(out.reason, "Not scored yet: 1C of “Community” and 2B.");
  EXPECT_EQ(out.sentence, out.reason);
  EXPECT_FALSE(out.total);
  EXPECT_EQ(out.grade, "");
  EXPECT_EQ(out.how, "");
  EXPECT_FALSE(out.services[1].score);
  EXPECT_FALSE(out.domains[0].score);
  EXPECT_FALSE(out.domains[1].score);
  EXPECT_EQ(out.domains[2].score, 4);
  EXPECT_FALSE(out.outcomes[0].score) << "nobody knows yet which service is the middle one";
}

TEST(Eds, NothingEnteredIsNotSupplied) {
  std::vector<intake::Problem> problems;
  const auto out = report::eds_scores(intake::read_settings(test::settings().dump(), standards::standards(), problems),
                                      standards::standards());
  EXPECT_EQ(out.status, measures::Status::not_supplied);
  EXPECT_TRUE(has(Json(out.sentence), "No scores of EDS 2022 were entered"));
  EXPECT_EQ(out.outcomes.size(), 11U);
}

TEST(Eds, FewerOrMoreServicesThanThreeAreTold) {
  auto eds = published();
  eds["services"].erase(2);
  auto problems = problems_of(eds);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_TRUE(has(Json(problems[0].message), "EDS 2022 looks at 3 services and takes the middle one; 2 are given."));
  EXPECT_EQ(scored(eds).reason, "Not scored yet: 1 service of 3.");
  EXPECT_EQ(scored(eds).services.size(), 2U);

  eds = published();
  eds["services"].push_back(service("Podiatry", {1, 1, 1, 1}));
  problems = problems_of(eds);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_TRUE(has(Json(problems[0].message), "4 are given."));
  EXPECT_EQ(scored(eds).reason, "Not scored yet: 3 services of 3.");
}

TEST(Eds, ScoresThatCannotBeAreLeftOutAndTold) {
  for (const auto& wrong : {Json(4), Json(-1), Json(1.5), Json("2"), Json(18446744073709551615ULL)}) {
    auto eds = published();
    eds["scores"]["3A"] = wrong;
    const auto problems = problems_of(eds);
    ASSERT_EQ(problems.size(), 1U) << wrong.dump();
    EXPECT_TRUE(has(Json(problems[0].message), "the score of 3A should be 0, 1, 2 or 3")) << problems[0].message;
    EXPECT_EQ(scored(eds).reason, "Not scored yet: 3A.");
  }
}

TEST(Eds, UnknownAndMisplacedOutcomesAreTold) {
  auto eds = published();
  eds["scores"]["4A"] = 2;
  eds["scores"]["1A"] = 2;
  eds["services"][0]["scores"]["2A"] = 2;
  eds["colour"] = "blue";
  const auto problems = problems_of(eds);
  ASSERT_EQ(problems.size(), 4U);
  for (const auto& p : problems) EXPECT_EQ(p.code, "settings");
  EXPECT_TRUE(has(Json(problems[0].message), "only services and scores"));
  EXPECT_TRUE(has(Json(problems[1].message), "EDS 2022 has no outcome of this name."));
  EXPECT_TRUE(has(Json(problems[2].message), "outcome 1A is scored for each service"));
  EXPECT_TRUE(has(Json(problems[3].message), "outcome 2A is not scored for each service"));
  EXPECT_EQ(scored(eds).total, 15) << "the rest still counts";
}

TEST(Eds, StandsInTheReport) {
  auto chosen = test::settings();
  chosen["eds"] = published();
  const auto report = test::Loaded("Sex,count\nFemale,9\n", chosen).report();
  EXPECT_EQ(report["eds"]["total"], 15);
  EXPECT_EQ(report["eds"]["status"], "ok");
  EXPECT_EQ(report["eds"]["services"][0], Json({{"name", "Maternity"}, {"score", 6}}));
  EXPECT_EQ(report["eds"]["outcomes"][4]["service"], nullptr);
  EXPECT_EQ(report["eds"]["source"]["year"], "2022");
}

}  // namespace
}  // namespace evenhand::eds_test
