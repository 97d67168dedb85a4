// SPDX-License-Identifier: EUPL-1.2
#include "base/decimal.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "base/money.h"
#include "base/scanner.h"
#include "base/text.h"

namespace tovholder {
namespace {

constexpr std::string_view kMinus = "−";

// Digits alone, and how many of them stand behind the mark.
struct Digits {
  std::string text;
  int places = 0;
};

bool SkipGroupMark(Scanner& scanner, char group) {
  return scanner.Skip(group) || scanner.Skip(' ') || scanner.Skip("\u00A0") || scanner.Skip("\u202F");
}

// "1.234.567" and "1234567"; nothing where the groups are not of three.
std::optional<std::string> ReadWhole(Scanner& scanner, char group) {
  std::string digits;
  while (IsDigitAt(scanner.rest(), 0)) {
    digits.push_back(scanner.Peek());
    scanner.Skip(scanner.Peek());
  }
  if (digits.empty() || digits.size() > 3) return digits.empty() ? std::nullopt : std::optional(digits);
  for (;;) {
    Scanner ahead = scanner;
    if (!SkipGroupMark(ahead, group)) return digits;
    if (!IsDigitAt(ahead.rest(), 0)) return digits;
    const auto three = ahead.ReadNumber(3);
    if (!three || three->width != 3) return std::nullopt;
    digits += fmt::format("{:03}", three->value);
    scanner = ahead;
  }
}

std::optional<Digits> ReadDigits(Scanner& scanner, DecimalMark mark) {
  const char point = mark == DecimalMark::kComma ? ',' : '.';
  auto whole = ReadWhole(scanner, mark == DecimalMark::kComma ? '.' : ',');
  if (!whole) return std::nullopt;
  Digits digits{*std::move(whole), 0};
  if (!scanner.Skip(point)) return digits;
  while (IsDigitAt(scanner.rest(), 0)) {
    digits.text.push_back(scanner.Peek());
    scanner.Skip(scanner.Peek());
    ++digits.places;
  }
  return digits.places > 0 ? std::optional(digits) : std::nullopt;
}

void DropZerosBehind(Digits& digits) {
  while (digits.places > 0 && digits.text.back() == '0') {
    digits.text.pop_back();
    --digits.places;
  }
}

std::optional<std::int64_t> ToMicros(const Digits& digits) {
  std::int64_t micros = 0;
  for (const char digit : digits.text) {
    if (__builtin_mul_overflow(micros, 10, &micros)) return std::nullopt;
    if (__builtin_add_overflow(micros, digit - '0', &micros)) return std::nullopt;
  }
  for (int place = digits.places; place < Decimal::kPlaces; ++place) {
    if (__builtin_mul_overflow(micros, 10, &micros)) return std::nullopt;
  }
  return micros;
}

std::int64_t PowerOfTen(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

// The decimals without zeros at the end, but at least so many.
std::string Decimals(std::int64_t micros, int least_places) {
  std::string decimals = fmt::format("{:06}", micros % Decimal::kUnit);
  while (std::ssize(decimals) > least_places && decimals.ends_with('0')) decimals.pop_back();
  return decimals;
}

std::string Format(Decimal number, int least_places, std::string (*whole)(std::int64_t), char mark) {
  const std::int64_t micros = std::abs(number.micros);
  std::string text = number.micros < 0 ? std::string(kMinus) : std::string();
  text += whole(micros / Decimal::kUnit);
  const std::string decimals = Decimals(micros, least_places);
  if (decimals.empty()) return text;
  text.push_back(mark);
  return text += decimals;
}

}  // namespace

std::optional<Decimal> ToDecimal(double number) {
  const double micros = std::round(number * static_cast<double>(Decimal::kUnit));
  constexpr double kMost = 9.2e18;
  if (!(std::abs(micros) < kMost)) return std::nullopt;
  return Decimal{static_cast<std::int64_t>(micros)};
}

Decimal PercentOf(std::int64_t part, std::int64_t whole) {
  __extension__ using Wide = __int128;
  const Wide scaled = static_cast<Wide>(part) * 100 * Decimal::kUnit;
  const Wide half = whole / 2;
  const Wide rounded = ((scaled < 0) == (whole < 0) ? scaled + half : scaled - half) / whole;
  return {static_cast<std::int64_t>(rounded)};
}

Result<Decimal> ParseDecimal(std::string_view text, DecimalMark mark) {
  const std::string trimmed(Trim(text));
  Scanner scanner(trimmed);
  const bool negative = scanner.SkipDash();
  if (!negative) scanner.Skip('+');
  auto digits = ReadDigits(scanner, mark);
  if (!digits || !scanner.AtEnd()) return Fail("base.no_number", {{"text", trimmed}});
  DropZerosBehind(*digits);
  if (digits->places > Decimal::kPlaces) {
    return Fail("base.too_many_places", {{"text", trimmed}, {"limit", std::to_string(Decimal::kPlaces)}});
  }
  const auto micros = ToMicros(*digits);
  if (!micros) return Fail("base.number_too_large", {{"text", trimmed}});
  return Decimal{negative ? -*micros : *micros};
}

Result<Decimal> ParseTypedDecimal(std::string_view text) {
  auto number = ParseDecimal(text, DecimalMark::kComma);
  if (number || text.find(',') != std::string_view::npos) return number;
  if (auto with_point = ParseDecimal(text, DecimalMark::kPoint)) return with_point;
  return number;
}

std::string ToText(Decimal number) {
  const std::int64_t micros = std::abs(number.micros);
  std::string text = number.micros < 0 ? "-" : "";
  text += std::to_string(micros / Decimal::kUnit);
  const std::string decimals = Decimals(micros, 0);
  if (decimals.empty()) return text;
  text.push_back('.');
  return text += decimals;
}

std::string FormatDanish(Decimal number, int least_places) {
  return Format(number, least_places, FormatDanishNumber, ',');
}
std::string FormatEnglish(Decimal number, int least_places) {
  return Format(number, least_places, FormatEnglishNumber, '.');
}

Decimal Round(Decimal number, int places) {
  const std::int64_t step = PowerOfTen(Decimal::kPlaces - places);
  const std::int64_t half = number.micros < 0 ? -step / 2 : step / 2;
  return {(number.micros + half) / step * step};
}

}  // namespace tovholder
