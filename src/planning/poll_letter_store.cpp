// SPDX-License-Identifier: EUPL-1.2
#include "people/mail_address.h"
#include "people/user_store.h"
#include "planning/poll_letter.h"
#include "planning/poll_store.h"
#include "sql/records.h"

namespace tovholder::planning {
namespace {

void StoreLetter(sql::Transaction& transaction, PollLetter& letter) {
  if (letter.id) return sql::Update(transaction, "poll_letter", letter);
  sql::Create(transaction, "poll_letter", letter);
}

// Whether a letter was queued.
bool TellOne(sql::Transaction& transaction, const PollView& view, const people::NamedMembership& member,
             const people::Letterhead& letterhead) {
  const people::PersonId person = member.membership.person;
  PollLetter letter =
      sql::Find<PollLetter>(transaction, "FROM poll_letter WHERE meeting = $1 AND person = $2", view.meeting.id, person)
          .value_or(PollLetter{{}, view.meeting.id, person, {}, {}});
  const auto untold = UntoldTimes(view.times, letter.told);
  const std::string email = people::FindMailAddress(transaction, person);
  if (untold.empty() || email.empty()) return false;
  const PollAddressee addressee{member.name, email, people::FindUserOf(transaction, person).has_value()};
  const auto mail =
      post::QueueMail(transaction, WritePollLetter(view.meeting, *view.poll, letter.id ? untold : view.times, addressee,
                                                   letterhead, letter.id ? PollNews::kNewTimes : PollNews::kAsked));
  if (!mail) return false;
  letter.mail = *mail;
  letter.told += ToldOf(untold);
  StoreLetter(transaction, letter);
  return true;
}

}  // namespace

int TellOfPoll(sql::Transaction& transaction, meetings::MeetingId id, const people::Letterhead& letterhead) {
  const auto view = FindPoll(transaction, people::Viewer::CommandLine(), id);
  if (!view || !view->poll || view->poll->state != PollState::kOpen) return 0;
  int sent = 0;
  for (const people::NamedMembership& member : AskedOf(*view)) {
    if (TellOne(transaction, *view, member, letterhead)) ++sent;
  }
  return sent;
}

}  // namespace tovholder::planning
