// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace tovholder::applications {

// First the fund says whether it wants an application at all, then it is asked for the grant.
enum class Phase { kPrequalification, kFinal };
std::string_view ToName(Phase phase);
bool FromName(std::string_view name, Phase& phase);

}  // namespace tovholder::applications
