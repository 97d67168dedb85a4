// SPDX-License-Identifier: EUPL-1.2
#include "documents/counters.h"

#include <array>
#include <string_view>
#include <utility>

#include "base/text.h"

namespace tovholder::documents {
namespace {

// a … z, then aa, bb … as word processors count.
std::string Letters(int value) {
  const auto letter = static_cast<char>('a' + (value - 1) % 26);
  return std::string(static_cast<std::size_t>((value - 1) / 26 + 1), letter);
}

std::string Roman(int value) {
  constexpr std::array<std::pair<int, std::string_view>, 13> kSteps = {{{1000, "m"},
                                                                        {900, "cm"},
                                                                        {500, "d"},
                                                                        {400, "cd"},
                                                                        {100, "c"},
                                                                        {90, "xc"},
                                                                        {50, "l"},
                                                                        {40, "xl"},
                                                                        {10, "x"},
                                                                        {9, "ix"},
                                                                        {5, "v"},
                                                                        {4, "iv"},
                                                                        {1, "i"}}};
  std::string roman;
  for (const auto& [step, written] : kSteps) {
    for (; value >= step; value -= step) roman += written;
  }
  return roman;
}

}  // namespace

std::string FormatCounter(int value, CounterStyle style) {
  const bool letters = style == CounterStyle::kLowerLetter || style == CounterStyle::kUpperLetter;
  if (style == CounterStyle::kDecimal || value < 1 || value > (letters ? 26 * 4 : 3999)) return std::to_string(value);
  std::string counter = letters ? Letters(value) : Roman(value);
  const bool upper = style == CounterStyle::kUpperLetter || style == CounterStyle::kUpperRoman;
  return upper ? ToUpper(counter) : counter;
}

}  // namespace tovholder::documents
