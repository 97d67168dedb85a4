// SPDX-License-Identifier: EUPL-1.2
#include "desk/participants.h"

#include <gmock/gmock.h>

#include "desk/desk_site.h"

namespace tovholder::desk {
namespace {

using people::BodyOf;
using people::Browser;
using people::MembershipRole;
using people::Role;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TEST(ParticipantRules, GuestsAreReadALineEach) {
  const auto guests =
      ParseGuests("Lis Lund ,  Slagelse Boligselskab\n\n , ingen\nOle Dal\nBo Berg, slagelse boligselskab");
  ASSERT_THAT(guests, SizeIs(3));
  EXPECT_EQ(guests[0].name, "Lis Lund");
  EXPECT_EQ(guests[0].comes_from, "Slagelse Boligselskab");
  EXPECT_EQ(guests[1].comes_from, "");
  EXPECT_EQ(TextOf(guests), "Lis Lund, Slagelse Boligselskab\nOle Dal\nBo Berg, slagelse boligselskab\n");
  const auto parties = PartiesOf(guests);
  ASSERT_THAT(parties, SizeIs(2));
  EXPECT_THAT(parties[0].people, SizeIs(2)) << "the same place, however it is written";
  EXPECT_EQ(parties[1].name, "");
}

class ParticipantsTest : public DeskPagesTest {
 protected:
  std::vector<std::string> Shown(meetings::MeetingId id) {
    const Agenda agenda = Load(id);
    std::vector<std::string> lines;
    for (const Party& party :
         database().Read([&](sql::Reader& reader) { return ListParties(reader, agenda, today()); })) {
      std::string line = party.name + ":";
      for (const Participant& one : party.people) line += " " + one.name;
      lines.push_back(line);
    }
    return lines;
  }
};

TEST_P(ParticipantsTest, StandByParty) {
  AddMember(board_, "Anna Holm", MembershipRole::kMember);
  AddMember(group_, "Anna Holm", MembershipRole::kChair);
  AddMember(group_, "Finn Beck", MembershipRole::kMember);
  const auto forum = Write([&](sql::Transaction& transaction) {
    return people::FindOrCreateOrganization(transaction, std::nullopt, "Beboerforum");
  });
  AddMember(forum, "Rosa Friis", MembershipRole::kChair);
  MeetingPlan plan = Plan();
  plan.hosts = {board_, group_};
  const auto id = TryCreate(plan).value();
  EXPECT_THAT(Shown(id), ElementsAre("Bestyrelsen: Anna Holm", "Koordinationsgruppen: Finn Beck"));
  auto guests = ParseGuests("Lis Lund, Slagelse Boligselskab\nVera Vik, Bestyrelsen");
  DeskGuest invited;
  invited.organization = forum;
  invited.name = "Beboerforum";
  guests.insert(guests.begin(), invited);
  Write([&](sql::Transaction& transaction) { PutGuests(transaction, id, guests); });
  EXPECT_THAT(Shown(id), ElementsAre("Bestyrelsen: Anna Holm Vera Vik", "Koordinationsgruppen: Finn Beck",
                                     "Beboerforum: Rosa Friis", "Slagelse Boligselskab: Lis Lund"));
  const Agenda agenda = Load(id);
  const auto members = database().Read([&](sql::Reader& reader) { return ListInvitedMembers(reader, agenda); });
  ASSERT_THAT(members, SizeIs(1));
  EXPECT_EQ(members[0].role, MembershipRole::kObserver) << "a chair at home has no seat here";
}

TEST_P(ParticipantsTest, AreShownToWhoPreparesTheMeetingAlone) {
  AddMember(board_, "Anna Holm", MembershipRole::kMember);
  Browser karla = Enter("karla", Role::kSecretary);
  const http::Fields typed{{"titel", "Fællesmøde"},
                           {"dato", "19. maj 2026"},
                           {"organ", std::to_string(board_.value)},
                           {"indbudt", std::to_string(group_.value)},
                           {"indbudt-2", std::to_string(board_.value)},
                           {"deltagere", "Lis Lund, Slagelse Boligselskab"}};
  const auto made = karla.Submit("/moeder/ny", "/moeder/ny", typed);
  ASSERT_EQ(made.status, 303);
  const std::string agenda = people::HeaderOf(made, "Location");
  const std::string meeting = agenda.substr(0, agenda.rfind('/'));
  EXPECT_THAT(BodyOf(karla.Get(agenda)), AllOf(HasSubstr("Anna Holm"), HasSubstr("Koordinationsgruppen (indbudt)"),
                                               HasSubstr("Slagelse Boligselskab"), HasSubstr("Lis Lund"),
                                               Not(HasSubstr("Bestyrelsen (indbudt)"))));
  EXPECT_THAT(BodyOf(karla.Get(meeting + "/rediger")), HasSubstr("Lis Lund, Slagelse Boligselskab"));
  const meetings::MeetingId id{std::atoll(meeting.substr(meeting.rfind('/') + 1).c_str())};
  ASSERT_TRUE(TryRelease(id, "aftalt"));
  Browser outsider(*site_);
  EXPECT_EQ(outsider.Get(meeting).status, 200);
  EXPECT_THAT(BodyOf(outsider.Get(meeting)), AllOf(Not(HasSubstr("Lis Lund")), Not(HasSubstr("Anna Holm"))));
}

TOVHOLDER_ON_EVERY_STORE(ParticipantsTest);

}  // namespace
}  // namespace tovholder::desk
