// Small values that several JSON answers share.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "core/intake/file.h"
#include "core/intake/problems.h"
#include "core/standards/standards.h"

namespace evenhand::report {

nlohmann::ordered_json source_json(const standards::Source& source);
nlohmann::ordered_json set_aside_json(const std::vector<intake::SetAside>& items);
nlohmann::ordered_json problems_json(const std::vector<intake::Problem>& problems, std::string_view file);

}  // namespace evenhand::report
