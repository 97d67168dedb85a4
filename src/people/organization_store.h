// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "people/organization.h"
#include "sql/database.h"

namespace tovholder::people {

// By which a body is found: "Slagelse Kommune" and "Slagelse" are one municipality.
std::string BodyKey(BodyKind kind, std::string_view name);
BodyId FindOrCreateBody(sql::Transaction& transaction, BodyKind kind, std::string_view name);
// By folded name within the body, as minutes name it; an organ of several bodies stands in a structure without one, and
// is found by its name alone.
OrganizationId FindOrCreateOrganization(sql::Transaction& transaction, std::optional<BodyId> body,
                                        std::string_view name);
// By folded name within the body and structure; one that was only met in minutes is taken into the structure, whatever
// body it was met with where `body` is none.
OrganizationId FindOrCreateOrganizationIn(sql::Transaction& transaction, StructureId structure,
                                          std::optional<BodyId> body, std::string_view name);

std::optional<Body> FindBody(sql::Reader& reader, BodyId id);
std::optional<Organization> FindOrganization(sql::Reader& reader, OrganizationId id);
// In Danish alphabetical order.
std::vector<Body> ListBodies(sql::Reader& reader);
std::vector<Organization> ListOrganizations(sql::Reader& reader, std::optional<BodyId> body);

}  // namespace tovholder::people
