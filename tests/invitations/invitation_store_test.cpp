// SPDX-License-Identifier: EUPL-1.2
#include "invitations/invitation_store.h"

#include <gmock/gmock.h>

#include "desk/participants.h"
#include "invitations/invitations_database.h"
#include "invitations/own_reading.h"
#include "people/mail_address.h"
#include "sql/change_log.h"

namespace tovholder::invitations {
namespace {

using documents::CalendarMethod;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class InvitationStoreTest : public InvitationsDatabaseTest {
 protected:
  std::string RefusalOf(const documents::CalendarReply& reply, std::string_view sender) {
    const auto taken = Write([&](sql::Transaction& transaction) { return TakeReply(transaction, reply, sender); });
    return taken ? "" : taken.error().id;
  }
  documents::CalendarReply ReplyTo(meetings::MeetingId id, std::string attendee) {
    documents::CalendarReply reply;
    reply.uid = CallOf(id).uid;
    reply.sequence = CallOf(id).sequence;
    reply.attendee = std::move(attendee);
    reply.participation = documents::Participation::kDeclined;
    reply.stamp = now_;
    return reply;
  }
  Result<void> Deputize(meetings::MeetingId id, people::PersonId who, people::PersonId deputy) {
    const InvitationId invitation = Of(id, who).id;
    return Write([&](sql::Transaction& transaction) { return CallDeputy(transaction, invitation, deputy); });
  }
};

TEST_P(InvitationStoreTest, CallsTheMembersOfTheDayOnce) {
  const auto draft = Create();
  EXPECT_EQ(Tell(draft), 0) << "a draft is nobody's business";
  const auto id = Call();
  ASSERT_THAT(Mails(), SizeIs(2));
  const post::Mail mail = MailsTo("anna@example.dk").at(0);
  EXPECT_EQ(mail.calendar_method, CalendarMethod::kRequest);
  EXPECT_THAT(mail.subject, HasSubstr("Indkaldelse: Bestyrelsesmøde, tirsdag den 19. maj 2026 kl. 15.00–17.00"));
  EXPECT_THAT(mail.body, AllOf(HasSubstr("Godkendelse af dagsorden"), HasSubstr("https://plan.example.dk/moeder/"),
                               HasSubstr("Beboerhuset")));
  EXPECT_THAT(mail.calendar, AllOf(HasSubstr("SEQUENCE:0"), HasSubstr("METHOD:REQUEST"), HasSubstr("anna@example.dk"),
                                   Not(HasSubstr("dorte@example.dk"))));
  EXPECT_FALSE(Of(id, bo_).sent) << "no address";
  EXPECT_TRUE(Of(id, bo_).id);
  EXPECT_FALSE(Of(id, erik_).id);
  EXPECT_FALSE(Of(id, finn_).id);
  EXPECT_EQ(Tell(id), 0);
  EXPECT_THAT(Mails(), SizeIs(2)) << "nobody is told twice";
}

TEST_P(InvitationStoreTest, LettersHoldNothingOfAClosedItem) {
  const auto id = Create();
  desk::DeskItem item = Item(id, "Køb af Hemmelighuset");
  item.closed = true;
  item.closed_reason = "forvaltningslovens § 27";
  item.case_text = "Forhandlingsbeløbet";
  Add(item);
  ASSERT_TRUE(TryRelease(id));
  Tell(id);
  for (const post::Mail& mail : Mails()) {
    EXPECT_THAT(mail.body + mail.calendar, AllOf(Not(HasSubstr("Hemmelig")), Not(HasSubstr("Forhandling"))));
    EXPECT_THAT(mail.body, HasSubstr("Lukket punkt"));
  }
}

TEST_P(InvitationStoreTest, AMoveAsksAgainAndASupplementDoesNot) {
  const auto id = Call();
  const std::string uid = CallOf(id).uid;
  ASSERT_TRUE(Give(Of(id, anna_).id, {Answer::kAccepted, "Gerne"}));
  Add(Item(id, "Nye bænke"));
  ASSERT_TRUE(TryRelease(id, "Den hastede"));
  EXPECT_EQ(Tell(id), 2);
  EXPECT_EQ(Of(id, anna_).answer, Answer::kAccepted);
  const post::Mail supplement = MailsTo("anna@example.dk").back();
  EXPECT_THAT(supplement.calendar, AllOf(HasSubstr("SEQUENCE:1"), HasSubstr("PARTSTAT=ACCEPTED")));
  EXPECT_THAT(supplement.body, HasSubstr("Nye bænke: tilføjet"));

  Move(id, "2026-05-20");
  EXPECT_EQ(Tell(id), 2);
  EXPECT_EQ(Of(id, anna_).answer, Answer::kNone);
  EXPECT_EQ(Of(id, anna_).sequence, 2);
  EXPECT_EQ(CallOf(id).moved_in, 2);
  EXPECT_EQ(CallOf(id).uid, uid);
  const post::Mail moved = MailsTo("anna@example.dk").back();
  EXPECT_THAT(moved.body, AllOf(HasSubstr("Salen er optaget"), HasSubstr("2026-05-19 15:00"), HasSubstr("20. maj")));
  EXPECT_THAT(moved.calendar, AllOf(HasSubstr("20260520"), HasSubstr("SEQUENCE:2")));
}

TEST_P(InvitationStoreTest, ACancellationReachesWhoWasTold) {
  const auto id = Call();
  Cancel(id);
  EXPECT_EQ(Tell(id), 2);
  const post::Mail mail = MailsTo("anna@example.dk").back();
  EXPECT_EQ(mail.calendar_method, CalendarMethod::kCancel);
  EXPECT_THAT(mail.calendar, AllOf(HasSubstr("SEQUENCE:1"), HasSubstr("STATUS:CANCELLED")));
  EXPECT_THAT(mail.body, HasSubstr("For få sager"));
  EXPECT_EQ(Tell(id), 0);
  const auto answered = Give(Of(id, anna_).id, {});
  ASSERT_FALSE(answered);
  EXPECT_EQ(answered.error().id, "invitations.cancelled");
}

TEST_P(InvitationStoreTest, SeatsThatChangeAreToldAlone) {
  const auto id = Call();
  const auto untold = [&] { return database().Read([&](sql::Reader& reader) { return CountUntold(reader, id); }); };
  EXPECT_EQ(untold(), 0);
  AddMember(board_, finn_, people::MembershipRole::kMember);
  Write([&](sql::Transaction& transaction) {
    auto membership = sql::Find<people::Membership>(transaction, "FROM membership WHERE person = $1", dorte_).value();
    membership.to_date = ParseIsoDate("2026-05-10");
    sql::Update(transaction, "membership", membership);
  });
  EXPECT_EQ(untold(), 2);
  EXPECT_EQ(Tell(id), 2);
  EXPECT_EQ(MailsTo("finn@example.dk").at(0).calendar_method, CalendarMethod::kRequest);
  EXPECT_EQ(MailsTo("dorte@example.dk").back().calendar_method, CalendarMethod::kCancel);
  EXPECT_THAT(MailsTo("anna@example.dk"), SizeIs(1));
  EXPECT_TRUE(Of(id, dorte_).withdrawn);
  EXPECT_EQ(untold(), 0);
}

TEST_P(InvitationStoreTest, ALinkAnswersOnce) {
  const auto id = Call();
  const std::string token = TokenIn(MailsTo("anna@example.dk").at(0));
  const auto found = [&] { return database().Read([&](sql::Reader& reader) { return FindByLink(reader, token); }); };
  ASSERT_TRUE(found());
  EXPECT_EQ(found()->person, anna_);
  ASSERT_TRUE(Give(Of(id, anna_).id, {Answer::kDeclined, "Ferie"}));
  EXPECT_FALSE(found());
  EXPECT_FALSE(database().Read([](sql::Reader& reader) { return FindByLink(reader, ""); }));
  Move(id, "2026-05-20");
  Tell(id);
  EXPECT_FALSE(found());
}

TEST_P(InvitationStoreTest, TheLogKeepsNoRemark) {
  const auto id = Call();
  ASSERT_TRUE(Give(Of(id, anna_).id, {Answer::kDeclined, "Indlagt på sygehuset"}));
  ASSERT_TRUE(Give(Of(id, anna_).id, {Answer::kDeclined, "Hjemme igen"}));
  EXPECT_EQ(Of(id, anna_).remark, "Hjemme igen");
  const std::int64_t row = Of(id, anna_).id.value;
  database().Read([&](sql::Reader& reader) {
    const auto changes = sql::ListChanges(reader, "meeting_invitation", row);
    EXPECT_THAT(changes, SizeIs(testing::Ge(2U)));
    for (const sql::Change& change : changes) {
      for (const sql::FieldChange& field : change.fields) {
        EXPECT_THAT(field.from + field.to, AllOf(Not(HasSubstr("sygehus")), Not(HasSubstr("Hjemme"))));
      }
    }
    EXPECT_THAT(sql::VerifyChain(reader), IsEmpty());
  });
}

TEST_P(InvitationStoreTest, TheSecretaryCallsTheDeputyIn) {
  const auto id = Call();
  EXPECT_EQ(Deputize(id, anna_, carla_).error().id, "invitations.comes");
  ASSERT_TRUE(Give(Of(id, anna_).id, {Answer::kDeclined}));
  EXPECT_THAT(MailsTo("carla@example.dk"), IsEmpty());
  ASSERT_TRUE(Deputize(id, anna_, carla_));
  EXPECT_THAT(MailsTo("carla@example.dk").at(0).body, HasSubstr("som stedfortræder for Anna Holm"));
  EXPECT_EQ(Of(id, carla_).deputy_for, anna_);
  EXPECT_EQ(Deputize(id, anna_, finn_).error().id, "invitations.called_already");
  EXPECT_EQ(Deputize(id, anna_, dorte_).error().id, "invitations.called_already");
  const InvitationId deputy = Of(id, carla_).id;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return CallOff(transaction, deputy); }));
  EXPECT_EQ(MailsTo("carla@example.dk").back().calendar_method, CalendarMethod::kCancel);
  ASSERT_TRUE(Deputize(id, anna_, carla_)) << "and may be called again";
  EXPECT_GE(Of(id, carla_).sequence, 1);
}

