// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "base/id.h"
#include "people/organization.h"

namespace tovholder::people {

struct Discrepancy;
using DiscrepancyId = Id<Discrepancy>;

// Something of which the sources say different things. It stands among the findings until somebody has settled it.
struct Discrepancy {
  Id<Discrepancy> id;
  StructureId structure;
  std::optional<OrganizationId> organization;
  std::string topic;    // "Antal medlemmer af bestyrelsen"
  std::string settled;  // what holds, and who says so; empty while it is open
};
BOOST_DESCRIBE_STRUCT(Discrepancy, (), (id, structure, organization, topic, settled))

// What one source says.
struct Claim {
  Id<Claim> id;
  Id<Discrepancy> discrepancy;
  std::string says;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(Claim, (), (id, discrepancy, says, source))

}  // namespace tovholder::people
