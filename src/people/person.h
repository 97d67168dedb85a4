// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "sql/database.h"

namespace tovholder::people {

struct Person;
using PersonId = Id<Person>;

// Somebody who takes part. Who may sign in is a user, see user.h, and may be one of them.
struct Person {
  PersonId id;
  std::string name;
  std::string folded;    // Fold(name), by which one is found
  std::string sort_key;  // DanishSortKey of surname, then first names
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, name, folded, sort_key))

PersonId FindOrCreatePerson(sql::Transaction& transaction, std::string_view name);
std::optional<Person> FindPerson(sql::Reader& reader, PersonId id);
// By the whole name, however it is spaced and capitalized.
std::optional<Person> FindPersonByName(sql::Reader& reader, std::string_view name);
std::vector<Person> ListPersons(sql::Reader& reader, int limit, int offset);

}  // namespace tovholder::people
