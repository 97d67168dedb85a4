// SPDX-License-Identifier: EUPL-1.2
#include "invitations/invitation_letter.h"

#include <algorithm>

#include "base/text.h"
#include "html/formats.h"
#include "meetings/item_view.h"

namespace tovholder::invitations {
namespace {

using html::Texts;

std::string AgendaLines(const std::vector<meetings::AgendaItem>& items, const Texts& t) {
  std::string lines;
  for (const meetings::AgendaItem& item : items) lines += meetings::TitleOf(item, t) + "\n";
  return lines;
}

std::string_view SubjectOf(Letter letter) {
  switch (letter) {
    case Letter::kUpdate:
      return html::Msgid("Changed: {title}, {when}");
    case Letter::kCancellation:
      return html::Msgid("{title}, {when}");  // the title says that it is cancelled
    case Letter::kWithdrawal:
      return html::Msgid("Not called any more: {title}, {when}");
    case Letter::kRequest:
      break;
  }
  return html::Msgid("Invitation: {title}, {when}");
}

std::string Opening(const Delivery& delivery, const Addressee& addressee, const std::string& title, const Texts& t) {
  switch (delivery.letter) {
    case Letter::kUpdate:
      return t("Something has changed about {title}.", {{"title", title}});
    case Letter::kCancellation:
      return std::string(t("The meeting is cancelled."));
    case Letter::kWithdrawal:
      return t("You are no longer called to {title}. The meeting goes from your calendar.", {{"title", title}});
    case Letter::kRequest:
      break;
  }
  if (addressee.deputy_for.empty()) return t("You are called to {title}.", {{"title", title}});
  return t("You are called to {title} as deputy for {name}.", {{"title", title}, {"name", addressee.deputy_for}});
}

bool IsOver(Letter letter) { return letter == Letter::kCancellation || letter == Letter::kWithdrawal; }

std::string BodyOf(const CalledMeeting& called, const Delivery& delivery, const Addressee& addressee,
                   const std::vector<std::string>& news, const Letterhead& letterhead) {
  const Texts t(letterhead.language);
  const meetings::Meeting& meeting = called.agenda.meeting();
  std::string body =
      t("Dear {name}", {{"name", addressee.name}}) + "\n\n" + Opening(delivery, addressee, meeting.title, t) + "\n";
  for (const std::string& one : news) body += one + "\n";
  body += "\n" + t("When: {when}", {{"when", WhenOf(meeting, letterhead.language)}}) + "\n";
  if (meeting.place) body += t("Where: {place}", {{"place", *meeting.place}}) + "\n";
  if (IsOver(delivery.letter)) return body;
  body += "\n" + std::string(t("Agenda:")) + "\n" + AgendaLines(called.items, t) + "\n" + letterhead.site +
          meetings::AddressOf(meeting.id) + "\n";
  if (addressee.link.empty()) return body;
  return body + "\n" +
         t("Do you come? Answer in your calendar, or open this link, which answers once:\n{link}",
           {{"link", addressee.link}}) +
         "\n";
}

documents::CalendarAttendee AttendeeOf(const Invitation& invitation, const Addressee& addressee) {
  documents::CalendarAttendee attendee;
  attendee.name = addressee.name;
  attendee.email = invitation.email;
  attendee.participation = ParticipationOf(invitation.answer);
  if (!HasSeat(invitation.role)) attendee.role = documents::AttendeeRole::kOptional;
  return attendee;
}

post::MailCalendar CalendarOf(const CalledMeeting& called, const Delivery& delivery, const Addressee& addressee,
                              const Letterhead& letterhead, Instant now) {
  const bool over = IsOver(delivery.letter);
  documents::Calendar calendar;
  calendar.method = over ? documents::CalendarMethod::kCancel : documents::CalendarMethod::kRequest;
  calendar.stamp = now;
  documents::CalendarEvent event = EventOf(called.agenda.meeting(), called.items, called.span, called.call, letterhead);
  event.organizer = documents::CalendarPerson{"", letterhead.organizer};
  event.attendees = {AttendeeOf(delivery.invitation, addressee)};
  event.last_modified = now;
  if (over) event.status = documents::EventStatus::kCancelled;
  calendar.events = {std::move(event)};
  return {calendar.method, documents::FormatCalendar(calendar)};
}

}  // namespace

std::string WhenOf(const meetings::Meeting& meeting, html::Language language) {
  if (!meeting.date) return {};
  std::string when = html::FormatDay(*meeting.date, html::DayForm::kFull, language);
  if (meeting.start_time) when += " " + html::FormatTimeOfDay(*meeting.start_time, language);
  if (meeting.start_time && meeting.end_time) {
    std::string end = html::FormatTimeOfDay(*meeting.end_time, language);
    when += "–" + end.substr(end.rfind(' ') + 1);
  }
  return when;
}

std::string UidOf(meetings::MeetingId id, std::string_view secret, const Letterhead& letterhead) {
  const std::string_view organizer = letterhead.organizer;
  std::string uid = "meeting-" + std::to_string(id.value);
  if (!secret.empty()) uid += "-" + std::string(secret);
  return uid + std::string(organizer.substr(std::min(organizer.find('@'), organizer.size())));
}

documents::CalendarEvent EventOf(const meetings::Meeting& meeting, const std::vector<meetings::AgendaItem>& items,
                                 const Span& span, const std::optional<MeetingCall>& call,
                                 const Letterhead& letterhead) {
  documents::CalendarEvent event;
  event.uid = call ? call->uid : UidOf(meeting.id, "", letterhead);
  event.sequence = call ? call->sequence : 0;
  event.start = span.start;
  event.end = span.end;
  event.whole_days = span.whole_days;
  event.summary = meeting.title;
  event.location = meeting.place.value_or("");
  event.url = letterhead.site + meetings::AddressOf(meeting.id);
  event.description = AgendaLines(items, Texts(letterhead.language)) + event.url;
  event.created = meeting.published.value_or(meeting.changed);
  event.last_modified = meeting.changed;
  return event;
}

post::NewMail WriteLetter(const CalledMeeting& called, const Delivery& delivery, const Addressee& addressee,
                          const std::vector<std::string>& news, const Letterhead& letterhead, Instant now) {
  const Texts t(letterhead.language);
  const meetings::Meeting& meeting = called.agenda.meeting();
  post::NewMail mail;
  mail.recipient = delivery.invitation.email;
  mail.recipient_name = addressee.name;
  mail.subject =
      t(SubjectOf(delivery.letter), {{"title", meeting.title}, {"when", WhenOf(meeting, letterhead.language)}});
  mail.body = BodyOf(called, delivery, addressee, news, letterhead);
  mail.calendar = CalendarOf(called, delivery, addressee, letterhead, now);
  return mail;
}

}  // namespace tovholder::invitations
