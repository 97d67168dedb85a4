// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "documents/text_document.h"
#include "meetings/meeting.h"
#include "minutes/minutes_reading.h"
#include "people/person.h"

// What a reading says, as records that are ready to be kept. Pure: the store adds ids.
namespace tovholder::meetings {

struct PersonAtMeeting {
  std::string name;
  Presence mark = Presence::kPresent;
  std::optional<std::string> party;
  std::optional<std::string> role;
  std::optional<std::string> side;
  std::optional<people::PersonId> person = {};  // where it has been looked up
};

struct ItemDraft {
  ItemDetails details;
  std::vector<PersonAtMeeting> attendance;
};

struct MeetingDraft {
  Meeting meeting;
  std::string body_name;          // "" where neither the text nor the installation names one
  std::string organization_name;  // "" for a meeting of no organization
  std::vector<PersonAtMeeting> attendance;
  std::vector<ItemDraft> items;
};

MeetingDraft DraftMeeting(const minutes::MinutesReading& reading, const documents::TextDocument& document);

}  // namespace tovholder::meetings
