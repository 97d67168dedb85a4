// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace tovholder::minutes {

// What a decision came to, by the words that minutes use: "adopted", "noted", "discussed",
// "recommended", "postponed", "rejected", "withdrawn"; "other" where none of them is said, and "" where
// there is no decision. The first word that settles it counts.
std::string_view DecisionKindOf(std::string_view decision);

}  // namespace tovholder::minutes
