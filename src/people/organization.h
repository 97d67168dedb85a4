// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"

namespace tovholder::people {

struct Body;
struct Organization;
using BodyId = Id<Body>;
using OrganizationId = Id<Organization>;

enum class BodyKind { kMunicipality, kHousingAssociation, kFund, kPolice, kOther };
std::string_view ToName(BodyKind kind);
bool FromName(std::string_view name, BodyKind& kind);

// A legal body; a plan joins several.
struct Body {
  BodyId id;
  BodyKind kind = BodyKind::kMunicipality;
  std::string name;    // "Slagelse"
  std::string folded;  // Fold(name), by which it is found
};
BOOST_DESCRIBE_STRUCT(Body, (), (id, kind, name, folded))

// An organ of a body, or of none: a committee, a board, a group, a forum.
struct Organization {
  OrganizationId id;
  std::optional<BodyId> body;
  std::string name;
  std::string folded;
  std::string kind;  // "udvalg", "bestyrelse", … as shown; may be empty
  std::optional<OrganizationId> parent;
  std::optional<Date> from_date;
  std::optional<Date> to_date;
  std::string about;  // Markdown
};
BOOST_DESCRIBE_STRUCT(Organization, (), (id, body, name, folded, kind, parent, from_date, to_date, about))

}  // namespace tovholder::people
