// SPDX-License-Identifier: EUPL-1.2
#include "people/kept_form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "html/components.h"
#include "http/sessions.h"
#include "people/browser.h"
#include "people/pages.h"
#include "people/people_database.h"
#include "people/sign_in.h"
#include "people/user_store.h"

namespace tovholder::people {
namespace {

using testing::HasSubstr;
using testing::Not;

http::Fields Typed() { return {{"titel", "Æblefest & <b>kaffe</b>"}, {"adgangskode-ny", "hemmelig"}}; }

// A site with one form of its own, which counts what reaches it.
class KeptFormTest : public PeopleDatabaseTest {
 protected:
  void SetUp() override {
    PeopleDatabaseTest::SetUp();
    office_.emplace(Office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }});
    office_->open_page = [this](http::Request request) { return site_->Dispatch(request); };
    http::Router router;
    router.Add(SignInRoutes(*office_));
    router.Add({{http::Method::kGet, "/ting", Guarded(*office_, Access::kReader, FormPage)},
                {http::Method::kGet, "/kun-for-sekretaerer", Guarded(*office_, Access::kSecretary, FormPage)},
                {http::Method::kPost, "/ting/gem", Guarded(*office_, Access::kReader, [this](const Visit& visit) {
                   saved_.emplace_back(visit.request.Form("titel"));
                   return visit.Done("/ting");
                 })}});
    http::SiteOptions options = SiteOptionsOf(*office_);
    options.signing_key = std::string(32, 'k');
    site_.emplace(std::move(router), std::move(options));
    browser_.emplace(*site_);
    const UserId karla = AddUser("karla@example.dk", Role::kSecretary);
    ASSERT_TRUE(ChangePassword(database(), {}, karla, "", kPassword, 0));
    Enter(karla);
    browser_->Get("/ting");
  }

  static http::Response FormPage(const Visit& visit) {
    using namespace html;  // NOLINT(google-build-using-namespace): the page builder's words
    const Html fields = Join(TextField({.name = "titel", .label = "Titel"}, visit.t),
                             TextField({.name = "adgangskode-ny", .label = "Kode"}, visit.t, InputKind::kPassword));
    return visit.Page(visit.Frame("Ting", ""), RenderForm({.address = "/ting/gem", .csrf = visit.csrf()}, fields));
  }

  UserId AddUser(const std::string& email, Role role) {
    return database()
        .Write({},
               [&](sql::Transaction& t) {
                 return CreateUser(t, {email, "Karla Holm", role});
               })
        .value()
        .id;
  }
  void Enter(UserId user) {
    const auto started =
        database().Write({}, [&](sql::Transaction& t) { return http::StartSession(t, user.value, "Chrome"); });
    browser().cookies["session"] = started.token;
  }
  // The session ends elsewhere, and the form that is still open is sent.
  http::Response SendTooLate(const http::Fields& typed = Typed()) {
    http::Fields all = typed;
    all.emplace("csrf", browser().TokenOf("/ting"));
    browser().cookies.clear();
    return browser().Post("/ting/gem", all);
  }
  std::string KeptIn(const http::Response& page) {
    const std::string_view body = BodyOf(page);
    constexpr std::string_view kBefore = "name=\"formular\" value=\"";
    const std::size_t at = body.find(kBefore);
    if (at == std::string_view::npos) return "";
    const std::string_view rest = body.substr(at + kBefore.size());
    return std::string(rest.substr(0, rest.find('"')));
  }
  http::Response SignInWith(const std::string& kept, std::string_view email = "karla@example.dk") {
    return browser().Submit(
        "/log-ind", "/log-ind",
        {{"email", std::string(email)}, {"adgangskode", std::string(kPassword)}, {"formular", kept}});
  }
  Browser& browser() { return *browser_; }

  std::optional<Office> office_;
  std::optional<http::Site> site_;
  std::optional<Browser> browser_;
  std::vector<std::string> saved_;
};

