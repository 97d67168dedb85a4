// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "meetings/document.h"
#include "meetings/meeting_store.h"
#include "search/index.h"
#include "sql/database.h"

// What of meetings and papers can be found, and by whom.
namespace tovholder::meetings {

// One entry for the meeting, then one for each item in order. Ids that are not known yet are 0; body and
// organization have to be known.
std::vector<search::Entry> EntriesOf(const MeetingRow& meeting, const std::vector<ItemDetails>& items,
                                     const std::vector<std::string>& persons, const people::Owners& owners);
// Who beside the installation's secretaries finds what of it is not public: all whose meeting it is, and of a draft
// those who meet. Drafts that come in by the thousand would make as many audiences as there are organizations.
people::Owners OwnersInSearch(const Meeting& meeting, people::Owners hosts);
search::Entry EntryOf(const Document& document, std::string_view text);

// Puts what a meeting says now in place of what was found of it.
void IndexMeeting(sql::Transaction& transaction, const search::Index& index, MeetingId id);
void UnindexMeeting(sql::Transaction& transaction, const search::Index& index, MeetingId id);

}  // namespace tovholder::meetings
