// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "areas/area_slots.h"
#include "documents/pdf_queue.h"
#include "http/router.h"
#include "people/visit.h"

namespace tovholder::contingency {

// /beredskab: all areas that concern the reader
std::vector<http::Route> PlanListRoutes(const people::Office& office);
// /beredskab/{omraade}: whom to call now
std::vector<http::Route> PlanRoutes(const people::Office& office);
// /beredskab/{omraade}/ret, /beredskab/{omraade}/trin/…, /beredskab/{omraade}/kontrol
std::vector<http::Route> PlanFormRoutes(const people::Office& office);
// /aktiveringer, /aktiveringer/{id}
std::vector<http::Route> ActivationRoutes(const people::Office& office);
// /haendelser, /haendelser.csv, /haendelser/{id}
std::vector<http::Route> IncidentRoutes(const people::Office& office);
// /haendelser/ny, /haendelser/{id}/ret, …
std::vector<http::Route> IncidentFormRoutes(const people::Office& office);
// /beredskab/{omraade}/plan.pdf, /aktiveringer/{id}/log.pdf and log.csv. `pdfs` outlives all routes.
std::vector<http::Route> ContingencyPaperRoutes(const people::Office& office, documents::PdfQueue& pdfs);

// What is shown at areas in addition to `slots`.
areas::AreaSlots Slots(areas::AreaSlots slots);

}  // namespace tovholder::contingency
