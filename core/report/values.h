// Small values that several JSON answers share.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "core/intake/file.h"
#include "core/intake/problems.h"
#include "core/measures/measure.h"
#include "core/standards/standards.h"

namespace evenhand::report {

/// An object built member by member. nlohmann's brace lists would do the same in several times the code.
class Object {
 public:
  Object&& add(const char* key, nlohmann::ordered_json value) && {
    put(key, std::move(value));
    return std::move(*this);
  }
  operator nlohmann::ordered_json() && { return std::move(json_); }

 private:
  void put(const char* key, nlohmann::ordered_json&& value);
  nlohmann::ordered_json json_ = nlohmann::ordered_json::object();
};

std::string_view status_text(measures::Status status);
nlohmann::ordered_json source_json(const standards::Source& source);
nlohmann::ordered_json set_aside_json(const std::vector<intake::SetAside>& items);
nlohmann::ordered_json problems_json(const std::vector<intake::Problem>& problems, std::string_view file);

}  // namespace evenhand::report
