// SPDX-License-Identifier: EUPL-1.2
#include "documents/icalendar.h"

#include <libical/ical.h>

#include <algorithm>
#include <memory>

#include "base/calendar.h"
#include "base/enum_names.h"
#include "base/text.h"

namespace tovholder::documents {
namespace {

constexpr EnumNames<CalendarMethod, 4> kCalendarMethods{{{CalendarMethod::kPublish, "PUBLISH"},
                                                         {CalendarMethod::kRequest, "REQUEST"},
                                                         {CalendarMethod::kCancel, "CANCEL"},
                                                         {CalendarMethod::kReply, "REPLY"}}};
constexpr EnumNames<Participation, 4> kParticipations{{{Participation::kNeedsAction, "needs-action"},
                                                       {Participation::kAccepted, "accepted"},
                                                       {Participation::kDeclined, "declined"},
                                                       {Participation::kTentative, "tentative"}}};

constexpr const char* kZone = "Europe/Copenhagen";
// The rule since 1996 (see base/time.h). Outlook wants one change of each kind, and no end of either.
constexpr const char* kZoneDescription =
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Copenhagen\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

using ComponentPtr = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

// Lines of one kind of end, no control characters.
std::string PrintableText(std::string_view text) {
  std::string clean;
  for (const std::string_view line : SplitLines(text)) {
    if (!clean.empty()) clean.push_back('\n');
    for (const char c : line) {
      if (!IsControl(c)) clean.push_back(c);
      if (c == '\t') clean.push_back(' ');
    }
  }
  return clean;
}

std::string PrintableLine(std::string_view text) { return CollapseSpace(PrintableText(text)); }

// A parameter cannot hold a quotation mark, and some readers take a backslash in it for the start of a line break.
std::string CleanName(std::string_view text) {
  return ReplaceAll(ReplaceAll(PrintableLine(text), "\"", "'"), "\\", "/");
}

// Since 1996, and not in the hour that comes twice in autumn.
bool IsPlainInCopenhagen(Instant instant) {
  const LocalTime local = ToCopenhagen(instant);
  const LocalTime before = ToCopenhagen(instant - std::chrono::hours(1));
  const LocalTime after = ToCopenhagen(instant + std::chrono::hours(1));
  return local.date.year() >= std::chrono::year(1996) && local.time != before.time && local.time != after.time;
}

icaltimetype TimeOf(Date date, TimeOfDay time, int second) {
  icaltimetype value = icaltime_null_time();
  value.year = static_cast<int>(date.year());
  value.month = static_cast<int>(static_cast<unsigned>(date.month()));
  value.day = static_cast<int>(static_cast<unsigned>(date.day()));
  value.hour = time.hour;
  value.minute = time.minute;
  value.second = second;
  return value;
}

icaltimetype UtcTime(Instant instant) {
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(instant - day));
  icaltimetype value =
      TimeOf(Date(day), {static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count())},
             static_cast<int>(clock.seconds().count()));
  value.zone = icaltimezone_get_utc_timezone();
  return value;
}

icaltimetype DayTime(Date date) {
  icaltimetype value = TimeOf(date, {}, 0);
  value.is_date = 1;
  return value;
}

// `make` is icalproperty_new_dtstart or its sister.
icalproperty* TimeProperty(icalproperty* (*make)(icaltimetype), Instant instant) {
  if (!IsPlainInCopenhagen(instant)) return make(UtcTime(instant));
  const LocalTime local = ToCopenhagen(instant);
  const auto minute = std::chrono::floor<std::chrono::minutes>(instant);
  const auto second = std::chrono::floor<std::chrono::seconds>(instant - minute).count();
  icalproperty* property = make(TimeOf(local.date, local.time, static_cast<int>(second)));
  icalproperty_add_parameter(property, icalparameter_new_tzid(kZone));
  return property;
}

void AddTimes(icalcomponent* component, const CalendarEvent& event) {
  if (!event.whole_days) {
    icalcomponent_add_property(component, TimeProperty(icalproperty_new_dtstart, event.start));
    icalcomponent_add_property(component, TimeProperty(icalproperty_new_dtend, event.end));
    return;
  }
  const Date first = ToCopenhagen(event.start).date;
  // DTEND is the day after the last.
  Date last = ToCopenhagen(event.end - std::chrono::milliseconds(1)).date;
  if (last < first) last = first;
  icalcomponent_add_property(component, icalproperty_new_dtstart(DayTime(first)));
  icalcomponent_add_property(component, icalproperty_new_dtend(DayTime(AddDays(last, 1))));
}

