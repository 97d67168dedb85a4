// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "contingency/circle.h"

namespace tovholder::contingency {
namespace {

bool Holds(const people::Viewer& viewer, const people::Owners& circle, people::OrganizationRole least) {
  return std::any_of(circle.begin(), circle.end(),
                     [&](people::OrganizationId one) { return viewer.RoleIn(one) >= least; });
}

}  // namespace

bool MaySee(const people::Viewer& viewer, const people::Owners& circle) {
  if (viewer.MayRead(people::Access::kSecretary)) return true;
  return viewer.MayRead(people::Access::kReader) && Holds(viewer, circle, people::OrganizationRole::kReader);
}

bool MayAct(const people::Viewer& viewer, const people::Owners& circle) {
  if (viewer.May(people::Access::kSecretary)) return true;
  return viewer.May(people::Access::kReader) && Holds(viewer, circle, people::OrganizationRole::kMember);
}

}  // namespace tovholder::contingency
