// SPDX-License-Identifier: EUPL-1.2
#include "indicators/small_count.h"

#include "indicators/indicator_database.h"
#include "sql/change_log.h"

namespace tovholder::indicators {
namespace {

using people::BodyOf;
using people::Browser;
using people::Role;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

constexpr const char* kSettingPage = "/noegletal/smaa-tal";

// Two areas that are a pool, with convicted persons by year and as a mean of two.
class SmallFigures : public testing::Test {
 protected:
  void SetUp() override {
    Indicator year;
    year.id = IndicatorId{1};
    year.key = "convicted_year";
    year.criterion = criteria::Criterion::kConvicted;
    year.counted = criteria::Counted::kConvictedPersons;
    year.mean_of_years = 1;
    Indicator mean = year;
    mean.id = IndicatorId{2};
    mean.key = "convicted";
    mean.mean_of_years = 2;
    Indicator persons = year;
    persons.id = IndicatorId{3};
    persons.key = "population";
    persons.criterion.reset();
    persons.unit = Unit::kPersons;
    Indicator fires = persons;
    fires.id = IndicatorId{4};
    fires.key = "arson";
    fires.unit = Unit::kCases;
    fires.counts_people = false;
    book_.indicators = {year, mean, persons, fires};
    for (const std::int64_t id : {1, 2}) {
      book_.places.push_back({PlaceId{id}, PlaceKind::kArea, areas::HousingAreaId{id}, {}, "Område"});
    }
    book_.places.push_back({PlaceId{3}, PlaceKind::kPool, {}, {}, "Begge"});
    book_.places.push_back({PlaceId{4}, PlaceKind::kMunicipality, {}, people::BodyId{9}, "Kommunen"});
    book_.members = {{Id<PoolMember>{1}, PlaceId{3}, areas::HousingAreaId{1}},
                     {Id<PoolMember>{2}, PlaceId{3}, areas::HousingAreaId{2}}};
    book_.Index();
  }

  // Of a place and year, with a whole of 1,000; returns its number, from 1.
  std::int64_t Add(std::int64_t indicator, std::int64_t place, int year, std::int64_t persons, int years = 1) {
    Observation one;
    one.id = ObservationId{std::ssize(observations_) + 1};
    one.indicator = IndicatorId{indicator};
    one.place = PlaceId{place};
    one.from_date = Date{std::chrono::year(year - years + 1), std::chrono::January, std::chrono::day(1)};
    one.to_date = Date{std::chrono::year(year), std::chrono::December, std::chrono::day(31)};
    one.part = persons;
    one.whole = 1000;
    one.value = PercentOf(persons, 1000);
    observations_.push_back(one);
    return one.id.value;
  }
  std::vector<std::int64_t> HiddenOnes(AlsoHide also = AlsoHide::kSums) {
    std::vector<std::int64_t> ids;
    for (const ObservationId id : FindHidden(book_, observations_, {.also = also})) ids.push_back(id.value);
    return ids;
  }

