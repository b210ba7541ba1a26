#include "core/intake/table.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

std::uint64_t mix(std::uint64_t h) {
  // The finaliser of SplitMix64 (public domain): every input bit reaches every output bit.
  h ^= h >> 30;
  h *= 0xbf58476d1ce4e5b9ULL;
  h ^= h >> 27;
  h *= 0x94d049bb133111ebULL;
  return h ^ (h >> 31);
}

template <class Word>
std::uint64_t load(const char* p) {
  Word v = 0;
  std::memcpy(&v, p, sizeof v);
  return v;
}

// Fewer than eight bytes as one word, without a call.
std::uint64_t load_short(const char* p, std::size_t n) {
  if (n >= 4) return load<std::uint32_t>(p) | load<std::uint32_t>(p + n - 4) << 32;
  if (n == 0) return 0;
  const auto byte = [p](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(p[i])); };
  return byte(0) | byte(n / 2) << 8 | byte(n - 1) << 16;
}

// Word by word; the last word overlaps. WebAssembly's memcmp goes byte by byte.
bool same_bytes(const char* a, const char* b, std::size_t n) {
  if (n < 8) return load_short(a, n) == load_short(b, n);
  for (std::size_t i = 0; i + 8 < n; i += 8) {
    if (load<std::uint64_t>(a + i) != load<std::uint64_t>(b + i)) return false;
  }
  return load<std::uint64_t>(a + n - 8) == load<std::uint64_t>(b + n - 8);
}

// For tables that compare the text anyway: one multiplication a word.
std::uint32_t quick_hash(std::string_view text) {
  constexpr std::uint64_t factor = 0x9e3779b97f4a7c15ULL;
  const char* p = text.data();
  const auto n = text.size();
  std::uint64_t h = n * factor;
  if (n < 8) {
    h = (h ^ load_short(p, n)) * factor;
  } else {
    for (std::size_t i = 0; i + 8 < n; i += 8) h = (h ^ load<std::uint64_t>(p + i)) * factor;
    h = (h ^ load<std::uint64_t>(p + n - 8)) * factor;
  }
  return static_cast<std::uint32_t>(h >> 32);
}

}  // namespace

std::uint64_t hash_bytes(std::string_view text) {
  // The length is mixed in first, or the bytes of a short id could cancel it.
  std::uint64_t h = mix(0x9e3779b97f4a7c15ULL ^ text.size());
  const char* p = text.data();
  std::size_t n = text.size();
  for (; n >= 8; p += 8, n -= 8) h = mix(h ^ load<std::uint64_t>(p));
  return n > 0 ? mix(h ^ load_short(p, n)) : h;
}

std::string loosened(std::string_view id) {
  std::string out;
  for (const char c : id) {
    if (c == ' ' || (c == '0' && out.empty())) continue;
    out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto dash = out.rfind('-');
  // `12345678-2` is the second post of 12345678.
  const bool post = dash != std::string::npos && dash > 2 && dash + 1 < out.size() && out.size() - dash <= 3 &&
                    std::all_of(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(dash), digit) &&
                    std::all_of(out.begin() + static_cast<std::ptrdiff_t>(dash) + 1, out.end(), digit);
  if (post) out.resize(dash);
  return out;
}

bool is_blank(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() > 5) return false;
  static constexpr std::array<std::string_view, 8> words{"-", "n/a", "null", "#n/a", "na", "(null)", "--", "nan"};
  std::array<char, 5> lower{};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    lower[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const std::string_view folded(lower.data(), text.size());
  return std::find(words.begin(), words.end(), folded) != words.end();
}

void ValueColumn::add(std::string_view cell, std::uint64_t row) {
  const auto code = find_or_insert(standards::trim(cell), row);
  if (wide_.empty()) {
    if (code < 256) {
      narrow_.push_back(static_cast<std::uint8_t>(code));
      return;
    }
    for (std::size_t i = 0; i < narrow_.size(); ++i) wide_.push_back(narrow_[i]);
    narrow_ = {};
  }
  wide_.push_back(static_cast<std::uint16_t>(code));
}

std::uint32_t ValueColumn::find_or_insert(std::string_view text, std::uint64_t row) {
  if (slots_.empty()) slots_.resize(64);
  const auto hash = quick_hash(text);
  auto slot = hash & (slots_.size() - 1);
  for (; slots_[slot].index != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    const auto& held = slots_[slot];
    if (held.hash != hash) continue;
    const auto& known = values_[held.index - 1].text;
    if (known.size() == text.size() && same_bytes(known.data(), text.data(), text.size())) return held.index - 1;
  }
  if (values_.size() >= most_values) {
    if (values_.size() == most_values) values_.push_back({.text = "(more values)", .first_row = row});
    return most_values;
  }
  values_.push_back({.text = std::string(text), .first_row = row});
  const auto index = static_cast<std::uint32_t>(values_.size());
  slots_[slot] = {hash, index};
  if (values_.size() * 2 > slots_.size()) grow();
  return index - 1;
}

void ValueColumn::grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  for (const auto& held : slots_) {
    if (held.index == 0) continue;
    auto slot = held.hash & (larger.size() - 1);
    while (larger[slot].index != 0) slot = (slot + 1) & (larger.size() - 1);
    larger[slot] = held;
  }
  slots_ = std::move(larger);
}

void ValueColumn::count_rows() {
  for (std::size_t i = 0; i < size(); ++i) ++values_[code(i)].rows;
  slots_ = {};
}

void Unreadable::add(std::uint64_t row, std::string_view text) {
  ++rows;
  if (samples.size() < 20) samples.push_back({row, std::string(text.substr(0, 80))});
}

std::uint64_t Table::row_number(std::size_t row) const {
  auto it =
      std::upper_bound(runs_.begin(), runs_.end(), row, [](std::size_t r, const auto& run) { return r < run.first; });
  --it;
  return it->second + (row - it->first);
}

void Table::add_row(std::uint64_t number) {
  if (runs_.empty() || runs_.back().second + (rows - runs_.back().first) != number) runs_.emplace_back(rows, number);
  ++rows;
}

}  // namespace evenhand::intake
