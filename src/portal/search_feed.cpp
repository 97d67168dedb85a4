// SPDX-License-Identifier: EUPL-1.2
#include "portal/search_feed.h"

#include "portal/atom.h"
#include "portal/search_request.h"

namespace tovholder::portal {
namespace {

constexpr int kEntries = 50;

std::string Plain(const std::vector<search::Piece>& pieces) {
  std::string text;
  for (const search::Piece& piece : pieces) text += piece.text;
  return text;
}

// Addresses in a feed are absolute: where the site does not know its own, they are as this reader
// called it, and nobody else may be given the same feed.
http::CachePolicy CacheOf(const people::Visit& visit) {
  const bool shared = !visit.viewer.signed_in() && !visit.office().public_address.empty();
  return shared ? http::CachePolicy::kRevalidate : http::CachePolicy::kNever;
}

}  // namespace

http::Response RenderSearchFeed(const people::Visit& visit, const search::Index& index, const SearchFeed& feed) {
  search::Request asked = ParseSearch(feed.search, visit.viewer);
  asked.sort = search::Sort::kDate;
  asked.page = {1, kEntries};
  const auto result = visit.Read([&](sql::Reader& reader) { return search::Search(reader, index, asked); });
  const std::string site = people::SiteAddress(visit);
  AtomFeed atom{.title = feed.title,
                .address = site + SearchAddress(feed.search, "/soeg"),
                .self = site + feed.self,
                .entries = {}};
  for (const search::Hit& hit : result.hits) {
    atom.entries.push_back({Plain(hit.title), site + AddressOf(hit), Plain(hit.snippet), hit.date});
  }
  http::Response response = http::Response::Text(RenderAtom(atom, visit.office().clock()));
  response.content_type = "application/atom+xml; charset=utf-8";
  return response.Cached(CacheOf(visit));
}

}  // namespace tovholder::portal
