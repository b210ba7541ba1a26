// From the distinct texts of a column to categories, under the present settings.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/intake/resolved.h"
#include "core/intake/settings.h"

namespace evenhand::intake {

/// Category of each distinct text of one column (`unmatched` where none fits).
struct Translation {
  const standards::Vocabulary* vocabulary = nullptr;
  std::vector<std::uint8_t> categories;
};

/// Everything that the words of a file stand for.
class Translator {
 public:
  /// `numbers`: roles whose words are numbers in this file.
  Translator(const File& file, const Settings& settings, const standards::Standards& standards,
             std::span<const std::string_view> numbers = {});

  /// Translation of a role's column, or null when the file has none.
  const Translation* find(std::string_view role) const;
  const ValueColumn* column(std::string_view role) const { return file_.table.find<ValueColumn>(role); }
  /// Medical grades found in the pay band's column, by distinct text; empty when there is none.
  const std::vector<std::uint8_t>& grades_in_pay_band() const { return grades_in_pay_band_; }

  std::vector<ValueOutcome>& outcomes() { return outcomes_; }
  Problems& problems() { return problems_; }
  /// Hands over what was matched, the unmatched first, and every problem, the reader's own first.
  void finish(Resolved& out);

 private:
  void translate(const FileColumn& column, const ValueColumn& values);
  void report_old_code(const FileColumn& column, const ValueOutcome& outcome, const standards::Vocabulary& vocabulary);
  struct Open {
    std::size_t index;
    ValueOutcome outcome;
  };
  void report_unmatched(const FileColumn& column, const ValueColumn& values, const standards::Vocabulary& vocabulary,
                        std::vector<Open>& open);

  const File& file_;
  const Settings& settings_;
  const standards::Standards& standards_;
  std::vector<std::pair<std::string, Translation>> translations_;
  std::vector<std::uint8_t> grades_in_pay_band_;
  std::vector<ValueOutcome> outcomes_;
  Problems problems_;
};

}  // namespace evenhand::intake
