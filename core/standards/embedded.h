// The data files as compiled in: name below `data/` and text, in the order of their names.
#pragma once

#include <span>
#include <string_view>

namespace evenhand::standards {

struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
};

std::span<const EmbeddedFile> embedded_files();

/// The figures of areas, as `pack_benchmarks.cmake` wrote them. Opened when first asked for.
std::string_view embedded_benchmarks();

}  // namespace evenhand::standards
