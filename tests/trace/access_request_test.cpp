// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/pdf_writer.h"
#include "documents/personal_guard.h"
#include "documents/reader.h"
#include "documents/zip_archive.h"
#include "http/sessions.h"
#include "meetings/meeting_search.h"
#include "people/browser.h"
#include "people/user_store.h"
#include "sql/change_log.h"
#include "support/search_database.h"
#include "trace/access_package.h"
#include "trace/access_request_store.h"
#include "trace/trace_pages.h"

namespace tovholder::trace {
namespace {

using people::BodyOf;
using people::Browser;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Date Day(std::string_view iso) { return ParseIsoDate(iso).value(); }

TEST(DueDay, CountsWeekdaysBehindTheDayItCame) {
  EXPECT_EQ(DueDay(Day("2025-04-22"), 7), Day("2025-05-01"));
  EXPECT_EQ(DueDay(Day("2025-04-14"), 7), Day("2025-04-28")) << "over Easter";
  EXPECT_EQ(DueDay(Day("2025-04-26"), 1), Day("2025-04-28")) << "came on a Saturday";
}

AccessMark Mark(std::int64_t first, std::int64_t last, std::string ground) {
  return {{}, AccessPaperId{1}, first, last, std::move(ground)};
}

TEST(Redact, LeavesNothingOfAPassageNotEvenItsLength) {
  EXPECT_EQ(Redact("Hans klager", {Mark(0, 4, "§ 30")}), "█████ [§ 30] klager");
  EXPECT_EQ(Redact("Hans Hansen klager", {Mark(0, 11, "§ 30")}), "█████ [§ 30] klager");
  EXPECT_EQ(Redact("abcdef", {Mark(4, 5, ""), Mark(1, 3, "")}), "a█████d█████f") << "in any order";
  EXPECT_EQ(Redact("abcdef", {Mark(1, 4, ""), Mark(3, 6, "")}), "a██████████") << "overlapping";
  EXPECT_EQ(Redact("abc", {Mark(0, 99, "")}), "█████") << "beyond the end";
  EXPECT_EQ(Redact("abc", {}), "abc");
}

TEST(FindPassages, FindsEachPlaceOnce) {
  EXPECT_EQ(FindPassages("aXbXc", "X").size(), 2U);
  EXPECT_EQ(FindPassages("aaa", "aa").size(), 1U);
  EXPECT_THAT(FindPassages("abc", ""), IsEmpty());
  EXPECT_EQ(Blacken("Klage fra Hans", {"Hans", ""}), "Klage fra █████");
}

TEST(CheckDecision, WaitsForEveryPaperAndItsGround) {
  AccessPaper paper;
  paper.position = 3;
  const auto id = [](const Result<void>& result) { return result ? std::string() : result.error().id; };
  EXPECT_EQ(id(CheckDecision({})), "trace.nothing_collected");
  EXPECT_EQ(id(CheckDecision({{paper, {}}})), "trace.undecided");
  paper.decision = PaperDecision::kLeftOut;
  EXPECT_EQ(id(CheckDecision({{paper, {}}})), "trace.no_ground");
  paper.ground = "§ 30";
  EXPECT_EQ(id(CheckDecision({{paper, {}}})), "");
  paper.decision = PaperDecision::kRedacted;
  EXPECT_EQ(id(CheckDecision({{paper, {}}})), "trace.no_mark");
  EXPECT_EQ(id(CheckDecision({{paper, {Mark(0, 1, "§ 30")}}})), "");
}

// A case with three items: one names a tenant, so does its attachment; one is a secret of the board.
class AccessRequestTest : public test::ClockedSearchDatabaseTest {
 protected:
  AccessRequestTest() : ClockedSearchDatabaseTest("2025-04-22T08:00:00Z") {}

