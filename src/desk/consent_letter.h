// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desk/consent.h"
#include "meetings/meeting.h"
#include "people/invitation.h"
#include "people/user.h"
#include "post/mail.h"

namespace tovholder::desk {

// Asks a chair to release the agenda with the others. It says no more of the meeting than its title and day.
post::NewMail WriteConsentLetter(const meetings::Meeting& meeting, const ReleaseRequest& request,
                                 const people::User& user, const people::Letterhead& letterhead);

}  // namespace tovholder::desk
