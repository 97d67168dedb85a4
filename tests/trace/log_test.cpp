// SPDX-License-Identifier: EUPL-1.2
#include "trace/log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/sessions.h"
#include "meetings/meeting.h"
#include "people/browser.h"
#include "people/user_store.h"
#include "sql/records.h"
#include "support/search_database.h"
#include "trace/trace_pages.h"

namespace tovholder::trace {
namespace {

using people::BodyOf;
using people::Browser;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(ThingAt, IsReadFromTheAddressOfItsPage) {
  EXPECT_EQ(ThingAt("/moeder/12"), (Thing{"meeting", 12}));
  EXPECT_EQ(ThingAt("https://tovholder.example.dk/punkter/7?sprog=en"), (Thing{"agenda_item", 7}));
  EXPECT_EQ(ThingAt("/moeder/12/dagsorden"), (Thing{"meeting", 12}));
  for (const auto* none : {"", "/", "/moeder", "/moeder/", "/moeder/x", "/moeder/12x", "/moeder/-1", "/log/3",
                           "/moeder/99999999999999999999", "https://x"}) {
    EXPECT_FALSE(ThingAt(none)) << none;
  }
  for (const auto* page : {"/moeder/12", "/personer/3", "/brugere/1"}) EXPECT_EQ(PageOf(*ThingAt(page)), page);
  EXPECT_EQ(PageOf({"tie", 3}), "");
}

TEST(ParseLogRequest, SaysWhatItDoesNotUnderstand) {
  const LogRequest good =
      ParseLogRequest({{"fra", "1. april 2025"}, {"til", "2025-04-30"}, {"handling", "delete"}, {"foer", "70"}});
  EXPECT_THAT(good.faults, IsEmpty());
  EXPECT_EQ(good.filter.from, ParseIsoDate("2025-04-01"));
  EXPECT_EQ(good.filter.to, ParseIsoDate("2025-04-30"));
  EXPECT_EQ(good.filter.kind, sql::ChangeKind::kDelete);
  EXPECT_EQ(good.before, 70);
  EXPECT_EQ(ParseLogRequest({{"fra", "i går"}}).faults.size(), 1U);
  EXPECT_EQ(ParseLogRequest({{"sti", "/soeg"}}).faults.size(), 1U);
}

// Three days of changes by two users.
class LogTest : public test::ClockedSearchDatabaseTest {
 protected:
  LogTest() : ClockedSearchDatabaseTest("2025-04-01T08:00:00Z") {}

  void SetUp() override {
    ClockedSearchDatabaseTest::SetUp();
    karla_ = AddUser("karla@example.dk", "Karla Holm", people::Role::kSecretary);
    bo_ = AddUser("bo@example.dk", "Bo Beboer", people::Role::kReader);
    Day("2025-04-22T10:00:00Z");
    meeting_.title = "Byrådet";
    meeting_.changed = now_;
    Write(karla_, [&](sql::Transaction& t) { sql::Create(t, "meeting", meeting_); });
    Day("2025-04-23T10:00:00Z");
    item_.meeting = meeting_.id;
    item_.title = "Fællesvaskeri";
    Write(karla_, [&](sql::Transaction& t) { sql::Create(t, "agenda_item", item_); });
    Day("2025-04-24T21:59:00Z");  // 23.59 in Copenhagen
    meeting_.title = "Byrådets møde";
    Write(bo_, [&](sql::Transaction& t) { sql::Update(t, "meeting", meeting_); });
  }
  void Day(std::string_view moment) { now_ = ParseIsoInstant(moment).value(); }
  people::User AddUser(std::string email, std::string name, people::Role role) {
    return database().Write({}, [&](sql::Transaction& t) {
      return people::CreateUser(t, {email, name, role}).value();
    });
  }
  template <class F>
  void Write(const people::User& user, F&& write) {
    database().Write({user.id.value, user.name}, std::forward<F>(write));
  }
  LogPage List(const http::Fields& query, int limit = 50) {
    const LogRequest request = ParseLogRequest(query);
    EXPECT_THAT(request.faults, IsEmpty());
    return database().Read([&](sql::Reader& reader) { return ListLog(reader, request.filter, limit, request.before); });
  }
  std::vector<std::int64_t> Ids(const http::Fields& query) {
    std::vector<std::int64_t> ids;
    for (const sql::Change& change : List(query).changes) ids.push_back(change.id);
    return ids;
  }

