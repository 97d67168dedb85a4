// SPDX-License-Identifier: EUPL-1.2
#include "areas/area_change.h"
#include "areas/list_membership.h"
#include "base/enum_names.h"

namespace tovholder::areas {
namespace {

constexpr EnumNames<ListKind, 2> kListKinds{{{ListKind::kMinistry, "ministry"}, {ListKind::kPolice, "police"}}};
constexpr EnumNames<AreaChangeKind, 5> kChangeKinds{{{AreaChangeKind::kSplit, "split"},
                                                     {AreaChangeKind::kMerger, "merger"},
                                                     {AreaChangeKind::kEnlarged, "enlarged"},
                                                     {AreaChangeKind::kReduced, "reduced"},
                                                     {AreaChangeKind::kRenamed, "renamed"}}};
constexpr EnumNames<YearsInherited, 3> kInherited{
    {{YearsInherited::kUnsettled, "unsettled"}, {YearsInherited::kYes, "yes"}, {YearsInherited::kNo, "no"}}};

}  // namespace

std::string_view ToName(ListKind kind) { return NameIn(kListKinds, kind); }
bool FromName(std::string_view name, ListKind& kind) { return ValueIn(kListKinds, name, kind); }
std::string_view ToName(AreaChangeKind kind) { return NameIn(kChangeKinds, kind); }
bool FromName(std::string_view name, AreaChangeKind& kind) { return ValueIn(kChangeKinds, name, kind); }
std::string_view ToName(YearsInherited inherited) { return NameIn(kInherited, inherited); }
bool FromName(std::string_view name, YearsInherited& inherited) { return ValueIn(kInherited, name, inherited); }

}  // namespace tovholder::areas
