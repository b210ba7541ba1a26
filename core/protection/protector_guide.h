// Which counts to show so that the primary ones keep enough room, judged by how the cells would scatter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace evenhand::protection {

/// Walks counts in their order and shows each one, unless that would leave a target too little room.
///
/// Room: if every cell scattered around its true number by as much as that is, what would the rest of the people have
/// to give to the target, or take, once the shown counts are known? That is a matter of covariances, and a shown count
/// changes them by a product of two vectors. It proves nothing, but says what to try, for thousands of counts at once.
class Guide {
 public:
  using Cells = std::vector<std::uint32_t>;

  struct Single {
    std::uint32_t cell;
    Cells own;  // targets that need not be kept from them
  };
  /// A row that is known as soon as another is, unless a third one says it all.
  struct Follower {
    std::uint32_t row, after, unless;
  };
  struct Setting {
    std::vector<double> cells;  // the true number in each
    std::vector<Cells> rows;    // by row: cells. In the order in which they are walked
    std::vector<char> forced;   // by row
    std::vector<Follower> followers;
    std::vector<Cells> targets;
    std::vector<Single> singles;
  };
  explicit Guide(Setting setting);

  /// A weighted sum of cells that has to stay able to change by `much`, for anybody or for one single.
  struct Limit {
    Cells cells;
    std::vector<double> weights;
    double much = 1;
    std::uint32_t single = 0xFFFFFFFF;
  };
  void add(Limit limit);

  /// Begins anew: `allowed` rows are shown if the room of each target stays at least `room`.
  void begin(std::vector<char> allowed, std::span<const double> room);
  /// Walks on, for about so many multiplications; true while there is more.
  bool walk(std::uint64_t work);

  const std::vector<char>& shown() const { return shown_; }  // by row
  /// Room of a target now; the least of all singles' as well.
  double room(std::size_t target) const;
  /// The shown rows that the others follow from.
  const std::vector<std::size_t>& basis() const { return basis_; }
  std::size_t at() const { return at_; }
  std::size_t rows() const { return setting_.rows.size(); }

 private:
  // A target or limit, and singles first of all.
  struct Watched {
    Cells cells;
    std::vector<double> weights;
    double first = 0;   // variance before anything is known
    double before = 0;  // the same, or endless if the room is all that is left
  };

  void watch(Watched watched);
  double weight_of(std::size_t watched, std::uint32_t cell) const;
  bool look_at(std::size_t row);
  bool harmless() const;
  void show(std::size_t row);
  void try_row(std::size_t row);
  bool try_followers(std::size_t row, bool forced);
  void take_back(std::size_t before);
  double room_of(double variance, double before) const;

  Setting setting_;
  std::vector<double> squares_;   // by cell
  std::vector<Cells> followers_;  // by row
  std::vector<char> follows_;     // by row
  struct Share {
    std::uint32_t watched;
    double weight;
  };
  std::vector<std::vector<Share>> watched_of_cell_;
  std::vector<Watched> watched_;
  std::vector<Cells> shown_of_cell_;        // places in the basis, by cell
  std::vector<std::vector<char>> keep_;     // by single and target: whether it has to be kept from them
  std::vector<double> variance_;            // now
  std::vector<std::vector<double>> with_;   // by single: covariance with each watched
  std::vector<std::vector<double>> parts_;  // of each watched, along the basis
  std::vector<std::size_t> basis_;
  std::vector<double> factor_;  // lower, of these rows × cells² × columns
  std::vector<char> allowed_, shown_;
  std::vector<double> room_;        // by watched
  std::vector<double> limit_room_;  // by limit
  // Of the row that is looked at.
  std::vector<double> part_, covariance_;
  double left_ = 0;
  std::size_t at_ = 0;
  std::uint64_t worked_ = 0;
};

}  // namespace evenhand::protection
