// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "people/membership.h"
#include "people/viewer.h"

namespace tovholder::people {
namespace {

struct RoleRule {
  Role value;
  std::string_view name;
  Access reads;
  Access does;
};
constexpr std::array<RoleRule, 5> kRoles{{
    {Role::kOutsider, "outsider", Access::kEverybody, Access::kEverybody},
    {Role::kReader, "reader", Access::kReader, Access::kReader},
    {Role::kSecretary, "secretary", Access::kSecretary, Access::kSecretary},
    {Role::kAdministrator, "administrator", Access::kAdministrator, Access::kAdministrator},
    {Role::kAuditor, "auditor", Access::kAdministrator, Access::kOwnAccount},
}};

// Who sees it everywhere, and from which role on those do whose organization it is.
struct VisibilityRule {
  Visibility value;
  std::string_view name;
  Access everywhere;
  OrganizationRole within;
};
constexpr std::array<VisibilityRule, 4> kVisibilities{{
    {Visibility::kPublic, "public", Access::kEverybody, OrganizationRole::kNone},
    {Visibility::kInternal, "internal", Access::kReader, OrganizationRole::kReader},
    {Visibility::kDraft, "draft", Access::kSecretary, OrganizationRole::kSecretary},
    {Visibility::kClosed, "closed", Access::kSecretary, OrganizationRole::kMember},
}};

const RoleRule& RuleOf(Role role) { return kRoles[static_cast<std::size_t>(role)]; }
const VisibilityRule& RuleOf(Visibility visibility) { return kVisibilities[static_cast<std::size_t>(visibility)]; }

template <class Rules, class Value>
bool FindNamed(const Rules& rules, std::string_view name, Value& value) {
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const auto& rule) { return rule.name == name; });
  if (found == rules.end()) return false;
  value = found->value;
  return true;
}

std::string InQuotes(std::string_view name) { return "'" + std::string(name) + "'"; }

// "3, 7": where the viewer holds at least that role; "" for nowhere.
std::string HeldIds(const Viewer& viewer, OrganizationRole least) {
  std::vector<std::string> ids;
  for (const HeldRole& held : viewer.held) {
    if (held.role >= least) ids.push_back(std::to_string(held.organization.value));
  }
  return Join(ids, ", ");
}

bool SeesWithin(const Viewer& viewer, Visibility visibility, OrganizationId organization) {
  return MaySee(viewer, visibility) || viewer.RoleIn(organization) >= RuleOf(visibility).within;
}

bool HoldsSomewhere(const Viewer& viewer, OrganizationRole least) {
  return std::any_of(viewer.held.begin(), viewer.held.end(), [&](const HeldRole& one) { return one.role >= least; });
}

// An auditor who is a member as well still changes nothing.
bool MayAct(const Viewer& viewer, OrganizationId organization, OrganizationRole least) {
  if (viewer.May(Access::kSecretary)) return true;
  return viewer.May(Access::kReader) && viewer.RoleIn(organization) >= least;
}

}  // namespace

std::string_view ToName(Role role) { return RuleOf(role).name; }
bool FromName(std::string_view name, Role& role) { return FindNamed(kRoles, name, role); }

bool Viewer::May(Access asked) const {
  return RuleOf(role).does >= asked && (!owes_second_factor || asked <= Access::kSecondFactor);
}
bool Viewer::MayRead(Access asked) const {
  return RuleOf(role).reads >= asked && (!owes_second_factor || asked <= Access::kSecondFactor);
}

OrganizationRole Viewer::RoleIn(OrganizationId organization) const {
  const auto found =
      std::find_if(held.begin(), held.end(), [&](const HeldRole& one) { return one.organization == organization; });
  return found == held.end() ? OrganizationRole::kNone : found->role;
}

OrganizationRole OrganizationRoleOf(MembershipRole role) {
  switch (role) {
    case MembershipRole::kChair:
      return OrganizationRole::kChair;
    case MembershipRole::kSecretary:
      return OrganizationRole::kSecretary;
    case MembershipRole::kMember:
    case MembershipRole::kViceChair:
    case MembershipRole::kCoordinator:
      return OrganizationRole::kMember;
    case MembershipRole::kObserver:
      return OrganizationRole::kReader;
  }
  return OrganizationRole::kNone;
}

bool MayReadClosed(const Viewer& viewer, OrganizationId organization) {
  return SeesWithin(viewer, Visibility::kClosed, organization);
}

