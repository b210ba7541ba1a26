#include "core/report/data_quality_text.h"

#include "core/measures/counting.h"
#include "core/report/format.h"

namespace evenhand::report {
namespace {

using measures::GroupRate;
using measures::Measure;
using measures::Rate;

bool is_list_to_ask(const Measure& m) { return m.id.ends_with(".ask_first"); }

std::string of_staff(const GroupRate& g) {
  return count_text(g.numerator) + " of " + count_text(g.denominator) + " staff (" +
         percent_text(g.numerator, g.denominator) + ")";
}

// "Disability, at Riverside House": 212 of 340 people at Riverside House … on disability.
std::string to_ask(const GroupRate& g) {
  const auto comma = g.label.find(", ");
  const auto about = measures::lower_first(g.label.substr(0, comma));
  const auto place = comma == std::string::npos ? std::string() : g.label.substr(comma + 1);
  return count_text(g.numerator) + " of " + count_text(g.denominator) + (g.denominator == 1 ? " person" : " people") +
         place + (g.numerator == 1 ? " has" : " have") + " no recorded answer on " + about;
}

}  // namespace

bool is_data_quality(const Measure& m) { return m.id.starts_with("data_quality."); }

std::string data_quality_sentence(const Measure&, const Rate& rate) {
  // The groups come with the least known, and those with the most to ask, first.
  const auto& first = rate.groups.front();
  if (!rate.what.empty()) return "Asking first: " + to_ask(first) + ".";
  const auto& last = rate.groups.back();
  if (first.numerator == first.denominator) {
    return "Nothing is missing: every answer of " +
           (first.denominator == 1 ? std::string("the one person in the list")
                                   : "all " + count_text(first.denominator) + " staff") +
           " is known.";
  }
  std::string out = "Least is known about " + measures::lower_first(first.label) + ": " + of_staff(first) + ".";
  if (rate.groups.size() > 1 && last.numerator > first.numerator) {
    out += " Most is known about " + measures::lower_first(last.label) + ": " + of_staff(last) + ".";
  }
  return out;
}

std::string data_quality_how(const Measure& m, const Rate& rate) {
  if (is_list_to_ask(m)) {
    return "People without a recorded answer ÷ people at the site or on the contract, for each characteristic that the "
           "staff "
           "list carries. The largest numbers come first, ten at most. Intervals are Wilson’s, 95%.";
  }
  return "Staff whose answer is known ÷ " + count_text(m.base) + " staff, for each of the " +
         count_text(rate.groups.size()) + (rate.groups.size() == 1 ? " characteristic" : " characteristics") +
         " in the staff list. Declined, not recorded, undecided and unmatched answers are not known. What was worked "
         "out from another column is left out: nobody was asked. Intervals are Wilson’s, 95%.";
}

}  // namespace evenhand::report
