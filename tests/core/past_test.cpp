// Earlier reports read back: what comes out is what went in, whatever else is in the text; and anything at all as an
// earlier report gives a sentence, never a crash.
#include "core/report/past.h"

#include <cmath>

#include "core/report/json_walk.h"
#include "tests/core/trends_support.h"

namespace evenhand::test {
namespace {

using report::PastFigure;
using report::PastReport;

bool is_json(std::string_view text) {
  report::JsonWalk walk(text);
  walk.skip();
  return walk.finish();
}

std::vector<Measure> every_kind() {
  auto hidden = ratio(1, 3, 2, 4, true, "wres.4");
  hidden.status = measures::Status::not_supplied;
  hidden.reason = "There is no file of training.";
  Measure words = measure("wdes.9b", measures::Statement{"We listen."});
  auto weighted = compared(120, 400, 320, 1400, "wres.6");
  std::get<measures::Rate>(weighted.figures).groups[0].percent = 30.21;
  return {ratio(9, 725, 17, 2505),
          ratio(0, 725, 17, 2505, true, "cases.dismissal.sex.male"),
          compared(115, 411, 349, 1460),
          weighted,
          shares({{"all", "Everybody", 290, 1000, {}, {}}, {"black", "Black", 35, 100, {}, {}}}, "said so"),
          shares({{"disabled", "Disabled", 212, 290, 73.4, {}}}, "said so", "wdes.8"),
          shares({{"all", "All staff", 850, 1000, {}, {}}}, "", "declaration.religion"),
          beside_census(45, 1000, 6.5),
          grid(6, 42, 260, 1010),
          board(2, 12, 242, 1000),
          pay(6.1, 2.2, 9.9),
          quarters(130, 250, 800, 1000),
          scores(6.44, 6.98),
          done(90, 100),
          hidden,
          words};
}

std::string number(const std::optional<double>& x) { return x ? std::to_string(*x) : "none"; }

std::string written(const PastFigure& f) {
  const auto bounds = [](const std::optional<statistics::Bounds>& b) {
    return b ? " [" + std::to_string(b->low) + ", " + std::to_string(b->high) + "]" : std::string();
  };
  std::string out = f.kind + " " + f.status + " " + number(f.value) + bounds(f.interval) + " base " +
                    std::to_string(f.base) + " " + f.compared_with;
  for (const auto& side : f.sides) out += " side " + side;
  for (const auto& g : f.groups) {
    out += "\n  " + g.id + " (" + g.label + ") " + number(g.percent) + bounds(g.interval) + " against " +
           number(g.comparator) + " count " + (g.count ? std::to_string(*g.count) : "none") + " base " +
           (g.base ? std::to_string(*g.base) : "none");
  }
  return out;
}

TEST(Past, EveryKindComesBackAsItWasWritten) {
  const auto list = every_kind();
  const auto read = past(report_text(of(2024, 2023), list));
  EXPECT_EQ(read.organisation, "Example Trust");
  EXPECT_EQ(read.snapshot, "2024-03-31");
  EXPECT_EQ(read.survey_year, 2023);
  EXPECT_EQ(read.rules.at("wres_3_years"), "single");
  EXPECT_EQ(read.rules.at("include"), "none");
  EXPECT_EQ(read.thresholds.at("likelihood").at("within_high"), 1.25);
  EXPECT_EQ(read.measures.size(), list.size());
  for (const auto& m : list) {
    if (m.status != measures::Status::ok) continue;
    EXPECT_EQ(written(read.measures.at(m.id)), written(report::figure_of(m))) << m.id;
  }
  EXPECT_EQ(read.measures.at("wres.4").status, "not_supplied");
  EXPECT_FALSE(read.measures.at("wres.4").value);
}

// By hand from the counts, so that the reading above is not only true to itself.
TEST(Past, FiguresAreTheHeadlinesOfTheirKind) {
  const auto read = past(report_text(of(2024), every_kind()));
  const auto value = [&](const std::string& id) { return *read.measures.at(id).value; };
  EXPECT_NEAR(value("wres.3"), (9.0 / 725) / (17.0 / 2505), 1e-12);
  EXPECT_NEAR(value("wres.5"), 100 * (115.0 / 411 - 349.0 / 1460), 1e-12);
  EXPECT_NEAR(value("wres.6"), 30.21 - 100 * 320.0 / 1400, 1e-12);
  EXPECT_EQ(value("survey.q14a.ethnicity_5"), 29);
  EXPECT_EQ(value("declaration.religion"), 85);
  EXPECT_NEAR(value("wres.1"), 100 * 260.0 / 1010, 1e-12);
  EXPECT_NEAR(value("wres.9.voting"), 100 * 2.0 / 12 - 24.2, 1e-12);
  EXPECT_EQ(value("pay_gap.sex.mean_hourly"), 6.1);
  EXPECT_NEAR(value("wdes.9a"), -0.54, 1e-12);
  EXPECT_EQ(value("training.equality"), 90);
  EXPECT_FALSE(read.measures.at("representation.religion").value);
  const auto* row = read.measures.at("wres.1").find("clinical.band_8a");
  ASSERT_NE(row, nullptr);
  EXPECT_NEAR(*row->percent, 100 * 6.0 / 42, 1e-12);
  EXPECT_NEAR(*row->comparator, 100 * 260.0 / 1010, 1e-12);
  const auto* women = read.measures.at("pay_gap.sex.quartiles").find("female");
  EXPECT_EQ(*women->percent, 52);
  EXPECT_EQ(*women->comparator, 80);
  EXPECT_EQ(*read.measures.at("representation.religion").find("muslim")->comparator, 6.5);
  EXPECT_EQ(*read.measures.at("wdes.8").find("disabled")->comparator, 73.4);
}

// As reports were before ratings had a threshold, and before there were rules, years or benchmarks.
TEST(Past, AReportOfAnEarlierMakeIsRead) {
  const auto read = past(R"({"format":"evenhand-report/1","organisation":{"name":"Example Trust","kind":"other",
    "headcount":10},"period":{"snapshot":"2024-03-31","from":"2023-04-01","to":"2024-03-31","survey_year":null},
    "rule_packs":["wres-2024"],"measures":[{"id":"wres.3","kind":"likelihood","status":"ok","base":3230,"unknown":0,
    "rating":{"colour":"red","within":false,"evidence":"clear","trend":"unknown","reason":"x"},"previous":null,
    "groups":[{"id":"bme","label":"BME","events":12,"base":700,"rate":0.01},{"id":"white","label":"White","events":17,
    "base":2500,"rate":0.0068}],"value":2.52,"interval":{"low":1.2,"high":5.2,"level":0.95,"method":"koopman"}}]})");
  EXPECT_EQ(read.survey_year, 0);
  const auto& f = read.measures.at("wres.3");
  EXPECT_EQ(*f.value, 2.52);
  EXPECT_EQ(f.colour, report::Colour::red);
  EXPECT_TRUE(read.rules.empty());
  const auto m = find_measure(report_beside({read}, {ratio(9, 725, 17, 2505)}), "wres.3");
  EXPECT_EQ(m["rating"]["trend"], "better");
  EXPECT_EQ(m["breaks"].size(), 1U) << m["breaks"].dump();  // another year of the rule pack
}

