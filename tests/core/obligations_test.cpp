// Which duties fall on whom, by when, and how much of each a report answers (report.md §1).
#include <gtest/gtest.h>

#include <set>

#include "tests/core/support.h"

namespace evenhand::obligations_test {
namespace {

using test::Files;
using test::has;
using test::Json;

std::string staff(int people) {
  return "Pay Scale,Staff Group,Sex,Ethnic Origin,count\nBand 5,Nursing and Midwifery Registered,Female,White - "
         "British," +
         std::to_string(people) + "\n";
}

Json with(const Json& organisation, std::string_view snapshot = "2025-03-31") {
  auto out = test::settings();
  out["organisation"] = organisation;
  out["snapshot_date"] = snapshot;
  return out;
}

Json duty(const Json& report, std::string_view id) {
  for (const auto& o : report["obligations"]) {
    if (o["id"] == id) return o;
  }
  return nullptr;
}

Json report_of(int people, const Json& chosen) { return test::Loaded(staff(people), chosen).report(); }

std::string applies(int people, const Json& organisation, std::string_view id) {
  return duty(report_of(people, with(organisation)), id)["applies"];
}

const Json trust = {{"kind", "nhs_trust"}};
const Json independent = {{"kind", "independent_provider"}};

TEST(Obligations, ATrustHasThemAll) {
  const auto report = report_of(3500, with(trust));
  const std::vector<std::tuple<std::string, std::string, Json>> expected{
      {"general_duty", "yes", nullptr},
      {"equality_information", "yes", "2026-03-30"},
      {"equality_objectives", "yes", nullptr},
      {"gender_pay_gap", "yes", "2026-03-30"},
      {"gender_pay_gap_action_plan", "no", nullptr},
      {"ethnicity_disability_pay_gaps", "voluntary", nullptr},
      {"wres", "yes", "2025-05-31"},
      {"wdes", "yes", "2025-05-31"},
      {"eds_2022", "yes", "2026-02-28"},
      {"edi_improvement_plan", "yes", nullptr}};
  ASSERT_EQ(report["obligations"].size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const auto& o = report["obligations"][i];
    EXPECT_EQ(o["id"], std::get<0>(expected[i]));
    EXPECT_EQ(o["applies"], std::get<1>(expected[i])) << o["id"].dump();
    EXPECT_EQ(o["next_date"], std::get<2>(expected[i])) << o["id"].dump();
    EXPECT_NE(o["reason"], "") << o["id"].dump();
    EXPECT_NE(o["source"]["document"], "") << o["id"].dump();
  }
}

TEST(Obligations, ASmallIndependentProviderIsAskedForWhatIsNotSaid) {
  const auto report = report_of(9, with(independent));
  for (const auto* id : {"general_duty", "wres", "eds_2022"}) {
    EXPECT_EQ(duty(report, id)["applies"], "depends") << id;
    EXPECT_TRUE(has(duty(report, id)["reason"], "Say in the settings whether you hold an NHS Standard Contract")) << id;
  }
  for (const auto* id : {"equality_information", "equality_objectives"}) {
    EXPECT_EQ(duty(report, id)["applies"], "depends") << id;
    EXPECT_TRUE(has(duty(report, id)["reason"], "public authority that Schedule 2 of the Regulations lists")) << id;
  }
  for (const auto* id : {"gender_pay_gap", "gender_pay_gap_action_plan", "ethnicity_disability_pay_gaps", "wdes",
                         "edi_improvement_plan"}) {
    EXPECT_EQ(duty(report, id)["applies"], "no") << id;
    EXPECT_EQ(duty(report, id)["next_date"], nullptr) << id;
    EXPECT_EQ(duty(report, id)["met"], nullptr) << id;
    EXPECT_EQ(duty(report, id)["parts"], Json::array()) << id;
  }
}

TEST(Obligations, TheContractBringsWresAndEds) {
  const Json yes = {{"kind", "independent_provider"}, {"nhs_standard_contract", true}, {"public_authority", false}};
  for (const auto* id : {"general_duty", "wres", "eds_2022"}) EXPECT_EQ(applies(9, yes, id), "yes") << id;
  for (const auto* id : {"wdes", "equality_information", "equality_objectives"})
    EXPECT_EQ(applies(9, yes, id), "no") << id;
  const Json no = {{"kind", "independent_provider"}, {"nhs_standard_contract", false}, {"public_authority", false}};
  for (const auto* id : {"general_duty", "wres", "wdes", "eds_2022"}) EXPECT_EQ(applies(9, no, id), "no") << id;
  // Where EDS neither applies nor was entered there is nothing to show.
  EXPECT_EQ(report_of(9, with(no))["eds"], nullptr);
  EXPECT_EQ(report_of(9, with(yes))["eds"]["status"], "not_supplied");
}

TEST(Obligations, WhetherTheContractBringsTheGeneralDutyIsAChoice) {
  auto chosen = with({{"kind", "independent_provider"}, {"nhs_standard_contract", true}});
  EXPECT_EQ(duty(report_of(9, chosen), "general_duty")["applies"], "yes");
  chosen["rules"] = {{"general_duty_by_contract", "depends"}};
  EXPECT_EQ(duty(report_of(9, chosen), "general_duty")["applies"], "depends");
}

TEST(Obligations, OtherNhsBodies) {
  const Json body = {{"kind", "nhs_provider"}};
  EXPECT_EQ(applies(400, body, "general_duty"), "yes");
  EXPECT_EQ(applies(400, body, "wdes"), "voluntary");
  EXPECT_EQ(applies(400, body, "wres"), "depends");
  EXPECT_EQ(applies(400, body, "edi_improvement_plan"), "yes");
  EXPECT_EQ(applies(400, {{"kind", "nhs_provider"}, {"nhs_standard_contract", true}}, "wres"), "yes");
}

TEST(Obligations, TheKindOfBodyIsAskedFor) {
  const auto report = test::Loaded(staff(400)).report();
  for (const auto* id : {"general_duty", "equality_information", "wres", "wdes", "eds_2022", "edi_improvement_plan"}) {
    EXPECT_EQ(duty(report, id)["applies"], "depends") << id;
    EXPECT_TRUE(has(duty(report, id)["reason"], "what kind of organisation you are")) << id;
  }
}

TEST(Obligations, PayGapStartsAt250) {
  EXPECT_EQ(applies(249, independent, "gender_pay_gap"), "no");
  EXPECT_EQ(applies(250, independent, "gender_pay_gap"), "yes");
  EXPECT_EQ(applies(249, independent, "ethnicity_disability_pay_gaps"), "no");
  EXPECT_EQ(applies(250, independent, "ethnicity_disability_pay_gaps"), "voluntary");
  // The number of employees, where it is given, comes before the list.
  const Json more = {{"kind", "independent_provider"}, {"employees", 250}};
  EXPECT_EQ(applies(9, more, "gender_pay_gap"), "yes");
  const Json fewer = {{"kind", "independent_provider"}, {"employees", 249}};
  EXPECT_EQ(applies(3500, fewer, "gender_pay_gap"), "no");
  EXPECT_TRUE(has(duty(report_of(9, with(more)), "gender_pay_gap")["reason"], "You have 250 employees."));
  const auto counted = duty(report_of(250, with(independent)), "gender_pay_gap")["reason"];
  EXPECT_TRUE(has(counted, "The staff list holds 250 people."));
  EXPECT_TRUE(has(counted, "give their number in the settings"));
}

TEST(Obligations, WithoutAStaffListTheNumberIsAskedFor) {
  test::Files files({}, with(trust));
  const auto o = duty(files.report(), "gender_pay_gap");
  EXPECT_EQ(o["applies"], "depends");
  EXPECT_TRUE(has(o["reason"], "Add the staff list, or give the number of employees"));
}

TEST(Obligations, Below150OnlyPeopleAffectedByPolicies) {
  const auto small = duty(report_of(149, with(trust)), "equality_information");
  EXPECT_EQ(small["applies"], "yes");
  EXPECT_TRUE(has(small["reason"], "below 150 you need not publish the information about employees"));
  EXPECT_EQ(small["parts"], Json::parse(R"(["patients"])"));
  EXPECT_EQ(small["met"], "no");
  EXPECT_EQ(small["met_sentence"], "This report does not have it: patients, as people affected by your policies.");
  const auto large = duty(report_of(150, with(trust)), "equality_information");
  EXPECT_TRUE(has(large["reason"], "so employees are included"));
  EXPECT_EQ(large["met"], "partly");
  EXPECT_EQ(large["parts"][0], "workforce");
  // Of nine usual tables a bare list fills the make-up of the workforce.
  EXPECT_TRUE(has(large["met_sentence"], "1 of the 9 usual tables is filled in this report. Missing: pay gap, "))
      << large["met_sentence"].dump();
}

TEST(Obligations, PayGapDatesOfPublicAuthoritiesAndOthers) {
  const auto next = [](const Json& organisation, std::string_view snapshot) {
    return duty(report_of(300, with(organisation, snapshot)), "gender_pay_gap")["next_date"];
  };
  // pay-gap.md §1: the deadline is the snapshot and a year less a day.
  EXPECT_EQ(next(trust, "2025-03-31"), "2026-03-30");
  EXPECT_EQ(next({{"kind", "other"}, {"public_authority", true}}, "2025-03-31"), "2026-03-30");
  EXPECT_EQ(next({{"kind", "nhs_provider"}}, "2025-03-31"), "2026-03-30");
  EXPECT_EQ(next({{"kind", "nhs_provider"}, {"public_authority", false}}, "2025-03-31"), "2026-04-04");
  EXPECT_EQ(next(independent, "2025-04-05"), "2026-04-04");
  // Four days after the figures nobody can be asked for them: 4 April 2025 is for those of April 2024.
  EXPECT_EQ(next(independent, "2025-03-31"), "2026-04-04");
  // Without a kind it may be either, so no date is named.
  EXPECT_EQ(next(Json::object(), "2025-03-31"), nullptr);
}

TEST(Obligations, DatesFollowTheSnapshot) {
  const auto next = [](std::string_view snapshot, std::string_view id) {
    return duty(report_of(300, with(trust, snapshot)), id)["next_date"];
  };
  EXPECT_EQ(next("2025-05-30", "wres"), "2025-05-31");
  EXPECT_EQ(next("2025-05-31", "wres"), "2025-10-31");
  EXPECT_EQ(next("2025-10-31", "wres"), "2026-05-31");
  EXPECT_EQ(next("2024-02-27", "eds_2022"), "2024-02-28");
  EXPECT_EQ(next("2024-02-29", "eds_2022"), "2025-02-28");
  auto chosen = with(trust);
  chosen["rules"] = {{"submission_window", "not_set"}};
  const auto o = duty(report_of(300, chosen), "wdes");
  EXPECT_EQ(o["next_date"], "2025-10-31");
  EXPECT_EQ(o["when"], "Report and action plan on your website by 31 October.");
  auto undated = with(trust);
  undated.erase("snapshot_date");
  EXPECT_EQ(duty(report_of(300, undated), "wres")["next_date"], nullptr);
}

TEST(Obligations, PayGapActionPlanByYear) {
  const auto of = [](std::string_view snapshot, const Json& rules) {
    auto chosen = with(trust, snapshot);
    chosen["rules"] = rules;
    return duty(report_of(300, chosen), "gender_pay_gap_action_plan");
  };
  EXPECT_EQ(of("2025-03-31", Json::object())["applies"], "no");
  EXPECT_EQ(of("2026-03-31", Json::object())["applies"], "voluntary");
  EXPECT_EQ(of("2027-03-31", Json::object())["applies"], "yes");
  EXPECT_EQ(of("2027-03-31", Json::object())["next_date"], "2028-03-30");
  EXPECT_EQ(of("2027-03-31", {{"pay_gap_action_plan", "voluntary"}})["applies"], "voluntary");
  EXPECT_EQ(of("2027-03-31", Json::object())["met"], nullptr);
}

TEST(Obligations, WhatAReportAnswersOfWres) {
  const auto chosen = with(trust);
  const auto alone = duty(report_of(300, chosen), "wres");
  EXPECT_EQ(alone["met"], "partly");
  EXPECT_EQ(alone["met_sentence"],
            "1 of the 9 indicators is filled in this report. Missing: WRES 2, WRES 3, WRES 4, WRES 5, WRES 6, WRES 7, "
            "WRES 8, WRES 9.");
  EXPECT_EQ(alone["parts"][0], "wres.1");
  // Nobody but White staff has a case: no ratio, but the report says so.
  const Files more(
      {{"staff", staff(300), ""},
       {"cases", "Case Type,Start Date,Ethnic Origin,count\nDisciplinary,2024-06-01,White - British,3\n", ""}},
      chosen);
  ASSERT_EQ(more.measure("wres.3")["status"], "not_calculable");
  EXPECT_TRUE(has(duty(more.report(), "wres")["met_sentence"], "The report says why there is no figure for: WRES 3."))
      << duty(more.report(), "wres")["met_sentence"].dump();
  // Words that only the provider can say are a part of their own.
  auto worded = chosen;
  worded["words"] = {{"wdes.9b", "The network meets every month."}};
  const std::string disabled =
      "Pay Scale,Staff Group,Disability,count\nBand 5,Nursing and Midwifery Registered,Yes,300\n";
  const auto without = duty(test::Loaded(disabled, chosen).report(), "wdes");
  EXPECT_TRUE(has(without["met_sentence"], "1 of the 12 metrics (4a, 4b, 9a and 9b apart) is filled in this report."));
  EXPECT_TRUE(has(without["met_sentence"], "WDES 9a, WDES 9b, WDES 10."));
  const auto with_words = duty(test::Loaded(disabled, worded).report(), "wdes");
  EXPECT_TRUE(has(with_words["met_sentence"], "2 of the 12 metrics"));
  EXPECT_TRUE(has(with_words["met_sentence"], "WDES 9a, WDES 10."));
  const test::Files nothing({}, chosen);
  EXPECT_EQ(duty(nothing.report(), "wdes")["met"], "no");
}

TEST(Obligations, PartsAreSectionsOrMeasuresOfTheReport) {
  const auto report = report_of(3500, with(trust));
  std::set<std::string> known;
  for (const auto& s : report["sections"]) known.insert(s["id"].get<std::string>());
  for (const auto& m : report["measures"]) known.insert(m["id"].get<std::string>());
  for (const auto& o : report["obligations"]) {
    std::set<std::string> seen;
    for (const auto& part : o["parts"]) {
      EXPECT_TRUE(known.contains(part.get<std::string>())) << o["id"].dump() << part.dump();
      EXPECT_TRUE(seen.insert(part.get<std::string>()).second) << o["id"].dump() << part.dump();
    }
  }
}

TEST(Obligations, EdsIsMetByItsScores) {
  auto chosen = with(trust);
  EXPECT_EQ(duty(report_of(300, chosen), "eds_2022")["met"], "no");
  chosen["eds"] = {{"scores", {{"2A", 2}}}};
  EXPECT_EQ(duty(report_of(300, chosen), "eds_2022")["met"], "partly");
}

TEST(Obligations, SettingsThatCannotBeAreTold) {
  session::Session session;
  for (const auto& wrong :
       {Json{{"employees", 0}}, Json{{"employees", -3}}, Json{{"employees", 9.5}}, Json{{"employees", "many"}},
        Json{{"nhs_standard_contract", "yes"}}, Json{{"public_authority", 1}}}) {
    const auto problems = Json::parse(session.configure(with(wrong).dump()));
    EXPECT_EQ(problems.size(), 1U) << wrong.dump();
  }
  EXPECT_EQ(Json::parse(session.configure(
                with({{"employees", 400}, {"nhs_standard_contract", true}, {"public_authority", false}}).dump())),
            Json::array());
}

}  // namespace
}  // namespace evenhand::obligations_test
