// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gmock/gmock.h>

#include <optional>
#include <string>

#include "desk/desk_database.h"
#include "http/sessions.h"
#include "people/browser.h"
#include "plan/calendar_store.h"
#include "plan/fund_time_pages.h"
#include "plan/plan_pages.h"
#include "plan/plan_source.h"
#include "plan/plan_store.h"

namespace tovholder::plan {

// A plan of three steps for the board of DeskDatabaseTest and a council, and the pages of plans.
class PlanDatabaseTest : public desk::DeskDatabaseTest {
 protected:
  static constexpr std::string_view kTable =
      "Procesplan for Nordby\n\nUdkast, maj 2026\n\nDeadline\tAktivitet\tAnsvarlig\n"
      "Maj 2026\tUdkast til planen udarbejdes.\tSekretariatet\n"
      "Juni 2026\tBestyrelsen godkender planen.\tBestyrelsen\n"
      "August 2026\tPlanen behandles i byrådet.\tNordby Kommune\n";

  void SetUp() override {
    DeskDatabaseTest::SetUp();
    Write([&](sql::Transaction& transaction) {
      const auto nordby = people::FindOrCreateBody(transaction, people::BodyKind::kMunicipality, "Nordby");
      const auto structure = people::FindOrCreateStructure(transaction, "Slagelse");
      council_ = people::FindOrCreateOrganizationIn(transaction, structure, nordby, "Nordby Byråd");
      Describe(transaction, council_, structure, "byråd");
      Describe(transaction, board_, structure, "bestyrelse");
    });
    office_.emplace(people::Office{database(), nullptr, nullptr, "", "1.2.3", [this] { return now_; }});
    http::Router router;
    for (auto& routes :
         {PlanRoutes(*office_), PlanExportRoutes(*office_), PlanFormRoutes(*office_), PlanImportRoutes(*office_),
          StepFormRoutes(*office_), StepRoutes(*office_), StepFileRoutes(*office_), WhatIfRoutes(*office_),
          CalendarRoutes(*office_), FundTimeRoutes(*office_), PlanPaperRoutes(*office_, pdfs_)}) {
      router.Add(routes);
    }
    http::SiteOptions options = people::SiteOptionsOf(*office_);
    options.variant = people::PageVariant;
    site_.emplace(std::move(router), std::move(options));
  }

  PlanId Import(std::string_view table = kTable) {
    const PlanReading reading = ReadPlanFile(table, "plan.txt").value();
    return Write([&](sql::Transaction& transaction) { return CreatePlan(transaction, ProcessPlan(), reading); })
        .value();
  }
  PlanBook Book(PlanId id) {
    return Read([&](sql::Reader& reader) { return FindPlan(reader, secretary_, id).value(); });
  }
  void SetStart(PlanId id, std::string_view iso) {
    ProcessPlan plan = Book(id).plan;
    plan.starts = ParseIsoDate(iso);
    Save(plan);
  }
  void Save(const ProcessPlan& plan) {
    EXPECT_TRUE(Write([&](sql::Transaction& transaction) { return UpdatePlan(transaction, plan, plan.revision); }));
  }
  void Meets(people::OrganizationId organization, std::initializer_list<std::string_view> days) {
    std::vector<Date> dates;
    for (const auto day : days) dates.push_back(ParseIsoDate(day).value());
    Write([&](sql::Transaction& transaction) { return AddMeetingDays(transaction, organization, dates); });
  }
  people::Browser Enter(people::Role role) {
    people::Browser browser(*site_);
    const auto user = AddUser(std::string(people::ToName(role)), role);
    browser.cookies["session"] = Write([&](sql::Transaction& transaction) {
      return http::StartSession(transaction, user.value, "Chrome/1 Windows").token;
    });
    return browser;
  }

  people::OrganizationId council_;
  documents::PdfQueue pdfs_;
  std::optional<people::Office> office_;
  std::optional<http::Site> site_;

 private:
  static void Describe(sql::Transaction& transaction, people::OrganizationId id, people::StructureId structure,
                       std::string kind) {
    auto organization = people::FindOrganization(transaction, id).value();
    organization.structure = structure;
    organization.kind = std::move(kind);
    sql::Update(transaction, "organization", organization);
  }
};

}  // namespace tovholder::plan
