// SPDX-License-Identifier: EUPL-1.2
#include "base/danish_date.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace tovholder {
namespace {

using std::chrono::month;
using std::chrono::weekday;
using std::chrono::year;

struct MonthWord {
  std::string_view word;
  unsigned number;
};
constexpr std::array<MonthWord, 33> kMonthWords = {{
    {"januar", 1}, {"februar", 2},   {"marts", 3},    {"april", 4},     {"maj", 5},       {"juni", 6},     {"juli", 7},
    {"august", 8}, {"september", 9}, {"oktober", 10}, {"november", 11}, {"december", 12}, {"jan", 1},      {"feb", 2},
    {"febr", 2},   {"mar", 3},       {"apr", 4},      {"jun", 6},       {"jul", 7},       {"aug", 8},      {"sep", 9},
    {"sept", 9},   {"okt", 10},      {"nov", 11},     {"dec", 12},      {"january", 1},   {"february", 2}, {"march", 3},
    {"may", 5},    {"june", 6},      {"july", 7},     {"october", 10},  {"oct", 10},
}};

struct WeekdayWord {
  std::string_view word;
  weekday day;
};
constexpr std::array<WeekdayWord, 16> kWeekdayWords = {{
    {"mandag", std::chrono::Monday},
    {"man", std::chrono::Monday},
    {"tirsdag", std::chrono::Tuesday},
    {"tirs", std::chrono::Tuesday},
    {"tir", std::chrono::Tuesday},
    {"onsdag", std::chrono::Wednesday},
    {"ons", std::chrono::Wednesday},
    {"torsdag", std::chrono::Thursday},
    {"tors", std::chrono::Thursday},
    {"tor", std::chrono::Thursday},
    {"fredag", std::chrono::Friday},
    {"fre", std::chrono::Friday},
    {"lørdag", std::chrono::Saturday},
    {"lør", std::chrono::Saturday},
    {"søndag", std::chrono::Sunday},
    {"søn", std::chrono::Sunday},
}};

std::optional<weekday> WeekdayByName(std::string_view lower) {
  for (const WeekdayWord& entry : kWeekdayWords) {
    if (entry.word == lower) return entry.day;
  }
  return std::nullopt;
}

// Day, month and year as they were written, not yet known to exist.
struct WrittenDate {
  int day = 0;
  int month = 0;
  int year = 0;
  std::size_t end = 0;
};

constexpr int kFirstYear = 1600;
constexpr int kLastYear = 2199;
bool IsYear(const Scanner::Number& number) {
  return number.width == 4 && number.value >= kFirstYear && number.value <= kLastYear;
}

Date ToDate(const WrittenDate& written) {
  return Date{year(written.year), month(static_cast<unsigned>(written.month)),
              std::chrono::day(static_cast<unsigned>(written.day))};
}

bool IsLetterOrDigitAt(std::string_view text, std::size_t at) { return IsDigitAt(text, at) || IsLetterAt(text, at); }
bool IsLetterOrDigitBefore(std::string_view text, std::size_t at) {
  return (at > 0 && IsDigitAt(text, at - 1)) || IsLetterBefore(text, at);
}

// Inside a case number or a numbering ("P22-2-23", "1.22") no date begins.
bool MayBeginAt(std::string_view text, std::size_t at) {
  if (IsLetterOrDigitBefore(text, at)) return false;
  if (at < 2) return true;
  const char before = text[at - 1];
  if (before == '.' || before == ',') return !IsDigitAt(text, at - 2);
  if (before == '/' || before == ':') return !IsLetterOrDigitBefore(text, at - 1);
  return true;
}
bool MayBeginNumericAt(std::string_view text, std::size_t at) {
  return MayBeginAt(text, at) && !(at > 1 && text[at - 1] == '-' && IsLetterOrDigitBefore(text, at - 1));
}

bool GoesOnAt(std::string_view text, std::size_t at) {
  if (IsLetterOrDigitAt(text, at)) return true;
  return at < text.size() && std::string_view("-./:,").find(text[at]) != std::string_view::npos &&
         IsLetterOrDigitAt(text, at + 1);
}

// Two digits are a year where the line ends behind them, or an apostrophe stands before.
bool IsLineEnd(Scanner scanner) {
  const std::size_t begin = scanner.at();
  while (scanner.SkipOneOf(".,;)") || scanner.Skip(' ')) {
  }
  return scanner.AtEnd() || scanner.Peek() == '\n' || scanner.Peek() == '\r' || scanner.Peek() == '\t' ||
         (scanner.at() != begin && scanner.rest().starts_with("kl"));
}

std::optional<int> ReadYearAfterMonth(Scanner& scanner) {
  const bool apostrophe = scanner.Skip('\'') || scanner.Skip("’");
  const auto number = scanner.ReadNumber(4);
  if (!number) return std::nullopt;
  if (!apostrophe && IsYear(*number)) return number->value;
  if (number->width == 2 && (apostrophe || IsLineEnd(scanner))) return static_cast<int>(YearOfTwoDigits(number->value));
  return std::nullopt;
}

// "22. april 2025", "22.apr.2025", "22 APRIL 2025"
std::optional<WrittenDate> ReadWithMonthName(std::string_view text, std::size_t at) {
  Scanner scanner(text, at);
  const auto day = scanner.ReadNumber(2);
  if (!day || !MayBeginAt(text, at)) return std::nullopt;
  const bool stop = scanner.Skip('.');
  scanner.SkipSpace();
  const std::size_t word_begin = scanner.at();
  const auto named = MonthByName(scanner.ReadWord());
  if (!named) return std::nullopt;
  const bool lower = text[word_begin] >= 'a';
  if (scanner.lines() > (stop && lower ? 1 : 0)) return std::nullopt;
  scanner.SkipOneOf(".,");
  scanner.SkipSpace();
  const auto year_number = ReadYearAfterMonth(scanner);
  if (!year_number || scanner.lines() > 1) return std::nullopt;
  return WrittenDate{day->value, static_cast<int>(static_cast<unsigned>(*named)), *year_number, scanner.at()};
}

enum class Separator { kNone, kStop, kDash, kSlash, kSpace };

Separator ReadSeparator(Scanner& scanner) {
  if (scanner.Skip('.')) {
    scanner.Skip(' ');
    return Separator::kStop;
  }
  if (scanner.Skip('/')) return Separator::kSlash;
  Scanner ahead = scanner;
  const bool space = ahead.Skip(' ');
  if (ahead.SkipDash()) {
    if (space) ahead.Skip(' ');
    scanner = ahead;
    return Separator::kDash;
  }
  return space && scanner.Skip(' ') ? Separator::kSpace : Separator::kNone;
}

// "22/4 2025" and "22/4-2025" beside the same separator twice.
bool Fit(Separator first, Separator second) {
  if (first == Separator::kNone || first == Separator::kSpace || second == Separator::kNone) return false;
  return first == second || (first == Separator::kSlash && second != Separator::kStop) ||
         (first == Separator::kStop && second == Separator::kDash);
}

// Two digits for the year are a date only in a form that is hardly anything else: "22.04.25", "22/4-25".
bool MayBeShortYear(const WrittenDate& date, Separator first, std::size_t day_width, std::size_t month_width) {
  const bool in_range = date.day >= 1 && date.day <= 31 && date.month >= 1 && date.month <= 12;
  return in_range && (first == Separator::kSlash || (day_width == 2 && month_width == 2));
}

// "22-04-2025", "22.04.2025", "22/4-2025", "22.04.25"
std::optional<WrittenDate> ReadNumeric(std::string_view text, std::size_t at) {
  Scanner scanner(text, at);
  const auto day = scanner.ReadNumber(2);
  if (!day || !MayBeginNumericAt(text, at)) return std::nullopt;
  const Separator first = ReadSeparator(scanner);
  const auto month_number = scanner.ReadNumber(2);
  if (!month_number) return std::nullopt;
  const Separator second = ReadSeparator(scanner);
  const auto year_number = scanner.ReadNumber(4);
  if (!year_number || !Fit(first, second)) return std::nullopt;
  WrittenDate written{day->value, month_number->value, year_number->value, scanner.at()};
  if (IsYear(*year_number)) return written;
  if (year_number->width != 2 || second == Separator::kSpace || GoesOnAt(text, scanner.at())) return std::nullopt;
  if (!MayBeShortYear(written, first, day->width, month_number->width)) return std::nullopt;
  written.year = static_cast<int>(YearOfTwoDigits(year_number->value));
  return written;
}

// "2025-04-22"
std::optional<WrittenDate> ReadIso(std::string_view text, std::size_t at) {
  Scanner scanner(text, at);
  const auto year_number = scanner.ReadNumber(4);
  if (!year_number || !IsYear(*year_number) || !MayBeginNumericAt(text, at)) return std::nullopt;
  if (!scanner.Skip('-')) return std::nullopt;
  const auto month_number = scanner.ReadNumber(2);
  if (!month_number || month_number->width != 2 || !scanner.Skip('-')) return std::nullopt;
  const auto day = scanner.ReadNumber(2);
  if (!day || day->width != 2) return std::nullopt;
  if (GoesOnAt(text, scanner.at()) && scanner.Peek() != 'T') return std::nullopt;
  return WrittenDate{day->value, month_number->value, year_number->value, scanner.at()};
}

std::optional<WrittenDate> ReadDigitsOfDate(std::string_view text, std::size_t at) {
  if (auto written = ReadWithMonthName(text, at)) return written;
  if (auto written = ReadNumeric(text, at)) return written;
  return ReadIso(text, at);
}

FoundDate ToFound(std::string_view text, const WrittenDate& written, std::size_t begin,
                  std::optional<weekday> day_name) {
  const Date date = ToDate(written);
  FoundDate found;
  found.begin = begin;
  found.end = written.end;
  found.weekday = day_name;
  if (date.ok()) {
    found.value = date;
  } else {
    found.value = Fail("base.impossible_date", {{"text", CollapseSpace(text.substr(begin, written.end - begin))}});
  }
  return found;
}

// Moves over "tirsdag den", "d.", "den" and the like.
std::optional<weekday> SkipLead(Scanner& scanner) {
  Scanner ahead = scanner;
  std::string word = ahead.ReadWord();
  const auto day_name = WeekdayByName(word);
  if (day_name) {
    ahead.SkipOneOf(".,");
    ahead.SkipSpace();
    scanner = ahead;
    word = ahead.ReadWord();
  }
  if (word == "den" || word == "d") {
    ahead.Skip('.');
    ahead.SkipSpace();
    scanner = ahead;
  }
  return day_name;
}

// The begin of the word that ends before `end`, white space and one full stop or comma left out.
std::size_t WordBegin(std::string_view text, std::size_t end) {
  std::size_t at = end;
  while (at > 0 && end - at < 3 && SpaceLength(text, at - 1) == 1) --at;
  if (at > 0 && (text[at - 1] == '.' || text[at - 1] == ',')) --at;
  while (at > 0 && IsLetterBefore(text, at)) {
    --at;
    while ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
  }
  return at;
}

// Where the words that lead a date in begin; `digits` where there are none.
std::size_t LeadBegin(std::string_view text, std::size_t digits) {
  const std::size_t one = WordBegin(text, digits);
  for (const std::size_t begin : {WordBegin(text, one), one}) {
    Scanner scanner(text, begin);
    SkipLead(scanner);
    if (begin < digits && scanner.at() == digits) return begin;
  }
  return digits;
}

Result<Date> NoDate(std::string_view text) { return Fail("base.no_date", {{"text", Shorten(text, 60)}}); }

}  // namespace

