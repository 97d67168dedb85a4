// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/structure_comparison.h"
#include "people/structure_findings.h"
#include "people/succession_plan.h"

namespace tovholder::people {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::optional<Date> Day(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(ParseIsoDate(text).value());
}

// A structure written down in a few lines.
class Draft {
 public:
  OrganizationId Add(std::string name, int position = 0) {
    Organization organization;
    organization.id = OrganizationId{next_++};
    organization.name = std::move(name);
    organization.position = position;
    book.organizations.push_back(organization);
    return organization.id;
  }
  void Lives(OrganizationId id, std::string_view from, std::string_view to) {
    book.spans.push_back({{}, id, Day(from), Day(to), ""});
  }
  void Tied(TieKind kind, OrganizationId from, OrganizationId to, std::string_view begin = "",
            std::string_view end = "") {
    book.ties.push_back({Id<Tie>{next_++}, kind, from, to, Day(begin), Day(end), ""});
  }
  Id<Seat> Seats(OrganizationId id, std::string title, int capacity, MembershipRole role = MembershipRole::kMember) {
    Seat seat;
    seat.id = Id<Seat>{next_++};
    seat.organization = id;
    seat.role = role;
    seat.title = std::move(title);
    seat.capacity = capacity;
    book.seats.push_back(seat);
    return seat.id;
  }
  Membership Sits(OrganizationId id, std::int64_t person, MembershipRole role, std::optional<Id<Seat>> seat = {},
                  std::string_view from = "", std::string_view to = "") {
    Membership membership;
    membership.id = Id<Membership>{next_++};
    membership.organization = id;
    membership.person = PersonId{person};
    membership.role = role;
    membership.seat = seat;
    membership.from_date = Day(from);
    membership.to_date = Day(to);
    book.memberships.push_back(membership);
    return membership;
  }
  std::vector<std::string> NamesOn(std::string_view day) const {
    std::vector<std::string> names;
    for (const auto& one : OnDate(book, *Day(day)))
      names.push_back(std::string(static_cast<std::size_t>(one.depth), '-') + one.organization.name);
    return names;
  }
  std::vector<std::string> FindingsOn(std::string_view day) const {
    std::vector<std::string> ids;
    for (const auto& finding : FindingsOf(book, *Day(day))) ids.push_back(finding.error.id);
    return ids;
  }

  StructureBook book;