void AddText(icalcomponent* component, icalproperty* (*make)(const char*), const std::string& text) {
  if (!text.empty()) icalcomponent_add_property(component, make(text.c_str()));
}

void AddExtension(icalcomponent* component, const char* name, const std::string& value) {
  icalproperty* property = icalproperty_new_x(value.c_str());
  icalproperty_set_x_name(property, name);
  icalcomponent_add_property(component, property);
}

std::string MailtoOf(std::string_view email) { return "mailto:" + PrintableLine(email); }

void AddName(icalproperty* property, std::string_view name) {
  const std::string clean = CleanName(name);
  if (!clean.empty()) icalproperty_add_parameter(property, icalparameter_new_cn(clean.c_str()));
}

icalparameter_partstat PartstatOf(Participation participation) {
  switch (participation) {
    case Participation::kAccepted:
      return ICAL_PARTSTAT_ACCEPTED;
    case Participation::kDeclined:
      return ICAL_PARTSTAT_DECLINED;
    case Participation::kTentative:
      return ICAL_PARTSTAT_TENTATIVE;
    case Participation::kNeedsAction:
      break;
  }
  return ICAL_PARTSTAT_NEEDSACTION;
}

void AddAttendee(icalcomponent* component, const CalendarAttendee& attendee) {
  icalproperty* property = icalproperty_new_attendee(MailtoOf(attendee.email).c_str());
  icalproperty_add_parameter(property, icalparameter_new_cutype(ICAL_CUTYPE_INDIVIDUAL));
  icalproperty_add_parameter(
      property, icalparameter_new_role(attendee.role == AttendeeRole::kOptional ? ICAL_ROLE_OPTPARTICIPANT
                                                                                : ICAL_ROLE_REQPARTICIPANT));
  icalproperty_add_parameter(property, icalparameter_new_partstat(PartstatOf(attendee.participation)));
  icalproperty_add_parameter(property, icalparameter_new_rsvp(attendee.rsvp ? ICAL_RSVP_TRUE : ICAL_RSVP_FALSE));
  AddName(property, attendee.name);
  icalcomponent_add_property(component, property);
}

void AddPeople(icalcomponent* component, const CalendarEvent& event, CalendarMethod method) {
  if (event.organizer) {
    icalproperty* property = icalproperty_new_organizer(MailtoOf(event.organizer->email).c_str());
    AddName(property, event.organizer->name);
    icalcomponent_add_property(component, property);
  }
  if (method == CalendarMethod::kPublish) return;
  for (const CalendarAttendee& attendee : event.attendees) AddAttendee(component, attendee);
}

icalproperty_status StatusOf(const CalendarEvent& event, CalendarMethod method) {
  if (method == CalendarMethod::kCancel || event.status == EventStatus::kCancelled) return ICAL_STATUS_CANCELLED;
  return event.status == EventStatus::kTentative ? ICAL_STATUS_TENTATIVE : ICAL_STATUS_CONFIRMED;
}

int SecondsOf(std::chrono::minutes minutes) { return static_cast<int>(std::chrono::seconds(minutes).count()); }

