#include <initializer_list>

#include "core/csv/kernels.h"

namespace evenhand::csv {

void scan_scalar(const char* data, std::size_t blocks, const Needles& needles, std::uint64_t* structural,
                 std::uint8_t* high) {
  std::uint8_t wanted[256] = {};
  for (const char c : {needles.delimiter, needles.quote, needles.escape, '\n', '\r'}) {
    wanted[static_cast<std::uint8_t>(c)] = 1;
  }
  for (std::size_t block = 0; block < blocks; ++block) {
    std::uint64_t bits = 0;
    std::uint8_t any = 0;
    for (std::size_t i = 0; i < 64; ++i) {
      const auto byte = static_cast<std::uint8_t>(data[block * 64 + i]);
      bits |= static_cast<std::uint64_t>(wanted[byte]) << i;
      any |= byte;
    }
    structural[block] = bits;
    high[block] = any & 0x80;
  }
}

}  // namespace evenhand::csv
