// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "invitations/invitation.h"
#include "people/organization.h"
#include "people/viewer.h"
#include "sql/database.h"

// Addresses that calendars read. Whoever knows the address reads as the user who made it, so that it is shown once,
// kept as a digest, and can be revoked.
namespace tovholder::invitations {

struct CalendarFeed {
  Id<CalendarFeed> id;
  people::UserId account;
  std::optional<people::OrganizationId> organization;  // none: of all one's organizations
  std::string digest;
  std::optional<int> alarm;  // minutes before
  Instant created;
  std::optional<Instant> revoked;
};
BOOST_DESCRIBE_STRUCT(CalendarFeed, (), (id, account, organization, digest, alarm, created, revoked))

inline constexpr std::size_t kMostFeeds = 20;  // of one user, not revoked

// Returns the token. Errors: invitations.feeds_full {limit}, invitations.no_organization for one where the viewer holds
// no role.
Result<std::string> CreateFeed(sql::Transaction& transaction, const people::Viewer& viewer,
                               std::optional<people::OrganizationId> organization, std::optional<int> alarm);
// One's own only. Error: invitations.no_feed.
Result<void> RevokeFeed(sql::Transaction& transaction, const people::Viewer& viewer, std::int64_t id);
// One's own that hold, the newest first.
std::vector<CalendarFeed> ListFeeds(sql::Reader& reader, people::UserId account);
// Nothing for an unknown and a revoked one alike.
std::optional<CalendarFeed> FindFeed(sql::Reader& reader, std::string_view token);

// What the user of a feed may see today; nothing where he may not sign in any more.
std::optional<std::string> FormatFeed(sql::Reader& reader, const CalendarFeed& feed, const Letterhead& letterhead,
                                      Instant now);
// What is public of one organization; nothing where there is no such organization.
std::optional<std::string> FormatPublicFeed(sql::Reader& reader, people::OrganizationId organization,
                                            const Letterhead& letterhead, Instant now);

}  // namespace tovholder::invitations
