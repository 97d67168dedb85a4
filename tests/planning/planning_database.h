// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gmock/gmock.h>

#include <optional>
#include <regex>
#include <string>

#include "desk/desk_database.h"
#include "desk/desk_pages.h"
#include "http/sessions.h"
#include "meetings/meeting_pages.h"
#include "people/browser.h"
#include "planning/planning_pages.h"

namespace tovholder::planning {

// A board with a chair and a member who also sits in a group, and the pages where their meetings are planned.
class PlanningDatabaseTest : public desk::DeskDatabaseTest {
 protected:
  void SetUp() override {
    DeskDatabaseTest::SetUp();
    anna_ = AddUser("Anna Holm", people::Role::kReader);
    dorte_ = AddUser("Dorte Lund", people::Role::kReader);
    finn_ = AddUser("Finn Beck", people::Role::kReader);
    AddMember(board_, "Anna Holm", people::MembershipRole::kMember);
    AddMember(group_, "Anna Holm", people::MembershipRole::kMember);
    AddMember(board_, "Dorte Lund", people::MembershipRole::kChair);
    AddMember(group_, "Finn Beck", people::MembershipRole::kMember);
    office_.emplace(people::Office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }});
    http::Router router;
    for (auto& routes : {meetings::MeetingRoutes(*office_, Slots(desk::Slots())), SeriesRoutes(*office_, index_),
                         PollRoutes(*office_, index_)}) {
      router.Add(routes);
    }
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
  }

  people::Browser EnterAs(people::UserId user) {
    people::Browser browser(*site_);
    browser.cookies["session"] = Write([&](sql::Transaction& transaction) {
      return http::StartSession(transaction, user.value, "Chrome/1 Windows").token;
    });
    return browser;
  }
  people::Browser Enter(people::Role role) { return EnterAs(AddUser(std::string(people::ToName(role)), role)); }

  people::UserId anna_;
  people::UserId dorte_;
  people::UserId finn_;
  std::optional<people::Office> office_;
  std::optional<http::Site> site_;
};

// Each link of the error summary leads to an element of the page.
inline void ExpectLinksLeadSomewhere(std::string_view page) {
  static const std::regex link("href=\"#([^\"]+)\"");
  const std::string text(page);
  ASSERT_THAT(text, testing::HasSubstr("error-summary"));
  for (std::sregex_iterator one(text.begin(), text.end(), link), end; one != end; ++one) {
    EXPECT_THAT(text, testing::HasSubstr(" id=\"" + (*one)[1].str() + "\"")) << (*one)[1];
  }
}

}  // namespace tovholder::planning
