// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "meetings/document.h"
#include "sql/database.h"

// What of the imports a person has to look at.
namespace tovholder::imports {

// Newer versions to confirm, then drafts with most doubts first.
struct WaitingReading {
  meetings::ReadingRecord reading;
  std::string document_name;
  std::string meeting_title;
  std::optional<Date> date;
};
std::vector<WaitingReading> ListWaiting(sql::Reader& reader, int limit, int offset);
std::int64_t CountWaiting(sql::Reader& reader);
// Drafts with a date and an organization in which nothing is doubtful.
std::vector<meetings::MeetingId> ListUndoubtedDrafts(sql::Reader& reader);

}  // namespace tovholder::imports
