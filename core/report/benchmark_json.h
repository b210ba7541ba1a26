// The population compared with, as JSON.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "core/intake/benchmark.h"

namespace evenhand::report {

/// Null when nothing is compared.
nlohmann::ordered_json benchmark_json(const std::optional<intake::Benchmark>& benchmark);

}  // namespace evenhand::report
