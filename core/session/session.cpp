#include "core/session/session.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/csv/write.h"
#include "core/intake/records.h"
#include "core/intake/workforce.h"
#include "core/measures/all_measures.h"
#include "core/report/analyses.h"
#include "core/report/report.h"
#include "core/report/values.h"

namespace evenhand::session {
namespace {

using Json = nlohmann::ordered_json;
using report::Object;

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

constexpr std::string_view last_year = "staff_last_year";

bool names_people(const intake::File& file) {
  const auto has = [&](std::string_view role) { return file.table.find<intake::IdColumn>(role) != nullptr; };
  return file.kind != "staff" && file.kind != last_year && (has("person_id") || has("assignment_id"));
}

csv::Refusal second_list(const intake::File& held) {
  const bool earlier = held.kind == last_year;
  return {"second_staff_file", 0,
          "\"" + held.name + "\" is already loaded as " + (earlier ? "last year's" : "the") +
              " staff list. Remove it first, then add this one." +
              (earlier ? ""
                       : " If this is last year's list, add it as the kind \"Last year's staff list\" "
                         "(staff_last_year): then the report says how the workforce changed.")};
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
  publishing_.reset();
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
  kept_ = wanted();
  list->resolved = intake::resolve_staff(list->file, settings_, standards_, kept_);
}

intake::Keep Session::wanted() const {
  intake::Keep out;
  for (const auto& l : loaded_) {
    const bool named = names_people(l.file);
    out.people = out.people || named;
    out.identities = out.identities || l.file.kind == last_year || (named && l.file.kind == "leavers");
  }
  return out;
}

void Session::resolve(Loaded& loaded) {
  const auto& kind = loaded.file.kind;
  if (kind == "staff") return resolve_staff();
  if (kind == last_year) {
    loaded.resolved = intake::resolve_last_year(loaded.file, settings_, standards_);
  } else if (kind == "survey") {
    loaded.resolved = intake::resolve_survey(loaded.file, settings_, standards_);
  } else if (kind == "benchmark") {
    loaded.resolved = intake::resolve_benchmark(loaded.file, settings_, standards_);
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
  if (kind == "previous") return earlier_.begin();
  if (standards::find_kind(standards_, kind) != nullptr) {
    chosen = std::string(kind);
  } else {
    beginning_.emplace();
  }
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
  earlier_.cancel();
  return refused_;
}

std::string Session::refuse_at_end(const csv::Refusal& refusal) {
  auto answer = refuse(refusal);
  refused_.clear();
  return answer;
}

std::optional<csv::Refusal> Session::push_on(std::span<const std::uint8_t> bytes) {
  if (earlier_.under_way()) return earlier_.push(bytes);
  if (intake_) return intake_->push(bytes);
  return tidying_ ? tidying_->reader.push(bytes) : std::nullopt;
}

std::string Session::push(std::span<const std::uint8_t> bytes) {
  if (!refused_.empty()) return refused_;
  std::optional<csv::Refusal> refusal;
  if (beginning_) {
    const auto is = beginning_->look(bytes);
    if (is == Beginning::Is::blank) return {};
    const auto blank = std::exchange(beginning_, std::nullopt)->blank();
    if (is == Beginning::Is::json) {
      intake_.reset();
      earlier_.begin();
    }
    refusal = push_on({reinterpret_cast<const std::uint8_t*>(blank.data()), blank.size()});
  }
  if (!refusal) refusal = push_on(bytes);
  return refusal ? refuse(*refusal) : std::string();
}

Progress Session::progress() const {
  if (earlier_.under_way()) return {earlier_.bytes(), 0};
  if (beginning_) return {beginning_->blank().size(), 0};
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
  if (earlier_.under_way()) {
    if (const auto refusal = earlier_.finish(name_, next_id_, settings_, standards_)) return refuse_at_end(*refusal);
    publishing_.reset();
    if (earlier_.last_id() == next_id_) ++next_id_;
    return earlier_.answer(earlier_.last_id(), settings_);
  }
  if (!intake_) return refuse({"no_file", 0, "No file was started."});
  if (beginning_) {
    const auto blank = std::exchange(beginning_, std::nullopt)->blank();
    intake_->push({reinterpret_cast<const std::uint8_t*>(blank.data()), blank.size()});
  }
  if (const auto refusal = intake_->finish()) return refuse_at_end(*refusal);
  publishing_.reset();
  Loaded fresh{intake_->take(), {}};
  intake_.reset();
  auto same = std::find_if(loaded_.begin(), loaded_.end(), [&](const auto& l) {
    return l.file.name == fresh.file.name && l.file.kind == fresh.file.kind;
  });
  if (same == loaded_.end() && (fresh.file.kind == "staff" || fresh.file.kind == last_year)) {
    const auto held =
        std::find_if(loaded_.begin(), loaded_.end(), [&](const auto& l) { return l.file.kind == fresh.file.kind; });
    if (held != loaded_.end()) return refuse_at_end(second_list(held->file));
  }
  const auto place = static_cast<std::size_t>(same - loaded_.begin());
  fresh.file.id = same != loaded_.end() ? same->file.id : next_id_++;
  if (same != loaded_.end()) {
    *same = std::move(fresh);
  } else {
    loaded_.push_back(std::move(fresh));
  }
  auto& kept = loaded_[place];
  // The first file that names people makes the staff list keep who is who.
  const auto asked = wanted();
  const bool more = (asked.people && !kept_.people) || (asked.identities && !kept_.identities);
  if (kept.file.kind == "staff" || (more && staff() != nullptr)) {
    resolve_all();
  } else {
    resolve(kept);
  }
  return inspection_json(kept);
}

void Session::cancel() {
  intake_.reset();
  tidying_.reset();
  beginning_.reset();
  earlier_.cancel();
  refused_.clear();
}

void Session::remove(int id) {
  publishing_.reset();
  const auto* list = staff();
  // Only the staff list has a say in what other files mean.
  const bool concerns_others = list != nullptr && list->file.id == id;
  std::erase_if(loaded_, [id](const auto& l) { return l.file.id == id; });
  earlier_.remove(id);
  if (concerns_others) resolve_all();
}

std::string Session::drain() { return tidying_ ? std::exchange(tidying_->out, {}) : std::string(); }

std::string Session::inspections() const {
  std::string out = "[";
  for (const auto& loaded : loaded_) out += (out.size() > 1 ? "," : "") + inspection_json(loaded);
  for (const auto& answer : earlier_.answers(settings_)) out += (out.size() > 1 ? "," : "") + answer;
  return out + "]";
}

// Everything that was read, as the measures want it. Points into the session.
struct Session::Reading {
  std::vector<report::FileAccount> files;
  measures::Material material;
  intake::Resolved none;  // stands for a staff list where there is none
  intake::Benchmark benchmark;

  explicit Reading(const Session& session) {
    std::vector<intake::NamedBenchmark> figures;
    for (const auto& loaded : session.loaded_) {
      const auto& resolved = loaded.resolved;
      const auto& kind = loaded.file.kind;
      std::uint64_t people = kind == "survey" ? resolved.rows_used : 0;
      for (const auto& population : resolved.populations) {
        if (population.kind == kind) people += population.headcount;
      }
      files.push_back({kind, loaded.file.name, loaded.file.rows_read, resolved.rows_used, people, resolved.set_aside,
                       resolved.problems});
      if (kind == "benchmark") figures.push_back({loaded.file.name, &resolved.benchmark});
      add(loaded);
    }
    prefer_board_file(material, session.loaded_);
    if (material.workforce == nullptr) {
      intake::File empty;
      empty.kind = "staff";
      none = intake::resolve_staff(empty, session.settings_, session.standards_);
      material.workforce = &none.populations.front();
    }
    benchmark = intake::choose_benchmark(session.settings_, session.standards_, *material.workforce, figures);
    material.benchmark = &benchmark;
  }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

 private:
  void add(const Loaded& loaded) {
    const auto& resolved = loaded.resolved;
    const auto& kind = loaded.file.kind;
    material.given.insert(kind);
    if (kind == "survey") material.surveys.push_back(&resolved.survey);
    if (kind == "staff" && resolved.people.has_ids) material.people = &resolved.people;
    auto& read = material.files.emplace_back();
    read.kind = kind;
    read.name = loaded.file.name;
    if (kind == "survey") read.survey = &resolved.survey;
    for (const auto& population : resolved.populations) {
      read.populations.push_back(&population);
      if (population.kind == "staff") {
        material.workforce = &population;
      } else {
        material.populations[population.kind].push_back(&population);
      }
    }
  }
};

std::string Session::internal_report() const {
  Reading reading(*this);
  const auto& material = reading.material;
  auto list = measures::all_measures(material, settings_, standards_);
  auto value = report::make_report(settings_, standards_, std::move(reading.files), std::move(list),
                                   material.workforce->headcount, earlier_.reports());
  report::check_between(measures::between_files(material, settings_), settings_, value);
  value.analyses = report::analyses_of(material, settings_, standards_, value.measures);
  value.benchmark = reading.benchmark;
  return report::to_json(value, standards_);
}

void Session::tell_whom(bool tells) {
  for (auto& loaded : loaded_) {
    for (auto& population : loaded.resolved.populations) population.tells_whom = tells;
    loaded.resolved.survey.tells_whom = tells;
    for (auto& population : loaded.resolved.survey.respondents) population.tells_whom = tells;
  }
}

template <class Use>
void Session::with_told_measures(const Use& use) {
  tell_whom(true);
  Reading reading(*this);
  for (auto& population : reading.none.populations) population.tells_whom = true;
  use(measures::all_measures(reading.material, settings_, standards_));
  tell_whom(false);
}

PrintedCounts Session::printed_counts() {
  PrintedCounts out;
  with_told_measures([&](const std::vector<measures::Measure>& list) {
    for (const auto& m : list) out.measures.push_back(m.id);
    out.counts = protection::make_register(list);
  });
  return out;
}

std::string Session::protect_start() {
  if (publishing_ != nullptr) return {};
  if (loaded_.empty()) return refuse_at_end({"no_file", 0, "There is nothing to publish yet: add a file first."});
  with_told_measures([&](std::vector<measures::Measure>&& list) {
    publishing_ = std::make_unique<Publishing>(std::move(list), settings_, standards_);
  });
  return {};
}

bool Session::protect_step() { return publishing_ != nullptr && publishing_->step(); }

std::string Session::protect_progress() const {
  return publishing_ != nullptr ? publishing_->progress() : std::string(R"({"phase":"choosing","done":0,"of":0})");
}

std::string Session::protect() {
  auto refusal = protect_start();
  while (protect_step()) {
  }
  return refusal;
}

std::string Session::audit() {
  const auto refusal = protect();
  return refusal.empty() ? publishing_->audit(earlier_.reports()) : refusal;
}

std::string Session::publication() {
  const auto refusal = protect();
  if (!refusal.empty()) return refusal;
  if (!publishing_->safe()) return publishing_->refusal();
  const Reading reading(*this);
  const auto earlier = earlier_.reports();
  auto value = report::publish({settings_, standards_, reading.files, publishing_->measures(), publishing_->hidden(),
                                reading.material.workforce->headcount, earlier});
  value.protection.verified = publishing_->proved();
  value.analyses = report::analyses_of(reading.material, settings_, standards_, value.measures);
  value.benchmark = reading.benchmark;
  report::keep_publishable(value);
  return report::to_json(value, standards_);
}

std::string Session::report() { return settings_.publication ? publication() : internal_report(); }

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
