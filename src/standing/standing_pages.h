// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "areas/area_slots.h"
#include "http/router.h"
#include "people/visit.h"

namespace tovholder::standing {

// What is shown at areas in addition to `slots`: where they stand, since when, by which figures.
areas::AreaSlots Slots(areas::AreaSlots slots);
// /omraader/{id}/status: every list, criterion by criterion, with what each rests on
std::vector<http::Route> StandingRoutes(const people::Office& office);
// /omraader/sammenlign, /omraader/varmekort, each as CSV too
std::vector<http::Route> ComparisonRoutes(const people::Office& office);
// /omraader/listekalender: what is missing before 1 December
std::vector<http::Route> ListCalendarRoutes(const people::Office& office);
// /omraader/nyt: what new figures have changed
std::vector<http::Route> NewsRoutes(const people::Office& office);
// /omraader/{id}/hvad-skal-der-til
std::vector<http::Route> WhatIfRoutes(const people::Office& office);
// /omraader/{id}/fremskrivning
std::vector<http::Route> ForecastRoutes(const people::Office& office);
// /omraader/regler: the rule sets
std::vector<http::Route> RuleRoutes(const people::Office& office);
// /noegletal/steder/{id}/kriterier: what somebody reads out of figures that are not the law's
std::vector<http::Route> QuotedRoutes(const people::Office& office);
// /omraader/{id}/pligt/…
std::vector<http::Route> DutyRoutes(const people::Office& office);

}  // namespace tovholder::standing
