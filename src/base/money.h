// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tovholder {

// An amount in øre.
struct Money {
  std::int64_t oere = 0;
  friend auto operator<=>(const Money&, const Money&) = default;
};

// "22,9 mio. kr.", "991.000 kr.", "kr. 228.968", "−5,8 mio. kr.", "1.234,50", "500.000,-". A fraction of an øre is
// refused. Errors: base.no_amount {text}, base.amount_too_large {text}.
Result<Money> ParseMoney(std::string_view text);

// Error: base.amount_too_large {text}.
Result<Money> Add(Money left, Money right);

// "1.234,50 kr.", "991.000 kr.", "−5.800.000 kr."; "DKK 1,234.50"
std::string FormatDanish(Money money);
std::string FormatEnglish(Money money);
// In millions with at most one decimal, rounded half away from zero: "22,9 mio. kr.", "DKK 22.9 million".
std::string FormatDanishMillions(Money money);
std::string FormatEnglishMillions(Money money);

// "1.234,5" and "1,234.5"; `decimals` are always shown.
std::string FormatDanishNumber(double value, int decimals);
std::string FormatEnglishNumber(double value, int decimals);
std::string FormatDanishNumber(std::int64_t value);
std::string FormatEnglishNumber(std::int64_t value);

}  // namespace tovholder
