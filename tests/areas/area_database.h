// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gmock/gmock.h>

#include <optional>
#include <string>

#include "areas/area_pages.h"
#include "areas/area_store.h"
#include "http/sessions.h"
#include "people/browser.h"
#include "people/organization_store.h"
#include "people/pages.h"
#include "people/user_store.h"
#include "support/test_database.h"

namespace tovholder::areas {

// A municipality, two associations and a fund, and the pages of areas over them. It is 1 May 2026.
class AreaDatabaseTest : public test::DatabaseTest {
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

  void SetUp() override {
    test::DatabaseTest::SetUp();
    Write([&](sql::Transaction& transaction) {
      using people::BodyKind;
      slagelse_ = people::FindOrCreateBody(transaction, BodyKind::kMunicipality, "Slagelse");
      fob_ = people::FindOrCreateBody(transaction, BodyKind::kHousingAssociation, "FOB");
      korsoer_ = people::FindOrCreateBody(transaction, BodyKind::kHousingAssociation, "BoligKorsør");
      fund_ = people::FindOrCreateBody(transaction, BodyKind::kFund, "Landsbyggefonden");
      board_ = people::FindOrCreateOrganization(transaction, fob_, "Afdelingsbestyrelsen");
    });
    office_.emplace(people::Office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }});
    http::Router router;
    for (auto& routes : {AreaRoutes(*office_, slots_), AreaFormRoutes(*office_), SectionFormRoutes(*office_),
                         AssociationRoutes(*office_, slots_), SectionTableRoutes(*office_), AreaChangeRoutes(*office_),
                         PerimeterRoutes(*office_), ListRoutes(*office_), ListFormRoutes(*office_),
                         ListImportRoutes(*office_), SpellingRoutes(*office_)}) {
      router.Add(routes);
    }
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
  }

  AreaBook Load() {
    return database().Read([](sql::Reader& reader) { return LoadAreas(reader); });
  }
  HousingAreaId AddArea(std::string name) {
    HousingArea area{{}, std::move(name), slagelse_, ""};
    EXPECT_TRUE(Write([&](sql::Transaction& transaction) { return PutArea(transaction, area); }));
    return area.id;
  }
  Result<SectionId> TryAddSection(Section section) {
    return Write([&](sql::Transaction& transaction) -> Result<SectionId> {
      if (auto put = PutSection(transaction, section); !put) return Pass(put);
      return section.id;
    });
  }
  Section SectionOf(people::BodyId association, std::string number, std::optional<HousingAreaId> area,
                    int households) const {
    Section section;
    section.association = association;
    section.number = std::move(number);
    section.name = "Afdeling " + section.number;
    section.area = area;
    section.households = households;
    return section;
  }
  people::Browser Enter(people::Role role) {
    people::Browser browser(*site_);
    browser.cookies["session"] = Write([&](sql::Transaction& transaction) {
      const std::string name(people::ToName(role));
      const auto user = people::CreateUser(transaction, {name + "@example.dk", name, role}).value();
      return http::StartSession(transaction, user.id.value, "Chrome/1 Windows").token;
    });
    return browser;
  }

  Instant now_ = ParseIsoInstant("2026-05-01T08:00:00Z").value();
  AreaSlots slots_;
  people::BodyId slagelse_;
  people::BodyId fob_;
  people::BodyId korsoer_;
  people::BodyId fund_;
  people::OrganizationId board_;
  std::optional<people::Office> office_;
  std::optional<http::Site> site_;
};

}  // namespace tovholder::areas
