#include "core/intake/matcher.h"

#include <algorithm>

#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

using standards::normalise;
using standards::trim;

bool is_upper_alnum(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// Families of two-character ethnic codes whose second character is local (wres-wdes.md §2.2).
constexpr std::string_view local_families = "CGLPS";

}  // namespace

std::string_view to_string(MatchedBy by) {
  switch (by) {
    case MatchedBy::none:
      return "";
    case MatchedBy::exact:
      return "exact";
    case MatchedBy::normalised:
      return "normalised";
    case MatchedBy::alias:
      return "alias";
    case MatchedBy::code:
      return "code";
    case MatchedBy::setting:
      return "setting";
    case MatchedBy::pattern:
      return "pattern";
  }
  return "";
}

Matcher::Matcher(const standards::Vocabulary& vocabulary) : vocabulary_(&vocabulary) {
  for (std::size_t i = 0; i < vocabulary.categories.size(); ++i) {
    const auto& c = vocabulary.categories[i];
    const auto category = static_cast<std::uint8_t>(i);
    const auto label = [&](const std::string& text) {
      exact_.emplace(text, Entry{category, MatchedBy::exact});
      tidy_.emplace(normalise(text), Entry{category, MatchedBy::normalised});
    };
    label(c.id);
    label(c.label);
    for (const auto& text : c.labels) label(text);
    for (const auto& text : c.codes) codes_.emplace(normalise(text), Entry{category, MatchedBy::code});
  }
  // Aliases last: a label always wins over another category's alias.
  for (std::size_t i = 0; i < vocabulary.categories.size(); ++i) {
    for (const auto& text : vocabulary.categories[i].aliases) {
      tidy_.emplace(normalise(text), Entry{static_cast<std::uint8_t>(i), MatchedBy::alias});
    }
  }
  for (const auto& word : vocabulary.drop_words) {
    auto tidy = normalise(word);
    const auto longer = [&](const auto& other) { return other.size() >= tidy.size(); };
    const auto place = std::find_if_not(drop_words_.begin(), drop_words_.end(), longer);
    drop_words_.insert(place, std::move(tidy));
  }
}

ValueMatch Matcher::match(std::string_view text, const std::map<std::string, std::string>* chosen) const {
  // Nothing that long is a label; trying would take time for nothing.
  if (text.size() > 300) return {};
  if (chosen != nullptr) {
    if (const auto it = chosen->find(standards::fold(text)); it != chosen->end()) {
      if (const auto category = standards::find_category(*vocabulary_, it->second)) {
        return {.category = category, .by = MatchedBy::setting, .candidates = {}};
      }
    }
  }
  if (auto whole = match_words(text); whole.category) return whole;
  switch (vocabulary_->split) {
    case standards::Split::code_label:
      return match_code_label(text);
    case standards::Split::pipe:
      return match_parts(text);
    case standards::Split::none:
      break;
  }
  return {};
}

ValueMatch Matcher::match_words(std::string_view text) const {
  if (const auto it = exact_.find(std::string(text)); it != exact_.end()) {
    return {.category = it->second.category, .by = it->second.by, .candidates = {}};
  }
  const auto tidy = normalise(text);
  const auto lookup = [&](const std::string& words) -> ValueMatch {
    const auto label = tidy_.find(words);
    if (label != tidy_.end() && label->second.by == MatchedBy::normalised) {
      return {.category = label->second.category, .by = label->second.by, .candidates = {}};
    }
    if (const auto code = codes_.find(words); code != codes_.end()) {
      return {.category = code->second.category, .by = MatchedBy::code, .candidates = {}};
    }
    if (label != tidy_.end()) return {.category = label->second.category, .by = label->second.by, .candidates = {}};
    return {};
  };
  // "Mixed (White and Asian)" says more than "Mixed": a note in brackets is dropped only when the whole does not match.
  if (text.find('(') != std::string_view::npos) {
    std::string open(text);
    std::replace_if(
        open.begin(), open.end(), [](char c) { return c == '(' || c == ')'; }, ' ');
    if (auto found = lookup(normalise(open)); found.category) return found;
  }
  if (auto found = lookup(tidy); found.category || drop_words_.empty()) return found;
  const auto shorter = without_dropped_words(tidy);
  return shorter.empty() || shorter == tidy ? ValueMatch{} : lookup(shorter);
}