TEST_P(InvitationStoreTest, OrCalledAtOnceWhereTheOrganizationWantsIt) {
  Write([&](sql::Transaction& transaction) { PutInvitationRule(transaction, {{}, board_, DeputyCall::kAtOnce}); });
  const auto id = Call();
  ASSERT_TRUE(Give(Of(id, anna_).id, {Answer::kDeclined}));
  EXPECT_THAT(MailsTo("carla@example.dk"), SizeIs(1));
  ASSERT_TRUE(Give(Of(id, anna_).id, {Answer::kDeclined, "Stadig"}));
  EXPECT_THAT(MailsTo("carla@example.dk"), SizeIs(1));
  ASSERT_TRUE(Give(Of(id, dorte_).id, {Answer::kDeclined, "", finn_}));
  EXPECT_THAT(MailsTo("finn@example.dk"), IsEmpty()) << "whom no membership names the secretary calls";
}

TEST_P(InvitationStoreTest, TakesAnswersOfCalendars) {
  const auto id = Call();
  auto reply = ReplyTo(id, "anna@example.dk");
  reply.comment = "Jeg er\npå ferie";
  EXPECT_EQ(RefusalOf(reply, "anna@example.dk"), "");
  EXPECT_EQ(Of(id, anna_).answer, Answer::kDeclined);
  EXPECT_EQ(Of(id, anna_).remark, "Jeg er på ferie");
  reply.stamp = now_ - std::chrono::hours(1);
  EXPECT_EQ(RefusalOf(reply, "anna@example.dk"), "invitations.overtaken");
  EXPECT_EQ(RefusalOf(ReplyTo(id, "finn@example.dk"), "finn@example.dk"), "invitations.not_invited");
  EXPECT_EQ(RefusalOf(ReplyTo(id, "dorte@example.dk"), "anna@example.dk"), "invitations.other_sender");
  EXPECT_EQ(RefusalOf(ReplyTo(id, ""), ""), "invitations.not_invited") << "who has no address answers for nobody";
  reply.uid = "meeting-7@nowhere";
  EXPECT_EQ(RefusalOf(reply, "anna@example.dk"), "invitations.unknown_event");
  reply = ReplyTo(id, "anna@example.dk");
  Move(id, "2026-05-20");
  Tell(id);
  EXPECT_EQ(RefusalOf(reply, "anna@example.dk"), "invitations.old_answer");
  EXPECT_EQ(Of(id, anna_).answer, Answer::kNone);
}