TEST_P(KeptFormTest, WhatWasTypedComesThroughTheSignInAndIsSentByItsWriter) {
  const auto late = SendTooLate();
  EXPECT_EQ(late.status, 403);
  EXPECT_THAT(BodyOf(late), HasSubstr("Ikke gemt endnu"));
  ASSERT_NE(KeptIn(late), "");
  const auto inside = SignInWith(KeptIn(late));
  EXPECT_EQ(inside.status, 200);
  EXPECT_THAT(BodyOf(inside), HasSubstr("value=\"Æblefest &amp; &lt;b&gt;kaffe&lt;/b&gt;\""));
  EXPECT_THAT(BodyOf(inside), HasSubstr("Ikke gemt endnu"));
  EXPECT_THAT(saved_, testing::IsEmpty()) << "nothing is sent on by itself";
  const auto sent = browser().Post("/ting/gem", {{"titel", "Æblefest"}, {"csrf", Browser::TokenIn(BodyOf(inside))}});
  EXPECT_EQ(sent.status, 303);
  EXPECT_THAT(saved_, testing::ElementsAre("Æblefest"));
}

TEST_P(KeptFormTest, AWrongPasswordDoesNotLoseIt) {
  const std::string kept = KeptIn(SendTooLate());
  const auto refused = browser().Submit(
      "/log-ind", "/log-ind", {{"email", "karla@example.dk"}, {"adgangskode", "forkert"}, {"formular", kept}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(KeptIn(refused), kept);
}

TEST_P(KeptFormTest, ASignInInAnotherWindowWillDo) {
  const std::string kept = KeptIn(SendTooLate());
  const auto still_outside = browser().Submit("/log-ind", "/formular", {{"formular", kept}});
  EXPECT_EQ(KeptIn(still_outside), kept);
  const std::string stale = Browser::TokenIn(BodyOf(still_outside));
  Enter(AddUser("ole@example.dk", Role::kReader));
  const auto inside = browser().Post("/formular", {{"formular", kept}, {"csrf", stale}});
  EXPECT_THAT(BodyOf(inside), HasSubstr("value=\"Æblefest &amp;")) << "with the token of before the sign-in";
  EXPECT_THAT(BodyOf(browser().Submit("/ting", "/formular", {{"formular", kept}})),
              HasSubstr("value=\"Æblefest &amp;"));
  EXPECT_THAT(saved_, testing::IsEmpty());
}

TEST_P(KeptFormTest, ATokenOfAnOlderSessionIsAskedForAgain) {
  const std::string old = browser().TokenOf("/ting");
  Enter(AddUser("ole@example.dk", Role::kReader));
  http::Fields all = Typed();
  all.emplace("csrf", old);
  const auto shown = browser().Post("/ting/gem", all);
  EXPECT_EQ(shown.status, 403);
  EXPECT_THAT(BodyOf(shown), HasSubstr("value=\"Æblefest &amp;"));
  EXPECT_THAT(saved_, testing::IsEmpty());
}

TEST_P(KeptFormTest, PasswordsAndTokensAreNotKept) {
  const auto form = UnpackForm(KeptIn(SendTooLate()), site_->signer());
  ASSERT_TRUE(form);
  EXPECT_EQ(form->fields, (http::Fields{{"titel", "Æblefest & <b>kaffe</b>"}}));
}

// Another site can send a form in the reader's name; what it holds must not be put before him.
TEST_P(KeptFormTest, AnotherSiteCannotPlantAnything) {
  const http::Fields planted{{"titel", "plantet"}};
  for (const auto& [site, origin] :
       std::vector<std::pair<std::string, std::string>>{{"cross-site", "https://evil.example"},
                                                        {"same-site", "https://anden.example.dk"},
                                                        {"", "https://evil.example"},
                                                        {"", "null"},
                                                        {"none", ""},
                                                        {"", ""}}) {
    for (const bool inside : {true, false}) {
      if (!inside) browser().cookies.clear();
      const auto refused = browser().PostFrom(site, origin, "/ting/gem", planted);
      EXPECT_EQ(refused.status, 403);
      EXPECT_THAT(BodyOf(refused), Not(HasSubstr("plantet"))) << site << " " << origin;
      EXPECT_EQ(KeptIn(refused), "") << site << " " << origin;
    }
    Enter(database().Read([](sql::Reader& reader) { return FindUserByEmail(reader, "karla@example.dk")->id; }));
  }
  EXPECT_THAT(saved_, testing::IsEmpty());
}

TEST_P(KeptFormTest, OnlyWhatWePackedIsUnpacked) {
  const std::string kept = KeptIn(SendTooLate());
  const std::string visitor = browser().cookies["csrf"];
  std::string changed = kept;
  changed[20] = changed[20] == 'A' ? 'B' : 'A';
  for (const std::string& forged :
       {std::string("x"), changed, kept.substr(9), kept + "A", visitor,
        PackForm({"/ting/gem", "/ting", {{"titel", "plantet"}}}, http::Signer(std::string(32, 'x')))}) {
    EXPECT_FALSE(UnpackForm(forged, site_->signer())) << forged;
    browser().cookies.clear();
    const auto inside = SignInWith(forged);
    EXPECT_EQ(inside.status, 303) << "signed in, with nothing carried along";
  }
}

TEST_P(KeptFormTest, KeepsAnyText) {
  const KeptForm form{"/a", "/b?c=d", {{"", ""}, {"a", "\r\næ\t\"<>&=."}, {"a", "to"}, {"b.1", ""}}, true};
  const auto back = UnpackForm(PackForm(form, site_->signer()), site_->signer());
  ASSERT_TRUE(back);
  EXPECT_EQ(back->address, form.address);
  EXPECT_EQ(back->page, form.page);
  EXPECT_EQ(back->fields, form.fields);
  EXPECT_TRUE(back->had_files);
}

TEST_P(KeptFormTest, WhereTheFormIsGoneTheWordsAreNotLost) {
  const std::string kept =
      PackForm({"/ting/slettet", "https://evil.example/", {{"titel", "Æblefest <i>"}, {"tom", " "}}}, site_->signer());
  browser().cookies.clear();
  const auto inside = SignInWith(kept);
  EXPECT_THAT(BodyOf(inside), HasSubstr("Æblefest &lt;i&gt;"));
  EXPECT_THAT(BodyOf(inside), HasSubstr("kopiér, hvad du har brug for"));
}

TEST_P(KeptFormTest, WhoMayNotSeeTheFormGetsTheWordsAlone) {
  AddUser("ole@example.dk", Role::kReader);
  const UserId ole = database().Read([](sql::Reader& r) { return FindUserByEmail(r, "ole@example.dk")->id; });
  ASSERT_TRUE(ChangePassword(database(), {}, ole, "", kPassword, 0));
  browser().cookies.clear();
  const auto inside =
      SignInWith(PackForm({"/kun-for-sekretaerer", "/kun-for-sekretaerer", {{"titel", "Æblefest"}}}, site_->signer()),
                 "ole@example.dk");
  EXPECT_THAT(BodyOf(inside), HasSubstr("Æblefest"));
  EXPECT_THAT(BodyOf(inside), Not(HasSubstr("name=\"titel\"")));
}

TEST_P(KeptFormTest, SigningOutTwiceIsNoFault) {
  const std::string token = browser().TokenOf("/ting");
  browser().cookies.clear();
  EXPECT_THAT(BodyOf(browser().Post("/log-ud", {{"csrf", token}})), HasSubstr("Du er logget ud."));
}

TOVHOLDER_ON_EVERY_STORE(KeptFormTest);

}  // namespace
}  // namespace tovholder::people
