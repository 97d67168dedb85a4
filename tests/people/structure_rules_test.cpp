// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "people/structure.h"

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
    for (const Error& finding : FindingsOf(OnDate(book, *Day(day)))) ids.push_back(finding.id);
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
              ElementsAre("people.no_chair", "people.no_coordinator", "people.empty_seat", "people.reports_to_nobody"));
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
  const auto refused = CheckTie(draft.book, {{}, TieKind::kReportsTo, c, a, {}, {}, ""});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error(), (Error{"people.tie_circle", {{"chain", "C → A → B → C"}}}));
  EXPECT_TRUE(CheckTie(draft.book, {{}, TieKind::kReportsTo, c, a, Day("2025-01-01"), {}, ""})) << "at another time";
  EXPECT_TRUE(CheckTie(draft.book, {{}, TieKind::kAdvises, c, a, {}, {}, ""})) << "another kind";
  EXPECT_EQ(CheckTie(draft.book, {{}, TieKind::kAdvises, a, a, {}, {}, ""}).error().id, "people.tie_to_itself");
}

TEST(Structure, TakesNoMemberTwice) {
  Draft draft;
  const auto board = draft.Add("Bestyrelsen");
  Membership again = draft.Sits(board, 1, MembershipRole::kMember, {}, "2021-10-01", "2025-09-30");
  EXPECT_TRUE(CheckMembership(draft.book, again)) << "itself, changed";
  again.id = {};
  EXPECT_EQ(CheckMembership(draft.book, again).error().id, "people.member_twice");
  again.from_date = Day("2025-10-01");
  again.to_date = std::nullopt;
  EXPECT_TRUE(CheckMembership(draft.book, again)) << "the day after";
  again.to_date = Day("2025-09-30");
  EXPECT_EQ(CheckMembership(draft.book, again).error().id, "people.ends_before_it_begins");
  again.from_date = again.to_date = Day("2024-01-01");
  again.role = MembershipRole::kChair;
  EXPECT_TRUE(CheckMembership(draft.book, again)) << "another role beside it";
}

}  // namespace
}  // namespace tovholder::people
