// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/access_rule.h"
#include "people/pages_site.h"
#include "people/second_factor.h"
#include "people/sign_in_form.h"

namespace tovholder::people {
namespace {

using testing::HasSubstr;
using testing::Not;

class SecondFactorPagesTest : public PagesTest {
 protected:
  // Karla has a password and is signed in.
  void SetUp() override {
    PagesTest::SetUp();
    karla_ = AddUser("karla@example.dk", "Karla Holm", Role::kReader);
    ASSERT_TRUE(ChangePassword(database(), {}, karla_, "", kPassword, 0));
    Enter(browser(), karla_);
  }
  std::string SecretShown() {
    return database().Read([&](sql::Reader& reader) { return FindSecondFactor(reader, karla_).secret; });
  }
  http::Fields Code(std::string code) { return {{std::string(kCodeField), std::move(code)}}; }
  // Turned on through the pages; gives the page with the recovery codes.
  std::string TurnOn() {
    EXPECT_EQ(browser().Submit("/konto/totrin", "/konto/totrin/begynd").status, 303);
    secret_ = SecretShown();
    const auto codes = browser().Submit("/konto/totrin", "/konto/totrin", Code(CodeAt(secret_, now_)));
    EXPECT_EQ(codes.status, 200);
    now_ += std::chrono::seconds(30);
    return std::string(BodyOf(codes));
  }
  static std::string ValueOf(std::string_view field, std::string_view markup) {
    const std::string before = "name=\"" + std::string(field) + "\" value=\"";
    const std::size_t begin = markup.find(before);
    if (begin == std::string_view::npos) return {};
    const std::string_view rest = markup.substr(begin + before.size());
    return std::string(rest.substr(0, rest.find('"')));
  }
  http::Response GivePassword(Browser& who, std::string back = "/") {
    return who.Submit("/log-ind", "/log-ind",
                      {{"email", "karla@example.dk"}, {"adgangskode", std::string(kPassword)}, {"tilbage", back}});
  }
  http::Response GiveCode(Browser& who, const http::Response& page, std::string code) {
    return who.Post("/log-ind/kode", {{"csrf", Browser::TokenIn(BodyOf(page))},
                                      {"billet", ValueOf("billet", BodyOf(page))},
                                      {"tilbage", ValueOf("tilbage", BodyOf(page))},
                                      {std::string(kCodeField), std::move(code)}});
  }

