// SPDX-License-Identifier: EUPL-1.2
#include "post/mail.h"

#include <gmock/gmock.h>

#include "base/text.h"
#include "post/mailer.h"
#include "post/rounds.h"
#include "post/smtp_sink.h"
#include "sql/change_log.h"
#include "support/test_database.h"

namespace tovholder::post {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::SizeIs;

TEST(MailAddress, IsAskedForStrictly) {
  for (const std::string_view good : {"a@b", "anna.holm@example.org", "a+b@sub.example.org", "o'hara@example.org"}) {
    EXPECT_TRUE(IsMailAddress(good)) << good;
  }
  for (const std::string_view wrong : {"", "a", "@b", "a@", "a@b@c", "a b@c", "Anna <a@b>", "a@b\r\nRCPT TO:<c@d>",
                                       ".a@b", "a.@b", "a..b@c", "a@-b", "a@b.", "a@b,c@d", "æ@b", "a@ø.dk", "<a@b>"}) {
    EXPECT_FALSE(IsMailAddress(wrong)) << wrong;
  }
  EXPECT_FALSE(IsMailAddress(std::string(65, 'a') + "@b"));
  EXPECT_FALSE(IsMailAddress("a@" + std::string(300, 'b')));
}

TEST(Pause, GrowsUntilNoMoreIsTried) {
  auto last = 0min;
  for (int attempts = 1; attempts <= 8; ++attempts) {
    const auto pause = PauseAfter(attempts);
    ASSERT_TRUE(pause.has_value()) << attempts;
    EXPECT_GT(*pause, last);
    last = *pause;
  }
  EXPECT_FALSE(PauseAfter(9).has_value());
}

TEST(Mime, EncodesHeaders) {
  EXPECT_EQ(EncodeHeader("Notice"), "Notice");
  EXPECT_EQ(EncodeHeader("Møde"), "=?utf-8?Q?M=C3=B8de?=");
  EXPECT_EQ(EncodeHeader("a\r\nBcc: b@c"), "a  Bcc: b@c");
  EXPECT_EQ(EncodeHeader("=?x?="), "=?utf-8?Q?=3D=3Fx=3F=3D?=");
  for (const std::string_view line : Split(EncodeHeader(std::string(400, 'x') + "æ"), '\n')) {
    EXPECT_LE(line.size(), 76U);
  }
}

TEST(Mime, EncodesText) {
  EXPECT_EQ(EncodeQuotedPrintable("a=b\nø "), "a=3Db\r\n=C3=B8=20\r\n");
  const std::string encoded = EncodeQuotedPrintable(std::string(1000, 'x'));
  for (const std::string_view line : SplitLines(encoded)) EXPECT_LE(line.size(), 76U);
  EXPECT_EQ(EncodeQuotedPrintable(""), "");
}

TEST(Mime, EncodesBytes) {
  EXPECT_EQ(EncodeBase64Lines(""), "");
  EXPECT_EQ(EncodeBase64Lines("\xff\xfe"), "//4=\r\n");
  EXPECT_EQ(EncodeBase64Lines(std::string(58, 'a')).find("\r\n"), 76U);
}

TEST(Mime, WritesDates) {
  EXPECT_EQ(FormatMailDate(FromCopenhagen({*ParseIsoDate("2025-04-22"), {15, 5}})), "Tue, 22 Apr 2025 13:05:00 +0000");
  EXPECT_EQ(FormatMailDate(Instant{}), "Thu, 01 Jan 1970 00:00:00 +0000");
}

SmtpOptions OptionsFor(const std::string& url) {
  SmtpOptions options;
  options.url = url;
  options.encryption = Encryption::kNone;
  options.sender = {"plan@example.org", "En fælles indsats"};
  options.connect_patience = 2s;
  options.patience = 2s;
  return options;
}

class MailTest : public test::DatabaseTest {
 protected:
  sql::OpenOptions Options() const override {
    sql::OpenOptions options;
    options.migrations = test::MigrationsOf({"sql", "documents", "post"});
    options.clock = [this] { return now_; };
    return options;
  }
  MailId Queue(const NewMail& mail = {"anna@example.org", "Anna Holm", "Møde", "Kære Anna\n.\nVi ses", ""}) {
    return database().Write({}, [&](sql::Transaction& transaction) { return QueueMail(transaction, mail).value(); });
  }
  Mail Find(MailId id) {
    return database().Read([&](sql::Reader& reader) { return FindMail(reader, id).value(); });
  }
  int Send(const SmtpOptions& options) {
    return Mailer(database(), options, [this] { return now_; }).SendDue();
  }
  template <class F>
  auto Write(F write) {
    return database().Write({1, "Kim"}, [&](sql::Transaction& transaction) { return write(transaction); });
  }

