// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "documents/pdf_queue.h"
#include "http/router.h"
#include "people/visit.h"
#include "plan/plan_slots.h"

namespace tovholder::plan {

// /plan: the process plans; /plan/{id}: one with its schedule
std::vector<http::Route> PlanRoutes(const people::Office& office, const PlanSlots& slots = {});
// /plan/{id}/tabel.csv, tabel.xlsx, kalender.ics
std::vector<http::Route> PlanExportRoutes(const people::Office& office);
// /plan/{id}/plan.pdf: on A3; `pdfs` outlives all routes
std::vector<http::Route> PlanPaperRoutes(const people::Office& office, documents::PdfQueue& pdfs);
// /plan/ny, /plan/{id}/ret
std::vector<http::Route> PlanFormRoutes(const people::Office& office);
// /plan/import
std::vector<http::Route> PlanImportRoutes(const people::Office& office);
// /plan/{id}/skridt/{skridt}: a step, when it can be and why
std::vector<http::Route> StepRoutes(const people::Office& office);
// /plan/{id}/skridt/ny, /plan/{id}/skridt/{skridt}/ret
std::vector<http::Route> StepFormRoutes(const people::Office& office);
// /plan/{id}/skridt/{skridt}/fil: the paper of a step, for who has signed in
std::vector<http::Route> StepFileRoutes(const people::Office& office);
// /plan/{id}/hvad-nu-hvis
std::vector<http::Route> WhatIfRoutes(const people::Office& office);
// /plan/kalendere
std::vector<http::Route> CalendarRoutes(const people::Office& office);

}  // namespace tovholder::plan
