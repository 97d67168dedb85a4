// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "desk/desk_database.h"
#include "invitations/invitation_store.h"
#include "people/membership.h"
#include "people/person.h"
#include "sittings/minutes_store.h"
#include "sittings/sitting_rules.h"
#include "sittings/sitting_store.h"

namespace tovholder::sittings {

// A board of four who vote and a secretary, and its meeting of 19 May 2026 with two items on a released agenda: the
// budget with two points, and news.
class SittingDatabaseTest : public desk::DeskDatabaseTest {
 protected:
  void SetUp() override {
    DeskDatabaseTest::SetUp();
    Seat("Marie Holm", people::MembershipRole::kChair, "A");
    Seat("Bo Berg", people::MembershipRole::kMember, "A");
    Seat("Ida Lund", people::MembershipRole::kMember, "B");
    Seat("Per Vang", people::MembershipRole::kMember, "B");
    Seat("Karla Holm", people::MembershipRole::kSecretary, "");
    meeting_ = Release("2026-05-19");
    for (const auto& details : Book().items) items_.push_back(details.item.id);
    now_ = ParseIsoInstant("2026-05-19T13:00:00Z").value();
  }

  void Seat(std::string_view name, people::MembershipRole role, std::string party, std::string limits = {}) {
    Write([&](sql::Transaction& transaction) {
      people::Membership membership;
      membership.organization = board_;
      membership.person = people::FindOrCreatePerson(transaction, name);
      membership.role = role;
      membership.party = std::move(party);
      membership.mandate_limits = limits;
      if (!limits.empty()) membership.granted_by = "FOB's bestyrelse";
      sql::Create(transaction, "membership", membership);
    });
  }

  meetings::MeetingId Release(std::string_view day) {
    auto plan = Plan();
    plan.date = ParseIsoDate(day);
    desk::DeskItem budget = Item({}, "Budget 2027");
    budget.recommendations = "at budgettet godkendes\nat der sættes 50.000 kr. af";
    budget.minutes = 20;
    desk::DeskItem news = Item({}, "Nyt fra områderne");
    news.type = minutes::ItemType::kInformation;
    news.recommendations.clear();
    Write([&](sql::Transaction& transaction) { desk::PutRule(transaction, {{}, board_, 4, "", ""}); });
    const auto id = TryCreate(plan, {budget, news}).value();
    EXPECT_TRUE(TryRelease(id));
    return id;
  }

  template <class F>
  auto Do(F&& act) {
    return Write([&](sql::Transaction& transaction) { return act(transaction); });
  }

  void SetRule(const SittingRule& rule) {
    SittingRule own = rule;
    own.organization = board_;
    Do([&](sql::Transaction& transaction) { PutRule(transaction, own); });
  }
  void UseProfile(RuleProfile profile) {
    SittingRule rule;
    rule.profile = profile;
    SetRule(rule);
  }

  SittingBook Book(meetings::MeetingId id) {
    return database().Read([&](sql::Reader& reader) { return FindSitting(reader, id).value(); });
  }
  SittingBook Book() { return Book(meeting_); }

  Result<void> TryOpen(meetings::MeetingId id, const std::vector<std::string>& absent = {}) {
    const SittingBook book = Book(id);
    auto roll = database().Read([&](sql::Reader& reader) { return ListRoll(reader, book); });
    for (auto& [member, stands_in_for] : roll) {
      if (std::find(absent.begin(), absent.end(), member.name) != absent.end()) member.mark = RollMark::kApology;
    }
    return Do([&](sql::Transaction& transaction) { return OpenSitting(transaction, id, roll); });
  }
  void Open(const std::vector<std::string>& absent = {}) { ASSERT_TRUE(TryOpen(meeting_, absent)); }

