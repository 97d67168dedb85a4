// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "html/notices.h"
#include "http/message.h"
#include "meetings/meeting.h"
#include "meetings/meeting_store.h"

// The form in which a secretary puts right what was read. Fields have the names that places have:
// "date", "items.2.decision"; lists are texts with one entry a line.
namespace tovholder::imports {

// "items.2.": by its position, which stays when other items go.
std::string PrefixOf(const meetings::AgendaItem& item);

using FormValues = std::map<std::string, std::string, std::less<>>;

// A meeting with everything that the form shows.
struct ReviewedMeeting {
  meetings::MeetingRow row;
  std::vector<meetings::ItemDetails> items;
  std::vector<meetings::AttendanceRow> attendance;
};

// What the form shows for the meeting as it is stored.
FormValues ValuesOf(const ReviewedMeeting& meeting);

// What came back.
struct ReviewInput {
  ReviewedMeeting meeting;                              // with what was typed, where it could be understood
  std::vector<std::string> present, apologies, absent;  // names, as typed
  std::set<meetings::ItemId> removed;
  std::vector<meetings::ItemDetails> added;
  std::set<std::string> changed;        // names of fields that differ from what is stored
  std::map<std::string, Error> errors;  // by field: base.no_date {text}, base.impossible_date {text}, …
};
ReviewInput ParseReview(const ReviewedMeeting& stored, const http::Request& request);

}  // namespace tovholder::imports
