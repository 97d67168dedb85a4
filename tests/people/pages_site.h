// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "http/sessions.h"
#include "people/browser.h"
#include "people/pages.h"
#include "people/people_database.h"
#include "people/sign_in.h"
#include "people/user_store.h"

namespace tovholder::people {

inline http::Response HelloPage(const Visit& visit) {
  return visit.PageOrPart(visit.Frame("Hello", ""), html::Text("hello " + visit.viewer.name), html::Text("part"));
}

// A site with the pages of this room and one that secretaries alone may see.
class PagesTest : public PeopleDatabaseTest {
 protected:
  void SetUp() override {
    PeopleDatabaseTest::SetUp();
    office_.emplace(Office{database(), nullptr, [this] { ++changes_; }, "", "1.2.3", [this] { return now_; }});
    http::Router router;
    router.Add(SignInRoutes(*office_));
    router.Add(AccountRoutes(*office_));
    router.Add(SecondFactorRoutes(*office_));
    router.Add(AccessRuleRoutes(*office_));
    router.Add(UserRoutes(*office_));
    router.Add({{http::Method::kGet, "/", Guarded(*office_, Access::kEverybody, HelloPage)},
                {http::Method::kGet, "/hemmeligt", Guarded(*office_, Access::kSecretary, HelloPage)},
                {http::Method::kPost, "/hemmeligt", Guarded(*office_, Access::kSecretary, HelloPage)}});
    http::SiteOptions options = SiteOptionsOf(*office_);
    options.variant = PageVariant;
    site_.emplace(std::move(router), std::move(options));
    browser_.emplace(*site_);
  }

  UserId AddUser(std::string email, std::string name, Role role) {
    return database()
        .Write({},
               [&](sql::Transaction& t) {
                 return CreateUser(t, {std::move(email), std::move(name), role});
               })
        .value()
        .id;
  }
  std::string MakeLink(UserId user) {
    return database().Write({},
                            [&](sql::Transaction& t) { return MakeSignInLink(t, user, LinkPurpose::kNewPassword); });
  }
  // Without the cost of a password.
  void Enter(Browser& browser, UserId user) {
    const auto started = database().Write(
        {}, [&](sql::Transaction& t) { return http::StartSession(t, user.value, "Chrome/1 Windows"); });
    browser.cookies["session"] = started.token;
  }
  UserId EnterAs(Role role) {
    const UserId id = AddUser("karla@example.dk", "Karla Holm", role);
    Enter(*browser_, id);
    return id;
  }
  Browser& browser() { return *browser_; }

  std::optional<Office> office_;
  std::optional<http::Site> site_;
  std::optional<Browser> browser_;
  int changes_ = 0;
};

}  // namespace tovholder::people

// Pages look the same whatever they are stored in.
#define TOVHOLDER_ON_ONE_STORE(fixture)                                                     \
  INSTANTIATE_TEST_SUITE_P(On, fixture, testing::Values(::tovholder::test::Store::kMemory), \
                           [](const auto& tested) { return ::tovholder::test::NameOf(tested.param); })
