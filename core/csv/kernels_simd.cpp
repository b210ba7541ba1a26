#include "core/csv/kernels.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace evenhand::csv {

#if defined(__wasm_simd128__)
namespace {
using Vector = v128_t;
Vector load(const char* p) { return wasm_v128_load(p); }
Vector fill(char c) { return wasm_i8x16_splat(c); }
Vector equal(Vector a, Vector b) { return wasm_i8x16_eq(a, b); }
Vector either(Vector a, Vector b) { return wasm_v128_or(a, b); }
std::uint32_t top_bits(Vector v) { return static_cast<std::uint32_t>(wasm_i8x16_bitmask(v)); }
}  // namespace
#elif defined(__SSE2__)
namespace {
using Vector = __m128i;
Vector load(const char* p) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p)); }
Vector fill(char c) { return _mm_set1_epi8(c); }
Vector equal(Vector a, Vector b) { return _mm_cmpeq_epi8(a, b); }
Vector either(Vector a, Vector b) { return _mm_or_si128(a, b); }
std::uint32_t top_bits(Vector v) { return static_cast<std::uint32_t>(_mm_movemask_epi8(v)); }
}  // namespace
#endif

#if defined(__wasm_simd128__) || defined(__SSE2__)
void scan_simd(const char* data, std::size_t blocks, const Needles& needles, std::uint64_t* structural,
               std::uint8_t* high) {
  const Vector delimiter = fill(needles.delimiter);
  const Vector quote = fill(needles.quote);
  const Vector escape = fill(needles.escape);
  const Vector lf = fill('\n');
  const Vector cr = fill('\r');
  for (std::size_t block = 0; block < blocks; ++block) {
    std::uint64_t bits = 0;
    Vector any = fill(0);
    for (std::size_t part = 0; part < 4; ++part) {
      const Vector v = load(data + block * 64 + part * 16);
      const Vector hit = either(
          either(either(equal(v, delimiter), equal(v, quote)), either(equal(v, lf), equal(v, cr))), equal(v, escape));
      bits |= static_cast<std::uint64_t>(top_bits(hit)) << (part * 16);
      any = either(any, v);
    }
    structural[block] = bits;
    high[block] = top_bits(any) != 0;
  }
}
#else
void scan_simd(const char* data, std::size_t blocks, const Needles& needles, std::uint64_t* structural,
               std::uint8_t* high) {
  scan_scalar(data, blocks, needles, structural, high);
}
#endif

}  // namespace evenhand::csv
