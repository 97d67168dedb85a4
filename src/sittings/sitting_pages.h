// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "meetings/meeting_slots.h"
#include "people/visit.h"
#include "search/index.h"
#include "sittings/live_board.h"

namespace tovholder::sittings {

// What these pages work with; all of it outlives the routes.
struct SittingDesk {
  const people::Office& office;
  const search::Index& index;
  LiveBoard& board;
};

// /moeder/{id}/afvikling: the roll, and the live page of whoever records
std::vector<http::Route> RollRoutes(const SittingDesk& desk);
std::vector<http::Route> LiveRoutes(const SittingDesk& desk);
// /moeder/{id}/foelg and /moeder/{id}/haendelser: for members
std::vector<http::Route> FollowRoutes(const SittingDesk& desk);
// /moeder/{id}/referat
std::vector<http::Route> MinutesRoutes(const SittingDesk& desk);
// /organisation/{id}/moederegler
std::vector<http::Route> SittingRuleRoutes(const people::Office& office);

// What the pages of meetings show of those that are held here, over what they show of their preparation.
meetings::MeetingSlots Slots(const meetings::MeetingSlots& below);

}  // namespace tovholder::sittings
