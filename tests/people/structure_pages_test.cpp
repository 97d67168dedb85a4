// SPDX-License-Identifier: EUPL-1.2
#include "people/structure_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/sessions.h"
#include "people/browser.h"
#include "people/pages.h"
#include "people/people_database.h"
#include "people/structure_store.h"
#include "people/structure_table.h"
#include "people/user_store.h"

namespace tovholder::people {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kStructure =
    "Post;Navn;Art;Organ;Hos;Person;Rolle;Titel;Plads;Antal pladser;Stedfortræder;Nummer;Tekst;Fra;Til;Dato;Øverste "
    "organ\n"
    "Organ;Byrådet;byråd;;;;;;;;;;;;;;ja\n"
    "Organ;Udvalget;udvalg;;;;;;;;;;;;;;\n"
    "Organ;Boligudvalget;udvalg;;;;;;;;;;;;;;\n"
    "Levetid;;;Udvalget;;;;;;;;;;2024-01-01;2025-12-31;;\n"
    "Levetid;;;Boligudvalget;;;;;;;;;;2026-01-01;;;\n"
    "Forbindelse;;hører under;Udvalget;Byrådet;;;;;;;;;;;;\n"
    "Plads;;;Udvalget;;;formand;Formand;;1;;;;;;;\n"
    "Medlemskab;;;Udvalget;;Anna Østergård;formand;;Formand;;Bo Lind;;;2024-01-01;;;\n"
    "Opgave;;;Udvalget;;;;;;;;1;Følge tallene;;;;\n"
    "Model;Modellen af 2024;;;;;;;;;;;;;;2024-06-01;\n";

// Signed in as a secretary on 1 October 2025.
class StructurePagesTest : public PeopleDatabaseTest {
 protected:
  void SetUp() override {
    now_ = ParseIsoInstant("2025-10-01T08:00:00Z").value();
    PeopleDatabaseTest::SetUp();
    office_.emplace(Office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }});
    office_->seats_changed = [this](sql::Transaction&) { ++told_; };
    const StructureSlots slots{
        [](sql::Reader&, const Viewer&) { return std::vector<Gathering>{}; },
        [](sql::Reader&, const Visit&, const Ending&) { return html::Text("åbne møder"); },
        [this](sql::Transaction&, const Succession& succession) { handed_over_.push_back(succession); }};
    http::Router router;
    for (auto& routes :
         {SignInRoutes(*office_), StructureRoutes(*office_, slots), ComparisonRoutes(*office_),
          StructureFormRoutes(*office_), StructureBasicsRoutes(*office_), SuccessionRoutes(*office_, slots)}) {
      router.Add(routes);
    }
    http::SiteOptions options = SiteOptionsOf(*office_);
    site_.emplace(std::move(router), std::move(options));
    browser_.emplace(*site_);
  }

  void Fill() {
    database().Write({}, [&](sql::Transaction& transaction) {
      StructureBook book = LoadStructure(transaction, FindOrCreateStructure(transaction, "Slagelse"));
      const auto imported = ImportStructureTable(transaction, book, kStructure, "a.csv");
      ASSERT_TRUE(imported && imported->problems.empty());
    });
  }
  void SignIn() {
    browser_->cookies["session"] = database().Write({}, [&](sql::Transaction& t) {
      const UserId user = CreateUser(t, {"s@example.dk", "Sofie", Role::kSecretary}).value().id;
      return http::StartSession(t, user.value, "Chrome/1 Windows").token;
    });
  }
  std::string Page(std::string_view address) { return std::string(BodyOf(browser_->Get(address))); }
  StructureBook Book() {
    return database().Read(
        [](sql::Reader& reader) { return LoadStructure(reader, ListStructures(reader).front().id); });
  }
  OrganizationId Named(std::string_view name) {
    for (const Organization& one : Book().organizations) {
      if (one.name == name) return one.id;
    }
    return {};
  }

  std::optional<Office> office_;
  std::optional<http::Site> site_;
  std::optional<Browser> browser_;
  std::vector<Succession> handed_over_;
  int told_ = 0;
};

