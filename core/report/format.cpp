#include "core/report/format.h"

namespace evenhand::report {

std::string count_text(std::uint64_t n) {
  auto out = std::to_string(n);
  for (auto i = static_cast<std::ptrdiff_t>(out.size()) - 3; i > 0; i -= 3)
    out.insert(static_cast<std::size_t>(i), ",");
  return out;
}

std::string percent_text(std::uint64_t numerator, std::uint64_t denominator) {
  // Tenths of a percent, exactly: counts stay far below 2^53, so nothing overflows.
  const auto tenths = (numerator * 2000 + denominator) / (2 * denominator);
  return count_text(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

std::string share_text(std::uint64_t numerator, std::uint64_t denominator) {
  auto out = count_text(numerator) + " of " + count_text(denominator);
  if (denominator > 0) out += " (" + percent_text(numerator, denominator) + ")";
  return out;
}

double percent(std::uint64_t numerator, std::uint64_t denominator) {
  return 100.0 * static_cast<double>(numerator) / static_cast<double>(denominator);
}

std::string in_quotes(std::string_view text) { return "“" + std::string(text) + "”"; }

}  // namespace evenhand::report