  IndicatorBook book_;
  std::vector<Observation> observations_;
};

TEST_F(SmallFigures, AMeanAndAPoolOfWhichNobodySaysTheNumberTellTheirHiddenPart) {
  const auto few = ObservationId{Add(1, 1, 2018, 4)};
  Add(1, 1, 2019, 30);
  Add(1, 2, 2018, 40);
  const auto mean = ObservationId{Add(2, 1, 2019, 17, 2)};
  const auto later = ObservationId{Add(2, 1, 2020, 30, 2)};
  const auto pool = ObservationId{Add(1, 3, 2018, 44)};
  for (Observation& one : observations_) {
    if (one.id != mean && one.id != later && one.id != pool) continue;
    one.part.reset();
    one.whole.reset();
  }
  EXPECT_THAT(FindHidden(book_, observations_, {}), UnorderedElementsAre(few, mean, pool));
}

TEST_F(SmallFigures, AShareOfFewPeopleIsHiddenAsTheirNumberIs) {
  Add(1, 1, 2020, 4);
  Add(1, 1, 2021, 5);
  Add(1, 1, 2022, 0);
  EXPECT_THAT(HiddenOnes(), ElementsAre(1));
}

TEST_F(SmallFigures, PersonsAreReckonedFromShareAndWhole) {
  Add(1, 1, 2020, 0);
  observations_[0].part.reset();
  observations_[0].value = Decimal{412'000};  // 0.412 % of 1,000 persons
  EXPECT_EQ(PersonsOf(book_.indicators[0], observations_[0]), 4);
  EXPECT_THAT(HiddenOnes(), ElementsAre(1));
  observations_[0].whole.reset();
  EXPECT_EQ(PersonsOf(book_.indicators[0], observations_[0]), std::nullopt);
  EXPECT_THAT(HiddenOnes(), IsEmpty());
}

TEST_F(SmallFigures, ANumberOfPersonsIsItsOwnCount) {
  Add(3, 1, 2020, 0);
  observations_[0].part.reset();
  observations_[0].whole.reset();
  observations_[0].value = Decimal::Of(3);
  EXPECT_THAT(HiddenOnes(), ElementsAre(1));
}

TEST_F(SmallFigures, CasesAreNoPeople) {
  Add(4, 1, 2020, 2);
  EXPECT_THAT(HiddenOnes(), IsEmpty());
}

TEST_F(SmallFigures, AWholeOfFewPeopleHidesItsShare) {
  Add(1, 1, 2020, 0);
  observations_[0].whole = 3;
  EXPECT_THAT(HiddenOnes(), ElementsAre(1));
}

TEST_F(SmallFigures, APoolThatWouldTellIsHiddenAndAnAreaInstead) {
  Add(1, 1, 2020, 3);
  Add(1, 2, 2020, 30);
  Add(1, 3, 2020, 33);
  Add(1, 4, 2020, 60);  // the municipality is no sum
  Add(1, 3, 2021, 40);
  EXPECT_THAT(HiddenOnes(AlsoHide::kSums), UnorderedElementsAre(1, 3));
  EXPECT_THAT(HiddenOnes(AlsoHide::kParts), UnorderedElementsAre(1, 2));
}

TEST_F(SmallFigures, TheRestOfAPoolIsNotTold) {
  Add(1, 2, 2020, 30);
  Add(1, 3, 2020, 33);  // the other area is 3, though nobody has it
  EXPECT_THAT(HiddenOnes(AlsoHide::kSums), ElementsAre(2));
  observations_[1].part = 36;
  EXPECT_THAT(HiddenOnes(), IsEmpty());
}

TEST_F(SmallFigures, AMeanOfTwoYearsBesideItsYears) {
  Add(1, 1, 2019, 12);
  Add(1, 1, 2020, 4);
  Add(2, 1, 2020, 8, 2);  // as the mean of both
  Add(1, 1, 2021, 20);
  Add(2, 1, 2021, 24, 2);  // as both together
  observations_.back().whole = 2000;
  EXPECT_THAT(HiddenOnes(AlsoHide::kSums), UnorderedElementsAre(2, 3, 5));
  EXPECT_THAT(HiddenOnes(AlsoHide::kParts), UnorderedElementsAre(2, 3, 5));
}

TEST_F(SmallFigures, AMeanOfFewIsHiddenThoughItsYearsAreMany) {
  Add(1, 1, 2019, 8);
  Add(1, 1, 2020, 0);
  Add(2, 1, 2020, 4, 2);
  EXPECT_THAT(HiddenOnes(), AllOf(Contains(3), Contains(1)));
}

TEST_F(SmallFigures, AMeanAndOneYearDoNotTellTheOther) {
  Add(1, 1, 2019, 12);
  Add(2, 1, 2020, 15, 2);  // both together: 3 in 2020, which nobody has
  observations_[1].whole = 2000;
  EXPECT_THAT(HiddenOnes(), ElementsAre(2));
  observations_[1].whole = 1000;  // the mean of both: 18 in 2020
  EXPECT_THAT(HiddenOnes(), IsEmpty());
}

TEST_F(SmallFigures, WhatMeasuresTheSameIsHiddenAsOne) {
  Add(1, 1, 2020, 3);
  Add(1, 1, 2020, 6);
  observations_[1].state = ObservationState::kSetAside;
  EXPECT_THAT(HiddenOnes(), UnorderedElementsAre(1, 2));
}

TEST_F(SmallFigures, NothingIsHiddenWhereNoneIsSmall) {
  for (int year = 2010; year < 2026; ++year) {
    Add(1, 1, year, 20);
    Add(1, 2, year, 30);
    Add(1, 3, year, 50);
    if (year > 2010) Add(2, 1, year, 20, 2);
  }
  EXPECT_THAT(HiddenOnes(AlsoHide::kSums), IsEmpty());
  EXPECT_THAT(HiddenOnes(AlsoHide::kParts), IsEmpty());
}

TEST(SmallCountRules, OnlyThresholdsThatHideAreTaken) {
  for (const int threshold : {0, 3, 5, 100}) EXPECT_TRUE(CheckSmallCounts({.threshold = threshold})) << threshold;
  for (const int threshold : {-1, 1, 2, 101}) {
    const auto checked = CheckSmallCounts({.threshold = threshold});
    ASSERT_FALSE(checked) << threshold;
    EXPECT_EQ(checked.error(), (Error{"indicators.threshold_wrong", {{"least", "3"}, {"most", "100"}}}));
  }
}

class SmallCountStoreTest : public IndicatorDatabaseTest {
 protected:
  ObservationId AddPersons(int year, std::int64_t persons, std::string_view key = "convicted_year") {
    Observation one = MeasurementOf(key, year, "0");
    one.part = persons;
    one.whole = 1234;
    one.value = PercentOf(persons, 1234);
    const auto id = Add(one);
    EXPECT_TRUE(id);
    Write([&](sql::Transaction& transaction) { Approve(transaction, std::vector{*id}, OwnFigures::kApproved); });
    return *id;
  }
  SmallCountView ViewOf(const people::Viewer& viewer) {
    const IndicatorBook book = Load();
    return Read([&](sql::Reader& reader) { return ViewSmallCounts(reader, viewer, book); });
  }
  Result<void> Put(const SmallCountRule& rule, int seen = 0) {
    return Write([&](sql::Transaction& transaction) { return PutSmallCountRule(transaction, rule, seen); });
  }
  static people::Viewer InRole(Role role) {
    people::Viewer viewer;
    viewer.user = people::UserId{3};
    viewer.role = role;
    return viewer;
  }
};

TEST_P(SmallCountStoreTest, ByDefaultCountsBelowFiveAreHidden) {
  const SmallCountRule rule = Read([](sql::Reader& reader) { return FindSmallCountRule(reader); });
  EXPECT_EQ(rule.threshold, 5);
  EXPECT_EQ(rule.action, SmallCountAction::kHideAlso);
  EXPECT_EQ(rule.also, AlsoHide::kSums);
}

TEST_P(SmallCountStoreTest, WhoPreparesMeetingsSeesAllWithAMark) {
  const ObservationId small = AddPersons(2022, 3);
  AddPersons(2023, 30);
  for (const Role role : {Role::kOutsider, Role::kReader}) {
    EXPECT_THAT(ViewOf(InRole(role)).hidden, UnorderedElementsAre(small));
    EXPECT_THAT(ViewOf(InRole(role)).marked, IsEmpty());
  }
  for (const Role role : {Role::kSecretary, Role::kAdministrator, Role::kAuditor}) {
    EXPECT_THAT(ViewOf(InRole(role)).hidden, IsEmpty());
    EXPECT_THAT(ViewOf(InRole(role)).marked, UnorderedElementsAre(small));
  }
}

TEST_P(SmallCountStoreTest, WhatWaitsOrIsSetAsideIsHiddenFromReadersToo) {
  Observation one = MeasurementOf("convicted_year", 2022, "0");
  one.part = 2;
  const auto waiting = Add(one);
  ASSERT_TRUE(waiting);
  EXPECT_THAT(ViewOf(InRole(Role::kReader)).hidden, UnorderedElementsAre(*waiting));
}

TEST_P(SmallCountStoreTest, ShownWithAMarkTheyAreMarkedForAll) {
  const ObservationId small = AddPersons(2022, 3);
  ASSERT_TRUE(Put({.action = SmallCountAction::kShow}));
  EXPECT_THAT(ViewOf(InRole(Role::kOutsider)).hidden, IsEmpty());
  EXPECT_THAT(ViewOf(InRole(Role::kOutsider)).marked, UnorderedElementsAre(small));
  ASSERT_TRUE(Put({.threshold = 0}));
  EXPECT_THAT(ViewOf(InRole(Role::kOutsider)).marked, IsEmpty());
}

TEST_P(SmallCountStoreTest, AMeanIsHiddenBesideItsYears) {
  AddPersons(2021, 12);
  const ObservationId small = AddPersons(2022, 3);
  Observation mean = MeasurementOf("convicted", 2022, "0");
  mean.from_date = Date{std::chrono::year(2021), std::chrono::January, std::chrono::day(1)};
  mean.part = 15;
  mean.whole = 2468;
  mean.value = PercentOf(15, 2468);
  const auto id = Add(mean);
  ASSERT_TRUE(id);
  EXPECT_THAT(ViewOf({}).hidden, UnorderedElementsAre(small, *id));
}

TEST_P(SmallCountStoreTest, TheSettingIsKeptLoggedAndNotOverwritten) {
  ASSERT_TRUE(Put({.threshold = 10, .action = SmallCountAction::kHide, .also = AlsoHide::kParts}));
  const SmallCountSetting stored = Read([](sql::Reader& reader) { return FindSmallCountSetting(reader); });
  EXPECT_EQ(stored.threshold, 10);
  EXPECT_EQ(stored.action, SmallCountAction::kHide);
  EXPECT_EQ(stored.also, AlsoHide::kParts);
  ASSERT_TRUE(Put({.threshold = 20}, stored.version));
  const auto late = Put({.threshold = 30}, stored.version);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error(), Error{"indicators.changed_meanwhile"});
  EXPECT_FALSE(Put({.threshold = 2}));
  const auto changes =
      Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "small_count_setting", stored.id.value); });
  EXPECT_EQ(changes.size(), 2U);
}

