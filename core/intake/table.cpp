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

std::uint64_t load(const char* p, std::size_t n) {
  std::uint64_t v = 0;
  std::memcpy(&v, p, n);
  return v;
}

}  // namespace

std::uint64_t hash_bytes(std::string_view text) {
  std::uint64_t h = 0x9e3779b97f4a7c15ULL ^ text.size();
  const char* p = text.data();
  std::size_t n = text.size();
  for (; n >= 8; p += 8, n -= 8) h = mix(h ^ load(p, 8));
  return n > 0 ? mix(h ^ load(p, n)) : h;
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
  const auto text = standards::trim(cell);
  // Neighbouring rows often say the same.
  if (values_.empty() || values_[last_].text != text) last_ = find_or_insert(text);
  auto& value = values_[last_];
  if (value.rows++ == 0) value.first_row = row;
  if (wide_.empty()) {
    if (last_ < 256) {
      narrow_.push_back(static_cast<std::uint8_t>(last_));
      return;
    }
    wide_.reserve(narrow_.size() + narrow_.size() / 2 + 16);
    wide_.assign(narrow_.begin(), narrow_.end());
    narrow_ = {};
  }
  wide_.push_back(static_cast<std::uint16_t>(last_));
}

std::uint32_t ValueColumn::find_or_insert(std::string_view text) {
  if (slots_.empty()) slots_.resize(64);
  const auto hash = static_cast<std::uint32_t>(hash_bytes(text));
  auto slot = hash & (slots_.size() - 1);
  while (slots_[slot] != 0) {
    const auto index = slots_[slot] - 1;
    if (values_[index].hash == hash && values_[index].text == text) return index;
    slot = (slot + 1) & (slots_.size() - 1);
  }
  if (values_.size() >= most_values) {
    if (values_.size() == most_values) values_.push_back({.text = "(more values)"});
    return most_values;
  }
  values_.push_back({.text = std::string(text), .hash = hash});
  const auto index = static_cast<std::uint32_t>(values_.size() - 1);
  slots_[slot] = index + 1;
  if (values_.size() * 2 > slots_.size()) grow();
  return index;
}

void ValueColumn::grow() {
  slots_.assign(slots_.size() * 2, 0);
  for (std::uint32_t i = 0; i < values_.size(); ++i) {
    auto slot = values_[i].hash & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = i + 1;
  }
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
