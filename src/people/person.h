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

// Somebody who takes part. Users of the program are another thing: see user.h.
struct Person {
  PersonId id;
  std::string name;
  std::string folded;    // Fold(name), by which one is found
  std::string sort_key;  // DanishSortKey of surname, then first names
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, name, folded, sort_key))

PersonId FindOrCreatePerson(sql::Transaction& transaction, std::string_view name);
std::optional<Person> FindPerson(sql::Reader& reader, PersonId id);
std::vector<Person> ListPersons(sql::Reader& reader, int limit, int offset);

}  // namespace tovholder::people
