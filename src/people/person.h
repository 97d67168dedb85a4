// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "people/organization.h"
#include "sql/database.h"

namespace tovholder::people {

struct Person;
struct Membership;
using PersonId = Id<Person>;

// Somebody who takes part. Users of the program are another thing: see user.h.
struct Person {
  PersonId id;
  std::string name;
  std::string folded;    // Fold(name), by which one is found
  std::string sort_key;  // DanishSortKey of surname, then first names
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, name, folded, sort_key))

// A person in an organization for a time.
struct Membership {
  Id<Membership> id;
  OrganizationId organization;
  PersonId person;
  std::string role;   // "formand", "medlem", … as shown
  std::string party;  // letter
  std::optional<Date> from_date;
  std::optional<Date> to_date;
  std::optional<PersonId> deputy;
};
BOOST_DESCRIBE_STRUCT(Membership, (), (id, organization, person, role, party, from_date, to_date, deputy))

PersonId FindOrCreatePerson(sql::Transaction& transaction, std::string_view name);
std::optional<Person> FindPerson(sql::Reader& reader, PersonId id);
std::vector<Person> ListPersons(sql::Reader& reader, int limit, int offset);
std::vector<Membership> ListMemberships(sql::Reader& reader, OrganizationId organization);
std::vector<Membership> ListMembershipsOf(sql::Reader& reader, PersonId person);

}  // namespace tovholder::people
