#include "core/measures/whom.h"

#include <algorithm>

namespace evenhand::measures {

using intake::Population;

// The codes of a copy go with it.
Coding::Coding(const Population& population, std::span<const std::uint8_t> codes) : population_(&population) {
  if (population.copy_of == nullptr) {
    bytes_ = codes;
    return;
  }
  population_ = population.copy_of;
  own_.assign(codes.begin(), codes.end());
  words_ = own_;
}

Coding::Coding(const Population& population, std::span<const std::uint16_t> codes)
    : population_(&population), words_(codes) {
  if (population.copy_of == nullptr) return;
  population_ = population.copy_of;
  own_.assign(codes.begin(), codes.end());
  words_ = own_;
}

Coding::Coding(const Population& population, std::vector<std::uint16_t> codes, std::vector<std::uint32_t> people)
    : population_(population.copy_of != nullptr ? population.copy_of : &population),
      own_(std::move(codes)),
      words_(own_),
      people_(std::move(people)) {}

Codes::Codes(std::initializer_list<std::uint16_t> codes) {
  for (const auto code : codes) insert(code);
}

void Codes::insert(std::uint16_t code) {
  const auto at = std::lower_bound(list_.begin(), list_.end(), code);
  if (at == list_.end() || *at != code) list_.insert(at, code);
}

void Codes::insert(const Codes& more) {
  for (const auto code : more) insert(code);
}

void Codes::erase(std::uint16_t code) { std::erase(list_, code); }

bool Codes::contains(std::uint16_t code) const { return std::binary_search(list_.begin(), list_.end(), code); }

std::shared_ptr<const Coding> coding_of(const intake::Population& population, const intake::CodedColumn& column) {
  return std::make_shared<Coding>(population, std::span(column.codes));
}

std::shared_ptr<const Coding> coding_of(const intake::Population& population, const intake::LabelColumn& column) {
  return std::make_shared<Coding>(population, std::span(column.codes));
}

Codes answers_of(const intake::CodedColumn& column, bool known) {
  Codes out;
  if (!known) out.insert(intake::unmatched);
  for (std::uint16_t c = 0; c < column.vocabulary->categories.size(); ++c) {
    if (column.vocabulary->categories[c].known == known) out.insert(c);
  }
  return out;
}

std::vector<Codes> codes_by_group(std::span<const std::uint8_t> of, std::size_t groups) {
  std::vector<Codes> out(groups);
  for (std::uint16_t code = 0; code < of.size(); ++code) {
    if (of[code] < groups) out[of[code]].insert(code);
  }
  return out;
}

Whom Whom::everybody(std::shared_ptr<const Coding> coding) {
  auto out = among(std::move(coding), {});
  out.blocks.front().conditions.front().every = true;
  return out;
}

Whom Whom::among(std::shared_ptr<const Coding> coding, Codes codes) {
  Whom out;
  out.blocks.emplace_back().conditions.push_back({std::move(coding), std::move(codes)});
  return out;
}

Whom Whom::and_among(const std::shared_ptr<const Coding>& coding, const Codes& codes) const {
  Whom out = *this;
  for (auto& block : out.blocks) block.conditions.push_back({coding, codes});
  return out;
}

void Whom::join(const Whom& more) { blocks.insert(blocks.end(), more.blocks.begin(), more.blocks.end()); }

}  // namespace evenhand::measures
