// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

// Vague periods as plans write them: "primo marts 2024", "August – december 2024", "3. eller 4. kvartal 2025",
// "senest juni 2024", "Afventer dato".
namespace tovholder {

// The smallest unit that was named. The names reach the data file.
enum class Precision { kUnknown, kDay, kWeek, kPartOfMonth, kMonth, kQuarter, kSeason, kHalfYear, kYear };
std::string_view ToName(Precision precision);
bool FromName(std::string_view name, Precision& precision);

// The first and the last day that are meant. A missing start is "at the latest", a missing end "at the
// earliest"; both are missing where the words name no time (kUnknown).
struct Period {
  std::optional<Date> start;
  std::optional<Date> end;
  Precision precision = Precision::kUnknown;
  std::string text;  // as written

  bool known() const { return start || end; }
  friend bool operator==(const Period&, const Period&) = default;
};

// What the words say and no more: without a year, or with words that are not understood, a period stays unknown.
//   primo, medio, ultimo are the days 1-10, 11-20, 21-last of the month; seasons are forår March-May, sommer
//   June-August, efterår September-November, vinter December-February, where "vinter 2025" begins in December 2025;
//   "senest X" and "inden udgangen af X" end with X, "inden X" the day before X.
Period ParsePeriod(std::string_view text);

// As written; where nothing was written, its dates.
std::string FormatDanish(const Period& period);
std::string FormatEnglish(const Period& period);
// What was understood: "1.–10. marts 2024", "senest den 30. juni 2024", "ukendt".
std::string FormatDatesDanish(const Period& period);
std::string FormatDatesEnglish(const Period& period);

}  // namespace tovholder
