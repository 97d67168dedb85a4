// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "base/result.h"
#include "desk/agenda.h"
#include "search/index.h"
#include "sql/database.h"

// An agenda is sent out: frozen, shown to everybody, found in search.
namespace tovholder::desk {

struct Release {
  std::string reason;  // why it is late, or why what was sent out changes; may be empty
  int seen = 0;        // DeskMeeting::version that was checked
};
// Returns the revision that it became. Errors: desk.edited_meanwhile; desk.not_ready {count} where FindBeforeRelease
// leaves something open; those of CheckConsent and CheckAction.
Result<int> ReleaseAgenda(sql::Transaction& transaction, const search::Index& index, meetings::MeetingId id,
                          const Release& release, Date today);

}  // namespace tovholder::desk
