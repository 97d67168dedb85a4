// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "documents/paper.h"
#include "meetings/meeting.h"
#include "meetings/meeting_slots.h"
#include "meetings/meeting_store.h"

// Meetings as documents to be printed and sent: the agenda until there are minutes, then the minutes.
namespace tovholder::meetings {

// What everybody may read, and what those may who may read closed items.
enum class Edition { kOpen, kFull };

// All that a paper says of a meeting, as far as whoever loaded it may see.
struct MeetingRecords {
  MeetingRow row;
  std::vector<ItemDetails> items;
  std::vector<AttendanceRow> attendance;
  std::vector<Signature> signatures;
};

// Nothing of a closed item but what outsiders may see, whoever loaded it.
MeetingRecords OpenEdition(MeetingRecords records);
// Whether the two editions differ.
bool HasClosedParts(const std::vector<ItemDetails>& items);

struct PaperSetting {
  Edition edition = Edition::kOpen;
  html::Language language = html::Language::kDanish;
  std::string site_address = {};  // for links to attachments; "": none
};

// Of the open edition it takes what OpenEdition leaves.
documents::Paper MakeMeetingPaper(MeetingRecords records, const PaperSetting& setting);

// The published meetings of one organization in one year, the oldest first.
struct Yearbook {
  std::string organization;
  std::string body;
  int year = 0;
  std::vector<MeetingRecords> meetings;  // at least one
};
documents::Paper MakeYearbookPaper(Yearbook yearbook, const PaperSetting& setting);

// "Referat 2025-04-22 Bestyrelsen, fuld udgave", "Årsbog 2025 Bestyrelsen", to be followed by the ending.
std::string FileNameOf(const MeetingRow& row, const PaperSetting& setting);
std::string FileNameOf(const Yearbook& yearbook, const PaperSetting& setting);

}  // namespace tovholder::meetings
