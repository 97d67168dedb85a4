// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "meetings/meeting_store.h"
#include "sittings/minutes_rules.h"
#include "sittings/order_rules.h"
#include "sittings/sitting_database.h"
#include "sql/change_log.h"

namespace tovholder::sittings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class OrderTest : public SittingDatabaseTest {
 protected:
  Result<void> Treat(int position, int place) {
    Reordering wanted{{}, meeting_, ItemAt(position), place, {}};
    return Do([&](sql::Transaction& transaction) { return Reorder(transaction, wanted); });
  }
  std::vector<std::string> Numbers() {
    std::vector<std::string> numbers;
    for (const auto& details : Book().items) numbers.push_back(NumberOf(details));
    return numbers;
  }
  std::vector<meetings::ItemDetails> PublicItems() {
    return database().Read(
        [&](sql::Reader& reader) { return meetings::ListItems(reader, people::Viewer::Outsider(), meeting_); });
  }
};
TOVHOLDER_ON_EVERY_STORE(OrderTest);

TEST_P(OrderTest, AnItemMovesAndKeepsItsNumber) {
  Open();
  const auto before = Book().revision();
  ASSERT_TRUE(Treat(2, 1));
  EXPECT_THAT(Numbers(), ElementsAre("2", "1"));
  EXPECT_GT(Book().revision(), before);
  EXPECT_EQ(OrderSentence(Book()), "Punkterne blev behandlet i rækkefølgen 2, 1.");
  const auto reordering = Book().reorderings.at(0);
  const auto changes = database().Read(
      [&](sql::Reader& reader) { return sql::ListChanges(reader, "sitting_reordering", reordering.id.value); });
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].author.name, author_.name);
  ASSERT_TRUE(Treat(2, 99));
  EXPECT_THAT(Numbers(), ElementsAre("1", "2"));
  EXPECT_EQ(OrderSentence(Book()), "");
  ASSERT_TRUE(Treat(2, 2));
  EXPECT_EQ(Book().reorderings.size(), 2U);
}

TEST_P(OrderTest, AnItemThatComesLaterStandsLast) {
  Open();
  ASSERT_TRUE(Treat(1, 2));
  ASSERT_TRUE(Do([&](sql::Transaction& transaction) {
    return AddItem(transaction, index_, meeting_, "Vandskade", "den ikke kan vente");
  }));
  EXPECT_THAT(Numbers(), ElementsAre("2", "1", "3"));
}

TEST_P(OrderTest, WhoLeftIsAwayByTheOrderOfTreatment) {
  Open();
  ASSERT_TRUE(Treat(2, 1));
  ASSERT_TRUE(Move("Bo Berg", 2, Direction::kLeft));
  EXPECT_EQ(PresenceOf("Bo Berg", 1), Presence::kAway);
  ASSERT_TRUE(Rule(RulingOn(2, 0, Outcome::kNoted)));
  ASSERT_TRUE(Rule(RulingOn(1, 1, Outcome::kApproved)));
  EXPECT_EQ(Treat(1, 1).error(), (Error{"sittings.order_changes_attendance", {{"item", "1"}, {"name", "Bo Berg"}}}));
  EXPECT_EQ(Why(Do([&](sql::Transaction& transaction) {
              return Reorder(transaction, Reordering{{}, meeting_, ItemId{99'999}, 1, {}});
            })),
            "sittings.no_such_item");
}

TEST_P(OrderTest, TheMinutesShowTheOrderAndSayIt) {
  SittingRule rule;
  rule.approval = Approval::kSameMeeting;
  SetRule(rule);
  Open();
  ASSERT_TRUE(Treat(2, 1));
  DecideAll();
  ASSERT_TRUE(End());
  const auto approve = [&](sql::Transaction& transaction) { return ApproveAtMeeting(transaction, meeting_, meeting_); };
  ASSERT_TRUE(Do(approve));
  ASSERT_TRUE(Publish());
  for (int round = 0; round < 2; ++round) {
    const auto items = PublicItems();
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(items[0].item.number, "2");
    EXPECT_EQ(items[1].item.number, "1");
    EXPECT_EQ(Book().row.meeting.agenda_text, "Punkterne blev behandlet i rækkefølgen 2, 1.");
    EXPECT_THAT(Numbers(), ElementsAre("2", "1"));
    ASSERT_TRUE(
        Do([&](sql::Transaction& transaction) { return ReopenMinutes(transaction, meeting_, "Navnet var forkert"); }));
    ASSERT_TRUE(Do(approve));
    ASSERT_TRUE(Publish());
  }
  ASSERT_TRUE(Do(
      [&](sql::Transaction& transaction) { return ReopenMinutes(transaction, meeting_, "Rækkefølgen var rigtig"); }));
  ASSERT_TRUE(Treat(1, 1));
  ASSERT_TRUE(Do(approve));
  ASSERT_TRUE(Publish());
  EXPECT_EQ(PublicItems()[0].item.number, "1");
  EXPECT_EQ(Book().row.meeting.agenda_text, std::nullopt);
}

TEST(OrderAtTheHead, TakesThePlaceOfAnEarlierOne) {
  const std::string late = "Fristen er ikke overholdt, fordi sagen haster";
  const std::string order = "Punkterne blev behandlet i rækkefølgen 2, 1.";
  EXPECT_EQ(WithOrder("", ""), "");
  EXPECT_EQ(WithOrder(late, order), late + "\n" + order);
  EXPECT_EQ(WithOrder(late + "\n" + order, "Punkterne blev behandlet i rækkefølgen 3, 1, 2."),
            late + "\nPunkterne blev behandlet i rækkefølgen 3, 1, 2.");
  EXPECT_EQ(WithOrder(late + "\n" + order, ""), late);
}

}  // namespace
}  // namespace tovholder::sittings
