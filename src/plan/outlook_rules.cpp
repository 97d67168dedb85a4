// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "html/formats.h"
#include "plan/outlook.h"
#include "plan/step_rules.h"

namespace tovholder::plan {
namespace {

using html::Texts;

constexpr std::size_t kShortNameLetters = 60;

std::string OrganizationOf(const Outlook& outlook, StepIndex index) {
  const auto& organization = outlook.step(index).organization;
  return organization ? outlook.book.NameOf(*organization) : std::string();
}

// What came before it, and how much time that leaves.
std::string BeforeWords(const Outlook& outlook, const Placing& placing, const Texts& t) {
  const std::string name = ShortName(outlook.step(placing.step));
  if (!placing.follows) return t("It waits for “{step}”, which gets no day.", {{"step", name}});
  const std::string day = DayWords(*placing.follows, t);
  if (!placing.material || *placing.material < *placing.follows) {
    return t("It waits for “{step}” on {day}.", {{"step", name}, {"day", day}});
  }
  const int left = outlook.workdays.Count(*placing.follows, *placing.material, outlook.made.timetable.count);
  return t.Plural("“{step}” on {day} leaves {n} working day.", "“{step}” on {day} leaves {n} working days.", left,
                  {{"step", name}, {"day", day}});
}

// In the plan, or only supposed.
std::string PlannedWords(const Outlook& outlook, StepIndex index, const Placing& placing, const Texts& t) {
  const Step& step = outlook.step(index);
  const auto& planned = outlook.made.timetable.steps[index].planned;
  const bool supposed = placing.planned && (!planned || planned->first != *placing.planned);
  if (supposed) return t("It is supposed to come on {day}.", {{"day", DayWords(*placing.planned, t)}});
  if (step.moved_to) return t("It was moved to {day}.", {{"day", DayWords(*step.moved_to, t)}});
  return t("It is planned for “{text}”.", {{"text", step.deadline_text}});
}

std::string CauseWords(const Outlook& outlook, StepIndex index, const Placing& placing, const Texts& t) {
  switch (placing.cause) {
    case Cause::kStep:
      return BeforeWords(outlook, placing, t);
    case Cause::kPlanned:
      return PlannedWords(outlook, index, placing, t);
    case Cause::kToday:
      return std::string(t("Nothing holds it up."));
    case Cause::kDone:
      return t("It happened on {day}.", {{"day", DayWords(*placing.date, t)}});
  }
  return {};
}

}  // namespace

std::optional<StepIndex> Outlook::Find(StepId id) const {
  const auto found = std::find(made.steps.begin(), made.steps.end(), id);
  return found == made.steps.end() ? std::nullopt : std::optional(static_cast<StepIndex>(found - made.steps.begin()));
}

Result<Outlook> LookAhead(PlanBook book, Date today) {
  PlanTimetable made = TimetableOf(book, today);
  WorkdayCalendar workdays = WorkdaysOf(book);
  if (const auto circle = FindCircle(made.timetable.steps); !circle.empty()) {
    std::vector<std::string> names;
    names.reserve(circle.size());
    for (const StepIndex index : circle) names.push_back(ShortName(book.Find(made.steps[index])->step));
    return Fail("plan.circle_of", {{"steps", Join(names, " → ")}});
  }
  Result<Schedule> schedule = MakeSchedule(made.timetable, workdays);
  if (!schedule) return Pass(schedule);
  return Outlook{std::move(book), std::move(made), std::move(workdays), std::move(*schedule), today};
}

std::string DayWords(Day day, const Texts& t) { return html::FormatDay(Date(day), html::DayForm::kLong, t.language()); }

std::string ShortName(const Step& step) { return Shorten(step.activity, kShortNameLetters); }

std::vector<std::string> Reasons(const Outlook& outlook, StepIndex index, const Placing& placing, const Texts& t) {
  std::vector<std::string> reasons;
  const std::string body = OrganizationOf(outlook, index);
  const bool meets = !body.empty() && placing.cause != Cause::kDone;
  if (meets && placing.date) {
    reasons.push_back(t("{body} meets on {day}.", {{"body", body}, {"day", DayWords(*placing.date, t)}}));
  }
  if (meets && placing.material && *placing.material < *placing.date) {
    reasons.push_back(t("The material must be there on {day}.", {{"day", DayWords(*placing.material, t)}}));
  }
  const bool waits = placing.cause == Cause::kStep && !placing.follows;
  if (meets && !placing.date && !waits) {
    reasons.push_back(t("{body} has no meeting that can be made.", {{"body", body}}));
  }
  reasons.push_back(CauseWords(outlook, index, placing, t));
  if (meets && placing.missed) {
    reasons.push_back(t("The meeting on {day} is missed.", {{"day", DayWords(*placing.missed, t)}}));
  }
  return reasons;
}

std::string DaysOf(const Placing& first, const Placing& last, const Texts& t) {
  if (!first.date && !last.date) return std::string(t("no day"));
  if (!last.date) return t("{day} at the earliest, perhaps never", {{"day", DayWords(*first.date, t)}});
  if (first.date == last.date) return DayWords(*last.date, t);
  return DayWords(*first.date, t) + " – " + DayWords(*last.date, t);
}

std::string_view WordOf(Verdict verdict, const Texts& t) {
  switch (verdict) {
    case Verdict::kSafe:
      return t("safe");
    case Verdict::kPossible:
      return t("possible");
    case Verdict::kImpossible:
      return t("impossible");
    case Verdict::kNone:
      break;
  }
  return t("no deadline");
}

html::Tone ToneOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kSafe:
      return html::Tone::kGood;
    case Verdict::kPossible:
      return html::Tone::kAttention;
    case Verdict::kImpossible:
      return html::Tone::kBad;
    case Verdict::kNone:
      break;
  }
  return html::Tone::kNeutral;
}

