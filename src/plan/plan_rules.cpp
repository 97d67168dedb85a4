// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/enum_names.h"
#include "plan/process_plan.h"

namespace tovholder::plan {
namespace {

constexpr EnumNames<PlanState, 3> kPlanStates{
    {{PlanState::kDraft, "draft"}, {PlanState::kApproved, "approved"}, {PlanState::kEnded, "ended"}}};
constexpr EnumNames<StepState, 4> kStepStates{{{StepState::kOpen, "open"},
                                               {StepState::kUnderWay, "under_way"},
                                               {StepState::kDone, "done"},
                                               {StepState::kDropped, "dropped"}}};

constexpr EnumNames<Calling, 2> kCallings{
    {{Calling::kOrdinary, "ordinary"}, {Calling::kExtraordinary, "extraordinary"}}};

using StepPlaces = std::map<StepId, StepIndex>;

std::optional<Window> WindowOf(const Step& step) {
  if (step.moved_to) return Window{*step.moved_to, *step.moved_to};
  if (!step.deadline_start) return std::nullopt;
  return Window{*step.deadline_start, step.deadline_end.value_or(*step.deadline_start)};
}

bool IsAnswered(const Step& step) { return step.outcome != Outcome::kOpen; }

// A no that no step depends on is no end: the body is asked again.
bool HasCourse(const PlanBook& book, StepId decision, Outcome outcome) {
  return std::any_of(book.steps.begin(), book.steps.end(), [&](const StepOnPlan& one) {
    return one.step.decision == decision && one.step.decision_outcome == outcome;
  });
}

void SetStanding(const PlanBook& book, const Step& step, PlannedStep& planned) {
  const bool refused = step.outcome == Outcome::kNo && !HasCourse(book, step.id, Outcome::kNo);
  if (!refused) {
    if (IsAnswered(step)) planned.outcome = step.outcome;
    if (step.state == StepState::kDone) planned.done = step.done;
    return;
  }
  if (step.done) planned.planned = Window{AddDays(*step.done, 1), AddDays(*step.done, 1)};
}

PlannedStep PlannedOf(const PlanBook& book, const StepOnPlan& on_plan, const StepPlaces& places) {
  const Step& step = on_plan.step;
  PlannedStep planned;
  for (const StepLink& link : on_plan.links) {
    const auto before = places.find(link.after);
    if (before != places.end()) planned.after.push_back({before->second, link.lag});
  }
  planned.work = step.takes == Takes::kOwn
                     ? Span{step.work_least, std::max(step.work_least, step.work_most), step.work_unit}
                     : SpanOf(book.fund_times, step.takes);
  planned.planned = WindowOf(step);
  if (step.deadline_end) planned.deadline = Day(*step.deadline_end);
  if (step.decision && places.count(*step.decision) != 0) {
    planned.only_if = Alternative{places.at(*step.decision), step.decision_outcome};
  }
  SetStanding(book, step, planned);
  return planned;
}

MeetingCalendar CalendarOf(const PlanBook& book, const Gathering& gathering) {
  MeetingCalendar calendar;
  const bool ordinary = gathering.calling == Calling::kOrdinary;
  for (const DecisionRule& rule : book.rules) {
    if (rule.organization != gathering.organization) continue;
    calendar.on_call = rule.on_call || !ordinary;
    calendar.notice = ordinary ? Span{rule.notice, rule.notice, rule.notice_unit}
                               : Span{rule.extraordinary_notice, rule.extraordinary_notice, rule.extraordinary_unit};
  }
  for (const KnownMeetingDay& one : book.meeting_days) {
    if (!ordinary || one.organization != gathering.organization) continue;
    const Day day = one.date;
    if (calendar.meetings.empty() || calendar.meetings.back() != day) calendar.meetings.push_back(day);
  }
  if (calendar.meetings.empty()) calendar.on_call = true;
  return calendar;
}

std::size_t PlaceOf(const Gathering& gathering, std::vector<Gathering>& calendars) {
  const auto found = std::find(calendars.begin(), calendars.end(), gathering);
  if (found != calendars.end()) return static_cast<std::size_t>(found - calendars.begin());
  calendars.push_back(gathering);
  return calendars.size() - 1;
}

}  // namespace

std::string_view ToName(PlanState state) { return NameIn(kPlanStates, state); }
bool FromName(std::string_view name, PlanState& state) { return ValueIn(kPlanStates, name, state); }
std::string_view ToName(StepState state) { return NameIn(kStepStates, state); }
bool FromName(std::string_view name, StepState& state) { return ValueIn(kStepStates, name, state); }

std::string_view ToName(Calling calling) { return NameIn(kCallings, calling); }
bool FromName(std::string_view name, Calling& calling) { return ValueIn(kCallings, name, calling); }

Period Step::deadline() const { return {deadline_start, deadline_end, Precision::kUnknown, deadline_text}; }

const StepOnPlan* PlanBook::Find(StepId id) const {
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const StepOnPlan& one) { return one.step.id == id; });
  return found == steps.end() ? nullptr : &*found;
}

std::string PlanBook::NameOf(people::OrganizationId id) const {
  const auto found = organizations.find(id);
  return found == organizations.end() ? std::string() : found->second;
}

std::optional<Date> WasDue(const Step& step, Date day) {
  const auto planned = step.moved_to ? step.moved_to : step.deadline_end;
  const bool open = (step.state == StepState::kOpen || step.state == StepState::kUnderWay) && !step.decision;
  return open && planned && *planned <= day ? planned : std::nullopt;
}

PlanTimetable TimetableOf(const PlanBook& book, Day today) {
  PlanTimetable made;
  made.timetable.today = today;
  made.timetable.count = book.plan.span_count;
  if (book.plan.starts) made.timetable.end = Day(AddDays(*book.plan.starts, -1));
  StepPlaces places;
  for (const StepOnPlan& one : book.steps) {
    if (one.step.state == StepState::kDropped) continue;
    const StepIndex place = places.size();
    places.emplace(one.step.id, place);
    made.steps.push_back(one.step.id);
  }
  for (const StepOnPlan& one : book.steps) {
    if (places.count(one.step.id) == 0) continue;
    PlannedStep planned = PlannedOf(book, one, places);
    if (one.step.organization) planned.calendar = PlaceOf({*one.step.organization, one.step.calling}, made.calendars);
    made.timetable.steps.push_back(std::move(planned));
  }
  for (const Gathering& one : made.calendars) made.timetable.calendars.push_back(CalendarOf(book, one));
  return made;
}

WorkdayCalendar WorkdaysOf(const PlanBook& book) {
  std::vector<ClosedDays> closed;
  for (const ClosedWeeks& weeks : book.closed) closed.push_back({weeks.first_day, weeks.last_day});
  return WorkdayCalendar(closed, book.plan.saturdays ? Saturdays::kCount : Saturdays::kFree);
}

}  // namespace tovholder::plan