TEST(Past, JsonIsKnownFromWhatIsNot) {
  for (const auto* good :
       {"{}", "[]", " [1, -2.5e+3, 0, 0.1, 1E5] ", R"({"a":{"b":[null,true,false,"x\n\u00e9\ud83d\ude00"]}})",
        "\xEF\xBB\xBF{}", "\"\"", "[[],{},[{}]]"}) {
    EXPECT_TRUE(is_json(good)) << good;
  }
  for (const auto* bad :
       {"",      "{",       "}",           "[1,]",     "[,1]", R"({"a":1,})", R"({"a" 1})", "{1:2}",     "[1 2]",
        "01",    "1.",      ".5",          "+1",       "1e",   "tru",         "nul",        "[1]]",      "{}{}",
        "\"abc", "\"\\x\"", "\"\\u12g4\"", "\"a\nb\"", "[}",   "{]",          "-",          "[\"a\":1]", "{\"a\"}"}) {
    EXPECT_FALSE(is_json(bad)) << bad;
  }
}

// The library is the judge of what is JSON.
TEST(Past, AnyChangedTextIsJsonExactlyWhenTheLibrarySaysSo) {
  const std::string text = R"({"a": [1, 2.5, -3e2, {"b": null, "c": "x\ty"}], "d": true, "e": [[], {}], "f": false})";
  static constexpr std::string_view signs = "{}[]\",:0123456789.-+eE\\ntrufalsx ";
  std::uint32_t seed = 7;
  const auto next = [&](std::size_t below) {
    seed = seed * 1664525U + 1013904223U;
    return static_cast<std::size_t>(seed >> 8) % below;
  };
  for (int i = 0; i < 20000; ++i) {
    auto changed = text;
    for (std::size_t n = 1 + next(3); n > 0; --n) {
      const auto at = next(changed.size());
      switch (next(3)) {
        case 0:
          changed[at] = signs[next(signs.size())];
          break;
        case 1:
          changed.erase(at, 1);
          break;
        default:
          changed.insert(at, 1, signs[next(signs.size())]);
      }
    }
    EXPECT_EQ(is_json(changed), Json::accept(changed)) << changed;
  }
}

