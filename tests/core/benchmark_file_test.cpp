// The user's own figures of a population: Nomis wide, ONS long, and characteristic, category, count or percent
// (benchmarks.md §3). Numbers of real tables: Hartlepool and Middlesbrough, as in the table of areas.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/support.h"

namespace evenhand::benchmark_file_test {
namespace {

using test::Files;
using test::has;
using test::Json;
using test::settings;

const std::string staff =
    "Ethnic Origin,Gender,Religious Belief,Disability,Sexual Orientation,Age Band,Count\n"
    "A,Female,Islam,Yes,Bisexual,21-25,50\nH,Male,Christianity,No,Heterosexual or Straight,31-35,50\n";

// With a benchmark file read as `name`.
class Compared {
 public:
  explicit Compared(const std::string& csv, const std::string& kind = "", const std::string& name = "figures.csv",
                    const Json& chosen = settings())
      : files_({{"staff", staff, ""}}, chosen) {
    inspection = files_.add({kind, csv, name});
  }

  double percent(std::string_view view, std::string_view category) const {
    const auto m = files_.measure("representation." + std::string(view));
    for (const auto& c : m["categories"]) {
      if (c["id"] == category && !c["benchmark"].is_null()) return c["benchmark"]["percent"].get<double>();
    }
    return std::nan("");
  }
  Json measure(std::string_view view) const { return files_.measure("representation." + std::string(view)); }
  int aside(std::string_view reason) const { return test::set_aside_for(inspection, reason); }
  Json problem(std::string_view code) const { return test::find_problem(inspection, code); }
  Json report() const { return files_.report(); }

  Json inspection;

