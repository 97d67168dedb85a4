// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "minutes/minutes_reading.h"

namespace tovholder::minutes::layout {

// A mark in brackets at the end of a title.
struct TitleMark {
  std::string_view bare;  // the title without it
  std::string_view mark;  // what stands in the brackets: "B", "Beslutning", "Bilag", ""
};
// "(B)", "(Beslutning)", "( )", "(Bilag)"; nothing for other words in brackets.
std::optional<TitleMark> ReadTitleMark(std::string_view title);

// The item type that a mark says: "B", "Beslutningssag", "til orientering"; nothing for "C" and "Bilag".
std::optional<ItemType> TypeOfMark(std::string_view mark);

// The title without type mark, closed marks and committee prefix ("ØU - ").
std::string_view BareTitle(std::string_view title);

// What titles are compared by: without number and marks, lower case.
std::string TitleKey(std::string_view title);

// Whether a line could be a title: no sentence, not too long.
bool ReadsAsTitle(std::string_view text);

// The time that a title sets aside, as it stands: "20 min." of "Regnskab (B) (20 min.)"; "" without one.
std::string_view TimeInTitle(std::string_view title);
std::string_view WithoutTime(std::string_view title);
// Titles that nearly every agenda has: "Eventuelt", "Godkendelse af dagsorden".
bool IsStandingTitle(std::string_view title);

}  // namespace tovholder::minutes::layout
