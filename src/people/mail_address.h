// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/result.h"
#include "people/person.h"
#include "sql/database.h"

// Where mail to a person goes.
namespace tovholder::people {

// In place of the address that the person signs in with.
struct InvitationAddress {
  Id<InvitationAddress> id;
  PersonId person;
  std::string email;
};
BOOST_DESCRIBE_STRUCT(InvitationAddress, (), (id, person, email))

// What was typed for the person, whether or not he has an account; "" for nothing.
std::string FindOwnMailAddress(sql::Reader& reader, PersonId person);
// The own one, else that of the account; "" for nowhere.
std::string FindMailAddress(sql::Reader& reader, PersonId person);
// Error: post.bad_address {address}. An empty one takes it back.
Result<void> PutMailAddress(sql::Transaction& transaction, PersonId person, std::string_view email);

}  // namespace tovholder::people
