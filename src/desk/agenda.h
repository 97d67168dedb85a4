// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "documents/file_store.h"
#include "documents/personal_guard.h"
#include "documents/small_counts.h"
#include "meetings/meeting_store.h"
#include "people/organization.h"

// An agenda while it is being made. What is written here becomes meetings::AgendaItem when it is released; until the
// next release nobody but secretaries sees what was changed.
namespace tovholder::desk {

enum class MeetingState { kDraft, kReleased, kCancelled, kOpen, kHeld, kApproved };
std::string_view ToName(MeetingState state);
bool FromName(std::string_view name, MeetingState& state);

struct DeskMeeting {
  Id<DeskMeeting> id;
  meetings::MeetingId meeting;
  MeetingState state = MeetingState::kDraft;
  int notice = 4;  // weekdays
  std::optional<TimeOfDay> planned_start;
  std::optional<TimeOfDay> planned_end;
  int revision = 0;
  std::optional<Instant> released;
  std::optional<std::string> released_by;
  std::string late_reason;
  int version = 1;
};
BOOST_DESCRIBE_STRUCT(DeskMeeting, (),
                      (id, meeting, state, notice, planned_start, planned_end, revision, released, released_by,
                       late_reason, version))

struct DeskItem;
using DeskItemId = Id<DeskItem>;

struct DeskItem {
  DeskItemId id;
  meetings::MeetingId meeting;
  int position = 0;
  std::optional<meetings::ItemId> agenda_item;
  int added_in = 0;
  int version = 1;
  std::string title;
  std::optional<minutes::ItemType> type;
  int minutes = 0;
  std::string responsible;
  std::string theme;
  std::string case_number;
  std::string recommended_by;
  std::string recommendations;  // a point a line
  std::string case_text;        // Markdown
  bool closed = false;
  std::string closed_reason;
  bool show_title = false;
  bool show_case_number = false;
  bool show_decision = false;
  std::string participants;
  std::string proposed_by;
  std::string late_reason;
  std::string guard_reason;
};
BOOST_DESCRIBE_STRUCT(DeskItem, (),
                      (id, meeting, position, agenda_item, added_in, version, title, type, minutes, responsible, theme,
                       case_number, recommended_by, recommendations, case_text, closed, closed_reason, show_title,
                       show_case_number, show_decision, participants, proposed_by, late_reason, guard_reason))

// Whether personal numbers were found in a file.
enum class FileGuard { kClean, kFound, kNotChecked };
std::string_view ToName(FileGuard guard);
bool FromName(std::string_view name, FileGuard& guard);

struct DeskAttachment;
using DeskAttachmentId = Id<DeskAttachment>;

struct DeskAttachment {
  DeskAttachmentId id;
  DeskItemId item;
  int position = 0;
  std::string name;
  documents::FileId file;
  bool recommended = false;
  bool closed = false;
  FileGuard guard = FileGuard::kNotChecked;
  std::string guard_reason;
  std::string small_counts;  // a line each: "3", a tab, and the words around it
};
BOOST_DESCRIBE_STRUCT(DeskAttachment, (),
                      (id, item, position, name, file, recommended, closed, guard, guard_reason, small_counts))

struct DeskRevision {
  Id<DeskRevision> id;
  meetings::MeetingId meeting;
  int revision = 0;
  Instant released;
  std::string released_by;
  std::string late_reason;
  std::string agenda;  // see agenda_snapshot.h
  std::string changes;
};
BOOST_DESCRIBE_STRUCT(DeskRevision, (), (id, meeting, revision, released, released_by, late_reason, agenda, changes))

enum class EventKind { kMoved, kCancelled };
std::string_view ToName(EventKind kind);
bool FromName(std::string_view name, EventKind& kind);

struct DeskEvent {
  Id<DeskEvent> id;
  meetings::MeetingId meeting;
  EventKind kind = EventKind::kMoved;
  Instant happened;
  std::string author;
  std::string reason;
  std::string before;  // "2026-05-05 15:00, Rådhuset"
};
BOOST_DESCRIBE_STRUCT(DeskEvent, (), (id, meeting, kind, happened, author, reason, before))

struct DeskRule {
  Id<DeskRule> id;
  people::OrganizationId organization;
  int notice = 4;
  std::string first_item = "Godkendelse af dagsorden";
  std::string last_item = "Godkendelse af referat";
  bool chairs_release = false;  // an agenda goes out when each chair has said yes, see consent.h
};
BOOST_DESCRIBE_STRUCT(DeskRule, (), (id, organization, notice, first_item, last_item, chairs_release))

struct ItemOnDesk {
  DeskItem item;
  std::vector<DeskAttachment> attachments;
};

// Everything of one meeting on the desk.
struct Agenda {
  meetings::MeetingRow row;
  DeskMeeting desk;
  std::vector<people::Organization> hosts;
  people::Owners owners;  // the same by their ids, also those that are gone
  std::vector<ItemOnDesk> items;
  std::vector<DeskRevision> revisions;                 // the oldest first
  std::vector<DeskEvent> events;                       // the oldest first
  std::map<DeskItemId, meetings::ItemId> postponed;    // items that an earlier meeting postponed, and as what
  int smallest_count = documents::kSmallestSafeCount;  // see meetings::GuardRule

  const meetings::Meeting& meeting() const { return row.meeting; }
  const ItemOnDesk* Find(DeskItemId id) const;
};

}  // namespace tovholder::desk
