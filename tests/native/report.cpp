// The report from the native build, to hold against the WebAssembly one:
//   evenhand_report [--chunk N] [--settings settings.json] staff.csv
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
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
  std::string path;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--chunk" && i + 1 < argc) {
      chunk = std::max<std::size_t>(1, std::strtoul(argv[++i], nullptr, 10));
    } else if (argument == "--settings" && i + 1 < argc) {
      settings_path = argv[++i];
    } else {
      path = argument;
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
  if (path.empty() || !read_file(path.c_str(), bytes)) {
    std::fprintf(stderr, "usage: evenhand_report [--chunk N] [--settings settings.json] staff.csv\n");
    return 2;
  }
  session.begin(base_name(path), "staff");
  const std::span<const std::uint8_t> all(bytes);
  for (std::size_t at = 0; at < all.size(); at += chunk)
    session.push(all.subspan(at, std::min(chunk, all.size() - at)));
  const auto answer = session.finish();
  if (answer.find("evenhand-refusal/1") != std::string::npos) {
    std::fprintf(stderr, "%s\n", answer.c_str());
    return 2;
  }
  const auto report = session.report();
  std::fwrite(report.data(), 1, report.size(), stdout);
  std::fputc('\n', stdout);
  return 0;
}
