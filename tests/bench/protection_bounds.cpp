// How long the attacker's bounds take on made-up workforces, as they are after secondary suppression.
// Arguments: numbers of people.
//   g++ -std=c++20 -O2 -I. tests/bench/protection_bounds.cpp
//   core/protection/{bounds,choice,elimination,interior,simplex}.cpp
//     -o bounds && ./bounds
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "core/protection/bounds.h"
#include "core/protection/choice.h"
#include "tests/core/protection_support.h"

namespace {

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

void run(std::size_t people, std::uint64_t smallest) {
  using namespace evenhand;
  const auto system = test::made_up_system(people, 1);
  std::vector<std::uint8_t> primary;
  for (std::size_t c = 0; c < system.counts.size(); ++c) primary.push_back(system.value(c) < 5);
  auto states = protection::choose_shown(system, primary).states;
  std::size_t shown = 0;
  for (std::size_t c = 0; c < states.size(); ++c) {
    // More hiding than the choice makes, as its repetition would: exact recovery is not the only danger.
    if (states[c] == protection::State::shown && system.value(c) < smallest) states[c] = protection::State::secondary;
    shown += states[c] == protection::State::shown;
  }
  const auto begun = now();
  const auto results = protection::attack(system, states, 4, {});
  const auto took = now() - begun;
  std::size_t safe = 0;
  std::size_t exact = 0;
  for (const auto& result : results) {
    safe += result.safe;
    exact += result.exact;
  }
  std::printf("%zu people, %zu cells, %zu shown, at least %zu: %zu primary, %zu safe, %zu worked out, %.2f s\n", people,
              system.cells.size(), shown, static_cast<std::size_t>(smallest), results.size(), safe, exact, took);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(static_cast<std::size_t>(std::atoi(argv[i])));
  if (sizes.empty()) sizes = {60, 300, 900, 3500};
  for (const auto size : sizes) {
    for (const std::uint64_t smallest : {5, 10, 20}) run(size, smallest);
  }
}
