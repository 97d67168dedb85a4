// SPDX-License-Identifier: EUPL-1.2
#include "standing/standing_pages.h"

#include "areas/area_history_store.h"
#include "areas/area_pages.h"
#include "indicators/indicator_database.h"
#include "indicators/small_count.h"
#include "people/organization_store.h"
#include "standing/duty_store.h"
#include "standing/news.h"

namespace tovholder::standing {
namespace {

using indicators::Observation;
using people::BodyOf;
using people::Browser;
using people::Role;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

// The pages of areas with where they stand, over the figures of Ringparken on the list of 2019.
class StandingPagesTest : public indicators::IndicatorDatabaseTest {
 protected:
  void SetUp() override {
    IndicatorDatabaseTest::SetUp();
    http::Router router;
    for (auto& routes :
         {ComparisonRoutes(*office_), ListCalendarRoutes(*office_), RuleRoutes(*office_), NewsRoutes(*office_),
          StandingRoutes(*office_), WhatIfRoutes(*office_), ForecastRoutes(*office_), QuotedRoutes(*office_),
          DutyRoutes(*office_), areas::AreaRoutes(*office_, Slots(areas::AreaSlots()))}) {
      router.Add(routes);
    }
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
    country_ = Write([](sql::Transaction& transaction) {
      return indicators::FindOrCreatePlace(transaction, indicators::PlaceKind::kCountry, "Danmark");
    });
  }

  // Approved at once; a count of 1 January has its day alone, a mean all its years.
  void AddFigure(std::string_view key, int year, std::string_view value, indicators::PlaceId place) {
    const indicators::Indicator indicator = *Load().FindByKey(key);
    Observation one = MeasurementOf(key, year, value);
    one.place = place;
    one.from_date = *one.from_date - std::chrono::years(indicator.mean_of_years.value_or(1) - 1);
    if (indicator.timing == indicators::Timing::kFirstOfJanuary) one.to_date = one.from_date;
    const auto id = Add(one).value();
    const std::array ids{id};
    WriteAs("Per Lund", [&](sql::Transaction& transaction) {
      return Approve(transaction, ids, indicators::OwnFigures::kApproved);
    });
  }
  void AddRingparkenOf2019() {
    AddFigure("employment", 2018, "41.2", place_);
    AddFigure("convicted", 2018, "2.07", place_);
    AddFigure("education", 2018, "70.2", place_);
    AddFigure("income", 2018, "57.7", place_);
    AddFigure("nonwestern", 2019, "57", place_);
    AddFigure("population", 2019, "1900", place_);
    AddFigure("convicted", 2018, "0.66", country_);
  }
  std::string Page(const std::string& below = {}) const {
    return "/omraader/" + std::to_string(ringparken_.value) + below;
  }
  std::string Show(const std::string& target) { return std::string(BodyOf(Browser(*site_).Get(target))); }

