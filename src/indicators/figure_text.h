// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"
#include "base/result.h"
#include "indicators/figure_file.h"
#include "indicators/indicator.h"

// What single cells of tables say.
namespace tovholder::indicators {

// kHidden: a mark that stands for a value that the source does not give: "–", "..", "x", "<5".
enum class CellLook { kEmpty, kNumber, kYear, kHidden, kText };
CellLook LookOf(const TableCell& cell);

// Without what stands behind a number: "41,2 %" is "41,2", "228.968 kr." is "228.968".
std::string_view BareNumber(std::string_view text);
// Which mark parts the decimals; nothing where it can be either ("1.234", "57").
std::optional<DecimalMark> MarkOf(std::string_view text);
// The number in the cell, a share of a workbook as per cent. Errors: those of ParseDecimal.
Result<Decimal> NumberOf(const TableCell& cell, DecimalMark mark);
// A whole number of persons or cases. Errors: those of ParseDecimal, indicators.part_no_number {text}.
Result<std::int64_t> CountOf(const TableCell& cell, DecimalMark mark);

// "Dømte (pr. 1.000)": what is measured, and in what.
struct HeadingText {
  std::string name;          // "Dømte"
  std::optional<Unit> unit;  // where the heading says it
  std::int64_t times = 1;    // what each number stands for: 1,000 of "1.000 kr."
};
HeadingText ReadHeading(std::string_view text);

// Whether it can be the period of a figure, whatever the indicator.
bool IsPeriodText(std::string_view text);

}  // namespace tovholder::indicators
