#include "core/report/past.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/intake/dates.h"
#include "core/report/json_walk.h"
#include "core/report/past_raw.h"

namespace evenhand::report {
namespace {

using past::Item;
using past::Raw;
using past::whole;
using statistics::Bounds;

// More than any report has; what is beyond is not kept.
constexpr std::size_t most_measures = 20'000;
constexpr std::size_t most_groups = 200'000;
constexpr std::size_t longest_text = 500;

// No figure of staff is larger; what is, would only upset arithmetic.
std::optional<double> plain(std::optional<double> x) { return x && std::abs(*x) <= 1e9 ? x : std::nullopt; }

std::string short_text(JsonWalk& walk) {
  auto text = walk.text().value_or(std::string());
  return text.size() <= longest_text ? text : std::string();
}

std::vector<std::string> texts(JsonWalk& walk) {
  std::vector<std::string> out;
  if (!walk.array()) return out;
  while (walk.item()) {
    auto text = short_text(walk);
    if (!text.empty() && out.size() < 100) out.push_back(std::move(text));
  }
  return out;
}

class Reader {
 public:
  Reader(std::string_view json, const standards::Standards& standards, PastReport& out)
      : walk_(json), standards_(standards), out_(out) {}

  std::optional<Unreadable> read();

 private:
  void measure();
  void put(Raw& raw);
  std::optional<Bounds> interval(std::string* method);
  Item item(bool with_cells);
  std::vector<Item> items(bool with_cells);
  void rating(PastFigure& figure);
  void labels(Raw& raw);

  /// Calls `each` for every member; it takes the value, or gives false to have it passed over.
  template <class Each>
  void members(Each&& each) {
    std::string key;
    if (!walk_.object()) return;
    while (walk_.member(key)) {
      if (!each(std::string_view(key))) walk_.skip();
    }
  }

  /// An id and something else of every object of a list.
  template <class Each>
  void list(Each&& each) {
    if (!walk_.array()) return;
    while (walk_.item()) each();
  }

