#include "core/intake/pay.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "core/intake/column_problems.h"
#include "core/intake/numbers.h"
#include "core/intake/population.h"
#include "core/intake/translate.h"
#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

constexpr double none = NumberColumn::blank;

// More than this an hour is a salary in the wrong column, not a rate.
constexpr double highest_rate = 1000;
constexpr double highest_bonus = 100'000'000;
constexpr double hours_in_week = 168;
// Ten years: longer than any scheme pays for at once.
constexpr double longest_period = 3653;

/// Days of each distinct text of a column of periods: 0 where blank, NaN where unreadable.
class Periods {
 public:
  Periods(const ValueColumn* column, const std::vector<standards::PayPeriod>& words) : column_(column) {
    if (column == nullptr) return;
    for (const auto& value : column->values()) days_.push_back(days_of(value.text, words));
  }

  double at(std::uint32_t row) const { return column_ == nullptr ? 0 : days_[column_->code(row)]; }
  const std::string& text(std::uint32_t row) const { return column_->values()[column_->code(row)].text; }

 private:
  static double days_of(const std::string& text, const std::vector<standards::PayPeriod>& words) {
    if (is_blank(text)) return 0;
    std::string_view number = text;
    if (standards::normalise(text).ends_with(" days")) number = standards::trim(number.substr(0, number.size() - 4));
    const auto tidy = standards::normalise(number);
    for (const auto& period : words) {
      for (const auto& word : period.words) {
        if (standards::normalise(word) == tidy) return period.days;
      }
    }
    const auto days = read_number(number);
    return days && *days >= 1 && *days <= longest_period ? *days : none;
  }

  const ValueColumn* column_;
  std::vector<double> days_;
};

class PayReader {
 public:
  PayReader(const File& file, Translator& translator, const Settings& settings, const standards::Standards& standards)
      : file_(file),
        translator_(translator),
        hourly_(numbers("hourly_rate")),
        ordinary_(numbers("ordinary_pay")),
        hours_(numbers("weekly_hours")),
        bonus_in_period_(numbers("bonus_in_period")),
        bonus_(numbers("bonus_12_months")),
        quarter_(numbers("quartile")),
        pay_period_(file.table.find<ValueColumn>("pay_period_days"), standards.pay_periods),
        bonus_period_(file.table.find<ValueColumn>("bonus_period_days"), standards.pay_periods),
        leave_counts_(rule(settings, standards, "pay_gap_leave") != "keep") {
    for (const auto& period : standards.pay_periods) {
      if (period.id == "week") week_ = period.days;
      if (period.id == "month") month_ = period.days;
    }
  }

  Pay read(std::span<const std::uint32_t> rows) {
    Pay out;
    out.hourly_supplied = hourly_ != nullptr || (ordinary_ != nullptr && hours_ != nullptr);
    out.bonus_supplied = bonus_ != nullptr;
    // Without pay there is nothing to hold for anybody.
    if (!out.hourly_supplied && !out.bonus_supplied) return out;
    const Words full(translator_, "full_pay");
    const Words status(translator_, "assignment_status");
    for (const auto row : rows) {
      out.hourly.push_back(out.hourly_supplied ? rate(row) : none);
      out.bonus.push_back(bonus(row));
      out.full_pay.push_back(on_full_pay(full.at(row), status.at(row)) ? 1 : 0);
      out.quarter.push_back(quarter(row));
    }
    return out;
  }

 private:
  /// Category ids of a column of words, empty where there is none.
  class Words {
   public:
    Words(const Translator& translator, std::string_view role)
        : translation_(translator.find(role)), column_(translator.column(role)) {}
    std::string_view at(std::uint32_t row) const {
      if (translation_ == nullptr || column_ == nullptr) return {};
      const auto c = translation_->categories[column_->code(row)];
      return c == unmatched ? std::string_view("unmatched")
                            : std::string_view(translation_->vocabulary->categories[c].id);
    }

   private:
    const Translation* translation_;
    const ValueColumn* column_;
  };

  const NumberColumn* numbers(std::string_view role) const { return file_.table.find<NumberColumn>(role); }

  static double at(const NumberColumn* column, std::uint32_t row) {
    return column == nullptr ? none : column->numbers[row];
  }

