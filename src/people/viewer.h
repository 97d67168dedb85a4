// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/id.h"

namespace tovholder::people {

struct User;
using UserId = Id<User>;

// What somebody may do in the installation. Each role may do what those before it may.
enum class Role { kOutsider, kReader, kSecretary, kAdministrator };
std::string_view ToName(Role role);
bool FromName(std::string_view name, Role& role);

// Who is looking. Every read of what may be closed or unpublished takes one.
struct Viewer {
  UserId user;  // none for an outsider
  std::string name;
  Role role = Role::kOutsider;

  bool signed_in() const { return static_cast<bool>(user); }
  bool May(Role needed) const { return role >= needed; }

  static Viewer Outsider() { return {}; }
  // The command line sees everything.
  static Viewer CommandLine() { return {UserId{}, "command line", Role::kAdministrator}; }
};

// How far out a thing is visible. Stored by name with every row that can be hidden.
enum class Visibility {
  kPublic,    // everybody
  kInternal,  // published, for readers who have signed in
  kDraft,     // not published yet: secretaries
  kClosed,    // a closed item: secretaries
};
std::string_view ToName(Visibility visibility);
bool FromName(std::string_view name, Visibility& visibility);

bool MaySee(const Viewer& viewer, Visibility visibility);

// The one place that says in SQL what a viewer may see: a condition on a column that holds a
// visibility, as text without parameters, e.g. "m.visibility IN ('public')".
std::string VisibleCondition(const Viewer& viewer, std::string_view column);

}  // namespace tovholder::people