  Instant now_{1'745'326'800s};
};

TEST_P(MailTest, SendsOnceAndWhole) {
  SmtpSink sink({"accept"});
  const std::string text = "Kære Anna\n.\n..\n" + std::string(300, 'x') + " æøå = slut ";
  const MailId id = Queue({"anna@example.org", "Anna \"Ann\" Holm, sekretær",
                           "Indkaldelse til møde i følgegruppen § 17,4 "
                           "tirsdag den 22. april 2025 på rådhuset",
                           text, "<p>Kære Anna</p>"});
  EXPECT_EQ(Send(OptionsFor(sink.url())), 1);
  EXPECT_EQ(Send(OptionsFor(sink.url())), 0);
  const auto got = sink.Take();
  EXPECT_EQ(got.at("Subject"), "Indkaldelse til møde i følgegruppen § 17,4 tirsdag den 22. april 2025 på rådhuset");
  EXPECT_EQ(got.at("From"), "En fælles indsats <plan@example.org>");
  EXPECT_THAT(std::string(got.at("To").as_string()), HasSubstr("<anna@example.org>"));
  EXPECT_EQ(got.at("Date"), "Tue, 22 Apr 2025 13:00:00 +0000");
  EXPECT_THAT(std::string(got.at("Message-ID").as_string()), testing::MatchesRegex("<[^@]+@example.org>"));
  EXPECT_EQ(ReplaceAll(std::string(got.at("text").as_string()), "\r\n", "\n"), text + "\n");
  EXPECT_THAT(std::string(got.at("html").as_string()), HasSubstr("<p>Kære Anna</p>"));
  EXPECT_LE(got.at("longest_line").as_int64(), 200);
  EXPECT_TRUE(got.at("is_ascii").as_bool());
  EXPECT_THAT(got.at("defects").as_array(), SizeIs(0));
  EXPECT_EQ(sink.CountRest(), 0);
  const Mail mail = Find(id);
  EXPECT_EQ(mail.state, MailState::kSent);
  EXPECT_EQ(mail.sent, now_);
}

NewMail Invitation() {
  documents::CalendarEvent event;
  event.uid = "meeting-7@plan.example.org";
  event.start = *ParseIsoInstant("2025-04-22T13:00:00.000Z");
  event.end = event.start + 2h;
  event.summary = "Møde i følgegruppen";
  event.attendees = {{"Anna Holm", "anna@example.org"}};
  NewMail mail{"anna@example.org", "Anna Holm", "Indkaldelse", "Kære Anna", "<p>Kære Anna</p>"};
  mail.calendar =
      MailCalendar{documents::CalendarMethod::kRequest,
                   documents::FormatCalendar({documents::CalendarMethod::kRequest, Instant{1'745'326'800s}, {event}})};
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) bytes.push_back(static_cast<char>(i * 7 % 256));
  mail.attachments = {{"Dagsorden.pdf", "application/pdf", bytes},
                      {"Økonomi \"2025\" – bilag til punkt 4, med et langt navn; og tegn.xlsx", "no type", "x"},
                      {"referat.txt", "", "Referat"}};
  return mail;
}

std::string Field(const boost::json::value& part, std::string_view name) {
  return std::string(part.at(name).as_string());
}

TEST_P(MailTest, SendsAnInvitationInTheFormThatCalendarsTake) {
  SmtpSink sink({"recipient:451", "accept"});
  const NewMail mail = Invitation();
  const MailId id = Queue(mail);
  EXPECT_EQ(Send(OptionsFor(sink.url(0))), 1);
  now_ += 5min;
  EXPECT_EQ(Send(OptionsFor(sink.url(1))), 1);
  const auto got = sink.Take();
  EXPECT_EQ(got.at("kinds"),
            (boost::json::array{"multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
                                "application/ics", "application/pdf", "application/octet-stream", "text/plain"}));
  const boost::json::array& parts = got.at("parts").as_array();
  ASSERT_THAT(parts, SizeIs(7));
  EXPECT_EQ(Field(parts[2], "method"), "REQUEST");
  EXPECT_EQ(Field(parts[2], "charset"), "UTF-8");
  EXPECT_EQ(Field(parts[2], "text"), mail.calendar->text);
  EXPECT_EQ(Field(parts[2], "disposition"), "");
  EXPECT_EQ(Field(parts[3], "text"), mail.calendar->text);
  EXPECT_EQ(Field(parts[3], "name"), "invite.ics");
  for (std::size_t i = 0; i < mail.attachments.size(); ++i) {
    EXPECT_EQ(Field(parts[4 + i], "name"), mail.attachments[i].name);
    EXPECT_EQ(Field(parts[4 + i], "disposition"), "attachment");
    EXPECT_EQ(Field(parts[4 + i], "sha256"), documents::Sha256(mail.attachments[i].bytes));
  }
  EXPECT_EQ(got.at("auto_submitted"), "auto-generated");
  EXPECT_EQ(std::string(got.at("Message-ID").as_string()), "<" + Find(id).message_key + "@example.org>")
      << "the same at each attempt";
  EXPECT_LE(got.at("longest_line").as_int64(), 200);
  EXPECT_TRUE(got.at("is_ascii").as_bool());
  EXPECT_THAT(got.at("defects").as_array(), SizeIs(0));
  EXPECT_EQ(sink.CountRest(), 0);
}

TEST_P(MailTest, SendsACancellationWithTextAlone) {
  SmtpSink sink({"accept"});
  NewMail mail{"anna@example.org", "", "Aflyst", "Mødet er aflyst", ""};
  mail.calendar = MailCalendar{documents::CalendarMethod::kCancel, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"};
  Queue(mail);
  EXPECT_EQ(Send(OptionsFor(sink.url())), 1);
  const auto got = sink.Take();
  EXPECT_EQ(got.at("kinds"), (boost::json::array{"multipart/mixed", "multipart/alternative", "text/plain",
                                                 "text/calendar", "application/ics"}));
  EXPECT_EQ(Field(got.at("parts").at(1), "method"), "CANCEL");
}

TEST_P(MailTest, KeepsEqualAttachmentsOnce) {
  const MailId first = Queue(Invitation());
  const MailId second = Queue(Invitation());
  database().Read([&](sql::Reader& reader) {
    EXPECT_EQ(reader.One<std::int64_t>("SELECT count(*) FROM file"), 3);
    for (const MailId id : {first, second}) {
      const auto attachments = ListAttachments(reader, id);
      ASSERT_THAT(attachments, SizeIs(3));
      EXPECT_EQ(attachments[0].bytes, Invitation().attachments[0].bytes);
      EXPECT_EQ(attachments[2].media_type, "text/plain");
    }
    const auto file = documents::FindFileByDigest(reader, documents::Sha256("Referat"));
    ASSERT_TRUE(file.has_value());
    EXPECT_TRUE(documents::IsHeld(reader, file->id));
    EXPECT_FALSE(documents::IsHeld(reader, documents::FileId{file->id.value + 1000}));
  });
}

TEST_P(MailTest, RefusesAttachmentsThatMailServersRefuse) {
  NewMail mail{"anna@example.org", "", "s", "b", ""};
  mail.attachments = {{"a.bin", "", std::string(kAttachmentLimit, 'x')}, {"b.bin", "", "x"}};
  const auto refused = Write([&](sql::Transaction& transaction) { return QueueMail(transaction, mail); });
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error(), (Error{"post.attachments_too_large", {{"limit", "20"}}}));
}

TEST_P(MailTest, FindsWhatAnAnswerNames) {
  const MailId id = Queue();
  database().Read([&](sql::Reader& reader) {
    const std::string key = FindMail(reader, id)->message_key;
    EXPECT_EQ(FindMailByMessageId(reader, " <" + key + "@example.org>").value().id, id);
    EXPECT_FALSE(FindMailByMessageId(reader, "<other@example.org>").has_value());
    EXPECT_FALSE(FindMailByMessageId(reader, "").has_value());
  });
}

TEST_P(MailTest, RefusesAnAddressThatIsNone) {
  const auto refused = Write([](sql::Transaction& transaction) {
    return QueueMail(transaction, {"anna", "", "s", "b", ""});
  });
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error(), (Error{"post.bad_address", {{"address", "anna"}}}));
}

struct Outcome {
  std::string behaviour;
  MailState state;
  std::string problem;
};

TEST_P(MailTest, TakesTheServersAnswerForWhatItMeans) {
  const std::vector<Outcome> outcomes = {{"recipient:550", MailState::kFailed, "550 no such mailbox here"},
                                         {"recipient:451", MailState::kWaiting, "451 no such mailbox here"},
                                         {"greeting:554", MailState::kWaiting, "554 not today"},
                                         {"greeting:421", MailState::kWaiting, "421 not today"},
                                         {"message:552", MailState::kFailed, "552 so it is"},
                                         {"message:452", MailState::kWaiting, "452 so it is"},
                                         {"swallow", MailState::kHeld, ""},
                                         {"drop", MailState::kHeld, ""},
                                         {"silent", MailState::kWaiting, ""},
                                         {"slow", MailState::kSent, ""}};
  std::vector<std::string> behaviours;
  for (const Outcome& outcome : outcomes) behaviours.push_back(outcome.behaviour);
  const SmtpSink sink(behaviours);
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const Outcome& outcome = outcomes[i];
    const MailId id = Queue();
    EXPECT_EQ(Send(OptionsFor(sink.url(i))), 1) << outcome.behaviour;
    const Mail mail = Find(id);
    EXPECT_EQ(mail.state, outcome.state) << outcome.behaviour << ": " << mail.problem;
    EXPECT_THAT(mail.problem, HasSubstr(outcome.problem)) << outcome.behaviour;
    EXPECT_EQ(mail.problem.empty(), outcome.state == MailState::kSent) << outcome.behaviour;
    Write([&](sql::Transaction& transaction) { transaction.Execute("DELETE FROM mail_message"); });
  }
}

TEST_P(MailTest, TriesAgainWithGrowingPausesAndThenGivesUp) {
  const MailId id = Queue();
  const SmtpOptions nobody = OptionsFor("smtp://127.0.0.1:1");
  EXPECT_EQ(Send(nobody), 1);
  EXPECT_EQ(Find(id).due, now_ + 1min);
  now_ += 59s;
  EXPECT_EQ(Send(nobody), 0);
  int attempts = 1;
  for (; Find(id).state == MailState::kWaiting; ++attempts) {
    now_ = Find(id).due;
    ASSERT_EQ(Send(nobody), 1);
    ASSERT_LT(attempts, 20);
  }
  EXPECT_EQ(attempts, 9);
  EXPECT_EQ(Find(id).state, MailState::kFailed);
  EXPECT_NE(Find(id).problem, "");
}

TEST_P(MailTest, HoldsWhatACrashLeftRatherThanSendingItTwice) {
  SmtpSink sink({"accept"});
  const SmtpOptions options = OptionsFor(sink.url());
  const MailId id = Queue();
  Write([&](sql::Transaction& transaction) {
    transaction.Execute("UPDATE mail_message SET state = 'sending', attempts = 1, attempt = 'lost', tried = $1", now_);
  });
  EXPECT_EQ(Send(options), 0);
  EXPECT_EQ(Find(id).state, MailState::kSending) << "the attempt may still be under way";
  now_ += 10min;
  EXPECT_EQ(Send(options), 0);
  EXPECT_EQ(Find(id).state, MailState::kHeld);
  EXPECT_TRUE(Write([&](sql::Transaction& transaction) { return SendAgain(transaction, id); }).has_value());
  EXPECT_EQ(Send(options), 1);
  EXPECT_EQ(Find(id).state, MailState::kSent);
  const auto changes =
      database().Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "mail_message", id.value); });
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].author.name, "Kim");
}

