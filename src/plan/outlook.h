// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "html/notices.h"
#include "html/texts.h"
#include "plan/process_plan.h"
#include "plan/slip.h"

// A plan as it looks on a day: when each step can happen, and why, in words.
namespace tovholder::plan {

struct Outlook {
  PlanBook book;
  PlanTimetable made;
  WorkdayCalendar workdays;
  Schedule schedule;
  Date today;

  const Step& step(StepIndex index) const { return book.Find(made.steps[index])->step; }
  // Nothing for a step that was dropped.
  std::optional<StepIndex> Find(StepId id) const;
};
// Errors: plan.circle_of {steps}, plan.too_many_alternatives {limit}.
Result<Outlook> LookAhead(PlanBook book, Date today);

// "Boligsoc. bestyrelse godkender materialet …", short enough for a sentence.
std::string ShortName(const Step& step);
// The whole reason for the day of a step, a sentence each: which meeting, until when its material has to be there, how
// many working days that leaves, which meeting is missed.
std::vector<std::string> Reasons(const Outlook& outlook, StepIndex index, const Placing& placing, const html::Texts& t);
// "27. maj 2024"
std::string DayWords(Day day, const html::Texts& t);
// "27. maj 2024", "1.–28. februar 2025", "ingen dag".
std::string DaysOf(const Placing& first, const Placing& last, const html::Texts& t);
std::string_view WordOf(Verdict verdict, const html::Texts& t);
html::Tone ToneOf(Verdict verdict);
std::string_view WordOf(StepKind kind, const html::Texts& t);
// "5–10 arbejdsdage", "2 uger"
std::string SpanWords(const Span& span, const html::Texts& t);
// Which way of counting was used: "Arbejdsdage er mandag til fredag …".
std::string CountingWords(const PlanBook& book, const html::Texts& t);

}  // namespace tovholder::plan
