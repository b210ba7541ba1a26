#include "core/standards/standards.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "core/standards/normalise.h"

namespace evenhand::standards {
namespace {

// The compiled-in files, with one of them changed.
struct Files {
  std::vector<EmbeddedFile> list{embedded_files().begin(), embedded_files().end()};
  std::vector<std::string> texts;

  Files() { texts.reserve(8); }

  std::string text(std::string_view name) const {
    for (const auto& file : list) {
      if (file.name == name) return std::string(file.text);
    }
    ADD_FAILURE() << "no file " << name;
    return {};
  }

  void replace(std::string_view name, const std::string& from, const std::string& to) {
    auto changed = text(name);
    const auto at = changed.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    texts.push_back(changed.replace(at, from.size(), to));
    for (auto& file : list) {
      if (file.name == name) file.text = texts.back();
    }
  }

  std::string faults() const {
    auto loaded = load(list);
    auto all = loaded.faults;
    for (auto& fault : cross_faults(loaded.standards)) all.push_back(std::move(fault));
    std::string out;
    for (const auto& fault : all) out += fault + "\n";
    return out;
  }
};

TEST(Standards, AreWellFormed) {
  EXPECT_EQ(Files().faults(), "");
  EXPECT_EQ(standards().characteristics.size(), 9U);
  EXPECT_EQ(standards().kinds.size(), 11U);
}

TEST(Standards, MalformedFileIsAFault) {
  Files files;
  files.replace("vocabularies/sex.json", "{", "");
  EXPECT_NE(files.faults().find("vocabularies/sex.json: whole file: not well-formed JSON"), std::string::npos);
}

TEST(Standards, LabelInTwoCategoriesIsAFault) {
  Files files;
  files.replace("vocabularies/sex.json", "\"Male\"]", "\"Male\",\"Female\"]");
  EXPECT_NE(files.faults().find("stands for both"), std::string::npos) << files.faults();
}

TEST(Standards, UnknownPayBandIsAFault) {
  Files files;
  files.replace("wres.json", "\"band_5\"", "\"band_55\"");
  EXPECT_NE(files.faults().find("unknown pay band band_55"), std::string::npos);
}

TEST(Standards, UnknownMeasureInASectionIsAFault) {
  Files files;
  files.replace("sections.json", "\"profile.sex\"", "\"profile.sexx\"");
  EXPECT_NE(files.faults().find("unknown measure profile.sexx"), std::string::npos);
}

TEST(Standards, CharacteristicWithoutASectionIsAFault) {
  Files files;
  files.replace("sections.json", "\"characteristics\": [\"sex\"]", "\"characteristics\": []");
  EXPECT_NE(files.faults().find("sex has no section"), std::string::npos);
}

TEST(Standards, IndicatorWithAnUnknownGroupIsAFault) {
  Files files;
  files.replace("wres.json", "\"over\": \"white\"", "\"over\": \"whiet\"");
  EXPECT_NE(files.faults().find("indicator wres.2: unknown group whiet"), std::string::npos);
}

TEST(Standards, IndicatorThatAsksAboutAnUnknownColumnIsAFault) {
  Files files;
  files.replace("equality.json", "\"role\": \"mandatory\"", "\"role\": \"mandatoryy\"");
  EXPECT_NE(files.faults().find("training files have no column of words mandatoryy"), std::string::npos);
}

TEST(Standards, MissingSourceIsAFault) {
  Files files;
  files.replace("vocabularies/religion.json", "\"source\"", "\"sauce\"");
  EXPECT_NE(files.faults().find("source is missing"), std::string::npos);
}

TEST(Standards, UnknownGroupIsAFault) {
  Files files;
  files.replace("vocabularies/ethnicity.json", "\"wres\": \"bme\"", "\"wres\": \"bmee\"");
  EXPECT_NE(files.faults().find("unknown group wres/bmee"), std::string::npos);
}

TEST(Standards, FaultsOfDutiesAreFound) {
  struct Spoilt {
    const char* file;
    const char* from;
    const char* to;
    const char* fault;
  };
  const std::vector<Spoilt> all{
      {"obligations.json", R"("wres.4")", R"("wres.44")", "equality_information: unknown measure wres.44"},
      {"obligations.json", R"("promotion.*")", R"("promoting.*")", "unknown measure promoting.*"},
      {"obligations.json", R"("training.age.*")", R"("training.shoes.*")", "unknown measure training.shoes.*"},
      {"obligations.json", R"("religion_and_belief")", R"("beliefs")", "unknown section beliefs"},
      {"obligations.json", R"("nhs_provider")", R"("charity")", "general_duty: unknown kind of body charity"},
      {"obligations.json", R"("option": "may")", R"("option": "june")",
       "wres: unknown rule and option submission_window, june"},
      {"obligations.json", R"("date": "03-30")", R"("date": "02-29")", "is no day of the year"},
      {"obligations.json", R"("applies": "voluntary")", R"("applies": "maybe")", "unknown word \"maybe\""},
      {"obligations.json", R"("listed": "yes")", R"("listed": "often")", "general_duty: unknown word \"often\""},
      {"obligations.json", R"("employees_from": 150)", R"("employees_from": "150")",
       "employees_from is not a whole number"},
      {"obligations.json", R"("met_by": "eds")", R"("met_by": "luck")", "eds_2022: nothing is met by luck"},
      {"obligations.json", R"("part": "indicators",)", "", "wres: does not say what its parts are called"},
      {"obligations.json",
       R"({"applies": "depends","reason": "Say in the settings whether you hold an NHS Standard Contract. )",
       R"({"listed": "no","applies": "depends","reason": ")", "general_duty: its last case does not hold always"},
      {"eds.json", R"("id": "2A")", R"("id": "3A")", "eds: outcome 3A is in another domain"},
      {"eds.json", R"("services": 3)", R"("services": 4)", "eds: the number of services has no middle one"},
      {"eds.json", R"([0, 8, 22, 33])", R"([0, 22, 8, 33])", "eds: the bounds of to_32 do not fit the grades"},
      {"high_impact_actions.json", R"("wdes.5")", R"("wdes.55")", "high-impact action 2: unknown measure wdes.55"},
      {"high_impact_actions.json", R"("id": "2b")", R"("id": "2a")", "metric 2a is defined twice"},
      {"high_impact_actions.json", R"("figure": "bases")", R"("figure": "all")", "2e: unknown word \"all\""},
      {"national.json", R"("wres.6")", R"("wres.66")", "unknown measure wres.66"},
      {"national.json", R"("bme": 24.9)", R"("grey": 24.9)", "unknown group grey"},
      {"national.json", R"("unit": "ratio")", R"("unit": "miles")", "unknown unit"},
      {"explanations.json", R"("id": "census")", R"("id": "known")", "explanation known: is defined twice"},
  };
  for (const auto& spoilt : all) {
    Files files;
    files.replace(spoilt.file, spoilt.from, spoilt.to);
    const auto faults = files.faults();
    EXPECT_NE(faults.find(spoilt.fault), std::string::npos) << spoilt.fault << "\n" << faults;
  }
}

TEST(Standards, FaultsOfSeriesBreaksAreFound) {
  const std::vector<std::array<std::string, 3>> all{
      {R"("wres_3_years")", R"("wres_4_years")", "break: unknown rule wres_4_years"},
      {R"("wres_3_years")", R"("wres_4_years")", "a change of the rule wres_3_years breaks"},
      {R"("pay-gap")", R"("pay-gaps")", "break: unknown pack pay-gaps"},
      {R"("survey_year")", R"("survey")", "needs one of snapshot_year, survey_year, rule, pack"},
      {"2021", "21", "survey_year is no year"},
      {R"(["wres.3"])", "[]", "concerns no measure"},
      {R"(["wres.3"])", R"(["wres.33"])", "no measure is called wres.33"},
  };
  for (const auto& [from, to, fault] : all) {
    Files files;
    files.replace("series_breaks.json", from, to);
    const auto faults = files.faults();
    EXPECT_NE(faults.find(fault), std::string::npos) << fault << "\n" << faults;
  }
}

TEST(Standards, Wres1RowsAreThoseOfTheStandard) {
  // wres-wdes.md §4: 14 pay rows, twice, and five medical ones of which one is an "of which".
  const auto& grids = standards().grids;
  const auto wres = std::find_if(grids.begin(), grids.end(), [](const auto& g) { return g.id == "wres.1"; });
  ASSERT_NE(wres, grids.end());
  ASSERT_EQ(wres->blocks.size(), 3U);
  EXPECT_EQ(wres->blocks[0].rows.size(), 14U);
  EXPECT_EQ(wres->blocks[1].rows.size(), 14U);
  EXPECT_EQ(wres->blocks[2].rows.size(), 5U);
  EXPECT_TRUE(wres->blocks[2].rows[1].of_which);
}

TEST(Normalise, MakesAlikeWhatPeopleWriteDifferently) {
  EXPECT_EQ(normalise("  White \u2013 British "), normalise("white - british"));
  EXPECT_EQ(normalise("Admin & Clerical"), normalise("Admin and Clerical"));
  EXPECT_EQ(normalise("Avg. Hourly  Rate"), "avg hourly rate");
  EXPECT_EQ(normalise("Ethnic Origin: *"), "ethnic origin");
  EXPECT_EQ(normalise("Disability (self-declared)"), "disability");
  EXPECT_EQ(normalise("date_of_birth"), normalise("Date of Birth"));
  EXPECT_EQ(normalise("Asian / Asian British"), "asian/asian british");
  EXPECT_EQ(normalise("Don\u2019t know"), "don't know");
  EXPECT_EQ(trim("\u00a0 x \t"), "x");
}

}  // namespace
}  // namespace evenhand::standards
