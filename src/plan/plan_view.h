// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "html/components.h"
#include "people/visit.h"
#include "plan/outlook.h"
#include "plan/plan_findings.h"

namespace tovholder::plan {

// A page of the section "Planen"; `subsection` is a key of its short list.
html::PageFrame PlanFrame(const people::Visit& visit, std::string_view title, std::string_view subsection = "process");
// The same below one plan.
html::PageFrame PlanFrame(const people::Visit& visit, const ProcessPlan& plan, std::string_view title);

// The plan of the address, as far as its reader may see it.
std::optional<PlanBook> FindPlanOf(const people::Visit& visit);

// The step of the address; nullptr where the plan has none.
const StepOnPlan* StepIn(const people::Visit& visit, const PlanBook& book);

// A day as it was typed; one that cannot be read is named by its field.
std::optional<Date> ReadDay(const std::string& typed, const char* field, html::FormErrors& errors,
                            const html::Texts& t);

// The day that the plan is looked at from: ?dag=, else today. A date that cannot be read is an error.
struct ViewDay {
  Date day;
  std::string typed;
  std::optional<Error> error;
};
ViewDay ViewDayOf(const people::Visit& visit);

bool MayEditPlans(const people::Viewer& viewer);

// "Starten den 1. oktober 2025 holder" and its like, as a badge with words.
html::Html EndBadge(const Outlook& outlook, const html::Texts& t);
html::Html StepBadge(const Step& step, const StepSchedule& made, const html::Texts& t);
html::Html FindingList(const Outlook& outlook, const std::vector<Finding>& findings, const html::Texts& t);
// The steps by deadline, activity, who is responsible, when it can be and how that stands.
html::Html StepTable(const Outlook& outlook, const html::Texts& t);
// The steps that together decide when all is done, with their reasons.
html::Html CriticalChain(const Outlook& outlook, const Schedule& schedule, const html::Texts& t);

}  // namespace tovholder::plan
