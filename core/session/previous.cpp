#include "core/session/previous.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/report/series.h"
#include "core/report/values.h"

namespace evenhand::session {
namespace {

using report::Object;
using report::PastReport;

// Some twenty times a large trust's report.
constexpr std::size_t most_bytes = 32U << 20;
constexpr std::size_t most_blank = 1U << 16;

std::vector<intake::Problem> problems_of(const PastReport& report, const std::string& unused,
                                         const intake::Settings& settings) {
  std::vector<intake::Problem> out;
  const auto warn = [&](std::string code, const std::string& message) {
    if (message.empty()) return;
    auto& problem = out.emplace_back();
    problem.severity = intake::Severity::warning;
    problem.code = std::move(code);
    problem.message = message;
  };
  warn("not_used", unused);
  warn("other_organisation", report::other_organisation(report, settings.organisation_name));
  if (report.measures.empty()) warn("no_measures", "It has no figures, so there is nothing to compare with.");
  return out;
}

}  // namespace

Beginning::Is Beginning::look(std::span<const std::uint8_t>& bytes) {
  static constexpr std::string_view mark = "\xEF\xBB\xBF";
  std::size_t i = 0;
  for (; i < bytes.size() && blank_.size() < most_blank; ++i) {
    const auto c = static_cast<char>(bytes[i]);
    // A mark of the encoding stands at the very beginning, and only whole.
    const auto at = blank_.size();
    const bool marks = at < mark.size() && c == mark[at] && mark.substr(0, at) == blank_;
    if (!marks && c != ' ' && c != '\t' && c != '\n' && c != '\r') break;
    blank_.push_back(c);
  }
  bytes = bytes.subspan(i);
  if (bytes.empty()) return Is::blank;
  return bytes[0] == '{' ? Is::json : Is::other;
}

void EarlierReports::cancel() {
  under_way_ = false;
  text_ = std::string();
}

std::optional<csv::Refusal> EarlierReports::push(std::span<const std::uint8_t> bytes) {
  if (text_.size() + bytes.size() > most_bytes) {
    return csv::Refusal{"too_large", 0, "This is larger than any report that Evenhand makes, so it was not read."};
  }
  text_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return std::nullopt;
}

std::optional<csv::Refusal> EarlierReports::finish(const std::string& name, int id, const intake::Settings& settings,
                                                   const standards::Standards& standards) {
  Kept fresh;
  fresh.id = id;
  fresh.report.name = name;
  const auto unreadable = report::read_past(text_, standards, fresh.report);
  cancel();
  if (unreadable) return csv::Refusal{unreadable->code, 0, unreadable->message};
  const auto& snapshot = fresh.report.snapshot;
  // A date that nobody has confirmed may yet change: then it is only told.
  const auto date = settings.snapshot_date && !settings.snapshot_date_assumed ? intake::to_iso(*settings.snapshot_date)
                                                                              : std::string();
  // A publication of the same day is no earlier year, but must not tell what another one hides.
  if (!date.empty() && (snapshot > date || (snapshot == date && !fresh.report.publication))) {
    return csv::Refusal{"not_before", 0,
                        "This is a report of " + report::words_of(snapshot) +
                            ", which is not before the snapshot date, " + intake::to_words(*settings.snapshot_date) +
                            ". Choose the report of an earlier year, or correct the snapshot date."};
  }
  auto same = kept_.end();
  for (auto it = kept_.begin(); it != kept_.end(); ++it) {
    if (it->report.name == name) {
      same = it;
    } else if (it->report.snapshot == snapshot) {
      return csv::Refusal{"same_snapshot", 0,
                          "This is a report of " + report::words_of(snapshot) + ", and so is \"" + it->report.name +
                              "\", which is already loaded. Remove that one first to use this one."};
    }
  }
  if (same != kept_.end()) fresh.id = same->id;
  last_id_ = fresh.id;
  if (same != kept_.end()) {
    *same = std::move(fresh);
  } else {
    kept_.push_back(std::move(fresh));
  }
  return std::nullopt;
}

void EarlierReports::remove(int id) {
  std::erase_if(kept_, [id](const auto& k) { return k.id == id; });
}

std::vector<const PastReport*> EarlierReports::reports() const {
  std::vector<const PastReport*> out;
  for (const auto& k : kept_) out.push_back(&k.report);
  return out;
}

std::vector<std::string> EarlierReports::answers(const intake::Settings& settings) const {
  const auto unused = report::why_unused(reports(), settings.snapshot_date);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < kept_.size(); ++i) {
    const auto& r = kept_[i].report;
    nlohmann::ordered_json json =
        Object()
            .add("format", "evenhand-previous/1")
            .add("id", kept_[i].id)
            .add("name", r.name)
            .add("organisation", r.organisation)
            .add("snapshot", r.snapshot)
            .add("survey_year", r.survey_year > 0 ? nlohmann::ordered_json(r.survey_year) : nullptr)
            .add("measures", r.measures.size())
            .add("problems", report::problems_json(problems_of(r, unused[i], settings), r.name));
    out.push_back(json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  }
  return out;
}

std::string EarlierReports::answer(int id, const intake::Settings& settings) const {
  const auto all = answers(settings);
  for (std::size_t i = 0; i < kept_.size(); ++i) {
    if (kept_[i].id == id) return all[i];
  }
  return {};
}

}  // namespace evenhand::session
