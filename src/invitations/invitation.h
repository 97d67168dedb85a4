// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"
#include "html/texts.h"
#include "meetings/meeting.h"
#include "people/membership.h"
#include "post/mail.h"

// Who is called to a meeting, and what each answers. A meeting is called when its agenda is released.
namespace tovholder::invitations {

struct MeetingCall {
  Id<MeetingCall> id;
  meetings::MeetingId meeting;
  std::string uid;   // the same through all changes
  int sequence = 0;  // of the last change that people were told of
  int moved_in = 0;  // the sequence that brought the time: answers to an earlier one count no more
  Instant starts;
  Instant ends;
  std::string told;  // digest of what people were told last
  int revision = 0;  // of the agenda that they were told of
  int events = 0;    // how many moves and cancellations
  // What its letters say, also those that a mail brings about: where links lead, and where calendars answer.
  std::string site;
  std::string organizer;
};
BOOST_DESCRIBE_STRUCT(MeetingCall, (),
                      (id, meeting, uid, sequence, moved_in, starts, ends, told, revision, events, site, organizer))

enum class Answer { kNone, kAccepted, kTentative, kDeclined };
std::string_view ToName(Answer answer);
bool FromName(std::string_view name, Answer& answer);

struct Invitation;
using InvitationId = Id<Invitation>;

struct Invitation {
  InvitationId id;
  meetings::MeetingId meeting;
  people::PersonId person;
  people::OrganizationId organization;
  people::MembershipRole role = people::MembershipRole::kMember;
  std::optional<people::PersonId> deputy_for;  // whose place this person takes
  std::string email;                           // where it was sent; "": no address
  int sequence = 0;                            // last sent
  std::optional<Instant> sent;                 // when it was last put into the queue
  std::optional<post::MailId> mail;
  bool withdrawn = false;  // no longer a member, or called off
  Answer answer = Answer::kNone;
  std::optional<Instant> answered;
  std::optional<Instant> stamp;            // of the answer, as a calendar wrote it
  std::string remark;                      // may tell of an illness: the change log does not keep it
  std::optional<people::PersonId> deputy;  // whom the person wants to come instead
  std::string bounced;                     // what a mail server said; "": nothing came back
  std::string link;                        // digest of the token that answers once; "": used or none
};
BOOST_DESCRIBE_STRUCT(Invitation, (),
                      (id, meeting, person, organization, role, deputy_for, email, sequence, sent, mail, withdrawn,
                       answer, answered, stamp, remark, deputy, bounced, link))

// Whether the named deputy of who declines is called in by the secretary, or at once.
enum class DeputyCall { kBySecretary, kAtOnce };
std::string_view ToName(DeputyCall call);
bool FromName(std::string_view name, DeputyCall& call);

struct InvitationRule {
  Id<InvitationRule> id;
  people::OrganizationId organization;
  DeputyCall deputies = DeputyCall::kBySecretary;
};
BOOST_DESCRIBE_STRUCT(InvitationRule, (), (id, organization, deputies))

// Where mail leads to, and where answers go.
struct Letterhead {
  std::string site;       // without a slash at the end
  std::string organizer;  // the mail address that calendars answer to
  html::Language language = html::Language::kDanish;
};

}  // namespace tovholder::invitations
