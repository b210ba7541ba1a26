// Anything at all as any kind of file: an account of every row or a refusal in words, and a report either way.
#include <gtest/gtest.h>

#include <array>

#include "tests/core/support.h"

namespace evenhand::hostile_test {
namespace {

using test::accounts_for_every_row;
using test::Files;
using test::Json;
using test::settings;

constexpr std::array<const char*, 11> all_kinds{"staff",    "staff_last_year", "applicants", "cases",
                                                "training", "promotions",      "survey",     "board",
                                                "leavers",  "patients",        "benchmark"};

std::vector<std::string> roles_of(std::string_view kind) {
  const session::Session session;
  const auto header = session.header_template(kind);
  std::vector<std::string> out{""};
  for (const char c : header) {
    if (c == ',') {
      out.emplace_back();
    } else if (c != '\n' && c != '\r') {
      out.back() += c;
    }
  }
  return out;
}

std::string line(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i > 0 ? "," : "") + cells[i];
  return out + "\n";
}

// A file with the columns of its kind, every cell of a row the same.
std::string filled(std::string_view kind, const std::vector<std::string>& cells) {
  const auto roles = roles_of(kind);
  auto out = line(roles);
  for (const auto& cell : cells) out += line(std::vector<std::string>(roles.size(), cell));
  return out;
}

// Loads it beside a good staff list and cases, as each kind in turn.
void try_as(std::string_view kind, const std::string& csv, const Json& chosen = settings()) {
  SCOPED_TRACE(std::string(kind) + ": " + csv.substr(0, 60));
  Files files({{"cases", "Employee Number,Case Type\n1,Disciplinary\n", "good.csv"}}, chosen);
  const bool beside = kind != "staff";
  if (beside) files.add({"staff", "Employee Number,Ethnic Origin\n1,A\n2,H\n", "people.csv"});
  const auto answer = files.add({std::string(kind), csv, "bad.csv"});
  if (answer["format"] == "evenhand-refusal/1") {
    EXPECT_FALSE(answer["message"].get<std::string>().empty());
    EXPECT_EQ(files.report()["files"].size(), beside ? 2U : 1U);
  } else {
    EXPECT_TRUE(accounts_for_every_row(answer)) << answer["set_aside"].dump();
  }
  const auto& report = files.report();
  for (const auto& check : report["checks"]) {
    if (check["id"].get<std::string>().starts_with("rows.")) {
      EXPECT_TRUE(check["passed"].get<bool>()) << check.dump();
    }
  }
  if (beside) {
    EXPECT_EQ(report["organisation"]["headcount"], 2);
  }
}

TEST(Hostile, EmptyHeaderOnlyAndNoText) {
  using namespace std::string_literals;
  const auto png = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\b\6\0\0\0\\r\xa8\x66"s + std::string(300, '\0');
  for (const auto* kind : all_kinds) {
    try_as(kind, "");
    try_as(kind, "\n\n\n");
    try_as(kind, "\xEF\xBB\xBF");
    try_as(kind, line(roles_of(kind)));
    try_as(kind, png);
    try_as(kind, "\"never closed,\n" + std::string(5000, 'x'));
    try_as(kind, std::string(2000, ','));
  }
}

TEST(Hostile, BlankCellsAndNonsense) {
  for (const auto* kind : all_kinds) {
    try_as(kind, filled(kind, {"", "  ", "-", "N/A"}));
    try_as(kind, filled(kind, {"\"\"", "=1+1", "<script>alert(1)</script>", "' OR 1=1", "\xff\xfe", "nan", "inf"}));
    try_as(kind, filled(kind, {std::string(100000, 'a'), "1"}));
  }
}

TEST(Hostile, AbsurdNumbersAndDates) {
  for (const auto* kind : all_kinds) {
    try_as(kind,
           filled(kind, {"99999999999999999999999999", "1e308", "-1e308", "4294967295", "4294967296", "1000000000"}));
    try_as(kind,
           filled(kind, {"0000-00-00", "31/02/2024", "9999-12-31", "99/99/9999", "2024-13-45", "0", "-1", "2958465"}));
    // Many large counts of one kind of person.
    const auto roles = roles_of(kind);
    std::string counted = line(roles);
    auto cells = std::vector<std::string>(roles.size(), "");
    for (std::size_t i = 0; i < roles.size(); ++i) {
      if (roles[i] == "count") cells[i] = "100000000";
      if (roles[i] == "ethnicity") cells[i] = "A";
      if (roles[i] == "disability") cells[i] = "Yes";
      if (roles[i] == "case_type") cells[i] = "Disciplinary";
      if (roles[i] == "stage") cells[i] = "Appointed";
    }
    for (int i = 0; i < 50; ++i) counted += line(cells);
    try_as(kind, counted);
  }
}

TEST(Hostile, SnapshotDatesAtTheEnds) {
  for (const auto* date : {"0001-01-01", "9999-12-31", "2024-02-29", "1899-12-31"}) {
    auto chosen = settings();
    chosen["snapshot_date"] = date;
    for (const auto* kind : all_kinds) try_as(kind, filled(kind, {"2024-02-29", "1", "Yes", "9999-12-31"}), chosen);
  }
}

TEST(Hostile, HeadersOfEverySort) {
  for (const auto* kind : all_kinds) {
    auto roles = roles_of(kind);
    roles.resize(roles.size() / 2 + 1);
    auto twice = roles;
    twice.insert(twice.end(), roles.begin(), roles.end());
    try_as(kind, line(twice) + line(std::vector<std::string>(twice.size(), "1")));
    std::vector<std::string> wide(300, "1");
    std::string header;
    for (int i = 0; i < 300; ++i) header += (i > 0 ? ",column " : "column ") + std::to_string(i);
    try_as(kind, header + "\n" + line(wide));
    // Three hundred columns, the known ones last.
    const auto known = roles_of(kind);
    const auto tail = line(known);
    try_as(kind, header + "," + tail + line(std::vector<std::string>(300 + known.size(), "1")));
    try_as(kind, "Nothing,That,Is,Known\n1,2,3,4\n");
  }
}

TEST(Hostile, IdsMissingOrAllTheSame) {
  const std::string staff = "Employee Number,Ethnic Origin\n,A\n,H\nTBC,A\nTBC,H\nTBC,H\nTBC,H\nTBC,H\nTBC,H\n";
  Files files(
      {{"staff", staff, ""},
       {"cases", "Employee Number,Case Type\n,Disciplinary\n,Disciplinary\nTBC,Disciplinary\n-,Disciplinary\n", ""},
       {"training", "Course,Mandatory\nA,No\nA,No\n", ""}});
  EXPECT_EQ(files.report()["organisation"]["headcount"], 3);
  // Rows without an id count each, and nobody knows their ethnicity.
  EXPECT_EQ(files.measure("wres.3")["unknown_events"], 3);
  EXPECT_EQ(files.measure("wres.4")["status"], "not_supplied");
}

TEST(Hostile, AMatrixOfFiftyThousandRows) {
  std::string csv = "Characteristic,Category,Applications,Shortlisted,Appointed\n";
  for (int i = 0; i < 10000; ++i) {
    csv += "Sex,Female,10,4,1\n,Male,10,4,1\n,word " + std::to_string(i) + ",1,1,1\nReligion,,,,\n,Islam,1,2,3\n";
  }
  const Files files({{"applicants", csv, ""}});
  const auto inspection = files.inspection("applicants");
  EXPECT_EQ(inspection["rows_read"], 50000);
  EXPECT_TRUE(accounts_for_every_row(inspection));
  EXPECT_EQ(inspection["rows_used"], 30000);
  EXPECT_EQ(files.events("recruitment.sex.female"), "rest 10000/40000, female 10000/40000");
  EXPECT_EQ(files.measure("recruitment.sex.female")["unknown"], 10000);
}

TEST(Hostile, InterruptedAndRepeated) {
  Files files({{"staff", "Employee Number,Ethnic Origin\n1,A\n", ""}});
  files.session.begin("half.csv", "cases");
  files.session.push(test::bytes_of("Employee Number,Case"));
  files.session.cancel();
  files.session.begin("half.csv", "cases");
  files.session.push(test::bytes_of("Employee Number,Case Type\n1,Disc"));
  files.session.begin("other.csv", "no such kind");
  EXPECT_EQ(files.add({"cases", "Employee Number,Case Type\n1,Disciplinary\n", ""})["rows_used"], 1);
  files.remove(4711);
  EXPECT_EQ(files.report()["files"].size(), 2U);
}

}  // namespace
}  // namespace evenhand::hostile_test