TEST(Past, NestingWithoutEndIsRefused) {
  for (const auto* open : {"[", "{\"a\":", "[[{\"b\":"}) {
    std::string deep = "{\"format\":\"evenhand-report/1\",\"measures\":";
    for (int i = 0; i < 300000; ++i) deep += open;
    PastReport out;
    const auto refused = report::read_past(deep, standards::standards(), out);
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->code, "not_json");
  }
}

TEST(Past, EveryTextCutShortIsRefused) {
  const auto text = report_text(of(2024), {ratio(9, 725, 17, 2505), grid(6, 42, 260, 1010)});
  for (std::size_t length = 0; length < text.size(); length += 7) {
    PastReport out;
    EXPECT_TRUE(report::read_past(std::string_view(text).substr(0, length), standards::standards(), out)) << length;
  }
}

// Every value of a report in turn is something else: there is a report either way, whose every text can be written.
void with_each_value_changed(const Json& whole, Json& part, const Json& to, int& count) {
  if (part.is_object() || part.is_array()) {
    for (auto& child : part) {
      with_each_value_changed(whole, child, to, count);
    }
  }
  const auto before = part;
  part = to;
  PastReport out;
  out.name = "x.json";
  if (!report::read_past(whole.dump(), standards::standards(), out)) {
    // A report takes a while: one in so many.
    if (++count % 9 == 0) {
      EXPECT_EQ(report_beside({out}, every_kind())["measures"].size(), every_kind().size());
    }
  }
  part = before;
}

TEST(Past, WrongTypesAndNumbersNeverUpsetAReport) {
  auto whole = Json::parse(report_text(of(2024, 2023), {ratio(9, 725, 17, 2505), beside_census(45, 1000, 6.5),
                                                        grid(6, 42, 260, 1010), scores(6.44, 6.98)}));
  // Only what is read is worth changing.
  auto shorter = Json::object();
  for (const auto* key : {"format", "organisation", "period", "rule_packs", "measures"}) shorter[key] = whole[key];
  for (auto& m : shorter["measures"]) {
    for (const auto* key : {"how", "source", "notes", "sentence", "title", "previous", "change", "history", "breaks"})
      m.erase(key);
  }
  for (const auto& to : {Json(nullptr), Json(true), Json(-1), Json(1e300), Json("x"), Json::array(), Json::object(),
                         Json::parse(R"([{"id":"bme","groups":[{"id":"bme"}]}])")}) {
    int count = 0;
    with_each_value_changed(shorter, shorter, to, count);
    EXPECT_GT(count, 100);
  }
}

TEST(Past, AFigureThatDoesNotLieInItsIntervalHasNone) {
  auto text = Json::parse(report_text(of(2024), {ratio(9, 725, 17, 2505)}));
  text["measures"][0]["interval"]["low"] = 2.5;
  EXPECT_FALSE(past(text.dump()).measures.at("wres.3").interval);
}

// Through the session.

const std::string staff = "Employee Number,Ethnic Origin,Disability\n1,A White - British,No\n2,M Caribbean,Yes\n";

struct Previous {
  Files files{{"staff", staff, {}}};
  Json add(const std::string& text, const std::string& name = "2024.json", const std::string& kind = "previous") {
    return files.add({kind, text, name});
  }
};

std::string report_of(int year, const std::string& organisation = "Example Trust") {
  auto s = of(year);
  s.organisation_name = organisation;
  return report_text(s, {ratio(12, 700, 17, 2500)});
}

TEST(Past, AnEarlierReportIsAFileOfItsOwnSort) {
  Previous p;
  const auto answer = p.add(report_of(2024));
  EXPECT_EQ(answer["format"], "evenhand-previous/1");
  EXPECT_EQ(answer["id"], 2);
  EXPECT_EQ(answer["name"], "2024.json");
  EXPECT_EQ(answer["organisation"], "Example Trust");
  EXPECT_EQ(answer["snapshot"], "2024-03-31");
  EXPECT_EQ(answer["measures"], 1);
  EXPECT_EQ(answer["problems"], Json::array());
  const auto all = Json::parse(p.files.session.inspections());
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1], answer);
  EXPECT_EQ(p.files.report()["years"][0]["snapshot"], "2024-03-31");
  EXPECT_EQ(p.files.report()["years"][0]["name"], "2024.json");
  p.files.remove(2);
  EXPECT_EQ(Json::parse(p.files.session.inspections()).size(), 1U);
  EXPECT_EQ(p.files.report()["years"], Json::array());
}

