#include <algorithm>
#include <array>

#include "core/intake/settings_reader.h"
#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

using json = SettingsReader::json;

// Each is a hundred figures or so.
constexpr std::size_t most_analyses = 20;

constexpr std::array<std::string_view, 6> ways{"site",        "contract",       "pay_band",
                                               "staff_group", "transferred_in", "own_group"};

// The category of this id or label; empty when there is none, or when it is no answer.
std::string category_named(const standards::Vocabulary& vocabulary, const std::string& text) {
  const auto tidy = standards::normalise(text);
  for (const auto& c : vocabulary.categories) {
    const auto is_it = [&](const std::string& word) { return standards::normalise(word) == tidy; };
    const bool named = c.id == text || is_it(c.label) || std::any_of(c.labels.begin(), c.labels.end(), is_it);
    if (named && c.known) return c.id;
  }
  return {};
}

class One {
 public:
  One(SettingsReader& reader, int number) : reader_(reader), place_("analyses " + std::to_string(number)) {
    out_.number = number;
  }

  std::optional<AnalysisChoice> read(const json& j) {
    if (!j.is_object()) return refuse(j.dump(), "An analysis should be an object that says whom to choose.");
    if (const auto* title = reader_.member(j, "title", json::value_t::string, "text")) {
      out_.title = title->get<std::string>();
    }
    const auto by = j.find("by");
    out_.by = by != j.end() && by->is_string() ? by->get<std::string>() : std::string();
    if (std::find(ways.begin(), ways.end(), out_.by) == ways.end()) {
      return refuse(out_.by,
                    "People can be chosen by site, contract, pay_band, staff_group, transferred_in or own_group.");
    }
    const auto* list = reader_.member(j, "is", json::value_t::array, "a list of labels");
    if (list != nullptr) {
      for (const auto& item : *list) label(item);
    }
    if (out_.by == "transferred_in" && out_.is.empty()) out_.is.emplace_back("ever");
    if (out_.is.empty()) return refuse("", "Nobody is chosen: name at least one label that is known.");
    return out_;
  }

 private:
  std::optional<AnalysisChoice> refuse(const std::string& value, const std::string& message) {
    reader_.fault(place_, value.substr(0, 80), message);
    return std::nullopt;
  }

  void label(const json& item) {
    const auto text = item.is_string() ? item.get<std::string>() : std::string();
    auto meant = text;
    if (out_.by == "transferred_in") {
      if (text != "ever" && text != "year") meant.clear();
    } else if (out_.by == "pay_band" || out_.by == "staff_group") {
      meant = category_named(*standards::find_vocabulary(reader_.standards, out_.by), text);
    }
    if (meant.empty()) {
      const auto shown = item.is_string() ? text : item.dump();
      refuse(shown, out_.by == "transferred_in" ? "Transfers are chosen by \"ever\" or by \"year\"."
                                                : "No " + words_for(out_.by) + " has this name.");
    } else if (std::find(out_.is.begin(), out_.is.end(), meant) == out_.is.end()) {
      out_.is.push_back(meant);
    }
  }

  static std::string words_for(const std::string& by) {
    return by == "pay_band" ? "pay band" : by == "staff_group" ? "staff group" : by == "own_group" ? "group" : by;
  }

  SettingsReader& reader_;
  std::string place_;
  AnalysisChoice out_;
};

}  // namespace

void read_analyses(const json& j, SettingsReader& reader, Settings& out) {
  const auto* list = reader.member(j, "analyses", json::value_t::array, "a list");
  if (list == nullptr) return;
  for (std::size_t i = 0; i < list->size(); ++i) {
    if (i == most_analyses) {
      reader.fault("analyses", std::to_string(list->size()),
                   "At most " + std::to_string(most_analyses) + " analyses are made.");
      break;
    }
    // One that cannot be used keeps its number: words for the report go by it.
    auto choice = One(reader, static_cast<int>(i) + 1).read((*list)[i]);
    if (choice) out.analyses.push_back(std::move(*choice));
  }
}

bool is_analysis(std::string_view id, const json& settings) {
  const auto list = settings.find("analyses");
  if (list == settings.end() || !list->is_array()) return false;
  for (std::size_t i = 1; i <= list->size(); ++i) {
    if (id == "analysis." + std::to_string(i)) return true;
  }
  return false;
}

}  // namespace evenhand::intake
