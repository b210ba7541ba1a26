#include <algorithm>
#include <unordered_set>

#include "core/measures/change.h"
#include "core/standards/normalise.h"

namespace evenhand::measures {
namespace {

using intake::Day;
using intake::no_day;
using intake::People;
using intake::Population;
using Kind = Move::Kind;

std::string people_are(std::uint64_t n) { return std::to_string(n) + (n == 1 ? " person is" : " people are"); }
std::string people_have(std::uint64_t n) { return std::to_string(n) + (n == 1 ? " person has" : " people have"); }

Day day_of(const Population& p, std::string_view role, std::size_t row) {
  const auto* column = p.find_days(role);
  return column != nullptr ? column->days[row] : no_day;
}

// Whether each row of a file of leavers says that the person moved with a contract.
std::vector<bool> transfers(const Population& leavers) {
  std::vector<bool> out(leavers.size);
  const auto* reason = leavers.find("reason");
  if (reason == nullptr || !reason->supplied) return out;
  const auto transfer = standards::find_category(*reason->vocabulary, "transferred_with_contract");
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = reason->codes[i] == transfer;
  return out;
}

class Maker {
 public:
  Maker(const Material& material, const intake::Settings& settings, const standards::Standards& standards)
      : material_(material), settings_(settings), standards_(standards), now_(*material.workforce) {
    out_.lists.push_back(&now_);
  }

  Movement make() {
    make_moves();
    return std::move(out_);
  }

 private:
  void make_moves() {
    if (!material_.has("staff")) return fail(Status::not_supplied, no_file("staff", standards_));
    if (!settings_.snapshot_date) return fail(Status::not_supplied, "The snapshot date is needed to work this out.");
    until_ = to_day(*settings_.snapshot_date);
    const auto last = material_.of("staff_last_year");
    std::string why;
    if (!last.empty()) {
      why = by_person(*last.front());
      if (why.empty()) return;
    }
    by_dates(last.empty() ? nullptr : last.front(), why);
  }

  void fail(Status status, std::string reason) {
    out_.status = status;
    out_.reason = std::move(reason);
  }

  void tell_dates(intake::Date from) {
    out_.notes.push_back("From " + intake::to_words(from) + " to " + intake::to_words(*settings_.snapshot_date) + ".");
  }

  // ---- two lists ----

  // Empty when the lists could be matched; else the sentence that says why not.
  std::string by_person(const Population& then) {
    if (!then.weights.empty() || !now_.weights.empty()) {
      return std::string(then.weights.empty() ? "The staff list" : "Last year's staff list") +
             " has a count column: its rows stand for several people, so nobody can be found in the other list.";
    }
    if (!then.who.kept() || !now_.who.kept()) {
      if (then.size == 0) return "Nobody is counted in last year's staff list.";
      if (now_.size == 0) return "Nobody is counted in the staff list.";
      return std::string(then.who.kept() ? "The staff list" : "Last year's staff list") +
             " has no person ids, so nobody can be found in the other list.";
    }
    const People known(then.who);
    const People present(now_.who);
    std::vector<std::uint32_t> row_then(now_.size, People::nobody);
    std::vector<bool> stays(then.size);
    std::uint64_t stayers = 0;
    std::uint64_t loosely = 0;
    std::uint64_t without_id = 0;
    for (std::size_t i = 0; i < now_.size; ++i) {
      const auto id = now_.who.ids[i];
      if (id == 0) ++without_id;
      const auto found = known.find(id, now_.who.loosened[i]);
      // Never one of last year's people for two of this year's.
      if (found.row == People::nobody || (found.loosely && present.ambiguous(now_.who.loosened[i]))) continue;
      row_then[i] = found.row;
      stays[found.row] = true;
      ++stayers;
      if (found.loosely) ++loosely;
    }
    if (stayers == 0 && then.size > 0 && now_.size > 0) {
      return "No person id of last year's staff list is in this year's. Check that both lists use the same ids.";
    }
    for (const auto id : then.who.ids) without_id += id == 0 ? 1 : 0;

    tell_dates(*intake::previous_snapshot(settings_));
    out_.two_lists = true;
    out_.lists.push_back(&then);
    const auto from = to_day(*intake::previous_snapshot(settings_));
    for (std::uint32_t i = 0; i < now_.size; ++i) {
      if (row_then[i] != People::nobody) {
        out_.moves.push_back({row_then[i], i, 1, 1, Kind::stayed});
      } else {
        const auto day = day_of(now_, "transferred_in_date", i);
        const bool transferred = day != no_day && day > from && day <= until_;
        out_.moves.push_back({Move::nowhere, i, 1, 0, transferred ? Kind::transferred_in : Kind::joined});
      }
    }
    leave(then, known, stays);
    name_contracts_in(&then);
    if (loosely > 0) {
      out_.notes.push_back(
          people_are(loosely) +
          " the same in both lists only without leading zeros, capitals or post numbers of their ids.");
    }
    if (without_id > 0) {
      out_.notes.push_back(people_have(without_id) +
                           " no id in one of the lists and could not be found in the other: counted as joiners or "
                           "leavers.");
    }
    if (stayers * 2 < std::min(then.size, now_.size)) {
      out_.notes.push_back("Only " + std::to_string(stayers) + " of the " + std::to_string(then.size) +
                           " people of last year's list were found in this year's. Check that both use the same ids.");
    }
    return {};
  }

