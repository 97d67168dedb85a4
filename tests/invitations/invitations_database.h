// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "desk/desk_database.h"
#include "invitations/answer_store.h"
#include "invitations/invitation_store.h"
#include "people/user_store.h"
#include "post/mail.h"

namespace tovholder::invitations {

// A board with a chair, a member whose deputy is named, one without an address and one who has left.
class InvitationsDatabaseTest : public desk::DeskDatabaseTest {
 protected:
  void SetUp() override {
    DeskDatabaseTest::SetUp();
    anna_ = AddPerson("Anna Holm", "anna@example.dk");
    bo_ = AddPerson("Bo Krogh", "");
    carla_ = AddPerson("Carla Friis", "carla@example.dk");
    dorte_ = AddPerson("Dorte Lund", "dorte@example.dk");
    erik_ = AddPerson("Erik Dam", "erik@example.dk");
    finn_ = AddPerson("Finn Beck", "finn@example.dk");
    AddMember(board_, anna_, people::MembershipRole::kMember, carla_);
    AddMember(board_, bo_, people::MembershipRole::kMember);
    AddMember(board_, dorte_, people::MembershipRole::kChair);
    AddMember(board_, erik_, people::MembershipRole::kMember, std::nullopt, ParseIsoDate("2026-04-30"));
    AddMember(group_, finn_, people::MembershipRole::kMember);
  }

  people::PersonId AddPerson(const std::string& name, const std::string& email) {
    return Write([&](sql::Transaction& transaction) {
      const auto person = people::FindOrCreatePerson(transaction, name);
      if (!email.empty()) {
        EXPECT_TRUE(people::CreateUser(transaction, {email, name, people::Role::kReader, person}));
      }
      return person;
    });
  }
  people::Membership AddMember(people::OrganizationId organization, people::PersonId person,
                               people::MembershipRole role, std::optional<people::PersonId> deputy = std::nullopt,
                               std::optional<Date> to = std::nullopt) {
    people::Membership membership;
    membership.organization = organization;
    membership.person = person;
    membership.role = role;
    membership.deputy = deputy;
    membership.to_date = to;
    Write([&](sql::Transaction& transaction) { sql::Create(transaction, "membership", membership); });
    return membership;
  }
  people::Viewer ViewerOf(people::PersonId person) {
    return database().Read([&](sql::Reader& reader) {
      return people::FindViewer(reader, people::FindUserOf(reader, person)->id.value, today());
    });
  }

  int Tell(meetings::MeetingId id) {
    return Write([&](sql::Transaction& transaction) {
      return TellMembers(transaction, id, {"https://plan.example.dk", "plan@example.dk"});
    });
  }
  // Released, its members called.
  meetings::MeetingId Call() {
    const auto id = Create();
    EXPECT_TRUE(TryRelease(id));
    Tell(id);
    return id;
  }
  void Move(meetings::MeetingId id, const char* date) {
    desk::MeetingPlan plan = Plan();
    plan.date = ParseIsoDate(date);
    const Instant seen = Load(id).meeting().changed;
    const auto moved = Write([&](sql::Transaction& transaction) {
      return desk::UpdateMeeting(transaction, index_, id, {plan, "Salen er optaget", seen}, today());
    });
    EXPECT_TRUE(moved) << moved.error().id;
  }
  void Cancel(meetings::MeetingId id) {
    EXPECT_TRUE(Write(
        [&](sql::Transaction& transaction) { return desk::CancelMeeting(transaction, index_, id, "For få sager"); }));
  }

  std::vector<post::Mail> Mails() {
    return database().Read(
        [](sql::Reader& reader) { return sql::List<post::Mail>(reader, "FROM mail_message ORDER BY id"); });
  }
  std::vector<post::Mail> MailsTo(std::string_view email) {
    auto mails = Mails();
    std::erase_if(mails, [&](const post::Mail& one) { return one.recipient != email; });
    return mails;
  }
  Invitation Of(meetings::MeetingId id, people::PersonId person) {
    return database().Read([&](sql::Reader& reader) {
      return sql::Find<Invitation>(reader, "FROM meeting_invitation WHERE meeting = $1 AND person = $2", id, person)
          .value_or(Invitation{});
    });
  }
  MeetingCall CallOf(meetings::MeetingId id) {
    return database().Read([&](sql::Reader& reader) { return FindCall(reader, id).value(); });
  }
  Result<void> Give(InvitationId id, const GivenAnswer& given) {
    return Write([&](sql::Transaction& transaction) { return TakeAnswer(transaction, id, given); });
  }
  // The last part of the link that answers.
  static std::string TokenIn(const post::Mail& mail) {
    const std::size_t begin = mail.body.find("/svar/") + 6;
    return mail.body.substr(begin, mail.body.find('\n', begin) - begin);
  }

  people::PersonId anna_;
  people::PersonId bo_;
  people::PersonId carla_;
  people::PersonId dorte_;
  people::PersonId erik_;
  people::PersonId finn_;
};

}  // namespace tovholder::invitations
