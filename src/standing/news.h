// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "desk/proposal_store.h"
#include "people/viewer.h"
#include "standing/standing_book.h"

// What new figures have changed: an area in another class, or near to it. Told to those who prepare meetings and to one
// organization, usually the coordination group.
namespace tovholder::standing {

enum class NewsKind { kClassChanged, kNearLimit };
struct AreaNews {
  NewsKind kind = NewsKind::kClassChanged;
  areas::HousingAreaId area;
  std::string area_name;
  criteria::ListYear list;
  std::optional<criteria::Criterion> criterion;  // of kNearLimit
  std::optional<Instant> since;                  // when the newest figure behind it was approved
};
// What is so now of the newest list that is known, and was not by what was known then.
std::vector<AreaNews> FindNews(const StandingBook& now, const StandingBook& then);

// How long something stays news.
inline constexpr std::chrono::days kNewsFor{30};
// By approved figures alone.
std::vector<AreaNews> LoadNews(sql::Reader& reader, Instant now);
// "Ringparken er nu ghettoområde på listen fra 2019; før var det på ingen liste."
std::string NewsSentence(const AreaNews& news, const StandingBook& now, const html::Texts& t);

struct NewsReceiver {
  Id<NewsReceiver> id;
  people::OrganizationId organization;
};
BOOST_DESCRIBE_STRUCT(NewsReceiver, (), (id, organization))
// Nobody, where none is chosen.
std::optional<people::OrganizationId> FindNewsReceiver(sql::Reader& reader);
// Errors: people.no_such_organization.
Result<void> PutNewsReceiver(sql::Transaction& transaction, std::optional<people::OrganizationId> organization);
// Its members and those who prepare meetings for all.
bool HearsNews(const people::Viewer& viewer, const std::optional<people::OrganizationId>& receiver);

// Meetings of the receiver whose agendas take proposals, the nearest first.
std::vector<desk::OpenMeeting> ListMeetingsForNews(sql::Reader& reader, const people::Viewer& viewer, Date today);

}  // namespace tovholder::standing