  // Called to the meeting, with what the person answered; a deputy for somebody.
  void Invite(std::string_view name, invitations::Answer answer, std::string_view deputy_for = {}) {
    Write([&](sql::Transaction& transaction) {
      invitations::Invitation invitation;
      invitation.meeting = meeting_;
      invitation.organization = board_;
      invitation.person = people::FindOrCreatePerson(transaction, name);
      if (!deputy_for.empty()) invitation.deputy_for = people::FindOrCreatePerson(transaction, deputy_for);
      invitation.answer = answer;
      invitations::StoreInvitation(transaction, invitation);
    });
  }

  SittingMemberId IdOf(std::string_view name) {
    for (const SittingMember& member : Book().members) {
      if (member.name == name) return member.id;
    }
    return {};
  }
  ItemId ItemAt(int position) const { return items_.at(static_cast<std::size_t>(position - 1)); }

  Ruling RulingOn(int position, int point, Outcome outcome, std::string text = {}) {
    Ruling ruling;
    ruling.meeting = meeting_;
    ruling.item = ItemAt(position);
    ruling.point = point;
    ruling.outcome = outcome;
    ruling.text = std::move(text);
    return ruling;
  }
  Result<int> Rule(const Ruling& ruling, int seen = 0) {
    return Do([&](sql::Transaction& transaction) { return SaveRuling(transaction, ruling, seen); });
  }
  Result<void> Move(std::string_view name, int position, Direction direction, Reach reach = Reach::kFromHere) {
    SittingMove move{{}, meeting_, IdOf(name), ItemAt(position), direction, reach, {}};
    return Do([&](sql::Transaction& transaction) { return RecordMove(transaction, move); });
  }
  Presence PresenceOf(std::string_view name, int position) {
    const SittingBook book = Book();
    return PresenceAt(book, *book.Find(IdOf(name)), ItemAt(position));
  }
  Result<void> Vote(sittings::Vote vote, const std::vector<std::pair<std::string, Choice>>& names = {}) {
    vote.meeting = meeting_;
    if (!vote.item) vote.item = ItemAt(1);
    vote.organization = board_;
    if (!names.empty()) vote.form = VoteForm::kNames;
    std::vector<Ballot> ballots;
    for (const auto& [name, choice] : names) ballots.push_back({{}, {}, IdOf(name), choice});
    return Do([&](sql::Transaction& transaction) { return RecordVote(transaction, vote, ballots); });
  }
  Result<void> Say(SaidKind kind, std::string_view name, std::string text = "Det er for dyrt.") {
    Said said{{}, meeting_, ItemAt(1), kind, std::nullopt, std::move(text)};
    if (!name.empty()) said.member = IdOf(name);
    return Do([&](sql::Transaction& transaction) { return RecordSaid(transaction, said); });
  }
  void DecideAll() {
    ASSERT_TRUE(Rule(RulingOn(1, 1, Outcome::kApproved)));
    ASSERT_TRUE(Rule(RulingOn(1, 2, Outcome::kApproved)));
    ASSERT_TRUE(Rule(RulingOn(2, 0, Outcome::kNoted)));
  }
  Result<void> End() {
    return Do([&](sql::Transaction& transaction) { return EndSitting(transaction, meeting_); });
  }
  Result<void> Send() {
    return Do([&](sql::Transaction& transaction) { return SendMinutes(transaction, meeting_); });
  }
  Result<void> Say(std::string_view name, Verdict verdict, std::string remark = {}) {
    const GivenVerdict given{IdOf(name), verdict, std::move(remark)};
    return Do([&](sql::Transaction& transaction) { return GiveVerdict(transaction, meeting_, given); });
  }
  Result<void> Publish(std::string_view reason = {}) {
    return Do([&](sql::Transaction& transaction) { return PublishMinutes(transaction, index_, meeting_, reason); });
  }

  meetings::MeetingId meeting_;
  std::vector<ItemId> items_;
};

inline std::string Why(const Result<void>& result) { return result ? "" : result.error().id; }

}  // namespace tovholder::sittings
