#include "core/intake/numbers.h"

#include <gtest/gtest.h>

namespace evenhand::intake {
namespace {

TEST(Numbers, ReadsTheFormsPeopleWrite) {
  const std::pair<const char*, double> cases[] = {{"7", 7},
                                                  {"1.00", 1},
                                                  {"0.6", 0.6},
                                                  {"1,234", 1234},
                                                  {"1,234,567.5", 1234567.5},
                                                  {"1.234,5", 1234.5},
                                                  {"37,5", 37.5},
                                                  {"£3,000", 3000},
                                                  {"12.5%", 12.5},
                                                  {"(45)", -45},
                                                  {"-45.5", -45.5},
                                                  {"\t18.39684625", 18.39684625},
                                                  {" 1 234 ", 1234},
                                                  {"£ 12", 12},
                                                  {"+3", 3},
                                                  {"0.1", 0.1},
                                                  {".5", 0.5}};
  for (const auto& [text, value] : cases) {
    const auto number = read_number(text);
    ASSERT_TRUE(number) << text;
    EXPECT_EQ(*number, value) << text;
  }
}

TEST(Numbers, RefusesWhatIsNoNumber) {
  for (const auto* text : {"", "abc", "12a", "1.2.3", "£", "%", "1e3", "--4", "12/3"})
    EXPECT_FALSE(read_number(text)) << text;
}

}  // namespace
}  // namespace evenhand::intake