  people::User karla_, bo_;
  meetings::Meeting meeting_;
  meetings::AgendaItem item_;
};

TEST_P(LogTest, IsNarrowedByEachFilterAndByAllTogether) {
  EXPECT_THAT(Ids({}), ElementsAre(5, 4, 3, 2, 1));
  EXPECT_THAT(Ids({{"hvem", "karla"}}), ElementsAre(4, 3));
  EXPECT_THAT(Ids({{"hvem", "BO@example"}}), ElementsAre(5));
  EXPECT_THAT(Ids({{"hvem", "system"}}), ElementsAre(2, 1));
  EXPECT_THAT(Ids({{"hvem", "ingen"}}), IsEmpty());
  EXPECT_THAT(Ids({{"slags", "agenda_item"}}), ElementsAre(4));
  EXPECT_THAT(Ids({{"handling", "update"}}), ElementsAre(5));
  EXPECT_THAT(Ids({{"fra", "23. april 2025"}}), ElementsAre(5, 4));
  EXPECT_THAT(Ids({{"til", "22. april 2025"}}), ElementsAre(3, 2, 1));
  EXPECT_THAT(Ids({{"fra", "24. april 2025"}, {"til", "24. april 2025"}}), ElementsAre(5)) << "by the day in Denmark";
  EXPECT_THAT(Ids({{"fra", "25. april 2025"}}), IsEmpty());
  EXPECT_THAT(Ids({{"q", "FÆLLESvask"}}), ElementsAre(4));
  EXPECT_THAT(Ids({{"q", "byråd møde"}}), ElementsAre(5));
  EXPECT_THAT(Ids({{"q", "byråd"}, {"hvem", "karla"}, {"slags", "meeting"}, {"handling", "create"}}), ElementsAre(3));
}

TEST_P(LogTest, TellsOfAThingWithWhatHangsOnIt) {
  EXPECT_THAT(Ids({{"sti", "/moeder/" + std::to_string(meeting_.id.value)}}), ElementsAre(5, 4, 3));
  EXPECT_THAT(Ids({{"sti", "/punkter/" + std::to_string(item_.id.value)}}), ElementsAre(4));
  EXPECT_THAT(Ids({{"sti", "/brugere/" + std::to_string(bo_.id.value)}}), ElementsAre(2));
  EXPECT_THAT(Ids({{"sti", "/moeder/99"}}), IsEmpty());
}

TEST_P(LogTest, IsReadPageByPageWithoutGapOrRepetition) {
  for (const std::string words : {"", "e"}) {
    std::vector<std::int64_t> read;
    std::int64_t before = 0;
    do {
      http::Fields query{{"foer", std::to_string(before)}};
      if (!words.empty()) query.emplace("q", words);
      const LogPage page = List(query, 2);
      for (const sql::Change& change : page.changes) read.push_back(change.id);
      EXPECT_FALSE(page.changes.empty() && page.next != 0);
      before = page.next;
    } while (before != 0);
    EXPECT_THAT(read, ElementsAre(5, 4, 3, 2, 1)) << words;
  }
}

TEST_P(LogTest, IsForWhoMayReadIt) {
  people::Office office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }};
  http::Router router;
  router.Add(LogRoutes(office, {sql::OutlineOf<meetings::Meeting>("meeting")}));
  http::Site site(std::move(router), people::SiteOptionsOf(office));
  const auto enter = [&](const people::User& user) {
    Browser browser(site);
    browser.cookies["session"] =
        database().Write({}, [&](sql::Transaction& t) { return http::StartSession(t, user.id.value, "test").token; });
    return browser;
  };
  EXPECT_EQ(Browser(site).Get("/log").status, 303);
  EXPECT_EQ(enter(bo_).Get("/log").status, 403);
  EXPECT_EQ(enter(bo_).Get("/log.csv").status, 403);
  for (const auto& user : {karla_, AddUser("rie@example.dk", "Rie", people::Role::kAuditor)}) {
    Browser browser = enter(user);
    const std::string page(BodyOf(browser.Get("/log?sti=/moeder/" + std::to_string(meeting_.id.value))));
    EXPECT_THAT(page, HasSubstr("Byrådets møde"));
    EXPECT_THAT(page, Not(HasSubstr("karla@example.dk")));
    auto csv = browser.Get("/log.csv?slags=meeting");
    auto* pieces = std::get_if<http::Pieces>(&csv.body);
    ASSERT_TRUE(pieces);
    std::string text;
    for (std::string piece = (*pieces)(); !piece.empty(); piece = (*pieces)()) text += piece;
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3) << text;
    EXPECT_THAT(text, HasSubstr("/moeder/"));
  }
}

TOVHOLDER_ON_EVERY_STORE(LogTest);

}  // namespace
}  // namespace tovholder::trace
