// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "people/organization.h"
#include "people/person.h"
#include "people/viewer.h"
#include "sql/database.h"

// Organizations and persons by the meetings that the viewer may see.
namespace tovholder::portal {

struct OrganizationRow {
  people::Organization organization;
  std::string body_name;
  std::int64_t meetings = 0;
  std::optional<Date> first;
  std::optional<Date> last;
};
// In Danish alphabetical order of body, then name.
std::vector<OrganizationRow> ListActiveOrganizations(sql::Reader& reader, const people::Viewer& viewer);
std::optional<OrganizationRow> FindActiveOrganization(sql::Reader& reader, const people::Viewer& viewer,
                                                      people::OrganizationId id);

struct PersonRow {
  people::Person person;
  std::int64_t meetings = 0;  // at which the person was listed
  std::int64_t away = 0;      // of these with an apology or absent
  std::optional<Date> last;
};
// Listed at meetings of the organization; most meetings first.
std::vector<PersonRow> ListPersonsOf(sql::Reader& reader, const people::Viewer& viewer, people::OrganizationId id);
// In alphabetical order of last names.
std::vector<PersonRow> ListActivePersons(sql::Reader& reader, const people::Viewer& viewer, int limit, int offset);
std::int64_t CountActivePersons(sql::Reader& reader, const people::Viewer& viewer);
std::optional<PersonRow> FindActivePerson(sql::Reader& reader, const people::Viewer& viewer, people::PersonId id);

// Where a person took part, newest first.
struct PersonOrganization {
  people::OrganizationId id;
  std::string name;
  std::int64_t meetings = 0;
  std::optional<Date> first;
  std::optional<Date> last;
};
std::vector<PersonOrganization> ListOrganizationsOf(sql::Reader& reader, const people::Viewer& viewer,
                                                    people::PersonId id);

}  // namespace tovholder::portal
