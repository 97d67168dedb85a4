// SPDX-License-Identifier: EUPL-1.2
#include "minutes/layout_dates.h"

#include <array>
#include <utility>

#include "minutes/layout_text.h"

namespace tovholder::minutes::layout {
namespace {

constexpr std::array<std::pair<std::string_view, unsigned>, 34> kMonths = {
    {{"januar", 1},   {"februar", 2},  {"marts", 3},     {"april", 4},    {"maj", 5},       {"juni", 6},
     {"juli", 7},     {"august", 8},   {"september", 9}, {"oktober", 10}, {"november", 11}, {"december", 12},
     {"january", 1},  {"february", 2}, {"march", 3},     {"may", 5},      {"june", 6},      {"july", 7},
     {"october", 10}, {"jan", 1},      {"feb", 2},       {"mar", 3},      {"apr", 4},       {"jun", 6},
     {"jul", 7},      {"aug", 8},      {"sept", 9},      {"sep", 9},      {"okt", 10},      {"oct", 10},
     {"nov", 11},     {"dec", 12},     {"januari", 1},   {"octobre", 10}}};

// Reads at most `most` digits at `at`; moves `at` behind them.
std::optional<int> ReadDigits(std::string_view text, std::size_t& at, std::size_t most) {
  std::size_t end = at;
  int value = 0;
  while (end < text.size() && end - at < most && IsAsciiDigit(text[end])) value = value * 10 + (text[end++] - '0');
  if (end == at || (end < text.size() && IsAsciiDigit(text[end]))) return std::nullopt;
  at = end;
  return value;
}

std::optional<unsigned> ReadMonth(std::string_view text, std::size_t& at) {
  for (const auto& [name, number] : kMonths) {
    if (!BeginsWithWord(text.substr(at), name)) continue;
    at += name.size();
    if (at < text.size() && text[at] == '.') ++at;
    return number;
  }
  return std::nullopt;
}

void SkipBlanks(std::string_view text, std::size_t& at) {
  while (at < text.size() && (IsBlank(text[at]) || text[at] == ',')) ++at;
}

Date MakeDate(int year, unsigned month, unsigned day) {
  return Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day));
}

bool SaneYear(int year) { return year >= 1840 && year <= 2199; }

// "22-04-2025", "24.11.2020", "3/10-2017", "15-maj-2002" with the first number already read.
std::optional<FoundDate> ReadNumeric(std::string_view text, std::size_t begin, std::size_t at, int first) {
  constexpr std::string_view kSigns = "-./";
  if (at >= text.size() || kSigns.find(text[at]) == std::string_view::npos) return std::nullopt;
  const char sign = text[at++];
  SkipBlanks(text, at);
  unsigned month = 0;
  if (const std::optional<unsigned> named = ReadMonth(text, at)) {
    month = *named;
  } else if (const std::optional<int> number = ReadDigits(text, at, 2)) {
    month = static_cast<unsigned>(*number);
  } else {
    return std::nullopt;
  }
  if (at >= text.size() || kSigns.find(text[at]) == std::string_view::npos) return std::nullopt;
  const bool clock = sign != text[at] && sign != '/';  // "18.30-20.15", "10-11.30"
  ++at;
  SkipBlanks(text, at);
  const std::size_t year_at = at;
  const std::optional<int> year = ReadDigits(text, at, 4);
  if (!year || at - year_at == 3 || at - year_at == 1 || (clock && at - year_at == 2)) return std::nullopt;
  const int full = at - year_at == 4 ? *year : 2000 + *year;
  // "03.02.00.G01": a subject number with its facet.
  const bool facet =
      at + 2 < text.size() && text[at] == '.' && IsAsciiLetter(text[at + 1]) && IsAsciiDigit(text[at + 2]);
  if (facet) return std::nullopt;
  if (!SaneYear(full) || (at < text.size() && text[at] == '-' && at + 1 < text.size() && IsWordByte(text[at + 1]))) {
    return std::nullopt;
  }
  return FoundDate{MakeDate(full, month, static_cast<unsigned>(first)), begin, at, "date.numeric"};
}

