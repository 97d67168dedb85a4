// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "html/formats.h"
#include "plan/gantt.h"
#include "plan/plan_words.h"
#include "plan/reminder.h"

namespace tovholder::plan {
namespace {

using html::Texts;

// The day that somebody has to keep; none where the step waits for no day.
std::optional<DueStep> DueOf(const Outlook& outlook, StepIndex index) {
  const Step& step = outlook.step(index);
  const StepSchedule& made = outlook.schedule.steps[index];
  if (!made.taken || step.state == StepState::kDone) return std::nullopt;
  DueStep due{index, {}, 0, false, std::nullopt};
  if (outlook.made.timetable.steps[index].calendar && made.first.date && made.first.material) {
    due.due = *made.first.material;
    due.material = true;
    due.meeting = *made.first.date;
  } else if (const auto last = step.moved_to ? step.moved_to : step.deadline_end) {
    due.due = *last;
  } else {
    return std::nullopt;
  }
  const Day today = outlook.today;
  due.workdays = due.due >= today ? outlook.workdays.Count(today, due.due, SpanCount::kOneEnd)
                                  : -outlook.workdays.Count(due.due, today, SpanCount::kOneEnd);
  return due;
}

}  // namespace

std::vector<DueStep> FindDue(const Outlook& outlook, int workdays) {
  std::vector<DueStep> found;
  for (StepIndex i = 0; i < outlook.made.steps.size(); ++i) {
    const auto due = DueOf(outlook, i);
    if (due && due->workdays <= workdays) found.push_back(*due);
  }
  std::stable_sort(found.begin(), found.end(), [](const DueStep& a, const DueStep& b) { return a.due < b.due; });
  return found;
}

std::string DueWords(const DueStep& due, const Texts& t) {
  const std::string day = FormatDay(Date(due.due), html::DayForm::kFull, t.language());
  if (!due.material) return t("by {day}", {{"day", day}});
  return t("material by {day}, for the meeting on {meeting}", {{"day", day}, {"meeting", DayWords(*due.meeting, t)}});
}

post::NewMail WriteReminder(const Addressee& addressee, const Outlook& outlook, const std::vector<DueStep>& due,
                            const people::Letterhead& letterhead) {
  const Texts t(letterhead.language);
  const PlanBook& book = outlook.book;
  post::NewMail mail;
  mail.recipient = addressee.email;
  mail.recipient_name = addressee.name;
  mail.subject = t.Plural("A deadline is near: {plan}", "{n} deadlines are near: {plan}",
                          static_cast<std::int64_t>(due.size()), {{"plan", book.plan.title}});
  mail.body = t("Dear {name}", {{"name", addressee.name}}) + "\n\n" +
              t("In “{plan}” this is to be done soon:", {{"plan", book.plan.title}}) + "\n";
  for (const DueStep& one : due) {
    const Step& step = outlook.step(one.step);
    mail.body += "\n- " + step.activity + "\n  " + DueWords(one, t) + "\n  " +
                 t("Responsible: {names}", {{"names", PartiesOf(*book.Find(step.id))}}) + "\n  " +
                 letterhead.site_address + AddressOf(book.plan.id, step.id) + "\n";
  }
  mail.body += "\n" + t("The whole plan: {link}", {{"link", letterhead.site_address + AddressOf(book.plan.id)}}) + "\n";
  return mail;
}

}  // namespace tovholder::plan
