// SPDX-License-Identifier: EUPL-1.2
#include "sittings/sitting_pages.h"

#include <gmock/gmock.h>

#include "desk/desk_pages.h"
#include "http/sessions.h"
#include "meetings/meeting_pages.h"
#include "people/browser.h"
#include "people/user_store.h"
#include "sittings/sitting_database.h"

namespace tovholder::sittings {
namespace {

using people::BodyOf;
using people::Browser;
using people::HeaderOf;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class SittingPagesTest : public SittingDatabaseTest {
 protected:
  void SetUp() override {
    SittingDatabaseTest::SetUp();
    office_.emplace(people::Office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }});
    board_live_.emplace(database(), bell_);
    const SittingDesk desk{*office_, index_, *board_live_};
    http::Router router;
    for (auto& routes : {meetings::MeetingRoutes(*office_, Slots(desk::Slots())), RollRoutes(desk), LiveRoutes(desk),
                         FollowRoutes(desk), MinutesRoutes(desk), SittingRuleRoutes(*office_),
                         desk::ProposalRoutes(*office_), desk::AgendaRoutes(*office_)}) {
      router.Add(routes);
    }
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
    address_ = "/moeder/" + std::to_string(meeting_.value);
  }

  Browser Enter(const std::string& name, people::Role role) {
    Browser browser(*site_);
    browser.cookies["session"] = Write([&](sql::Transaction& transaction) {
      const std::string email = name.substr(0, name.find(' ')) + "@example.dk";
      auto user = people::CreateUser(transaction, {email, name, role}).value();
      if (const auto person = people::FindPersonByName(transaction, name)) {
        user.person = person->id;
        sql::Update(transaction, "user_account", user);
      }
      return http::StartSession(transaction, user.id.value, "Chrome/1 Windows").token;
    });
    return browser;
  }
  Browser Secretary() { return Enter("Karla Holm", people::Role::kSecretary); }

  void OpenBy(Browser& browser) {
    const auto opened = browser.Submit(address_ + "/afvikling/navneopraab", address_ + "/afvikling/navneopraab",
                                       {{"fremmoedt-4", "apology"}});
    ASSERT_EQ(opened.status, 303) << BodyOf(opened);
  }
  std::string ItemNumber(int position) { return std::to_string(ItemAt(position).value); }

  http::Bell bell_;
  std::optional<LiveBoard> board_live_;
  std::optional<people::Office> office_;
  std::optional<http::Site> site_;
  std::string address_;
};
INSTANTIATE_TEST_SUITE_P(On, SittingPagesTest, testing::Values(test::Store::kMemory),
                         [](const auto& tested) { return test::NameOf(tested.param); });

TEST_P(SittingPagesTest, FromRollToPublishedMinutes) {
  Browser karla = Secretary();
  EXPECT_THAT(BodyOf(karla.Get(address_)), HasSubstr("Afvikl mødet"));
  EXPECT_EQ(HeaderOf(karla.Get(address_ + "/afvikling"), "Location"), address_ + "/afvikling/navneopraab");
  OpenBy(karla);
  EXPECT_THAT(BodyOf(karla.Get(address_ + "/afvikling")),
              AllOf(HasSubstr("At 1: at budgettet godkendes"), HasSubstr("3 af 4 stemmeberettigede"),
                    HasSubstr("Næste punkt"), HasSubstr("data-save")));
  const std::string item = ItemNumber(1);
  for (const char* point : {"1", "2"}) {
    EXPECT_EQ(karla
                  .Submit(address_ + "/afvikling", address_ + "/afvikling/beslutning",
                          {{"punkt", item}, {"at", point}, {"version", "0"}, {"udfald", "approved"}, {"tekst", ""}})
                  .status,
              303);
  }
  EXPECT_EQ(karla
                .Submit(address_ + "/afvikling", address_ + "/afvikling/beslutning",
                        {{"punkt", ItemNumber(2)}, {"at", "0"}, {"version", "0"}, {"udfald", "noted"}, {"tekst", ""}})
                .status,
            303);
  EXPECT_EQ(
      HeaderOf(karla.Submit(address_ + "/afvikling", address_ + "/afvikling/afslut", {{"punkt", item}}), "Location"),
      address_ + "/referat");
  EXPECT_EQ(karla.Submit(address_ + "/referat", address_ + "/referat/send").status, 303);
  for (const char* name : {"Marie Holm", "Bo Berg", "Ida Lund"}) {
    Browser member = Enter(name, people::Role::kReader);
    EXPECT_THAT(BodyOf(member.Get(address_ + "/referat")), HasSubstr("Er referatet rigtigt?")) << name;
    EXPECT_EQ(member.Submit(address_ + "/referat", address_ + "/referat/godkend").status, 303);
  }
  EXPECT_THAT(BodyOf(karla.Get(address_ + "/referat")), HasSubstr("Godkendt og låst"));
  EXPECT_EQ(karla.Submit(address_ + "/referat", address_ + "/referat/udgiv").status, 303);
  Browser outsider(*site_);
  EXPECT_THAT(BodyOf(outsider.Get(address_)),
              AllOf(HasSubstr("At 1: Godkendt."), HasSubstr("Taget til efterretning.")));
}

