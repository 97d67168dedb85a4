// SPDX-License-Identifier: EUPL-1.2
#include "app/web_site.h"

#include "app/operation_pages.h"
#include "app/version.h"
#include "applications/application_pages.h"
#include "approvals/approval_pages.h"
#include "areas/area_pages.h"
#include "contingency/contingency_pages.h"
#include "desk/desk_pages.h"
#include "imports/document_pages.h"
#include "imports/import_pages.h"
#include "imports/repair_pages.h"
#include "imports/review_pages.h"
#include "indicators/figure_import_pages.h"
#include "indicators/indicator_pages.h"
#include "indicators/small_count_pages.h"
#include "invitations/invitation_pages.h"
#include "invitations/invitation_store.h"
#include "meetings/meeting_pages.h"
#include "meetings/paper_pages.h"
#include "meetings/publication_pages.h"
#include "people/pages.h"
#include "people/structure_pages.h"
#include "plan/fund_time_pages.h"
#include "plan/plan_pages.h"
#include "planning/planning_pages.h"
#include "portal/logged_records.h"
#include "portal/organization_pages.h"
#include "portal/organization_work.h"
#include "portal/overview_pages.h"
#include "portal/saved_search_pages.h"
#include "portal/search_pages.h"
#include "sittings/sitting_pages.h"
#include "standing/standing_pages.h"
#include "trace/trace_pages.h"
#include "web/files.h"