TEST_P(MailTest, LetsAPersonDecideOnlyWhatIsHeldOrFailed) {
  const MailId id = Queue();
  const Error not_held{"post.not_held", {{"mail", std::to_string(id.value)}}};
  EXPECT_EQ(Write([&](sql::Transaction& transaction) { return SendAgain(transaction, id); }).error(), not_held);
  EXPECT_EQ(Write([&](sql::Transaction& transaction) { return GiveUp(transaction, id); }).error(), not_held);
  Write([&](sql::Transaction& transaction) { transaction.Execute("UPDATE mail_message SET state = 'held'"); });
  EXPECT_TRUE(Write([&](sql::Transaction& transaction) { return GiveUp(transaction, id); }).has_value());
  EXPECT_EQ(Find(id).state, MailState::kFailed);
}

TEST_P(MailTest, SendsFromItsOwnThread) {
  SmtpSink sink({"accept"});
  Queue();
  Mailer mailer(database(), OptionsFor(sink.url()), [this] { return now_; });
  const Rounds rounds("mail", 20ms, [&](const std::stop_token& stop) { mailer.SendDue(stop); });
  EXPECT_EQ(sink.Take().at("Subject"), "Møde");
}

TEST_P(MailTest, ListsByStateTheNewestFirst) {
  Queue();
  const MailId last = Queue();
  const auto waiting = database().Read([](sql::Reader& reader) { return ListMail(reader, MailState::kWaiting, 10); });
  ASSERT_THAT(waiting, SizeIs(2));
  EXPECT_EQ(waiting[0].id, last);
  EXPECT_THAT(database().Read([](sql::Reader& reader) { return ListMail(reader, MailState::kSent, 10); }), SizeIs(0));
}

TOVHOLDER_ON_EVERY_STORE(MailTest);

TEST(Smtp, HangsUpInTheMiddleAreTriedAgain) {
  SmtpSink sink({"drop-early"});
  const std::string large = "Subject: x\r\n\r\n" + std::string(8 << 20, 'x') + "\r\n";
  EXPECT_EQ(SendBySmtp(OptionsFor(sink.url()), "a@b", large).delivery, Delivery::kDeferred);
}

TEST(Smtp, DoesNotSendInTheOpenWhereEncryptionIsRequired) {
  SmtpSink sink({"accept"});
  SmtpOptions options = OptionsFor(sink.url());
  options.encryption = Encryption::kRequired;
  EXPECT_EQ(SendBySmtp(options, "a@b", "Subject: x\r\n\r\nx\r\n").delivery, Delivery::kDeferred);
  EXPECT_EQ(sink.CountRest(), 0);
}

}  // namespace
}  // namespace tovholder::post
