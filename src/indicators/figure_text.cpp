// SPDX-License-Identifier: EUPL-1.2
#include "indicators/figure_text.h"

#include <algorithm>
#include <vector>

#include "base/scanner.h"
#include "base/text.h"
#include "indicators/figure_period.h"

namespace tovholder::indicators {
namespace {

constexpr int kFirstLikelyYear = 1950;
constexpr int kLastLikelyYear = 2300;  // far enough that a year that is mistyped is told as such

std::optional<int> WholeYear(std::string_view text) {
  if (text.size() != 4) return std::nullopt;
  const auto year = ParseCount<int>(text);
  return year && *year >= kFirstLikelyYear && *year <= kLastLikelyYear ? year : std::nullopt;
}

bool IsHiddenMark(std::string_view text) {
  static const std::vector<std::string_view> kMarks = {"-",    "–",  "—", "−", ".",  "..",   "...", "…",
                                                       "x",    "X",  ":", "*", "••", "i.a.", "n/a", "N/A",
                                                       "n.a.", "na", "#", "?", "**", "·"};
  if (std::find(kMarks.begin(), kMarks.end(), text) != kMarks.end()) return true;
  if (!text.starts_with('<')) return false;
  return ParseCount<int>(Trim(text.substr(1))).has_value();
}

bool IsNumberText(std::string_view text) {
  Scanner scanner(text);
  scanner.SkipDash() || scanner.Skip('+');
  if (!IsDigitAt(text, scanner.at())) return false;
  while (!scanner.AtEnd()) {
    const bool taken =
        IsDigitAt(text, scanner.at()) || scanner.Peek() == '.' || scanner.Peek() == ',' || scanner.Peek() == ' ';
    if (taken) {
      scanner.MoveTo(scanner.at() + 1);
    } else if (!scanner.Skip("\u00A0") && !scanner.Skip("\u202F")) {
      return false;
    }
  }
  return IsDigitAt(text, text.size() - 1);
}

std::optional<DecimalMark> MarkOfSingle(std::string_view text, std::size_t at, DecimalMark mark, DecimalMark other) {
  const char character = text[at];
  if (text.find(character) != at) return other;  // several of them part thousands
  const std::size_t behind = text.size() - at - 1;
  constexpr std::size_t kGroup = 3;
  const std::size_t start = text.find_first_of("0123456789");
  const bool groups = behind == kGroup && at - start <= kGroup && text[start] != '0';
  return groups ? std::nullopt : std::optional(mark);
}

struct UnitPhrase {
  std::string_view text;  // folded
  Unit unit;
  std::int64_t times;
};
// The longer ones first.
constexpr UnitPhrase kUnitPhrases[] = {{"pr. 10.000", Unit::kPerTenThousand, 1},
                                       {"pr. 10000", Unit::kPerTenThousand, 1},
                                       {"per 10,000", Unit::kPerTenThousand, 1},
                                       {"per 10000", Unit::kPerTenThousand, 1},
                                       {"pr. 1.000", Unit::kPerThousand, 1},
                                       {"pr. 1000", Unit::kPerThousand, 1},
                                       {"pr 1000", Unit::kPerThousand, 1},
                                       {"per 1,000", Unit::kPerThousand, 1},
                                       {"per 1000", Unit::kPerThousand, 1},
                                       {"promille", Unit::kPerThousand, 1},
                                       {"‰", Unit::kPerThousand, 1},
                                       {"1.000 kr.", Unit::kKroner, 1000},
                                       {"1000 kr.", Unit::kKroner, 1000},
                                       {"1.000 kr", Unit::kKroner, 1000},
                                       {"t.kr.", Unit::kKroner, 1000},
                                       {"tkr.", Unit::kKroner, 1000},
                                       {"mio. kr.", Unit::kKroner, 1'000'000},
                                       {"mio.kr.", Unit::kKroner, 1'000'000},
                                       {"procent", Unit::kPercent, 1},
                                       {"percent", Unit::kPercent, 1},
                                       {"kroner", Unit::kKroner, 1},
                                       {"pct.", Unit::kPercent, 1},
                                       {"pct", Unit::kPercent, 1},
                                       {"kr.", Unit::kKroner, 1},
                                       {"dkk", Unit::kKroner, 1},
                                       {"%", Unit::kPercent, 1}};

// Words alone, not the middle of "kroner" in "kronerne".
std::size_t FindPhrase(std::string_view text, std::string_view phrase) {
  for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    const bool begins = !IsLetterAt(phrase, 0) || !IsLetterBefore(text, at);
    const bool ends = !IsLetterBefore(phrase, phrase.size()) || !IsLetterAt(text, end);
    const bool digits = IsDigitAt(text, end) || (at > 0 && IsDigitAt(phrase, 0) && IsDigitAt(text, at - 1));
    if (begins && ends && !digits) return at;
  }
  return std::string_view::npos;
}

std::string TrimSigns(std::string_view text) {
  constexpr std::string_view kSigns = " ,;:-([])/";
  while (!text.empty() && kSigns.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && kSigns.find(text.back()) != std::string_view::npos) {
    // A closing bracket belongs to the name where it opens in it.
    if (text.back() == ')' && text.find('(') != std::string_view::npos) break;
    text.remove_suffix(1);
  }
  return CollapseSpace(text);
}

}  // namespace

