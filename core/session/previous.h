// Reports of earlier years, read back to compare with: the one under way, and those that are kept.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/csv/reader.h"
#include "core/intake/settings.h"
#include "core/report/past.h"

namespace evenhand::session {

/// What a file begins with, where nobody said what it is. JSON is an earlier report; all else is for the readers of
/// tables.
class Beginning {
 public:
  enum class Is : std::uint8_t { blank, json, other };
  /// Takes what is blank off the front of `bytes`, and keeps it.
  Is look(std::span<const std::uint8_t>& bytes);
  const std::string& blank() const { return blank_; }

 private:
  std::string blank_;
};

class EarlierReports {
 public:
  void begin() { under_way_ = true; }
  bool under_way() const { return under_way_; }
  std::uint64_t bytes() const { return text_.size(); }
  void cancel();

  /// A refusal as soon as it is certain.
  std::optional<csv::Refusal> push(std::span<const std::uint8_t> bytes);
  /// Keeps the report under `id`, or in place of one of the same name under that one's id.
  std::optional<csv::Refusal> finish(const std::string& name, int id, const intake::Settings& settings,
                                     const standards::Standards& standards);
  /// Of the report kept last; 0 before there is one.
  int last_id() const { return last_id_; }
  void remove(int id);

  std::vector<const report::PastReport*> reports() const;
  /// `evenhand-previous/1` of each, with its problems under the present settings.
  std::vector<std::string> answers(const intake::Settings& settings) const;
  std::string answer(int id, const intake::Settings& settings) const;

 private:
  struct Kept {
    int id = 0;
    report::PastReport report;
  };
  std::vector<Kept> kept_;
  std::string text_;
  bool under_way_ = false;
  int last_id_ = 0;
};

}  // namespace evenhand::session
