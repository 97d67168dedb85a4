// SPDX-License-Identifier: EUPL-1.2
#include "invitations/logged_records.h"

#include "invitations/calendar_feed.h"
#include "invitations/invitation.h"
#include "people/mail_address.h"

namespace tovholder::invitations {

std::vector<sql::RecordOutline> LoggedRecords() {
  return {sql::OutlineOf<MeetingCall>("meeting_call"), sql::OutlineOf<Invitation>("meeting_invitation"),
          sql::OutlineOf<people::InvitationAddress>("invitation_address"),
          sql::OutlineOf<InvitationRule>("invitation_rule"), sql::OutlineOf<CalendarFeed>("calendar_feed")};
}

}  // namespace tovholder::invitations
