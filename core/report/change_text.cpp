#include "core/report/change_text.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/measures/counting.h"
#include "core/report/decimal.h"
#include "core/report/format.h"
#include "core/report/values.h"

namespace evenhand::report {
namespace {

using Json = nlohmann::ordered_json;
using measures::Change;
using measures::Flow;
using measures::upper_first;

std::string share(std::uint64_t part, std::uint64_t whole) {
  return percent_text(part, whole) + " (" + count_text(part) + " of " + count_text(whole) + ")";
}

std::string size_of(double points) { return decimal_text(points < 0 ? -points : points, 1); }

std::string with_unit(const std::string& size) { return size + (size == "1.0" ? " point" : " points"); }

// "+2.6 points"; of something that rounds to nothing, in words.
std::string signed_points(double points) {
  const auto size = size_of(points);
  if (size == "0.0") return points == 0 ? "no change" : "hardly any change";
  return (points < 0 ? "−" : "+") + with_unit(size);
}

std::string name_of(const Change& c, Flow flow) {
  const auto n = c.people(flow);
  const auto transferred = [&](const std::vector<std::string>& contracts, const std::string& way) {
    if (contracts.size() == 1) return "a contract transferred " + way;
    if (!contracts.empty()) return "contracts transferred " + way;
    return (n == 1 ? "one person transferred " : "people transferred ") + way;
  };
  switch (flow) {
    case Flow::joiners:
      return n == 1 ? "one joiner" : "joiners";
    case Flow::leavers:
      return n == 1 ? "one leaver" : "leavers";
    case Flow::transferred_in:
      return transferred(c.contracts_in, "in");
    case Flow::transferred_out:
      return transferred(c.contracts_out, "out");
    case Flow::answers:
      return n == 1 ? c.answers_one : c.answers_many;
  }
  return {};
}

// "Joiners added 1.9 points, leavers took away 0.2 and changed answers added 0.3."
std::string flows_sentence(const Change& c, const Change::Category& category) {
  std::vector<std::string> parts;
  bool told_unit = false;
  for (const auto flow : measures::flows) {
    if (c.people(flow) == 0) continue;
    const auto points = c.points(category, flow);
    const auto size = size_of(points);
    auto text = name_of(c, flow);
    if (size == "0.0") {
      text += points == 0 ? " made no difference" : " made hardly any difference";
    } else {
      text += (points < 0 ? " took away " : " added ") + (told_unit ? size : with_unit(size));
      told_unit = true;
    }
    parts.push_back(std::move(text));
  }
  if (parts.empty()) return c.two_lists ? "Nobody joined or left, and no answer changed." : "Nobody joined or left.";
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i)
    out += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  return upper_first(out) + ".";
}

double points_between(std::uint64_t before, std::uint64_t all_before, std::uint64_t after, std::uint64_t all_after) {
  const auto top = static_cast<std::int64_t>(after * all_before) - static_cast<std::int64_t>(before * all_after);
  return 100.0 * static_cast<double>(top) / (static_cast<double>(all_before) * static_cast<double>(all_after));
}

// The change of the share without those who came or went with a contract; nothing when nobody is left.
std::optional<double> like_for_like(const Change& c, const Change::Category& category) {
  const auto before = c.all.before_like_for_like();
  const auto after = c.all.after_like_for_like();
  if (before == 0 || after == 0) return std::nullopt;
  return points_between(category.count.before_like_for_like(), before, category.count.after_like_for_like(), after);
}

std::string like_for_like_sentence(const Change& c, const Change::Category& category) {
  if (c.all.transferred_in == 0 && c.all.transferred_out == 0) return {};
  const auto points = like_for_like(c, category);
  if (!points) return {};
  const bool contracts = !c.contracts_in.empty() || !c.contracts_out.empty();
  const std::string without = contracts ? " Without transferred contracts" : " Without people transferred in or out";
  if (size_of(*points) == "0.0") return without + " there is " + signed_points(*points) + ".";
  return without + " the change is " + signed_points(*points) + ".";
}

// "3,480 staff + 420 joined − 400 left + 60 transferred in − 75 transferred out = 3,485"
std::string people_add_up(const Change::Count& n) {
  return count_text(n.before) + " staff before + " + count_text(n.joiners) + " joined − " + count_text(n.leavers) +
         " left + " + count_text(n.transferred_in) + " transferred in − " + count_text(n.transferred_out) +
         " transferred out = " + count_text(n.after);
}

}  // namespace

