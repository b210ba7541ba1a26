#include "core/intake/file.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/intake/benchmark_words.h"
#include "core/intake/numbers.h"
#include "core/standards/normalise.h"

namespace evenhand::intake {
namespace {

using standards::Values;

struct RowReason {
  csv::RowClass kind;
  std::string_view reason;
};

constexpr std::array<RowReason, 6> row_reasons{{{csv::RowClass::blank, "blank"},
                                                {csv::RowClass::repeated_header, "repeated_header"},
                                                {csv::RowClass::total, "total"},
                                                {csv::RowClass::footnote, "footnote"},
                                                {csv::RowClass::second_table, "second_table"},
                                                {csv::RowClass::too_many_cells, "too_many_cells"}}};

std::string plural(std::uint64_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

// `12345678-2` is the second post of 12345678: gives 2, or 1 when there is no such ending.
std::uint8_t post_of(std::string_view id) {
  const auto dash = id.rfind('-');
  if (dash == std::string_view::npos || dash == 0 || id.size() - dash > 3 || id.size() - dash < 2) return 1;
  if (id[dash + 1] == '0') return 1;
  int post = 0;
  for (const char c : id.substr(dash + 1)) {
    if (c < '0' || c > '9') return 1;
    post = post * 10 + (c - '0');
  }
  return static_cast<std::uint8_t>(post);
}

// Whether the ending follows an employee number; `HR-12` and `2024-1` are whole ids, and so different people.
bool follows_employee_number(std::string_view id) {
  const auto number = id.substr(0, id.rfind('-'));
  return number.size() >= 5 && std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Records of the interface between the Electronic Staff Record and other systems (vocabularies.md §4).
bool is_esr_interface(std::string_view start) {
  static constexpr std::array<std::string_view, 5> records{"HDR~", "PRA~", "ASA~", "PRD~", "ASD~"};
  return std::find(records.begin(), records.end(), start) != records.end();
}

}  // namespace

struct FileIntake::State {
  State(std::string name, std::optional<std::string> chosen, const Settings& s, const standards::Standards& st)
      : settings(s),
        standards(st),
        reader(
            {.known_header = [&st](std::string_view cell) { return is_known_header(cell, st); }},
            [this](const csv::Dialect& dialect, const csv::Header& header) { on_header(dialect, header); },
            [this](const csv::Row& row) { on_row(row); }) {
    file.name = std::move(name);
    const auto known = settings.kinds.find(file.name);
    if (chosen) {
      file.kind = *chosen;
    } else if (known != settings.kinds.end()) {
      file.kind = known->second;
    }
    file.kind_chosen = !file.kind.empty();
  }

  void on_header(const csv::Dialect& dialect, const csv::Header& header) {
    file.dialect = dialect;
    file.header = header;
    if (!file.kind_chosen) {
      file.kind = recognise_kind(header.names, standards);
    } else if (const auto likely = recognise_kind(header.names, standards);
               likely != file.kind && likely != standards::find_kind(standards, file.kind)->like) {
      const auto label = [&](const std::string& id) { return standards::find_kind(standards, id)->label; };
      file.problems.add({.severity = Severity::warning,
                         .code = "looks_like_another_kind",
                         .row = header.row,
                         .message = "By its columns this looks more like: " + label(likely) + ". It was read as: " +
                                    label(file.kind) + ", as you said. Check that it is the right file."});
    }
    // The numbers of survey questions change from year to year; a census table has a column a category.
    std::optional<standards::Kind> of_file;
    if (file.kind == "survey") of_file = standards::survey_kind(standards, survey_year(settings), header.names);
    if (file.kind == "benchmark") of_file = benchmark_kind(standards, header.names);
    const auto& kind = of_file ? *of_file : *standards::find_kind(standards, file.kind);
    const auto matches = match_headers(header.names, kind, settings);
    for (std::size_t i = 0; i < matches.size(); ++i) {
      FileColumn column{.name = header.names[i], .match = matches[i], .vocabulary = {}};
      if (column.match.role) bind(column, *standards::find_column(kind, *column.match.role));
      if (column.match.role) given.insert(*column.match.role);
      if (column.match.role == "assignment_id") assignment_column = i;
      if (column.match.role == "person_id") has_person_id = true;
      targets.push_back(target);
      target = -1;
      file.columns.push_back(std::move(column));
    }
  }

  void bind(FileColumn& column, const standards::Column& definition) {
    column.values = definition.values;
    column.vocabulary = definition.vocabulary;
    if (definition.values == Values::text) return;  // not kept
    target = static_cast<int>(file.table.columns.size());
    AnyColumn storage;
    switch (definition.values) {
      case Values::identifier:
        storage = IdColumn{};
        break;
      case Values::date:
        storage = DateColumn{};
        break;
      case Values::number:
        storage = NumberColumn{};
        break;
      default:
        storage = ValueColumn{};
        break;
    }
    file.table.columns.emplace_back(definition.role, std::move(storage));
  }

  void on_row(const csv::Row& row) {
    ++file.rows_read;
    if (row.transcoded) ++transcoded_rows;
    if (row.stray_quote) {
      file.problems.add(
          {.severity = Severity::warning,
           .code = "stray_quote",
           .row = row.number,
           .message = "A quotation mark stands inside a cell. The cell was read as it stands; check it."});
    }
    // Addresses have a few lines; more may be rows that a lost quotation mark swallowed.
    if (row.line_ends > 10) {
      file.problems.add({.severity = Severity::warning,
                         .code = "long_quoted_cell",
                         .row = row.number,
                         .message = "A quoted cell of this row runs over " + std::to_string(row.line_ends) +
                                    " lines. If a quotation mark was lost, other rows are hidden in it. Check it."});
    }
    // A ready-made table has headings in rows of their own.
    const bool heading = row.kind == csv::RowClass::footnote && given.contains("category");
    if (row.kind != csv::RowClass::data && !heading) {
      for (const auto& r : row_reasons) {
        if (r.kind == row.kind) count_set_aside(file.set_aside, r.reason);
      }
      note_set_aside(row);
      return;
    }
    if (row.short_row) {
      file.problems.add(
          {.severity = Severity::warning,
           .code = "short_row",
           .row = row.number,
           .message = "The row has fewer cells than the header. The missing ones count as not recorded."});
    }
    file.table.add_row(row.number);
    for (std::size_t i = 0; i < targets.size(); ++i) {
      auto& column = file.columns[i];
      if (column.blank && !standards::trim(row.cells[i]).empty()) column.blank = false;
      if (targets[i] >= 0) store(i, row.cells[i], row.number);
    }
  }

  void store(std::size_t i, std::string_view cell, std::uint64_t row) {
    auto& any = file.table.columns[static_cast<std::size_t>(targets[i])].second;
    if (auto* values = std::get_if<ValueColumn>(&any)) {
      values->add(cell, row);
    } else if (auto* dates = std::get_if<DateColumn>(&any)) {
      const auto text = standards::trim(cell);
      const auto packed = is_blank(text) ? blank_date : read_date(text);
      dates->dates.push_back(packed);
      dates->evidence.add(packed);
      if (packed == unreadable_date) dates->unreadable.add(row, text);
    } else if (auto* ids = std::get_if<IdColumn>(&any)) {
      auto text = standards::trim(cell);
      if (i == assignment_column) {
        auto post = post_of(text);
        if (!has_person_id && post > 1) {
          if (follows_employee_number(text)) {
            text = text.substr(0, text.rfind('-'));
          } else {
            post = 1;
          }
        }
        ids->suffixes.push_back(post);
        if (has_person_id) return;  // then only the number of the post is of use
      }
      const auto plain = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); };
      if (!text.empty() && (text.front() == '0' || !std::all_of(text.begin(), text.end(), plain)) && !is_blank(text)) {
        const auto row_index = static_cast<std::uint32_t>(ids->hashes.size());
        ids->loosened.emplace_back(row_index, hash_bytes(loosened(text)) | 1U);
      }
      ids->hashes.push_back(is_blank(text) ? 0 : hash_bytes(text) | 1U);
    } else if (auto* numbers = std::get_if<NumberColumn>(&any)) {
      const auto text = standards::trim(cell);
      if (is_blank(text)) {
        numbers->numbers.push_back(NumberColumn::blank);
        return;
      }
      const auto value = read_number(text);
      numbers->numbers.push_back(value.value_or(NumberColumn::blank));
      if (!value) numbers->unreadable.add(row, text);
    }
  }

