#include "core/csv/layout.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/csv/text.h"

namespace evenhand::csv {
namespace {

using Cells = std::vector<std::string>;

constexpr std::size_t no_row = static_cast<std::size_t>(-1);

std::size_t count_filled(const Cells& cells) {
  return static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), [](const auto& c) { return !c.empty(); }));
}

/// Cells up to the last one that is not blank.
std::size_t filled_width(const Cells& cells) {
  std::size_t width = cells.size();
  while (width > 0 && cells[width - 1].empty()) --width;
  return width;
}

std::size_t count_hits(const Cells& cells, const KnownHeader& known) {
  if (!known) return 0;
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [&](const auto& c) { return !c.empty() && known(c); }));
}

bool is_data(const Cells& cells) { return looks_like_data({cells.begin(), cells.end()}); }

/// The width that most rows reach; 1 when no row has two cells.
std::size_t usual_width(std::span<const SampleRow> sample) {
  std::map<std::size_t, std::size_t> counts;
  for (const SampleRow& row : sample) {
    if (filled_width(row.cells) > 1) ++counts[filled_width(row.cells)];
  }
  std::size_t width = 1;
  std::size_t most = 0;
  for (const auto& [w, n] : counts) {
    if (n >= most) {
      most = n;
      width = w;
    }
  }
  return width;
}

/// The header by its words: the first row of which half is known, or else the row with the most known words.
std::size_t header_by_words(std::span<const SampleRow> sample, std::size_t width, const KnownHeader& known) {
  std::vector<std::size_t> hits;
  for (const SampleRow& row : sample) hits.push_back(count_hits(row.cells, known));
  // One known word may stand in a title or among data; two hardly do.
  const auto plausible = [&](std::size_t i) {
    const Cells& cells = sample[i].cells;
    const std::size_t filled = count_filled(cells);
    if (hits[i] != 1) return hits[i] >= 2;
    const auto values = static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), looks_like_value));
    return filled * 3 >= width * 2 && values * 2 <= filled;
  };
  std::size_t best = no_row;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (!plausible(i)) continue;
    if (hits[i] >= 2 && hits[i] * 2 >= count_filled(sample[i].cells)) {
      best = i;
      break;
    }
    if (best == no_row || hits[i] > hits[best]) best = i;
  }
  // A row of groups above the header proper may hold known words too.
  while (best != no_row && best + 1 < sample.size() && hits[best + 1] > hits[best]) ++best;
  return best;
}

/// Without known words: the first row that is nearly as wide as the table and reads like words.
std::size_t header_by_shape(std::span<const SampleRow> sample, std::size_t width, bool must_be_words) {
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const Cells& cells = sample[i].cells;
    const std::size_t filled = count_filled(cells);
    if (filled == 0 || cells.size() < width) continue;
    const bool data = is_data(cells);
    const auto first = std::find_if(cells.begin(), cells.end(), [](const auto& c) { return !c.empty(); });
    const bool prompt = first->ends_with(':');
    if (filled * 3 >= width * 2 && !data && !prompt) return i;
    if (filled >= width && !prompt) return must_be_words ? no_row : i;
  }
  return no_row;
}

/// The name of a column whose heading is spread over rows `first` to `last`: whichever reading is known, and
/// otherwise all of it. A heading over several columns stands in the first of them.
std::string join_names(std::span<const SampleRow> sample, std::size_t first, std::size_t last, std::size_t column,
                       const KnownHeader& known) {
  std::string joined;
  std::string spread;
  const auto add = [](std::string& to, const std::string& part) {
    if (part.empty()) return;
    if (!to.empty()) to += ' ';
    to += part;
  };
  for (std::size_t row = first; row <= last; ++row) {
    const Cells& cells = sample[row].cells;
    const std::string own = column < cells.size() ? cells[column] : "";
    add(joined, own);
    std::size_t left = std::min(column, cells.size() - 1);
    while (row < last && left > 0 && cells[left].empty()) --left;
    add(spread, row < last ? cells[left] : own);
  }
  const Cells& bottom = sample[last].cells;
  for (const std::string& name : {joined, spread, column < bottom.size() ? bottom[column] : std::string()}) {
    if (!name.empty() && known && known(name)) return name;
  }
  return joined;
}