 private:
  Files files_;
};

// TS021 as Nomis writes it: five parents and nineteen children in one row.
const std::string asian = "Ethnic group: Asian, Asian British or Asian Welsh";
const std::string black = "Ethnic group: Black, Black British, Black Welsh, Caribbean or African";
const std::string mixed = "Ethnic group: Mixed or Multiple ethnic groups";
const std::string other = "Ethnic group: Other ethnic group";
const std::string white = "Ethnic group: White";

std::string header(const std::vector<std::string>& columns) {
  std::string out = "date,geography,geography code";
  for (const auto& c : columns) out += ",\"" + c + "\"";
  return out + "\n";
}

const std::vector<std::string> ts021{"Ethnic group: Total: All usual residents",
                                     asian,
                                     asian + ": Bangladeshi",
                                     asian + ": Chinese",
                                     asian + ": Indian",
                                     asian + ": Pakistani",
                                     asian + ": Other Asian",
                                     black,
                                     black + ": African",
                                     black + ": Caribbean",
                                     black + ": Other Black",
                                     mixed,
                                     mixed + ": White and Asian",
                                     mixed + ": White and Black African",
                                     mixed + ": White and Black Caribbean",
                                     mixed + ": Other Mixed or Multiple ethnic groups",
                                     white,
                                     white + ": English, Welsh, Scottish, Northern Irish or British",
                                     white + ": Irish",
                                     white + ": Gypsy or Irish Traveller",
                                     white + ": Roma",
                                     white + ": Other White",
                                     other,
                                     other + ": Arab",
                                     other + ": Any other ethnic group"};
const std::string hartlepool =
    "2021,Hartlepool,E06000001,92338,1600,278,217,335,297,473,445,327,57,61,671,240,115,143,173,89068,87761,170,37,19,"
    "1081,554,270,284\n";
const std::string middlesbrough =
    "2021,Middlesbrough,E06000002,143922,15090,595,669,2804,8990,2032,3816,3339,162,315,3001,1110,650,570,671,118547,"
    "114421,434,160,320,3212,3468,1452,2016\n";

TEST(BenchmarkFile, NomisWideWithParentsAndChildren) {
  const Compared file(header(ts021) + hartlepool + middlesbrough);
  EXPECT_EQ(file.inspection["kind"], "benchmark");
  EXPECT_EQ(file.inspection["rows_used"], 2);
  EXPECT_TRUE(test::accounts_for_every_row(file.inspection));
  EXPECT_TRUE(file.inspection["problems"].empty()) << file.inspection["problems"].dump();
  for (const auto& c : file.inspection["columns"]) {
    EXPECT_EQ(c["role"].is_null(), c["name"] == "date") << c.dump();
  }
  // benchmarks.md §6: pooled.
  EXPECT_NEAR(file.percent("ethnicity", "bme"), 12.1244, 5e-5);
  // Gypsy or Irish Traveller, Roma and other White: 37 + 19 + 1,081 and 160 + 320 + 3,212 of 236,260.
  EXPECT_NEAR(file.percent("ethnicity_detailed", "white_other"), 100 * 4829.0 / 236260, 1e-9);
  EXPECT_NEAR(file.percent("ethnicity_5", "asian"), 100 * 16690.0 / 236260, 1e-9);
  const auto comparison = file.measure("ethnicity")["comparison"];
  EXPECT_EQ(comparison["label"], "2 areas of “figures.csv”, all ages, Census 2021");
  EXPECT_EQ(comparison["rated"], true);
  EXPECT_EQ(file.report()["benchmark"]["file"], "figures.csv");
  // What the file does not carry is compared with England.
  EXPECT_TRUE(has(file.measure("sex")["comparison"]["label"], "England"));
}

TEST(BenchmarkFile, ParentsAreUsedWhereThereAreNoChildren) {
  const Compared file(header({ts021[0], asian, black, mixed, white, other}) +
                      "2021,Hartlepool,E06000001,92338,1600,445,671,89068,554\n");
  EXPECT_NEAR(file.percent("ethnicity", "bme"), 3.5413, 5e-5);
  EXPECT_NEAR(file.percent("ethnicity_5", "black"), 100 * 445.0 / 92338, 1e-9);
  EXPECT_EQ(file.measure("ethnicity_detailed")["status"], "not_supplied");
  EXPECT_EQ(file.measure("ethnicity")["comparison"]["label"], "Hartlepool, all ages, Census 2021");
}

TEST(BenchmarkFile, OtherTablesOfNomis) {
  const Compared religion(
      header({"Religion: Total: All usual residents", "Religion: No religion", "Religion: Christian",
              "Religion: Buddhist", "Religion: Hindu", "Religion: Jewish", "Religion: Muslim", "Religion: Sikh",
              "Religion: Other religion", "Religion: Not answered"}) +
      "2021,Hartlepool,E06000001,92339,36998,48496,182,223,27,1214,165,281,4753\n");
  EXPECT_NEAR(religion.percent("religion", "muslim"), 100 * 1214.0 / (92339 - 4753), 1e-9);
  const std::string d = "Disability: Disabled under the Equality Act";
  const std::string n = "Disability: Not disabled under the Equality Act";
  const Compared disability(
      header({"Disability: Total: All usual residents", d, d + ": Day-to-day activities limited a lot",
              d + ": Day-to-day activities limited a little", n,
              n + ": Has long term physical or mental health condition but day-to-day activities are not limited",
              n + ": No long term physical or mental health conditions"}) +
      "2021,Hartlepool,E06000001,92339,21143,10000,11143,71196,6000,65196\n");
  EXPECT_NEAR(disability.percent("disability", "disabled"), 100 * 21143.0 / 92339, 1e-9);
  EXPECT_TRUE(disability.inspection["problems"].empty()) << disability.inspection["problems"].dump();
  const Compared sex(
      header({"Sex: All persons; measures: Value", "Sex: Female; measures: Value", "Sex: Male; measures: Value"}) +
      "2021,Hartlepool,E06000001,92347,47656,44691\n");
  EXPECT_NEAR(sex.percent("sex", "female"), 100 * 47656.0 / 92347, 1e-9);
  const Compared orientation(
      header({"Sexual orientation: Total: All usual residents aged 16 years and over",
              "Sexual orientation: Straight or Heterosexual", "Sexual orientation: Gay or Lesbian",
              "Sexual orientation: Bisexual", "Sexual orientation: All other sexual orientations",
              "Sexual orientation: Not answered"}) +
      "2021,Hartlepool,E06000001,74684,68068,1120,784,159,4553\n");
  EXPECT_NEAR(orientation.percent("sexual_orientation", "gay_or_lesbian"), 100 * 1120.0 / (74684 - 4553), 1e-9);
  EXPECT_EQ(orientation.measure("sexual_orientation")["comparison"]["ages"], "16 and over");
}

TEST(BenchmarkFile, SingleYearsMakeTheBandsAndFiveYearGroupsAreLeft) {
  std::vector<std::string> columns{"Age: Total; measures: Value", "Age: Aged 4 years and under; measures: Value",
                                   "Age: Aged 16 to 19 years; measures: Value"};
  std::string row = "2021,Hartlepool,E06000001,90000,5000,4000";
  for (int age = 15; age <= 72; ++age) {
    columns.push_back("Age: Aged " + std::to_string(age) + " years; measures: Value");
    row += "," + std::to_string(age);  // as many people as years
  }
  const Compared file(header(columns) + row + "\n");
  EXPECT_EQ(file.inspection["rows_used"], 1) << file.inspection["problems"].dump();
  // 21 to 25: 115 of 16 to 70: (16 + 70) × 55 ÷ 2 = 2,365.
  EXPECT_NEAR(file.percent("age", "age_21_25"), 100 * 115.0 / 2365, 1e-9);
  EXPECT_EQ(file.measure("age")["comparison"]["rated"], false);
}

TEST(BenchmarkFile, OnsLong) {
  const std::string head =
      "Lower tier local authorities Code,Lower tier local authorities,Sexual orientation (6 categories) Code,"
      "Sexual orientation (6 categories),Observation\n";
  const auto line = [](const std::string& code, const std::string& label, const std::string& n) {
    return "E06000001,Hartlepool," + code + "," + label + "," + n + "\n";
  };
  const Compared file(head + line("-8", "Does not apply", "17655") + line("1", "Straight or Heterosexual", "68068") +
                      line("2", "Gay or Lesbian", "1120") + line("3", "Bisexual", "784") +
                      line("4", "All other sexual orientations", "159") + line("5", "Not answered", "4553"));
  EXPECT_EQ(file.inspection["kind"], "benchmark");
  EXPECT_EQ(file.inspection["rows_used"], 5) << file.inspection.dump();
  EXPECT_EQ(file.aside("does_not_apply"), 1);
  EXPECT_TRUE(test::accounts_for_every_row(file.inspection));
  EXPECT_NEAR(file.percent("sexual_orientation", "bisexual"), 100 * 784.0 / 70131, 1e-9);
  EXPECT_EQ(file.measure("sexual_orientation")["comparison"]["label"], "Hartlepool, aged 16 and over, Census 2021");
}

TEST(BenchmarkFile, OnsLongOfTwoCharacteristicsCountsEach) {
  const Compared file(
      "Lower tier local authorities Code,Lower tier local authorities,Ethnic group (20 categories) Code,"
      "Ethnic group (20 categories),Sex (2 categories) Code,Sex (2 categories),Observation\n"
      "E06000001,Hartlepool,13,\"White: English, Welsh, Scottish, Northern Irish or British\",1,Female,40\n"
      "E06000001,Hartlepool,13,\"White: English, Welsh, Scottish, Northern Irish or British\",2,Male,30\n"
      "E06000001,Hartlepool,3,\"Asian, Asian British or Asian Welsh: Indian\",1,Female,10\n"
      "E06000001,Hartlepool,3,\"Asian, Asian British or Asian Welsh: Indian\",2,Male,20\n"
      "E06000001,Hartlepool,-8,Does not apply,1,Female,0\n");
  EXPECT_NEAR(file.percent("ethnicity", "bme"), 30, 1e-12);
  EXPECT_NEAR(file.percent("ethnicity_detailed", "asian_indian"), 30, 1e-12);
  EXPECT_NEAR(file.percent("sex", "female"), 50, 1e-12);
  EXPECT_EQ(file.inspection["rows_used"], 5);
}

TEST(BenchmarkFile, CharacteristicCategoryCount) {
  const Compared file(
      "Characteristic,Category,Count\nEthnicity,White,600\n,Asian,250\n,Indian,100\n,Pakistani,150\n,Black,100\n"
      ",Not "
      "stated,77\n,Total,1027\nSex,Women,510\nSex,Men,490\nReligion,Jedi,5\nReligion,Islam,40\nReligion,Christianity,"
      "55\nGender identity,Trans woman,1\nGender identity,Same as registered at birth,99\n",
      "benchmark");
  // The Asian row is a sum of what stands below it; the total is known as one.
  EXPECT_NEAR(file.percent("ethnicity", "bme"), 100 * 350.0 / 950, 1e-9);
  EXPECT_NEAR(file.percent("ethnicity_5", "asian"), 100 * 250.0 / 950, 1e-9);
  EXPECT_EQ(file.aside("total"), 1);
  EXPECT_TRUE(file.problem("parts_do_not_add").is_null()) << file.inspection["problems"].dump();
  EXPECT_NEAR(file.percent("sex", "male"), 49, 1e-12);
  // Nobody's word: told, to be matched.
  EXPECT_EQ(file.aside("unmatched_group"), 1);
  EXPECT_EQ(file.problem("unmatched_value")["value"], "Jedi");
  EXPECT_EQ(file.problem("unmatched_value")["row"], 11);
  EXPECT_NEAR(file.percent("religion", "muslim"), 100 * 40.0 / 95, 1e-9);
  EXPECT_EQ(file.measure("gender_reassignment")["status"], "not_supplied");
  EXPECT_TRUE(test::accounts_for_every_row(file.inspection));
  EXPECT_EQ(file.measure("sex")["comparison"]["label"], "“figures.csv”, ages as in the file");
  const Compared mapped("Characteristic,Category,Count\nReligion,Jedi,5\nReligion,Islam,40\nReligion,Christianity,55\n",
                        "benchmark", "figures.csv",
                        settings(R"(, "values": {"religion": {"jedi": "other_religion"}})"));
  EXPECT_NEAR(mapped.percent("religion", "muslim"), 40, 1e-12);
  EXPECT_EQ(mapped.inspection["rows_used"], 3);
}

TEST(BenchmarkFile, CharacteristicCategoryPercent) {
  const Compared file(
      "Characteristic,Category,Percent\nSex,Female,51.1%\nSex,Male,48.9%\nDisability,Yes,17\n"
      "Disability,No,70\nDisability,Prefer not to say,13\n");
  EXPECT_EQ(file.inspection["kind"], "benchmark");
  EXPECT_NEAR(file.percent("sex", "female"), 51.1, 1e-9);
  // Those who did not say are out of the base.
  EXPECT_NEAR(file.percent("disability", "disabled"), 100 * 17.0 / 87, 1e-9);
  EXPECT_TRUE(file.inspection["problems"].empty()) << file.inspection["problems"].dump();
  const Compared fractions("Characteristic,Category,Percent\nSex,Female,0.511\nSex,Male,0.489\n");
  EXPECT_NEAR(fractions.percent("sex", "female"), 51.1, 1e-9);
  EXPECT_EQ(fractions.problem("percent_as_fraction")["severity"], "notice");
  const Compared short_of("Characteristic,Category,Percent\nReligion,Christian,46\nReligion,Muslim,7\n");
  EXPECT_EQ(short_of.problem("parts_do_not_add")["severity"], "warning");
  EXPECT_TRUE(has(short_of.problem("parts_do_not_add")["message"], "add up to 53%, not to 100%"));
}

TEST(BenchmarkFile, BadValuesAreToldWithRowColumnAndValue) {
  const Compared counts(
      "Characteristic,Category,Count\nSex,Female,51\nSex,Male,many\nReligion,Islam,-3\nReligion,Sikh,2.5\n"
      "Religion,Christianity,\nReligion,Hindu,9\nReligion,Hindu,9\nWorking pattern,Full time,3\nSex,,4\n",
      "benchmark");
  EXPECT_EQ(counts.aside("unreadable_count"), 4) << counts.inspection.dump();
  EXPECT_EQ(counts.aside("duplicate_line"), 1);
  EXPECT_EQ(counts.aside("unknown_characteristic"), 1);
  EXPECT_EQ(counts.aside("nothing_to_use"), 1);
  EXPECT_EQ(counts.inspection["rows_used"], 2);
  EXPECT_TRUE(test::accounts_for_every_row(counts.inspection));
  const auto bad = counts.problem("unreadable_count");
  EXPECT_EQ(bad["severity"], "error");
  EXPECT_EQ(bad["row"], 3);
  EXPECT_EQ(bad["column"], "Count");
  EXPECT_EQ(bad["value"], "many");
  EXPECT_NE(counts.inspection["problems"].dump().find(R"("column":"Count","value":"-3")"), std::string::npos);
  EXPECT_NE(counts.inspection["problems"].dump().find(R"("column":"Count","value":"2.5")"), std::string::npos);
  EXPECT_EQ(counts.problem("duplicate_line")["row"], 8);
  const Compared percents("Characteristic,Category,Percent\nSex,Female,151\nSex,Male,49\nSex,Another term,x\n");
  EXPECT_EQ(percents.aside("impossible_figure"), 2);
  EXPECT_EQ(percents.problem("impossible_figure")["value"], "151");
  // Of a wide table the whole area goes, as its other figures would say something else without it.
  const Compared wide(
      header({"Sex: All persons; measures: Value", "Sex: Female; measures: Value", "Sex: Male; measures: Value"}) +
      "2021,Hartlepool,E06000001,92347,47656,44691\n2021,Nowhere,E06000999,10,5,c\n");
  EXPECT_EQ(wide.aside("unreadable_count"), 1);
  EXPECT_EQ(wide.problem("unreadable_count")["row"], 3);
  EXPECT_EQ(wide.problem("unreadable_count")["column"], "Sex: Male; measures: Value");
  EXPECT_EQ(wide.problem("unreadable_count")["value"], "c");
  EXPECT_NEAR(wide.percent("sex", "female"), 100 * 47656.0 / 92347, 1e-9);
  // Columns that do not add up to the total.
  const Compared missing(header({"Religion: Total: All usual residents", "Religion: Christian", "Religion: Muslim"}) +
                         "2021,Hartlepool,E06000001,92339,48496,1214\n");
  EXPECT_TRUE(has(missing.problem("parts_do_not_add")["message"], "add up to 49710, not to 92339"));
}

TEST(BenchmarkFile, WiderAreasAndSecondAreas) {
  const auto sex = header({"Sex: Female; measures: Value", "Sex: Male; measures: Value"});
  const Compared wide(sex +
                      "2021,England,E92000001,2,98\n2021,North East,E12000001,3,97\n2021,Hartlepool,E06000001,10,30\n"
                      "2021,Leeds,E08000035,10,50\n");
  EXPECT_EQ(wide.aside("wider_area"), 2) << wide.inspection.dump();
  EXPECT_NEAR(wide.percent("sex", "female"), 20, 1e-12);
  const Compared two(sex + "2021,England,E92000001,2,98\n2021,Wales,W92000004,18,82\n");
  EXPECT_EQ(two.inspection["rows_used"], 2);
  EXPECT_NEAR(two.percent("sex", "female"), 10, 1e-12);
  const Compared percents(
      "Area,Characteristic,Category,Percent\nHere,Sex,Female,51\nHere,Sex,Male,49\nThere,Sex,Female,40\n"
      "There,Sex,Male,60\n");
  EXPECT_EQ(percents.aside("second_area"), 2);
  EXPECT_NEAR(percents.percent("sex", "female"), 51, 1e-12);
  EXPECT_EQ(percents.measure("sex")["comparison"]["label"], "Here, ages as in the file");
}

TEST(BenchmarkFile, AnAreaThatStandsTwiceCountsOnce) {
  const auto sex = header({"Sex: Female; measures: Value", "Sex: Male; measures: Value"});
  const Compared twice(sex +
                       "2021,Hartlepool,E06000001,10,30\n2011,Hartlepool,E06000001,99,1\n2021,Leeds,E08000035,30,10\n");
  EXPECT_EQ(twice.aside("duplicate_line"), 1);
  EXPECT_EQ(twice.problem("duplicate_line")["row"], 3);
  EXPECT_NEAR(twice.percent("sex", "female"), 50, 1e-12);
  EXPECT_EQ(twice.measure("sex")["comparison"]["label"], "2 areas of “figures.csv”, all ages, Census 2021");
  // Small areas are inside England, whatever they are called.
  const Compared small(sex + "2021,E00000001,E00000001,10,30\n2021,England,E92000001,99,1\n");
  EXPECT_EQ(small.aside("wider_area"), 1);
  EXPECT_NEAR(small.percent("sex", "female"), 25, 1e-12);
}

TEST(BenchmarkFile, WhatHasNoFiguresIsSaid) {
  const Compared file("Geography code,Notes\nE06000001,nothing here\nE06000002,nor here\n", "benchmark");
  EXPECT_EQ(file.inspection["rows_used"], 0);
  EXPECT_EQ(file.aside("nothing_to_use"), 2);
  EXPECT_EQ(file.problem("no_benchmark_figures")["severity"], "error");
  EXPECT_TRUE(has(file.measure("sex")["comparison"]["label"], "England"));
  const Compared nothing("Colour,Size\nred,large\nblue,small\n", "benchmark");
  EXPECT_EQ(nothing.aside("no_known_column"), 2);
}

}  // namespace
}  // namespace evenhand::benchmark_file_test
