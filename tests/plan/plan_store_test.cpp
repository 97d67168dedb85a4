// SPDX-License-Identifier: EUPL-1.2
#include "plan/plan_store.h"

#include "plan/plan_database.h"
#include "plan/plan_findings.h"
#include "plan/plan_snapshot.h"
#include "plan/what_if.h"

namespace tovholder::plan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class PlanStoreTest : public PlanDatabaseTest {
 protected:
  StepOnPlan StepAt(PlanId plan, std::size_t place) { return Book(plan).steps.at(place); }
  Result<StepId> Put(const StepOnPlan& step, int seen) {
    return Write([&](sql::Transaction& transaction) { return PutStep(transaction, step, seen); });
  }
  std::vector<std::string> FindingsOf(PlanId id) {
    std::vector<std::string> ids;
    for (const Finding& one : FindWhatIsAmiss(Outlook_(id), html::Language::kDanish)) ids.push_back(one.error.id);
    return ids;
  }
  Outlook Outlook_(PlanId id) { return LookAhead(Book(id), today()).value(); }
  Result<void> TryAccept(const Outlook& outlook, std::string_view suppositions, std::string_view reason) {
    return Write([&](sql::Transaction& transaction) {
      return Accept(transaction, outlook, ParseSuppositions(suppositions).value(), reason);
    });
  }
};

TEST_P(PlanStoreTest, KeepsWhatWasReadWithWhatWasGuessed) {
  const PlanBook book = Book(Import());
  EXPECT_EQ(book.plan.title, "Procesplan for Nordby");
  EXPECT_EQ(book.plan.dated, "maj 2026");
  ASSERT_THAT(book.steps, SizeIs(3));
  EXPECT_EQ(book.steps[1].step.organization, board_);
  EXPECT_EQ(book.steps[2].step.organization, council_);
  EXPECT_EQ(book.steps[2].parties.at(0).name, "Nordby Kommune");
  EXPECT_TRUE(book.steps[2].parties.at(0).body);
  ASSERT_THAT(book.steps[2].links, SizeIs(1));
  EXPECT_EQ(book.steps[2].links[0].after, book.steps[1].step.id);
}

TEST_P(PlanStoreTest, AnImportIsOneEntryOfTheLog) {
  const auto count = [&] {
    return Read([](sql::Reader& reader) { return reader.One<int>("SELECT count(*) FROM change_log"); }).value();
  };
  const int before = count();
  const PlanId id = Import();
  EXPECT_EQ(count(), before + 2) << "the plan, and what its rows brought";
  const auto changes = Read([&](sql::Reader& reader) { return sql::ListChanges(reader, "process_plan", id.value); });
  EXPECT_EQ(changes.front().kind, sql::ChangeKind::kImport);
  EXPECT_EQ(changes.front().fields.at(0).to, "3");
}

TEST_P(PlanStoreTest, ADraftIsForThoseWhoMayEditIt) {
  const PlanId id = Import();
  const auto seen_by = [&](const people::Viewer& viewer) {
    return Read([&](sql::Reader& reader) { return FindPlan(reader, viewer, id).has_value(); });
  };
  EXPECT_TRUE(seen_by(secretary_));
  EXPECT_FALSE(seen_by(reader_));
  EXPECT_FALSE(seen_by(people::Viewer::Outsider()));
  EXPECT_THAT(Read([](sql::Reader& reader) { return ListPlans(reader, people::Viewer::Outsider()); }), IsEmpty());
}

TEST_P(PlanStoreTest, TwoWhoEditAStepAreToldOfEachOther) {
  const PlanId id = Import();
  StepOnPlan step = StepAt(id, 0);
  step.step.note = "Karla skriver.";
  ASSERT_TRUE(Put(step, step.step.version));
  step.step.note = "Bo skriver.";
  EXPECT_EQ(Put(step, step.step.version).error().id, "plan.step_changed_meanwhile");
  EXPECT_EQ(StepAt(id, 0).step.note, "Karla skriver.");
}

TEST_P(PlanStoreTest, RefusesACircleByName) {
  const PlanId id = Import();
  StepOnPlan first = StepAt(id, 0);
  first.links.push_back({{}, first.step.id, StepAt(id, 2).step.id, 0});
  const auto refused = Put(first, first.step.version);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "plan.circle_of");
  EXPECT_THAT(StepAt(id, 0).links, IsEmpty());
}