TEST_P(SittingPagesTest, AScriptGetsTheVersionOrTheSentence) {
  Browser karla = Secretary();
  OpenBy(karla);
  const auto save = [&](std::string version, std::string text, std::string accept) {
    http::Request request;
    request.method = http::Method::kPost;
    request.path = request.target = address_ + "/afvikling/beslutning";
    request.cookies = karla.cookies;
    request.headers = {{"accept", std::move(accept)}, {"sec-fetch-site", "same-origin"}};
    request.form = {{"csrf", karla.TokenOf(address_ + "/afvikling")},
                    {"punkt", ItemNumber(1)},
                    {"at", "1"},
                    {"version", std::move(version)},
                    {"udfald", "none"},
                    {"tekst", std::move(text)}};
    return site_->Dispatch(request);
  };
  const auto saved = save("0", "Først", "application/json");
  EXPECT_EQ(saved.status, 200);
  EXPECT_EQ(BodyOf(saved), R"({"version":1})");
  for (const char* accept : {"application/json", "text/html"}) {
    const auto conflict = save("0", "Samtidig", accept);
    EXPECT_EQ(conflict.status, 422) << accept;
    EXPECT_THAT(BodyOf(conflict), HasSubstr("Nu står der: “Først”")) << accept;
  }
  EXPECT_EQ(save("1", "Derefter", "text/html").status, 303);
}

TEST_P(SittingPagesTest, MembersFollowAndOthersDoNot) {
  Browser karla = Secretary();
  OpenBy(karla);
  Browser member = Enter("Bo Berg", people::Role::kReader);
  EXPECT_THAT(BodyOf(member.Get(address_)), HasSubstr("Følg mødet"));
  EXPECT_THAT(BodyOf(member.Get(address_ + "/foelg")), AllOf(HasSubstr("Budget 2027"), HasSubstr("Per Vang")));
  EXPECT_EQ(member.Get(address_ + "/afvikling").status, 404);
  EXPECT_EQ(member.Post(address_ + "/afvikling/afslut", {{"csrf", member.TokenOf(address_ + "/foelg")}}).status, 404);
  Browser stranger = Enter("Ole Fremmed", people::Role::kReader);
  for (const char* page : {"/foelg", "/haendelser", "/referat", "/afvikling", "/afvikling/navneopraab"}) {
    EXPECT_EQ(stranger.Get(address_ + page).status, 404) << page;
  }
  Browser outsider(*site_);
  for (const char* page : {"/foelg", "/haendelser", "/referat", "/afvikling"}) {
    EXPECT_NE(outsider.Get(address_ + page).status, 200) << page;
  }
}

