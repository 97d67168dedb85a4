// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "applications/application_store.h"
#include "applications/part_store.h"
#include "approvals/approval_store.h"
#include "areas/area_store.h"
#include "contingency/activation_store.h"
#include "contingency/plan_store.h"
#include "plan/plan_store.h"
#include "portal/overview_database.h"

namespace tovholder::portal {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class OverviewOfPlansTest : public OverviewDatabaseTest {};
TOVHOLDER_ON_EVERY_STORE(OverviewOfPlansTest);

TEST_P(OverviewOfPlansTest, DeadlinesOfAPlanAreShownToWhoAnswersForThem) {
  plan::PlanId id;
  const auto put = [&](std::string_view activity, std::string_view deadline,
                       std::optional<people::OrganizationId> organ) {
    plan::StepOnPlan step;
    step.step.plan = id;
    step.step.activity = activity;
    step.step.deadline_text = deadline;
    step.step.deadline_start = step.step.deadline_end = ParseIsoDate(deadline);
    if (organ) step.parties.push_back({{}, {}, 1, "Bestyrelsen", std::nullopt, organ});
    Write([&](sql::Transaction& transaction) { ASSERT_TRUE(plan::PutStep(transaction, step, 0)); });
  };
  plan::ProcessPlan plan;
  plan.title = "Procesplan";
  plan.visibility = people::Visibility::kInternal;
  id = Write([&](sql::Transaction& transaction) { return plan::CreatePlan(transaction, plan); }).value();
  const Date today = ToCopenhagen(now_).date;
  put("Bestyrelsen godkender", FormatIso(AddDays(today, 1)), board_);
  put("Kommunen svarer", FormatIso(AddDays(today, -2)), std::nullopt);
  put("Har tid", FormatIso(AddDays(today, 60)), std::nullopt);
  put("For længst forbi", FormatIso(AddDays(today, -60)), std::nullopt);
  const auto titles = [&](const people::Viewer& viewer) {
    std::vector<std::string> shown;
    const Overview overview = Read([&](sql::Reader& reader) { return LoadOverview(reader, viewer, now_); });
    for (const Matter& matter : overview.own) {
      if (matter.kind == MatterKind::kStepDue) shown.push_back(matter.title);
    }
    return shown;
  };
  people::Viewer chair{people::UserId{7}, "Ane", people::Role::kReader, {{board_, people::OrganizationRole::kChair}}};
  EXPECT_THAT(titles(secretary_), UnorderedElementsAre("Bestyrelsen godkender", "Kommunen svarer"));
  EXPECT_THAT(titles(chair), ElementsAre("Bestyrelsen godkender"));
  EXPECT_THAT(titles({people::UserId{8}, "Bo", people::Role::kReader}), IsEmpty());
}

TEST_P(OverviewOfPlansTest, AnApprovalWaitsForWhoSitsInTheBody) {
  const auto begin = [&](std::optional<Date> expected) {
    Write([&](sql::Transaction& transaction) {
      approvals::Approval approval;
      approval.title = "Helhedsplanen";
      approval.visibility = people::Visibility::kPublic;
      approvals::BodyDecision decision;
      decision.approval = approvals::CreateApproval(transaction, approval).value();
      decision.organization = board_;
      decision.expected = expected;
      ASSERT_TRUE(approvals::PutDecision(transaction, {decision, {}, ""}, 0));
    });
  };
  const auto waiting = [&](const std::string& name, people::Role role) {
    const auto kinds = Kinds(Of(name, role).own);
    return std::count(kinds.begin(), kinds.end(), MatterKind::kAnswerApproval);
  };
  begin(std::nullopt);
  EXPECT_EQ(waiting("Marie Holm", people::Role::kReader), 1) << "she chairs the board";
  EXPECT_EQ(waiting("Kim Udenfor", people::Role::kReader), 0);
  EXPECT_EQ(waiting("Sif Sekretær", people::Role::kSecretary), 0) << "nothing is overdue";
  begin(Day("2026-04-01"));
  EXPECT_EQ(waiting("Sif Sekretær", people::Role::kSecretary), 1);
  EXPECT_THAT(PageOf("Marie Holm"), HasSubstr("Venter på et svar: Helhedsplanen"));
}

TEST_P(OverviewOfPlansTest, PartsOfAnApplicationAreShownBeforeTheyAreDue) {
  applications::Application application;
  application.title = "Prækvalifikation 2029";
  const auto id = Write([&](sql::Transaction& transaction) {
    applications::RegulationChoice choice;
    choice.regulation = "2019-2026";
    choice.from_date = Day("2026-01-01");
    return applications::CreateApplication(transaction, application, {}, choice);
  });
  ASSERT_TRUE(id) << id.error().id;
  const auto put = [&](std::string_view requirement, int days) {
    applications::ApplicationPart part;
    part.application = *id;
    part.requirement = requirement;
    part.due_by = AddDays(ToCopenhagen(now_).date, days);
    const auto stored =
        Write([&](sql::Transaction& transaction) { return applications::PutPart(transaction, part, part.version); });
    EXPECT_TRUE(stored) << stored.error().id;
  };
  put("residents", 3);
  put("description", -1);
  put("budget", 30);
  const auto shown = [&](const people::Viewer& viewer) {
    const Overview overview = Read([&](sql::Reader& reader) { return LoadOverview(reader, viewer, now_); });
    std::vector<std::int64_t> counts;
    for (const Matter& matter : overview.own) {
      if (matter.kind == MatterKind::kPartsDue) counts.push_back(matter.count);
    }
    return counts;
  };
  EXPECT_THAT(shown(secretary_), ElementsAre(2));
  EXPECT_THAT(shown({people::UserId{8}, "Bo", people::Role::kReader}), IsEmpty());
}

TEST_P(OverviewOfPlansTest, AContingencyPlanAsksForItsYearlyCheck) {
  Write([&](sql::Transaction& transaction) {
    areas::HousingArea area{{}, "Ringparken", std::nullopt, ""};
    ASSERT_TRUE(areas::PutArea(transaction, area));
    contingency::ContingencyPlan plan;
    plan.area = area.id;
    ASSERT_TRUE(contingency::PutPlan(transaction, plan, {}));
    contingency::PlanCheck check{{}, plan.id, Day("2025-06-01"), "Karla", ""};
    ASSERT_TRUE(contingency::AddCheck(transaction, check, today()));
  });
  const auto kinds = [&](people::Role role) {
    return Kinds(Of(std::string(people::ToName(role)) + " Holm", role).own);
  };
  EXPECT_THAT(kinds(people::Role::kSecretary), Contains(MatterKind::kCheckContingency));
  EXPECT_THAT(kinds(people::Role::kReader), Not(Contains(MatterKind::kCheckContingency)));
  Write([&](sql::Transaction& transaction) {
    contingency::Activation activation;
    activation.area = areas::ListAreas(transaction).at(0).id;
    activation.reason = "Uro";
    ASSERT_TRUE(contingency::Activate(transaction, people::Viewer::CommandLine(), activation));
  });
  EXPECT_THAT(kinds(people::Role::kSecretary), Contains(MatterKind::kContingencyRunning));
  EXPECT_THAT(kinds(people::Role::kReader), Not(Contains(MatterKind::kContingencyRunning)));
  EXPECT_THAT(PageOf("secretary Holm", people::Role::kSecretary), HasSubstr("Kontrollér beredskabsplanen: Ringparken"));
}

}  // namespace
}  // namespace tovholder::portal