 private:
  std::int64_t next_ = 1;
};

TEST(Structure, StandsAsItWasOnTheDay) {
  Draft draft;
  const auto board = draft.Add("Bestyrelsen");
  const auto committee = draft.Add("§ 17,4-udvalget");
  draft.Lives(committee, "2024-06-01", "2025-12-31");
  draft.Lives(committee, "2026-03-01", "");
  const auto group = draft.Add("Koordinationsgruppen");
  draft.Lives(group, "2025-10-01", "");
  draft.Tied(TieKind::kPartOf, group, board, "2025-10-01");
  EXPECT_THAT(draft.NamesOn("2024-05-31"), ElementsAre("Bestyrelsen"));
  EXPECT_THAT(draft.NamesOn("2025-12-31"), ElementsAre("§ 17,4-udvalget", "Bestyrelsen", "-Koordinationsgruppen"));
  EXPECT_THAT(draft.NamesOn("2026-01-01"), ElementsAre("Bestyrelsen", "-Koordinationsgruppen"));
  EXPECT_THAT(draft.NamesOn("2026-03-01"), ElementsAre("§ 17,4-udvalget", "Bestyrelsen", "-Koordinationsgruppen"));
}

TEST(Structure, OrdersByPositionThenInDanishAndLosesNoCircle) {
  Draft draft;
  draft.Add("Århus", 1);
  draft.Add("Ærø", 1);
  draft.Add("Zoo", 1);
  draft.Add("Først", 0);
  const auto one = draft.Add("Ring et", 2);
  const auto two = draft.Add("Ring to", 3);
  draft.Tied(TieKind::kPartOf, one, two);
  draft.Tied(TieKind::kPartOf, two, one);
  EXPECT_THAT(draft.NamesOn("2025-01-01"), ElementsAre("Først", "Zoo", "Ærø", "Århus", "Ring et", "-Ring to"));
}

TEST(Structure, FillsSeatsByTheDateAndKeepsOthersApart) {
  Draft draft;
  const auto board = draft.Add("Bestyrelsen");
  const auto directors = draft.Seats(board, "Direktør for en boligorganisation", 3);
  draft.Sits(board, 1, MembershipRole::kChair, directors, "2025-10-01");
  draft.Sits(board, 2, MembershipRole::kMember, directors, "2021-10-01", "2025-09-30");
  draft.Sits(board, 3, MembershipRole::kObserver);
  const auto now = OnDate(draft.book, *Day("2025-10-01"));
  ASSERT_EQ(now.size(), 1U);
  ASSERT_EQ(now.front().seats.size(), 1U);
  EXPECT_EQ(now.front().seats.front().holders.size(), 1U);
  EXPECT_EQ(now.front().seats.front().empty(), 2);
  EXPECT_EQ(now.front().others.size(), 1U);
}

TEST(Structure, FindsWhatIsAmiss) {
  Draft draft;
  const auto council = draft.Add("Byrådet");
  draft.book.organizations.back().apex = true;
  draft.Sits(council, 1, MembershipRole::kChair);
  EXPECT_THAT(draft.FindingsOn("2025-01-01"), IsEmpty());
  const auto group = draft.Add("Beskæftigelsesgruppen", 1);
  const auto coordinator = draft.Seats(group, "Tovholder", 1, MembershipRole::kCoordinator);
  const auto police = draft.Seats(group, "Det lokale politi", 2);
  EXPECT_THAT(draft.FindingsOn("2025-01-01"),
              ElementsAre("people.no_coordinator", "people.empty_seat", "people.reports_to_nobody"))
      << "who coordinates leads";
  draft.Add("Forum", 2);
  draft.Tied(TieKind::kPartOf, draft.book.organizations.back().id, council);
  EXPECT_THAT(draft.FindingsOn("2025-01-01"),
              ElementsAre("people.no_chair", "people.no_coordinator", "people.empty_seat", "people.reports_to_nobody"));
  draft.book.organizations.pop_back();
  draft.Tied(TieKind::kReportsTo, group, council, "2024-01-01");
  draft.Sits(group, 2, MembershipRole::kCoordinator, coordinator);
  draft.Sits(group, 3, MembershipRole::kChair, police);
  draft.Sits(group, 4, MembershipRole::kMember, police);
  EXPECT_THAT(draft.FindingsOn("2025-01-01"), IsEmpty());
  EXPECT_THAT(draft.FindingsOn("2023-12-31"), ElementsAre("people.reports_to_nobody"));
}

TEST(Structure, TakesNoCircleOfReports) {
  Draft draft;
  const auto a = draft.Add("A");
  const auto b = draft.Add("B");
  const auto c = draft.Add("C");
  draft.Tied(TieKind::kReportsTo, a, b);
  draft.Tied(TieKind::kReportsTo, b, c, "", "2024-12-31");
  const auto refused = Check(draft.book, {{}, TieKind::kReportsTo, c, a, {}, {}, ""});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error(), (Error{"people.tie_circle", {{"chain", "C → A → B → C"}}}));
  EXPECT_TRUE(Check(draft.book, {{}, TieKind::kReportsTo, c, a, Day("2025-01-01"), {}, ""})) << "at another time";
  EXPECT_TRUE(Check(draft.book, {{}, TieKind::kAdvises, c, a, {}, {}, ""})) << "another kind";
  EXPECT_EQ(Check(draft.book, {{}, TieKind::kAdvises, a, a, {}, {}, ""}).error().id, "people.tie_to_itself");
}

TEST(Structure, TakesNoMemberTwice) {
  Draft draft;
  const auto board = draft.Add("Bestyrelsen");
  Membership again = draft.Sits(board, 1, MembershipRole::kMember, {}, "2021-10-01", "2025-09-30");
  EXPECT_TRUE(Check(draft.book, again)) << "itself, changed";
  again.id = {};
  EXPECT_EQ(Check(draft.book, again).error().id, "people.member_twice");
  again.from_date = Day("2025-10-01");
  again.to_date = std::nullopt;
  EXPECT_TRUE(Check(draft.book, again)) << "the day after";
  again.to_date = Day("2025-09-30");
  EXPECT_EQ(Check(draft.book, again).error().id, "people.ends_before_it_begins");
  again.from_date = again.to_date = Day("2024-01-01");
  again.role = MembershipRole::kChair;
  EXPECT_TRUE(Check(draft.book, again)) << "another role beside it";
}