TEST(Past, ItIsKnownByItsFirstCharacterHoweverItIsCut) {
  const auto text = "\xEF\xBB\xBF \r\n\t" + report_of(2024);
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{3}, text.size()}) {
    session::Session s;
    s.configure(settings().dump());
    s.begin("r.json", "");
    for (std::size_t at = 0; at < text.size(); at += chunk) {
      EXPECT_EQ(s.push(bytes_of(std::string_view(text).substr(at, chunk))), "");
    }
    EXPECT_EQ(Json::parse(s.finish())["format"], "evenhand-previous/1") << chunk;
  }
  // A table that begins with blanks, or with half a mark, is still a table.
  for (const std::string start : {" \n", "\xEF\xBB\xBF", "\n\n\n"}) {
    Files files({});
    EXPECT_EQ(files.add({"", start + staff, "s.csv"})["format"], "evenhand-inspection/1") << start;
  }
  Files files({});
  EXPECT_EQ(files.add({"", " \n ", "blank.csv"})["code"], "empty");
  EXPECT_EQ(files.add({"staff", report_of(2024), "r.json"})["code"], "json");
}

TEST(Past, RefusalsAreOneSentenceAndChangeNothing) {
  Previous p;
  p.add(report_of(2024));
  const auto refused = [&](const std::string& text, const std::string& code, const std::string& name = "x.json") {
    const auto answer = p.add(text, name);
    EXPECT_EQ(answer["format"], "evenhand-refusal/1") << text.substr(0, 60);
    EXPECT_EQ(answer["code"], code);
    EXPECT_TRUE(has(answer["message"], name + ": "));
    return answer["message"];
  };
  refused("", "not_json");
  refused("not json at all", "not_json");
  refused(report_of(2023).substr(0, 900), "not_json");
  refused("[]", "not_a_report");
  refused("{}", "not_a_report");
  refused(R"({"format":"evenhand-report/2"})", "not_a_report");
  refused(R"({"format":"evenhand-settings/1"})", "settings");
  refused(R"({"format":"evenhand-report/1","measures":[]})", "no_snapshot");
  refused(R"({"format":"evenhand-report/1","period":{"snapshot":"2024-02-30"}})", "no_snapshot");
  const auto late = refused(report_of(2025), "not_before");
  EXPECT_TRUE(has(late, "31 March 2025"));
  const auto twice = refused(report_of(2024), "same_snapshot", "again.json");
  EXPECT_TRUE(has(twice, "\"2024.json\""));
  EXPECT_EQ(p.files.report()["years"].size(), 1U);
  // The same name takes its place.
  EXPECT_EQ(p.add(report_of(2022), "2024.json")["id"], 2);
  EXPECT_EQ(p.files.report()["years"][0]["snapshot"], "2022-03-31");
}

TEST(Past, TooLargeIsRefusedWhileItIsRead) {
  session::Session s;
  s.configure(settings().dump());
  s.begin("huge.json", "previous");
  const std::string blank(1 << 20, ' ');
  std::string refusal;
  for (int i = 0; i < 40 && refusal.empty(); ++i) refusal = s.push(bytes_of(blank));
  EXPECT_EQ(Json::parse(refusal)["code"], "too_large");
  EXPECT_EQ(Json::parse(s.finish())["code"], "too_large");
  EXPECT_EQ(s.inspections(), "[]");
}

TEST(Past, ADateThatChangesLaterIsToldAndTheReportNotUsed) {
  Previous p;
  p.add(report_of(2024));
  p.files.configure(Json::parse(R"({"format":"evenhand-settings/1","snapshot_date":"2024-03-31"})"));
  const auto problem = find_problem(p.files.inspection("2024.json"), "not_used");
  EXPECT_TRUE(has(problem["message"], "not before the snapshot date"));
  EXPECT_EQ(p.files.report()["years"], Json::array());
  bool told = false;
  for (const auto& c : p.files.report()["checks"])
    told = told || (c["id"] == "years.2024-03-31" && c["passed"] == false);
  EXPECT_TRUE(told);
  // A date that was only assumed may not be the right one: nothing is refused for it.
  p.files.configure(
      Json::parse(R"({"format":"evenhand-settings/1","snapshot_date":"2024-03-31","snapshot_date_assumed":true})"));
  EXPECT_EQ(p.add(report_of(2026), "2026.json")["problems"][0]["code"], "not_used");
}

TEST(Past, AnotherOrganisationIsAWarning) {
  Previous p;
  p.files.configure(settings(R"(,"organisation":{"name":"Example  TRUST","kind":"nhs_trust"})"));
  EXPECT_EQ(p.add(report_of(2024))["problems"], Json::array());
  const auto other = p.add(report_of(2023, "Another Trust"), "2023.json");
  EXPECT_EQ(other["problems"][0]["code"], "other_organisation");
  EXPECT_TRUE(has(other["problems"][0]["message"], "Another Trust"));
  EXPECT_EQ(p.files.report()["years"].size(), 2U);
}

}  // namespace
}  // namespace evenhand::test