  indicators::PlaceId country_;
};

TEST_P(StandingPagesTest, AnAreaWithoutFiguresSaysSo) {
  EXPECT_THAT(Show(Page()), AllOf(HasSubstr("Der kendes ingen tal for området endnu"), Not(HasSubstr("/tal/"))));
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  EXPECT_THAT(BodyOf(karla.Get(Page())), HasSubstr(Page("/tal/2026")));
  for (const char* below : {"/status", "/hvad-skal-der-til"}) {
    EXPECT_THAT(Show(Page(below)), HasSubstr("Der kendes ingen tal for området endnu")) << below;
  }
  EXPECT_THAT(Show(Page("/fremskrivning")), HasSubstr("mindst 4"));
  EXPECT_THAT(Show("/omraader/sammenlign"), HasSubstr("Der kendes ingen tal"));
}

TEST_P(StandingPagesTest, RingparkenOf2019) {
  AddRingparkenOf2019();
  EXPECT_THAT(Show(Page()),
              AllOf(HasSubstr("Efter tallene til listen for 2019"), HasSubstr("Ghettoområde"), HasSubstr("41,2 %"),
                    HasSubstr("2,7 procentpoint over"), HasSubstr("chart-employment")));
  EXPECT_THAT(Show(Page("/status")), AllOf(HasSubstr("Listen for 2019: Ghettoområde"), HasSubstr("1.900")));
  EXPECT_THAT(Show(Page("/status.csv")),
              AllOf(HasSubstr("2019;Ringparken"), HasSubstr("41,2;40;Opfyldt;Ghettoområde")));
  EXPECT_THAT(Show("/omraader/sammenlign?kriterium=education"),
              AllOf(HasSubstr("70,2"), HasSubstr("Motalavej"), HasSubstr("3 af 4")));
  EXPECT_THAT(Show("/omraader/sammenlign.csv"), HasSubstr("Ringparken;Ghettoområde"));
  EXPECT_THAT(Show("/omraader/varmekort"), AllOf(HasSubstr("Ghettoområde"), HasSubstr("57,7")));
  EXPECT_THAT(Show("/omraader/regler"),
              AllOf(HasSubstr("§ 61 b"), HasSubstr("over 30 %"), HasSubstr("hårdt ghettoområde")));
  EXPECT_EQ(Browser(*site_).Get("/omraader/999/status").status, 404);
}

TEST_P(StandingPagesTest, AnAreaStandsBesideTheOthersOfItsMunicipality) {
  AddRingparkenOf2019();
  const auto motalavej =
      Write([&](sql::Transaction& transaction) { return indicators::FindOrCreatePlace(transaction, motalavej_); });
  AddFigure("employment", 2018, "38.4", motalavej);
  EXPECT_THAT(Show(Page()), HasSubstr("38,4"));
  Write([&](sql::Transaction& transaction) {
    auto area = areas::FindArea(transaction, motalavej_).value();
    area.municipality = people::FindOrCreateBody(transaction, people::BodyKind::kMunicipality, "Aalborg");
    EXPECT_TRUE(areas::PutArea(transaction, area));
  });
  EXPECT_THAT(Show(Page()), Not(HasSubstr("38,4"))) << "it lies elsewhere by now";
}

TEST_P(StandingPagesTest, WhatIsNotApprovedIsForThoseWhoHaveSignedIn) {
  Observation one = MeasurementOf("population", 2019, "1900");
  one.to_date = one.from_date;
  ASSERT_TRUE(Add(one));
  EXPECT_THAT(Show(Page("/status")), Not(HasSubstr("1.900")));
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  EXPECT_THAT(BodyOf(karla.Get(Page("/status"))), AllOf(HasSubstr("1.900"), HasSubstr("ikke godkendt")));
}

TEST_P(StandingPagesTest, AListOnItsWayIsToldBesideTheNewestWholeOne) {
  AddRingparkenOf2019();
  AddFigure("population", 2020, "1869", place_);
  EXPECT_THAT(Show(Page()), AllOf(HasSubstr("Efter tallene til listen for 2019"),
                                  HasSubstr("Til listen for 2020 kendes 1 af 6 tal indtil nu")));
}

TEST_P(StandingPagesTest, SmallCountsAreHiddenFromOutsiders) {
  AddRingparkenOf2019();
  Observation one = MeasurementOf("convicted", 2019, "0.13");
  one.from_date = *one.from_date - std::chrono::years(1);
  one.part = 2;
  one.whole = 1500;
  const std::array ids{Add(one).value()};
  WriteAs("Per Lund",
          [&](sql::Transaction& transaction) { return Approve(transaction, ids, indicators::OwnFigures::kApproved); });
  for (const char* below : {"", "/status", "/status.csv"})
    EXPECT_THAT(Show(Page(below)), Not(HasSubstr("0,13"))) << below;
  EXPECT_THAT(Show(Page("/status.csv")), Not(HasSubstr("0,13;")));
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  EXPECT_THAT(BodyOf(karla.Get(Page("/status"))), HasSubstr("0,13"));
}

TEST_P(StandingPagesTest, TheLeastThatWouldTakeItOff) {
  AddRingparkenOf2019();
  const std::string page = Show(Page("/hvad-skal-der-til"));
  EXPECT_THAT(page,
              AllOf(HasSubstr("Det mindste, der ville bringe det ud af “ghettoområde”"),
                    HasSubstr("Det mindste, der ville bringe det ud af “udsat boligområde”"), HasSubstr("Prøv det")));
  const std::string tried = Show(Page("/hvad-skal-der-til?liste=2019&i-arbejde=60&faerre-doemte=10"));
  EXPECT_THAT(tried, AllOf(HasSubstr("Opfyldt"), HasSubstr("Ikke opfyldt"), HasSubstr("På ingen liste")));
  Browser outsider(*site_);
  const auto part = outsider.GetPart(Page("/hvad-skal-der-til?i-arbejde=60"));
  EXPECT_THAT(BodyOf(part), AllOf(testing::StartsWith("<div id=\"outcome\""), Not(HasSubstr("<html"))));
}

TEST_P(StandingPagesTest, LeversThatCannotBeReadAreToldBesideTheirField) {
  AddRingparkenOf2019();
  const auto refused = Browser(*site_).Get(Page("/hvad-skal-der-til?i-arbejde=mange&uddannede=1,5&nye-udenfor=140"));
  EXPECT_EQ(refused.status, 200);
  EXPECT_THAT(BodyOf(refused), AllOf(HasSubstr("“mange” er intet tal"), HasSubstr("“1,5” er intet helt antal personer"),
                                     HasSubstr("Skriv en procent fra 0 til 100"), HasSubstr("value=\"mange\"")));
}

TEST_P(StandingPagesTest, AForecastNeedsAPast) {
  for (int year = 2012; year <= 2025; ++year) {
    AddFigure("employment_year", year, std::to_string(45 - (year - 2012) / 2) + ".5", place_);
    AddFigure("education", year, std::to_string(70 - (year - 2012) / 3), place_);
  }
  const std::string page = Show(Page("/fremskrivning"));
  EXPECT_THAT(page, AllOf(HasSubstr("fan-employment"), HasSubstr("2035"), HasSubstr("Hvor god den ville have været"),
                          HasSubstr("kun 0 år er kendt")));
  const auto refused = Show(Page("/fremskrivning?fraflytning=120"));
  EXPECT_THAT(refused, AllOf(HasSubstr("Skriv en procent fra 0 til 100"), HasSubstr("value=\"120\"")));
}

TEST_P(StandingPagesTest, WhatIsMissingBeforeTheList) {
  AddFigure("employment", 2025, "39.1", place_);
  EXPECT_THAT(Show("/omraader/listekalender"),
              AllOf(HasSubstr("Listen for 2026 kommer 1. december 2026"), HasSubstr("5 tal mangler"),
                    HasSubstr("39,1 %"), HasSubstr("6 tal mangler"), HasSubstr("2024–2025")));
}

TEST_P(StandingPagesTest, WhatSomebodyReadsOutOfAnotherMethodsFigures) {
  const auto pool = Write([&](sql::Transaction& transaction) {
    indicators::Place place{{}, indicators::PlaceKind::kPool, {}, {}, "Fire områder"};
    const std::array members{ringparken_, motalavej_};
    EXPECT_TRUE(indicators::PutPlace(transaction, place, members));
    return place.id;
  });
  const auto add = [&](const char* key, const char* value, const char* limit) {
    Observation one = MeasurementOf(key, 2015, value);
    one.place = pool;
    if (*limit != '\0') one.quoted_limit = ParseDecimal(limit, DecimalMark::kPoint).value();
    if (Load().FindByKey(key)->timing == indicators::Timing::kFirstOfJanuary) one.to_date = one.from_date;
    const std::array ids{Add(one).value()};
    WriteAs("Per Lund", [&](sql::Transaction& transaction) {
      return Approve(transaction, ids, indicators::OwnFigures::kApproved);
    });
  };
  add("employment_not_said", "42", "40");
  add("education_30_64", "56", "50");
  add("nonwestern", "44", "50");
  add("income_municipality", "63", "");
  add("decisions", "31.6", "27");
  const std::string page = Show("/noegletal/steder/" + std::to_string(pool.value) + "/kriterier");
  EXPECT_THAT(page, AllOf(HasSubstr("er 3 af 5 kriterier opfyldt"), HasSubstr("Loven ville godtage 0 af de 5 tal"),
                          HasSubstr("R2"), HasSubstr("30-59"), HasSubstr("dømte"), HasSubstr("regionen")));
  EXPECT_THAT(Show("/noegletal/steder/" + std::to_string(pool.value) + "/kriterier?regler=R3"), HasSubstr("R3"));
  EXPECT_EQ(Browser(*site_).Get("/noegletal/steder/999/kriterier").status, 404);
}

TEST_P(StandingPagesTest, ADutyStaysApartFromTheLists) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  const std::string form = Page("/pligt/ny");
  const auto refused = karla.Submit(form, form, {{"title", ""}, {"whole", "mange"}, {"most_percent", "140"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(BodyOf(refused), AllOf(HasSubstr("Skriv, hvad området skylder"), HasSubstr("“mange” er intet tal"),
                                     HasSubstr("Skriv en procent fra 0 til 100"), HasSubstr("value=\"mange\"")));
  const auto made = karla.Submit(form, form,
                                 {{"title", "Højst 40 % almene familieboliger"},
                                  {"law", "§ 168 a"},
                                  {"since_list", "2018"},
                                  {"due", "31. december 2030"},
                                  {"most_percent", "40"},
                                  {"whole", "868"},
                                  {"now", "732"}});
  ASSERT_EQ(made.status, 303) << BodyOf(made);
  EXPECT_THAT(Show(Page()), AllOf(HasSubstr("732 af 868 boliger er tilbage (84,3 %)"), HasSubstr("højst være 347"),
                                  HasSubstr("385 er for meget"), Not(HasSubstr("Tilføj en pligt"))));
  const auto duty = Read([&](sql::Reader& reader) { return ListDuties(reader, ringparken_); }).at(0);
  const std::string own = Page("/pligt/" + std::to_string(duty.id.value));
  EXPECT_EQ(karla.Submit(own, own + "/fjern").status, 303);
  EXPECT_THAT(Read([&](sql::Reader& reader) { return ListDuties(reader, ringparken_); }), SizeIs(0));
  EXPECT_EQ(Browser(*site_).Get(form).status, 303) << "to sign in";
}

TEST_P(StandingPagesTest, AFigureThatChangesTheClassIsNews) {
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  EXPECT_THAT(BodyOf(karla.Get("/omraader/nyt")), HasSubstr("Ingen nye tal har ændret"));
  AddRingparkenOf2019();
  EXPECT_THAT(BodyOf(karla.Get("/omraader/nyt")), AllOf(HasSubstr("Ringparken: Ghettoområde efter tallene"),
                                                        HasSubstr("Ny klasse"), HasSubstr("er tæt på grænsen")));
  now_ += std::chrono::days(31);
  Browser later = Enter(Role::kSecretary, "Sofie Krag");
  EXPECT_THAT(BodyOf(later.Get("/omraader/nyt")), HasSubstr("Ingen nye tal har ændret")) << "it is old by now";
  Browser reader = Enter(Role::kReader, "Rie Dam");
  EXPECT_EQ(reader.Get("/omraader/nyt").status, 403);
}

TEST_P(StandingPagesTest, TheChosenOrganizationHearsNews) {
  const auto group = Write([&](sql::Transaction& transaction) {
    return people::FindOrCreateOrganization(transaction, slagelse_, "Koordinationsgruppen");
  });
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  EXPECT_EQ(karla.Submit("/omraader/nyt", "/omraader/nyt/modtager", {{"organ", std::to_string(group.value)}}).status,
            303);
  EXPECT_EQ(Read([](sql::Reader& reader) { return FindNewsReceiver(reader); }), group);
  people::Viewer member{people::UserId{9}, "Mia", Role::kReader, {{group, people::OrganizationRole::kMember}}};
  EXPECT_TRUE(HearsNews(member, group));
  member.held = {};
  EXPECT_FALSE(HearsNews(member, group));
  EXPECT_EQ(karla.Submit("/omraader/nyt", "/omraader/nyt/modtager", {{"organ", "9999"}}).status, 422);
  EXPECT_EQ(karla.Submit("/omraader/nyt", "/omraader/nyt/modtager", {{"organ", ""}}).status, 303);
  EXPECT_FALSE(Read([](sql::Reader& reader) { return FindNewsReceiver(reader); }));
}

TEST_P(StandingPagesTest, AnAreaThatWasSplitOffTakesItsYearsAlong) {
  for (int year = 2014; year <= 2018; ++year) {
    for (const auto& [key, value] : {std::pair{"employment", "45"}, {"education", "70"}, {"education_unknown", "70"}}) {
      AddFigure(key, year, value, place_);
    }
    AddFigure("nonwestern", year + 1, "60", place_);
    AddFigure("population", year + 1, "1900", place_);
  }
  const auto after = Write([&](sql::Transaction& transaction) {
    areas::HousingArea area{{}, "Ringparken Syd", slagelse_, ""};
    area.from_date = Date{std::chrono::year(2020), std::chrono::January, std::chrono::day(1)};
    EXPECT_TRUE(areas::PutArea(transaction, area));
    return area.id;
  });
  const auto place =
      Write([&](sql::Transaction& transaction) { return indicators::FindOrCreatePlace(transaction, after); });
  AddFigure("employment", 2019, "45", place);
  AddFigure("education", 2019, "70", place);
  AddFigure("nonwestern", 2020, "60", place);
  AddFigure("population", 2020, "1200", place);
  const std::string page = "/omraader/" + std::to_string(after.value) + "/status";
  EXPECT_THAT(Show(page), HasSubstr("Listen for 2020: Ghettoområde"));
  Write([&](sql::Transaction& transaction) {
    areas::AreaChange change;
    change.before = ringparken_;
    change.after = after;
    change.day = Date{std::chrono::year(2020), std::chrono::January, std::chrono::day(1)};
    change.years = areas::YearsInherited::kYes;
    change.note = "Ministeriets svar";
    const auto put = areas::PutAreaChange(transaction, change);
    EXPECT_TRUE(put) << put.error().id;
  });
  EXPECT_THAT(Show(page), HasSubstr("Listen for 2020: Hårdt ghettoområde"));
}

TOVHOLDER_ON_EVERY_STORE(StandingPagesTest);

}  // namespace
}  // namespace tovholder::standing
