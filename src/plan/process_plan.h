// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/period.h"
#include "desk/proposal.h"
#include "documents/file_store.h"
#include "meetings/meeting.h"
#include "people/viewer.h"
#include "plan/schedule.h"
#include "plan/step_kind.h"

// The process by which parties come from a wish to something that begins on a day: steps with deadlines as people write
// them, who is responsible, what waits for what, and which body has to meet.
namespace tovholder::plan {

struct ProcessPlan;
struct Step;
struct Expectation;
using PlanId = Id<ProcessPlan>;
using StepId = Id<Step>;
using ExpectationId = Id<Expectation>;

enum class PlanState { kDraft, kApproved, kEnded };
std::string_view ToName(PlanState state);
bool FromName(std::string_view name, PlanState& state);

struct ProcessPlan {
  PlanId id;
  std::string title;
  PlanState state = PlanState::kDraft;
  people::Visibility visibility = people::Visibility::kDraft;
  std::string dated;           // as the paper says: "februar 2024"
  std::string about;           // Markdown
  std::optional<Date> starts;  // the day on which what is planned must begin
  std::optional<people::BodyId> municipality;
  SpanCount span_count = SpanCount::kNeitherEnd;
  bool saturdays = false;  // count as working days
  std::optional<documents::FileId> source;
  std::string source_name;
  int version = 1;   // as it was last approved or accepted
  int revision = 1;  // grows with every change
};
BOOST_DESCRIBE_STRUCT(ProcessPlan, (),
                      (id, title, state, visibility, dated, about, starts, municipality, span_count, saturdays, source,
                       source_name, version, revision))

enum class StepState { kOpen, kUnderWay, kDone, kDropped };
std::string_view ToName(StepState state);
bool FromName(std::string_view name, StepState& state);

struct Step {
  StepId id;
  PlanId plan;
  int position = 0;
  std::string activity;
  StepKind kind = StepKind::kOther;
  std::string deadline_text;
  std::optional<Date> deadline_start;
  std::optional<Date> deadline_end;
  std::optional<Date> moved_to;  // where it was moved since; the deadline stays as written
  int work_least = 0;
  int work_most = 0;
  SpanUnit work_unit = SpanUnit::kWorkdays;
  std::optional<people::OrganizationId> organization;  // that must meet for it
  std::optional<StepId> decision;                      // only where that step falls out as `decision_outcome`
  Outcome decision_outcome = Outcome::kYes;
  std::string responsible;  // as written
  StepState state = StepState::kOpen;
  Outcome outcome = Outcome::kOpen;
  std::optional<Date> done;
  std::optional<meetings::MeetingId> meeting;
  std::optional<meetings::ItemId> agenda_item;
  std::optional<desk::DeskProposalId> proposal;
  std::optional<documents::FileId> file;
  std::string file_name;
  std::string case_number;
  std::string note;
  int version = 1;

  Period deadline() const;
};
BOOST_DESCRIBE_STRUCT(Step, (),
                      (id, plan, position, activity, kind, deadline_text, deadline_start, deadline_end, moved_to,
                       work_least, work_most, work_unit, organization, decision, decision_outcome, responsible, state,
                       outcome, done, meeting, agenda_item, proposal, file, file_name, case_number, note, version))

// One of those who are responsible.
struct StepParty {
  Id<StepParty> id;
  StepId step;
  int position = 0;
  std::string name;  // as written
  std::optional<people::BodyId> body;
  std::optional<people::OrganizationId> organization;
};
BOOST_DESCRIBE_STRUCT(StepParty, (), (id, step, position, name, body, organization))

struct StepLink {
  Id<StepLink> id;
  StepId step;
  StepId after;
  int lag = 0;  // working days between
};
BOOST_DESCRIBE_STRUCT(StepLink, (), (id, step, after, lag))

// What the plan as a whole is expected to reach; its steps have to keep it.
struct Expectation {
  ExpectationId id;
  PlanId plan;
  int position = 0;
  std::string text;
  std::optional<Date> from_date;
  std::optional<Date> to_date;
};
BOOST_DESCRIBE_STRUCT(Expectation, (), (id, plan, position, text, from_date, to_date))

// A step that an expectation speaks of.
struct ExpectedStep {
  Id<ExpectedStep> id;
  ExpectationId expectation;
  StepId step;
};
BOOST_DESCRIBE_STRUCT(ExpectedStep, (), (id, expectation, step))

// Weeks in which nobody works on the plan.
struct ClosedWeeks {
  Id<ClosedWeeks> id;
  PlanId plan;
  Date first_day;
  Date last_day;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(ClosedWeeks, (), (id, plan, first_day, last_day, name))

// How a body comes to a decision, for all plans.
struct DecisionRule {
  Id<DecisionRule> id;
  people::OrganizationId organization;
  bool on_call = false;
  int notice = 4;
  SpanUnit notice_unit = SpanUnit::kWorkdays;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(DecisionRule, (), (id, organization, on_call, notice, notice_unit, source))

// A day on which a body is going to meet and of which there is no meeting here yet.
struct MeetingDay {
  Id<MeetingDay> id;
  people::OrganizationId organization;
  Date date;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(MeetingDay, (), (id, organization, date, note))

// The plan as it stood when it was approved, or before a change was accepted.
struct PlanVersion {
  Id<PlanVersion> id;
  PlanId plan;
  int version = 0;
  Instant made;
  std::string made_by;
  std::string reason;
  std::string steps;  // see plan_snapshot.h
};
BOOST_DESCRIBE_STRUCT(PlanVersion, (), (id, plan, version, made, made_by, reason, steps))

struct StepOnPlan {
  Step step;
  std::vector<StepParty> parties;
  std::vector<StepLink> links;
};

struct ExpectationOnPlan {
  Expectation expectation;
  std::vector<StepId> steps;
};

// A day on which a body meets, and the meeting, where there is one.
struct KnownMeetingDay {
  people::OrganizationId organization;
  Date date;
  std::optional<meetings::MeetingId> meeting;
};

// Everything of one plan, as far as its reader may see it.
struct PlanBook {
  ProcessPlan plan;
  std::vector<StepOnPlan> steps;
  std::vector<ExpectationOnPlan> expectations;
  std::vector<ClosedWeeks> closed;
  std::vector<DecisionRule> rules;
  std::vector<KnownMeetingDay> meeting_days;  // of the bodies that have to meet, by organization and day
  std::vector<PlanVersion> versions;          // the oldest first
  std::map<people::OrganizationId, std::string> organizations;
  std::map<people::BodyId, std::string> bodies;

  const StepOnPlan* Find(StepId id) const;
  std::string NameOf(people::OrganizationId id) const;  // "" for one that is not known
};

// The plan for the scheduler. Steps that were dropped are not in it. Of a body without any meeting the days are taken
// as the plan has them: that is told as a finding.
struct PlanTimetable {
  Timetable timetable;
  std::vector<StepId> steps;                      // which each of the timetable's is
  std::vector<people::OrganizationId> calendars;  // whose each of the timetable's is
};
PlanTimetable TimetableOf(const PlanBook& book, Day today);
WorkdayCalendar WorkdaysOf(const PlanBook& book);

}  // namespace tovholder::plan