TEST_P(StructurePagesTest, ShowsEverybodyTheOrganisationAsItWas) {
  EXPECT_THAT(Page("/organisation"), HasSubstr("ikke indført endnu"));
  Fill();
  EXPECT_THAT(Page("/organisation"), HasSubstr("Udvalget</a>"));
  EXPECT_THAT(Page("/organisation?dag=1&dato=5.+januar+2026"), Not(HasSubstr(">Udvalget</a>")));
  EXPECT_THAT(Page("/organisation?dag=1&dato=i+morgen"), HasSubstr("er ingen dato"));
  EXPECT_THAT(Page("/organisation"), Not(HasSubstr("ting at se på"))) << "findings are for those who sign in";
  EXPECT_THAT(Page("/organisation/tegning.svg?dag=1@2025-10-01"), HasSubstr("Anna Østergård"));
  EXPECT_THAT(Page("/organisation/tabel.csv"), HasSubstr("Følge tallene"));
  EXPECT_THAT(Page("/organisation/sammenlign?fra=1@2025-10-01&til=1@2026-02-01"), HasSubstr("findes ikke"));
  EXPECT_EQ(browser_->Get("/organisation/grunddata").status, 303);
  EXPECT_EQ(browser_->Get("/organisation/poster/plads/ny?organ=1").status, 303);
}

TEST_P(StructurePagesTest, TakesRecordsAndSaysWhatIsWrongBesideTheField) {
  Fill();
  SignIn();
  const std::string organ = std::to_string(Named("Udvalget").value);
  const std::string form = "/organisation/poster/medlemskab/ny?organ=" + organ;
  const auto bad = browser_->Submit(form, form, {{"person", "Bo Lind"}, {"role", "member"}, {"from_date", "i går"}});
  EXPECT_EQ(bad.status, 422);
  EXPECT_THAT(BodyOf(bad), HasSubstr("“i går” er ingen dato"));
  EXPECT_THAT(BodyOf(bad), HasSubstr("value=\"Bo Lind\""));
  const auto twice =
      browser_->Submit(form, form, {{"person", "Anna Østergård"}, {"role", "chair"}, {"from_date", "1. februar 2024"}});
  EXPECT_THAT(BodyOf(twice), HasSubstr("har allerede den rolle"));
  const auto good = browser_->Submit(
      form, form, {{"person", "Bo Lind"}, {"role", "member"}, {"from_date", "1. februar 2025"}, {"represents", "FOB"}});
  EXPECT_EQ(good.status, 303);
  ASSERT_EQ(Book().memberships.size(), 2U);
  EXPECT_EQ(Book().memberships.back().represents, "FOB");
  EXPECT_EQ(Book().persons.size(), 2U) << "the one with the bad date was not added";
  EXPECT_EQ(told_, 1) << "what was refused changes no seat";
  const std::string stored = "/organisation/poster/medlemskab/" + std::to_string(Book().memberships.back().id.value);
  EXPECT_EQ(browser_->Submit(stored, stored + "/fjern").status, 303);
  EXPECT_EQ(told_, 2);
}

TEST_P(StructurePagesTest, RefusesACircleAndTheRemovalOfWhatIsUsed) {
  Fill();
  SignIn();
  const std::string form = "/organisation/poster/forbindelse/ny?organ=" + std::to_string(Named("Byrådet").value);
  const auto circle = browser_->Submit(form, form, {{"kind", "part_of"}, {"target", "Udvalget"}});
  EXPECT_EQ(circle.status, 422);
  EXPECT_THAT(BodyOf(circle), HasSubstr("gå i ring"));
  const std::string seat = "/organisation/poster/plads/" + std::to_string(Book().seats.front().id.value);
  EXPECT_EQ(browser_->Submit(seat, seat + "/fjern").status, 422);
  EXPECT_EQ(Book().seats.size(), 1U);
  const std::string model = "/organisation/poster/model/" + std::to_string(Book().models.front().id.value);
  EXPECT_EQ(browser_->Submit(model, model + "/fjern").status, 303);
  EXPECT_TRUE(Book().models.empty());
  EXPECT_EQ(browser_->Get("/organisation/poster/dims/ny").status, 404);
  EXPECT_EQ(browser_->Get("/organisation/poster/plads/999").status, 404);
}

