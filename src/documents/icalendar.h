// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

// Invitations, cancellations and feeds as calendars read them, and the answers that come back (RFC 5545, RFC 5546).
namespace tovholder::documents {

// The names are those of RFC 5546: "PUBLISH".
enum class CalendarMethod { kPublish, kRequest, kCancel, kReply };
std::string_view ToName(CalendarMethod method);
bool FromName(std::string_view name, CalendarMethod& method);

enum class Participation { kNeedsAction, kAccepted, kDeclined, kTentative };
std::string_view ToName(Participation participation);
bool FromName(std::string_view name, Participation& participation);

enum class EventStatus { kConfirmed, kTentative, kCancelled };
enum class AttendeeRole { kRequired, kOptional };

struct CalendarPerson {
  std::string name;  // may be empty
  std::string email;
};

struct CalendarAttendee {
  std::string name;  // may be empty
  std::string email;
  Participation participation = Participation::kNeedsAction;
  AttendeeRole role = AttendeeRole::kRequired;
  bool rsvp = true;  // an answer is wished for
};

struct CalendarEvent {
  std::string uid;   // the same through all changes: "meeting-7@plan.example.org"
  int sequence = 0;  // one more with each change that people must hear of, also with the cancellation
  Instant start;
  Instant end;
  bool whole_days = false;  // from the day of `start` to the day that `end` falls in, or ends with midnight
  std::string summary;
  std::string description;
  std::string location;
  std::string url;
  std::optional<CalendarPerson> organizer;
  std::vector<CalendarAttendee> attendees;  // not told in feeds (RFC 5546, 3.2.1)
  EventStatus status = EventStatus::kConfirmed;
  Instant created;
  Instant last_modified;
  std::optional<std::chrono::minutes> alarm_before = std::nullopt;
};

struct Calendar {
  CalendarMethod method = CalendarMethod::kPublish;
  Instant stamp;  // when this was written
  std::vector<CalendarEvent> events;
  std::string name = {};                                       // what readers of a feed see
  std::optional<std::chrono::minutes> refresh = std::nullopt;  // how often they should look again
};

// The text with CRLF, lines of at most 75 bytes. Wall-clock times are of Europe/Copenhagen, which is described in the
// text as Outlook wants it; moments that no such time names without doubt are in UTC. Control characters are left out.
std::string FormatCalendar(const Calendar& calendar);

struct TimeProposal {
  Instant start;
  Instant end;
};

struct CalendarReply {
  std::string uid;
  int sequence = 0;                   // of the invitation that is answered
  std::optional<Instant> recurrence;  // which one of a series
  std::string attendee;               // mail address in lower case; "" where a proposal names several
  Participation participation = Participation::kNeedsAction;  // in a proposal perhaps not told
  std::string comment;
  Instant stamp;
  std::optional<TimeProposal> proposal;  // another time (METHOD:COUNTER)
};

constexpr std::size_t kCalendarLimit = 1 << 20;  // bytes
constexpr std::size_t kCalendarReplyLimit = 100;

// The answers of a METHOD:REPLY or METHOD:COUNTER; at least one. Anybody can write such a text: whether the attendee is
// who sent it is for the caller to ask.
// Errors: documents.calendar_too_large {limit}, documents.not_text {file, offset}, documents.calendar_line {line,
// text}, documents.calendar_open {line, component}, documents.calendar_too_deep {line}, documents.calendar_no_answer
// {method}, documents.calendar_too_many {limit}, documents.calendar_missing {line, property}, documents.calendar_time
// {line, text}, documents.calendar_zone {line, zone}, documents.calendar_number {line, text},
// documents.calendar_participation {line, text}, documents.calendar_attendees {line, count}.
Result<std::vector<CalendarReply>> ParseCalendarReply(std::string_view text);

}  // namespace tovholder::documents
