// The table of odd inputs in core/csv/README.md: every line is a test, and every test is a line.
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "tests/core/csv_support.h"

namespace evenhand::csv::test {
namespace {

class OddInputs : public testing::TestWithParam<OddInput> {};

TEST_P(OddInputs, AreReadAsTheReadmeSays) {
  const OddInput& input = GetParam();
  EXPECT_EQ(read(input.bytes, {.known = input.known}), input.expected);
}

TEST_P(OddInputs, DoNotDependOnChunksOrKernel) {
  const OddInput& input = GetParam();
  for (const std::size_t chunk : {1, 7, 4096}) {
    for (const bool scalar : {false, true}) {
      EXPECT_EQ(read(input.bytes, {.chunk = chunk, .scalar = scalar, .known = input.known}), input.expected)
          << "chunk " << chunk << (scalar ? " scalar" : " simd");
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Readme, OddInputs, testing::ValuesIn(odd_inputs()), [](const auto& info) {
  std::string name = info.param.id;
  for (char& c : name) c = c == '.' ? '_' : c;
  return name;
});

TEST(OddInputsTable, HasALineForEveryTestAndATestForEveryLine) {
  std::ifstream file(EVENHAND_SOURCE_DIR "/core/csv/README.md");
  ASSERT_TRUE(file.good());
  std::vector<std::string> in_readme;
  bool in_table = false;
  for (std::string line; std::getline(file, line);) {
    in_table = in_table || line == "## Odd inputs";
    if (!in_table || !line.starts_with("| `")) continue;
    in_readme.push_back(line.substr(3, line.find('`', 3) - 3));
  }
  std::vector<std::string> in_tests;
  for (const OddInput& input : odd_inputs()) in_tests.push_back(input.id);
  EXPECT_EQ(in_readme, in_tests) << "same ids in the same order";
  EXPECT_EQ(std::set<std::string>(in_tests.begin(), in_tests.end()).size(), in_tests.size()) << "an id twice";
}

}  // namespace
}  // namespace evenhand::csv::test
