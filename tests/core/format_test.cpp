#include "core/report/format.h"

#include <gtest/gtest.h>

namespace evenhand::report {
namespace {

TEST(Format, RoundsOnceHalfAwayFromZero) {
  EXPECT_EQ(percent_text(49, 400), "12.3%");  // exactly 12.25 (pay-gap.md §5)
  EXPECT_EQ(percent_text(1, 3), "33.3%");
  EXPECT_EQ(percent_text(2, 3), "66.7%");
  EXPECT_EQ(percent_text(1, 2000), "0.1%");  // exactly 0.05
  EXPECT_EQ(percent_text(0, 9), "0.0%");
  EXPECT_EQ(percent_text(9, 9), "100.0%");
  // wres-wdes.md §13, vector 8
  EXPECT_EQ(percent_text(990, 7422), "13.3%");
  EXPECT_EQ(percent_text(6307, 7422), "85.0%");
  EXPECT_EQ(percent_text(125, 7422), "1.7%");
}

TEST(Format, CountsHaveThousandsSeparators) {
  EXPECT_EQ(count_text(0), "0");
  EXPECT_EQ(count_text(999), "999");
  EXPECT_EQ(count_text(1000), "1,000");
  EXPECT_EQ(count_text(1500000), "1,500,000");
  EXPECT_EQ(share_text(908, 3676), "908 of 3,676 (24.7%)");
  EXPECT_EQ(share_text(0, 0), "0 of 0");
}

}  // namespace
}  // namespace evenhand::report