TEST_P(InvitationStoreTest, ABounceIsSeenUntilTheAddressIsMended) {
  const auto id = Call();
  const post::Mail mail = MailsTo("anna@example.dk").at(0);
  const post::Bounce bounce{{{"anna@example.dk", "5.1.1", "User unknown"}}, mail.message_key + "@example.dk"};
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return TakeBounce(transaction, bounce); }));
  EXPECT_EQ(Of(id, anna_).bounced, "5.1.1 User unknown");
  const auto unknown = Write([&](sql::Transaction& transaction) { return TakeBounce(transaction, {{}, ""}); });
  EXPECT_EQ(unknown.error().id, "invitations.unknown_mail");

  const InvitationId invitation = Of(id, anna_).id;
  const auto again = [&] {
    return Write([&](sql::Transaction& transaction) { return SendOnceMore(transaction, invitation); });
  };
  EXPECT_EQ(again().error().id, "invitations.on_its_way");
  Write([&](sql::Transaction& transaction) {
    transaction.Execute("UPDATE mail_message SET state = 'sent'");
    EXPECT_FALSE(people::PutMailAddress(transaction, anna_, "ingen adresse"));
    EXPECT_TRUE(people::PutMailAddress(transaction, anna_, "Anna@Hjemme.example"));
  });
  ASSERT_TRUE(again());
  EXPECT_EQ(Of(id, anna_).bounced, "");
  EXPECT_THAT(MailsTo("anna@hjemme.example"), SizeIs(1));
  EXPECT_THAT(MailsTo("anna@hjemme.example").at(0).calendar, HasSubstr("SEQUENCE:0"));
}

