// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "documents/paper.h"
#include "html/texts.h"
#include "plan/outlook.h"

namespace tovholder::plan {

// The plan on A3: what is amiss, its steps over time and as a table, what decides its end.
documents::Paper MakePlanPaper(const Outlook& outlook, html::Language language);

}  // namespace tovholder::plan
