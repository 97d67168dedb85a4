// SPDX-License-Identifier: EUPL-1.2
#include "post/mail_reader.h"

#include <gmock/gmock.h>

#include "base/text.h"
#include "documents/icalendar.h"
#include "documents/reader.h"
#include "post/mime.h"

namespace tovholder::post {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

std::string LoadMail(const std::string& name) {
  return documents::LoadFile("tests/fuzz/corpus/post_mail/" + name).value();
}

ReceivedMail ReadStored(const std::string& name) {
  const Result<ReceivedMail> mail = ReadMail(LoadMail(name));
  if (!mail) throw std::runtime_error(name + ": " + mail.error().id);
  return *mail;
}

Error ErrorOf(std::string_view bytes) {
  const Result<ReceivedMail> mail = ReadMail(bytes);
  return mail ? Error{"read"} : mail.error();
}

documents::CalendarReply OnlyAnswer(const ReceivedMail& mail) {
  EXPECT_THAT(mail.calendars, SizeIs(1));
  return documents::ParseCalendarReply(mail.calendars.at(0).text).value().at(0);
}

TEST(MailReader, ReadsAnAnswerFromOutlook) {
  const ReceivedMail mail = ReadStored("outlook_reply.eml");
  EXPECT_EQ(mail.from.name, "Søren Ågård");
  EXPECT_EQ(mail.from.address, "soeren@kommune.example");
  ASSERT_THAT(mail.to, SizeIs(1));
  EXPECT_EQ(mail.to[0].address, "plan@example.org");
  EXPECT_EQ(mail.subject, "Afvist: Møde i følgegruppen");
  EXPECT_EQ(mail.message_id, "DB9P1@EURPRD01.PROD.OUTLOOK.COM");
  EXPECT_EQ(mail.in_reply_to, "k3y@example.org");
  EXPECT_EQ(mail.date, ParseIsoInstant("2025-03-03T09:10:11.000Z"));
  EXPECT_EQ(Trim(mail.text), "Jeg er på ferie, desværre");
  EXPECT_FALSE(mail.auto_submitted);
  EXPECT_FALSE(mail.bounce.has_value());
  EXPECT_EQ(mail.calendars.at(0).method, "REPLY");
  const documents::CalendarReply answer = OnlyAnswer(mail);
  EXPECT_EQ(answer.uid, "meeting-7@plan.example.org");
  EXPECT_EQ(answer.participation, documents::Participation::kDeclined);
  EXPECT_EQ(answer.comment, "Jeg er på ferie, desværre");
}

TEST(MailReader, ReadsAnAnswerFromGmailOnceThoughItIsThereTwice) {
  const ReceivedMail mail = ReadStored("gmail_reply.eml");
  EXPECT_EQ(mail.from.address, "anna.holm@gmail.example");
  EXPECT_EQ(mail.subject, "Accepteret: Møde i følgegruppen @ tirs 22. apr. 2025 15 - 17 (CEST) (plan@example.org)");
  EXPECT_THAT(mail.text, HasSubstr("Møde i følgegruppen"));
  EXPECT_TRUE(mail.auto_submitted);
  EXPECT_EQ(OnlyAnswer(mail).participation, documents::Participation::kAccepted);
  EXPECT_EQ(OnlyAnswer(mail).comment, "Jeg tager kage med, til alle");
}

TEST(MailReader, ReadsAnAnswerFromAppleMail) {
  const ReceivedMail mail = ReadStored("apple_reply.eml");
  EXPECT_EQ(mail.from.name, "Bo Ø. Lund");
  ASSERT_THAT(mail.to, SizeIs(2));
  EXPECT_EQ(mail.to[1].name, "Carla");
  EXPECT_EQ(mail.subject, "Måske: Møde i følgegruppen");
  EXPECT_EQ(Trim(mail.text), "Bo Lund svarer: ved ikke endnu.");
  EXPECT_EQ(OnlyAnswer(mail).attendee, "bo@icloud.example");
  EXPECT_EQ(OnlyAnswer(mail).participation, documents::Participation::kTentative);
}

TEST(MailReader, ReadsAProposalThatIsTheWholeMail) {
  const ReceivedMail mail = ReadStored("outlook_counter.eml");
  EXPECT_EQ(mail.from.name, "Ågård, Søren");
  EXPECT_EQ(mail.calendars.at(0).method, "COUNTER");
  ASSERT_TRUE(OnlyAnswer(mail).proposal.has_value());
  EXPECT_EQ(OnlyAnswer(mail).proposal->start, ParseIsoInstant("2025-04-23T07:00:00.000Z"));
  EXPECT_EQ(mail.text, "");
}

TEST(MailReader, ReadsABounceAndNotTheAnswerInsideIt) {
  const ReceivedMail mail = ReadStored("bounce.eml");
  ASSERT_TRUE(mail.bounce.has_value());
  ASSERT_THAT(mail.bounce->recipients, SizeIs(1)) << "a delay is no failure";
  EXPECT_EQ(mail.bounce->recipients[0].address, "anna.holm@kommune.example");
  EXPECT_EQ(mail.bounce->recipients[0].status, "5.1.1");
  EXPECT_EQ(mail.bounce->recipients[0].reason,
            "550 5.1.1 <anna.holm@kommune.example>: Recipient address rejected: User unknown");
  EXPECT_EQ(mail.bounce->message_id, "k3y-of-the-message@example.org");
  EXPECT_TRUE(mail.auto_submitted);
  EXPECT_THAT(mail.calendars, SizeIs(0));
}

TEST(MailReader, ReadsABounceThatBringsOnlyTheHead) {
  const ReceivedMail mail = ReadStored("bounce_headers.eml");
  ASSERT_TRUE(mail.bounce.has_value());
  EXPECT_EQ(mail.bounce->recipients.at(0).address, "bo@kommune.example");
  EXPECT_EQ(mail.bounce->recipients.at(0).status, "5.2.2");
  EXPECT_EQ(mail.bounce->message_id, "other-key@example.org");
  EXPECT_EQ(Trim(mail.text), "Postkassen er fuld – prøv igen.");
}

TEST(MailReader, ReadsTheRecipientsThatEximNames) {
  const auto mail =
      ReadMail("From: Mailer-Daemon@mx.example\r\nX-Failed-Recipients: a@example.org,\r\n b@example.org\r\n\r\nx\r\n");
  ASSERT_TRUE(mail.has_value());
  ASSERT_TRUE(mail->bounce.has_value());
  EXPECT_EQ(mail->bounce->recipients.at(1).address, "b@example.org");
  EXPECT_TRUE(mail->auto_submitted);
}

TEST(MailReader, KnowsAnOutOfOfficeAnswer) {
  const ReceivedMail mail = ReadStored("out_of_office.eml");
  EXPECT_EQ(mail.from.name, "Inger Sø Bjærre");
  EXPECT_TRUE(mail.auto_submitted);
  EXPECT_FALSE(mail.bounce.has_value());
  EXPECT_EQ(Trim(mail.text), "Jeg er på kursus – kontakt Grønholt.");
}

TEST(MailReader, ReadsMailWithoutMime) {
  const ReceivedMail mail = ReadStored("no_mime.eml");
  EXPECT_EQ(mail.from.address, "ole@example.org");
  EXPECT_EQ(mail.subject, "Jeg kan ikke på tirsdag");
  EXPECT_EQ(Trim(mail.text), "Hej. Jeg møder på onsdag i stedet.");
  EXPECT_FALSE(mail.auto_submitted);
}

TEST(MailReader, SaysWhichPartsItCannotRead) {
  const ReceivedMail mail = ReadStored("winmail.eml");
  EXPECT_THAT(mail.notes, testing::ElementsAre(Error{"post.mail_winmail"}));
  const auto encrypted =
      ReadMail("From: a@b\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nx\r\n");
  EXPECT_THAT(encrypted.value().notes, testing::ElementsAre(Error{"post.mail_encrypted"}));
}

TEST(MailReader, ReadsHalfAMail) {
  const ReceivedMail mail = ReadStored("unclosed.eml");
  ASSERT_THAT(mail.calendars, SizeIs(1));
  EXPECT_EQ(mail.calendars[0].method, "REPLY");
  EXPECT_EQ(mail.calendars[0].text, "BEGIN:VCALENDAR");
}

TEST(MailReader, ReadsWhatItWritesItself) {
  Mail written;
  written.recipient = "anna@example.org";
  written.recipient_name = "Anna \"Ann\" Høj, sekretær";
  written.subject = "Indkaldelse til møde i følgegruppen; § 17,4: " + std::string(80, 'x');
  written.body = "Kære Anna\n.\n--\næøå = slut ";
  written.html = "<p>Kære Anna</p>";
  written.calendar = documents::FormatCalendar({});
  written.calendar_method = documents::CalendarMethod::kRequest;
  written.message_key = "k3y";
  const Instant now = *ParseIsoInstant("2025-03-03T09:10:11.000Z");
  const auto mail = ReadMail(
      FormatMail(written, {{"bilag å.txt", "text/plain", "bilag"}}, {"plan@example.org", "En fælles indsats"}, now));
  ASSERT_TRUE(mail.has_value());
  EXPECT_EQ(mail->from.name, "En fælles indsats");
  EXPECT_EQ(mail->to.at(0).name, written.recipient_name);
  EXPECT_EQ(mail->subject, written.subject);
  EXPECT_EQ(mail->message_id, "k3y@example.org");
  EXPECT_EQ(mail->date, now);
  EXPECT_EQ(ReplaceAll(mail->text, "\r\n", "\n"), written.body + "\n");
  ASSERT_THAT(mail->calendars, SizeIs(1));
  EXPECT_EQ(mail->calendars[0].text, written.calendar);
  EXPECT_EQ(mail->calendars[0].method, "REQUEST");
  EXPECT_TRUE(mail->auto_submitted);
  EXPECT_THAT(mail->notes, SizeIs(0));
}

TEST(MailReader, NamesPlaceAndReason) {
  EXPECT_EQ(ErrorOf(""), (Error{"post.mail_empty"}));
  EXPECT_EQ(ErrorOf("\r\n \r\n"), (Error{"post.mail_empty"}));
  EXPECT_EQ(ErrorOf("\n\nhej med dig\n"), (Error{"post.not_mail", {{"line", "3"}, {"text", "hej med dig"}}}));
  EXPECT_EQ(ErrorOf("Subject: x\r\n\r\nx"), (Error{"post.mail_no_sender"}));
  EXPECT_EQ(ErrorOf("From: undisclosed:;\r\n\r\nx"), (Error{"post.mail_no_sender"}));
  const Error garbage = ErrorOf(LoadMail("garbage"));
  EXPECT_EQ(garbage.id, "post.not_mail");
  EXPECT_TRUE(IsUtf8(garbage.params.at("text")));
}

std::string Nested(int levels) {
  std::string mail = "From: a@b\r\n";
  for (int i = 0; i < levels; ++i) {
    const std::string boundary = "b" + std::to_string(i) + "x";
    mail += "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n";
  }
  return mail + "\r\nx\r\n";
}

std::string Repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (; times > 0; --times) all += text;
  return all;
}

