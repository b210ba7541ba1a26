// The smallest values that definitions share.
#pragma once

#include <string>

namespace evenhand::standards {

/// Where a definition is written.
struct Source {
  std::string document;
  std::string year;
  std::string place;
};

struct Group {
  std::string id;
  std::string label;
};

}  // namespace evenhand::standards
