// How long the choice of counts takes for made-up workforces, and its proof. Processor time, so that a busy computer
// matters less; the best of a few rounds. Arguments: numbers of people.
//   g++ -std=c++20 -O2 -I. tests/bench/protection_choice.cpp core/protection/{choice,elimination}.cpp -o choice &&
//   ./choice
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <vector>

#include "core/protection/choice.h"
#include "tests/core/protection_support.h"

namespace {

double best_of(int rounds, const std::function<void()>& work) {
  double best = 0;
  for (int i = 0; i < rounds; ++i) {
    const auto start = std::clock();
    work();
    const auto took = static_cast<double>(std::clock() - start) * 1e3 / CLOCKS_PER_SEC;
    best = i == 0 ? took : std::min(best, took);
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace evenhand;
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) sizes.push_back(static_cast<std::size_t>(std::atoi(argv[i])));
  if (sizes.empty()) sizes = {9, 100, 300, 1000, 2000, 3500, 20'000};
  std::printf("%8s %8s %8s %8s %8s %10s %10s %10s\n", "people", "counts", "primary", "hidden", "unproved", "choose ms",
              "check ms", "prove ms");
  for (const auto size : sizes) {
    const auto system = test::made_up_system(size, 1);
    std::vector<std::uint8_t> primary;
    for (std::size_t c = 0; c < system.counts.size(); ++c) primary.push_back(system.value(c) < 5);
    protection::Choice choice;
    std::size_t unproved = 0;
    std::size_t given_away = 0;
    const auto choosing = best_of(3, [&] { choice = protection::choose_shown(system, primary); });
    const auto checking = best_of(3, [&] { given_away = protection::given_away(system, choice.states).size(); });
    const auto proving = best_of(3, [&] { unproved = protection::unproved(system, choice.states).size(); });
    const auto count = [&](auto state) { return std::count(choice.states.begin(), choice.states.end(), state); };
    std::printf("%8zu %8zu %8zu %8zu %8zu %10.1f %10.1f %10.1f\n", size, system.counts.size(),
                static_cast<std::size_t>(count(protection::State::primary)),
                static_cast<std::size_t>(count(protection::State::secondary)), unproved + given_away, choosing,
                checking, proving);
  }
}
