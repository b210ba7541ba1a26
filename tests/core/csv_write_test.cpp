#include <gtest/gtest.h>

#include <vector>

#include "core/csv/write.h"
#include "tests/core/csv_support.h"

namespace evenhand::csv::test {
namespace {

std::string write(const std::vector<std::string_view>& cells) {
  std::string out;
  append_csv_row(out, cells);
  return out;
}

TEST(Write, QuotesAsRfc4180Says) {
  EXPECT_EQ(write({"Ann", "F", ""}), "Ann,F,\n");
  EXPECT_EQ(write({"Lee, Ann", "say \"hi\"", "two\nlines", "two\r\nlines"}),
            "\"Lee, Ann\",\"say \"\"hi\"\"\",\"two\nlines\",\"two\r\nlines\"\n");
  EXPECT_EQ(write({" spaces "}), "\" spaces \"\n");
  EXPECT_EQ(write({""}), "\"\"\n") << "not a blank line";
  EXPECT_EQ(write({"Zo\xC3\xAB"}), "Zo\xC3\xAB\n");
}

TEST(Write, DisarmsFormulas) {
  EXPECT_EQ(write({"=1+1", "+A1", "-A1", "@SUM(A1)"}), "'=1+1,'+A1,'-A1,'@SUM(A1)\n");
  EXPECT_EQ(write({"\t=1", "\r=1", " =1"}), "'\t=1,\"'\r=1\",\"' =1\"\n");
  EXPECT_EQ(write({"=HYPERLINK(\"x\",\"y\")"}), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\n");
  EXPECT_EQ(write({"-1+1", "-2.5.1", "--1", "+"}), "'-1+1,'-2.5.1,'--1,'+\n");
}

TEST(Write, LeavesNumbersAndDashesAlone) {
  EXPECT_EQ(write({"-1", "+2", "-0.5", "-3.2%", "-"}), "-1,+2,-0.5,-3.2%,-\n");
  EXPECT_EQ(write({"-1,234.50", "O'Brien", "a=b", "x@y"}), "\"-1,234.50\",O'Brien,a=b,x@y\n");
}

TEST(Write, IsReadBackTheSame) {
  const std::vector<std::string_view> cells = {"Lee, \"Ann\"", "two\r\nlines", "", "Zo\xC3\xAB"};
  EXPECT_EQ(read("Name,Sex,FTE,Site\n" + write(cells)),
            "utf-8 , \" doubled lf\nheader 1 Name|Sex|FTE|Site\n2 data Lee, \"Ann\"|two\\r\\nlines||Zo\xC3\xAB\n");
}

}  // namespace
}  // namespace evenhand::csv::test
