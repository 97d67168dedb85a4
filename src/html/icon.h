// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "html/html.h"

namespace tovholder::html {

// A picture beside a word, by its name in the design system ("search", "calendar-month"); a screen
// reader passes over it, so the word says it all. The names in use stand in web/icons.txt.
Html Icon(Name name);

// For readers of the screen only, and for those who listen only.
Html Unseen(std::string_view text);

}  // namespace tovholder::html
