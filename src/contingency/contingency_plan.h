// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area_book.h"
#include "base/id.h"
#include "contingency/hours.h"
#include "people/viewer.h"

// Who calls whom when unrest breaks out in a housing area (beredskabsplan). Names and telephone numbers are for the
// organizations concerned alone, see circle.h.
namespace tovholder::contingency {

struct ContingencyPlan;
struct CallStep;
using ContingencyPlanId = Id<ContingencyPlan>;
using CallStepId = Id<CallStep>;
using areas::FieldErrors;

struct ContingencyPlan {
  ContingencyPlanId id;
  areas::HousingAreaId area;
  std::string used_when;  // Markdown
  Instant created;
};
BOOST_DESCRIBE_STRUCT(ContingencyPlan, (), (id, area, used_when, created))

// One call of the chain.
struct CallStep {
  CallStepId id;
  ContingencyPlanId plan;
  int position = 0;
  std::string weekdays{kEveryDay};
  TimeOfDay from_time;
  TimeOfDay to_time;
  std::string name;
  std::string role;
  std::string organization;
  std::string telephone;
  std::string task;                     // what the person does
  std::optional<CallStepId> next_step;  // whom the person calls

  Hours hours() const { return {weekdays, from_time, to_time}; }
};
BOOST_DESCRIBE_STRUCT(CallStep, (),
                      (id, plan, position, weekdays, from_time, to_time, name, role, organization, telephone, task,
                       next_step))

// An organization that may see the plan beside those whom the area concerns anyhow.
struct PlanReader {
  Id<PlanReader> id;
  ContingencyPlanId plan;
  people::OrganizationId organization;
};
BOOST_DESCRIBE_STRUCT(PlanReader, (), (id, plan, organization))

struct PlanCheck {
  Id<PlanCheck> id;
  ContingencyPlanId plan;
  Date checked{};
  std::string checked_by;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(PlanCheck, (), (id, plan, checked, checked_by, note))

struct PlanBook {
  ContingencyPlan plan;
  std::vector<CallStep> steps;    // by position
  std::vector<PlanCheck> checks;  // the newest first
  std::vector<PlanReader> readers;

  const CallStep* Find(CallStepId id) const;  // none: nullptr
};

// Whom to call at that time, by position.
std::vector<CallStep> ListToCall(const std::vector<CallStep>& steps, const LocalTime& now);
// Steps of the same hours beside each other, in the order in which their hours first come.
struct HourGroup {
  Hours hours;
  std::vector<CallStep> steps;
};
std::vector<HourGroup> GroupByHours(const std::vector<CallStep>& steps);

enum class GapKind { kNoSteps, kHoursUncovered, kNoTelephone, kCallsNobody, kNotChecked };
struct PlanGap {
  GapKind kind = GapKind::kNoSteps;
  CallStepId step = {};
  std::string name = {};                // of the step
  std::vector<WeekSpan> spans = {};     // of hours
  std::optional<Date> last_check = {};  // none: it was never checked
};
// What is amiss with the plan.
std::vector<PlanGap> FindGaps(const PlanBook& book, Date today);
// The day by which it is to be checked: a year after the last time, or after it was made.
Date NextCheck(const PlanBook& book);

// By field of the form: contingency.no_weekday, contingency.no_name, contingency.telephone_wrong {text},
// contingency.no_task, contingency.calls_itself, contingency.no_such_step, contingency.position_wrong {limit},
// contingency.cpr_number {text}, contingency.too_long {limit}.
FieldErrors CheckStep(const PlanBook& book, const CallStep& step);
// contingency.cpr_number {text}, contingency.too_long {limit}
FieldErrors CheckPlan(const ContingencyPlan& plan);
// contingency.checked_later, contingency.cpr_number {text}, contingency.too_long {limit}
FieldErrors CheckYearly(const PlanCheck& check, Date today);

// A text that is kept must not hold a personal number, and not be endless.
void CheckText(const std::string& field, std::string_view text, FieldErrors& errors);
inline constexpr std::size_t kLongestText = 5000;  // code points
inline constexpr int kMostSteps = 200;

}  // namespace tovholder::contingency
