// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "contingency/activation.h"
#include "contingency/circle.h"
#include "contingency/contingency_paper.h"
#include "contingency/contingency_plan.h"
#include "contingency/step_form.h"

namespace tovholder::contingency {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Date PlanDay(const char* iso) { return ParseIsoDate(iso).value(); }

CallStep StepOf(int id, const char* name, const Hours& hours, int next = 0) {
  CallStep step;
  step.id = CallStepId{id};
  step.position = id;
  step.name = name;
  step.telephone = "00 00 00 01";
  step.task = "Tager til stedet";
  step.weekdays = hours.weekdays;
  step.from_time = hours.from;
  step.to_time = hours.to;
  if (next > 0) step.next_step = CallStepId{next};
  return step;
}

PlanBook BookOf(std::vector<CallStep> steps) {
  PlanBook book;
  book.plan.id = ContingencyPlanId{1};
  book.plan.created = ParseIsoInstant("2026-01-10T10:00:00Z").value();
  book.steps = std::move(steps);
  return book;
}

std::vector<GapKind> KindsOf(const PlanBook& book, const char* today) {
  std::vector<GapKind> kinds;
  for (const PlanGap& one : FindGaps(book, PlanDay(today))) kinds.push_back(one.kind);
  return kinds;
}

std::vector<std::string> WrongFields(const FieldErrors& errors) {
  std::vector<std::string> fields;
  for (const auto& [field, error] : errors) fields.push_back(field + " " + error.id);
  return fields;
}

const Hours kAlways{std::string(kEveryDay), {0, 0}, {0, 0}};
const Hours kDays{std::string(kEveryDay), {7, 0}, {16, 0}};
const Hours kEvenings{std::string(kEveryDay), {16, 0}, {7, 0}};

TEST(ContingencyPlan, SaysWhomToCallNow) {
  const std::vector<CallStep> steps{StepOf(1, "Varmemester", kDays), StepOf(2, "Vagt", kEvenings),
                                    StepOf(3, "Politi", kAlways)};
  const auto called = ListToCall(steps, {PlanDay("2026-05-05"), {22, 0}});
  ASSERT_EQ(called.size(), 2U);
  EXPECT_EQ(called[0].name, "Vagt");
  EXPECT_EQ(called[1].name, "Politi");
  const auto groups = GroupByHours({StepOf(1, "A", kDays), StepOf(2, "B", kEvenings), StepOf(3, "C", kDays)});
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].steps.size(), 2U);
}

TEST(ContingencyPlan, GapsAreFindings) {
  EXPECT_THAT(KindsOf(BookOf({StepOf(1, "A", kAlways, 2), StepOf(2, "B", kAlways)}), "2026-05-05"), IsEmpty());
  EXPECT_THAT(KindsOf(BookOf({}), "2026-05-05"), ElementsAre(GapKind::kNoSteps));
  EXPECT_THAT(KindsOf(BookOf({StepOf(1, "A", kDays)}), "2026-05-05"), ElementsAre(GapKind::kHoursUncovered));
  CallStep mute = StepOf(2, "B", kAlways);
  mute.telephone.clear();
  EXPECT_THAT(KindsOf(BookOf({StepOf(1, "A", kAlways), mute}), "2026-05-05"),
              ElementsAre(GapKind::kNoTelephone, GapKind::kCallsNobody));
  EXPECT_THAT(KindsOf(BookOf({StepOf(1, "A", kDays), StepOf(2, "B", kEvenings)}), "2026-05-05"), IsEmpty())
      << "each is the last of its hours";
}

TEST(ContingencyPlan, IsCheckedOnceAYear) {
  PlanBook book = BookOf({StepOf(1, "A", kAlways)});
  EXPECT_EQ(NextCheck(book), PlanDay("2027-01-10")) << "a year after it was made";
  EXPECT_THAT(KindsOf(book, "2027-01-10"), IsEmpty());
  EXPECT_THAT(KindsOf(book, "2027-01-11"), ElementsAre(GapKind::kNotChecked));
  book.checks = {{{}, book.plan.id, PlanDay("2028-02-29"), "Karla", ""}};
  EXPECT_EQ(NextCheck(book), PlanDay("2029-02-28")) << "a leap day";
  EXPECT_THAT(KindsOf(book, "2029-03-01"), ElementsAre(GapKind::kNotChecked));
  EXPECT_EQ(FindGaps(book, PlanDay("2029-03-01")).at(0).last_check, PlanDay("2028-02-29"));
}

