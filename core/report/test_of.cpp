#include "core/report/likelihood_text.h"
#include "core/report/report.h"
#include "core/statistics/tests.h"

namespace evenhand::report {
namespace {

std::optional<Tested> two_shares(std::uint64_t x1, std::uint64_t n1, std::uint64_t x2, std::uint64_t n2) {
  if (n1 == 0 || n2 == 0 || x1 > n1 || x2 > n2) return std::nullopt;
  if (statistics::expects_few(x1, n1, x2, n2)) return Tested{statistics::fisher_mid_p(x1, n1, x2, n2), "fisher_mid_p"};
  return Tested{statistics::score_test_p(x1, n1, x2, n2), "score"};
}

std::optional<Tested> test(const measures::Likelihood& l) {
  const auto f = figures_of(l);
  if (!f.p_value) return std::nullopt;
  return Tested{*f.p_value, f.p_method};
}

// A percentage as the file gives it has no whole people behind it.
std::optional<Tested> test(const measures::Rate& r) {
  if (!r.compared || r.groups.size() < 2 || r.groups[0].percent || r.groups[1].percent) return std::nullopt;
  return two_shares(r.groups[0].numerator, r.groups[0].denominator, r.groups[1].numerator, r.groups[1].denominator);
}

// The workforce is taken as known: a part of it is no second sample.
std::optional<Tested> test(const measures::Difference& d) {
  const auto& g = d.groups[d.focus];
  if (d.part_base == 0 || d.whole_base == 0 || g.part > d.part_base) return std::nullopt;
  const auto p0 = static_cast<double>(g.whole) / static_cast<double>(d.whole_base);
  return Tested{statistics::binomial_test(g.part, d.part_base, p0), "binomial_mid_p"};
}

std::optional<Tested> test(const measures::Composition& c) {
  if (!c.comparison || !c.comparison->p_value) return std::nullopt;
  return Tested{*c.comparison->p_value, c.comparison->p_method};
}

}  // namespace

std::optional<Tested> test_of(const measures::Measure& m) {
  // Without a case below the line there is no ratio, yet a test.
  const bool no_ratio = m.status == measures::Status::not_calculable;
  if (m.status != measures::Status::ok && !(no_ratio && std::holds_alternative<measures::Likelihood>(m.figures))) {
    return std::nullopt;
  }
  if (const auto* l = std::get_if<measures::Likelihood>(&m.figures)) return test(*l);
  if (const auto* r = std::get_if<measures::Rate>(&m.figures)) return test(*r);
  if (const auto* d = std::get_if<measures::Difference>(&m.figures)) return test(*d);
  if (const auto* c = std::get_if<measures::Composition>(&m.figures)) return test(*c);
  return std::nullopt;
}

}  // namespace evenhand::report