// `A White - British`, `A`, `CX`: the code decides, unless the label says something else.
ValueMatch Matcher::match_code_label(std::string_view text) const {
  std::size_t length = 0;
  while (length < text.size() && length < 3 && is_upper_alnum(text[length])) ++length;
  // In lower case "a" may be a word: then the label has to say the same.
  const bool lower = length == 0 && text.size() > 2 && text[0] >= 'a' && text[0] <= 'z' && text[1] == ' ';
  if (lower) length = 1;
  if (length == 0 || length > 2) return {};
  auto rest = text.substr(length);
  const bool separated = rest.empty() || rest.front() == ' ' || rest.front() == '-' || rest.starts_with("\u2013") ||
                         rest.front() == ':' || rest.front() == '.';
  if (!separated) return {};
  const auto code_text = text.substr(0, length);
  auto code = codes_.find(normalise(code_text));
  if (code == codes_.end() && length == 2 && local_families.find(code_text[0]) != std::string_view::npos) {
    code = codes_.find(normalise(code_text.substr(0, 1)));
  }
  if (code == codes_.end()) return {};
  while (!rest.empty() && (rest.front() == ' ' || rest.front() == '-' || rest.front() == ':' || rest.front() == '.')) {
    rest.remove_prefix(1);
  }
  if (rest.starts_with("\u2013")) rest = trim(rest.substr(3));
  const auto by_code = code->second.category;
  if (!rest.empty()) {
    const auto label = match_words(rest);
    if (lower && label.category != by_code) return {};
    if (label.category && *label.category != by_code) return {.candidates = {by_code, *label.category}};
  }
  if (lower && rest.empty()) return {};
  return {.category = by_code, .by = MatchedBy::code, .candidates = {}};
}

// `NHS|XR05|Review Body Band 5`: words come before codes; parts that disagree are not guessed between.
ValueMatch Matcher::match_parts(std::string_view text) const {
  ValueMatch words;
  ValueMatch codes;
  const auto take = [](ValueMatch& into, const ValueMatch& found) {
    if (into.category && *into.category != *found.category) {
      into.candidates = {*into.category, *found.category};
    } else {
      into.category = found.category;
      into.by = found.by;
    }
  };
  bool several = false;
  while (!text.empty()) {
    const auto bar = text.find('|');
    const auto part = trim(text.substr(0, bar));
    several = several || bar != std::string_view::npos;
    text = bar == std::string_view::npos ? std::string_view{} : text.substr(bar + 1);
    if (part.empty()) continue;
    const auto found = match_words(part);
    if (found.category) take(found.by == MatchedBy::code ? codes : words, found);
  }
  if (!several) return {};
  auto& result = words.category ? words : codes;
  if (!result.candidates.empty()) result.category.reset();
  if (!result.category) result.by = MatchedBy::none;
  return result;
}

std::string Matcher::without_dropped_words(const std::string& tidy) const {
  std::string padded = " " + tidy + " ";
  for (const auto& word : drop_words_) {
    const auto needle = " " + word + " ";
    for (auto at = padded.find(needle); at != std::string::npos; at = padded.find(needle)) {
      padded.replace(at, needle.size(), " ");
    }
  }
  return std::string(trim(padded));
}

namespace {

struct Claim {
  std::string role;
  int tier = 0;  // smaller is stronger
  MatchedBy by = MatchedBy::none;
};

// Every word that names a column of one kind.
class HeaderWords {
 public:
  explicit HeaderWords(const standards::Kind& kind) {
    for (const auto& column : kind.columns) {
      exact_.emplace(column.role, column.role);
      offer(column.role, {column.role, 1, MatchedBy::normalised});
      offer(column.label, {column.role, 1, MatchedBy::normalised});
      for (const auto& alias : column.aliases) offer(alias, {column.role, 2, MatchedBy::alias});
    }
  }

  std::optional<Claim> find(const std::string& header) const {
    if (const auto it = exact_.find(header); it != exact_.end()) return Claim{it->second, 0, MatchedBy::exact};
    const auto it = words_.find(normalise(header));
    return it != words_.end() ? std::optional(it->second) : std::nullopt;
  }

 private:
  void offer(const std::string& word, Claim claim) {
    const auto [it, fresh] = words_.emplace(normalise(word), claim);
    if (!fresh && claim.tier < it->second.tier) it->second = std::move(claim);
  }

