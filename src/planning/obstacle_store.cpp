// SPDX-License-Identifier: EUPL-1.2
#include "planning/obstacle_store.h"

#include <algorithm>

#include "desk/agenda_store.h"
#include "meetings/host_store.h"
#include "sql/records.h"

namespace tovholder::planning {
namespace {

bool HaveOneInCommon(const people::Owners& some, const people::Owners& others) {
  return std::find_first_of(some.begin(), some.end(), others.begin(), others.end()) != some.end();
}

int CountShared(const std::vector<people::NamedMembership>& some, const std::vector<people::NamedMembership>& others) {
  return static_cast<int>(std::count_if(some.begin(), some.end(), [&](const auto& one) {
    return std::any_of(others.begin(), others.end(),
                       [&](const auto& other) { return other.membership.person == one.membership.person; });
  }));
}

}  // namespace

std::vector<people::NamedMembership> ListMembersOfAll(sql::Reader& reader, const people::Owners& hosts, Date day) {
  std::vector<people::NamedMembership> members;
  for (people::OrganizationId host : hosts) {
    for (auto& one : people::ListMembersOn(reader, host, day)) {
      const bool known = std::any_of(members.begin(), members.end(), [&](const auto& other) {
        return other.membership.person == one.membership.person;
      });
      if (!known) members.push_back(std::move(one));
    }
  }
  return members;
}

std::vector<KnownMeeting> ListMeetingsOn(sql::Reader& reader, const people::Viewer& viewer, Date day) {
  std::vector<KnownMeeting> known;
  const auto meetings = sql::List<meetings::Meeting>(
      reader,
      "FROM meeting m WHERE m.date = $1 AND NOT EXISTS (SELECT 1 FROM desk_meeting d WHERE d.meeting = m.id AND d.state"
      " = 'cancelled') AND " +
          meetings::VisibleMeetings(viewer) + " ORDER BY m.start_time, m.id",
      day);
  known.reserve(meetings.size());
  for (const meetings::Meeting& one : meetings) {
    known.push_back({one.id, one.title, {day, one.start_time, one.end_time}, meetings::OwnersOf(reader, one)});
  }
  return known;
}

std::vector<Obstacle> FindObstacles(sql::Reader& reader, const people::Viewer& viewer, const people::Owners& hosts,
                                    const Slot& slot, Date today, meetings::MeetingId planned) {
  std::vector<Obstacle> obstacles = ObstaclesOfDay(slot.date, today);
  for (const desk::HostLife& life : desk::LivesOf(reader, hosts, slot.date)) {
    if (!life.exists) obstacles.push_back({ObstacleKind::kHostGone, life.name, 0, {}});
  }
  const auto members = ListMembersOfAll(reader, hosts, slot.date);
  for (const KnownMeeting& other : ListMeetingsOn(reader, viewer, slot.date)) {
    if (other.id == planned || !Overlap(slot, other.slot)) continue;
    if (HaveOneInCommon(hosts, other.hosts)) {
      obstacles.push_back({ObstacleKind::kOwnMeeting, other.title, 0, other.id});
      continue;
    }
    const int shared = CountShared(members, ListMembersOfAll(reader, other.hosts, slot.date));
    if (shared > 0) obstacles.push_back({ObstacleKind::kSharedMembers, other.title, shared, other.id});
  }
  return obstacles;
}

}  // namespace tovholder::planning
