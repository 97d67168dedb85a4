// SPDX-License-Identifier: EUPL-1.2
#include "portal/search_request.h"

#include <algorithm>
#include <array>

#include "html/page.h"
#include "http/url.h"

namespace tovholder::portal {
namespace {

constexpr std::array<std::string_view, 9> kNames{"q",    "slags",      "organ",  "kommune", "aar",
                                                 "type", "beslutning", "lukket", "sorter"};

}  // namespace

search::Request ParseSearch(const http::Request& request, const people::Viewer& viewer) {
  search::Request parsed;
  parsed.text = request.Query("q");
  search::EntryKind kind{};
  if (search::FromName(request.Query("slags"), kind)) parsed.filters.kind = kind;
  parsed.filters.body = request.QueryNumber("kommune");
  parsed.filters.organization = request.QueryNumber("organ");
  if (const auto year = request.QueryNumber("aar"); year && *year < 10'000) {
    parsed.filters.year = static_cast<int>(*year);
  }
  parsed.filters.item_type = request.Query("type");
  parsed.filters.decision = request.Query("beslutning");
  const std::string_view closed = request.Query("lukket");
  if (closed == "ja" || closed == "nej") parsed.filters.closed = closed == "ja";
  if (request.Query("sorter") == "dato") parsed.sort = search::Sort::kDate;
  parsed.page.number = static_cast<int>(std::clamp<std::int64_t>(request.QueryNumber("side").value_or(1), 1, 1000));
  parsed.visible_condition = people::AudienceCondition(viewer, search::kVisibilityColumn);
  return parsed;
}

bool IsNarrowed(const search::Filters& filters) {
  return filters.kind || filters.body || filters.organization || filters.year || !filters.item_type.empty() ||
         !filters.decision.empty() || filters.closed;
}

std::string SearchAddress(const http::Request& request, std::string_view path, std::string_view name,
                          std::string_view value) {
  std::string address(path);
  for (std::string_view one : kNames) {
    const std::string_view wanted = one == name ? value : request.Query(one);
    if (!wanted.empty()) address = html::WithQuery(address, one, wanted);
  }
  return address;
}

std::string SearchQuery(const http::Request& request) {
  const std::string address = SearchAddress(request, "");
  return address.empty() ? address : address.substr(1);
}

http::Request RequestFor(std::string_view query) {
  http::Request request;
  request.query = http::ParseFields(query).value_or(http::Fields{});
  return request;
}

std::string AddressOf(const search::Hit& hit) {
  const std::string id = std::to_string(hit.ref);
  switch (hit.kind) {
    case search::EntryKind::kMeeting:
      return "/moeder/" + id;
    case search::EntryKind::kItem:
      return "/punkter/" + id;
    case search::EntryKind::kDocument:
      return "/dokumenter/" + id;
    case search::EntryKind::kPerson:
      return "/personer/" + id;
    case search::EntryKind::kOrganization:
      return "/organisation/" + id;
    case search::EntryKind::kCase:
      break;
  }
  return "/sager/" + hit.case_number;
}

}  // namespace tovholder::portal
