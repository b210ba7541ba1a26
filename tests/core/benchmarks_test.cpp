// The figures of areas and catchments: every check value of benchmarks.md §4 to §6, and Kent by hand.
#include <gtest/gtest.h>

#include <array>
#include <tuple>

#include "core/intake/benchmark.h"
#include "core/standards/census.h"
#include "core/standards/embedded.h"
#include "tests/core/support.h"

namespace evenhand::benchmarks_test {
namespace {

using standards::census;
using standards::standards;
using test::Files;
using test::has;
using test::Json;
using test::settings;

const standards::CensusSet& set_named(std::string_view id) {
  for (const auto& set : standards().benchmarks.sets) {
    if (set.id == id) return set;
  }
  ADD_FAILURE() << id;
  return standards().benchmarks.sets.front();
}

std::uint64_t people(std::string_view area, std::string_view set) {
  std::uint64_t sum = 0;
  for (const auto& n : census().counts(*census().find_area(area), set_named(set))) sum += n.value_or(0);
  return sum;
}

// Percent of BME people, of all who answered.
double bme(std::vector<std::string> areas, std::vector<double> weights = {}) {
  const auto& vocabulary = *standards::find_vocabulary(standards(), "ethnicity");
  double out = 0;
  for (const auto& s : intake::mix(set_named("ethnicity"), areas, weights, standards())) {
    if (standards::group_of(vocabulary.categories[s.category], "wres") == "bme") out += 100 * s.share;
  }
  return out;
}

double percent_of(const Json& measure, std::string_view category) {
  if (!measure.is_null()) {
    for (const auto& c : measure["categories"]) {
      if (c["id"] == category && !c["benchmark"].is_null()) return c["benchmark"]["percent"].get<double>();
    }
  }
  ADD_FAILURE() << category << " " << measure.dump();
  return -1;
}

// A report on five people, compared as chosen.
Files compared(const std::string& benchmark, const std::string& more = "") {
  return Files({{"staff",
                 "Employee Number,Gender,Ethnic Origin,Religious Belief,Disability,Sexual Orientation,Site\n"
                 "1,Female,A,Islam,Yes,Bisexual,North\n2,Female,A,Christianity,No,Heterosexual or Straight,North\n"
                 "3,Male,J,Atheism,No,Gay or Lesbian,South\n4,Female,A,Christianity,No,Heterosexual or Straight,South\n"
                 "5,Male,N,Other,No,Heterosexual or Straight,East\n",
                 ""}},
               settings(R"(, "benchmark": )" + benchmark + more));
}

TEST(Benchmarks, TheSumsOfEnglandAndWales) {
  const std::array<std::pair<const char*, std::array<std::uint64_t, 2>>, 6> expected{
      {{"ethnicity", {56'490'065, 3'107'513}},
       {"religion", {56'489'777, 3'107'490}},
       {"disability", {56'490'046, 3'107'497}},
       {"sexual_orientation", {46'007'030, 2'559'400}},
       {"sex", {56'490'040, 3'107'489}},
       {"sex_16to64", {35'605'628, 1'897'359}}}};
  for (const auto& [set, sums] : expected) {
    EXPECT_EQ(people("England", set), sums[0]) << set;
    EXPECT_EQ(people("W92000004", set), sums[1]) << set;
    EXPECT_EQ(people("K04000001", set), sums[0] + sums[1]) << set;
  }
}

TEST(Benchmarks, EnglandByCategoryAsTheAreasAddUp) {
  // benchmarks.md §2, column "area sum".
  const std::array<std::tuple<const char*, const char*, std::uint64_t>, 20> expected{
      {{"ethnicity", "white_british", 41'540'796},
       {"ethnicity", "white_roma", 99'122},
       {"ethnicity", "asian_indian", 1'843'238},
       {"ethnicity", "asian_chinese", 431'188},
       {"ethnicity", "black_african", 1'468'478},
       {"ethnicity", "mixed_other", 454'354},
       {"ethnicity", "other_arab", 320'215},
       {"ethnicity", "other_any_other", 908'951},
       {"religion", "no_religion", 20'715'678},
       {"religion", "sikh", 520'093},
       {"religion", "not_answered", 3'400'356},
       {"disability", "disabled", 9'774'486},
       {"disability", "not_disabled", 46'715'560},
       {"sexual_orientation", "straight_or_heterosexual", 41'114'429},
       {"sexual_orientation", "gay_or_lesbian", 709'692},
       {"sexual_orientation", "bisexual", 591'822},
       {"sexual_orientation", "not_answered", 3'432'732},
       {"sex", "female", 28'833'831},
       {"sex_16to64", "female", 18'079'284},
       {"sex_16to64", "male", 17'526'344}}};
  for (const auto& [id, category, count] : expected) {
    const auto& set = set_named(id);
    const auto counts = census().counts(*census().find_area("England"), set);
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (set.categories[i].id == category) {
        EXPECT_EQ(counts[i], count) << category;
      }
    }
  }
  EXPECT_NEAR(bme({"E92000001"}), 18.95, 0.005);
}

TEST(Benchmarks, BmePercentByRegion) {
  const std::array<std::pair<const char*, double>, 10> expected{{{"North East", 6.96},
                                                                 {"North West", 14.43},
                                                                 {"Yorkshire and The Humber", 14.61},
                                                                 {"East Midlands", 14.35},
                                                                 {"West Midlands", 22.95},
                                                                 {"East of England", 13.52},
                                                                 {"London", 46.24},
                                                                 {"South East", 13.67},
                                                                 {"South West", 6.87},
                                                                 {"Wales", 6.17}}};
  for (const auto& [region, percent] : expected) {
    EXPECT_NEAR(bme({census().find_area(region)->code}), percent, 0.005) << region;
  }
  EXPECT_EQ(census().find_area("E12000007")->name, "London");
  EXPECT_EQ(census().find_area("E12000003")->name, "Yorkshire and The Humber");
}

TEST(Benchmarks, EveryAreaOfTheFileIsThere) {
  const auto text = test::read_file("core/standards/data/census2021_areas.csv");
  std::size_t rows = 0;
  for (std::size_t at = text.find('\n') + 1; at < text.size(); at = text.find('\n', at) + 1, ++rows) {
    const auto* area = census().find_area(text.substr(at, 9));
    ASSERT_NE(area, nullptr) << text.substr(at, 9);
    // The last column is men of 16 to 64.
    const auto line = text.substr(at, text.find('\n', at) - at);
    const auto last = std::stoull(line.substr(line.rfind(',') + 1));
    EXPECT_EQ(census().counts(*area, set_named("sex_16to64"))[1], last) << line;
    EXPECT_NE(line.find("," + area->region + ","), std::string::npos) << line;
  }
  EXPECT_EQ(rows, 331U);
  // Ten countries and regions of England, Wales, and both.
  EXPECT_EQ(census().areas().size(), 331U + 12U);
  EXPECT_EQ(census().trusts().size(), 138U);
}

TEST(Benchmarks, PlacesByCodeOrName) {
  const auto name = [](std::string_view text) {
    const auto* area = census().find_area(text);
    return area != nullptr ? area->name : std::string("none");
  };
  EXPECT_EQ(name("E06000023"), "Bristol, City of");
  EXPECT_EQ(name("e06000023"), "Bristol, City of");
  EXPECT_EQ(name("Bristol, City of"), "Bristol, City of");
  EXPECT_EQ(name("bristol"), "Bristol, City of");
  EXPECT_EQ(name("City of Bristol"), "Bristol, City of");
  EXPECT_EQ(name("  Stoke on Trent "), "Stoke-on-Trent");
  EXPECT_EQ(name("Brighton & Hove"), "Brighton and Hove");
  EXPECT_EQ(name("Durham"), "County Durham");
  EXPECT_EQ(name("London"), "London");
  EXPECT_EQ(name("City of London"), "City of London");
  EXPECT_EQ(name("wales"), "Wales");
  for (const auto* none : {"", " ", "Kent", "Newcastle", "E06", "E99999999", "Not stated"}) {
    EXPECT_EQ(name(none), "none") << none;
  }
  EXPECT_EQ(census().find_trust("R0A")->name, "Manchester University NHS Foundation Trust");
  EXPECT_EQ(census().find_trust("manchester university")->code, "R0A");
  EXPECT_EQ(census().find_trust("Manchester University NHS Foundation Trust")->code, "R0A");
  EXPECT_EQ(census().find_trust("Kent and Medway NHS and Social Care Partnership Trust"), nullptr);
  EXPECT_EQ(census().find_trust(""), nullptr);
}

TEST(Benchmarks, Catchments) {
  const auto of = [](std::string_view trust) {
    return compared(R"({"use": "catchment", "trust": ")" + std::string(trust) + "\"}");
  };
  const auto manchester = of("R0A");
  EXPECT_EQ(census().find_trust("R0A")->areas.size(), 12U);
  EXPECT_NEAR(percent_of(manchester.measure("representation.ethnicity"), "bme"), 28.8059, 5e-5);
  const auto detailed = manchester.measure("representation.ethnicity_detailed");
  EXPECT_NEAR(percent_of(detailed, "white_british"), 65.2931, 5e-5);
  EXPECT_NEAR(percent_of(detailed, "asian_pakistani"), 8.7556, 5e-5);
  EXPECT_NEAR(percent_of(detailed, "black_african"), 4.4467, 5e-5);
  EXPECT_EQ(census().find_trust("RAL")->areas.size(), 16U);
  EXPECT_NEAR(percent_of(of("Royal Free London").measure("representation.ethnicity"), "bme"), 42.2362, 5e-5);
  const auto cornwall = of("REF");
  EXPECT_NEAR(percent_of(cornwall.measure("representation.ethnicity"), "bme"), 3.1833, 5e-5);
  const auto& used = cornwall.report()["benchmark"];
  EXPECT_EQ(used["use"], "catchment");
  ASSERT_EQ(used["areas"].size(), 2U);
  EXPECT_EQ(used["areas"][0]["name"], "Cornwall");
  EXPECT_NEAR(used["areas"][0]["percent"].get<double>(), 99.49, 1e-9);
  EXPECT_TRUE(has(used["label"], "Royal Cornwall Hospitals NHS Trust’s catchment, all ages, Census 2021"))
      << used.dump();
}

TEST(Benchmarks, AreasWithoutWeightsArePooled) {
  EXPECT_NEAR(bme({"E06000001"}), 3.5413, 5e-5);
  EXPECT_NEAR(bme({"E06000002"}), 17.6311, 5e-5);
  EXPECT_EQ(people("Hartlepool", "ethnicity"), 92'338U);
  EXPECT_EQ(people("Middlesbrough", "ethnicity"), 143'922U);
  const auto files = compared(R"({"use": "areas", "areas": [{"area": "Hartlepool"}, {"area": "E06000002"}]})");
  EXPECT_NEAR(percent_of(files.measure("representation.ethnicity"), "bme"), 12.1244, 5e-5);
  const auto& used = files.report()["benchmark"];
  EXPECT_EQ(used["label"], "Hartlepool and Middlesbrough, all ages, Census 2021");
  EXPECT_NEAR(used["areas"][0]["percent"].get<double>(), 100 * 92338.0 / (92338 + 143922), 1e-9);
  // An area inside another adds nobody twice.
  EXPECT_EQ(bme({"E12000001", "E06000001"}), bme({"E12000001"}));
}

TEST(Benchmarks, KentByNameAndWeightIsWhatAHandCalculationGives) {
  // Weight (staff); residents by ethnic group, of whom White; disabled, not disabled: as in the rows of the file.
  struct District {
    const char* name;
    double weight, residents, white, disabled, not_disabled;
  };
  const std::array<District, 12> kent{{{"Ashford", 410, 132747, 116896, 22649, 110085},
                                       {"Canterbury", 620, 157429, 140473, 30878, 126580},
                                       {"Dartford", 150, 116754, 86936, 16367, 100380},
                                       {"Dover", 240, 116411, 110419, 24658, 91763},
                                       {"Folkestone and Hythe", 180, 109759, 101614, 23949, 85795},
                                       {"Gravesham", 130, 106902, 81893, 17494, 89396},
                                       {"Maidstone", 980, 175781, 157864, 28015, 147758},
                                       {"Sevenoaks", 60, 120515, 111005, 18089, 102422},
                                       {"Swale", 350, 151677, 142341, 29636, 122035},
                                       {"Thanet", 290, 140587, 130719, 32134, 108441},
                                       {"Tonbridge and Malling", 70, 132201, 123287, 20228, 111976},
                                       {"Tunbridge Wells", 20, 115314, 105562, 17294, 98006}}};
  double weights = 0;
  double minority = 0;
  double disabled = 0;
  auto areas = Json::array();
  for (const auto& d : kent) {
    weights += d.weight;
    minority += d.weight * (d.residents - d.white) / d.residents;
    disabled += d.weight * d.disabled / (d.disabled + d.not_disabled);
    areas.push_back({{"area", d.name}, {"weight", d.weight}});
  }
  EXPECT_EQ(weights, 3500);
  EXPECT_NEAR(100 * minority / weights, 10.374314215485446, 1e-12);
  EXPECT_NEAR(100 * disabled / weights, 18.21577665283516, 1e-12);
  const auto files = compared(R"({"use": "areas", "areas": )" + areas.dump() + "}");
  EXPECT_NEAR(percent_of(files.measure("representation.ethnicity"), "bme"), 10.374314215485446, 1e-10);
  EXPECT_NEAR(percent_of(files.measure("representation.ethnicity"), "white"), 100 - 10.374314215485446, 1e-10);
  EXPECT_NEAR(percent_of(files.measure("representation.disability"), "disabled"), 18.21577665283516, 1e-10);
  const auto& used = files.report()["benchmark"];
  ASSERT_EQ(used["areas"].size(), 12U);
  EXPECT_EQ(used["areas"][6]["code"], "E07000110");
  EXPECT_NEAR(used["areas"][6]["percent"].get<double>(), 28, 1e-12);
  EXPECT_EQ(used["label"], "Ashford, Canterbury and 10 other areas (weighted), all ages, Census 2021");
  EXPECT_EQ(used["licence"], "Source: Office for National Statistics licensed under the Open Government Licence v.3.0");
}

TEST(Benchmarks, PlacesAreWeightedByTheirStaff) {
  // Two at North, two at South, one at East, which has no area.
  const auto files = compared(
      R"({"use": "places", "places": {"north": "Hartlepool", "South": "Middlesbrough", "Elsewhere": "Leeds"}})");
  EXPECT_NEAR(percent_of(files.measure("representation.ethnicity"), "bme"), (3.5413 + 17.6311) / 2, 5e-5);
  const auto& used = files.report()["benchmark"];
  EXPECT_EQ(used["areas"].size(), 2U);
  EXPECT_EQ(used["areas"][0]["percent"], 50.0);
  EXPECT_NE(
      used["notes"].dump().find("1 member of staff is not in the weights, because no area was given for: “East”."),
      std::string::npos)
      << used["notes"].dump();
  EXPECT_TRUE(has(used["label"], "weighted by the staff of each site")) << used.dump();
  // Nobody works where an area is given.
  const auto none = compared(R"({"use": "places", "places": {"West": "Leeds"}})");
  EXPECT_EQ(none.measure("representation.ethnicity")["status"], "not_supplied");
  EXPECT_TRUE(has(none.measure("representation.ethnicity")["reason"], "No site of the staff list has an area"));
  const auto contract = compared(R"({"use": "places", "by": "contract", "places": {"West": "Leeds"}})");
  EXPECT_TRUE(has(contract.measure("representation.sex")["reason"], "no column for contract"));
}

TEST(Benchmarks, NotAnsweredIsTakenOutOfTheBase) {
  // England: 3,801,235 Muslims of the 56,489,777 − 3,400,356 who answered; 591,822 of 46,007,030 − 3,432,732.
  const auto files = compared("{}");
  EXPECT_NEAR(percent_of(files.measure("representation.religion"), "muslim"), 100 * 3801235.0 / 53089421, 1e-9);
  EXPECT_NEAR(percent_of(files.measure("representation.sexual_orientation"), "bisexual"), 100 * 591822.0 / 42574298,
              1e-9);
  EXPECT_EQ(files.measure("representation.sexual_orientation")["comparison"]["label"],
            "England, aged 16 and over, Census 2021");
  EXPECT_EQ(files.measure("representation.sexual_orientation")["comparison"]["ages"], "16 and over");
}

TEST(Benchmarks, WomenAndMenOfAllAgesOrOfWorkingAge) {
  const auto all = compared("{}");
  EXPECT_NEAR(percent_of(all.measure("representation.sex"), "female"), 100 * 28833831.0 / 56490040, 1e-9);
  EXPECT_EQ(all.measure("representation.sex")["comparison"]["label"], "England, all ages, Census 2021");
  const auto working = compared("{}", R"(, "rules": {"benchmark_sex_ages": "16_to_64"})");
  EXPECT_NEAR(percent_of(working.measure("representation.sex"), "female"), 100 * 18079284.0 / 35605628, 1e-9);
  EXPECT_EQ(working.measure("representation.sex")["comparison"]["ages"], "16 to 64");
}

TEST(Benchmarks, CategoriesAreTakenTogetherAsStaffRecordsDo) {
  const auto files = compared("{}");
  const auto detailed = files.measure("representation.ethnicity_detailed");
  // C: Gypsy or Irish Traveller 64,205, Roma 99,122, other White 3,584,999. S: Arab 320,215, any other 908,951.
  EXPECT_NEAR(percent_of(detailed, "white_other"), 100 * 3748326.0 / 56490065, 1e-9);
  EXPECT_NEAR(percent_of(detailed, "other_any_other"), 100 * 1229166.0 / 56490065, 1e-9);
  EXPECT_NEAR(percent_of(detailed, "asian_chinese"), 100 * 431188.0 / 56490065, 1e-9);
  for (const auto& c : detailed["categories"]) {
    EXPECT_NE(c["id"], "white_gypsy_or_irish_traveller");
    EXPECT_NE(c["id"], "other_arab");
  }
  // Chinese under Asian, unless the rule says otherwise.
  const auto asian = 100 * 5426423.0 / 56490065;
  EXPECT_NEAR(percent_of(files.measure("representation.ethnicity_5"), "asian"), asian, 1e-9);
  const auto other = compared("{}", R"(, "rules": {"chinese_five_groups": "other"})");
  EXPECT_NEAR(percent_of(other.measure("representation.ethnicity_5"), "asian"), asian - 100 * 431188.0 / 56490065,
              1e-9);
  EXPECT_NEAR(percent_of(other.measure("representation.ethnicity_5"), "other"), 100 * (1229166.0 + 431188) / 56490065,
              1e-9);
}

TEST(Benchmarks, SettingsThatCannotBeUsedAreTold) {
  const auto told = [](const std::string& benchmark) {
    session::Session session;
    std::string out;
    for (const auto& p : Json::parse(session.configure(settings(R"(, "benchmark": )" + benchmark).dump()))) {
      EXPECT_EQ(p["code"], "settings");
      EXPECT_EQ(p["severity"], "error");
      out += p["message"].get<std::string>() + "|";
    }
    return out;
  };
  EXPECT_EQ(told("{}"), "");
  EXPECT_EQ(told(R"({"use": "areas", "areas": [{"area": "Ashford", "weight": 2}, {"area": "Dover", "weight": 0.5}]})"),
            "");
  EXPECT_TRUE(told(R"({"areas": [{"area": "Kent"}]})").starts_with("“Kent” is no district"));
  EXPECT_TRUE(told(R"({"areas": [{"area": 7}]})").starts_with("\"area\" should be a name or a code"));
  EXPECT_TRUE(told(R"({"areas": ["Ashford"]})").starts_with("An area should look like"));
  EXPECT_TRUE(
      told(R"({"areas": [{"area": "Ashford"}, {"area": "E07000105"}]})").starts_with("The area stands here twice"));
  for (const auto* weight : {"0", "-1", "\"2\"", "1e300", "true"}) {
    EXPECT_TRUE(told(R"({"areas": [{"area": "Ashford", "weight": )" + std::string(weight) + "}]}")
                    .starts_with("The weight of “Ashford” should be a number above 0"))
        << weight;
  }
  EXPECT_TRUE(told(R"({"areas": [{"area": "Ashford", "weight": 1}, {"area": "Dover"}]})")
                  .starts_with("Some areas have a weight and others have none"));
  EXPECT_TRUE(told(R"({"use": "everywhere"})").starts_with("A benchmark is \"england\""));
  EXPECT_TRUE(told(R"({"by": "band"})").starts_with("Areas can be given by"));
  EXPECT_TRUE(told(R"({"places": {"North": "Nowhere"}})").starts_with("The area of “North” is no district"));
  EXPECT_TRUE(told(R"({"trust": "Nobody"})").starts_with("No acute trust of 2022"));
  EXPECT_TRUE(told(R"({"regions": []})").starts_with("A benchmark has no member of this name"));
  EXPECT_TRUE(told(R"([])").starts_with("\"benchmark\" should be an object"));
  EXPECT_TRUE(told(R"({"areas": {}, "places": [], "trust": 1, "use": 2})").starts_with("\"areas\" should be"));
}

TEST(Benchmarks, WhatIsLeftAfterBadSettings) {
  // Weights on some only: pooled.
  const auto pooled = compared(R"({"areas": [{"area": "Hartlepool", "weight": 9}, {"area": "Middlesbrough"}]})");
  EXPECT_NEAR(percent_of(pooled.measure("representation.ethnicity"), "bme"), 12.1244, 5e-5);
  // A bad weight takes the area with it.
  const auto one =
      compared(R"({"areas": [{"area": "Hartlepool", "weight": -9}, {"area": "Middlesbrough", "weight": 1}]})");
  EXPECT_NEAR(percent_of(one.measure("representation.ethnicity"), "bme"), 17.6311, 5e-5);
  const auto none = compared(R"({"areas": [{"area": "Atlantis"}]})");
  EXPECT_EQ(none.measure("representation.ethnicity")["status"], "not_supplied");
  EXPECT_TRUE(has(none.measure("representation.ethnicity")["reason"], "No area to compare with was chosen"));
  EXPECT_TRUE(has(compared(R"({"use": "catchment"})").measure("representation.sex")["reason"], "No acute trust"));
  // Nothing is compared when nothing is wanted.
  const auto off = compared(R"({"use": "none"})");
  EXPECT_TRUE(off.measure("representation.ethnicity").is_null());
  EXPECT_TRUE(off.report()["benchmark"].is_null());
}

TEST(Benchmarks, TheCatalogueOffersAreasAndTrusts) {
  const session::Session session;
  const auto catalogue = Json::parse(session.catalogue());
  EXPECT_EQ(catalogue["areas"].size(), 343U);
  EXPECT_EQ(catalogue["areas"][0], Json::parse(R"({"code": "E92000001", "name": "England", "region": ""})"));
  EXPECT_NE(catalogue["areas"].dump().find(R"({"code":"E07000105","name":"Ashford","region":"South East"})"),
            std::string::npos);
  EXPECT_EQ(catalogue["trusts"].size(), 138U);
  EXPECT_EQ(catalogue["trusts"][0]["code"], "R0A");
}

}  // namespace
}  // namespace evenhand::benchmarks_test