TEST(Structure, FindsTasksThatNothingFulfils) {
  Draft draft;
  const auto council = draft.Add("Byrådet");
  draft.book.organizations.back().apex = true;
  draft.Sits(council, 1, MembershipRole::kChair);
  draft.book.tasks.push_back({Id<OrganizationTask>{7}, council, 1, "Følge op", Day("2025-01-01"), {}, ""});
  draft.book.fulfilments.push_back(
      {{}, Id<OrganizationTask>{7}, FulfilmentKind::kReport, "Status", "", {}, Day("2025-06-30")});
  EXPECT_THAT(draft.FindingsOn("2024-12-31"), IsEmpty());
  EXPECT_THAT(draft.FindingsOn("2025-06-30"), IsEmpty());
  EXPECT_THAT(draft.FindingsOn("2025-07-01"), ElementsAre("people.task_unfulfilled"));
}

TEST(Structure, SaysWhatSourcesContradictUntilItIsSettled) {
  Draft draft;
  draft.book.discrepancies.push_back({Id<Discrepancy>{1}, {}, {}, "Antal pladser", ""});
  draft.book.claims = {{{}, Id<Discrepancy>{1}, "fem", "aftalen"}, {{}, Id<Discrepancy>{1}, "seks", "ansøgningen"}};
  const auto findings = FindingsOf(draft.book, *Day("2025-01-01"));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().error.params.at("claims"), "fem (aftalen); seks (ansøgningen)");
  draft.book.discrepancies.front().settled = "Fem, siger bestyrelsen";
  EXPECT_THAT(FindingsOf(draft.book, *Day("2025-01-01")), IsEmpty());
}

TEST(Structure, FindsWhoMetOutsideTheOwnTime) {
  Draft draft;
  const auto committee = draft.Add("§ 17,4-udvalget");
  draft.Lives(committee, "2024-06-01", "2025-12-31");
  const std::vector<Gathering> met{
      {committee, *Day("2025-12-31")}, {committee, *Day("2026-01-20")}, {committee, *Day("2026-01-13")}};
  const auto findings = FindMeetingsOutsideLife(draft.book, met);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().error.params.at("date"), "2026-01-20");
}

TEST(Structure, TwoDaysSideBySide) {
  Draft draft;
  const auto board = draft.Add("Bestyrelsen");
  draft.book.organizations.back().folded = "bestyrelsen";
  const auto team = draft.Add("Projektteam", 1);
  draft.book.organizations.back().folded = "projektteam";
  draft.Lives(team, "2017-01-01", "2021-09-30");
  draft.book.persons = {{PersonId{1}, "Anna"}, {PersonId{2}, "Bo"}};
  draft.Sits(board, 1, MembershipRole::kChair, {}, "", "2021-09-30");
  draft.Sits(board, 2, MembershipRole::kChair, {}, "2021-10-01");
  draft.Tied(TieKind::kReportsTo, board, team);
  const auto rows = Compare({&draft.book, *Day("2017-06-01")}, {&draft.book, *Day("2025-10-01")});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].name, "Bestyrelsen");
  ASSERT_EQ(rows[0].differences.size(), 1U);
  EXPECT_EQ(rows[0].differences[0].field, ComparedField::kMembers);
  EXPECT_THAT(rows[0].differences[0].before, ElementsAre("Anna"));
  EXPECT_THAT(rows[0].differences[0].after, ElementsAre("Bo"));
  EXPECT_EQ(rows[1].name, "Projektteam");
  EXPECT_FALSE(rows[1].after);
}

class SuccessionTest : public ::testing::Test {
 protected:
  SuccessionTest() {
    committee = draft.Add("§ 17,4-udvalget");
    draft.Lives(committee, "2024-06-01", "2025-12-31");
    council = draft.Add("Byrådet", 1);
    draft.book.organizations.back().elected = true;
    draft.book.organizations.back().body = BodyId{1};
    draft.book.terms.push_back({{}, BodyId{1}, "2022-2025", *Day("2022-01-01"), *Day("2025-12-31")});
    choice.decision = {{}, committee,          *Day("2025-12-31"), SuccessionOutcome::kLapses,
                       {}, *Day("2025-12-01"), "Byrådet",          ""};
  }
  std::vector<std::string> EndingsOn(std::string_view day) const {
    std::vector<std::string> names;
    for (const Ending& ending : ListEndings(draft.book, *Day(day))) {
      names.push_back(ending.organization.name + (ending.decided ? " decided" : ""));
    }
    return names;
  }
  Draft draft;
  OrganizationId committee;
  OrganizationId council;
  SuccessionChoice choice;
};

