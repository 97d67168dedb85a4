// SPDX-License-Identifier: EUPL-1.2
#include "base/scanner.h"

#include "base/text.h"

namespace tovholder {

bool Scanner::Skip(char c) {
  if (AtEnd() || text_[at_] != c) return false;
  ++at_;
  return true;
}

bool Scanner::Skip(std::string_view literal) {
  if (!rest().starts_with(literal)) return false;
  at_ += literal.size();
  return true;
}

bool Scanner::SkipOneOf(std::string_view chars) {
  if (AtEnd() || chars.find(text_[at_]) == std::string_view::npos) return false;
  ++at_;
  return true;
}

bool Scanner::SkipSpace() {
  const std::size_t begin = at_;
  while (const std::size_t length = SpaceLength(text_, at_)) {
    if (text_[at_] == '\n') ++lines_;
    at_ += length;
  }
  return at_ != begin;
}

bool Scanner::SkipDash() { return Skip('-') || Skip("–") || Skip("—") || Skip("−") || Skip("‐") || Skip("‑"); }

std::optional<Scanner::Number> Scanner::ReadNumber(std::size_t max_width) {
  Number number;
  while (IsDigitAt(text_, at_ + number.width)) {
    if (number.width == max_width) return std::nullopt;
    number.value = number.value * 10 + (text_[at_ + number.width] - '0');
    ++number.width;
  }
  if (number.width == 0) return std::nullopt;
  at_ += number.width;
  return number;
}

std::string Scanner::ReadWord() {
  const std::size_t begin = at_;
  while (IsLetterAt(text_, at_)) NextCodePoint(text_, at_);
  return ToLower(text_.substr(begin, at_ - begin));
}

bool IsDigitAt(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

bool IsLetterAt(std::string_view text, std::size_t at) { return at < text.size() && IsLetter(NextCodePoint(text, at)); }

bool IsLetterBefore(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80) --begin;
  return IsLetterAt(text, begin);
}

}  // namespace tovholder
