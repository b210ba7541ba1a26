// Walks once through JSON text: what is asked for is handed out, all else is checked and passed over. Nothing is built,
// so memory does not depend on what the text holds, and megabytes take milliseconds. The library's parser builds
// everything, at some hundred milliseconds a megabyte in the module.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace evenhand::report {

/// Each call takes one value, whatever it is: one of another type gives nothing and is passed over. After the first
/// fault everything gives nothing, so every loop ends.
///
///     if (walk.object()) while (walk.member(key)) { if (key == "id") id = walk.text().value_or(""); else walk.skip();
///     }
class JsonWalk {
 public:
  explicit JsonWalk(std::string_view text);

  /// Steps into an object or a list; false for any other value. Then `member` or `item` until it gives false.
  bool object();
  bool member(std::string& key);
  bool array();
  bool item();

  std::optional<std::string> text();
  /// Finite numbers only.
  std::optional<double> number();
  std::optional<bool> flag();
  void skip();

  /// After the outermost value: whether the whole text was JSON.
  bool finish();

 private:
  static constexpr std::size_t deepest = 200;

  bool fail();
  char next();  // the next character that is not blank, not taken; 0 at the end
  bool take(char c);
  bool separated();
  bool step_in(char open);
  bool scan_text(std::string* out);
  bool scan_escape(std::string* out);
  bool scan_number(double* out);
  bool scan_word(std::string_view word);
  bool scan_value();

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  bool first_ = true;  // no member or item of the present object or list has been met
  bool failed_ = false;
};

}  // namespace evenhand::report
