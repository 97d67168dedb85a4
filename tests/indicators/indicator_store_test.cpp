// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "indicators/indicator_database.h"
#include "indicators/logged_records.h"
#include "sql/change_log.h"

namespace tovholder::indicators {
namespace {

using testing::ElementsAre;

using IndicatorStoreTest = IndicatorDatabaseTest;

TEST_P(IndicatorStoreTest, KnowsFromTheStartWhatTheLawMeasures) {
  const IndicatorBook book = Load();
  EXPECT_EQ(book.indicators.size(), KnownIndicators().size());
  ASSERT_NE(book.FindByKey("education"), nullptr);
  EXPECT_EQ(book.FindByKey("education")->age_to, 59);
  EXPECT_EQ(book.FindByKey("education_30_64")->standing, Standing::kProxy);
  EXPECT_EQ(book.FindByKey("employment_not_said")->mean_of_years, std::nullopt);
  EXPECT_EQ(book.FindByName(" indbyggere ")->key, "population");
  EXPECT_EQ(book.FindByName("Residents")->key, "population");
  EXPECT_EQ(Write([](sql::Transaction& transaction) { return AddKnownIndicators(transaction); }), 0);
  EXPECT_TRUE(Read([](sql::Reader& reader) { return HasKnownIndicators(reader); }));
}

TEST_P(IndicatorStoreTest, PlacesAreCalledAsTheirAreasAre) {
  const auto [municipality, country, again] = Write([&](sql::Transaction& transaction) {
    return std::tuple(FindOrCreatePlace(transaction, slagelse_),
                      FindOrCreatePlace(transaction, PlaceKind::kCountry, "Danmark"),
                      FindOrCreatePlace(transaction, PlaceKind::kCountry, " danmark"));
  });
  EXPECT_EQ(country, again);
  Place pool{{}, PlaceKind::kPool, std::nullopt, std::nullopt, "De to områder"};
  const auto put = [&](std::vector<areas::HousingAreaId> members) {
    return Write([&](sql::Transaction& transaction) { return PutPlace(transaction, pool, members); });
  };
  EXPECT_EQ(put({}).error().id, "indicators.no_members");
  EXPECT_EQ(put({ringparken_, areas::HousingAreaId{77}}).error().id, "indicators.no_such_area");
  ASSERT_TRUE(put({ringparken_, motalavej_}));
  EXPECT_THAT(Load().MembersOf(pool.id), ElementsAre(ringparken_, motalavej_));
  ASSERT_TRUE(put({motalavej_}));
  const IndicatorBook book = Load();
  EXPECT_THAT(book.MembersOf(pool.id), ElementsAre(motalavej_));
  EXPECT_THAT(book.PoolsWith(motalavej_), ElementsAre(pool.id));
  EXPECT_EQ(book.NameOf(municipality), "Slagelse");
  EXPECT_EQ(book.NameOf(place_), "Ringparken");
  EXPECT_EQ(book.FindPlace("RINGPARKEN")->id, place_);
  EXPECT_EQ(book.FindPlace(ringparken_)->id, place_);
  EXPECT_EQ(book.places.front().kind, PlaceKind::kArea);
  Place twice{{}, PlaceKind::kPool, std::nullopt, std::nullopt, "de to områder"};
  EXPECT_EQ(Write([&](sql::Transaction& transaction) {
              return PutPlace(transaction, twice, std::vector{ringparken_, motalavej_});
            }).error(),
            (Error{"indicators.place_twice", {{"name", "De to områder"}}}));
}

TEST_P(IndicatorStoreTest, ADefinitionIsChangedOnWhatItWas) {
  Indicator employment = *Load().FindByKey("employment");
  employment.about = "Nyt";
  const auto put = [&](int seen) {
    return Write([&](sql::Transaction& transaction) { return PutIndicator(transaction, employment, seen); });
  };
  ASSERT_TRUE(put(1));
  EXPECT_EQ(Load().FindByKey("employment")->version, 2);
  EXPECT_EQ(put(1).error().id, "indicators.changed_meanwhile");
  Write([](sql::Transaction& transaction) { return AddKnownIndicators(transaction); });
  EXPECT_EQ(Load().FindByKey("employment")->about, "Nyt") << "what was changed here stays";
}

TEST_P(IndicatorStoreTest, TheSameValueIsStoredOnceAndAnotherIsChosen) {
  const auto first = Add(MeasurementOf("employment_year", 2018, "41.2")).value();
  EXPECT_EQ(Add(MeasurementOf("employment_year", 2018, "41.2")).error(),
            (Error{"indicators.same_again", {{"id", std::to_string(first.value)}, {"value", "41,2"}}}));
  Observation other = MeasurementOf("employment_year", 2018, "42");
  EXPECT_EQ(Add(other).error(),
            (Error{"indicators.other_value", {{"id", std::to_string(first.value)}, {"value", "41,2"}}}));
  EXPECT_EQ(Add(other, Rival::kChooseNew).error().id, "indicators.no_reason");
  other.reason = "Rettet af Danmarks Statistik";
  const auto second = Add(other, Rival::kChooseNew).value();
  EXPECT_EQ(Stored(first).state, ObservationState::kSetAside);
  EXPECT_EQ(Stored(first).reason, other.reason);
  EXPECT_EQ(Stored(second).state, ObservationState::kEntered);
  Observation third = MeasurementOf("employment_year", 2018, "43");
  third.reason = "Afrundet i bilaget";
  EXPECT_EQ(Stored(Add(third, Rival::kChooseStored).value()).state, ObservationState::kSetAside);
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return ChooseInstead(transaction, first, "Tastefejl"); }));
  EXPECT_EQ(Stored(first).state, ObservationState::kEntered);
  EXPECT_EQ(Stored(second).state, ObservationState::kSetAside);
  const Observation held = Stored(first);
  EXPECT_EQ(Read([&](sql::Reader& reader) { return ListSame(reader, held).size(); }), 2U);
}

