#include "core/standards/census.h"

#include <algorithm>

#include "core/standards/embedded.h"
#include "core/standards/normalise.h"
#include "core/standards/standards.h"

namespace evenhand::standards {
namespace {

std::string_view take_until(std::string_view& text, char end) {
  const auto at = text.find(end);
  const auto part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return part;
}

std::vector<std::string> split(std::string_view line, char separator) {
  std::vector<std::string> out;
  while (!line.empty()) out.emplace_back(take_until(line, separator));
  return out;
}

// Lowest digits of all numbers first, to the base of 30.
std::vector<std::uint32_t> read_digits(std::string_view text, std::size_t count) {
  std::vector<std::uint32_t> out(count);
  std::uint32_t worth = 1;
  for (std::size_t from = 0; count > 0 && from + count <= text.size(); from += count, worth *= 30) {
    for (std::size_t i = 0; i < count; ++i) out[i] += worth * static_cast<std::uint32_t>(text[from + i] - 'a');
  }
  return out;
}

void drop(std::string& text, std::string_view part) {
  if (text.starts_with(part)) text.erase(0, part.size());
  if (text.ends_with(part)) text.resize(text.size() - part.size());
}

// "Bristol, City of", "City of Bristol" and "Bristol" alike.
std::string plain_area(std::string_view name) {
  auto out = fold(name);
  for (const std::string_view part : {" city of", " county of", "city of ", "county of ", "county ", "the "}) {
    drop(out, part);
  }
  return out;
}

std::string plain_trust(std::string_view name) {
  auto out = fold(name);
  for (const std::string_view part : {" nhs foundation trust", " nhs trust", " foundation trust", "the "}) {
    drop(out, part);
  }
  return out;
}

template <class Items>
auto find(const Items& items, std::string_view text, std::string (*plain)(std::string_view)) ->
    typename Items::const_pointer {
  typename Items::const_pointer found = nullptr;
  const auto only = [&](auto&& is) {
    std::size_t hits = 0;
    for (const auto& item : items) {
      if (!is(item)) continue;
      found = &item;
      ++hits;
    }
    if (hits != 1) found = nullptr;
    return hits > 0;
  };
  const auto whole = fold(text);
  if (whole.empty()) return nullptr;
  if (only([&](const auto& item) { return fold(item.code) == whole || fold(item.name) == whole; })) return found;
  const auto short_form = plain(text);
  only([&](const auto& item) { return plain(item.name) == short_form; });
  return found;
}

}  // namespace

Census::Census(std::string_view packed, const Benchmarks& definitions) {
  columns_ = split(take_until(packed, '\n'), ',');
  const auto codes = split(take_until(packed, '\n'), ',');
  const auto names = split(take_until(packed, '\n'), '|');
  const auto regions = split(take_until(packed, '\n'), '|');
  rows_ = std::min({codes.size(), names.size(), regions.size()});
  counts_ = read_digits(take_until(packed, '\n'), rows_ * columns_.size());
  areas_.reserve(definitions.wider.size() + rows_);
  for (const auto& wider : definitions.wider) {
    Area area{wider.code, wider.name, {}, {}};
    for (std::size_t row = 0; row < rows_; ++row) {
      if (std::find(wider.regions.begin(), wider.regions.end(), regions[row]) != wider.regions.end()) {
        area.members.push_back(static_cast<std::uint16_t>(row));
      }
    }
    areas_.push_back(std::move(area));
  }
  for (std::size_t row = 0; row < rows_; ++row) {
    areas_.push_back({codes[row], names[row], regions[row], {static_cast<std::uint16_t>(row)}});
  }
  const auto trust_codes = split(take_until(packed, '\n'), ',');
  const auto trust_names = split(take_until(packed, '\n'), '|');
  std::vector<std::size_t> sizes;
  std::size_t all = 0;
  for (const auto& size : split(take_until(packed, '\n'), ',')) {
    std::size_t n = 0;
    for (const char c : size) n = n * 10 + static_cast<std::size_t>(c - '0');
    sizes.push_back(n);
    all += n;
  }
  const auto places = read_digits(take_until(packed, '\n'), all);
  const auto shares = read_digits(take_until(packed, '\n'), all);
  std::size_t next = 0;
  for (std::size_t t = 0; t < std::min({trust_codes.size(), trust_names.size(), sizes.size()}); ++t) {
    Catchment catchment{trust_codes[t], trust_names[t], {}};
    for (std::size_t i = 0; i < sizes[t]; ++i, ++next) {
      catchment.areas.emplace_back(&areas_[definitions.wider.size() + places[next]], shares[next] / 10000.0);
    }
    trusts_.push_back(std::move(catchment));
  }
}

const Area* Census::find_area(std::string_view text) const {
  for (const auto& area : areas_) {
    if (area.code == text) return &area;
  }
  return find(areas_, text, plain_area);
}

const Catchment* Census::find_trust(std::string_view text) const { return find(trusts_, text, plain_trust); }

std::vector<std::optional<std::uint64_t>> Census::counts(const Area& area, const CensusSet& set) const {
  std::vector<std::optional<std::uint64_t>> out;
  for (const auto& category : set.categories) {
    const auto found = std::find(columns_.begin(), columns_.end(), set.column + ":" + category.id);
    if (found == columns_.end()) {
      out.push_back(std::nullopt);
      continue;
    }
    const auto column = static_cast<std::size_t>(found - columns_.begin()) * rows_;
    std::uint64_t sum = 0;
    for (const auto row : area.members) sum += counts_[column + row];
    out.push_back(sum);
  }
  return out;
}

const Census& census() {
  static const Census opened(embedded_benchmarks(), standards().benchmarks);
  return opened;
}

bool CensusSet::is_coarse(const CensusCategory& category) const {
  return std::any_of(categories.begin(), categories.end(), [&](const auto& child) {
    return child.parent == category.id && child.category != category.category;
  });
}

}  // namespace evenhand::standards
