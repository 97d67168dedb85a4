// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gmock/gmock.h>

#include <optional>
#include <string>

#include "areas/area_pages.h"
#include "areas/area_store.h"
#include "contingency/activation_store.h"
#include "contingency/contingency_pages.h"
#include "contingency/incident_store.h"
#include "contingency/plan_store.h"
#include "http/sessions.h"
#include "people/browser.h"
#include "people/membership.h"
#include "people/organization_store.h"
#include "people/pages.h"
#include "people/user_store.h"
#include "sql/records.h"
#include "support/test_database.h"

namespace tovholder::contingency {

// Two areas of two associations in one municipality, and the pages about them. It is Tuesday, 5 May 2026, 22.00.
class ContingencyDatabaseTest : public test::DatabaseTest {
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
      const auto slagelse = people::FindOrCreateBody(transaction, BodyKind::kMunicipality, "Slagelse");
      const auto fob = people::FindOrCreateBody(transaction, BodyKind::kHousingAssociation, "FOB");
      const auto korsoer = people::FindOrCreateBody(transaction, BodyKind::kHousingAssociation, "BoligKorsør");
      const auto police = people::FindOrCreateBody(transaction, BodyKind::kPolice, "Politiet");
      fob_board_ = people::FindOrCreateOrganization(transaction, fob, "Bestyrelsen i FOB");
      korsoer_board_ = people::FindOrCreateOrganization(transaction, korsoer, "Bestyrelsen i BoligKorsør");
      police_station_ = people::FindOrCreateOrganization(transaction, police, "Lokalpolitiet");
      forum_ = people::FindOrCreateOrganization(transaction, std::nullopt, "Beboerforum");
      ringparken_ = AddArea(transaction, "Ringparken", slagelse, fob);
      motalavej_ = AddArea(transaction, "Motalavej", slagelse, korsoer);
    });
    office_.emplace(people::Office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }});
    http::Router router;
    for (auto& routes : {areas::AreaRoutes(*office_, Slots({})), PlanListRoutes(*office_), PlanRoutes(*office_),
                         PlanFormRoutes(*office_), ActivationRoutes(*office_), IncidentRoutes(*office_),
                         IncidentFormRoutes(*office_), ContingencyPaperRoutes(*office_, pdfs_)}) {
      router.Add(routes);
    }
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
  }

  static areas::HousingAreaId AddArea(sql::Transaction& transaction, std::string name, people::BodyId municipality,
                                      people::BodyId association) {
    areas::HousingArea area{{}, std::move(name), municipality, ""};
    EXPECT_TRUE(areas::PutArea(transaction, area));
    areas::Section section;
    section.association = association;
    section.number = "1";
    section.name = area.name;
    section.area = area.id;
    EXPECT_TRUE(areas::PutSection(transaction, section));
    return area.id;
  }

  people::UserId AddUser(const std::string& name, people::Role role, std::optional<people::OrganizationId> organization,
                         people::MembershipRole membership_role = people::MembershipRole::kMember) {
    return Write([&](sql::Transaction& transaction) {
      people::NewUser user{"konto" + std::to_string(++users_) + "@example.dk", name, role};
      if (organization) {
        people::Membership membership;
        membership.organization = *organization;
        membership.person = people::FindOrCreatePerson(transaction, name);
        membership.role = membership_role;
        sql::Create(transaction, "membership", membership);
        user.person = membership.person;
      }
      return people::CreateUser(transaction, user).value().id;
    });
  }
  people::Viewer See(people::UserId user) {
    return database().Read(
        [&](sql::Reader& reader) { return people::FindViewer(reader, user.value, ToCopenhagen(now_).date); });
  }
  people::Browser EnterAs(people::UserId user) {
    people::Browser browser(*site_);
    browser.cookies["session"] = Write([&](sql::Transaction& transaction) {
      return http::StartSession(transaction, user.value, "Chrome/1 Windows").token;
    });
    return browser;
  }
  people::Browser Enter(people::Role role) {
    return EnterAs(AddUser(std::string(people::ToName(role)), role, std::nullopt));
  }

  ContingencyPlanId AddPlan(areas::HousingAreaId area) {
    ContingencyPlan plan;
    plan.area = area;
    plan.used_when = "Ved uro";
    EXPECT_TRUE(Write([&](sql::Transaction& transaction) { return PutPlan(transaction, plan, {}); }));
    return plan.id;
  }
  CallStep AddStep(ContingencyPlanId plan, int position, std::string name, std::string telephone, Hours hours) {
    CallStep step;
    step.plan = plan;
    step.position = position;
    step.name = std::move(name);
    step.telephone = std::move(telephone);
    step.task = "Tager til stedet";
    step.weekdays = hours.weekdays;
    step.from_time = hours.from;
    step.to_time = hours.to;
    EXPECT_TRUE(Write([&](sql::Transaction& transaction) { return PutStep(transaction, step); }));
    return step;
  }
  Incident NewIncident(areas::HousingAreaId area, std::string words) const {
    Incident incident;
    incident.area = area;
    incident.happened_on = ParseIsoDate("2026-05-04").value();
    incident.happened_at = TimeOfDay{22, 0};
    incident.kind = IncidentKind::kVandalism;
    incident.kind_text = std::move(words);
    incident.place = "Vaskeriet";
    incident.cost_oere = 120'000;
    return incident;
  }
  Result<void> TryPut(const people::Viewer& viewer, Incident& incident) {
    return Write([&](sql::Transaction& transaction) { return PutIncident(transaction, viewer, incident); });
  }

  Instant now_ = ParseIsoInstant("2026-05-05T20:00:00Z").value();
  documents::PdfQueue pdfs_;
  areas::HousingAreaId ringparken_;
  areas::HousingAreaId motalavej_;
  people::OrganizationId fob_board_;
  people::OrganizationId korsoer_board_;
  people::OrganizationId police_station_;
  people::OrganizationId forum_;
  std::optional<people::Office> office_;
  std::optional<http::Site> site_;
  int users_ = 0;
};

}  // namespace tovholder::contingency
