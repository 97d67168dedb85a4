// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "people/person.h"
#include "people/viewer.h"

namespace tovholder::people {

// Somebody who may sign in. One that is disabled stays, so that what he did keeps his name.
struct User {
  UserId id;
  std::string email;  // in lower case; what one signs in with
  std::string name;
  Role role = Role::kReader;
  bool disabled = false;
  Instant created;
  std::optional<PersonId> person = std::nullopt;  // whose memberships give roles in organizations
};
BOOST_DESCRIBE_STRUCT(User, (), (id, email, name, role, disabled, created, person))

// As it is stored and compared.
std::string NormalEmail(std::string_view email);

// What is wrong with it, before anything is stored: people.bad_email {email}, people.no_name,
// people.bad_role {role} for a role that nobody can sign in with.
Result<void> CheckUser(const User& user);

}  // namespace tovholder::people
