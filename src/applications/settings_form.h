// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "applications/application_store.h"
#include "applications/application_view.h"
#include "approvals/approval_store.h"
#include "plan/plan_store.h"

// The form in which an application is set up.
namespace tovholder::applications {

// What can be chosen from.
struct SettingsChoices {
  areas::AreaBook areas;
  std::vector<plan::PlanBook> plans;
  std::vector<approvals::Approval> approvals;
};
SettingsChoices LoadSettingsChoices(sql::Reader& reader, const people::Viewer& viewer);

struct SettingsForm {
  Application application;
  ApplicationChoices choices;
  std::string deadline;    // as typed
  std::string regulation;  // of a new one
  html::FormErrors errors = {};
};
SettingsForm SettingsOf(const ApplicationBook& book, const html::Texts& t);
SettingsForm ReadSettings(const people::Visit& visit, Application application);
// `regulation` is the one whose focus areas are offered; `known` are those chosen before.
html::Html SettingsFields(const people::Visit& visit, const SettingsForm& form, const SettingsChoices& choices,
                          const Regulation* regulation);

}  // namespace tovholder::applications