TEST_P(SittingPagesTest, TheRollShowsWhoSentAnApologyAndWhoComesInstead) {
  Invite("Bo Berg", invitations::Answer::kDeclined);
  Invite("Eva Dal", invitations::Answer::kAccepted, "Bo Berg");
  Browser karla = Secretary();
  const std::string roll = address_ + "/afvikling/navneopraab";
  EXPECT_THAT(BodyOf(karla.Get(roll)), HasSubstr("Eva Dal, i stedet for Bo Berg"));
  const auto refused = karla.Submit(roll, roll, {{"fremmoedt-1", "present"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), HasSubstr("Bo Berg er til stede, så Eva Dal kan ikke stemme på samme plads."));
  EXPECT_EQ(karla.Submit(roll, roll, {}).status, 303);
  EXPECT_EQ(Book().Find(IdOf("Bo Berg"))->mark, RollMark::kApology);
  EXPECT_EQ(Book().Find(IdOf("Eva Dal"))->substitute_for, IdOf("Bo Berg"));
}

TEST_P(SittingPagesTest, RefusedFormsComeBackWithTheirReason) {
  Browser karla = Secretary();
  OpenBy(karla);
  const auto vote = karla.Submit(address_ + "/afvikling", address_ + "/afvikling/afstemning",
                                 {{"punkt", ItemNumber(1)}, {"form", "hands"}, {"yes", "9"}, {"no", "0"}});
  EXPECT_EQ(vote.status, 422);
  EXPECT_THAT(BodyOf(vote), HasSubstr("Der er afgivet 9 stemmer, men kun 3"));
  const auto closed = karla.Submit(address_ + "/afvikling", address_ + "/afvikling/lukning",
                                   {{"punkt", ItemNumber(1)}, {"slags", "closed"}, {"begrundelse", "x"}});
  EXPECT_THAT(BodyOf(closed), HasSubstr("Skriv lovhjemlen"));
}

TEST_P(SittingPagesTest, AnItemIsMovedAndFollowersSeeIt) {
  Browser karla = Secretary();
  OpenBy(karla);
  const std::string live = address_ + "/afvikling";
  EXPECT_THAT(BodyOf(karla.Get(live)), AllOf(HasSubstr("flyt-ned"), Not(HasSubstr("id=\"flyt-op"))));
  const auto wrong = karla.Submit(live, live + "/raekkefoelge", {{"punkt", ItemNumber(1)}, {"plads", "x"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(BodyOf(wrong), HasSubstr("Skriv et nummer mellem 1 og 2."));
  EXPECT_EQ(karla.Submit(live, live + "/raekkefoelge", {{"punkt", ItemNumber(2)}, {"plads", "1"}}).status, 303);
  Browser member = Enter("Bo Berg", people::Role::kReader);
  const std::string followed(BodyOf(member.Get(address_ + "/foelg")));
  EXPECT_THAT(followed, HasSubstr("Rækkefølgen er en anden end dagsordenens."));
  const auto list = followed.substr(followed.find("course-list"));
  EXPECT_LT(list.find("Punkt 2: Nyt"), list.find("Punkt 1: Budget"));
  EXPECT_EQ(
      member.Post(live + "/raekkefoelge", {{"csrf", member.TokenOf(address_ + "/foelg")}, {"punkt", ItemNumber(1)}})
          .status,
      404);
  EXPECT_THAT(BodyOf(karla.Get(address_ + "/referat")), HasSubstr("Punkterne blev behandlet i rækkefølgen 2, 1."));
}

TEST_P(SittingPagesTest, APostponedItemLeadsToItsProposalAndBack) {
  auto plan = Plan();
  plan.date = ParseIsoDate("2026-06-16");
  const std::string next = "/moeder/" + std::to_string(TryCreate(plan).value().value);
  Browser karla = Secretary();
  OpenBy(karla);
  const std::string live = address_ + "/afvikling";
  ASSERT_EQ(karla
                .Submit(live, live + "/udfald",
                        {{"punkt", ItemNumber(1)}, {"tilstand", "postponed"}, {"grund", "Der mangler tal"}})
                .status,
            303);
  EXPECT_THAT(BodyOf(karla.Get(live)), HasSubstr("Udsat punkt, foreslået til <a href=\"" + next + "/forslag\""));
  EXPECT_THAT(BodyOf(karla.Get(next + "/forslag")),
              AllOf(HasSubstr("Budget 2027"), HasSubstr("href=\"/punkter/" + ItemNumber(1) + "\"")));
  ASSERT_EQ(karla.Submit(next + "/forslag", next + "/forslag/1/tag").status, 303);
  EXPECT_THAT(BodyOf(karla.Get(next + "/dagsorden")), HasSubstr("href=\"/punkter/" + ItemNumber(1) + "\""));
  EXPECT_THAT(BodyOf(karla.Get(address_ + "/referat")), HasSubstr("Udsat punkt, sat på dagsordenen for"));
  Browser member = Enter("Bo Berg", people::Role::kReader);
  EXPECT_THAT(BodyOf(member.Get(address_ + "/referat")), Not(HasSubstr("sat på dagsordenen for")));
}

TEST_P(SittingPagesTest, ThePageAsksWhoChairs) {
  Browser karla = Secretary();
  const std::string roll = address_ + "/afvikling/navneopraab";
  ASSERT_EQ(karla.Submit(roll, roll, {{"fremmoedt-0", "apology"}}).status, 303);
  const std::string live = address_ + "/afvikling";
  EXPECT_THAT(BodyOf(karla.Get(live)),
              AllOf(HasSubstr("Hvem leder punktet?"), HasSubstr("Marie Holm er ikke til stede")));
  const auto away = karla.Submit(live, live + "/moedeleder",
                                 {{"punkt", ItemNumber(1)}, {"leder", std::to_string(IdOf("Marie Holm").value)}});
  EXPECT_EQ(away.status, 422);
  EXPECT_THAT(BodyOf(away), HasSubstr("Marie Holm er ikke til stede ved punktet og kan ikke lede det."));
  EXPECT_EQ(karla
                .Submit(live, live + "/moedeleder",
                        {{"punkt", ItemNumber(1)}, {"leder", std::to_string(IdOf("Bo Berg").value)}})
                .status,
            303);
  EXPECT_THAT(BodyOf(karla.Get(live)),
              AllOf(HasSubstr("Leder punktet: Bo Berg"), Not(HasSubstr("Hvem leder punktet?"))));
}

TEST_P(SittingPagesTest, LivePagesHearOfEveryChange) {
  Browser karla = Secretary();
  OpenBy(karla);
  auto response = karla.Get(address_ + "/haendelser?fra=0");
  auto* source = std::get_if<http::EventSource>(&response.body);
  ASSERT_NE(source, nullptr);
  const auto first = (*source)();
  EXPECT_THAT(first.value(), HasSubstr("event: recorded"));
  EXPECT_EQ((*source)().value(), "");
  int rung = 0;
  bell_.Listen(this, [&] { ++rung; });
  karla.Submit(address_ + "/afvikling", address_ + "/afvikling/punkt", {{"punkt", ItemNumber(2)}});
  bell_.Unlisten(this);
  EXPECT_EQ(rung, 1);
  EXPECT_THAT((*source)().value(), HasSubstr("event: recorded"));
}

TEST_P(SittingPagesTest, TheRulesOfAnOrganizationAreSet) {
  Browser karla = Secretary();
  const std::string page = "/organisation/" + std::to_string(board_.value) + "/moederegler";
  const http::Fields rule{{"profil", "standing_committee"}, {"godkendelse", "same_meeting"},
                          {"beslutningsdygtig", "120"},     {"flertal", "simple"},
                          {"stemmelighed", "lapses"},       {"vendinger", "Tiltrådt"}};
  EXPECT_EQ(karla.Submit(page, page, rule).status, 422);
  http::Fields right = rule;
  right.erase("beslutningsdygtig");
  right.emplace("beslutningsdygtig", "60");
  EXPECT_EQ(karla.Submit(page, page, right).status, 303);
  OpenBy(karla);
  EXPECT_THAT(BodyOf(karla.Get(address_ + "/afvikling")),
              AllOf(HasSubstr("Tiltrådt"), HasSubstr("Standser beslutningen"), HasSubstr("der skal være 2")));
}

}  // namespace
}  // namespace tovholder::sittings
