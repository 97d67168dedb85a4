// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "contingency/incident_store.h"
#include "html/components.h"
#include "people/visit.h"

// The register of incidents as a list, a table of figures and a file.
namespace tovholder::contingency {

// What the address of the list asks for.
struct IncidentRequest {
  IncidentFilter filter;
  std::string period;  // "2026", "2026-4"; "" for all
  std::int64_t page = 1;
};
IncidentRequest ParseIncidentRequest(const http::Request& request);

struct IncidentList {
  std::vector<Incident> incidents;  // all that fit
  std::vector<Quarter> quarters;    // that there is something of
  std::vector<areas::HousingArea> areas;
};
IncidentList LoadIncidents(sql::Reader& reader, const people::Viewer& viewer, const IncidentFilter& filter);

html::Html IncidentFilterRow(const people::Visit& visit, const IncidentRequest& request, const IncidentList& list);
html::Html IncidentTable(const people::Visit& visit, const IncidentList& list, std::int64_t page);
// Counts and cost by kind and quarter.
html::Html FigureTable(const IncidentList& list, const html::Texts& t);
std::string FormatIncidents(const IncidentList& list, const html::Texts& t);
// How many there were of each kind, by area and quarter, as a table that an import of figures reads: from the first
// quarter in which the area has an incident to the last one that is over, so that a quiet quarter counts 0.
std::string FormatCounts(const IncidentList& list, Date today, const html::Texts& t);
// The address of the list with all that is set, but for one.
std::string ListAddressWithout(const http::Request& request, std::string_view left_out);

}  // namespace tovholder::contingency
