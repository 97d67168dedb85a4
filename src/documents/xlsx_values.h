// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "documents/xlsx_numbers.h"
#include "documents/xlsx_reader.h"
#include "documents/xlsx_styles.h"

namespace tovholder::documents {

// The number `raw`, which is `value`, as its format shows it. Nothing where it is shown as a date that the calendar
// does not have.
std::optional<Cell> ShowNumber(std::string raw, double value, const NumberFormat& format, DateSystem dates);

// A date as text, "2025-04-22T00:00:00"; nothing where it is none.
std::optional<Cell> ShowIsoDate(std::string raw);

}  // namespace tovholder::documents
