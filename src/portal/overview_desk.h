// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "portal/overview.h"

// What a meeting in preparation wants of somebody before its agenda goes out.
namespace tovholder::portal {

struct Matters {
  std::vector<Matter> own = {};
  std::vector<Matter> others = {};
};

// Agendas that their chairs are asked to release, for the chairs and for who prepares them.
Matters ListReleaseMatters(sql::Reader& reader, const people::Viewer& viewer, Date today);
// Drafts that the viewer is named to read through, and for who prepares them who has not, and what was remarked.
Matters ListReadingMatters(sql::Reader& reader, const people::Viewer& viewer);
// Polls for a date that wait for the viewer, and those he has made.
Matters ListPollMatters(sql::Reader& reader, const people::Viewer& viewer, Date today);

}  // namespace tovholder::portal
