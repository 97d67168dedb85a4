// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tovholder {

// An exact decimal number with six places, for figures that a law compares: 1.98 is at least 3 × 0.66.
struct Decimal {
  std::int64_t micros = 0;

  static constexpr std::int64_t kUnit = 1'000'000;
  static constexpr int kPlaces = 6;
  static constexpr Decimal Of(std::int64_t whole) { return {whole * kUnit}; }

  friend constexpr auto operator<=>(const Decimal&, const Decimal&) = default;
  friend constexpr Decimal operator+(Decimal a, Decimal b) { return {a.micros + b.micros}; }
  friend constexpr Decimal operator-(Decimal a, Decimal b) { return {a.micros - b.micros}; }
  friend constexpr Decimal operator-(Decimal a) { return {-a.micros}; }
  friend constexpr Decimal operator*(Decimal a, std::int64_t times) { return {a.micros * times}; }
};

// The nearest one; nothing for what is no number or too large.
std::optional<Decimal> ToDecimal(double number);
constexpr double ToDouble(Decimal number) {
  return static_cast<double>(number.micros) / static_cast<double>(Decimal::kUnit);
}
// part / whole × 100, rounded half away from zero to six places; `whole` is not 0.
Decimal PercentOf(std::int64_t part, std::int64_t whole);

enum class DecimalMark { kComma, kPoint };
// A sign, digits, thousands in groups of three parted by the other mark or a space, decimals.
// Errors: base.no_number {text}, base.number_too_large {text}, base.too_many_places {text, limit}.
Result<Decimal> ParseDecimal(std::string_view text, DecimalMark mark);
// As it is typed in Denmark: comma first; a point that cannot part thousands is taken for the comma ("41.2").
Result<Decimal> ParseTypedDecimal(std::string_view text);

// "41.2": without zeros at the end; what the data file holds. Reads back with kPoint.
std::string ToText(Decimal number);
// "1.234,5" and "1,234.5", with all the places it has, but at least so many.
std::string FormatDanish(Decimal number, int least_places = 0);
std::string FormatEnglish(Decimal number, int least_places = 0);
// Rounded half away from zero.
Decimal Round(Decimal number, int places);

}  // namespace tovholder
