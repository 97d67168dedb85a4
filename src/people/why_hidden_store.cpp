// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "people/organization_store.h"
#include "people/why_hidden.h"

namespace tovholder::people {
namespace {

constexpr std::size_t kNamed = 3;  // of the viewer's organizations; a sentence is no list

std::string OrganizationName(sql::Reader& reader, OrganizationId id) {
  const auto organization = FindOrganization(reader, id);
  return organization ? organization->name : std::string();
}

// The highest roles first.
std::vector<Explanation::Elsewhere> NameRoles(sql::Reader& reader, const Viewer& viewer) {
  std::vector<HeldRole> held = viewer.held;
  std::stable_sort(held.begin(), held.end(), [](const HeldRole& a, const HeldRole& b) { return a.role > b.role; });
  if (held.size() > kNamed) held.resize(kNamed);
  std::vector<Explanation::Elsewhere> named;
  named.reserve(held.size());
  for (const HeldRole& one : held) named.push_back({OrganizationName(reader, one.organization), one.role});
  return named;
}

Explanation::What WhatFor(Visibility visibility) {
  switch (visibility) {
    case Visibility::kDraft:
      return Explanation::What::kDraft;
    case Visibility::kClosed:
      return Explanation::What::kClosed;
    case Visibility::kPublic:
    case Visibility::kInternal:
      break;
  }
  return Explanation::What::kInternal;
}

Explanation::What WhatFor(const Viewer& viewer, Access asked) {
  if (viewer.MayRead(asked)) return Explanation::What::kChangesNothing;
  switch (asked) {
    case Access::kAdministrator:
      return Explanation::What::kNeedsAdministrator;
    case Access::kSecretary:
      return Explanation::What::kNeedsSecretary;
    case Access::kEverybody:
    case Access::kSecondFactor:
    case Access::kOwnAccount:
    case Access::kReader:
      break;
  }
  return Explanation::What::kNeedsUser;
}

}  // namespace

Explanation WhyHidden(sql::Reader& reader, const Viewer& viewer, Visibility visibility,
                      std::optional<OrganizationId> organization) {
  return {.what = WhatFor(visibility),
          .organization = organization ? OrganizationName(reader, *organization) : std::string(),
          .role = viewer.role,
          .elsewhere = NameRoles(reader, viewer)};
}

Explanation WhyRefused(sql::Reader& reader, const Viewer& viewer, Access asked) {
  return {.what = WhatFor(viewer, asked), .role = viewer.role, .elsewhere = NameRoles(reader, viewer)};
}

}  // namespace tovholder::people
