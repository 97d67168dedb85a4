// SPDX-License-Identifier: EUPL-1.2
#include "meetings/name_resolver.h"

#include "people/organization_store.h"

namespace tovholder::meetings {

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

void NameResolver::Resolve(sql::Transaction& transaction, MeetingDraft& draft) {
  const auto key = std::pair(draft.body_name, draft.organization_name);
  auto known = known_.find(key);
  if (known == known_.end()) known = known_.emplace(key, Find(transaction, key.first, key.second)).first;
  draft.meeting.body = known->second.body;
  draft.meeting.organization = known->second.organization;
}

}  // namespace tovholder::meetings
