// The gender pay gap workbook of the Electronic Staff Record, saved as CSV (pay-gap.md §7): a summary stands above the
// rows of people, and its own quartiles beside them.
#include <gtest/gtest.h>

#include <array>

#include "tests/core/support.h"

namespace evenhand::esr_workbook_test {
namespace {

using test::Loaded;

constexpr std::string_view summary =
    "Gender Pay Gap,,,,,,,,\n"
    ",,,,,,,,\n"
    "Gender,Avg. Hourly Rate,Median Hourly Rate,,Quartile,Female,Male,Female %,Male %\n"
    "Male,19.0000,17.0000,,1,1,1,50.00%,50.00%\n"
    "Female,15.5000,14.5000,,2,2,0,100.00%,0.00%\n"
    "Difference,3.5000,2.5000,,3,1,1,50.00%,50.00%\n"
    "Pay Gap %,18.4211,14.7059,,4,0,1,0.00%,100.00%\n"
    ",,,,,,,,\n"
    ",Employee Number,Gender,Hourly Rate,Quartile,,,,\n";

std::string workbook(std::string_view last_quartile) {
  return std::string(summary) +
         ",20000001,Female,12.0000,1,,,,\n,20000002,Male,13.0000,1,,,,\n,20000003,Female,14.0000,2,,,,\n"
         ",20000004,Female,15.0000,2,,,,\n,20000005,Male,17.0000,3,,,,\n,20000006,Female,21.0000,3,,,,\n"
         ",20000007,Male,27.0000," +
         std::string(last_quartile) + ",,,,\n";
}

TEST(EsrWorkbook, PeopleBelowTheSummaryAreRead) {
  const Loaded loaded(workbook("4"));
  EXPECT_EQ(loaded.inspection["header_row"], 9);
  EXPECT_EQ(loaded.inspection["rows_read"], 7);
  EXPECT_EQ(loaded.inspection["rows_used"], 7);
  // Women 12, 14, 15, 21: mean 15.50, median 14.50. Men 13, 17, 27: mean 19, median 17.
  EXPECT_NEAR(loaded.measure("pay_gap.sex.mean_hourly")["value"].get<double>(), 100 * 3.5 / 19, 1e-9);
  EXPECT_NEAR(loaded.measure("pay_gap.sex.median_hourly")["value"].get<double>(), 100 * 2.5 / 17, 1e-9);
}

TEST(EsrWorkbook, QuartilesAreWorkedOutAgainAndDifferencesSaid) {
  const Loaded same(workbook("4"));
  const auto quartiles = same.measure("pay_gap.sex.quartiles");
  // Seven people: 2, 2, 2, 1.
  const std::array<int, 4> sizes{2, 2, 2, 1};
  for (std::size_t q = 0; q < 4; ++q) EXPECT_EQ(quartiles["bands"][q]["count"], sizes[q]);
  EXPECT_TRUE(quartiles["notes"].empty()) << quartiles["notes"].dump();
  const auto differing = Loaded(workbook("3")).measure("pay_gap.sex.quartiles");
  EXPECT_EQ(differing["notes"].size(), 1U) << differing["notes"].dump();
}

}  // namespace
}  // namespace evenhand::esr_workbook_test
