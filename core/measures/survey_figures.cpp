#include "core/measures/survey_figures.h"

#include <algorithm>
#include <array>

#include "core/measures/survey.h"

namespace evenhand::measures {
namespace {

using intake::CodedColumn;
using intake::Population;
using intake::SurveyLine;

constexpr double no_score = std::numeric_limits<double>::quiet_NaN();

// The group of each category of a view, in the order in which they are shown.
class Groups {
 public:
  Groups(const standards::Vocabulary& vocabulary, std::string_view grouping) : vocabulary_(vocabulary) {
    const auto* named = grouping.empty() ? nullptr : standards::find_grouping(vocabulary, grouping);
    if (named != nullptr) {
      note_ = named->note;
      for (const auto& g : named->groups) {
        groups_.emplace_back();
        groups_.back().id = g.id;
        groups_.back().label = g.label;
      }
    }
    place_.fill(none);
    for (std::size_t i = 0; i < vocabulary.categories.size(); ++i) {
      const auto& c = vocabulary.categories[i];
      if (!c.known) continue;
      const auto id = named != nullptr ? standards::group_of(c, grouping) : std::string_view(c.id);
      const auto at = std::find_if(groups_.begin(), groups_.end(), [&](const auto& g) { return g.id == id; });
      place_[i] = static_cast<std::size_t>(at - groups_.begin());
      if (at != groups_.end()) continue;
      groups_.emplace_back();
      groups_.back().id = c.id;
      groups_.back().label = c.label;
    }
  }

  /// Null for an answer that places nobody.
  SurveyGroup* of(std::uint8_t category) {
    used_[category] = true;
    return place_[category] == none ? nullptr : &groups_[place_[category]];
  }

  /// Whom each group counts among respondents with these codes.
  void tell(const std::shared_ptr<const Coding>& codes, const Whom& answered, const Whom& counted, Whom& unknown) {
    std::vector<Codes> of(groups_.size() + 1);
    of.back().insert(intake::unmatched);
    for (std::uint16_t c = 0; c < vocabulary_.categories.size(); ++c) {
      of[place_[c] == none ? groups_.size() : place_[c]].insert(c);
    }
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      groups_[g].whom_base.join(answered.and_among(codes, of[g]));
      groups_[g].whom_counts.join(counted.and_among(codes, of[g]));
    }
    unknown.join(answered.and_among(codes, of.back()));
  }

  void hand_over(SurveyFigures& out, bool with_notes) {
    for (auto& group : groups_) {
      if (group.base > 0) out.groups.push_back(std::move(group));
    }
    if (!note_.empty() && !out.groups.empty()) out.notes.push_back(note_);
    for (std::size_t i = 0; with_notes && i < vocabulary_.categories.size(); ++i) {
      const auto& note = vocabulary_.categories[i].note;
      if (!used_[i] || note.empty()) continue;
      if (std::find(out.notes.begin(), out.notes.end(), note) == out.notes.end()) out.notes.push_back(note);
    }
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  const standards::Vocabulary& vocabulary_;
  std::vector<SurveyGroup> groups_;
  std::string note_;
  std::array<std::size_t, 256> place_{};
  std::array<bool, 256> used_{};
};

double percent_of(std::uint64_t numerator, std::uint64_t base) {
  return base > 0 ? 100 * static_cast<double>(numerator) / static_cast<double>(base) : 0;
}

// Groups with a percentage that is not that of whole people are put together by their bases.
void add_percent(SurveyGroup& group, const SurveyLine& line, std::uint64_t base) {
  if (base == 0 || (std::isnan(line.percent) && !group.percent)) return;
  const auto here = std::isnan(line.percent) ? percent_of(line.numerator, base) : line.percent;
  const auto before = group.percent.value_or(percent_of(group.numerator, group.base));
  const auto share = static_cast<double>(base) / static_cast<double>(group.base + base);
  group.percent = group.base > 0 ? before + (here - before) * share : here;
}

void add(SurveyGroup& group, const SurveyLine& line) {
  const auto base = base_of(line);
  add_percent(group, line, base);
  group.numerator += line.numerator;
  group.base += base;
  if (!std::isnan(line.score)) group.total += line.score * static_cast<double>(base);
  ++group.lines;
  // A comparator belongs to one line's group; several cannot be put together without their bases.
  group.comparator.reset();
  if (group.lines == 1 && !std::isnan(line.comparator)) group.comparator = line.comparator;
}

SurveyGroup everyone() {
  SurveyGroup group;
  group.id = "all";
  group.label = "Everyone who answered";
  return group;
}

std::array<bool, 256> mark(const standards::Vocabulary& vocabulary, const std::vector<std::string>& ids) {
  std::array<bool, 256> out{};
  for (const auto& id : ids) {
    if (const auto category = standards::find_category(vocabulary, id)) out[*category] = true;
  }
  return out;
}

}  // namespace

double item_score(std::uint8_t category) { return category < 5 ? 2.5 * category : no_score; }

double item_score(std::span<const double> shares) {
  double total = 0;
  double all = 0;
  for (std::size_t i = 0; i < shares.size() && i < 5; ++i) {
    total += shares[i] * item_score(static_cast<std::uint8_t>(i));
    all += shares[i];
  }
  return all > 0 ? total / all : no_score;
}

double theme_score(const standards::Survey& survey, const standards::SurveyTheme& theme,
                   const std::function<double(const std::string&)>& item, bool all_needed) {
  double total = 0;
  std::size_t there = 0;
  for (const auto& part : theme.parts) {
    const auto* other = standards::find_theme(survey, part);
    const auto score = other != nullptr ? theme_score(survey, *other, item, all_needed) : item(part);
    if (std::isnan(score)) continue;
    total += score;
    ++there;
  }
  const auto least = all_needed ? theme.parts.size() : theme.least;
  return there > 0 && there >= least ? total / static_cast<double>(there) : no_score;
}

const SurveyGroup* SurveyFigures::find(std::string_view id) const {
  const auto at = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.id == id; });
  return at != groups.end() ? &*at : nullptr;
}

