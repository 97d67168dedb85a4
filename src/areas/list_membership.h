// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "areas/area.h"
#include "base/id.h"

// Lists of areas as they were published, apart from what the program works out.
namespace tovholder::areas {

struct PublishedList;
struct ListMembership;
using PublishedListId = Id<PublishedList>;

enum class ListKind { kMinistry, kPolice };  // both are called SUB in their time
std::string_view ToName(ListKind kind);
bool FromName(std::string_view name, ListKind& kind);

struct PublishedList {
  PublishedListId id;
  ListKind kind = ListKind::kMinistry;
  std::string list_year;  // "2019", "2013-recalc"
  std::optional<Date> published_on;
  std::string source;  // address or title
};
BOOST_DESCRIBE_STRUCT(PublishedList, (), (id, kind, list_year, published_on, source))

struct ListMembership {
  Id<ListMembership> id;
  PublishedListId list;
  std::string area_name;              // as it was printed
  std::string municipality;           // likewise
  std::optional<HousingAreaId> area;  // where it is one of the house's own
  std::string classification;         // "hårdt ghettoområde", "udgået af omdannelsesområder"
  std::string source;
  bool verified = false;
};
BOOST_DESCRIBE_STRUCT(ListMembership, (), (id, list, area_name, municipality, area, classification, source, verified))

}  // namespace tovholder::areas