void AddAlarm(icalcomponent* component, const CalendarEvent& event) {
  icalcomponent* alarm = icalcomponent_new(ICAL_VALARM_COMPONENT);
  icaltriggertype trigger = icaltriggertype_from_int(-SecondsOf(*event.alarm_before));
  icalcomponent_add_property(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
  icalcomponent_add_property(alarm, icalproperty_new_trigger(trigger));
  const std::string summary = PrintableLine(event.summary);
  icalcomponent_add_property(alarm, icalproperty_new_description(summary.empty() ? "-" : summary.c_str()));
  icalcomponent_add_component(component, alarm);
}

icalcomponent* EventComponent(const CalendarEvent& event, const Calendar& calendar) {
  icalcomponent* component = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  AddText(component, icalproperty_new_uid, PrintableLine(event.uid));
  icalcomponent_add_property(component, icalproperty_new_sequence(event.sequence));
  icalcomponent_add_property(component, icalproperty_new_dtstamp(UtcTime(calendar.stamp)));
  AddTimes(component, event);
  AddText(component, icalproperty_new_summary, PrintableLine(event.summary));
  AddText(component, icalproperty_new_description, PrintableText(event.description));
  AddText(component, icalproperty_new_location, PrintableLine(event.location));
  AddText(component, icalproperty_new_url, PrintableLine(event.url));
  AddPeople(component, event, calendar.method);
  icalcomponent_add_property(component, icalproperty_new_status(StatusOf(event, calendar.method)));
  icalcomponent_add_property(component,
                             icalproperty_new_transp(event.whole_days ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
  icalcomponent_add_property(component, icalproperty_new_created(UtcTime(event.created)));
  icalcomponent_add_property(component, icalproperty_new_lastmodified(UtcTime(event.last_modified)));
  const bool rings = calendar.method == CalendarMethod::kRequest || calendar.method == CalendarMethod::kPublish;
  if (rings && event.alarm_before && event.status != EventStatus::kCancelled) AddAlarm(component, event);
  return component;
}

icalproperty_method MethodOf(CalendarMethod method) {
  switch (method) {
    case CalendarMethod::kRequest:
      return ICAL_METHOD_REQUEST;
    case CalendarMethod::kCancel:
      return ICAL_METHOD_CANCEL;
    case CalendarMethod::kReply:
      return ICAL_METHOD_REPLY;
    case CalendarMethod::kPublish:
      break;
  }
  return ICAL_METHOD_PUBLISH;
}

// RFC 7986, and the names that were in use before it.
void AddFeedHead(icalcomponent* root, const Calendar& calendar) {
  const std::string name = PrintableLine(calendar.name);
  if (!name.empty()) {
    icalcomponent_add_property(root, icalproperty_new_name(name.c_str()));
    AddExtension(root, "X-WR-CALNAME", name);
  }
  if (!calendar.refresh) return;
  const icaldurationtype duration = icaldurationtype_from_int(SecondsOf(*calendar.refresh));
  icalproperty* refresh = icalproperty_new_refreshinterval(duration);
  icalproperty_add_parameter(refresh, icalparameter_new_value(ICAL_VALUE_DURATION));
  icalcomponent_add_property(root, refresh);
  const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(icaldurationtype_as_ical_string_r(duration),
                                                                      icalmemory_free_buffer);
  AddExtension(root, "X-PUBLISHED-TTL", text.get());
}

bool NeedsZone(const CalendarEvent& event) {
  return !event.whole_days && (IsPlainInCopenhagen(event.start) || IsPlainInCopenhagen(event.end));
}

}  // namespace

std::string_view ToName(CalendarMethod method) { return NameIn(kCalendarMethods, method); }
bool FromName(std::string_view name, CalendarMethod& method) { return ValueIn(kCalendarMethods, name, method); }
std::string_view ToName(Participation participation) { return NameIn(kParticipations, participation); }
bool FromName(std::string_view name, Participation& participation) {
  return ValueIn(kParticipations, name, participation);
}

std::string FormatCalendar(const Calendar& calendar) {
  const ComponentPtr root(icalcomponent_new(ICAL_VCALENDAR_COMPONENT), icalcomponent_free);
  icalcomponent_add_property(root.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(root.get(), icalproperty_new_prodid("-//Tovholder//Tovholder//DA"));
  icalcomponent_add_property(root.get(), icalproperty_new_calscale("GREGORIAN"));
  icalcomponent_add_property(root.get(), icalproperty_new_method(MethodOf(calendar.method)));
  AddFeedHead(root.get(), calendar);
  if (std::any_of(calendar.events.begin(), calendar.events.end(), NeedsZone)) {
    icalcomponent_add_component(root.get(), icalcomponent_new_from_string(kZoneDescription));
  }
  for (const CalendarEvent& event : calendar.events) {
    icalcomponent_add_component(root.get(), EventComponent(event, calendar));
  }
  const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(icalcomponent_as_ical_string_r(root.get()),
                                                                      icalmemory_free_buffer);
  return text.get();
}

}  // namespace tovholder::documents