TEST_P(IndicatorStoreTest, AnotherPlaceOrPeriodIsAnotherMeasurement) {
  ASSERT_TRUE(Add(MeasurementOf("employment_year", 2018, "41.2")));
  ASSERT_TRUE(Add(MeasurementOf("employment_year", 2017, "41.2")));
  Observation unknown = MeasurementOf("employment_year", 2017, "44");
  unknown.from_date.reset();
  unknown.to_date.reset();
  ASSERT_TRUE(Add(unknown));
  EXPECT_EQ(Add(unknown).error().id, "indicators.same_again") << "a period that is not said is one too";
  const auto listed = Read([&](sql::Reader& reader) { return ListObservations(reader, kAll, place_); });
  ASSERT_EQ(listed.size(), 3U);
  EXPECT_EQ(YearOf(listed[0]), std::nullopt);
  EXPECT_EQ(YearOf(listed[1]), 2017);
  EXPECT_EQ(YearOf(listed[2]), 2018);
}

TEST_P(IndicatorStoreTest, OutsidersReadWhatIsApproved) {
  const auto one = Add(MeasurementOf("employment_year", 2018, "41.2")).value();
  const auto two = Add(MeasurementOf("employment_year", 2017, "41.3")).value();
  const auto outsider = people::Viewer::Outsider();
  const IndicatorId employment = Keyed("employment_year");
  const auto seen = [&](const people::Viewer& viewer) {
    return Read([&](sql::Reader& reader) {
      std::vector<std::size_t> counts{ListObservations(reader, viewer, place_).size(),
                                      ListObservations(reader, viewer, source_.id).size(),
                                      ListObservations(reader, viewer, employment, std::nullopt, Slice{}).size(),
                                      ListObservations(reader, viewer, ObservationState::kEntered, Slice{}).size()};
      counts.push_back(FindObservation(reader, viewer, one) ? 1U : 0U);
      const auto by_indicator = CountByIndicator(reader, viewer);
      counts.push_back(by_indicator.empty() ? 0U : static_cast<std::size_t>(by_indicator.front().observations));
      return counts;
    });
  };
  EXPECT_THAT(seen(outsider), ElementsAre(0, 0, 0, 0, 0, 0));
  EXPECT_THAT(seen(kAll), ElementsAre(2, 2, 2, 2, 1, 2));
  const auto approve = [&](const std::string& name, OwnFigures own) {
    return WriteAs(name, [&](sql::Transaction& transaction) {
      return Approve(transaction, std::vector{one, one, ObservationId{99}}, own);
    });
  };
  EXPECT_EQ(approve("Karla Holm", OwnFigures::kLeftToOthers), 0) << "her own";
  EXPECT_EQ(approve("Per Lund", OwnFigures::kLeftToOthers), 1);
  EXPECT_EQ(Stored(one).approved_by, "Per Lund");
  EXPECT_EQ(Stored(one).approved, now_);
  EXPECT_THAT(seen(outsider), ElementsAre(1, 1, 1, 0, 1, 1));
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return SetAside(transaction, one, "Trukket tilbage"); }));
  EXPECT_THAT(seen(outsider), ElementsAre(0, 0, 0, 0, 0, 0));
  EXPECT_EQ(Stored(two).state, ObservationState::kEntered);
}

