// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tovholder::plan {

// Each party by itself: "Boligorg. + Slagelse Kommune + LBF", "Boligorganisationerne i samarbejde med Slagelse
// Kommune". A name that itself holds "og" stays whole: "Teknik-, Plan- og Landdistriktsudvalget". None for "Aftales
// nærmere".
std::vector<std::string> PartiesIn(std::string_view text);

}  // namespace tovholder::plan
