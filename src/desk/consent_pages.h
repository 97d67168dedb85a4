// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "desk/desk_pages.h"

namespace tovholder::desk {

// /moeder/{id}/frigiv/…: the chairs are asked and answer. Part of ReleaseRoutes.
std::vector<http::Route> ConsentRoutes(const people::Office& office, const search::Index& index,
                                       const TellOfMeeting& tell);

}  // namespace tovholder::desk
