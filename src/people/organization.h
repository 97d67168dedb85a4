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
struct Structure;
using BodyId = Id<Body>;
using OrganizationId = Id<Organization>;
using StructureId = Id<Structure>;

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

// One way of organising: the plan's own, or another that is looked at beside it.
struct Structure {
  StructureId id;
  std::string name;   // "Slagelse", "Aalborg"
  std::string about;  // Markdown
};
BOOST_DESCRIBE_STRUCT(Structure, (), (id, name, about))

// An organ of a body, or of none: a committee, a board, a group, a forum. When it lives, whom it reports to and
// who sits in it stands in structure.h.
struct Organization {
  OrganizationId id;
  std::optional<BodyId> body;
  std::string name;
  std::string folded;
  std::string kind;                      // "udvalg", "bestyrelse", … as shown; may be empty
  std::string about;                     // Markdown
  std::optional<StructureId> structure;  // none: only met in minutes
  int position = 0;                      // among those beside it
  bool apex = false;                     // rightly reports to nobody, as a council does
  std::string mandate;                   // Markdown
  bool elected = false;                  // ends with the election period of its body
};
BOOST_DESCRIBE_STRUCT(Organization, (),
                      (id, body, name, folded, kind, about, structure, position, apex, mandate, elected))

}  // namespace tovholder::people
