// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "http/router.h"
#include "people/structure_findings.h"
#include "people/succession_plan.h"
#include "people/visit.h"

namespace tovholder::people {

// What rooms below know about organizations, for the pages here.
struct StructureSlots {
  // The days on which organizations met, of the meetings that the viewer may see.
  std::function<std::vector<Gathering>(sql::Reader&, const Viewer&)> gatherings;
  // What an organization leaves open when it ends: meetings, minutes, and whatever else a room keeps for it.
  std::function<html::Html(sql::Reader&, const Visit&, const Ending&)> open_work;
  // Hands that over to a successor.
  std::function<void(sql::Transaction&, const Succession&)> hand_over;
};

// The short list inside the section.
std::vector<html::NavigationItem> OrganizationSubnavigation(const Viewer& viewer, const html::Texts& t);
// A page of the section; `subsection` is a key of that list.
html::PageFrame OrganizationFrame(const Visit& visit, std::string_view title, std::string_view subsection);

// /organisation: as it was on any day, its chart, two days side by side, as a table
std::vector<http::Route> StructureRoutes(const Office& office, const StructureSlots& slots);
// /organisation/sammenlign: two days, or two structures, side by side
std::vector<http::Route> ComparisonRoutes(const Office& office);
// /organisation/poster/…: one record after another, and a whole table
std::vector<http::Route> StructureFormRoutes(const Office& office);
// /organisation/grunddata, /organisation/tabel: what belongs to the structure as a whole, and a table of it all
std::vector<http::Route> StructureBasicsRoutes(const Office& office);
// /organisation/{id}/afloesning, /personer/{id}/afloesning
std::vector<http::Route> SuccessionRoutes(const Office& office, const StructureSlots& slots);

}  // namespace tovholder::people
