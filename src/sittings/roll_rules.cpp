// SPDX-License-Identifier: EUPL-1.2
#include "sittings/roll_rules.h"

#include <algorithm>

#include "people/membership.h"

namespace tovholder::sittings {
namespace {

using invitations::Answer;
using invitations::NamedInvitation;

template <class Person>
auto FindOnRoll(std::vector<RollRow>& roll, Person person, people::OrganizationId organization) {
  return std::find_if(roll.begin(), roll.end(), [&](const RollRow& row) {
    return row.member.person == person && row.member.organization == organization;
  });
}

void AddDeputy(std::vector<RollRow>& roll, const NamedInvitation& called) {
  const invitations::Invitation& invitation = called.invitation;
  if (FindOnRoll(roll, invitation.person, invitation.organization) != roll.end()) return;
  const auto replaced = FindOnRoll(roll, *invitation.deputy_for, invitation.organization);
  if (replaced == roll.end() || replaced->member.mark == RollMark::kPresent) return;
  RollRow row{SubstituteFor(replaced->member), static_cast<std::size_t>(replaced - roll.begin())};
  row.member.person = invitation.person;
  row.member.name = called.name;
  roll.push_back(std::move(row));
}

}  // namespace

SittingMember SubstituteFor(const SittingMember& replaced) {
  SittingMember member;
  member.meeting = replaced.meeting;
  member.organization = replaced.organization;
  member.party = replaced.party;
  member.represents = replaced.represents;
  member.role = people::ToName(people::MembershipRole::kMember);
  member.votes = replaced.votes;
  return member;
}

std::vector<RollRow> FollowAnswers(std::vector<RollRow> roll, const std::vector<NamedInvitation>& called) {
  for (const NamedInvitation& one : called) {
    if (one.invitation.withdrawn || one.invitation.answer != Answer::kDeclined) continue;
    for (RollRow& row : roll) {
      if (row.member.person == one.invitation.person) row.member.mark = RollMark::kApology;
    }
  }
  for (const NamedInvitation& one : called) {
    const bool comes = !one.invitation.withdrawn && one.invitation.answer == Answer::kAccepted;
    if (comes && one.invitation.deputy_for) AddDeputy(roll, one);
  }
  return roll;
}

Result<void> CheckSeats(const std::vector<RollRow>& roll) {
  for (const RollRow& row : roll) {
    if (!row.stands_in_for || row.member.mark != RollMark::kPresent) continue;
    const SittingMember& replaced = roll.at(*row.stands_in_for).member;
    if (replaced.mark != RollMark::kPresent) continue;
    return Fail("sittings.both_there", {{"name", replaced.name}, {"substitute", row.member.name}});
  }
  return {};
}

}  // namespace tovholder::sittings
