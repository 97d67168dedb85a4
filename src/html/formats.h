// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>

#include "base/decimal.h"
#include "base/time.h"
#include "html/texts.h"

// Figures and dates as people write them.
namespace tovholder::html {

// 1.234 · 1,234; below zero with a real minus sign.
std::string FormatNumber(std::int64_t number, Language language);
// 1.234,5 · 1,234.5, rounded half away from zero.
std::string FormatDecimal(double number, int decimals, Language language);
// 41,2 · 41.2: all the places it has, but at least so many.
std::string FormatDecimal(Decimal number, Language language, int least_places = 0);
// 412 byte, 12,3 kB, 4,0 MB (powers of 1,000)
std::string FormatBytes(std::uint64_t bytes, Language language);

enum class DayForm {
  kFull,   // tirsdag den 22. april 2025 · Tuesday 22 April 2025
  kLong,   // 22. april 2025 · 22 April 2025
  kShort,  // 22.04.2025 · 22/04/2025
};
std::string FormatDay(Date date, DayForm form, Language language);
// kl. 15.00 · at 15:00
std::string FormatTimeOfDay(TimeOfDay time, Language language);
// 22. april 2025 kl. 15.00, in Copenhagen
std::string FormatMoment(Instant instant, Language language);
// i dag, i morgen, om 3 dage, for 2 uger siden: how far `date` is from `today`.
std::string FormatNearness(Date date, Date today, Language language);

}  // namespace tovholder::html
