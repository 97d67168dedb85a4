// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "people/structure_store.h"
#include "planning/poll.h"
#include "search/index.h"
#include "sql/database.h"

namespace tovholder::planning {

// The newest of the meeting, for whoever may see polls of it; nothing for all others.
struct PollView {
  meetings::Meeting meeting;
  people::Owners hosts;
  std::optional<DatePoll> poll;  // none has been made yet
  std::vector<PollTime> times;   // the earliest first
  std::vector<PollAnswer> answers;
  std::vector<people::NamedMembership> members;
};
std::optional<PollView> FindPoll(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId id);

// The members who are asked: an observer looks on.
std::vector<people::NamedMembership> AskedOf(const PollView& view);
std::optional<people::NamedMembership> FindAsked(const PollView& view, people::PersonId person);
// Those of them who have not said anything to some time that they should know of.
std::vector<std::string> SilentNames(const PollView& view);

std::string PollAddress(meetings::MeetingId id);

// What the viewer may know of that lies at a proposed time, by time and member.
using Clashes = std::map<std::pair<PollTimeId, people::PersonId>, std::string>;
Clashes FindClashes(sql::Reader& reader, const people::Viewer& viewer, const PollView& view);

// Meetings with an open poll that the viewer has not answered yet.
struct WaitingPoll {
  meetings::MeetingId meeting;
  std::string title;
  std::optional<Date> closes;
  Date asked;
};
std::vector<WaitingPoll> ListWaitingPolls(sql::Reader& reader, const people::Viewer& viewer, Date today);

// Open polls of meetings whose agenda the viewer may edit, with who is silent.
struct OpenPoll {
  meetings::MeetingId meeting;
  std::string title;
  std::optional<Date> closes;
  Date asked;
  std::vector<std::string> silent;
};
std::vector<OpenPoll> ListOpenPolls(sql::Reader& reader, const people::Viewer& viewer);

// Who the viewer is as a person; none for who is nobody's account.
std::optional<people::PersonId> PersonOf(sql::Reader& reader, const people::Viewer& viewer);

// Errors: planning.not_draft, planning.poll_open.
Result<void> CreatePoll(sql::Transaction& transaction, meetings::MeetingId id, const std::vector<Slot>& slots,
                        std::optional<Date> closes);
// More times, and the last day to answer anew. Errors: planning.no_poll, planning.not_draft, planning.no_new_time,
// planning.too_many_times {limit}.
Result<void> ChangePoll(sql::Transaction& transaction, meetings::MeetingId id, const std::vector<Slot>& slots,
                        std::optional<Date> closes);
// One's own, or by who may edit the agenda those of a member who has said them otherwise.
struct GivenAnswers {
  people::PersonId person;
  std::map<PollTimeId, Fit> fits;
};
// Errors: planning.no_poll, planning.not_member, planning.no_such_time, planning.no_answer, those of CheckOpen.
Result<void> AnswerPoll(sql::Transaction& transaction, const people::Viewer& viewer, meetings::MeetingId id,
                        const GivenAnswers& given, Date today);
// The meeting gets that time. Errors: planning.no_poll, planning.poll_closed, planning.no_such_time,
// planning.not_draft, those of desk::UpdateMeeting.
Result<void> ChooseTime(sql::Transaction& transaction, const search::Index& index, meetings::MeetingId id,
                        PollTimeId time, Date today);
// Error: planning.no_poll.
Result<void> WithdrawPoll(sql::Transaction& transaction, meetings::MeetingId id);

}  // namespace tovholder::planning
