// How low and how high can each count be? Reads linear problems from standard input, one after the other:
//   problem COLUMNS ROWS TARGETS      columns are counts, from 0 up; none has an upper limit of its own
//   TERMS EQUALS COLUMN FACTOR …      a row: the sum of its terms is EQUALS
//   COLUMN WIDTH                      a target: stop once whole numbers WIDTH apart are seen to be possible; 0: never
// and writes for each target "COLUMN LOW HIGH" ("inf": no limit), or once "infeasible", then "end". Fails if it cannot
// tell.
#include <glpk.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double slack = 1e-6;

struct Row {
  double equals = 0;
  std::vector<std::pair<int, double>> terms;
};

struct Target {
  int column = 0;
  double width = 0;
  double low = infinity;
  double high = -infinity;

  void see(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
  bool settled() const {
    return width > 0 && std::floor(high + slack) - std::ceil(std::max(low, 0.0) - slack) >= width;
  }
};

// Counts that no row joins to each other are problems of their own, and small ones.
class Parts {
 public:
  explicit Parts(int columns) : parent_(static_cast<std::size_t>(columns)) {
    std::iota(parent_.begin(), parent_.end(), 0);
  }
  int of(int column) {
    auto& parent = parent_[static_cast<std::size_t>(column)];
    return parent == column ? column : parent = of(parent);
  }
  void join(int a, int b) { parent_[static_cast<std::size_t>(of(a))] = of(b); }

 private:
  std::vector<int> parent_;
};

class Program {
 public:
  Program() : lp_(glp_create_prob()) {
    glp_init_smcp(&how_);
    how_.msg_lev = GLP_MSG_OFF;
    how_.meth = GLP_PRIMAL;
  }
  ~Program() { glp_delete_prob(lp_); }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// False when no counts fit all rows.
  bool load(const std::vector<const Row*>& rows, std::vector<int>& place, const std::vector<int>& columns) {
    glp_add_cols(lp_, static_cast<int>(columns.size()));
    for (std::size_t c = 0; c < columns.size(); ++c) {
      place[static_cast<std::size_t>(columns[c])] = static_cast<int>(c) + 1;
      glp_set_col_bnds(lp_, static_cast<int>(c) + 1, GLP_LO, 0, 0);
    }
    if (!rows.empty()) glp_add_rows(lp_, static_cast<int>(rows.size()));
    for (std::size_t r = 0; r < rows.size(); ++r) {
      std::vector<int> at(1);
      std::vector<double> factors(1);
      for (const auto& [column, factor] : rows[r]->terms) {
        at.push_back(place[static_cast<std::size_t>(column)]);
        factors.push_back(factor);
      }
      const int row = static_cast<int>(r) + 1;
      glp_set_row_bnds(lp_, row, GLP_FX, rows[r]->equals, rows[r]->equals);
      glp_set_mat_row(lp_, row, static_cast<int>(at.size()) - 1, at.data(), factors.data());
    }
    glp_adv_basis(lp_, 0);
    return solve() && glp_get_status(lp_) == GLP_OPT;
  }

  /// The lowest value of a column, or with `sign` -1 the highest as a negative number.
  double lowest(int column, double sign) {
    glp_set_obj_coef(lp_, column, sign);
    const int status = solve() ? glp_get_status(lp_) : GLP_UNDEF;
    if (status != GLP_OPT && status != GLP_UNBND) {
      std::cerr << "A linear programme was not solved.\n";
      std::exit(3);
    }
    const double value = status == GLP_OPT ? glp_get_obj_val(lp_) : -infinity;
    glp_set_obj_coef(lp_, column, 0);
    return value;
  }

  double value(int column) const { return glp_get_col_prim(lp_, column); }

 private:
  // Each objective starts from the last one's basis.
  bool solve() { return glp_simplex(lp_, &how_) == 0; }

  glp_prob* lp_;
  glp_smcp how_{};
};

struct Part {
  std::vector<int> columns;
  std::vector<const Row*> rows;
  std::vector<Target*> targets;
};

bool bound(const Part& part, std::vector<int>& place) {
  Program program;
  if (!program.load(part.rows, place, part.columns)) return false;
  const auto look = [&] {
    for (auto* target : part.targets) target->see(program.value(place[static_cast<std::size_t>(target->column)]));
  };
  look();
  for (auto* target : part.targets) {
    for (const double sign : {1.0, -1.0}) {
      if (target->settled()) break;
      const double end = sign * program.lowest(place[static_cast<std::size_t>(target->column)], sign);
      if (std::isfinite(end)) look();
      target->see(end);
    }
  }
  return true;
}

bool solve(const std::vector<Row>& rows, std::vector<Target>& targets, int columns) {
  Parts parts(columns);
  for (const auto& row : rows) {
    for (const auto& term : row.terms) parts.join(row.terms.front().first, term.first);
  }
  std::vector<Part> list(static_cast<std::size_t>(columns));
  for (int c = 0; c < columns; ++c) list[static_cast<std::size_t>(parts.of(c))].columns.push_back(c);
  for (const auto& row : rows) {
    if (!row.terms.empty()) list[static_cast<std::size_t>(parts.of(row.terms.front().first))].rows.push_back(&row);
  }
  for (auto& target : targets) list[static_cast<std::size_t>(parts.of(target.column))].targets.push_back(&target);
  std::vector<int> place(static_cast<std::size_t>(columns));
  return std::all_of(list.begin(), list.end(),
                     [&](const Part& part) { return part.targets.empty() || bound(part, place); });
}

void print(double value) {
  if (std::isfinite(value)) {
    std::printf(" %.9g", value);
  } else {
    std::printf(" inf");
  }
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  glp_term_out(GLP_OFF);
  std::string word;
  int columns = 0;
  std::size_t row_count = 0;
  std::size_t target_count = 0;
  while (std::cin >> word >> columns >> row_count >> target_count) {
    std::vector<Row> rows(row_count);
    for (auto& row : rows) {
      std::size_t terms = 0;
      std::cin >> terms >> row.equals;
      row.terms.resize(terms);
      for (auto& [column, factor] : row.terms) std::cin >> column >> factor;
    }
    std::vector<Target> targets(target_count);
    for (auto& target : targets) std::cin >> target.column >> target.width;
    if (!std::cin) return 2;
    if (solve(rows, targets, columns)) {
      for (const auto& target : targets) {
        std::printf("%d", target.column);
        print(target.low);
        print(target.high);
        std::printf("\n");
      }
    } else {
      std::printf("infeasible\n");
    }
    std::printf("end\n");
    std::fflush(stdout);
  }
  return 0;
}
