// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <string>

#include "base/enum_names.h"
#include "people/viewer.h"

namespace tovholder::people {
namespace {

constexpr EnumNames<Role, 4> kRoles{{{Role::kOutsider, "outsider"},
                                     {Role::kReader, "reader"},
                                     {Role::kSecretary, "secretary"},
                                     {Role::kAdministrator, "administrator"}}};
// With the least role that sees it.
struct VisibilityRule {
  Visibility visibility;
  std::string_view name;
  Role sees;
};
constexpr std::array<VisibilityRule, 4> kVisibilities{{{Visibility::kPublic, "public", Role::kOutsider},
                                                       {Visibility::kInternal, "internal", Role::kReader},
                                                       {Visibility::kDraft, "draft", Role::kSecretary},
                                                       {Visibility::kClosed, "closed", Role::kSecretary}}};

const VisibilityRule& RuleOf(Visibility visibility) { return kVisibilities[static_cast<std::size_t>(visibility)]; }

}  // namespace

std::string_view ToName(Role role) { return NameIn(kRoles, role); }
bool FromName(std::string_view name, Role& role) { return ValueIn(kRoles, name, role); }

std::string_view ToName(Visibility visibility) { return RuleOf(visibility).name; }

bool FromName(std::string_view name, Visibility& visibility) {
  const auto found =
      std::find_if(kVisibilities.begin(), kVisibilities.end(), [&](const auto& one) { return one.name == name; });
  if (found == kVisibilities.end()) return false;
  visibility = found->visibility;
  return true;
}

bool MaySee(const Viewer& viewer, Visibility visibility) { return viewer.May(RuleOf(visibility).sees); }

std::string VisibleCondition(const Viewer& viewer, std::string_view column) {
  std::string names;
  for (const VisibilityRule& rule : kVisibilities) {
    if (viewer.May(rule.sees)) names += (names.empty() ? "'" : ", '") + std::string(rule.name) + "'";
  }
  return std::string(column) + " IN (" + names + ")";
}

}  // namespace tovholder::people
