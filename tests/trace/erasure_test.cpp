// SPDX-License-Identifier: EUPL-1.2
#include "trace/erasure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "desk/participants.h"
#include "desk/read_through.h"
#include "http/sessions.h"
#include "invitations/invitation_store.h"
#include "meetings/archive_check.h"
#include "meetings/meeting_search.h"
#include "people/browser.h"
#include "people/mail_address.h"
#include "people/membership.h"
#include "people/organization_store.h"
#include "people/user_store.h"
#include "planning/poll.h"
#include "post/mail.h"
#include "search/search.h"
#include "sittings/sitting.h"
#include "sql/change_log.h"
#include "sql/records.h"
#include "support/search_database.h"
#include "trace/log.h"
#include "trace/trace_pages.h"

namespace tovholder::trace {
namespace {

using people::BodyOf;
using people::Browser;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Date On(std::string_view iso) { return ParseIsoDate(iso).value(); }

TEST(DueBefore, GoesBackWholeYears) {
  EXPECT_EQ(DueBefore({{}, RetentionKind::kFormerMember, 5, ""}, On("2025-04-22")), On("2020-04-22"));
  EXPECT_EQ(DueBefore({{}, RetentionKind::kFormerMember, 1, ""}, On("2024-02-29")), On("2023-02-28"));
  EXPECT_EQ(DueBefore({{}, RetentionKind::kFormerMember, 0, ""}, On("2025-04-22")), std::nullopt);
}

// Valborg Quistgaard sat on a board until 2015, has a user, was written to, and stands in minutes and in a paper.
class ErasureTest : public test::ClockedSearchDatabaseTest {
 protected:
  ErasureTest() : ClockedSearchDatabaseTest("2025-04-22T08:00:00Z", {1, "Mona Lund"}) {}

  void SetUp() override {
    ClockedSearchDatabaseTest::SetUp();
    Write([&](sql::Transaction& transaction) {
      people::CreateUser(transaction, {"mona@example.dk", "Mona Lund", people::Role::kAdministrator}).value();
      valborg_ = AddPerson(transaction, "Valborg Quistgaard", "2015-12-31");
      bo_ = AddPerson(transaction, "Bo Beboer", "");
      people::CreateUser(transaction, {"valborg@quistgaard.dk", "Valborg Quistgaard", people::Role::kReader, valborg_})
          .value();
      ASSERT_TRUE(
          post::QueueMail(transaction, {.recipient = "valborg@quistgaard.dk",
                                        .recipient_name = "Valborg Quistgaard",
                                        .subject = "Kære Valborg",
                                        .body = "Hej Valborg Quistgaard",
                                        .html = "",
                                        .attachments = {{"brev.txt", "text/plain", "Til Valborg Quistgaard"}}}));
      AddMinutes(transaction);
      AddPaper(transaction);
    });
  }
  people::PersonId AddPerson(sql::Transaction& transaction, std::string_view name, std::string_view until) {
    people::Membership membership;
    membership.organization = people::FindOrCreateOrganization(transaction, std::nullopt, "Bestyrelsen");
    membership.person = people::FindOrCreatePerson(transaction, name);
    membership.title = "Næstformand " + std::string(name);
    membership.to_date = ParseIsoDate(until);
    sql::Create(transaction, "membership", membership);
    return membership.person;
  }
  void AddMinutes(sql::Transaction& transaction) {
    meetings::MeetingDraft draft;
    draft.meeting.title = "Bestyrelsen";
    draft.meeting.date = On("2014-03-01");
    draft.meeting.chair = "Valborg Quistgaard";
    draft.meeting.visibility = people::Visibility::kPublic;
    meetings::PersonAtMeeting present;
    present.name = "Valborg Quistgaard";
    draft.attendance.push_back(present);
    meetings::ItemDraft item;
    item.details.item.position = 1;
    item.details.item.title = "Tak til formanden";
    item.details.item.case_text = "Valborg Quistgaard takker af.";
    item.details.item.case_number = "14-000001";
    draft.items.push_back(item);
    const auto id = meetings::CreateMeeting(transaction, draft);
    item_ = draft.items[0].details.item.id.value;
    meetings::UpdateItem(transaction, draft.items[0].details.item);
    draft.items[0].details.item.case_text = "Valborg Quistgaard takker af efter ti år.";
    meetings::UpdateItem(transaction, draft.items[0].details.item);
    meetings::IndexMeeting(transaction, index_, id);
  }
  void AddPaper(sql::Transaction& transaction) {
    meetings::ImportRun run{{}, now_, now_, "x", "upload", {}};
    sql::Create(transaction, "import_run", run);
    const std::string text = "Ansøgning fra Valborg Quistgaard\n";
    meetings::Document document;
    document.run = run.id;
    document.file = documents::StoreFile(transaction, text, "Quistgaard.txt", "text/plain").id;
    document.name = "Quistgaard.txt";
    document.title = "Ansøgning fra Valborg Quistgaard";
    document.text = text;
    document.layout = "[]";
    document.findings = "[]";
    document.imported = ParseIsoInstant("2014-01-01T10:00:00Z").value();
    sql::Create(transaction, "document", document);
    index_.Put(transaction, meetings::EntryOf(document, text));
    paper_ = document.id;
  }

