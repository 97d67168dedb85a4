// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

// Numbers as XLSX stores them, and the days and times that they stand for.
namespace tovholder::documents {

// "12", "-0.5", "1.2E-3"; nothing for anything else, and for what a double cannot hold.
std::optional<double> ParseXlsxNumber(std::string_view text);

// A number that ParseXlsxNumber reads, without exponent and rounded to the 15 digits that spreadsheets show:
// "0.30000000000000004" is "0.3". The decimals are never made binary.
std::string FormatPlainDecimal(std::string_view number);

// A whole number from 0 up put into a mask of zeros: 101901234 in "000000-0000" is "010190-1234". Nothing where it is
// no such number.
std::optional<std::string> FormatMasked(std::string_view plain_decimal, std::string_view mask);

// Which day is day 0: files from old Macintoshes count from 1 January 1904.
enum class DateSystem { k1900, k1904 };

// Nothing before the first and after the last day that a spreadsheet knows, and for 29 February 1900, which
// spreadsheets count although there was none.
std::optional<Date> DateOfSerial(std::int64_t day, DateSystem system);

}  // namespace tovholder::documents