Cells join_rows(std::span<const SampleRow> sample, std::size_t first, std::size_t last, const KnownHeader& known) {
  std::size_t width = 0;
  for (std::size_t row = first; row <= last; ++row) width = std::max(width, sample[row].cells.size());
  Cells names;
  for (std::size_t column = 0; column < width; ++column) {
    names.push_back(first == last ? sample[first].cells[column] : join_names(sample, first, last, column, known));
  }
  return names;
}

struct Range {
  std::size_t first;
  std::size_t last;
};

/// Up to three neighbouring rows joined, if together they are known better than the one found.
Range widen_header(std::span<const SampleRow> sample, std::size_t row, const KnownHeader& known) {
  const std::size_t start = row == no_row ? 0 : row - std::min<std::size_t>(row, 2);
  const std::size_t stop = std::min(sample.size(), row == no_row ? 20 : row + 3);
  Range best{row, row};
  std::size_t most = row == no_row ? 1 : count_hits(sample[row].cells, known);
  for (std::size_t rows = 2; rows <= 3; ++rows) {
    for (std::size_t first = start; first + rows <= stop; ++first) {
      const std::size_t last = first + rows - 1;
      if (row != no_row && (row < first || row > last)) continue;
      bool fits = true;
      for (std::size_t i = first; i <= last; ++i) {
        const Cells& cells = sample[i].cells;
        fits = fits && count_filled(cells) > 0 && (i == row || !is_data(cells));
      }
      if (!fits) continue;
      const std::size_t hits = count_hits(join_rows(sample, first, last, known), known);
      if (hits <= most) continue;
      most = hits;
      best = {first, last};
    }
  }
  return best;
}

/// Every column gets a name of its own: "Column 5" when it has none, "Name (2)" when it has another's.
void make_unique(Cells names, Header& header) {
  std::set<std::string> taken(names.begin(), names.end());
  std::set<std::string> used;
  std::map<std::string, std::size_t> last;  // the number that was given last, so that many equal names stay cheap
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string name = names[i].empty() ? "Column " + std::to_string(i + 1) : names[i];
    const bool keep = !names[i].empty() && !used.contains(name);
    if (!keep) {
      const std::string base = name;
      for (auto& n = last.try_emplace(base, 1).first->second; used.contains(name) || taken.contains(name);) {
        name = base + " (" + std::to_string(++n) + ")";
      }
    }
    used.insert(name);
    header.names.push_back(name);
    header.renamed.push_back(!keep);
  }
}

/// Columns at the right without a name and without a value are not there.
std::size_t table_width(std::span<const SampleRow> sample, std::size_t last, const Cells& names) {
  std::size_t width = filled_width(names);
  for (std::size_t row = last + 1; row < sample.size(); ++row) {
    const std::size_t filled = filled_width(sample[row].cells);
    if (filled <= names.size()) width = std::max(width, filled);
  }
  return width;
}

}  // namespace

std::optional<Layout> find_layout(std::span<const SampleRow> sample, const KnownHeader& known_header) {
  const std::size_t width = usual_width(sample);
  std::size_t row = known_header ? header_by_words(sample, width, known_header) : no_row;
  Range range{row, row};
  if (known_header) range = widen_header(sample, row, known_header);
  if (range.first == no_row) {
    const bool any_known = known_header && std::any_of(sample.begin(), sample.end(), [&](const SampleRow& r) {
                             return count_hits(r.cells, known_header) > 0;
                           });
    row = header_by_shape(sample, width, known_header && !any_known);
    if (row == no_row) return std::nullopt;
    range = {row, row};
  }
  Cells names = join_rows(sample, range.first, range.last, known_header);
  names.resize(table_width(sample, range.last, names));
  Layout layout;
  layout.last_row = range.last;
  make_unique(std::move(names), layout.header);
  layout.header.row = range.last + 1;
  layout.header.rows = static_cast<std::uint32_t>(range.last - range.first + 1);
  layout.header.title_rows = static_cast<std::uint32_t>(range.first);
  for (std::size_t i = range.first; i <= range.last; ++i) {
    layout.header_rows.push_back(sample[i].cells);
    layout.header_rows.back().resize(filled_width(sample[i].cells));
  }
  for (std::size_t i = 0; i < range.first; ++i) {
    std::string title;
    for (const std::string& cell : sample[i].cells) {
      if (!cell.empty()) title += (title.empty() ? "" : " ") + cell;
    }
    if (!title.empty()) layout.header.titles.push_back(title);
  }
  return layout;
}

}  // namespace evenhand::csv
