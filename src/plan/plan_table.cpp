// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_table.h"

#include "base/text.h"
#include "plan/plan_words.h"

namespace tovholder::plan {
namespace {

std::string IsoOf(const std::optional<Day>& day) { return day ? FormatIso(Date(*day)) : std::string(); }

std::string ParentsOf(const Outlook& outlook, StepIndex index) {
  std::vector<std::string> numbers;
  for (const Link& link : outlook.made.timetable.steps[index].after) numbers.push_back(std::to_string(link.step + 1));
  return Join(numbers, ", ");
}

std::vector<std::string> RowOf(const Outlook& outlook, StepIndex index, const html::Texts& t) {
  const Step& step = outlook.step(index);
  const StepSchedule& made = outlook.schedule.steps[index];
  const PlannedStep& planned = outlook.made.timetable.steps[index];
  return {std::to_string(index + 1),
          step.deadline_text,
          step.activity,
          step.responsible,
          std::string(WordOf(step.kind, t)),
          step.organization ? outlook.book.NameOf(*step.organization) : std::string(),
          ParentsOf(outlook, index),
          IsoOf(made.first.date),
          IsoOf(made.last.date),
          IsoOf(made.last.material),
          IsoOf(planned.done),
          StandWords(outlook, index, t),
          made.slack ? std::to_string(*made.slack) : std::string(),
          Join(Reasons(outlook, index, made.last, t), " ")};
}

}  // namespace

PlanTable TableOf(const Outlook& outlook, const html::Texts& t) {
  PlanTable table;
  for (const std::string_view heading :
       {t("No."), t("Deadline"), t("Activity"), t("Responsible"), t("Kind"), t("Body that meets"), t("After"),
        t("First day"), t("Last day"), t("Material by"), t("Happened"), t("How it stands"), t("Slack"), t("Why")}) {
    table.head.emplace_back(heading);
  }
  for (StepIndex i = 0; i < outlook.made.steps.size(); ++i) table.rows.push_back(RowOf(outlook, i, t));
  return table;
}

}  // namespace tovholder::plan
