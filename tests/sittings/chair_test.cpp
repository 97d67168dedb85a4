// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "sittings/chair_rules.h"
#include "sittings/minutes_rules.h"
#include "sittings/sitting_database.h"

namespace tovholder::sittings {
namespace {

using testing::Contains;
using testing::Field;
using testing::Not;

// Marie Holm is the chair, Eva Dal the vice chair.
class ChairTest : public SittingDatabaseTest {
 protected:
  void SetUp() override {
    SittingDatabaseTest::SetUp();
    Seat("Eva Dal", people::MembershipRole::kViceChair, "B");
  }
  Result<void> Name(std::string_view name, int position) {
    ActingChair chair{{}, meeting_, ItemAt(position), IdOf(name), {}};
    return Do([&](sql::Transaction& transaction) { return NameChair(transaction, chair); });
  }
  void Disqualify(std::string_view name, int position) {
    Disqualification one{
        {}, meeting_, IdOf(name), ItemAt(position), "gift med ansøgeren", DisqualificationOutcome::kDisqualified};
    ASSERT_TRUE(Do([&](sql::Transaction& transaction) { return RecordDisqualification(transaction, one); }));
  }
  std::string Chairs(int position) {
    const SittingBook book = Book();
    const SittingMember* chair = ChairAt(book, ItemAt(position));
    return chair == nullptr ? "" : chair->name;
  }
  bool Wants(int position) { return WantsChair(Book(), ItemAt(position)); }
};
TOVHOLDER_ON_EVERY_STORE(ChairTest);

TEST_P(ChairTest, TheChairChairs) {
  Open();
  EXPECT_EQ(Chairs(1), "Marie Holm");
  EXPECT_FALSE(Wants(1));
  EXPECT_EQ(Name("Bo Berg", 1).error(), (Error{"sittings.chair_there", {{"name", "Marie Holm"}}}));
}

TEST_P(ChairTest, ADisqualifiedChairIsReplacedForTheItem) {
  Open();
  Disqualify("Marie Holm", 1);
  EXPECT_TRUE(Wants(1));
  EXPECT_EQ(MayChair(Book(), ItemAt(1)).at(0)->name, "Eva Dal");
  ASSERT_TRUE(Name("Eva Dal", 1));
  EXPECT_EQ(Chairs(1), "Eva Dal");
  EXPECT_EQ(Chairs(2), "Marie Holm");
  DecideAll();
  ASSERT_TRUE(End());
  const auto record = MinutesOf(Book());
  EXPECT_THAT(record.items[0].statements,
              Contains(Field(&meetings::Statement::text, "Mødeleder under punktet: Eva Dal (næstformand).")));
  EXPECT_THAT(record.items[1].statements,
              Not(Contains(Field(&meetings::Statement::text, testing::HasSubstr("Mødeleder")))));
}

TEST_P(ChairTest, AnAbsentChairIsReplacedFromThereOnUntilHeComes) {
  Open({"Marie Holm", "Eva Dal"});
  EXPECT_TRUE(Wants(1));
  EXPECT_THAT(FindInMinutes(Book()), Contains(Error{"sittings.no_chair", {{"item", "1"}}}));
  ASSERT_TRUE(Name("Bo Berg", 1));
  EXPECT_EQ(Chairs(1), "Bo Berg");
  EXPECT_EQ(Chairs(2), "Bo Berg");
  EXPECT_EQ(ChairSentence(Book(), ItemAt(2)), "Mødeleder under punktet: Bo Berg (valgt af de fremmødte).");
  ASSERT_TRUE(Name("Ida Lund", 1));
  EXPECT_EQ(Chairs(2), "Ida Lund");
  EXPECT_EQ(Book().chairs.size(), 1U);
  ASSERT_TRUE(Move("Marie Holm", 2, Direction::kCame));
  EXPECT_EQ(Chairs(2), "Marie Holm");
}

TEST_P(ChairTest, NobodyWhoIsAwayOrDisqualifiedChairs) {
  Open({"Marie Holm", "Per Vang"});
  Disqualify("Bo Berg", 1);
  EXPECT_EQ(Name("Per Vang", 1).error(), (Error{"sittings.chair_away", {{"name", "Per Vang"}}}));
  EXPECT_EQ(Name("Bo Berg", 1).error(), (Error{"sittings.chair_disqualified", {{"name", "Bo Berg"}}}));
  EXPECT_EQ(Name("Karla Holm", 1).error(), (Error{"sittings.chair_without_vote", {{"name", "Karla Holm"}}}));
  EXPECT_EQ(Why(Name("Ingen", 1)), "sittings.no_member");
  ASSERT_TRUE(Name("Ida Lund", 1));
  ASSERT_TRUE(Move("Ida Lund", 2, Direction::kLeft));
  EXPECT_TRUE(Wants(2));
}

TEST_P(ChairTest, ATieGoesAsTheActingChairVoted) {
  SittingRule rule;
  rule.tie = Tie::kChairDecides;
  SetRule(rule);
  Open({"Per Vang"});
  Disqualify("Marie Holm", 1);
  ASSERT_TRUE(Vote({}, {{"Eva Dal", Choice::kNo}, {"Bo Berg", Choice::kYes}}));
  EXPECT_EQ(Book().votes.at(0).result, VoteResult::kTied);
  ASSERT_TRUE(Name("Eva Dal", 1));
  EXPECT_EQ(Book().votes.at(0).result, VoteResult::kLost);
  ASSERT_TRUE(Name("Bo Berg", 1));
  EXPECT_EQ(Book().votes.at(0).result, VoteResult::kCarried);
}

}  // namespace
}  // namespace tovholder::sittings
