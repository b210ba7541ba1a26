// Words to categories and headers to roles: exact, then the same after tidying, then code, then alias.
// Two candidates are shown, never guessed between; parts of words never match.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/intake/settings.h"
#include "core/standards/standards.h"

namespace evenhand::intake {

enum class MatchedBy : std::uint8_t { none, exact, normalised, alias, code, setting, pattern };

std::string_view to_string(MatchedBy by);

struct ValueMatch {
  std::optional<std::uint8_t> category;
  MatchedBy by = MatchedBy::none;
  std::vector<std::uint8_t> candidates;  // when several fit
};

/// Looks words up in one vocabulary. Cheap to keep, dear to make.
class Matcher {
 public:
  explicit Matcher(const standards::Vocabulary& vocabulary);

  /// `text` is trimmed and not blank. `chosen` are the user's own mappings by tidied value.
  ValueMatch match(std::string_view text, const std::map<std::string, std::string>* chosen) const;

  const standards::Vocabulary& vocabulary() const { return *vocabulary_; }

 private:
  struct Entry {
    std::uint8_t category;
    MatchedBy by;
  };

  ValueMatch match_words(std::string_view text) const;
  ValueMatch match_code_label(std::string_view text) const;
  ValueMatch match_parts(std::string_view text) const;
  std::string without_dropped_words(const std::string& tidy) const;

  const standards::Vocabulary* vocabulary_;
  std::unordered_map<std::string, Entry> exact_;
  std::unordered_map<std::string, Entry> tidy_;
  std::unordered_map<std::string, Entry> codes_;
  std::vector<std::string> drop_words_;  // tidied, longest first
};

struct HeaderMatch {
  std::optional<std::string> role;
  MatchedBy by = MatchedBy::none;
  std::vector<std::string> candidates;  // roles it fits but was not given
};

/// Gives each header at most one role and each role at most one header; a tie is left open on both sides.
std::vector<HeaderMatch> match_headers(const std::vector<std::string>& headers, const standards::Kind& kind,
                                       const Settings& settings);

/// The kind whose columns fit best: `staff` when nothing speaks for another. Last year's staff list looks the same as
/// this year's, so it is never recognised.
std::string recognise_kind(const std::vector<std::string>& headers, const standards::Standards& standards);

/// Whether any kind of file knows a column by this name.
bool is_known_header(std::string_view cell, const standards::Standards& standards);

}  // namespace evenhand::intake
