// SPDX-License-Identifier: EUPL-1.2
#include "portal/organization_work.h"

#include <algorithm>

#include "html/components.h"
#include "meetings/host_store.h"
#include "meetings/item_view.h"
#include "sql/records.h"

namespace tovholder::portal {
namespace {

using namespace html;  // NOLINT: mostly markup

constexpr int kMeetingsLookedAt = 200;

Html MeetingEntries(const std::vector<meetings::MeetingRow>& rows, const Texts& t) {
  std::vector<ListEntry> entries;
  entries.reserve(rows.size());
  for (const meetings::MeetingRow& row : rows) {
    entries.push_back(
        {meetings::TitleOf(row, t), meetings::AddressOf(row.meeting.id), meetings::FactsOf(row, t), Html()});
  }
  return EntryList(entries);
}

Html OpenWork(sql::Reader& reader, const people::Visit& visit, const people::Ending& ending) {
  const OpenMeetings open = ListOpenMeetings(reader, visit.viewer, ending.organization.id, ending.ends);
  const Texts& t = visit.t;
  return Join(When(!open.afterwards.empty(),
                   [&] { return Block(t("Meetings behind the end"), MeetingEntries(open.afterwards, t)); }),
              When(!open.without_minutes.empty(),
                   [&] { return Block(t("Agendas without minutes"), MeetingEntries(open.without_minutes, t)); }));
}

}  // namespace

std::vector<people::Gathering> ListGatherings(sql::Reader& reader, const people::Viewer& viewer) {
  std::vector<people::Gathering> gatherings;
  reader.Each(
      "SELECT DISTINCT m.organization, m.date FROM meeting m JOIN organization o ON o.id = m.organization"
      " WHERE o.structure IS NOT NULL AND m.date IS NOT NULL AND " +
          meetings::VisibleMeetings(viewer),
      [&](const sql::Row& row) {
        gatherings.push_back({row.Get<people::OrganizationId>(0), row.Get<Date>(1)});
      });
  return gatherings;
}

OpenMeetings ListOpenMeetings(sql::Reader& reader, const people::Viewer& viewer, people::OrganizationId organization,
                              Date ends) {
  meetings::MeetingFilter filter;
  filter.organization = organization.value;
  auto rows =
      meetings::ListMeetings(reader, viewer, filter, meetings::MeetingOrder::kNewestFirst, kMeetingsLookedAt, 0);
  std::reverse(rows.begin(), rows.end());
  OpenMeetings open;
  for (meetings::MeetingRow& row : rows) {
    if (!row.meeting.date) continue;
    if (*row.meeting.date > ends) {
      open.afterwards.push_back(std::move(row));
    } else if (row.meeting.kind == minutes::PaperKind::kAgenda) {
      open.without_minutes.push_back(std::move(row));
    }
  }
  return open;
}

void HandOverMeetings(sql::Transaction& transaction, const people::Succession& succession) {
  if (!succession.successor) return;
  for (meetings::Meeting meeting :
       sql::List<meetings::Meeting>(transaction, "FROM meeting WHERE organization = $1 AND date > $2 ORDER BY id",
                                    succession.organization, succession.ends)) {
    meeting.organization = succession.successor->value;
    sql::Update(transaction, "meeting", meeting);
  }
}

people::StructureSlots MeetingSlots() { return {ListGatherings, OpenWork, HandOverMeetings}; }

}  // namespace tovholder::portal
