// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gmock/gmock.h>

#include <optional>
#include <string>
#include <utility>

#include "areas/area_store.h"
#include "http/sessions.h"
#include "indicators/indicator_pages.h"
#include "indicators/indicator_store.h"
#include "indicators/small_count_pages.h"
#include "people/browser.h"
#include "people/organization_store.h"
#include "people/pages.h"
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
    OpenSite();
  }
  void OpenSite() {
    office_.emplace(people::Office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }});
    http::Router router;
    for (auto& routes : {IndicatorListRoutes(*office_), IndicatorRoutes(*office_), IndicatorFormRoutes(*office_),
                         ObservationRoutes(*office_), ObservationFormRoutes(*office_), ApprovalRoutes(*office_),
                         PlaceRoutes(*office_), ListFigureRoutes(*office_), SmallCountRoutes(*office_)}) {
      router.Add(routes);
    }
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
  }
  people::Browser Enter(people::Role role, const std::string& name) {
    people::Browser browser(*site_);
    browser.cookies["session"] = Write([&](sql::Transaction& transaction) {
      const auto user =
          people::CreateUser(transaction, {name.substr(0, name.find(' ')) + "@example.dk", name, role}).value();
      return http::StartSession(transaction, user.id.value, "Chrome/1 Windows").token;
    });
    return browser;
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
  std::optional<people::Office> office_;
  std::optional<http::Site> site_;
};

}  // namespace tovholder::indicators
