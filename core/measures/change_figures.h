// How the make-up of the workforce changed in a year, in whole people.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace evenhand::measures {

/// What moves a share. `answers`: people who stayed and whose recorded answer is another one now.
enum class Flow : std::uint8_t { joiners, leavers, transferred_in, transferred_out, answers };

constexpr std::array<Flow, 5> flows{Flow::joiners, Flow::leavers, Flow::transferred_in, Flow::transferred_out,
                                    Flow::answers};

std::string_view to_string(Flow flow);

struct Change {
  /// People of one category, or everybody. Before = stayers + answers out + leavers + transferred out;
  /// after = stayers + answers in + joiners + transferred in.
  struct Count {
    std::uint64_t before = 0;
    std::uint64_t after = 0;
    std::uint64_t stayers = 0;  // there in both years with the same answer
    std::uint64_t joiners = 0;
    std::uint64_t leavers = 0;
    std::uint64_t transferred_in = 0;
    std::uint64_t transferred_out = 0;
    std::uint64_t answers_in = 0;   // stayed, with another answer before
    std::uint64_t answers_out = 0;  // stayed, with another answer now

    /// People that a flow brought, minus those it took.
    std::int64_t brought(Flow flow) const;
    std::uint64_t before_like_for_like() const { return before - transferred_out; }
    std::uint64_t after_like_for_like() const { return after - transferred_in; }
    bool adds_up() const;
  };

  struct Category {
    std::string id;
    std::string label;
    bool known = true;
    Count count;
  };

  std::string group;       // the chosen people of an equality analysis; empty: everybody
  bool two_lists = false;  // by person id from two staff lists; else by dates
  Count all;               // of everybody; answers in = answers out = people with another answer
  std::vector<Category> categories;
  std::size_t focus = 0;     // the category its sentence speaks of
  bool focus_moved = false;  // chosen because it moved most, not by its standard
  std::string answers_label;
  std::string answers_one;                 // inside a sentence: "one changed answer"
  std::string answers_many;                // "changed answers"
  std::vector<std::string> contracts_in;   // that people transferred in with
  std::vector<std::string> contracts_out;  // that nobody is on any more

  std::uint64_t people(Flow flow) const;
  std::string_view label(Flow flow) const;
  /// Percentage points by which a flow moved a category's share of everybody: (people of the category − share before ×
  /// all its people) ÷ all after, those who left as minus. Over all flows they add up to the change of the share,
  /// whatever their order. Needs people before and after.
  double points(const Category& category, Flow flow) const;
  /// Share after − share before, in percentage points. Needs people before and after.
  double points(const Category& category) const;
};

}  // namespace evenhand::measures
