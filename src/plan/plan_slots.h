// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>

#include "html/html.h"
#include "people/visit.h"
#include "plan/process_plan.h"
#include "sql/database.h"

namespace tovholder::plan {

// What rooms below know about a process plan, for its page here.
struct PlanSlots {
  // Parts of the page below the steps.
  std::function<html::Html(sql::Reader&, const people::Visit&, PlanId)> below_steps = nullptr;
};

}  // namespace tovholder::plan