  void leave(const Population& then, const People& known, const std::vector<bool>& stays) {
    const auto by_reason = transferred_by_reason(then, known, stays);
    const auto* contracts = then.find_labels("contract");
    const auto gone = contracts_gone(then);
    std::vector<std::uint64_t> leaving(gone.size());
    std::vector<std::uint64_t> staying(gone.size());
    for (std::uint32_t i = 0; i < then.size; ++i) {
      const bool off = !gone.empty() && gone[contracts->codes[i]];
      if (off) ++(stays[i] ? staying : leaving)[contracts->codes[i]];
      if (stays[i]) continue;
      const bool transferred = off || by_reason[i];
      out_.moves.push_back({i, Move::nowhere, 1, 1, transferred ? Kind::transferred_out : Kind::left});
    }
    for (std::size_t c = 0; c < gone.size(); ++c) {
      if (leaving[c] == 0) continue;
      out_.contracts_out.push_back(contracts->labels[c]);
      if (staying[c] <= leaving[c]) continue;
      out_.notes.push_back("Nobody is on \"" + contracts->labels[c] + "\" any more, yet most of its people are still " +
                           "here. If it only has another name now, use one name in both lists: its " +
                           (leaving[c] == 1 ? "leaver counts" : "leavers count") + " as transferred out.");
    }
  }

  // Contracts of last year that no row of this year names. Without the column in both lists there are none to compare.
  std::vector<bool> contracts_gone(const Population& then) {
    const auto* before = then.find_labels("contract");
    const auto* after = now_.find_labels("contract");
    const bool had = before != nullptr && before->supplied;
    const bool has = after != nullptr && after->supplied;
    if (had != has) {
      out_.notes.push_back(std::string(had ? "The staff list" : "Last year's staff list") +
                           " has no column for contracts, so contracts that ended are not seen in it.");
    }
    // Beyond so many labels the rest stand together, and one of them may be any contract.
    if (!had || !has || after->others != 0) return {};
    std::vector<bool> gone(before->labels.size(), true);
    gone[0] = false;
    if (before->others != 0) gone[before->others] = false;
    const auto names = names_in_use(*after);
    for (std::size_t c = 1; c < gone.size(); ++c)
      gone[c] = gone[c] && !names.contains(standards::fold(before->labels[c]));
    return gone;
  }

  static std::unordered_set<std::string> names_in_use(const intake::LabelColumn& column) {
    std::vector<bool> used(column.labels.size());
    for (const auto code : column.codes) used[code] = true;
    std::unordered_set<std::string> out;
    for (std::size_t c = 1; c < used.size(); ++c) {
      if (used[c]) out.insert(standards::fold(column.labels[c]));
    }
    return out;
  }

  std::vector<bool> transferred_by_reason(const Population& then, const People& known, const std::vector<bool>& stays) {
    std::vector<bool> out(then.size);
    bool unnamed = false;
    std::vector<const Population*> files;
    for (const auto* kind : {"leavers", "leavers_before"}) {
      for (const auto* leavers : material_.of(kind)) files.push_back(leavers);
    }
    for (const auto* leavers : files) {
      const auto moved = transfers(*leavers);
      for (std::size_t i = 0; i < moved.size(); ++i) {
        if (!moved[i]) continue;
        if (!leavers->who.kept()) {
          unnamed = true;
          continue;
        }
        const auto found = known.find(leavers->who.ids[i], leavers->who.loosened[i]);
        if (found.row != People::nobody && !stays[found.row]) out[found.row] = true;
      }
    }
    if (unnamed) {
      out_.notes.emplace_back(
          "The file of leavers has no person ids, so who of last year's list transferred out is not known from it.");
    }
    return out;
  }

  // Contracts that people came with: those that nobody was on a year before, as far as that is known.
  void name_contracts_in(const Population* then) {
    const auto* column = now_.find_labels("contract");
    bool transferred = false;
    std::vector<bool> came(column != nullptr ? column->labels.size() : 0);
    for (const auto& move : out_.moves) {
      if (move.kind != Kind::transferred_in) continue;
      transferred = true;
      if (column != nullptr && column->supplied) came[column->codes[move.after]] = true;
    }
    if (now_.find_days("transferred_in_date") == nullptr) {
      out_.notes.emplace_back(
          "The staff list has no date of transfer, so people who came with a contract count as joiners.");
    }
    if (!transferred || column == nullptr || !column->supplied) return;
    const auto* earlier = then != nullptr ? then->find_labels("contract") : nullptr;
    std::unordered_set<std::string> known;
    if (earlier != nullptr && earlier->supplied) known = names_in_use(*earlier);
    for (std::size_t c = 1; c < came.size(); ++c) {
      if (!came[c] || c == column->others || known.contains(standards::fold(column->labels[c]))) continue;
      out_.contracts_in.push_back(column->labels[c]);
    }
  }

