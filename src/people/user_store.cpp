// SPDX-License-Identifier: EUPL-1.2
#include "people/user_store.h"

#include <algorithm>

#include "base/sorting.h"
#include "base/text.h"
#include "http/sessions.h"
#include "people/access_rule.h"
#include "people/membership.h"
#include "sql/records.h"

namespace tovholder::people {
namespace {

constexpr std::string_view kTable = "user_account";

tl::unexpected<Error> NoSuchUser() { return Fail("people.no_such_user"); }

Result<void> CheckFree(sql::Reader& reader, const User& user) {
  const auto owner = reader.One<UserId>("SELECT id FROM user_account WHERE email = $1", user.email);
  if (owner && *owner != user.id) return Fail("people.email_taken", {{"email", user.email}});
  if (user.person && !FindPerson(reader, *user.person)) {
    return Fail("people.no_such_person", {{"name", std::to_string(user.person->value)}});
  }
  return CheckUser(user);
}

// Somebody must be left who can let others in.
bool IsLastAdministrator(sql::Reader& reader, const User& user) {
  if (user.role != Role::kAdministrator || user.disabled) return false;
  const auto others = reader.One<std::int64_t>(
      "SELECT count(*) FROM user_account WHERE role = $1 AND disabled = 0 AND id <> $2", Role::kAdministrator, user.id);
  return others.value_or(0) == 0;
}

bool IsActiveAdministrator(const User& user) { return user.role == Role::kAdministrator && !user.disabled; }

// Several memberships of one organization give the highest of their roles.
void Hold(std::vector<HeldRole>& held, HeldRole added) {
  const auto known = std::find_if(held.begin(), held.end(),
                                  [&](const HeldRole& one) { return one.organization == added.organization; });
  if (known == held.end()) {
    held.push_back(added);
  } else {
    known->role = std::max(known->role, added.role);
  }
}

}  // namespace

Result<User> CreateUser(sql::Transaction& transaction, const NewUser& wanted) {
  User user{{},           NormalEmail(wanted.email), CollapseSpace(wanted.name), wanted.role, false, transaction.now(),
            wanted.person};
  if (auto checked = CheckFree(transaction, user); !checked) return Pass(checked);
  sql::Create(transaction, kTable, user);
  return user;
}

Result<void> UpdateUser(sql::Transaction& transaction, User user) {
  const auto stored = FindUser(transaction, user.id);
  if (!stored) return NoSuchUser();
  user.email = NormalEmail(user.email);
  user.name = CollapseSpace(user.name);
  user.created = stored->created;
  if (auto checked = CheckFree(transaction, user); !checked) return checked;
  if (!IsActiveAdministrator(user) && IsLastAdministrator(transaction, *stored)) {
    return Fail("people.last_administrator");
  }
  sql::Update(transaction, kTable, user);
  return {};
}

std::optional<User> FindUser(sql::Reader& reader, UserId id) {
  return sql::Find<User>(reader, "FROM user_account WHERE id = $1", id);
}

std::optional<User> FindUserByEmail(sql::Reader& reader, std::string_view email) {
  return sql::Find<User>(reader, "FROM user_account WHERE email = $1", NormalEmail(email));
}

std::optional<User> FindUserOf(sql::Reader& reader, PersonId person) {
  return sql::Find<User>(reader, "FROM user_account WHERE person = $1 AND disabled = 0 ORDER BY id LIMIT 1", person);
}

std::vector<User> ListUsers(sql::Reader& reader) {
  auto users = sql::List<User>(reader, "FROM user_account ORDER BY id");
  SortByKey(users, [](const User& user) { return std::pair(user.disabled, DanishSortKey(user.name)); });
  return users;
}

std::vector<User> ListUsersNamed(sql::Reader& reader, std::string_view words) {
  std::vector<User> users = ListUsers(reader);
  for (const std::string_view word : Split(words, ' ')) {
    const std::string wanted = Fold(word);
    std::erase_if(users, [&](const User& user) {
      return Fold(user.name).find(wanted) == std::string::npos && Fold(user.email).find(wanted) == std::string::npos;
    });
  }
  return users;
}

Result<void> DisableUser(sql::Transaction& transaction, UserId id) {
  auto user = FindUser(transaction, id);
  if (!user) return NoSuchUser();
  user->disabled = true;
  if (auto updated = UpdateUser(transaction, *user); !updated) return updated;
  http::EndAllSessions(transaction, id.value, 0);
  transaction.Execute("DELETE FROM sign_in_link WHERE account = $1", id);
  transaction.Execute("DELETE FROM sign_in_ticket WHERE account = $1", id);
  return {};
}

Result<void> EnableUser(sql::Transaction& transaction, UserId id) {
  auto user = FindUser(transaction, id);
  if (!user) return NoSuchUser();
  user->disabled = false;
  return UpdateUser(transaction, *user);
}

User FindOrCreateAdministrator(sql::Transaction& transaction) {
  const auto first = sql::Find<User>(
      transaction, "FROM user_account WHERE role = $1 AND disabled = 0 ORDER BY id LIMIT 1", Role::kAdministrator);
  if (first) return *first;
  return CreateUser(transaction, {"administrator", "Administrator", Role::kAdministrator}).value();
}

std::vector<HeldRole> ListHeldRoles(sql::Reader& reader, PersonId person, Date day) {
  std::vector<HeldRole> held;
  reader.Each(
      "SELECT organization, role FROM membership WHERE person = $1 AND (from_date IS NULL OR from_date <= $2) "
      "AND (to_date IS NULL OR to_date >= $3) ORDER BY organization",
      [&](const sql::Row& row) {
        Hold(held, {row.Get<OrganizationId>(0), OrganizationRoleOf(row.Get<MembershipRole>(1))});
      },
      person, day, day);
  return held;
}

Viewer FindViewer(sql::Reader& reader, std::int64_t account, Date today) {
  if (account == 0) return Viewer::Outsider();
  const auto user = FindUser(reader, UserId{account});
  if (!user || user->disabled) return Viewer::Outsider();
  Viewer viewer{user->id, user->name, user->role};
  viewer.owes_second_factor = OwesSecondFactor(reader, *user);
  if (viewer.owes_second_factor) return viewer;
  if (user->person) viewer.held = ListHeldRoles(reader, *user->person, today);
  return viewer;
}

}  // namespace tovholder::people
