// SPDX-License-Identifier: EUPL-1.2
#include "desk/agenda_store.h"

#include <gmock/gmock.h>

#include "desk/desk_database.h"
#include "desk/proposal_store.h"

namespace tovholder::desk {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

using AgendaStoreTest = DeskDatabaseTest;

TEST_P(AgendaStoreTest, MakesADraftThatSecretariesAloneFind) {
  const auto id = Create();
  const Agenda agenda = Load(id);
  EXPECT_EQ(agenda.meeting().visibility, people::Visibility::kDraft);
  EXPECT_EQ(agenda.row.organization_name, "Bestyrelsen");
  EXPECT_EQ(agenda.desk.notice, 4);
  EXPECT_THAT(Titles(id), ElementsAre("Godkendelse af dagsorden", "Godkendelse af referat"));
  for (const people::Viewer& viewer : {people::Viewer::Outsider(), reader_}) {
    database().Read([&](sql::Reader& reader) {
      EXPECT_FALSE(FindAgenda(reader, viewer, id));
      EXPECT_FALSE(FindMeetingOnDesk(reader, viewer, id));
      EXPECT_FALSE(meetings::FindMeeting(reader, viewer, id));
    });
  }
}

TEST_P(AgendaStoreTest, RefusesADayOnWhichAHostDoesNotExist) {
  MeetingPlan plan = Plan();
  plan.date = ParseIsoDate("2027-01-01");
  const auto refused = TryCreate(plan);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "desk.host_gone");
  plan.date = ParseIsoDate("2026-12-31");
  EXPECT_TRUE(TryCreate(plan)) << "its last day";
}

TEST_P(AgendaStoreTest, KnowsJointMeetingsAndMeetingsOfNobody) {
  MeetingPlan plan = Plan();
  plan.hosts = {group_, board_};
  const Agenda joint = Load(TryCreate(plan).value());
  EXPECT_THAT(joint.hosts, SizeIs(2));
  EXPECT_EQ(joint.row.organization_name, "Koordinationsgruppen");
  plan.hosts.clear();
  const Agenda nobodys = Load(TryCreate(plan).value());
  EXPECT_THAT(nobodys.hosts, IsEmpty());
  EXPECT_FALSE(nobodys.meeting().organization);
}

TEST_P(AgendaStoreTest, FollowsTheRulesOfTheHosts) {
  Write([&](sql::Transaction& transaction) {
    PutRule(transaction, {{}, board_, 6, "Velkomst", ""});
    PutRule(transaction, {{}, board_, 8, "Velkomst", ""});
  });
  const auto id = Create();
  EXPECT_EQ(Load(id).desk.notice, 8);
  EXPECT_THAT(Titles(id), ElementsAre("Velkomst"));
}

TEST_P(AgendaStoreTest, CopiesWhatAnEarlierMeetingHadOpen) {
  const auto earlier = Create();
  Add(Item(earlier, "Status"));
  DeskItem closed = Item(earlier, "Personsag");
  closed.closed = true;
  closed.closed_reason = "forvaltningslovens § 27";
  Add(closed);
  auto copied = database().Read([&](sql::Reader& reader) { return ListItemsToCopy(reader, secretary_, earlier); });
  const auto id = TryCreate(Plan(), std::move(copied)).value();
  EXPECT_THAT(Titles(id), ElementsAre("Godkendelse af dagsorden", "Status", "Godkendelse af referat"));
}

TEST_P(AgendaStoreTest, PutsNewItemsBeforeTheLastAndMovesThem) {
  const auto id = Create();
  const DeskItemId a = Add(Item(id, "A"));
  Add(Item(id, "B"));
  EXPECT_THAT(Titles(id), ElementsAre("Godkendelse af dagsorden", "A", "B", "Godkendelse af referat"));
  const auto move = [&](int place) {
    return Write([&](sql::Transaction& transaction) { return MoveItem(transaction, a, place); });
  };
  EXPECT_TRUE(move(3));
  EXPECT_THAT(Titles(id), ElementsAre("Godkendelse af dagsorden", "B", "A", "Godkendelse af referat"));
  EXPECT_TRUE(move(99));
  EXPECT_EQ(Titles(id).back(), "A");
  EXPECT_TRUE(move(-5));
  EXPECT_EQ(Titles(id).front(), "A");
}

