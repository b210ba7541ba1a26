// Stage one: for every 64 bytes, one bit a byte: can it end or open something? Scalar and SIMD behind one signature.
#pragma once

#include <cstddef>
#include <cstdint>

namespace evenhand::csv {

/// The bytes that matter to the walker, besides LF and CR. One that does not occur in a dialect repeats '\n'.
struct Needles {
  char delimiter = ',';
  char quote = '"';
  char escape = '\n';
};

/// Looks at `blocks` × 64 bytes. `structural[i]`: bit b is set when byte 64 i + b is a needle, LF or CR.
/// `high[i]`: not zero when any of the 64 bytes is outside ASCII.
using Kernel = void (*)(const char* data, std::size_t blocks, const Needles& needles, std::uint64_t* structural,
                        std::uint8_t* high);

void scan_scalar(const char* data, std::size_t blocks, const Needles& needles, std::uint64_t* structural,
                 std::uint8_t* high);
/// SSE2 on x86-64, simd128 in WebAssembly; elsewhere the scalar kernel.
void scan_simd(const char* data, std::size_t blocks, const Needles& needles, std::uint64_t* structural,
               std::uint8_t* high);

}  // namespace evenhand::csv
