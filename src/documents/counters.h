// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

namespace tovholder::documents {

enum class CounterStyle { kDecimal, kLowerLetter, kUpperLetter, kLowerRoman, kUpperRoman };

// The number of a list item as it is shown: 3, "c", "III". Outside of what letters or Roman numbers
// can say it is decimal.
std::string FormatCounter(int value, CounterStyle style);

}  // namespace tovholder::documents
