// SPDX-License-Identifier: EUPL-1.2
#include "meetings/host_store.h"

#include <algorithm>

#include "sql/records.h"

namespace tovholder::meetings {
namespace {

constexpr std::string_view kOwnedBy =
    "(m.organization IN ({ids}) OR m.id IN (SELECT h.meeting FROM meeting_host h WHERE h.organization IN ({ids})))";

std::vector<MeetingHost> ListHostRecords(sql::Reader& reader, MeetingId id) {
  return sql::List<MeetingHost>(reader, "FROM meeting_host WHERE meeting = $1 ORDER BY position", id);
}

}  // namespace

std::vector<people::OrganizationId> ListHosts(sql::Reader& reader, MeetingId id) {
  std::vector<people::OrganizationId> hosts;
  for (const MeetingHost& host : ListHostRecords(reader, id)) hosts.push_back(host.organization);
  return hosts;
}

void PutHosts(sql::Transaction& transaction, MeetingId id, const std::vector<people::OrganizationId>& hosts) {
  for (const MeetingHost& old : ListHostRecords(transaction, id)) sql::Delete(transaction, "meeting_host", old);
  int position = 0;
  for (people::OrganizationId organization : hosts) {
    MeetingHost host{{}, id, organization, ++position};
    sql::Create(transaction, "meeting_host", host);
  }
}

people::Owners OwnersOf(sql::Reader& reader, const Meeting& meeting) {
  people::Owners owners = ListHosts(reader, meeting.id);
  if (!meeting.organization) return owners;
  const people::OrganizationId own{*meeting.organization};
  if (std::find(owners.begin(), owners.end(), own) == owners.end()) owners.insert(owners.begin(), own);
  return owners;
}

people::Owners OwnersOf(sql::Reader& reader, MeetingId id) {
  const auto meeting = sql::Find<Meeting>(reader, "FROM meeting WHERE id = $1", id);
  return meeting ? OwnersOf(reader, *meeting) : people::Owners();
}

std::string VisibleMeetings(const people::Viewer& viewer) {
  return people::VisibleCondition(viewer, "m.visibility", kOwnedBy);
}

std::string FullyVisibleItems(const people::Viewer& viewer) {
  return people::VisibleCondition(viewer, "i.visibility", kOwnedBy);
}

}  // namespace tovholder::meetings
