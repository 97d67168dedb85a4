// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <utility>

#include "people/organization.h"

namespace tovholder::people {
namespace {

constexpr std::array<std::pair<BodyKind, std::string_view>, 5> kBodyKinds{
    {{BodyKind::kMunicipality, "municipality"},
     {BodyKind::kHousingAssociation, "housing_association"},
     {BodyKind::kFund, "fund"},
     {BodyKind::kPolice, "police"},
     {BodyKind::kOther, "other"}}};

}  // namespace

std::string_view ToName(BodyKind kind) { return kBodyKinds[static_cast<std::size_t>(kind)].second; }

bool FromName(std::string_view name, BodyKind& kind) {
  const auto found =
      std::find_if(kBodyKinds.begin(), kBodyKinds.end(), [&](const auto& one) { return one.second == name; });
  if (found == kBodyKinds.end()) return false;
  kind = found->first;
  return true;
}

}  // namespace tovholder::people
