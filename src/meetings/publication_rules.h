// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "meetings/meeting.h"
#include "meetings/meeting_draft.h"

// What may not become public: personal identification numbers (Act on the Civil Registration System
// § 54(3), Data Protection Act § 11(3)). A number that only may be one keeps a meeting back as well:
// modulus 11 clears none.
namespace tovholder::meetings {

// One finding for each number in what the public would see: meetings.cpr {item, field, number}, the
// number with its digits masked.
std::vector<Error> FindCprInPublicParts(const Meeting& meeting, const std::vector<ItemDetails>& items);
std::vector<Error> FindCprInPublicParts(const MeetingDraft& draft);

// One finding for each count of fewer than `smallest` persons in it: meetings.small_count {item, field, words}.
std::vector<Error> FindSmallCountsInPublicParts(const Meeting& meeting, const std::vector<ItemDetails>& items,
                                                int smallest);

// Numbers in a whole text: meetings.cpr_in_text {line, number}.
std::vector<Error> FindCprInText(std::string_view text);

}  // namespace tovholder::meetings
