// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "http/message.h"
#include "indicators/figure_check.h"

// What a person says of a file of figures, as the form sends it.
namespace tovholder::indicators {

inline constexpr std::size_t kColumnsInForm = 60;  // the others stay as they were proposed

// Names are sent in pairs: "sted-navn-3" holds the key, "sted-3" what it stands for. A choice that is sent empty is
// none.
FigureChoices ReadChoices(const http::Request& request, FigureChoices choices);
// "rolle-2", "nøgletal-2" and so on for each column.
FigureMapping ReadMapping(const http::Request& request, FigureMapping mapping);

}  // namespace tovholder::indicators
