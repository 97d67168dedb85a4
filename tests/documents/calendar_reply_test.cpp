// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "base/text.h"
#include "documents/icalendar.h"

namespace tovholder::documents {
namespace {

using testing::SizeIs;

Instant Utc(std::string_view text) { return *ParseIsoInstant(text); }

std::string Answer(std::string_view lines, std::string_view method = "REPLY") {
  return ReplaceAll("BEGIN:VCALENDAR\nPRODID:-//X//Y\nVERSION:2.0\nMETHOD:" + std::string(method) + "\nBEGIN:VEVENT\n" +
                        std::string(lines) + "END:VEVENT\nEND:VCALENDAR\n",
                    "\n", "\r\n");
}
constexpr std::string_view kHead = "UID:m-7@plan.example.org\nDTSTAMP:20250303T091011Z\n";
constexpr std::string_view kYes = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@example.org\n";

Error ErrorOf(std::string_view text) {
  const auto read = ParseCalendarReply(text);
  return read ? Error{"read"} : read.error();
}

// The form of Outlook: an HTML-like comment in DESCRIPTION, a zone by its Windows name, folded lines.
TEST(CalendarReply, ReadsOutlook) {
  const auto read = ParseCalendarReply(
      "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nPRODID:Microsoft Exchange Server 2010\r\nVERSION:2.0\r\n"
      "BEGIN:VTIMEZONE\r\nTZID:Romance Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\n"
      "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n"
      "BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\n"
      "END:VTIMEZONE\r\nBEGIN:VEVENT\r\n"
      "ATTENDEE;PARTSTAT=DECLINED;CN=\"Holm: Anna; (sekretær)\":mailto:Anna.Holm@exa\r\n mple.org\r\n"
      "COMMENT;LANGUAGE=da-DK:Jeg er på ferie\\, desværre\\nHilsen\\;\r\n  Anna\r\n"
      "UID:m-7@plan.example.org\r\nSUMMARY;LANGUAGE=da-DK:Afvist: Møde\r\n"
      "DTSTART;TZID=Romance Standard Time:20250422T150000\r\nDTEND;TZID=Romance Standard Time:20250422T170000\r\n"
      "RECURRENCE-ID;TZID=Romance Standard Time:20250422T150000\r\n"
      "DTSTAMP:20250303T091011Z\r\nSEQUENCE:2\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM\r\n"
      "END:VEVENT\r\nEND:VCALENDAR\r\n");
  ASSERT_TRUE(read.has_value()) << read.error().id;
  ASSERT_THAT(*read, SizeIs(1));
  const CalendarReply& reply = read->front();
  EXPECT_EQ(reply.uid, "m-7@plan.example.org");
  EXPECT_EQ(reply.sequence, 2);
  EXPECT_EQ(reply.attendee, "anna.holm@example.org");
  EXPECT_EQ(reply.participation, Participation::kDeclined);
  EXPECT_EQ(reply.comment, "Jeg er på ferie, desværre\nHilsen; Anna");
  EXPECT_EQ(reply.stamp, Utc("2025-03-03T09:10:11.000Z"));
  EXPECT_EQ(reply.recurrence, Utc("2025-04-22T13:00:00.000Z"));
  EXPECT_FALSE(reply.proposal.has_value());
}

// Google tells the note beside the attendee; Apple gives no mail address as the value.
TEST(CalendarReply, ReadsGoogleAndApple) {
  const auto google =
      ParseCalendarReply(Answer(std::string(kHead) +
                                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=TENTATIVE;CN=anna@example.org"
                                ";X-NUM-GUESTS=0;X-RESPONSE-COMMENT=\"kommer senere, nok\":mailto:anna@example.org\n"));
  ASSERT_TRUE(google.has_value());
  EXPECT_EQ(google->front().participation, Participation::kTentative);
  EXPECT_EQ(google->front().comment, "kommer senere, nok");
  EXPECT_EQ(google->front().sequence, 0);
  const auto apple = ParseCalendarReply(
      Answer(std::string(kHead) + "ATTENDEE;CN=Anna;PARTSTAT=ACCEPTED;EMAIL=anna@example.org:urn:uuid:5C1A\n"));
  ASSERT_TRUE(apple.has_value());
  EXPECT_EQ(apple->front().attendee, "anna@example.org");
}

TEST(CalendarReply, ReadsWhatItWritesItself) {
  CalendarEvent event;
  event.uid = "æ;b";
  event.sequence = 9;
  event.attendees = {{"Anna", "anna@example.org", Participation::kAccepted}};
  const auto read =
      ParseCalendarReply(FormatCalendar({CalendarMethod::kReply, Utc("2025-03-03T09:10:11.000Z"), {event}}));
  ASSERT_TRUE(read.has_value()) << read.error().id;
  EXPECT_EQ(read->front().uid, "æ;b");
  EXPECT_EQ(read->front().sequence, 9);
}

struct ProposalCase {
  std::string_view zone;
  std::string_view start;
  std::string_view instant;
};

TEST(CalendarReply, ReadsAProposalOfAnotherTime) {
  const std::vector<ProposalCase> cases{
      {"", "DTSTART:20250423T120000Z", "2025-04-23T12:00:00.000Z"},
      {"", "DTSTART;TZID=Europe/Copenhagen:20250423T140000", "2025-04-23T12:00:00.000Z"},
      {"", "DTSTART:20250423T140000", "2025-04-23T12:00:00.000Z"},
      {"", "DTSTART;VALUE=DATE:20250423", "2025-04-22T22:00:00.000Z"},
      {"TZID:Egen\nBEGIN:STANDARD\nTZOFFSETTO:+0100\nEND:STANDARD\nBEGIN:DAYLIGHT\nTZOFFSETTO:+0200\nEND:DAYLIGHT\n",
       "DTSTART;TZID=Egen:20250423T140000", "2025-04-23T12:00:00.000Z"},
      {"TZID:Fast\nBEGIN:STANDARD\nTZOFFSETTO:-0330\nEND:STANDARD\n", "DTSTART;TZID=Fast:20250423T083000",
       "2025-04-23T12:00:00.000Z"}};
  for (const ProposalCase& one : cases) {
    std::string text = Answer(std::string(kHead) + std::string(one.start) + "\nDTEND:20250423T140000Z\n" +
                                  "ATTENDEE;PARTSTAT=TENTATIVE:mailto:anna@example.org\nCOMMENT:Hellere onsdag\n",
                              "COUNTER");
    if (!one.zone.empty()) {
      text =
          ReplaceAll(text, "BEGIN:VEVENT", "BEGIN:VTIMEZONE\n" + std::string(one.zone) + "END:VTIMEZONE\nBEGIN:VEVENT");
    }
    const auto read = ParseCalendarReply(text);
    ASSERT_TRUE(read.has_value()) << read.error().id << one.start;
    ASSERT_TRUE(read->front().proposal.has_value());
    EXPECT_EQ(read->front().proposal->start, Utc(one.instant)) << one.start;
    EXPECT_EQ(read->front().proposal->end, Utc("2025-04-23T14:00:00.000Z"));
    EXPECT_EQ(read->front().comment, "Hellere onsdag");
    EXPECT_EQ(read->front().attendee, "anna@example.org");
  }
}

TEST(CalendarReply, DoesNotGuessWhoProposes) {
  const std::string times = "DTSTART:20250423T120000Z\nDTEND:20250423T140000Z\n";
  const auto read = ParseCalendarReply(
      Answer(std::string(kHead) + times + std::string(kYes) + "ATTENDEE:mailto:bo@example.org\n", "COUNTER"));
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->front().attendee, "");
  EXPECT_EQ(read->front().participation, Participation::kNeedsAction);
}

TEST(CalendarReply, NamesPlaceAndReason) {
  const std::string head(kHead);
  const std::string yes(kYes);
  const std::vector<std::pair<std::string, Error>> cases{
      {"", {"documents.calendar_no_answer", {{"method", "-"}}}},
      {Answer(head + yes, "REQUEST"), {"documents.calendar_no_answer", {{"method", "REQUEST"}}}},
      {"hej", {"documents.calendar_line", {{"line", "1"}, {"text", "hej"}}}},
      {"BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VEVENT\n",
       {"documents.calendar_line", {{"line", "3"}, {"text", "END:VEVENT"}}}},
      {"BEGIN:VCALENDAR\nMETHOD:REPLY\n\nBEGIN:VEVENT\n",
       {"documents.calendar_open", {{"line", "4"}, {"component", "VEVENT"}}}},
      {Answer(yes), {"documents.calendar_missing", {{"line", "5"}, {"property", "UID"}}}},
      {Answer("UID:a\n" + yes), {"documents.calendar_missing", {{"line", "5"}, {"property", "DTSTAMP"}}}},
      {Answer("UID:a\nDTSTAMP:20250231T000000Z\n" + yes),
       {"documents.calendar_time", {{"line", "7"}, {"text", "20250231T000000Z"}}}},
      {Answer(head + "SEQUENCE:-1\n" + yes), {"documents.calendar_number", {{"line", "8"}, {"text", "-1"}}}},
      {Answer(head + "ATTENDEE;PARTSTAT=DELEGATED:mailto:a@b\n"),
       {"documents.calendar_participation", {{"line", "8"}, {"text", "delegated"}}}},
      {Answer(head + "ATTENDEE:mailto:a@b\n"), {"documents.calendar_participation", {{"line", "8"}, {"text", ""}}}},
      {Answer(head), {"documents.calendar_attendees", {{"line", "5"}, {"count", "0"}}}},
      {Answer(head + yes + yes), {"documents.calendar_attendees", {{"line", "5"}, {"count", "2"}}}},
      {Answer(head + yes, "COUNTER"), {"documents.calendar_missing", {{"line", "5"}, {"property", "DTSTART"}}}},
      {Answer(head + "DTSTART;TZID=Asia/Tokyo:20250422T150000\n" + yes, "COUNTER"),
       {"documents.calendar_zone", {{"line", "8"}, {"zone", "Asia/Tokyo"}}}},
      {std::string("BEGIN:VCALENDAR\0\1\2\3\4\5\6\0\0\0\0\0\0", 28),
       {"documents.not_text", {{"file", "text/calendar"}, {"offset", "15"}}}}};
  for (const auto& [text, error] : cases) EXPECT_EQ(ErrorOf(text), error) << text;
}

TEST(CalendarReply, HasLimits) {
  EXPECT_EQ(ErrorOf(std::string(kCalendarLimit + 1, 'x')), (Error{"documents.calendar_too_large", {{"limit", "1"}}}));
  std::string deep;
  for (int i = 0; i < 20; ++i) deep += "BEGIN:VCALENDAR\r\n";
  EXPECT_EQ(ErrorOf(deep), (Error{"documents.calendar_too_deep", {{"line", "9"}}}));
  const std::string event = "BEGIN:VEVENT\n" + std::string(kHead) + std::string(kYes) + "END:VEVENT\n";
  std::string many = "BEGIN:VCALENDAR\nMETHOD:REPLY\n";
  for (std::size_t i = 0; i < kCalendarReplyLimit; ++i) many += event;
  EXPECT_THAT(ParseCalendarReply(many + "END:VCALENDAR\n").value(), SizeIs(kCalendarReplyLimit));
  EXPECT_EQ(ErrorOf(many + event + "END:VCALENDAR\n"), (Error{"documents.calendar_too_many", {{"limit", "100"}}}));
}

}  // namespace
}  // namespace tovholder::documents
