// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "people/visit.h"

namespace tovholder::indicators {

// /noegletal
std::vector<http::Route> IndicatorListRoutes(const people::Office& office);
// /noegletal/{id}
std::vector<http::Route> IndicatorRoutes(const people::Office& office);
// /noegletal/ny, /noegletal/{id}/ret
std::vector<http::Route> IndicatorFormRoutes(const people::Office& office);
// /noegletal/maaling/{id}, what is done with it there, and /noegletal/venter
std::vector<http::Route> ObservationRoutes(const people::Office& office);
std::vector<http::Route> ApprovalRoutes(const people::Office& office);
// /noegletal/maaling/ny, /noegletal/maaling/{id}/ret
std::vector<http::Route> ObservationFormRoutes(const people::Office& office);
// /noegletal/steder, /noegletal/steder/ny, /noegletal/steder/{id}/ret
std::vector<http::Route> PlaceRoutes(const people::Office& office);
// /omraader/{id}/tal/{list_year}: the figures of one area for one list
std::vector<http::Route> ListFigureRoutes(const people::Office& office);

}  // namespace tovholder::indicators
