#include "core/protection/register.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/measures/counts.h"

namespace evenhand::protection {
namespace {

using intake::Population;
using measures::Block;
using measures::Coding;

// Numbers that stand for counts: two sets of people have the same sum only if they are the same, but for one chance in
// 2^64 (SplitMix64, Steele, Lea & Flood 2014).
std::uint64_t mark_of(std::uint64_t n) {
  n += 0x9e3779b97f4a7c15U;
  n = (n ^ (n >> 30)) * 0xbf58476d1ce4e5b9U;
  n = (n ^ (n >> 27)) * 0x94d049bb133111ebU;
  return n ^ (n >> 31);
}

// Rows of one population, each standing for the same number of people wherever they are counted.
struct Space {
  const Population* population = nullptr;
  const Coding* people = nullptr;  // whose numbers of people; null: the population's own weights
  std::vector<std::uint64_t> marks;
  std::vector<std::uint32_t> examples;  // a row of each cell
  std::size_t first_cell = 0;
};

// Blocks that ask the same codings are one table, gone through together.
struct Table {
  std::size_t space = 0;
  std::vector<const Coding*> codings;
  struct Entry {
    std::size_t line;
    const Block* block;
  };
  std::vector<Entry> entries;
};

struct Line {
  std::size_t measure;
  const measures::Made* made;
  std::vector<std::uint32_t> cells;
};

bool same_people(const Space& space, const Coding& coding) {
  if (space.population != &coding.population()) return false;
  if (!coding.has_own_people()) return space.people == nullptr;
  if (space.people == nullptr) return false;
  if (space.people == &coding) return true;
  for (std::size_t row = 0; row < space.population->size; ++row) {
    if (coding.people(row) != space.people->people(row)) return false;
  }
  return true;
}

class Registrar {
 public:
  explicit Registrar(std::span<const measures::Measure> list) : measures_(list) {}

  Register run() {
    collect();
    mark();
    make_cells();
    fill_lines();
    return number();
  }

 private:
  void collect() {
    for (std::size_t m = 0; m < measures_.size(); ++m) {
      if (measures_[m].status == measures::Status::not_supplied) continue;
      for (const auto& made : measures_[m].made) {
        for (const auto& block : made.whom.blocks) add_block(lines_.size(), block);
        lines_.push_back({m, &made, {}});
      }
    }
  }

  void add_block(std::size_t line, const Block& block) {
    if (block.conditions.empty()) return;
    std::vector<const Coding*> codings;
    const Coding* people = nullptr;
    for (const auto& c : block.conditions) {
      codings.push_back(c.coding.get());
      if (c.coding->has_own_people()) people = c.coding.get();
    }
    const auto space = space_of(people != nullptr ? *people : *codings.front());
    const auto [it, fresh] = table_of_.try_emplace(codings, tables_.size());
    if (fresh) tables_.push_back({space, codings, {}});
    tables_[it->second].entries.push_back({line, &block});
  }

  std::size_t space_of(const Coding& coding) {
    for (std::size_t s = 0; s < spaces_.size(); ++s) {
      if (same_people(spaces_[s], coding)) return s;
    }
    Space space;
    space.population = &coding.population();
    if (coding.has_own_people()) space.people = &coding;
    space.marks.resize(space.population->size);
    spaces_.push_back(std::move(space));
    return spaces_.size() - 1;
  }

  // Calls with each row of the table and the entries that hold it.
  template <class Rows, class See>
  void go_through(const Table& table, const Rows& rows, const See& see) const {
    // Which entries each code of the first coding may meet: most tables have one or two.
    std::map<std::vector<std::uint16_t>, std::vector<std::size_t>> found;
    std::vector<std::uint16_t> codes(table.codings.size());
    const std::vector<std::size_t>* last = nullptr;
    std::vector<std::uint16_t> last_codes;
    for (const auto row : rows) {
      for (std::size_t c = 0; c < codes.size(); ++c) codes[c] = (*table.codings[c])[row];
      if (last == nullptr || codes != last_codes) {
        auto it = found.find(codes);
        if (it == found.end()) {
          std::vector<std::size_t> lines;
          for (const auto& entry : table.entries) {
            bool in = true;
            for (std::size_t c = 0; in && c < codes.size(); ++c) in = entry.block->conditions[c].holds(codes[c]);
            if (in) lines.push_back(entry.line);
          }
          it = found.emplace(codes, std::move(lines)).first;
        }
        last = &it->second;
        last_codes = codes;
      }
      see(row, *last);
    }
  }