namespace tovholder::app {
namespace {

std::vector<html::NavigationItem> Navigation(const people::Viewer&, const html::Texts& t) {
  return {{"overview", std::string(t("Overview")), "/"},
          {"meetings", std::string(t("Meetings")), "/moeder"},
          {"plan", std::string(t.In("navigation", "The plan")), "/plan"},
          {"areas", std::string(t("Areas")), "/omraader"},
          {"organizations", std::string(t.In("navigation", "Organization")), "/organisation"},
          {"search", std::string(t("Search")), "/soeg"}};
}

// Housing areas, the lists they are on, and where they stand.
void AddAreaRoutes(const people::Office& office, http::Router& router) {
  const areas::AreaSlots about = contingency::Slots(approvals::Slots(standing::Slots(areas::AreaSlots())));
  for (auto& routes : {standing::ComparisonRoutes(office),
                       standing::ListCalendarRoutes(office),
                       standing::RuleRoutes(office),
                       standing::NewsRoutes(office),
                       standing::StandingRoutes(office),
                       standing::WhatIfRoutes(office),
                       standing::ForecastRoutes(office),
                       standing::QuotedRoutes(office),
                       standing::DutyRoutes(office),
                       areas::AreaRoutes(office, about),
                       areas::AreaFormRoutes(office),
                       areas::SectionFormRoutes(office),
                       areas::AssociationRoutes(office, about),
                       areas::SectionTableRoutes(office),
                       areas::AreaChangeRoutes(office),
                       areas::PerimeterRoutes(office),
                       areas::ListRoutes(office),
                       areas::ListFormRoutes(office),
                       areas::ListImportRoutes(office),
                       areas::SpellingRoutes(office)}) {
    router.Add(routes);
  }
}

// What is measured in areas.
void AddFigureRoutes(const people::Office& office, http::Router& router) {
  for (auto& routes : {indicators::IndicatorListRoutes(office), indicators::IndicatorRoutes(office),
                       indicators::IndicatorFormRoutes(office), indicators::ObservationRoutes(office),
                       indicators::ObservationFormRoutes(office), indicators::ApprovalRoutes(office),
                       indicators::PlaceRoutes(office), indicators::ListFigureRoutes(office),
                       indicators::SmallCountRoutes(office), indicators::DocumentFigureRoutes(office)}) {
    router.Add(routes);
  }
}

// Process plans, and what several bodies approve of them and besides.
void AddPlanRoutes(const people::Office& office, documents::PdfQueue& pdfs, http::Router& router) {
  for (auto& routes :
       {plan::PlanRoutes(office, applications::Slots(approvals::Slots(plan::PlanSlots()))),
        plan::PlanExportRoutes(office), plan::PlanPaperRoutes(office, pdfs), plan::PlanFormRoutes(office),
        plan::PlanImportRoutes(office), plan::StepFormRoutes(office), plan::StepRoutes(office),
        plan::StepFileRoutes(office), plan::WhatIfRoutes(office), plan::CalendarRoutes(office),
        plan::FundTimeRoutes(office), approvals::ApprovalRoutes(office), approvals::ApprovalFormRoutes(office),
        approvals::DecisionFormRoutes(office), approvals::DecisionRoutes(office), approvals::VoteFormRoutes(office),
        approvals::VotingRuleRoutes(office)}) {
    router.Add(routes);
  }
}

}  // namespace

WebSite::WebSite(Archive& archive, const WebSiteOptions& options)
    : archive_(archive),
      office_{*archive.database,
              Navigation,
              [this] { site_->page_cache().Bump(); },
              options.public_address,
              std::string(kVersion),
              options.clock,
              "/soeg/forslag",
              [this](http::Request request) { return site_->Dispatch(request); },
              [](sql::Transaction& transaction) { invitations::TellOfSeats(transaction); }},
      sessions_(*archive.database),
      jobs_(*archive.database),
      board_(*archive.database, bell_) {
  site_ = std::make_unique<http::Site>(MakeRouter(options), MakeOptions(options));
}

WebSite::~WebSite() = default;

http::Router WebSite::MakeRouter(const WebSiteOptions& options) {
  http::Router router;
  const search::Index& index = *archive_.index;
  const imports::ImportDesk desk{office_, index, jobs_};
  const people::StructureSlots slots = portal::MeetingSlots();
  const meetings::MeetingSlots prepared = sittings::Slots(invitations::Slots(planning::Slots(desk::Slots())));
  const desk::TellOfMeeting tell = invitations::Tell(options.mail_from);
  const sittings::SittingDesk sitting{office_, index, board_};
  for (auto& routes : {portal::OverviewRoutes(office_),
                       meetings::MeetingRoutes(office_, prepared),
                       meetings::AttachmentRoutes(office_),
                       meetings::PaperRoutes(office_, prepared, pdfs_),
                       meetings::PublicationRoutes(office_, index, prepared),
                       meetings::GuardRuleRoutes(office_),
                       desk::MeetingFormRoutes(office_, index, tell),
                       desk::AgendaRoutes(office_),
                       desk::ItemFormRoutes(office_),
                       desk::RuleRoutes(office_),
                       desk::ReleaseRoutes(office_, index, tell),
                       desk::ReaderRoutes(office_),
                       desk::ReadThroughRoutes(office_),
                       desk::ProposalRoutes(office_),
                       planning::SeriesRoutes(office_, index),
                       planning::PollRoutes(office_, index),
                       invitations::InvitationRoutes(office_, options.mail_from),
                       invitations::AnswerRoutes(office_),
                       invitations::FeedRoutes(office_, options.mail_from),
                       invitations::ReadingRoutes(office_),
                       invitations::AddressRoutes(office_),
                       sittings::RollRoutes(sitting),
                       sittings::LiveRoutes(sitting),
                       sittings::FollowRoutes(sitting),
                       sittings::MinutesRoutes(sitting),
                       sittings::SittingRuleRoutes(office_),
                       imports::DocumentRoutes(office_),
                       imports::ReviewRoutes(office_, index),
                       imports::RepairRoutes(office_, index),
                       imports::ImportRoutes(desk),
                       applications::ApplicationRoutes(office_),
                       applications::SettingsRoutes(office_),
                       applications::AnswerRoutes(office_),
                       applications::PartRoutes(office_),
                       applications::StatementRoutes(office_),
                       applications::BudgetRoutes(office_),
                       applications::PackageRoutes(office_, pdfs_, jobs_),
                       contingency::PlanListRoutes(office_),
                       contingency::PlanRoutes(office_),
                       contingency::PlanFormRoutes(office_),
                       contingency::ActivationRoutes(office_),
                       contingency::IncidentRoutes(office_),
                       contingency::IncidentFormRoutes(office_),
                       contingency::ContingencyPaperRoutes(office_, pdfs_),
                       trace::LogRoutes(office_, portal::AllLoggedRecords()),
                       trace::AccessRequestRoutes(office_, index, jobs_),
                       trace::RetentionRoutes(office_),
                       trace::ErasureRoutes(office_, index),
                       portal::SearchRoutes(office_, index),
                       portal::SavedSearchRoutes(office_, index),
                       people::StructureRoutes(office_, slots),
                       people::ComparisonRoutes(office_),
                       people::StructureFormRoutes(office_),
                       people::StructureBasicsRoutes(office_),
                       people::SuccessionRoutes(office_, slots),
                       portal::OrganizationRoutes(office_),
                       people::SignInRoutes(office_),
                       people::AccountRoutes(office_),
                       people::SecondFactorRoutes(office_),
                       people::AccessRuleRoutes(office_),
                       people::UserRoutes(office_),
                       OperationRoutes(archive_, pdfs_)}) {
    router.Add(routes);
  }
  AddAreaRoutes(office_, router);
  router.Add(indicators::FigureImportRoutes({office_, jobs_}));
  AddFigureRoutes(office_, router);
  AddPlanRoutes(office_, pdfs_, router);
  return router;
}

http::SiteOptions WebSite::MakeOptions(const WebSiteOptions& options) {
  http::SiteOptions site;
  site.error_page = people::MakeErrorPage(office_);
  site.find_session = [this](std::string_view token, Instant now) { return sessions_.Find(token, now); };
  site.variant = people::PageVariant;
  site.signing_key = http::FindOrCreateSiteKey(*archive_.database, "forms");
  site.static_files = WebFiles();
  site.proxy = options.proxy;
  // Another process (an import on the command line) writes too: kept pages are believed for this long.
  site.page_cache_age = std::chrono::seconds(5);
  site.clock = options.clock;
  return site;
}

}  // namespace tovholder::app
