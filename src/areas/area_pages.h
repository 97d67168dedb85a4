// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "areas/area_slots.h"
#include "http/router.h"
#include "people/visit.h"

namespace tovholder::areas {

// /omraader, /omraader/{id}
std::vector<http::Route> AreaRoutes(const people::Office& office, const AreaSlots& slots);
// /omraader/ny, /omraader/{id}/ret
std::vector<http::Route> AreaFormRoutes(const people::Office& office);
// /afdelinger/ny, /afdelinger/{id}/ret
std::vector<http::Route> SectionFormRoutes(const people::Office& office);
// /boligorganisationer/{id}, /kommuner/{id} and their /ret
std::vector<http::Route> AssociationRoutes(const people::Office& office, const AreaSlots& slots);
// /omraader/afdelinger.csv, /omraader/afdelinger: the sections as a table, out and in
std::vector<http::Route> SectionTableRoutes(const people::Office& office);

// /omraader/{id}/aendring: what an area came from and became
std::vector<http::Route> AreaChangeRoutes(const people::Office& office);
// /omraader/{id}/kort: where an area lies
std::vector<http::Route> PerimeterRoutes(const people::Office& office);
// /omraader/lister, /omraader/lister/{liste}
std::vector<http::Route> ListRoutes(const people::Office& office);
// /omraader/lister/ny, /omraader/lister/{liste}/ret, /omraader/lister/{liste}/omraade
std::vector<http::Route> ListFormRoutes(const people::Office& office);
// /omraader/lister/import
std::vector<http::Route> ListImportRoutes(const people::Office& office);
// /omraader/lister/stavemaader: what was answered about names
std::vector<http::Route> SpellingRoutes(const people::Office& office);

}  // namespace tovholder::areas