TEST_P(PlanStoreTest, WhatWaitedForARemovedStepWaitsForWhatCameBefore) {
  const PlanId id = Import();
  const StepId middle = StepAt(id, 1).step.id;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return RemoveStep(transaction, id, middle); }));
  const PlanBook book = Book(id);
  ASSERT_THAT(book.steps, SizeIs(2));
  ASSERT_THAT(book.steps[1].links, SizeIs(1));
  EXPECT_EQ(book.steps[1].links[0].after, book.steps[0].step.id);
}

TEST_P(PlanStoreTest, MeetingsHereAndAnnouncedDaysMakeTheCalendar) {
  TryCreate({{board_}, "Bestyrelsesmøde", ParseIsoDate("2026-06-09"), TimeOfDay{15, 0}, {}, ""}).value();
  Meets(board_, {"2026-06-09", "2026-06-23"});
  const PlanBook book = Book(Import());
  ASSERT_THAT(book.meeting_days, SizeIs(2));
  EXPECT_TRUE(book.meeting_days[0].meeting);
  EXPECT_FALSE(book.meeting_days[1].meeting);
}

TEST_P(PlanStoreTest, SaysWhatIsAmiss) {
  const PlanId id = Import();
  EXPECT_THAT(FindingsOf(id), ElementsAre("plan.body_without_meetings", "plan.body_without_meetings"));
  Meets(board_, {"2026-06-09"});
  Meets(council_, {"2026-05-26"});
  SetStart(id, "2026-10-01");
  EXPECT_THAT(FindingsOf(id), ElementsAre("plan.start_unreachable", "plan.no_more_meetings"));
  Meets(council_, {"2026-09-15"});
  EXPECT_THAT(FindingsOf(id), ElementsAre("plan.deadline_impossible"));
}

TEST_P(PlanStoreTest, AnAcceptedChangeLeavesTheDaysItHadInTheHistory) {
  const PlanId id = Import();
  Meets(board_, {"2026-06-09"});
  const Outlook outlook = Outlook_(id);
  const std::string supposed = "moede:" + std::to_string(board_.value) + ":2026-06-09:2026-06-30";
  EXPECT_EQ(TryAccept(outlook, supposed, " ").error().id, "plan.no_reason");
  EXPECT_EQ(Book(id).plan.version, 1) << "a refused change changes nothing";
  ASSERT_TRUE(TryAccept(outlook, supposed, "Formanden er syg"));
  const PlanBook book = Book(id);
  EXPECT_EQ(book.plan.version, 2);
  EXPECT_EQ(book.steps[1].step.moved_to, ParseIsoDate("2026-06-30"));
  EXPECT_EQ(book.meeting_days.at(0).date, ParseIsoDate("2026-06-30"));
  ASSERT_THAT(book.versions, SizeIs(1));
  EXPECT_EQ(book.versions[0].reason, "Formanden er syg");
  EXPECT_FALSE(ParseSnapshot(book.versions[0].steps).at(1).moved_to);
  EXPECT_EQ(TryAccept(outlook, supposed, "igen").error().id, "plan.changed_meanwhile");
}

TEST_P(PlanStoreTest, ANoIsOnlySupposed) {
  const PlanId id = Import();
  const std::string no = "nej:" + std::to_string(StepAt(id, 2).step.id.value);
  EXPECT_EQ(TryAccept(Outlook_(id), no, "de siger nej").error().id, "plan.nothing_to_accept");
}

TEST(Suppositions, AreReadAsTheyAreWritten) {
  const std::string text = "flyt:17:2025-02-24;moede:3:2025-01-27:2025-02-24;nej:21;varighed:9:5-10:workdays";
  EXPECT_EQ(FormatSuppositions(ParseSuppositions(text).value()), text);
  for (const auto* wrong : {"flyt:17", "flyt:x:2025-02-24", "flyt:17:24-02-2025", "moede:3:2025-01-27", "nej:0",
                            "varighed:9:10-5:workdays", "varighed:9:5:years", "hop:1"}) {
    EXPECT_EQ(ParseSuppositions(wrong).error().id, "plan.supposition_unclear") << wrong;
  }
  EXPECT_THAT(ParseSuppositions("").value(), IsEmpty());
}

TOVHOLDER_ON_EVERY_STORE(PlanStoreTest);

}  // namespace
}  // namespace tovholder::plan
