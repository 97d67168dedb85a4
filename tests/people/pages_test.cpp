// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/pages_site.h"

namespace tovholder::people {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST_P(PagesTest, LeadsOutsidersToSignInAndBack) {
  const UserId user = AddUser("karla@example.dk", "Karla Holm", Role::kSecretary);
  ASSERT_TRUE(ChangePassword(database(), {}, user, "", kPassword, 0));
  const auto turned_away = browser().Get("/hemmeligt?side=2&q=æ");
  EXPECT_EQ(turned_away.status, 303);
  const std::string sign_in = HeaderOf(turned_away, "Location");
  EXPECT_THAT(sign_in, StartsWith("/log-ind?tilbage="));
  const auto page = browser().Get(sign_in);
  EXPECT_THAT(BodyOf(page), HasSubstr("value=\"/hemmeligt?side=2&amp;q=æ\""));
  const auto back = browser().Submit(
      sign_in, "/log-ind",
      {{"email", "Karla@example.dk"}, {"adgangskode", std::string(kPassword)}, {"tilbage", "/hemmeligt?side=2&q=1"}});
  EXPECT_EQ(back.status, 303);
  EXPECT_EQ(HeaderOf(back, "Location"), "/hemmeligt?side=2&q=1");
  EXPECT_THAT(BodyOf(browser().Get("/hemmeligt")), HasSubstr("hello Karla Holm"));
  EXPECT_EQ(browser().Get("/log-ind").status, 303) << "no second sign-in";
}

TEST_P(PagesTest, FollowsNoAddressOutOfTheSite) {
  const UserId user = AddUser("karla@example.dk", "Karla Holm", Role::kReader);
  Enter(browser(), user);
  for (const auto* address :
       {"https://evil.example", "//evil.example", "/%5Cevil.example", "/%09/evil.example", "evil", ""}) {
    EXPECT_EQ(HeaderOf(browser().Get("/log-ind?tilbage=" + std::string(address)), "Location"), "/") << address;
  }
}

TEST_P(PagesTest, AnswersWrongPasswordsAllAlike) {
  const UserId user = AddUser("karla@example.dk", "Karla Holm", Role::kReader);
  ASSERT_TRUE(ChangePassword(database(), {}, user, "", kPassword, 0));
  const auto refuse = [&](std::string email) {
    const auto response =
        browser().Submit("/log-ind", "/log-ind", {{"email", std::move(email)}, {"adgangskode", "forkert"}});
    EXPECT_EQ(response.status, 422);
    EXPECT_THAT(BodyOf(response), HasSubstr("E-mail og adgangskode passer ikke sammen."));
  };
  refuse("karla@example.dk");
  refuse("nobody@example.dk");
  refuse("");
  refuse("<script>alert(1)</script>");
  for (int i = 0; i < 3; ++i) refuse("karla@example.dk");
  const auto waiting = browser().Submit("/log-ind", "/log-ind",
                                        {{"email", "karla@example.dk"}, {"adgangskode", std::string(kPassword)}});
  EXPECT_EQ(waiting.status, 429);
  EXPECT_THAT(BodyOf(waiting), HasSubstr("Vent 1 min."));
}

TEST_P(PagesTest, RefusesFormsWithoutTheirToken) {
  EXPECT_EQ(browser().Post("/log-ind", {{"email", "a@example.dk"}}).status, 403);
  EnterAs(Role::kAdministrator);
  EXPECT_EQ(browser().Post("/brugere", {{"email", "a@example.dk"}}).status, 403);
}

TEST_P(PagesTest, UsesALinkByTheButtonAlone) {
  const UserId user = AddUser("karla@example.dk", "Karla Holm", Role::kReader);
  const std::string link = MakeLink(user);
  for (int scan = 0; scan < 3; ++scan) {
    const auto page = Browser(*site_).Get(link);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(BodyOf(page), HasSubstr("Log ind som Karla Holm"));
  }
  const auto entered = browser().Submit(link, link);
  EXPECT_EQ(entered.status, 303);
  EXPECT_EQ(HeaderOf(entered, "Location"), "/konto") << "there is no password yet";
  EXPECT_THAT(BodyOf(browser().Get("/konto")), HasSubstr("Vælg en adgangskode til næste gang."));
  EXPECT_THAT(BodyOf(browser().Get("/konto")), Not(HasSubstr("Vælg en adgangskode til næste gang."))) << "shown once";
  const auto again = Browser(*site_).Get(link);
  EXPECT_EQ(again.status, 404);
  EXPECT_THAT(BodyOf(again), HasSubstr("Linket virker ikke mere"));
  EXPECT_EQ(Browser(*site_).Get("/log-ind/hvadsomhelst").status, 404);
}

TEST_P(PagesTest, SignsOut) {
  EnterAs(Role::kSecretary);
  const std::string token = browser().cookies["session"];
  EXPECT_EQ(browser().Submit("/konto", "/log-ud").status, 303);
  EXPECT_FALSE(browser().cookies.contains("session"));
  browser().cookies["session"] = token;
  EXPECT_EQ(browser().Get("/hemmeligt").status, 303) << "the session itself is gone";
}

TEST_P(PagesTest, TellsWhoMayNot) {
  EnterAs(Role::kReader);
  const auto refused = browser().Get("/hemmeligt");
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(BodyOf(refused), HasSubstr("Det må kun sekretærer og administratorer; du er logget ind som læser."));
  const auto users = browser().Get("/brugere");
  EXPECT_EQ(users.status, 403);
  EXPECT_THAT(BodyOf(users), HasSubstr("Det må kun administratorer; du er logget ind som læser."));
  EXPECT_EQ(browser().Submit("/konto", "/hemmeligt").status, 403);
}

TEST_P(PagesTest, ShutsOutADisabledUserAtOnce) {
  const UserId user = EnterAs(Role::kSecretary);
  EXPECT_EQ(browser().Get("/hemmeligt").status, 200);
  database().Write({},
                   [&](sql::Transaction& t) { t.Execute("UPDATE user_account SET disabled = 1 WHERE id = $1", user); });
  EXPECT_EQ(browser().Get("/hemmeligt").status, 303);
  EXPECT_THAT(BodyOf(browser().Get("/")), Not(HasSubstr("Karla Holm")));
}

TEST_P(PagesTest, SpeaksDanishAndEnglish) {
  EXPECT_THAT(BodyOf(browser().Get("/log-ind")), HasSubstr("Adgangskode"));
  EXPECT_THAT(BodyOf(browser().Get("/log-ind?sprog=en")), HasSubstr("Forgotten your password"));
  EXPECT_THAT(BodyOf(browser().Get("/log-ind")), HasSubstr("lang=\"en\"")) << "kept in a cookie";
  const auto missing = browser().Get("/findes-ikke");
  EXPECT_EQ(missing.status, 404);
  EXPECT_THAT(BodyOf(missing), HasSubstr("This page is not here"));
  EXPECT_THAT(BodyOf(browser().Get("/log-ind?sprog=da")), HasSubstr("lang=\"da\""));
  EXPECT_THAT(BodyOf(browser().Get("/log-ind?sprog=fr")), HasSubstr("lang=\"da\""));
}

TEST_P(PagesTest, LetsPublicPagesBeKept) {
  const auto open = browser().Get("/");
  EXPECT_EQ(open.cache, http::CachePolicy::kRevalidate);
  EXPECT_EQ(HeaderOf(open, "Set-Cookie"), "");
  EXPECT_EQ(BodyOf(browser().GetPart("/")), "part");
  EXPECT_EQ(browser().Get("/log-ind").cache, http::CachePolicy::kNever);
  http::Request page;
  http::Request part;
  part.headers["hx-request"] = "true";
  http::Request english;
  english.cookies["sprog"] = "en";
  EXPECT_NE(PageVariant(page), PageVariant(part));
  EXPECT_NE(PageVariant(page), PageVariant(english));
  EnterAs(Role::kReader);
  EXPECT_EQ(browser().Get("/").cache, http::CachePolicy::kNever);
}

TEST_P(PagesTest, LeadsScriptsToSignIn) {
  const auto part = browser().GetPart("/hemmeligt");
  EXPECT_EQ(HeaderOf(part, "HX-Redirect"), "/log-ind");
  EXPECT_THAT(BodyOf(part), Not(HasSubstr("part")));
}

TEST_P(PagesTest, ChangesThePasswordOnTheAccountPage) {
  EnterAs(Role::kReader);
  EXPECT_THAT(BodyOf(browser().Get("/konto")), Not(HasSubstr("Nuværende adgangskode")));
  const auto short_one = browser().Submit("/konto", "/konto/adgangskode", {{"adgangskode-ny", "kort"}});
  EXPECT_EQ(short_one.status, 422);
  EXPECT_THAT(BodyOf(short_one), HasSubstr("mindst 12 tegn"));
  EXPECT_EQ(browser().Submit("/konto", "/konto/adgangskode", {{"adgangskode-ny", std::string(kPassword)}}).status, 303);
  EXPECT_THAT(BodyOf(browser().Get("/konto")), HasSubstr("Adgangskoden er skiftet."));
  const auto wrong = browser().Submit("/konto", "/konto/adgangskode",
                                      {{"adgangskode-nu", "forkert"}, {"adgangskode-ny", "syv røde huse"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(BodyOf(wrong), HasSubstr("Den nuværende adgangskode er ikke rigtig."));
}

TEST_P(PagesTest, ChangesNameAndEmail) {
  AddUser("bo@example.dk", "Bo", Role::kReader);
  EnterAs(Role::kReader);
  EXPECT_EQ(browser().Submit("/konto", "/konto", {{"navn", "Karla Bech"}, {"email", "KB@example.dk"}}).status, 303);
  EXPECT_THAT(BodyOf(browser().Get("/konto")), HasSubstr("kb@example.dk"));
  const auto taken = browser().Submit("/konto", "/konto", {{"navn", "Karla Bech"}, {"email", "bo@example.dk"}});
  EXPECT_EQ(taken.status, 422);
  EXPECT_THAT(BodyOf(taken), HasSubstr("Der er allerede en bruger"));
  EXPECT_THAT(BodyOf(taken), HasSubstr("value=\"bo@example.dk\"")) << "what was typed stays";
  EXPECT_EQ(browser().Submit("/konto", "/konto", {{"navn", " "}, {"email", "kb@example.dk"}}).status, 422);
}

TEST_P(PagesTest, ListsAndEndsOwnSessionsOnly) {
  const UserId karla = EnterAs(Role::kReader);
  Browser elsewhere(*site_);
  Enter(elsewhere, karla);
  Browser stranger(*site_);
  Enter(stranger, AddUser("bo@example.dk", "Bo", Role::kReader));
  EXPECT_THAT(BodyOf(browser().Get("/konto")), HasSubstr("Chrome på Windows"));
  const auto session_of = [&](const Browser& who) {
    return database().Read([&](sql::Reader& reader) {
      return http::FindSession(reader, who.cookies.find("session")->second, now_)->session.id;
    });
  };
  const auto end = [&](std::int64_t id) {
    return browser().Submit("/konto", "/konto/besoeg/" + std::to_string(id) + "/slut").status;
  };
  EXPECT_EQ(end(session_of(stranger)), 404);
  EXPECT_EQ(end(9999), 404);
  EXPECT_EQ(end(session_of(elsewhere)), 303);
  EXPECT_EQ(elsewhere.Get("/konto").status, 303);
  EXPECT_EQ(stranger.Get("/konto").status, 200);
  Enter(elsewhere, karla);
  EXPECT_EQ(browser().Submit("/konto", "/konto/besoeg/slut-andre").status, 303);
  EXPECT_EQ(elsewhere.Get("/konto").status, 303);
  EXPECT_EQ(browser().Get("/konto").status, 200);
}

TEST_P(PagesTest, AddsAUserWithALink) {
  EnterAs(Role::kAdministrator);
  const auto added = browser().Submit("/brugere", "/brugere",
                                      {{"navn", "Bo <b>Lind</b>"}, {"email", "bo@example.dk"}, {"rolle", "secretary"}});
  ASSERT_EQ(added.status, 200);
  EXPECT_EQ(changes_, 1);
  const std::string_view body = BodyOf(added);
  EXPECT_THAT(body, Not(HasSubstr("<b>Lind</b>")));
  constexpr std::string_view kSite = "http://tovholder.example.dk";
  const std::size_t begin = body.find(std::string(kSite) + "/log-ind/");
  ASSERT_NE(begin, std::string_view::npos);
  const std::string_view link = body.substr(begin + kSite.size(), body.find('<', begin) - begin - kSite.size());
  Browser bo(*site_);
  EXPECT_EQ(bo.Submit(link, link).status, 303);
  EXPECT_THAT(BodyOf(bo.Get("/hemmeligt")), HasSubstr("hello Bo"));
  EXPECT_THAT(BodyOf(browser().Get("/brugere")), HasSubstr("bo@example.dk"));
}

TEST_P(PagesTest, SaysWhatIsWrongWithANewUser) {
  EnterAs(Role::kAdministrator);
  const auto add = [&](std::string email, std::string role) {
    return browser().Submit("/brugere", "/brugere",
                            {{"navn", "Bo"}, {"email", std::move(email)}, {"rolle", std::move(role)}});
  };
  EXPECT_THAT(BodyOf(add("karla@example.dk", "reader")), HasSubstr("Der er allerede en bruger"));
  EXPECT_EQ(add("bo", "reader").status, 422);
  const auto king = add("bo@example.dk", "king");
  EXPECT_EQ(king.status, 422);
  EXPECT_THAT(BodyOf(king), HasSubstr("Vælg en rolle"));
  EXPECT_EQ(add("bo@example.dk", "outsider").status, 422);
}

TEST_P(PagesTest, ChangesDisablesAndLetsInAgain) {
  const UserId karla = EnterAs(Role::kAdministrator);
  const UserId bo = AddUser("bo@example.dk", "Bo", Role::kReader);
  const std::string page = "/brugere/" + std::to_string(bo.value);
  Browser other(*site_);
  Enter(other, bo);
  EXPECT_EQ(
      browser().Submit(page, page, {{"navn", "Bo Lind"}, {"email", "bo@example.dk"}, {"rolle", "secretary"}}).status,
      303);
  EXPECT_EQ(other.Get("/hemmeligt").status, 200);
  EXPECT_EQ(browser().Submit(page, page + "/spaer").status, 303);
  EXPECT_EQ(other.Get("/hemmeligt").status, 303);
  EXPECT_THAT(BodyOf(browser().Get(page)), HasSubstr("Spærret"));
  EXPECT_EQ(browser().Submit("/brugere", page + "/link").status, 404) << "no link for a disabled user";
  EXPECT_EQ(browser().Submit(page, page + "/aabn").status, 303);
  EXPECT_THAT(BodyOf(browser().Submit(page, page + "/link")), HasSubstr("/log-ind/"));
  const std::string self = "/brugere/" + std::to_string(karla.value);
  EXPECT_EQ(browser().Submit(self, self + "/spaer").status, 422);
  EXPECT_EQ(browser().Submit(self, self, {{"navn", "K"}, {"email", "k@example.dk"}, {"rolle", "reader"}}).status, 422)
      << "the last administrator";
  EXPECT_EQ(browser().Get("/brugere/777").status, 404);
  EXPECT_EQ(browser().Get("/brugere/x").status, 404);
}

TOVHOLDER_ON_ONE_STORE(PagesTest);

}  // namespace
}  // namespace tovholder::people
