// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>

#include "base/text.h"
#include "documents/icalendar.h"

using namespace tovholder;
using namespace tovholder::documents;

namespace {

// An answer with that text everywhere is written in short lines and read back.
void WriteAndReadBack(std::string_view text) {
  CalendarEvent event;
  event.uid = "uid" + std::string(text);
  event.summary = event.description = event.location = event.url = std::string(text);
  event.organizer = CalendarPerson{std::string(text), std::string(text)};
  event.attendees = {{std::string(text), "a@b", Participation::kAccepted}};
  const std::string written = FormatCalendar({CalendarMethod::kReply, Instant{}, {event}, std::string(text)});
  for (const std::string_view line : Split(written, '\n')) {
    if (line.size() > 76 || !IsUtf8(line)) std::abort();
  }
  const auto read = ParseCalendarReply(written);
  if (!read || read->size() != 1 || read->front().attendee != "a@b") std::abort();
}

}  // namespace

// Any calendar text: what is read is text, and so is what is said of the rest.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto replies = ParseCalendarReply(text);
  if (!replies) {
    for (const auto& [name, value] : replies.error().params) {
      if (!IsUtf8(value)) std::abort();
    }
  } else {
    for (const CalendarReply& reply : *replies) {
      if (reply.uid.empty() || !IsUtf8(reply.uid + reply.attendee + reply.comment)) std::abort();
    }
  }
  if (IsUtf8(text) && size < 2000 && text.find('\0') == std::string_view::npos) WriteAndReadBack(text);
  return 0;
}
