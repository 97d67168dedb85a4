// SPDX-License-Identifier: EUPL-1.2
#include "base/danish_date.h"
#include "base/text.h"

namespace tovholder {
namespace {

// "kl.", "kl", "klokken", "Kl:"
bool SkipClockWord(Scanner& scanner) {
  Scanner ahead = scanner;
  const std::string word = ahead.ReadWord();
  if (word != "kl" && word != "klokken") return false;
  ahead.SkipOneOf(".:");
  ahead.SkipSpace();
  if (!IsDigitAt(ahead.rest(), 0)) return false;
  scanner = ahead;
  return true;
}

enum class Minutes { kNeeded, kOptional };

// "15:00", "15.00"; where minutes are optional also "8".
std::optional<TimeOfDay> ReadClock(Scanner& scanner, std::string_view separators, Minutes minutes) {
  Scanner ahead = scanner;
  const auto hour = ahead.ReadNumber(2);
  if (!hour || hour->value > 24) return std::nullopt;
  scanner = minutes == Minutes::kOptional ? ahead : scanner;
  TimeOfDay time{hour->value, 0};
  if (ahead.SkipOneOf(separators)) {
    const auto minute = ahead.ReadNumber(2);
    if (minute && minute->width == 2 && minute->value < 60) {
      time.minute = minute->value;
      scanner = ahead;
      minutes = Minutes::kOptional;
    }
  }
  if (minutes == Minutes::kNeeded || time > TimeOfDay{24, 0}) return std::nullopt;
  return time.hour == 24 ? TimeOfDay{0, 0} : time;
}

bool StandsAlone(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0 && (IsLetterBefore(text, begin) || IsDigitAt(text, begin - 1) || text[begin - 1] == ':')) return false;
  return !IsDigitAt(text, end) && !(end < text.size() && text[end] == ':' && IsDigitAt(text, end + 1));
}

// "1500", as older minutes write it
std::optional<TimeOfDay> ReadFourDigits(Scanner& scanner) {
  Scanner ahead = scanner;
  const auto number = ahead.ReadNumber(4);
  if (!number || number->width != 4 || number->value % 100 > 59 || number->value / 100 > 23) return std::nullopt;
  scanner = ahead;
  return TimeOfDay{number->value / 100, number->value % 100};
}

std::optional<Found<TimeOfDay>> MatchWithWord(std::string_view text, std::size_t at) {
  Scanner scanner(text, at);
  if (IsLetterBefore(text, at) || !SkipClockWord(scanner)) return std::nullopt;
  auto time = ReadFourDigits(scanner);
  if (!time) time = ReadClock(scanner, ".:,", Minutes::kOptional);
  if (!time || IsDigitAt(text, scanner.at())) return std::nullopt;
  return Found<TimeOfDay>{*time, at, scanner.at()};
}

std::optional<Found<TimeOfDay>> MatchBare(std::string_view text, std::size_t at, std::string_view separators) {
  Scanner scanner(text, at);
  const auto time = ReadClock(scanner, separators, Minutes::kNeeded);
  if (!time || !StandsAlone(text, at, scanner.at())) return std::nullopt;
  return Found<TimeOfDay>{*time, at, scanner.at()};
}

// " - 17.00", " til kl. 17"; the end of a span whose start stands before.
std::optional<TimeOfDay> ReadSpanEnd(Scanner& scanner) {
  Scanner ahead = scanner;
  ahead.SkipSpace();
  if (ahead.lines() > 0 || !(ahead.SkipDash() || ahead.ReadWord() == "til")) return std::nullopt;
  ahead.SkipSpace();
  SkipClockWord(ahead);
  auto time = ReadFourDigits(ahead);
  if (!time) time = ReadClock(ahead, ".:", Minutes::kOptional);
  // "kl. 15 - 12. maj" and "kl. 9-2025" are no spans.
  if (!time || ahead.lines() > 0 || IsDigitAt(ahead.rest(), 0) || IsLetterAt(ahead.rest(), 0)) return std::nullopt;
  Scanner behind = ahead;
  behind.Skip('.');
  behind.SkipSpace();
  if (MonthByName(behind.ReadWord())) return std::nullopt;
  scanner = ahead;
  return time;
}

}  // namespace

std::optional<Found<TimeOfDay>> FindTime(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find_first_of("0123456789kK", from); at < text.size();
       at = text.find_first_of("0123456789kK", at)) {
    const bool is_digit = IsDigitAt(text, at);
    if (auto found = is_digit ? MatchBare(text, at, ":") : MatchWithWord(text, at)) return found;
    ++at;
    while (is_digit && IsDigitAt(text, at)) ++at;
  }
  return std::nullopt;
}

std::optional<Found<TimeSpan>> FindTimeSpan(std::string_view text, std::size_t from) {
  const auto start = FindTime(text, from);
  if (!start) return std::nullopt;
  Scanner scanner(text, start->end);
  const auto end = ReadSpanEnd(scanner);
  return Found<TimeSpan>{{start->value, end}, start->begin, scanner.at()};
}

Result<TimeOfDay> ParseTime(std::string_view text) {
  text = Trim(text);
  auto found = MatchWithWord(text, 0);
  if (!found) found = MatchBare(text, 0, ".:");
  if (!found || found->end != text.size()) return Fail("base.no_time", {{"text", Shorten(text, 60)}});
  return found->value;
}

}  // namespace tovholder