  void mark() {
    for (const auto& table : tables_) {
      auto& space = spaces_[table.space];
      std::vector<std::uint32_t> rows(space.population->size);
      std::iota(rows.begin(), rows.end(), 0U);
      std::map<const std::vector<std::size_t>*, std::uint64_t> sums;
      go_through(table, rows, [&](std::uint32_t row, const std::vector<std::size_t>& lines) {
        const auto [it, fresh] = sums.try_emplace(&lines, 0);
        if (fresh) {
          for (const auto line : lines) it->second += mark_of(line);
        }
        space.marks[row] += it->second;
      });
    }
  }

  void make_cells() {
    for (auto& space : spaces_) {
      space.first_cell = cells_.size();
      std::map<std::uint64_t, std::size_t> cell_of;
      for (std::uint32_t row = 0; row < space.population->size; ++row) {
        const auto people = space.people != nullptr ? space.people->people(row) : space.population->weight(row);
        if (people == 0) continue;
        const auto [it, fresh] = cell_of.try_emplace(space.marks[row], cells_.size());
        if (fresh) {
          cells_.push_back(0);
          space.examples.push_back(row);
        }
        cells_[it->second] += people;
      }
    }
  }

  void fill_lines() {
    for (const auto& table : tables_) {
      const auto& space = spaces_[table.space];
      std::size_t cell = space.first_cell;
      go_through(table, space.examples, [&](std::uint32_t, const std::vector<std::size_t>& lines) {
        for (const auto line : lines) lines_[line].cells.push_back(static_cast<std::uint32_t>(cell));
        ++cell;
      });
    }
    for (auto& line : lines_) std::sort(line.cells.begin(), line.cells.end());
  }

  std::uint64_t sum_of(const Line& line) const {
    std::uint64_t sum = 0;
    for (const auto cell : line.cells) sum += cells_[cell];
    return sum * line.made->whom.times;
  }

  Register number() {
    Register out;
    std::map<std::pair<std::size_t, std::string_view>, const Line*> at;
    for (const auto& line : lines_) at.emplace(std::pair{line.measure, std::string_view(line.made->place)}, &line);
    std::map<std::vector<std::uint32_t>, std::uint32_t> count_of;
    std::vector<std::uint64_t> values;
    const auto count_with = [&](const std::vector<std::uint32_t>& cells) {
      const auto [found, fresh] = count_of.try_emplace(cells, static_cast<std::uint32_t>(out.system.counts.size()));
      if (fresh) out.system.counts.push_back({cells});
      return found->second;
    };
    for (const auto& line : lines_) {
      if (!line.made->place.starts_with(measures::given_place) || line.cells.empty()) continue;
      out.system.counts[count_with(line.cells)].forced = true;
    }
    for (std::size_t m = 0; m < measures_.size(); ++m) {
      if (measures_[m].status == measures::Status::not_supplied) continue;
      const bool ok = measures_[m].status == measures::Status::ok;
      bool proved = true;
      measures::visit_counts(measures_[m], [&](const std::string& place, std::uint64_t value) {
        const auto it = at.find({m, place});
        const bool known = it != at.end() && sum_of(*it->second) == value;
        if (!known && !ok) return;
        if (!known && proved) {
          proved = false;
          out.unproved.push_back({m, place});
        }
        Printed printed{m, place, value, nothing};
        if (known && !it->second->cells.empty()) {
          printed.count = count_with(it->second->cells);
        }
        out.printed.push_back(std::move(printed));
      });
    }
    out.system.cells = std::move(cells_);
    return out;
  }

  std::span<const measures::Measure> measures_;
  std::vector<Line> lines_;
  std::vector<Table> tables_;
  std::map<std::vector<const Coding*>, std::size_t> table_of_;
  std::vector<Space> spaces_;
  std::vector<std::uint64_t> cells_;
};

}  // namespace

Register make_register(std::span<const measures::Measure> measures) { return Registrar(measures).run(); }

}  // namespace evenhand::protection
