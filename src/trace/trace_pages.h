// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "people/visit.h"
#include "post/job.h"
#include "search/index.h"
#include "sql/record_outline.h"

namespace tovholder::trace {

// /log and /log.csv; `records` are all that the log speaks of.
std::vector<http::Route> LogRoutes(const people::Office& office, std::vector<sql::RecordOutline> records);
// /aktindsigt: requests for access, what was found, what is given out. All that is given outlives the routes.
std::vector<http::Route> AccessRequestRoutes(const people::Office& office, const search::Index& index,
                                             post::JobRunner& jobs);
// /aktindsigt/ny and the list; /aktindsigt/{id}/dokument/{dokument}: both belong to those.
std::vector<http::Route> AccessListRoutes(const people::Office& office);
std::vector<http::Route> AccessPaperRoutes(const people::Office& office);

// /opbevaring: what is due to be erased, and the decisions on it.
std::vector<http::Route> RetentionRoutes(const people::Office& office);
std::vector<http::Route> ErasureRoutes(const people::Office& office, const search::Index& index);

// The records of this room that are logged.
std::vector<sql::RecordOutline> LoggedRecords();

}  // namespace tovholder::trace
