// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "http/router.h"
#include "people/visit.h"
#include "plan/plan_slots.h"

namespace tovholder::plan {

// /plan: the process plans; /plan/{id}: one with its schedule
std::vector<http::Route> PlanRoutes(const people::Office& office, const PlanSlots& slots = {});
// /plan/{id}/tabel.csv, tabel.xlsx, kalender.ics
std::vector<http::Route> PlanExportRoutes(const people::Office& office);
// /plan/ny, /plan/{id}/ret
std::vector<http::Route> PlanFormRoutes(const people::Office& office);
// /plan/import
std::vector<http::Route> PlanImportRoutes(const people::Office& office);
// /plan/{id}/skridt/{skridt}
std::vector<http::Route> StepRoutes(const people::Office& office);
// /plan/{id}/hvad-nu-hvis
std::vector<http::Route> WhatIfRoutes(const people::Office& office);
// /plan/kalendere
std::vector<http::Route> CalendarRoutes(const people::Office& office);

}  // namespace tovholder::plan
