#include "core/session/session.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/csv/write.h"
#include "core/measures/measures.h"
#include "core/report/report.h"
#include "core/report/values.h"

namespace evenhand::session {
namespace {

using Json = nlohmann::ordered_json;
using report::Object;

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

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
  for (auto& loaded : loaded_) resolve(loaded);
  return dump(report::problems_json(problems, "settings"));
}

void Session::resolve(Loaded& loaded) const {
  if (loaded.file.kind == "staff") loaded.staff = intake::resolve_staff(loaded.file, settings_, standards_);
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
  const auto same = std::find_if(loaded_.begin(), loaded_.end(), [&](const auto& l) {
    return l.file.name == fresh.file.name && l.file.kind == fresh.file.kind;
  });
  const auto staff = std::find_if(loaded_.begin(), loaded_.end(), [](const auto& l) { return l.file.kind == "staff"; });
  if (fresh.file.kind == "staff" && staff != loaded_.end() && same == loaded_.end()) {
    auto answer = refuse(
        {"second_staff_file", 0,
         "\"" + staff->file.name + "\" is already loaded as the staff list. Remove it first, then add this one."});
    refused_.clear();
    return answer;
  }
  resolve(fresh);
  if (same != loaded_.end()) {
    fresh.file.id = same->file.id;
    *same = std::move(fresh);
    return inspection_json(*same, standards_);
  }
  fresh.file.id = next_id_++;
  loaded_.push_back(std::move(fresh));
  return inspection_json(loaded_.back(), standards_);
}

void Session::cancel() {
  intake_.reset();
  tidying_.reset();
  refused_.clear();
}

void Session::remove(int id) {
  std::erase_if(loaded_, [id](const auto& l) { return l.file.id == id; });
}

std::string Session::drain() { return tidying_ ? std::exchange(tidying_->out, {}) : std::string(); }

std::string Session::inspections() const {
  std::string out = "[";
  for (const auto& loaded : loaded_) out += (out.size() > 1 ? "," : "") + inspection_json(loaded, standards_);
  return out + "]";
}

std::string Session::report() const {
  std::vector<report::FileAccount> files;
  const intake::Staff* staff = nullptr;
  for (const auto& loaded : loaded_) {
    if (loaded.file.kind != "staff") continue;
    staff = &loaded.staff;
    files.push_back({loaded.file.kind, loaded.file.name, loaded.file.rows_read, staff->rows_used,
                     staff->workforce.headcount, staff->set_aside, staff->problems});
  }
  intake::Staff none;
  if (staff == nullptr) {
    intake::File empty;
    empty.kind = "staff";
    none = intake::resolve_staff(empty, settings_, standards_);
    staff = &none;
  }
  auto measures = measures::staff_measures(staff->workforce, settings_, standards_);
  if (files.empty()) {
    for (auto& m : measures) m.reason = "No staff list was given. Add one to work this out.";
  }
  const auto value =
      report::make_report(settings_, standards_, std::move(files), std::move(measures), staff->workforce.headcount);
  return report::to_json(value, standards_);
}

std::string Session::header_template(std::string_view id) const {
  const auto* kind = standards::find_kind(standards_, id);
  if (kind == nullptr) return {};
  std::vector<std::string_view> roles;
  for (const auto& column : kind->columns) roles.push_back(column.role);
  std::string out;
  csv::append_csv_row(out, roles);
  return out;
}

std::string Session::catalogue() const { return catalogue_json(standards_); }

}  // namespace evenhand::session
