// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tovholder {

// Something found in a text, and the bytes where it stands.
template <class T>
struct Found {
  T value;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Moves over a text step by step; a copy remembers a place to come back to.
class Scanner {
 public:
  explicit Scanner(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  bool AtEnd() const { return at_ >= text_.size(); }
  std::string_view rest() const { return text_.substr(at_); }
  void MoveTo(std::size_t at) { at_ = at; }
  // The byte here, '\0' at the end.
  char Peek() const { return AtEnd() ? '\0' : text_[at_]; }

  bool Skip(char c);
  bool Skip(std::string_view literal);
  bool SkipOneOf(std::string_view chars);
  // Returns whether there was white space; `lines` counts the line ends passed.
  bool SkipSpace();
  int lines() const { return lines_; }
  // "-", "–", "—" or the minus sign.
  bool SkipDash();

  struct Number {
    int value = 0;
    std::size_t width = 0;
  };
  // A whole run of digits of at most `max_width` (< 10); nothing, and no move, where it is longer or none.
  std::optional<Number> ReadNumber(std::size_t max_width);
  // A run of letters in lower case, "" where there is none.
  std::string ReadWord();

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  int lines_ = 0;
};

bool IsDigitAt(std::string_view text, std::size_t at);
bool IsLetterAt(std::string_view text, std::size_t at);
// Whether the code point that ends right before `at` is a letter.
bool IsLetterBefore(std::string_view text, std::size_t at);

}  // namespace tovholder