  UserId karla_;
  std::string secret_;
};

TEST_P(SecondFactorPagesTest, IsSetUpWithAPictureAndAFirstCode) {
  EXPECT_THAT(BodyOf(browser().Get("/konto")), HasSubstr("Slå totrinslogin til"));
  EXPECT_EQ(browser().Submit("/konto/totrin", "/konto/totrin/begynd").status, 303);
  secret_ = SecretShown();
  const auto page = browser().Get("/konto/totrin");
  EXPECT_THAT(BodyOf(page), HasSubstr("<svg class=\"qr-code\" role=\"img\" aria-label=\"QR-kode med din nøgle\""));
  EXPECT_THAT(BodyOf(page), HasSubstr(InGroups(secret_)));
  EXPECT_THAT(BodyOf(page), HasSubstr("href=\"otpauth://totp/Tovholder:karla%40example.dk?secret=" + secret_));
  EXPECT_EQ(page.cache, http::CachePolicy::kNever);
  const auto wrong = browser().Submit("/konto/totrin", "/konto/totrin", Code("000000"));
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(BodyOf(wrong), HasSubstr("Koden passer ikke."));
  const auto codes = browser().Submit("/konto/totrin", "/konto/totrin", Code(CodeAt(secret_, now_)));
  EXPECT_EQ(codes.status, 200);
  EXPECT_THAT(BodyOf(codes), HasSubstr("Dine gendannelseskoder"));
  EXPECT_THAT(BodyOf(browser().Get("/konto/totrin")), HasSubstr("Der er 10 gendannelseskoder tilbage."));
  EXPECT_THAT(BodyOf(browser().Get("/konto/totrin")), Not(HasSubstr(secret_)));
  EXPECT_EQ(browser().Submit("/konto/totrin", "/konto/totrin/begynd").status, 422) << "not over the old one";
}

TEST_P(SecondFactorPagesTest, AsksAfterThePasswordAndLeadsOn) {
  TurnOn();
  Browser elsewhere(*site_);
  const auto page = GivePassword(elsewhere, "/hemmeligt?side=2");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(BodyOf(page), HasSubstr("Kode fra din app"));
  EXPECT_FALSE(elsewhere.cookies.contains("session"));
  const auto wrong = GiveCode(elsewhere, page, "123456");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(BodyOf(wrong), Not(HasSubstr("123456"))) << "a code is not shown again";
  const auto in = GiveCode(elsewhere, wrong, CodeAt(secret_, now_));
  EXPECT_EQ(in.status, 303);
  EXPECT_EQ(HeaderOf(in, "Location"), "/hemmeligt?side=2");
  EXPECT_EQ(elsewhere.Get("/konto").status, 200);
  const auto again = elsewhere.Post(kCodeAddress, {{"csrf", elsewhere.TokenOf("/konto")},
                                                   {"billet", ValueOf("billet", BodyOf(page))},
                                                   {std::string(kCodeField), CodeAt(secret_, now_)}});
  EXPECT_EQ(again.status, 422);
  EXPECT_THAT(BodyOf(again), HasSubstr("Det er for længe siden"));
  EXPECT_EQ(elsewhere.Get("/log-ind/kode").status, 303) << "loaded again";
}

TEST_P(SecondFactorPagesTest, SaysToWaitAfterManyWrongCodes) {
  TurnOn();
  Browser elsewhere(*site_);
  const auto page = GivePassword(elsewhere);
  for (int i = 0; i < 4; ++i) EXPECT_EQ(GiveCode(elsewhere, page, "000000").status, 422);
  EXPECT_EQ(GiveCode(elsewhere, page, CodeAt(secret_, now_)).status, 429);
}

TEST_P(SecondFactorPagesTest, AsksWithALink) {
  TurnOn();
  const std::string link = MakeLink(karla_);
  Browser elsewhere(*site_);
  EXPECT_THAT(BodyOf(elsewhere.Get(link)), HasSubstr(std::string(kCodeField)));
  EXPECT_EQ(elsewhere.Submit(link, link).status, 422);
  EXPECT_EQ(elsewhere.Submit(link, link, Code(CodeAt(secret_, now_))).status, 303);
  EXPECT_EQ(elsewhere.Get("/konto").status, 200);
}

TEST_P(SecondFactorPagesTest, AFormTooLateBeginsAgainWithoutShowingTheCode) {
  TurnOn();
  Browser elsewhere(*site_);
  const auto page = GivePassword(elsewhere);
  const auto late = elsewhere.Post("/log-ind/kode",
                                   {{"billet", ValueOf("billet", BodyOf(page))}, {std::string(kCodeField), "135790"}});
  EXPECT_THAT(BodyOf(late), HasSubstr("Adgangskode"));
  EXPECT_THAT(BodyOf(late), Not(HasSubstr("135790")));
  EXPECT_THAT(BodyOf(late), Not(HasSubstr(ValueOf("billet", BodyOf(page)))));
}

TEST_P(SecondFactorPagesTest, RenewsCodesAndTurnsOff) {
  const std::string first = TurnOn();
  const auto wrong = browser().Submit("/konto/totrin", "/konto/totrin/koder", Code("000000"));
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(BodyOf(wrong), HasSubstr("<details class=\"details\" open>"));
  const auto renewed = browser().Submit("/konto/totrin", "/konto/totrin/koder", Code(CodeAt(secret_, now_)));
  EXPECT_THAT(BodyOf(renewed), HasSubstr("Dine gendannelseskoder"));
  now_ += std::chrono::seconds(30);
  EXPECT_EQ(browser().Submit("/konto/totrin", "/konto/totrin/fjern", Code(CodeAt(secret_, now_))).status, 303);
  EXPECT_THAT(BodyOf(browser().Get("/konto")), HasSubstr("Slået fra"));
}

TEST_P(SecondFactorPagesTest, AnAdministratorResetsIt) {
  TurnOn();
  const UserId boss = AddUser("aase@example.dk", "Åse", Role::kAdministrator);
  Browser office(*site_);
  Enter(office, boss);
  const std::string page = "/brugere/" + std::to_string(karla_.value);
  EXPECT_THAT(BodyOf(office.Get(page)), HasSubstr("Nulstil totrinslogin"));
  EXPECT_EQ(office.Submit(page, page + "/totrin").status, 303);
  EXPECT_THAT(BodyOf(office.Get(page)), HasSubstr("totrinslogin er nulstillet")) << "in the history";
  EXPECT_EQ(browser().Get("/konto").status, 303) << "signed out";
  Browser elsewhere(*site_);
  EXPECT_EQ(GivePassword(elsewhere).status, 303);
  EXPECT_EQ(office.Submit("/konto", page + "/totrin").status, 422) << "there is none now";
}

TEST_P(SecondFactorPagesTest, WhereItIsDemandedNothingElseOpensUntilItIsSetUp) {
  const UserId mona = AddUser("mona@example.dk", "Mona Lund", Role::kAdministrator);
  Browser admin(*site_);
  Enter(admin, mona);
  EXPECT_EQ(admin.Submit("/brugere/totrin", "/brugere/totrin", {{"krav", "everybody"}}).status, 303);
  for (const auto* page : {"/", "/konto", "/hemmeligt", "/brugere"}) {
    const auto led = admin.Get(page);
    EXPECT_EQ(led.status, 303) << page;
    EXPECT_EQ(HeaderOf(led, "Location"), "/konto/totrin") << page;
  }
  EXPECT_EQ(browser().Get("/").status, 303) << "not of administrators alone";
  EXPECT_EQ(Browser(*site_).Get("/").status, 200) << "what is public stays public";
  EXPECT_THAT(BodyOf(browser().Get("/konto/totrin")), HasSubstr("Din rolle kræver totrinslogin"));
  TurnOn();
  EXPECT_EQ(browser().Get("/").status, 200);
  EXPECT_EQ(browser().Get("/konto").status, 200);
  EXPECT_EQ(admin.Submit("/konto/totrin", "/log-ud").status, 303);
  EXPECT_EQ(admin.Get("/").status, 200);
}

TEST_P(SecondFactorPagesTest, DemandedOfAdministratorsLeavesOthersAlone) {
  database().Write({}, [](sql::Transaction& t) { PutAccessRule(t, SecondFactorDemand::kAdministrators); });
  EXPECT_EQ(browser().Get("/konto").status, 200);
  Browser admin(*site_);
  Enter(admin, AddUser("mona@example.dk", "Mona Lund", Role::kAdministrator));
  EXPECT_EQ(admin.Get("/konto").status, 303);
  database().Write({}, [](sql::Transaction& t) { PutAccessRule(t, SecondFactorDemand::kNobody); });
  EXPECT_EQ(admin.Get("/konto").status, 200);
}

TOVHOLDER_ON_ONE_STORE(SecondFactorPagesTest);

}  // namespace
}  // namespace tovholder::people
