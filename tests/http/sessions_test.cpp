// SPDX-License-Identifier: EUPL-1.2
#include "http/sessions.h"

#include <gmock/gmock.h>

#include "support/test_database.h"

namespace tovholder::http {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::Field;

class SessionsTest : public test::DatabaseTest {
 protected:
  sql::OpenOptions Options() const override {
    sql::OpenOptions options;
    options.migrations = test::MigrationsOf({"sql", "http"});
    options.clock = [this] { return now_; };
    return options;
  }
  StartedSession Start(std::int64_t account, std::string_view agent = "Firefox") {
    return database().Write({},
                            [&](sql::Transaction& transaction) { return StartSession(transaction, account, agent); });
  }
  std::optional<FoundSession> Find(std::string_view token) {
    return database().Read([&](sql::Reader& reader) { return FindSession(reader, token, now_); });
  }
  std::vector<SessionEntry> List(std::int64_t account) {
    return database().Read([&](sql::Reader& reader) { return ListSessions(reader, account, now_); });
  }
  template <class F>
  void Write(F write) {
    database().Write({}, [&](sql::Transaction& transaction) { write(transaction); });
  }

  Instant now_{1'745'000'000s};
};

TEST_P(SessionsTest, FindsWhatItStarted) {
  const StartedSession started = Start(7);
  const auto found = Find(started.token);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->session.id, started.session.id);
  EXPECT_EQ(found->session.account, 7);
  EXPECT_EQ(found->session.csrf, started.session.csrf);
  EXPECT_EQ(found->last_seen, now_);
  EXPECT_FALSE(Find(started.token + "x").has_value());
  EXPECT_FALSE(Find("").has_value());
}

TEST_P(SessionsTest, KeepsNoTokenInTheDatabase) {
  const StartedSession started = Start(7);
  const auto digests =
      database().Read([](sql::Reader& reader) { return reader.Column<std::string>("SELECT digest FROM session"); });
  ASSERT_EQ(digests.size(), 1U);
  EXPECT_EQ(digests[0].find(started.token), std::string::npos);
  EXPECT_EQ(digests[0].size(), 64U);
}

TEST_P(SessionsTest, EndsAnIdleSession) {
  const StartedSession started = Start(7);
  now_ += 12h - 1s;
  EXPECT_TRUE(Find(started.token).has_value());
  now_ += 1s;
  EXPECT_FALSE(Find(started.token).has_value());
}

TEST_P(SessionsTest, EndsASessionAfterItsFullTime) {
  const StartedSession started = Start(7);
  SessionKeeper keeper(database());
  for (int hour = 0; hour < 14 * 24; hour += 6) {
    ASSERT_TRUE(keeper.Find(started.token, now_).has_value()) << hour;
    keeper.Flush();
    now_ += 6h;
  }
  EXPECT_FALSE(keeper.Find(started.token, now_).has_value());
  Start(8);
  EXPECT_EQ(database().Read([](sql::Reader& reader) { return reader.One<int>("SELECT count(*) FROM session"); }), 1);
}

TEST_P(SessionsTest, WritesWhenSomebodyWasSeenButRarely) {
  const StartedSession started = Start(7);
  const Instant begun = now_;
  SessionKeeper keeper(database());
  now_ += 1min;
  keeper.Find(started.token, now_);
  keeper.Flush();
  EXPECT_EQ(Find(started.token)->last_seen, begun);
  now_ += 10min;
  keeper.Find(started.token, now_);
  EXPECT_EQ(Find(started.token)->last_seen, begun);
  keeper.Flush();
  EXPECT_EQ(Find(started.token)->last_seen, now_);
}

TEST_P(SessionsTest, EndsOneOrAllOfAnAccount) {
  const StartedSession here = Start(7, "Firefox");
  const StartedSession there = Start(7, "Chrome");
  const StartedSession third = Start(7, "Safari");
  const StartedSession other = Start(8);
  Write([&](sql::Transaction& transaction) { EndSession(transaction, third.session.id); });
  EXPECT_THAT(List(7), ElementsAre(Field(&SessionEntry::agent, "Chrome"), Field(&SessionEntry::agent, "Firefox")));
  Write([&](sql::Transaction& transaction) { EndAllSessions(transaction, 7, here.session.id); });
  EXPECT_TRUE(Find(here.token).has_value());
  EXPECT_FALSE(Find(there.token).has_value());
  Write([&](sql::Transaction& transaction) { EndAllSessions(transaction, 7, 0); });
  EXPECT_TRUE(List(7).empty());
  EXPECT_TRUE(Find(other.token).has_value());
}

TEST_P(SessionsTest, TakesAnyNameOfABrowser) {
  Start(7, "\xFF\xFE");
  Start(7, std::string(5'000, 'x'));
  const auto entries = List(7);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_LE(entries[0].agent.size(), 210U);
  EXPECT_EQ(entries[1].agent, "");
}

TEST_P(SessionsTest, MakesASiteKeyOnce) {
  const std::string key = FindOrCreateSiteKey(database(), "forms");
  EXPECT_GE(key.size(), 32U);
  EXPECT_EQ(FindOrCreateSiteKey(database(), "forms"), key);
  EXPECT_NE(FindOrCreateSiteKey(database(), "other"), key);
}

TOVHOLDER_ON_EVERY_STORE(SessionsTest);

TEST(SessionCookie, IsForThisSiteAlone) {
  Request request;
  request.transport = Transport::kEncrypted;
  Response response;
  StartedSession started;
  started.token = "t";
  GiveSessionCookie(request, response, started);
  EXPECT_THAT(
      response.headers,
      ElementsAre(testing::Pair("Set-Cookie", "session=t; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=1209600")));
}

}  // namespace
}  // namespace tovholder::http
