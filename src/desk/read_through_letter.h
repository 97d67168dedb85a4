// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desk/read_through.h"
#include "people/invitation.h"
#include "people/user.h"
#include "post/mail.h"

namespace tovholder::desk {

enum class ReadingLetter { kRequest, kOtherDay };
// Asks to read the draft through. It says no more of the meeting than its title and day.
post::NewMail WriteReadingLetter(const meetings::Meeting& meeting, const DraftReader& reader, const people::User& user,
                                 const people::Letterhead& letterhead, ReadingLetter letter);

}  // namespace tovholder::desk