TEST_P(IndicatorStoreTest, WhatIsChangedWaitsAgain) {
  const auto id = Add(MeasurementOf("employment_year", 2018, "41.2")).value();
  WriteAs("Per Lund", [&](sql::Transaction& transaction) {
    return Approve(transaction, std::vector{id}, OwnFigures::kLeftToOthers);
  });
  Observation changed = Stored(id);
  EXPECT_EQ(changed.state, ObservationState::kApproved);
  const auto put = [&] {
    return Write([&](sql::Transaction& transaction) {
      return PutObservation(transaction, changed, Rival::kAsk, changed.version);
    });
  };
  changed.note = "Se fodnoten";
  ASSERT_TRUE(put());
  EXPECT_EQ(Stored(id).state, ObservationState::kApproved) << "a note changes no figure";
  changed = Stored(id);
  changed.value = Decimal::Of(42);
  ASSERT_TRUE(put());
  EXPECT_EQ(Stored(id).state, ObservationState::kEntered);
  EXPECT_EQ(Stored(id).approved, std::nullopt);
  changed.version = 1;
  EXPECT_EQ(put().error().id, "indicators.changed_meanwhile");
}

TEST_P(IndicatorStoreTest, ManyRowsAreLoggedOnce) {
  FigureSource file{{}, SourceKind::kTable, "tal.csv", "", std::nullopt, "abc", {}, ""};
  std::vector<Observation> rows;
  for (int year = 2001; year <= 2020; ++year) rows.push_back(MeasurementOf("nonwestern", year, "50"));
  Write([&](sql::Transaction& transaction) {
    AddSourceUnlogged(transaction, file);
    AddObservations(transaction, file.id, rows);
    LogImport(transaction, file, std::ssize(rows));
  });
  const auto changes = [&] {
    return Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "figure_source", file.id.value); });
  };
  ASSERT_EQ(changes().size(), 1U);
  EXPECT_EQ(changes()[0].kind, sql::ChangeKind::kImport);
  EXPECT_EQ(changes()[0].note, "tal.csv");
  EXPECT_EQ(changes()[0].fields.at(0).to, "20");
  EXPECT_TRUE(rows.back().id);
  EXPECT_EQ(Stored(rows.back().id).entered_by, "Karla Holm");
  EXPECT_EQ(Read([](sql::Reader& reader) { return FindSourceByDigest(reader, "abc")->title; }), "tal.csv");
  EXPECT_FALSE(Read([](sql::Reader& reader) { return FindSourceByDigest(reader, ""); }));
  const auto approve = [&](const std::string& name) {
    return WriteAs(name, [&](sql::Transaction& transaction) {
      return ApproveSource(transaction, file.id, OwnFigures::kLeftToOthers);
    });
  };
  EXPECT_EQ(approve("Karla Holm"), 0);
  EXPECT_EQ(approve("Per Lund"), 20);
  EXPECT_EQ(changes().size(), 2U);
  EXPECT_EQ(Stored(rows.front().id).state, ObservationState::kApproved);
  EXPECT_TRUE(Read([](sql::Reader& reader) { return sql::VerifyChain(reader); }).empty());
}

TEST_P(IndicatorStoreTest, OnesOwnFiguresAreLeftToOthersWhereThereAreOthers) {
  const auto own = [&] { return Read([](sql::Reader& reader) { return OwnFiguresOf(reader); }); };
  const auto add = [&](const std::string& name, people::Role role) {
    Write([&](sql::Transaction& transaction) {
      ASSERT_TRUE(people::CreateUser(transaction, {name + "@example.dk", name, role}));
    });
  };
  add("karla", people::Role::kSecretary);
  add("ole", people::Role::kReader);
  EXPECT_EQ(own(), OwnFigures::kApproved);
  add("per", people::Role::kAdministrator);
  EXPECT_EQ(own(), OwnFigures::kLeftToOthers);
}

TOVHOLDER_ON_EVERY_STORE(IndicatorStoreTest);

}  // namespace
}  // namespace tovholder::indicators
