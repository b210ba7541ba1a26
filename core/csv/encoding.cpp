#include "core/csv/encoding.h"

#include <cstring>

#include "core/csv/text.h"

namespace evenhand::csv {
namespace {

constexpr std::uint32_t replacement = 0xFFFD;

void append_utf8(std::string& out, std::uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// 0x80 to 0x9F as the WHATWG Encoding Standard has them; the five unused bytes stay control characters.
constexpr std::uint16_t windows_1252_high[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                                 0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                                 0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

struct Signature {
  std::string_view start;
  const char* code;
  const char* message;
};

constexpr const char* save_as_csv = "Open it in a spreadsheet program and save the sheet as CSV UTF-8.";

constexpr Signature signatures[] = {
    {"\x89PNG", "image", "This is a picture (PNG), not a table. Choose the CSV file instead."},
    {"\xFF\xD8\xFF", "image", "This is a picture (JPEG), not a table. Choose the CSV file instead."},
    {"GIF8", "image", "This is a picture (GIF), not a table. Choose the CSV file instead."},
    {"%PDF", "pdf", "This is a PDF document, not a table. Export the data again as CSV."},
    {"{\\rtf", "document", "This is a formatted document, not a table. Export the data again as CSV."},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old_excel_workbook",
     "This is an older Excel workbook or another Office file. Open it and save the sheet as CSV UTF-8."},
    {"\x1F\x8B", "archive", "This file is compressed (gzip). Unpack it and choose the CSV file inside."},
    {"7z\xBC\xAF", "archive", "This file is compressed (7-Zip). Unpack it and choose the CSV file inside."},
    {"Rar!\x1A", "archive", "This file is compressed (RAR). Unpack it and choose the CSV file inside."},
};

Refusal refuse_zip(std::string_view window) {
  const auto has = [&](std::string_view part) { return window.find(part) != std::string_view::npos; };
  if (has("word/")) return {"document", 0, "This is a Word document, not a table. Export the data again as CSV."};
  if (has("ppt/")) return {"document", 0, "This is a presentation, not a table. Export the data again as CSV."};
  if (has("opendocument.spreadsheet")) {
    return {"workbook", 0, "This is an OpenDocument spreadsheet. Open it and save the sheet as CSV UTF-8."};
  }
  if (has("xl/") || has("[Content_Types].xml")) {
    return {"excel_workbook", 0, "This is an Excel workbook. Open it and save the sheet as CSV UTF-8."};
  }
  return {"archive", 0, "This is a ZIP archive. Unpack it and choose the CSV file inside."};
}

std::optional<Refusal> refuse_known_format(std::string_view window) {
  if (window.starts_with("PK\x03\x04")) return refuse_zip(window);
  for (const Signature& s : signatures) {
    if (window.starts_with(s.start)) return Refusal{s.code, 0, s.message};
  }
  // Reporting systems like to call a web page ".xls" or ".csv".
  while (const std::size_t n = space_length(window)) window.remove_prefix(n);
  for (const std::string_view tag : {"<html", "<!doctype html", "<?xml", "<table"}) {
    if (starts_ignoring_case(window, tag)) {
      return Refusal{"web_page", 0, std::string("This is a web page or XML file, not CSV. ") + save_as_csv};
    }
  }
  for (const std::string_view start : {"{\"", "{\n", "{\r\n", "[{", "[\n", "[\r\n"}) {
    if (window.starts_with(start)) {
      return Refusal{"json", 0, "This is a JSON file, not a table. Export the data again as CSV."};
    }
  }
  return std::nullopt;
}

bool is_control(std::uint8_t c) { return (c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1A) || c == 0x7F; }

}  // namespace

Opening read_opening(std::span<const std::uint8_t> window) {
  const std::size_t size = window.size();
  if (size >= 3 && window[0] == 0xEF && window[1] == 0xBB && window[2] == 0xBF) return {Transport::bytes, 3};
  if (size >= 2 && window[0] == 0xFF && window[1] == 0xFE) return {Transport::utf16le, 2};
  if (size >= 2 && window[0] == 0xFE && window[1] == 0xFF) return {Transport::utf16be, 2};
  // Without a mark: in mostly Latin text every second byte of UTF-16 is zero, and never the other one.
  std::size_t zeros[2] = {0, 0};
  const std::size_t pairs = size / 2;
  for (std::size_t i = 0; i < pairs * 2; ++i) zeros[i & 1] += window[i] == 0;
  if (pairs >= 2 && zeros[1] * 10 >= pairs * 7 && zeros[0] * 50 <= pairs) return {Transport::utf16le, 0};
  if (pairs >= 2 && zeros[0] * 10 >= pairs * 7 && zeros[1] * 50 <= pairs) return {Transport::utf16be, 0};
  return {};
}

std::optional<Refusal> refuse_unless_text(std::span<const std::uint8_t> window, Opening opening) {
  const std::string_view text(reinterpret_cast<const char*>(window.data()), window.size());
  if (auto refusal = refuse_known_format(text.substr(opening.mark))) return refusal;
  if (opening.transport != Transport::bytes) return std::nullopt;
  std::size_t controls = 0;
  bool zero = false;
  for (const std::uint8_t c : window) {
    controls += is_control(c);
    zero |= c == 0;
  }
  if (!zero && controls * 100 <= window.size()) return std::nullopt;
  return Refusal{"not_text", 0, "This is not a text file. Export the table as CSV and choose that file."};
}

void Utf16Decoder::unit(std::uint32_t value, std::string& out) {
  const bool low = value >= 0xDC00 && value < 0xE000;
  if (high_ != 0 && low) {
    append_utf8(out, 0x10000 + ((high_ - 0xD800) << 10) + (value - 0xDC00));
    high_ = 0;
    return;
  }
  if (high_ != 0) append_utf8(out, replacement);
  high_ = value >= 0xD800 && value < 0xDC00 ? value : 0;
  if (high_ == 0) append_utf8(out, low ? replacement : value);
}

void Utf16Decoder::feed(std::span<const std::uint8_t> bytes, std::string& out) {
  for (const std::uint8_t b : bytes) {
    if (has_byte_) {
      unit(big_endian_ ? static_cast<std::uint32_t>(byte_ << 8 | b) : static_cast<std::uint32_t>(b << 8 | byte_), out);
    }
    byte_ = b;
    has_byte_ = !has_byte_;
  }
}

void Utf16Decoder::finish(std::string& out) {
  if (high_ != 0 || has_byte_) append_utf8(out, replacement);
  high_ = 0;
  has_byte_ = false;
}

bool is_ascii(std::string_view text) {
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    if (word & 0x8080808080808080U) return false;
  }
  for (; i < text.size(); ++i) {
    if (text[i] & 0x80) return false;
  }
  return true;
}

bool is_utf8(std::string_view text) {
  const auto at = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  for (std::size_t i = 0; i < text.size();) {
    const std::uint8_t lead = at(i++);
    if (lead < 0x80) continue;
    const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || i + more > text.size()) return false;
    // The second byte's range rules out overlong forms, surrogates and everything above U+10FFFF.
    const std::uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const std::uint8_t top = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (at(i) < low || at(i) > top) return false;
    for (std::size_t j = 1; j < more; ++j) {
      if ((at(i + j) & 0xC0) != 0x80) return false;
    }
    i += more;
  }
  return true;
}

void append_windows_1252(std::string& out, std::string_view bytes) {
  for (const char c : bytes) {
    const auto b = static_cast<std::uint8_t>(c);
    append_utf8(out, b >= 0x80 && b < 0xA0 ? windows_1252_high[b - 0x80] : b);
  }
}

}  // namespace evenhand::csv