TEST_P(SmallCountStoreTest, APageHidesThemFromOutsidersAndMarksThemForSecretaries) {
  const ObservationId small = AddPersons(2022, 3);
  AddPersons(2023, 37);
  const std::string indicator = "/noegletal/" + std::to_string(Keyed("convicted_year").value);
  const std::string figure = "/noegletal/maaling/" + std::to_string(small.value);
  const std::string value = "0,243112";
  Browser outsider(*site_);
  EXPECT_THAT(
      BodyOf(outsider.Get(indicator)),
      AllOf(Not(HasSubstr(value)), HasSubstr("<a href=\"/noegletal/smaa-tal\">skjult</a>"), HasSubstr("2,9983")));
  EXPECT_THAT(BodyOf(outsider.Get(figure)), AllOf(Not(HasSubstr(value)), Not(HasSubstr("1.234")), HasSubstr("skjult")));
  Browser reader = Enter(Role::kReader, "Rita Læser");
  EXPECT_THAT(BodyOf(reader.Get(figure)), AllOf(Not(HasSubstr(value)), Not(HasSubstr("1.234"))));
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  EXPECT_THAT(BodyOf(karla.Get(indicator)), AllOf(HasSubstr(value), HasSubstr("skjult for andre")));
  EXPECT_THAT(BodyOf(karla.Get(figure)), AllOf(HasSubstr(value), HasSubstr("1.234"), HasSubstr("skjult for andre")));
}

