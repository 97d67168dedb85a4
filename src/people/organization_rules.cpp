// SPDX-License-Identifier: EUPL-1.2
#include "base/enum_names.h"
#include "people/organization.h"

namespace tovholder::people {
namespace {

constexpr EnumNames<BodyKind, 5> kBodyKinds{{{BodyKind::kMunicipality, "municipality"},
                                             {BodyKind::kHousingAssociation, "housing_association"},
                                             {BodyKind::kFund, "fund"},
                                             {BodyKind::kPolice, "police"},
                                             {BodyKind::kOther, "other"}}};

}  // namespace

std::string_view ToName(BodyKind kind) { return NameIn(kBodyKinds, kind); }
bool FromName(std::string_view name, BodyKind& kind) { return ValueIn(kBodyKinds, name, kind); }

}  // namespace tovholder::people
