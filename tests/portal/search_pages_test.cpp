// SPDX-License-Identifier: EUPL-1.2
#include "portal/search_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/sessions.h"
#include "people/browser.h"
#include "people/user_store.h"
#include "portal/saved_search_pages.h"
#include "support/search_database.h"

namespace tovholder::portal {
namespace {

using people::BodyOf;
using people::Browser;
using people::HeaderOf;
using people::Role;
using testing::HasSubstr;
using testing::Not;

// The pages of search over three items: one for everybody, one for readers, one for secretaries.
class SearchPagesTest : public test::SearchDatabaseTest {
 protected:
  void SetUp() override {
    SearchDatabaseTest::SetUp();
    office_.emplace(people::Office{database(), nullptr, nullptr, "https://tovholder.example.dk", "1.2.3"});
    http::Router router;
    router.Add(SearchRoutes(*office_, index_));
    router.Add(SavedSearchRoutes(*office_, index_));
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    site_.emplace(std::move(router), std::move(options));
    Put(1, "Vaskeriet åbner", "public");
    Put(2, "Vaskeriets regnskab", "internal");
    Put(3, "Vaskeriets lukning", "draft");
  }

  void Put(std::int64_t ref, std::string title, std::string visibility) {
    search::Entry entry;
    entry.ref = ref;
    entry.title = std::move(title);
    entry.visibility = std::move(visibility);
    database().Write({}, [&](sql::Transaction& transaction) { index_.Put(transaction, entry); });
  }

  Browser EnterAs(Role role, const std::string& name) {
    Browser browser(*site_);
    const auto started = database().Write({}, [&](sql::Transaction& t) {
      const auto user = people::CreateUser(t, {name + "@example.dk", name, role}).value();
      return http::StartSession(t, user.id.value, "Chrome/1 Windows");
    });
    browser.cookies["session"] = started.token;
    return browser;
  }

  // The address that stands in the page and begins so.
  static std::string AddressIn(const http::Response& page, std::string_view begin) {
    const std::string_view body = BodyOf(page);
    const std::size_t at = body.find("\"" + std::string(begin));
    if (at == std::string_view::npos) return "";
    return std::string(body.substr(at + 1, body.find('"', at + 1) - at - 1));
  }

  http::Response Save(Browser& browser, std::string name, std::string query = "q=vaskeri") {
    return browser.Submit("/soeg?q=vaskeri", "/soegninger",
                          {{"soegning", std::move(query)}, {"navn", std::move(name)}});
  }

