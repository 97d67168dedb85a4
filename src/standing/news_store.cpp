// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "meetings/host_store.h"
#include "people/organization_store.h"
#include "sql/records.h"
#include "standing/news.h"

namespace tovholder::standing {

std::vector<AreaNews> LoadNews(sql::Reader& reader, Instant now) {
  const Date today = ToCopenhagen(now).date;
  const auto newest =
      reader.One<Instant>("SELECT approved FROM observation WHERE approved > $1 LIMIT 1", now - kNewsFor);
  if (!newest) return {};
  return FindNews(LoadStandingsAsKnown(reader, now, today), LoadStandingsAsKnown(reader, now - kNewsFor, today));
}

std::optional<people::OrganizationId> FindNewsReceiver(sql::Reader& reader) {
  const auto receiver = sql::Find<NewsReceiver>(reader, "FROM news_receiver ORDER BY id");
  return receiver ? std::optional(receiver->organization) : std::nullopt;
}

Result<void> PutNewsReceiver(sql::Transaction& transaction, std::optional<people::OrganizationId> organization) {
  auto stored = sql::Find<NewsReceiver>(transaction, "FROM news_receiver ORDER BY id");
  if (!organization) {
    if (stored) sql::Delete(transaction, "news_receiver", *stored);
    return {};
  }
  if (!people::FindOrganization(transaction, *organization)) return Fail("standing.no_such_organization");
  NewsReceiver receiver = stored.value_or(NewsReceiver{});
  receiver.organization = *organization;
  if (stored) {
    sql::Update(transaction, "news_receiver", *stored, receiver);
  } else {
    sql::Create(transaction, "news_receiver", receiver);
  }
  return {};
}

bool HearsNews(const people::Viewer& viewer, const std::optional<people::OrganizationId>& receiver) {
  if (viewer.MayRead(people::Access::kSecretary)) return true;
  return receiver && viewer.RoleIn(*receiver) >= people::OrganizationRole::kMember;
}

std::vector<desk::OpenMeeting> ListMeetingsForNews(sql::Reader& reader, const people::Viewer& viewer, Date today) {
  const auto receiver = FindNewsReceiver(reader);
  if (!receiver) return {};
  auto meetings = desk::ListMeetingsOpenForProposals(reader, viewer, today);
  std::erase_if(meetings, [&](const desk::OpenMeeting& one) {
    const auto owners = meetings::OwnersOf(reader, one.id);
    return std::find(owners.begin(), owners.end(), *receiver) == owners.end();
  });
  return meetings;
}

}  // namespace tovholder::standing
