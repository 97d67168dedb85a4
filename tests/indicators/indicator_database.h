// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gmock/gmock.h>

#include <string>
#include <utility>

#include "areas/area_store.h"
#include "indicators/indicator_store.h"
#include "people/organization_store.h"
#include "people/user_store.h"
#include "support/test_database.h"

namespace tovholder::indicators {

// Two areas in Slagelse, the indicators that are known from the start, and two who may approve. It is 1 May 2026.
class IndicatorDatabaseTest : public test::DatabaseTest {
 protected:
  sql::OpenOptions Options() const override {
    sql::OpenOptions options = test::DatabaseTest::Options();
    options.clock = [this] { return now_; };
    return options;
  }
  template <class F>
  auto Write(F&& write) {
    return database().Write(sql::Author{7, "Karla Holm"}, std::forward<F>(write));
  }
  template <class F>
  auto WriteAs(const std::string& name, F&& write) {
    return database().Write(sql::Author{8, name}, std::forward<F>(write));
  }
  template <class F>
  auto Read(F&& read) {
    return database().Read(std::forward<F>(read));
  }

  void SetUp() override {
    test::DatabaseTest::SetUp();
    Write([&](sql::Transaction& transaction) {
      slagelse_ = people::FindOrCreateBody(transaction, people::BodyKind::kMunicipality, "Slagelse");
      ringparken_ = AddArea(transaction, "Ringparken");
      motalavej_ = AddArea(transaction, "Motalavej");
      AddKnownIndicators(transaction);
      place_ = FindOrCreatePlace(transaction, ringparken_);
      source_.title = "Danmarks Statistik";
      AddSource(transaction, source_);
    });
  }

  areas::HousingAreaId AddArea(sql::Transaction& transaction, std::string name) {
    areas::HousingArea area{{}, std::move(name), slagelse_, ""};
    EXPECT_TRUE(areas::PutArea(transaction, area));
    return area.id;
  }
  IndicatorBook Load() {
    return Read([](sql::Reader& reader) { return LoadIndicators(reader); });
  }
  IndicatorId Keyed(std::string_view key) { return Load().FindByKey(key)->id; }
  Observation MeasurementOf(std::string_view key, int year, std::string_view value) {
    Observation one;
    one.indicator = Keyed(key);
    one.place = place_;
    one.from_date = Date{std::chrono::year(year), std::chrono::January, std::chrono::day(1)};
    one.to_date = Date{std::chrono::year(year), std::chrono::December, std::chrono::day(31)};
    one.value = ParseDecimal(value, DecimalMark::kPoint).value();
    one.source = source_.id;
    return one;
  }
  Result<ObservationId> Add(Observation one, Rival rival = Rival::kAsk) {
    return Write([&](sql::Transaction& transaction) -> Result<ObservationId> {
      if (auto put = PutObservation(transaction, one, rival); !put) return Pass(put);
      return one.id;
    });
  }
  Observation Stored(ObservationId id) {
    return Read([&](sql::Reader& reader) { return FindObservation(reader, kAll, id).value(); });
  }

  inline static const people::Viewer kAll = people::Viewer::CommandLine();
  Instant now_ = ParseIsoInstant("2026-05-01T08:00:00Z").value();
  people::BodyId slagelse_;
  areas::HousingAreaId ringparken_;
  areas::HousingAreaId motalavej_;
  PlaceId place_;
  FigureSource source_;
};

}  // namespace tovholder::indicators
