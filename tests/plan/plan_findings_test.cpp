// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_findings.h"

#include "plan/plan_database.h"

namespace tovholder::plan {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kHead = "Plan for Nordby\n\nDeadline\tAktivitet\tAnsvarlig\n";

class PlanFindingsTest : public PlanDatabaseTest {
 protected:
  std::vector<Finding> Amiss(PlanId id) {
    return FindWhatIsAmiss(LookAhead(Book(id), today()).value(), html::Language::kDanish);
  }
  std::vector<std::string> Ids(PlanId id) {
    std::vector<std::string> ids;
    for (const Finding& one : Amiss(id)) ids.push_back(one.error.id);
    return ids;
  }
  PlanId ImportRows(std::string_view rows) { return Import(std::string(kHead) + std::string(rows)); }
};

TEST_P(PlanFindingsTest, AStepIsPlannedBeforeTheOneItComesAfter) {
  const PlanId id = Import();
  EXPECT_THAT(Ids(id), Not(Contains("plan.before_predecessor")));
  StepOnPlan board = Book(id).steps.at(1);
  board.step.deadline_text = "april 2026";
  board.step.deadline_start = ParseIsoDate("2026-04-01");
  board.step.deadline_end = ParseIsoDate("2026-04-30");
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return PutStep(transaction, board, board.step.version); }));
  for (const Finding& one : Amiss(id)) {
    if (one.error.id != "plan.before_predecessor") continue;
    EXPECT_EQ(one.step, board.step.id);
    EXPECT_EQ(one.weight, Weight::kTrouble);
    EXPECT_THAT(one.error.params.at("step"), HasSubstr("Udkast til planen"));
  }
  EXPECT_THAT(Ids(id), Contains("plan.before_predecessor"));
}

TEST_P(PlanFindingsTest, ABodyDecidesAfterTheSubmission) {
  const std::string_view submission = "\tIndsendelse til Landsbyggefonden.\tBestyrelsen\n";
  const std::string decision = "September 2026\tBestyrelsen godkender planen.\tBestyrelsen\n";
  EXPECT_THAT(Ids(ImportRows(decision + "August 2026" + std::string(submission))),
              Contains("plan.decision_after_submission"));
  EXPECT_THAT(Ids(ImportRows(decision + "Oktober 2026" + std::string(submission))),
              Not(Contains("plan.decision_after_submission")));
}

TEST_P(PlanFindingsTest, AMeetingThatDoesNotExist) {
  Meets(board_, {"2026-06-09"});
  EXPECT_THAT(Ids(ImportRows("16. juni 2026\tBestyrelsen godkender planen.\tBestyrelsen\n")),
              Contains("plan.no_meeting_on"));
  EXPECT_THAT(Ids(ImportRows("9. juni 2026\tBestyrelsen godkender planen.\tBestyrelsen\n")),
              Not(Contains("plan.no_meeting_on")));
}

TEST_P(PlanFindingsTest, AMeetingOnAPublicHoliday) {
  Meets(board_, {"2026-12-25", "2026-12-28"});
  const auto findings = Amiss(ImportRows("December 2026\tBestyrelsen godkender planen.\tBestyrelsen\n"));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].error.id, "plan.meeting_on_holiday");
  EXPECT_EQ(findings[0].error.params.at("date"), "25. december 2026");
}

TEST_P(PlanFindingsTest, TwoDecisionsOfOneBodyOnOneDay) {
  Meets(board_, {"2026-06-09", "2026-06-16"});
  const std::string first = "9. juni 2026\tBestyrelsen godkender planen.\tBestyrelsen\n";
  const auto findings = Amiss(ImportRows(first + "9. juni 2026\tBestyrelsen godkender budgettet.\tBestyrelsen\n"));
  ASSERT_THAT(findings, Contains(testing::Field(&Finding::error, testing::Field(&Error::id, "plan.two_decisions"))));
  EXPECT_THAT(Ids(ImportRows(first + "16. juni 2026\tBestyrelsen godkender budgettet.\tBestyrelsen\n")),
              Not(Contains("plan.two_decisions")));
}

TEST_P(PlanFindingsTest, WhatIsLeftOpenOnPaper) {
  const PlanId id = ImportRows("Juni 2026\tWorkshop, se bilag xxxx.\tAftales nærmere\nAfventer\tFremlæggelse.\tBo\n");
  EXPECT_THAT(Ids(id), testing::UnorderedElementsAre("plan.no_responsible", "plan.blank_in_step", "plan.no_deadline"));
}

TEST_P(PlanFindingsTest, AnExpectationThatTheRowsMiss) {
  Meets(board_, {"2026-06-09"});
  const std::string row = "Juni 2026\tBestyrelsen godkender planen.\tBestyrelsen\n";
  const auto expecting = [&](std::string_view what) {
    return Import(
        "Plan for Nordby\n\nKladde, marts 2026\n\nBaggrund\n\nPlanen er drøftet.\n\nDet er forventningen:\n\n- " +
        std::string(what) + "\n\n" + std::string(kHead.substr(kHead.find("Deadline"))) + row);
  };
  EXPECT_THAT(Ids(expecting("At byrådet behandler planen i juni 2026.")), Contains("plan.expectation_without_step"));
  EXPECT_THAT(Ids(expecting("At bestyrelsen godkender planen i juni 2026.")),
              Not(Contains(HasSubstr("plan.expectation"))));
}

TOVHOLDER_ON_EVERY_STORE(PlanFindingsTest);

}  // namespace
}  // namespace tovholder::plan