TEST_P(StructurePagesTest, BeginsWithAnEmptyOrganisation) {
  SignIn();
  const std::string form = "/organisation/poster/organ/ny";
  EXPECT_EQ(browser_->Submit(form, form, {{"name", " "}}).status, 422);
  EXPECT_EQ(browser_->Submit(form, form, {{"name", "Bestyrelsen"}, {"kind", "bestyrelse"}}).status, 303);
  EXPECT_THAT(Page("/organisation"), HasSubstr("Bestyrelsen"));
  EXPECT_EQ(browser_->Submit(form, form, {{"name", "bestyrelsen"}}).status, 422) << "the name is taken";
}

TEST_P(StructurePagesTest, ListsWhatEndsAndTakesTheDecision) {
  Fill();
  SignIn();
  EXPECT_THAT(Page("/organisation"), HasSubstr("ophører den 31. december 2025"));
  const std::string organ = std::to_string(Named("Udvalget").value);
  const std::string ending = "/organisation/" + organ + "/afloesning?ophoerer=2025-12-31";
  EXPECT_THAT(Page(ending), HasSubstr("åbne møder"));
  EXPECT_THAT(Page(ending), HasSubstr("Følge tallene"));
  const std::string heir = std::to_string(Named("Boligudvalget").value);
  EXPECT_EQ(browser_->Submit(ending, ending, {{"udfald", "replaced"}, {"decided_by", "Byrådet"}}).status, 422);
  const auto decided = browser_->Submit(
      ending, ending, {{"udfald", "replaced"}, {"afloeser", heir}, {"decided_by", "Byrådet"}, {"medlemmer", "stay"}});
  EXPECT_EQ(decided.status, 303);
  ASSERT_EQ(handed_over_.size(), 1U);
  const auto after = OnDate(Book(), ParseIsoDate("2026-01-01").value());
  const auto now = std::find_if(after.begin(), after.end(),
                                [&](const auto& one) { return one.organization.name == "Boligudvalget"; });
  ASSERT_NE(now, after.end());
  EXPECT_EQ(now->tasks.size(), 1U);
  EXPECT_EQ(now->members().size(), 1U);
  EXPECT_THAT(Page(ending), HasSubstr("Byrådet"));
}

TEST_P(StructurePagesTest, HandsTheSeatsOfAPersonOver) {
  Fill();
  SignIn();
  const std::string anna = std::to_string(Book().memberships.front().person.value);
  const std::string page = "/personer/" + anna + "/afloesning";
  EXPECT_THAT(Page(page), HasSubstr("Udvalget"));
  EXPECT_EQ(browser_->Submit(page, page, {{"fra", ""}}).status, 422);
  EXPECT_EQ(browser_->Submit(page, page, {{"fra", "1. november 2025"}, {"tilbage", "1. oktober 2025"}}).status, 422);
  EXPECT_EQ(browser_->Submit(page, page, {{"fra", "1. november 2025"}, {"tilbage", "1. december 2025"}}).status, 303);
  const StructureBook book = Book();
  const auto on = OnDate(book, ParseIsoDate("2025-11-15").value());
  const auto committee =
      std::find_if(on.begin(), on.end(), [](const auto& one) { return one.organization.name == "Udvalget"; });
  EXPECT_EQ(book.NameOf(committee->members().front().person), "Bo Lind");
}

INSTANTIATE_TEST_SUITE_P(On, StructurePagesTest, testing::Values(test::Store::kMemory),
                         [](const auto& tested) { return test::NameOf(tested.param); });

}  // namespace
}  // namespace tovholder::people
