// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "desk/desk_database.h"
#include "desk/desk_pages.h"
#include "http/sessions.h"
#include "meetings/meeting_pages.h"
#include "meetings/publication_pages.h"
#include "people/browser.h"
#include "people/user_store.h"

namespace tovholder::desk {

// The pages on which meetings are prepared, and who opens them.
class DeskPagesTest : public DeskDatabaseTest {
 protected:
  void SetUp() override {
    DeskDatabaseTest::SetUp();
    office_.emplace(people::Office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }});
    http::Router router;
    for (auto& routes :
         {meetings::MeetingRoutes(*office_, Slots()), meetings::AttachmentRoutes(*office_),
          meetings::PublicationRoutes(*office_, index_, Slots()), MeetingFormRoutes(*office_, index_),
          AgendaRoutes(*office_), ItemFormRoutes(*office_), RuleRoutes(*office_), ReleaseRoutes(*office_, index_),
          ReaderRoutes(*office_), ReadThroughRoutes(*office_), ProposalRoutes(*office_)}) {
      router.Add(routes);
    }
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
  }

  people::Browser Enter(const std::string& name, people::Role role) {
    people::Browser browser(*site_);
    browser.cookies["session"] = Write([&](sql::Transaction& transaction) {
      const auto user = people::CreateUser(transaction, {name + "@example.dk", name, role}).value();
      return http::StartSession(transaction, user.id.value, "Chrome/1 Windows").token;
    });
    return browser;
  }

  people::Browser EnterAs(people::UserId user) {
    people::Browser browser(*site_);
    browser.cookies["session"] = Write([&](sql::Transaction& transaction) {
      return http::StartSession(transaction, user.value, "Chrome/1 Windows").token;
    });
    return browser;
  }

  std::optional<people::Office> office_;
  std::optional<http::Site> site_;
};

// The value of the first hidden field of that name.
inline std::string HiddenValue(std::string_view page, std::string_view name) {
  const std::string mark = "name=\"" + std::string(name) + "\" value=\"";
  const std::size_t begin = page.find(mark);
  if (begin == std::string_view::npos) return {};
  const std::size_t value = begin + mark.size();
  return std::string(page.substr(value, page.find('"', value) - value));
}

}  // namespace tovholder::desk
