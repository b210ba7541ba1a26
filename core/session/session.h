// One user's work: files in as bytes, answers out as JSON text. The only door between the core and the outside;
// the WebAssembly binding and the native tool are both thin covers over it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/csv/reader.h"
#include "core/intake/file.h"
#include "core/intake/resolved.h"
#include "core/intake/settings.h"
#include "core/intake/workforce.h"
#include "core/protection/register.h"
#include "core/session/previous.h"
#include "core/session/publishing.h"

namespace evenhand::session {

struct Progress {
  std::uint64_t bytes = 0;
  std::uint64_t rows = 0;
};

/// A file that was read and kept, with what it stands for under the present settings.
struct Loaded {
  intake::File file;
  intake::Resolved resolved;
};

/// The numbers of people that the report prints, and how they hang together.
struct PrintedCounts {
  std::vector<std::string> measures;  // ids; the register's measures are places in this list
  protection::Register counts;
};

class Session {
 public:
  Session();
  ~Session();

  /// Replaces the settings. Value mappings and rules act at once, column mappings on files read afterwards.
  /// Gives the problems found, as a JSON list.
  std::string configure(std::string_view settings_json);

  /// Starts a file; `kind` may be empty, to be recognised from the columns, or "previous" for an earlier report, which
  /// also its first character tells. One file at a time: an unfinished one is forgotten.
  void begin(std::string_view name, std::string_view kind);
  /// Starts a file that is only to be written out again, tidied: see `drain`.
  void begin_tidy(std::string_view name);
  /// Takes bytes. Empty, or a refusal as JSON as soon as it is certain.
  std::string push(std::span<const std::uint8_t> bytes);
  Progress progress() const;
  /// Keeps the file. Gives its inspection, or a refusal; then whatever was loaded before stays as it was.
  /// A file of the same name and kind is replaced and keeps its id.
  std::string finish();
  /// Forgets the file under way.
  void cancel();
  void remove(int id);

  /// Clean UTF-8 CSV made since the last call, while tidying.
  std::string drain();

  std::string inspections() const;
  /// For whom the settings say; a publication is protected first, or refused.
  std::string report();
  PrintedCounts printed_counts();

  /// Begins to find out what may be published, unless that is known of what is loaded. Empty, or a refusal.
  std::string protect_start();
  /// A small piece of that work; true while there is more.
  bool protect_step();
  std::string protect_progress() const;
  /// What is hidden and why (`evenhand-audit/1`): holds personal data. The work that is left is done first.
  std::string audit();
  /// The report for everybody, or a refusal where it is not proved safe. The work that is left is done first.
  std::string publication();
  /// The header line of an empty file of this kind; empty for an unknown kind.
  std::string header_template(std::string_view kind) const;
  /// What there is to choose from: kinds, vocabularies, rules, areas, trusts and the outcomes of EDS 2022.
  std::string catalogue() const;

 private:
  struct Tidying;
  struct Reading;

  std::string refuse(const csv::Refusal& refusal);
  std::string refuse_at_end(const csv::Refusal& refusal);
  std::optional<csv::Refusal> push_on(std::span<const std::uint8_t> bytes);
  Loaded* staff();
  void resolve_staff();
  intake::Keep wanted() const;
  void tell_whom(bool tells);
  /// With measures that tell whom they count, as long as `use` takes.
  template <class Use>
  void with_told_measures(const Use& use);
  std::string internal_report() const;
  /// A refusal, or empty when all is known.
  std::string protect();
  void resolve(Loaded& loaded);
  void resolve_all();

  const standards::Standards& standards_;
  intake::Settings settings_;
  std::vector<Loaded> loaded_;
  intake::Keep kept_;  // what the staff list was resolved with
  int next_id_ = 1;
  std::string name_;
  std::unique_ptr<intake::FileIntake> intake_;
  std::unique_ptr<Tidying> tidying_;
  std::optional<Beginning> beginning_;  // of a file that nobody has said what it is
  EarlierReports earlier_;
  std::unique_ptr<Publishing> publishing_;  // of what is loaded now
  std::string refused_;                     // the refusal of the file under way
};

std::string inspection_json(const Loaded& loaded);
std::string catalogue_json(const standards::Standards& standards);

}  // namespace evenhand::session
