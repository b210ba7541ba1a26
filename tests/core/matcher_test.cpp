#include "core/intake/matcher.h"

#include <gtest/gtest.h>

namespace evenhand::intake {
namespace {

using standards::find_kind;
using standards::find_vocabulary;
using standards::standards;

// The category of a word, "?a|b" for candidates, "" for no match.
std::string category(const char* vocabulary, std::string_view text) {
  const auto* v = find_vocabulary(standards(), vocabulary);
  const auto match = Matcher(*v).match(text, nullptr);
  if (match.category) return v->categories[*match.category].id;
  std::string out;
  for (const auto c : match.candidates) out += (out.empty() ? "?" : "|") + v->categories[c].id;
  return out;
}

std::string group(std::string_view text, std::string_view grouping) {
  const auto* v = find_vocabulary(standards(), "ethnicity");
  const auto match = Matcher(*v).match(text, nullptr);
  if (!match.category) return "no match";
  const auto& c = v->categories[*match.category];
  return c.known ? std::string(standards::group_of(c, grouping)) : "unknown";
}

TEST(Matcher, EthnicCodesFollowTheDataDictionary) {
  // wres-wdes.md §2.1 and §13, vector 4
  EXPECT_EQ(group("CY", "wres"), "white");
  EXPECT_EQ(group("GD", "wres"), "bme");
  EXPECT_EQ(group("GD", "five_census"), "mixed");
  EXPECT_EQ(group("R", "wres"), "bme");
  EXPECT_EQ(group("R", "five_census"), "asian");
  EXPECT_EQ(group("R", "five_data_dictionary"), "other");
  EXPECT_EQ(group("SC", "wres"), "bme");
  EXPECT_EQ(group("Z", "wres"), "unknown");
  EXPECT_EQ(group("99", "wres"), "unknown");
  for (const auto* code : {"A", "B", "C"}) EXPECT_EQ(group(code, "wres"), "white") << code;
  for (const auto* code : {"D", "E", "F", "G"}) EXPECT_EQ(group(code, "five_census"), "mixed") << code;
  for (const auto* code : {"H", "J", "K", "L"}) EXPECT_EQ(group(code, "five_census"), "asian") << code;
  for (const auto* code : {"M", "N", "P"}) EXPECT_EQ(group(code, "five_census"), "black") << code;
}

TEST(Matcher, CodeAndLabelInOneCell) {
  EXPECT_EQ(category("ethnicity", "A White - British"), "white_british");
  EXPECT_EQ(category("ethnicity", "A - White British"), "white_british");
  EXPECT_EQ(category("ethnicity", "White \u2013 British"), "white_british");
  EXPECT_EQ(category("ethnicity", "white british"), "white_british");
  EXPECT_EQ(category("ethnicity", "Mixed (White and Asian)"), "mixed_white_and_asian");
  EXPECT_EQ(category("ethnicity", "A White - Britsh"), "white_british");  // the code decides
}

TEST(Matcher, CodeAndLabelThatDisagreeAreNotGuessed) {
  EXPECT_EQ(category("ethnicity", "A Indian"), "?white_british|asian_indian");
}

TEST(Matcher, PartsOfWordsNeverMatch) {
  EXPECT_EQ(category("ethnicity", "Not White"), "");
  EXPECT_EQ(category("ethnicity", "NO"), "");  // not code N
  EXPECT_EQ(category("disability", "Non-disabled"), "non_disabled");
  EXPECT_EQ(category("disability", "Nope"), "");
}

TEST(Matcher, TheThreeUnknownsStayApart) {
  // vocabularies.md §2
  EXPECT_EQ(category("religion", "I do not wish to disclose my religion/belief"), "declined");
  EXPECT_EQ(category("religion", "Unspecified"), "not_recorded");
  EXPECT_EQ(category("sexual_orientation", "Undecided"), "undecided");
  EXPECT_EQ(category("sexual_orientation", "U"), "undecided");
  EXPECT_EQ(category("sexual_orientation", "Not stated (person asked but declined to provide a response)"), "declined");
  EXPECT_EQ(category("sexual_orientation", "Z"), "declined");
  EXPECT_EQ(category("disability", "Prefer Not To Answer"), "declined");
  EXPECT_EQ(category("ethnicity", "Z Not Stated"), "declined");
}

TEST(Matcher, SpellingsOfTheSystems) {
  EXPECT_EQ(category("sexual_orientation", "Hetrosexual/Straight"), "heterosexual");
  EXPECT_EQ(category("staff_group", "Estates & Ancilliary"), "estates_and_ancillary");
  EXPECT_EQ(category("staff_group", "Add Prof Scientific and Technic"), "add_prof_scientific_and_technic");
  EXPECT_EQ(category("contract_type", "Non-Exec Director/Chair"), "non_executive");
  EXPECT_EQ(category("age_band", "<=20 Years"), "age_under_21");
  EXPECT_EQ(category("age_band", "21 to 25"), "age_21_25");
  EXPECT_EQ(category("age_band", ">=71 Years"), "age_71_over");
}

TEST(Matcher, PayBandsFromWordsBeforeCodes) {
  // vocabularies.md §4
  EXPECT_EQ(category("pay_band", "XN05"), "band_5");
  EXPECT_EQ(category("pay_band", "Review Body Band 5"), "band_5");
  EXPECT_EQ(category("pay_band", "Non Review Body Band 3"), "band_3");
  EXPECT_EQ(category("pay_band", "NHS|XR05|Review Body Band 5"), "band_5");
  EXPECT_EQ(category("pay_band", "NHS|XR05|Review Body Band 5|Bank"), "band_5");
  EXPECT_EQ(category("pay_band", "Band 8 - Range A"), "band_8a");
  EXPECT_EQ(category("pay_band", "XR08"), "band_8a");
  EXPECT_EQ(category("pay_band", "XR11"), "band_8d");
  EXPECT_EQ(category("pay_band", "XR12"), "band_9");
  EXPECT_EQ(category("pay_band", "XR05|Band 6"), "band_6");  // the words win
  EXPECT_EQ(category("pay_band", "Band 5|Band 6"), "?band_5|band_6");
  EXPECT_EQ(category("pay_band", "Band 1-4"), "");  // coarse bands are never split
  EXPECT_EQ(category("pay_band", "8+"), "");
}

TEST(Matcher, UsersOwnMappingWins) {
  const auto* v = find_vocabulary(standards(), "sex");
  const std::map<std::string, std::string> chosen{{"femail", "female"}, {"male", "female"}};
  const Matcher matcher(*v);
  EXPECT_EQ(v->categories[*matcher.match("Femail", &chosen).category].id, "female");
  EXPECT_EQ(matcher.match("Male", &chosen).by, MatchedBy::setting);
}

std::string roles(const std::vector<std::string>& headers, const Settings& settings = {}) {
  std::string out;
  for (const auto& match : match_headers(headers, *find_kind(standards(), "staff"), settings)) {
    out += (out.empty() ? "" : ", ");
    out += match.role ? *match.role : match.candidates.empty() ? "-" : "?" + match.candidates.front();
  }
  return out;
}

TEST(Headers, EsrNamesFindTheirRoles) {
  EXPECT_EQ(roles({"Employee Number", "Primary", "Pay Scale", "FTE", "Ethnic Origin", "Religious Belief", "Shoe Size"}),
            "person_id, primary, pay_band, fte, ethnicity, religion, -");
  EXPECT_EQ(roles({"date_of_birth", "DATE OF BIRTH"}), "date_of_birth, ?date_of_birth");  // exact beats tidied
}

TEST(Headers, TwoCandidatesAreShownNotGuessed) {
  EXPECT_EQ(roles({"Gender", "Org L3", "Org L5"}), "sex, ?site, ?site");
}

TEST(Headers, SettingsDecide) {
  Settings settings;
  settings.columns["staff"]["Org L5"] = "site";
  settings.columns["staff"]["Gender"] = std::nullopt;
  EXPECT_EQ(roles({"Gender", "Org L3", "Org L5"}, settings), "-, ?site, site");
}

TEST(Headers, KindIsRecognisedFromTheColumns) {
  for (const auto& kind : standards().kinds) {
    if (kind.id == "staff_last_year") continue;  // the same columns as this year's: the user says which is which
    std::vector<std::string> headers;
    for (const auto& column : kind.columns) headers.push_back(column.role);
    EXPECT_EQ(recognise_kind(headers, standards()), kind.id);
  }
  EXPECT_EQ(recognise_kind({"Ref", "Sex", "Ethnicity"}, standards()), "staff");
}

}  // namespace
}  // namespace evenhand::intake