  void SetUp() override {
    ClockedSearchDatabaseTest::SetUp();
    Write([&](sql::Transaction& transaction) {
      meetings::MeetingDraft draft;
      draft.meeting.title = "Byrådet";
      draft.meeting.date = Day("2025-03-24");
      draft.meeting.visibility = people::Visibility::kPublic;
      draft.items.push_back(
          Item(1, "Klage over støj", "Hans Hemmelig (010190-1234) klager. Hans Hemmelig bor i nr. 7."));
      draft.items.push_back(Item(2, "Nye bænke", "Der købes bænke."));
      draft.items.push_back(Item(3, "Salg af Hemmelighuset", "Prisen er fjorten millioner."));
      const auto file =
          documents::StoreFile(transaction, "Jeg, Hans Hemmelig, kan ikke sove.\n", "klage.txt", "text/plain");
      draft.items[0].details.attachments.push_back(
          {{}, {}, 1, "Klage fra Hans Hemmelig.txt", false, false, file.id.value});
      const auto list = documents::StoreFile(transaction, "Bænke: 4 stk.\n", "tilbud.txt", "text/plain");
      draft.items[1].details.attachments.push_back({{}, {}, 1, "Tilbud.txt", false, false, list.id.value});
      meetings::IndexMeeting(transaction, index_, meetings::CreateMeeting(transaction, draft));
      AccessRequest request;
      request.asked_by = "Jens Journalist";
      request.subject = "Støj i Ringparken";
      request.received = Day("2025-04-22");
      id_ = CreateRequest(transaction, request, Day("2025-04-22")).value();
    });
  }
  static meetings::ItemDraft Item(int position, std::string title, std::string text) {
    meetings::ItemDraft draft;
    draft.details.item.position = position;
    draft.details.item.title = std::move(title);
    draft.details.item.case_text = std::move(text);
    draft.details.item.case_number = "24-012144";
    return draft;
  }

  int CollectAll(CollectBy by = CollectBy::kCase, std::string_view wanted = "24-012144") {
    return Write([&](sql::Transaction& transaction) {
             return Collect(transaction, index_, people::Viewer::CommandLine(), id_, by, wanted);
           })
        .value();
  }
  std::vector<PaperWithMarks> Papers() {
    return Read([&](sql::Reader& reader) { return ListPapers(reader, id_); });
  }
  AccessPaper PaperNamed(std::string_view title) {
    for (const PaperWithMarks& one : Papers()) {
      if (one.paper.title.find(title) != std::string::npos) return one.paper;
    }
    ADD_FAILURE() << title;
    return {};
  }
  void Settle(std::string_view title, PaperDecision decision, std::string_view ground = "") {
    const auto paper = PaperNamed(title).id;
    ASSERT_TRUE(Write([&](sql::Transaction& t) { return DecideOnPaper(t, paper, decision, ground); })) << title;
  }
  // Hans and his number are blacked out, the house is left out.
  void DecideAll() {
    CollectAll();
    const auto complaint = PaperNamed("Klage over støj").id;
    EXPECT_EQ(Write([&](sql::Transaction& t) { return MarkCprNumbers(t, complaint, "databeskyttelseslovens § 11"); }),
              1);
    EXPECT_EQ(Write([&](sql::Transaction& t) {
                return MarkPassage(t, complaint, "Hans Hemmelig", "§ 30", MarkReach::kAllPapers);
              }),
              4)
        << "twice in the text, once in the name of the attachment, once in the attachment";
    Settle("Nye bænke", PaperDecision::kIncluded);
    Settle("Tilbud", PaperDecision::kIncluded);
    Settle("Hemmelighuset", PaperDecision::kLeftOut, "§ 33, nr. 3");
    ASSERT_TRUE(Write([&](sql::Transaction& t) { return DecideRequest(t, id_); }));
  }