TEST_P(InvitationStoreTest, CallsInvitedOrganizationsWithoutASeat) {
  const auto id = Create();
  AddMember(group_, anna_, people::MembershipRole::kChair);
  desk::DeskGuest guest;
  guest.organization = group_;
  guest.name = "Koordinationsgruppen";
  Write([&](sql::Transaction& transaction) { desk::PutGuests(transaction, id, {guest}); });
  ASSERT_TRUE(TryRelease(id));
  Tell(id);
  EXPECT_THAT(MailsTo("finn@example.dk"), SizeIs(1));
  EXPECT_EQ(Of(id, finn_).organization, group_);
  EXPECT_FALSE(HasSeat(Of(id, finn_).role));
  EXPECT_EQ(Of(id, anna_).organization, board_) << "she sits in the board itself";
  EXPECT_TRUE(HasSeat(Of(id, anna_).role));
  Write([&](sql::Transaction& transaction) { desk::PutGuests(transaction, id, {}); });
  EXPECT_EQ(Tell(id), 1) << "he is told that he is not called any more";
  EXPECT_TRUE(Of(id, finn_).withdrawn);
}

TEST_P(InvitationStoreTest, WhoComesToASeatOrLeavesItHearsAtOnce) {
  const auto id = Call();
  const auto tell = [&] { return Write([](sql::Transaction& transaction) { return TellOfSeats(transaction); }); };
  EXPECT_EQ(tell(), 0);
  AddMember(board_, carla_, people::MembershipRole::kMember);
  EXPECT_EQ(tell(), 1);
  EXPECT_EQ(tell(), 0);
  EXPECT_THAT(MailsTo("carla@example.dk").at(0).calendar, HasSubstr("METHOD:REQUEST"));
  Write([&](sql::Transaction& transaction) {
    auto seat = people::ListMembershipsOf(transaction, anna_).at(0);
    seat.to_date = ParseIsoDate("2026-05-10");
    sql::Update(transaction, "membership", seat);
  });
  EXPECT_EQ(tell(), 1);
  EXPECT_THAT(MailsTo("anna@example.dk").back().calendar, HasSubstr("METHOD:CANCEL"));
  EXPECT_TRUE(Of(id, anna_).withdrawn);
  Write([&](sql::Transaction& transaction) { EXPECT_TRUE(people::PutMailAddress(transaction, bo_, "bo@example.dk")); });
  EXPECT_EQ(tell(), 1);
  EXPECT_THAT(MailsTo("bo@example.dk"), SizeIs(1));
}