// "2021-06-03".
std::optional<FoundDate> ReadIso(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  const std::optional<int> year = ReadDigits(text, at, 4);
  if (!year || at - begin != 4 || !SaneYear(*year) || at >= text.size() || text[at] != '-') return std::nullopt;
  const std::optional<int> month = ReadDigits(text, ++at, 2);
  if (!month || *month < 1 || at >= text.size() || text[at] != '-') return std::nullopt;
  const std::size_t day_at = ++at;
  const std::optional<int> day = ReadDigits(text, at, 2);
  if (!day || at - day_at != 2) return std::nullopt;
  return FoundDate{MakeDate(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day)), begin, at, "date.iso"};
}

// "7. november 2023", "11 januar, 2021", "16. maj 2017".
std::optional<FoundDate> ReadWritten(std::string_view text, std::size_t begin, std::size_t at, int day) {
  if (at < text.size() && text[at] == '.') ++at;
  SkipBlanks(text, at);
  const std::optional<unsigned> month = ReadMonth(text, at);
  if (!month) return std::nullopt;
  SkipBlanks(text, at);
  const std::size_t year_at = at;
  const std::optional<int> year = ReadDigits(text, at, 4);
  if (!year || at - year_at != 4 || !SaneYear(*year)) return std::nullopt;
  return FoundDate{MakeDate(*year, *month, static_cast<unsigned>(day)), begin, at, "date.written"};
}

// "April 3, 2019".
std::optional<FoundDate> ReadEnglish(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  const std::optional<unsigned> month = ReadMonth(text, at);
  if (!month) return std::nullopt;
  SkipBlanks(text, at);
  const std::optional<int> day = ReadDigits(text, at, 2);
  if (!day || at >= text.size() || text[at] != ',') return std::nullopt;
  SkipBlanks(text, at);
  const std::optional<int> year = ReadDigits(text, at, 4);
  if (!year || !SaneYear(*year)) return std::nullopt;
  return FoundDate{MakeDate(*year, *month, static_cast<unsigned>(*day)), begin, at, "date.english"};
}

std::optional<FoundDate> ReadDateAt(std::string_view text, std::size_t begin) {
  if (!IsAsciiDigit(text[begin])) return ReadEnglish(text, begin);
  if (const auto iso = ReadIso(text, begin)) return iso;
  std::size_t at = begin;
  const std::optional<int> first = ReadDigits(text, at, 2);
  if (!first) return std::nullopt;
  if (const auto numeric = ReadNumeric(text, begin, at, *first)) return numeric;
  return ReadWritten(text, begin, at, *first);
}

bool StartsToken(std::string_view text, std::size_t i) {
  if (i == 0) return true;
  const char before = text[i - 1];
  return !IsAsciiDigit(before) && !IsWordByte(before) && before != '-' && before != '/';
}

// The length of "kl. " / "klokken " at `at`, 0 for none.
std::size_t ClockWord(std::string_view text, std::size_t at) {
  for (std::string_view word : {std::string_view("klokken"), std::string_view("kl")}) {
    if (!BeginsWithWord(text.substr(at), word)) {
      if (word == "kl" && text.substr(at).size() > 2 && (text[at] == 'k' || text[at] == 'K') && text[at + 1] == 'l' &&
          IsAsciiDigit(text[at + 2])) {
        return 2;
      }
      continue;
    }
    std::size_t end = at + word.size();
    if (end < text.size() && text[end] == '.') ++end;
    if (end < text.size() && text[end] == ':') ++end;
    SkipBlanks(text, end);
    return end - at;
  }
  return 0;
}