  std::unordered_map<std::string, std::string> exact_;
  std::unordered_map<std::string, Claim> words_;
};

// What the user said of a header: a role, or none; null when nothing was said. What was said of a staff list holds for
// last year's, unless something else was said of that.
const std::optional<std::string>* chosen_role(const Settings& settings, const standards::Kind& kind,
                                              const std::string& header) {
  for (const auto* id : {&kind.id, &kind.like}) {
    const auto columns = settings.columns.find(*id);
    if (columns == settings.columns.end()) continue;
    const auto it = columns->second.find(header);
    if (it != columns->second.end()) return &it->second;
  }
  return nullptr;
}

// NHS Jobs gives the column of headings, left of the categories, no name; the reader of headers then calls it so.
void name_headings(const std::vector<std::string>& headers, std::vector<HeaderMatch>& matches) {
  const auto is = [&](std::string_view role) {
    return std::any_of(matches.begin(), matches.end(), [role](const HeaderMatch& m) { return m.role == role; });
  };
  if (headers[0] != "Column 1" || matches[0].role) return;
  if (!is("category") || is("characteristic")) return;
  matches[0].role = "characteristic";
  matches[0].by = MatchedBy::pattern;
}

}  // namespace

std::vector<HeaderMatch> match_headers(const std::vector<std::string>& headers, const standards::Kind& kind,
                                       const Settings& settings) {
  std::vector<HeaderMatch> out(headers.size());
  std::map<std::string, std::vector<std::size_t>> chosen;
  std::vector<bool> decided(headers.size());
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const auto* role = chosen_role(settings, kind, headers[i]);
    if (role == nullptr) continue;
    decided[i] = true;
    if (!*role) continue;
    auto& holders = chosen[**role];
    if (holders.empty()) {
      out[i].role = *role;
      out[i].by = MatchedBy::setting;
    } else {
      out[i].candidates = {**role};
    }
    holders.push_back(i);
  }
  const HeaderWords words(kind);
  std::vector<std::optional<Claim>> claims(headers.size());
  std::map<std::string, int> best_tier;
  std::map<std::string, int> holders_of_best;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (decided[i]) continue;
    claims[i] = words.find(headers[i]);
    if (!claims[i]) continue;
    const auto& claim = *claims[i];
    const auto it = best_tier.find(claim.role);
    if (it == best_tier.end() || claim.tier < it->second) {
      best_tier[claim.role] = claim.tier;
      holders_of_best[claim.role] = 1;
    } else if (claim.tier == it->second) {
      ++holders_of_best[claim.role];
    }
  }
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (!claims[i]) continue;
    const auto& claim = *claims[i];
    const bool wins = claim.tier == best_tier[claim.role] && holders_of_best[claim.role] == 1;
    if (wins && !chosen.contains(claim.role)) {
      out[i].role = claim.role;
      out[i].by = claim.by;
    } else {
      out[i].candidates = {claim.role};
    }
  }
  if (kind.id == "applicants" && !decided.empty() && !decided[0]) name_headings(headers, out);
  return out;
}

std::string recognise_kind(const std::vector<std::string>& headers, const standards::Standards& standards) {
  std::string best = "staff";
  int best_score = -1;
  for (const auto& kind : standards.kinds) {
    if (!kind.like.empty()) continue;
    // Columns of its own speak louder than characteristics, which every kind may carry.
    const HeaderWords words(kind);
    int score = 0;
    std::vector<std::string> roles;
    for (const auto& header : headers) {
      const auto claim = words.find(header);
      if (!claim) continue;
      roles.push_back(claim->role);
      for (std::size_t i = 0; i < kind.columns.size(); ++i) {
        if (kind.columns[i].role == claim->role) score += i < kind.own_columns ? 2 : 1;
      }
    }
    const bool complete = std::all_of(kind.needed.begin(), kind.needed.end(), [&](const auto& role) {
      return std::find(roles.begin(), roles.end(), role) != roles.end();
    });
    // Figures by characteristic and group without a question are a population's, not a survey's.
    const auto& questions = standards.survey.questions;
    const bool asks = std::any_of(roles.begin(), roles.end(), [&](const auto& role) {
      return role == "question" || role == "theme" ||
             std::any_of(questions.begin(), questions.end(), [&](const auto& q) { return q.role == role; });
    });
    if (!complete || (kind.id == "survey" && !asks)) score -= 4;
    if (score > best_score) {
      best_score = score;
      best = kind.id;
    }
  }
  return best;
}

bool is_known_header(std::string_view cell, const standards::Standards& standards) {
  static const auto words = [&] {
    std::map<std::string, bool, std::less<>> out;
    for (const auto& kind : standards.kinds) {
      for (const auto& column : kind.columns) {
        out[normalise(column.role)] = true;
        out[normalise(column.label)] = true;
        for (const auto& alias : column.aliases) out[normalise(alias)] = true;
      }
    }
    return out;
  }();
  return words.contains(normalise(trim(cell)));
}

}  // namespace evenhand::intake
