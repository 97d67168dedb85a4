// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include "desk/agenda_snapshot.h"
#include "desk/desk_database.h"
#include "sql/change_log.h"

namespace tovholder::desk {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

using ReleaseTest = DeskDatabaseTest;

TEST_P(ReleaseTest, FreezesTheAgendaAndShowsIt) {
  const auto id = Create();
  DeskItem closed = Item(id, "Køb af Hemmelighuset");
  closed.closed = true;
  closed.closed_reason = "forvaltningslovens § 27";
  closed.case_number = "330-2026-1";
  closed.show_case_number = true;
  Add(closed);
  EXPECT_THAT(PublicItems(id), IsEmpty());
  EXPECT_EQ(TryRelease(id).value(), 1);

  const auto items = PublicItems(id);
  ASSERT_THAT(items, SizeIs(3));
  EXPECT_EQ(items[0].item.title, "Godkendelse af dagsorden");
  EXPECT_EQ(items[0].recommendations.at(0).text, "at dagsordenen godkendes");
  EXPECT_EQ(items[1].item.title, "");
  EXPECT_EQ(items[1].item.case_number, "330-2026-1");

  const Agenda agenda = Load(id);
  EXPECT_EQ(agenda.desk.state, MeetingState::kReleased);
  EXPECT_EQ(agenda.desk.released_by, "Karla Holm");
  ASSERT_THAT(agenda.revisions, SizeIs(1));
  EXPECT_THAT(agenda.revisions[0].agenda, HasSubstr("Hemmelighuset"));
  database().Read([&](sql::Reader& reader) {
    EXPECT_THAT(sql::ListChanges(reader, "desk_revision", agenda.revisions[0].id.value), SizeIs(1));
    EXPECT_THAT(sql::VerifyChain(reader), IsEmpty());
  });
}

TEST_P(ReleaseTest, WaitsForWhatIsMissing) {
  const auto id = Create();
  DeskItem item = Item(id, "Uden indstilling");
  item.recommendations.clear();
  Add(item);
  EXPECT_EQ(TryRelease(id).error().id, "desk.not_ready");
  EXPECT_THAT(PublicItems(id), IsEmpty());
}

TEST_P(ReleaseTest, ReleasesOnlyWhatWasChecked) {
  const auto id = Create();
  const int seen = Load(id).desk.version;
  Add(Item(id, "Kom til i mellemtiden"));
  const auto released = Write([&](sql::Transaction& transaction) {
    return ReleaseAgenda(transaction, index_, id, {"", seen}, today());
  });
  EXPECT_EQ(released.error().id, "desk.edited_meanwhile");
}

TEST_P(ReleaseTest, OfALateAgendaStandsWithItsReason) {
  const auto id = Create();
  now_ = ParseIsoInstant("2026-05-15T08:00:00Z").value();
  EXPECT_EQ(TryRelease(id).error().id, "desk.not_ready");
  EXPECT_TRUE(TryRelease(id, "sekretæren var syg"));
  EXPECT_EQ(Load(id).meeting().agenda_text, "Fristen er ikke overholdt, fordi sekretæren var syg");
}

TEST_P(ReleaseTest, ShowsASupplementOnlyWhenItIsReleasedToo) {
  const auto id = Create();
  const DeskItemId kept = Add(Item(id, "Status"));
  ASSERT_TRUE(TryRelease(id));
  const auto address = Load(id).Find(kept)->item.agenda_item;
  DeskItem changed = Load(id).Find(kept)->item;
  changed.title = "Status på indsatserne";
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return UpdateItem(transaction, changed, changed.version); }));
  Add(Item(id, "Hastesag"));
  EXPECT_THAT(PublicItems(id), SizeIs(3));
  EXPECT_EQ(PublicItems(id)[1].item.title, "Status");
  EXPECT_EQ(TryRelease(id).error().id, "desk.not_ready") << "what was sent out changes only with a reason";

  now_ = ParseIsoInstant("2026-05-15T08:00:00Z").value();
  EXPECT_EQ(TryRelease(id, "tilbuddet kom i går").value(), 2);
  const auto items = PublicItems(id);
  ASSERT_THAT(items, SizeIs(4));
  EXPECT_EQ(items[1].item.title, "Status på indsatserne");
  EXPECT_EQ(items[1].item.id, address);
  EXPECT_THAT(items[2].item.case_text, HasSubstr("Tillæg til dagsordenen"));
  EXPECT_THAT(items[2].item.case_text, HasSubstr("tilbuddet kom i går"));
  EXPECT_THAT(items[0].item.case_text, Not(HasSubstr("Fristen")));
  const auto changes = LoadChanges(Load(id).revisions.at(1).changes);
  EXPECT_THAT(changes, SizeIs(2));
  EXPECT_EQ(TryRelease(id, "igen").error().id, "desk.not_ready") << "nothing has changed";
}