std::string_view WordOf(StepKind kind, const Texts& t) {
  switch (kind) {
    case StepKind::kMaterial:
      return t.In("step", "Material");
    case StepKind::kDecision:
      return t.In("step", "Decision");
    case StepKind::kVote:
      return t.In("step", "Vote");
    case StepKind::kHearing:
      return t.In("step", "Hearing");
    case StepKind::kSubmission:
      return t.In("step", "Submission");
    case StepKind::kWorkshop:
      return t.In("step", "Workshop");
    case StepKind::kInformation:
      return t.In("step", "Information");
    case StepKind::kWaiting:
      return t.In("step", "Waiting for an answer");
    case StepKind::kOther:
      break;
  }
  return t.In("step", "Other");
}

std::string SpanWords(const Span& span, const Texts& t) {
  const auto count = [&](int n) {
    switch (span.unit) {
      case SpanUnit::kWorkdays:
        return t.Plural("{n} working day", "{n} working days", n);
      case SpanUnit::kDays:
        return t.Plural("{n} day", "{n} days", n);
      case SpanUnit::kWeeks:
        return t.Plural("{n} week", "{n} weeks", n);
      case SpanUnit::kMonths:
        break;
    }
    return t.Plural("{n} month", "{n} months", n);
  };
  if (span.most <= span.least) return count(span.least);
  return html::FormatNumber(span.least, t.language()) + "–" + count(span.most);
}

std::string CountingWords(const PlanBook& book, const Texts& t) {
  const std::string_view days = book.plan.saturdays
                                    ? t("Working days are Monday to Saturday without public holidays and closed days.")
                                    : t("Working days are Monday to Friday without public holidays and closed days.");
  std::string_view ends;
  switch (book.plan.span_count) {
    case SpanCount::kNeitherEnd:
      ends = t("Of a span between two days neither is counted.");
      break;
    case SpanCount::kOneEnd:
      ends = t("Of a span between two days the later one is counted.");
      break;
    case SpanCount::kBothEnds:
      ends = t("Of a span between two days both are counted.");
      break;
  }
  return std::string(days).append(" ").append(ends);
}

}  // namespace tovholder::plan
