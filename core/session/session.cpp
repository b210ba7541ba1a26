#include "core/session/session.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/csv/write.h"
#include "core/intake/records.h"
#include "core/intake/workforce.h"
#include "core/measures/all_measures.h"
#include "core/report/report.h"
#include "core/report/values.h"

namespace evenhand::session {
namespace {

using Json = nlohmann::ordered_json;
using report::Object;

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

bool names_people(const intake::File& file) {
  const auto has = [&](std::string_view role) { return file.table.find<intake::IdColumn>(role) != nullptr; };
  return file.kind != "staff" && (has("person_id") || has("assignment_id"));
}

intake::Resolved not_used(const intake::File& file) {
  intake::Resolved out;
  out.set_aside = file.set_aside;
  out.set_aside.push_back({"kind_not_used", file.table.rows});
  out.problems = file.problems.sorted();
  out.problems.insert(out.problems.begin(),
                      {.severity = intake::Severity::warning,
                       .code = "kind_not_used",
                       .message = "This was taken for figures of a population to compare with. This version does not "
                                  "read them yet, so the file was not used. If it is another kind of file, say so "
                                  "under Files.",
                       .rows_affected = file.table.rows});
  return out;
}

// A file of board members says more than marks in the staff list; the two are not added up.
void prefer_board_file(measures::Material& material, const std::vector<Loaded>& loaded) {
  if (!material.has("board")) return;
  auto& members = material.populations["board"];
  members.clear();
  for (const auto& l : loaded) {
    if (l.file.kind != "board") continue;
    for (const auto& population : l.resolved.populations) members.push_back(&population);
  }
}

std::vector<std::string_view> views(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

}  // namespace

struct Session::Tidying {
  explicit Tidying(const standards::Standards& standards)
      : reader(
            {.known_header = [&standards](std::string_view cell) { return intake::is_known_header(cell, standards); }},
            [this](const csv::Dialect&, const csv::Header& header) { csv::append_csv_row(out, views(header.names)); },
            [this](const csv::Row& row) {
              if (row.kind == csv::RowClass::data) csv::append_csv_row(out, row.cells);
            }) {}
  std::string out;
  csv::Reader reader;
};

Session::Session() : standards_(standards::standards()) {}

Session::~Session() = default;

std::string Session::configure(std::string_view settings_json) {
  std::vector<intake::Problem> problems;
  settings_ = intake::read_settings(settings_json, standards_, problems);
  resolve_all();
  return dump(report::problems_json(problems, "settings"));
}

Loaded* Session::staff() {
  const auto at = std::find_if(loaded_.begin(), loaded_.end(), [](const auto& l) { return l.file.kind == "staff"; });
  return at == loaded_.end() ? nullptr : &*at;
}

// Files that name people find their characteristics in the staff list; only then is it worth keeping who is who.
void Session::resolve_staff() {
  auto* list = staff();
  if (list == nullptr) return;
  const bool named = std::any_of(loaded_.begin(), loaded_.end(), [](const auto& l) { return names_people(l.file); });
  list->resolved = intake::resolve_staff(list->file, settings_, standards_, named);
}

void Session::resolve(Loaded& loaded) {
  const auto& kind = loaded.file.kind;
  if (kind == "staff") return resolve_staff();
  if (kind == "survey") {
    loaded.resolved = intake::resolve_survey(loaded.file, settings_, standards_);
  } else if (kind == "benchmark") {
    loaded.resolved = not_used(loaded.file);
  } else {
    const auto* list = staff();
    loaded.resolved =
        intake::resolve_records(loaded.file, settings_, standards_, list != nullptr ? &list->resolved.people : nullptr);
  }
}

void Session::resolve_all() {
  resolve_staff();
  for (auto& loaded : loaded_) {
    if (loaded.file.kind != "staff") resolve(loaded);
  }
}

void Session::begin(std::string_view name, std::string_view kind) {
  cancel();
  name_ = name;
  std::optional<std::string> chosen;
  if (standards::find_kind(standards_, kind) != nullptr) chosen = std::string(kind);
  intake_ = std::make_unique<intake::FileIntake>(name_, std::move(chosen), settings_, standards_);
}

void Session::begin_tidy(std::string_view name) {
  cancel();
  name_ = name;
  tidying_ = std::make_unique<Tidying>(standards_);
}

std::string Session::refuse(const csv::Refusal& refusal) {
  refused_ = dump(Object()
                      .add("format", "evenhand-refusal/1")
                      .add("name", name_)
                      .add("code", refusal.code)
                      .add("row", refusal.row)
                      .add("message", name_ + ": " + refusal.message));
  intake_.reset();
  return refused_;
}

std::string Session::push(std::span<const std::uint8_t> bytes) {
  if (!refused_.empty()) return refused_;
  std::optional<csv::Refusal> refusal;
  if (intake_) {
    refusal = intake_->push(bytes);
  } else if (tidying_) {
    refusal = tidying_->reader.push(bytes);
  }
  return refusal ? refuse(*refusal) : std::string();
}

Progress Session::progress() const {
  if (intake_) return {intake_->bytes(), intake_->rows()};
  if (tidying_) return {tidying_->reader.bytes(), tidying_->reader.rows()};
  return {};
}

std::string Session::finish() {
  if (!refused_.empty()) return std::exchange(refused_, {});
  if (tidying_) {
    const auto refusal = tidying_->reader.finish();
    return refusal ? refuse(*refusal) : std::string("null");
  }
  if (!intake_) return refuse({"no_file", 0, "No file was started."});
  if (const auto refusal = intake_->finish()) {
    auto answer = refuse(*refusal);
    refused_.clear();
    return answer;
  }
  Loaded fresh{intake_->take(), {}};
  intake_.reset();
  auto same = std::find_if(loaded_.begin(), loaded_.end(), [&](const auto& l) {
    return l.file.name == fresh.file.name && l.file.kind == fresh.file.kind;
  });
  const auto* list = staff();
  if (fresh.file.kind == "staff" && list != nullptr && same == loaded_.end()) {
    auto answer = refuse(
        {"second_staff_file", 0,
         "\"" + list->file.name + "\" is already loaded as the staff list. Remove it first, then add this one."});
    refused_.clear();
    return answer;
  }
  // The first file that names people makes the staff list keep who is who.
  const bool concerns_others =
      fresh.file.kind == "staff" || (names_people(fresh.file) && list != nullptr && !list->resolved.people.kept);
  const auto place = static_cast<std::size_t>(same - loaded_.begin());
  fresh.file.id = same != loaded_.end() ? same->file.id : next_id_++;
  if (same != loaded_.end()) {
    *same = std::move(fresh);
  } else {
    loaded_.push_back(std::move(fresh));
  }
  auto& kept = loaded_[place];
  if (concerns_others) {
    resolve_all();
  } else {
    resolve(kept);
  }
  return inspection_json(kept);
}

void Session::cancel() {
  intake_.reset();
  tidying_.reset();
  refused_.clear();
}

void Session::remove(int id) {
  const auto* list = staff();
  // Only the staff list has a say in what other files mean.
  const bool concerns_others = list != nullptr && list->file.id == id;
  std::erase_if(loaded_, [id](const auto& l) { return l.file.id == id; });
  if (concerns_others) resolve_all();
}

std::string Session::drain() { return tidying_ ? std::exchange(tidying_->out, {}) : std::string(); }

std::string Session::inspections() const {
  std::string out = "[";
  for (const auto& loaded : loaded_) out += (out.size() > 1 ? "," : "") + inspection_json(loaded);
  return out + "]";
}

std::string Session::report() const {
  std::vector<report::FileAccount> files;
  measures::Material material;
  for (const auto& loaded : loaded_) {
    const auto& resolved = loaded.resolved;
    const auto& kind = loaded.file.kind;
    std::uint64_t people = kind == "survey" ? resolved.rows_used : 0;
    for (const auto& population : resolved.populations) {
      if (population.kind == kind) people += population.headcount;
    }
    files.push_back({kind, loaded.file.name, loaded.file.rows_read, resolved.rows_used, people, resolved.set_aside,
                     resolved.problems});
    material.given.insert(kind);
    if (kind == "survey") material.surveys.push_back(&resolved.survey);
    for (const auto& population : resolved.populations) {
      if (population.kind == "staff") {
        material.workforce = &population;
      } else {
        material.populations[population.kind].push_back(&population);
      }
    }
  }
  prefer_board_file(material, loaded_);
  intake::Resolved none;
  if (material.workforce == nullptr) {
    intake::File empty;
    empty.kind = "staff";
    none = intake::resolve_staff(empty, settings_, standards_);
    material.workforce = &none.populations.front();
  }
  auto list = measures::all_measures(material, settings_, standards_);
  const auto value =
      report::make_report(settings_, standards_, std::move(files), std::move(list), material.workforce->headcount);
  return report::to_json(value, standards_);
}

std::string Session::header_template(std::string_view id) const {
  const auto* kind = standards::find_kind(standards_, id);
  if (kind == nullptr) return {};
  std::vector<std::string_view> roles;
  for (const auto& column : kind->columns) {
    // Survey questions go by their number, not by what they ask.
    const auto& questions = standards_.survey.questions;
    const auto asks = [&](const auto& question) { return question.role == column.role; };
    const auto question = std::find_if(questions.begin(), questions.end(), asks);
    const bool numbered = id == "survey" && question != questions.end();
    roles.push_back(numbered ? std::string_view(question->id) : std::string_view(column.role));
  }
  std::string out;
  csv::append_csv_row(out, roles);
  return out;
}

std::string Session::catalogue() const { return catalogue_json(standards_); }

}  // namespace evenhand::session
