#include "core/intake/problems.h"

#include <algorithm>
#include <string_view>

namespace evenhand::intake {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::notice:
      return "notice";
  }
  return "notice";
}

void Problems::add(Problem problem) {
  const auto [it, fresh] = places_.emplace(std::tuple(problem.code, problem.column, problem.value), items_.size());
  if (fresh) {
    if (problem.row != 0 && problem.rows.empty()) problem.rows.push_back(problem.row);
    if (problem.rows_affected == 0 && problem.row != 0) problem.rows_affected = 1;
    items_.push_back(std::move(problem));
    return;
  }
  auto& item = items_[it->second];
  item.rows_affected += std::max<std::uint64_t>(problem.rows_affected, problem.row != 0 ? 1 : 0);
  if (problem.row != 0 && item.rows.size() < 10) item.rows.push_back(problem.row);
}

std::vector<Problem> Problems::sorted() const {
  std::vector<Problem> out;
  for (const auto severity : {Severity::error, Severity::warning, Severity::notice}) {
    for (const auto& item : items_) {
      if (item.severity == severity) out.push_back(item);
    }
  }
  return out;
}

}  // namespace evenhand::intake
