// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

#include "minutes/layout_dates.h"

namespace tovholder::minutes::layout {

// Whether the word names an organ: "Socialudvalget", "byråd", "Ældrerådet", "bestyrelsen", also in the genitive.
bool IsBodyWord(std::string_view word);
// Whether any word of the text does.
bool NamesBody(std::string_view text);
// A quick no where nothing in the text is like the name of an organ.
bool MayNameBody(std::string_view text);
// "Borgerrepræsentationens" without its genitive s.
std::string_view WithoutGenitive(std::string_view text);

// A heading that opens a decision and says whose: "Beslutning i Byrådet den 26-01-2022:",
// "Økonomiudvalgets møde 20. januar 2004 Punkt 5:", "Kultur- og Idrætsudvalget, 03-04-2019, pkt. 42".
struct DecisionHead {
  std::string_view body;  // may be empty
  std::optional<FoundDate> date;
  std::string_view date_text;
  std::string_view value;  // what follows on the same line
  std::size_t length = 0;  // of the heading
};
std::optional<DecisionHead> ReadDecisionHead(std::string_view text);

}  // namespace tovholder::minutes::layout