SurveyFigures SurveyCounter::count(const std::string& question, const standards::View* view) {
  SurveyFigures out;
  const auto lines = lines_of(question, view, out);
  if (!lines.empty()) {
    from_lines(lines, view, out);
  } else {
    from_respondents(question, view, out);
  }
  return out;
}

bool SurveyCounter::has_question(const std::string& question) const {
  for (const auto* survey : surveys_) {
    for (const auto& line : survey->lines) {
      if (line.question == question) return true;
    }
    for (const auto& people : survey->respondents) {
      const auto* q = standards::find_question(standards_.survey, question);
      Answers unused;
      if (q != nullptr ? answers_of_question(people, *q, unused)
                       : answers_of_theme(people, *standards::find_theme(standards_.survey, question), unused)) {
        return true;
      }
    }
  }
  return false;
}

// Sources of Chinese in the five groups disagree: which grouping is used is a rule.
std::string_view SurveyCounter::grouping_of(const standards::View& view) const {
  if (view.grouping == "five_census" && intake::rule(settings_, standards_, "chinese_five_groups") == "other") {
    return "five_data_dictionary";
  }
  return view.grouping;
}

// The lines of the first file that has any: a second table of the same figures says them again.
SurveyCounter::Lines SurveyCounter::lines_of(const std::string& question, const standards::View* view,
                                             SurveyFigures& out) const {
  Lines found;
  const std::string characteristic = view != nullptr ? view->characteristic : "all";
  bool again = false;
  for (const auto* survey : surveys_) {
    Lines here;
    for (const auto& line : survey->lines) {
      const bool placed = line.vocabulary == nullptr || line.category != intake::unmatched;
      if (placed && line.question == question && line.characteristic == characteristic) here.push_back(&line);
    }
    if (view != nullptr) here = without_overlap(std::move(here), *view, grouping_of(*view));
    again = again || (!found.empty() && !here.empty());
    if (found.empty()) found = std::move(here);
  }
  if (again) out.notes.push_back("Two survey files give these figures. The first one's are shown.");
  return found;
}

// Null where nobody asks.
const LinesWhom* SurveyCounter::whom_of(const SurveyLine& line) {
  for (const auto* survey : surveys_) {
    const auto& all = survey->lines;
    const auto is_it = [&](const SurveyLine& other) { return &other == &line; };
    if (!survey->tells_whom || std::none_of(all.begin(), all.end(), is_it)) continue;
    const std::tuple key(survey, line.question, line.characteristic);
    if (const auto it = lines_whom_.find(key); it != lines_whom_.end()) return &it->second;
    Lines placed;
    Lines everybody;
    for (const auto& other : all) {
      if (other.question != line.question) continue;
      if (other.characteristic == "all") everybody.push_back(&other);
      const bool here = other.vocabulary == nullptr || other.category != intake::unmatched;
      if (here && other.characteristic == line.characteristic) placed.push_back(&other);
    }
    if (line.characteristic == "all") everybody.clear();
    const auto covered = [&](const SurveyLine& a, const SurveyLine& b) {
      return a.vocabulary != nullptr && covers(*a.vocabulary, a.characteristic, a.category, b.category);
    };
    return &lines_whom_.emplace(key, LinesWhom(placed, everybody, covered)).first->second;
  }
  return nullptr;
}

