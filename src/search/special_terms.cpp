// SPDX-License-Identifier: EUPL-1.2
#include "search/special_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "base/time.h"

namespace tovholder::search {
namespace {

constexpr std::size_t kMostDigits = 20;
constexpr std::string_view kAsciiLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kParagraphSign = "§";

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }
bool IsAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Reads on from a place in a text; what does not fit leaves it where it was.
class Cursor {
 public:
  Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  bool AtDigit() const { return at_ < text_.size() && IsDigitByte(text_[at_]); }
  bool AtLetter() const {
    std::size_t at = at_;
    return at < text_.size() && IsLetter(NextCodePoint(text_, at));
  }
  char Peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  std::string_view Digits(std::size_t most = kMostDigits) {
    const std::size_t begin = at_;
    while (AtDigit() && at_ - begin < most) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  bool Skip(std::string_view token) {
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  bool SkipOneOf(std::string_view bytes) {
    if (at_ >= text_.size() || bytes.find(text_[at_]) == std::string_view::npos) return false;
    ++at_;
    return true;
  }
  void SkipSpaces(int most) {
    for (; most > 0; --most) {
      const std::size_t length = SpaceLength(text_, at_);
      if (length == 0) return;
      at_ += length;
    }
  }
  // `word` is given in small ASCII letters.
  bool SkipWord(std::string_view word) {
    const std::string_view found = text_.substr(at_, word.size());
    if (ToLower(found) != word) return false;
    at_ += word.size();
    return true;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

int ToNumber(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

bool IsYear(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

// ", stk. 4", " stk 4", ",4", " nr. 2": the piece's number.
std::string_view ReadPiece(Cursor& cursor, std::string_view name) {
  Cursor ahead = cursor;
  const bool comma = ahead.Skip(",");
  if (comma && ahead.AtDigit()) {
    const std::string_view digits = ahead.Digits(3);
    cursor = ahead;
    return digits;
  }
  ahead.SkipSpaces(2);
  if (!ahead.SkipWord(name)) return {};
  ahead.Skip(".");
  ahead.SkipSpaces(2);
  const std::string_view digits = ahead.Digits(3);
  if (!digits.empty()) cursor = ahead;
  return digits;
}

// The letter of "§ 61 b"; "§ 5 i loven" has none.
char ReadParagraphLetter(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.SkipSpaces(1);
  const char letter = static_cast<char>(ahead.Peek() | 0x20);
  if (!IsAsciiLetter(ahead.Peek()) || letter == 'i') return '\0';
  ahead.SkipOneOf(kAsciiLetters);
  if (ahead.AtLetter() || ahead.AtDigit()) return '\0';
  cursor = ahead;
  return letter;
}

struct Groups {
  std::vector<std::string_view> digits;
  bool spaced = false;
};

// Digits parted by - or /, "330-2018-4471", "24 - 012144".
Groups ReadGroups(Cursor& cursor) {
  Groups groups;
  groups.digits.push_back(cursor.Digits());
  while (groups.digits.size() < 5) {
    Cursor ahead = cursor;
    ahead.SkipSpaces(1);
    const bool space_before = ahead.at() != cursor.at();
    if (!ahead.SkipOneOf("-/")) break;
    const std::size_t behind_mark = ahead.at();
    if (space_before) ahead.SkipSpaces(1);
    const bool space_behind = ahead.at() != behind_mark;
    if (!ahead.AtDigit() || space_before != space_behind) break;
    groups.spaced = groups.spaced || space_before;
    groups.digits.push_back(ahead.Digits());
    cursor = ahead;
  }
  return groups;
}

std::string IsoDate(int year, int month, int day) {
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  return IsRealDate(date) ? FormatIso(date) : std::string();
}

SpecialTerm DateTerm(const Cursor& cursor, std::string date, std::string_view year) {
  return {cursor.at(), {std::move(date), std::string(year)}};
}

// "22.04.2025", "22-04-2025", "22/4-2025", "2025-04-22"
std::optional<SpecialTerm> ReadDate(Cursor cursor) {
  const std::string_view first = cursor.Digits(4);
  if (!cursor.SkipOneOf(".-/")) return std::nullopt;
  const std::string_view second = cursor.Digits(2);
  if (second.empty() || !cursor.SkipOneOf(".-/")) return std::nullopt;
  const std::string_view third = cursor.Digits(4);
  if (cursor.AtDigit() || cursor.AtLetter()) return std::nullopt;
  const bool year_first = IsYear(first);
  const std::string_view year = year_first ? first : third;
  const std::string_view day = year_first ? third : first;
  if (!IsYear(year) || day.empty() || day.size() > 2) return std::nullopt;
  std::string date = IsoDate(ToNumber(year), ToNumber(second), ToNumber(day));
  if (date.empty()) return std::nullopt;
  return DateTerm(cursor, std::move(date), year);
}

bool ReadTwoDigits(Cursor& cursor, std::string& out) {
  const std::string_view digits = cursor.Digits(3);
  out += digits;
  return digits.size() == 2;
}

// "-P22-2-23" behind the subject number.
std::string ReadFacet(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.SkipSpaces(1);
  ahead.SkipOneOf("-");
  ahead.SkipSpaces(1);
  if (!IsAsciiLetter(ahead.Peek()) || !IsDigitByte(ahead.Peek(1))) return {};
  std::string facet = "-" + ToLower(std::string(1, ahead.Peek()));
  ahead.SkipOneOf(kAsciiLetters);
  facet += ahead.Digits(3);
  if (ahead.AtLetter()) return {};
  Cursor behind = ahead;
  behind.SkipSpaces(1);
  if (behind.SkipOneOf("-/")) {
    behind.SkipSpaces(1);
    Cursor serial = behind;
    const Groups groups = ReadGroups(serial);
    if (!groups.digits.front().empty()) {
      for (const std::string_view digits : groups.digits) facet.append("-").append(digits);
      ahead = serial;
    }
  }
  cursor = ahead;
  return facet;
}

// KLE, the subject numbers of Danish municipalities: "03.00.00-P22-2-23".
std::optional<SpecialTerm> ReadSubjectNumber(Cursor cursor) {
  std::string number;
  if (!ReadTwoDigits(cursor, number) || !cursor.Skip(".")) return std::nullopt;
  if (!ReadTwoDigits(cursor, number.append(".")) || !cursor.Skip(".")) return std::nullopt;
  if (!ReadTwoDigits(cursor, number.append(".")) || cursor.AtDigit()) return std::nullopt;
  const std::string facet = ReadFacet(cursor);
  if (facet.empty() && cursor.AtLetter()) return std::nullopt;
  if (facet.empty()) return SpecialTerm{cursor.at(), {number}};
  return SpecialTerm{cursor.at(), {number + facet, number}};
}

bool IsCaseNumber(const Groups& groups) {
  const auto is_long = [](std::string_view digits) { return digits.size() >= 5; };
  const auto is_serial = [](std::string_view digits) { return digits.size() >= 4 && !IsYear(digits); };
  return std::any_of(groups.digits.begin(), groups.digits.end(), is_long) ||
         (!groups.spaced && std::any_of(groups.digits.begin(), groups.digits.end(), is_serial));
}

// "24-012144", and also what only looks like it: "2023-2024", "1/2", whose pieces are found as well.
std::optional<SpecialTerm> ReadGrouped(Cursor cursor) {
  const Groups groups = ReadGroups(cursor);
  const bool is_case = IsCaseNumber(groups);
  if (groups.digits.size() < 2 || cursor.AtLetter() || cursor.AtDigit() || (groups.spaced && !is_case)) {
    return std::nullopt;
  }
  SpecialTerm term{cursor.at(), {std::string(groups.digits.front())}};
  for (std::size_t i = 1; i < groups.digits.size(); ++i) term.terms[0].append("-").append(groups.digits[i]);
  for (const std::string_view digits : groups.digits) {
    if (!is_case || digits.size() >= 4) term.terms.emplace_back(digits);
  }
  return term;
}

bool AtThousands(const Cursor& cursor) {
  return cursor.Peek() == '.' && IsDigitByte(cursor.Peek(1)) && IsDigitByte(cursor.Peek(2)) &&
         IsDigitByte(cursor.Peek(3)) && !IsDigitByte(cursor.Peek(4));
}

std::optional<SpecialTerm> ReadPlainNumber(Cursor cursor) {
  std::string number(cursor.Digits());
  if (cursor.AtLetter()) return std::nullopt;
  if (number.size() <= 3 && AtThousands(cursor)) {
    while (AtThousands(cursor)) {
      cursor.Skip(".");
      number += cursor.Digits(3);
    }
  }
  while (number.size() < 2 * kMostDigits && IsDigitByte(cursor.Peek(1)) &&
         (cursor.Peek() == '.' || cursor.Peek() == ',' || cursor.Peek() == ':')) {
    number += cursor.Peek() == ',' ? ',' : '.';
    cursor.SkipOneOf(".,:");
    number += cursor.Digits();
  }
  return SpecialTerm{cursor.at(), {std::move(number)}};
}

constexpr std::array<std::string_view, 12> kMonths{"januar", "februar", "marts",     "april",   "maj",      "juni",
                                                   "juli",   "august",  "september", "oktober", "november", "december"};

}  // namespace

std::optional<SpecialTerm> ReadParagraph(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  if (!cursor.Skip(kParagraphSign) && !cursor.SkipWord("paragraf")) return std::nullopt;
  cursor.Skip(kParagraphSign);
  cursor.SkipSpaces(2);
  std::string number(cursor.Digits(4));
  if (number.empty()) return std::nullopt;
  if (const char letter = ReadParagraphLetter(cursor)) number += letter;
  const std::string paragraph = std::string(kParagraphSign) + number;
  const std::string_view piece = ReadPiece(cursor, "stk");
  if (piece.empty()) return SpecialTerm{cursor.at(), {paragraph}};
  SpecialTerm term{0, {fmt::format("{},{}", paragraph, piece), paragraph, fmt::format("{},{}", number, piece)}};
  const std::string_view point = ReadPiece(cursor, "nr");
  if (!point.empty()) term.terms.insert(term.terms.begin(), fmt::format("{},{}", term.terms.front(), point));
  term.end = cursor.at();
  return term;
}

std::optional<SpecialTerm> ReadNumber(std::string_view text, std::size_t at) {
  const Cursor cursor(text, at);
  if (auto date = ReadDate(cursor)) return date;
  if (auto subject = ReadSubjectNumber(cursor)) return subject;
  if (auto grouped = ReadGrouped(cursor)) return grouped;
  return ReadPlainNumber(cursor);
}

std::optional<std::string> ReadWrittenDate(std::string_view text, std::size_t at) {
  Cursor cursor(text, at);
  const std::string_view day = cursor.Digits(3);
  if (day.size() > 2) return std::nullopt;
  cursor.Skip(".");
  cursor.SkipSpaces(1);
  if (!IsAsciiLetter(cursor.Peek())) return std::nullopt;
  const auto month =
      std::find_if(kMonths.begin(), kMonths.end(), [&](std::string_view name) { return cursor.SkipWord(name); });
  if (month == kMonths.end()) return std::nullopt;
  cursor.SkipSpaces(1);
  const std::string_view year = cursor.Digits(5);
  if (!IsYear(year)) return std::nullopt;
  std::string date = IsoDate(ToNumber(year), static_cast<int>(month - kMonths.begin()) + 1, ToNumber(day));
  if (date.empty()) return std::nullopt;
  return date;
}

}  // namespace tovholder::search
