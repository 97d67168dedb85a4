// SPDX-License-Identifier: EUPL-1.2
#include "invitations/invitation_pages.h"

#include <gmock/gmock.h>

#include "desk/desk_pages.h"
#include "http/sessions.h"
#include "invitations/invitations_database.h"
#include "invitations/own_reading.h"
#include "meetings/meeting_pages.h"
#include "people/browser.h"

namespace tovholder::invitations {
namespace {

using people::BodyOf;
using people::Browser;
using people::HeaderOf;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

class InvitationPagesTest : public InvitationsDatabaseTest {
 protected:
  void SetUp() override {
    InvitationsDatabaseTest::SetUp();
    office_.emplace(
        people::Office{database(), nullptr, nullptr, "https://plan.example.dk", "1.2.3", [this] { return now_; }});
    const std::string organizer = "plan@example.dk";
    http::Router router;
    for (auto& routes :
         {meetings::MeetingRoutes(*office_, Slots(desk::Slots())),
          desk::MeetingFormRoutes(*office_, index_, invitations::Tell(organizer)),
          desk::ReleaseRoutes(*office_, index_, invitations::Tell(organizer)), InvitationRoutes(*office_, organizer),
          AnswerRoutes(*office_), FeedRoutes(*office_, organizer), ReadingRoutes(*office_), AddressRoutes(*office_)}) {
      router.Add(routes);
    }
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
  }

  Browser EnterAs(people::UserId user) {
    Browser browser(*site_);
    browser.cookies["session"] = Write([&](sql::Transaction& transaction) {
      return http::StartSession(transaction, user.value, "Chrome/1 Windows").token;
    });
    return browser;
  }
  Browser Enter(people::PersonId person) { return EnterAs(ViewerOf(person).user); }
  Browser Enter(people::Role role) {
    return EnterAs(Write([&](sql::Transaction& transaction) {
      const std::string name(people::ToName(role));
      return people::CreateUser(transaction, {name + "@kommune.example", name, role}).value().id;
    }));
  }
  std::string AddressOf(meetings::MeetingId id) { return "/moeder/" + std::to_string(id.value); }

