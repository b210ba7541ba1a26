#include "core/measures/survey_lines_whom.h"

#include <algorithm>
#include <cmath>

namespace evenhand::measures {

using intake::SurveyLine;

std::uint64_t base_of(const SurveyLine& line) { return std::isnan(line.score) ? line.denominator : line.base; }

LinesWhom::LinesWhom(std::span<const SurveyLine* const> lines, std::span<const SurveyLine* const> everyone,
                     const std::function<bool(const SurveyLine&, const SurveyLine&)>& covers) {
  for (const auto* line : lines) items_.push_back({line, {}, 0});
  std::vector<std::size_t> inside(lines.size());  // how many lines a line is a part of
  for (std::size_t a = 0; a < lines.size(); ++a) {
    for (std::size_t b = 0; b < lines.size(); ++b) {
      if (a == b || !covers(*lines[a], *lines[b])) continue;
      const auto between = [&](const SurveyLine* c) {
        return c != lines[a] && c != lines[b] && covers(*lines[a], *c) && covers(*c, *lines[b]);
      };
      if (std::any_of(lines.begin(), lines.end(), between)) continue;
      items_[a].parts.push_back(b);
      // Nobody stands in two groups that are not one inside the other.
      if (++inside[b] > 1) adds_up_ = false;
    }
  }
  std::uint64_t counted = 0;
  std::uint64_t answered = 0;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    auto& item = items_[i];
    std::uint64_t parts_counted = 0;
    std::uint64_t parts_answered = 0;
    for (const auto part : item.parts) {
      parts_counted += lines[part]->numerator;
      parts_answered += base_of(*lines[part]);
    }
    item.pair = weights_.size() / 2;
    const auto base = base_of(*item.line);
    adds_up_ = adds_up_ && parts_counted <= item.line->numerator && parts_answered <= base;
    if (!adds_up_) return;
    add_pair(item.line->numerator - parts_counted, base - parts_answered);
    if (inside[i] > 0) continue;
    counted += item.line->numerator;
    answered += base;
  }
  std::uint64_t all_counted = 0;
  std::uint64_t all_answered = 0;
  for (const auto* line : everyone) {
    all_counted += line->numerator;
    all_answered += base_of(*line);
  }
  told_of_all_ = !everyone.empty();
  // Percentages of weighted results do not give whole people, so the rest may be one or two too few.
  const auto rest = all_counted > counted ? all_counted - counted : 0;
  add_pair(rest, std::max(rest, all_answered > answered ? all_answered - answered : 0));
  if (!adds_up_) return;
  auto people = std::make_shared<intake::Population>();
  people->kind = "survey";
  people->size = weights_.size();
  people->weights = weights_;
  std::vector<std::uint16_t> codes;
  for (std::size_t i = 0; i < weights_.size(); ++i) codes.push_back(static_cast<std::uint16_t>(i));
  coding_ = std::make_shared<Coding>(std::move(people), std::move(codes));
}

void LinesWhom::add_pair(std::uint64_t counted, std::uint64_t answered) {
  constexpr std::uint64_t most = 0xFFFFFFFF;
  adds_up_ = adds_up_ && counted <= answered && answered <= most && weights_.size() < 0xFFF0;
  weights_.push_back(static_cast<std::uint32_t>(std::min(counted, most)));
  weights_.push_back(static_cast<std::uint32_t>(std::min(answered - std::min(counted, answered), most)));
}

void LinesWhom::codes_of(const Item& item, bool counted, Codes& out) const {
  out.insert(static_cast<std::uint16_t>(2 * item.pair));
  if (!counted) out.insert(static_cast<std::uint16_t>(2 * item.pair + 1));
  for (const auto part : item.parts) codes_of(items_[part], counted, out);
}

Whom LinesWhom::whom(const SurveyLine& line, bool counted) const {
  const auto at = std::find_if(items_.begin(), items_.end(), [&](const auto& item) { return item.line == &line; });
  if (coding_ == nullptr || at == items_.end()) return {};
  Codes codes;
  codes_of(*at, counted, codes);
  return Whom::among(coding_, std::move(codes));
}

std::vector<Made> LinesWhom::given() const {
  if (coding_ == nullptr || !told_of_all_) return {};
  Codes counted;
  for (std::uint16_t i = 0; i < weights_.size(); i = static_cast<std::uint16_t>(i + 2)) counted.insert(i);
  return {{std::string(given_place) + "answered", Whom::everybody(coding_)},
          {std::string(given_place) + "counted", Whom::among(coding_, std::move(counted))}};
}

}  // namespace evenhand::measures
