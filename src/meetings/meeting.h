// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "minutes/minutes_reading.h"
#include "people/viewer.h"

// A meeting as it is kept: the meeting, its items, and what was recommended, decided and put on record.
namespace tovholder::meetings {

struct Meeting;
struct AgendaItem;
struct Recommendation;
struct Statement;
struct Treatment;
struct Attachment;
struct Attendance;
using MeetingId = Id<Meeting>;
using ItemId = Id<AgendaItem>;
using AttachmentId = Id<Attachment>;

// A meeting stands as its agenda until there are minutes of it.
struct Meeting {
  MeetingId id;
  std::optional<std::int64_t> body;  // people::BodyId and people::OrganizationId as stored
  minutes::BodyOrigin body_origin = minutes::BodyOrigin::kText;
  std::optional<std::int64_t> organization;
  minutes::PaperKind kind = minutes::PaperKind::kMinutes;
  std::string title;
  std::optional<Date> date;
  std::optional<TimeOfDay> start_time;
  std::optional<TimeOfDay> end_time;
  std::optional<std::string> place;
  std::optional<std::string> chair;
  std::optional<std::string> minute_taker;
  std::optional<std::string> agenda_text;
  people::Visibility visibility = people::Visibility::kDraft;
  std::optional<Instant> published;
  Instant changed;
};
BOOST_DESCRIBE_STRUCT(Meeting, (),
                      (id, body, body_origin, organization, kind, title, date, start_time, end_time, place, chair,
                       minute_taker, agenda_text, visibility, published, changed))

// One of those who meet.
struct MeetingHost {
  Id<MeetingHost> id;
  MeetingId meeting;
  people::OrganizationId organization;
  int position = 0;
};
BOOST_DESCRIBE_STRUCT(MeetingHost, (), (id, meeting, organization, position))

struct AgendaItem {
  ItemId id;
  MeetingId meeting;
  int position = 0;  // from 1
  std::optional<std::string> number;
  std::string title;    // without number, type mark and closed mark
  std::string heading;  // as it stands in the source
  std::optional<minutes::ItemType> type;
  std::optional<std::string> case_number;
  bool closed = false;
  std::optional<std::string> closed_reason;
  // What of a closed item is public; the law wants the list and the decisions published as far as
  // secrecy allows (kommunestyrelsesloven § 13).
  bool show_title = false;
  bool show_case_number = false;
  bool show_decision = false;
  std::optional<std::string> recommended_by;
  std::optional<std::string> decision;
  std::optional<std::string> responsible;
  std::optional<std::string> time_allotted;
  std::optional<std::string> decision_theme;
  std::optional<std::string> decided_by;
  std::optional<std::string> attachment_note;
  std::string case_text;  // Markdown
  people::Visibility visibility = people::Visibility::kDraft;
};
BOOST_DESCRIBE_STRUCT(AgendaItem, (),
                      (id, meeting, position, number, title, heading, type, case_number, closed, closed_reason,
                       show_title, show_case_number, show_decision, recommended_by, decision, responsible,
                       time_allotted, decision_theme, decided_by, attachment_note, case_text, visibility))

struct Recommendation {
  Id<Recommendation> id;
  ItemId item;
  int point = 0;  // "at 1"
  std::string text;
  std::optional<std::string> outcome;  // the decision on this point, where one is given
};
BOOST_DESCRIBE_STRUCT(Recommendation, (), (id, item, point, text, outcome))

enum class StatementKind { kRemark, kDissent, kOtherDecision };
std::string_view ToName(StatementKind kind);
bool FromName(std::string_view name, StatementKind& kind);

struct Statement {
  Id<Statement> id;
  ItemId item;
  StatementKind kind = StatementKind::kRemark;
  std::string text;
  std::optional<std::string> body;  // of another body's decision
  std::optional<Date> date;
};
BOOST_DESCRIBE_STRUCT(Statement, (), (id, item, kind, text, body, date))

struct Treatment {
  Id<Treatment> id;
  ItemId item;
  std::string text;
  std::optional<std::string> body;
  std::optional<Date> date;
  std::optional<std::string> item_number;
};
BOOST_DESCRIBE_STRUCT(Treatment, (), (id, item, text, body, date, item_number))

struct Attachment {
  AttachmentId id;
  ItemId item;
  int position = 0;
  std::string name;
  bool recommended = false;
  bool closed = false;
  std::optional<std::int64_t> file;  // documents::FileId as stored; none: a paper only names it
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (id, item, position, name, recommended, closed, file))

enum class Presence { kPresent, kApology, kAbsent, kSubstitute, kGuest, kSpeaker };
std::string_view ToName(Presence presence);
bool FromName(std::string_view name, Presence& presence);

struct Attendance {
  Id<Attendance> id;
  MeetingId meeting;
  std::optional<ItemId> item;  // none: of the meeting as a whole
  std::int64_t person = 0;     // people::PersonId as stored
  int position = 0;
  Presence mark = Presence::kPresent;
  std::optional<std::string> party;
  std::optional<std::string> role;
  std::optional<std::string> side;  // "FOB, boligselskaberne"
};
BOOST_DESCRIBE_STRUCT(Attendance, (), (id, meeting, item, person, position, mark, party, role, side))

// An item with all that hangs on it.
struct ItemDetails {
  AgendaItem item;
  std::vector<Recommendation> recommendations;
  std::vector<Statement> statements;
  std::vector<Treatment> treatments;
  std::vector<Attachment> attachments;
};

// The item as outsiders may see it: a closed item keeps its number and what was chosen to be public;
// everything else of it is gone. An open item loses its closed attachments.
ItemDetails PublicItem(ItemDetails details);

// What a viewer may see of an item that he may know of, in a meeting of these organizations.
ItemDetails SeenBy(const people::Viewer& viewer, const people::Owners& owners, ItemDetails details);

}  // namespace tovholder::meetings