  Result<void> Erase(NameChoice name, std::vector<std::int64_t> items, std::vector<std::int64_t> papers) {
    return Write([&](sql::Transaction& transaction) {
      return ErasePerson(transaction, index_,
                         {valborg_, name, items, papers, "databeskyttelsesforordningens art. 17", "Frist udløbet"});
    });
  }
  std::size_t Hits(const std::string& words) {
    return Read([&](sql::Reader& reader) {
      search::Request request;
      request.text = words;
      request.visible_condition = people::AudienceCondition(people::Viewer::CommandLine(), search::kVisibilityColumn);
      return search::Search(reader, index_, request).hits.size();
    });
  }
  // Every text and blob of every table, but the index.
  std::string Everything() {
    return Read([](sql::Reader& reader) {
      std::string all;
      for (const auto* table : {"person",
                                "membership",
                                "user_account",
                                "user_password",
                                "mail_message",
                                "mail_attachment",
                                "meeting",
                                "agenda_item",
                                "document",
                                "reading",
                                "file",
                                "file_chunk",
                                "change_log",
                                "search_content",
                                "search_suggestion",
                                "attendance",
                                "erasure",
                                "invitation",
                                "saved_search",
                                "desk_item",
                                "desk_revision",
                                "meeting_invitation",
                                "invitation_address",
                                "private_note",
                                "sitting_member",
                                "sitting_disqualification",
                                "desk_guest",
                                "draft_remark"}) {
        reader.Each("SELECT * FROM " + std::string(table), [&](const sql::Row& row) {
          for (int i = 0; i < row.size(); ++i) {
            const sql::Value value = row.At(i);
            if (const auto* text = std::get_if<std::string>(&value)) all += *text + "\n";
            if (const auto* bytes = std::get_if<sql::Blob>(&value)) all += bytes->bytes + "\n";
          }
        });
      }
      return all;
    });
  }