  JsonWalk walk_;
  const standards::Standards& standards_;
  PastReport& out_;
  std::size_t groups_ = 0;
};

std::optional<Bounds> Reader::interval(std::string* method) {
  std::optional<double> low;
  Bounds out{0, std::numeric_limits<double>::infinity()};
  members([&](std::string_view key) {
    if (key == "low") {
      low = plain(walk_.number());
    } else if (key == "high") {
      // No upper limit is null.
      out.high = plain(walk_.number()).value_or(out.high);
    } else if (key == "method" && method != nullptr) {
      *method = short_text(walk_);
    } else {
      return false;
    }
    return true;
  });
  if (!low || *low > out.high) return std::nullopt;
  out.low = *low;
  return out;
}

Item Reader::item(bool with_cells) {
  Item out;
  members([&](std::string_view key) {
    if (key == "id") {
      out.id = short_text(walk_);
    } else if (key == "label") {
      out.label = short_text(walk_);
    } else if (key == "section") {
      out.section = short_text(walk_);
    } else if (key == "known") {
      out.known = walk_.flag().value_or(true);
    } else if (key == "part") {
      out.part = plain(walk_.number());
    } else if (key == "interval") {
      out.interval = interval(nullptr);
    } else if (key == "groups" && with_cells) {
      out.cells = items(false);
    } else if (key == "benchmark") {
      members([&](std::string_view name) {
        if (name != "percent") return false;
        out.benchmark = plain(walk_.number());
        return true;
      });
    } else {
      const auto* const at = std::find(past::number_names.begin(), past::number_names.end(), key);
      if (at == past::number_names.end()) return false;
      out.numbers[static_cast<std::size_t>(at - past::number_names.begin())] = plain(walk_.number());
    }
    return true;
  });
  return out;
}

std::vector<Item> Reader::items(bool with_cells) {
  std::vector<Item> out;
  list([&] {
    if (groups_ >= most_groups) return walk_.skip();
    ++groups_;
    out.push_back(item(with_cells));
  });
  return out;
}

void Reader::rating(PastFigure& figure) {
  members([&](std::string_view key) {
    if (key == "colour") {
      figure.colour = to_colour(short_text(walk_));
    } else if (key == "within") {
      figure.within = walk_.flag().value_or(false);
    } else if (key == "group") {
      figure.group = short_text(walk_);
    } else {
      return false;
    }
    return true;
  });
}

void Reader::labels(Raw& raw) {
  members([&](std::string_view key) {
    if (raw.labels.size() < 100) {
      raw.labels.emplace_back(std::string(key), short_text(walk_));
      return true;
    }
    return false;
  });
}

void Reader::measure() {
  Raw raw;
  auto& figure = raw.figure;
  members([&](std::string_view key) {
    if (key == "id") {
      raw.id = short_text(walk_);
    } else if (key == "kind") {
      figure.kind = short_text(walk_);
    } else if (key == "status") {
      figure.status = short_text(walk_);
    } else if (key == "base") {
      figure.base = whole(walk_.number()).value_or(0);
    } else if (key == "unknown") {
      figure.unknown = whole(walk_.number()).value_or(0);
    } else if (key == "value") {
      figure.value = plain(walk_.number());
    } else if (key == "percent") {
      raw.percent = plain(walk_.number());
    } else if (key == "known") {
      raw.known = plain(walk_.number());
    } else if (key == "part_base") {
      raw.part_base = plain(walk_.number());
    } else if (key == "interval") {
      figure.interval = interval(&figure.method);
    } else if (key == "focus") {
      raw.focus = short_text(walk_);
    } else if (key == "comparator") {
      raw.comparator = short_text(walk_);
    } else if (key == "compared") {
      figure.sides = texts(walk_);
    } else if (key == "rating") {
      rating(figure);
    } else if (key == "group_labels") {
      labels(raw);
    } else if (key == "comparison") {
      members([&](std::string_view name) {
        if (name != "label") return false;
        figure.compared_with = short_text(walk_);
        return true;
      });
    } else if (key == "overall") {
      raw.overall = item(true);
    } else if (key == "groups" || key == "categories" || key == "bands" || key == "rows") {
      raw.items = items(true);
    } else {
      return false;
    }
    return true;
  });
  put(raw);
}

void Reader::put(Raw& raw) {
  if (raw.id.empty() || out_.measures.size() >= most_measures || out_.measures.contains(raw.id)) return;
  settle(raw, standards_);
  out_.measures.emplace(std::move(raw.id), std::move(raw.figure));
}

std::optional<Unreadable> Reader::read() {
  std::string format;
  members([&](std::string_view key) {
    if (key == "format") {
      format = short_text(walk_);
    } else if (key == "audience") {
      out_.publication = walk_.text().value_or("") == "publication";
    } else if (key == "organisation") {
      members([&](std::string_view name) {
        if (name != "name") return false;
        out_.organisation = short_text(walk_);
        return true;
      });
    } else if (key == "period") {
      members([&](std::string_view name) {
        if (name == "snapshot") {
          out_.snapshot = short_text(walk_);
        } else if (name == "survey_year") {
          const auto year = whole(walk_.number());
          out_.survey_year = year && *year < 3000 ? static_cast<int>(*year) : 0;
        } else {
          return false;
        }
        return true;
      });
    } else if (key == "rule_packs") {
      out_.rule_packs = texts(walk_);
    } else if (key == "rules" || key == "analyses") {
      list([&] {
        std::string id;
        std::string said;
        members([&](std::string_view name) {
          if (name == "id") {
            id = short_text(walk_);
          } else if (name == "option" || name == "title") {
            said = short_text(walk_);
          } else {
            return false;
          }
          return true;
        });
        auto& to = key == "rules" ? out_.rules : out_.analyses;
        if (!id.empty() && to.size() < 1000) to.emplace(std::move(id), std::move(said));
      });
    } else if (key == "thresholds") {
      list([&] {
        std::string id;
        std::map<std::string, double> values;
        members([&](std::string_view name) {
          if (name == "id") {
            id = short_text(walk_);
          } else if (name == "values") {
            members([&](std::string_view of) {
              if (values.size() >= 100) return false;
              if (const auto x = walk_.number()) values.emplace(of, *x);
              return true;
            });
          } else {
            return false;
          }
          return true;
        });
        if (!id.empty() && out_.thresholds.size() < 1000) out_.thresholds.emplace(std::move(id), std::move(values));
      });
    } else if (key == "measures") {
      list([&] { measure(); });
    } else {
      return false;
    }
    return true;
  });
  if (!walk_.finish()) {
    return Unreadable{"not_json",
                      "This is not whole JSON text, so no report can be read from it. Choose the JSON file that was "
                      "saved with the report; if it is that one, it was cut short or changed: save or fetch it again."};
  }
  if (format == "evenhand-settings/1") {
    return Unreadable{"settings", "This holds settings, not a report. Open it where settings are opened."};
  }
  if (format != "evenhand-report/1") {
    const bool newer = format.starts_with("evenhand-report/");
    return Unreadable{"not_a_report",
                      newer ? "This report was made by another version (" + format + "), which this one cannot read."
                            : "This is JSON, but not a report made by Evenhand. Choose the JSON file "
                              "that was saved with an earlier report."};
  }
  if (!intake::from_iso(out_.snapshot)) {
    return Unreadable{"no_snapshot",
                      "This report has no snapshot date, so it cannot be set beside another year. Make it again with "
                      "the date on which its workforce was counted."};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Unreadable> read_past(std::string_view json, const standards::Standards& standards, PastReport& out) {
  return Reader(json, standards, out).read();
}

}  // namespace evenhand::report
