// The data files as the build wrote them: `name`, newline, content, newline, and so on, deflated.
#pragma once

#include <cstddef>
#include <span>

namespace evenhand::standards {

struct Deflated {
  std::span<const unsigned char> bytes;
  std::size_t size = 0;  // of the text
};

Deflated deflated_files();

/// Figures of areas: see `pack_benchmarks.cmake`.
Deflated deflated_benchmarks();

}  // namespace evenhand::standards
