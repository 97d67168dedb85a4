// SPDX-License-Identifier: EUPL-1.2
#include "base/period.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/calendar.h"
#include "base/danish_date.h"
#include "base/text.h"

namespace tovholder {
namespace {

using std::chrono::year;

// kNumber is a bare number whose kind its neighbour tells: "3. eller 4. kvartal", "uge 12-14".
enum class Kind { kNumber, kDay, kWeek, kPart, kMonth, kQuarter, kSeason, kHalfYear, kYear };

struct Unit {
  Kind kind = Kind::kNumber;
  int number = 0;  // day, week, part, quarter, season, half; 1 is the first
  std::optional<int> month = std::nullopt;
  std::optional<int> year = std::nullopt;
  bool listed = false;  // joined to the unit before by "og", "eller" or a comma, not by a dash
};

struct Span {
  Date start;
  Date end;
};

struct NumberWord {
  std::string_view word;
  int number;
};
template <std::size_t N>
std::optional<int> Lookup(const std::array<NumberWord, N>& words, std::string_view word) {
  for (const NumberWord& entry : words) {
    if (entry.word == word) return entry.number;
  }
  return std::nullopt;
}

constexpr std::array<NumberWord, 13> kParts = {{{"primo", 1},
                                                {"medio", 2},
                                                {"ultimo", 3},
                                                {"begyndelsen", 1},
                                                {"starten", 1},
                                                {"start", 1},
                                                {"midten", 2},
                                                {"midt", 2},
                                                {"slutningen", 3},
                                                {"slut", 3},
                                                {"udgangen", 4},
                                                {"prim", 1},
                                                {"ult", 3}}};
constexpr int kLastDay = 4;
constexpr std::array<NumberWord, 12> kSeasons = {{{"forår", 1},
                                                  {"foråret", 1},
                                                  {"sommer", 2},
                                                  {"sommeren", 2},
                                                  {"efterår", 3},
                                                  {"efteråret", 3},
                                                  {"vinter", 4},
                                                  {"vinteren", 4},
                                                  {"spring", 1},
                                                  {"summer", 2},
                                                  {"autumn", 3},
                                                  {"winter", 4}}};

bool SkipWord(Scanner& scanner, std::initializer_list<std::string_view> words) {
  Scanner ahead = scanner;
  const std::string word = ahead.ReadWord();
  if (word.empty() || std::find(words.begin(), words.end(), word) == words.end()) return false;
  ahead.SkipOneOf(".:");
  ahead.SkipSpace();
  scanner = ahead;
  return true;
}

std::optional<int> ReadYear(Scanner& scanner) {
  Scanner ahead = scanner;
  const auto number = ahead.ReadNumber(4);
  if (!number || number->width != 4 || number->value < 1900 || number->value > 2199) return std::nullopt;
  scanner = ahead;
  return number->value;
}

// " 2025", ", 2025", "/2025" or " af 2025" behind a unit.
void ReadYearBehind(Scanner& scanner, Unit& unit) {
  Scanner ahead = scanner;
  ahead.SkipOneOf(".,/");
  ahead.SkipSpace();
  SkipWord(ahead, {"i", "af", "år"});
  if (const auto number = ReadYear(ahead)) {
    unit.year = number;
    scanner = ahead;
  }
}

// "2024/2025", "2024/25" behind "vinter": the year it begins in.
void ReadTurnOfYear(Scanner& scanner, Unit& unit) {
  Scanner ahead = scanner;
  if (!unit.year || unit.number != 4 || !(ahead.Skip('/') || ahead.SkipDash())) return;
  const auto next = ahead.ReadNumber(4);
  if (next && (next->value == *unit.year + 1 || (next->width == 2 && next->value == (*unit.year + 1) % 100))) {
    scanner = ahead;
  }
}

std::optional<int> ReadMonth(Scanner& scanner) {
  Scanner ahead = scanner;
  const auto month = MonthByName(ahead.ReadWord());
  if (!month) return std::nullopt;
  ahead.Skip('.');
  scanner = ahead;
  return static_cast<int>(static_cast<unsigned>(*month));
}

std::optional<Unit> ReadFullDate(Scanner& scanner, std::string_view text) {
  const auto found = MatchDate(text, scanner.at());
  if (!found || !found->value) return std::nullopt;
  scanner.MoveTo(found->end);
  const Date date = *found->value;
  return Unit{Kind::kDay, static_cast<int>(static_cast<unsigned>(date.day())),
              static_cast<int>(static_cast<unsigned>(date.month())), static_cast<int>(date.year())};
}

// "3. kvartal 2025", "2. halvår", "13. marts", "3." for the neighbour to explain
std::optional<Unit> ReadNumbered(Scanner& scanner) {
  Scanner ahead = scanner;
  SkipWord(ahead, {"d", "den"});
  const auto number = ahead.ReadNumber(2);
  if (!number) return std::nullopt;
  Unit unit{Kind::kNumber, number->value};
  ahead.Skip('.');
  Scanner behind = ahead;
  behind.SkipSpace();
  if (SkipWord(behind, {"kvartal", "kvt", "kv", "quarter"})) {
    unit.kind = Kind::kQuarter;
  } else if (SkipWord(behind, {"halvår", "halvdel"})) {
    unit.kind = Kind::kHalfYear;
  } else if (const auto month = ReadMonth(behind)) {
    unit.kind = Kind::kDay;
    unit.month = month;
  } else {
    behind = ahead;
  }
  ReadYearBehind(behind, unit);
  scanner = behind;
  return unit;
}

// "primo marts 2024", "primo/" for the neighbour to explain, "udgangen af 2025"
std::optional<Unit> ReadPart(Scanner& scanner) {
  Scanner ahead = scanner;
  const auto part = Lookup(kParts, ahead.ReadWord());
  if (!part) return std::nullopt;
  ahead.Skip('.');
  ahead.SkipSpace();
  SkipWord(ahead, {"af", "i"});
  Unit unit{Kind::kPart, *part, ReadMonth(ahead)};
  ReadYearBehind(ahead, unit);
  scanner = ahead;
  return unit;
}

std::optional<Unit> ReadNamed(Scanner& scanner) {
  Scanner ahead = scanner;
  Unit unit;
  if (const auto month = ReadMonth(ahead)) {
    unit.kind = Kind::kMonth;
    unit.month = month;
  } else {
    const auto season = Lookup(kSeasons, ahead.ReadWord());
    if (!season) return std::nullopt;
    unit.kind = Kind::kSeason;
    unit.number = *season;
  }
  ReadYearBehind(ahead, unit);
  if (unit.kind == Kind::kSeason) ReadTurnOfYear(ahead, unit);
  scanner = ahead;
  return unit;
}

std::optional<Unit> ReadWeek(Scanner& scanner) {
  Scanner ahead = scanner;
  if (!SkipWord(ahead, {"uge", "ugerne", "week"})) return std::nullopt;
  const auto number = ahead.ReadNumber(2);
  if (!number) return std::nullopt;
  Unit unit{Kind::kWeek, number->value};
  ReadYearBehind(ahead, unit);
  scanner = ahead;
  return unit;
}

std::optional<Unit> ReadUnit(Scanner& scanner, std::string_view text) {
  SkipWord(scanner, {"i", "ca", "omkring", "forventet", "forventes", "ved"});
  if (auto unit = ReadFullDate(scanner, text)) return unit;
  if (const auto number = ReadYear(scanner)) return Unit{Kind::kYear, 0, {}, number};
  if (auto unit = ReadNumbered(scanner)) return unit;
  if (auto unit = ReadWeek(scanner)) return unit;
  if (auto unit = ReadPart(scanner)) return unit;
  return ReadNamed(scanner);
}

enum class Separator { kNone, kRange, kList };

Separator ReadSeparator(Scanner& scanner) {
  scanner.SkipSpace();
  Separator separator = Separator::kNone;
  if (scanner.SkipDash() || scanner.Skip('/') || SkipWord(scanner, {"til", "to"})) {
    separator = Separator::kRange;
  } else if (scanner.SkipOneOf(",+&") || SkipWord(scanner, {"og", "eller", "samt", "and", "or"})) {
    separator = Separator::kList;
  }
  scanner.SkipSpace();
  return separator;
}

// All units of the text; none where something else stands between or behind them.
std::vector<Unit> ReadUnits(std::string_view text) {
  constexpr std::size_t kMost = 12;
  std::vector<Unit> units;
  Scanner scanner(text);
  Separator separator = Separator::kRange;
  while (separator != Separator::kNone) {
    auto unit = ReadUnit(scanner, text);
    if (!unit || units.size() == kMost) return {};
    unit->listed = separator == Separator::kList;
    units.push_back(*unit);
    separator = ReadSeparator(scanner);
  }
  scanner.Skip('.');
  return scanner.AtEnd() ? units : std::vector<Unit>{};
}

// Where in its year a unit begins, roughly: enough to see that "december - januar 2025" crosses the year.
int PlaceInYear(const Unit& unit) {
  switch (unit.kind) {
    case Kind::kWeek:
      return unit.number * 7;
    case Kind::kQuarter:
      return unit.number * 92;
    case Kind::kHalfYear:
      return unit.number * 183;
    case Kind::kSeason:
      return unit.number * 91;
    default:
      return unit.month.value_or(0) * 31 + (unit.kind == Kind::kDay ? unit.number : 0);
  }
}

// "december - januar 2025" begins in 2024; "juni og marts 2025" says too little.
std::optional<int> YearBefore(const Unit& left, const Unit& right) {
  if (left.kind != right.kind || PlaceInYear(left) <= PlaceInYear(right)) return right.year;
  return right.listed ? std::nullopt : std::optional(*right.year - 1);
}

// Takes from the right neighbour what the left one leaves unsaid: "3. eller 4. kvartal 2025".
void FillFromRight(Unit& left, const Unit& right) {
  if (left.kind == Kind::kNumber) left.kind = right.kind;
  if (right.kind == Kind::kYear) return;
  const bool same_month = !left.month && (left.kind == Kind::kDay || left.kind == Kind::kPart);
  if (same_month) left.month = right.month;
  if (!left.year && right.year) left.year = same_month ? right.year : YearBefore(left, right);
}

// "uge 12-14", "2024/25"
void FillFromLeft(const Unit& left, Unit& right) {
  if (right.kind != Kind::kNumber) return;
  if (left.kind == Kind::kWeek) right.kind = Kind::kWeek;
  if (left.kind == Kind::kYear && !right.year) {
    right.kind = Kind::kYear;
    right.year = static_cast<int>(YearOfTwoDigits(right.number));
  }
}

void FillFromNeighbours(std::vector<Unit>& units) {
  for (std::size_t i = 1; i < units.size(); ++i) FillFromLeft(units[i - 1], units[i]);
  for (std::size_t i = units.size() - 1; i > 0; --i) FillFromRight(units[i - 1], units[i]);
}

bool InRange(int number, int last) { return number >= 1 && number <= last; }

std::optional<Span> Months(int year_number, int first, int last) {
  const year y(year_number);
  return Span{y / first / 1, LastDayOfMonth(y / last)};
}

std::optional<Span> SpanOfDay(const Unit& unit) {
  if (!unit.month) return std::nullopt;
  const Date date = year(*unit.year) / *unit.month / unit.number;
  return date.ok() ? std::optional(Span{date, date}) : std::nullopt;
}

std::optional<Span> SpanOfPart(const Unit& unit) {
  if (!unit.month && unit.number != kLastDay) return std::nullopt;
  const auto month = year(*unit.year) / unit.month.value_or(12);
  const Date last = LastDayOfMonth(month);
  switch (unit.number) {
    case 1:
      return Span{month / 1, month / 10};
    case 2:
      return Span{month / 11, month / 20};
    case 3:
      return Span{month / 21, last};
    default:
      return Span{last, last};
  }
}

std::optional<Span> SpanOfWeek(const Unit& unit) {
  const auto monday = FirstDayOf({*unit.year, unit.number});
  if (!monday) return std::nullopt;
  return Span{*monday, AddDays(*monday, 6)};
}

std::optional<Span> SpanOfSeason(const Unit& unit) {
  const year y(*unit.year);
  const int first = unit.number * 3;
  if (unit.number == 4) return Span{y / 12 / 1, LastDayOfMonth((y + std::chrono::years(1)) / 2)};
  return Span{y / first / 1, LastDayOfMonth(y / (first + 2))};
}

std::optional<Span> SpanOf(const Unit& unit) {
  if (!unit.year) return std::nullopt;
  const int number = unit.number;
  switch (unit.kind) {
    case Kind::kDay:
      return SpanOfDay(unit);
    case Kind::kWeek:
      return SpanOfWeek(unit);
    case Kind::kPart:
      return SpanOfPart(unit);
    case Kind::kMonth:
      return Months(*unit.year, *unit.month, *unit.month);
    case Kind::kQuarter:
      return InRange(number, 4) ? Months(*unit.year, number * 3 - 2, number * 3) : std::nullopt;
    case Kind::kHalfYear:
      return InRange(number, 2) ? Months(*unit.year, number * 6 - 5, number * 6) : std::nullopt;
    case Kind::kSeason:
      return SpanOfSeason(unit);
    case Kind::kYear:
      return Months(*unit.year, 1, 12);
    case Kind::kNumber:
      return std::nullopt;
  }
  return std::nullopt;
}

Precision PrecisionOf(const Unit& unit) {
  switch (unit.kind) {
    case Kind::kDay:
      return Precision::kDay;
    case Kind::kWeek:
      return Precision::kWeek;
    case Kind::kPart:
      return unit.number == kLastDay ? Precision::kDay : Precision::kPartOfMonth;
    case Kind::kMonth:
      return Precision::kMonth;
    case Kind::kQuarter:
      return Precision::kQuarter;
    case Kind::kSeason:
      return Precision::kSeason;
    case Kind::kHalfYear:
      return Precision::kHalfYear;
    case Kind::kYear:
      return Precision::kYear;
    case Kind::kNumber:
      return Precision::kUnknown;
  }
  return Precision::kUnknown;
}

// What stands before the time: a deadline or a beginning is open to one side.
enum class Bound { kNone, kUntil, kBefore, kFrom, kAfter };

Bound SkipBound(Scanner& scanner) {
  if (SkipWord(scanner, {"afventer"})) {
    scanner.SkipSpace();
    scanner.SkipDash();
    scanner.SkipSpace();
  }
  if (SkipWord(scanner, {"senest", "deadline", "frist"})) {
    SkipWord(scanner, {"ved", "i", "med"});
    return Bound::kUntil;
  }
  if (SkipWord(scanner, {"indtil", "til"})) {
    if (SkipWord(scanner, {"og"})) SkipWord(scanner, {"med"});
    return Bound::kUntil;
  }
  if (SkipWord(scanner, {"inden", "før"})) {
    return SkipWord(scanner, {"for"}) ? Bound::kNone : Bound::kBefore;
  }
  if (SkipWord(scanner, {"fra"})) {
    if (SkipWord(scanner, {"og"})) SkipWord(scanner, {"med"});
    return Bound::kFrom;
  }
  if (SkipWord(scanner, {"tidligst"})) return Bound::kFrom;
  if (SkipWord(scanner, {"efter"})) return Bound::kAfter;
  if (SkipWord(scanner, {"i"}) && SkipWord(scanner, {"løbet"})) SkipWord(scanner, {"af"});
  return Bound::kNone;
}

void SetBounds(Period& period, const Span& span, Bound bound, const std::vector<Unit>& units) {
  const bool last_day = units.size() == 1 && units.front().kind == Kind::kPart && units.front().number == kLastDay;
  const bool is_range = units.size() > 1;
  period.start = span.start;
  period.end = span.end;
  switch (bound) {
    case Bound::kNone:
      return;
    case Bound::kUntil:
      period.start.reset();
      return;
    case Bound::kBefore:
      period.start.reset();
      if (!last_day) period.end = AddDays(span.start, -1);
      return;
    case Bound::kFrom:
      if (!is_range) period.end.reset();
      return;
    case Bound::kAfter:
      period.start = AddDays(span.end, 1);
      period.end.reset();
      return;
  }
}

// A remark in brackets says nothing about the time: "maj 2024 (forventet)".
std::string_view WithoutRemark(std::string_view text) {
  text = Trim(text);
  if (!text.ends_with(')')) return text;
  const std::size_t open = text.rfind('(');
  return open == std::string_view::npos ? text : Trim(text.substr(0, open));
}

}  // namespace

Period ParsePeriod(std::string_view text) {
  Period period;
  period.text = CollapseSpace(text);
  const std::string_view words = WithoutRemark(period.text);
  Scanner scanner(words);
  const Bound bound = SkipBound(scanner);
  std::vector<Unit> units = ReadUnits(words.substr(scanner.at()));
  if (units.empty()) return period;
  FillFromNeighbours(units);
  std::optional<Span> whole = SpanOf(units.front());
  for (const Unit& unit : units) {
    const auto span = SpanOf(unit);
    if (!span || !whole || span->end < whole->start) return period;
    whole->end = std::max(whole->end, span->end);
  }
  SetBounds(period, *whole, bound, units);
  period.precision = PrecisionOf(units.back());
  return period;
}

}  // namespace tovholder
