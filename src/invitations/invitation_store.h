// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "invitations/invitation.h"
#include "invitations/invitation_letter.h"
#include "people/person.h"
#include "sql/database.h"

// Calling people to meetings. Every letter is queued in the transaction that says it was sent.
namespace tovholder::invitations {

// Tells everybody who must hear of it how a released meeting stands now: calls those who are new, tells the others of
// what has changed since they were told, or that it is cancelled. Returns how many letters were queued; a second call
// queues none.
int TellMembers(sql::Transaction& transaction, meetings::MeetingId id, const Letterhead& letterhead);

// The same for every released meeting that has not begun, where somebody has come to a seat or left it since, or has
// got an address. For the transaction that changes that.
int TellOfSeats(sql::Transaction& transaction);

// Errors: invitations.none, invitations.no_address, invitations.on_its_way, invitations.cancelled, those of CheckOpen.
Result<void> SendOnceMore(sql::Transaction& transaction, InvitationId id);
// Calls `deputy` in for one who does not come. Errors: invitations.none, invitations.comes, invitations.called_already
// {name}, invitations.cancelled, those of CheckOpen.
Result<void> CallDeputy(sql::Transaction& transaction, InvitationId declined, people::PersonId deputy);
// Errors: invitations.none, invitations.no_deputy, those of CheckOpen.
Result<void> CallOff(sql::Transaction& transaction, InvitationId deputy);

// How a meeting stands with its calendar entry; nothing where nobody was called to it.
std::optional<CalledMeeting> FindCalledMeeting(sql::Reader& reader, meetings::MeetingId id);
std::optional<MeetingCall> FindCall(sql::Reader& reader, meetings::MeetingId id);

struct InvitationRow {
  Invitation invitation;
  std::string name;
  std::string deputy_for;                // the name of whose place it is
  std::optional<people::Person> deputy;  // whom he wants, else whom his membership names
  std::optional<post::Mail> mail;
};
// For whoever may read everything of meetings; the strongest role first.
std::vector<InvitationRow> ListInvitations(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId id);
struct NamedInvitation {
  Invitation invitation;
  std::string name;
};
// For the roll of the meeting, in the order in which they were called; the caller asks who may see it.
std::vector<NamedInvitation> ListCalled(sql::Reader& reader, meetings::MeetingId id);
// Who would be called now and is not, or is and should not be.
int CountUntold(sql::Reader& reader, meetings::MeetingId id);

std::optional<Invitation> FindInvitation(sql::Reader& reader, InvitationId id);
// One's own; nothing for who is no person or was not called.
std::optional<Invitation> FindOwnInvitation(sql::Reader& reader, const people::Viewer& viewer, meetings::MeetingId id);
// Nothing for an unknown and a used one alike.
std::optional<Invitation> FindByLink(sql::Reader& reader, std::string_view token);
// The deputy that the membership of the invited names on the day of the meeting.
std::optional<people::Person> FindNamedDeputy(sql::Reader& reader, const Invitation& invitation);

InvitationRule FindInvitationRule(sql::Reader& reader, people::OrganizationId organization);
void PutInvitationRule(sql::Transaction& transaction, InvitationRule rule);

// Writes it with its log entry, which does not keep the remark.
void StoreInvitation(sql::Transaction& transaction, Invitation& invitation);

}  // namespace tovholder::invitations