  void note_set_aside(const csv::Row& row) {
    switch (row.kind) {
      case csv::RowClass::blank:
        return add_note(Severity::notice, "blank_row", row.number, "The row is blank. It was set aside.");
      case csv::RowClass::repeated_header:
        return add_note(Severity::notice, "repeated_header", row.number,
                        "The header stands here again. The row was set aside.");
      case csv::RowClass::total:
        return add_note(Severity::notice, "total_row", row.number,
                        "This is a row of totals, not a person. It was set aside.");
      case csv::RowClass::footnote:
        return add_note(Severity::warning, "footnote", row.number,
                        "The row has one filled cell, so it was taken for a note and set aside. If it is a person, "
                        "fill in another cell.");
      case csv::RowClass::second_table:
        return add_note(Severity::warning, "second_table", row.number,
                        "A second table starts here. It was set aside. If you need it, save it as a file of its own.");
      case csv::RowClass::too_many_cells:
        return add_note(
            Severity::error, "too_many_cells", row.number,
            "The row has more cells than the header, so its values may stand in the wrong columns. It was set "
            "aside. Put quotation marks round any cell that contains the delimiter.");
      case csv::RowClass::data:
        return;
    }
  }

  void add_note(Severity severity, std::string code, std::uint64_t row, std::string message) {
    file.problems.add({.severity = severity, .code = std::move(code), .row = row, .message = std::move(message)});
  }

