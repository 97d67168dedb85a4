// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "people/organization.h"
#include "sql/database.h"

namespace tovholder::people {

// By folded name; "Slagelse" and "Slagelse Kommune" are one municipality.
// By which a body is found: "Slagelse Kommune" and "Slagelse" are one.
std::string BodyKey(BodyKind kind, std::string_view name);
BodyId FindOrCreateBody(sql::Transaction& transaction, BodyKind kind, std::string_view name);
// By folded name within the body; one without a body is another organization than one with.
OrganizationId FindOrCreateOrganization(sql::Transaction& transaction, std::optional<BodyId> body,
                                        std::string_view name);

std::optional<Body> FindBody(sql::Reader& reader, BodyId id);
std::optional<Organization> FindOrganization(sql::Reader& reader, OrganizationId id);
// In Danish alphabetical order.
std::vector<Body> ListBodies(sql::Reader& reader);
std::vector<Organization> ListOrganizations(sql::Reader& reader, std::optional<BodyId> body);

}  // namespace tovholder::people