TEST_P(AgendaStoreTest, OverwritesNothingThatAnotherHasWritten) {
  const auto id = Create();
  const DeskItemId item = Add(Item(id, "A"));
  DeskItem mine = Load(id).Find(item)->item;
  DeskItem other = mine;
  other.case_text = "Den andens tekst";
  mine.case_text = "Min tekst";
  const int seen = mine.version;
  const auto save = [&](const DeskItem& one, int version) {
    return Write([&](sql::Transaction& transaction) { return UpdateItem(transaction, one, version); });
  };
  EXPECT_TRUE(save(other, seen));
  const auto refused = save(mine, seen);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().id, "desk.edited_meanwhile");
  EXPECT_EQ(Load(id).Find(item)->item.case_text, "Den andens tekst");
  EXPECT_FALSE(Write([&](sql::Transaction& transaction) { return RemoveItem(transaction, item, seen); }));
  EXPECT_TRUE(save(mine, seen + 1)) << "having seen it";
  EXPECT_TRUE(Write([&](sql::Transaction& transaction) { return RemoveItem(transaction, item, seen + 2); }));
  EXPECT_EQ(Write([&](sql::Transaction& transaction) { return RemoveItem(transaction, item, seen); }).error().id,
            "desk.no_such_item");
}

TEST_P(AgendaStoreTest, KeepsFilesWithTheirMarks) {
  const auto id = Create();
  const DeskItemId item = Add(Item(id, "A"));
  const auto attach = [&](std::string name) {
    return Write([&](sql::Transaction& transaction) {
      return AddAttachment(transaction, item, {std::move(name), "indhold", FileGuard::kClean, {}});
    });
  };
  EXPECT_TRUE(attach("bilag.txt"));
  EXPECT_EQ(attach("bilag.txt").error().id, "desk.name_taken");
  EXPECT_TRUE(attach("bilag 2.txt"));
  DeskAttachment first = Load(id).Find(item)->attachments.at(0);
  first.closed = true;
  EXPECT_TRUE(Write([&](sql::Transaction& transaction) { return UpdateAttachment(transaction, first); }));
  EXPECT_TRUE(Load(id).Find(item)->attachments.at(0).closed);
  EXPECT_TRUE(Write([&](sql::Transaction& transaction) { return RemoveAttachment(transaction, item, first.id); }));
  EXPECT_THAT(Load(id).Find(item)->attachments, SizeIs(1));
}

TEST_P(AgendaStoreTest, TakesAProposalOrSaysWhyNot) {
  const auto id = Create();
  const auto propose = [&](std::string title) {
    return Write([&](sql::Transaction& transaction) {
      DeskProposal proposal;
      proposal.meeting = id;
      proposal.title = std::move(title);
      return Propose(transaction, reader_, proposal, today());
    });
  };
  EXPECT_EQ(propose("").error().id, "desk.no_item_title");
  EXPECT_TRUE(propose("Nye bænke"));
  EXPECT_TRUE(propose("Ny parkering"));
  const people::Viewer stranger{people::UserId{9}, "En anden", people::Role::kReader};
  database().Read([&](sql::Reader& reader) {
    EXPECT_THAT(ListProposals(reader, stranger, id), IsEmpty());
    EXPECT_THAT(ListProposals(reader, people::Viewer::Outsider(), id), IsEmpty());
    EXPECT_THAT(ListMeetingsOpenForProposals(reader, people::Viewer::Outsider(), today()), IsEmpty());
    EXPECT_THAT(ListMeetingsOpenForProposals(reader, stranger, today()), SizeIs(1));
  });
  const auto proposals = database().Read([&](sql::Reader& reader) { return ListProposals(reader, secretary_, id); });
  ASSERT_THAT(proposals, SizeIs(2));
  const auto taken =
      Write([&](sql::Transaction& transaction) { return TakeProposal(transaction, id, proposals[0].id); });
  ASSERT_TRUE(taken);
  EXPECT_EQ(Load(id).Find(*taken)->item.proposed_by, "Bo Beboer");
  const auto decline = [&](DeskProposalId which, std::string reason) {
    return Write([&](sql::Transaction& transaction) { return DeclineProposal(transaction, id, which, reason); });
  };
  EXPECT_EQ(decline(proposals[0].id, "nej").error().id, "desk.proposal_settled");
  EXPECT_EQ(decline(proposals[1].id, " ").error().id, "desk.no_reason");
  EXPECT_TRUE(decline(proposals[1].id, "Hører til i afdelingen."));
  database().Read([&](sql::Reader& reader) {
    EXPECT_EQ(ListProposals(reader, reader_, id).at(1).answer, "Hører til i afdelingen.");
  });
}

TOVHOLDER_ON_EVERY_STORE(AgendaStoreTest);

}  // namespace
}  // namespace tovholder::desk