void SurveyCounter::from_lines(const Lines& lines, const standards::View* view, SurveyFigures& out) {
  out.supplied = true;
  const auto* whom = whom_of(*lines.front());
  const auto tell = [&](SurveyGroup& group, const SurveyLine& line) {
    if (whom == nullptr) return;
    group.whom_base.join(whom->answered(line));
    group.whom_counts.join(whom->counted(line));
  };
  if (whom != nullptr) out.given = whom->given();
  if (view == nullptr) {
    auto group = everyone();
    for (const auto* line : lines) {
      add(group, *line);
      tell(group, *line);
    }
    if (group.base > 0) out.groups.push_back(std::move(group));
    return;
  }
  const auto grouping = grouping_of(*view);
  Groups groups(*lines.front()->vocabulary, grouping);
  for (const auto* line : lines) {
    if (auto* group = groups.of(line->category)) {
      add(*group, *line);
      tell(*group, *line);
    } else {
      out.unknown += base_of(*line);
      if (whom != nullptr) out.whom_unknown.join(whom->answered(*line));
    }
  }
  groups.hand_over(out, grouping.empty());
  const auto added = [](const SurveyGroup& group) { return group.lines > 1; };
  if (!grouping.empty() && std::any_of(out.groups.begin(), out.groups.end(), added)) {
    out.notes.push_back("Groups were added up from finer ones in the file; any that are hidden there are not in them.");
  }
}

bool SurveyCounter::covers(const standards::Vocabulary& vocabulary, const std::string& characteristic,
                           std::uint8_t coarse, std::uint8_t fine) const {
  if (coarse == fine) return false;
  const auto& a = vocabulary.categories[coarse];
  const auto& b = vocabulary.categories[fine];
  for (const auto& grouping : vocabulary.groupings) {
    const auto group = standards::group_of(b, grouping.id);
    if (!group.empty() && a.id == std::string(group) + "_unspecified") return true;
  }
  for (const auto& c : standards_.survey.characteristics) {
    if (c.id != characteristic) continue;
    for (const auto& item : c.coarse) {
      if (item.category == a.id && std::find(item.of.begin(), item.of.end(), b.id) != item.of.end()) return true;
    }
  }
  return false;
}

// A table may give White and BME, and the detailed groups too: the same people twice. Groups take the coarse line, the
// detailed view the fine ones.
SurveyCounter::Lines SurveyCounter::without_overlap(Lines lines, const standards::View& view,
                                                    std::string_view grouping) const {
  if (lines.empty()) return lines;
  const auto& vocabulary = *lines.front()->vocabulary;
  const auto group = [&](const SurveyLine* line) {
    return standards::group_of(vocabulary.categories[line->category], grouping);
  };
  // "BME" is a group of two, and stands nowhere among five.
  if (!grouping.empty()) {
    std::erase_if(lines, [&](const auto* line) { return std::string(group(line)).ends_with("_unspecified"); });
  }
  Lines kept;
  for (const auto* line : lines) {
    const auto repeats = [&](const auto* other) {
      return grouping.empty() ? covers(vocabulary, view.characteristic, line->category, other->category)
                              : covers(vocabulary, view.characteristic, other->category, line->category);
    };
    if (std::none_of(lines.begin(), lines.end(), repeats)) kept.push_back(line);
  }
  // Only coarse lines left: the view would say no more than the one with fewer groups.
  const auto says_more = [&](const auto* line) {
    const auto& c = vocabulary.categories[line->category];
    if (!c.known) return false;
    if (!grouping.empty()) return !view.id.ends_with("_5") || group(line) != "white";
    return vocabulary.groupings.empty() || !c.id.ends_with("_unspecified");
  };
  return std::any_of(kept.begin(), kept.end(), says_more) ? kept : Lines{};
}