TEST(MailReader, HasLimits) {
  EXPECT_EQ(ErrorOf(std::string(kMailLimit + 1, 'x')), (Error{"post.mail_too_large", {{"limit", "25"}}}));
  EXPECT_EQ(ErrorOf(Nested(20)).id, "read");
  const Error too_deep{"post.mail_too_deep", {{"limit", "20"}}};
  EXPECT_EQ(ErrorOf(Nested(21)), too_deep);
  EXPECT_EQ(ErrorOf(Nested(3000)), too_deep);
  const std::string head = "From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n";
  const Error too_many{"post.mail_too_many_parts", {{"limit", "200"}}};
  EXPECT_EQ(ErrorOf(head + Repeated("--x\r\n\r\ny\r\n", 200) + "--x--\r\n").id, "read");
  EXPECT_EQ(ErrorOf(head + Repeated("--x\r\n\r\ny\r\n", 201) + "--x--\r\n"), too_many);
  EXPECT_EQ(ErrorOf(head + Repeated("--x\r\n", 1'000'000)), too_many);
  EXPECT_EQ(ErrorOf("From: a@b\r\n" + Repeated("a:\r\n", 100'000)),
            (Error{"post.mail_head_too_long", {{"line", "20001"}, {"limit", "20000"}}}));
  EXPECT_EQ(ErrorOf("From: a@b\r\nContent-Type: message/rfc822\r\n\r\n" + Repeated("a:\r\n", 100'000)).id,
            "post.mail_head_too_long");
}

bool IsReadWellOrRefused(std::string_view bytes) {
  const Result<ReceivedMail> mail = ReadMail(bytes);
  return mail ? IsUtf8(mail->text) && IsUtf8(mail->subject) && IsUtf8(mail->from.name) : !mail.error().id.empty();
}

// A mail that is cut off anywhere, or has a byte of another value, is read or refused with a sentence.
TEST(MailReader, TakesDamageOfAnyKind) {
  for (const char* name :
       {"outlook_reply.eml", "gmail_reply.eml", "apple_reply.eml", "bounce.eml", "out_of_office.eml"}) {
    const std::string whole = LoadMail(name);
    for (std::size_t cut = 0; cut < whole.size(); cut += 37) {
      std::string changed = whole;
      changed[cut] = static_cast<char>(cut * 31);
      EXPECT_TRUE(IsReadWellOrRefused(std::string_view(whole).substr(0, cut))) << name << " " << cut;
      EXPECT_TRUE(IsReadWellOrRefused(changed)) << name << " " << cut;
    }
  }
}

}  // namespace
}  // namespace tovholder::post