std::string change_sentence(const Change& c) {
  const auto known = [](const Change::Category& x) { return x.known && x.count.before + x.count.after > 0; };
  const std::string people = count_text(c.all.before) + " staff before, " + count_text(c.all.after) + " now";
  if (std::none_of(c.categories.begin(), c.categories.end(), known)) return "Known for nobody: " + people + ".";
  const auto& category = c.categories[c.focus];
  const auto points = c.points(category);
  std::string out;
  if (points == 0) {
    const auto now = share(category.count.after, c.all.after);
    out += c.focus_moved
               ? "No share moved: " + people + "."
               : category.label + " staff are the same share as before: " + share(category.count.before, c.all.before) +
                     " then, " + now + " now.";
  } else {
    out += (c.focus_moved ? "The share that moved most is " + category.label + ": it " : category.label + " staff ") +
           (points < 0 ? "fell" : "rose") + " from " + share(category.count.before, c.all.before) + " to " +
           share(category.count.after, c.all.after) + ": " + signed_points(points) + ".";
  }
  return out + " " + flows_sentence(c, category) + like_for_like_sentence(c, category);
}

std::string change_how(const Change& c) {
  if (c.categories.empty()) return {};
  const auto& category = c.categories[c.focus];
  std::string out = people_add_up(c.all) + " after. ";
  out += c.two_lists
             ? "Somebody stayed who is counted in both lists, found by person id; a change of answer is another "
               "recorded answer of somebody who stayed."
             : "By dates: who joined, transferred in or left within the year; everybody else stayed.";
  out +=
      " Shares are of all staff, unknown included. Points of a flow = (its people of the category − the share before "
      "× all its people) ÷ " +
      count_text(c.all.after) + ", those who left as minus; over all flows they add up to the change. " +
      category.label + ", joiners: (" + count_text(category.count.joiners) + " − " + count_text(category.count.before) +
      " ÷ " + count_text(c.all.before) + " × " + count_text(c.all.joiners) + ") ÷ " + count_text(c.all.after) + ".";
  if (c.all.transferred_in + c.all.transferred_out > 0) {
    out +=
        " Without transferred contracts: before without those who transferred out later, after without those who "
        "transferred in.";
  }
  return out;
}

void check_change(const std::vector<measures::Measure>& list, std::uint64_t headcount, std::vector<Check>& out) {
  const Change* first = nullptr;
  bool passed = true;
  for (const auto& m : list) {
    const auto* c = std::get_if<Change>(&m.figures);
    if (c == nullptr || m.status != measures::Status::ok) continue;
    const bool of_everybody = m.id.starts_with("change.");
    if (first == nullptr && of_everybody) first = c;
    passed = passed && c->all.adds_up() && (!of_everybody || c->all.after == headcount);
    for (const auto& category : c->categories) passed = passed && category.count.adds_up();
  }
  if (first == nullptr) return;
  out.push_back({"change.people", passed,
                 "Change over the year: " + people_add_up(first->all) +
                     (passed ? ", the workforce." : ". Some of its counts do not add up.")});
}

void write_change(Json& out, const measures::Measure& m, const Change& c) {
  const bool ok = m.status == measures::Status::ok;
  const auto share_of = [](std::uint64_t part, std::uint64_t whole) {
    return whole > 0 ? Json(percent(part, whole)) : Json(nullptr);
  };
  out["kind"] = "change";
  out["basis"] = c.two_lists ? "two_lists" : "dates";
  out["before"] = c.all.before;
  out["after"] = c.all.after;
  auto& flows = out["flows"] = Json::array();
  for (const auto flow : measures::flows) {
    if (!ok) break;
    flows.push_back(Object().add("id", to_string(flow)).add("label", c.label(flow)).add("people", c.people(flow)));
  }
  out["stayers"] = c.all.stayers + c.all.answers_in;
  auto& categories = out["categories"] = Json::array();
  for (const auto& category : c.categories) {
    const auto& n = category.count;
    auto contributions = Json::array();
    for (const auto flow : measures::flows) {
      contributions.push_back(Object().add("id", to_string(flow)).add("points", c.points(category, flow)));
    }
    const auto before = n.before_like_for_like();
    const auto after = n.after_like_for_like();
    categories.push_back(
        Object()
            .add("id", category.id)
            .add("label", category.label)
            .add("known", category.known)
            .add("before", n.before)
            .add("after", n.after)
            .add("percent_before", share_of(n.before, c.all.before))
            .add("percent_after", share_of(n.after, c.all.after))
            .add("stayers", n.stayers)
            .add("joiners", n.joiners)
            .add("leavers", n.leavers)
            .add("transferred_in", n.transferred_in)
            .add("transferred_out", n.transferred_out)
            .add("answers_in", n.answers_in)
            .add("answers_out", n.answers_out)
            .add("contributions", contributions)
            .add("like_for_like", Object()
                                      .add("before", before)
                                      .add("after", after)
                                      .add("percent_before", share_of(before, c.all.before_like_for_like()))
                                      .add("percent_after", share_of(after, c.all.after_like_for_like()))));
  }
  out["like_for_like"] = Object().add("before", c.all.before_like_for_like()).add("after", c.all.after_like_for_like());
  out["contracts_in"] = c.contracts_in;
  out["contracts_out"] = c.contracts_out;
}

}  // namespace evenhand::report