bool SurveyCounter::answers_of_question(const Population& people, const standards::SurveyQuestion& question,
                                        Answers& out) const {
  bool found = false;
  out.in_base.assign(people.size, 0);
  out.counts.assign(people.size, 0);
  // A union counts whoever did one of the parts, among those who answered any.
  for (const auto& part : question.any_of) {
    Answers answers;
    const auto* q = standards::find_question(standards_.survey, part);
    if (q == nullptr || !answers_of_question(people, *q, answers)) return false;
    found = true;
    for (std::size_t i = 0; i < people.size; ++i) {
      out.in_base[i] |= answers.in_base[i];
      out.counts[i] |= answers.counts[i];
    }
  }
  const auto* column = people.find(question.id);
  if (column == nullptr) return found;
  auto base = question.base;
  const auto& option = question.option;
  if (!option.rule.empty() && intake::rule(settings_, standards_, option.rule) == option.option) {
    for (const auto& id : option.categories) {
      if (std::erase(base, id) == 0) base.push_back(id);
    }
  }
  const auto in_base = mark(*column->vocabulary, base);
  const auto counts = mark(*column->vocabulary, question.numerator);
  const auto* asked = question.asked_of.empty() ? nullptr : people.find(question.asked_characteristic);
  if (asked != nullptr && !asked->supplied) asked = nullptr;
  const auto asked_of =
      asked != nullptr ? standards::find_category(*asked->vocabulary, question.asked_of) : std::nullopt;
  for (std::size_t i = 0; i < people.size; ++i) {
    if (asked != nullptr && asked->codes[i] != asked_of) continue;
    out.in_base[i] = in_base[column->codes[i]];
    out.counts[i] = counts[column->codes[i]];
  }
  return true;
}

bool SurveyCounter::answers_of_theme(const Population& people, const standards::SurveyTheme& theme,
                                     Answers& out) const {
  const bool all_needed = intake::rule(settings_, standards_, standards_.survey.missing_items_rule) == "all";
  std::size_t row = 0;
  const auto column_is_there = [&](const std::string& item) { return people.find(item) != nullptr ? 0.0 : no_score; };
  if (std::isnan(theme_score(standards_.survey, theme, column_is_there, all_needed))) return false;
  const auto item = [&](const std::string& id) {
    const auto* column = people.find(id);
    return column != nullptr ? item_score(column->codes[row]) : no_score;
  };
  for (; row < people.size; ++row) {
    out.scores.push_back(theme_score(standards_.survey, theme, item, all_needed));
    out.in_base.push_back(!std::isnan(out.scores.back()));
  }
  out.counts.assign(people.size, 0);
  return true;
}

const SurveyCounter::Answers* SurveyCounter::answers(const Population& people, const std::string& question) {
  const auto [it, fresh] = answers_.try_emplace({&people, question});
  if (fresh) {
    Answers made;
    const auto* q = standards::find_question(standards_.survey, question);
    const bool found = q != nullptr
                           ? answers_of_question(people, *q, made)
                           : answers_of_theme(people, *standards::find_theme(standards_.survey, question), made);
    if (found) it->second = std::move(made);
  }
  return it->second ? &*it->second : nullptr;
}

// Not in the base, in it, and counted: 0, 1 and 2.
std::shared_ptr<const Coding> SurveyCounter::coding_of_answers(const Population& people, const Answers& answers) {
  std::vector<std::uint16_t> codes(people.size);
  for (std::size_t i = 0; i < people.size; ++i) codes[i] = answers.in_base[i] == 0 ? 0 : answers.counts[i] != 0 ? 2 : 1;
  return std::make_shared<Coding>(people, std::move(codes));
}

void SurveyCounter::from_respondents(const std::string& question, const standards::View* view, SurveyFigures& out) {
  std::optional<Groups> groups;
  auto all = everyone();
  for (const auto* survey : surveys_) {
    for (const auto& people : survey->respondents) {
      const auto* column = view != nullptr ? people.find(view->characteristic) : nullptr;
      if (view != nullptr && (column == nullptr || !column->supplied)) continue;
      const auto* given = answers(people, question);
      if (given == nullptr) continue;
      out.supplied = true;
      if (view != nullptr && !groups) groups.emplace(*column->vocabulary, grouping_of(*view));
      for (std::size_t i = 0; i < people.size; ++i) {
        if (!given->in_base[i]) continue;
        const auto weight = people.weight(i);
        auto* group = view == nullptr ? &all : groups->of(column->codes[i]);
        if (group == nullptr) {
          out.unknown += weight;
          continue;
        }
        group->base += weight;
        if (given->counts[i]) group->numerator += weight;
        if (!given->scores.empty()) group->total += given->scores[i] * weight;
      }
      if (!people.tells_whom) continue;
      const auto said = coding_of_answers(people, *given);
      const auto answered = Whom::among(said, {1, 2});
      const auto counted = Whom::among(said, {2});
      if (view == nullptr) {
        all.whom_base.join(answered);
        all.whom_counts.join(counted);
      } else {
        groups->tell(coding_of(people, *column), answered, counted, out.whom_unknown);
      }
    }
  }
  if (groups) groups->hand_over(out, grouping_of(*view).empty());
  if (view == nullptr && all.base > 0) out.groups.push_back(std::move(all));
}

}  // namespace evenhand::measures