std::optional<FoundTime> ReadTimeAt(std::string_view text, std::size_t begin, std::size_t at, bool after_word) {
  const std::optional<int> hour = ReadDigits(text, at, 2);
  if (!hour || *hour > 24) return std::nullopt;
  std::size_t end = at;
  int minute = 0;
  const bool sign = end + 2 < text.size() && (text[end] == ':' || text[end] == '.') && IsAsciiDigit(text[end + 1]);
  if (sign) {
    ++end;
    const std::size_t minute_at = end;
    const std::optional<int> read = ReadDigits(text, end, 2);
    if (!read || *read > 59 || end - minute_at != 2) return std::nullopt;
    minute = *read;
    const bool date = end + 4 < text.size() && (text[end] == '.' || text[end] == '-') && IsAsciiDigit(text[end + 1]) &&
                      IsAsciiDigit(text[end + 2]) && IsAsciiDigit(text[end + 3]);
    if (text[at] == '.' && date && !after_word) return std::nullopt;                         // 24.11.2020
    if (end + 2 < text.size() && text[end] == ':' && IsAsciiDigit(text[end + 1])) end += 3;  // seconds
  } else if (!after_word) {
    return std::nullopt;
  }
  return FoundTime{TimeOfDay{*hour % 24, minute}, begin, end};
}

}  // namespace

std::optional<FoundDate> FindDate(std::string_view text, std::size_t from) {
  for (std::size_t i = from; i < text.size(); ++i) {
    const bool may_begin = IsAsciiDigit(text[i]) || (text[i] >= 'A' && text[i] <= 'Z');
    if (!may_begin || !StartsToken(text, i)) continue;
    if (auto found = ReadDateAt(text, i)) return found;
  }
  return std::nullopt;
}

std::optional<FoundTime> FindTime(std::string_view text, TimeForm form, std::size_t from) {
  for (std::size_t i = from; i < text.size(); ++i) {
    if ((text[i] == 'k' || text[i] == 'K') && StartsToken(text, i)) {
      const std::size_t word = ClockWord(text, i);
      if (word > 0) {
        if (auto found = ReadTimeAt(text, i, i + word, true)) return found;
      }
    }
    if (!IsAsciiDigit(text[i]) || !StartsToken(text, i)) continue;
    const auto found = ReadTimeAt(text, i, i, false);
    if (!found) continue;
    const bool colon = text.substr(found->begin, found->end - found->begin).find(':') != std::string_view::npos;
    if (colon || form == TimeForm::kAnywhere) return found;
  }
  return std::nullopt;
}

std::optional<FoundTime> FindPeriodEnd(std::string_view text, std::size_t from) {
  const auto blanks = [&] {
    while (from < text.size() && IsBlank(text[from])) ++from;
  };
  blanks();
  bool joined = false;
  for (std::string_view sign :
       {std::string_view("-"), std::string_view("–"), std::string_view("—"), std::string_view("til")}) {
    if (!text.substr(std::min(from, text.size())).starts_with(sign)) continue;
    from += sign.size();
    joined = true;
    break;
  }
  if (!joined) return std::nullopt;
  blanks();
  if (from >= text.size()) return std::nullopt;
  const std::size_t digits = from + ClockWord(text, from);
  return digits < text.size() && IsAsciiDigit(text[digits]) ? ReadTimeAt(text, from, digits, true) : std::nullopt;
}

std::size_t WeekdayBefore(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 7> kDays = {"mandag", "tirsdag", "onsdag", "torsdag",
                                                     "fredag", "lørdag",  "søndag"};
  std::size_t end = at;
  const auto skip_back = [&] {
    while (end > 0 && (IsBlank(text[end - 1]) || text[end - 1] == ',' || text[end - 1] == '.')) --end;
  };
  skip_back();
  for (std::string_view word : {std::string_view("den"), std::string_view("d")}) {
    if (EndsWithFolded(text.substr(0, end), word) && (end == word.size() || !IsWordByte(text[end - word.size() - 1]))) {
      end -= word.size();
      skip_back();
      break;
    }
  }
  for (std::string_view day : kDays) {
    if (EndsWithFolded(text.substr(0, end), day)) return at - (end - day.size());
  }
  return at - end > 2 ? at - end : 0;
}

}  // namespace tovholder::minutes::layout