  void note_file() {
    const auto& header = file.header;
    note_nothing_known();
    if (header.title_rows > 0) {
      file.problems.add({.severity = Severity::notice,
                         .code = "title_rows",
                         .row = 1,
                         .message = plural(header.title_rows, "row", "rows") + " above the header (row " +
                                    std::to_string(header.row) + ") " + (header.title_rows == 1 ? "was" : "were") +
                                    " left out.",
                         .rows_affected = header.title_rows});
    }
    if (header.rows > 1) {
      file.problems.add({.severity = Severity::notice,
                         .code = "several_header_rows",
                         .row = header.row,
                         .message = std::to_string(header.rows) + " header rows were joined into one."});
    }
    if (transcoded_rows > 0) {
      const bool mixed = file.dialect.encoding == csv::Encoding::mixed;
      file.problems.add(
          {.severity = mixed ? Severity::warning : Severity::notice,
           .code = mixed ? "mixed_encoding" : "encoding",
           .message = mixed ? "The file mixes UTF-8 and Windows-1252 letters. Each cell was read the way that fits it."
                            : "The file is written in Windows-1252, not UTF-8. It was read as such.",
           .rows_affected = transcoded_rows});
    }
    for (std::size_t i = 0; i < file.columns.size(); ++i) {
      const auto& column = file.columns[i];
      if (header.renamed[i] && !column.blank) {
        file.problems.add(
            {.severity = Severity::notice,
             .code = "renamed_column",
             .row = header.row,
             .column = column.name,
             .message = "The header is empty or stands twice, so this column was called \"" + column.name + "\"."});
      }
      if (!column.match.role && !column.match.candidates.empty()) note_candidates(column);
    }
  }

  void note_nothing_known() {
    if (!given.empty()) return;
    file.problems.add(
        {.severity = Severity::error,
         .code = "no_known_column",
         .row = file.header.row,
         .message = "No column of this file was recognised, so none of its rows was used. If it is the right file, "
                    "match its columns under Files.",
         .rows_affected = file.table.rows});
  }

  // Only when nobody got the role: a stronger match elsewhere needs no word from the user.
  void note_candidates(const FileColumn& column) {
    if (given.contains(column.match.candidates.front())) return;
    const auto& kind = *standards::find_kind(standards, file.kind);
    const auto* definition = standards::find_column(kind, column.match.candidates.front());
    file.problems.add({.severity = Severity::warning,
                       .code = "ambiguous_column",
                       .row = file.header.row,
                       .column = column.name,
                       .message = "More than one column could be \"" +
                                  (definition != nullptr ? definition->label : std::string()) +
                                  "\". None was used. Choose one under Files."});
  }

  const Settings settings;
  const standards::Standards& standards;
  File file;
  std::vector<int> targets;  // per column of the file: index into table.columns, or -1
  int target = -1;
  std::size_t assignment_column = static_cast<std::size_t>(-1);
  std::string start;  // the first four bytes
  bool has_person_id = false;
  std::set<std::string> given;  // roles that a column has
  std::uint64_t transcoded_rows = 0;
  csv::Reader reader;
};

FileIntake::FileIntake(std::string name, std::optional<std::string> kind, const Settings& settings,
                       const standards::Standards& standards)
    : state_(std::make_unique<State>(std::move(name), std::move(kind), settings, standards)) {}

FileIntake::~FileIntake() = default;

std::optional<csv::Refusal> FileIntake::push(std::span<const std::uint8_t> bytes) {
  auto& start = state_->start;
  for (std::size_t i = 0; i < bytes.size() && start.size() < 4; ++i) start.push_back(static_cast<char>(bytes[i]));
  if (is_esr_interface(start)) {
    return csv::Refusal{
        "esr_interface", 1,
        "This is an interface file of the Electronic Staff Record, with no header row. Export a staff list with "
        "headers instead."};
  }
  return state_->reader.push(bytes);
}

std::optional<csv::Refusal> FileIntake::finish() {
  auto refusal = state_->reader.finish();
  if (refusal) return refusal;
  state_->file.dialect = state_->reader.dialect();
  state_->file.bytes = state_->reader.bytes();
  for (auto& [role, any] : state_->file.table.columns) {
    if (auto* values = std::get_if<ValueColumn>(&any)) values->count_rows();
  }
  state_->note_file();
  return std::nullopt;
}

std::uint64_t FileIntake::bytes() const { return state_->reader.bytes(); }

std::uint64_t FileIntake::rows() const { return state_->file.rows_read; }

File FileIntake::take() { return std::move(state_->file); }

}  // namespace evenhand::intake
