#include "core/measures/change_whom.h"

namespace evenhand::measures {

ChangeWhom::ChangeWhom(const Movement& movement) : movement_(movement), lists_(movement.lists.size()) {
  for (std::size_t l = 0; l < lists_.size(); ++l) {
    lists_[l].codes.assign(movement.lists[l]->size, 0);
    lists_[l].people.assign(movement.lists[l]->size, 0);
  }
}

void ChangeWhom::add(const Move& move, std::uint8_t before, std::uint8_t after) {
  const bool transferred = move.kind == Move::Kind::transferred_in || move.kind == Move::Kind::transferred_out;
  // Code 0 is for rows that nothing counts.
  const auto [it, fresh] =
      code_of_.try_emplace({before, after, transferred}, static_cast<std::uint16_t>(code_of_.size() + 1));
  const bool here = move.after != Move::nowhere;
  auto& list = lists_[here ? 0 : move.list];
  const auto row = here ? move.after : move.before;
  list.codes[row] = it->second;
  list.people[row] = move.people;
}

template <class Meets>
Whom ChangeWhom::who(const Meets& meets) const {
  Codes codes;
  for (const auto& [path, code] : code_of_) {
    if (meets(path)) codes.insert(code);
  }
  Whom out;
  for (const auto& coding : codings_) out.join(Whom::among(coding, codes));
  return out;
}

void ChangeWhom::tell(Measure& m, const std::vector<Change::Category>& categories,
                      const std::vector<std::uint8_t>& index) const {
  for (std::size_t l = 0; l < lists_.size(); ++l) {
    const auto& population = *movement_.lists[l];
    const auto& [codes, people] = lists_[l];
    bool by_weight = true;
    for (std::size_t row = 0; row < codes.size(); ++row) {
      by_weight = by_weight && (codes[row] == 0 || people[row] == population.weight(row));
    }
    codings_.push_back(std::make_shared<Coding>(population, codes, by_weight ? std::vector<std::uint32_t>() : people));
  }
  // `is` and `was` say which categories a count is about.
  const auto counts = [&](const std::string& place, auto&& ours) {
    const auto add = [&](const char* name, auto&& meets) { m.made.push_back({place + "/" + name, who(meets)}); };
    const auto was = [&](const Path& p) { return p.before != absent && ours(p.before); };
    const auto is = [&](const Path& p) { return p.after != absent && ours(p.after); };
    add("before", was);
    add("after", is);
    add("stayers", [&](const Path& p) { return is(p) && p.before == p.after; });
    add("answers_in", [&](const Path& p) { return is(p) && p.before != absent && p.before != p.after; });
    add("answers_out", [&](const Path& p) { return was(p) && p.after != absent && p.before != p.after; });
    add("joiners", [&](const Path& p) { return is(p) && p.before == absent && !p.transferred; });
    add("transferred_in", [&](const Path& p) { return is(p) && p.before == absent && p.transferred; });
    add("leavers", [&](const Path& p) { return was(p) && p.after == absent && !p.transferred; });
    add("transferred_out", [&](const Path& p) { return was(p) && p.after == absent && p.transferred; });
  };
  counts("all", [](std::uint8_t) { return true; });
  Codes known;
  for (std::size_t c = 0; c < categories.size(); ++c) {
    if (categories[c].known) known.insert(index[c]);
    counts("categories/" + categories[c].id, [&](std::uint8_t code) { return code == index[c]; });
  }
  m.made.push_back({"base", who([](const Path& p) { return p.after != absent; })});
  m.made.push_back({"unknown", who([&](const Path& p) { return p.after != absent && !known.contains(p.after); })});
}

}  // namespace evenhand::measures