TEST(ContingencyPlan, AStepThatIsWrongSaysWhere) {
  const PlanBook book = BookOf({StepOf(1, "A", kAlways), StepOf(2, "B", kAlways)});
  EXPECT_THAT(CheckStep(book, StepOf(3, "C", kAlways, 1)), IsEmpty());
  CallStep wrong = StepOf(1, "", {"", {7, 0}, {16, 0}}, 1);
  wrong.task.clear();
  wrong.telephone = "spørg i receptionen";
  wrong.position = 0;
  wrong.role = "CPR 010190-1234";
  EXPECT_THAT(
      WrongFields(CheckStep(book, wrong)),
      ElementsAre("name contingency.no_name", "next_step contingency.calls_itself",
                  "position contingency.position_wrong", "role contingency.cpr_number", "task contingency.no_task",
                  "telephone contingency.telephone_wrong", "weekdays contingency.no_weekday"));
  EXPECT_THAT(WrongFields(CheckStep(book, StepOf(3, "C", kAlways, 9))),
              ElementsAre("next_step contingency.no_such_step"));
  CallStep mute = StepOf(3, "C", kAlways);
  mute.telephone.clear();
  EXPECT_THAT(CheckStep(book, mute), IsEmpty()) << "a missing number is a finding, not a mistake";
}

TEST(ContingencyPlan, AStepIsReadFromItsForm) {
  const PlanBook book = BookOf({StepOf(1, "A", kAlways)});
  CallStep step;
  TypedStep typed{"2", {"1", "7", "9"}, "22.00", "24.00", "Vagt", "", "", "112", "Ringer", "1"};
  EXPECT_THAT(ReadStep(book, typed, step), IsEmpty());
  EXPECT_EQ(step.hours(), (Hours{"17", {22, 0}, {0, 0}}));
  EXPECT_EQ(step.next_step, CallStepId{1});
  typed.from_time = "sent";
  typed.to_time = "";
  typed.position = "første";
  EXPECT_THAT(
      WrongFields(ReadStep(book, typed, step)),
      ElementsAre("from_time base.no_time", "position contingency.position_wrong", "to_time contingency.no_time"));
}

TEST(ContingencyPlan, ThePaperHoldsEachHourAndFitsItsWidth) {
  PlanBook book = BookOf({StepOf(1, "Anna", kDays, 2), StepOf(2, "Bo", kEvenings)});
  book.plan.used_when = "Ved **uro**";
  const auto paper = MakePlanPaper({{}, "Ringparken", {}, ""}, book, PlanDay("2026-05-05"), html::Language::kDanish);
  ASSERT_EQ(paper.blocks.size(), 3U);
  for (std::size_t i = 1; i < paper.blocks.size(); ++i) {
    const auto& table = std::get<documents::PaperTable>(paper.blocks[i]);
    double width = 0;
    for (const auto& column : table.columns) width += column.share;
    EXPECT_LT(width, 0.8) << "room is left for what to do";
  }
  const std::string page = documents::FormatPaperHtml(paper).value();
  EXPECT_THAT(page, testing::AllOf(testing::HasSubstr("Alle dage kl. 07.00–16.00"), testing::HasSubstr("00 00 00 01"),
                                   testing::HasSubstr("Ring 112"), testing::HasSubstr("Ved uro")));
}

TEST(ContingencyPlan, TheCheckIsOfADayThatHasCome) {
  EXPECT_THAT(WrongFields(CheckYearly({{}, {}, PlanDay("2026-05-06"), "Karla", "010190-1234"}, PlanDay("2026-05-05"))),
              ElementsAre("checked contingency.checked_later", "note contingency.cpr_number"));
}

