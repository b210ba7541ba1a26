// The report from the native build, to hold against the WebAssembly one:
//   evenhand_report [--chunk N] [--settings settings.json] [--repeat N] [KIND=]FILE …
// A file without a kind is the staff list. With --repeat the report is made N times, and the fastest is told.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/session/session.h"

namespace {

bool read_file(const char* path, std::vector<std::uint8_t>& out) {
  auto* file = std::fopen(path, "rb");
  if (file == nullptr) return false;
  std::vector<std::uint8_t> buffer(1 << 20);
  while (const auto n = std::fread(buffer.data(), 1, buffer.size(), file))
    out.insert(out.end(), buffer.begin(), buffer.begin() + n);
  std::fclose(file);
  return true;
}

std::string base_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

}  // namespace

int main(int argc, char** argv) {
  std::size_t chunk = 1 << 20;
  std::string settings_path;
  std::vector<std::pair<std::string, std::string>> files;  // kind, path
  int repeat = 1;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--chunk" && i + 1 < argc) {
      chunk = std::max<std::size_t>(1, std::strtoul(argv[++i], nullptr, 10));
    } else if (argument == "--settings" && i + 1 < argc) {
      settings_path = argv[++i];
    } else if (argument == "--repeat" && i + 1 < argc) {
      repeat = std::max(1, std::atoi(argv[++i]));
    } else {
      const auto equals = argument.find('=');
      const bool named = equals != std::string::npos;
      files.emplace_back(named ? argument.substr(0, equals) : "staff", named ? argument.substr(equals + 1) : argument);
    }
  }
  evenhand::session::Session session;
  std::vector<std::uint8_t> bytes;
  if (!settings_path.empty()) {
    if (!read_file(settings_path.c_str(), bytes)) return 2;
    const auto problems = session.configure({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (problems != "[]") std::fprintf(stderr, "%s\n", problems.c_str());
    bytes.clear();
  }
  for (const auto& [kind, path] : files) {
    bytes.clear();
    if (!read_file(path.c_str(), bytes)) return 2;
    session.begin(base_name(path), kind);
    const std::span<const std::uint8_t> all(bytes);
    for (std::size_t at = 0; at < all.size(); at += chunk)
      session.push(all.subspan(at, std::min(chunk, all.size() - at)));
    const auto answer = session.finish();
    if (answer.find("evenhand-refusal/1") != std::string::npos) {
      std::fprintf(stderr, "%s\n", answer.c_str());
      return 2;
    }
  }
  auto fastest = std::chrono::steady_clock::duration::max();
  std::string report;
  for (int i = 0; i < repeat; ++i) {
    const auto start = std::chrono::steady_clock::now();
    report = session.report();
    fastest = std::min(fastest, std::chrono::steady_clock::now() - start);
  }
  if (repeat > 1) {
    std::fprintf(stderr, "report: %.1f ms\n", std::chrono::duration<double, std::milli>(fastest).count());
  }
  std::fwrite(report.data(), 1, report.size(), stdout);
  std::fputc('\n', stdout);
  return 0;
}
