// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "people/user.h"
#include "sql/database.h"

namespace tovholder::people {

struct NewUser {
  std::string email;
  std::string name;
  Role role = Role::kReader;
  std::optional<PersonId> person = std::nullopt;
};
// Errors: those of CheckUser, people.email_taken {email}, people.no_such_person {name}.
Result<User> CreateUser(sql::Transaction& transaction, const NewUser& user);
// Errors: those of CheckUser, people.email_taken {email}, people.no_such_person {name}, people.no_such_user,
// people.last_administrator.
Result<void> UpdateUser(sql::Transaction& transaction, User user);

std::optional<User> FindUser(sql::Reader& reader, UserId id);
std::optional<User> FindUserByEmail(sql::Reader& reader, std::string_view email);
// Who signs in as that person; where several do, the first of those not disabled.
std::optional<User> FindUserOf(sql::Reader& reader, PersonId person);
// In Danish order of names, the disabled ones last.
std::vector<User> ListUsers(sql::Reader& reader);
// Those of them in whose name or e-mail each of the words stands.
std::vector<User> ListUsersNamed(sql::Reader& reader, std::string_view words);

// Ends all sessions, one-time links and half-done sign-ins as well. Errors: people.no_such_user,
// people.last_administrator.
Result<void> DisableUser(sql::Transaction& transaction, UserId id);
// Error: people.no_such_user.
Result<void> EnableUser(sql::Transaction& transaction, UserId id);

// The administrator who came first of those not disabled; made where there is none, as at the first start
// ("administrator", without a password: one signs in through a one-time link).
User FindOrCreateAdministrator(sql::Transaction& transaction);

// What the person is in which organizations on a day, by organization.
std::vector<HeldRole> ListHeldRoles(sql::Reader& reader, PersonId person, Date day);
// With the roles that the memberships of his person give him `today`. An outsider where nobody is signed in, or the
// user is disabled or gone.
Viewer FindViewer(sql::Reader& reader, std::int64_t account, Date today);

}  // namespace tovholder::people
