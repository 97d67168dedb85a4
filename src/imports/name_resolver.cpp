// SPDX-License-Identifier: EUPL-1.2
#include "imports/name_resolver.h"

#include "people/organization_store.h"
#include "people/person.h"

namespace tovholder::imports {

NameResolver::Ids NameResolver::Find(sql::Transaction& transaction, const std::string& body,
                                     const std::string& organization) {
  Ids ids;
  std::optional<people::BodyId> body_id;
  if (!body.empty()) {
    body_id = people::FindOrCreateBody(transaction, people::BodyKind::kMunicipality, body);
    ids.body = body_id->value;
  }
  if (!organization.empty()) {
    ids.organization = people::FindOrCreateOrganization(transaction, body_id, organization).value;
  }
  return ids;
}

void NameResolver::Resolve(sql::Transaction& transaction, meetings::MeetingDraft& draft) {
  const auto key = std::pair(draft.body_name, draft.organization_name);
  auto known = known_.find(key);
  if (known == known_.end()) known = known_.emplace(key, Find(transaction, key.first, key.second)).first;
  draft.meeting.body = known->second.body;
  draft.meeting.organization = known->second.organization;
}

void NameResolver::ResolvePersons(sql::Transaction& transaction, meetings::MeetingDraft& draft) {
  ResolvePersons(transaction, draft.attendance);
  for (meetings::ItemDraft& item : draft.items) ResolvePersons(transaction, item.attendance);
}

void NameResolver::ResolvePersons(sql::Transaction& transaction, std::vector<meetings::PersonAtMeeting>& persons) {
  constexpr std::size_t kMostPersons = 20'000;
  for (meetings::PersonAtMeeting& one : persons) {
    const auto known = persons_.find(one.name);
    if (known != persons_.end()) {
      one.person = known->second;
      continue;
    }
    one.person = people::FindOrCreatePerson(transaction, one.name);
    if (persons_.size() >= kMostPersons) persons_.clear();
    persons_.emplace(one.name, *one.person);
  }
}

void NameResolver::Forget() {
  known_.clear();
  persons_.clear();
}

}  // namespace tovholder::imports
