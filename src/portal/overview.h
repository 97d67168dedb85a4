// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "desk/agenda.h"
#include "imports/waiting_store.h"
#include "meetings/meeting_store.h"
#include "people/viewer.h"
#include "sittings/sitting.h"
#include "sql/database.h"

// What needs somebody today, by what he is in which organization.
namespace tovholder::portal {

enum class MatterKind {
  // Of who takes part.
  kAnswer,
  kApprove,
  kFollow,
  kAgendaChanged,
  kProposalTaken,
  kProposalDeclined,
  kReadThrough,
  kAnswerPoll,
  kSayYes,  // as a chair to the release of an agenda
  // Of who prepares meetings.
  kRelease,
  kProposals,
  kAwaitYes,
  kChairSaysNo,
  kAwaitReading,
  kRemarks,  // on a draft
  kAwaitPoll,
  kChooseTime,
  kHold,
  kNotHeld,  // its day has passed
  kGoOn,
  kFinishMinutes,
  kAwaitApproval,
  kRefused,
  kPublish,
  kNoAddress,
  kCameBack,
  kCallDeputy,
  kEnding,
  kAnswerApproval,  // a body of his is asked
  // Of whom the contingency of an area concerns.
  kContingencyRunning,
  kCheckContingency,
  // Of who answers for a step of a plan.
  kStepDue,
  kPartsDue,  // of an application
  kAreaNews,  // what new figures have changed
  // Of who runs the installation.
  kDescribe,     // who meets: nothing is told yet
  kInviteUsers,  // nobody else is in
  kNotSignedIn,
  kNoSecondFactor,
  kJobFailed,
};

struct Matter {
  MatterKind kind = MatterKind::kAnswer;
  meetings::MeetingRow meeting = {};  // without an id where it is about none
  std::string title = {};             // of what is not a meeting
  std::string address = {};
  std::optional<Date> since = {};  // how long it has waited
  std::optional<Date> due = {};
  std::vector<std::string> names = {};  // whom it is about, or waits for
  std::int64_t count = 0;
};

// A meeting on its way from draft to published minutes.
struct MeetingStep {
  meetings::MeetingRow meeting;
  desk::MeetingState state = desk::MeetingState::kDraft;
  int notice = 0;  // weekdays
  std::optional<sittings::MinutesState> minutes = {};
  std::optional<Instant> ended = {};
  std::optional<Instant> approved = {};
  std::optional<Instant> published = {};
};

// How long before the last day of notice a draft asks to be released.
inline constexpr std::chrono::days kReleaseSoon{7};
// The next thing to do with it; nothing where that has time.
std::optional<Matter> NextStep(const MeetingStep& step, Date today);
// Whom minutes wait for, or who says that they are wrong.
Matter AwaitApproval(Matter matter, const sittings::SittingBook& book);
// The oldest first; what has no day comes last.
void SortOldestFirst(std::vector<Matter>& matters);

struct Overview {
  std::vector<Matter> own;      // what only he can do
  std::vector<Matter> others;   // what he waits for
  std::vector<Matter> changed;  // what is new to him
  std::vector<std::string> undelivered;
  std::vector<imports::WaitingReading> readings;
  std::int64_t all_readings = 0;
  std::vector<meetings::MeetingRow> upcoming;
  std::vector<meetings::MeetingRow> latest;
};

// Of each kind no more than these.
inline constexpr int kOfEachKind = 8;
Overview LoadOverview(sql::Reader& reader, const people::Viewer& viewer, Instant now);

}  // namespace tovholder::portal
