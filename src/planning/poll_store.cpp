// SPDX-License-Identifier: EUPL-1.2
#include "planning/poll_store.h"

#include <algorithm>

#include "desk/agenda_store.h"
#include "meetings/host_store.h"
#include "meetings/item_view.h"
#include "people/user_store.h"
#include "planning/obstacle_store.h"
#include "sql/records.h"

namespace tovholder::planning {
namespace {

std::optional<DatePoll> FindNewest(sql::Reader& reader, meetings::MeetingId id) {
  return sql::Find<DatePoll>(reader, "FROM date_poll WHERE meeting = $1 ORDER BY id DESC LIMIT 1", id);
}

std::vector<DatePoll> ListStillOpen(sql::Reader& reader) {
  return sql::List<DatePoll>(reader, "FROM date_poll WHERE state = $1 ORDER BY id", PollState::kOpen);
}

std::vector<PollTime> ListTimes(sql::Reader& reader, Id<DatePoll> poll) {
  return sql::List<PollTime>(reader, "FROM date_poll_time WHERE poll = $1 ORDER BY date, start_time, id", poll);
}

std::vector<PollAnswer> ListAnswers(sql::Reader& reader, Id<DatePoll> poll) {
  return sql::List<PollAnswer>(
      reader, "FROM date_poll_answer WHERE poll_time IN (SELECT id FROM date_poll_time WHERE poll = $1) ORDER BY id",
      poll);
}

// Who sits there on one of the days.
std::vector<people::NamedMembership> ListMembersAt(sql::Reader& reader, const people::Owners& hosts,
                                                   const std::vector<PollTime>& times) {
  std::vector<people::NamedMembership> members;
  for (const PollTime& time : times) {
    for (auto& one : ListMembersOfAll(reader, hosts, time.date)) {
      const bool known = std::any_of(members.begin(), members.end(), [&](const auto& other) {
        return other.membership.person == one.membership.person;
      });
      if (!known) members.push_back(std::move(one));
    }
  }
  return members;
}

bool IsDraft(sql::Reader& reader, meetings::MeetingId id) {
  const auto standing = desk::FindStanding(reader, id);
  return standing && standing->state == desk::MeetingState::kDraft;
}

void Settle(sql::Transaction& transaction, DatePoll poll, PollState state) {
  poll.state = state;
  sql::Update(transaction, "date_poll", poll);
}

void PutAnswer(sql::Transaction& transaction, PollTimeId time, people::PersonId person, Fit fit) {
  auto known =
      sql::Find<PollAnswer>(transaction, "FROM date_poll_answer WHERE poll_time = $1 AND person = $2", time, person);
  PollAnswer answer = known.value_or(PollAnswer{{}, time, person, fit, transaction.now()});
  if (known && known->answer == fit) return;
  answer.answer = fit;
  answer.answered = transaction.now();
  if (known) return sql::Update(transaction, "date_poll_answer", answer);
  sql::Create(transaction, "date_poll_answer", answer);
}

bool HasAnswered(const PollView& view, PollTimeId time, people::PersonId person) {
  return std::any_of(view.answers.begin(), view.answers.end(),
                     [&](const PollAnswer& one) { return one.poll_time == time && one.person == person; });
}

// Who has left a time out has said what he has to say; one that came later he has not seen.
bool IsSilent(const PollView& view, people::PersonId person) {
  std::optional<Instant> last;
  for (const PollAnswer& one : view.answers) {
    if (one.person == person && (!last || *last < one.answered)) last = one.answered;
  }
  if (!last) return true;
  return std::any_of(view.times.begin(), view.times.end(), [&](const PollTime& time) {
    return time.added && *time.added >= *last && !HasAnswered(view, time.id, person);
  });
}

void AddTimes(sql::Transaction& transaction, Id<DatePoll> poll, const std::vector<Slot>& slots,
              std::optional<Instant> added) {
  for (const Slot& slot : slots) {
    PollTime time{{}, poll, slot.date, slot.start, slot.end, false, added};
    sql::Create(transaction, "date_poll_time", time);
  }
}

}  // namespace

std::string PollAddress(meetings::MeetingId id) { return meetings::AddressOf(id) + "/datovalg"; }

std::vector<people::NamedMembership> AskedOf(const PollView& view) {
  auto asked = view.members;
  std::erase_if(asked, [](const people::NamedMembership& one) {
    return people::OrganizationRoleOf(one.membership.role) < people::OrganizationRole::kMember;
  });
  return asked;
}

std::optional<people::NamedMembership> FindAsked(const PollView& view, people::PersonId person) {
  for (const people::NamedMembership& one : AskedOf(view)) {
    if (one.membership.person == person) return one;
  }
  return std::nullopt;
}

std::vector<std::string> SilentNames(const PollView& view) {
  std::vector<std::string> names;
  for (const people::NamedMembership& one : AskedOf(view)) {
    if (IsSilent(view, one.membership.person)) names.push_back(one.name);
  }
  return names;
}

std::optional<people::PersonId> PersonOf(sql::Reader& reader, const people::Viewer& viewer) {
  const auto user = viewer.signed_in() ? people::FindUser(reader, viewer.user) : std::nullopt;
  return user ? user->person : std::nullopt;
}

std::optional<PollView> FindPoll(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId id) {
  const auto meeting = sql::Find<meetings::Meeting>(reader, "FROM meeting WHERE id = $1", id);
  if (!meeting || !desk::IsPrepared(reader, id)) return std::nullopt;
  PollView view{*meeting, meetings::OwnersOf(reader, *meeting), FindNewest(reader, id), {}, {}, {}};
  if (!MaySeePoll(viewer, view.hosts)) return std::nullopt;
  if (!view.poll && !people::MayReadDrafts(viewer, view.hosts)) return std::nullopt;
  if (!view.poll) return view;
  view.times = ListTimes(reader, view.poll->id);
  view.answers = ListAnswers(reader, view.poll->id);
  view.members = ListMembersAt(reader, view.hosts, view.times);
  return view;
}

Clashes FindClashes(sql::Reader& reader, const people::Viewer& viewer, const PollView& view) {
  Clashes clashes;
  for (const PollTime& time : view.times) {
    for (const KnownMeeting& other : ListMeetingsOn(reader, viewer, time.date)) {
      if (other.id == view.meeting.id || !Overlap(time.slot(), other.slot)) continue;
      for (const auto& member : ListMembersOfAll(reader, other.hosts, time.date)) {
        clashes.try_emplace({time.id, member.membership.person}, other.title);
      }
    }
  }
  return clashes;
}

std::vector<WaitingPoll> ListWaitingPolls(sql::Reader& reader, const people::Viewer& viewer, Date today) {
  std::vector<WaitingPoll> waiting;
  const auto person = PersonOf(reader, viewer);
  if (!person) return waiting;
  for (const DatePoll& poll : ListStillOpen(reader)) {
    if (!CheckOpen(poll, today) || !IsDraft(reader, poll.meeting)) continue;
    const auto view = FindPoll(reader, viewer, poll.meeting);
    if (!view || !view->poll || !MayAnswer(viewer, view->hosts) || !IsSilent(*view, *person)) continue;
    waiting.push_back({poll.meeting, view->meeting.title, poll.closes, ToCopenhagen(poll.created).date});
  }
  return waiting;
}

std::vector<OpenPoll> ListOpenPolls(sql::Reader& reader, const people::Viewer& viewer) {
  std::vector<OpenPoll> open;
  for (const DatePoll& poll : ListStillOpen(reader)) {
    if (!IsDraft(reader, poll.meeting)) continue;
    const auto view = FindPoll(reader, viewer, poll.meeting);
    if (!view || !view->poll || !people::MayEditAgenda(viewer, view->hosts)) continue;
    open.push_back(
        {poll.meeting, view->meeting.title, poll.closes, ToCopenhagen(poll.created).date, SilentNames(*view)});
  }
  return open;
}

Result<void> CreatePoll(sql::Transaction& transaction, meetings::MeetingId id, const std::vector<Slot>& slots,
                        std::optional<Date> closes) {
  if (!IsDraft(transaction, id)) return Fail("planning.not_draft");
  const auto newest = FindNewest(transaction, id);
  if (newest && newest->state == PollState::kOpen) return Fail("planning.poll_open");
  DatePoll poll{{}, id, PollState::kOpen, closes, transaction.now(), transaction.author().name};
  sql::Create(transaction, "date_poll", poll);
  AddTimes(transaction, poll.id, slots, std::nullopt);
  return {};
}

Result<void> ChangePoll(sql::Transaction& transaction, meetings::MeetingId id, const std::vector<Slot>& slots,
                        std::optional<Date> closes) {
  auto poll = FindNewest(transaction, id);
  if (!poll || poll->state != PollState::kOpen) return Fail("planning.no_poll");
  if (!IsDraft(transaction, id)) return Fail("planning.not_draft");
  const auto times = ListTimes(transaction, poll->id);
  std::vector<Slot> fresh = slots;
  std::erase_if(fresh, [&](const Slot& slot) {
    return std::any_of(times.begin(), times.end(), [&](const PollTime& one) { return one.slot() == slot; });
  });
  if (fresh.empty() && poll->closes == closes) return Fail("planning.no_new_time");
  if (times.size() + fresh.size() > kMostTimes) {
    return Fail("planning.too_many_times", {{"limit", std::to_string(kMostTimes)}});
  }
  poll->closes = closes;
  sql::Update(transaction, "date_poll", *poll);
  AddTimes(transaction, poll->id, fresh, transaction.now());
  return {};
}

Result<void> AnswerPoll(sql::Transaction& transaction, const people::Viewer& viewer, meetings::MeetingId id,
                        const GivenAnswers& given, Date today) {
  const auto view = FindPoll(transaction, viewer, id);
  if (!view || !view->poll) return Fail("planning.no_poll");
  const bool own = PersonOf(transaction, viewer) == given.person && MayAnswer(viewer, view->hosts);
  const bool for_other = people::MayEditAgenda(viewer, view->hosts) && FindAsked(*view, given.person);
  if (!own && !for_other) return Fail("planning.not_member");
  if (auto open = CheckOpen(*view->poll, today); !open) return open;
  if (given.fits.empty()) return Fail("planning.no_answer");
  for (const auto& [time, fit] : given.fits) {
    const bool proposed = std::any_of(view->times.begin(), view->times.end(),
                                      [&, id = time](const PollTime& one) { return one.id == id; });
    if (!proposed) return Fail("planning.no_such_time");
    PutAnswer(transaction, time, given.person, fit);
  }
  return {};
}

Result<void> ChooseTime(sql::Transaction& transaction, const search::Index& index, meetings::MeetingId id,
                        PollTimeId chosen, Date today) {
  const auto poll = FindNewest(transaction, id);
  if (!poll) return Fail("planning.no_poll");
  if (poll->state != PollState::kOpen) return Fail("planning.poll_closed");
  if (!IsDraft(transaction, id)) return Fail("planning.not_draft");
  auto time = sql::Find<PollTime>(transaction, "FROM date_poll_time WHERE id = $1 AND poll = $2", chosen, poll->id);
  if (!time) return Fail("planning.no_such_time");
  const auto agenda = desk::FindAgenda(transaction, people::Viewer::CommandLine(), id);
  const meetings::Meeting& meeting = agenda->meeting();
  desk::MeetingPlan plan{agenda->owners,   meeting.title,  time->date,
                         time->start_time, time->end_time, meeting.place.value_or("")};
  auto changed = desk::UpdateMeeting(transaction, index, id, {plan, "", meeting.changed}, today);
  if (!changed) return changed;
  time->chosen = true;
  sql::Update(transaction, "date_poll_time", *time);
  Settle(transaction, *poll, PollState::kChosen);
  return {};
}

Result<void> WithdrawPoll(sql::Transaction& transaction, meetings::MeetingId id) {
  const auto poll = FindNewest(transaction, id);
  if (!poll || poll->state != PollState::kOpen) return Fail("planning.no_poll");
  Settle(transaction, *poll, PollState::kWithdrawn);
  return {};
}

}  // namespace tovholder::planning
