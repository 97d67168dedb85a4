// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "http/sessions.h"
#include "people/membership.h"
#include "people/organization.h"
#include "people/person.h"
#include "people/user_store.h"
#include "sql/records.h"

namespace tovholder::app {

using OrganizationsByName = std::map<std::string, people::OrganizationId, std::less<>>;

// Somebody who looks at meetings that Bestyrelsen and Følgegruppen hold together.
struct Looker {
  std::string_view name;
  std::optional<people::Role> role;  // none: an outsider
  std::string_view organization = {};
  people::MembershipRole membership = people::MembershipRole::kMember;
  bool former = false;
  // What is expected.
  bool reads_draft = false;
  bool reads_closed = false;
  bool edits = false;
};

inline constexpr Looker kLookers[] = {
    {"outsider", std::nullopt},
    {"reader", people::Role::kReader},
    {"observer", people::Role::kReader, "Bestyrelsen", people::MembershipRole::kObserver},
    {.name = "member", .role = people::Role::kReader, .organization = "Bestyrelsen", .reads_closed = true},
    {.name = "member_of_second_host",
     .role = people::Role::kReader,
     .organization = "Følgegruppen",
     .reads_closed = true},
    {.name = "former_member", .role = people::Role::kReader, .organization = "Bestyrelsen", .former = true},
    {.name = "former_chair",
     .role = people::Role::kReader,
     .organization = "Bestyrelsen",
     .membership = people::MembershipRole::kChair,
     .former = true},
    {"member_elsewhere", people::Role::kReader, "Beboerforum"},
    {"chair_elsewhere", people::Role::kReader, "Beboerforum", people::MembershipRole::kChair},
    {.name = "chair",
     .role = people::Role::kReader,
     .organization = "Bestyrelsen",
     .membership = people::MembershipRole::kChair,
     .reads_draft = true,
     .reads_closed = true,
     .edits = true},
    {.name = "secretary_of_second_host",
     .role = people::Role::kReader,
     .organization = "Følgegruppen",
     .membership = people::MembershipRole::kSecretary,
     .reads_draft = true,
     .reads_closed = true,
     .edits = true},
    {.name = "secretary", .role = people::Role::kSecretary, .reads_draft = true, .reads_closed = true, .edits = true},
    {.name = "auditor", .role = people::Role::kAuditor, .reads_draft = true, .reads_closed = true},
    {.name = "auditing_chair",
     .role = people::Role::kAuditor,
     .organization = "Bestyrelsen",
     .membership = people::MembershipRole::kChair,
     .reads_draft = true,
     .reads_closed = true},
    {.name = "administrator",
     .role = people::Role::kAdministrator,
     .reads_draft = true,
     .reads_closed = true,
     .edits = true}};

// Seats the looker, who has a role, and gives him an account.
inline people::UserId Seat(sql::Transaction& transaction, const Looker& looker,
                           const OrganizationsByName& organizations) {
  people::NewUser user{std::string(looker.name) + "@example.dk", std::string(looker.name), *looker.role};
  if (!looker.organization.empty()) {
    people::Membership membership;
    membership.organization = organizations.find(looker.organization)->second;
    membership.person = people::FindOrCreatePerson(transaction, looker.name);
    membership.role = looker.membership;
    if (looker.former) membership.to_date = ParseIsoDate("2020-12-31");
    sql::Create(transaction, "membership", membership);
    user.person = membership.person;
  }
  return people::CreateUser(transaction, user).value().id;
}

}  // namespace tovholder::app
