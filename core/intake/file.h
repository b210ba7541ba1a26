// One file on its way in: rows of cells become columns of codes, and every row is accounted for.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/csv/reader.h"
#include "core/intake/matcher.h"
#include "core/intake/problems.h"
#include "core/intake/settings.h"
#include "core/intake/table.h"
#include "core/standards/standards.h"

namespace evenhand::intake {

/// What became of one column of the file.
struct FileColumn {
  std::string name;
  HeaderMatch match;
  standards::Values values = standards::Values::text;  // of the role
  std::string vocabulary;
  bool blank = true;  // no row has anything in it
};

struct SetAside {
  std::string reason;
  std::uint64_t rows = 0;
};

/// One row more that is set aside for this reason.
void count_set_aside(std::vector<SetAside>& items, std::string_view reason);

/// A file as read. Value mappings and rules are applied later, so that changing one does not read the file again.
struct File {
  int id = 0;
  std::string name;
  std::string kind;
  bool kind_chosen = false;
  csv::Dialect dialect;
  csv::Header header;
  std::uint64_t bytes = 0;
  std::uint64_t rows_read = 0;      // below the header, of any sort
  std::vector<SetAside> set_aside;  // while reading; rules add theirs later
  std::vector<FileColumn> columns;
  Table table;
  Problems problems;  // while reading
};

/// Reads one file from chunks of bytes.
class FileIntake {
 public:
  FileIntake(std::string name, std::optional<std::string> kind, const Settings& settings,
             const standards::Standards& standards);
  ~FileIntake();

  std::optional<csv::Refusal> push(std::span<const std::uint8_t> bytes);
  std::optional<csv::Refusal> finish();

  std::uint64_t bytes() const;
  std::uint64_t rows() const;

  /// The file; once, after `finish` gave no refusal.
  File take();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace evenhand::intake