bool MayReadDrafts(const Viewer& viewer, OrganizationId organization) {
  return SeesWithin(viewer, Visibility::kDraft, organization);
}

bool MayEditAgenda(const Viewer& viewer, OrganizationId organization) {
  return MayAct(viewer, organization, OrganizationRole::kSecretary);
}

bool MayPropose(const Viewer& viewer, OrganizationId organization) {
  return MayAct(viewer, organization, OrganizationRole::kMember);
}

bool MayReadDrafts(const Viewer& viewer, const Owners& owners) { return MaySee(viewer, Visibility::kDraft, owners); }

bool MayEditAgenda(const Viewer& viewer, const Owners& owners) {
  return viewer.May(Access::kSecretary) ||
         std::any_of(owners.begin(), owners.end(), [&](OrganizationId one) { return MayEditAgenda(viewer, one); });
}

bool MayReadSomeDrafts(const Viewer& viewer) {
  return MaySee(viewer, Visibility::kDraft) || HoldsSomewhere(viewer, RuleOf(Visibility::kDraft).within);
}

bool MayEditSomeAgenda(const Viewer& viewer) {
  return viewer.May(Access::kSecretary) ||
         (viewer.May(Access::kReader) && HoldsSomewhere(viewer, OrganizationRole::kSecretary));
}

std::string_view ToName(Visibility visibility) { return RuleOf(visibility).name; }
bool FromName(std::string_view name, Visibility& visibility) { return FindNamed(kVisibilities, name, visibility); }

bool MaySee(const Viewer& viewer, Visibility visibility) { return viewer.MayRead(RuleOf(visibility).everywhere); }

bool MaySee(const Viewer& viewer, Visibility visibility, std::optional<OrganizationId> organization) {
  return organization ? SeesWithin(viewer, visibility, *organization) : MaySee(viewer, visibility);
}

bool MaySee(const Viewer& viewer, Visibility visibility, const Owners& owners) {
  return MaySee(viewer, visibility) || std::any_of(owners.begin(), owners.end(), [&](OrganizationId one) {
           return SeesWithin(viewer, visibility, one);
         });
}

std::string VisibleCondition(const Viewer& viewer, std::string_view column) {
  std::vector<std::string> names;
  for (const VisibilityRule& rule : kVisibilities) {
    if (viewer.MayRead(rule.everywhere)) names.push_back(InQuotes(rule.name));
  }
  return std::string(column) + " IN (" + Join(names, ", ") + ")";
}

std::string VisibleCondition(const Viewer& viewer, std::string_view visibility_column, std::string_view owned_by) {
  std::vector<std::string> ways{VisibleCondition(viewer, visibility_column)};
  for (const VisibilityRule& rule : kVisibilities) {
    if (viewer.MayRead(rule.everywhere)) continue;
    const std::string ids = HeldIds(viewer, rule.within);
    if (ids.empty()) continue;
    ways.push_back("(" + std::string(visibility_column) + " = " + InQuotes(rule.name) + " AND " +
                   ReplaceAll(owned_by, "{ids}", ids) + ")");
  }
  return ways.size() == 1 ? ways.front() : "(" + Join(ways, " OR ") + ")";
}

std::string AudienceOf(Visibility visibility, const Owners& owners) {
  std::string name(RuleOf(visibility).name);
  if (owners.empty() || visibility == Visibility::kPublic || visibility == Visibility::kInternal) return name;
  for (OrganizationId owner : owners) name.append(".").append(std::to_string(owner.value));
  return name + ".";
}

Visibility VisibilityOf(std::string_view audience) {
  Visibility visibility = Visibility::kClosed;
  FromName(audience.substr(0, audience.find('.')), visibility);
  return visibility;
}

std::string AudienceCondition(const Viewer& viewer, std::string_view column) {
  const std::string name(column);
  std::vector<std::string> ways{VisibleCondition(viewer, column)};
  for (const VisibilityRule& rule : kVisibilities) {
    const std::string begins = name + " LIKE '" + std::string(rule.name);
    if (viewer.MayRead(rule.everywhere)) {
      ways.push_back(begins + ".%'");
      continue;
    }
    for (const HeldRole& held : viewer.held) {
      if (held.role < rule.within) continue;
      std::string way = begins;
      way.append(".%' AND ").append(name).append(" LIKE '%.").append(std::to_string(held.organization.value));
      ways.push_back(way.append(".%'"));
    }
  }
  return "(" + Join(ways, " OR ") + ")";
}

}  // namespace tovholder::people