TEST_F(SuccessionTest, EndsAreListedSixMonthsBefore) {
  EXPECT_THAT(EndingsOn("2025-06-30"), IsEmpty());
  EXPECT_THAT(EndingsOn("2025-07-01"), ElementsAre("§ 17,4-udvalget", "Byrådet"));
  EXPECT_THAT(EndingsOn("2026-02-01"), ElementsAre("§ 17,4-udvalget", "Byrådet")) << "overdue";
  EXPECT_THAT(EndingsOn("2026-08-01"), IsEmpty());
  draft.book.successions.push_back(choice.decision);
  EXPECT_THAT(EndingsOn("2025-12-01"), ElementsAre("§ 17,4-udvalget decided", "Byrådet"));
  EXPECT_THAT(EndingsOn("2026-01-01"), ElementsAre("Byrådet"));
}

TEST_F(SuccessionTest, WhatContinuesNeedsNoDecisionTwice) {
  choice.decision.outcome = SuccessionOutcome::kContinues;
  choice.until = Day("2029-12-31");
  const auto plan = PlanSuccession(draft.book, choice);
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->spans.size(), 1U);
  EXPECT_EQ(plan->spans.front().from_date, Day("2026-01-01"));
  draft.book.spans.push_back(plan->spans.front());
  EXPECT_THAT(EndingsOn("2025-12-01"), ElementsAre("Byrådet"));
}

TEST_F(SuccessionTest, WhatLapsesEndsWithAllThatHangsOnIt) {
  draft.Tied(TieKind::kReportsTo, committee, council);
  draft.Sits(committee, 1, MembershipRole::kChair);
  const auto plan = PlanSuccession(draft.book, choice);
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->ties.size(), 1U);
  EXPECT_EQ(plan->ties.front().to_date, Day("2025-12-31"));
  ASSERT_EQ(plan->memberships.size(), 1U);
  EXPECT_EQ(plan->memberships.front().to_date, Day("2025-12-31"));
}

TEST_F(SuccessionTest, ASuccessorMustBeAnother) {
  choice.decision.outcome = SuccessionOutcome::kReplaced;
  EXPECT_EQ(PlanSuccession(draft.book, choice).error().id, "people.no_successor");
  choice.decision.successor = committee;
  EXPECT_EQ(PlanSuccession(draft.book, choice).error().id, "people.successor_is_itself");
  choice.decision.successor = council;
  choice.until = Day("2025-12-31");
  EXPECT_EQ(PlanSuccession(draft.book, choice).error().id, "people.ends_before_it_begins");
}

TEST(HandOver, NeedsSomethingToHandOver) {
  EXPECT_EQ(PlanHandOver({}, {PersonId{1}, *Day("2025-01-01"), {}, {}}).error().id, "people.nothing_to_hand_over");
  EXPECT_EQ(PlanHandOver({}, {PersonId{1}, *Day("2025-01-01"), Day("2025-01-01"), {}}).error().id,
            "people.ends_before_it_begins");
}

TEST(HandOver, ForGoodASuccessorIsNamedOrTheSeatIsEmpty) {
  Draft draft;
  const auto board = draft.Add("Bestyrelsen");
  draft.Sits(board, 1, MembershipRole::kChair, {}, "2021-10-01");
  draft.book.memberships.back().deputy = PersonId{3};
  const auto empty = PlanHandOver(draft.book.memberships, {PersonId{1}, *Day("2025-01-01"), {}, {}});
  ASSERT_TRUE(empty);
  EXPECT_THAT(empty->begun, IsEmpty()) << "a deputy stands in only for a time";
  ASSERT_EQ(empty->empty.size(), 1U);
  const auto taken = PlanHandOver(draft.book.memberships, {PersonId{1}, *Day("2025-01-01"), {}, PersonId{2}});
  ASSERT_EQ(taken->begun.size(), 1U);
  EXPECT_EQ(taken->begun.front().person, PersonId{2});
  EXPECT_EQ(taken->ended.front().to_date, Day("2024-12-31"));
}

}  // namespace
}  // namespace tovholder::people