TEST_P(ReleaseTest, TakesAwayAnItemThatWasRemoved) {
  const auto id = Create();
  const DeskItemId gone = Add(Item(id, "Udgår"));
  ASSERT_TRUE(TryRelease(id));
  const int seen = Load(id).Find(gone)->item.version;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return RemoveItem(transaction, gone, seen); }));
  ASSERT_TRUE(TryRelease(id, "sagen er trukket"));
  EXPECT_THAT(PublicItems(id), SizeIs(2));
}

TEST_P(ReleaseTest, ShowsAttachmentsUnlessTheyAreClosed) {
  const auto id = Create();
  const DeskItemId item = Add(Item(id, "Med bilag"));
  for (const char* name : {"åbent.txt", "lukket.txt"}) {
    ASSERT_TRUE(Write([&](sql::Transaction& transaction) {
      return AddAttachment(transaction, item, {name, name, FileGuard::kClean, {}});
    }));
  }
  DeskAttachment closed = Load(id).Find(item)->attachments.at(1);
  closed.closed = true;
  ASSERT_TRUE(Write([&](sql::Transaction& transaction) { return UpdateAttachment(transaction, closed); }));
  ASSERT_TRUE(TryRelease(id));
  const auto shown = PublicItems(id).at(1).attachments;
  ASSERT_THAT(shown, SizeIs(1));
  EXPECT_TRUE(shown[0].file);
  database().Read([&](sql::Reader& reader) {
    const auto all = meetings::ListItems(reader, secretary_, id).at(1).attachments;
    ASSERT_THAT(all, SizeIs(2));
    EXPECT_TRUE(meetings::FindAttachment(reader, people::Viewer::Outsider(), all[0].id));
    EXPECT_FALSE(meetings::FindAttachment(reader, people::Viewer::Outsider(), all[1].id));
    EXPECT_TRUE(meetings::FindAttachment(reader, secretary_, all[1].id));
  });
}

TEST_P(ReleaseTest, IsMovedAndCancelledWithAReasonOnly) {
  const auto id = Create();
  ASSERT_TRUE(TryRelease(id));
  const auto move = [&](std::string_view day, std::string reason) {
    const Instant seen = Load(id).meeting().changed;
    MeetingPlan plan = Plan();
    plan.date = ParseIsoDate(day);
    return Write([&](sql::Transaction& transaction) {
      return UpdateMeeting(transaction, index_, id, {plan, std::move(reason), seen}, today());
    });
  };
  EXPECT_EQ(move("2026-04-30", "fortid").error().id, "desk.date_past");
  EXPECT_EQ(move("2026-05-26", " ").error().id, "desk.no_reason");
  EXPECT_EQ(move("2026-05-26", "010180-1234 kan ikke").error().id, "desk.cpr_in_reason");
  now_ += std::chrono::minutes(1);
  EXPECT_TRUE(move("2026-05-26", "formanden er forhindret"));
  const auto cancel = [&](std::string reason) {
    return Write([&](sql::Transaction& transaction) { return CancelMeeting(transaction, index_, id, reason); });
  };
  EXPECT_EQ(cancel("").error().id, "desk.no_reason");
  EXPECT_TRUE(cancel("for få punkter"));
  const Agenda agenda = Load(id);
  ASSERT_THAT(agenda.events, SizeIs(2));
  EXPECT_EQ(agenda.events[0].before, "2026-05-19 15:00, Beboerhuset");
  EXPECT_EQ(agenda.meeting().title, "Aflyst: Bestyrelsesmøde");
  EXPECT_EQ(TryRelease(id, "alligevel").error().id, "desk.is_cancelled");
  EXPECT_EQ(cancel("igen").error().id, "desk.is_cancelled");
}

TEST_P(ReleaseTest, RefusesAPlanThatAnotherHasChanged) {
  const auto id = Create();
  const Instant seen = Load(id).meeting().changed;
  const auto save = [&](std::string title) {
    MeetingPlan plan = Plan();
    plan.title = std::move(title);
    return Write([&](sql::Transaction& transaction) {
      return UpdateMeeting(transaction, index_, id, {plan, "", seen}, today());
    });
  };
  now_ += std::chrono::minutes(1);
  EXPECT_TRUE(save("Ekstraordinært møde"));
  EXPECT_EQ(save("Andet møde").error().id, "desk.edited_meanwhile");
}

TOVHOLDER_ON_EVERY_STORE(ReleaseTest);

}  // namespace
}  // namespace tovholder::desk
