// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "documents/pdf_queue.h"
#include "http/router.h"
#include "people/visit.h"
#include "plan/plan_slots.h"
#include "post/job.h"

namespace tovholder::applications {

// /ansoegninger, /ansoegninger/{id}: the list, and one with what is asked of it
std::vector<http::Route> ApplicationRoutes(const people::Office& office);
// /ansoegninger/ny, /ansoegninger/{id}/ret, /ansoegninger/{id}/regulativ
std::vector<http::Route> SettingsRoutes(const people::Office& office);
// /ansoegninger/{id}/svar: what the fund said
std::vector<http::Route> AnswerRoutes(const people::Office& office);
// /ansoegninger/{id}/krav/{krav} and its files
std::vector<http::Route> PartRoutes(const people::Office& office);
// /ansoegninger/{id}/erklaeringer
std::vector<http::Route> StatementRoutes(const people::Office& office);
// /ansoegninger/{id}/budget
std::vector<http::Route> BudgetRoutes(const people::Office& office);
// /ansoegninger/{id}/mangler.pdf, mangler.csv; /ansoegninger/{id}/pakke. `pdfs` and `jobs` outlive all routes.
std::vector<http::Route> PackageRoutes(const people::Office& office, documents::PdfQueue& pdfs, post::JobRunner& jobs);

// What is shown at process plans in addition to `slots`.
plan::PlanSlots Slots(plan::PlanSlots slots);

}  // namespace tovholder::applications