std::optional<month> MonthByName(std::string_view lower) {
  const auto* const found =
      std::find_if(kMonthWords.begin(), kMonthWords.end(), [&](const MonthWord& entry) { return entry.word == lower; });
  if (found == kMonthWords.end()) return std::nullopt;
  return month(found->number);
}

year YearOfTwoDigits(int digits) { return year(digits + (digits < 70 ? 2000 : 1900)); }

std::optional<FoundDate> MatchDate(std::string_view text, std::size_t at) {
  Scanner scanner(text, at);
  const auto day_name = SkipLead(scanner);
  const auto written = ReadDigitsOfDate(text, scanner.at());
  if (!written) return std::nullopt;
  return ToFound(text, *written, at, day_name);
}

std::optional<FoundDate> FindDate(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find_first_of("0123456789", from); at < text.size();
       at = text.find_first_of("0123456789", at)) {
    if (const auto written = ReadDigitsOfDate(text, at)) {
      Scanner lead(text, std::max(from, LeadBegin(text, at)));
      const std::size_t begin = lead.at();
      return ToFound(text, *written, begin, SkipLead(lead));
    }
    while (IsDigitAt(text, at)) ++at;
  }
  return std::nullopt;
}

Result<Date> ParseDate(std::string_view text) {
  text = Trim(text);
  const auto found = MatchDate(text, 0);
  if (!found || !Trim(text.substr(found->end)).empty()) return NoDate(text);
  return found->value;
}

}  // namespace tovholder