  search::Index index_{test::InstalledWords()};
  AccessRequestId id_;
};

TEST_P(AccessRequestTest, CollectsByCaseByPersonAndByWordsEachPaperOnce) {
  EXPECT_EQ(CollectAll(), 5) << "three items and two attachments";
  EXPECT_EQ(CollectAll(), 0);
  EXPECT_EQ(CollectAll(CollectBy::kPerson, "Hans Hemmelig"), 0);
  EXPECT_EQ(CollectAll(CollectBy::kWords, "bænke"), 1) << "the meeting, whose agenda names them";
  EXPECT_EQ(CollectAll(CollectBy::kWords, "  "), 0);
  EXPECT_EQ(CollectAll(CollectBy::kCase, "99-000000"), 0);
  EXPECT_EQ(Read([&](sql::Reader& reader) { return FindRequest(reader, id_)->state; }), RequestState::kCollected);
}

TEST_P(AccessRequestTest, WhatIsBlackedOutIsNowhereInThePackage) {
  DecideAll();
  const auto zip = WritePackage(
      database(), id_, [](const documents::Paper& paper) { return documents::WritePdf(paper); },
      [](std::int64_t, std::int64_t, std::string_view) {});
  ASSERT_TRUE(zip);
  auto archive = documents::ZipArchive::Open(*zip, "pakke.zip", 64 << 20);
  ASSERT_TRUE(archive);
  std::string everything = *zip;
  for (const std::string& name : archive->ListNames()) {
    const std::string bytes = archive->Read(name).value();
    everything += "\n" + name + "\n" + bytes;
    if (name.ends_with(".pdf")) {
      everything += documents::ReadDocument(bytes, name).value().text;
      EXPECT_THAT(documents::FindPersonalNumbersInFile(name, bytes).numbers, IsEmpty()) << name;
    }
  }
  for (const auto* secret : {"Hans", "Hemmelig", "0101", "1234", "Hemmelighuset", "fjorten"}) {
    EXPECT_THAT(everything, Not(HasSubstr(secret)));
  }
  for (const auto* shown : {"bor i nr. 7", "█████ [§ 30]", "kan ikke sove", "Der købes bænke", "Bænke: 4 stk.",
                            "Støj i Ringparken", "§ 33, nr. 3", "Udeladt dokument"}) {
    EXPECT_THAT(everything, HasSubstr(shown));
  }
  EXPECT_EQ(archive->ListNames().size(), 7U) << "the list in three forms, and four papers";
}

TEST_P(AccessRequestTest, ADecisionStandsUntilItIsTakenUpAgain) {
  DecideAll();
  const auto bench = PaperNamed("Nye bænke").id;
  const auto change = [&] {
    return Write([&](sql::Transaction& t) { return DecideOnPaper(t, bench, PaperDecision::kLeftOut, "§ 1"); });
  };
  EXPECT_EQ(change().error().id, "trace.is_decided");
  EXPECT_EQ(Write([&](sql::Transaction& t) { return MarkAsSent(t, id_); }).error().id, "trace.no_package");
  Write([&](sql::Transaction& t) { PutPackage(t, id_, "zip", "a.zip"); });
  Write([&](sql::Transaction& t) { PutPackage(t, id_, "zip 2", "a.zip"); });
  ASSERT_TRUE(Write([&](sql::Transaction& t) { return ReopenRequest(t, id_); }));
  EXPECT_FALSE(Read([&](sql::Reader& reader) { return FindRequest(reader, id_)->package; }));
  EXPECT_EQ(Read([](sql::Reader& reader) { return reader.One<int>("SELECT count(*) FROM file"); }), 2)
      << "no package is left";
  EXPECT_TRUE(change());
  ASSERT_TRUE(Write([&](sql::Transaction& t) { return DecideRequest(t, id_); }));
  Write([&](sql::Transaction& t) { PutPackage(t, id_, "zip 3", "a.zip"); });
  ASSERT_TRUE(Write([&](sql::Transaction& t) { return MarkAsSent(t, id_); }));
  EXPECT_EQ(Write([&](sql::Transaction& t) { return ReopenRequest(t, id_); }).error().id, "trace.not_decided");
}

TEST_P(AccessRequestTest, TheLogHoldsNoTextOfThePapers) {
  DecideAll();
  const auto changes = Read([](sql::Reader& reader) { return sql::ListLatestChanges(reader, 1000, 0); });
  for (const sql::Change& change : changes) {
    for (const sql::FieldChange& field : change.fields) EXPECT_THAT(field.to, Not(HasSubstr("klager")));
  }
  EXPECT_THAT(Read([](sql::Reader& reader) { return sql::VerifyChain(reader); }), IsEmpty());
}

TEST_P(AccessRequestTest, PagesLeadFromARequestToAPackage) {
  people::Office office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }};
  post::JobRunner jobs(database());
  http::Router router;
  router.Add(AccessRequestRoutes(office, index_, jobs));
  http::Site site(std::move(router), people::SiteOptionsOf(office));
  const auto enter = [&](const std::string& name, people::Role role) {
    Browser browser(site);
    browser.cookies["session"] = Write([&](sql::Transaction& t) {
      const auto user = people::CreateUser(t, {name + "@example.dk", name, role}).value();
      return http::StartSession(t, user.id.value, "test").token;
    });
    return browser;
  };
  Browser karla = enter("karla", people::Role::kSecretary);
  EXPECT_EQ(karla
                .Submit("/aktindsigt/ny", "/aktindsigt/ny",
                        {{"navn", ""}, {"emne", "x"}, {"modtaget", "i morges"}, {"dage", "7"}})
                .status,
            422);
  const auto made = karla.Submit("/aktindsigt/ny", "/aktindsigt/ny",
                                 {{"navn", "Jens"}, {"emne", "Støj"}, {"modtaget", "22. april 2025"}, {"dage", "7"}});
  ASSERT_EQ(made.status, 303);
  const std::string request = people::HeaderOf(made, "Location");
  EXPECT_THAT(BodyOf(karla.Get(request)), HasSubstr("1. maj 2025"));
  EXPECT_EQ(karla.Submit(request, request + "/saml", {{"efter", "case"}, {"hvad", "24-012144"}}).status, 303);
  EXPECT_EQ(karla.Submit(request, request + "/afgoer").status, 422) << "nothing is decided yet";
  const std::string paper = request + "/dokument/1";
  EXPECT_THAT(BodyOf(karla.Get(paper)), HasSubstr("1 tal i teksten kan være et CPR-nummer."));
  EXPECT_EQ(karla.Submit(paper, paper + "/streg-cpr", {{"hjemmel", "§ 11"}}).status, 303);
  EXPECT_EQ(karla.Submit(paper, paper + "/streg", {{"passage", "Hans Hemmelig"}, {"hjemmel", ""}}).status, 422);
  EXPECT_THAT(BodyOf(karla.Get(request)), HasSubstr("Udleveres med udstregninger"));
  for (const char* number : {"2", "3", "4", "5"}) {
    const std::string one = request + "/dokument/" + number;
    EXPECT_EQ(karla.Submit(one, one, {{"afgoerelse", "left_out"}, {"hjemmel", "§ 30"}}).status, 303);
  }
  EXPECT_EQ(karla.Submit(request, request + "/afgoer").status, 303);
  EXPECT_EQ(karla.Get(request + "/pakke.zip").status, 404);
  EXPECT_EQ(karla.Submit(request, request + "/pakke").status, 303);
  const auto packed = [](const http::Response& response) { return response.status != 404; };
  EXPECT_EQ(karla.Await(request + "/pakke.zip", packed).status, 200);
  EXPECT_EQ(karla.Submit(request, request + "/sendt").status, 303);

  Browser rie = enter("rie", people::Role::kAuditor);
  EXPECT_EQ(rie.Get(request).status, 200);
  EXPECT_THAT(BodyOf(rie.Get(paper)), Not(HasSubstr("Streg ud")));
  for (Browser outside : {Browser(site), enter("bo", people::Role::kReader)}) {
    for (const std::string& page : {std::string("/aktindsigt"), request, paper, request + "/pakke.zip"}) {
      EXPECT_THAT(outside.Get(page).status, testing::AnyOf(303, 403)) << page;
    }
  }
}

TOVHOLDER_ON_EVERY_STORE(AccessRequestTest);

}  // namespace
}  // namespace tovholder::trace
