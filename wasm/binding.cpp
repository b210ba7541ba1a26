// The whole boundary: one session per module instance, bytes in through a buffer, JSON text out.
// Nothing here has to be freed by the caller; dropping the module drops everything.
#include <emscripten/bind.h>
#include <emscripten/heap.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "core/session/session.h"

namespace {

using emscripten::val;

evenhand::session::Session& session() {
  static evenhand::session::Session one;
  return one;
}

std::vector<std::uint8_t>& buffer() {
  static std::vector<std::uint8_t> bytes(1U << 18);
  return bytes;
}

// A view into wasm memory: fill it and call `push` before anything else, as memory may move when it grows.
val input() { return val(emscripten::typed_memory_view(buffer().size(), buffer().data())); }

std::string push(std::size_t length) {
  return session().push(std::span<const std::uint8_t>(buffer()).first(std::min(length, buffer().size())));
}

double bytes() { return static_cast<double>(session().progress().bytes); }

double rows() { return static_cast<double>(session().progress().rows); }

double memory() { return static_cast<double>(emscripten_get_heap_size()); }

std::string configure(const std::string& settings) { return session().configure(settings); }

void begin(const std::string& name, const std::string& kind) { session().begin(name, kind); }

void begin_tidy(const std::string& name) { session().begin_tidy(name); }

std::string finish() { return session().finish(); }

void cancel() { session().cancel(); }

void remove_file(int id) { session().remove(id); }

std::string drain() { return session().drain(); }

std::string inspections() { return session().inspections(); }

std::string report() { return session().report(); }

std::string protect_start() { return session().protect_start(); }

bool protect_step() { return session().protect_step(); }

std::string protect_progress() { return session().protect_progress(); }

std::string audit() { return session().audit(); }

std::string publication() { return session().publication(); }

std::string header_template(const std::string& kind) { return session().header_template(kind); }

std::string catalogue() { return session().catalogue(); }

}  // namespace

EMSCRIPTEN_BINDINGS(evenhand) {
  emscripten::function("configure", &configure);
  emscripten::function("begin", &begin);
  emscripten::function("beginTidy", &begin_tidy);
  emscripten::function("input", &input);
  emscripten::function("push", &push);
  emscripten::function("bytes", &bytes);
  emscripten::function("rows", &rows);
  emscripten::function("finish", &finish);
  emscripten::function("cancel", &cancel);
  emscripten::function("remove", &remove_file);
  emscripten::function("drain", &drain);
  emscripten::function("inspections", &inspections);
  emscripten::function("report", &report);
  emscripten::function("protectStart", &protect_start);
  emscripten::function("protectStep", &protect_step);
  emscripten::function("protectProgress", &protect_progress);
  emscripten::function("audit", &audit);
  emscripten::function("publication", &publication);
  emscripten::function("template", &header_template);
  emscripten::function("catalogue", &catalogue);
  emscripten::function("memory", &memory);
}