  // The status stands for leave only where the file does not say.
  bool on_full_pay(std::string_view answer, std::string_view status) const {
    if (answer == "yes") return true;
    // A word that is not known, such as "half pay", is not taken for full pay.
    if (answer == "no" || answer == "unmatched") return false;
    return !leave_counts_ || (status != "maternity_adoption" && status != "career_break");
  }

  double rate(std::uint32_t row) {
    auto rate = at(hourly_, row);
    const bool given = !std::isnan(rate);
    if (!given) rate = rate_from_parts(row);
    if (std::isnan(rate) || rate == 0) return none;
    if (rate > 0 && rate <= highest_rate) return rate;
    implausible(row, given ? "hourly_rate" : "ordinary_pay",
                "The hourly rate comes out below £0 or over £1,000. The person was left out of the pay gaps. Check the "
                "pay, its period and the hours.");
    return none;
  }

  // (ordinary pay + bonus, scaled to the pay period) × (7 ÷ days in the pay period) ÷ weekly hours, SI 2017/353
  // Schedule 1 paragraph 6.
  double rate_from_parts(std::uint32_t row) {
    const auto pay = at(ordinary_, row);
    const auto hours = at(hours_, row);
    if (std::isnan(pay) || std::isnan(hours) || hours == 0) return none;
    if (hours < 0 || hours > hours_in_week) {
      implausible(row, "weekly_hours",
                  "The hours are below 0, or more than a week has. The person was left out of the pay gaps. Give the "
                  "contracted hours of a week.");
      return none;
    }
    auto days = pay_period_.at(row);
    if (std::isnan(days)) return unreadable(row, "pay_period_days", pay_period_);
    if (days == 0) days = month_;
    auto bonus = at(bonus_in_period_, row);
    if (std::isnan(bonus)) bonus = 0;
    if (bonus != 0) {
      const auto bonus_days = bonus_period_.at(row);
      if (std::isnan(bonus_days)) return unreadable(row, "bonus_period_days", bonus_period_);
      if (bonus_days != 0 && bonus_days != days) bonus = bonus * days / bonus_days;
    }
    return (pay + bonus) * (week_ / days) / hours;
  }

  double bonus(std::uint32_t row) {
    const auto bonus = at(bonus_, row);
    if (std::isnan(bonus) || (bonus >= 0 && bonus <= highest_bonus)) return bonus;
    implausible(row, "bonus_12_months",
                "The bonus is below £0 or over £100 million. The person counts as without a bonus. Check it.");
    return none;
  }

  std::uint8_t quarter(std::uint32_t row) const {
    const auto q = at(quarter_, row);
    return q == 1 || q == 2 || q == 3 || q == 4 ? static_cast<std::uint8_t>(q) : std::uint8_t{0};
  }

  void implausible(std::uint32_t row, std::string_view role, std::string message) {
    translator_.problems().add({.severity = Severity::warning,
                                .code = "implausible_pay",
                                .row = file_.table.row_number(row),
                                .column = column_name(file_, role),
                                .message = std::move(message)});
  }

  double unreadable(std::uint32_t row, std::string_view role, const Periods& periods) {
    translator_.problems().add({.severity = Severity::warning,
                                .code = "unreadable_period",
                                .row = file_.table.row_number(row),
                                .column = column_name(file_, role),
                                .value = periods.text(row).substr(0, 200),
                                .message = "This is not a length of time that can be read. The person has no hourly "
                                           "rate and was left out of the pay gaps. Write monthly, weekly, fortnightly, "
                                           "four-weekly or yearly, or the number of days."});
    return none;
  }

  const File& file_;
  Translator& translator_;
  const NumberColumn* hourly_;
  const NumberColumn* ordinary_;
  const NumberColumn* hours_;
  const NumberColumn* bonus_in_period_;
  const NumberColumn* bonus_;
  const NumberColumn* quarter_;
  Periods pay_period_;
  Periods bonus_period_;
  bool leave_counts_;
  double week_ = 7;
  double month_ = 30.44;
};

}  // namespace

Pay read_pay(const File& file, Translator& translator, const Settings& settings, const standards::Standards& standards,
             std::span<const std::uint32_t> rows) {
  return PayReader(file, translator, settings, standards).read(rows);
}

}  // namespace evenhand::intake