CellLook LookOf(const TableCell& cell) {
  if (cell.empty()) return CellLook::kEmpty;
  if (WholeYear(cell.text)) return CellLook::kYear;
  if (cell.number) return CellLook::kNumber;
  if (IsHiddenMark(cell.text)) return CellLook::kHidden;
  return IsNumberText(BareNumber(cell.text)) ? CellLook::kNumber : CellLook::kText;
}

std::string_view BareNumber(std::string_view text) {
  text = Trim(text);
  for (const std::string_view behind : {"*", "%", "pct.", "pct", "‰", "kr.", "kr"}) {
    if (text.size() > behind.size() && text.ends_with(behind)) {
      return Trim(text.substr(0, text.size() - behind.size()));
    }
  }
  return text;
}

std::optional<DecimalMark> MarkOf(std::string_view text) {
  text = BareNumber(text);
  if (!IsNumberText(text)) return std::nullopt;
  const std::size_t comma = text.rfind(',');
  const std::size_t point = text.rfind('.');
  constexpr auto kNone = std::string_view::npos;
  if (comma != kNone && point != kNone) return comma > point ? DecimalMark::kComma : DecimalMark::kPoint;
  if (comma != kNone) return MarkOfSingle(text, comma, DecimalMark::kComma, DecimalMark::kPoint);
  if (point != kNone) return MarkOfSingle(text, point, DecimalMark::kPoint, DecimalMark::kComma);
  return std::nullopt;
}

Result<Decimal> NumberOf(const TableCell& cell, DecimalMark mark) {
  if (!cell.number) return ParseDecimal(BareNumber(cell.text), mark);
  constexpr double kHundred = 100;
  const auto value = ToDecimal(cell.percent ? *cell.number * kHundred : *cell.number);
  if (!value) return Fail("base.number_too_large", {{"text", cell.text}});
  return *value;
}

Result<std::int64_t> CountOf(const TableCell& cell, DecimalMark mark) {
  const auto value = NumberOf(cell, mark);
  if (!value) return Pass(value);
  if (value->micros < 0 || value->micros % Decimal::kUnit != 0) {
    return Fail("indicators.part_no_number", {{"text", cell.text}});
  }
  return value->micros / Decimal::kUnit;
}

HeadingText ReadHeading(std::string_view text) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  const std::string lower = ToLower(spaced);
  HeadingText heading;
  if (lower.size() != spaced.size()) return {TrimSigns(spaced), std::nullopt, 1};  // places would not fit
  for (const UnitPhrase& phrase : kUnitPhrases) {
    const std::size_t at = FindPhrase(lower, phrase.text);
    if (at == std::string::npos) continue;
    heading.unit = phrase.unit;
    heading.times = phrase.times;
    spaced.erase(at, phrase.text.size());
    break;
  }
  heading.name = TrimSigns(ReplaceAll(ReplaceAll(spaced, "()", ""), "( )", ""));
  return heading;
}

bool IsPeriodText(std::string_view text) {
  static const Indicator kAny;
  const auto period = ReadFigurePeriod(text, kAny);
  return period && period->last;
}

}  // namespace tovholder::indicators