TEST_P(SmallCountStoreTest, EverybodyReadsWhyAndASecretaryChangesIt) {
  AddPersons(2022, 3);
  Browser outsider(*site_);
  EXPECT_THAT(BodyOf(outsider.Get(kSettingPage)),
              AllOf(HasSubstr("Antal fra 1 til 4 personer er skjult"), HasSubstr("1 tal er skjult nu."),
                    HasSubstr("Hvorfor tal er skjult"), Not(HasSubstr("name=\"threshold\""))));
  Browser auditor = Enter(Role::kAuditor, "Revi Sor");
  EXPECT_THAT(BodyOf(auditor.Get(kSettingPage)), Not(HasSubstr("name=\"threshold\"")));
  Browser karla = Enter(Role::kSecretary, "Karla Holm");
  const auto wrong = karla.Submit(kSettingPage, kSettingPage,
                                  {{"threshold", "2"}, {"action", "melt"}, {"also", ""}, {"version", "1"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(BodyOf(wrong), AllOf(HasSubstr("Skriv 0 eller et tal fra 3 til 100."), HasSubstr("href=\"#threshold\""),
                                   HasSubstr("value=\"2\""), HasSubstr("Vælg, hvad der sker med de små antal."),
                                   HasSubstr("Vælg, hvad der ellers skjules.")));
  const auto saved = karla.Submit(kSettingPage, kSettingPage,
                                  {{"threshold", "3"}, {"action", "hide_also"}, {"also", "parts"}, {"version", "1"}});
  EXPECT_EQ(saved.status, 303);
  EXPECT_THAT(BodyOf(outsider.Get(kSettingPage)),
              AllOf(HasSubstr("Antal fra 1 til 2 personer er skjult"), HasSubstr("0 tal er skjult nu.")));
  const auto late = karla.Submit(kSettingPage, kSettingPage,
                                 {{"threshold", "9"}, {"action", "hide"}, {"also", "sums"}, {"version", "1"}});
  EXPECT_EQ(late.status, 422);
  EXPECT_THAT(BodyOf(late), AllOf(HasSubstr("En anden har ændret det imens."), HasSubstr("value=\"9\"")));
}

TOVHOLDER_ON_EVERY_STORE(SmallCountStoreTest);

}  // namespace
}  // namespace tovholder::indicators
