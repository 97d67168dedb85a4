// SPDX-License-Identifier: EUPL-1.2
#include "invitations/calendar_feed.h"
#include "invitations/invitation_pages.h"
#include "invitations/invitation_view.h"
#include "people/organization_store.h"

namespace tovholder::invitations {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::string_view kFeedsAddress = "/konto/kalender";
constexpr std::string_view kEnding = ".ics";

struct FeedsView {
  std::vector<CalendarFeed> feeds;
  std::vector<people::Organization> organizations;  // where the viewer holds a role
};

FeedsView LoadFeeds(const Visit& visit) {
  return visit.Read([&](sql::Reader& reader) {
    FeedsView view{ListFeeds(reader, visit.viewer.user), {}};
    for (const people::HeldRole& held : visit.viewer.held) {
      if (auto found = people::FindOrganization(reader, held.organization)) view.organizations.push_back(*found);
    }
    return view;
  });
}

std::string ScopeOf(const CalendarFeed& feed, const FeedsView& view, const Texts& t) {
  if (!feed.organization) return std::string(t("All my meetings"));
  for (const people::Organization& one : view.organizations) {
    if (one.id == *feed.organization) return one.name;
  }
  return std::string(t("An organization you are no longer in"));
}

std::string AlarmInWords(std::optional<int> minutes, const Texts& t) {
  constexpr int kDay = 24 * 60;
  if (!minutes) return std::string(t("No alarm"));
  if (*minutes % kDay == 0) return t.Plural("Alarm {n} day before", "Alarm {n} days before", *minutes / kDay);
  if (*minutes % 60 == 0) return t.Plural("Alarm {n} hour before", "Alarm {n} hours before", *minutes / 60);
  return t.Plural("Alarm {n} minute before", "Alarm {n} minutes before", *minutes);
}

Html FeedTable(const Visit& visit, const FeedsView& view) {
  const Texts& t = visit.t;
  if (view.feeds.empty()) return {};
  DataTable table;
  table.caption = t("Addresses in use");
  table.columns = {{.heading = std::string(t("Calendar"))},
                   {.heading = std::string(t("Alarm"))},
                   {.heading = std::string(t("Made"))},
                   {.heading = std::string(t("Action"))}};
  for (const CalendarFeed& feed : view.feeds) {
    table.rows.push_back(
        {Text(ScopeOf(feed, view, t)), Text(AlarmInWords(feed.alarm, t)),
         Text(FormatMoment(feed.created, t.language())),
         PostButton({.label = std::string(t("Revoke")),
                     .address = std::string(kFeedsAddress) + "/" + std::to_string(feed.id.value) + "/slet",
                     .csrf = visit.csrf(),
                     .look = ButtonLook::kQuiet},
                    t)});
  }
  return Block(t("Addresses in use"), RenderTable(table));
}

Html NewFeedForm(const Visit& visit, const FeedsView& view) {
  const Texts& t = visit.t;
  std::vector<Choice> scopes{{"", std::string(t("All my meetings")), ""}};
  for (const people::Organization& one : view.organizations) {
    scopes.push_back({std::to_string(one.id.value), one.name, ""});
  }
  std::vector<Choice> alarms{{"", AlarmInWords(std::nullopt, t), ""}};
  for (const int minutes : {15, 60, 24 * 60, 7 * 24 * 60}) {
    alarms.push_back({std::to_string(minutes), AlarmInWords(minutes, t), ""});
  }
  return RenderForm({.address = std::string(kFeedsAddress), .csrf = visit.csrf()},
                    Join(SelectField({.name = "organ", .label = std::string(t("Which meetings"))}, scopes, t),
                         SelectField({.name = "alarm", .label = std::string(t("Alarm"))}, alarms, t),
                         SubmitButton(t("Make an address"), ButtonLook::kPrimary)));
}

http::Response ShowFeeds(const Visit& visit, std::string_view address) {
  const Texts& t = visit.t;
  const FeedsView view = LoadFeeds(visit);
  PageFrame frame = visit.Frame(t("My calendar"), "");
  frame.breadcrumb = {{std::string(t("My account")), "/konto"}};
  const Notice made{Tone::kGood, std::string(t("Copy it into your calendar now: it is not shown again.")),
                    std::string(t("The address is made")), Join(P(Code(address)))};
  return visit.Page(
      frame,
      Join(Heading({.title = std::string(t("My calendar"))}),
           When(!address.empty(), [&] { return RenderNotice(made, t); }),
           P(t("Your calendar can fetch the meetings from an address of your own. Whoever knows the address sees "
               "them too: share it with nobody, and revoke it when it is no longer needed.")),
           Block(t("New address"), NewFeedForm(visit, view)), FeedTable(visit, view)));
}

http::Response FeedsPage(const Visit& visit) { return ShowFeeds(visit, ""); }

http::Response TakeNewFeed(const Visit& visit) {
  std::optional<people::OrganizationId> organization;
  if (const auto chosen = visit.request.FormNumber("organ")) organization = people::OrganizationId{*chosen};
  std::optional<int> alarm;
  constexpr std::int64_t kLongestAlarm = std::int64_t{28} * 24 * 60;
  if (const auto minutes = visit.request.FormNumber("alarm"); minutes && *minutes <= kLongestAlarm) {
    alarm = static_cast<int>(*minutes);
  }
  const auto token = visit.Write(
      [&](sql::Transaction& transaction) { return CreateFeed(transaction, visit.viewer, organization, alarm); });
  if (!token) return visit.Refuse(token.error());
  return ShowFeeds(visit, people::SiteAddress(visit) + "/kalender/" + *token + std::string(kEnding));
}

http::Response TakeRevocation(const Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return visit.NotFound();
  const auto revoked =
      visit.Write([&](sql::Transaction& transaction) { return RevokeFeed(transaction, visit.viewer, *id); });
  if (!revoked) return visit.NotFound();
  return visit.Done(kFeedsAddress, visit.t("The address is revoked. Calendars that used it get nothing more."));
}

http::Response Calendar(std::string text, http::CachePolicy cache) {
  http::Response response = http::Response::Text(std::move(text));
  response.content_type = "text/calendar; charset=utf-8";
  response.cache = cache;
  return response;
}

http::Response PrivateFeed(const Visit& visit, std::string_view token, std::optional<people::OrganizationId> of,
                           const std::string& organizer) {
  auto text = visit.Read([&](sql::Reader& reader) -> std::optional<std::string> {
    const auto feed = FindFeed(reader, token);
    if (!feed || (of && feed->organization != of)) return std::nullopt;
    return FormatFeed(reader, *feed, LetterheadOf(visit, organizer), visit.office().clock());
  });
  auto response = text ? Calendar(std::move(*text), http::CachePolicy::kNever) : visit.NotFound();
  response.cache = http::CachePolicy::kNever;
  return response;
}

http::Response TokenFeed(const Visit& visit, const std::string& organizer) {
  const auto found = visit.request.path_values.find("token");
  const std::string_view name = found == visit.request.path_values.end() ? std::string_view() : found->second;
  if (!name.ends_with(kEnding)) return visit.NotFound();
  return PrivateFeed(visit, name.substr(0, name.size() - kEnding.size()), std::nullopt, organizer);
}

http::Response OrganizationFeed(const Visit& visit, const std::string& organizer) {
  const auto id = visit.request.PathNumber("id");
  if (!id) return visit.NotFound();
  const people::OrganizationId organization{*id};
  if (const auto token = visit.request.Query("noegle"); !token.empty()) {
    return PrivateFeed(visit, token, organization, organizer);
  }
  auto text = visit.Read([&](sql::Reader& reader) {
    return FormatPublicFeed(reader, organization, LetterheadOf(visit, organizer), visit.office().clock());
  });
  return text ? Calendar(std::move(*text), http::CachePolicy::kRevalidate) : visit.NotFound();
}

}  // namespace

std::vector<http::Route> FeedRoutes(const people::Office& office, const std::string& organizer) {
  using http::Method;
  using people::Access;
  const auto own = [&](people::PageHandler handler) {
    return people::Guarded(office, Access::kOwnAccount, std::move(handler));
  };
  const auto open = [&](http::Response (*handler)(const Visit&, const std::string&)) {
    return people::Guarded(office, Access::kEverybody,
                           [handler, organizer](const Visit& visit) { return handler(visit, organizer); });
  };
  return {{Method::kGet, "/konto/kalender", own(FeedsPage)},
          {Method::kPost, "/konto/kalender", own(TakeNewFeed)},
          {Method::kPost, "/konto/kalender/{id}/slet", own(TakeRevocation)},
          {Method::kGet, "/kalender/{token}", open(TokenFeed), http::Pace::kSlow},
          {Method::kGet, "/organisation/{id}/kalender.ics", open(OrganizationFeed), http::Pace::kSlow}};
}

}  // namespace tovholder::invitations
