// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/index.h"
#include "sittings/sitting.h"
#include "sql/database.h"

// The way of the minutes: draft, sent for approval, approved and locked, published; and back with a reason.
namespace tovholder::sittings {

// Errors: those of CheckSending.
Result<void> SendMinutes(sql::Transaction& transaction, MeetingId meeting);
// What a member says of minutes that were sent; the last approval that was waited for approves them. `remark` is needed
// where they are refused. Errors: those of CheckVerdict, sittings.no_remark, sittings.cpr_in_text.
struct GivenVerdict {
  SittingMemberId member;
  Verdict verdict = Verdict::kApproved;
  std::string remark;
};
Result<void> GiveVerdict(sql::Transaction& transaction, MeetingId meeting, const GivenVerdict& verdict);
// By the meeting itself as its last item, or by a later one. Errors: sittings.approved_otherwise,
// sittings.not_a_later_meeting, sittings.not_held, sittings.minutes_locked.
Result<void> ApproveAtMeeting(sql::Transaction& transaction, MeetingId meeting, MeetingId at);
// Takes minutes that were sent or approved back to a draft; what is published stays until it is published anew.
// Errors: sittings.no_reason, sittings.not_sent.
Result<void> ReopenMinutes(sql::Transaction& transaction, MeetingId meeting, std::string_view reason);
// What may not become public as it stands: meetings.cpr {item, field, number}, meetings.small_count {item, field,
// words}; of the attachments of items that were opened at the meeting desk.file_cpr, desk.file_not_checked,
// desk.file_count.
std::vector<Error> FindBeforePublication(sql::Reader& reader, const SittingBook& book);
// Puts the minutes in place of the agenda, for everybody. What FindBeforePublication finds lets nothing through unless
// `guard_reason` says why it may be shown. Errors: sittings.not_approved, the first of what was found,
// sittings.cpr_in_text.
Result<void> PublishMinutes(sql::Transaction& transaction, const search::Index& index, MeetingId meeting,
                            std::string_view guard_reason);
// An item of published minutes that should not have been public. Errors: sittings.not_published,
// sittings.no_such_item, sittings.no_reason, sittings.no_ground.
struct LateClosure {
  ItemId item;
  std::string reason;
  std::string ground;
};
Result<void> CloseAfterPublication(sql::Transaction& transaction, const search::Index& index, MeetingId meeting,
                                   const LateClosure& closure);

}  // namespace tovholder::sittings