TEST(Circle, IsForRolesInItsOrganizations) {
  people::Viewer viewer{people::UserId{3}, "Bo", people::Role::kReader};
  const people::Owners circle{people::OrganizationId{4}};
  EXPECT_FALSE(MaySee(viewer, circle)) << "who has signed in alone sees nothing";
  viewer.held = {{people::OrganizationId{5}, people::OrganizationRole::kChair}};
  EXPECT_FALSE(MaySee(viewer, circle)) << "another organization";
  viewer.held = {{people::OrganizationId{4}, people::OrganizationRole::kReader}};
  EXPECT_TRUE(MaySee(viewer, circle));
  EXPECT_FALSE(MayAct(viewer, circle)) << "an observer looks on";
  viewer.held = {{people::OrganizationId{4}, people::OrganizationRole::kMember}};
  EXPECT_TRUE(MayAct(viewer, circle));
  viewer.role = people::Role::kAuditor;
  EXPECT_TRUE(MaySee(viewer, circle));
  EXPECT_FALSE(MayAct(viewer, circle)) << "an auditor changes nothing";
  EXPECT_FALSE(MaySee(people::Viewer::Outsider(), circle));
  viewer.role = people::Role::kSecretary;
  EXPECT_TRUE(MayAct(viewer, {}));
}

TEST(ActivationRules, AClockTimeIsTheLastThatWas) {
  const Instant now = FromCopenhagen({PlanDay("2026-05-05"), {0, 30}});
  EXPECT_EQ(ParseMoment("", now).value(), now);
  EXPECT_EQ(ParseMoment("0.15", now).value(), FromCopenhagen({PlanDay("2026-05-05"), {0, 15}}));
  EXPECT_EQ(ParseMoment("23.50", now).value(), FromCopenhagen({PlanDay("2026-05-04"), {23, 50}})) << "before midnight";
  EXPECT_EQ(ParseMoment("for lidt siden", now).error().id, "base.no_time");
}

TEST(ActivationRules, EntriesAndEndAreChecked) {
  const Instant now = FromCopenhagen({PlanDay("2026-05-05"), {12, 0}});
  ActivationBook book;
  book.activation.started = now - std::chrono::hours(2);
  ActivationEntry entry;
  entry.happened = now + std::chrono::minutes(1);
  EXPECT_THAT(WrongFields(CheckEntry(book, entry, now)),
              ElementsAre("happened contingency.future_time", "text contingency.no_text"));
  entry.happened = now;
  entry.text = "Ringede 010190-1234 op";
  EXPECT_THAT(WrongFields(CheckEntry(book, entry, now)), ElementsAre("text contingency.cpr_number"));
  entry.text = "Alt er roligt";
  EXPECT_THAT(CheckEntry(book, entry, now), IsEmpty());
  EXPECT_THAT(WrongFields(CheckEnd(book.activation, now - std::chrono::hours(3), now)),
              ElementsAre("ended contingency.ends_first"));
  EXPECT_THAT(WrongFields(CheckEnd(book.activation, now + std::chrono::hours(3), now)),
              ElementsAre("ended contingency.future_time"));
  book.activation.ended = now;
  EXPECT_THAT(WrongFields(CheckEnd(book.activation, now, now)), ElementsAre("ended contingency.has_ended"));
  EXPECT_THAT(WrongFields(CheckEntry(book, entry, now)), ElementsAre("text contingency.has_ended"));
  book.entries = {entry};
  book.entries[0].id = ActivationEntryId{8};
  entry.corrects = ActivationEntryId{8};
  EXPECT_THAT(CheckEntry(book, entry, now), IsEmpty()) << "a correction may come afterwards";
  entry.corrects = ActivationEntryId{9};
  EXPECT_THAT(WrongFields(CheckEntry(book, entry, now)), ElementsAre("corrects contingency.no_such_entry"));
  EXPECT_THAT(WrongFields(CheckActivation({})), ElementsAre("reason contingency.no_reason"));
}

}  // namespace
}  // namespace tovholder::contingency
