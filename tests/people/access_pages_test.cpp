// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/membership.h"
#include "people/organization_store.h"
#include "people/pages_site.h"
#include "post/mail.h"
#include "sql/change_log.h"
#include "sql/records.h"

namespace tovholder::people {
namespace {

using testing::HasSubstr;
using testing::Not;

class AccessPagesTest : public PagesTest {
 protected:
  PersonId AddPerson(std::string_view name) {
    return database().Write({}, [&](sql::Transaction& t) { return FindOrCreatePerson(t, name); });
  }
  void AddMembership(PersonId person, std::string_view organization, MembershipRole role, std::optional<Date> to) {
    database().Write({}, [&](sql::Transaction& t) {
      Membership membership;
      membership.organization = FindOrCreateOrganization(t, std::nullopt, organization);
      membership.person = person;
      membership.role = role;
      membership.to_date = to;
      sql::Create(t, "membership", membership);
    });
  }
  std::vector<post::Mail> Mails() {
    return database().Read([](sql::Reader& reader) { return post::ListMail(reader, post::MailState::kWaiting, 10); });
  }
  std::string PageOf(UserId user) { return "/brugere/" + std::to_string(user.value); }
};

TEST_P(AccessPagesTest, AnAuditorReadsAndIsToldWhyNothingIsDone) {
  EnterAs(Role::kAuditor);
  const UserId bo = AddUser("bo@example.dk", "Bo", Role::kReader);
  const auto secret = browser().Get("/hemmeligt");
  EXPECT_EQ(secret.status, 200);
  EXPECT_THAT(BodyOf(secret), HasSubstr("Du ser siden som revisor: du ændrer intet."));
  EXPECT_THAT(BodyOf(browser().Get("/")), Not(HasSubstr("som revisor")));
  const auto users = browser().Get("/brugere");
  EXPECT_THAT(BodyOf(users), HasSubstr("bo@example.dk"));
  EXPECT_THAT(BodyOf(users), Not(HasSubstr("Tilføj en bruger")));
  const auto user = browser().Get(PageOf(bo));
  EXPECT_THAT(BodyOf(user), Not(HasSubstr("action=\"/brugere/")));
  for (const auto* act : {"", "/link", "/invitation", "/totrin", "/spaer", "/aabn"}) {
    const auto refused = browser().Submit("/konto", PageOf(bo) + act, {{"navn", "X"}});
    EXPECT_EQ(refused.status, 403) << act;
    EXPECT_THAT(BodyOf(refused), HasSubstr("Som revisor læser du alt og ændrer intet")) << act;
  }
  EXPECT_EQ(browser().Submit("/konto", "/hemmeligt").status, 403);
  EXPECT_EQ(browser().Submit("/konto", "/konto", {{"navn", "Rie"}, {"email", "rie@example.dk"}}).status, 303)
      << "the own account";
}

TEST_P(AccessPagesTest, TellsWhatOneIsWhereOneMayNot) {
  const PersonId karla = AddPerson("Karla Holm");
  AddMembership(karla, "Følgegruppen", MembershipRole::kMember, std::nullopt);
  const UserId user = EnterAs(Role::kReader);
  database().Write({}, [&](sql::Transaction& t) {
    User stored = FindUser(t, user).value();
    stored.person = karla;
    ASSERT_TRUE(UpdateUser(t, stored));
  });
  const auto refused = browser().Get("/hemmeligt");
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(BodyOf(refused), HasSubstr("administratorer; du er medlem af Følgegruppen."));
  EXPECT_THAT(BodyOf(browser().Get("/hemmeligt?sprog=en")), HasSubstr("you are member of Følgegruppen."));
}

TEST_P(AccessPagesTest, ShowsWhatAPersonIsUntilTheDayAfterTheMembershipEnds) {
  const PersonId bo = AddPerson("Bo Lind");
  AddMembership(bo, "Bestyrelsen", MembershipRole::kChair, ParseIsoDate("2025-04-22"));
  EnterAs(Role::kAdministrator);
  const UserId user = AddUser("bo@example.dk", "Bo", Role::kReader);
  http::Fields fields{{"navn", "Bo Lind"}, {"email", "bo@example.dk"}, {"rolle", "reader"}, {"person", "bo lind"}};
  EXPECT_EQ(browser().Submit(PageOf(user), PageOf(user), fields).status, 303);
  EXPECT_THAT(BodyOf(browser().Get(PageOf(user))), HasSubstr("formand for Bestyrelsen"));
  now_ += std::chrono::hours(10);  // past midnight
  EXPECT_THAT(BodyOf(browser().Get(PageOf(user))), HasSubstr("Personen er ikke i noget organ i dag."));
  fields.erase("person");
  fields.emplace("person", "Ukendt <b>");
  const auto unknown = browser().Submit(PageOf(user), PageOf(user), fields);
  EXPECT_EQ(unknown.status, 422);
  EXPECT_THAT(BodyOf(unknown), HasSubstr("Der er ingen person, der hedder “Ukendt &lt;b&gt;”."));
}

TEST_P(AccessPagesTest, InvitesByMailAndShowsHowFarItIs) {
  const UserId karla = EnterAs(Role::kAdministrator);
  const auto invited = browser().Submit(
      "/brugere", "/brugere",
      {{"navn", "Bo Lind"}, {"email", "bo@example.dk"}, {"rolle", "auditor"}, {"sprog", "en"}, {"maade", "mail"}});
  ASSERT_EQ(invited.status, 303);
  const std::string page = HeaderOf(invited, "Location");
  const auto shown = browser().Get(page);
  EXPECT_THAT(BodyOf(shown), HasSubstr("En invitation er på vej til bo@example.dk."));
  EXPECT_THAT(BodyOf(shown), HasSubstr("Invitationen er på vej"));
  EXPECT_THAT(BodyOf(shown), Not(HasSubstr("/log-ind/"))) << "the link is in the mail alone";
  ASSERT_EQ(Mails().size(), 1U);
  const std::string body = Mails().front().body;
  EXPECT_THAT(body, HasSubstr("Dear Bo Lind"));
  constexpr std::string_view kSite = "http://tovholder.example.dk";
  const std::size_t begin = body.find(std::string(kSite) + "/log-ind/") + kSite.size();
  const std::string link = body.substr(begin, body.find('\n', begin) - begin);
  EXPECT_EQ(browser().Submit(page, page + "/invitation", {{"sprog", "da"}}).status, 303);
  EXPECT_EQ(Mails().size(), 2U) << "sent again";
  EXPECT_EQ(Browser(*site_).Get(link).status, 404) << "and the first link ended";
  now_ += std::chrono::hours(24 * 8);
  Enter(browser(), karla);
  EXPECT_THAT(BodyOf(browser().Get(page)), HasSubstr("virker ikke mere"));
  EXPECT_THAT(BodyOf(browser().Get("/brugere")), HasSubstr("Invitationen er udløbet"));
}

TEST_P(AccessPagesTest, AnInvitationThatCannotBeSentMakesNoUser) {
  EnterAs(Role::kAdministrator);
  const auto refused = browser().Submit(
      "/brugere", "/brugere", {{"navn", "Bo"}, {"email", "administrator"}, {"rolle", "reader"}, {"maade", "mail"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), HasSubstr("er ikke en mailadresse"));
  EXPECT_TRUE(Mails().empty());
  EXPECT_FALSE(database().Read([](sql::Reader& reader) { return FindUserByEmail(reader, "administrator"); }));
}

TEST_P(AccessPagesTest, EndsAllOwnSessions) {
  const UserId karla = EnterAs(Role::kReader);
  Browser elsewhere(*site_);
  Enter(elsewhere, karla);
  EXPECT_EQ(browser().Submit("/konto", "/konto/besoeg/slut-alle").status, 303);
  EXPECT_FALSE(browser().cookies.contains("session"));
  EXPECT_EQ(elsewhere.Get("/konto").status, 303);
}

TEST_P(AccessPagesTest, ADisabledUserKeepsTheNameInTheLog) {
  EnterAs(Role::kAdministrator);
  const UserId bo = AddUser("bo@example.dk", "Bo Lind", Role::kSecretary);
  database().Write({bo.value, "Bo Lind"},
                   [](sql::Transaction& t) { FindOrCreateOrganization(t, std::nullopt, "Bestyrelsen"); });
  EXPECT_EQ(browser().Submit(PageOf(bo), PageOf(bo) + "/spaer").status, 303);
  const auto changes = database().Read([](sql::Reader& reader) { return sql::ListChanges(reader, "organization", 1); });
  EXPECT_EQ(changes.front().author.name, "Bo Lind");
  EXPECT_EQ(changes.front().author.user, bo.value);
  EXPECT_THAT(BodyOf(browser().Get("/brugere")), HasSubstr("Bo Lind"));
}

TEST_P(AccessPagesTest, AreListedAPageAtATimeAndFoundByNameAndEmail) {
  database().Write({}, [](sql::Transaction& t) {
    for (int i = 0; i < 10'000; ++i) {
      const std::string number = std::to_string(i);
      User user{{}, "bruger" + number + "@example.dk", "Bruger " + number, Role::kReader, false, t.now()};
      sql::CreateUnlogged(t, "user_account", user);
    }
  });
  EnterAs(Role::kAdministrator);
  const auto page = browser().Get("/brugere");
  EXPECT_LT(BodyOf(page).size(), 60'000U);
  EXPECT_THAT(BodyOf(page), HasSubstr("10.001 brugere"));
  EXPECT_THAT(BodyOf(browser().Get("/brugere?side=201")), HasSubstr("karla@example.dk"));
  const std::string found(BodyOf(browser().Get("/brugere?q=bruger+9999%40")));
  EXPECT_THAT(found, HasSubstr("1 bruger<"));
  EXPECT_THAT(found, HasSubstr("bruger9999@example.dk"));
  EXPECT_THAT(BodyOf(browser().Get("/brugere?q=ingen")), HasSubstr("Ingen bruger passer til ordene."));
}

TOVHOLDER_ON_ONE_STORE(AccessPagesTest);

}  // namespace
}  // namespace tovholder::people