  search::Index index_{search::WordList::Parse("")};
  std::optional<people::Office> office_;
  std::optional<http::Site> site_;
};

TEST_P(SearchPagesTest, ASearchIsSavedRenamedAndDeleted) {
  Browser karla = EnterAs(Role::kReader, "Karla");
  EXPECT_THAT(BodyOf(karla.Get("/soegninger")), HasSubstr("Du har ikke gemt nogen søgning endnu."));
  const auto saved = Save(karla, "Vaskerier", "side=3&q=vaskeri&aar=");
  EXPECT_EQ(HeaderOf(saved, "Location"), "/soeg?q=vaskeri");
  const auto again = karla.Get("/soeg?q=vaskeri");
  EXPECT_THAT(BodyOf(again), HasSubstr("Gemt som “Vaskerier”."));
  const auto list = karla.Get("/soegninger");
  EXPECT_THAT(BodyOf(list), HasSubstr("href=\"/soeg?q=vaskeri\""));
  const std::string rename = AddressIn(list, "/soegninger/1/navn");
  EXPECT_EQ(karla.Submit("/soegninger", rename, {{"navn", "Fællesvaskerier"}}).status, 303);
  EXPECT_THAT(BodyOf(karla.Get("/soegninger")), HasSubstr("Fællesvaskerier"));
  EXPECT_EQ(karla.Submit("/soegninger", AddressIn(list, "/soegninger/1/slet")).status, 303);
  karla.Get("/soegninger");  // shows the notice with the name, once
  EXPECT_THAT(BodyOf(karla.Get("/soegninger")), Not(HasSubstr("Fællesvaskerier")));
}

TEST_P(SearchPagesTest, WhatIsWrongStandsBesideWhatWasTyped) {
  Browser karla = EnterAs(Role::kReader, "Karla");
  ASSERT_EQ(Save(karla, "Vaskerier").status, 303);
  const auto taken = Save(karla, "vaskerier", "q=vaskeri&aar=2025");
  EXPECT_EQ(taken.status, 422);
  EXPECT_THAT(BodyOf(taken), HasSubstr("value=\"vaskerier\""));
  EXPECT_THAT(BodyOf(taken), HasSubstr("value=\"q=vaskeri&amp;aar=2025\""));
  EXPECT_THAT(BodyOf(taken), HasSubstr("href=\"#navn\""));
  ASSERT_EQ(Save(karla, "Andet", "q=vaskeri&aar=2025").status, 303);
  const auto renamed = karla.Submit("/soegninger", "/soegninger/2/navn", {{"navn", "VASKERIER"}});
  EXPECT_EQ(renamed.status, 422);
  EXPECT_THAT(BodyOf(renamed), HasSubstr("href=\"#navn-2\""));
  EXPECT_THAT(BodyOf(renamed), HasSubstr("value=\"VASKERIER\""));
  EXPECT_THAT(BodyOf(Save(karla, "Intet", "side=2")), HasSubstr("Der er ingen søgning at gemme."));
}

TEST_P(SearchPagesTest, NobodyTouchesAnotherOnesSearches) {
  Browser karla = EnterAs(Role::kReader, "Karla");
  Browser ole = EnterAs(Role::kAdministrator, "Ole");
  ASSERT_EQ(Save(karla, "Vaskerier").status, 303);
  EXPECT_THAT(BodyOf(ole.Get("/soegninger")), Not(HasSubstr("Vaskerier")));
  EXPECT_EQ(ole.Submit("/soeg?q=vaskeri", "/soegninger/1/navn", {{"navn", "Stjålet"}}).status, 404);
  EXPECT_EQ(ole.Submit("/soeg?q=vaskeri", "/soegninger/1/slet").status, 404);
  EXPECT_THAT(BodyOf(karla.Get("/soegninger")), HasSubstr("Vaskerier"));
  Browser outsider(*site_);
  EXPECT_EQ(outsider.Get("/soegninger").status, 303) << "led to the sign-in";
}

TEST_P(SearchPagesTest, AFeedShowsWhatItsReaderMaySee) {
  Browser karla = EnterAs(Role::kSecretary, "Karla");
  ASSERT_EQ(Save(karla, "Vaskerier").status, 303);
  const std::string feed = AddressIn(karla.Get("/soegninger"), "/soegninger/feed/");
  ASSERT_NE(feed, "");
  Browser outsider(*site_);
  const auto open = outsider.Get(feed);
  EXPECT_EQ(open.content_type, "application/atom+xml; charset=utf-8");
  EXPECT_THAT(BodyOf(open), HasSubstr("<title>Vaskerier</title>"));
  EXPECT_THAT(BodyOf(open), HasSubstr("https://tovholder.example.dk/punkter/1"));
  for (const char* hidden : {"/punkter/2", "/punkter/3", "regnskab", "lukning"}) {
    EXPECT_THAT(BodyOf(open), Not(HasSubstr(hidden)));
  }
  EXPECT_THAT(BodyOf(karla.Get(feed)), HasSubstr("/punkter/3"));
  EXPECT_EQ(outsider.Get("/soegninger/feed/1").status, 404);
  ASSERT_EQ(karla.Submit("/soegninger", "/soegninger/1/slet").status, 303);
  EXPECT_EQ(outsider.Get(feed).status, 404);
}

// Where the site does not know its own address, what one reader calls it must not reach the next.
TEST_P(SearchPagesTest, AFeedWithTheReadersOwnAddressIsNotKept) {
  Browser outsider(*site_);
  EXPECT_EQ(outsider.Get("/soeg.atom?q=vaskeri").cache, http::CachePolicy::kRevalidate);
  office_->public_address.clear();
  const auto feed = outsider.Get("/soeg.atom?q=vaskeri");
  EXPECT_EQ(feed.cache, http::CachePolicy::kNever);
  EXPECT_THAT(BodyOf(feed), HasSubstr("http://tovholder.example.dk/punkter/1"));
}

TOVHOLDER_ON_EVERY_STORE(SearchPagesTest);

}  // namespace
}  // namespace tovholder::portal
