// The arithmetic a reader can redo: every row of a file is accounted for, and figures that count the same people agree.
#include <algorithm>
#include <array>

#include "core/report/change_text.h"
#include "core/report/format.h"
#include "core/report/report.h"

namespace evenhand::report {
namespace {

using measures::Composition;
using measures::Grid;
using measures::Measure;

Check sum_check(const Measure& m, std::uint64_t sum) {
  const bool passed = sum == m.base;
  return {"sum." + m.id, passed,
          m.title + ": its rows add to " + count_text(sum) +
              (passed ? ", the whole workforce." : ", but the workforce is " + count_text(m.base) + ".")};
}

// The workforce in WRES 1, 3, 4 and 9 and in WDES 1, 3 and 10 has to be one number (wres-wdes.md §8).
std::optional<std::uint64_t> workforce_of(const Measure& m) {
  if (m.status == measures::Status::not_supplied) return std::nullopt;
  if (const auto* g = std::get_if<Grid>(&m.figures)) return g->overall.headcount;
  if (const auto* d = std::get_if<measures::Difference>(&m.figures)) return d->whole_base;
  if (const auto* l = std::get_if<measures::Likelihood>(&m.figures)) {
    return l->groups[0].base + l->groups[1].base + m.unknown;
  }
  return std::nullopt;
}

void same_workforce(const std::vector<Measure>& list, std::uint64_t headcount, std::vector<Check>& out) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> names{{{"wres.1", "WRES 1"},
                                                                                       {"wres.3", "WRES 3"},
                                                                                       {"wres.4", "WRES 4"},
                                                                                       {"wres.9.total", "WRES 9"},
                                                                                       {"wdes.1", "WDES 1"},
                                                                                       {"wdes.3", "WDES 3"},
                                                                                       {"wdes.10.total", "WDES 10"}}};
  for (const std::string_view standard : {"wres", "wdes"}) {
    std::string agreeing;
    std::string differing;
    std::size_t compared = 0;
    for (const auto& pair : names) {
      const auto id = pair.first;
      const auto name = pair.second;
      if (!id.starts_with(standard)) continue;
      const auto m = std::find_if(list.begin(), list.end(), [&](const auto& x) { return x.id == id; });
      const auto people = m == list.end() ? std::nullopt : workforce_of(*m);
      if (!people) continue;
      ++compared;
      if (*people == headcount) {
        agreeing += (agreeing.empty() ? "" : ", ") + std::string(name);
      } else if (*people == 2 * headcount) {
        // Two years of cases stand over two years of staff.
        agreeing += (agreeing.empty() ? "" : ", ") + std::string(name) + " (counted for two years)";
      } else {
        const auto more = *people > headcount;
        differing += " " + std::string(name) + " counts " + count_text(*people) + ", " +
                     count_text(more ? *people - headcount : headcount - *people) + (more ? " more" : " fewer") +
                     ", because some of its rows could not be placed in a group.";
      }
    }
    if (compared < 2) continue;
    out.push_back({"workforce." + std::string(standard), differing.empty(),
                   differing.empty()
                       ? "The workforce is the same in " + agreeing + ": " + count_text(headcount) + " people."
                       : "The workforce is " + count_text(headcount) + " people." + differing});
  }
}

std::string people_text(std::uint64_t n) { return count_text(n) + (n == 1 ? " person" : " people"); }

// "3 of the 60 people it names", "the 1 person it names".
std::string of_named(std::uint64_t part, std::uint64_t all) {
  if (part == all) return "the " + people_text(all) + " it names";
  return count_text(part) + " of the " + people_text(all) + " it names";
}

Check check_leavers(const measures::NamedPeople& n) {
  Check out{"leavers.in_post", n.in_post == 0, n.file + ": "};
  if (n.in_post > 0) {
    out.sentence += of_named(n.in_post, n.people) + (n.in_post == 1 ? " is" : " are") +
                    " still counted in the staff list. Check the leaving dates in both files; somebody who came back "
                    "may stand in both.";
  } else {
    out.sentence +=
        (n.people == 1 ? "the 1 person it names is not" : "none of " + of_named(n.people, n.people) + " is") +
        std::string(" counted in the staff list any more.");
  }
  return out;
}

// Somebody who left during the year is no contradiction: the file of leavers says so.
Check check_named(const measures::NamedPeople& n) {
  Check out{"people." + n.kind, n.not_listed == n.gone, n.file + ": "};
  if (n.not_listed == 0) {
    out.sentence += n.people == 1 ? "the 1 person it names is in the staff list."
                                  : "all " + people_text(n.people) + " it names are in the staff list.";
    return out;
  }
  out.sentence += of_named(n.not_listed, n.people) + (n.not_listed == 1 ? " is" : " are") + " not in the staff list";
  if (out.passed) {
    out.sentence += ", but among the leavers.";
    return out;
  }
  if (n.gone > 0) {
    out.sentence += "; of these " + count_text(n.gone) + (n.gone == 1 ? " is" : " are") + " among the leavers";
  }
  out.sentence += ". Check the ids. People who have left can be added to the staff list with their leaving date.";
  return out;
}

Check check_departures(const measures::Departures& d) {
  Check out{"leavers.last_year", d.not_among_leavers == 0,
            people_text(d.gone) + " of last year’s staff list " + (d.gone == 1 ? "is" : "are") + " counted no longer"};
  if (out.passed) {
    out.sentence += d.gone == 0   ? "."
                    : d.gone == 1 ? ", and is in the file of leavers."
                                  : ", and all are in the file of leavers.";
    return out;
  }
  out.sentence += "; " + count_text(d.not_among_leavers) + " of them " + (d.not_among_leavers == 1 ? "is" : "are") +
                  " not in the file of leavers. Check whether they left, went to the bank or were given another id.";
  return out;
}

Check check_starters(const measures::Starters& s, const intake::Settings& settings) {
  const auto more = std::max(s.appointed, s.started);
  const auto less = std::min(s.appointed, s.started);
  // Appointments and starts never agree to the person: some are yet to start, some moved with a contract.
  Check out{"joiners", more <= 2 * less || more - less < 10,
            "Applications: " + people_text(s.appointed) + (s.appointed == 1 ? " was" : " were") + " appointed" +
                (s.internal_left_out ? ", internal applicants left out; " : "; ") + "in the staff list " +
                people_text(s.started) + " started in the year up to " + intake::to_words(*settings.snapshot_date) +
                "."};
  if (!out.passed) out.sentence += " The two are far apart: check that both files cover the same year.";
  return out;
}

Check check_board(const measures::BoardMembers& b) {
  const auto members = [](std::uint64_t n) { return count_text(n) + (n == 1 ? " board member" : " board members"); };
  // Non-executive members are often on no staff list; executives are.
  const bool only_executives = b.in_list < b.in_file && b.in_list >= b.executives_in_file.value_or(0);
  Check out{"board.members", b.in_list == b.in_file || only_executives, "The staff list marks "};
  if (b.in_list == b.in_file) {
    out.sentence += members(b.in_list) + ", as many as the board file has.";
    return out;
  }
  out.sentence += members(b.in_list) + ", the board file has " + count_text(b.in_file) + ". The board file is used.";
  if (only_executives) {
    out.sentence += " Non-executive members are often on no staff list.";
  } else {
    out.sentence += b.in_list > b.in_file ? " Check whom the board file leaves out."
                                          : " Check the marks: it has " + count_text(*b.executives_in_file) +
                                                " executive members, who should be in the staff list.";
  }
  return out;
}

Check check_answers(const measures::SurveyAnswers& s, std::uint64_t headcount) {
  const auto answers = count_text(s.answers) + (s.answers == 1 ? " answer" : " answers");
  Check out{"survey.answers", s.answers <= headcount,
            s.file + ": " + (s.lines ? "up to " + answers + " to a question" : answers) + ", for " +
                count_text(headcount) + " staff."};
  if (!out.passed) {
    out.sentence +=
        " There cannot be more answers than staff: check that both files are of the same organisation and year.";
  }
  return out;
}

}  // namespace