TEST_P(InvitationStoreTest, SeatsOfMeetingsThatAreNotCalledOrHaveBegunTellNobody) {
  const auto tell = [&] { return Write([](sql::Transaction& transaction) { return TellOfSeats(transaction); }); };
  Create();
  AddMember(board_, carla_, people::MembershipRole::kMember);
  EXPECT_EQ(tell(), 0);
  const auto id = Call();
  AddMember(board_, finn_, people::MembershipRole::kMember);
  now_ = CallOf(id).starts;
  EXPECT_EQ(tell(), 0);
}

TEST_P(InvitationStoreTest, OnlyWhoMayReadEverythingListsThem) {
  const auto id = Call();
  const auto list = [&](const people::Viewer& viewer) {
    return database().Read([&](sql::Reader& reader) { return ListInvitations(reader, viewer, id).size(); });
  };
  EXPECT_EQ(list(secretary_), 3U);
  EXPECT_EQ(list({people::UserId{9}, "Rie", people::Role::kAuditor}), 3U);
  EXPECT_EQ(list(ViewerOf(anna_)), 0U);
  EXPECT_EQ(list(people::Viewer::Outsider()), 0U);
}

TEST_P(InvitationStoreTest, NotesAreTheWritersAndLeaveNoTrace) {
  const auto id = Call();
  const auto item = PublicItems(id).at(0).item;
  const people::UserId anna = ViewerOf(anna_).user;
  const auto count = [&](people::UserId user) {
    return database().Read([&](sql::Reader& reader) { return ListNotes(reader, user, id).size(); });
  };
  const auto before =
      database().Read([](sql::Reader& reader) { return sql::ListLatestChanges(reader, 1, 0).at(0).id; });
  Write([&](sql::Transaction& transaction) {
    EXPECT_FALSE(PutNote(transaction, anna, item, "Punkt 1", std::string(kLongestNote + 1, 'x')));
    EXPECT_TRUE(PutNote(transaction, anna, item, "Punkt 1", "Spørg om prisen"));
    EXPECT_TRUE(PutNote(transaction, anna, item, "Punkt 1", "Spørg om prisen igen"));
    PutReading(transaction, anna, id, 1);
    PutReading(transaction, anna, id, 1);
  });
  EXPECT_EQ(count(anna), 1U);
  EXPECT_EQ(count(ViewerOf(dorte_).user), 0U);
  EXPECT_EQ(database().Read([](sql::Reader& reader) { return sql::ListLatestChanges(reader, 1, 0).at(0).id; }), before);
  Write([&](sql::Transaction& transaction) { EXPECT_TRUE(PutNote(transaction, anna, item, "Punkt 1", " ")); });
  EXPECT_EQ(count(anna), 0U);
}

TOVHOLDER_ON_EVERY_STORE(InvitationStoreTest);

}  // namespace
}  // namespace tovholder::invitations
