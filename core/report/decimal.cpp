#include "core/report/decimal.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/report/format.h"

namespace evenhand::report {

std::string decimal_text(double value, int places) {
  if (std::isnan(value)) return "–";
  double scale = 1;
  for (int i = 0; i < places; ++i) scale *= 10;
  const auto size = std::min(std::abs(value) * scale, 9e15);
  const auto hair = size * 4 * std::numeric_limits<double>::epsilon();
  const auto steps = static_cast<std::uint64_t>(std::floor(size + hair + 0.5));
  const auto unit = static_cast<std::uint64_t>(scale);
  auto out = count_text(steps / unit);
  if (places > 0) {
    const auto fraction = std::to_string(steps % unit);
    out += "." + std::string(static_cast<std::size_t>(places) - fraction.size(), '0') + fraction;
  }
  return value < 0 && steps > 0 ? "−" + out : out;
}

std::string money_text(double pounds) {
  const auto text = decimal_text(std::abs(pounds), 2);
  return (pounds <= -0.005 ? "−£" : "£") + text;
}

std::pair<std::string, std::string> pair_text(std::uint64_t first, std::uint64_t of) {
  const auto tenths = (first * 2000 + of) / (2 * of);
  const auto text = [](std::uint64_t t) { return std::to_string(t / 10) + "." + std::to_string(t % 10) + "%"; };
  return {text(tenths), text(1000 - tenths)};
}

}  // namespace evenhand::report