  // ---- dates ----

  void by_dates(const Population* then, const std::string& why) {
    from_ = intake::months_after(*settings_.snapshot_date, -12);
    const bool leavers = material_.has("leavers");
    const auto left = material_.of(leavers ? "leavers" : "staff_left");
    const bool shown = std::any_of(left.begin(), left.end(), [](const auto* p) { return p->size > 0; });
    const auto* started = now_.find_days("start_date");
    if (started == nullptr || (!leavers && !shown)) {
      const std::string lack = started == nullptr ? "the staff list has no start dates"
                                                  : "nothing says who left in the year: there is no file of leavers, "
                                                    "and nobody in the staff list has a leaving date in the year";
      return fail(then != nullptr ? Status::not_calculable : Status::not_supplied,
                  (why.empty() ? "No staff list of last year was given." : why) + " Dates do not tell it either: " +
                      lack + ". Add last year's staff list with person ids, or start dates and a file of leavers.");
    }
    tell_dates(intake::to_date(from_));
    out_.notes.push_back(
        (why.empty() ? "" : why + " ") +
        "The year was worked out from dates of joining and leaving: answers are taken as they are now, "
        "so none has changed.");
    stay_and_join(*started);
    for (const auto* list : left) leave_by_date(*list);
    if (left_and_here_ > 0) {
      out_.notes.push_back(people_are(left_and_here_) +
                           " in the file of leavers and counted on the snapshot date: not taken as having left.");
    }
    if (short_stay_ > 0) {
      out_.notes.push_back(people_have(short_stay_) + " joined and left within the year: not counted.");
    }
    name_contracts_in(then);
    compare_headcount(then);
  }

  bool in_year(Day day) const { return day != no_day && day > from_ && day <= until_; }

  void stay_and_join(const intake::DayColumn& started) {
    std::uint64_t undated = 0;
    for (std::uint32_t i = 0; i < now_.size; ++i) {
      Move move{i, i, now_.weight(i), 0, Kind::stayed};
      if (in_year(day_of(now_, "transferred_in_date", i))) {
        move.kind = Kind::transferred_in;
      } else if (in_year(started.days[i])) {
        move.kind = Kind::joined;
      } else if (started.days[i] == no_day) {
        undated += move.people;
      }
      if (move.kind != Kind::stayed) move.before = Move::nowhere;
      out_.moves.push_back(move);
    }
    if (undated > 0) {
      out_.notes.push_back(people_have(undated) + " no start date and " + (undated == 1 ? "was" : "were") +
                           " taken to have been here all year.");
    }
  }

  // Whoever leaves on the snapshot date is still counted on it.
  void leave_by_date(const Population& left) {
    const auto list = static_cast<std::uint16_t>(out_.lists.size());
    out_.lists.push_back(&left);
    const auto moved = transfers(left);
    const People present(now_.who);
    for (std::uint32_t i = 0; i < left.size; ++i) {
      auto people = left.weight(i);
      if (people == 0) continue;
      bool here = day_of(left, "leaving_date", i) == until_;
      if (left.who.kept() && left.who.ids[i] != 0) {
        if (!gone_.insert(left.who.ids[i]).second) continue;
        people = 1;
        if (now_.who.kept()) here = present.find(left.who.ids[i], left.who.loosened[i]).row != People::nobody;
      }
      if (here) {
        left_and_here_ += people;
        continue;
      }
      if (in_year(day_of(left, "joined", i))) {
        short_stay_ += people;
        continue;
      }
      out_.moves.push_back({i, Move::nowhere, people, list, moved[i] ? Kind::transferred_out : Kind::left});
    }
  }

  void compare_headcount(const Population* then) {
    if (then == nullptr || then->headcount == 0) return;
    std::uint64_t before = 0;
    for (const auto& move : out_.moves) before += move.before != Move::nowhere ? move.people : 0;
    if (before == then->headcount) return;
    out_.notes.push_back("Last year's staff list counts " + std::to_string(then->headcount) + "; the dates give " +
                         std::to_string(before) + " for a year ago.");
  }

  const Material& material_;
  const intake::Settings& settings_;
  const standards::Standards& standards_;
  const Population& now_;
  Day from_ = no_day;
  Day until_ = no_day;
  std::unordered_set<std::uint64_t> gone_;
  std::uint64_t left_and_here_ = 0;
  std::uint64_t short_stay_ = 0;
  Movement out_;
};

}  // namespace

Movement movement(const Material& material, const intake::Settings& settings, const standards::Standards& standards) {
  return Maker(material, settings, standards).make();
}

}  // namespace evenhand::measures
