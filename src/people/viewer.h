// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "people/organization.h"

namespace tovholder::people {

struct User;
using UserId = Id<User>;

// What somebody is in the whole installation. An auditor reads everything and changes nothing.
enum class Role { kOutsider, kReader, kSecretary, kAdministrator, kAuditor };
std::string_view ToName(Role role);
bool FromName(std::string_view name, Role& role);

// What a page or an act asks for; each holds those before it. How much of it a role may read, and how much it may
// do, stands in viewer_rules.cpp alone.
enum class Access {
  kEverybody,
  kSecondFactor,   // setting up the own second factor, signing out
  kOwnAccount,     // password, second factor and sessions of whoever has signed in
  kReader,         // what is published for those who have signed in
  kSecretary,      // drafts and closed items of all organizations, imports, the log
  kAdministrator,  // users
};

// What somebody is in one organization today; each may what those before it may.
enum class OrganizationRole { kNone, kReader, kMember, kSecretary, kChair };

struct HeldRole {
  OrganizationId organization;
  OrganizationRole role = OrganizationRole::kNone;
  friend bool operator==(const HeldRole&, const HeldRole&) = default;
};

// Who is looking. Every read of what may be closed or unpublished takes one.
struct Viewer {
  UserId user;  // none for an outsider
  std::string name;
  Role role = Role::kOutsider;
  std::vector<HeldRole> held = {};  // today, each organization once
  // A second factor is demanded of him and he has none: until he has set one up, nothing else is his to see.
  bool owes_second_factor = false;

  bool signed_in() const { return static_cast<bool>(user); }
  bool May(Access asked) const;
  bool MayRead(Access asked) const;
  OrganizationRole RoleIn(OrganizationId organization) const;

  static Viewer Outsider() { return {}; }
  // The command line sees everything.
  static Viewer CommandLine() { return {UserId{}, "command line", Role::kAdministrator}; }
};

bool MayReadClosed(const Viewer& viewer, OrganizationId organization);
bool MayReadDrafts(const Viewer& viewer, OrganizationId organization);
// Chair and secretary of the organization, and the secretaries of the installation.
bool MayEditAgenda(const Viewer& viewer, OrganizationId organization);
// Members, and whoever may edit the agenda.
bool MayPropose(const Viewer& viewer, OrganizationId organization);

// Whose something is, where it may be of several: those who meet together. A role in one of them is enough. What is
// nobody's is for the installation's own roles.
using Owners = std::vector<OrganizationId>;
bool MayReadDrafts(const Viewer& viewer, const Owners& owners);
bool MayEditAgenda(const Viewer& viewer, const Owners& owners);
// Of any organization at all: who may begin a meeting, or see how one is begun.
bool MayReadSomeDrafts(const Viewer& viewer);
bool MayEditSomeAgenda(const Viewer& viewer);

// How far out a thing is visible. Stored by name with every row that can be hidden.
enum class Visibility {
  kPublic,    // everybody
  kInternal,  // published, for readers who have signed in
  kDraft,     // not published yet: who may edit it
  kClosed,    // a closed item: the organization's members
};
std::string_view ToName(Visibility visibility);
bool FromName(std::string_view name, Visibility& visibility);

// Of what belongs to no organization, and of what belongs to one.
bool MaySee(const Viewer& viewer, Visibility visibility);
bool MaySee(const Viewer& viewer, Visibility visibility, std::optional<OrganizationId> organization);
bool MaySee(const Viewer& viewer, Visibility visibility, const Owners& owners);

// The one place that says in SQL what a viewer may see: a condition on a column that holds a
// visibility, as text without parameters, e.g. "m.visibility IN ('public')".
std::string VisibleCondition(const Viewer& viewer, std::string_view column);
// The same for rows that organizations own: what they keep to themselves is seen by those who hold a role there.
// `owned_by` says that one of some organizations owns the row, with {ids} where their list belongs:
// "m.organization IN ({ids})".
std::string VisibleCondition(const Viewer& viewer, std::string_view visibility_column, std::string_view owned_by);

// Visibility and owners in one name, for whoever keeps no other columns: "closed.3.7.", "public".
std::string AudienceOf(Visibility visibility, const Owners& owners);
Visibility VisibilityOf(std::string_view audience);
// A condition on a column that holds such names.
std::string AudienceCondition(const Viewer& viewer, std::string_view column);

}  // namespace tovholder::people
