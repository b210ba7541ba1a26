#include "core/standards/standards.h"

#include <gtest/gtest.h>

#include <algorithm>

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
  EXPECT_EQ(standards().kinds.size(), 10U);
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