void check_between(const measures::BetweenFiles& files, const intake::Settings& settings, Report& report) {
  auto& out = report.checks;
  for (const auto& item : files.named) out.push_back(item.kind == "leavers" ? check_leavers(item) : check_named(item));
  if (files.departures) out.push_back(check_departures(*files.departures));
  if (files.starters) out.push_back(check_starters(*files.starters, settings));
  if (files.board) out.push_back(check_board(*files.board));
  for (const auto& item : files.surveys) out.push_back(check_answers(item, report.headcount));
}

std::vector<Check> check(const std::vector<FileAccount>& files, const std::vector<Measure>& list,
                         std::uint64_t headcount) {
  std::vector<Check> out;
  for (const auto& file : files) {
    std::uint64_t aside = 0;
    for (const auto& item : file.set_aside) aside += item.rows;
    out.push_back({"rows." + file.kind, file.rows_read == file.rows_used + aside,
                   file.name + ": " + count_text(file.rows_read) + " rows read = " + count_text(file.rows_used) +
                       " used + " + count_text(aside) + " set aside."});
  }
  std::uint64_t compositions = 0;
  std::uint64_t agreeing = 0;
  for (const auto& m : list) {
    if (m.status != measures::Status::ok) continue;
    if (const auto* c = std::get_if<Composition>(&m.figures)) {
      std::uint64_t sum = 0;
      for (const auto& category : c->categories) sum += category.count;
      if (c->people != "staff") continue;
      ++compositions;
      if (sum == headcount) {
        ++agreeing;
      } else {
        out.push_back(sum_check(m, sum));
      }
    } else if (const auto* g = std::get_if<Grid>(&m.figures)) {
      std::uint64_t sum = 0;
      for (const auto& row : g->rows) sum += row.of_which ? 0 : row.headcount;
      out.push_back(sum_check(m, sum));
    }
  }
  same_workforce(list, headcount, out);
  check_change(list, headcount, out);
  if (compositions > 0) {
    out.push_back({"sum.profiles", agreeing == compositions,
                   count_text(agreeing) + " of " + count_text(compositions) + " profiles add to the workforce of " +
                       count_text(headcount) + "."});
  }
  return out;
}

}  // namespace evenhand::report
