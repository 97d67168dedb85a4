// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "http/sessions.h"
#include "meetings/guard_rule.h"
#include "meetings/publication_pages.h"
#include "people/browser.h"
#include "people/user_store.h"
#include "support/search_database.h"

namespace tovholder::meetings {
namespace {

using people::BodyOf;
using testing::HasSubstr;

constexpr std::string_view kPage = "/opbevaring/smaa-antal";

class GuardRulePagesTest : public test::ClockedSearchDatabaseTest {
 protected:
  GuardRulePagesTest() : ClockedSearchDatabaseTest("2026-05-01T08:00:00Z") {}

  void SetUp() override {
    ClockedSearchDatabaseTest::SetUp();
    office_.emplace(people::Office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }});
    http::Router router;
    router.Add(GuardRuleRoutes(*office_));
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
  }
  people::Browser EnterAs(people::Role role) {
    people::Browser browser(*site_);
    browser.cookies["session"] = Write([&](sql::Transaction& transaction) {
      const std::string name(people::ToName(role));
      const auto user = people::CreateUser(transaction, {name + "@example.dk", name, role}).value();
      return http::StartSession(transaction, user.id.value, "Chrome/1 Windows").token;
    });
    return browser;
  }
  int smallest_count() {
    return Read([](sql::Reader& reader) { return FindGuardRule(reader).smallest_count; });
  }

  std::optional<people::Office> office_;
  std::optional<http::Site> site_;
};

TEST_P(GuardRulePagesTest, SavesEveryNumberDownToNone) {
  people::Browser browser = EnterAs(people::Role::kAdministrator);
  EXPECT_EQ(browser.Submit(kPage, kPage, {{"antal", "7"}}).status, 303);
  EXPECT_EQ(smallest_count(), 7);
  EXPECT_EQ(browser.Submit(kPage, kPage, {{"antal", " 0 "}}).status, 303);
  EXPECT_EQ(smallest_count(), 0);
  EXPECT_THAT(BodyOf(browser.Get(kPage)), HasSubstr(R"(value="0")"));
}

TEST_P(GuardRulePagesTest, KeepsWhatWasTypedBesideTheError) {
  people::Browser browser = EnterAs(people::Role::kAdministrator);
  for (const std::string typed : {"-1", "3,5", "99999999999"}) {
    const auto answer = browser.Submit(kPage, kPage, {{"antal", typed}});
    EXPECT_EQ(answer.status, 422) << typed;
    EXPECT_THAT(BodyOf(answer), HasSubstr("value=\"" + typed + "\""));
  }
  EXPECT_EQ(browser.Submit(kPage, kPage, {{"antal", ""}}).status, 422);
  EXPECT_EQ(smallest_count(), documents::kSmallestSafeCount);
}

TEST_P(GuardRulePagesTest, OnlyAnAdministratorChangesIt) {
  people::Browser browser = EnterAs(people::Role::kReader);
  EXPECT_EQ(browser.Post(kPage, {{"antal", "0"}}).status, 403);
  EXPECT_EQ(smallest_count(), documents::kSmallestSafeCount);
}

TOVHOLDER_ON_EVERY_STORE(GuardRulePagesTest);

}  // namespace
}  // namespace tovholder::meetings
