// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "desk/agenda.h"
#include "http/token.h"
#include "invitations/calendar_feed.h"
#include "invitations/invitation_letter.h"
#include "invitations/invitation_store.h"
#include "meetings/host_store.h"
#include "meetings/meeting_store.h"
#include "people/organization_store.h"
#include "people/user_store.h"
#include "sql/records.h"

namespace tovholder::invitations {
namespace {

constexpr std::chrono::days kLookBack{365};
constexpr int kMostMeetings = 500;
constexpr std::chrono::hours kRefresh{4};

// What one calendar holds.
struct FeedScope {
  std::vector<people::OrganizationId> organizations;
  people::UserId account;  // also what this user is called to; none: only of the organizations
};

std::string InList(const std::vector<people::OrganizationId>& ids) {
  std::vector<std::string> numbers{"0"};
  for (const people::OrganizationId id : ids) numbers.push_back(std::to_string(id.value));
  return "(" + Join(numbers, ", ") + ")";
}

// Drafts stay away also from those who may read them: a calendar shows its entries on many screens.
std::vector<meetings::MeetingId> ListFeedMeetings(sql::Reader& reader, const people::Viewer& viewer,
                                                  const FeedScope& scope, Date since) {
  const std::string ids = InList(scope.organizations);
  return reader.Column<meetings::MeetingId>(
      "SELECT m.id FROM meeting m WHERE m.date >= $1 AND m.visibility <> 'draft' AND " +
          meetings::VisibleMeetings(viewer) + " AND (m.organization IN " + ids +
          " OR EXISTS (SELECT 1 FROM meeting_host h WHERE h.meeting = m.id AND h.organization IN " + ids +
          ") OR EXISTS (SELECT 1 FROM meeting_invitation i JOIN user_account u ON u.person = i.person"
          " WHERE i.meeting = m.id AND i.withdrawn = 0 AND u.id = $2)) ORDER BY m.date, m.id LIMIT $3",
      since, scope.account, kMostMeetings);
}

std::optional<documents::CalendarEvent> FindEvent(sql::Reader& reader, const people::Viewer& viewer,
                                                  meetings::MeetingId id, const Letterhead& letterhead) {
  const auto row = meetings::FindMeeting(reader, viewer, id);
  const auto span = row ? SpanOf(row->meeting) : std::nullopt;
  if (!span) return std::nullopt;
  auto event = EventOf(row->meeting, meetings::ListAgenda(reader, people::Viewer::Outsider(), id), *span,
                       FindCall(reader, id), letterhead);
  const auto state = reader.One<desk::MeetingState>("SELECT state FROM desk_meeting WHERE meeting = $1", id);
  if (state == desk::MeetingState::kCancelled) event.status = documents::EventStatus::kCancelled;
  return event;
}

struct FeedText {
  std::string name;
  std::optional<int> alarm;
  Instant now;
};

std::string FormatMeetings(sql::Reader& reader, const people::Viewer& viewer, const FeedScope& scope,
                           const FeedText& text, const Letterhead& letterhead) {
  documents::Calendar calendar;
  calendar.stamp = text.now;
  calendar.name = text.name;
  calendar.refresh = kRefresh;
  const Date since = ToCopenhagen(text.now - kLookBack).date;
  for (const meetings::MeetingId id : ListFeedMeetings(reader, viewer, scope, since)) {
    auto event = FindEvent(reader, viewer, id, letterhead);
    if (!event) continue;
    if (text.alarm) event->alarm_before = std::chrono::minutes(*text.alarm);
    calendar.events.push_back(std::move(*event));
  }
  return documents::FormatCalendar(calendar);
}

std::string NameOfFeed(sql::Reader& reader, const CalendarFeed& feed) {
  const auto organization = feed.organization ? people::FindOrganization(reader, *feed.organization) : std::nullopt;
  return organization ? organization->name : "Tovholder";
}

}  // namespace

Result<std::string> CreateFeed(sql::Transaction& transaction, const people::Viewer& viewer,
                               std::optional<people::OrganizationId> organization, std::optional<int> alarm) {
  if (organization && viewer.RoleIn(*organization) == people::OrganizationRole::kNone) {
    return Fail("invitations.no_organization");
  }
  if (ListFeeds(transaction, viewer.user).size() >= kMostFeeds) {
    return Fail("invitations.feeds_full", {{"limit", std::to_string(kMostFeeds)}});
  }
  std::string token = http::RandomToken();
  CalendarFeed feed{{}, viewer.user, organization, http::DigestOf(token), alarm, transaction.now(), std::nullopt};
  sql::Create(transaction, "calendar_feed", feed);
  return token;
}

Result<void> RevokeFeed(sql::Transaction& transaction, const people::Viewer& viewer, std::int64_t id) {
  auto feed = sql::Find<CalendarFeed>(
      transaction, "FROM calendar_feed WHERE id = $1 AND account = $2 AND revoked IS NULL", id, viewer.user);
  if (!feed) return Fail("invitations.no_feed");
  feed->revoked = transaction.now();
  sql::Update(transaction, "calendar_feed", *feed);
  return {};
}

std::vector<CalendarFeed> ListFeeds(sql::Reader& reader, people::UserId account) {
  return sql::List<CalendarFeed>(reader, "FROM calendar_feed WHERE account = $1 AND revoked IS NULL ORDER BY id DESC",
                                 account);
}

std::optional<CalendarFeed> FindFeed(sql::Reader& reader, std::string_view token) {
  return sql::Find<CalendarFeed>(reader, "FROM calendar_feed WHERE digest = $1 AND revoked IS NULL",
                                 http::DigestOf(token));
}

std::optional<std::string> FormatFeed(sql::Reader& reader, const CalendarFeed& feed, const Letterhead& letterhead,
                                      Instant now) {
  const people::Viewer viewer = people::FindViewer(reader, feed.account.value, ToCopenhagen(now).date);
  if (!viewer.signed_in()) return std::nullopt;
  FeedScope scope;
  if (feed.organization) {
    scope.organizations = {*feed.organization};
  } else {
    scope.account = feed.account;
    for (const people::HeldRole& held : viewer.held) scope.organizations.push_back(held.organization);
  }
  return FormatMeetings(reader, viewer, scope, {NameOfFeed(reader, feed), feed.alarm, now}, letterhead);
}

std::optional<std::string> FormatPublicFeed(sql::Reader& reader, people::OrganizationId organization,
                                            const Letterhead& letterhead, Instant now) {
  const auto found = people::FindOrganization(reader, organization);
  if (!found) return std::nullopt;
  const FeedScope scope{{organization}, {}};
  return FormatMeetings(reader, people::Viewer::Outsider(), scope, {found->name, std::nullopt, now}, letterhead);
}

}  // namespace tovholder::invitations
