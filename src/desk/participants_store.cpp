// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "desk/participants.h"
#include "people/organization_store.h"
#include "people/structure_store.h"
#include "sql/records.h"

namespace tovholder::desk {
namespace {

bool SaysTheSame(const DeskGuest& one, const DeskGuest& other) {
  return one.organization == other.organization && one.name == other.name && one.comes_from == other.comes_from;
}

Party PartyOf(sql::Reader& reader, PartyKind kind, const people::Organization& organization, Date day,
              std::set<people::PersonId>& seen) {
  Party party{kind, organization.id, organization.name};
  for (const people::NamedMembership& one : people::ListMembersOn(reader, organization.id, day)) {
    if (!seen.insert(one.membership.person).second) continue;
    party.people.push_back({one.name, one.membership.role, one.membership.represents});
  }
  return party;
}

// A guest comes with the party of his name, where it is one already.
void AddGuests(std::vector<Party>& parties, std::vector<Party> guests) {
  for (Party& guest : guests) {
    const auto known = std::find_if(parties.begin(), parties.end(),
                                    [&](const Party& one) { return !guest.name.empty() && one.name == guest.name; });
    if (known == parties.end()) {
      parties.push_back(std::move(guest));
    } else {
      std::move(guest.people.begin(), guest.people.end(), std::back_inserter(known->people));
    }
  }
}

}  // namespace

std::vector<DeskGuest> ListGuests(sql::Reader& reader, meetings::MeetingId id) {
  return sql::List<DeskGuest>(reader, "FROM desk_guest WHERE meeting = $1 ORDER BY position, id", id);
}

void PutGuests(sql::Transaction& transaction, meetings::MeetingId id, std::vector<DeskGuest> guests) {
  const auto known = ListGuests(transaction, id);
  if (std::equal(known.begin(), known.end(), guests.begin(), guests.end(), SaysTheSame)) return;
  for (const DeskGuest& old : known) sql::Delete(transaction, "desk_guest", old);
  int position = 0;
  for (DeskGuest& guest : guests) {
    guest.id = {};
    guest.meeting = id;
    guest.position = ++position;
    sql::Create(transaction, "desk_guest", guest);
  }
}

std::vector<people::Membership> ListInvitedMembers(sql::Reader& reader, const Agenda& agenda) {
  std::vector<people::Membership> members;
  if (!agenda.meeting().date) return members;
  std::set<people::PersonId> seen;
  for (const people::Organization& host : agenda.hosts) {
    for (const auto& one : people::ListMembersOn(reader, host.id, *agenda.meeting().date)) {
      seen.insert(one.membership.person);
    }
  }
  for (const DeskGuest& guest : ListGuests(reader, agenda.meeting().id)) {
    if (!guest.organization) continue;
    for (auto& one : people::ListMembersOn(reader, *guest.organization, *agenda.meeting().date)) {
      if (!seen.insert(one.membership.person).second) continue;
      one.membership.role = people::MembershipRole::kObserver;
      members.push_back(std::move(one.membership));
    }
  }
  return members;
}

std::vector<Party> ListParties(sql::Reader& reader, const Agenda& agenda, Date today) {
  const Date day = agenda.meeting().date.value_or(today);
  std::vector<Party> parties;
  std::set<people::PersonId> seen;
  for (const people::Organization& host : agenda.hosts) {
    parties.push_back(PartyOf(reader, PartyKind::kHost, host, day, seen));
  }
  const auto guests = ListGuests(reader, agenda.meeting().id);
  for (const DeskGuest& guest : guests) {
    const auto organization = guest.organization ? people::FindOrganization(reader, *guest.organization) : std::nullopt;
    if (organization) parties.push_back(PartyOf(reader, PartyKind::kInvited, *organization, day, seen));
  }
  AddGuests(parties, PartiesOf(guests));
  return parties;
}

}  // namespace tovholder::desk
