// What the table of odd inputs cannot show: files larger than a block, kernels against each other, seeded mutations.
#include <gtest/gtest.h>

#include <random>

#include "core/csv/encoding.h"
#include "core/csv/kernels.h"
#include "core/csv/tokenizer.h"
#include "tests/core/csv_support.h"

namespace evenhand::csv::test {
namespace {

TEST(Kernels, AgreeOnEveryByteAndOnSeededBytes) {
  std::string bytes;
  for (int c = 0; c < 256; ++c) bytes += static_cast<char>(c);
  std::mt19937 random(7);
  const std::string_view likely = ",;\"'\\\n\r \t|~ab\xE9";
  while (bytes.size() < 1 << 16) {
    const auto r = random();
    bytes += r % 3 == 0 ? static_cast<char>(r >> 8) : likely[(r >> 8) % likely.size()];
  }
  const std::size_t blocks = bytes.size() / 64;
  for (const Needles needles : {Needles{',', '"', '\n'}, Needles{'\t', '\'', '\\'}, Needles{' ', '\n', '\n'}}) {
    std::vector<std::uint64_t> marks[2] = {std::vector<std::uint64_t>(blocks), std::vector<std::uint64_t>(blocks)};
    std::vector<std::uint8_t> high[2] = {std::vector<std::uint8_t>(blocks), std::vector<std::uint8_t>(blocks)};
    scan_scalar(bytes.data(), blocks, needles, marks[0].data(), high[0].data());
    scan_simd(bytes.data(), blocks, needles, marks[1].data(), high[1].data());
    EXPECT_EQ(marks[0], marks[1]);
    for (std::size_t i = 0; i < blocks; ++i) EXPECT_EQ(high[0][i] != 0, high[1][i] != 0) << i;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const char c = bytes[i];
      const bool wanted = c == needles.delimiter || c == needles.quote || c == needles.escape || c == '\n' || c == '\r';
      ASSERT_EQ(marks[0][i / 64] >> (i % 64) & 1, wanted) << i;
    }
  }
}

/// Rows whose cells are known beforehand, so that what is read can be checked against them and not against itself.
TEST(LargeFile, GivesEveryCellBackWhereverBlocksEnd) {
  std::string bytes = "Name,Sex,FTE\r\n";
  std::vector<std::vector<std::string>> expected;
  std::mt19937 random(11);
  while (bytes.size() < 1'500'000) {
    std::vector<std::string> cells;
    for (int i = 0; i < 3; ++i) {
      std::string cell(1, 'x');
      std::string written = cell;
      for (auto n = random() % 60; n > 0; --n) {
        const std::string_view part =
            std::array<std::string_view, 6>{"a", "b", "\"", ",", "\r\n", "\xC3\xA9"}[random() % 6];
        cell += part;
        written += part == "\"" ? "\"\"" : part;
      }
      bytes += "\"" + written + "\"" + (i < 2 ? "," : "\r\n");
      cells.push_back(cell);
    }
    expected.push_back(cells);
  }
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{65'537}, bytes.size()}) {
    std::size_t at = 0;
    Reader reader({.known_header = known_header}, {}, [&](const Row& row) {
      ASSERT_LT(at, expected.size());
      ASSERT_EQ(row.kind, RowClass::data);
      ASSERT_EQ(std::vector<std::string>(row.cells.begin(), row.cells.end()), expected[at]) << at;
      ++at;
      ASSERT_EQ(row.number, at + 1);
    });
    for (std::size_t i = 0; i < bytes.size(); i += chunk) {
      const std::string_view piece = std::string_view(bytes).substr(i, chunk);
      ASSERT_FALSE(reader.push({reinterpret_cast<const std::uint8_t*>(piece.data()), piece.size()}));
    }
    EXPECT_FALSE(reader.finish());
    EXPECT_EQ(at, expected.size());
    EXPECT_EQ(reader.rows(), expected.size());
    EXPECT_EQ(reader.bytes(), bytes.size());
    EXPECT_EQ(describe(reader.dialect()), "utf-8 , \" doubled crlf\n");
  }
}

TEST(LargeFile, Utf16IsReadInPiecesOfAnySize) {
  std::string latin1 = "Name,Sex\n";
  while (latin1.size() < 300'000) latin1 += "Zo\xEB,F\n";
  const std::string bytes = utf16(latin1, true, true);
  const std::string whole = read(bytes);
  EXPECT_TRUE(whole.starts_with("utf-16be , \" none lf\nheader 1 Name|Sex\n2 data Zo\xC3\xAB|F\n"));
  EXPECT_TRUE(whole.ends_with("\n" + std::to_string((latin1.size() - 9) / 6 + 1) + " data Zo\xC3\xAB|F\n"));
  EXPECT_EQ(read(bytes, {.chunk = 4097}), whole);
}

TEST(LargeFile, AnEncodingFoundLateStillCounts) {
  std::string bytes = "Name,Sex\n";
  while (bytes.size() < 600'000) bytes += "Ann,F\n";
  bytes += "Zo\xEB,F\n";
  const std::string result = read(bytes);
  EXPECT_TRUE(result.starts_with("windows-1252 ")) << result.substr(0, 40);
  EXPECT_TRUE(result.ends_with(" data Zo\xC3\xAB|F 1252\n"));
}

TEST(LargeFile, AZeroByteFoundLateIsRefused) {
  std::string bytes = "Name,Sex\n";
  while (bytes.size() < 600'000) bytes += "Ann,F\n";
  bytes[590'000] = 0;
  EXPECT_TRUE(read(bytes).ends_with("refused not_text 0\n"));
  EXPECT_EQ(read(bytes, {.chunk = 4096}), read(bytes));
}

TEST(LargeFile, AnUnclosedQuoteIsRefusedBeforeTheEndAndLittleIsHeld) {
  const std::string head = "Name,Sex\nAnn,F\n\"Bob,M\n";
  const std::string rows(std::size_t{1} << 20, 'x');
  Reader reader({.known_header = known_header}, {}, {});
  std::optional<Refusal> refusal = reader.push({reinterpret_cast<const std::uint8_t*>(head.data()), head.size()});
  int pushes = 0;
  while (!refusal && ++pushes < 20) {
    refusal = reader.push({reinterpret_cast<const std::uint8_t*>(rows.data()), rows.size()});
  }
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->code, "unclosed_quote");
  EXPECT_EQ(refusal->row, 3u);
  EXPECT_NE(refusal->message.find("row 3"), std::string::npos);
  EXPECT_LE(pushes, 5);
  EXPECT_EQ(reader.finish()->code, "unclosed_quote") << "a refused file stays refused";
}

TEST(LargeFile, ABlankFirstBlockIsNoEmptyFile) {
  EXPECT_EQ(read(std::string(300'000, '\n') + "Name,Sex\nAnn,F\n").substr(0, 50),
            "ascii , \" none lf\nrefused no_header 0\n");
  EXPECT_TRUE(read(std::string(300'000, ' ') + "\nName,Sex\nAnn,F\n").ends_with("header 2 Name|Sex\n3 data Ann|F\n"));
}

TEST(Refusals, SayInOneSentenceOrTwoWhatToDo) {
  int refused = 0;
  for (const OddInput& input : odd_inputs()) {
    Reader reader({.known_header = known_header}, {}, {});
    auto refusal = reader.push({reinterpret_cast<const std::uint8_t*>(input.bytes.data()), input.bytes.size()});
    if (!refusal) refusal = reader.finish();
    if (!refusal) continue;
    ++refused;
    EXPECT_GT(refusal->message.size(), 30u) << input.id;
    EXPECT_LT(refusal->message.size(), 200u) << input.id;
    EXPECT_TRUE(refusal->message.ends_with('.')) << input.id;
  }
  EXPECT_GE(refused, 19);
}

std::string mutate(std::string bytes, std::mt19937& random) {
  constexpr std::string_view likely = ",;\t|~ \"'\\\n\r\xE9\xC3\xA9x1";
  for (auto n = 1 + random() % 6; n > 0 && !bytes.empty(); --n) {
    const std::size_t at = random() % bytes.size();
    const char c = likely[random() % likely.size()];
    switch (random() % 4) {
      case 0:
        bytes[at] = c;
        break;
      case 1:
        bytes.insert(at, 1, c);
        break;
      case 2:
        bytes.erase(at, 1 + random() % 3);
        break;
      default:
        bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 20));
        break;
    }
  }
  return bytes;
}

TEST(Mutations, AreReadTheSameInAnyChunksByAnyKernel) {
  std::mt19937 random(23);
  const std::vector<OddInput> inputs = odd_inputs();
  for (int round = 0; round < 25; ++round) {
    for (const OddInput& input : inputs) {
      if (input.bytes.size() > 2000) continue;
      const std::string bytes = mutate(input.bytes, random);
      const std::string whole = read(bytes);
      for (const std::size_t chunk : {1, 7, 4096}) ASSERT_EQ(read(bytes, {.chunk = chunk}), whole) << bytes;
      ASSERT_EQ(read(bytes, {.scalar = true}), whole) << bytes;
    }
  }
}

struct Cut {
  std::vector<std::vector<std::string>> records;
  Stop stop = Stop::needs_more;
};

/// Tokenizes as the reader does: what was not consumed is looked at again with more text behind it.
Cut tokenize(std::string_view text, Syntax syntax, std::size_t step) {
  Cut cut;
  Tokenizer tokenizer(syntax);
  bool utf8 = false;
  bool windows_1252 = false;
  std::size_t begin = 0;
  for (std::size_t end = 0; end < text.size() && cut.stop == Stop::needs_more;) {
    end = std::min(text.size(), end + step);
    const Walked walked = tokenizer.run(text.substr(begin, end - begin), end == text.size(), [&](Record& record) {
      tokenizer.finish_cells(record, utf8, windows_1252);
      cut.records.emplace_back(record.cells.begin(), record.cells.end());
      return true;
    });
    begin += walked.consumed;
    cut.stop = walked.stop;
  }
  return cut;
}

TEST(Mutations, AreCutTheSameWhereverTheTextWasInterrupted) {
  std::mt19937 random(29);
  for (int round = 0; round < 20; ++round) {
    for (const OddInput& input : odd_inputs()) {
      if (input.bytes.size() > 2000) continue;
      const std::string bytes = mutate(input.bytes, random);
      for (const Syntax syntax : {Syntax{',', '"', false}, Syntax{',', '"', true}, Syntax{' ', '\'', false}}) {
        const Cut whole = tokenize(bytes, syntax, bytes.size() + 1);
        for (const std::size_t step : {1, 3, 64}) {
          const Cut pieces = tokenize(bytes, syntax, step);
          ASSERT_EQ(pieces.records, whole.records) << bytes;
          ASSERT_EQ(pieces.stop, whole.stop) << bytes;
        }
      }
    }
  }
}

TEST(Encoding, ReadsUtf16ByteByByte) {
  const std::string bytes("\xD8\x3D\xDE\x00\x00\x41\xD8\x3D\x00\x42\xDE\x00\xD8\x3D", 14);
  for (const std::size_t step : {std::size_t{1}, std::size_t{3}, bytes.size()}) {
    Utf16Decoder decoder(true);
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += step) {
      const std::string_view piece = std::string_view(bytes).substr(i, step);
      decoder.feed({reinterpret_cast<const std::uint8_t*>(piece.data()), piece.size()}, out);
    }
    decoder.finish(out);
    EXPECT_EQ(out,
              "\xF0\x9F\x98\x80"
              "A"
              "\xEF\xBF\xBD"
              "B"
              "\xEF\xBF\xBD"
              "\xEF\xBF\xBD");
  }
}

TEST(Encoding, KnowsWhatIsNotUtf8) {
  for (const char* good :
       {"", "abc", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(is_utf8(good)) << good;
  }
  for (const char* bad : {"\xE9", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                          "\xF5\x80\x80\x80", "\x80", "\xE2\x82", "\xF0\x9F\x98", "\xC3(", "\xE2\x28\xA1"}) {
    EXPECT_FALSE(is_utf8(bad));
  }
}

}  // namespace
}  // namespace evenhand::csv::test
