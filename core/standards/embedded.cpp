#include "core/standards/embedded.h"

#include <string>
#include <vector>

#include "core/standards/deflated.h"

// stb_image holds a small inflate that is kept well and needs no linking; nothing else of it is compiled in.
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_FAILURE_STRINGS
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace evenhand::standards {
namespace {

std::string inflate(const Deflated& deflated) {
  std::string text(deflated.size, '\0');
  stbi_zlib_decode_noheader_buffer(text.data(), static_cast<int>(text.size()),
                                   reinterpret_cast<const char*>(deflated.bytes.data()),
                                   static_cast<int>(deflated.bytes.size()));
  return text;
}

}  // namespace

std::span<const EmbeddedFile> embedded_files() {
  static const std::string text = inflate(deflated_files());
  static const std::vector<EmbeddedFile> files = [] {
    std::vector<EmbeddedFile> out;
    std::string_view rest = text;
    const auto line = [&rest] {
      const auto end = rest.find('\n');
      const auto part = rest.substr(0, end);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
      return part;
    };
    while (!rest.empty()) {
      const auto name = line();
      out.push_back({name, line()});
    }
    return out;
  }();
  return files;
}

std::string_view embedded_benchmarks() {
  static const std::string text = inflate(deflated_benchmarks());
  return text;
}

}  // namespace evenhand::standards