  search::Index index_{test::InstalledWords()};
  people::PersonId valborg_, bo_;
  std::int64_t item_ = 0;
  meetings::DocumentId paper_;
};

TEST_P(ErasureTest, OnlyWhatIsBeyondItsPeriodIsDue) {
  const auto due = [&](RetentionKind kind) {
    return Read([&](sql::Reader& reader) { return ListDue(reader, kind, On("2025-04-22"), 50); });
  };
  EXPECT_THAT(due(RetentionKind::kFormerMember), IsEmpty()) << "no period is set";
  const auto set = [&](RetentionKind kind, int years) {
    return Write([&](sql::Transaction& t) { return PutRetentionRule(t, {{}, kind, years, "arkivloven"}); });
  };
  ASSERT_TRUE(set(RetentionKind::kFormerMember, 5));
  ASSERT_EQ(due(RetentionKind::kFormerMember).size(), 1U);
  EXPECT_EQ(due(RetentionKind::kFormerMember)[0].name, "Valborg Quistgaard");
  ASSERT_TRUE(set(RetentionKind::kFormerMember, 50));
  EXPECT_THAT(due(RetentionKind::kFormerMember), IsEmpty());
  ASSERT_TRUE(set(RetentionKind::kImportedPaper, 10));
  EXPECT_THAT(due(RetentionKind::kImportedPaper), SizeIs(1));
  ASSERT_TRUE(set(RetentionKind::kSentMail, 1));
  EXPECT_THAT(Read([&](sql::Reader& reader) { return ListDueMail(reader, On("2025-04-22")); }), IsEmpty());
  Write([](sql::Transaction& t) { t.Execute("UPDATE mail_message SET state = 'sent'"); });
  EXPECT_THAT(Read([&](sql::Reader& reader) { return ListDueMail(reader, On("2027-04-22")); }), SizeIs(1));
  EXPECT_EQ(set(RetentionKind::kSentMail, -1).error().id, "trace.years_wrong");
}

TEST_P(ErasureTest, ThePlanNamesAllThatGoes) {
  const auto plan = Read([&](sql::Reader& reader) { return PlanPersonErasure(reader, valborg_); });
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->memberships, 1);
  EXPECT_EQ(plan->account, "valborg@quistgaard.dk");
  EXPECT_EQ(plan->mails, 1);
  EXPECT_GT(plan->logged_values, 0);
  ASSERT_THAT(plan->items, SizeIs(1));
  EXPECT_EQ(plan->items[0].id, item_);
  ASSERT_THAT(plan->documents, SizeIs(1));
  EXPECT_FALSE(Read([](sql::Reader& reader) { return PlanPersonErasure(reader, people::PersonId{99}); }));
}

TEST_P(ErasureTest, NothingIsLeftWhereAllIsChosenAndTheChainIsWhole) {
  EXPECT_GT(Hits("Quistgaard"), 0U);
  ASSERT_THAT(Everything(), HasSubstr("Quistgaard"));
  ASSERT_TRUE(Erase(NameChoice::kReplaced, {item_}, {paper_.value}));
  const std::string left = Everything();
  for (const auto* secret : {"Quistgaard", "quistgaard", "Valborg", "valborg"})
    EXPECT_THAT(left, Not(HasSubstr(secret)));
  EXPECT_EQ(Hits("Quistgaard"), 0U);
  EXPECT_EQ(Hits("Valborg"), 0U);
  EXPECT_THAT(left, HasSubstr("[slettet] takker af efter ti år."));
  EXPECT_THAT(left, HasSubstr("Bo Beboer")) << "others keep what is theirs";
  EXPECT_THAT(Read([](sql::Reader& reader) { return sql::VerifyChain(reader); }), IsEmpty());
  EXPECT_THAT(Read([](sql::Reader& reader) { return documents::CheckFiles(reader); }), IsEmpty());
  EXPECT_THAT(Read([](sql::Reader& reader) { return meetings::CheckArchive(reader); }), IsEmpty());
  const auto erasures = Read([](sql::Reader& reader) { return ListErasures(reader, 10); });
  ASSERT_THAT(erasures, SizeIs(1));
  EXPECT_EQ(erasures[0].decided_by, "Mona Lund");
  EXPECT_EQ(erasures[0].extent, "agenda_item 1, document 1, mail_message 1, membership 1, person 1, user_account 1");
  const auto logged = Read([](sql::Reader& reader) {
    LogFilter filter;
    filter.table = "erasure";
    return ListLog(reader, filter, 10, 0);
  });
  EXPECT_THAT(logged.changes, SizeIs(1));
}

TEST_P(ErasureTest, ANameThatTheLawWantsPublishedStays) {
  ASSERT_TRUE(Erase(NameChoice::kKept, {}, {}));
  EXPECT_EQ(Read([&](sql::Reader& reader) { return people::FindPerson(reader, valborg_)->name; }),
            "Valborg Quistgaard");
  EXPECT_GT(Hits("Quistgaard"), 0U);
  const std::string left = Everything();
  EXPECT_THAT(left, Not(HasSubstr("valborg@quistgaard.dk")));
  EXPECT_THAT(left, Not(HasSubstr("Kære Valborg")));
  EXPECT_THAT(left, Not(HasSubstr("Næstformand Valborg")));
  EXPECT_THAT(left, HasSubstr("takker af")) << "the minutes stand";
  EXPECT_THAT(Read([](sql::Reader& reader) { return sql::VerifyChain(reader); }), IsEmpty());
}

// Called to a meeting at an address of her own, disqualified there, and asked what day suits her.
TEST_P(ErasureTest, ReachesInvitationsRollsAndPolls) {
  Write([&](sql::Transaction& transaction) {
    ASSERT_TRUE(people::PutMailAddress(transaction, valborg_, "valborg@privat.example"));
    ASSERT_TRUE(post::QueueMail(transaction, {.recipient = "valborg@privat.example",
                                              .recipient_name = "Valborg Quistgaard",
                                              .subject = "Møde",
                                              .body = "Kære Valborg",
                                              .html = ""}));
    invitations::Invitation called;
    called.meeting = meetings::MeetingId{transaction.One<std::int64_t>("SELECT min(id) FROM meeting").value()};
    called.organization = people::FindOrCreateOrganization(transaction, std::nullopt, "Bestyrelsen");
    called.person = valborg_;
    called.email = "valborg@privat.example";
    called.answer = invitations::Answer::kDeclined;
    called.remark = "Jeg er syg, Valborg";
    called.bounced = "valborg@privat.example er ukendt";
    invitations::StoreInvitation(transaction, called);
    called.id = {};
    called.person = bo_;
    called.email = "bo@example.dk";
    called.remark = "Jeg kører med Valborg Quistgaard";
    called.bounced.clear();
    invitations::StoreInvitation(transaction, called);
    sittings::SittingMember member;
    member.meeting = called.meeting;
    member.person = valborg_;
    member.name = "Valborg Quistgaard";
    sql::Create(transaction, "sitting_member", member);
    sittings::Disqualification one{{}, called.meeting, member.id, meetings::ItemId{item_}, "Gift med Quistgaard", {}};
    sql::Create(transaction, "sitting_disqualification", one);
    planning::DatePoll poll;
    poll.meeting = called.meeting;
    poll.created = now_;
    sql::Create(transaction, "date_poll", poll);
    planning::PollTime time{{}, poll.id, On("2025-05-06"), std::nullopt, std::nullopt, false};
    sql::Create(transaction, "date_poll_time", time);
    for (const auto person : {valborg_, bo_}) {
      planning::PollAnswer answer{{}, time.id, person, planning::Fit::kFits, now_};
      sql::Create(transaction, "date_poll_answer", answer);
    }
  });
  const auto plan = Read([&](sql::Reader& reader) { return PlanPersonErasure(reader, valborg_); });
  EXPECT_EQ(plan->invitations, 1);
  EXPECT_EQ(plan->poll_answers, 1);
  EXPECT_EQ(plan->mails, 2);
  ASSERT_TRUE(Erase(NameChoice::kReplaced, {item_}, {paper_.value}));
  const std::string left = Everything();
  for (const auto* secret : {"Quistgaard", "quistgaard", "Valborg", "valborg", "syg"}) {
    EXPECT_THAT(left, Not(HasSubstr(secret)));
  }
  EXPECT_THAT(left, HasSubstr("Jeg kører med Slettet person"));
  EXPECT_THAT(left, HasSubstr("bo@example.dk"));
  EXPECT_EQ(Read([](sql::Reader& reader) { return reader.One<std::int64_t>("SELECT count(*) FROM date_poll_answer"); }),
            1);
  EXPECT_THAT(Read([](sql::Reader& reader) { return sql::VerifyChain(reader); }), IsEmpty());
}

// Where others named her: as a guest, one of them taken off again, and in a remark on a draft.
TEST_P(ErasureTest, ReachesGuestsAndRemarks) {
  Write([&](sql::Transaction& transaction) {
    desk::DeskGuest guest;
    guest.meeting = meetings::MeetingId{transaction.One<std::int64_t>("SELECT min(id) FROM meeting").value()};
    guest.name = "Valborg Quistgaard";
    guest.comes_from = "Valborg Quistgaard & Co.";
    sql::Create(transaction, "desk_guest", guest);
    sql::Delete(transaction, "desk_guest", guest);
    guest.id = {};
    sql::Create(transaction, "desk_guest", guest);
    desk::DraftRemark remark;
    remark.meeting = guest.meeting;
    remark.account = transaction.One<people::UserId>("SELECT min(id) FROM user_account").value();
    remark.text = "Spørg Valborg Quistgaard";
    remark.written = now_;
    sql::Create(transaction, "draft_remark", remark);
  });
  ASSERT_TRUE(Erase(NameChoice::kReplaced, {item_}, {paper_.value}));
  const std::string left = Everything();
  EXPECT_THAT(left, Not(HasSubstr("Quistgaard")));
  EXPECT_THAT(left, HasSubstr("Spørg Slettet person"));
  EXPECT_THAT(Read([](sql::Reader& reader) { return sql::VerifyChain(reader); }), IsEmpty());
}

TEST_P(ErasureTest, NeedsGroundAndReasonAndLeavesAllAsItWasWithoutThem) {
  const std::string before = Everything();
  const auto erase = [&](std::string ground, std::string reason) {
    return Write([&](sql::Transaction& t) {
      return ErasePerson(t, index_, {valborg_, NameChoice::kReplaced, {item_}, {}, ground, reason});
    });
  };
  EXPECT_EQ(erase("", "x").error().id, "trace.no_erasure_ground");
  EXPECT_EQ(erase("§ 1", " ").error().id, "trace.no_erasure_reason");
  EXPECT_EQ(Everything(), before);
}

TEST_P(ErasureTest, AnAdministratorDecidesAndAnAuditorOnlyReads) {
  people::Office office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }};
  http::Router router;
  router.Add(RetentionRoutes(office));
  router.Add(ErasureRoutes(office, index_));
  http::Site site(std::move(router), people::SiteOptionsOf(office));
  const auto enter = [&](people::Role role) {
    Browser browser(site);
    browser.cookies["session"] = Write([&](sql::Transaction& t) {
      const std::string name(people::ToName(role));
      return http::StartSession(t, people::CreateUser(t, {name + "@example.dk", name, role}).value().id.value, "test")
          .token;
    });
    return browser;
  };
  const std::string page = "/opbevaring/person/" + std::to_string(valborg_.value);
  Browser auditor = enter(people::Role::kAuditor);
  EXPECT_THAT(BodyOf(auditor.Get(page)), HasSubstr("1 mail slettes"));
  EXPECT_EQ(auditor.Post(page, {{"csrf", auditor.TokenOf("/opbevaring")}}).status, 403);
  EXPECT_EQ(enter(people::Role::kSecretary).Get(page).status, 403);
  EXPECT_EQ(Browser(site).Get("/opbevaring").status, 303);
  Browser mona = enter(people::Role::kAdministrator);
  EXPECT_EQ(mona.Submit("/opbevaring", "/opbevaring", {{"slags", "former_member"}, {"aar", "fem"}}).status, 422);
  EXPECT_EQ(
      mona.Submit("/opbevaring", "/opbevaring", {{"slags", "former_member"}, {"aar", "5"}, {"hjemmel", "arkivloven"}})
          .status,
      303);
  EXPECT_THAT(BodyOf(mona.Get("/opbevaring")), HasSubstr("Valborg Quistgaard"));
  EXPECT_EQ(mona.Submit(page, page, {{"navn", "erstattes"}, {"hjemmel", ""}, {"grund", "x"}}).status, 422);
  EXPECT_EQ(mona.Submit(page, page,
                        {{"navn", "erstattes"},
                         {"punkt", std::to_string(item_)},
                         {"punkt", "99"},
                         {"hjemmel", "art. 17"},
                         {"grund", "Frist"}})
                .status,
            303);
  const std::string done(BodyOf(mona.Get("/opbevaring")));
  EXPECT_THAT(done, HasSubstr("art. 17"));
  EXPECT_THAT(done, HasSubstr("Intet er forfaldent."));
  const std::string paper = "/opbevaring/papir/" + std::to_string(paper_.value);
  EXPECT_EQ(mona.Submit(paper, paper, {{"hjemmel", "art. 17"}, {"grund", "Frist"}}).status, 303);
  EXPECT_THAT(Everything(), Not(HasSubstr("Quistgaard")));
}

TOVHOLDER_ON_EVERY_STORE(ErasureTest);

}  // namespace
}  // namespace tovholder::trace
