// From bytes to text: what the first bytes say about the encoding, whether this is text at all, UTF-16 to UTF-8,
// and Windows-1252 to UTF-8 for single cells.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/csv/reader.h"

namespace evenhand::csv {

/// How the bytes carry characters. UTF-8 and Windows-1252 share `bytes`: which of them it is, is decided cell by cell.
enum class Transport { bytes, utf16le, utf16be };

struct Opening {
  Transport transport = Transport::bytes;
  std::size_t mark = 0;  // bytes of the byte order mark
};

Opening read_opening(std::span<const std::uint8_t> window);

/// Refuses what is known not to be text, by its first bytes or by its control characters.
std::optional<Refusal> refuse_unless_text(std::span<const std::uint8_t> window, Opening opening);

/// UTF-16 in pieces of any size; a lone surrogate or a last odd byte becomes U+FFFD.
class Utf16Decoder {
 public:
  explicit Utf16Decoder(bool big_endian = false) : big_endian_(big_endian) {}
  void feed(std::span<const std::uint8_t> bytes, std::string& out);
  void finish(std::string& out);

 private:
  void unit(std::uint32_t value, std::string& out);
  bool big_endian_;
  bool has_byte_ = false;
  std::uint8_t byte_ = 0;
  std::uint32_t high_ = 0;
};

bool is_ascii(std::string_view text);
bool is_utf8(std::string_view text);
void append_windows_1252(std::string& out, std::string_view bytes);

}  // namespace evenhand::csv