  std::optional<people::Office> office_;
  std::optional<http::Site> site_;
};

TEST_P(InvitationPagesTest, APersonWithoutAnAccountHasAnAddressOfHisOwn) {
  Call();
  const std::string page = "/personer/" + std::to_string(bo_.value) + "/mailadresse";
  EXPECT_EQ(Browser(*site_).Get(page).status, 303) << "to the sign-in";
  EXPECT_EQ(Enter(anna_).Get(page).status, 403);
  Browser karla = Enter(people::Role::kSecretary);
  const auto wrong = karla.Submit(page, page, {{"email", "bo-krogh"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(BodyOf(wrong), AllOf(HasSubstr("bo-krogh"), HasSubstr("aria-describedby")));
  EXPECT_EQ(karla.Submit(page, page, {{"email", "Bo@Example.dk"}}).status, 303);
  EXPECT_THAT(MailsTo("bo@example.dk"), SizeIs(1)) << "he was called and had no address";
  EXPECT_THAT(BodyOf(karla.Get(page)), HasSubstr("value=\"bo@example.dk\""));
  EXPECT_THAT(BodyOf(karla.Get("/personer/" + std::to_string(anna_.value) + "/mailadresse")),
              HasSubstr("Logger ind med anna@example.dk"));
  EXPECT_EQ(karla.Get("/personer/99999/mailadresse").status, 404);
  Browser rie = Enter(people::Role::kAuditor);
  EXPECT_EQ(rie.Get(page).status, 200);
  EXPECT_NE(rie.Post(page, {{"csrf", rie.TokenOf(page)}, {"email", "x@example.dk"}}).status, 303);
}

TEST_P(InvitationPagesTest, AReleaseCallsAndTheListTellsWhoWasCalled) {
  const auto id = Create();
  Browser karla = Enter(people::Role::kSecretary);
  const std::string list = AddressOf(id) + "/indkaldelse";
  EXPECT_THAT(BodyOf(karla.Get(list)), HasSubstr("Medlemmerne indkaldes, når dagsordenen frigives."));
  const std::string check = AddressOf(id) + "/frigiv";
  EXPECT_EQ(karla.Submit(check, check, {{"version", std::to_string(Load(id).desk.version)}}).status, 303);
  EXPECT_THAT(Mails(), SizeIs(2));
  EXPECT_THAT(BodyOf(karla.Get(list)), AllOf(HasSubstr("Anna Holm"), HasSubstr("Ingen mailadresse"),
                                             HasSubstr("3 uden svar"), Not(HasSubstr("Erik Dam"))));
  EXPECT_THAT(BodyOf(karla.Get(AddressOf(id))), HasSubstr(list));
  const std::string bo = list + "/" + std::to_string(Of(id, bo_).id.value);
  EXPECT_EQ(karla.Submit(list, bo + "/adresse", {{"email", "bo@hjemme.example"}}).status, 303);
  EXPECT_THAT(MailsTo("bo@hjemme.example"), SizeIs(1));
  EXPECT_EQ(karla.Submit(list, bo + "/svar", {{"svar", "apology"}}).status, 303);
  EXPECT_EQ(karla.Submit(list, bo + "/stedfortraeder", {{"navn", "Ukendt Person"}}).status, 422);
  EXPECT_EQ(karla.Submit(list, bo + "/stedfortraeder", {{"navn", "carla friis"}}).status, 303);
  EXPECT_THAT(BodyOf(karla.Get(list)), AllOf(HasSubstr("stedfortræder for Bo Krogh"), HasSubstr("1 afbud")));
  const auto cancelled = karla.Submit(AddressOf(id) + "/rediger", AddressOf(id) + "/aflys", {{"aarsag", "Sygdom"}});
  EXPECT_EQ(cancelled.status, 303);
  EXPECT_THAT(MailsTo("carla@example.dk"), SizeIs(2));
}

TEST_P(InvitationPagesTest, OthersSeeNothingOfIt) {
  const auto id = Call();
  const std::string list = AddressOf(id) + "/indkaldelse";
  for (const people::PersonId person : {anna_, erik_, finn_}) {
    Browser browser = Enter(person);
    EXPECT_EQ(browser.Get(list).status, 403);
    EXPECT_THAT(BodyOf(browser.Get(AddressOf(id))), Not(HasSubstr(list)));
  }
  EXPECT_EQ(Browser(*site_).Get(list).status, 303) << "to the sign-in";
  for (const people::PersonId person : {erik_, finn_}) {
    Browser browser = Enter(person);
    EXPECT_EQ(browser.Get(AddressOf(id) + "/svar").status, 404);
    EXPECT_THAT(BodyOf(browser.Get(AddressOf(id))), AllOf(Not(HasSubstr("Kommer du?")), Not(HasSubstr("Min note"))));
  }
  Browser auditor = Enter(people::Role::kAuditor);
  EXPECT_EQ(auditor.Get(list).status, 200);
  EXPECT_THAT(BodyOf(auditor.Get(list)), AllOf(HasSubstr("Anna Holm"), Not(HasSubstr("Send igen"))));
  EXPECT_EQ(auditor.Submit("/konto/kalender", list).status, 403);
}

TEST_P(InvitationPagesTest, AMemberAnswersAtTheMeeting) {
  const auto id = Call();
  Browser anna = Enter(anna_);
  const std::string meeting = AddressOf(id);
  EXPECT_THAT(BodyOf(anna.Get(meeting)), HasSubstr("Kommer du?"));
  EXPECT_EQ(anna.Submit(meeting, meeting + "/svar", {{"svar", "accepted"}}).status, 303);
  EXPECT_EQ(Of(id, anna_).answer, Answer::kAccepted);
  EXPECT_THAT(BodyOf(anna.Get(meeting + "/svar")), HasSubstr("Carla Friis")) << "whom the membership names";
  const http::Fields wrong{{"svar", "apology"}, {"bemaerkning", "Ferie"}, {"stedfortraeder", "Ingen Kendt"}};
  const auto refused = anna.Submit(meeting + "/svar", meeting + "/svar", wrong);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), AllOf(HasSubstr("Ferie"), HasSubstr("Ingen person hedder")));
  EXPECT_EQ(anna.Submit(meeting + "/svar", meeting + "/svar",
                        {{"svar", "apology"}, {"bemaerkning", "Ferie"}, {"stedfortraeder", "Finn Beck"}})
                .status,
            303);
  EXPECT_EQ(Of(id, anna_).deputy, finn_);
  EXPECT_THAT(MailsTo("finn@example.dk"), SizeIs(0)) << "the secretary calls him";
  EXPECT_THAT(BodyOf(Enter(people::Role::kSecretary).Get(meeting + "/indkaldelse")),
              AllOf(HasSubstr("Ferie"), HasSubstr("value=\"Finn Beck\"")));
  EXPECT_EQ(anna.Submit(meeting, meeting + "/svar", {{"svar", "none"}}).status, 422);
  EXPECT_EQ(anna.Submit(meeting, meeting + "/svar", {{"svar", "vrøvl"}}).status, 422);
}

TEST_P(InvitationPagesTest, TheLinkOfTheMailAnswersByItsButtonAlone) {
  const auto id = Call();
  const std::string link = "/svar/" + TokenIn(MailsTo("anna@example.dk").at(0));
  Browser somebody(*site_);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(somebody.Get(link).status, 200);
  EXPECT_EQ(Of(id, anna_).answer, Answer::kNone) << "scanners follow links";
  EXPECT_EQ(somebody.Get(link).cache, http::CachePolicy::kNever);
  const auto answered = somebody.Submit(link, link, {{"svar", "apology"}, {"bemaerkning", "Syg"}});
  EXPECT_EQ(answered.status, 200);
  EXPECT_THAT(BodyOf(answered), HasSubstr("Dit afbud er modtaget."));
  EXPECT_EQ(Of(id, anna_).answer, Answer::kDeclined);
  const auto again = somebody.Get(link);
  EXPECT_EQ(again.status, 404);
  EXPECT_EQ(somebody.Get("/svar/gaettet").status, 404);
  EXPECT_THAT(BodyOf(again), AllOf(Not(HasSubstr("Anna")), Not(HasSubstr("Bestyrelsesmøde"))));
}

TEST_P(InvitationPagesTest, TellsWhatChangedSinceOneRead) {
  const auto id = Call();
  const std::string meeting = AddressOf(id);
  Browser anna = Enter(anna_);
  EXPECT_THAT(BodyOf(anna.Get(meeting)), HasSubstr("Jeg har læst dagsordenen"));
  EXPECT_EQ(anna.Submit(meeting, meeting + "/laest", {{"udgave", "2"}}).status, 404) << "not released yet";
  EXPECT_EQ(anna.Submit(meeting, meeting + "/laest", {{"udgave", "1"}}).status, 303);
  EXPECT_THAT(BodyOf(anna.Get(meeting)), HasSubstr("Intet er ændret siden."));
  Add(Item(id, "Nye bænke"));
  EXPECT_THAT(BodyOf(anna.Get(meeting)), Not(HasSubstr("Nye bænke")));
  ASSERT_TRUE(TryRelease(id, "Den hastede"));
  EXPECT_THAT(BodyOf(anna.Get(meeting)),
              AllOf(HasSubstr("Ændret, siden du læste den"), HasSubstr("Nyt, siden du læste den")));
  EXPECT_THAT(BodyOf(Enter(dorte_).Get(meeting)), Not(HasSubstr("siden du læste")));
}

TEST_P(InvitationPagesTest, NotesAreSeenByTheirWriterAlone) {
  const auto id = Call();
  const std::string meeting = AddressOf(id);
  const auto item = PublicItems(id).at(0).item;
  const std::string note = meeting + "/noter/" + std::to_string(item.id.value);
  Browser anna = Enter(anna_);
  EXPECT_EQ(anna.Submit(meeting, note, {{"note", "Spørg om prisen"}}).status, 303);
  EXPECT_THAT(BodyOf(anna.Get(meeting)), HasSubstr("Spørg om prisen"));
  for (const people::Role role : {people::Role::kSecretary, people::Role::kAdministrator, people::Role::kAuditor}) {
    EXPECT_THAT(BodyOf(Enter(role).Get(meeting)), Not(HasSubstr("Spørg om prisen")));
  }
  EXPECT_THAT(BodyOf(Enter(dorte_).Get(meeting)), Not(HasSubstr("Spørg om prisen")));
  EXPECT_EQ(anna.Submit(meeting, meeting + "/noter/99999", {{"note", "x"}}).status, 404);
  const desk::DeskItemId first = Load(id).items.at(0).item.id;
  Write([&](sql::Transaction& transaction) { EXPECT_TRUE(desk::MoveItem(transaction, first, 2)); });
  ASSERT_TRUE(TryRelease(id, "Rækkefølgen"));
  EXPECT_THAT(BodyOf(anna.Get(meeting)), HasSubstr("Spørg om prisen")) << "it goes with its item";
  EXPECT_EQ(anna.Submit(meeting, note, {{"note", ""}}).status, 303);
  EXPECT_THAT(BodyOf(anna.Get(meeting)), Not(HasSubstr("Spørg om prisen")));
}

TEST_P(InvitationPagesTest, FeedsAreMadeShownOnceAndRevoked) {
  Call();
  Browser anna = Enter(anna_);
  const auto made = anna.Submit("/konto/kalender", "/konto/kalender", {{"organ", ""}, {"alarm", "1440"}});
  const std::string body(BodyOf(made));
  const std::size_t begin = body.find("https://plan.example.dk/kalender/") + 23;
  const std::string address = body.substr(begin, body.find("</code>", begin) - begin);
  Browser calendar(*site_);
  const auto feed = calendar.Get(address);
  ASSERT_EQ(feed.status, 200) << address;
  EXPECT_EQ(feed.content_type, "text/calendar; charset=utf-8");
  EXPECT_EQ(feed.cache, http::CachePolicy::kNever);
  EXPECT_THAT(BodyOf(feed), HasSubstr("Bestyrelsesmøde"));
  EXPECT_EQ(calendar.Get(address.substr(0, address.size() - 4)).status, 404);
  EXPECT_THAT(BodyOf(anna.Get("/konto/kalender")), AllOf(HasSubstr("Påmindelse 1 dag før"), Not(HasSubstr(address))));
  EXPECT_EQ(anna.Submit("/konto/kalender", "/konto/kalender/1/slet").status, 303);
  EXPECT_EQ(calendar.Get(address).status, 404);
  const std::string organization = "/organisation/" + std::to_string(board_.value) + "/kalender.ics";
  EXPECT_EQ(calendar.Get(organization).status, 200);
  EXPECT_EQ(calendar.Get(organization + "?noegle=forkert").status, 404);
  EXPECT_EQ(calendar.Get("/organisation/999/kalender.ics").status, 404);
}

TOVHOLDER_ON_EVERY_STORE(InvitationPagesTest);

}  // namespace
}  // namespace tovholder::invitations
